"""Do an answer and a model agree at points? With balls of growing precision: apart is a proof, close is a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flint import arb

from tutor.expression.exact import Point
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.defined import Failure, failure_at
from tutor.grading.equality import ENOUGH_POINTS, Witness
from tutor.grading.pair import Pair, Shared

LEVELS = (64, 192, 640)
"""Binary digits: enough to see most differences, to see agreement, and to see through cancellation."""
_ALWAYS = (1, 2)
"""The places of the points at which the last level is used although an earlier one shows agreement."""
_USUAL = 12
"""So many points are the usual ones, of all sizes; those that follow lie beside borders."""
_AGREEING_BITS = 61
"""Two balls that meet, each this sharp, agree to 2⁻⁶⁰ of their size."""
_SHRUNK = arb(2) ** ((LEVELS[1] - LEVELS[2]) // 2)
"""What contains 0 and has shrunk so far from one level to the next counts as 0; a number too small to be told from 0
does not shrink."""
_MARGIN = 240
"""Digits beyond those that just show the least part."""
_MOST_BITS = 32 * LEVELS[-1]
_MOST_BITS_IN_NEED = 2 * _MOST_BITS
_MOST_BITS_WORK = 60_000_000
_MOST_POINTS_WORK = 60_000


@dataclass(slots=True)
class Findings:
    """What was found at the points."""

    differing: list[Witness] = field(default_factory=list)
    """Points where the values are surely different."""
    agreeing: int = 0
    open: int = 0
    """At how many points nothing could be said though what hides there is within reach."""
    endless: int = 0
    """At how many points, of these and of others, a value is out of reach, such as e^(e^(e^9))."""
    missing: list[tuple[Witness, Failure]] = field(default_factory=list)
    """Points where the model has a value and the answer surely has none, and why."""
    blind: bool = False
    """Are small parts beside large ones out of sight, as the 1 in 10^(10^9) + 1 is?"""

    def add(self, other: Findings) -> None:
        """Take over what was found elsewhere."""
        self.differing += other.differing
        self.agreeing += other.agreeing
        self.open += other.open
        self.endless += other.endless
        self.missing += other.missing
        self.blind = self.blind or other.blind


def compare_at(
    answer: Expression, model: Expression, points: Sequence[Point], shared: Shared | None = None, size: int = 0
) -> Findings:
    """Compare two expressions at points at which the model is real.

    Arguments:
        answer, model: the expressions.
        points: a value for each letter of both, in each point.
        shared: where the values of the model at these points are remembered.
        size: how many different parts the answer has, where that is known; it bounds the work.

    >>> from fractions import Fraction
    >>> from tutor import parse
    >>> x = parse("x")
    >>> found = compare_at(parse("abs(x)"), x, [{x: Fraction(2)}, {x: Fraction(-3)}])
    >>> [str(witness.point[x]) for witness in found.differing]
    ['-3']
    """
    nodes = size or sum(1 for _ in postorder(answer))
    most = len(points) if nodes * len(points) <= _MOST_POINTS_WORK else max(ENOUGH_POINTS, _MOST_POINTS_WORK // nodes)
    pair = Pair(answer, model, points[:most], shared)
    found = Findings()
    places = range(len(pair.points))
    mine, theirs = pair.values(LEVELS[0])
    _note_differences(found, pair, places, mine, theirs)
    if found.differing or not pair.points:
        return found
    left = []
    for place, one in enumerate(mine):
        failure = None if one.is_finite() else failure_at(answer, pair.points[place])
        if failure is None:
            left.append(place)
        else:
            found.missing.append((Witness(pair.points[place], None, theirs[place]), failure))
    unsure = _judge(found, pair, left)
    if not found.differing:
        most = min(_MOST_BITS_IN_NEED, max(LEVELS[-1], _MOST_BITS_WORK // nodes))
        _settle(found, pair, unsure, most)
        _look_closer(found, pair, [place for place in left if place not in unsure], most)
    return found


def _note_differences(
    found: Findings, pair: Pair, places: Sequence[int], mine: Sequence[arb], theirs: Sequence[arb]
) -> None:
    if all(map(arb.overlaps, mine, theirs)):
        return
    for place, one, other in zip(places, mine, theirs, strict=True):
        if one.is_finite() and other.is_finite() and not one.overlaps(other):
            found.differing.append(Witness(pair.points[place], one, other))


def _judge(found: Findings, pair: Pair, left: Sequence[int]) -> list[int]:
    """Count the points at which the values agree; return the places of those that stay unsure."""
    mine, theirs = pair.values(LEVELS[1])
    _note_differences(found, pair, left, [mine[place] for place in left], [theirs[place] for place in left])
    sure = [place for place in left if _sharp(mine[place]) and _sharp(theirs[place])]
    found.agreeing += len(sure)
    return [place for place in left if place not in sure]


def _settle(found: Findings, pair: Pair, unsure: Sequence[int], most: int) -> None:
    """The last level for what is unsure; more digits at few points only, since they take time."""
    needed = {place: _bits(pair, place, most) for place in unsure}
    costly = [place for place in unsure if needed[place][0] > LEVELS[-1]][ENOUGH_POINTS:]
    rest = [place for place in unsure if place not in costly]
    groups = [(costly, LEVELS[-1], False)]
    for bits, enough in dict.fromkeys(needed[place] for place in rest):
        groups.append(([place for place in rest if needed[place] == (bits, enough)], bits, enough))
    for places, bits, enough in groups:
        if not places:
            continue
        mine, theirs = pair.values_at(places, bits)
        _note_differences(found, pair, places, mine, theirs)
        if places is costly:
            continue
        for place, one, other in zip(places, mine, theirs, strict=True):
            finite = one.is_finite() and other.is_finite()
            close = finite and enough and ((_sharp(one) and _sharp(other)) or _both_vanish(pair, place, one, other))
            found.agreeing += close
            found.open += enough and not close
            found.endless += not (enough and finite)


def _look_closer(found: Findings, pair: Pair, sure: Sequence[int], most: int) -> None:
    """The last level at some points at which there was agreement, where very small differences may show."""
    chosen = tuple([place for place in _ALWAYS if place in sure]) or tuple(sure[-1:])
    chosen = (*chosen, *_hiding(pair, sure, chosen, most))
    needed = [_bits(pair, place, most) for place in chosen]
    if not all(enough for _, enough in needed):
        chosen, needed = _tamest(pair, sure, most)
    found.blind = not all(enough for _, enough in needed)
    if chosen:
        mine, theirs = pair.values_at(chosen, max(bits for bits, _ in needed))
        _note_differences(found, pair, chosen, mine, theirs)


def _hiding(pair: Pair, sure: Sequence[int], chosen: Sequence[int], most: int) -> list[int]:
    """Of the points beside borders, which come last, the one at which most is hidden that can be shown."""
    rest = {place: pair.digits(place)[0] for place in sure if place >= _USUAL and place not in chosen}
    hiding = {place: needed for place, needed in rest.items() if LEVELS[1] < needed <= most - _MARGIN}
    return [min(hiding, key=lambda place: -hiding[place])] if hiding else []


def _tamest(pair: Pair, sure: Sequence[int], most: int) -> tuple[tuple[int, ...], list[tuple[int, bool]]]:
    """The point at which least is hidden; not the first one, where x^n is 1 for any n."""
    rest = [place for place in sure if place] or sure
    best = min(rest, key=lambda place: pair.digits(place))
    return (best,), [_bits(pair, best, most)]


def _bits(pair: Pair, place: int, most: int) -> tuple[int, bool]:
    """The binary digits that show the least part beside the greatest at a point; are they affordable?"""
    needed, wished = pair.digits(place)
    if not wished:
        return LEVELS[-1], True
    wanted = max(needed, min(wished, _MOST_BITS - _MARGIN)) + _MARGIN
    if needed + _MARGIN > most:
        return LEVELS[-1], False
    bits = LEVELS[-1]
    while bits < wanted and bits < most:
        bits *= 2
    return min(bits, most), True


def _sharp(value: arb) -> bool:
    return value.rel_accuracy_bits() >= _AGREEING_BITS or bool(value == 0)


def _both_vanish(pair: Pair, place: int, one: arb, other: arb) -> bool:
    """Whether both values contain 0 and have shrunk towards it as a difference of equal things does."""
    before = pair.values(LEVELS[1])
    return all(
        value == 0 or (value.contains(0) and bool(value.abs_upper() < _SHRUNK * earlier[place].abs_upper()))
        for value, earlier in zip((one, other), before, strict=True)
    )
