"""Numbers, columns and other arguments that a Python program hands over."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy
import pytest
import sympy

import tutor
from tutor.errors import StudentError, Unanswerable
from tutor.learning.data.given_number import fraction_of, told
from tutor.learning.data.in_memory import columns_of
from tutor.learning.data.number import Problem

DATA = {"age": [0, 2, 4], "height": [30, 40, 50]}
HUGE, TINY = Decimal("1e99999999999"), Decimal("1e-99999999")


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (3, Fraction(3)),
        (0.1, Fraction(1, 10)),
        (numpy.float32(0.1), Fraction(1, 10)),
        (numpy.int64(-7), Fraction(-7)),
        (numpy.float64(1e300), Fraction(10**300)),
        (Decimal("-1.50"), Fraction(-3, 2)),
        (Decimal("0e99999999999"), Fraction(0)),
        (sympy.Rational(2, 3), Fraction(2, 3)),
        (5e-324, Fraction(5, 10**324)),
        (10**100 + Fraction(1, 10**100), 10**100 + Fraction(1, 10**100)),
        (HUGE, Problem.TOO_LARGE),
        (Decimal("-1e99999999999"), Problem.TOO_LARGE),
        (TINY, Problem.TOO_LARGE),
        (10**5000, Problem.TOO_LARGE),
        (Fraction(1, 10**5000), Problem.TOO_LARGE),
        (Decimal("0." + "3" * 5000), Problem.TOO_LARGE),
        (None, Problem.MISSING),
        (True, Problem.NOT_A_NUMBER),
        (numpy.bool_(True), Problem.NOT_A_NUMBER),
        ("3", Problem.NOT_A_NUMBER),
        (numpy.str_("3"), Problem.NOT_A_NUMBER),
        (1j, Problem.NOT_A_NUMBER),
        (numpy.array([1, 2]), Problem.NOT_A_NUMBER),
        (float("nan"), Problem.NOT_FINITE),
        (numpy.float32("inf"), Problem.NOT_FINITE),
        (Decimal("sNaN"), Problem.NOT_FINITE),
    ],
    ids=told,
)
def test_a_number(value: object, wanted: Fraction | Problem) -> None:
    assert fraction_of(value) == wanted


def test_what_has_too_many_digits_is_told_by_their_number() -> None:
    assert told(-(10**5000)) == "a whole number of 5,001 digits"
    assert told(Fraction(1, 10**5000)) == "a Fraction of thousands of digits"


COLUMNS: dict[str, object] = {
    "A column is a set, whose entries do not stand in rows.": {1, 2, 3},
    "A column is a frozenset, whose entries do not stand in rows.": frozenset((1, 2, 3)),
    "A column is a dict, whose entries do not stand in rows.": {1: 2, 2: 3, 3: 4},
    "A column is b'abc', not a list of numbers.": b"abc",
    "A column is array(3), not a list of numbers.": numpy.array(3),
}


@pytest.mark.parametrize("says", COLUMNS)
def test_columns_in_no_order(says: str) -> None:
    with pytest.raises(Unanswerable) as found:
        columns_of({"a": COLUMNS[says], "b": [1, 2, 3]})
    assert found.value.message == says


def test_two_columns_of_one_name() -> None:
    with pytest.raises(Unanswerable, match="Two columns are called 1"):
        columns_of({1: [1, 2], "1": [3, 4]})


@pytest.mark.parametrize("entry", [HUGE, TINY, 10**5000, True, None, "3"], ids=told)
def test_an_entry_that_cannot_be_used(entry: object) -> None:
    with pytest.raises(Unanswerable, match=r"^Row 2, column a: .* is (too long|not a number)"):
        tutor.regress({"a": [1, entry, 3], "h": [1, 2, 3]})
    assert tutor.regress({"a": [1, entry, 3], "h": [1, 2, 3]}, skip_bad=True).data.count == 2


RATES: tuple[object, ...] = (HUGE, TINY, 10**5000, None, True, [], "1e99999999")


@pytest.mark.parametrize(
    "options",
    [
        *({"rate": rate} for rate in RATES),
        *({"steps": steps} for steps in (1.5, None, "3", True, 10**5000)),
        *({"x": x} for x in (0, [0], {"age": 1}, b"age")),
        *({"degree": degree} for degree in ("2", 1.5, True)),
        *({"at": at} for at in (5, [1, 2], {"s": None, "b": 0}, {5: 1}, {"s": HUGE, "b": 0}, {"s": 10**5000, "b": 0})),
        *({"bind": bind} for bind in (["a"], {"a": 0}, {0: "age"}, 5)),
        {"y": 1}, {"names": 5}, {"names": ["s", 5]}, {"model": 5}, {"loss": 5}, {"loss": []},
    ],
)  # fmt: skip
def test_arguments_of_regress(options: dict[str, object]) -> None:
    with pytest.raises(StudentError) as found:
        tutor.regress(DATA, **options)  # type: ignore[arg-type]
    assert found.value.mend


@pytest.mark.parametrize(
    "options",
    [
        *({"rate": rate} for rate in RATES),
        *({"momentum": momentum} for momentum in (HUGE, None)),
        *({"steps": steps} for steps in (1.5, None, "3")),
        *({"tolerance": tolerance} for tolerance in ("1e-3", None, float("nan"), -1, True)),
        *({"at": at} for at in (None, [1], 5, {"x": HUGE}, {"x": TINY}, {"x": 10**5000}, {"x": None}, {5: 1})),
        {"bind": 5},
    ],
)
def test_arguments_of_descend(options: dict[str, object]) -> None:
    with pytest.raises(StudentError) as found:
        tutor.descend("x^2", **{"at": {"x": 1}, **options})  # type: ignore[arg-type]
    assert found.value.mend


def test_messages_name_the_setting_and_the_option() -> None:
    with pytest.raises(StudentError, match=r"^The learning rate \(--rate\): nan is not a number"):
        tutor.regress(DATA, rate=float("nan"))


def test_letters_of_sympy() -> None:
    x, s, b = sympy.symbols("x s b")
    assert tutor.descend(x**2, {x: sympy.Rational(1, 2)}, rate="1/4", steps=1).steps[-1].point == (Fraction(1, 4),)
    assert tutor.regress(DATA, at={s: 1, b: 0}).start == (Fraction(1), Fraction(0))
