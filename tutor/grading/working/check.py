"""A working, judged line by line: does each line follow, by which rule, and which is the first that does not?

Each line is compared with the derivative that is asked for and, once a line is wrong, with the line before it too:
so a slip that is carried on is told once, and not for every line below.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.expression.reading import Reading
from tutor.expression.traversal import has_partial
from tutor.expression.tree import Symbol
from tutor.grading.question import Question, ask
from tutor.grading.working.grader import Grader
from tutor.grading.working.hints import hint
from tutor.grading.working.verdict import WorkingVerdict
from tutor.grading.working.written import Working

SECONDS = 5.0
"""After this time the lines that are left are not judged: they are undecided."""


def check_working(
    working: Working, reading: Reading, orders: Sequence[Symbol], question: Question | None = None
) -> WorkingVerdict:
    """Judge a working.

    Arguments:
        working: what was written.
        reading: the function.
        orders: the variables in the order of differentiation, at least one.
        question: the question, where it is at hand; None to ask it.

    Raises:
        StudentError: the function has no such derivative by rules.

    >>> from tutor.expression.reading import read
    >>> from tutor.grading.working.reading import read_working
    >>> reading = read("x^2 y")
    >>> check_working(read_working("y·∂/∂x[x^2] = 2xy", reading), reading, (Symbol("x"),)).kind
    <WorkingKind.RIGHT: 'right'>
    """
    asked = question or ask(reading, orders)
    grader = Grader(asked, SECONDS)
    steps = working.steps
    for place, step in enumerate(steps):
        grader.take(step, steps[place + 1 :])
    lines, main = tuple(grader.lines), grader.main
    answer = main.last if main.begun and main.sound and not has_partial(main.last) else None
    return WorkingVerdict(asked, lines, answer, hint(lines, main.last_sound, answer, asked, main.typed))
