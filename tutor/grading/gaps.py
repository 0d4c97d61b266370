"""Where only one of two expressions has a value: on a whole region (2·ln x for ln x²) or at single points (x·(1/x))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.derivation.domain import own_conditions
from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.agreement import Findings
from tutor.grading.borders import bordered, reachable
from tutor.grading.cells import Crossing, completed
from tutor.grading.columns import Columns
from tutor.grading.defined import failure_at, is_proper
from tutor.grading.equality import Witness
from tutor.grading.holes import first_hole, hole_conditions
from tutor.grading.key import Key
from tutor.grading.violations import violated

_BITS = 192


@dataclass(frozen=True, slots=True)
class Gap:
    """A place where only one of two expressions has a value."""

    witness: Witness | None
    """A point of it; None when its coordinates are not rational."""
    place: tuple[Expression, ...]
    """The conditions that fail there."""
    thin: bool
    """Is it only a point, a curve or a surface?"""


def narrower(
    answer: Expression, key: Key, found: Findings, points: Sequence[Point], crossings: Sequence[Crossing]
) -> Gap | None:
    """Where the answer has no value though the model has one.

    Arguments:
        answer: what was answered.
        key: the model.
        found: what was found at the points.
        points: the points.
        crossings: where lines meet the borders that only the answer has.
    """
    if found.missing:
        witness, failure = min(found.missing, key=lambda pair: pair[1].thin)
        place = _place(answer, key.expression, key.domain, (witness.point, *points), crossings)
        return Gap(witness, place or (failure.condition,), failure.thin)
    others = [one for one in key.found.crossings if not one.zero.exact and one not in key.holes]
    wanted = (*crossings, *completed(others, points))
    if not wanted:
        return None
    conditions = hole_conditions(answer)
    hole = first_hole([one for one in wanted if one.border in conditions], key.expression, key.domain)
    if hole is None:
        return None
    place = _place(answer, key.expression, key.domain, points, crossings)
    return Gap(_at_hole(hole, key.expression, False), place or (conditions[hole.border],), True)


def wider(
    answer: Expression,
    key: Key,
    points: Sequence[Point],
    outside: Sequence[tuple[Point, bool]],
    borders: frozenset[Expression],
) -> Gap | None:
    """Where the answer has a value though the model has none.

    Arguments:
        answer: what was answered.
        key: the model.
        points: where the two were compared.
        outside: points at which the model surely has no value, and whether that is so by a hair.
        borders: the borders of the answer.
    """
    beyond = [point for point, _ in outside]
    values, proper = (Columns(beyond, _BITS).of(answer), is_proper(answer, beyond)) if beyond else ([], [])
    both = [
        (point, thin, value)
        for (point, thin), value, right in zip(outside, values, proper, strict=True)
        if right and value.is_finite()
    ]
    if both:
        point, thin, value = min(both, key=lambda one: one[1])
        place = _place(key.expression, answer, key.domain, (point, *beyond, *points), key.holes)
        return Gap(Witness(point, value, None), place or _failing(key.expression, point), thin)
    hole = first_hole(completed(_open_holes(answer, key, borders), points), answer, key.domain)
    if hole is not None:
        place = _place(key.expression, answer, key.domain, points, key.holes)
        return Gap(_at_hole(hole, answer, True), place or (hole_conditions(key.expression)[hole.border],), True)
    return _crossed(answer, key, points) if points and not borders.issuperset(key.borders) else None


def _open_holes(answer: Expression, key: Key, borders: frozenset[Expression]) -> list[Crossing]:
    """The holes of the model that the answer need not have: at a shared border it may have a kink instead."""
    shared = any(one.border in borders and not one.zero.exact for one in key.holes)
    own = hole_conditions(answer) if shared else {}
    return [one for one in key.holes if one.border not in (borders if one.zero.exact else own)]


def _crossed(answer: Expression, key: Key, points: Sequence[Point]) -> Gap | None:
    """A gap beyond a border that only the model has, where there is room for hardly any point."""
    met = violated(key.expression, answer, key.domain, points, key.holes)
    point = next((point for point in met.values() if point is not None), None)
    failure = None if point is None else failure_at(key.expression, point)
    if point is None or failure is None:
        return None
    return Gap(Witness(point, Columns([point], _BITS).of(answer)[0], None), tuple(met), failure.thin)


def _place(
    narrow: Expression,
    wide: Expression,
    counted: Sequence[Expression],
    points: Sequence[Point],
    crossings: Sequence[Crossing],
) -> tuple[Expression, ...]:
    return tuple(violated(narrow, wide, counted, points, crossings))


def _at_hole(hole: Crossing, other: Expression, is_answer: bool) -> Witness | None:
    point = hole.on_border
    if point is None:
        return None
    value = Columns([point], _BITS).of(other)[0]
    return Witness(point, value, None) if is_answer else Witness(point, None, value)


def _failing(expression: Expression, point: Point) -> tuple[Expression, ...]:
    """The conditions of an expression that fail at a point, in plain words."""
    columns = Columns([point], _BITS)
    conditions = dict.fromkeys(
        condition for node in bordered(reachable(expression)) for condition in own_conditions(node).real
    )
    return tuple([condition for condition in conditions if columns.of(condition)[0] == 0])
