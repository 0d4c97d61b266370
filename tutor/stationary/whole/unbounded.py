"""Directions and curves along which f grows or falls without bound, shown by putting them into f."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from itertools import product as every

from tutor.derivation.domain import domain
from tutor.derivation.lesson import Line, Phrase, phrase
from tutor.derivation.place import fresh, put_in
from tutor.derivation.signs import signs
from tutor.derivation.tidy import tidied as plainest
from tutor.expression.numbers import ONE, ZERO, rational, whole
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.clock import Clock
from tutor.stationary.ledger import Ledger
from tutor.stationary.whole.limits import eventual_sign, tends_to

_ROOT_SQUARED = (rational(Fraction(1, 2)), whole(2))
_MOST_CURVES = 400
_MOST_FULL = 3
"""Up to this many variables all small directions are tried, beyond that axes and pairs."""


@dataclass(frozen=True, slots=True, eq=False)
class Runaway:
    """f along a curve, as t grows."""

    letter: Symbol
    curve: tuple[Expression, ...]
    """A value for each variable, in the letter."""
    along: Expression
    """f on the curve, in textbook form."""
    side: int
    """1 when f tends to ∞, −1 when it tends to −∞."""

    def line(self, function: Expression, variables: Sequence[Symbol], name: str, ledger: Ledger) -> Line:
        """f(t, 0) = t³, checked.

        Raises:
            CheckFailed: it is false; a fault of tutor's own.
        """
        place = dict(zip(variables, self.curve, strict=True))
        check = ledger.same(put_in(function, place), self.along)
        reason: Phrase = phrase("whole-up" if self.side > 0 else "whole-down", letter=self.letter)
        return Line(phrase("head", name=name, values=self.curve), self.along, (reason,), "=", check)


def runaways(
    function: Expression, variables: Sequence[Symbol], sides: Sequence[int], clock: Clock
) -> dict[int, Runaway]:
    """For each side that is asked for (1: above, −1: below) a curve along which f is unbounded, where one is found.

    Arguments:
        function: f, without letters other than the variables.
        variables: its variables.
        sides: 1, −1 or both.
        clock: when to stop.

    Raises:
        OutOfTime: the time is up.
    """
    limits = domain(function).real
    letter = fresh("ts", symbols(function) | set(variables))
    found: dict[int, Runaway] = {}
    for curve in _curves(len(variables), letter):
        clock.check()
        if all(side in found for side in sides):
            break
        if not defined_far_out(limits, dict(zip(variables, curve, strict=True)), letter):
            continue
        along = tidied(put_in(function, dict(zip(variables, curve, strict=True))), letter)
        side = tends_to(along, letter)
        if side in sides and side not in found:
            found[side] = Runaway(letter, curve, along, side)
    return found


def defined_far_out(conditions: Sequence[Expression], place: Mapping[Symbol, Expression], letter: Symbol) -> bool:
    """Whether the far end of a curve surely lies in the domain."""
    for condition in conditions:
        if not isinstance(condition, Comparison):
            return False
        difference = Sum((put_in(condition.left, place), Negation(put_in(condition.right, place))))
        sign = eventual_sign(tidied(difference, letter), letter)
        if not sign or (condition.relation != "!=" and (condition.relation[0] == ">") != (sign > 0)):
            return False
    return True


def tidied(expression: Expression, letter: Symbol) -> Expression:
    """A restriction in textbook form: a polynomial multiplied out, anything else with like terms together."""
    return _plainer(_together(_plainer(_together(_plainer(expression), letter)), letter))


def _together(expression: Expression, letter: Symbol) -> Expression:
    try:
        ring = Ring.of([expression], (letter,))
        polynomial = ring.polynomial(expression)
    except (TooLarge, ZeroDivisionError):
        polynomial = None
    if polynomial is not None:
        expression = ring.tree(polynomial)
    return plainest(expression)


def _plainer(root: Expression) -> Expression:
    """|t²| as t², √(t²) as |t|, ln(1/t) as −ln t, (1/t)² as 1/t², (−t)² as t² and cos(−t) as cos t."""
    known: dict[int, Expression] = {}
    for node in postorder(root):
        parts = tuple(known[id(child)] for child in node.children)
        match node.rebuild(parts) if parts else node:
            case Call(function="abs", arguments=(inside,)) if signs(inside) <= {0, 1}:
                known[id(node)] = inside
            case Call(function="abs" | "cos" as name, arguments=(Negation(operand=inside),)):
                known[id(node)] = Call(name, (inside,))
            case Call(function="sin", arguments=(Negation(operand=inside),)):
                known[id(node)] = Negation(Call("sin", (inside,)))
            case Power(base=Negation(operand=base), exponent=exponent) if exponent in (whole(2), whole(4)):
                known[id(node)] = Power(base, exponent)
            case Power(base=Negation(operand=base), exponent=exponent) if exponent in (whole(3), whole(5)):
                known[id(node)] = Negation(Power(base, exponent))
            case Power(base=Power(base=base, exponent=half), exponent=exponent) if (half, exponent) == _ROOT_SQUARED:
                known[id(node)] = base
            case Call(function="sqrt", arguments=(Power(base=base, exponent=exponent),)) if exponent == whole(2):
                known[id(node)] = Call("abs", (base,))
            case Call(function="ln", arguments=(Quotient(numerator=above, denominator=below),)) if above == ONE:
                known[id(node)] = Negation(Call("ln", (below,)))
            case Power(base=Quotient(numerator=above, denominator=below), exponent=exponent) if above == ONE:
                known[id(node)] = Quotient(ONE, Power(below, exponent))
            case other:
                known[id(node)] = other
    return known[id(root)]


def _curves(count: int, letter: Symbol) -> Iterator[tuple[Expression, ...]]:
    """Axes first, then diagonals and small directions, parabolas, and ways into an edge at 0."""
    for shapes in islice(_shapes(count), _MOST_CURVES):
        yield tuple(shape(letter) for shape in shapes)


Shape = Callable[[Symbol], Expression]


def _multiple(factor: int) -> Shape:
    def shape(letter: Symbol) -> Expression:
        if factor == 0:
            return ZERO
        size: Expression = letter if abs(factor) == 1 else Product((whole(abs(factor)), letter))
        return size if factor > 0 else Negation(size)

    return shape


def _power(sign: int, exponent: int) -> Shape:
    def shape(letter: Symbol) -> Expression:
        size = Power(letter, whole(exponent))
        return size if sign > 0 else Negation(size)

    return shape


def _fixed(value: Fraction) -> Shape:
    return lambda letter: rational(value)


def _near_zero(sign: int) -> Shape:
    def shape(letter: Symbol) -> Expression:
        size = Quotient(ONE, letter)
        return size if sign > 0 else Negation(size)

    return shape


def _shapes(count: int) -> Iterator[tuple[Shape, ...]]:
    directions = _directions(count)
    yield from (tuple(map(_multiple, direction)) for direction in directions)
    other = (Fraction(1), Fraction(-1), Fraction(2), Fraction(1, 2))
    for place in range(count):
        for sign in (1, -1):
            for value in other:
                rest = [_fixed(value)] * count
                yield (*rest[:place], _multiple(sign), *rest[place + 1 :])
            for value in (Fraction(1), Fraction(0), Fraction(-1)):
                rest = [_fixed(value)] * count
                yield (*rest[:place], _near_zero(sign), *rest[place + 1 :])
    for first in range(count):
        for second in range(count):
            if first == second:
                continue
            for one, sign, exponent in every((1, -1), (1, -1), (2, 3)):
                shapes = [_fixed(Fraction(0))] * count
                shapes[first], shapes[second] = _multiple(one), _power(sign, exponent)
                yield tuple(shapes)


def _directions(count: int) -> list[tuple[int, ...]]:
    """Small whole directions, those with most zeros first."""
    if count <= _MOST_FULL:
        entries = (0, 1, -1, 2, -2) if count <= 2 else (0, 1, -1)
        found = [one for one in every(entries, repeat=count) if any(one)]
    else:
        found = [tuple(sign * (at == place) for at in range(count)) for place in range(count) for sign in (1, -1)]
        found += [(1,) * count, (-1,) * count]
    return sorted(
        found, key=lambda one: (sum(1 for entry in one if entry), max(map(abs, one)), [-entry for entry in one])
    )
