"""One part of a system, searched, and what came out made into coordinates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flint import arb

from tutor.derivation.place import put_in
from tutor.errors import NoRule, Unanswerable
from tutor.expression.fractional import holds_between
from tutor.expression.structures import Comparison, Logic
from tutor.expression.tree import Expression, Negation, Sum, Symbol
from tutor.stationary.box.closed import coordinates, recognised, simple_places
from tutor.stationary.box.krawczyk import Root, Square
from tutor.stationary.box.multiple import only_one
from tutor.stationary.box.program import enclose
from tutor.stationary.box.regions import clusters, named, widened, within
from tutor.stationary.box.search import Found, Task, explore
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import sign_of
from tutor.stationary.system import Box, Search

Point = dict[Symbol, Coordinate]
"""A coordinate for each unknown of the part."""
_MARGIN = arb(0, 1e-6)
_GAP = 2**-12


@dataclass(slots=True)
class Part:
    """What is known about the solutions of one part of a system."""

    points: list[Point] = field(default_factory=list)
    undecided: list[Box] = field(default_factory=list)
    looked: int = 0
    reasons: set[str] = field(default_factory=set)
    """Why something is undecided: "time", "many", "fewer", "open", "condition"."""


def search_part(task: Task, search: Search) -> Part:
    """All solutions of one part of a system in the box."""
    limits: Box = {unknown: search.box[unknown] for unknown in task.unknowns}
    square = _square(task)
    found = explore(task, square, widened(limits, task.unknowns), search.clock)
    part = Part(looked=found.looked)
    for root in found.roots:
        _take(part, task, _point(root, task, search), limits)
    _open(part, task, found, limits)
    if part.undecided and square is None:
        part.reasons.add("fewer" if len(task.equations) < len(task.unknowns) else "slopes")
    return part


def _square(task: Task) -> Square | None:
    if len(task.equations) < len(task.unknowns):
        return None
    try:
        return Square(task.equations, task.unknowns)
    except (NoRule, Unanswerable):
        return None


def _point(root: Root, task: Task, search: Search) -> Point:
    if search.clock.left > 0:
        exact = recognised(root.ball, root.alone, task.equations, task.unknowns)
        if exact is not None:
            return exact
    return {unknown: Coordinate(None, ball) for unknown, ball in zip(task.unknowns, root.ball, strict=True)}


def _take(part: Part, task: Task, point: Point, limits: Box) -> None:
    """Keep a solution, unless it lies outside, or breaks a condition or an equation besides."""
    if within(point, limits) is False:
        return
    verdicts = [holds(condition, point) for condition in task.conditions]
    verdicts += [_vanishes(extra, point) for extra in task.extras]
    if False in verdicts:
        return
    if None in verdicts:
        part.reasons.add("condition")
        part.undecided.append(region(point, limits))
    else:
        part.points.append(point)


def region(point: Mapping[Symbol, Coordinate], limits: Box) -> Box:
    """A small box around a point, cut down to the limits."""
    around = named([one.ball + _MARGIN for one in point.values()], tuple(point), limits)
    return around if around is not None else {unknown: limits[unknown] for unknown in point}


def _open(part: Part, task: Task, found: Found, limits: Box) -> None:
    """Name what stayed undecided, and look for simple solutions there."""
    for hull in clusters(found.undecided, _gaps(limits)):
        place = named(hull, task.unknowns, limits)
        if place is None:
            continue
        if found.stopped or not _settled(part, task, hull, limits, found.roots):
            part.undecided.append(place)
            part.reasons.add(found.stopped or "open")


def _gaps(limits: Box) -> list[arb]:
    """How far apart undecided parts may lie and still be taken together."""
    return [arb(0, float(high - low) * _GAP) for low, high in limits.values()]


def _settled(part: Part, task: Task, hull: Sequence[arb], limits: Box, roots: Sequence[Root]) -> bool:
    """Take the simple solutions in an undecided part; is one of them proved to be all there is?"""
    for place in simple_places(hull, (*task.equations, *task.extras), task.unknowns):
        point = coordinates(place)
        values = [point[unknown].ball for unknown in task.unknowns]
        if not any(all(map(arb.contains, root.alone, values)) for root in roots):
            _take(part, task, point, limits)
        around = list(map(arb.union, hull, values))
        if only_one(task.equations, task.unknowns, place, around):
            return True
    return False


def holds(condition: Expression, point: Mapping[Symbol, Coordinate]) -> bool | None:
    """Whether a condition is true at a point, proved; None when it cannot be decided."""
    if isinstance(condition, Logic):
        verdicts = [holds(one, point) for one in condition.parts]
        decisive = condition.operator == "or"
        if decisive in verdicts:
            return decisive
        return None if None in verdicts else not decisive
    if not isinstance(condition, Comparison):
        return None
    gap = Sum((condition.left, Negation(condition.right)))
    sign = _sign(gap, point)
    return None if sign is None else holds_between(condition.relation, sign)


def _vanishes(expression: Expression, point: Mapping[Symbol, Coordinate]) -> bool | None:
    sign = _sign(expression, point)
    return None if sign is None else sign == 0


def _sign(expression: Expression, point: Mapping[Symbol, Coordinate]) -> int | None:
    ball = enclose(expression, {unknown: one.ball for unknown, one in point.items()})
    if ball > 0 or ball < 0:
        return 1 if ball > 0 else -1
    place = {unknown: one.exact for unknown, one in point.items() if one.exact is not None}
    return sign_of(put_in(expression, place)) if len(place) == len(point) else None
