"""Exact fractions, and decimals to show."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb

from tutor.expression.exact import exact
from tutor.expression.figures import decimal
from tutor.expression.parser import parse
from tutor.expression.tree import Symbol

POINT = {Symbol("x"): Fraction(7, 10), Symbol("y"): Fraction(13, 10)}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x*y + 1/3", Fraction(7 * 13, 100) + Fraction(1, 3)),
        ("sqrt(9/4) + root(-8, 3) + cbrt(27)", Fraction(5, 2)),
        ("(4/9)^(-3/2)", Fraction(27, 8)),
        ("sin(0) + exp(0) + ln(1)", Fraction(1)),
        ("abs(-1/3) + sign(-x) + max(1/7, 1/3) + relu(-1)", Fraction(-1, 3)),
        ("sum(i=1..3, i/3)", Fraction(2)),
        ("Piecewise((x, x < y), (y, True))", Fraction(7, 10)),
        ("sqrt(2)", None),
        ("sin(1)", None),
        ("x^y", None),
        ("2^20000", None),
        ("0^(-1)", None),
        ("1^(10^90)", Fraction(1)),
    ],
)
def test_exact(source: str, expected: Fraction | None) -> None:
    assert exact(parse(source), POINT) == expected


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        ("0.7", 6, "0.7"), ("-3.58391234", 5, "-3.5839"), ("1200", 6, "1200"), ("123456789", 6, "123457000"),
        ("0.000012345", 3, "1.23e-5") , ("0.00012345", 3, "0.000123"), ("1e20", 6, "1e20"),
        ("-1.5e-30", 6, "-1.5e-30"), ("0", 6, "0"),
        ("nan", 6, "nan"), ("0.999999999", 4, "1"), ("2 +/- 0.1", 9, "2"),
    ],
)  # fmt: skip
def test_decimal(value: str, digits: int, expected: str) -> None:
    assert decimal(arb(value) if value != "nan" else arb.nan(), digits) == expected
