"""Are two answers surely different? Two points tell at once, where a full comparison would look at many."""

from __future__ import annotations

from tutor.grading.answer import Answer, Single, Vector
from tutor.grading.task import Task
from tutor.grading.values import values

_FEW = 2
"""At so many points answers are looked at."""


def surely_apart(answer: Answer, other: Answer, task: Task | None) -> bool:
    """Whether two answers have different values at one of the first points of a question; False settles nothing.

    Arguments:
        answer: an answer.
        other: another one, in the same letters.
        task: the question; None where it is not known.

    >>> from tutor import parse
    >>> from tutor.grading.task import task_of
    >>> task = task_of("x^2 y", "x")
    >>> [surely_apart(Single(parse(text)), task.model, task) for text in ("2x", "y*x*2")]
    [True, False]
    """
    match answer, other:
        case Single(one), Single(two):
            pairs = [(one, two)]
        case Vector(ones), Vector(twos) if len(ones) == len(twos):
            pairs = list(zip(ones, twos, strict=True))
        case _:
            return False
    points = task.keys[0].points[:_FEW] if task is not None and task.keys else ()
    return any(
        mine.is_finite() and theirs.is_finite() and not mine.overlaps(theirs)
        for one, two in pairs
        for mine, theirs in zip(values(one, points), values(two, points), strict=True)
    )
