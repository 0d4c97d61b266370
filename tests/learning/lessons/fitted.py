"""A regression as the last three parts of its lesson see it, made by hand: no data file, no walk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, cast

from tutor import parse
from tutor.derivation.lesson import Lesson, Lines, Section, phrase
from tutor.derivation.results import Gradient, gradient
from tutor.expression.numbers import ZERO
from tutor.expression.tree import Symbol
from tutor.learning import accumulate
from tutor.learning.data.dataset import Dataset, Heading, LongDataset
from tutor.learning.fit import least_squares
from tutor.learning.loss import make_loss
from tutor.learning.model import Fit, Loss, LossKind, Model, Statistics
from tutor.render.formats import render

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

Number = Fraction | int | str


@dataclass(frozen=True, slots=True)
class Fitted:
    """The fields of a `Regression` that the lessons read."""

    data: Dataset | LongDataset
    model: Model
    loss: Loss
    gradient: Gradient
    statistics: Statistics | None
    fit: Fit | None


@dataclass(frozen=True, slots=True)
class Long:
    """A file that is too long to be kept, as far as the lessons ask."""

    source: str
    headings: tuple[Heading, ...]
    count: int
    first: tuple[tuple[Fraction, ...], ...] = ()
    last: tuple[tuple[Fraction, ...], ...] = ()


def fitted(
    columns: Mapping[str, Sequence[Number]],
    prediction: str = "s*a + b",
    parameters: str = "s b",
    factors: Sequence[str] | None = ("a", "1"),
    kind: LossKind = LossKind.HALF_SSE,
    offset: str = "0",
    long: bool = False,
) -> Regression:
    """Least squares on columns.

    Arguments:
        columns: "a: age (months)" → numbers; the letter, the name and the unit of each column, the output last.
        prediction: the model in those letters.
        parameters: what is learnt.
        factors: what each parameter is multiplied by; None for a model that is not linear.
        kind: which loss.
        offset: what stands without a parameter.
        long: pretend that the file is too long to be kept.
    """
    names = [heading.partition(": ")[::2] for heading in columns]
    rows = [tuple(Fraction(value) for value in column) for column in columns.values()]
    headings = tuple(Heading(*_named(name)) for _, name in names)
    letters = [Symbol(letter) for letter, _ in names]
    model = Model(
        parse(prediction),
        tuple(_symbol(name) for name in parameters.split()),
        {letter: place for place, letter in enumerate(letters[:-1])},
        letters[-1],
        Symbol("i"),
        None if factors is None else tuple(parse(factor) for factor in factors),
        parse(offset) if offset != "0" else ZERO,
    )
    loss = make_loss(model, kind)
    data: Dataset | LongDataset = Dataset("heights.csv", headings, tuple(rows))
    if long:
        data = cast(LongDataset, Long("long.csv", headings, len(rows[0])))
    statistics = fit = None
    if factors is not None:
        statistics = replace(accumulate.statistics(Dataset("", headings, tuple(rows)), model), exact=not long)
        fit = least_squares(statistics)
    return cast("Regression", Fitted(data, model, loss, gradient(loss.reading), statistics, fit))


def _named(name: str) -> tuple[str, str]:
    plain, _, unit = name.partition(" (")
    return plain, unit.rstrip(")")


def _symbol(name: str) -> Symbol:
    found = parse(name)
    assert isinstance(found, Symbol)
    return found


def page(sections: Sequence[Section], width: int = 100, notation: str = "text") -> str:
    """The sections as they are printed."""
    return render(Lesson(phrase("name", name="t"), tuple(sections)), notation, width)


def told(sections: Sequence[Section]) -> str:
    """The sections as one line of words, so that a sentence is found wherever it is folded."""
    return " ".join(page(sections).split())


def unchecked(sections: Sequence[Section]) -> list[str]:
    """The lines that were not checked by machine."""
    lines = (line for one in sections for block in one.blocks if isinstance(block, Lines) for line in block.lines)
    return [str(line.right) for line in lines if line.check is None or not line.check.points]


HEIGHTS: dict[str, Sequence[Number]] = {"a: age (months)": [0, 2, 4], "h: height (cm)": [30, 40, 50]}
"""The lecture's data."""
