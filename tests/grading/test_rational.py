"""Fractions of polynomials, decided exactly. The rows are worked out by hand; Python's fractions are the oracle."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.expression.exact import Point, exact
from tutor.expression.parser import parse
from tutor.expression.tree import Expression, Symbol
from tutor.grading.equality import Kind
from tutor.grading.rational import rational_difference

EQUAL, DIFFERENT, NARROWER, WIDER = Kind.EQUAL, Kind.DIFFERENT, Kind.NARROWER, Kind.WIDER
X, Y = Symbol("x"), Symbol("y")

ROWS = [
    # (answer, model, kind)
    ("(x + 1)^2", "x^2 + 2x + 1", EQUAL),
    ("x^2 - y^2", "(x - y)(x + y)", EQUAL),
    ("x^3 - 1", "(x - 1)(x^2 + x + 1)", EQUAL),
    ("1.3**2", "1.69", EQUAL),
    ("0.1 + 0.2", "0.3", EQUAL),
    ("1/3", "0.3333333333333333", DIFFERENT),
    ("2^(-3) x", "x/8", EQUAL),
    ("x^2.0", "x x", EQUAL),
    ("x^(1 + 1)", "x^2", EQUAL),
    ("x^(6/2)", "x^3", EQUAL),
    ("(x^2)^3", "x^6", EQUAL),
    ("x^0", "1", EQUAL),
    ("0 x", "0", EQUAL),
    ("x - x", "0", EQUAL),
    ("7", "7.0", EQUAL),
    ("2x", "3x", DIFFERENT),
    ("x + 1", "x + 2", DIFFERENT),
    ("x y", "x z", DIFFERENT),
    ("x", "-x", DIFFERENT),
    ("(x + y)^2", "x^2 + y^2", DIFFERENT),
    ("x^2", "x^3", DIFFERENT),  # equal at 0 and 1
    ("x (x - 1)(x - 2)(x + 1)(x - 3)", "0", DIFFERENT),  # zero at many small numbers
    ("x + 0.000000000000000000000000000001", "x", DIFFERENT),
    ("1000000000000000000000 x + 1", "1000000000000000000000 x", DIFFERENT),
    # Denominators
    ("1/x", "x^(-1)", EQUAL),
    ("1/x", "x/x^2", EQUAL),
    ("1/(x y)", "1/x/y", EQUAL),
    ("1/x + 1/y", "(x + y)/(x y)", EQUAL),
    ("1/(x - 1) - 1/(x + 1)", "2/(x^2 - 1)", EQUAL),
    ("-1/x^2", "1/(-x^2)", EQUAL),
    ("(a/b)/(c/d)", "a d/(b c)", NARROWER),  # d must not be 0
    ("1/(1/x)", "x", NARROWER),
    ("(x^2 - 1)/(x - 1)", "x + 1", NARROWER),
    ("x + 1", "(x^2 - 1)/(x - 1)", WIDER),
    ("x y/y", "x", NARROWER),
    ("x/x", "1", NARROWER),
    ("1/x - 1/x", "0", NARROWER),
    ("0/x", "0", NARROWER),
    ("x^(-1) x", "1", NARROWER),
    ("(x/(x + 1))^0", "1", NARROWER),
    ("x (x^3 - 2)/(x^3 - 2)", "x", NARROWER),  # at the cube root of 2, which is not rational
    ("x (x^2 - 2)/(x^2 - 2)", "x", NARROWER),
    ("x (x^4 - 3x^2 + 1)/(x^4 - 3x^2 + 1)", "x", NARROWER),  # four real roots, none of them rational
    ("x (x - y)/(x - y)", "x", NARROWER),
    ("x (x^2 - y^2 - 1)/(x^2 - y^2 - 1)", "x", NARROWER),
    ("x (x^2 + y^2)/(x^2 + y^2)", "x", NARROWER),  # at the origin only
    ("x (x^2 + y^2 - 1)/(x^2 + y^2 - 1)", "x", NARROWER),
    ("x (x^50 - 1)/(x^50 - 1)", "x", NARROWER),
    ("x (x^90 - 1)/(x^90 - 1)", "x", None),  # too much work, so not decided so
    ("x (x^90 - 1)/(x^90 - 1)", "(x^91 - x)/(x^90 - 1)", EQUAL),
    ("x (x^2 + 1)/(x^2 + 1)", "x", EQUAL),  # x² + 1 is never 0
    ("x (x^2 + x + 1)/(x^2 + x + 1)", "x", EQUAL),
    ("x (x^4 + 1)/(x^4 + 1)", "x", EQUAL),
    ("x (x^2 + y^2 + 1)/(x^2 + y^2 + 1)", "x", EQUAL),
    ("(x - 1)/(x - 1)", "(x^2 - 1)/(x^2 - 1)", WIDER),
    ("(x^2 - 1)^2/(x^2 - 1)^2", "(x + 1)/(x + 1) (x - 1)/(x - 1)", EQUAL),  # the same points are missing
    ("1/(2x)", "1/(4x) + 1/(4x)", EQUAL),
    ("1/(x - 1)", "1/(1 - x)", DIFFERENT),
    ("1/(x + 1)", "1/x + 1", DIFFERENT),
    ("x/(x - 1)", "1 + 1/(x - 1)", EQUAL),
    ("(x - 1)(x - 2)/((x - 1)(x - 2))", "(x - 2)/(x - 2)", NARROWER),
    ("(x - 1)/(x - 1)", "(x - 2)/(x - 2)", NARROWER),  # narrower here, wider there
    # π and e are letters of their own
    ("pi (x + 1)", "pi x + pi", EQUAL),
    ("e^2 - 1", "(e - 1)(e + 1)", EQUAL),
    ("pi/pi", "1", None),  # equal, but not shown so: it is a matter of where π is 0
    ("pi x", "e x", None),
    ("pi", "3.14159", None),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "model", "kind"), ROWS)
def test_the_kind_is_the_one_worked_out_by_hand(answer: str, model: str, kind: Kind | None) -> None:
    found = rational_difference(parse(answer), parse(model))
    assert (found and found.kind) == kind
    if found is not None and found.kind is DIFFERENT:
        assert found.witness is not None
        values = exact(parse(answer), found.witness), exact(parse(model), found.witness)
        assert None not in values
        assert values[0] != values[1]
    if found is not None and found.witness is not None and found.kind in (NARROWER, WIDER):
        has = exact(parse(answer), found.witness) is not None, exact(parse(model), found.witness) is not None
        assert has == ((False, True) if found.kind is NARROWER else (True, False))


@pytest.mark.parametrize(
    ("answer", "model"),
    [
        ("sin(x)", "sin(x)"), ("sqrt(x)", "x"), ("x^(1/2)", "x"), ("x^y", "x"), ("2^x", "2^x"), ("x^0.5", "x"),
        ("|x|", "x"), ("sum(i, a_i)", "x"), ("x", "ln(x)"), ("e^x", "x"), ("2^(1/2)", "2"), ("x^pi", "x"),
    ],
)  # fmt: skip
def test_what_is_not_rational(answer: str, model: str) -> None:
    assert rational_difference(parse(answer), parse(model)) is None


@pytest.mark.parametrize(
    "text",
    [
        "(x+y+1)^2000", "9**9**9**9", "x^(10^90)", "9^9^9 x", "((((x+1)^9)^9)^9)^9", "(a+b+c+d+f+g+h)^40",
        "*".join(f"(x+{place})" for place in range(1, 800)), "+".join(f"1/(x+{place})" for place in range(1, 500)),
        f"({'9' * 90} x + {'7' * 90})^500",
    ],
    ids=lambda text: text[:20],
)  # fmt: skip
def test_what_is_too_large_is_left_alone(text: str) -> None:
    assert rational_difference(parse(text), parse("x + 1")) is None
    assert rational_difference(parse("x + 1"), parse(text)) is None


def test_long_but_harmless() -> None:
    up = "+".join(f"x^{power}" for power in range(1, 1_000))
    down = "+".join(f"x^{power}" for power in range(999, 0, -1))
    found = rational_difference(parse(up), parse(down))
    assert found is not None
    assert found.kind is EQUAL


def test_one_that_divides_by_zero_everywhere() -> None:
    found = rational_difference(parse("1/(x - x)"), parse("x"))
    assert found is not None
    assert (found.kind, found.thin) == (NARROWER, False)
    assert rational_difference(parse("x"), parse("1/(x - x)")) is None
    assert rational_difference(parse("1/0"), parse("1/0")) is None


@pytest.mark.parametrize(
    ("answer", "place", "witness"),
    [
        ("(x^2 - 1)/(x - 1)", "x - 1", {X: Fraction(1)}),
        ("(x + 1)(2x - 3)/(2x - 3)", "2x - 3", {X: Fraction(3, 2)}),
        ("(x + 1)(x^2 - 2)/(x^2 - 2)", "x^2 - 2", None),
    ],
)
def test_the_place_is_named_as_typed(answer: str, place: str, witness: Point | None) -> None:
    found = rational_difference(parse(answer), parse("x + 1"))
    assert found is not None
    assert found.place == (parse(f"{place} != 0"),)
    assert found.witness == witness


def test_only_points_that_count_are_named() -> None:
    def positive(point: Point) -> bool:
        return all(value > 0 for value in point.values())

    apart = rational_difference(parse("(x + 1)/(x^2 + x)"), parse("1/x"), positive)
    assert apart is not None
    assert apart.kind is EQUAL  # it has no value at −1, which does not count
    root = rational_difference(parse("x (x^2 - 2)/(x^2 - 2)"), parse("x"), positive)
    assert root is not None
    assert root.kind is NARROWER
    other = rational_difference(parse("x^2"), parse("x^3"), lambda point: point[X] < -100)
    assert other is not None
    assert other.kind is DIFFERENT


def test_a_difference_that_is_zero_at_every_short_number_is_seen() -> None:
    zeros = "*".join(f"(x - {p}/{q})" for p in range(-12, 13) for q in (1, 2, 3))
    found = rational_difference(parse(f"x + {zeros}".replace("- -", "+ ")), parse("x"))
    assert found is not None
    assert found.kind is DIFFERENT
    assert found.witness is not None


_SMALL = st.integers(-3, 3)


def _fraction(numbers: tuple[int, ...]) -> str:
    a, b, c, d, f = numbers
    return f"({a} x^2 + {b} x y + {c})/({d} y^2 + {f} x + 1)"


@given(st.tuples(*[_SMALL] * 5), st.tuples(*[_SMALL] * 5))
def test_against_values_in_fractions(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    trees = parse(_fraction(one)), parse(_fraction(other))
    found = rational_difference(*trees)
    assert found is not None
    agree = [_value(one, x, y) == _value(other, x, y) for x, y in _GRID if _both(one, other, x, y)]
    assert (found.kind is not DIFFERENT) == all(agree)
    _holds_at_witness(found.witness, found.kind, *trees)


def _holds_at_witness(witness: Point | None, kind: Kind, one: Expression, other: Expression) -> None:
    if witness is not None and kind is DIFFERENT:
        assert exact(one, witness) != exact(other, witness)


_GRID = [(Fraction(x, 7), Fraction(y, 11)) for x in range(-6, 7) for y in range(1, 7)]
"""13·6 points: a difference of two of the fractions has degree 4 at most in each letter, so it cannot vanish on all."""


def _both(one: tuple[int, ...], other: tuple[int, ...], x: Fraction, y: Fraction) -> bool:
    return all(numbers[3] * y * y + numbers[4] * x + 1 != 0 for numbers in (one, other))


def _value(numbers: tuple[int, ...], x: Fraction, y: Fraction) -> Fraction:
    a, b, c, d, f = numbers
    return (a * x * x + b * x * y + c) / (d * y * y + f * x + 1)
