"""The table of a walk: step, point, f and ‖∇f‖, folded in the middle when it is long; and why the walk ended."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction

from tutor.derivation.lesson import Block, Note, Phrase, Section, Table, Value, phrase
from tutor.expression.structures import Comparison
from tutor.expression.tree import Expression
from tutor.learning import floats
from tutor.learning.descent import Descent, Ending, Point, Step
from tutor.learning.lessons.brief import brief
from tutor.learning.lessons.figures import Figure, figure, to_digits

MOST_COLUMNS = 5
"""With more variables than this the table has no columns for the point."""
_Cell = Phrase | Expression | str


def walk_table(name: str, descent: Descent) -> Section:
    """The walk as a table, and why it ended.

    Arguments:
        name: what the function is called: "loss".
        descent: a walk.
    """
    wide = len(descent.variables) > MOST_COLUMNS
    shown = () if wide else descent.variables
    columns: list[Phrase | Expression] = [phrase("descent-column-step"), *shown]
    columns += [phrase("name", name=name), phrase("descent-column-length", name=name)]
    if descent.line:
        columns.append(phrase("descent-column-rate"))
    if descent.momentum:
        columns.append(phrase("descent-column-velocity"))
    rows: list[tuple[_Cell, ...]] = []
    rounded = False
    last = -1
    for step in descent.steps:
        if step.number > last + 1:
            rows.append(("…",) * len(columns))
        figures = _figures(step, descent, wide)
        rounded = rounded or not all(one.exact for one in figures if one is not None)
        rows.append((str(step.number), *("" if one is None else one.shown for one in figures)))
        last = step.number
    notes = [Note(phrase("descent-rounded"))] if rounded else []
    blocks: tuple[Block, ...] = (
        Table(tuple(columns), tuple(rows)),
        *notes,
        *(Note(one) for one in ending_notes(name, descent)),
    )
    return Section(phrase("descent-walk"), None, blocks)


def _figures(step: Step, descent: Descent, wide: bool) -> list[Figure | None]:
    values: list[Fraction | float | None] = [*(() if wide else step.point), step.value, length_of(step.gradient)]
    if descent.line:
        values.append(step.rate)
    if descent.momentum:
        values.append(length_of(step.velocity) if step.velocity is not None else None)
    return [None if value is None else brief(value) for value in values]


def length_of(vector: Point) -> Fraction | float:
    """The length of a vector (p): exact for one component or a root that comes out even."""
    if all(isinstance(one, Fraction) for one in vector):
        from tutor.expression.fractional import root

        exact = root(sum((Fraction(one) ** 2 for one in vector), Fraction(0)), 2)
        if exact is not None:
            return exact
    return math.hypot(*map(floats.of, vector))


def ending_notes(name: str, descent: Descent) -> tuple[Phrase, ...]:
    """Why the walk ended, where, and how near ∇f is to 0 there."""
    end = descent.end
    count, length = descent.count, length_of(end.gradient)
    size = figure(length)
    told: dict[str, Value] = {"name": name, "steps": phrase_of_steps(count)}
    where = _where(name, end.point, descent)
    if descent.ending is Ending.TOLERANCE:
        if length == 0:
            exact = isinstance(length, Fraction)
            return (phrase("descent-ended-zero" if exact else "descent-ended-zero-about", **told), *where)
        tolerance = to_digits(descent.tolerance)
        return (phrase("descent-ended-tolerance", size=size.shown, tolerance=tolerance, **told), *where)
    if descent.ending is Ending.DIVERGED:
        return _diverged(name, descent)
    if descent.ending is Ending.OUTSIDE:
        assert descent.beyond is not None
        if len(descent.beyond) > MOST_COLUMNS:
            return (phrase("descent-ended-outside-many", **told),)
        pairs = zip(descent.variables, map(figure, descent.beyond), strict=True)
        beyond = tuple(Comparison("=", variable, one.shown) for variable, one in pairs)
        return (phrase("descent-ended-outside", conditions=beyond, **told),)
    key = {
        Ending.STEPS: "descent-ended-steps",
        Ending.STILL: "descent-ended-still",
        Ending.INTERRUPTED: "descent-ended-interrupted",
    }[descent.ending]
    return (phrase(key, size=size.shown, relation=size.relation, **told), *where)


def phrase_of_steps(count: int) -> str:
    """When a walk ended, in words: "after 1,981 steps"."""
    return f"after {count:,} step{'' if count == 1 else 's'}" if count else "at the start"


def _diverged(name: str, descent: Descent) -> tuple[Phrase, ...]:
    first, end, steps = descent.steps[0], descent.end, phrase_of_steps(descent.count)
    if descent.beyond is not None:
        return (phrase("descent-ended-overflow", name=name, count=descent.count + 1),)
    if floats.of(end.value) <= floats.of(first.value):
        return (phrase("descent-ended-falls", name=name, steps=steps),)
    times = floats.of(end.value) / floats.of(first.value) if floats.of(first.value) > 0 else 0.0
    if times >= 2:
        return (phrase("descent-ended-grew-times", name=name, steps=steps, times=to_digits(times, 2)),)
    return (phrase("descent-ended-grew", name=name, steps=steps),)


def _where(name: str, point: Sequence[Fraction | float], descent: Descent) -> tuple[Phrase, ...]:
    """Where the walk ended, for a point that the table has no columns for."""
    if len(point) <= MOST_COLUMNS:
        return ()
    values = tuple(figure(one).shown for one in point[:40])
    return (phrase("descent-end-point", name=name, values=values, letters_=descent.variables[:40]),)
