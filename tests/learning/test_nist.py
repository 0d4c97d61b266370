"""NIST's reference sets for linear least squares (StRD), to every certified digit.

The tables in `nist/` are those of https://www.itl.nist.gov/div898/strd/lls/lls.shtml; the Wampler sets are what their
formulas give. NIST worked the certified values out with 500 digits and rounded them to 15, so an exact fit, rounded to
as many digits, must be the same in all of them.
"""

from __future__ import annotations

import csv
from decimal import Context, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import numpy
import pytest
from flint import fmpq, fmpq_mat

from tests.learning.long_data import LongArray
from tutor.learning.accumulate import statistics
from tutor.learning.data.dataset import Dataset, Heading
from tutor.learning.fit import least_squares
from tutor.learning.model import Fit, Model, Statistics
from tutor.learning.modelling import read_model

_FOLDER = Path(__file__).with_name("nist")
_DEGREES = {"norris": 1, "pontius": 2, "filip": 10, **{f"wampler{number}": 5 for number in range(1, 6)}}
_LONG = Context(prec=60)


def _certified() -> list[tuple[str, str, str, str]]:
    with (_FOLDER / "certified.csv").open() as file:
        return [(row["set"], row["what"], row["value"], row["deviation"]) for row in csv.DictReader(file)]


def _read(name: str) -> Dataset:
    with (_FOLDER / f"{name}.csv").open() as file:
        head, *rows = csv.reader(file)
    columns = tuple(tuple(map(Fraction, column)) for column in zip(*rows, strict=True))
    return Dataset(f"{name}.csv", tuple(map(Heading, head)), columns)


def _model(name: str, data: Dataset) -> Model:
    *inputs, output = data.headings
    if name.startswith("noint"):
        return read_model(inputs, output, model="b*x")
    return read_model(inputs, output, degree=_DEGREES.get(name))


@cache
def _fitted(name: str) -> tuple[Model, Statistics, Fit]:
    data = _read(name)
    model = _model(name, data)
    found = statistics(data, model)
    return model, found, least_squares(found)


def _decimal(value: Fraction) -> Decimal:
    return _LONG.divide(Decimal(value.numerator), Decimal(value.denominator))


def _agrees(found: Decimal, certified: str) -> bool:
    """Whether a number, rounded to the digits that are given, is the certified one."""
    wanted = Decimal(certified)
    return wanted == found if not wanted else Context(prec=len(wanted.as_tuple().digits)).plus(found) == wanted


def _place(name: str, what: str) -> int:
    """The place of NIST's parameter b0, b1 … among ours; the line is s·x + b, so its slope comes first."""
    number = int(what[1:])
    if name.startswith("noint"):
        return 0
    return 1 - number if name == "norris" else number


@pytest.mark.parametrize(("name", "what", "value", "deviation"), _certified())
def test_certified(name: str, what: str, value: str, deviation: str) -> None:
    model, found, fit = _fitted(name)
    freedom = found.count - len(model.parameters)
    variance = fit.minimum / freedom
    assert found.exact
    assert fit.directions == ()
    match what:
        case "deviation":
            assert _agrees(_LONG.sqrt(_decimal(variance)), value)
        case "r_squared":
            # Without an intercept NIST measures from zero, not from the mean.
            uncentred = 1 - fit.minimum / found.square
            r_squared = uncentred if name.startswith("noint") else fit.r_squared
            assert r_squared is not None
            assert _agrees(_decimal(r_squared), value)
        case "residual_square":
            assert _agrees(_decimal(fit.minimum), value)
        case _:
            place = _place(name, what)
            assert _agrees(_decimal(fit.values[place]), value)
            inverse = fmpq_mat([[fmpq(x.numerator, x.denominator) for x in row] for row in found.gram]).inv()
            entry = inverse[place, place]
            share = Fraction(int(entry.p), int(entry.q))
            assert _agrees(_LONG.sqrt(_decimal(variance * share)), deviation)


def test_every_set_is_there() -> None:
    assert {name for name, *_ in _certified()} == {path.stem for path in _FOLDER.glob("*.csv")} - {"certified"}


@pytest.mark.parametrize("name", sorted({name for name, *_ in _certified()}))
def test_the_long_path_keeps_nine_digits(name: str) -> None:
    """The same sets in floating point, in one pass over blocks of seven rows; Filip's condition number is over 10¹⁴."""
    data = _read(name)
    numbers = numpy.array([[float(value) for value in column] for column in data.columns]).T
    long = LongArray(numbers, [heading.name for heading in data.headings], block=7)
    model, _, exactly = _fitted(name)
    fit = least_squares(statistics(long, model))
    assert fit.directions == ()
    for one, other in zip(fit.values, exactly.values, strict=True):
        assert float(one) == pytest.approx(float(other), rel=1e-9 if name != "filip" else 1e-8)
