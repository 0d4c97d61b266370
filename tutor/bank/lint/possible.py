"""Which known mistakes can show in the answer to a question, and which of them cannot be told apart there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from tutor.bank.kinds.slips import METHOD_SLIPS
from tutor.bank.pose import Posed
from tutor.bank.unharmed import differ
from tutor.derivation.step import walk
from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.misconceptions.table import MISCONCEPTIONS
from tutor.grading.misconceptions.wrong_answer import wrong_answer
from tutor.grading.task import Task
from tutor.grading.why import point_of
from tutor.grading.working.algebra_slips import ALGEBRA_SLIPS

WHOLE = (
    "other-variable", "function", "second-derivative", "mixed-derivative", "first-derivative", "pure-for-mixed",
    "mixed-for-pure", "other-derivative", "antiderivative", "all-signs", "factor-extra", "factor-missing",
    "factor-wrong", "sum-for-mean", "mean-for-sum", "reciprocal", "missing-term", "sign-of-term", "term-twice",
    "extra-term", "wrong-number", "wrong-term", "constant-term", "summand-left-out", "summand-turned",
    "point-not-put-in", "branch-everywhere", "components-extra", "components-missing", "components-permuted",
    "components-swapped", "divided-by-variable", "gradient-length", "gradient-normalised", "gradient-summed",
    "mean-split", "point-swapped", "sum-split", "value-of-function",
)  # fmt: skip
"""The mistakes about a whole answer, by id."""
ALGEBRA = (*dict.fromkeys(slip.name for slip in ALGEBRA_SLIPS), "algebra-factored-in-part", "algebra-number-changed")
"""The slips of algebra, by id: between the lines of a working, and where something is rewritten."""
KNOWN = frozenset((*MISCONCEPTIONS, *METHOD_SLIPS, *WHOLE, *ALGEBRA))
"""Every mistake that has a name."""

_METHODS = {
    "directional": "direction-", "tangent": "tangent-", "isolate": "isolate-", "loss": "loss-",
    "descent-step": "descent-", "closed-form": "closed-form-", "fit": "fit-",
}  # fmt: skip
"""Kinds of parts with a method of their own → how the names of the mistakes with it begin."""
_MOST_STEPS = 60
_MOST_TWINS = 4
_POINTS = 4


@dataclass(frozen=True, slots=True)
class Mistaken:
    """What a mistake leads to."""

    misconception: str
    component: int
    """In which component of the answer, from 0."""
    answer: Expression
    points: tuple[Point, ...]
    """Where answers to this question are compared."""


def possible(part: Posed) -> tuple[str, ...]:
    """The mistakes that can show in a part, by id; those about a whole answer can show in every derivative.

    Arguments:
        part: the part as it is asked.
    """
    prefix = _METHODS.get(part.part.kind)
    methods = (name for name in METHOD_SLIPS if prefix and name.startswith(prefix))
    return tuple(dict.fromkeys((*(one.misconception for one in mistaken(part)), *methods)))


def can_show(misconception: str, part: Posed) -> bool:
    """Whether a mistake can show in a part, as far as can be told."""
    if misconception in WHOLE or misconception in ALGEBRA:
        return isinstance(part.made.subject, Task)
    return misconception in possible(part)


def collisions(part: Posed) -> tuple[tuple[str, str], ...]:
    """Pairs of mistakes at rules that lead to the same answer: from it nobody can tell which of them was made."""
    found: dict[tuple[str, str], None] = {}
    for one, other in combinations(mistaken(part), 2):
        pair = (one.misconception, other.misconception)
        if one.component == other.component and pair[0] != pair[1] and pair not in found and _agree(one, other):
            found[pair] = None
    return tuple(found)


def mistaken(part: Posed) -> tuple[Mistaken, ...]:
    """The wrong answers that single mistakes at rules lead to.

    Arguments:
        part: the part as it is asked.
    """
    task = part.made.subject
    return tuple(_mistaken(task)) if isinstance(task, Task) else ()


def _mistaken(task: Task) -> Iterator[Mistaken]:
    point = None if task.place is None else point_of(task.place)
    for component, (question, key) in enumerate(zip(task.questions, task.keys, strict=False)):
        points = tuple(key.points[:_POINTS]) if point is None else (point,)
        for step in islice(walk(question.root), _MOST_STEPS):
            for row in MISCONCEPTIONS.values():
                if step.rule not in row.rules:
                    continue
                for twin in row.twins(step)[:_MOST_TWINS]:
                    answer = wrong_answer(question, [(step, row, twin)])
                    if differ(answer, question.answer, points):
                        yield Mistaken(row.id, component, answer, points)


def _agree(one: Mistaken, other: Mistaken) -> bool:
    return not differ(one.answer, other.answer, one.points)
