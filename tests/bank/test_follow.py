"""Errors carried forward: a wrong answer counts once. The numbers are those of the lecture, worked out by hand."""

from __future__ import annotations

import pytest

from tests.bank.asked import DATA, answered, exercise, plain
from tutor.bank.pose import pose
from tutor.bank.ready import follows
from tutor.bank.schema.parts import Expression, Number

MINIMUM = exercise(
    """
    id: da, kind: partial, f: 3a^2 + b^2 - ab + a, wrt: a
    id: a, kind: isolate, equation: '{part.da} = 0', for: a, prompt: 'Solve ${part.da} = 0$.'
    id: b, kind: isolate, equation: '2b - {part.a} = 0', for: b
    id: twice, kind: number, value: '2*{part.b}'
    """
)
"""Question 1: 6a − b + 1 = 0 and 2b − a = 0, so a = (b − 1)/6, b = −1/11, a = −2/11."""

STEP = exercise(
    f"""
    id: slope-s, kind: loss-gradient, {DATA}, wrt: s, at: 's=1, b=0'
    id: slope-b, kind: loss-gradient, {DATA}, wrt: b, at: 's=1, b=0'
    id: s, kind: number, value: '1 - 0.01*{{part.slope-s}}'
    id: b, kind: number, value: '0 - 0.01*{{part.slope-b}}'
    id: to, kind: expression, answer: '({{part.s}}, {{part.b}})'
    """
)
"""Question 6: the gradient (−260, −114) at (1, 0), η = 0.01, so the step goes to (3.6, 1.14)."""


@pytest.mark.parametrize(
    ("part", "answer", "earlier", "kind", "carried"),
    [
        ("s", "3.6", {}, "right", False),
        ("s", "3.6", {"slope-s": "-260"}, "right", False),
        ("s", "-1.6", {"slope-s": "260"}, "right", True),  # 1 − 0.01·260
        ("s", "3.6", {"slope-s": "260"}, "right", False),  # the right answer is right
        ("s", "2", {"slope-s": "260"}, "wrong", False),
        ("b", "1.14", {"slope-s": "260"}, "right", False),  # it does not follow on from that
        ("b", "-1.14", {"slope-b": "114"}, "right", True),
        ("s", "-1.6", {"slope-s": "260 +"}, "wrong", False),  # what cannot be read is not carried on
        ("s", "-1.6", {"slope-s": ""}, "wrong", False),
        ("to", "(-1.6, 1.14)", {"slope-s": "260", "s": "-1.6"}, "right", True),  # two parts further on
        ("to", "(3.6, 1.14)", {"slope-s": "260", "s": "3.6"}, "right", False),
        ("to", "(2, 5)", {"s": "2", "b": "5"}, "right", True),
        ("to", "(3.6, 5)", {"s": "2", "b": "5"}, "wrong", False),
    ],
)
def test_the_step_of_question_6(part: str, answer: str, earlier: dict[str, str], kind: str, carried: bool) -> None:
    found = answered(STEP, answer, part, earlier)
    assert (found.kind, found.carried, found.credit) == (kind, carried, float(kind == "right"))


@pytest.mark.parametrize(
    ("part", "answer", "earlier", "kind", "carried"),
    [
        ("a", "(b - 1)/6", {}, "right", False),
        ("a", "b/6", {"da": "6a - b"}, "right", True),
        ("a", "a = b/6", {"da": "f_a = 6a - b"}, "right", True),
        ("a", "(b - 1)/6", {"da": "6a - b"}, "right", False),
        ("a", "b", {"da": "6a - b"}, "wrong", False),
        ("b", "-1/11", {}, "right", False),
        ("b", "1/11", {"a": "(b + 1)/6"}, "right", True),  # 12b = b + 1
        ("b", "0", {"da": "6a - b", "a": "b/6"}, "right", True),
        ("twice", "2/11", {"a": "(b + 1)/6", "b": "1/11"}, "right", True),
        ("twice", "-2/11", {"a": "(b + 1)/6", "b": "1/11"}, "right", False),
    ],
)
def test_the_minimum_of_question_1(part: str, answer: str, earlier: dict[str, str], kind: str, carried: bool) -> None:
    found = answered(MINIMUM, answer, part, earlier)
    assert (found.kind, found.carried) == (kind, carried)


