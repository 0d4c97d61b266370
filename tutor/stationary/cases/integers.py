"""Letters that stand for any whole number: x = π/3 + 2kπ.

A sine does not notice a whole period. A family is split until no sine or cosine notices its letters: x = kπ falls
apart into x = 2kπ and x = π + 2kπ, on which cos x is 1 and −1.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product as combinations
from math import ceil, floor, lcm

from flint import arb, fmpq

from tutor.derivation.monomial import Monomial, monomial
from tutor.derivation.place import put_in
from tutor.derivation.terms import total
from tutor.expression.exact import exact
from tutor.expression.numbers import ONE, ZERO, rational_value, whole
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder, substitute, symbols, terms
from tutor.expression.tree import Call, Constant, Expression, Negation, Product, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of
from tutor.stationary.box.program import enclose
from tutor.stationary.cases.plain import settled
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.spot import Spot
from tutor.stationary.system import Box, Family

PERIODIC = frozenset(("sin", "cos", "tan", "cot", "sec", "csc"))
"""Functions that do not notice a whole period."""
_PI = Constant("pi")
_MOST_PARTS = 64
_MOST_MEMBERS = 10_000


def fresh_integers(count: int, used: Iterable[Symbol]) -> tuple[Symbol, ...]:
    """Letters for whole numbers that nobody uses: k, m, n, then k_1, k_2, …"""
    taken = {symbol.name for symbol in used}
    free = [Symbol(name) for name in "kmnpq" if name not in taken]
    more = (Symbol("k", (whole(place),)) for place in range(1, count + 1))
    return tuple([*free, *more][:count])


def turns(argument: Expression, integer: Symbol) -> Fraction | None:
    """How many half turns π the argument of a sine makes when the letter grows by one; None if that is no fraction.

    >>> from tutor import parse
    >>> turns(parse("x + 2 k pi/3"), Symbol("k"))
    Fraction(2, 3)
    """
    if integer not in symbols(argument):
        return Fraction(0)
    try:
        ring = Ring.of((argument, _PI), (integer,))
        polynomial = ring.polynomial(argument)
    except (TooLarge, ZeroDivisionError):
        return None
    if polynomial is None or ring.degree(polynomial, integer) != 1:
        return None
    slope = ring.coefficients(polynomial, integer)[1]
    half = ring.polynomial(_PI)
    assert half is not None
    quotient, rest = divmod(slope, half)
    if not rest.is_zero() or not quotient.is_constant():
        return None
    if quotient.is_zero():
        return Fraction(0)
    value = fmpq(quotient.leading_coefficient())
    return fraction_of(value)


def split(family: Family, expressions: Sequence[Expression]) -> tuple[Family, ...]:
    """The family in parts on which no sine or cosine of the expressions notices the whole-number letters.

    Where that cannot be done the family comes back whole.
    """
    place = dict(family.coordinates)
    steps: dict[Symbol, int] = {}
    for integer in family.integers:
        step = 1
        for expression in expressions:
            for node in postorder(put_in(expression, place)):
                if isinstance(node, Call) and node.function in PERIODIC and integer in symbols(node):
                    rate = turns(_outside(node.arguments[0]), integer)
                    if rate is None:
                        return (family,)
                    step = lcm(step, (rate / 2).denominator)
        steps[integer] = step
    count = 1
    for step in steps.values():
        count *= step
    if count == 1 or count > _MOST_PARTS:
        return (family,)
    bounds = [(one.left, one.relation) for one in family.conditions if isinstance(one, Comparison)]
    bounded = {letter for letter, _ in bounds}
    # With a last member and no first one they are counted backwards, so that 0 stays one of the numbers.
    backwards = {letter for letter, relation in bounds if relation == "<=" and (letter, ">=") not in bounds}
    parts = []
    for residues in combinations(*(range(0, -n, -1) if one in backwards else range(n) for one, n in steps.items())):
        moved: dict[Symbol, Expression] = {
            integer: _stretched(integer, step, residue)
            for (integer, step), residue in zip(steps.items(), residues, strict=True)
        }
        coordinates = {
            unknown: neat(put_in(value, moved), family.integers, reduced=bounded.isdisjoint(symbols(value)))
            for unknown, value in place.items()
        }
        conditions = tuple(_bound_moved(one, steps, residues) for one in family.conditions)
        parts.append(replace(family, coordinates=coordinates, conditions=conditions))
    return tuple(parts)


def _outside(argument: Expression) -> Expression:
    """An argument with a 1 for each sine and cosine in it: those are split for by themselves."""
    inner = [node for node in postorder(argument) if isinstance(node, Call) and node.function in PERIODIC]
    return substitute(argument, dict.fromkeys(inner, ONE))


def neat(value: Expression, integers: Sequence[Symbol], reduced: bool = True) -> Expression:
    """A coordinate that grows by the same amount with each whole number, as −π/2 + 2kπ: base, then the steps.

    Arguments:
        value: the coordinate.
        integers: the whole-number letters.
        reduced: bring a base that is a multiple of π between −π and π where the steps allow it.
    """
    moving = [integer for integer in integers if integer in symbols(value)]
    rates = [turns(value, integer) for integer in moving]
    nothing: dict[Symbol, Expression] = dict.fromkeys(moving, ZERO)
    base = settled(put_in(value, nothing))
    if not moving or any(not rate for rate in rates):
        return settled(value)
    if reduced and len(rates) == 1 and rates[0]:
        base = _reduced(base, abs(rates[0]))
    steps = [
        Monomial(rate, False, {integer: Fraction(1), _PI: Fraction(1)}).expression()
        for integer, rate in zip(moving, rates, strict=True)
        if rate
    ]
    steps = [_letter_first(step) for step in steps]
    return total(tuple(steps) if base == ZERO else (*terms(base), *steps))


def _letter_first(step: Expression) -> Expression:
    """2kπ rather than 2πk, as every textbook writes it."""
    match step:
        case Product(factors=factors) if _PI in factors:
            return Product((*(one for one in factors if one != _PI), _PI))
        case Negation(operand=operand):
            return Negation(_letter_first(operand))
        case Quotient(numerator=above, denominator=below):
            return Quotient(_letter_first(above), below)
    return step


def _reduced(base: Expression, period: Fraction) -> Expression:
    """A rational multiple of π with whole periods taken away, between minus and plus half a period."""
    rate = _multiple_of_pi(base)
    if rate is None or -period / 2 < rate <= period / 2:
        return base
    nearest = rate - period * ceil(rate / period - Fraction(1, 2))
    return number_of(Monomial(nearest, False, {_PI: Fraction(1)}).expression()).exact or base


def _multiple_of_pi(base: Expression) -> Fraction | None:
    if base == ZERO:
        return Fraction(0)
    parts = monomial(base)
    return parts.coefficient if parts.exponents == {_PI: 1} else None


def _bound_moved(condition: Expression, steps: Mapping[Symbol, int], residues: Sequence[int]) -> Expression:
    """A bound k ≥ n of a whole-number letter k for the letter that takes its place in step·k + residue."""
    if not (isinstance(condition, Comparison) and isinstance(condition.left, Symbol) and condition.left in steps):
        return condition
    bound = rational_value(condition.right)
    step, residue = steps[condition.left], residues[list(steps).index(condition.left)]
    if bound is None or step == 1:
        return condition
    moved = (bound - residue) / step
    return replace(condition, right=whole(ceil(moved) if condition.relation == ">=" else floor(moved)))


def _stretched(integer: Symbol, step: int, residue: int) -> Expression:
    part: Expression = integer if step == 1 else Product((whole(step), integer))
    return part if residue == 0 else Sum((part, whole(residue)))


def unnoticed(expression: Expression, integers: Sequence[Symbol]) -> Expression:
    """The expression with whole periods left out of its sines and cosines: cos(x + 2kπ) as cos(x)."""
    done: dict[Expression, Expression] = {}
    for node in postorder(expression):
        again = node.rebuild(tuple(done[child] for child in node.children)) if node.children else node
        if isinstance(again, Call) and again.function in PERIODIC:
            argument = again.arguments[0]
            for integer in integers:
                rate = turns(argument, integer)
                if rate and (rate / 2).denominator == 1:
                    argument = settled(put_in(argument, {integer: ZERO}))
            again = again.rebuild((argument,))
        done[node] = again
    return done[expression]


def members(family: Family, box: Box) -> tuple[Spot, ...] | None:
    """The members of a family inside a box, if they can be counted: no free unknown, finitely many in the box."""
    from tutor.stationary.box.solve import in_box

    if family.free or family.equations:
        return None
    places = integer_places(family, box)
    if places is None:
        return None
    bounds = [one for one in family.conditions if symbols(one) <= set(family.integers)]
    found = []
    for place in places:
        if any(exact(put_in(one, place), {}) == 0 for one in bounds):
            continue
        spot = Spot(
            {unknown: number_of(settled(put_in(value, place))) for unknown, value in family.coordinates.items()}
        )
        if in_box(spot, {unknown: box[unknown] for unknown in family.coordinates}):
            found.append(spot)
    return tuple(found)


def integer_places(family: Family, box: Box) -> list[dict[Symbol, Expression]] | None:
    """Values for the whole-number letters of a family, at least all that lead into a box; None if there is no end."""
    order = _order(family)
    if order is None:
        return None
    places: list[dict[Symbol, Expression]] = [{}]
    for integer, unknown in order:
        places = [
            {**place, integer: whole(value)}
            for place in places
            for value in _range(put_in(family.coordinates[unknown], place), integer, box[unknown])
        ]
        if len(places) > _MOST_MEMBERS:
            return None
    return places


def _order(family: Family) -> list[tuple[Symbol, Symbol]] | None:
    """The whole-number letters one after the other, each with an unknown in which it is the only new one."""
    order: list[tuple[Symbol, Symbol]] = []
    known: set[Symbol] = set()
    while len(order) < len(family.integers):
        for unknown, value in family.coordinates.items():
            fresh = [integer for integer in family.integers if integer in symbols(value) and integer not in known]
            if len(fresh) == 1:
                order.append((fresh[0], unknown))
                known.add(fresh[0])
                break
        else:
            return None
    return order


def _range(formula: Expression, integer: Symbol, ends: tuple[Fraction, Fraction]) -> range:
    """The whole numbers for which start + step·k may lie between two ends, with one to spare on either side."""
    start = enclose(formula, {integer: arb(0)})
    step = enclose(formula, {integer: arb(1)}) - start
    if not step.is_finite() or step.contains(0):
        return range(0)
    places = sorted(float(((arb(end.numerator) / end.denominator) - start) / step) for end in ends)
    return range(floor(places[0]) - 1, ceil(places[1]) + 2)
