"""Where only one of two expressions has a value: all the conditions that count there, none that follows from others."""

from __future__ import annotations

import pytest

from tutor import parse
from tutor.grading.defined import failure_at
from tutor.grading.equality import Kind
from tutor.grading.equivalence import equivalent
from tutor.grading.following import independent

PLACES = [
    ("4", "sqrt(x-1)^2 + sqrt(5-x)^2", ["x - 1 >= 0", "5 - x >= 0"]),
    ("x^2 + y^2", "e^(2ln x) + e^(2ln y)", ["x > 0", "y > 0"]),
    ("x + y + z", "sqrt(x)^2 + sqrt(y)^2 + sqrt(z)^2", ["x >= 0", "y >= 0", "z >= 0"]),
    ("x y z w", "e^(ln x + ln y + ln z + ln w)", ["x > 0", "y > 0", "z > 0", "w > 0"]),
    ("1/x", "1/x + (x-x)/sqrt(x-1)", ["x - 1 > 0"]),
    ("2x - 3", "sqrt(x-1)^2 + sqrt(x-2)^2", ["x - 2 >= 0"]),
    ("ln(x^2 - 1)", "ln(x-1) + ln(x+1)", ["x - 1 > 0"]),
    ("pi/2", "asin(x) + acos(x)", ["-1 <= x", "x <= 1"]),
    ("x", "sqrt(x)^2 + acosh(x) - acosh(x)", ["x >= 1"]),
    ("x", "x + 0*ln(ln(x))", ["ln(x) > 0"]),
    ("1", "ln(x)/ln(x)", ["x > 0", "ln(x) != 0"]),
    ("1", "sqrt(x)/sqrt(x)", ["x > 0"]),
    ("x", "e^(ln(x)) + 0/(x-2)", ["x > 0", "x - 2 != 0"]),
    ("2x + 5", "x^2/x + sqrt(x+5)^2", ["x != 0", "x + 5 >= 0"]),
    ("sin(x)", "tan(x) cos(x) + x/x - 1", ["cos(x) != 0", "x != 0"]),
    ("1", "cot(x) tan(x)", ["sin(x) != 0", "cos(x) != 0"]),
    ("1 + y", "tan(x)/tan(x) + sqrt(y)^2", ["cos(x) != 0", "tan(x) != 0", "y >= 0"]),
    ("2", "x/x + 2x/(2x)", ["x != 0"]),
    ("3", "x/x + x^2/x^2 + (x^2-x)/(x^2-x)", ["x^2 - x != 0"]),
    ("1000", "sqrt(x-1000)^2 + sqrt(2000-x)^2", ["x - 1000 >= 0", "2000 - x >= 0"]),
    ("sqrt(x y)", "sqrt(x) sqrt(y)", ["x >= 0", "y >= 0"]),
    ("asin(ln(x + y))", "asin(ln(x + sqrt(y)^2))", ["y >= 0"]),
    ("4n", "sum(i, sqrt(a_i - 1)^2 + sqrt(5 - a_i)^2)", ["a_i - 1 >= 0", "5 - a_i >= 0"]),
]


@pytest.mark.parametrize(("wide", "narrow", "conditions"), PLACES)
def test_every_condition_that_counts_is_named(wide: str, narrow: str, conditions: list[str]) -> None:
    expected = {parse(condition) for condition in conditions}
    found = equivalent(narrow, wide)
    assert found.kind is Kind.NARROWER
    assert set(found.place) == expected
    turned = equivalent(wide, narrow)
    assert turned.kind is Kind.WIDER
    assert set(turned.place) == expected


@pytest.mark.parametrize(("wide", "narrow"), [row[:2] for row in PLACES if "sum" not in row[1]])
def test_a_witness_lies_where_only_one_has_a_value(wide: str, narrow: str) -> None:
    witness = equivalent(narrow, wide).witness
    if witness is not None:
        assert failure_at(parse(narrow), witness.point) is not None
        assert failure_at(parse(wide), witness.point) is None


def test_a_branch_asks_only_where_it_is_taken() -> None:
    found = equivalent("Piecewise((x/x, x > -1), (1, True))", "1")
    assert [str(condition) for condition in found.place] == ["Ne(x, 0) | (x <= -1)"]


@pytest.mark.parametrize("nowhere", ["0/0", "x/x + 1/(x - x)", "z + 1/(y - y)"])
def test_what_has_a_value_nowhere_has_a_witness(nowhere: str) -> None:
    found = equivalent(nowhere, "x")
    assert found.kind is Kind.DIFFERENT
    assert found.witness is not None
    assert (found.witness.answer, found.witness.model is not None) == (None, True)


@pytest.mark.parametrize(
    ("conditions", "kept"),
    [
        ("x > 0; x >= 0; x != 0", "x > 0"),
        ("x > 0; y > 0; x y > 0", "x > 0; y > 0"),
        ("x - 1 != 0; 1 - x != 0; x^2 - 1 != 0", "x^2 - 1 != 0"),
        ("x <= 1; x <= 2; x >= -1", "x <= 1; x >= -1"),
        ("x >= 0; ln(x) > 0", "ln(x) > 0"),
        ("x >= 0; x - 1 != 0", "x >= 0; x - 1 != 0"),
        ("x > 2; 5 - x != 0; 1 - x != 0", "x > 2; 5 - x != 0"),
        ("2 - x > 0; 3 - x > 0; x - 3 != 0", "2 - x > 0"),
        ("sin(x) > 0; sin(x) + 1 > 0; cos(x) > 0", "sin(x) > 0; cos(x) > 0"),
        ("2x > 0; x > 0", "x > 0"),
        ("x >= 1; x <= 5", "x >= 1; x <= 5"),
        ("x != 0; x >= 0; x + y > 0", "x != 0; x >= 0; x + y > 0"),
        ("x >= 1; x > 1", "x > 1"),
        ("x + pi > 0; x + 3 > 0", "x + pi > 0; x + 3 > 0"),
    ],
)
def test_what_follows_is_left_out(conditions: str, kept: str) -> None:
    found = independent(parse(one) for one in conditions.split(";"))
    assert list(found) == [parse(one) for one in kept.split(";")]


@pytest.mark.parametrize(
    ("wide", "narrow", "thin"),
    [
        ("relu(x)", "relu(x)^2/relu(x)", False),
        ("y", "y relu(x - 5)/relu(x - 5)", False),
        ("x", "x (|x| + x)/(|x| + x)", False),
        ("relu(x)", "e^(ln(relu(x)))", False),
        ("1", "(sign(x) + 1)/(sign(x) + 1)", False),
        ("1", "|x|/|x|", True),
        ("sin(x)", "tan(x) cos(x)", True),
        ("1", "(x - y)/(x - y)", True),
        ("e^x", "e^x sin(x)/sin(x)", True),
    ],
)
def test_a_denominator_that_is_zero_on_a_region_leaves_out_more_than_points(wide: str, narrow: str, thin: bool) -> None:
    found = equivalent(narrow, wide)
    assert (found.kind, found.thin) == (Kind.NARROWER, thin)
    assert equivalent(wide, narrow).thin is thin
