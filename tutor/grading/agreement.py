"""Do an answer and a model agree at points? With balls of growing precision: apart is a proof, close is a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from flint import arb

from tutor.expression.exact import Point
from tutor.expression.traversal import postorder
from tutor.expression.tree import Expression
from tutor.grading.defined import Failure, failure_at
from tutor.grading.equality import Witness
from tutor.grading.pair import Pair, Shared

LEVELS = (64, 192, 640)
"""Binary digits: enough to see most differences, to see agreement, and to see through cancellation."""
_ALWAYS = (1, 2)
"""The places of the points at which the last level is used although an earlier one shows agreement."""
_AGREEING_BITS = 61
"""Two balls that meet, each this sharp, agree to 2⁻⁶⁰ of their size."""
_VANISHING = arb(2) ** -256
"""What lies this close to 0 at the last level counts as 0."""
_USUAL_SPAN = 400
"""Powers of two between the least and the greatest part, which the last level sees side by side in any case."""
_MARGIN = LEVELS[-1] - _USUAL_SPAN
_MOST_BITS = 32 * LEVELS[-1]
_FEWEST = 4
_MOST_POINTS_WORK = 60_000
_MOST_BITS_WORK = 60_000_000


@dataclass(slots=True)
class Findings:
    """What was found at the points."""

    differing: list[Witness] = field(default_factory=list)
    """Points where the values are surely different."""
    agreeing: int = 0
    open: int = 0
    """At how many points nothing could be said."""
    endless: int = 0
    """At how many of these one of the values is not finite, such as e^(e^(e^9))."""
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
    most = len(points) if nodes * len(points) <= _MOST_POINTS_WORK else max(_FEWEST, _MOST_POINTS_WORK // nodes)
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
        _look_closer(found, pair, left, unsure, min(_MOST_BITS, max(LEVELS[-1], _MOST_BITS_WORK // nodes)))
    return found


def _note_differences(
    found: Findings, pair: Pair, places: Sequence[int], mine: Sequence[arb], theirs: Sequence[arb]
) -> None:
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


def _look_closer(found: Findings, pair: Pair, left: Sequence[int], unsure: Sequence[int], most: int) -> None:
    """The last level: for what is unsure, and for some points in any case, where very small differences may show."""
    for place in unsure:
        bits, _ = _bits(pair, place, most)
        (one,), (other,) = pair.values_at((place,), bits)
        _note_differences(found, pair, (place,), (one,), (other,))
        finite = one.is_finite() and other.is_finite()
        close = finite and ((_sharp(one) and _sharp(other)) or (_vanishes(one) and _vanishes(other)))
        found.agreeing += close
        found.open += not close
        found.endless += not finite
    sure = [place for place in left if place not in unsure]
    chosen = tuple([place for place in _ALWAYS if place in sure]) or tuple(sure[-1:])
    needed = [_bits(pair, place, most) for place in chosen]
    if not all(enough for _, enough in needed):
        chosen, needed = _tamest(pair, sure, most)
    found.blind = not all(enough for _, enough in needed)
    if chosen:
        mine, theirs = pair.values_at(chosen, max(bits for bits, _ in needed))
        _note_differences(found, pair, chosen, mine, theirs)


def _tamest(pair: Pair, sure: Sequence[int], most: int) -> tuple[tuple[int, ...], list[tuple[int, bool]]]:
    """The point at which the parts differ least in size; not the first one, where x^n is 1 for any n."""
    rest = [place for place in sure if place] or sure
    best = min(rest, key=lambda place: pair.span(place))
    return (best,), [_bits(pair, best, most)]


def _bits(pair: Pair, place: int, most: int) -> tuple[int, bool]:
    """The binary digits that show the least part beside the greatest at a point; are they affordable?"""
    wanted = pair.span(place) + _MARGIN
    bits = LEVELS[-1]
    while bits < wanted and bits < most:
        bits *= 2
    return min(bits, most), min(bits, most) >= wanted


def _sharp(value: arb) -> bool:
    return value.rel_accuracy_bits() >= _AGREEING_BITS or bool(value == 0)


def _vanishes(value: arb) -> bool:
    return bool(abs(value) < _VANISHING)
