"""Points on the edge of the domain where roots end: with w = √x, so x = w², f becomes smooth up to the edge.

The map from w ≥ 0 to x ≥ 0 is continuous, and so is the way back: a point is a minimum of f if and only if its
place is a minimum of the new function where every w ≥ 0. There slopes, second derivatives and straight lines decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from tutor.derivation.lesson import phrase
from tutor.derivation.monomial import product
from tutor.derivation.place import fresh, put_in
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import ZERO, rational, rational_value, whole
from tutor.expression.traversal import postorder, substitute, symbols, terms
from tutor.expression.tree import Call, Expression, Negation, Power, Sum, Symbol
from tutor.stationary.cases.plain import settled as textbook
from tutor.stationary.edges.near import Near, Steep, Terrain, settled, sign_at
from tutor.stationary.edges.slopes import by_rays, by_slopes
from tutor.stationary.edges.squares import completed
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.results import MAXIMUM, MINIMUM, Verdict
from tutor.stationary.spot import Spot

_MOST_ORDER = 12
"""Roots of a higher degree than this are left alone."""


@dataclass(frozen=True, slots=True)
class _Ending:
    """A variable x whose roots end at the point: u = front·(x − place) ≥ 0."""

    inner: Expression
    variable: Symbol
    front: Fraction
    place: Expression
    order: int = 1
    """w is the root of this degree."""


def by_roots(nears: Sequence[Near], spot: Spot, terrain: Terrain, ledger: Ledger) -> Verdict | None:
    """What a point is at which roots of single variables end, such as (0, 0) of √x + √y − xy; None if unknown.

    Arguments:
        nears: the pieces at the point.
        spot: the point.
        terrain: the function and its variables.
        ledger: checks the lines of the test for smooth points.
    """
    if any(near.gap or not near.steep for near in nears):
        return None
    if any(one.exact is None or symbols(one.exact) for one in spot.coordinates.values()):
        return None
    found: dict[Symbol, _Ending] = {}
    for near in nears:
        for steep, _ in near.steep:
            one = _ending(steep, near.active, spot, terrain)
            if one is None or found.setdefault(one.variable, one).front * one.front < 0:
                return None
    endings = [replace(one, order=lcm(*(_order(near, one) for near in nears))) for one in found.values()]
    grounds = [_ground(near, endings) for near in nears]
    start = Spot({symbol: number_of(ZERO) if symbol in found else one for symbol, one in spot.coordinates.items()})
    smooth = [ground for ground in grounds if ground is not None]
    if len(smooth) < len(grounds):
        return None
    verdict = by_slopes(smooth, start, terrain)
    if verdict is None and len(smooth) == 1:
        globally = _by_squares(smooth[0], endings, spot, terrain)
        if globally is not None:
            return globally
        verdict = _by_second_derivatives(smooth[0], start, terrain, ledger)
    verdict = verdict or by_rays(smooth, start, terrain)
    if verdict is None:
        return None
    reason = phrase(f"edge-corner-{verdict.kind}", name=terrain.name, roots=tuple(map(_root, endings)))
    return Verdict(verdict.kind, (reason,), strict=verdict.strict)


def _by_squares(ground: Near, endings: Sequence[_Ending], spot: Spot, terrain: Terrain) -> Verdict | None:
    """f − f(p) as squares of one sign: −(√x − √y)² for 2√x√y − x − y."""
    height = spot.value(settled(terrain.function, spot)).exact
    if height is None or len(terrain.parts) > 1:
        return None
    squares = completed(Sum((ground.function, Negation(height))), terrain.variables)
    if squares is None:
        return None
    kind = MINIMUM if squares.sign > 0 else MAXIMUM
    parts = [put_in(one, {ending.variable: _root(ending) for ending in endings}) for one in terms(squares.shown)]
    shown = total(tuple(parts if squares.sign > 0 else map(Negation, parts)))
    formula = shown if height == ZERO else Sum((height, *terms(shown)))
    reason = phrase(f"edge-squares-{kind}", name=terrain.name, height=height, formula=formula)
    return Verdict(kind, (reason,), strict=squares.definite, everywhere=True)


def _by_second_derivatives(ground: Near, start: Spot, terrain: Terrain, ledger: Ledger) -> Verdict | None:
    """A minimum of the new function all around is one where every w ≥ 0; of a saddle point nothing follows."""
    from tutor.stationary.kinds.classify import classify

    gradient = terrain.gradient(ground.function)
    if any(sign_at(start, slope) != 0 for slope in gradient):
        return None
    rows = [terrain.gradient(slope) for slope in gradient]
    inside = classify(start, ground.function, rows, ledger, terrain.name)
    return inside if inside.kind in (MINIMUM, MAXIMUM) else None


def _ground(near: Near, endings: Sequence[_Ending]) -> Near | None:
    """A piece in the new letters; None where that is not possible."""
    smooth = _smooth(near, endings)
    if smooth is None:
        return None
    bounds: list[Expression] = []
    for border in near.active:
        own = next((one.variable for one in endings if tidied(one.inner) == border), None)
        if own is None and any(one.variable in symbols(border) for one in endings):
            return None
        bounds.append(border if own is None else own)
    return Near(smooth, tuple(bounds), 0, ())


def _root(ending: _Ending) -> Expression:
    """w written as a root of x itself, whatever number stands in front of x below the root of f."""
    plain: Expression = ending.variable if ending.front > 0 else Negation(ending.variable)
    if ending.place != ZERO:
        way = ending.front > 0
        parts = (ending.variable, Negation(ending.place)) if way else (ending.place, Negation(ending.variable))
        plain = tidied(Sum(parts))
    return Call("sqrt", (plain,)) if ending.order == 2 else Power(plain, rational(Fraction(1, ending.order)))


def _ending(steep: Steep, active: Sequence[Expression], spot: Spot, terrain: Terrain) -> _Ending | None:
    """u = front·(x − place) that bounds the piece; None for any other u, and for arcs: arcsin is no power of u."""
    inner = steep.inner
    if not steep.is_root and steep.power == Fraction(1, 2):
        return None
    present = [symbol for symbol in terrain.variables if symbol in symbols(inner)]
    if len(present) != 1 or symbols(inner) != {present[0]} or tidied(inner) not in active:
        return None
    place = spot.coordinates[present[0]].exact
    front = rational_value(tidied(terrain.slope(inner, present[0])))
    if place is None or not front:
        return None
    return _Ending(inner, present[0], front, place)


def _powers(function: Expression, inner: Expression) -> dict[Expression, Fraction]:
    """The roots and powers of u in a function that are no whole powers: what they are, and their exponents."""
    found: dict[Expression, Fraction] = {}
    for node in postorder(function):
        value: Fraction | None = None
        match node:
            case Call(function="sqrt", arguments=(base,)):
                value = Fraction(1, 2)
            case Call(function="cbrt", arguments=(base,)):
                value = Fraction(1, 3)
            case Call(function="root", arguments=(base, degree)):
                order = rational_value(degree)
                value = 1 / order if order else None
            case Power(base=base, exponent=exponent):
                value = rational_value(exponent)
            case _:
                continue
        if value is not None and value.denominator > 1 and tidied(base) == tidied(inner):
            found[node] = value
    return found


def _order(near: Near, ending: _Ending) -> int:
    powers = [steep.power for steep, _ in near.steep if tidied(steep.inner) == tidied(ending.inner)]
    powers += _powers(near.function, ending.inner).values()
    return lcm(*(power.denominator for power in powers))


def _smooth(near: Near, endings: Sequence[_Ending]) -> Expression | None:
    """The function of w, where u = |front|·wᵐ; w goes by the name of its x. None where a root stands below a line."""
    function = near.function
    used = symbols(function) | {ending.variable for ending in endings}
    for ending in endings:
        order = ending.order
        powers = _powers(function, ending.inner)
        if order > _MOST_ORDER or any(power < 0 for power in powers.values()):
            return None
        letters = {
            steep.letter: _raised(ending, steep.power, order)
            for steep, _ in near.steep
            if tidied(steep.inner) == tidied(ending.inner)
        }
        hidden: dict[Expression, Expression] = {}
        for node, power in powers.items():
            hidden[node] = letter = fresh("wvqp", used)
            used |= {letter}
            letters[letter] = _raised(ending, power, order)
        moved = Power(ending.variable, whole(order))
        shifted: Expression = moved if ending.front > 0 else Negation(moved)
        place = shifted if ending.place == ZERO else Sum((ending.place, shifted))
        function = put_in(put_in(substitute(function, hidden), {ending.variable: place}), letters)
    return textbook(function)


def _raised(ending: _Ending, power: Fraction, order: int) -> Expression:
    """uᵖ in w."""
    root = Power(ending.variable, whole(int(power * order)))
    size = abs(ending.front)
    return root if size == 1 else product((Power(rational(size), rational(power)), root))
