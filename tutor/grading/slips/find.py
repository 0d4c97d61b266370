"""Which slip at which place gives exactly this answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from flint import arb

from tutor.derivation.tidy import Tidier
from tutor.expression.arithmetic import rational
from tutor.expression.exact import Point, exact
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression
from tutor.grading.question import Question
from tutor.grading.slips.decimals import half_a_unit
from tutor.grading.slips.error import Error
from tutor.grading.slips.matching import TOLERANCE, is_nothing, scaled
from tutor.grading.slips.scene import PRECISION, Vector, number, subtracted
from tutor.grading.slips.table import CONFIRMING, Table, table, table_at
from tutor.grading.slips.told import explanations
from tutor.grading.values import values
from tutor.grading.verdict import Explanation

_MOST_SAID = 6
_FEW_SAID = 3
_MOST_TRIED = 24
"""How many matches are confirmed or refuted for one answer, at most."""
_LEAST_POINTS = 2
"""At how many points an error has to be known at least to be matched with an answer in letters."""
_LIKELY = 0.3
"""Of slips that are less likely nothing is said for a rounded value: too many numbers are near it."""
_LIKELIER = 0.45
"""Nor of slips that are less likely than this for a plain number: many wrong ways lead to a small one."""
_ALIKE = 3
"""When a value at one point fits more explanations than this that are equally likely, it fits by chance."""


def find_slips(
    answer: Expression, question: Question, points: Sequence[Point] | None = None
) -> tuple[Explanation, ...]:
    """The slips that lead to exactly a wrong answer.

    Arguments:
        answer: the answer.
        question: what was asked.
        points: for values at given points instead of derivatives in letters: the points.

    Returns:
        the explanations, the likelier first: one slip at one place or at every place; or two slips if none
        of those fits and the answer has letters. () for a right answer, and for one that no slip leads to.

    >>> from tutor import parse
    >>> from tutor.expression.reading import read
    >>> from tutor.expression.tree import Symbol
    >>> from tutor.grading.question import ask
    >>> question = ask(read("x^2 y + sin(x y)"), (Symbol("x"),))
    >>> [found.misconception for found in find_slips(parse("2x y + cos(x y)"), question)][0]
    'chain-inner-dropped'
    >>> find_slips(parse("2x y + cos(x y) y"), question)
    ()
    """
    if points is not None:
        return _at_points(answer, table_at(question, points))
    known = table(question)
    if known is None:
        return ()
    difference = _difference(answer, known)
    if is_nothing(difference) or sum(value == value for value in difference) < min(_LEAST_POINTS, len(difference)):
        return ()
    check = _Check(answer, known, Fraction(0))
    fitting = check.those_that_hold(known.single(difference, min(_LEAST_POINTS, len(difference))))
    if fitting:
        return explanations(fitting, known.question.root)[:_MOST_SAID]
    if not symbols(answer):  # a bare number is a guess, or one slip: pairs that lead to it are found by chance
        return ()
    return explanations(check.those_that_hold(known.double(difference)), known.question.root)[:_FEW_SAID]


def _difference(answer: Expression, known: Table) -> Vector:
    """Answer − right answer at the points, in units of the right answer."""
    given = tuple([number(ball) for ball in values(answer, known.points, PRECISION)])
    return scaled(subtracted(given, known.truth), known.unit)


def _at_points(answer: Expression, known: Table) -> tuple[Explanation, ...]:
    """One slip at one place or at every place, told from a value; a decimal may be rounded in its last place."""
    difference = _difference(answer, known)
    off = half_a_unit(answer)
    slack = tuple(
        [float(off) / size + TOLERANCE * (1 + abs(gap)) for gap, size in zip(difference, known.unit, strict=True)]
    )
    if not all(abs(gap) > 2 * most for gap, most in zip(difference, slack, strict=True)):
        return ()
    least = _LIKELY if off else 0 if exact(answer, {}) is None else _LIKELIER
    likely = [error for error in known.near(difference, slack) if error.likelihood >= least]
    found = explanations(_Check(answer, known, off).those_that_hold(likely), known.question.root)
    if len(found) > _ALIKE and found[0].likelihood == found[_ALIKE].likelihood:
        return ()
    return found[:_FEW_SAID]


class _Check:
    """Compares an answer with the wrong answers that slips lead to, in balls at fresh points."""

    __slots__ = ("_answer", "_known", "_off", "_tidier", "_values")

    def __init__(self, answer: Expression, known: Table, off: Fraction) -> None:
        self._answer = answer
        self._known = known
        self._off = rational(off)
        self._tidier = Tidier()
        self._values: tuple[arb, ...] = ()

    def those_that_hold(self, errors: Iterable[Error]) -> list[Error]:
        """The errors that lead to exactly this answer, the likelier first."""
        likely = sorted(errors, key=lambda error: -error.likelihood)[:_MOST_TRIED]
        return [error for error in likely if self._holds(error)]

    def _holds(self, error: Error) -> bool:
        if not self._values:
            self._values = values(self._answer, self._known.fresh, CONFIRMING)
        both = [
            (mine, theirs)
            for mine, theirs in zip(self._values, self._known.wrong(error.slips, self._tidier), strict=True)
            if mine.is_finite() and theirs.is_finite()
        ]
        return len(both) >= min(2, len(self._values)) and all(_same(mine, theirs, self._off) for mine, theirs in both)


def _same(one: arb, other: arb, off: arb) -> bool:
    """Whether two balls are so small and so near that nothing but the same number can be meant, rounded or not."""
    gap = one - other
    near = abs(gap) <= off if off > 0 else gap.contains(0)
    return bool(near) and bool(gap.rad() <= (abs(one) + abs(other)).mid() * _TINY + _TINY)


_TINY = arb(2) ** -60
