"""The first part of `tutor regress`: the data, the model, and the loss, each letter with what it stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, Section, Table, phrase
from tutor.derivation.lessons.parts import listed
from tutor.expression.tree import Expression, Symbol
from tutor.learning.data.dataset import Dataset, Heading
from tutor.learning.data.in_memory import OWN
from tutor.learning.data.notes import data_notes
from tutor.learning.lessons.figures import Column, column
from tutor.learning.lessons.sums import as_fact
from tutor.learning.letters import COUNT, in_row
from tutor.learning.model import Model
from tutor.learning.rows import shown_rows
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from tutor.learning.regression import Regression

GAP = "…"
"""What stands for the rows that a table leaves out."""
_MOST_COLUMNS = 8
"""Of more inputs than this a table shows the first ones only."""
_MOST_NAMED = 8


def setup_sections(regression: Regression, ledger: Ledger) -> tuple[Section, ...]:
    """The data as a table, the model in letters and in words, the loss as a Σ.

    Raises:
        CheckFailed: the model or the loss would read as something else; a fault of tutor's own.
    """
    data = regression.data
    for expression in (regression.model.expression, regression.loss.reading.expression):
        ledger.verifier(expression).printed(expression)
    key = "regress-rows-one" if data.count == 1 else "regress-rows"
    if data.source == OWN:
        remark = phrase(f"{key}-own", count=f"{data.count:,}")
    else:
        remark = phrase(key, source=data.source, count=f"{data.count:,}")
    notes = [*regression.remarks, *data_notes(data), *_exactness(regression)]
    blocks: list[Block] = [*_table(regression), *map(Note, notes)]
    return (
        Section(phrase("regress-data"), remark, tuple(blocks)),
        Section(phrase("regress-model"), None, _model_blocks(regression)),
        Section(phrase("regress-loss"), None, _loss_blocks(regression)),
    )


def letters_by_column(model: Model) -> dict[int, Symbol]:
    """The data letter of each column that has one; the output's is the last column, -1."""
    return {**{column: letter for letter, column in model.inputs.items()}, -1: model.output}


def table_columns(regression: Regression) -> list[int]:
    """The columns that a table of rows shows: inputs that the model uses, then the output as -1."""
    inputs = sorted(set(regression.model.inputs.values()))
    return [*inputs[:_MOST_COLUMNS], -1]


def table_of(
    heads: Sequence[Phrase | Expression], numbers: Sequence[str], columns: Sequence[Column], gap: int | None
) -> tuple[Block, ...]:
    """A table of rows, and a note below it where numbers in it are rounded.

    Arguments:
        heads: what stands over the number of the row and over each column.
        numbers: the numbers of the rows.
        columns: what stands in them.
        gap: before which row (from 0) others are left out; None if all are there.
    """
    rows: list[tuple[Phrase | Expression | str, ...]] = [
        (number, *(column.shown[place] for column in columns)) for place, number in enumerate(numbers)
    ]
    if gap is not None:
        rows.insert(gap, (GAP,) * len(heads))
    table = Table(tuple(heads), tuple(rows))
    return (table,) if all(column.exact for column in columns) else (table, Note(phrase("column-rounded")))


def _table(regression: Regression) -> tuple[Block, ...]:
    """The rows: all of them, or the first and the last."""
    model, data = regression.model, regression.data
    letters = letters_by_column(model)
    columns = table_columns(regression)
    heads = [_head(data.headings[place], letters[place], model.index) for place in columns]
    first, last = shown_rows(data)
    numbers, rows = zip(*first, *last, strict=True)
    made = [column([row[place] for row in rows]) for place in columns]
    return table_of((model.index, *heads), list(map(str, numbers)), made, len(first) if last else None)


def _head(heading: Heading, letter: Symbol, index: Symbol) -> Phrase:
    return phrase(
        "regress-column" + _ending(heading, letter), letter=in_row(letter, index), name=heading.name, unit=heading.unit
    )


def _exactness(regression: Regression) -> list[Phrase]:
    data, statistics = regression.data, regression.statistics
    if not isinstance(data, Dataset):
        return [phrase("regress-one-pass", count=f"{data.count:,}")]
    if statistics is None:
        return [phrase("regress-exact-where")]
    if not statistics.exact:
        return [phrase("regress-not-rational")]
    return [phrase("regress-exact")]


