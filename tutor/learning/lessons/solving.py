"""The normal equations solved: by row steps where a student could do it, else exactly without the steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Section, phrase
from tutor.derivation.terms import total
from tutor.errors import CheckFailed
from tutor.expression.numbers import ONE, ZERO, number, rational, rational_value
from tutor.expression.text import text
from tutor.expression.tree import Expression, Negation, Product, Symbol
from tutor.learning.balls import ball_of
from tutor.learning.lessons.factor_rows import FactorRows, rows_of
from tutor.learning.lessons.family import family_of
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.fitted_model import number_lines
from tutor.learning.lessons.line_numbers import written_sum
from tutor.learning.lessons.sums import rounded_note
from tutor.learning.model import LossKind, Statistics
from tutor.stationary.ledger import Ledger
from tutor.stationary.linear.solve import solve
from tutor.stationary.system import Solution, System

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

_MOST_STEPS = 6
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
        sections = (Section(heading, None, (Note(phrase("normal-many" if fit.certain else "normal-untold")),)),)
    else:
        lines: list[Line] = []
        for parameter, value in zip(regression.model.parameters, fit.values, strict=True):
            lines += number_lines(parameter, value, statistics.exact, ledger)
        said = (Note(phrase("normal-solved-exactly")),) if statistics.exact else rounded_note(regression)
        holds = _holds(statistics, fit.values) if statistics.exact else ()
        sections = (Section(heading, None, (*said, Lines(None, tuple(lines)), *holds)),)
    return (*sections, *_orthogonal(regression, ledger))


def _holds(statistics: Statistics, values: Sequence[Fraction]) -> tuple[Note, ...]:
    """Put the values into every equation, exactly.

    Raises:
        CheckFailed: one of them is false; a fault of tutor's own.
    """
    for row, moment in zip(statistics.gram, statistics.moments, strict=True):
        if sum((entry * value for entry, value in zip(row, values, strict=True)), Fraction(0)) != moment:
            raise CheckFailed("least squares does not solve the normal equations")
    return (Note(phrase("normal-solved-holds", p=len(values))),)


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
    found = solve(System(unknowns, tuple(equations)), ledger, free_last=singular)
    if found is None or (singular and not _same_choice(regression, found)):
        return None
    if found.spots:
        place = found.spots[0].coordinates
        for unknown, value in zip(unknowns, regression.fit.values, strict=True):
            shown = place[unknown].exact
            if shown is not None and rational_value(shown) != value:
                raise CheckFailed(f"row steps give another {unknown.label} than least squares")
    start = tuple(
        Line(_in_decimals(equation), ZERO, label=phrase("linear-number", number=place))
        for place, equation in enumerate(equations, start=1)
    )
    worked = tuple(block for section in found.sections for block in section.blocks)
    if not singular:
        worked = tuple(_with_decimals(block, regression, ledger) for block in worked)
    said = _made_of_others(regression, statistics) if singular else ()
    return (Lines(None, start), *said, *worked)


def _in_decimals(expression: Expression) -> Expression:
    """An expression in which each fraction that ends as a decimal is one: 570.3 for 5703/10."""
    value = rational_value(expression)
    if value is not None:
        return number(value, decimal=True)
    if isinstance(expression, Symbol):
        return expression
    return expression.rebuild(tuple(map(_in_decimals, expression.children)))


def _with_decimals(block: Block, regression: Regression, ledger: Ledger) -> Block:
    """The row steps with their results and checks in decimals, where they end."""
    assert regression.fit is not None
    assert regression.statistics is not None
    if not isinstance(block, Lines):
        return block
    lines: list[Line] = []
    rows = zip(regression.statistics.gram, regression.statistics.moments, strict=True)
    for line in block.lines:
        value = rational_value(line.right) if isinstance(line.left, Symbol) else None
        if line.label is not None and line.label.key == "linear-check":
            row, moment = next(rows)
            written = written_sum(regression.fit.values, row, moment)
            if written is not None:
                check = ledger.worth(ball_of(Fraction(0)), written, about=False)
                lines.append(replace(line, left=written, check=check))
        elif value is not None:
            shown = number(value, decimal=True)
            lines.append(replace(line, right=shown, check=ledger.worth(ball_of(value), shown, about=False)))
        else:
            lines.append(line)
    return Lines(block.opening, tuple(lines))


def _made_of_others(regression: Regression, statistics: Statistics) -> tuple[Note, ...]:
    """Which equations are made of the others, (3) = 2·(2) + (1): they say nothing new.

    Raises:
        CheckFailed: they are not; a fault of tutor's own.
    """
    family = family_of(regression)
    rows = [(*row, moment) for row, moment in zip(statistics.gram, statistics.moments, strict=True)]
    notes = []
    for place, direction in zip(family.places, family.directions, strict=True):
        others = [(row, -value) for row, value in enumerate(direction) if value and row != place]
        made = [sum((value * rows[row][at] for row, value in others), Fraction(0)) for at in range(len(rows) + 1)]
        if tuple(made) != rows[place]:
            raise CheckFailed("an equation is not made of the others")
        if others and all(figure(value).exact for _, value in others):
            notes.append(Note(phrase("normal-made-of", number=place + 1, made=_written(others))))
    return tuple(notes)


def _written(parts: Sequence[tuple[int, Fraction]]) -> str:
    """2·(2) + (1): equations by their numbers, the plain multiples first."""
    found = ""
    for row, value in sorted(parts, key=lambda part: -part[0]):
        size = "" if abs(value) == 1 else f"{text(figure(abs(value)).shown)}·"
        sign = (" − " if value < 0 else " + ") if found else "−" if value < 0 else ""
        found += f"{sign}{size}({row + 1})"
    return found


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
    minus = regression.loss.kind is LossKind.MSE  # its residual is output − prediction
    key = "normal-orthogonal-about" if not rows.exact else "normal-orthogonal-minus" if minus else "normal-orthogonal"
    said = phrase(key, n=len(residuals))
    lines = _written_out(regression, rows, [-one for one in residuals] if minus else residuals, ledger)
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
