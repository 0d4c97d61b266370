"""The directions out of a point with kinks: does f rise in all of them, or rise in some and fall in others?

The slopes on each piece are linear in the direction, and the piece is bounded by linear inequalities, as far as the
first order goes; so fractions decide. Where the slopes are all zero, higher derivatives along straight lines may show
that f is larger on one and smaller on another.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import product

from tutor.derivation.lesson import phrase
from tutor.expression.numbers import rational_value, whole
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.edges.inequalities import directions_exist
from tutor.stationary.edges.near import Near, Terrain, dot, sign_at, slopes_at
from tutor.stationary.results import MAXIMUM, MINIMUM, SADDLE, Verdict
from tutor.stationary.spot import Spot

_STEPS = (0, 1, -1, 2, -2)
_MOST_ORDER = 4
_MOST_RAYS = 125

Row = Mapping[Symbol, Fraction]


def by_slopes(nears: Sequence[Near], spot: Spot, terrain: Terrain) -> Verdict | None:
    """The third theorem, where every slope is a fraction."""
    rising = falling = False
    always: dict[int, bool] = {1: True, -1: True}
    for near in nears:
        if near.gap:
            rising, falling = rising or near.gap > 0, falling or near.gap < 0
            always[-near.gap] = False
            continue
        borders = [_row(terrain.gradient(border), spot, terrain.variables) for border in near.active]
        row = None if near.steep else _row(slopes_at(near, terrain), spot, terrain.variables)
        if row is None or None in borders:
            always = {1: False, -1: False}
            continue
        cone = [border for border in borders if border is not None]
        for way in (1, -1):
            turned = {symbol: -way * value for symbol, value in row.items()}
            if directions_exist([*((one, False) for one in cone), (turned, False)], terrain.variables) is not False:
                always[way] = False
            if directions_exist([*((one, True) for one in cone), (turned, True)], terrain.variables):
                rising, falling = rising or way < 0, falling or way > 0
    if rising and falling:
        return Verdict(SADDLE, (phrase("edge-slopes-both", name=terrain.name),))
    for way, kind in ((1, MINIMUM), (-1, MAXIMUM)):
        if always[way]:
            return Verdict(kind, (phrase(f"edge-slopes-{kind}", name=terrain.name),))
    return None


def _row(slopes: Sequence[Expression], spot: Spot, variables: Sequence[Symbol]) -> Row | None:
    row = {}
    for variable, slope in zip(variables, slopes, strict=True):
        exact = spot.value(slope).exact
        value = None if exact is None else rational_value(exact)
        if value is None:
            return None
        row[variable] = value
    return row


def by_rays(nears: Sequence[Near], spot: Spot, terrain: Terrain) -> Verdict | None:
    """Two straight ways out of the point on which f is larger and smaller: the point is neither."""
    shown: dict[int, tuple[Expression, ...]] = {}
    for near in nears:
        if near.steep or near.gap:
            continue
        for direction in _directions(len(terrain.variables)):
            arrow = tuple(map(whole, direction))
            if not all(_stays_inside(border, arrow, spot, terrain) for border in near.active):
                continue
            way = _ray(near.function, arrow, spot, terrain)
            if way:
                shown.setdefault(way, arrow)
            if len(shown) == 2:
                reason = phrase("edge-rays", name=terrain.name, up=shown[1], down=shown[-1])
                return Verdict(SADDLE, (reason,))
    return None


def _stays_inside(border: Expression, arrow: Sequence[Expression], spot: Spot, terrain: Terrain) -> bool:
    """Whether a straight way leads into a piece, or along a border that is itself straight: x ≥ 0."""
    sign = sign_at(spot, dot(terrain.gradient(border), arrow))
    return sign == 1 or (sign == 0 and isinstance(border, Symbol))


def _directions(count: int) -> list[tuple[int, ...]]:
    span = _STEPS if len(_STEPS) ** count <= _MOST_RAYS else _STEPS[:3]
    if len(span) ** count > 2 * _MOST_RAYS:
        return [tuple(way * (at == place) for at in range(count)) for place in range(count) for way in (1, -1)]
    ways = [one for one in product(span, repeat=count) if any(one)]
    return sorted(ways, key=lambda one: sum(map(abs, one)))


def _ray(function: Expression, arrow: Sequence[Expression], spot: Spot, terrain: Terrain) -> int | None:
    """The sign of the first derivative along a straight line that is not zero; 0 or None if none shows up."""
    current = function
    for _ in range(_MOST_ORDER):
        current = dot(terrain.gradient(current), arrow)
        sign = sign_at(spot, current)
        if sign != 0:
            return sign
    return 0