@pytest.mark.parametrize(
    ("part", "answer", "earlier", "kind"),
    [
        ("a", "-1/6", {"da": "6a + 1"}, "right"),  # 6a + 1 = 0
        ("a", "1/6", {"da": "6a + 1"}, "wrong"),
        ("a", "0", {"da": "6a"}, "right"),
        ("b", "-1/12", {"da": "6a + 1", "a": "-1/6"}, "right"),  # 2b + 1/6 = 0
        ("b", "-1/12", {"da": "6a + 1"}, "right"),  # part a was skipped
        ("twice", "-1/6", {"da": "6a + 1"}, "right"),
        ("a", "0", {"da": "7"}, "wrong"),  # a guess
        ("a", "7", {"da": "a"}, "wrong"),
    ],
)
def test_an_own_answer_that_lost_a_letter_is_carried_on(
    part: str, answer: str, earlier: dict[str, str], kind: str
) -> None:
    found = answered(MINIMUM, answer, part, earlier)
    assert (found.kind, found.carried) == (kind, kind == "right")


SLOPE = exercise(
    """
    id: g, kind: partial, f: x^2 y, wrt: x
    id: h, kind: partial, f: '{part.g}', wrt: y, variables: [x, y]
    """
)
"""2xy, and its derivative 2x by y."""


@pytest.mark.parametrize(
    ("g", "h", "kind"),
    [("3", "0", "wrong"), ("x", "0", "wrong"), ("y", "1", "wrong"), ("2y", "2", "right"), ("xy", "x", "right")],
)
def test_a_number_or_a_letter_in_place_of_a_formula_earns_nothing_later(g: str, h: str, kind: str) -> None:
    found = answered(SLOPE, h, "h", {"g": g})
    assert (found.kind, found.carried) == (kind, kind == "right")
    if kind == "wrong":
        assert plain(found.says).endswith("graded from the right answer to it.")


@pytest.mark.parametrize(
    ("part", "answer", "earlier", "kind"),
    [
        ("to", "(-1.6, 1.14)", {"slope-s": "260"}, "right"),  # s was skipped
        ("to", "(3.6, 1.14)", {"slope-s": "260"}, "right"),
        ("to", "(1.6, 1.14)", {"slope-s": "260"}, "wrong"),
        ("to", "(-1.6, -1.14)", {"slope-s": "260", "slope-b": "114"}, "right"),
        ("to", "(2, -1.14)", {"slope-s": "260", "s": "2", "slope-b": "114"}, "right"),
        ("to", "(3.6, -1.14)", {"slope-s": "260", "s": "3.6", "slope-b": "114"}, "right"),
    ],
)
def test_a_part_that_was_skipped_breaks_no_chain(part: str, answer: str, earlier: dict[str, str], kind: str) -> None:
    assert answered(STEP, answer, part, earlier).kind == kind


def test_the_part_in_which_the_mistake_was_made_is_named() -> None:
    skipped = answered(STEP, "(-1.6, 1.14)", "to", {"slope-s": "260"})
    between = answered(STEP, "(-1.6, 1.14)", "to", {"slope-s": "260", "s": "-1.6"})
    for found in (skipped, between):
        assert "your own answer to part slope-s, which was wrong" in plain(found.says)


def test_that_nothing_was_carried_on_is_said_to_wrong_answers_alone() -> None:
    right, wrong = (answered(MINIMUM, text, "a", {"da": "7"}) for text in ("(b - 1)/6", "b"))
    unread = answered(STEP, "-1.6", "s", {"slope-s": "260 +"})
    assert "carried on" not in plain(right.says)
    assert "part da cannot be carried on" in plain(wrong.says)
    assert "part slope-s cannot be carried on" in plain(unread.says)
    later = answered(MINIMUM, "5", "b", {"da": "7"})
    assert "part da cannot be carried on" in plain(later.says)


@pytest.mark.parametrize(
    ("working", "answer", "kind"),
    [
        ("2(x + y)*d/dx(x + y)\n= 2(x + y)", "6", "right"),
        ("x + y", "3", "right"),
        ("2(x + y)*d/dx(x + y)\n= 2x", "2", "right"),
        ("2(x + y)*d/dx(x + y)", "3", "wrong"),
    ],
    ids=["right", "one line", "last line", "unfinished"],
)
def test_the_last_line_of_a_working_is_carried_on(working: str, answer: str, kind: str) -> None:
    located = exercise(
        """
        id: w, kind: steps, f: (x + y)^2, wrt: x
        id: v, kind: value, f: 'v(x, y) = {part.w}', at: 'x=1, y=2'
        """
    )
    assert answered(located, answer, "v", {"w": working}).kind == kind


