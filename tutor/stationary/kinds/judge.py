"""Signs at a stationary point, proved, also where letters are left over that nobody gave a number for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from tutor.derivation.monomial import product as multiply
from tutor.derivation.place import put_in
from tutor.derivation.signs import ANY, Signs, signs
from tutor.expression.numbers import ONE, ZERO, rational, rational_value, whole
from tutor.expression.structures import BigSum, Comparison
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.cases.plain import settled
from tutor.stationary.kinds.ranges import Ranges
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.spot import Spot

_MOST_SUMS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Judge:
    """What is known about expressions at a spot."""

    spot: Spot
    counts: frozenset[Symbol] = frozenset()
    """Letters that count the terms of a Σ: positive whole numbers."""

    def letters(self, expression: Expression) -> tuple[Symbol, ...]:
        """The letters that are left when the spot is put in."""
        left: set[Symbol] = set()
        for symbol in symbols(expression):
            one = self.spot.coordinates.get(symbol)
            if one is None:
                left.add(symbol)
            elif one.exact is not None:
                left |= symbols(one.exact)
        return tuple(sorted(left, key=lambda symbol: symbol.label))

    def signs(self, expression: Expression) -> Signs:
        """The signs that an expression can have at the spot: one if it is decided."""
        if self.letters(expression):
            return signs_with(self.formula(expression), self.counts)
        found = self.spot.sign(expression)
        return ANY if found is None else frozenset((found,))

    def sign(self, expression: Expression) -> int | None:
        """The sign of an expression at the spot; None when it is not decided."""
        found = self.signs(expression)
        return next(iter(found)) if len(found) == 1 else None

    def value(self, expression: Expression) -> Coordinate:
        """The value of an expression at the spot."""
        if not self.letters(expression):
            return self.spot.value(expression)
        from flint import arb

        return Coordinate(self.formula(expression), arb("nan"))

    def formula(self, expression: Expression) -> Expression:
        """The expression with closed forms put in, settled."""
        place = {
            symbol: one.exact
            for symbol, one in self.spot.coordinates.items()
            if one.exact is not None and symbol in symbols(expression)
        }
        return settled(put_in(expression, place))


def has_number(value: Coordinate) -> bool:
    """Whether there is anything to show: a closed form or digits. 0/0 and numbers beyond all bounds have neither."""
    return value.exact is not None or bool(value.ball.is_finite())


def signs_with(formula: Expression, positive: Iterable[Symbol] = (), conditions: Iterable[Expression] = ()) -> Signs:
    """The signs that a formula can have; the answer is safe, not sharp.

    Arguments:
        formula: an expression in letters.
        positive: letters that are known to be positive.
        conditions: what else is known: comparisons of a letter with a number count, others are not used.

    Returns:
        a set that holds every sign that is possible.

    >>> from tutor import parse
    >>> sorted(signs_with(parse("n*x^2 + 1"), (Symbol("n"),)))
    [1]
    >>> sorted(signs_with(parse("y^2 - 1"), (), (parse("y > 1"),)))
    [1]
    """
    known = {symbol: Call("exp", (symbol,)) for symbol in positive}  # a positive number is e to some power
    replaced = settled(substitute(formula, dict[Expression, Expression](known.items())))
    found = signs(replaced)
    ranges = Ranges.of((*conditions, *(Comparison(">", symbol, ZERO) for symbol in known)))
    shape = factored(settled(formula)) if len(found) > 1 else None
    if shape is not None:
        found &= _factored_signs(shape, known, ranges)
    return found or ANY


def _factored_signs(shape: tuple[Expression, ...], known: Mapping[Symbol, Expression], ranges: Ranges) -> Signs:
    """The signs of a product, factor by factor."""
    result: Signs = frozenset((1,))
    for factor in shape:
        own = signs(substitute(factor, dict[Expression, Expression](known.items())))
        base = factor.base if isinstance(factor, Power) else factor
        if len(own) > 1:
            inner = ranges.signs(base)
            own &= inner if base is factor else _powers(inner, factor)
        if own == ANY and base is factor and (sign := cauchy_schwarz(factor)) is not None:
            own = frozenset((0, sign))
        result = frozenset(one * other for one in result for other in own)
    return result


def _powers(inner: Signs, factor: Expression) -> Signs:
    """The signs of a whole power, by those of its base."""
    assert isinstance(factor, Power)
    exponent = rational_value(factor.exponent)
    even = exponent is not None and exponent % 2 == 0
    return frozenset(sign * sign for sign in inner) if even else inner


def factored(expression: Expression) -> tuple[Expression, ...] | None:
    """The factors of an expression over the rational numbers, powers as powers; None when that is too much."""
    try:
        ring = Ring.of((expression,))
        above, below = ring.fraction(expression)
        if above.is_zero():
            return (ZERO,)
        front, parts = ring.factors(above)
        under, low = ring.factors(below)
    except (TooLarge, ZeroDivisionError):
        return None
    found = [rational(front / under)] if front != under else []
    for factor, times in parts:
        found.append(_raised(ring.tree(factor), times))
    found += [_raised(ring.tree(factor), -times) for factor, times in low]
    return tuple(found) or (ONE,)


def _raised(base: Expression, times: int) -> Expression:
    return base if times == 1 else Power(base, whole(times))


def over_one_line(parts: Sequence[Expression]) -> Expression:
    """A product of factors as a fraction, where some have negative exponents."""
    above, below = [], []
    for part in parts:
        exponent = rational_value(part.exponent) if isinstance(part, Power) else None
        if isinstance(part, Power) and exponent is not None and exponent < 0:
            below.append(part.base if exponent == -1 else Power(part.base, rational(-exponent)))
        else:
            above.append(part)
    front = Negation(multiply((above[0].operand, *above[1:]))) if above and isinstance(above[0], Negation) else None
    top = front or multiply(above)
    return settled(Quotient(top, multiply(below))) if below else top


def cauchy_schwarz(expression: Expression) -> int | None:
    """Recognise Σp²·Σq² − (Σpq)², which is never negative.

    Arguments:
        expression: a polynomial in sums over the same index, such as n·Σaᵢ² − (Σaᵢ)².

    Returns:
        1 if it is such a difference times a positive number, −1 if times a negative one, None if it is none.
        It is 0 only when p and q are proportional. Source: the Cauchy–Schwarz inequality.

    >>> from tutor import parse
    >>> cauchy_schwarz(parse("n*sum(i, a_i^2) - sum(i, a_i)^2"))
    1
    """
    sums = [node for node in dict.fromkeys(postorder(expression)) if isinstance(node, BigSum)]
    if not 1 <= len(sums) <= _MOST_SUMS:
        return None
    index, lower, upper = sums[0].index, sums[0].lower, sums[0].upper
    if any((one.index, one.lower, one.upper) != (index, lower, upper) for one in sums):
        return None
    choices: list[Expression] = [*sums, upper] if lower == ONE else [*sums]
    bodies = {one: one.body if isinstance(one, BigSum) and one != upper else ONE for one in choices}
    for mixed, first, second in product(sums, choices, choices):
        square = settled(multiply((bodies[mixed], bodies[mixed])))
        if settled(multiply((bodies[first], bodies[second]))) != square:
            continue
        if not (_is_square(bodies[first]) and _is_square(bodies[second])):
            continue
        gap = Sum((Product((first, second)), Negation(Power(mixed, whole(2)))))
        for sign in (1, -1):
            if _proportional(expression, gap, sign):
                return sign
    return None


def _is_square(body: Expression) -> bool:
    return signs(body) <= frozenset((0, 1))


def _proportional(one: Expression, other: Expression, sign: int) -> bool:
    """Whether one = c·other with a number c of that sign."""
    try:
        ring = Ring.of((one, other))
        first, second = ring.polynomial(one), ring.polynomial(other)
    except (TooLarge, ZeroDivisionError):
        return False
    if first is None or second is None or first.is_zero() or second.is_zero():
        return False
    quotient, rest = divmod(first, second)
    if not rest.is_zero() or not quotient.is_constant():
        return False
    return bool(quotient.leading_coefficient() * sign > 0)
