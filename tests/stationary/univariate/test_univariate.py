"""Equations in one unknown, with solutions worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor import parse
from tutor.derivation.lesson import Lines, Note, phrase
from tutor.expression.numbers import rational_value
from tutor.expression.text import text
from tutor.expression.tree import Expression, Symbol
from tutor.render.words import say
from tutor.stationary.clock import Clock
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.numbers.inverse import invert
from tutor.stationary.system import Scope, Search, Solution, System
from tutor.stationary.univariate.solve import solve

X = Symbol("x")


def solved(*equations: str, conditions: tuple[str, ...] = ()) -> Solution | None:
    """The solution, in a box from −10 to 10 where nothing is solved by hand."""
    system = System((X,), tuple(map(parse, equations)), tuple(map(parse, conditions)))
    search = Search({X: (Fraction(-10), Fraction(10))}, False, Clock.of(20))
    return solve(system, search, Ledger())


def points(found: Solution | None) -> list[str]:
    assert found is not None
    return [text(spot.coordinates[X].shown) for spot in found.spots]


def families(found: Solution | None) -> list[str]:
    assert found is not None
    return [text(family.coordinates[X]) for family in found.families]


def words(found: Solution | None) -> str:
    """Everything that the sections say, and a check of every line on the way."""
    assert found is not None
    said = []
    for section in found.sections:
        for block in section.blocks:
            if isinstance(block, Note):
                said.append(say(block.phrase, text))
            elif isinstance(block, Lines):
                for line in block.lines:
                    assert line.check is None or line.check.points, text(line.right)
                    left = text(line.left) if isinstance(line.left, Expression) else ""
                    said.append(f"{left} {line.relation} {text(line.right)}")
                    said += [say(reason, text) for reason in line.reason]
    return "\n".join(said)


@pytest.mark.parametrize(
    ("equation", "expected"),
    [
        ("3x - 2", ["⅔"]),
        ("2x^2 - 3", ["−√6/2", "√6/2"]),
        ("x^2 + 3x + 2", ["−2", "−1"]),
        ("x^2 - x - 1", ["(1 − √5)/2", "(1 + √5)/2"]),
        ("x^2 + x + 1", []),
        ("x^4 - 10x^2 + 1", ["−√2 − √3", "√2 − √3", "√3 − √2", "√2 + √3"]),
        ("x^3 - x - 1", ["1.32472"]),
        ("x^3 - 2", ["∛2"]),
        ("x^6 - 7x^3 - 8", ["−1", "2"]),
        ("(x^2 - 2)^3 (x - 1)", ["−√2", "1", "√2"]),
        ("x^2 - 2pi", ["−√(2π)", "√(2π)"]),
        ("sqrt(2) x^2 - 3x + 1", ["√2 − 1", "(2 + √2)/2"]),
        ("ln(x) + 1", ["1/e"]),
        ("x (ln(x) + 1)", ["1/e"]),
        ("x^x (ln(x) + 1)", ["1/e"]),
        ("ln(x)^2 - 1", ["1/e", "e"]),
        ("ln(x^2 - 3)", ["−2", "2"]),
        ("ln(2x) + ln(x)", ["√2/2"]),
        ("log2(x) - ln(x)", ["1"]),
        ("e^(e^x) - 2", ["ln(ln(2))"]),
        ("x^sqrt(2) - 2", ["2^(√2/2)"]),
        ("e^x (x^2 - 2)", ["−√2", "√2"]),
        ("e^(2x) - 3e^x + 2", ["0", "ln(2)"]),
        ("e^x + e^(-x) - 2", ["0"]),
        ("2sinh(x) - cosh(x)", ["ln(3)/2"]),
        ("4^x - 2^x - 2", ["1"]),
        ("e^x + 1", []),
        ("e^(x^2) - 2", ["−√(ln(2))", "√(ln(2))"]),
        ("cosh(x) - 2", ["−ln(2 + √3)", "ln(2 + √3)"]),
        ("sigmoid(x) - 1/2", ["0"]),
        ("sin(x) - 2", []),
        ("sqrt(x) + 1", []),
        ("sqrt(x) - x + 2", ["4"]),
        ("sqrt(x + 1) - x + 1", ["3"]),
        ("sqrt(x^2 + 1) - 2x", ["√3/3"]),
        ("sqrt(x^2 + 1) + x", []),
        ("sqrt(x) + sqrt(x + 5) - 5", ["4"]),
        ("sqrt(x) + cbrt(x) - 2", ["1"]),
        ("1/sqrt(x) - x^2", ["1"]),
        ("cbrt(x - 1) + x - 3", ["2"]),
        ("abs(x - 1) - 2", ["−1", "3"]),
        ("x^(2/3) - 4", ["−8", "8"]),
        ("1/x - x", ["−1", "1"]),
        ("(x^2 - 1)/(x - 1)", ["−1"]),
        ("erf(x)", ["0"]),
        ("1", []),
        ("x^1000 - 2", ["−2^(1/1000)", "2^(1/1000)"]),
        ("1e30 x^2 - 1", ["−1/1000000000000000", "1/1000000000000000"]),
    ],
)
def test_points(equation: str, expected: list[str]) -> None:
    found = solved(equation)
    assert found is not None
    assert points(found) == expected
    assert families(found) == []
    assert found.scope is Scope.EVERYWHERE
    words(found)


@pytest.mark.parametrize(
    ("equation", "expected"),
    [
        ("cos(x) - 1/2", {"π/3 + 2kπ", "−π/3 + 2kπ"}),
        ("sin(x)", {"kπ"}),
        ("cos(x) + 1", {"π + 2kπ"}),
        ("tan(x) - 1", {"π/4 + kπ"}),
        ("sin(2x + 1)", {"−½ + kπ/2"}),
        ("sin(2pi x)", {"k/2"}),
        ("sin(x) cos(x)", {"kπ", "π/2 + kπ"}),
        ("sin(x) (cos(x)^2 - 1)", {"kπ"}),
        ("x sin(x)", {"kπ"}),
        ("2cos(3x)^2 - cos(3x) - 1", {"2π/9 + 2kπ/3", "−2π/9 + 2kπ/3", "2kπ/3"}),
        ("cos(x)/sin(x)", {"π/2 + kπ"}),
        ("e^(sin(x)) - 1", {"kπ"}),
        ("cos(x) - 1/3", {"acos(⅓) + 2kπ", "−acos(⅓) + 2kπ"}),
    ],
)
def test_families(equation: str, expected: set[str]) -> None:
    found = solved(equation)
    assert found is not None
    assert set(families(found)) == expected
    assert points(found) == []
    assert found.scope is Scope.EVERYWHERE
    words(found)


@pytest.mark.parametrize("equation", ["0", "x - x", "sin(x)^2*0"])
def test_an_equation_that_always_holds_leaves_the_unknown_free(equation: str) -> None:
    found = solved(equation)
    assert found is not None
    assert [family.free for family in found.families] == [(X,)]


@pytest.mark.parametrize(
    ("equations", "conditions", "expected"),
    [
        (("x^2 - 1", "x^2 - 3x + 2"), (), ["1"]),
        (("x^2 - 2", "x^4 - 4"), (), ["−√2", "√2"]),
        (("x - 1", "x - 2"), (), []),
        (("ln(x)", "x - 1"), (), ["1"]),
        (("ln(x)", "x - 2"), (), []),
        (("x^2 - 1",), ("x > 0",), ["1"]),
        (("ln(x) (x + 1)",), (), ["1"]),
        (("sqrt(x) (x - 2)",), ("x > 0",), ["2"]),
        (("x^5 - x - 1",), ("x < 1",), []),
        (("x^5 - x - 1", "x^10 - 2x^6 - 2x^5 + x^2 + 2x + 1"), (), ["1.1673"]),
    ],
)
def test_several_equations_and_conditions(
    equations: tuple[str, ...], conditions: tuple[str, ...], expected: list[str]
) -> None:
    assert points(solved(*equations, conditions=conditions)) == expected


def test_a_family_is_put_into_the_other_equation() -> None:
    assert families(solved("cos(x) - 1", "sin(x)")) == ["2kπ"]


def test_a_family_keeps_what_it_must_leave_out() -> None:
    found = solved("sin(x)/x")
    assert found is not None
    (family,) = found.families
    assert [text(condition) for condition in family.conditions] == ["x ≠ 0"]


def test_what_falls_away_is_said() -> None:
    assert "w = −1 falls away, because √x is never −1." in words(solved("sqrt(x) - x + 2"))
    assert "x = −√3/3 is a false root" in words(solved("sqrt(x^2 + 1) - 2x"))
    assert "x = −1 falls away: x > 0 does not hold there." in words(solved("x^2 - 1", conditions=("x > 0",)))
    assert "A sine lies between −1 and 1" in words(solved("sin(x) - 2"))


def test_the_quadratic_formula_is_written_out() -> None:
    said = words(solved("x^2 - x - 1"))
    assert "a = 1, b = −1, c = −1" in said
    assert "(−1)² − 4·1·(−1)" in said


def test_other_letters_are_left_to_others() -> None:
    assert solved("a x - 1") is None


def test_a_root_without_closed_form_knows_its_field() -> None:
    """At the real root of x³ = x + 1 the expression x⁵ − x⁴ − 1 is zero: x⁵ − x⁴ − 1 = (x³ − x − 1)(x² − x + 1)."""
    found = solved("x^3 - x - 1")
    assert found is not None
    (spot,) = found.spots
    assert spot.sign(parse("x^5 - x^4 - 1")) == 0
    assert spot.sign(parse("x - 1.3247")) == 1
    assert spot.coordinates[X].ball.rel_accuracy_bits() >= 190


def test_transcendental_equations_are_searched_in_the_box() -> None:
    """cos t = t at 0.739085 (Dottie's number); every other solution is complex."""
    found = solved("x (x - cos(x))")
    assert points(found) == ["0", "0.739085"]
    assert found is not None
    assert found.scope is Scope.BOX


def test_sixty_roots() -> None:
    found = solved("*".join(f"(x - {root})" for root in range(1, 61)))
    assert points(found) == [str(root) for root in range(1, 61)]


@pytest.mark.parametrize(
    ("function", "value", "expected"),
    [
        ("sin(u)", "1/2", ["π/6 + 2kπ", "5π/6 + 2kπ"]),
        ("cos(u)", "-1/2", ["2π/3 + 2kπ", "−2π/3 + 2kπ"]),
        ("tan(u)", "sqrt(3)", ["π/3 + kπ"]),
        ("sec(u)", "2", ["π/3 + 2kπ", "−π/3 + 2kπ"]),
        ("log10(u)", "2", ["100"]),
        ("tanh(u)", "1/2", ["ln(3)/2"]),
        ("tanh(u)", "1", []),
        ("softplus(u)", "ln(3)", ["ln(2)"]),
        ("atan(u)", "2", []),
        ("asin(u)", "pi/6", ["½"]),
        ("acosh(u)", "0", ["1"]),
        ("sqrt(u)", "-1", []),
        ("u^(-1/2)", "3", ["⅑"]),
        ("erf(u)", "1/2", None),
    ],
)
def test_inverse(function: str, value: str, expected: list[str] | None) -> None:
    found = invert(parse(function), number_of(parse(value)))
    if expected is None:
        assert found is None
        return
    assert found is not None
    assert [text(one.shown) for one in found.values] + [text(form) for form, _ in found.families] == expected
    assert (found.reason is None) == bool(expected)


def test_a_letter_in_use_never_stands_for_whole_numbers() -> None:
    found = invert(parse("sin(u)"), number_of(parse("0")), [Symbol("k")])
    assert found is not None
    assert [text(form) for form, _ in found.families] == ["mπ"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.fractions(-9, 9, max_denominator=6), min_size=1, max_size=4))
def test_planted_roots(planted: list[Fraction]) -> None:
    equation = "*".join(f"(x - ({root}))" for root in planted)
    found = solved(f"({equation})*(x^2 + 1)*e^x")
    assert found is not None
    values = [spot.coordinates[X].exact for spot in found.spots]
    assert [value is not None and rational_value(value) for value in values] == sorted(set(planted))


def test_the_label_stands_before_the_first_line() -> None:
    search = Search({X: (Fraction(-10), Fraction(10))}, False, Clock.of(20))
    label = phrase("plain", text="(2)")
    found = solve(System((X,), (parse("3x - 2"),)), search, Ledger(), label)
    assert found is not None
    (block,) = found.sections[0].blocks
    assert isinstance(block, Lines)
    assert [line.label for line in block.lines] == [label]


def test_a_family_that_solves_only_one_of_two_equations_is_said_to_fall_away() -> None:
    found = solved("sin(x)", "cos(x)")
    assert not families(found)
    assert "The whole family x = kπ falls away: cos(x) is not zero there." in words(found)
