"""On random data, the gradient that the rules derive is the one that plain Python finds without them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor import gradient, parse
from tutor.derivation.lesson import Lines
from tutor.errors import CheckFailed
from tutor.expression.reading import read_point
from tutor.expression.tree import Symbol
from tutor.learning.data.dataset import Dataset, Heading
from tutor.learning.lessons.loss_at import at_point
from tutor.learning.lessons.loss_subject import OverData
from tutor.learning.lessons.losses import data_sections
from tutor.learning.loss_data import LossData, data_letters
from tutor.learning.over_data import ball_over, row_counts, value_over

Pairs = Sequence[tuple[float, float]]
numbers = st.fractions(min_value=-6, max_value=6, max_denominator=16)
pairs_of_numbers = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6)


def squared(pairs: Pairs, s: float, b: float) -> float:
    return sum((s * x + b - y) ** 2 for x, y in pairs) / 2


def mean_squared(pairs: Pairs, s: float, b: float) -> float:
    return sum((y - (s * x + b)) ** 2 for x, y in pairs) / len(pairs)


def ridge(pairs: Pairs, s: float, b: float) -> float:
    return sum((y - s * x - b) ** 2 for x, y in pairs) + 3 * (s * s + b * b)


def logistic(pairs: Pairs, s: float, b: float) -> float:
    return sum(math.log1p(math.exp(-(s * x + b))) * y + math.log1p(math.exp(s * x + b)) * (1 - y) for x, y in pairs)


LOSSES: dict[str, Callable[[Pairs, float, float], float]] = {
    "1/2*sum(i, (s*x_i + b - y_i)^2)": squared,
    "1/N*sum(n, (y_n - (s*x_n + b))^2)": mean_squared,
    "sum(i, (y_i - s*x_i - b)^2) + 3(s^2 + b^2)": ridge,
    "-sum(i, y_i ln(σ(s x_i + b)) + (1 - y_i) ln(1 - σ(s x_i + b)))": logistic,
}


@pytest.mark.parametrize("typed", LOSSES)
@given(pairs=pairs_of_numbers, s=numbers, b=numbers)
@settings(max_examples=15, deadline=None)
def test_the_gradient_is_that_of_central_differences(
    typed: str, pairs: list[tuple[Fraction, Fraction]], s: Fraction, b: Fraction
) -> None:
    found = gradient(typed, ["s", "b"])
    columns = {"x": [x for x, _ in pairs], "y": [y for _, y in pairs]}
    counts = {letter: Fraction(len(pairs)) for letter in row_counts(found.reading.expression, columns)}
    place = {Symbol("s"): s, Symbol("b"): b} | counts
    plain, step = [(float(x), float(y)) for x, y in pairs], 1e-5
    loss, at, up = LOSSES[typed], float(s), float(b)
    expected = (
        (loss(plain, at + step, up) - loss(plain, at - step, up)) / (2 * step),
        (loss(plain, at, up + step) - loss(plain, at, up - step)) / (2 * step),
    )
    size = 1 + abs(loss(plain, at, up))
    for answer, number in zip(found.answer, expected, strict=True):
        value = ball_over(answer, columns, place)
        assert float(value.mid()) == pytest.approx(number, rel=1e-5, abs=1e-4 * size)


@given(pairs=pairs_of_numbers, s=numbers, b=numbers)
@settings(max_examples=25, deadline=None)
def test_squares_have_the_exact_gradient(pairs: list[tuple[Fraction, Fraction]], s: Fraction, b: Fraction) -> None:
    found = gradient("1/2*sum(i, (s*x_i + b - y_i)^2)", ["s", "b"])
    columns = {"x": [x for x, _ in pairs], "y": [y for _, y in pairs]}
    place = {Symbol("s"): s, Symbol("b"): b, Symbol("n"): Fraction(len(pairs))}
    by_hand = (
        sum(((s * x + b - y) * x for x, y in pairs), Fraction(0)),
        sum((s * x + b - y for x, y in pairs), Fraction(0)),
    )
    assert tuple(value_over(answer, columns, place) for answer in found.answer) == by_hand


def over(typed: str, columns: Sequence[Sequence[Fraction]], *variables: str) -> OverData:
    found = gradient(typed, variables)
    letters = data_letters(found.reading.expression, found.variables)
    headings = tuple(Heading(letter.name) for letter in letters)
    data = Dataset("made.csv", headings, tuple(map(tuple, columns)))
    counts = row_counts(found.reading.expression, [letter.name for letter in letters])
    return OverData(
        found.reading, dict(zip(found.variables, found.answer, strict=True)), LossData(data, letters, counts, False)
    )


@given(pairs=pairs_of_numbers)
@settings(max_examples=15, deadline=None)
def test_a_lesson_survives_any_data(pairs: list[tuple[Fraction, Fraction]]) -> None:
    columns = [[x for x, _ in pairs], [y for _, y in pairs]]
    asked = over("J(s, b) = 1/n*sum(i, (s*x_i + b - y_i)^2)", columns, "s", "b")
    sections, facts = data_sections(asked, read_point("s=1/3, b=-2", asked.reading.variables))
    lines = [line for part in sections for block in part.blocks if isinstance(block, Lines) for line in block.lines]
    assert lines
    assert facts["rows"] == len(pairs)


def test_many_rows_with_long_numbers_are_rounded_and_say_so() -> None:
    columns = [[Fraction(10**9 + row, 7) for row in range(50)], [Fraction(row, 3) for row in range(50)]]
    asked = over("1/2*sum(i, (s*x_i - y_i)^2)", columns, "s")
    sections, _ = data_sections(asked, None)
    lines = [line for part in sections for block in part.blocks if isinstance(block, Lines) for line in block.lines]
    assert lines[-1].relation == "≈"
    assert all(line.check is None or line.check.points for line in lines)


def test_a_false_derivative_is_caught() -> None:
    asked = over("1/2*sum(i, (s*x_i - y_i)^2)", [[Fraction(1), Fraction(2)], [Fraction(3), Fraction(5)]], "s")
    false = OverData(asked.reading, {variable: parse("s*sum(i, x_i^2)") for variable in asked.answers}, asked.rows)
    with pytest.raises(CheckFailed):
        data_sections(false, None)
    with pytest.raises(CheckFailed):
        at_point(false, read_point("s=1", asked.reading.variables))


def test_a_function_that_is_not_real_everywhere_is_checked_where_it_is() -> None:
    asked = over("n*ln(v) + sum(i, x_i^2)/(2v)", [[Fraction(1), Fraction(2)]], "v")
    sections, facts = data_sections(asked, None)
    lines = [line for part in sections for block in part.blocks if isinstance(block, Lines) for line in block.lines]
    assert lines[-1].check is not None
    assert lines[-1].check.points == 2
    assert facts["gradient"] == {"v": parse("2/v - 5/(2v^2)")}
