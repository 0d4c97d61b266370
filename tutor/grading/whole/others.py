"""Another derivative in place of the one that was asked for: by another variable, once too often, backwards."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from flint import arb

from tutor.expression.traversal import symbols
from tutor.expression.tree import Symbol
from tutor.grading.values import values
from tutor.grading.verdict import Explanation
from tutor.grading.whole.attempt import LIKELIHOOD_OF_A_LETTER_DIFFERENTIATED_AWAY, Attempt, explanation
from tutor.grading.whole.counting import letter_at
from tutor.grading.whole.kin import Relative, relatives
from tutor.grading.whole.vector import BITS, alike, pointwise

_SMALL = Fraction(1, 2**40)
"""The step of the difference quotient that looks for antiderivatives."""
_NEAR = arb(2) ** -30
_CONFIRMING = 4


def other_derivatives(attempt: Attempt) -> Iterator[Explanation]:
    """The function itself, or another derivative of it."""
    if alike(attempt.values, attempt.sight.function):
        mistake = "value-of-function" if attempt.sight.at_one_point else "function"
        yield explanation(mistake, name=attempt.name, variable=attempt.variable)
    for relative in relatives(attempt.sight, attempt.others):
        if relative.fits(attempt.values, attempt.sight):
            yield _told(relative, attempt)


def _told(relative: Relative, attempt: Attempt) -> Explanation:
    wanted, taken = attempt.question.orders, relative.orders
    if len(taken) < len(wanted):
        rest = wanted[len(taken) :] if wanted[: len(taken)] == taken else wanted[: -len(taken)]
        return explanation("first-derivative", variable=taken[-1], next=rest[-1])
    if len(taken) > len(wanted):
        if taken[-1] == wanted[-1]:
            return explanation("second-derivative", variable=wanted[-1])
        lost = LIKELIHOOD_OF_A_LETTER_DIFFERENTIATED_AWAY if _is_only_lost(taken[-1], attempt) else None
        return explanation("mixed-derivative", likelihood=lost, variable=wanted[-1], other=taken[-1])
    if len(wanted) == 1:
        return explanation("other-variable", variable=wanted[0], other=taken[0])
    return _other_order(wanted, taken)


def _is_only_lost(letter: Symbol, attempt: Attempt) -> bool:
    """Whether the answer is the right one without a factor, which is this letter."""
    at = letter_at(letter, attempt.sight.points)
    if at is None:
        return False
    return alike(pointwise(lambda one, other: one * other, attempt.values, at), attempt.sight.truth)


def _other_order(wanted: tuple[Symbol, ...], taken: tuple[Symbol, ...]) -> Explanation:
    first, second = wanted[0], wanted[-1]
    if taken[0] == taken[-1] and first != second:
        return explanation("pure-for-mixed", variable=taken[0], first=first, second=second)
    if first == second and taken[0] != taken[-1]:
        return explanation("mixed-for-pure", variable=first, first=taken[0], second=taken[-1])
    asked_for = f"{first.label} and again by {second.label}" if first == second else f"{first.label} and {second.label}"
    key = "pure-for-mixed" if taken[0] == taken[-1] else None
    return explanation("other-derivative", key=key, variable=taken[0], letters=taken, wanted=asked_for)


def antiderivative(attempt: Attempt) -> Iterator[Explanation]:
    """An answer whose own derivative is the function."""
    question, variable = attempt.question, attempt.variable
    if len(question.orders) > 1 or attempt.sight.at_one_point or variable not in symbols(attempt.answer):
        return
    if not _rises_like_the_function(attempt):
        return
    slopes = attempt.sight.slopes(attempt.answer, variable, _CONFIRMING)
    if alike(slopes, attempt.sight.function[:_CONFIRMING]):
        yield explanation("antiderivative", name=attempt.name, variable=variable)


def _rises_like_the_function(attempt: Attempt) -> bool:
    """Whether a difference quotient of the answer is near the function at one point; cheaper than a derivative."""
    for point, function in zip(attempt.sight.points, attempt.sight.function, strict=True):
        at = point.get(attempt.variable)
        if at is None:
            return True
        if not function.is_finite():
            continue
        foreign = dict.fromkeys(symbols(attempt.answer) - set(point), Fraction(1))
        around = [{**point, **foreign, attempt.variable: at + step} for step in (_SMALL, -_SMALL)]
        ahead, back = values(attempt.answer, around, BITS)
        gap = abs((ahead - back) * 2**39 - function)
        return bool(gap.is_finite() and gap < _NEAR * (1 + abs(function)))
    return False
