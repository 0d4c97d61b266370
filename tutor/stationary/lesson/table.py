"""The tables of a lesson: all points at its end, and the numbers that decide what each of many points is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from flint import arb, arb_mat, ctx

from tutor.derivation.lesson import Block, Note, Phrase, Table, phrase
from tutor.derivation.lessons.parts import listed, partial_symbol
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.lesson.points import decimals, is_known, speaks_for_itself, tuple_of
from tutor.stationary.numbers.coordinate import PRECISION, Coordinate
from tutor.stationary.results import Stationary, StationaryPoint, Verdict
from tutor.stationary.spot import Spot

Cell = Phrase | Expression | str

LONGEST = 40
"""A longer table is cut off here; JSON has every row."""
_MOST_COLUMNS = 4
"""Up to so many variables have columns of their own."""
_MOST_MINORS = 3
"""With more variables the leading minors are not listed."""


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """A row of the table at the end."""

    number: str
    spot: Spot
    height: Coordinate | None
    kind: Phrase

    @property
    def coordinates(self) -> tuple[Coordinate, ...]:
        """The coordinates, in order."""
        return tuple(self.spot.coordinates.values())


def points_table(found: Stationary) -> tuple[Block, ...]:
    """All stationary points, and the places without a gradient of which something is known.

    Returns:
        The table, and a sentence on rows that were left out; nothing when there are fewer than two rows.
    """
    entries = list(_entries(found))
    if len(entries) < 2:
        return ()
    shown = entries[:LONGEST]
    variables, name = found.variables, found.reading.name
    columns: list[Phrase | Expression] = [phrase("points-column-number")]
    makers: list[Callable[[_Entry], Sequence[Cell]]] = [lambda entry: (entry.number,)]
    plain = all(speaks_for_itself(one) for entry in shown for one in entry.coordinates)
    separate = len(variables) <= _MOST_COLUMNS
    if plain and separate:
        columns += variables
        makers.append(lambda entry: [one.shown for one in entry.coordinates])
    else:
        if any(_has_exact(entry) for entry in shown):
            columns.append(_heading(variables))
            makers.append(lambda entry: (_exact_tuple(entry),))
        if not plain and _have_decimals(shown) and separate:
            columns += [phrase("points-column-about", variable=symbol) for symbol in variables]
            makers.append(lambda entry: list(map(decimals, entry.coordinates)))
        elif not plain and _have_decimals(shown):
            columns.append(_heading(variables, "-about"))
            makers.append(lambda entry: (tuple_of(list(map(decimals, entry.coordinates))),))
    _add_heights(shown, name, columns, makers)
    columns.append(phrase("points-column-kind"))
    makers.append(lambda entry: (entry.kind,))
    rows = tuple(tuple(cell for make in makers for cell in make(entry)) for entry in shown)
    return (Table(tuple(columns), rows), *_rest(len(entries)))


def _heading(variables: Sequence[Symbol], about: str = "") -> Phrase | Expression:
    if len(variables) == 1:
        return phrase("points-column-about", variable=variables[0]) if about else variables[0]
    if len(variables) > 8:
        return listed("points-tuple", variables)
    return phrase(f"points-column-tuple{about}", variables=tuple(variables))


def _has_exact(entry: _Entry) -> bool:
    """Has the point a closed form that says more than its decimals?"""
    return any(
        one.exact is not None and not (one.ball.is_finite() and speaks_for_itself(one)) for one in entry.coordinates
    )


def _exact_tuple(entry: _Entry) -> Cell:
    """The point with the closed forms that are known; nothing where there is none."""
    if all(one.exact is None for one in entry.coordinates):
        return ""
    return tuple_of([one.shown for one in entry.coordinates])


def _have_decimals(entries: Sequence[_Entry]) -> bool:
    """Are there numbers at all? A point in parameters has none."""
    return all(one.ball.is_finite() for entry in entries for one in entry.coordinates)


def _add_heights(
    entries: Sequence[_Entry],
    name: str,
    columns: list[Phrase | Expression],
    makers: list[Callable[[_Entry], Sequence[Cell]]],
) -> None:
    """Adds f: in one column where no number needs decimals beside it, else in two."""
    heights = [entry.height for entry in entries if entry.height is not None]
    if not heights:
        return
    plain = all(map(speaks_for_itself, heights))
    if plain or any(one.exact is not None and not speaks_for_itself(one) for one in heights):
        columns.append(phrase("points-column-name", name=name))
        makers.append(lambda entry: ("" if entry.height is None or entry.height.exact is None else entry.height.exact,))
    if not plain and all(one.ball.is_finite() for one in heights):
        columns.append(phrase("points-column-name-about", name=name))
        makers.append(lambda entry: ("" if entry.height is None else decimals(entry.height),))


def _rest(count: int) -> tuple[Note, ...]:
    return (Note(phrase("points-more", count=count - LONGEST)),) if count > LONGEST else ()


def _entries(found: Stationary) -> Iterator[_Entry]:
    for number, point in enumerate(found.points, start=1):
        kind = kind_word(point.verdict, whole_of_point(found, number), len(found.variables))
        height = point.height if is_known(point.height) else None
        yield _Entry(str(number), point.spot, height, kind)
    for place, edge in enumerate(found.edges):
        if edge.spot is not None and edge.verdict is not None:
            best = "global-" if found.whole.edges.get(place) == edge.verdict.kind else ""
            kind = phrase(f"points-kind-edge-{best}{edge.verdict.kind}", name=found.reading.name)
            height = edge.height if edge.height is not None and is_known(edge.height) else None
            yield _Entry("", edge.spot, height, kind)


def whole_of_point(found: Stationary, number: int) -> str:
    """ "minimum" or "maximum" if the point of a number, counted from 1, is proved to be the global one; else ""."""
    return found.points[number - 1].whole or found.whole.points.get(number - 1, "")


def kind_word(verdict: Verdict, whole: str, variables: int) -> Phrase:
    """What a point is, in a word or two.

    Arguments:
        verdict: what the tests said.
        whole: "minimum" or "maximum" for a global one, "minimum and maximum" where f is constant, else "".
        variables: how many variables f has; with one of them a point that is neither is no saddle.
    """
    if verdict.kind in ("minimum", "maximum") and verdict.kind in whole:
        return phrase(f"points-kind-global-{verdict.kind}")
    if verdict.kind == "saddle" and variables == 1:
        return phrase("points-kind-neither")
    if verdict.kind in ("minimum", "maximum") and not verdict.strict:
        return phrase(f"points-kind-flat-{verdict.kind}")
    return phrase(f"points-kind-{verdict.kind}")


def families_table(found: Stationary) -> tuple[Block, ...]:
    """All families; nothing when there are fewer than two."""
    if len(found.families) < 2:
        return ()
    name = found.reading.name
    columns = (_heading(found.variables), phrase("points-column-name", name=name), phrase("points-column-kind"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            tuple_of(tuple(one.family.coordinates.values())),
            "" if one.height is None else one.height,
            kind_word(one.verdict, one.whole or found.whole.families.get(place, ""), len(found.variables)),
        )
        for place, one in enumerate(found.families[:LONGEST])
    )
    return (Table(columns, rows), *_rest(len(found.families)))


def deciding_table(found: Stationary) -> tuple[Block, ...]:
    """The numbers that decide the second-derivative test, point by point: f″, or f_xx and D, or leading minors.

    Nothing for points in parameters, or with many variables.
    """
    count = len(found.variables)
    shown = found.points[:LONGEST]
    if count > _MOST_MINORS or not all(minor.is_finite() for point in shown for minor in _minor_balls(found, point)):
        return ()
    name, first = found.reading.name, found.variables[0]
    last = phrase("points-column-determinant") if count == 2 else phrase("points-column-minor", order=2)
    minors = (partial_symbol(name, (first, first)), last, phrase("points-column-minor", order=3))[:count]
    columns = (phrase("points-column-number"), *minors, phrase("points-column-kind"))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(number), *_minors(found, point), kind_word(point.verdict, whole_of_point(found, number), count))
        for number, point in enumerate(shown, start=1)
    )
    return (Table(columns, rows), *_rest(len(found.points)))


def is_degenerate(found: Stationary, point: StationaryPoint) -> bool:
    """May det H be zero at a point? Then second derivatives alone do not decide what it is."""
    return bool(_minor_balls(found, point)[-1].contains(0))


def _minors(found: Stationary, point: StationaryPoint) -> Iterator[Expression]:
    """The leading minors of H at a point, in decimals."""
    for minor in _minor_balls(found, point):
        yield decimals(Coordinate(None, minor))


def _minor_balls(found: Stationary, point: StationaryPoint) -> list[arb]:
    entries = [[point.spot.ball(entry) for entry in row] for row in found.hessian.answer]
    saved, ctx.prec = ctx.prec, PRECISION
    try:
        return [arb_mat([row[:order] for row in entries[:order]]).det() for order in range(1, len(entries) + 1)]
    finally:
        ctx.prec = saved
