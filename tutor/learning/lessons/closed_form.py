"""Where the gradient of the loss is zero: by hand for a line, by the normal equations for any other linear model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.derivation.lesson import Section
from tutor.learning.lessons.family import best_of
from tutor.learning.lessons.line import line_sections
from tutor.learning.lessons.line_numbers import line_numbers
from tutor.learning.lessons.normal_equations import normal_sections
from tutor.learning.lessons.not_linear import not_linear_sections
from tutor.learning.lessons.solving import solved_sections
from tutor.learning.lessons.sums import as_fact, sums_of
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression


def closed_form_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """The closed form, derived and with the numbers of the data put in.

    Arguments:
        regression: the model, its loss and gradient, and the sums over the data.
        ledger: checks every line.

    Returns:
        for a line: both equations, the mean form, b and s isolated, and the numbers; for another linear model:
        the normal equations and their solution; else why there is no closed form.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    if regression.fit is None or regression.statistics is None:
        return not_linear_sections(regression)
    if regression.model.is_line:
        return (*line_sections(regression, ledger), *line_numbers(regression, ledger))
    derived = normal_sections(regression, ledger)
    return derived if len(regression.model.parameters) == 1 else (*derived, *solved_sections(regression, ledger))


def closed_form_facts(regression: Regression) -> dict[str, object]:
    """The same as data: the normal equations and their solution.

    Returns:
        `linear`; and for a model that is linear in its parameters `exact`, `n`, `gram` (XᵀX), `moments` (Xᵀy), both
        as sums in letters (`gram_letters`, `moments_letters`), and `solution`: a minimiser, by parameter.
    """
    fit, statistics = regression.fit, regression.statistics
    if fit is None or statistics is None:
        return {"linear": False}
    sums = sums_of(regression.loss)
    exact = statistics.exact
    return {
        "linear": True,
        "exact": exact,
        "n": statistics.count,
        "gram_letters": sums.gram,
        "moments_letters": sums.moments,
        "gram": [[as_fact(entry, exact) for entry in row] for row in statistics.gram],
        "moments": [as_fact(entry, exact) for entry in statistics.moments],
        "solution": {
            parameter.label: as_fact(value, exact)
            for parameter, value in zip(regression.model.parameters, best_of(regression), strict=True)
        },
    }
