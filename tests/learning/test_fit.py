"""Least squares: the lecture, singular data of every kind, and NumPy's lstsq."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.learning.long_data import Array, LongArray, exact_twin
from tutor.learning.accumulate import statistics
from tutor.learning.data.dataset import Dataset, Heading
from tutor.learning.fit import least_squares, quadratic, residual_square
from tutor.learning.loss import make_loss
from tutor.learning.model import Fit, LossKind, Model, Statistics
from tutor.learning.modelling import read_model


def _data(*columns: str) -> Dataset:
    names = "abcd"[: len(columns) - 1] + "y"
    return Dataset("d", tuple(map(Heading, names)), tuple(tuple(map(Fraction, column.split())) for column in columns))


def _model(data: Dataset | LongArray, **options: object) -> Model:
    *inputs, output = data.headings
    return read_model(inputs, output, **options)  # type: ignore[arg-type]


def _fitted(data: Dataset | LongArray, **options: object) -> tuple[Statistics, Fit]:
    found = statistics(data, _model(data, **options))
    return found, least_squares(found)


def test_the_lecture() -> None:
    """Questions 3 and 8: loss(1, 0) = ½·4460; s = 5, b = 30."""
    found, fit = _fitted(_data("0 2 4", "30 40 50"))
    assert fit == Fit((Fraction(5), Fraction(30)), (), Fraction(0), Fraction(1))
    assert residual_square(found, (Fraction(1), Fraction(0))) == 4460


def test_a_fit_with_residuals_by_hand() -> None:
    """Points (0, 0), (1, 1), (2, 1), (3, 4): ā = 3/2, ȳ = 3/2; s = 6/5, b = −3/10; Σr² = 18/10, Σ(y − ȳ)² = 9."""
    _, fit = _fitted(_data("0 1 2 3", "0 1 1 4"))
    assert fit.values == (Fraction(6, 5), Fraction(-3, 10))
    assert (fit.minimum, fit.r_squared) == (Fraction(9, 5), Fraction(4, 5))


@pytest.mark.parametrize("kind", list(LossKind))
def test_the_loss_as_a_quadratic(kind: LossKind) -> None:
    data = _data("0 2 4", "30 40 50")
    loss = make_loss(_model(data), kind)
    found = statistics(data, loss.model)
    bowl = quadratic(loss, found)
    scale = {LossKind.HALF_SSE: Fraction(1, 2), LossKind.SSE: Fraction(1), LossKind.MSE: Fraction(1, 3)}[kind]
    start = (Fraction(1), Fraction(0))
    assert bowl.value(start) == scale * 4460
    assert bowl.gradient(start) == tuple(2 * scale * part for part in (-260, -114))


@pytest.mark.parametrize(
    ("columns", "options", "rank", "minimum", "directions"),
    [
        (("2", "7"), {}, 1, 0, [("-1/2", "1")]),  # one point
        (("2 2 2", "1 2 6"), {}, 1, 14, [("-1/2", "1")]),  # all inputs equal: the mean is best
        (("0 0 0", "1 2 6"), {}, 1, 14, [("1", "0")]),
        (("1 2", "1 2"), {"degree": 2}, 2, 0, [("2", "-3", "1")]),  # fewer rows than parameters
        (("1 2 3", "3 5 7", "1 2 4"), {}, 2, Fraction(1, 6), [("-1", "-2", "1")]),  # b = 2a + 1
        (("1 2 3", "1 2 4"), {"model": "s*a + t*a"}, 1, Fraction(5, 14), [("-1", "1")]),
        (("1 2 3", "1 2 4"), {"model": "s*a + t - t"}, 1, Fraction(5, 14), [("0", "1")]),
        (("1 2", "3 4", "5 6", "0 1"), {}, 2, 0, [("-2", "-1", "1", "0"), ("-4", "-1", "0", "1")]),
    ],
)
def test_singular_data(
    columns: tuple[str, ...],
    options: dict[str, object],
    rank: int,
    minimum: Fraction,
    directions: list[tuple[str, ...]],
) -> None:
    found, fit = _fitted(_data(*columns), **options)
    assert len(fit.values) - len(fit.directions) == rank
    assert fit.minimum == minimum
    for direction in fit.directions:
        moved = [value + 3 * step for value, step in zip(fit.values, direction, strict=True)]
        assert residual_square(found, moved) == fit.minimum
    assert [tuple(map(str, direction)) for direction in fit.directions] == directions
    # The same in floating point: these small whole numbers leave no doubt.
    numbers = numpy.array([[float(Fraction(value)) for value in column.split()] for column in columns]).T
    long = LongArray(numbers, "abcd"[: len(columns) - 1] + "y")
    _, rounded = _fitted(long, **options)
    assert len(rounded.directions) == len(fit.directions)
    assert float(rounded.minimum) == pytest.approx(float(minimum), abs=1e-12)


def test_equal_outputs_have_no_r_squared() -> None:
    _, fit = _fitted(_data("1 2 3", "4 4 4"))
    assert fit.values == (Fraction(0), Fraction(4))
    assert fit.r_squared is None
    _, fit = _fitted(LongArray(numpy.array([[1.0, 0.1], [2.0, 0.1], [3.5, 0.1]]), "ay"))
    assert fit.r_squared is None


_numbers = st.lists(st.tuples(*[st.fractions(-20, 20, max_denominator=12)] * 3), min_size=1, max_size=6)


@given(_numbers)
def test_residuals_are_orthogonal_to_every_column(rows: list[tuple[Fraction, ...]]) -> None:
    """The definition of the minimum: Xᵀ(y − Xβ) = 0, exactly, for singular data too."""
    data = Dataset("d", tuple(map(Heading, "awy")), tuple(zip(*rows, strict=True)))
    _, fit = _fitted(data)
    design = [(Fraction(1), a, w) for a, w, _ in rows]
    residuals = [
        row[2] - sum((x * value for x, value in zip(xs, fit.values, strict=True)), Fraction(0))
        for xs, row in zip(design, rows, strict=True)
    ]
    for column in zip(*design, strict=True):
        assert sum((x * r for x, r in zip(column, residuals, strict=True)), Fraction(0)) == 0
    assert fit.minimum == sum((r * r for r in residuals), Fraction(0))
    assert len(fit.directions) == 3 - numpy.linalg.matrix_rank(numpy.array(design, dtype=float), tol=1e-9)


def _columns(seed: int, kind: str) -> Array:
    """Data with a known flavour: the inputs, then the output."""
    random = numpy.random.default_rng(seed)
    inputs = random.normal(size=(4000, 3))
    noise = random.normal(size=4000)
    if kind == "well":
        return numpy.column_stack([inputs, inputs @ [2.0, -1.0, 0.5] + 3 + noise])
    shifted = 1e9 + random.integers(-1000, 1000, size=(4000, 3)) / 1024  # exact in floating point
    return numpy.column_stack([shifted, 1e9 + (shifted - 1e9) @ [2.0, -1.0, 0.5] + noise])


@pytest.mark.parametrize("kind", ["well", "near 10⁹"])
@pytest.mark.parametrize("seed", [1, 2])
def test_against_lstsq(kind: str, seed: int) -> None:
    """To 1e-9; near 10⁹ lstsq itself errs, so it gets the columns measured from 10⁹, which is another β₀ only."""
    numbers = _columns(seed, kind)
    names = "abcy"
    shift = 0.0 if kind == "well" else 1e9
    design = numpy.column_stack([numpy.ones(len(numbers)), numbers[:, :3] - shift])
    slopes = numpy.linalg.lstsq(design, numbers[:, 3] - shift, rcond=None)[0]
    _, exactly = _fitted(exact_twin(numbers, names))
    _, rounded = _fitted(LongArray(numbers, names))
    for place in (1, 2, 3):
        assert float(exactly.values[place]) == pytest.approx(slopes[place], rel=1e-9)
    for one, other in zip(exactly.values, rounded.values, strict=True):
        assert float(one) == pytest.approx(float(other), rel=1e-9)
    assert exactly.r_squared is not None
    assert rounded.r_squared is not None
    assert float(rounded.r_squared) == pytest.approx(float(exactly.r_squared), rel=1e-9)
    assert float(rounded.minimum) == pytest.approx(float(exactly.minimum), rel=1e-9)


@pytest.mark.parametrize(("start", "degree"), [(0.0, 6), (100.0, 4), (2000.0, 3)])
def test_polynomials_of_long_data(start: float, degree: int) -> None:
    random = numpy.random.default_rng(7)
    x = start + random.uniform(size=3000)
    numbers = numpy.column_stack([x, numpy.sin(3 * x) + random.normal(size=3000) / 10])
    _, exactly = _fitted(exact_twin(numbers, "xy"), degree=degree)
    _, rounded = _fitted(LongArray(numbers, "xy"), degree=degree)
    assert rounded.directions == ()
    for one, other in zip(exactly.values, rounded.values, strict=True):
        assert float(other) == pytest.approx(float(one), rel=1e-9)


@pytest.mark.parametrize("offset", [0.0, 7.0, 1e6, 1e9])
def test_long_collinear_data_are_seen_through_their_rounding(offset: float) -> None:
    """w = a/10 + offset holds to the last digit of the decimals, and only to a rounding error in floating point."""
    a = numpy.random.default_rng(3).integers(0, 10_000, size=3000) / 100
    numbers = numpy.column_stack([a + offset, a / 10 + offset, a % 7])
    _, fit = _fitted(LongArray(numbers, "awy"))
    assert len(fit.directions) == 1
    assert float(fit.directions[0][1]) == pytest.approx(-0.1, rel=1e-6)


@pytest.mark.parametrize("spread", [1.0, 1e-3])
def test_a_small_spread_is_not_taken_for_none(spread: float) -> None:
    numbers = numpy.column_stack([1e6 + spread * numpy.arange(3000.0) / 3000, numpy.arange(3000.0)])
    _, fit = _fitted(LongArray(numbers, "ay"))
    assert fit.directions == ()
    assert float(fit.values[0]) == pytest.approx(3000 / spread, rel=1e-5)


def _whole_cycle(start: float, period: int, rows: int = 10_500) -> Array:
    k = numpy.arange(rows) % period
    return numpy.column_stack([start + k, k**3 - 3 * k if period > 4 else k**2]).astype(float)


@pytest.mark.parametrize(("start", "period", "degree"), [(1e9, 10, 3), (-1e9, 10, 3), (1e15, 4, 2)])
def test_long_whole_numbers_far_from_zero(start: float, period: int, degree: int) -> None:
    """h is k³ − 3k, or k², with k = a − start: the leading coefficient is 1, and nothing is left."""
    _, fit = _fitted(LongArray(_whole_cycle(start, period), "ay"), degree=degree)
    assert (fit.directions, fit.certain) == ((), True)
    assert fit.values[degree] == 1
    assert fit.values[degree - 1] == -degree * Fraction(start)
    assert fit.minimum == 0
    assert fit.r_squared == 1


@pytest.mark.parametrize("start", [1e9, 1e12])
@pytest.mark.parametrize("degree", [2, 3, 4])
def test_long_polynomials_far_from_zero(start: float, degree: int) -> None:
    """Against lstsq in powers of x − start − ½, where it is well conditioned."""
    random = numpy.random.default_rng(11)
    x = start + random.uniform(size=20_000)
    y = 3 + numpy.sin(3 * (x - start)) + random.normal(size=20_000) / 10
    _, fit = _fitted(LongArray(numpy.column_stack([x, y]), "xy"), degree=degree)
    assert (fit.directions, fit.certain) == ((), True)
    wanted = numpy.linalg.lstsq(numpy.vander(x - start - 0.5, degree + 1, increasing=True), y, rcond=None)[0]
    centre = Fraction(start) + Fraction(1, 2)
    for place in range(degree + 1):
        moved = sum(fit.values[k] * comb(k, place) * centre ** (k - place) for k in range(place, degree + 1))
        assert float(moved) == pytest.approx(wanted[place], rel=1e-9)


def test_what_no_double_can_tell_is_not_certain() -> None:
    """Near 10¹⁵ doubles are 1/8 apart: a spread of 1 with sixths cannot bear a polynomial of degree 6."""
    x = 1e15 + numpy.random.default_rng(5).uniform(size=11_000)
    _, fit = _fitted(LongArray(numpy.column_stack([x, x % 7]), "xy"), degree=6)
    assert fit.directions
    assert not fit.certain


@pytest.mark.parametrize(
    ("columns", "certain"),
    [
        ((numpy.full(3000, 0.1), numpy.arange(3000) / 7), True),  # equal inputs
        ((numpy.arange(3000) % 11, 2 * (numpy.arange(3000) % 11) + 1, numpy.arange(3000) / 7), True),
        ((numpy.arange(3000) / 10, numpy.arange(3000) / 30, numpy.arange(3000) / 7), False),
    ],
)
def test_singular_long_data_are_certain_where_nothing_is_left(columns: tuple[Array, ...], certain: bool) -> None:
    _, fit = _fitted(LongArray(numpy.column_stack(columns).astype(float), "abcd"[: len(columns) - 1] + "y"))
    assert len(fit.directions) == 1
    assert fit.certain is certain


def test_singular_irrational_factors_are_certain() -> None:
    """sin² + cos² = 1, to 200 binary digits."""
    _, fit = _fitted(_data("0 1 2 3 5", "1 2 3 5 8"), model="p*sin(a)^2 + q*cos(a)^2 + r")
    assert len(fit.directions) == 1
    assert fit.certain