def _model_blocks(regression: Regression) -> tuple[Block, ...]:
    model, headings = regression.model, regression.data.headings
    line = Line(phrase("regress-prediction"), model.expression)
    notes = [_letter("regress-predicted", headings[-1], model.output), *_inputs(regression)]
    if model.is_line:
        slope, intercept = model.parameters
        notes.append(phrase("regress-learnt-line", slope=slope, intercept=intercept))
    elif len(model.parameters) == 1:
        notes.append(phrase("regress-learnt-one", letters=model.parameters))
    elif len(model.parameters) <= _MOST_NAMED:
        notes.append(phrase("regress-learnt", letters=model.parameters))
    else:
        first, second, *_, last = model.parameters
        notes.append(phrase("regress-learnt-long", first=first, second=second, last=last))
    return (Lines(None, (line,)), *map(Note, notes))


def _inputs(regression: Regression) -> list[Phrase]:
    """What the input letters stand for; that there is none in the model, or that a column is not in it."""
    model, headings = regression.model, regression.data.headings
    named = list(model.inputs.items())[:_MOST_NAMED]
    same = tuple(letter for letter, place in named if headings[place].name == letter.label)
    notes = [_letter("data-letter", headings[place], letter) for letter, place in named if letter not in same]
    if len(same) == 1:
        notes.append(_letter("regress-input", headings[model.inputs[same[0]]], same[0]))
    elif same:
        notes.append(phrase("regress-inputs-same", letters=same))
    if len(model.inputs) > _MOST_NAMED:
        notes.append(phrase("regress-input-more", count=len(model.inputs) - _MOST_NAMED))
    if not model.inputs:
        notes.append(phrase("regress-input-none"))
    else:
        idle = [heading.name for place, heading in enumerate(headings[:-1]) if place not in model.inputs.values()]
        notes += [phrase("regress-input-idle", name=name) for name in idle[:_MOST_NAMED]]
    return notes


def _letter(key: str, heading: Heading, letter: Symbol) -> Phrase:
    """The sentence on what a letter stands for."""
    return phrase(key + _ending(heading, letter), letter=letter, name=heading.name, unit=heading.unit)


def _ending(heading: Heading, letter: Symbol) -> str:
    """What a key ends in: a column that is called like its letter is not named twice."""
    same = "-same" if heading.name == letter.label else ""
    return f"{same}-unit" if heading.unit else same


def _loss_blocks(regression: Regression) -> tuple[Block, ...]:
    reading, model, kind = regression.loss.reading, regression.model, regression.loss.kind
    head = listed("head", reading.variables, name=reading.name)
    output = in_row(model.output, model.index)
    count = regression.data.count
    key = "regress-index-one" if count == 1 else "regress-index"
    notes = (
        phrase(f"regress-loss-{kind.value}", output=output),
        phrase(key, index=model.index, n=COUNT, count=f"{count:,}"),
    )
    return (Lines(None, (Line(head, reading.expression),)), *map(Note, notes))


def setup_facts(regression: Regression) -> dict[str, object]:
    """The setup as data.

    Returns:
        `source`, `rows`, `skipped` (rows left out), `columns` (a list of name, unit, letter), `exact`; `model`:
        expression, parameters, linear; `loss`: kind and expression; `data`: the columns by letter, when there are few
        rows.
    """
    data, model, loss = regression.data, regression.model, regression.loss
    letters = letters_by_column(model)
    places = [*range(len(data.headings) - 1), -1]
    statistics = regression.statistics
    facts: dict[str, object] = {
        "source": data.source,
        "rows": data.count,
        "skipped": data.skipped.count,
        "columns": [
            {
                "name": data.headings[place].name,
                "unit": data.headings[place].unit,
                "letter": letters[place].label if place in letters else None,
                "role": "output" if place == -1 else "input",
            }
            for place in places
        ],
        "exact": isinstance(data, Dataset) and statistics is not None and statistics.exact,
        "model": {
            "prediction": model.expression,
            "parameters": [parameter.label for parameter in model.parameters],
            "linear": model.factors is not None,
        },
        "loss": {"kind": loss.kind.value, "name": loss.reading.name, "expression": loss.reading.expression},
    }
    if isinstance(data, Dataset) and data.count <= _MOST_IN_FACTS:
        facts["data"] = {letters[place].label: [as_fact(one) for one in data.columns[place]] for place in letters}
    return facts


_MOST_IN_FACTS = 1000