def test_who_goes_on_rightly_in_another_form_goes_on_from_that() -> None:
    located = exercise(
        """
        id: a, kind: partial, f: (x + 1)^3, wrt: x
        id: b, kind: partial, f: '{part.a}', wrt: x, form: expanded
        id: c, kind: value, f: '{part.b}', at: x=1
        """
    )
    # (x + 1)² for 3(x + 1)²: then 2(x + 1), which is 2x + 2, and 4 at x = 1.
    assert answered(located, "2(x + 1)", "b", {"a": "(x + 1)^2"}).kind == "wrong-form"
    assert answered(located, "4", "c", {"a": "(x + 1)^2", "b": "2(x + 1)"}).carried


def test_it_is_said_that_the_mistake_counts_once() -> None:
    found = answered(STEP, "-1.6", "s", {"slope-s": "260"})
    assert plain(found.says).endswith(
        "You went on from your own answer to part slope-s, which was wrong. The mistake counts only there."
    )
    both = answered(STEP, "(2, 5)", "to", {"s": "2", "b": "5"})
    assert "your own answers to the parts s, b, which were wrong" in plain(both.says)
    wrong = answered(STEP, "2", "s", {"slope-s": "260"})
    assert plain(wrong.says).endswith("so this one is graded from what you had there.")


def test_the_question_shows_what_is_asked() -> None:
    right, own = (pose(MINIMUM, 0, earlier).part("a") for earlier in ({"da": "6a - b + 1"}, {"da": "6a - b"}))
    assert plain(right.prompt) == "Solve 6a − b + 1 = 0."
    assert (plain(own.prompt), own.own, own.made.key) == ("Solve 6a − b = 0.", (("da", "6*a - b"),), "b/6")
    assert own.true is not None
    assert plain(own.true.prompt) == plain(right.prompt)


@pytest.mark.parametrize(
    "da",
    ["0", "b - 1", "7", "a", "a^5 - a - b", "6a - b + 1", "6a - b + u"],
    ids=["nothing", "no a", "false", "nothing to solve", "cannot be solved", "right", "a letter of nowhere"],
)
def test_where_no_question_comes_of_an_answer_the_right_one_is_asked(da: str) -> None:
    found = pose(MINIMUM, 0, {"da": da}).part("a")
    assert (found.own, found.true, found.made.key) == ((), None, "(b - 1)/6")


def test_the_right_value_in_another_form_is_not_carried_on() -> None:
    located = exercise(
        """
        id: a, kind: partial, f: (x + 1)^2, wrt: x, form: expanded
        id: b, kind: partial, f: '{part.a}', wrt: x, variables: [x]
        """
    )
    assert pose(located, 0, {"a": "2(x + 1)"}).part("b").own == ()
    assert pose(located, 0, {"a": "3x^2"}).part("b").own == (("a", "3*x^2"),)


def test_a_known_mistake_with_the_right_numbers_is_still_named() -> None:
    located = exercise(
        """
        id: c, kind: number, value: 2
        id: d, kind: partial, f: 'sin({part.c}x)', wrt: x
        """
    )
    found = answered(located, "cos(2x)", "d", {"c": "3"})
    assert (found.kind, found.carried) == ("wrong", False)
    assert "chain-inner-dropped" in found.misconceptions


def test_a_rule_of_the_author_goes_on_from_the_own_answer_too() -> None:
    located = exercise(
        """
        id: g, kind: number, value: 0 - 260
        id: s, kind: number, value: '1 - 0.01*{part.g}', feedback: [{when: 'equals: 1 + 0.01*{part.g}', say: Uphill!}]
        """
    )
    assert "Uphill!" in plain(answered(located, "3.44", "s", {"g": "244"}).says)
    assert "Uphill!" in plain(answered(located, "-1.6", "s").says)


def test_what_stands_in_the_words_alone_is_not_followed() -> None:
    assert follows(Number(kind="number", prompt="Take {part.a}.", value="{part.b}", answer="{part.c}")) == ("b",)
    assert follows(Expression(kind="expression", answer="{part.c}")) == ("c",)


@pytest.mark.parametrize("da", ["9^9^9^9", "(" * 200, "a" * 2_000, "1/0", "{part.a}", "b\n= 2", "{1, 2}", "a = b = 1"])
def test_nothing_hostile_is_carried_on(da: str) -> None:
    found = pose(MINIMUM, 0, {"da": da})
    assert [part.own for part in found.parts] == [(), (), (), ()]
