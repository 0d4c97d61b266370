"""Signs and textbook forms of numbers, against values worked out by hand and against mpmath."""

from __future__ import annotations

from typing import Any

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor import parse
from tutor.expression.text import text
from tutor.expression.tree import Call, Expression, Negation, Number, Product, Quotient, Sum
from tutor.stationary.numbers.exactly import number_of, sign_of
from tutor.stationary.numbers.separation import separation_bits


@pytest.mark.parametrize(
    "typed",
    [
        "8*(1/sqrt(2))^2 - 4",
        "sqrt(2) + sqrt(3) - sqrt(5 + 2sqrt(6))",
        "ln(1/e) + 1",
        "sin(pi/3) - sqrt(3)/2",
        "e^(ln(2)) - 2",
        "e*(1/e) - 1",
        "cos(pi/7) - cos(2pi/7) + cos(3pi/7) - 1/2",
        "cbrt(2)*cbrt(4) - 2",
        "1/(1 + cbrt(2)) - (1 - cbrt(2) + cbrt(4))/3",
        "cbrt(2 + sqrt(5)) + cbrt(2 - sqrt(5)) - 1",
        "tan(pi/8) - sqrt(2) + 1",
        "sin(acos(1/3)) - 2sqrt(2)/3",
        "cosh(asinh(1)) - sqrt(2)",
        "atan(1) - pi/4",
        "acos(-1/2) - 2pi/3",
        "ln(6) - ln(2) - ln(3)",
        "e^(-1/2)*sqrt(e) - 1",
        "log2(8) - 3",
        "tanh(ln(2)) - 3/5",
        "sqrt(sqrt(2) - sqrt(2))",
        "root(32, 5) - 2",
        "sin(1)^2*0",
        "cos(1 + 2pi) - cos(1)",
        "sqrt(pi^2) - pi",
        "2^sqrt(2)*2^(-sqrt(2)) - 1",
    ],
)
def test_zero_is_proved(typed: str) -> None:
    assert sign_of(parse(typed)) == 0
    assert number_of(parse(typed)).exact == Number(parse("0").value)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "sign"),
    [
        ("sqrt(2) - 1", 1),
        ("sqrt(2) - 2", -1),
        ("e^pi - pi^e", 1),
        ("22/7 - pi", 1),
        ("sqrt(2) + sqrt(3) - sqrt(10)", -1),
        ("sqrt(10^40 + 1) - 10^20", 1),
        ("(sqrt(2) - 1)^60", 1),
        ("9^9^9", 1),
        ("-9^9^9", -1),
    ],
)
def test_sign(typed: str, sign: int) -> None:
    assert sign_of(parse(typed)) == sign


@pytest.mark.parametrize("typed", ["ln(0)", "sqrt(-1)", "1/(sqrt(2) - sqrt(2))", "x", "9^9^9 - 9^9^9 + erf(1)"])
def test_what_has_no_value_or_is_not_known_has_no_sign(typed: str) -> None:
    assert sign_of(parse(typed)) is None


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("(2 + sqrt(20))/4", "(1 + √5)/2"),
        ("1/sqrt(2)", "√2/2"),
        ("1/(sqrt(2) + sqrt(3))", "√3 − √2"),
        ("sin(pi/3)", "√3/2"),
        ("cos(pi/12)", "(√2 + √6)/4"),
        ("atan(1)", "π/4"),
        ("e^(ln(2))", "2"),
        ("e^(-1)", "1/e"),
        ("-e^(-1/2)/2", "−1/(2√e)"),
        ("ln(2) + ln(3)", "ln(6)"),
        ("ln(1/4)", "−2ln(2)"),
        ("ln(3/2)", "ln(3/2)"),
        ("-3ln(3/10) - 7ln(7/10)", "10ln(10) − 3ln(3) − 7ln(7)"),
        ("ln(123456789)", "ln(123456789)"),
        ("sqrt(3)^3/8", "3√3/8"),
        ("sqrt(3 + 2sqrt(2))", "1 + √2"),
        ("0.1 + 0.2", "0.3"),
        ("sqrt(2)*sqrt(pi)", "√(2π)"),
        ("cos(pi/8)*sin(pi/8)", "√2/4"),
        ("3*cbrt(16)", "6∛2"),
        ("asinh(1)", "ln(1 + √2)"),
        ("tan(1)", "tan(1)"),
        ("-2/11", "−2/11"),
    ],
)
def test_textbook_form(typed: str, shown: str) -> None:
    assert text(number_of(parse(typed)).shown) == shown


