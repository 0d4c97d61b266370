"""The mistakes that would not show: wherever they are made in a question, its right answer comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tutor.derivation.step import walk
from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.key import Key
from tutor.grading.misconceptions.table import MISCONCEPTIONS
from tutor.grading.misconceptions.twin import Misconception
from tutor.grading.misconceptions.wrong_answer import wrong_answer
from tutor.grading.question import Question
from tutor.grading.task import Task
from tutor.grading.values import values
from tutor.grading.why import point_of

USUAL = (
    "residual-inner-dropped", "chain-stops-early", "log-inner-dropped", "chain-inner-dropped", "product-of-derivatives",
    "quotient-of-derivatives", "cosine-sign", "chain-inner-sign-lost", "product-one-term", "quotient-reversed",
    "power-factor-missing", "power-negative-wrong-way", "power-on-exponential", "sine-sign", "root-half-missing",
    "sign-lost", "quotient-denominator-not-squared", "held-term-differentiated", "quotient-plus", "power-not-reduced",
    "power-sign-lost", "exponential-ln-missing", "constant-kept", "constant-factor-lost", "held-factor-lost",
)  # fmt: skip
"""The mistakes that are looked for. The list is written out and stays: with another one other variants would be
drawn, and the same seed must give the same variant in every release."""
_MOST_STEPS = 60
"""In a longer derivation a mistake shows in one place or another."""
_POINTS = 4
_MOST_TWINS = 4


def unharmed(task: Task) -> Iterator[str]:
    """The usual mistakes that can be made in a question and change nothing in its answer.

    Arguments:
        task: the question.

    >>> from tutor.grading.task import task_of
    >>> list(unharmed(task_of("x^2", "x", at="x=1")))
    ['power-not-reduced']
    """
    point = None if task.place is None else point_of(task.place)
    if task.place is not None and point is None:
        return
    pairs = list(zip(task.questions, task.keys, strict=False))
    if sum(1 for question, _ in pairs for _ in islice(walk(question.root), _MOST_STEPS)) >= _MOST_STEPS:
        return
    for id in USUAL:
        if _shows(MISCONCEPTIONS[id], pairs, point) is False:
            yield id


def _shows(row: Misconception, pairs: Sequence[tuple[Question, Key]], point: Point | None) -> bool | None:
    """Whether a mistake changes the answer somewhere; None where it cannot be made."""
    found: bool | None = None
    for question, key in pairs:
        points = key.points[:_POINTS] if point is None else (point,)
        for step in walk(question.root):
            if step.rule not in row.rules:
                continue
            for twin in row.twins(step)[:_MOST_TWINS]:
                found = False
                if differ(wrong_answer(question, [(step, row, twin)]), question.answer, points):
                    return True
    return found


def differ(one: Expression, other: Expression, points: Sequence[Point]) -> bool:
    """Whether two expressions surely have different values at one of some points, or only one of them has a value."""
    for mine, theirs in zip(values(one, points), values(other, points), strict=True):
        if mine.is_finite() != theirs.is_finite() or (mine.is_finite() and not mine.overlaps(theirs)):
            return True
    return False
