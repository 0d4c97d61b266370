"""The lessons: what they say about points and directions is right, and what cannot be asked is refused with a mend."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from tests.derivation.asked import directional, facts, notes, place, tangent
from tutor.derivation.lesson import Lesson, Line, Lines
from tutor.derivation.lessons.at_point import length_of
from tutor.derivation.lessons.definition import definition_lesson
from tutor.derivation.lessons.gradient import gradient_lesson
from tutor.derivation.lessons.hessian import hessian_lesson
from tutor.derivation.lessons.partial import mixed_partial, partial_lesson
from tutor.derivation.lessons.rules import rule_lesson, rules_lesson
from tutor.derivation.lessons.simplified import simplified_block
from tutor.derivation.place import fresh, number_of, partial_at, value_at
from tutor.derivation.results import checker, gradient, hessian
from tutor.derivation.subject import subject, with_all_variables
from tutor.errors import CheckFailed, Unanswerable
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.render.formats import FORMATS, render

x, y = Symbol("x"), Symbol("y")


def lines(lesson: Lesson) -> list[Line]:
    return [
        line
        for section in lesson.sections
        for block in section.blocks
        if isinstance(block, Lines)
        for line in block.lines
    ]


# A lesson of each kind, for what all of them must do.
LESSONS: dict[str, Callable[[], Lesson]] = {
    "gradient": lambda: gradient_lesson(gradient("x^2 y + sin(x y)"), "key", place("1, 2", "x y")),
    "partial": lambda: partial_lesson(mixed_partial(subject("x^3 y"), ["x", "y"]), "all", place("1, 2", "x y")),
    "higher": lambda: partial_lesson(mixed_partial(subject("x^3 y"), ["x", "x", "y"])),
    "definition": lambda: definition_lesson(mixed_partial(subject("x^2 y"), ["x"]), "key"),
    "hessian": lambda: hessian_lesson(hessian("x^3 + y^3 - 3x y"), "key", place("1, 1", "x y")),
    "directional": lambda: directional("x^2 y", "3, 4", "1, 2"),
    "tangent": lambda: tangent("x^2 + y^2", "1, 2"),
    "tangent in space": lambda: tangent("sin(x) y + z^2", "1, -2, 1/3"),
    "rules": rules_lesson,
    "table": lambda: rule_lesson("table"),
    "unknown": lambda: rule_lesson("unknown"),
    "many variables": lambda: gradient_lesson(gradient("+".join(f"z{k}^2" for k in range(12))), "none"),
}


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_is_written_in_every_format(name: str) -> None:
    lesson = LESSONS[name]()
    for form in FORMATS:
        assert render(lesson, form)


@pytest.mark.parametrize("name", LESSONS)
def test_what_is_claimed_is_checked(name: str) -> None:
    for line in lines(LESSONS[name]()):
        assert line.check is None or line.check.points or line.check.why_not


# At a point.


def test_the_gradient_at_a_point_is_exact_where_it_can_be() -> None:
    at = facts(gradient_lesson(gradient("x^2 y"), "none", place("3/2, 4", "x y")))["at"]
    assert at["gradient"] == {"x": "12", "y": "9/4"}  # type: ignore[index]
    assert at["length"] == "3*sqrt(265)/4"  # type: ignore[index]


def test_a_long_exact_value_gives_way_to_decimals() -> None:
    page = render(gradient_lesson(gradient("x^2 y + sin(x y)"), "none", place("1, 2", "x y")))
    assert "the unit direction ≈ (0.983435, 0.181261)" in page.replace("\n  ", " ")


def test_a_length_of_roots_is_worked_out() -> None:
    values = [number_of(parse(number)) for number in ("1", "-1", "sqrt(2)")]
    assert length_of(values).rational == 2


@pytest.mark.parametrize(
    ("formula", "shown"), [("17/sqrt(17)", "√17"), ("4/sqrt(17)", "4/√17"), ("-6/sqrt(3)", "−2√3")]
)
def test_a_root_that_divides_leaves_the_denominator(formula: str, shown: str) -> None:
    exact = number_of(parse(formula)).exact
    assert exact is not None
    assert text(exact) == shown


@pytest.mark.parametrize(
    ("function", "at"), [("ln(x) + y", "-1, 2"), ("1/x + y", "0, 1"), ("|x| + y", "0, 1"), ("sqrt(x) + y", "0, 1")]
)
def test_no_gradient_at_a_hole_an_edge_or_a_kink(function: str, at: str) -> None:
    with pytest.raises(Unanswerable) as caught:
        gradient_lesson(gradient(function), "none", place(at, "x y"))
    assert caught.value.mend


def test_a_missing_value_is_named() -> None:
    with pytest.raises(Unanswerable, match="for y") as caught:
        gradient_lesson(gradient("x y"), "none", {x: parse("1")})
    assert "x=1, y=1" in caught.value.mend


def test_a_false_derivative_does_not_pass() -> None:
    with pytest.raises(CheckFailed):
        partial_at(parse("x^2"), x, parse("3x"), {x: parse("1")}, "∂f/∂x")


def test_data_cannot_be_guessed() -> None:
    with pytest.raises(Unanswerable, match="numbers for"):
        value_at(parse("s sum(i, a_i)"), {Symbol("s"): parse("1")}, "f")


def test_a_function_that_nobody_knows_has_no_value() -> None:
    with pytest.raises(Unanswerable, match="nobody knows the function g"):
        gradient_lesson(gradient("g(x, y)"), "none", place("1, 2", "x y"))
    assert "no table" in render(definition_lesson(mixed_partial(subject("g(x, y)"), ["x"]), "none"))


# Mixed derivatives.


def test_each_order_is_derived_from_the_one_before() -> None:
    first, second = mixed_partial(subject("x^3 y"), ["x", "y"])
    assert second.root.before.body == first.answer


def test_both_orders_are_shown_and_compared() -> None:
    lesson = partial_lesson(mixed_partial(subject("x^3 sin(y)"), ["x", "y"]))
    assert "mixed-agree" in notes(lesson)
    headings = [section.heading.key for section in lesson.sections if section.heading]
    assert headings == ["partial-of", "second-partial-of"] * 2


def test_the_same_letter_twice_is_not_compared() -> None:
    assert "mixed-agree" not in notes(partial_lesson(mixed_partial(subject("x^3"), ["x", "x"])))


@pytest.mark.parametrize("variables", [[], ["x"] * 40])
def test_a_senseless_order_is_refused(variables: list[str]) -> None:
    with pytest.raises(Unanswerable):
        mixed_partial(subject("x^2"), variables)


def test_a_letter_that_does_not_occur_is_a_variable_too() -> None:
    reading = with_all_variables(subject("x^2", ["z"]))
    assert [symbol.label for symbol in reading.variables] == ["x", "z"]
    assert str(mixed_partial(reading, ["z"])[0].answer) == "0"


# By definition.


def test_the_quotients_approach_the_derivative() -> None:
    lesson = definition_lesson(mixed_partial(subject("x^2 y"), ["x"]), "none", place("1, 2", "x y"))
    definition = facts(lesson)["definition"]
    assert definition["derivative"] == "4"  # type: ignore[index]
    quotients = definition["quotients"]  # type: ignore[index]
    assert [row["quotient"] for row in quotients][:2] == ["4.2", "4.02"]
    assert [Fraction(row["h"]) for row in quotients] == [Fraction(1, 10**power) for power in range(1, 7)]
    assert "definition-tenth" in notes(lesson)


def test_a_linear_function_has_one_quotient() -> None:
    assert "definition-exact" in notes(definition_lesson(mixed_partial(subject("3x + y"), ["x"]), "none"))


def test_the_step_is_a_letter_that_is_free() -> None:
    page = render(definition_lesson(mixed_partial(subject("h^2 i"), ["h"]), "none"))
    assert "f(h + k, i)" in page


def test_two_orders_have_no_single_limit() -> None:
    with pytest.raises(Unanswerable, match="one derivative"):
        definition_lesson(mixed_partial(subject("x y"), ["x", "y"]))


def test_a_function_without_points_has_no_table() -> None:
    page = render(definition_lesson(mixed_partial(subject("sqrt(-1 - x^2)"), ["x"])))
    assert "Not checked" in page
    assert "quotient −" not in page


# The Hessian.


def test_the_hessian_at_a_point() -> None:
    lesson = hessian_lesson(hessian("x^3 + y^3 - 3x y"), "none", place("1, 2", "x y"))
    found = facts(lesson)
    assert found["hessian"] == [["6*x", "-3"], ["-3", "6*y"]]
    assert found["at"]["hessian"] == [["6", "-3"], ["-3", "12"]]  # type: ignore[index]
    assert found["symmetric"] == 6
    assert set(found["partials"]) == {"x,x", "x,y", "y,x", "y,y"}  # type: ignore[call-overload]


def test_one_variable_needs_no_symmetry() -> None:
    assert "symmetric" not in notes(hessian_lesson(hessian("x^3")))


# SymPy's simplification.


def test_a_simpler_form_is_one_more_checked_line() -> None:
    (derivation,) = mixed_partial(subject("(x^2 + x)/(x + 1)"), ["x"])
    plain = Lines(derivation.root.before, derivation.lines())
    block, answer = simplified_block(plain, derivation.answer, checker(derivation.reading))
    assert str(answer) == "1"
    assert block.lines[-1].reason[0].key == "simplified"
    assert block.lines[-1].check is not None
    assert block.lines[-1].check.points


def test_nothing_simpler_changes_nothing() -> None:
    (derivation,) = mixed_partial(subject("x^2"), ["x"])
    plain = Lines(derivation.root.before, derivation.lines())
    assert simplified_block(plain, derivation.answer, checker(derivation.reading)) == (plain, derivation.answer)


def test_running_out_of_time_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.expression.simplify.simplify", lambda *_: None)
    (derivation,) = mixed_partial(subject("x^2"), ["x"])
    plain = Lines(derivation.root.before, derivation.lines())
    block, answer = simplified_block(plain, derivation.answer, checker(derivation.reading))
    assert answer == derivation.answer
    assert block.lines[-1].reason[-1].key == "simplify-timeout"


def test_a_fresh_letter_is_never_in_use() -> None:
    assert fresh("uv", [Symbol("u"), Symbol("v"), Symbol("a")]) == Symbol("b")
