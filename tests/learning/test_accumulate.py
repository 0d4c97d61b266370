"""Sums over the rows: exact for short data; in one pass and without cancellation for long data."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

import numpy
import pytest

from tests.hanging import ends
from tests.learning.long_data import Array, LongArray, exact_twin
from tutor.derivation.differentiate import Engine
from tutor.errors import Unanswerable
from tutor.expression.exact import exact
from tutor.expression.numbers import whole
from tutor.expression.structures import BigSum
from tutor.expression.text import text
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Symbol
from tutor.learning.accumulate import statistics
from tutor.learning.data.dataset import Dataset, Heading
from tutor.learning.loss import make_loss
from tutor.learning.model import LossKind, Model, Statistics
from tutor.learning.modelling import read_model
from tutor.learning.sums import row_sum


def _data(**columns: str) -> Dataset:
    numbers = tuple(tuple(map(Fraction, column.split())) for column in columns.values())
    return Dataset("data.csv", tuple(map(Heading, columns)), numbers)


def _model(data: Dataset | LongArray, **options: object) -> Model:
    *inputs, output = data.headings
    return read_model(inputs, output, **options)  # type: ignore[arg-type]


HEIGHTS = _data(age="0 2 4", height="30 40 50")


def _sums(found: Statistics) -> dict[str, Fraction]:
    return {text(node): value for node, value in found.sums.items()}


def _whole(rows: Sequence[Sequence[Fraction]]) -> list[list[int]]:
    assert all(entry.denominator == 1 for row in rows for entry in row)
    return [[int(entry) for entry in row] for row in rows]


def test_the_lecture() -> None:
    """Question 6: 20, 6, 280, 120."""
    found = statistics(HEIGHTS, _model(HEIGHTS))
    assert found.exact
    assert found.count == 3
    assert _whole(found.gram) == [[20, 6], [6, 3]]
    assert _whole([found.moments]) == [[280, 120]]
    assert _whole([[found.total, found.square, found.spread]]) == [[120, 900 + 1600 + 2500, 200]]
    sums = _sums(found)
    assert {key: int(sums[key]) for key in ("Σᵢ aᵢ²", "Σᵢ aᵢ", "Σᵢ aᵢhᵢ", "Σᵢ hᵢ")} == {
        "Σᵢ aᵢ²": 20, "Σᵢ aᵢ": 6, "Σᵢ aᵢhᵢ": 280, "Σᵢ hᵢ": 120,
    }  # fmt: skip


def test_a_square_by_hand() -> None:
    """1, a, a² at 0, 2, 4: Σa² = 20, Σa³ = 72, Σa⁴ = 272, Σa²h = 960."""
    found = statistics(HEIGHTS, _model(HEIGHTS, degree=2))
    assert _whole(found.gram) == [[3, 6, 20], [6, 20, 72], [20, 72, 272]]
    assert _whole([found.moments]) == [[120, 280, 960]]


def test_an_offset() -> None:
    """s·a + 5 + a: what is left for s is h − 5 − a = 25, 33, 41."""
    found = statistics(HEIGHTS, _model(HEIGHTS, model="s*a + 5 + a"))
    assert _whole(found.gram) == [[20]]
    assert _whole([found.moments]) == [[2 * 33 + 4 * 41]]
    assert _whole([[found.total, found.square]]) == [[99, 25**2 + 33**2 + 41**2]]
    assert found.spread == 200


@pytest.mark.parametrize(
    "model",
    ["s*a + b", "s*a^2 + b*a", "p + q*a + r*a^2", "s*(a - 2) + b", "2*s*a + b/3", "s*a*w + b*w", "c", "s*a + b + 3*w"],
)
def test_every_sum_of_the_derivatives_is_there(model: str) -> None:
    data = _data(age="1 2 4 7", weight="3 5 5 8", height="2 7 1 8")
    made = _model(data, model=model)
    found = statistics(data, made)
    loss = make_loss(made, LossKind.HALF_SSE).reading
    for parameter in made.parameters:
        answer = Engine().derive(loss.expression, parameter).answer
        unknown = frozenset(made.parameters)
        needed = {node for node in postorder(answer) if isinstance(node, BigSum) and not symbols(node) & unknown}
        assert needed <= set(found.sums), text(answer)


@pytest.mark.parametrize("model", ["s*a + b", "p + q*a^3 + r*w*a", "s*(a - w/3) + b*a^2 + 7"])
def test_against_plain_fractions(model: str) -> None:
    data = _data(age="1 0.25 -4 7e-3", weight="3 5/7 5 8", height="2 7 1/3 8")
    made = _model(data, model=model)
    found = statistics(data, made)
    assert found.exact
    point = {Symbol("n"): Fraction(data.count)}
    for letter, place in {**made.inputs, made.output: 2}.items():
        for row, number in enumerate(data.columns[place], 1):
            point[Symbol(letter.name, (whole(row),))] = number
    for node, value in found.sums.items():
        assert exact(node, point) == value, text(node)


def test_an_irrational_factor() -> None:
    """Against the standard library's sine."""
    data = _data(t="0 1 2 3", y="1 2 3 5")
    found = statistics(data, _model(data, model="A*sin(t) + B*cos(t)"))
    assert not found.exact
    assert float(found.gram[0][1]) == pytest.approx(sum(math.sin(t) * math.cos(t) for t in range(4)), rel=1e-15)
    assert float(found.moments[0]) == pytest.approx(2 * math.sin(1) + 3 * math.sin(2) + 5 * math.sin(3), rel=1e-15)
    assert "Σᵢ sin(tᵢ)²" in _sums(found)


