"""Candidates put to the test: each must meet the conditions and make every original equation true."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import Note, Section, phrase
from tutor.derivation.place import put_in
from tutor.derivation.signs import always
from tutor.errors import CheckFailed
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression
from tutor.stationary.cases.compare import in_order, met, place_in_list
from tutor.stationary.cases.normal import settled
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family, Scope, Solution, System

_MOST_TOLD = 12


def kept(found: Solution, system: System) -> Solution:
    """The solution without candidates that miss a condition, and the sentences that say which fall away.

    Raises:
        CheckFailed: a candidate does not solve an equation although all conditions are met.
    """
    spots: list[Spot] = []
    notes: list[Note] = []
    open_: list[Expression] = []
    for spot in found.spots:
        missed = next((one for one in system.conditions if met(spot, one) is False), None)
        if missed is not None:
            notes.append(_fallen(spot, missed))
            continue
        doubtful = [one for one in system.conditions if met(spot, one) is None]
        if doubtful and not system.parameters:
            open_ += doubtful
            continue
        _put_back(spot, system)
        spots.append(replace(spot, coordinates={symbol: spot.coordinates[symbol] for symbol in system.unknowns}))
    families = [_narrowed(family, system) for family in found.families]
    sections = found.sections
    if notes:
        sections = (*sections, Section(None, None, tuple(notes[:_MOST_TOLD])))
    result = replace(
        found,
        spots=tuple(sorted(spots, key=place_in_list)),
        families=tuple(family for family in families if family is not None),
        sections=sections,
    )
    if not open_:
        return result
    said = phrase("cases-condition-open", conditions=tuple(dict.fromkeys(open_)))
    return replace(result, scope=Scope.PARTIAL, argument=(said,))


def _fallen(spot: Spot, missed: Expression) -> Note:
    place = tuple(Comparison("=", symbol, one.shown) for symbol, one in spot.coordinates.items())
    return Note(phrase("cases-falls-away", c=place, condition=missed))


def _put_back(spot: Spot, system: System) -> None:
    if system.parameters:
        return
    for equation in system.equations:
        ball = spot.ball(equation)
        if ball.is_finite() and not ball.contains(0):
            raise CheckFailed("a point that was found does not make the gradient zero")


def _narrowed(family: Family, system: System) -> Family | None:
    """The family with the conditions that bite on it; None if one of them never holds there."""
    conditions = dict.fromkeys(family.conditions)
    for condition in system.conditions:
        there = settled(put_in(condition, family.coordinates))
        if not symbols(there):
            if met(Spot({}), there) is False:
                return None
            continue
        if not always(there):
            conditions[condition if family.integers else there] = None
    coordinates = {symbol: family.coordinates[symbol] for symbol in system.unknowns}
    return in_order(replace(family, coordinates=coordinates, conditions=tuple(conditions)))
