"""Boxes as a student names them, with rational ends, and boxes of balls: there and back, and what lies in which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from flint import arb, ctx, fmpq

from tutor.expression.numbers import rational
from tutor.expression.tree import Negation, Sum, Symbol
from tutor.stationary.numbers.coordinate import PRECISION, Coordinate
from tutor.stationary.numbers.exactly import sign_of
from tutor.stationary.spot import Spot
from tutor.stationary.system import Box

_BELOW, _ABOVE = Fraction(1, 997), Fraction(1, 1409)
"""By what parts of its width a box is widened. They differ, so that halving does not cut at round numbers."""
_FINEST = 30
_MOST_CLUSTERED = 3000
"""More boxes than this are not sorted into clusters: one hull holds them all."""


def widened(box: Box, unknowns: Sequence[Symbol]) -> list[arb]:
    """The box in balls, a little wider: solutions on its edge lie inside."""
    balls = []
    for unknown in unknowns:
        low, high = box[unknown]
        width = high - low or Fraction(1, 1000)
        balls.append(_ball(low - width * _BELOW).union(_ball(high + width * _ABOVE)))
    return balls


def _ball(value: Fraction) -> arb:
    return arb(fmpq(value.numerator, value.denominator))


def in_box(spot: Spot, box: Box) -> bool | None:
    """Whether a spot lies in a box, its edge included.

    Arguments:
        spot: a point.
        box: from where to where each unknown may lie; one that it leaves out may lie anywhere.

    Returns:
        the answer, proved; None when it cannot be decided.
    """
    return within(spot.coordinates, box)


def within(coordinates: Mapping[Symbol, Coordinate], box: Box) -> bool | None:
    """Whether coordinates lie in a box; see `in_box`."""
    answer: bool | None = True
    for symbol, coordinate in coordinates.items():
        if symbol not in box:
            continue
        low, high = box[symbol]
        signs = (_compared(coordinate, low), _compared(coordinate, high))
        if signs[0] == -1 or signs[1] == 1:
            return False
        if None in signs:
            answer = None
    return answer


def _compared(coordinate: Coordinate, end: Fraction) -> int | None:
    """The sign of coordinate − end."""
    with ctx.workprec(PRECISION):
        gap = coordinate.ball - _ball(end)
    if gap > 0 or gap < 0:
        return 1 if gap > 0 else -1
    if coordinate.exact is None:
        return None
    return sign_of(Sum((coordinate.exact, Negation(rational(end)))) if end >= 0 else _shifted(coordinate, end))


def _shifted(coordinate: Coordinate, end: Fraction) -> Sum:
    assert coordinate.exact is not None
    return Sum((coordinate.exact, rational(-end)))


def fraction(value: arb) -> Fraction:
    """The middle of a ball as a fraction."""
    mantissa, exponent = value.mid().man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def named(balls: Sequence[arb], unknowns: Sequence[Symbol], limits: Box) -> Box | None:
    """A box of balls with short rational ends that hold it, cut down to a larger box; None if it lies outside."""
    result: dict[Symbol, tuple[Fraction, Fraction]] = {}
    for ball, unknown in zip(balls, unknowns, strict=True):
        least, most = limits[unknown]
        low, high = fraction(ball.lower()), fraction(ball.upper())
        if high < least or low > most:
            return None
        grid = _grid(high - low)
        result[unknown] = max(least, (low // grid) * grid), min(most, -(-high // grid) * grid)
    return result


def _grid(width: Fraction) -> Fraction:
    """A power of ten a little smaller than a width."""
    grid = Fraction(1)
    for _ in range(_FINEST):
        if grid * 5 <= width:
            break
        grid /= 10
    return grid


def clusters(boxes: Sequence[Sequence[arb]], gaps: Sequence[arb]) -> list[list[arb]]:
    """Few boxes that hold all of those given: the hulls of those that touch each other, or nearly.

    Arguments:
        boxes: the boxes.
        gaps: a ball around zero for each side, as wide as a gap between two boxes may be.
    """
    if len(boxes) > _MOST_CLUSTERED:
        return [_hull(boxes)]
    groups = [list(box) for box in sorted(boxes, key=lambda box: float(box[0].lower()))]
    merged = True
    while merged:
        merged = False
        kept: list[list[arb]] = []
        for box in groups:
            at = next((at for at in reversed(range(len(kept))) if _near(kept[at], box, gaps)), None)
            if at is None:
                kept.append(box)
            else:
                kept[at] = _hull((kept[at], box))
                merged = True
        groups = kept
    return groups


def _near(one: Sequence[arb], other: Sequence[arb], gaps: Sequence[arb]) -> bool:
    return all((side + gap).overlaps(beside) for side, beside, gap in zip(one, other, gaps, strict=True))


def _hull(boxes: Iterable[Sequence[arb]]) -> list[arb]:
    result: list[arb] | None = None
    for box in boxes:
        result = list(box) if result is None else list(map(arb.union, result, box))
    assert result is not None
    return result
