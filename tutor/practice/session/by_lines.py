"""What an exam may tell of a working: whether it can be read, and whether it has an end; not which lines are right."""

from __future__ import annotations

from tutor.bank.judge import Decided
from tutor.errors import SyntaxProblem
from tutor.expression.traversal import has_partial
from tutor.grading.working.line_verdicts import UnreadableLine
from tutor.grading.working.verdict import Part, WorkingKind, WorkingVerdict


def is_unfinished(verdict: Decided) -> bool:
    """Is it a working whose last line still has a derivative that is not worked out?

    Who makes a mistake on the way hears the same as who makes none.

    Arguments:
        verdict: what came of an answer of any kind.
    """
    if not isinstance(verdict, WorkingVerdict):
        return False
    main = [line.step.expression for line in verdict.lines if line.part is Part.MAIN]
    last = main[-1] if main else None
    return verdict.kind is WorkingKind.UNFINISHED or last is None or has_partial(last)


def unreadable_line(verdict: Decided) -> SyntaxProblem | None:
    """What is wrong with the first line that cannot be read; None where all can.

    Arguments:
        verdict: what came of an answer of any kind.
    """
    lines = verdict.lines if isinstance(verdict, WorkingVerdict) else ()
    return next((line.verdict.problem for line in lines if isinstance(line.verdict, UnreadableLine)), None)
