"""Which known mistakes can show in the answer to a question, and which of them cannot be told apart there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from flint import arb

from tutor.bank.kinds.slips import METHOD_SLIPS
from tutor.bank.kinds.which_rule import MISTAKEN_RULES
from tutor.bank.lint.wrong_answers import named_mistakes
from tutor.bank.menu_mistakes import MISTAKEN_KINDS
from tutor.bank.pose import Posed
from tutor.bank.posed import Made, Menu
from tutor.bank.unharmed import apart, differ
from tutor.derivation.step import walk
from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.answer import expressions_of
from tutor.grading.misconceptions.table import MISCONCEPTIONS
from tutor.grading.misconceptions.wrong_answer import wrong_answer
from tutor.grading.task import Task
from tutor.grading.values import values
from tutor.grading.why import point_of
from tutor.grading.working.algebra_slips import ALGEBRA_SLIPS

WHOLE = (
    "other-variable", "function", "second-derivative", "mixed-derivative", "first-derivative", "pure-for-mixed",
    "mixed-for-pure", "other-derivative", "antiderivative", "all-signs", "factor-extra", "factor-missing",
    "factor-wrong", "sum-for-mean", "mean-for-sum", "reciprocal", "missing-term", "sign-of-term", "term-twice",
    "extra-term", "wrong-number", "wrong-term", "constant-term", "summand-left-out", "summand-turned",
    "point-not-put-in", "branch-everywhere", "components-extra", "components-missing", "components-permuted",
    "components-swapped", "divided-by-variable", "gradient-length", "gradient-normalised", "gradient-summed",
    "mean-split", "not-divided", "point-swapped", "sum-split", "value-of-function", "wrong-side",
)  # fmt: skip
"""The mistakes about a whole answer, by id."""
ALGEBRA = (*dict.fromkeys(slip.name for slip in ALGEBRA_SLIPS), "algebra-factored-in-part", "algebra-number-changed")
"""The slips of algebra, by id: between the lines of a working, and where something is rewritten."""
DECIDED = frozenset((
    "other-variable", "function", "value-of-function", "second-derivative", "mixed-derivative", "first-derivative",
    "pure-for-mixed", "mixed-for-pure", "components-missing", "components-permuted", "components-swapped",
    "divided-by-variable", "gradient-length", "gradient-summed", "point-not-put-in", "point-swapped",
))  # fmt: skip
"""Those among them that show in the wrong answers which are tried here, or not at all."""
KNOWN = frozenset((*MISCONCEPTIONS, *METHOD_SLIPS, *WHOLE, *ALGEBRA, *MISTAKEN_KINDS, *MISTAKEN_RULES))
"""Every mistake that has a name."""

_MOST_STEPS = 60
_MOST_TWINS = 4
_POINTS = 4


@dataclass(frozen=True, slots=True)
class Mistaken:
    """What a mistake leads to."""

    misconception: str
    component: int | None
    """In which component of the answer, from 0; None for a mistake with the method, which changes the whole."""
    answer: tuple[Expression, ...]
    """All components."""
    points: tuple[Point, ...]
    """Where answers to this question are compared."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What can show in the answer to a part."""

    possible: tuple[str, ...]
    """The mistakes that can show, by id: at its rules, with its method, and those about a whole answer."""
    collisions: tuple[tuple[str, str], ...]
    """Pairs of them that lead to the same answer: from it nobody can tell which of them was made."""


def showing(part: Posed) -> Showing:
    """The mistakes that can show in a part, and which of them cannot be told apart.

    Arguments:
        part: the part as it is asked.
    """
    if isinstance(part.made.subject, Menu):
        return Showing(tuple(dict.fromkeys(filter(None, part.made.subject.mistakes))), ())
    made, named = mistaken(part), named_mistakes(part)
    possible = dict.fromkeys((*(one.misconception for one in made), *named.mistakes))
    collisions = dict.fromkeys(_alike(made))
    for one, other in named.pairs:
        if (other, one) not in collisions:
            collisions[one, other] = None
    return Showing(tuple(possible), tuple(collisions))


def can_show(misconception: str, part: Posed) -> bool:
    """Whether a mistake can show in a part, as far as can be told."""
    if isinstance(part.made.subject, Menu):
        return misconception in part.made.subject.mistakes
    if not isinstance(part.made.subject, Task):
        return False
    if misconception in ALGEBRA or misconception in set(WHOLE) - DECIDED:
        return True
    if any(one.misconception == misconception for one in mistaken(part)):
        return True
    return misconception in named_mistakes(part).mistakes


def _alike(made: Sequence[Mistaken]) -> Iterator[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    known: dict[tuple[int, int], tuple[arb, ...]] = {}

    def at(expression: Expression, points: tuple[Point, ...]) -> tuple[arb, ...]:
        """Its values; found once, for each wrong answer is compared with all others."""
        key = id(expression), id(points)
        if key not in known:
            known[key] = values(expression, points)
        return known[key]

    for one, other in combinations(made, 2):
        pair = (one.misconception, other.misconception)
        if pair[0] != pair[1] and pair not in found and _may_agree(one, other):
            parts = (two for two in zip(one.answer, other.answer, strict=True) if two[0] is not two[1])
            if not any(apart(at(mine, one.points), at(theirs, one.points)) for mine, theirs in parts):
                found.add(pair)
                yield pair


def mistaken(part: Posed) -> tuple[Mistaken, ...]:
    """The wrong answers that single mistakes lead to, at rules or with the method.

    Arguments:
        part: the part as it is asked.
    """
    task = part.made.subject
    return (*_mistaken(task), *_with_method(part.made, task)) if isinstance(task, Task) else ()


def _mistaken(task: Task) -> Iterator[Mistaken]:
    point = None if task.place is None else point_of(task.place)
    right = tuple(question.answer for question in task.questions)
    for component, (question, key) in enumerate(zip(task.questions, task.keys, strict=False)):
        points = tuple(key.points[:_POINTS]) if point is None else (point,)
        for step in islice(walk(question.root), _MOST_STEPS):
            for row in MISCONCEPTIONS.values():
                if step.rule not in row.rules:
                    continue
                for twin in row.twins(step)[:_MOST_TWINS]:
                    answer = wrong_answer(question, [(step, row, twin)])
                    if differ(answer, question.answer, points):
                        yield Mistaken(row.id, component, (*right[:component], answer, *right[component + 1 :]), points)


def _with_method(made: Made, task: Task) -> Iterator[Mistaken]:
    points = tuple(task.keys[0].points[:_POINTS])
    for slip in made.slips():
        yield Mistaken(slip.id, None, tuple(expressions_of(slip.answer)), points)


def _may_agree(one: Mistaken, other: Mistaken) -> bool:
    """Answers that are wrong in different components are different."""
    places = {one.component, other.component}
    return len(one.answer) == len(other.answer) and (len(places) == 1 or None in places)
