"""The mistakes that would not show: wherever they are made in a question, its right answer comes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from flint import arb

from tutor.derivation.step import walk
from tutor.derivation.tidy import Tidier
from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.answer import Vector
from tutor.grading.columns import Columns
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
_PRECISION = 64


def swapped_unharmed(task: Task) -> bool:
    """Whether the components of a vector are all the same, so that nobody sees in which order they stand.

    >>> from tutor.grading.task import task_of
    >>> swapped_unharmed(task_of("x^2 + y^2", at="x=8, y=8")), swapped_unharmed(task_of("x^2 + y^2"))
    (True, False)
    """
    if not isinstance(task.model, Vector):
        return False
    first, *others = task.model.components
    points = task.keys[0].points[:_POINTS]
    return not any(differ(first, other, points) for other in others)


def unharmed(task: Task, among: Sequence[str] = USUAL) -> Iterator[str]:
    """The usual mistakes at rules that can be made in a question and change nothing in its answer.

    Arguments:
        task: the question.
        among: the mistakes that are looked for.

    >>> from tutor.grading.task import task_of
    >>> list(unharmed(task_of("x^2", "x", at="x=1")))
    ['power-not-reduced']
    """
    point = None if task.place is None else point_of(task.place)
    if not among or (task.place is not None and point is None):
        return
    asked = [_Asked(question, key, point) for question, key in zip(task.questions, task.keys, strict=False)]
    if sum(len(one.steps) for one in asked) >= _MOST_STEPS:
        return
    for id in among:
        if _shows(MISCONCEPTIONS[id], asked) is False:
            yield id


class _Asked:
    """A question, with what all mistakes in it share."""

    __slots__ = ("columns", "question", "right", "steps", "tidier")

    def __init__(self, question: Question, key: Key, point: Point | None) -> None:
        self.question = question
        self.steps = tuple(islice(walk(question.root), _MOST_STEPS))
        self.tidier = Tidier()
        self.columns = Columns(key.points[:_POINTS] if point is None else (point,), _PRECISION)
        self.right = self.columns.of(question.answer)


def _shows(row: Misconception, asked: Sequence[_Asked]) -> bool | None:
    """Whether a mistake changes the answer somewhere; None where it cannot be made."""
    found: bool | None = None
    for one in asked:
        for step in one.steps:
            if step.rule not in row.rules:
                continue
            for twin in row.twins(step)[:_MOST_TWINS]:
                found = False
                if apart(one.columns.of(wrong_answer(one.question, [(step, row, twin)], one.tidier)), one.right):
                    return True
    return found


def differ(one: Expression, other: Expression, points: Sequence[Point]) -> bool:
    """Whether two expressions surely have different values at one of some points, or only one of them has a value."""
    return apart(values(one, points), values(other, points))


def apart(ours: Sequence[arb], theirs: Sequence[arb]) -> bool:
    """Whether values at the same points surely differ somewhere, or only one of them is there."""
    return any(
        mine.is_finite() != other.is_finite() or (mine.is_finite() and not mine.overlaps(other))
        for mine, other in zip(ours, theirs, strict=True)
    )
