"""What least squares has found: the prediction in numbers, how good it is, its residuals, and what it means."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, Section, phrase
from tutor.errors import CheckFailed
from tutor.expression.numbers import ONE
from tutor.expression.tree import Negation, Quotient, Sum
from tutor.learning.balls import ball_of
from tutor.learning.data.dataset import Dataset
from tutor.learning.lessons.end_of_walk import walked_sections
from tutor.learning.lessons.factor_rows import rows_of
from tutor.learning.lessons.family import best_of, family_of
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.fitted_model import number_lines, prediction_block
from tutor.learning.lessons.meaning import meaning
from tutor.learning.lessons.residual_table import residual_table
from tutor.learning.lessons.sums import as_fact
from tutor.learning.letters import in_row
from tutor.learning.model import LossKind
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_MOST_DIGITS = 6


def fit_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """The fitted model, its loss and R², the residuals row by row, and a sentence on what the parameters say.

    Arguments:
        regression: the data, the model and the parameters that were found.
        ledger: checks every line.

    Returns:
        the fit and its residuals; for a model that is not linear in its parameters the end of the walk.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.
    """
    if regression.fit is None or regression.statistics is None:
        return walked_sections(regression, ledger)
    heading = phrase("fit-heading")
    blocks: list[Block] = []
    if regression.fit.directions:
        family = family_of(regression)
        key = "fit-many" if regression.fit.certain else "fit-untold"
        blocks.append(Note(phrase(key, letters=family.free)))
    blocks += [*prediction_block(regression, ledger), *_goodness(regression, ledger)]
    if not regression.fit.directions:
        blocks += [Note(said) for said in meaning(regression)]
    return (Section(heading, None, tuple(blocks)), _residuals(regression))


def _goodness(regression: Regression, ledger: Ledger) -> tuple[Block, ...]:
    """The loss at the minimum, and R² with what it says."""
    fit, statistics = regression.fit, regression.statistics
    assert fit is not None
    assert statistics is not None
    exact = statistics.exact
    lines = [*number_lines(phrase("fit-sse"), fit.minimum, exact, ledger)]
    if regression.loss.kind is not LossKind.SSE:
        value = fit.minimum * regression.loss.scale(statistics.count)
        lines += number_lines(phrase("fit-loss", name=regression.loss.reading.name), value, exact, ledger)
    spread = statistics.spread
    output = regression.data.headings[-1].name
    if fit.r_squared is None:
        key = "fit-no-spread-one" if statistics.count == 1 else "fit-no-spread"
        return (Lines(None, tuple(lines)), Note(phrase(key, output=output)))
    around = phrase("fit-sst", output=in_row(regression.model.output, regression.model.index))
    lines += number_lines(around, spread, exact, ledger)
    if fit.r_squared != 1 - fit.minimum / spread:
        raise CheckFailed("R² is not 1 − Σ residual²/Σ (y − ȳ)²")
    least, whole = figure(fit.minimum, exact), figure(spread, exact)
    left: Phrase | None = phrase("fit-r-squared")
    if least.exact and whole.exact:
        written = Sum((ONE, Negation(Quotient(least.shown, whole.shown))))
        lines.append(Line(left, written, check=ledger.worth(ball_of(fit.r_squared), written, about=False)))
        left = None
    lines += number_lines(left, fit.r_squared, exact, ledger)
    return (Lines(None, tuple(lines)), Note(_explained(regression, fit.r_squared, output)))


def _explained(regression: Regression, r_squared: Fraction, output: str) -> Phrase:
    """What R² says of the spread of the outputs."""
    assert regression.statistics is not None
    if r_squared == 1 and regression.statistics.exact:
        return phrase("fit-perfect-line" if regression.model.is_line else "fit-perfect")
    if r_squared < 0:
        return phrase("fit-worse", output=output)
    if r_squared == 0:
        return phrase("fit-nothing", output=output)
    key = "fit-explains-line" if regression.model.is_line else "fit-explains"
    return phrase(key, percent=percent(r_squared), output=output)


def percent(share: Fraction) -> str:
    """A share from 0 to 1 in per cent, never rounded up to all or down to nothing.

    >>> [percent(Fraction(part, 10_000)) for part in (9712, 9999, 50, 3, 5000)]
    ['97', '99.99', '0.5', '0.03', '50']
    """
    for digits in range(_MOST_DIGITS):
        rounded = round(share * 100, digits)
        least = Fraction(1, 10**digits)
        if least <= rounded <= 100 - least:
            return f"{float(rounded):.{digits}f}"
    return "almost 100" if 2 * share > 1 else "almost 0"


def _residuals(regression: Regression) -> Section:
    """The residuals row by row, and their sum; of a file that is not kept the first and the last rows."""
    statistics = regression.statistics
    assert statistics is not None
    heading = phrase("fit-residuals-heading")
    return residual_table(regression, best_of(regression), statistics.exact, heading, _sum_of(regression))


def _sum_of(regression: Regression) -> tuple[Note, ...]:
    """The residuals add up to 0 when the model has an intercept: worked out over all rows."""
    data, fit, model = regression.data, regression.fit, regression.model
    if not isinstance(data, Dataset) or fit is None or model.factors is None or ONE not in model.factors:
        return ()
    if regression.statistics is None or not regression.statistics.exact:
        return ()
    rows = rows_of(regression)
    if rows is None or not rows.exact:
        return ()
    residuals = rows.residuals(best_of(regression))
    if sum(residuals, Fraction(0)) != 0:
        raise CheckFailed("the residuals of a model with an intercept do not add up to 0")
    if sum((one**2 for one in residuals), Fraction(0)) != fit.minimum:
        raise CheckFailed("the squared residuals do not add up to the minimum")
    intercept = model.parameters[model.factors.index(ONE)]
    return (Note(phrase("fit-sum-zero", name=regression.loss.reading.name, b=intercept)),)


def fit_facts(regression: Regression) -> dict[str, object]:
    """The same as data.

    Returns:
        `parameters` (a minimiser, by name), `unique` (null when it cannot be told), `sse`, `sst`, `loss` (at the
        minimum), `r_squared` (null when all outputs are equal); and, where the rows are kept, `predictions` and
        `residuals` (with the sign of the loss), row by row.
    """
    fit, statistics = regression.fit, regression.statistics
    if fit is None or statistics is None:
        return {}
    best = best_of(regression)
    exact = statistics.exact
    facts: dict[str, object] = {
        "parameters": {
            parameter.label: as_fact(value, exact)
            for parameter, value in zip(regression.model.parameters, best, strict=True)
        },
        "unique": not fit.directions if fit.certain else None,
        "sse": as_fact(fit.minimum, exact),
        "sst": as_fact(statistics.spread, exact),
        "loss": as_fact(fit.minimum * regression.loss.scale(statistics.count), exact),
        "r_squared": None if fit.r_squared is None else as_fact(fit.r_squared, exact),
    }
    rows = rows_of(regression)
    if rows is not None:
        sign = -1 if regression.loss.kind is LossKind.MSE else 1
        found = rows.residuals(best)
        outputs = regression.data.columns[-1] if isinstance(regression.data, Dataset) else ()
        facts["predictions"] = [as_fact(one + output, rows.exact) for one, output in zip(found, outputs, strict=True)]
        facts["residuals"] = [as_fact(sign * one, rows.exact) for one in found]
    return facts
