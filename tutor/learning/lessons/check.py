"""Why the closed form is the minimum: ∇loss is 0 there, the Hessian, and what it says; for singular data, why not."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Section, phrase
from tutor.expression.numbers import ZERO
from tutor.expression.tree import Expression, Product
from tutor.learning.balls import ball_of
from tutor.learning.data.dataset import MOST_EXACT, Dataset
from tutor.learning.lessons.convex import why_minimum
from tutor.learning.lessons.curved import second_derivatives
from tutor.learning.lessons.family import best_of, family_of
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.line_numbers import written_sum
from tutor.learning.lessons.singular import reason_facts, singular_sections
from tutor.learning.lessons.sums import as_fact
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_LONGEST_LIST = 4


def check_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """∇loss at the fit, the Hessian in letters and numbers, why the fit is the minimum; or why there are many.

    Arguments:
        regression: the loss, the sums over the data and the fit.
        ledger: checks every line.

    Returns:
        sections; for a model that is not linear in its parameters one that says why not.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    if regression.fit is None or regression.statistics is None:
        return (Section(phrase("check-none-heading"), None, (Note(phrase("check-none")),)),)
    flat = Section(phrase("check-flat-heading", name=regression.loss.reading.name), None, _flat(regression, ledger))
    second = second_derivatives(regression, ledger)
    if not regression.fit.certain:
        return (flat, second, _untold(regression))
    if regression.fit.directions:
        return (flat, second, *singular_sections(regression, ledger))
    return (flat, second, why_minimum(regression, ledger))


def _untold(regression: Regression) -> Section:
    """Why rounded sums cannot tell whether the minimum is one point."""
    model, family = regression.model, family_of(regression)
    assert model.factors is not None
    kept = isinstance(regression.data, Dataset)
    said = phrase("untold-why", letters=tuple(model.factors[place] for place in family.places))
    mend = phrase("untold-mend-kept" if kept else "untold-mend", letters=family.free, n=f"{MOST_EXACT:,}")
    return Section(phrase("untold-heading"), None, (Note(said), Note(mend)))


def _flat(regression: Regression, ledger: Ledger) -> tuple[Block, ...]:
    """Each partial derivative at the fit: 5·20 + 30·6 − 280 = 0, times the scale of the loss."""
    statistics = regression.statistics
    assert statistics is not None
    best = best_of(regression)
    name = regression.loss.reading.name
    scale = 2 * regression.loss.scale(statistics.count)
    lines = []
    for parameter, row, moment in zip(regression.model.parameters, statistics.gram, statistics.moments, strict=True):
        left = phrase("closed-partial-alone", name=name, variable=parameter)
        rest = sum((value * entry for value, entry in zip(best, row, strict=True)), Fraction(0)) - moment
        if not statistics.exact:
            continue
        check = ledger.worth(ball_of(rest * scale), ZERO, about=False)
        written = written_sum(best, row, moment) if len(best) <= _LONGEST_LIST and figure(scale).exact else None
        if written is not None and written != ZERO:
            written = written if scale == 1 else Product((figure(scale).shown, written))
            shown = ledger.worth(ball_of(rest * scale), written, about=False)
            lines += [Line(left, written, check=shown), Line(None, ZERO, check=check)]
        else:
            lines.append(Line(left, ZERO, check=check))
    if not lines:
        return (Note(phrase("check-flat-about")),)
    if len(best) > _LONGEST_LIST:
        return (Note(phrase("check-flat-all", p=len(best))),)
    return (Lines(None, tuple(lines)),)


def check_facts(regression: Regression) -> dict[str, object]:
    """The same as data.

    Returns:
        `hessian` (numbers, p × p), `minimum` ("unique", "many", or "unknown" where the precision is too low to
        tell); for many also `reason`, `free` (the letters of the free parameters) and `family` (each parameter in
        those letters).
    """
    fit, statistics = regression.fit, regression.statistics
    if fit is None or statistics is None:
        return {}
    scale = 2 * regression.loss.scale(statistics.count)
    facts: dict[str, object] = {
        "hessian": [[as_fact(scale * entry, statistics.exact) for entry in row] for row in statistics.gram],
        "minimum": ("many" if fit.directions else "unique") if fit.certain else "unknown",
    }
    if fit.directions and fit.certain:
        family = family_of(regression)
        forms: dict[str, Expression] = {
            parameter.label: parameter if place in family.places else family.form(place, statistics.exact)
            for place, parameter in enumerate(family.parameters)
        }
        facts |= {"reason": reason_facts(regression), "free": [one.label for one in family.free], "family": forms}
    return facts
