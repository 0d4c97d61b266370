"""Candidates put to the test: each must meet the conditions and make every original equation true."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import Note, Section, phrase
from tutor.errors import CheckFailed
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison
from tutor.expression.tree import Expression
from tutor.stationary.cases.compare import distinct, distinct_families, in_order, met, place_in_list
from tutor.stationary.cases.conditions import Narrowed, narrowed
from tutor.stationary.spot import Spot
from tutor.stationary.system import Family, Scope, Search, Solution, System

_PUT_BACK = "algebraic-put-back"
_MOST_TOLD = 12


def kept(found: Solution, system: System, search: Search) -> Solution:
    """The solution without candidates that miss a condition, and the sentences that say which fall away.

    Arguments:
        found: candidates, points and families.
        system: the equations as they were, and the conditions.
        search: where the members of a family are tried one by one if nothing else tells which meet the conditions.

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
    families: list[Family] = []
    in_box = False
    for family in found.families:
        left = narrowed(_ordered(family, system), system.conditions, search.box)
        notes += _left(family, left)
        families += map(in_order, left.families)
        for spot in left.spots:
            _put_back(spot, system)
        spots += left.spots
        open_ += left.open
        in_box = in_box or left.in_box
    sections = found.sections
    if notes:
        sections = (*sections, Section(None, None, tuple(notes[:_MOST_TOLD])))
    result = replace(
        found,
        spots=tuple(sorted(distinct(spots), key=place_in_list)),
        families=distinct_families(families),
        sections=sections,
    )
    if in_box and found.scope is not Scope.PARTIAL:
        said = phrase("conditions-in-box")
        argument = (*found.argument, said) if found.scope is Scope.BOX else (said,)
        result = replace(result, scope=Scope.BOX, argument=tuple(dict.fromkeys(argument)))
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


def put_back_said(found: Solution, system: System) -> Solution:
    """The solution with the sentence that every point was put back into every original equation, as `kept` does."""
    blocks = [block for section in found.sections for block in section.blocks]
    said = any(isinstance(block, Note) and block.phrase.key.startswith(_PUT_BACK) for block in blocks)
    if said or not found.spots or system.parameters:
        return found
    if not all(spot.ball(equation).is_finite() for spot in found.spots for equation in system.equations):
        return found
    note = Note(phrase(_PUT_BACK if len(found.spots) > 1 else f"{_PUT_BACK}-one"))
    return replace(found, sections=(*found.sections, Section(None, None, (note,))))


def _ordered(family: Family, system: System) -> Family:
    return replace(family, coordinates={symbol: family.coordinates[symbol] for symbol in system.unknowns})


def _left(family: Family, left: Narrowed) -> list[Note]:
    """What conditions leave of a family, if that is less than all of it."""
    if not left.biting:
        return []
    values = [Comparison("=", symbol, value) for symbol, value in family.coordinates.items() if symbol != value]
    place = (*values, *(Comparison("=", equation, ZERO) for equation in family.equations))
    what = "none" if not (left.families or left.spots) else "box" if left.in_box else "part"
    if what == "part" and not left.families and len(left.spots) <= _MOST_TOLD:
        what = "one" if len(left.spots) == 1 else "few"
    if not place:
        return []
    return [Note(phrase(f"conditions-{what}", c=place, conditions=left.biting, count=len(left.spots)))]
