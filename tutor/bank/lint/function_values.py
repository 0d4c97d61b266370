"""x(2) in the words of an exercise where x is a variable: it is shown as a value, and a product may be meant."""

from __future__ import annotations

from tutor.bank.clauses import valued
from tutor.bank.dollars import split
from tutor.bank.finding import Severity
from tutor.bank.lint.reported import Report
from tutor.bank.lint.texts import is_prose, texts
from tutor.bank.pose import Exercised
from tutor.grading.task import Task


def check_values(exercised: Exercised, report: Report) -> None:
    """Letters with a number in brackets behind them that are variables of a part.

    Arguments:
        exercised: the first variant.
        report: where to tell.
    """
    variables = {
        symbol.label
        for part in exercised.parts
        if isinstance(part.made.subject, Task)
        for symbol in part.made.subject.reading.variables
    }
    for route, text in texts(exercised.variant.exercise):
        if not is_prose(route):
            continue
        found = (letter for piece, kind in split(text) if kind == "maths" for letter in valued(piece))
        letter = next((one for one in found if one in variables), None)
        if letter is not None:
            report.add(
                "value-or-product",
                f"{letter}( ) is shown as the value of a function {letter}, and {letter} is a variable.",
                f"Write a product as 2{letter} or {letter}*2; call the function by another letter.",
                *route,
                severity=Severity.WARNING,
            )
