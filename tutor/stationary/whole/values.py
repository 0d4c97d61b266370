"""The values of f at all points that could be extrema, put in order: exactly, or by balls that do not meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flint import fmpz_poly

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.place import put_in
from tutor.expression.numbers import ZERO, rational_value
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Sum
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.cases.plain import settled
from tutor.stationary.numbers.closed import real_roots
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of, sign_of
from tutor.stationary.results import MAXIMUM, MINIMUM, EdgePoint, StationaryFamily, StationaryPoint
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family
from tutor.stationary.whole.members import inhabited, line, member


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A point or family where f has one value."""

    what: str
    """"points", "families" or "edges"."""
    number: int
    """Its place in that list, from 0."""
    height: Coordinate
    """The value of f."""
    place: tuple[Expression, ...]
    """Where: x = 0 and y = 2kπ, and what must hold besides."""
    level: bool = True
    """Has f this value on all of it? If not, at one point of it."""
    known: Spot | None = None
    """The point, or a point of the set."""


@dataclass(frozen=True, slots=True, eq=False)
class Extreme:
    """The smallest value, or the largest."""

    height: Coordinate
    proved: tuple[Candidate, ...]
    """Where it surely is."""
    perhaps: tuple[Candidate, ...]
    """Where it may be: values so close that their order is not proved. Empty as soon as one stands in `proved`."""


def candidates(
    function: Expression,
    points: Sequence[StationaryPoint],
    families: Sequence[StationaryFamily],
    edges: Sequence[EdgePoint],
) -> tuple[tuple[Candidate, ...], bool]:
    """Everything that surely exists and has a known value, and whether that is everything there is.

    A family or a line of kinks counts only if some point of it is found: its conditions may leave it empty.
    """
    found: list[Candidate] = []
    complete = True
    for number, point in enumerate(points):
        if point.height.ball.is_finite():
            found.append(Candidate("points", number, point.height, spot_place(point.spot), known=point.spot))
        else:
            complete = False
    for number, family in enumerate(families):
        one = _of_family(function, number, family)
        complete = complete and one is not None and one.level
        found += [] if one is None else [one]
    for number, edge in enumerate(edges):
        if edge.spot is not None:
            if edge.height is not None and edge.height.ball.is_finite():
                found.append(Candidate("edges", number, edge.height, spot_place(edge.spot), known=edge.spot))
            else:
                complete = False
            continue
        one = _of_line(function, number, edge)
        complete = False  # a line of kinks may hold more than is told of it
        found += [] if one is None else [one]
    return tuple(found), complete


def spot_place(spot: Spot) -> tuple[Expression, ...]:
    """x = 1, y = 2."""
    return tuple(Comparison("=", symbol, one.shown) for symbol, one in spot.coordinates.items())


def _of_family(function: Expression, number: int, family: StationaryFamily) -> Candidate | None:
    spot = member(family.family)
    if spot is None:
        if family.height is None or symbols(family.height):
            return None
        if (family.family.equations or family.family.conditions) and not inhabited(family.family):
            return None
        return Candidate("families", number, number_of(family.height), family_place(family.family))
    height = spot.value(function)
    if not height.ball.is_finite():
        return None
    level = family.height is not None and not symbols(family.height)
    level = level or (height.exact is not None and same_on(family.family, function, height.exact))
    return Candidate("families", number, height, family_place(family.family), level, spot)


def family_place(family: Family) -> tuple[Expression, ...]:
    """y = −x, x > 0: what tells the points of a family."""
    fixed = [Comparison("=", symbol, value) for symbol, value in family.coordinates.items() if value != symbol]
    return (*fixed, *(Comparison("=", equation, ZERO) for equation in family.equations), *family.conditions)


def _of_line(function: Expression, number: int, edge: EdgePoint) -> Candidate | None:
    """A line of kinks on which f has one value."""
    if edge.height is None or edge.height.exact is None or symbols(edge.height.exact):
        return None
    family = line(edge.condition, tuple(sorted(symbols(function), key=lambda symbol: symbol.label)))
    if family is None:
        return None
    spot = member(family)
    if spot is None:
        return Candidate("edges", number, edge.height, (edge.condition,)) if inhabited(family) else None
    if compare(spot.value(function), edge.height) != 0:
        return None
    return Candidate("edges", number, edge.height, (edge.condition,), known=spot)


def same_on(family: Family, function: Expression, value: Expression) -> bool:
    """Whether f − value is zero on a family because it is a multiple of the family's equation, or plainly zero."""
    difference = put_in(Sum((function, Negation(value))), family.coordinates)
    try:
        ring = Ring.of((difference, *family.equations))
        rest, _ = ring.fraction(difference)
        for equation in family.equations:
            above, _ = ring.fraction(equation)
            rest = divmod(rest, above)[1]
        return bool(rest.is_zero())
    except (TooLarge, ZeroDivisionError):
        return False


def constant_value(function: Expression, family: Family) -> Expression | None:
    """The value of a constant function, at a point of its domain; with letters that are left over, at 0."""
    spot = member(family)
    if spot is not None and symbols(function) <= set(family.coordinates):
        return spot.value(function).exact
    if family.conditions:
        return None
    return settled(put_in(function, dict.fromkeys(family.coordinates, ZERO)))


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


def values_note(found: Sequence[Candidate], name: str, entries: int) -> tuple[Phrase, ...]:
    """What the smallest and the largest of several values are, or that all entries have one value."""
    low, high = smallest(found, 1), smallest(found, -1)
    if len(found) < 2 or low is None or high is None or not all(one.level for one in found):
        return ()  # a family on which f varies has no one value to compare
    if compare(low.height, high.height) == 0:
        if len(found) < entries:
            return ()
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
        if not one.level:
            continue
        result[one.what][one.number] = MINIMUM if side > 0 else MAXIMUM
    return result
