"""Errors carried forward where an own answer has fewer letters, and where only the written answer goes on from it."""

from __future__ import annotations

import pytest

from tests.bank.asked import answered, exercise

LOST = exercise(
    """
    id: slope, kind: partial, f: x^3 y, wrt: x
    id: there, kind: value, f: '{part.slope}', at: 'x=1, y=2', prompt: How much is it at $x=1$ and $y=2$?
    id: by-y, kind: partial, f: '{part.slope}', wrt: y, prompt: Differentiate it by $y$.
    id: both, kind: gradient, f: '{part.slope}', prompt: What is its gradient?
    """
)
"""∂/∂x x³y = 3x²y; who loses the y has 3x², which is 3 at (1, 2), and whose gradient is (6x, 0)."""

CHAIN = exercise(
    """
    id: outer, kind: expression, answer: 2*(3x + 1), prompt: The square alone?
    id: inner, kind: partial, f: 3x + 1, wrt: x
    id: both, kind: partial, f: (3x + 1)^2, wrt: x, answer: '({part.outer})*({part.inner})'
    """
)
"""2(3x + 1)·3."""


@pytest.mark.parametrize(
    ("part", "answer", "carried"),
    [
        ("there", "3", True),
        ("by-y", "0", True),
        ("both", "(6x, 0)", True),
        ("there", "6", False),  # the right answer is right
        ("both", "(6x y, 3x^2)", False),
    ],
)
def test_a_letter_that_was_lost_is_not_missed(part: str, answer: str, carried: bool) -> None:
    found = answered(LOST, answer, part, {"slope": "3x^2"})
    assert (found.kind, found.carried) == ("right", carried)


def test_with_a_lost_letter_another_answer_is_wrong() -> None:
    assert answered(LOST, "5", "there", {"slope": "3x^2"}).kind == "wrong"


@pytest.mark.parametrize(
    ("answer", "earlier", "kind", "carried"),
    [
        ("6(3x + 1)", {}, "right", False),
        ("9(3x + 1)", {}, "wrong", False),
        ("9(3x + 1)", {"outer": "3(3x + 1)"}, "right", True),
        ("2(3x + 1)", {"inner": "1"}, "right", True),
        ("6(3x + 1)", {"outer": "3(3x + 1)"}, "right", False),
        ("12(3x + 1)", {"outer": "3(3x + 1)", "inner": "4"}, "right", True),
        ("7x", {"outer": "3(3x + 1)"}, "wrong", False),
    ],
)
def test_a_written_answer_goes_on_from_own_ones(answer: str, earlier: dict[str, str], kind: str, carried: bool) -> None:
    found = answered(CHAIN, answer, "both", earlier)
    assert (found.kind, found.carried) == (kind, carried)


def test_the_question_stays_what_tutor_asked() -> None:
    found = answered(CHAIN, "9(3x + 1)", "both", {"outer": "3(3x + 1)"})
    assert found.posed.true is not None
    assert found.posed.prompt == found.posed.true.prompt
