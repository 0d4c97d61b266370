"""What the parameters of a fit say about the columns: how fast the output grows, and where it starts."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Phrase, Value, phrase
from tutor.expression.numbers import ONE, ZERO, rational_value, whole
from tutor.expression.tree import Power, Symbol
from tutor.learning.data.dataset import Dataset, Heading
from tutor.learning.lessons.figures import column, figure, is_fraction
from tutor.learning.lessons.fitted_model import coefficients, combined
from tutor.learning.lessons.units import per

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_FAR = 4
"""An input whose mean is more than this many standard deviations from 0 has no row near 0."""


def meaning(regression: Regression) -> Iterator[Phrase]:
    """Sentences on a fit that is the only one, in the words of the columns' headings."""
    model = regression.model
    assert model.factors is not None
    if model.is_polynomial and len(model.factors) > 2:
        yield from _curve(regression)
        return
    offset = rational_value(model.offset)
    if offset is not None and all(factor == ONE or factor in model.inputs for factor in model.factors):
        yield from _flat_surface(regression, offset)


def _flat_surface(regression: Regression, offset: Fraction) -> Iterator[Phrase]:
    """A line, or a plane: one sentence for each input, and one for where all of them are 0.

    Arguments:
        regression: its model is linear in the inputs too.
        offset: the number that stands in the model without a parameter: 70 in k·a + 70.
    """
    model, fit, data = regression.model, regression.fit, regression.data
    assert model.factors is not None
    assert fit is not None
    slopes = {factor: value for factor, value in zip(model.factors, fit.values, strict=True) if factor != ONE}
    learnt = [value for factor, value in zip(model.factors, fit.values, strict=True) if factor == ONE]
    intercept = sum(learnt, offset) if learnt or offset else None
    if not slopes and intercept is not None:
        yield phrase("fit-constant", **_amount(regression, intercept))
    for factor, slope in slopes.items():
        assert isinstance(factor, Symbol)
        column = model.inputs[factor]
        others = [place for place in model.inputs.values() if place != column]
        held = "" if len(slopes) == 1 else "-with" if len(others) == 1 else "-held"
        other = data.headings[others[0]].name if others else ""
        sentence = _growth(regression, data.headings[column], slope, held, other)
        if len(slopes) == 1 and intercept is not None:
            yield Phrase(f"{sentence.key}-start", (*sentence.values, *_amount(regression, intercept, "start").items()))
            yield from _far_from_zero(regression, column)
        else:
            yield sentence
    if len(slopes) > 1 and intercept is not None:
        yield phrase("fit-start-all", **_amount(regression, intercept))


def _growth(regression: Regression, heading: Heading, slope: Fraction, held: str, other: str) -> Phrase:
    """How the output changes with one input, the only other one or all others held fixed."""
    one = per(heading.unit)
    direction = "flat" if slope == 0 else "grows" if slope > 0 else "falls"
    unit = "" if one or not heading.unit or slope == 0 else "-in"
    return phrase(
        f"fit-{direction}{held}{unit}",
        input=heading.name,
        one=one or "unit",
        measured=heading.unit,
        other=other,
        **_amount(regression, abs(slope)),
    )


def _amount(regression: Regression, value: Fraction, name: str = "amount") -> dict[str, Value]:
    """The blanks for an amount of the output: its name, the number, the unit behind it."""
    assert regression.statistics is not None
    output = regression.data.headings[-1]
    shown = figure(value, regression.statistics.exact)
    if shown.exact and is_fraction(shown.shown):
        shown = figure(value, exact=False)  # nobody says "grows by 5177/755 cm"
    unit = f" {output.unit}" if output.unit else ""
    return {"output": output.name, name: shown.shown, "unit": unit, f"about_{name}": "" if shown.exact else "≈ "}


def _far_from_zero(regression: Regression, column: int) -> Iterator[Phrase]:
    """A warning where 0 lies outside the inputs, farther from them than half of their range."""
    data = regression.data
    name = data.headings[column].name
    if isinstance(data, Dataset):
        least, most = min(data.columns[column]), max(data.columns[column])
        if least == most or max(least, -most) > (most - least) / 2:
            yield phrase("fit-extrapolated", input=name, least=figure(least).shown, most=figure(most).shown)
        return
    statistics, model = regression.statistics, regression.model
    if statistics is None or model.factors is None or ONE not in model.factors:
        return
    letter = next(letter for letter, place in model.inputs.items() if place == column)
    if letter not in model.factors:
        return
    this, one = model.factors.index(letter), model.factors.index(ONE)
    mean = statistics.gram[this][one] / statistics.count
    variance = statistics.gram[this][this] / statistics.count - mean**2
    if mean**2 > _FAR**2 * variance:
        yield phrase("fit-extrapolated-about", input=name, mean=figure(mean, exact=False).shown)


def _curve(regression: Regression) -> Iterator[Phrase]:
    """A polynomial: its slope is no number but a function."""
    model, fit, data = regression.model, regression.fit, regression.data
    assert fit is not None
    assert regression.statistics is not None
    ((letter, place),) = model.inputs.items()
    exact = coefficients(regression).exact
    slopes = column((power * value for power, value in enumerate(fit.values)), exact)
    # The derivative of x² is 2x: each power is one lower, and the constant is gone.
    powers = (ZERO, ONE, letter, *(Power(letter, whole(power)) for power in range(2, len(fit.values) - 1)))
    heading, output = data.headings[place], data.headings[-1]
    one = per(heading.unit)
    yield phrase(
        "fit-curve" if one or not heading.unit else "fit-curve-in",
        input=heading.name,
        one=one or "unit",
        measured=heading.unit,
        output=output.name,
        slope=combined(slopes.shown, powers),
        unit=f" (in {output.unit})" if output.unit else "",
        about="" if slopes.exact else "about ",
    )
    yield phrase("fit-start", input=heading.name, **_amount(regression, fit.values[0]))
    yield from _far_from_zero(regression, place)
