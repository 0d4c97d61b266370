"""Answers in later parts component by component, and points that are answers."""

from __future__ import annotations

import pytest

from tests.bank.asked import answered, exercise, plain
from tutor.bank.components import components, one_point
from tutor.bank.pose import pose
from tutor.errors import AuthorError

LENGTH = exercise(
    """
    id: g, kind: gradient, f: x^2 y, at: 'x=1, y=2'
    id: length, kind: number, value: 'sqrt({part.g.1}^2 + {part.g.2}^2)', prompt: 'How long is $({part.g})$?'
    id: to, kind: expression, answer: '(1 - 0.1*{part.g.1}, 2 - 0.1*{part.g.2})'
    """
)
"""The gradient of x²y at (1, 2) is (4, 1)."""

POINT = exercise(
    """
    id: s, kind: stationary, f: x^2 - 2x + y^2
    id: which, kind: classify, f: x^2 - 2x + y^2, at: '{part.s}'
    id: low, kind: value, f: x^2 - 2x + y^2, at: '{part.s}'
    id: slope, kind: partial, f: x^2 - 2x + y^2, wrt: x, at: 'x={part.s.1} + 2, y={part.s.2}'
    id: "on", kind: descent-step, f: x^2 + x + y^2, start: '{part.s}', rate: 0.1
    """
)
"""The only stationary point of (x − 1)² + y² − 1 is (1, 0), with the value −1."""


@pytest.mark.parametrize(
    ("part", "answer", "earlier"),
    [
        ("length", "sqrt(17)", {}),
        ("to", "(0.6, 1.9)", {}),
        ("length", "5", {"g": "(3, 4)"}),
        ("to", "(0.7, 1.6)", {"g": "(3, 4)"}),
        ("to", "(1.3, 2)", {"g": "(-3, 0)"}),
    ],
)
def test_a_later_part_takes_single_components(part: str, answer: str, earlier: dict[str, str]) -> None:
    found = answered(LENGTH, answer, part, earlier)
    assert (found.kind, found.carried) == ("right", bool(earlier))


def test_from_an_answer_without_components_nothing_is_carried_on_and_that_is_said() -> None:
    found = answered(LENGTH, "5", "length", {"g": "5"})
    assert (found.kind, found.carried) == ("wrong", False)
    assert plain(found.says).endswith(
        "Your answer to part g cannot be carried on, so this part is graded from the right answer to it."
    )


@pytest.mark.parametrize(
    ("part", "answer", "earlier"),
    [
        ("which", "minimum", {}),
        ("low", "-1", {}),
        ("slope", "4", {}),
        ("low", "4", {"s": "(0, 2)"}),
        ("low", "4", {"s": "x=0, y=2"}),
        ("which", "none of these", {"s": "{(0, 2)}"}),
        ("slope", "2", {"s": "(0, 2)"}),
        ("on", "(0.7, 0)", {}),
        ("on", "(-0.1, 1.6)", {"s": "(0, 2)"}),
    ],
)
def test_a_point_that_is_the_answer_can_be_gone_on_from(part: str, answer: str, earlier: dict[str, str]) -> None:
    found = answered(POINT, answer, part, earlier)
    assert (found.kind, found.carried) == ("right", bool(earlier))


@pytest.mark.parametrize(
    ("blank", "says"),
    [
        ("{part.g.3}", "has the components 1 to 2"),
        ("{part.g.0}", "has the components 1 to 2"),
        ("{part.n.1}", "the answer to part n is no vector"),
        ("{part.q.1}", "{part.q.1} is not known"),
    ],
)
def test_a_component_that_is_not_there(blank: str, says: str) -> None:
    parts = f"""
    id: g, kind: gradient, f: x^2 y, at: 'x=1, y=2'
    id: n, kind: number, value: 1
    id: v, kind: number, value: '{blank}'
    """
    with pytest.raises(AuthorError) as caught:
        pose(exercise(parts))
    assert says in caught.value.message
    assert caught.value.spot is not None
    assert caught.value.spot.line == 12


def test_components_are_split_at_commas_of_their_own() -> None:
    assert components("(2x, f(1, y), {1, 2})") == ("2x", "f(1, y)", "{1, 2}")
    assert [components(text) for text in ("2x", "(2x)", "(1, 2)*(3, 4)", "[[1, 2], [3, 4]]", "none", "")] == [()] * 6
    assert [one_point(text) for text in ("{(1, 0)}", "{2}", "{1, 2}", "{}", "(1, 0)")] == [
        "(1, 0)", "2", "{1, 2}", "", "(1, 0)",
    ]  # fmt: skip


def test_a_vector_in_a_formula_is_told_to_be_written_by_components() -> None:
    parts = """
    id: g, kind: gradient, f: x^2 y, at: 'x=1, y=2'
    id: to, kind: expression, answer: '(1, 2) - 0.1*{part.g}', prompt: Where to?
    """
    with pytest.raises(AuthorError) as caught:
        pose(exercise(parts))
    assert caught.value.message.startswith("{part.g} is a vector, (4, 1), and cannot be read where it stands.")
    assert caught.value.mend == "Write its components one by one: {part.g.1}, {part.g.2}."
