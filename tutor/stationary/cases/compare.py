"""Points and families compared: the same one met twice, a point on a family, a condition that a point meets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.derivation.place import put_in
from tutor.derivation.signs import always
from tutor.expression.numbers import rational_value, whole
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Negation, Product, Quotient, Sum, Symbol
from tutor.stationary.cases.plain import settled
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of, sign_of
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family


def place_in_list(spot: Spot) -> tuple[float, ...]:
    """Where a spot stands in a list: from left to right. Rounding decides nothing but the order."""
    return tuple(float(one.ball.mid()) if one.ball.is_finite() else 0.0 for one in spot.coordinates.values())


def distinct(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """The spots without those that are met a second time."""
    kept: list[Spot] = []
    for spot in spots:
        if not any(same_spot(spot, other) for other in kept):
            kept.append(spot)
    return tuple(kept)


def same_spot(one: Spot, other: Spot) -> bool:
    """Whether two spots are the same point. Balls of 190 bits that meet are taken for the same number."""
    return all(_same(value, other.coordinates[symbol]) for symbol, value in one.coordinates.items())


def _same(one: Coordinate, other: Coordinate) -> bool:
    if one.exact is not None and one.exact == other.exact:
        return True
    if not (one.ball.is_finite() and other.ball.is_finite()):
        return False
    if not one.ball.overlaps(other.ball):
        return False
    if one.exact is not None and other.exact is not None:
        return sign_of(Sum((one.exact, Negation(other.exact)))) in (0, None)
    return True


def distinct_families(families: Sequence[Family]) -> tuple[Family, ...]:
    """The families without those that are the same as another."""
    kept: list[Family] = []
    for family in families:
        if not any(_same_family(family, other) for other in kept):
            kept.append(family)
    return tuple(kept)


def _same_family(one: Family, other: Family) -> bool:
    one, other = in_order(one), in_order(other)
    return (
        dict(one.coordinates) == dict(other.coordinates)
        and set(one.equations) == set(other.equations)
        and set(one.conditions) == set(other.conditions)
    )


def relettered(family: Family, place: dict[Symbol, Expression], integers: tuple[Symbol, ...]) -> Family:
    """The family with other letters for its whole numbers."""
    return replace(
        family,
        coordinates={symbol: put_in(value, place) for symbol, value in family.coordinates.items()},
        integers=integers,
        equations=tuple(put_in(equation, place) for equation in family.equations),
        conditions=tuple(put_in(condition, place) for condition in family.conditions),
        inner=None if family.inner is None else (family.inner[0], put_in(family.inner[1], place)),
    )


def in_order(family: Family) -> Family:
    """The family with its whole-number letters in the order in which they turn up: (2kπ, 2mπ), not (2mπ, 2kπ)."""
    if len(family.integers) < 2:
        return family
    parts = (*family.coordinates.values(), *family.equations)
    first_met = [node for part in parts for node in postorder(part) if node in family.integers]
    order = [integer for integer in dict.fromkeys((*first_met, *family.integers)) if isinstance(integer, Symbol)]
    alphabet = sorted(family.integers, key=lambda integer: (integer.name, integer.label))
    place: dict[Symbol, Expression] = dict(zip(order, alphabet, strict=True))
    return relettered(family, place, tuple(alphabet))


def lies_on(spot: Spot, family: Family) -> bool:
    """Whether a spot surely belongs to a family."""
    member = _member(spot, family)
    if member is None:
        return False
    for symbol, value in member.coordinates.items():
        if value != symbol and spot.sign(Sum((symbol, Negation(value)))) != 0:
            return False
    if any(spot.sign(equation) != 0 for equation in member.equations):
        return False
    return all(met(spot, condition) for condition in member.conditions)


def _member(spot: Spot, family: Family) -> Family | None:
    """The member of a family that the spot would have to be: each whole number solved for from one coordinate.

    Returns:
        the family without whole-number letters; None if one of them is no whole number, or cannot be solved for.
    """
    while family.integers:
        found = None
        for symbol, value in family.coordinates.items():
            moving = symbols(value) & set(family.integers)
            if len(moving) == 1 and symbol in spot.coordinates:
                (integer,) = moving
                found = _solved_for(integer, value, spot.coordinates[symbol])
                if found is None:
                    return None
                break
        if found is None:
            return None
        place: dict[Symbol, Expression] = {integer: found}
        family = Family(
            {symbol: put_in(value, place) for symbol, value in family.coordinates.items()},
            tuple(one for one in family.integers if one != integer),
            tuple(put_in(equation, place) for equation in family.equations),
            tuple(put_in(condition, place) for condition in family.conditions),
        )
    return family


def _solved_for(integer: Symbol, formula: Expression, value: Coordinate) -> Expression | None:
    """The whole number for which start + step·k is a number with a closed form."""
    if value.exact is None or symbols(value.exact):
        return None
    start, second, third = (put_in(formula, {integer: whole(at)}) for at in range(3))
    step = Sum((second, Negation(start)))
    if sign_of(step) in (0, None) or sign_of(Sum((third, start, Negation(Product((whole(2), second)))))) != 0:
        return None
    number = number_of(Quotient(Sum((value.exact, Negation(start))), step)).exact
    exact = rational_value(number) if number is not None else None
    return number if exact is not None and exact.denominator == 1 else None


def met(spot: Spot, condition: Expression) -> bool | None:
    """Whether a condition holds at a spot; None when that cannot be decided."""
    if isinstance(condition, Logic):
        found = [met(spot, part) for part in condition.parts]
        decisive = condition.operator == "or"
        if decisive in found:
            return decisive
        return None if None in found else not decisive
    if not isinstance(condition, Comparison):
        return None
    there = condition_at(spot, condition)
    if symbols(there) - set(spot.coordinates):
        return True if always(there) else None
    sign = spot.sign(Sum((condition.left, Negation(condition.right))))
    if sign is None:
        ball = spot.ball(Sum((condition.left, Negation(condition.right))))
        return None if ball.is_finite() else False
    return {
        "<": sign < 0, "<=": sign <= 0, ">": sign > 0, ">=": sign >= 0, "=": sign == 0, "!=": sign != 0,
    }[condition.relation]  # fmt: skip


def condition_at(spot: Spot, condition: Expression) -> Expression:
    """A condition with the closed forms of a spot in it: k/n > 0 for p > 0 where p = k/n."""
    place = {symbol: one.exact for symbol, one in spot.coordinates.items() if one.exact is not None}
    return settled(put_in(condition, place))
