"""When the student chose a box: what lies in it, and a word on what does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.derivation.lesson import Note, Section, phrase
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Symbol
from tutor.stationary.cases.compare import met, same_spot
from tutor.stationary.cases.integers import members
from tutor.stationary.numbers.exactly import number_of
from tutor.stationary.results import EdgePoint
from tutor.stationary.spot import Spot
from tutor.stationary.system import Search, Solution

_MOST_NAMED = 6


def inside(found: Solution, search: Search) -> Solution:
    """The points in the box that was asked for, and the members of families in it one by one."""
    if not search.asked:
        return found
    from tutor.stationary.box.solve import in_box

    spots = [spot for spot in found.spots if in_box(spot, search.box) is not False]
    notes = _outside([spot for spot in found.spots if not any(spot is one for one in spots)])
    families, counted = [], 0
    for family in found.families:
        here = members(family, search.box)
        if here is None:
            families.append(family)
            continue
        fresh = [
            spot
            for spot in here
            if all(met(spot, one) for one in family.conditions if symbols(one) - set(family.integers))
            and not any(same_spot(spot, one) for one in spots)
        ]
        spots += fresh
        counted += len(fresh)
    if len(families) < len(found.families):
        notes.append(Note(phrase("cases-inside" if counted else "cases-inside-none", count=counted)))
    sections = (*found.sections, Section(None, None, tuple(notes))) if notes else found.sections
    return replace(found, spots=tuple(spots), families=tuple(families), sections=sections)


def edges_inside(found: Sequence[EdgePoint], search: Search) -> tuple[EdgePoint, ...]:
    """The kinks and edges that lie in the box that was asked for, or may reach into it."""
    if not search.asked:
        return tuple(found)
    return tuple(edge for edge in found if _reaches(edge, search))


def _reaches(edge: EdgePoint, search: Search) -> bool:
    from tutor.stationary.box.solve import in_box

    if edge.spot is not None:
        return in_box(edge.spot, search.box) is not False
    condition = edge.condition
    if not isinstance(condition, Comparison) or not isinstance(condition.left, Symbol) or symbols(condition.right):
        return True
    place = Spot({condition.left: number_of(condition.right)})
    return in_box(place, {condition.left: search.box[condition.left]}) is not False


def _outside(spots: list[Spot]) -> list[Note]:
    if len(spots) > _MOST_NAMED:
        return [Note(phrase("cases-outside-many", count=len(spots)))]
    places = [tuple(Comparison("=", symbol, one.shown) for symbol, one in spot.coordinates.items()) for spot in spots]
    return [Note(phrase("cases-outside", c=place)) for place in places]