def test_a_root_of_squares_is_exact() -> None:
    data = _data(t="0 1 4 9/16", y="1 2 3 5")
    assert statistics(data, _model(data, model="A*sqrt(t)")).gram == ((1 + 4 + Fraction(9, 16),),)
    assert statistics(data, _model(data, model="A*sqrt(t)")).exact


@pytest.mark.parametrize(
    ("model", "part"), [("s*ln(a)", "ln(a)"), ("s/a + b", "1/a"), ("s*sqrt(a - 1)", "√(a − 1)"), ("s*a^(-2)", "a")]
)
def test_a_row_without_a_value(model: str, part: str) -> None:
    with pytest.raises(Unanswerable, match="row 1") as caught:
        statistics(HEIGHTS, _model(HEIGHTS, model=model))
    assert part in caught.value.message
    assert caught.value.message.count("a = 0") == 1


def test_the_factor_is_named_not_its_product_with_the_output() -> None:
    with pytest.raises(Unanswerable, match=r"row 2: 1/\(a − 2\) has no value at a = 2"):
        statistics(HEIGHTS, _model(HEIGHTS, model="s/(a - 2)"))


@pytest.mark.parametrize("constant", ["e", "pi", "sqrt(2)"])
def test_an_irrational_offset(constant: str) -> None:
    """s·a + c: Σ a(h − c) = 280 − 6c, for the long path too."""
    value = {"e": math.e, "pi": math.pi, "sqrt(2)": math.sqrt(2)}[constant]
    long = LongArray(numpy.array([[0.0, 30.0], [2.0, 40.0], [4.0, 50.0]]), ("age", "height"))
    for data in (HEIGHTS, long):
        found = statistics(data, _model(data, model=f"s*a + {constant}"))
        assert float(found.moments[0]) == pytest.approx(280 - 6 * value, rel=1e-14)
        assert float(found.total) == pytest.approx(120 - 3 * value, rel=1e-14)
        assert found.spread == 200


def test_no_rows() -> None:
    with pytest.raises(Unanswerable, match="no rows"):
        statistics(Dataset("empty.csv", HEIGHTS.headings, ((), ())), _model(HEIGHTS))


def test_denominators_that_have_nothing_in_common() -> None:
    """A common denominator would have millions of digits: such sums are rounded, far beyond what is shown."""
    size = 2000
    columns = tuple(tuple(Fraction(row + shift, 10**5 + row) for row in range(size)) for shift in (1, 5))
    data = Dataset("odd.csv", HEIGHTS.headings, columns)
    found = statistics(data, _model(data))
    assert not found.exact
    assert float(found.gram[0][1]) == pytest.approx(math.fsum(map(float, columns[0])), rel=1e-14)


def test_row_sums() -> None:
    model = _model(HEIGHTS, model="2*s*a + b")
    assert model.factors is not None
    assert text(row_sum(model, model.factors[0])) == "2·Σᵢ aᵢ"
    assert text(row_sum(model, model.factors[0], model.output)) == "2·Σᵢ aᵢhᵢ"


def _random(rows: int, columns: int, seed: int) -> Array:
    return numpy.random.default_rng(seed).normal(size=(rows, columns))


