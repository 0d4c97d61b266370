"""What the borders of an answer add to where it is compared: points on either side of each that the model lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tutor.derivation.domain import real_conditions
from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.borders import Borders, bordered, borders_of, borders_of_condition, reachable
from tutor.grading.cells import Crossing
from tutor.grading.explore import explored
from tutor.grading.key import Key
from tutor.grading.points import more_points, points_inside
from tutor.grading.search import search
from tutor.grading.sites import Sites

_MOST_NODES = 1_500


class Surroundings(NamedTuple):
    """What is to be looked at besides the points of the key."""

    points: Sequence[Point]
    """Points in new cells, and on new borders, at which the model is real."""
    outside: Sequence[tuple[Point, bool]]
    """Points at which the model surely has no value, and whether that is so by a hair."""
    crossings: Sequence[Crossing]
    """Where lines meet the borders of the answer."""
    borders: frozenset[Expression]
    """All the borders of the answer."""


def surroundings(nodes: Sequence[Expression], key: Key, sites: Sites) -> Surroundings:
    """Where else an answer is to be compared.

    Arguments:
        nodes: the parts of the answer, itself last.
        key: the model.
        sites: where it was compared already.
    """
    outside = key.found.outside
    if not sites.plain or len(nodes) > _MOST_NODES:
        return Surroundings((), outside, (), frozenset())
    found: Borders = {}
    for node in bordered(nodes):  # plain sites: there is no Σ whose parts would have to be left out
        found.update(dict.fromkeys(key.borders_of(node)))
    new = [border for border in found if border not in key.borders]
    if not new or not sites.points:
        return Surroundings((), _with_letters(outside, sites), (), frozenset(found))
    known = key.found.borders
    lines = explored(new, known, sites.points[1:4:2] or sites.points[:1], sites.points)
    inside, more = more_points(key.expression, key.domain, lines.between, lines.crossings, sites.points, (*new, *known))
    return Surroundings(inside, (*_with_letters(outside, sites), *more), lines.crossings, frozenset(found))


def points_in_common(answer: Expression, key: Key, sites: Sites) -> list[Point]:
    """Points at which the conditions of both hold, for answers that have a value at hardly any of the usual points."""
    nodes = (*reachable(answer), *reachable(key.expression))
    if not sites.points or not sites.points[0] or len(nodes) > _MOST_NODES:
        return []
    conditions = dict.fromkeys((*key.domain, *(one for node in bordered(nodes) for one in real_conditions(node))))
    borders = borders_of(nodes)
    for condition in key.domain:
        borders.update(borders_of_condition(condition))
    lines = explored(tuple(borders), (), sites.points[1:4:2] or sites.points[:1], sites.points)
    starts = (*sites.points, *lines.deep, *lines.between)
    found = search(tuple(conditions), tuple(borders), tuple(sites.points[0]), starts)
    return points_inside(key.expression, key.domain, found)


def _with_letters(outside: Sequence[tuple[Point, bool]], sites: Sites) -> Sequence[tuple[Point, bool]]:
    """The points outside, with values for the letters that only the answer has."""
    if not sites.points:
        return outside
    return [({**sites.points[0], **point}, thin) for point, thin in outside]
