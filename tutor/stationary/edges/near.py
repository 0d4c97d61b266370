"""What a function with kinks looks like close to one point: which pieces touch it, and with which gradients.

Where a root is zero, such as the w of w = √u, the function has no gradient. It is then taken as a smooth function of
the variables and of w, and w grows faster than any smooth function beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from flint import arb

from tutor.derivation.differentiate import Engine
from tutor.derivation.domain import domain
from tutor.derivation.place import fresh, put_in
from tutor.derivation.signs import signs
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import ONE, ZERO, rational_value, whole
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.stationary.cases.plain import settled as textbook
from tutor.stationary.edges.branches import opposite
from tutor.stationary.edges.inequalities import difference
from tutor.stationary.edges.pieces import Piece
from tutor.stationary.edges.plain import plainest
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.spot import Spot

_ENDS: dict[tuple[str, int], tuple[int, bool]] = {
    ("asin", 1): (-1, False), ("asin", -1): (1, True), ("acos", 1): (1, False), ("acos", -1): (-1, True),
    ("acosh", 1): (1, True), ("asech", 1): (1, False), ("asec", 1): (1, True), ("asec", -1): (-1, False),
    ("acsc", 1): (-1, True), ("acsc", -1): (1, False),
}  # fmt: skip
"""Functions with a vertical tangent where u = ±1: do they rise or fall from there, and do they live above that end?"""


@dataclass(frozen=True, slots=True, eq=False)
class Steep:
    """A part of a function that has a vertical tangent at a point: √u where u = 0."""

    letter: Symbol
    """What stands for its change from the point."""
    inner: Expression
    """What is zero at the point: u."""
    above: int
    """Does the part rise (1) or fall (−1) where u > 0?"""
    below: int | None
    """The same where u < 0; None where it is not real there."""
    power: Fraction
    """It is about as large as this power of u."""
    is_root: bool
    """Is it the square root itself?"""


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """A piece that touches a point."""

    function: Expression
    """The function on the piece, with the letters of steep parts in it."""
    active: tuple[Expression, ...]
    """What is zero at the point and not negative on the piece."""
    gap: int
    """Does the piece come in above (1), below (−1) or at (0) the value of f at the point?"""
    steep: tuple[tuple[Steep, int | None], ...]
    """Parts with a vertical tangent, and whether they rise or fall from the point into the piece, where known."""


@dataclass(slots=True)
class Terrain:
    """A function, its pieces, and their derivatives, worked out once."""

    function: Expression
    variables: tuple[Symbol, ...]
    parts: tuple[Piece, ...]
    name: str = "f"
    _engine: Engine = field(default_factory=Engine)

    @property
    def slope_name(self) -> str:
        """∇f, or f′ if f has one variable only."""
        return f"{self.name}′" if len(self.variables) == 1 else f"∇{self.name}"

    def slope(self, function: Expression, variable: Symbol) -> Expression:
        """A partial derivative."""
        return self._engine.derive(function, variable).answer

    def gradient(self, function: Expression) -> tuple[Expression, ...]:
        """All partial derivatives by the variables."""
        return tuple(self.slope(function, variable) for variable in self.variables)


def sign_at(spot: Spot, expression: Expression) -> int | None:
    """The sign of an expression at a spot, proved; where parameters are left over, as far as signs can tell."""
    known = {symbol: one.exact for symbol, one in spot.coordinates.items() if one.exact is not None}
    left = symbols(expression) - set(known)
    if left <= set(spot.coordinates) and not any(symbols(one) for one in known.values()):
        return spot.sign(expression)
    formula = tidied(put_in(expression, known))
    possible = signs(formula)
    return next(iter(possible)) if len(possible) == 1 else None


def value_at(spot: Spot, expression: Expression) -> Coordinate:
    """The value of an expression at a spot; a formula where parameters are left over."""
    known = {symbol: one.exact for symbol, one in spot.coordinates.items() if one.exact is not None}
    if any(map(symbols, known.values())) or symbols(expression) - set(spot.coordinates):
        formula = plainest(put_in(expression, known))
        if not symbols(formula):
            return number_of(formula)
        if symbols(formula) - set(spot.coordinates):
            return Coordinate(formula, arb("nan"))
    return spot.value(expression)


def settled(function: Expression, spot: Spot) -> Expression:
    """A function for one point, with 0 for what is exactly zero there below a root, a bar, or in a comparison.

    A ball around √2² − 2 is no number below a root; 0 is.
    """
    zeros: dict[Expression, Expression] = {}
    for node in postorder(function):
        if isinstance(node, Comparison):
            if sign_at(spot, difference(Comparison(">", node.left, node.right))) == 0:
                zeros[node] = Comparison(node.relation, ZERO, ZERO)
        elif isinstance(node, Call) and node.function in ("max", "min"):
            first, *others = node.arguments
            if all(sign_at(spot, Sum((first, Negation(one)))) == 0 for one in others):
                zeros[node] = first
        elif isinstance(node, Call) and node.function == "acot" and sign_at(spot, node.arguments[0]) == 0:
            zeros[node] = Quotient(Constant("pi"), whole(2))
        elif isinstance(node, Call | Power):
            part = node.base if isinstance(node, Power) else node.arguments[0]
            if symbols(part) and not isinstance(part, Symbol) and sign_at(spot, part) == 0:
                zeros[part] = ZERO
    return tidied(substitute(function, zeros)) if zeros else function


def surroundings(terrain: Terrain, spot: Spot) -> tuple[Near, ...] | None:
    """The pieces that touch a point; None if it cannot be decided which, or how."""
    value = textbook(settled(terrain.function, spot))
    found: list[Near] = []
    for part in terrain.parts:
        conditions = [*part.conditions, *(one for one in domain(part.function).real)]
        active: dict[Expression, None] = {}
        touches: bool | None = True
        for condition in conditions:
            if not isinstance(condition, Comparison):
                return None
            if condition.relation == "!=":
                continue
            sign = sign_at(spot, difference(condition))
            if sign is None:
                return None
            if sign < 0:
                touches = False
                break
            if sign == 0:
                active[tidied(difference(condition))] = None
        if not touches:
            continue
        near = _near(part.function, tuple(active), value, spot, terrain.variables)
        if near is None:
            return None
        found += _by_sides(near, spot, terrain)
    return tuple(found)


def _near(
    function: Expression, active: tuple[Expression, ...], value: Expression, spot: Spot, variables: Sequence[Symbol]
) -> Near | None:
    """One piece at a point: steep parts become letters."""
    steep: list[Steep] = []
    letters: dict[Expression, Expression] = {}
    used = symbols(function) | set(variables)
    for node in postorder(function):
        for inner, above, below, start, power, is_root in _steep_at(node, spot):
            letter = fresh("wvqp", used)
            used |= {letter}
            steep.append(Steep(letter, inner, above, below, power, is_root))
            letters[node] = letter if start == ZERO else Sum((start, letter))
    smooth = substitute(function, letters) if letters else function
    at_spot = put_in(smooth, {one.letter: ZERO for one in steep})
    gap = sign_at(spot, tidied(Sum((settled(at_spot, spot), Negation(value)))))
    if gap is None:
        return None
    directions = tuple((one, one.above if tidied(one.inner) in active else None) for one in steep)
    return Near(smooth, active, gap, directions)


def _steep_at(node: Expression, spot: Spot) -> Iterator[tuple[Expression, int, int | None, Expression, Fraction, bool]]:
    """u, rise or fall above and below, value at the point, power of u, for a node with a vertical tangent there."""
    match node:
        case Call(function="sqrt", arguments=(inner,)):
            power, is_root = Fraction(1, 2), True
        case Call(function="cbrt", arguments=(inner,)):
            power, is_root = Fraction(1, 3), False
        case Call(function="root", arguments=(inner, degree)):
            order = rational_value(degree)
            if order is None or order <= 1:
                return
            power, is_root = 1 / order, order == 2
        case Power(base=inner, exponent=exponent):
            value = rational_value(exponent)
            if value is None or not 0 < value < 1:
                return
            power, is_root = value, value == Fraction(1, 2)
        case Call(function=name, arguments=(inner,)):
            for end, minus in ((ONE, Negation(ONE)), (Negation(ONE), ONE)):
                rises, lies_above = _ENDS.get((name, 1 if end == ONE else -1), (0, False))
                beyond = tidied(Sum((inner, minus)))
                if rises and sign_at(spot, beyond) == 0:
                    inwards = beyond if lies_above else tidied(opposite(beyond))
                    yield inwards, rises, None, Call(name, (end,)), Fraction(1, 2), False
            return
        case _:
            return
    if symbols(inner) and sign_at(spot, inner) == 0:
        below = None if power.denominator % 2 == 0 else 1 if power.numerator % 2 == 0 else -1
        yield inner, 1, below, ZERO, power, is_root


def _by_sides(near: Near, spot: Spot, terrain: Terrain) -> list[Near]:
    """A piece with ∛u in it, cut in two along u = 0, where u crosses zero."""
    for place, (steep, direction) in enumerate(near.steep):
        if direction is not None or steep.below is None or tidied(steep.inner) in near.active:
            continue
        slopes = terrain.gradient(steep.inner)
        if not any(sign_at(spot, slope) for slope in slopes):
            continue
        halves = []
        for way, rise in ((1, steep.above), (-1, steep.below)):
            border = tidied(steep.inner if way > 0 else Negation(steep.inner))
            parts = (*near.steep[:place], (steep, rise), *near.steep[place + 1 :])
            halves += _by_sides(Near(near.function, (*near.active, border), near.gap, parts), spot, terrain)
        return halves
    return [near]


def slopes_at(near: Near, terrain: Terrain) -> tuple[Expression, ...]:
    """∇ of the function of a piece, at the point itself: the steep parts have not changed yet."""
    start = {steep.letter: ZERO for steep, _ in near.steep}
    return tuple(put_in(slope, start) for slope in terrain.gradient(near.function))


def across(near: Near, spot: Spot, terrain: Terrain) -> int | None:
    """Does f rise (1) or fall (−1) from the one border that is active into the piece? 0 if it starts level.

    Right where the point is stationary along the border, which has a normal there.
    """
    if near.gap:
        return near.gap
    (border,) = near.active
    if near.steep:
        if len(near.steep) > 1 or near.steep[0][1] is None:
            return None
        steep, direction = near.steep[0]
        if tidied(steep.inner) not in (border, tidied(Negation(border))):
            return None
        front = sign_at(spot, put_in(terrain.slope(near.function, steep.letter), {steep.letter: ZERO}))
        assert direction is not None
        return front * direction if front else None
    return sign_at(spot, rate(near, terrain))


def rate(near: Near, terrain: Terrain) -> Expression:
    """How fast f changes from the one active border u = 0 into the piece: ∇f·∇u."""
    (border,) = near.active
    return dot(slopes_at(near, terrain), terrain.gradient(border))


def dot(one: Sequence[Expression], other: Sequence[Expression]) -> Expression:
    """The sum of component times component, tidied."""
    products = tuple(Product(pair) for pair in zip(one, other, strict=True) if ZERO not in pair)
    return tidied(Sum(products) if len(products) > 1 else products[0] if products else ZERO)
