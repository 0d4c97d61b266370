"""A point that a student can follow: small whole numbers at which an answer and the right one differ for certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from flint import arb

from tutor.expression.exact import Point
from tutor.expression.figures import decimal
from tutor.expression.numeric import Evaluator
from tutor.expression.traversal import has_sigma, size, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.equality import Equivalence, Witness
from tutor.grading.key import Key
from tutor.grading.points import letters_of
from tutor.grading.values import values

_FIRST = tuple(map(Fraction, ("1", "2", "3", "-1", "1/2", "-2", "0", "4", "1/4", "5", "1/10", "10", "-1/2", "100")))
_LONGEST = 400
"""Larger expressions are shown at the point that proved the difference."""
_LARGEST, _LEAST = 10_000, 0.001
_DIGITS = 5
_MOST_DIGITS = 25


def tame(answer: Expression, key: Key, found: Witness | None) -> Witness | None:
    """A witness with small numbers in place of the one that was found, if there is one.

    Arguments:
        answer: what was answered.
        key: the right answer.
        found: the point that proved that they differ, or None.

    Returns:
        a point where both have a value and differ for certain; `found` where none is tamer.
    """
    if found is None or found.answer is None or found.model is None:
        return found
    return _tamest(answer, key) or found


@lru_cache(maxsize=32)
def _tamest(answer: Expression, key: Key) -> Witness | None:
    """The easiest point with small numbers; remembered, for a page and its hints ask for the same one."""
    if not _is_plain(answer, key.expression):
        return None
    own = symbols(answer) | symbols(key.expression)
    held = [letter for letter in letters_of(answer, key.expression, first=key.variables) if letter in own]
    points = [point for point in _candidates(held) if _allows(key, point)]
    ours, theirs = values(answer, points), values(key.expression, points)
    best: tuple[float, Witness] | None = None
    for place, (point, one, other) in enumerate(zip(points, ours, theirs, strict=True)):
        if not (one.is_finite() and other.is_finite()) or one.overlaps(other):
            continue
        rank = place + 20 * _strangeness(one, other)
        if best is None or rank < best[0]:
            best = rank, Witness(point, one, other)
    return None if best is None else best[1]


def tame_gap(found: Equivalence, key: Key) -> Witness | None:
    """A point with small numbers where the right answer has a value and the conditions of the answer do not hold.

    Arguments:
        found: what was found out about an answer that is right on a part of the domain only.
        key: the right answer.
    """
    letters = letters_of(key.expression, first=key.variables)
    if not found.place or not _is_plain(key.expression, key.expression):
        return found.witness
    points = [point for point in _candidates(letters) if _allows(key, point) and _fails(found.place, point)]
    theirs = values(key.expression, points)
    fitting = (Witness(point, None, value) for point, value in zip(points, theirs, strict=True) if value.is_finite())
    return next(fitting, found.witness)


def _fails(conditions: Sequence[Expression], point: Point) -> bool:
    evaluator = Evaluator(point)
    return any(evaluator.holds(condition) is False for condition in conditions)


def _is_plain(answer: Expression, model: Expression) -> bool:
    """Whether whole numbers can be put in for every letter, and soon worked with."""
    for expression in (answer, model):
        if size(expression) > _LONGEST or any(symbol.subscripts and _moves(symbol) for symbol in symbols(expression)):
            return False
        if has_sigma(expression):
            return False
    return True


def _moves(symbol: Symbol) -> bool:
    return any(symbols(part) for part in symbol.subscripts)


def _candidates(letters: Sequence[Symbol]) -> Iterator[Point]:
    """1, 2, 3 … for the letters in turn, then the same moved along, then all letters alike."""
    count = len(_FIRST)
    for shift in range(count):
        yield {letter: _FIRST[(shift + place) % count] for place, letter in enumerate(letters)}
    if len(letters) > 1:
        for value in _FIRST:
            yield dict.fromkeys(letters, value)


def _allows(key: Key, point: Point) -> bool:
    evaluator = Evaluator(point)
    return all(evaluator.holds(condition) is True for condition in key.domain)


def _strangeness(one: arb, other: arb) -> int:
    """How far two values are from what is pleasant to look at: neither huge, nor tiny, nor nearly the same."""
    strange = sum(1 for value in (one, other) if not abs(value) < _LARGEST)
    strange += sum(1 for value in (one, other) if not value.contains(0) and abs(value) < _LEAST)
    larger = max(abs(float(one.mid())), abs(float(other.mid())), 1e-300)
    return strange + 2 * (abs(float((one - other).mid())) / larger < 1e-3)


def decimals(one: arb | None, other: arb | None) -> tuple[str, str]:
    """Both values in decimals, with as many digits as it takes to see that they differ; "" for no value.

    >>> decimals(arb("1.000001"), arb(1))
    ('1.000001', '1')
    """
    if one is None or other is None:
        return "" if one is None else decimal(one, _DIGITS), "" if other is None else decimal(other, _DIGITS)
    digits = _DIGITS
    while digits < _MOST_DIGITS:
        first, second = decimal(one, digits), decimal(other, digits)
        if first != second:
            return first, second
        digits += 1
    return decimal(one, digits), decimal(other, digits)
