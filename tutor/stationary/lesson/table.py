"""The table at the end of a lesson: all points, families, and places without a gradient."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tutor.derivation.lesson import Block, Note, Phrase, Table, phrase
from tutor.derivation.lessons.parts import listed
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.lesson.families import family_cell
from tutor.stationary.lesson.points import decimals, is_known, speaks_for_itself, tuple_of
from tutor.stationary.lesson.slope import slope_name
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.results import Stationary, Verdict
from tutor.stationary.spot import Spot

Cell = Phrase | Expression | str

LONGEST = 40
"""A longer table is cut off here; JSON has every row."""
_CONSTANT = "kinds-family-constant"
"""The sentence that f is constant around each point of a family."""
_MOST_COLUMNS = 4
"""Up to so many variables have columns of their own."""


@dataclass(frozen=True, slots=True, eq=False)
class _Entry:
    """A row of the table at the end."""

    number: Cell
    spot: Spot | None
    """The point; None for a family."""
    form: Cell
    """The form of a family; "" for a point."""
    height: Coordinate | None
    formula: Expression | None
    """f on a family."""
    kind: Phrase
    conditions: tuple[Expression, ...] = ()

    @property
    def coordinates(self) -> tuple[Coordinate, ...]:
        """The coordinates of a point, in order; none for a family."""
        return () if self.spot is None else tuple(self.spot.coordinates.values())

    @property
    def heights(self) -> tuple[Coordinate, ...]:
        """f there, if it is one number that can be shown."""
        return () if self.height is None else (self.height,)


_Make = Callable[[_Entry], Sequence[Cell]]


def points_table(found: Stationary) -> tuple[Block, ...]:
    """All stationary points and families, and the places without a gradient of which something is known.

    Returns:
        The table, and a sentence on rows that were left out; nothing when there are fewer than two rows.
    """
    entries = [*_points(found), *_families(found), *_edges(found)]
    if len(entries) < 2:
        return ()
    shown = entries[:LONGEST]
    columns: list[Phrase | Expression] = []
    makers: list[_Make] = []
    if any(entry.number != "" for entry in shown):
        columns.append(phrase("points-column-number"))
        makers.append(lambda entry: (entry.number,))
    _add_places(shown, found.variables, columns, makers)
    _add_heights(shown, found.reading.name, columns, makers)
    columns.append(phrase("points-column-kind"))
    makers.append(lambda entry: (entry.kind,))
    if any(entry.conditions for entry in shown):
        columns.append(phrase("points-column-if"))
        makers.append(lambda entry: (phrase("points-conditions", conditions=entry.conditions),))
    rows = tuple(tuple(cell for make in makers for cell in make(entry)) for entry in shown)
    return (Table(tuple(columns), rows), *left_out(len(entries)))


def _add_places(
    shown: Sequence[_Entry],
    variables: Sequence[Symbol],
    columns: list[Phrase | Expression],
    makers: list[_Make],
) -> None:
    """Adds where the entries are: a column for each variable if all are short numbers, else exact and in decimals."""
    plain = all(speaks_for_itself(one) for entry in shown for one in entry.coordinates)
    separate = len(variables) <= _MOST_COLUMNS
    families = any(entry.spot is None for entry in shown)
    if plain and separate and not families:
        columns += variables
        makers.append(lambda entry: [one.shown for one in entry.coordinates])
        return
    if families or any(map(_has_exact, shown)):
        columns.append(_heading(variables))
        makers.append(lambda entry: (_exact_place(entry),))
    if not plain and _have_decimals(shown) and separate:
        columns += [phrase("points-column-about", variable=symbol) for symbol in variables]
        makers.append(lambda entry: list(map(decimals, entry.coordinates)) or [""] * len(variables))
    elif not plain and _have_decimals(shown):
        columns.append(_heading(variables, "-about"))
        makers.append(lambda entry: (tuple_of(list(map(decimals, entry.coordinates))) if entry.spot else "",))


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


def _exact_place(entry: _Entry) -> Cell:
    """The family, or the point with the closed forms that are known; nothing where there is none."""
    if entry.spot is None:
        return entry.form
    if all(one.exact is None for one in entry.coordinates):
        return ""
    return tuple_of([one.shown for one in entry.coordinates])


def _have_decimals(entries: Sequence[_Entry]) -> bool:
    """Are there numbers at all? A point in parameters has none."""
    return all(one.ball.is_finite() for entry in entries for one in entry.coordinates)


def _add_heights(shown: Sequence[_Entry], name: str, columns: list[Phrase | Expression], makers: list[_Make]) -> None:
    """Adds f: in one column where no number needs decimals beside it, else in two."""
    heights = [one for entry in shown for one in entry.heights]
    formulas = any(entry.formula is not None for entry in shown)
    if not heights and not formulas:
        return
    plain = all(map(speaks_for_itself, heights))
    if plain or formulas or any(one.exact is not None and not speaks_for_itself(one) for one in heights):
        columns.append(phrase("points-column-name", name=name))
        makers.append(lambda entry: (_exact_height(entry),))
    if not plain and all(one.ball.is_finite() for one in heights):
        columns.append(phrase("points-column-name-about", name=name))
        makers.append(lambda entry: tuple(map(decimals, entry.heights)) or ("",))


def _exact_height(entry: _Entry) -> Cell:
    exact = entry.formula if entry.height is None else entry.height.exact
    return "" if exact is None else exact


def left_out(count: int) -> tuple[Note, ...]:
    """The sentence on rows beyond the longest table."""
    return (Note(phrase("points-more", count=count - LONGEST)),) if count > LONGEST else ()


def _points(found: Stationary) -> Iterator[_Entry]:
    for number, point in enumerate(found.points, start=1):
        kind = kind_word(point.verdict, whole_of_point(found, number), len(found.variables))
        height = point.height if is_known(point.height) else None
        yield _Entry(str(number), point.spot, "", height, None, kind, point.conditions)


def _families(found: Stationary) -> Iterator[_Entry]:
    several = len(found.families) > 1
    for place, one in enumerate(found.families):
        number = phrase("points-row-family", number=place + 1) if found.points else str(place + 1)
        kind = kind_word(one.verdict, one.whole or found.whole.families.get(place, ""), len(found.variables))
        yield _Entry(number if several else "", None, family_cell(one.family), None, one.height, kind)


def _edges(found: Stationary) -> Iterator[_Entry]:
    for place, edge in enumerate(found.edges):
        if edge.spot is not None and edge.verdict is not None:
            whole = found.whole.edges.get(place, "")
            sort = f"global-{'both' if ' ' in whole else whole}" if whole else edge.verdict.kind
            kind = phrase(f"points-kind-edge-{sort}", slope=slope_name(found.reading))
            height = edge.height if edge.height is not None and is_known(edge.height) else None
            yield _Entry("", edge.spot, "", height, None, kind)


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
    if whole:
        return phrase("points-kind-global-both" if " " in whole else f"points-kind-global-{whole}")
    if verdict.kind == "saddle" and variables == 1:
        return phrase("points-kind-neither")
    if any(said.key == _CONSTANT for said in verdict.reason):
        return phrase("points-kind-flat-both")
    if verdict.kind in ("minimum", "maximum") and not verdict.strict:
        return phrase(f"points-kind-flat-{verdict.kind}")
    return phrase(f"points-kind-{verdict.kind}")
