"""Which members of a family meet the conditions: of x = π/2 + 2kπ only k = 0 lies where x² < 4.

Where the conditions hold for a row of whole numbers the family keeps them with a first or a last one; where they hold
for a few, these members are listed; where that cannot be told, the members in the box are tried one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from flint import fmpq, fmpq_mpoly

from tutor.derivation.domain import opposite
from tutor.derivation.place import put_in
from tutor.derivation.signs import always
from tutor.expression.numbers import rational, whole
from tutor.expression.structures import MIRRORED, Comparison, Logic
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Expression, Negation, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of
from tutor.stationary.cases.compare import met
from tutor.stationary.cases.integers import PERIODIC, members, neat, split, unnoticed
from tutor.stationary.cases.plain import settled
from tutor.stationary.cases.rows import Row, rows
from tutor.stationary.edges.inequalities import contradictory
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.spot import Spot
from tutor.stationary.system import Box, Family

_MOST_LISTED = 24
"""More members than this in a row stay a family, with a first and a last one."""


@dataclass(frozen=True, slots=True, eq=False)
class Narrowed:
    """What conditions leave of a family."""

    families: tuple[Family, ...] = ()
    spots: tuple[Spot, ...] = ()
    """Single members."""
    in_box: bool = False
    """Were the members only looked through in the box?"""
    open: tuple[Expression, ...] = ()
    """Conditions of which it is not known whether a member in the box meets them."""
    biting: tuple[Expression, ...] = ()
    """The conditions that at least one member misses, in the unknowns."""


def narrowed(family: Family, conditions: Sequence[Expression], box: Box) -> Narrowed:
    """The members of a family that meet conditions.

    Arguments:
        family: the family; its own conditions count as well.
        conditions: comparisons, and what "and" and "or" make of them, in the unknowns.
        box: where members are looked through one by one if nothing else helps.

    Returns:
        families whose conditions still bite, without those that always hold; and single members.

    >>> from tutor import parse
    >>> x, k = Symbol("x"), Symbol("k")
    >>> left = narrowed(Family({x: parse("pi/2 + 2k pi")}, (k,)), [parse("x^2 < 4")], {})
    >>> [str(spot.coordinates[x].exact) for spot in left.spots]
    ['pi/2']
    """
    biting: dict[Expression, Expression] = {}
    for condition in (*family.conditions, *conditions):
        there = _on(condition, family)
        verdict = decided(there)
        if verdict is False:
            return Narrowed(biting=(condition,))
        if verdict is None:
            biting.setdefault(there, tidied(condition))
    plain_ones = [one for one in biting if isinstance(one, Comparison) and one.relation in ("<", "<=", ">", ">=")]
    if len(plain_ones) > 1 and not family.integers and contradictory(plain_ones):
        return Narrowed(biting=tuple(biting.values()))
    counting = {
        there: typed for there, typed in biting.items() if symbols(there) and symbols(there) <= set(family.integers)
    }
    others = [typed if family.integers else there for there, typed in biting.items() if there not in counting]
    plain = replace(family, conditions=tuple(dict.fromkeys(others)))
    if not counting:
        return Narrowed((plain,))
    calls = [node for one in counting for node in postorder(one) if isinstance(node, Call)]
    noticed = any(call.function in PERIODIC and symbols(call) for call in calls)
    parts = split(plain, tuple(counting.values())) if noticed else (plain,)
    if len(parts) > 1:
        return _together([narrowed(part, tuple(counting.values()), box) for part in parts])
    counted = _counted(plain, counting, box)
    if counted.families == (plain,) and not counted.spots:
        return counted
    typed = tuple(dict.fromkeys(one for one in counting.values() if symbols(one).isdisjoint(family.integers)))
    return replace(counted, biting=tuple(one for one in typed if not _implied(one, typed)))


def _implied(condition: Expression, others: Sequence[Expression]) -> bool:
    """Whether a condition u ≠ v only says less than another one, u > v."""
    return (
        isinstance(condition, Comparison)
        and condition.relation == "!="
        and any(
            isinstance(one, Comparison)
            and one.relation in ("<", ">")
            and (one.left, one.right) == (condition.left, condition.right)
            for one in others
        )
    )


def _on(condition: Expression, family: Family) -> Expression:
    """A condition on a family, tidied; whole turns are left out of its sines."""
    there = put_in(condition, family.coordinates)
    return tidied(settled(unnoticed(settled(there), family.integers) if family.integers else there))


def _together(parts: Sequence[Narrowed]) -> Narrowed:
    return Narrowed(
        tuple(family for part in parts for family in part.families),
        tuple(spot for part in parts for spot in part.spots),
        any(part.in_box for part in parts),
        tuple(dict.fromkeys(one for part in parts for one in part.open)),
        tuple(dict.fromkeys(one for part in parts for one in part.biting)),
    )


def decided(condition: Expression) -> bool | None:
    """Whether a condition surely holds, or surely fails, whatever its letters are; None if neither is known."""
    if not symbols(condition):
        return met(Spot({}), condition)
    if always(condition):
        return True
    if isinstance(condition, Logic):
        parts = [decided(part) for part in condition.parts]
        decisive = condition.operator == "or"
        return decisive if decisive in parts else None if None in parts else not decisive
    if isinstance(condition, Comparison) and always(opposite(condition)):
        return False
    return None


def tidied(condition: Expression) -> Expression:
    """A comparison that is linear in one letter alone, solved for it.

    >>> from tutor import parse
    >>> str(tidied(parse("0 > 2y - 1")))
    'y < 1/2'
    """
    if isinstance(condition, Logic):
        return replace(condition, parts=tuple(map(tidied, condition.parts)))
    if not isinstance(condition, Comparison) or len(symbols(condition)) != 1:
        return condition
    (letter,) = symbols(condition)
    try:
        ring = Ring.of((condition.left, condition.right), (letter,))
        polynomial = ring.polynomial(Sum((condition.left, Negation(condition.right))))
    except (TooLarge, ZeroDivisionError):
        return condition
    if polynomial is None or ring.atoms or polynomial.total_degree() != 1:
        return condition
    start, slope = (_fraction(part) for part in ring.coefficients(polynomial, letter))
    relation = condition.relation if slope > 0 else MIRRORED[condition.relation]
    return Comparison(relation, letter, rational(-start / slope))


def _fraction(constant: fmpq_mpoly) -> Fraction:
    value = fmpq(constant.leading_coefficient()) if constant else fmpq(0)
    return fraction_of(value)


def _counted(family: Family, conditions: Mapping[Expression, Expression], box: Box) -> Narrowed:
    """The members by their whole numbers, one letter after the other.

    Arguments:
        family: the family without these conditions.
        conditions: conditions in the whole-number letters, each with the form that it has in the unknowns.
        box: where members are tried one by one if there is no other way.
    """
    left = dict(conditions)
    families = [family]
    for integer in family.integers:
        own = tuple(one for one in left if symbols(one) == {integer})
        found = rows(Logic("and", own), integer) if own else None
        if found is None:
            continue
        left = {one: typed for one, typed in left.items() if one not in own}
        families = [part for one in families for part in _by_rows(one, integer, found)]
    if left:
        return _together([_one_by_one(one, left, box) for one in families])
    single = [one for one in families if not (one.integers or one.free or one.equations)]
    spots = tuple(Spot({unknown: number_of(value) for unknown, value in one.coordinates.items()}) for one in single)
    return Narrowed(tuple(one for one in families if one not in single), spots)


def _one_by_one(family: Family, conditions: Mapping[Expression, Expression], box: Box) -> Narrowed:
    """The members in the box, each put to the test."""
    inside = members(family, box)
    if inside is None:
        typed = dict.fromkeys((*family.conditions, *conditions.values()))
        return Narrowed((replace(family, conditions=tuple(typed)),))
    kept: list[Spot] = []
    open_: dict[Expression, None] = {}
    for spot in inside:
        verdicts = {typed: met(spot, typed) for typed in conditions.values()}
        if False in verdicts.values():
            continue
        unknown = [typed for typed, verdict in verdicts.items() if verdict is None]
        open_ |= dict.fromkeys(unknown)
        kept += [] if unknown else [spot]
    return Narrowed((), tuple(kept), True, tuple(open_))


def _by_rows(family: Family, integer: Symbol, found: Sequence[Row]) -> Iterator[Family]:
    """The family with its letter in these rows only."""
    for first, last in found:
        if first is None and last is None:
            yield family
        elif first is not None and last is not None and last - first < _MOST_LISTED:
            for value in range(first, last + 1):
                yield _with(family, integer, whole(value))
        else:
            yield _from(family, integer, first, last)


def _from(family: Family, integer: Symbol, first: int | None, last: int | None) -> Family:
    """The family with a first or a last member.

    The member with the number zero has to be one of them, for it speaks for all; if it is not, they are counted anew.
    """
    shift = first if first is not None and first > 0 else last if last is not None and last < 0 else 0
    if shift:
        family = _with(family, integer, Sum((integer, whole(shift))))
    bounds = [Comparison(">=", integer, whole(first - shift))] if first is not None else []
    bounds += [Comparison("<=", integer, whole(last - shift))] if last is not None else []
    return replace(family, conditions=(*family.conditions, *bounds))


def _with(family: Family, integer: Symbol, value: Expression) -> Family:
    place = {integer: value}
    integers = tuple(one for one in family.integers if one != integer or integer in symbols(value))
    return replace(
        family,
        coordinates={
            unknown: neat(put_in(one, place), integers, reduced=False) if integer in symbols(one) else one
            for unknown, one in family.coordinates.items()
        },
        integers=integers,
        equations=tuple(settled(put_in(one, place)) for one in family.equations),
        conditions=tuple(put_in(one, place) for one in family.conditions),
        inner=None if family.inner is None else (family.inner[0], settled(put_in(family.inner[1], place))),
    )
