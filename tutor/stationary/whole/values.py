"""The values of f at all points that could be extrema, put in order: exactly, or by balls that do not meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flint import fmpz_poly

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.numbers import rational_value
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Sum
from tutor.stationary.numbers.closed import real_roots
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of, sign_of
from tutor.stationary.results import MAXIMUM, MINIMUM, EdgePoint, StationaryFamily, StationaryPoint


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A point or family where f has one value."""

    what: str
    """"points", "families" or "edges"."""
    number: int
    """Its place in that list, from 0."""
    height: Coordinate
    """The value of f."""
    place: tuple[tuple[Expression, ...], tuple[Expression, ...]]
    """The variables and their values, for a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Extreme:
    """The smallest value, or the largest."""

    height: Coordinate
    proved: tuple[Candidate, ...]
    """Where it surely is."""
    perhaps: tuple[Candidate, ...]
    """Where it may be: values so close that their order is not proved. Empty as soon as one stands in `proved`."""


def candidates(
    points: Sequence[StationaryPoint], families: Sequence[StationaryFamily], edges: Sequence[EdgePoint]
) -> tuple[tuple[Candidate, ...], bool]:
    """Everything with a known value, and whether that is everything there is."""
    found: list[Candidate] = []
    complete = True
    for number, point in enumerate(points):
        place = tuple(point.spot.coordinates), tuple(one.shown for one in point.spot.coordinates.values())
        if point.height.ball.is_finite():
            found.append(Candidate("points", number, point.height, place))
        else:
            complete = False
    for number, family in enumerate(families):
        height = family.height
        if height is None or symbols(height):
            complete = False
            continue
        place = tuple(family.family.coordinates), tuple(family.family.coordinates.values())
        found.append(Candidate("families", number, number_of(height), place))
    for number, edge in enumerate(edges):
        if edge.spot is None or edge.height is None or not edge.height.ball.is_finite():
            complete = False
            continue
        place = tuple(edge.spot.coordinates), tuple(one.shown for one in edge.spot.coordinates.values())
        found.append(Candidate("edges", number, edge.height, place))
    return tuple(found), complete


def compare(one: Coordinate, other: Coordinate) -> int | None:
    """−1, 0 or 1 as one number is smaller than, equal to, or larger than another; None when that is not decided."""
    if one.ball < other.ball:
        return -1
    if one.ball > other.ball:
        return 1
    if one.exact is not None and other.exact is not None:
        return 0 if one.exact == other.exact else sign_of(Sum((one.exact, Negation(other.exact))))
    return 0 if _same_root(one, other) else None


def _same_root(one: Coordinate, other: Coordinate) -> bool:
    """Whether both are the one root of the same irreducible polynomial in the ball around both."""
    polynomial = one.polynomial
    if polynomial is None or other.polynomial is None or not _proportional(polynomial, other.polynomial):
        return False
    both = one.ball.union(other.ball)
    inside = [root for root, _ in real_roots(polynomial) if root.ball.overlaps(both)]
    return len(inside) == 1


def _proportional(one: fmpz_poly, other: fmpz_poly) -> bool:
    return one in (other, -other)


def smallest(found: Sequence[Candidate], side: int) -> Extreme | None:
    """The candidates with the smallest value (side 1) or the largest (side −1); None if there are none.

    Every other candidate is proved to lie higher (lower).
    """
    if not found:
        return None
    best = [found[0]]
    tied = True
    for one in found[1:]:
        orders = [compare(one.height, other.height) for other in best]
        if any(order == -side for order in orders):
            best = [other for other, order in zip(best, orders, strict=True) if order != -side] + [one]
        elif all(order != side for order in orders):
            best.append(one)
    tied = all(compare(best[0].height, other.height) == 0 for other in best[1:])
    return Extreme(best[0].height, tuple(best) if tied else (), () if tied else tuple(best))


def values_note(found: Sequence[Candidate], name: str) -> tuple[Phrase, ...]:
    """What the smallest and the largest of several values are."""
    low, high = smallest(found, 1), smallest(found, -1)
    if len(found) < 2 or low is None or high is None:
        return ()
    if compare(low.height, high.height) == 0:
        return (
            phrase(
                "whole-values-equal",
                name=name,
                value=low.height.shown,
                about=about(low.height),
                nearly=nearly(low.height),
            ),
        )
    return (
        phrase(
            "whole-values",
            low=low.height.shown,
            about_low=about(low.height),
            nearly_low=nearly(low.height),
            high=high.height.shown,
            about_high=about(high.height),
            nearly_high=nearly(high.height),
        ),
    )


def about(height: Coordinate) -> str:
    """ " ≈ 1.41421" behind a value in closed form; "" where the value shows its own decimals."""
    if height.exact is None or rational_value(height.exact) is not None:
        return ""
    return f" ≈ {height.decimal.replace('-', '−')}"


def nearly(height: Coordinate) -> str:
    """ "about " in front of a value that is shown in decimals only."""
    return "about " if height.exact is None else ""


def named(extreme: Extreme, side: int) -> dict[str, dict[int, str]]:
    """Which points, families and edges are the global minima (side 1) or maxima (side −1)."""
    result: dict[str, dict[int, str]] = {"points": {}, "families": {}, "edges": {}}
    for one in extreme.proved:
        result[one.what][one.number] = MINIMUM if side > 0 else MAXIMUM
    return result
