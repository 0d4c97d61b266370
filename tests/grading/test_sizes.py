"""Values too large or too small for the digits there are: never a false verdict, and never long to wait for."""

from __future__ import annotations

import pytest

from tutor.expression.parser import parse
from tutor.grading.agreement import compare_at
from tutor.grading.check import check
from tutor.grading.equality import Kind
from tutor.grading.equivalence import equivalent
from tutor.grading.key import key_of

TOWERS = (
    "e^e^e^e^e",
    "9**9**9**9",
    "2^(2^(2^(2^(2^2))))",
    "tan(10^100000)",
    "e^-e^e^e^e",
    "x*e^e^e^e^e",
    "sin(10^100000*x)",
    "tanh(e^(x^2 + 20))",
    "erf(10^9 + x^2)",
    "sigmoid(10^10 + x^2)",
    "10^(10^9)",
    "sin(x)^2 + cos(x)^2 + e^(-e^e^e^e)",
)


@pytest.fixture
def without_algebra(monkeypatch: pytest.MonkeyPatch) -> None:
    """No second process is to be waited for."""

    def refuse(*args: object) -> None:
        raise AssertionError("SymPy was asked about a number that nobody can work out")

    monkeypatch.setattr("tutor.grading.at_points.proved_equal", refuse)


@pytest.mark.usefixtures("without_algebra")
@pytest.mark.parametrize("other", ["1", "0", "x", "x + 1"])
@pytest.mark.parametrize("tower", TOWERS)
def test_what_is_out_of_reach_is_never_taken_for_equal(tower: str, other: str) -> None:
    assert equivalent(tower, other).kind in (Kind.UNDECIDED, Kind.DIFFERENT)
    assert equivalent(other, tower).kind in (Kind.UNDECIDED, Kind.DIFFERENT)


@pytest.mark.usefixtures("without_algebra")
@pytest.mark.parametrize("tower", TOWERS)
def test_one_more_is_not_taken_for_equal_and_itself_is(tower: str) -> None:
    assert equivalent(f"({tower}) + 1", tower).kind in (Kind.UNDECIDED, Kind.DIFFERENT)
    assert equivalent(f"x*({tower})", f"({tower})*x").kind is Kind.EQUAL


@pytest.mark.parametrize("tower", TOWERS[:4])
def test_a_tower_is_no_rounded_number(tower: str) -> None:
    assert check("1/3", f"0.33*{tower}", expression=True).kind == "undecided"
    assert check("1/3", f"0.33*{tower}", expression=True, tolerance="1%").kind == "undecided"


def test_points_out_of_reach_count_neither_way() -> None:
    model = parse("e^(e^x)*e^(e^(e^x))")
    found = compare_at(parse("e^(e^x + e^(e^x))"), model, key_of(parse("x")).points)
    assert not found.differing
    assert not found.open
    assert found.endless
    assert found.agreeing >= 4


def test_a_number_too_small_to_be_told_from_zero_is_not_zero() -> None:
    found = compare_at(parse("e^(-e^e^e^e)"), parse("0"), [{}])
    assert (found.agreeing, found.differing) == (0, [])


def test_what_cancels_is_zero() -> None:
    points = key_of(parse("x")).points
    found = compare_at(parse("10^100*(sin(x)^2 + cos(x)^2 - 1)"), parse("0"), points)
    assert found.agreeing == len(points)
