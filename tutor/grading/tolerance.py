"""How near is near enough: |a − m| ≤ tolerance · max(|m|, floor), decided in balls.

The floor is for a model that is 0 or nearly cancels. It follows the size of the model, so that Planck's constant is
not taken for 0.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import reduce

from flint import arb

from tutor.errors import Unanswerable
from tutor.expression.arithmetic import rational
from tutor.expression.traversal import terms
from tutor.expression.tree import Expression
from tutor.grading.answer import Answer, Collection, Single, Vector, expressions_of
from tutor.grading.as_numbers import as_numbers
from tutor.grading.columns import Columns, at_precision
from tutor.grading.compare import keys_of
from tutor.grading.key import Key

FLOOR = Fraction(1, 10**9)
"""A model of 0 is compared as if it were of this size, so that the noise of a calculator counts as 0; one that is
small beside its own terms, or beside its size elsewhere, as if it were this part of them."""
_NUMBER = re.compile(r"\s*(?P<number>[-−]?[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]{1,3})?)\s*(?P<percent>%|percent)?\s*")
_PRECISIONS = (64, 192, 640)
_TOUCHING = arb(2) ** -500
"""An error this near to what is allowed, relative to it, is exactly what is allowed."""
_MOST_MEMBERS = 20
_MEND = "Give a small number such as 0.001, 1e-3 or 0.1%."


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far an answer may be from the model."""

    relative: Fraction
    """The distance, relative to the size of the model."""
    floor: Fraction = FLOOR
    """The least size that the model counts with, relative to its parts; of a model that is 0, the size itself."""


def read_tolerance(value: str | float | Fraction | Decimal) -> Tolerance:
    """The tolerance that is meant by "1e-3", "0.1%" or a number.

    Raises:
        Unanswerable: it is no number, or not between 0 and 1.

    >>> read_tolerance("0.1%").relative
    Fraction(1, 1000)
    """
    if isinstance(value, str):
        match = _NUMBER.fullmatch(value)
        if match is None:
            raise Unanswerable(f"The tolerance {value[:40]!r} is no number.", _MEND)
        size = Fraction(match["number"].replace("−", "-"))
        if match["percent"]:
            size /= 100
    else:
        if value != value or value in (float("inf"), float("-inf")):
            raise Unanswerable("The tolerance is no number.", _MEND)
        size = Fraction(str(value)) if isinstance(value, float) else Fraction(value)
    if not 0 <= size < 1:
        raise Unanswerable(
            "A tolerance is 0 or more and below 1: it is relative to the size of the right answer.", _MEND
        )
    return Tolerance(size)


def within(answer: Answer, model: Answer, tolerance: Tolerance, keys: Sequence[Key] | None = None) -> bool | None:
    """Is an answer near enough to the model?

    Expressions with letters are compared at the points of their key; the size there is that of the model's largest
    term, so that a point at which the terms nearly cancel asks for no more than any other; where the model is 0, it
    is the model's greatest size at any point. An error of exactly the tolerance is near enough.

    Arguments:
        answer: what was answered.
        model: what is right.
        tolerance: how far it may be off.
        keys: the keys of the model's expressions.

    Returns:
        True or False for certain; None when it cannot be told, or the two cannot be compared.

    >>> from tutor import parse
    >>> within(Single(parse("93.3")), Single(parse("280/3")), read_tolerance("0.1%"))
    True
    """
    keys = keys_of(model) if keys is None else keys
    match answer, model:
        case (Single(), Single()) | (Vector(), Vector()):
            ours, theirs = expressions_of(answer), expressions_of(model)
            if len(ours) != len(theirs):
                return None
            return _all(_near(one, key, tolerance) for one, key in zip(ours, keys, strict=True))
        case Collection(members), Collection(wanted) if 0 < len(members) == len(wanted) <= _MOST_MEMBERS:
            return _matched(members, wanted, keys, tolerance)
        case _:
            numbers = as_numbers(answer, model)
            return None if numbers is None else within(*numbers, tolerance)


def _matched(
    members: Sequence[tuple[Expression, ...]],
    wanted: Sequence[tuple[Expression, ...]],
    keys: Sequence[Key],
    tolerance: Tolerance,
) -> bool | None:
    """Does each member of the model have a member near it, and each member one of the model?"""
    size = len(wanted[0])
    if any(len(member) != size for member in members):
        return None
    groups = [keys[at * size : (at + 1) * size] for at in range(len(wanted))]
    table = [
        [_all(_near(one, key, tolerance) for one, key in zip(member, group, strict=True)) for group in groups]
        for member in members
    ]
    lines = [*table, *map(list, zip(*table, strict=True))]
    return _all(True if True in line else None if None in line else False for line in lines)


def _all(truths: object) -> bool | None:
    found = list(truths)  # type: ignore[call-overload]
    return False if False in found else None if None in found else True


def _near(answer: Expression, key: Key, tolerance: Tolerance) -> bool | None:
    points = key.points
    verdicts: list[bool | None] = []
    for precision in _PRECISIONS:
        with at_precision(precision):
            known = key.columns(precision, range(len(points)))
            ours, theirs = Columns(known.points, precision, known).of(answer), known.of(key.expression)
            scales = _scales(key, known, tolerance.floor)
            verdicts = [
                _at_most(abs(one - other), rational(tolerance.relative) * scale, precision) if one.is_finite() else None
                for one, other, scale in zip(ours, theirs, scales, strict=True)
                if other.is_finite()
            ]
        if False in verdicts or (verdicts and None not in verdicts):
            break
    return _all(verdicts) if verdicts else None


def _scales(key: Key, known: Columns, floor: Fraction) -> list[arb]:
    """The size that the model counts with, point by point."""
    points, least = key.points, rational(floor)
    parts = [known.of(term) for term in terms(key.expression)]
    largest = [_largest([one[place] for one in parts]) for place in range(len(points))]
    sizes = [abs(value) for value in known.of(key.expression)]
    if not any(points):  # a number: its terms count only where they cancel all but wholly
        return [
            size.max(least * most) if size > 0 else least * most.max(arb(1))
            for size, most in zip(sizes, largest, strict=True)
        ]
    sizes = [size.max(most) for size, most in zip(sizes, largest, strict=True)]
    overall = _largest([size for size in sizes if size > 0])
    floored = least * overall.min(arb(1)) if overall > 0 else least
    return [size.max(floored) if size > 0 else overall.max(floored) for size in sizes]


def _largest(found: Sequence[arb]) -> arb:
    return reduce(arb.max, [abs(value) for value in found if value.is_finite()], arb(0))


def _at_most(distance: arb, allowed: arb, precision: int) -> bool | None:
    if distance <= allowed:
        return True
    if distance > allowed:
        return False
    touching = precision == _PRECISIONS[-1] and abs(distance - allowed) < allowed * _TOUCHING
    return True if touching else None