@pytest.mark.parametrize(
    "options",
    [{}, {"degree": 3}, {"model": "s*a^2 + b*a + 7"}, {"model": "A*sin(a) + B"}, {"model": "A*exp(a) + B*a + c"},
     {"model": "p*tan(a) + q*cot(a) + r*abs(a)^(1/3)"}, {"model": "p*sigmoid(a) + q*max(a, 1/2) + r*pi"}],
)  # fmt: skip
def test_long_data_agree_with_exact(options: dict[str, object]) -> None:
    numbers = _random(3500, 2, 1)
    short, long = exact_twin(numbers, ("age", "height")), LongArray(numbers, ("age", "height"))
    model = _model(short, **options)
    one, other = statistics(short, model), statistics(long, model)
    assert not other.exact
    assert other.count == one.count == 3500
    assert one.sums.keys() == other.sums.keys()
    scale = [math.sqrt(row[place]) for place, row in enumerate(one.gram)]
    for j, row in enumerate(one.gram):
        for k, entry in enumerate(row):
            assert float(other.gram[j][k] - entry) == pytest.approx(0, abs=1e-13 * scale[j] * scale[k])


def test_large_numbers_keep_their_digits() -> None:
    """Columns near 10⁹ with a spread of 1: n·Σa² − (Σa)² cancels 18 digits."""
    numbers = _random(5000, 2, 2) + 1e9
    names = ("age", "height")
    model = _model(exact_twin(numbers, names))
    one, other = statistics(exact_twin(numbers, names), model), statistics(LongArray(numbers, names), model)
    spread = one.gram[0][0] * one.gram[1][1] - one.gram[0][1] ** 2
    found = other.gram[0][0] * other.gram[1][1] - other.gram[0][1] ** 2
    assert float(found / spread) == pytest.approx(1, abs=1e-12)
    assert float(other.spread / one.spread) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("model", ["s*ln(a)", "s/a", "s*sqrt(a)", "s*asin(a)"])
def test_a_long_row_without_a_value(model: str) -> None:
    numbers = numpy.full((2500, 2), 0.5)
    numbers[2210, 0] = -2.0 if model != "s/a" else 0.0
    long = LongArray(numbers, ("age", "height"))
    with pytest.raises(Unanswerable, match="row 2211"):
        statistics(long, _model(long, model=model))


def test_powers_that_overflow() -> None:
    numbers = _random(2500, 2, 3)
    numbers[2000, 0] = 1e200
    long = LongArray(numbers, ("age", "height"))
    with pytest.raises(Unanswerable, match="too large"):
        statistics(long, _model(long, degree=5))


def test_long_data_without_rows() -> None:
    long = LongArray(numpy.empty((0, 2)), ("age", "height"))
    with pytest.raises(Unanswerable, match="no rows"):
        statistics(long, _model(long))


def test_a_function_that_numpy_does_not_have() -> None:
    numbers = _random(50, 2, 4)
    long = LongArray(numbers, ("age", "height"))
    found = statistics(long, _model(long, model="s*erf(a)"))
    wanted = math.fsum(math.erf(age) * height for age, height in numbers.tolist())
    assert float(found.moments[0]) == pytest.approx(wanted, rel=1e-12)


@pytest.mark.parametrize("model", ["s*9^9^9*a", "s*a^100000000 + b", "s*exp(9^9*a)", "s*(a + 1)^(9^9)"])
def test_enormous_powers_are_refused_at_once(model: str) -> None:
    """9^9^9 has 369 million digits."""
    with ends(), pytest.raises(Unanswerable, match="too large"):
        statistics(HEIGHTS, _model(HEIGHTS, model=model))


def test_tiny_powers_are_nothing() -> None:
    """(a + 1)^(−9⁹) is 1 at 0, and nothing beside that elsewhere."""
    found = statistics(HEIGHTS, _model(HEIGHTS, model="s*(a + 1)^(-9^9)"))
    assert _whole((*found.gram, found.moments)) == [[1], [30]]
    with pytest.raises(Unanswerable, match="too small in every row"):
        statistics(HEIGHTS, _model(HEIGHTS, model="s*(a + 2)^(-9^9)"))


def test_a_column_that_stops_being_whole() -> None:
    """Its later numbers were rounded when they were read, so the sums have a grain again."""
    numbers = numpy.column_stack([1e9 + numpy.arange(3000.0) % 5, numpy.arange(3000.0) % 7])
    model = _model(LongArray(numbers, "ay"))
    assert not any(map(any, statistics(LongArray(numbers, "ay"), model).grain))
    numbers[2500, 0] += 0.3
    assert any(map(any, statistics(LongArray(numbers, "ay"), model).grain))
