"""The normal equations solved: by row steps where a student could do it, else exactly without the steps."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Section, phrase
from tutor.derivation.terms import total
from tutor.errors import CheckFailed
from tutor.expression.numbers import ONE, ZERO, rational, rational_value
from tutor.expression.text import text
from tutor.expression.tree import Expression, Negation, Product, Symbol
from tutor.learning.balls import ball_of
from tutor.learning.lessons.factor_rows import FactorRows, rows_of
from tutor.learning.lessons.family import family_of
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.fitted_model import decimals
from tutor.learning.lessons.sums import rounded_note
from tutor.learning.model import Statistics
from tutor.stationary.ledger import Ledger
from tutor.stationary.linear.solve import solve
from tutor.stationary.system import Solution, System

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_MOST_STEPS = 4
"""With more parameters than this the row steps are not shown."""
_LONGEST_NUMBER = 9
"""Row steps are shown while no number of the equations has more digits than this, those below a line included."""
_MOST_TERMS = 6
"""A sum over more rows than this is not written out."""
_LONGEST_TERM = 6
"""A sum with a longer residual than this is not written out."""
_NEARLY = Fraction(1, 10**6)


def solved_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """XᵀXβ = Xᵀy solved, and the residuals found orthogonal to every column of X.

    Raises:
        CheckFailed: the solution does not solve the equations; a fault of tutor's own.
    """
    fit, statistics = regression.fit, regression.statistics
    assert fit is not None
    assert statistics is not None
    steps = _steps(regression, statistics, ledger)
    heading = phrase("normal-solution-heading")
    if steps is not None:
        sections = (Section(heading, None, steps),)
    elif fit.directions:
        sections = (Section(heading, None, (Note(phrase("normal-many")),)),)
    else:
        lines = []
        for parameter, value in zip(regression.model.parameters, fit.values, strict=True):
            lines.append(_parameter(parameter, value, statistics.exact, ledger))
            lines += decimals(value, statistics.exact, ledger)
        said = (Note(phrase("normal-solved-exactly")),) if statistics.exact else rounded_note(regression)
        sections = (Section(heading, None, (*said, Lines(None, tuple(lines)))),)
    return (*sections, *_orthogonal(regression, ledger))


def _parameter(parameter: Symbol, value: Fraction, exact: bool, ledger: Ledger) -> Line:
    shown = figure(value, exact)
    check = ledger.worth(ball_of(value), shown.shown, not shown.exact)
    return Line(parameter, shown.shown, relation=shown.relation, check=check)


def _steps(regression: Regression, statistics: Statistics, ledger: Ledger) -> tuple[Block, ...] | None:
    """The equations with numbers, solved by hand; None when that is too long."""
    unknowns = regression.model.parameters
    assert regression.fit is not None
    if len(unknowns) > _MOST_STEPS or not statistics.exact:
        return None
    equations = []
    for row, moment in zip(statistics.gram, statistics.moments, strict=True):
        equation = _equation(unknowns, row, moment)
        if equation is None:
            return None
        equations.append(equation)
    singular = bool(regression.fit.directions)
    found = solve(System(unknowns[::-1] if singular else unknowns, tuple(equations)), ledger)
    if found is None or (singular and not _same_choice(regression, found)):
        return None
    if found.spots:
        place = found.spots[0].coordinates
        for unknown, value in zip(unknowns, regression.fit.values, strict=True):
            shown = place[unknown].exact
            if shown is not None and rational_value(shown) != value:
                raise CheckFailed(f"row steps give another {unknown.label} than least squares")
    start = tuple(
        Line(equation, ZERO, label=phrase("linear-number", number=number))
        for number, equation in enumerate(equations, start=1)
    )
    return (Lines(None, start), *(block for section in found.sections for block in section.blocks))


def _same_choice(regression: Regression, found: Solution) -> bool:
    """Do the row steps leave the same parameters free as the rest of the lesson?"""
    return len(found.families) == 1 and set(found.families[0].free) == set(family_of(regression).free)


def _equation(unknowns: Sequence[Symbol], row: Sequence[Fraction], moment: Fraction) -> Expression | None:
    """3b + 6s − 120 with exact numbers; None when one of them is long."""
    terms: list[Expression] = []
    for unknown, value in zip((*unknowns, ONE), (*row, -moment), strict=True):
        if not value:
            continue
        if len(str(abs(value.numerator))) + len(str(value.denominator)) > _LONGEST_NUMBER:
            return None
        size = rational(abs(value))
        term = unknown if size == ONE else size if unknown == ONE else Product((size, unknown))
        terms.append(Negation(term) if value < 0 else term)
    return total(tuple(terms))


def _orthogonal(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """The residuals of the solution times each column of X, summed: nothing is left."""
    rows = rows_of(regression)
    fit = regression.fit
    if rows is None or fit is None:
        return ()
    residuals = rows.residuals(fit.values)
    for column in rows.factors:
        left = sum((one * other for one, other in zip(column, residuals, strict=True)), Fraction(0))
        size = sum((abs(one * output) for one, output in zip(column, rows.outputs, strict=True)), Fraction(0))
        if left and (rows.exact or abs(left) > _NEARLY * size):
            raise CheckFailed("the residuals are not orthogonal to a column of X")
    lines = _written_out(regression, rows, residuals, ledger)
    said = phrase("normal-orthogonal" if rows.exact else "normal-orthogonal-about", n=len(residuals))
    return (Section(phrase("normal-orthogonal-heading"), None, (Note(said), *lines)),)


def _written_out(
    regression: Regression, rows: FactorRows, residuals: Sequence[Fraction], ledger: Ledger
) -> tuple[Block, ...]:
    """0·(−1/3) + 2·2/3 + 4·(−1/3) = 0 for each column, where there are few rows and short numbers."""
    model = regression.model
    shown = [figure(value) for value in residuals]
    long = any(len(text(one.shown)) > _LONGEST_TERM or not one.exact for one in shown)
    if not rows.exact or len(shown) > _MOST_TERMS or long or model.factors is None:
        return ()
    lines = []
    for factor, column in zip(model.factors, rows.factors, strict=True):
        entries = [figure(value) for value in column]
        if not all(one.exact for one in entries):
            return ()
        products = zip(entries, shown, strict=True)
        written = total(tuple(Product((entry.shown, residual.shown)) for entry, residual in products))
        check = ledger.worth(ball_of(Fraction(0)), written, about=False)
        lines.append(Line(written, ZERO, (phrase("normal-column", f=factor),), check=check))
    return (Lines(None, tuple(lines)),)
