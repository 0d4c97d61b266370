"""Families with whole-number letters: all members at once, with the letters in the formulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from flint import arb

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import Note, Phrase, phrase
from tutor.derivation.place import fresh, put_in
from tutor.derivation.terms import total
from tutor.errors import StudentError
from tutor.expression.exact import exact
from tutor.expression.numbers import ZERO, rational, rational_value
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Sum, Symbol
from tutor.stationary.cases.integers import unnoticed
from tutor.stationary.cases.plain import settled
from tutor.stationary.kinds.case import ORDERS
from tutor.stationary.kinds.curves import plain_curves
from tutor.stationary.kinds.field import NoSeries, tree
from tutor.stationary.kinds.inertia import Rows
from tutor.stationary.kinds.judge import Judge, factored
from tutor.stationary.kinds.local import Curve, local, polynomial_tree
from tutor.stationary.kinds.second import same_everywhere, second_test
from tutor.stationary.kinds.shape import base_and_power, linear_root
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.results import SADDLE, UNDECIDED, Verdict
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family


def first_member(family: Family) -> dict[Symbol, Expression]:
    """A member of the family: 0 for each whole number, or the end of its range where it has one, as in k ≥ 1."""
    ends = {
        one.left: one.right
        for one in family.conditions
        if isinstance(one, Comparison) and one.relation in (">=", "<=") and rational_value(one.right) is not None
    }
    return {integer: ends.get(integer, ZERO) for integer in family.integers}


def looks_alike(family: Family, function: Expression) -> bool:
    """Whether f, or at least ∇f, is the same function of the steps from the point for all whole numbers."""
    if any(symbols(one) & set(family.integers) for one in family.equations):
        return False  # then the steps themselves depend on the whole numbers
    variables = tuple(family.coordinates)
    if _without_integers(function, family):
        return True
    engine = Engine()
    try:
        slopes = [engine.derive(function, variable).answer for variable in variables]
    except StudentError:
        return False
    return all(_without_integers(slope, family) for slope in slopes)


def _without_integers(expression: Expression, family: Family) -> bool:
    return symbols(_moved(expression, family)[0]).isdisjoint(family.integers)


def _moved(expression: Expression, family: Family) -> tuple[Expression, tuple[Symbol, ...]]:
    """An expression as a function of the steps from the points of a family, and the letters of the steps."""
    used: set[Symbol] = {*symbols(expression), *family.integers, *family.coordinates}
    place: dict[Symbol, Expression] = {}
    steps: list[Symbol] = []
    for symbol, value in family.coordinates.items():
        steps.append(fresh("uvwstz", used))
        used.add(steps[-1])
        place[symbol] = settled(Sum((value, steps[-1])))
    return settled(unnoticed(put_in(expression, place), family.integers)), tuple(steps)


def by_formula(family: Family, function: Expression, hessian: Rows, ledger: Ledger, name: str) -> Verdict:
    """The second-derivative test with the whole-number letters in it, whole turns left out of sines and cosines."""
    spot = Spot({symbol: Coordinate(value, arb("nan")) for symbol, value in family.coordinates.items()})
    rows = [
        [settled(unnoticed(settled(put_in(entry, family.coordinates)), family.integers)) for entry in row]
        for row in hessian
    ]
    constant = same_everywhere(hessian, tuple(family.coordinates))
    found = second_test(Judge(spot), tuple(family.coordinates), rows, ledger, name, constant)
    if found.silent and (odd := _odd_power(family, function, name)) is not None:
        blocks = (*found.blocks, *map(Note, found.reason))
        return Verdict(SADDLE, (*found.reason, odd), blocks, told=len(found.reason))
    every = (phrase("kinds-family-every", letters=family.integers),) if found.kind else ()
    return Verdict(found.kind or UNDECIDED, (*found.reason, *every), found.blocks, bool(found.kind))


def _odd_power(family: Family, function: Expression, name: str) -> Phrase | None:
    """A line through each point on which f − f(p) begins with an odd power, its coefficient never zero."""
    for curve, power, value in _beginnings(family, function):
        if power % 2 and _zeros_of(value, family) == set():
            letter = fresh("tsw", {*symbols(function), *family.integers, *family.coordinates})
            steps = [polynomial_tree({(at,): factor for at, factor in path.items()}, (letter,)) for path in curve]
            values = tuple(
                step if place == ZERO else place if step == ZERO else total((place, step))
                for place, step in zip(family.coordinates.values(), steps, strict=True)
            )
            term = polynomial_tree({(power,): value}, (letter,))
            if len(values) == 1:
                return phrase("kinds-family-odd-one", name=name, letter=letter, term=term, power=power)
            return phrase("kinds-family-odd", name=name, values=values, term=term, power=power)
    return None


def without_special_member(family: Family, function: Expression) -> tuple[Family, ...]:
    """The family without the one member at which the odd power that decides elsewhere is missing, and that member.

    (x − sin x)² has saddle points at 2kπ but for k = 0, where it has a minimum.

    Arguments:
        family: points that are not decided, with one whole-number letter.
        function: f.

    Returns:
        two parts, or the family alone.
    """
    if len(family.integers) != 1 or family.free or family.equations:
        return (family,)
    (integer,) = family.integers
    for _, power, value in _beginnings(family, function):
        zeros = _zeros_of(value, family)
        if power % 2 and zeros is not None and len(zeros) == 1:
            number = rational(zeros.pop())
            rest = replace(family, conditions=(*family.conditions, Comparison("!=", integer, number)))
            place = {symbol: settled(put_in(one, {integer: number})) for symbol, one in family.coordinates.items()}
            conditions = tuple(one for one in family.conditions if integer not in symbols(one))
            return rest, replace(family, coordinates=place, integers=(), conditions=conditions)
    return (family,)


def _beginnings(family: Family, function: Expression) -> Iterator[tuple[Curve, int, Expression]]:
    """Lines through the points: the lowest power in f − f(p) on each, and its coefficient."""
    moved, steps = _moved(function, family)
    origin = Spot(dict.fromkeys(steps, number_of(ZERO)))
    try:
        found = local(moved, steps, origin, ORDERS[0])
        for curve in plain_curves(len(steps)):
            for power, value in list(found.along(curve).items())[:1]:
                yield curve, power, tree(value)
    except NoSeries:
        return


def _zeros_of(coefficient: Expression, family: Family) -> set[Fraction] | None:
    """The whole numbers of a family for which a coefficient is zero; None when they are not known."""
    zeros: set[Fraction] = set()
    judge = Judge(Spot({}))
    for factor in factored(coefficient) or ():
        base, _ = base_and_power(factor)
        if 0 not in judge.signs(base):
            continue
        root = linear_root(base)
        if root is None or root[0] not in family.integers:
            return None
        integer, value = root
        bare = {integer: rational(value)}
        if value.denominator == 1 and not any(exact(put_in(one, bare), {}) == 0 for one in family.conditions):
            zeros.add(value)
    return zeros
