"""Where gradient descent has come to with a model that has no closed form: its parameters, loss and residuals."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Line, Lines, Note, Phrase, Section, phrase
from tutor.errors import Unanswerable
from tutor.expression.tree import Expression
from tutor.learning.balls import ball_of
from tutor.learning.descent import Ending
from tutor.learning.lessons.figures import figure
from tutor.learning.lessons.residual_table import residual_table
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression


def walked_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """The model after the last step, said to be no minimum.

    Raises:
        CheckFailed: a number is not the one it stands for; a fault of tutor's own.
    """
    descent = regression.descent
    why = Note(phrase("fit-none"))
    key = {0: "fit-start-heading", 1: "fit-walked-one-heading"}.get(descent.count, "fit-walked-heading")
    heading = phrase(key, n=descent.count)
    if descent.ending is Ending.DIVERGED:
        return (Section(phrase("fit-heading"), None, (why, Note(phrase("fit-walked-diverged")))),)
    end = descent.end
    lines = [
        _line(parameter, value, ledger) for parameter, value in zip(regression.model.parameters, end.point, strict=True)
    ]
    lines.append(_line(phrase("name", name=regression.loss.reading.name), end.value, ledger))
    arrived = descent.ending in (Ending.TOLERANCE, Ending.STILL)
    said = Note(phrase("fit-walked-level" if arrived else "fit-walked-not-least", name=regression.loss.reading.name))
    section = Section(heading, None, (why, Lines(None, tuple(lines)), said))
    point = tuple(Fraction(value) for value in end.point)
    exact = all(isinstance(value, Fraction) for value in end.point)
    try:
        return section, residual_table(regression, point, exact, phrase("fit-walked-residuals-heading"))
    except Unanswerable:  # in one of the rows the model has no value at these parameters
        return (section,)


def _line(left: Expression | Phrase, value: Fraction | float, ledger: Ledger) -> Line:
    shown = figure(value)
    check = ledger.worth(ball_of(Fraction(value)), shown.shown, not shown.exact)
    return Line(left, shown.shown, relation=shown.relation, check=check)
