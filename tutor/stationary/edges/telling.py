"""What is said of f on the sides of a border: how fast it rises or falls from there."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.signs import signs
from tutor.expression.numbers import ZERO, whole
from tutor.expression.traversal import symbols, terms, unsigned
from tutor.expression.tree import Call, Expression, Negation, Quotient, Sum
from tutor.stationary.edges.branches import compare, opposite
from tutor.stationary.edges.near import Near, Terrain, across, rate, sign_at, slopes_at, value_at
from tutor.stationary.edges.plain import plainest
from tutor.stationary.results import UNDECIDED, Verdict
from tutor.stationary.spot import Spot

_WAYS = {1: "rises", -1: "falls", 0: "level"}


def rates(nears: Sequence[Near], spot: Spot, terrain: Terrain) -> tuple[Phrase, ...]:
    """How f sets out from a border on each side, in numbers.

    Arguments:
        nears: the pieces at the point; each has one active border.
        spot: the point.
        terrain: the function and its variables.
    """
    return tuple(_alone(near, spot, terrain) for near in _in_order(nears, spot, terrain))


def slopes_in_letters(nears: Sequence[Near], spot: Spot, terrain: Terrain) -> Verdict | None:
    """The verdict on a point of a function of one variable whose slopes hold letters: both ways, as conditions.

    It is a minimum where f rises both ways, a maximum where it falls both ways, neither where it does one and the
    other (the textbook result behind soft thresholding: |w| holds w at 0 as long as its slopes win).
    """
    if len(terrain.variables) != 1 or len(nears) != 2 or any(near.gap or near.steep for near in nears):
        return None
    if any(len(near.active) != 1 for near in nears):
        return None
    ordered = _in_order(nears, spot, terrain)
    if any(_side(near, spot, terrain) is None for near in ordered):
        return None
    onwards = []
    for near in ordered:
        slope = _slope(near, spot, terrain)
        onwards.append(slope if _side(near, spot, terrain) == 1 else plainest(Negation(slope)))
    if not any(symbols(one) for one in onwards):
        return None
    right, left = onwards
    name, place = terrain.name, spot.coordinates[terrain.variables[0]].shown
    first = phrase("edge-letters-rates", name=name, place=place, right=right, left=left)
    return Verdict(UNDECIDED, (first, _conditions(right, left, terrain.slope_name)))


def _conditions(right: Expression, left: Expression, slope: str) -> Phrase:
    """When both rates are positive: with kink ± shift for the two, |shift| < kink."""
    kink = plainest(Quotient(Sum((right, left)), whole(2)))
    shift = plainest(Quotient(Sum((right, Negation(left))), whole(2)))
    if shift == ZERO:
        return phrase("edge-letters-even", kink=kink)
    if kink == ZERO:
        return phrase("edge-letters-smooth", slope=slope, shift=shift)
    shift = opposite(shift) if all(isinstance(term, Negation) for term in terms(shift)) else shift
    turned = plainest(Negation(kink))
    sort = {frozenset((1,)): "minimum", frozenset((-1,)): "maximum"}.get(signs(kink), "both")
    return phrase(f"edge-letters-{sort}", size=_size(shift), bound=_size(kink), kink=kink, turned=turned)


def _size(formula: Expression) -> Expression:
    """The absolute value, without bars where it needs none."""
    can_be = signs(formula)
    if -1 not in can_be:
        return formula
    bare = unsigned(formula)
    return plainest(Negation(formula)) if 1 not in can_be else Call("abs", (bare,))


def _in_order(nears: Sequence[Near], spot: Spot, terrain: Terrain) -> list[Near]:
    """The pieces as they are told: in one variable first what lies to the right."""
    return sorted(nears, key=lambda near: -(_side(near, spot, terrain) or 0))


def _side(near: Near, spot: Spot, terrain: Terrain) -> int | None:
    """In one variable: does the piece lie to the right (1) or to the left (−1) of the point?"""
    if len(terrain.variables) != 1 or len(near.active) != 1:
        return None
    return sign_at(spot, terrain.gradient(near.active[0])[0]) or None


def _slope(near: Near, spot: Spot, terrain: Terrain) -> Expression:
    return value_at(spot, slopes_at(near, terrain)[0]).shown


def _alone(near: Near, spot: Spot, terrain: Terrain) -> Phrase:
    """What f does on one side."""
    name, side = terrain.name, _side(near, spot, terrain)
    where = compare(near.active[0], ">", ZERO)
    if near.gap:
        return phrase("edge-gap-above" if near.gap > 0 else "edge-gap-below", name=name, side=where)
    way = _WAYS[across(near, spot, terrain) or 0]
    if side is not None:
        place = spot.coordinates[terrain.variables[0]].shown
        key = "right" if side > 0 else "left"
        if near.steep:
            return phrase(f"edge-{key}-{way}-steep", name=name, place=place)
        return phrase(f"edge-{key}-{way}", name=name, place=place, rate=_slope(near, spot, terrain))
    if near.steep:
        return phrase(f"edge-{way}-steep", name=name, side=where)
    normal = tuple(value_at(spot, slope).shown for slope in terrain.gradient(near.active[0]))
    value = value_at(spot, rate(near, terrain)).shown
    return phrase(f"edge-into-{way}", name=name, side=where, normal=normal, rate=value)