def test_a_long_form_is_left_in_decimals() -> None:
    primes = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
    found = number_of(parse(" + ".join(f"sqrt({prime})" for prime in primes)))
    assert found.exact is None
    assert found.decimal == mpmath.nstr(mpmath.fsum(map(mpmath.sqrt, primes)), 6)


@pytest.mark.parametrize("typed", ["sqrt(2)", "pi/3", "e^(-1/2)", "ln(7)", "(1+sqrt(5))/2", "sqrt(2+sqrt(2))/2"])
def test_ball_is_narrow(typed: str) -> None:
    assert number_of(parse(typed)).ball.rel_accuracy_bits() >= 190


def test_separation_bound_is_for_algebraic_numbers_only() -> None:
    assert separation_bits(parse("pi - 3")) is None
    assert separation_bits(parse("e")) is None


_numbers = st.integers(0, 9).map(lambda value: Number(parse(str(value)).value))  # type: ignore[attr-defined]


def _grown(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return st.one_of(
        st.tuples(inner, inner).map(Sum),
        st.tuples(inner, inner).map(Product),
        st.tuples(inner, inner).map(lambda pair: Quotient(*pair)),
        inner.map(Negation),
        inner.map(lambda one: Call("sqrt", (one,))),
        inner.map(lambda one: Call("cbrt", (one,))),
    )


@settings(max_examples=150, deadline=None)
@given(st.recursive(_numbers, _grown, max_leaves=6))
def test_the_textbook_form_is_the_number(formula: Expression) -> None:
    """The closed form against mpmath's value of the formula as it was."""
    with mpmath.workdps(60):
        _compare(formula)


def _compare(formula: Expression) -> None:
    expected = _by_mpmath(formula)
    found = number_of(formula)
    if expected is None:
        return
    sign = sign_of(formula)
    if abs(expected) > mpmath.mpf(10) ** -40:
        assert sign == (1 if expected > 0 else -1)
    elif sign is not None:
        assert sign == 0
    assert abs(mpmath.mpf(found.ball.mid().str(40, radius=False)) - expected) <= abs(expected) * mpmath.mpf(10) ** -35
    if found.exact is not None:
        shown = _by_mpmath(found.exact)
        assert shown is not None
        assert abs(shown - expected) <= (1 + abs(expected)) * mpmath.mpf(10) ** -35


def _by_mpmath(node: Expression) -> mpmath.mpf | None:
    """The value with 60 digits; None where a division or a root is near its edge."""
    found = [_by_mpmath(child) for child in node.children]
    parts: list[Any] = [part for part in found if part is not None]
    if len(parts) < len(found):
        return None
    match node:
        case Number(value=value):
            return mpmath.mpf(value.numerator) / value.denominator
        case Sum():
            return mpmath.fsum(parts)
        case Product():
            return mpmath.fprod(parts)
        case Negation():
            return -parts[0]
        case Quotient():
            return None if abs(parts[1]) < mpmath.mpf(10) ** -30 else parts[0] / parts[1]
        case Call(function="sqrt"):
            return None if parts[0] < mpmath.mpf(10) ** -30 else mpmath.sqrt(parts[0])
        case Call(function="cbrt"):
            return mpmath.sign(parts[0]) * mpmath.cbrt(abs(parts[0]))
        case Call(function="root"):
            return mpmath.sign(parts[0]) * mpmath.root(abs(parts[0]), int(parts[1]))
    raise AssertionError(node)
