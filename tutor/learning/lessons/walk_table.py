"""The table of a walk: step, point, f and ‖∇f‖, folded in the middle when it is long; and why the walk ended."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from tutor.derivation.lesson import Block, Note, Phrase, Section, Table, phrase
from tutor.expression.tree import Expression
from tutor.learning.descent import Descent, Step
from tutor.learning.lessons.figures import column
from tutor.learning.lessons.outcome import MOST_COLUMNS, ending_notes, length_of, outcome_notes

__all__ = ["MOST_COLUMNS", "folded_table", "walk_table"]

_Cell = Phrase | Expression | str


def walk_table(name: str, descent: Descent, kinked: bool = False, lengths: bool = False) -> Section:
    """The walk as a table, why it ended, and what became of f on the way.

    Arguments:
        name: what the function is called: "loss".
        descent: a walk.
        kinked: may the function have kinks, at which a minimum need not have ∇f = 0?
        lengths: is the length of the step that leaves each point shown, η·‖∇f‖? With momentum it always is, as ‖v‖.
    """
    wide = len(descent.variables) > MOST_COLUMNS
    shown = () if wide else descent.variables
    headings: list[Phrase | Expression] = [*shown]
    headings += [phrase("name", name=name), phrase("descent-column-length", name=name)]
    if descent.line:
        headings.append(phrase("descent-column-rate"))
    lengths = lengths and not descent.momentum
    if lengths:
        headings.append(phrase("descent-column-way"))
    if descent.momentum:
        headings.append(phrase("descent-column-velocity"))
    numbers = [_numbers(step, descent, wide, lengths) for step in descent.steps]
    notes = (*ending_notes(name, descent, kinked), *outcome_notes(name, descent, kinked))
    blocks = (*folded_table(descent.steps, headings, numbers), *map(Note, notes))
    return Section(phrase("descent-walk"), None, blocks)


def folded_table(
    steps: Sequence[Step], headings: Sequence[Phrase | Expression], numbers: Sequence[Sequence[Fraction | float | None]]
) -> tuple[Block, ...]:
    """A table with a row for each step that is kept, dots where steps are left out, and a note if it is rounded.

    Arguments:
        steps: the steps (m).
        headings: those of the columns (c), without that of the number of the step.
        numbers: the cells (m × c); None for an empty one.
    """
    cells: list[list[_Cell]] = [[str(step.number)] for step in steps]
    rounded = False
    for place in range(len(headings)):
        values = [row[place] for row in numbers]
        found = column(value for value in values if value is not None)
        rounded = rounded or not found.exact
        shown = iter(found.shown)
        for row, value in zip(cells, values, strict=True):
            row.append("" if value is None else next(shown))
    rows: list[tuple[_Cell, ...]] = []
    last = -1
    for step, row in zip(steps, cells, strict=True):
        if step.number > last + 1:
            rows.append(("…",) * (1 + len(headings)))
        rows.append(tuple(row))
        last = step.number
    table = Table((phrase("descent-column-step"), *headings), tuple(rows))
    return (table, Note(phrase("descent-rounded"))) if rounded else (table,)


def _numbers(step: Step, descent: Descent, wide: bool, lengths: bool) -> list[Fraction | float | None]:
    values: list[Fraction | float | None] = [*(() if wide else step.point), step.value, length_of(step.gradient)]
    if descent.line:
        values.append(step.rate)
    if lengths:
        values.append(None if step.rate is None else length_of(tuple(step.rate * one for one in step.gradient)))
    if descent.momentum:
        values.append(length_of(step.velocity) if step.velocity is not None else None)
    return values
