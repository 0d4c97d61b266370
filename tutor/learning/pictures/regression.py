"""The pictures of a regression: the data with what was fitted, and the loss over the parameters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.picture import Axis, Curve, Layer, Mark, Picture, Place, Points, Segments, Stroke
from tutor.derivation.pictures.graph import height_window
from tutor.derivation.pictures.heights import places_on
from tutor.derivation.pictures.window import Window, rounded_out
from tutor.derivation.place import put_in
from tutor.derivation.tidy import tidied
from tutor.expression.grid import values_on
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.learning.data.dataset import Dataset, Heading
from tutor.learning.lessons.family import best_of
from tutor.learning.lessons.figures import Figure, figure, to_digits
from tutor.learning.pictures.descent import descent_picture
from tutor.learning.regression import Regression

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]

_MOST_ROWS = 2000
"""So many rows are drawn; of more, every second, third, …"""
_MOST_RESIDUALS = 60
_COUNT = 401
_LONGEST, _DIGITS = 5, 4
_FEWEST_STEPS = 3
"""A walk of fewer steps says too little for a curve of its own."""


def regression_pictures(found: Regression) -> tuple[Picture, ...]:
    """The data with the fitted line, where the rows are at hand; and the loss with the walk and the minimum.

    With several inputs the data are drawn as predictions against what was measured.
    """
    pictures: list[Picture] = []
    if isinstance(found.data, Dataset) and found.data.count and _parameters(found) is not None:
        pictures.append(_fitted(found, found.data) if len(found.model.inputs) == 1 else _compared(found, found.data))
    if not pictures or len(found.model.parameters) <= 2 or found.descent.count >= _FEWEST_STEPS:
        pictures.append(_loss(found))
    return tuple(pictures)


def _parameters(found: Regression) -> tuple[Fraction, ...] | None:
    """The best parameters; where there is no formula for them, those at the end of the walk."""
    if found.fit is not None:
        return best_of(found)
    end = found.descent.steps[-1].point
    return tuple(Fraction(one) for one in end) if all(map(math.isfinite, end)) else None


def _loss(found: Regression) -> Picture:
    fit = found.fit
    lowest = [float(value) for value in best_of(found)] if fit else None
    flat = [float(part) for part in fit.directions[0]] if fit and len(fit.directions) == 1 else None
    if fit and len(fit.directions) > 1:
        lowest = None  # the whole plane is as low
    title = phrase("picture-loss")
    made = descent_picture(found.loss.reading.name, found.objective, found.descent, title, lowest, flat)
    if isinstance(found.data, Dataset):
        return made
    return replace(made, notes=(*made.notes, phrase("picture-long", source=found.data.source)))


def _predictions(found: Regression, arrays: dict[Symbol, Array]) -> Array:
    """What the model predicts, its inputs running over arrays."""
    values = _parameters(found)
    assert values is not None
    return values_on(found.model.expression, arrays, dict(zip(found.model.parameters, values, strict=True)))


def _formula(found: Regression) -> Phrase:
    """h = 5a + 30, with short numbers: the lesson has them in full."""
    values = _parameters(found)
    assert values is not None
    exact = found.fit is not None and (found.statistics is None or found.statistics.exact)
    figures = [_short(value, exact) for value in values]
    if found.fit is None:
        key = "picture-walked"
    else:
        key = "picture-fit-many" if found.fit.directions else "picture-fit"
    place = {symbol: one.shown for symbol, one in zip(found.model.parameters, figures, strict=True)}
    formula = tidied(put_in(found.model.expression, place))
    relation = "=" if all(one.exact for one in figures) else "≈"
    return phrase(key, output=found.model.output, relation=relation, formula=formula)


def _short(value: Fraction, exact: bool) -> Figure:
    """A number to four digits, or as it is if that takes no more room."""
    found = figure(value, exact)
    return found if found.exact and len(text(found.shown)) <= _LONGEST else Figure(to_digits(value, _DIGITS), False)


def _fitted(found: Regression, data: Dataset) -> Picture:
    import numpy

    letter, column = next(iter(found.model.inputs.items()))
    across, up = _drawn(data, column), _drawn(data, -1)
    predicted = _predictions(found, {letter: across})
    window = _window(across)
    along = places_on(window, _COUNT)
    curve = tuple(zip(along.tolist(), _predictions(found, {letter: along}).tolist(), strict=True))
    measured = tuple(zip(across.tolist(), up.tolist(), strict=True))
    seen = [*up.tolist(), *(one for one in predicted.tolist() if math.isfinite(one))]
    layers: list[Layer] = []
    if len(measured) <= _MOST_RESIDUALS:
        known = numpy.isfinite(predicted)
        ends = zip(across[known].tolist(), predicted[known].tolist(), strict=True)
        starts = [point for point, there in zip(measured, known.tolist(), strict=True) if there]
        pairs: tuple[tuple[Place, Place], ...] = tuple(
            (start, end) for start, end in zip(starts, ends, strict=True) if start != end
        )
        layers.append(Segments(pairs, phrase("picture-residuals")))
    layers += [
        Curve(curve, Stroke.FIT, _formula(found)),
        Points(measured, Mark.DATA, phrase("picture-rows", source=data.source)),
    ]
    axes = (
        _axis(data.headings[column], letter, window),
        _axis(data.headings[-1], found.model.output, height_window(seen, seen)),
    )
    title = phrase("picture-against", output=data.headings[-1].name, input=data.headings[column].name)
    return Picture(title, axes, tuple(layers), notes=_thinned(data))


def _compared(found: Regression, data: Dataset) -> Picture:
    """Each row as a point: what was measured across, what is predicted up; a perfect fit lies on the diagonal."""
    arrays = {letter: _drawn(data, column) for letter, column in found.model.inputs.items()}
    measured = _drawn(data, -1)
    predicted = _predictions(found, arrays) if arrays else measured * 0 + float(_predictions(found, {}))
    window = _window([*measured.tolist(), *(one for one in predicted.tolist() if math.isfinite(one))])
    diagonal = ((window[0], window[0]), (window[1], window[1]))
    layers = (
        Curve(diagonal, Stroke.TANGENT, phrase("picture-perfect")),
        Points(
            tuple(zip(measured.tolist(), predicted.tolist(), strict=True)),
            Mark.DATA,
            phrase("picture-rows", source=data.source),
        ),
    )
    heading = data.headings[-1]
    axes = (
        Axis(heading.name, *window, unit=heading.unit),
        Axis(f"{heading.name}, predicted", *window, unit=heading.unit),
    )
    return Picture(phrase("picture-compared", output=heading.name), axes, layers, True, _thinned(data))


def _step(data: Dataset) -> int:
    return math.ceil(data.count / _MOST_ROWS)


def _drawn(data: Dataset, column: int) -> Array:
    import numpy

    return numpy.array([float(value) for value in data.columns[column][:: _step(data)]])


def _thinned(data: Dataset) -> tuple[Phrase, ...]:
    shown = len(data.columns[0][:: _step(data)])
    return () if shown == data.count else (phrase("picture-thinned", shown=shown, all=data.count),)


def _window(values: Sequence[float] | Array) -> Window:
    low, high = float(min(values)), float(max(values))
    room = 0.06 * (high - low) or max(1.0, abs(low) / 10)
    return rounded_out(low - room, high + room, 20)


def _axis(heading: Heading, letter: Symbol, window: Window) -> Axis:
    written = text(letter)
    name = heading.name if heading.name == written else f"{written}: {heading.name}"
    return Axis(name, *window, unit=heading.unit)
