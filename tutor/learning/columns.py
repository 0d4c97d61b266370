"""Which columns are the inputs and which is the output: as asked for, or found where there is no choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tutor.derivation.lesson import Phrase, phrase
from tutor.errors import StudentError, Unanswerable
from tutor.learning.data.clean import listed, shown_name
from tutor.learning.data.dataset import Dataset, Heading, LongDataset
from tutor.learning.data.open import opened

Find = Callable[[str], int]
"""The place of a column by what was typed."""


def choose(
    data: object,
    x: str | Sequence[str] | None,
    y: str | None,
    *,
    degree: int | None = None,
    model: str | None = None,
    bind: Mapping[str, str] | None = None,
    skip_bad: bool = False,
) -> tuple[Dataset | LongDataset, dict[str, str], tuple[Phrase, ...]]:
    """The chosen columns of data, inputs first, output last; the columns that are bound, each by its own name; and
    what was chosen without being asked for.

    Arguments:
        data: a file's name, "-", a dataset, a mapping, or a table with columns.
        x, y: the input columns and the output column, or None.
        degree, model: what is to be fitted; a constant needs no input.
        bind: which letter of the model is which column: those columns are inputs.
        skip_bad: leave bad rows out.

    Raises:
        StudentError: the data cannot be read, or the columns are not clear.
    """
    file = opened(data)
    places, remarks = _places(file.headings, file.find, x, y, degree, model, bind)
    named = {letter: file.headings[file.find(column)].name for letter, column in (bind or {}).items()}
    return file.read(places, skip_bad), named, remarks


def _places(
    headings: Sequence[Heading],
    find: Find,
    x: str | Sequence[str] | None,
    y: str | None,
    degree: int | None,
    model: str | None,
    bind: Mapping[str, str] | None,
) -> tuple[list[int], tuple[Phrase, ...]]:
    """The places of the inputs and, last, of the output; and what was chosen without being asked for."""
    output = None if y is None else find(y)
    inputs = None if x is None else [find(name) for name in _wanted(x, headings)]
    if inputs is None and bind:
        bound = [find(column) for column in bind.values()]
        inputs = list(dict.fromkeys(place for place in bound if place != output)) or None
    constant = degree == 0 or model is not None
    rest = [place for place in range(len(headings)) if place != output and place not in (inputs or ())]
    said: tuple[Phrase, ...] = ()
    if output is None:
        if not rest:
            raise _all_inputs(headings)
        if len(rest) == (2 if inputs is None else 1) or len(headings) == 1:
            output = rest[-1]
            rest.remove(output)
        else:
            raise _unclear(headings, "which column is to be predicted", inputs)
        said = (phrase("regress-chosen-output", name=headings[output].name),)
    if inputs is None:
        if len(rest) == 1:
            inputs = rest
            key = "regress-chosen" if said else "regress-chosen-input"
            said = (phrase(key, input=headings[inputs[0]].name, output=headings[output].name),)
        elif constant and not rest:
            inputs = []
        elif not rest:
            raise Unanswerable(
                "The data have one column only, so there is nothing to predict it from.",
                "Add a column for the input, or fit the mean alone with --degree 0.",
            )
        else:
            raise _unclear(headings, "which columns are the inputs", None)
    if output in inputs:
        raise Unanswerable(
            f"The column {shown_name(headings[output].name)} is asked for as input and as output.",
            "Choose another column for --x or for --y.",
        )
    if len(set(inputs)) < len(inputs):
        twice = next(place for place in inputs if inputs.count(place) > 1)
        raise Unanswerable(
            f"The column {shown_name(headings[twice].name)} stands twice in --x.", "Name each column once."
        )
    return [*inputs, output], said


def _all_inputs(headings: Sequence[Heading]) -> StudentError:
    names = [heading.name for heading in headings]
    if len(names) == 1:
        return Unanswerable(
            f"The only column, {shown_name(names[0])}, is taken as the input, so nothing is left to be predicted.",
            "Add a column for the output, or leave --x out and fit the mean alone with --degree 0.",
        )
    return Unanswerable(
        f"All columns are inputs, {listed(names)}, so none is left to be predicted.",
        f"Leave one of them out of --x, for example --x {_quoted(names[0])} --y {_quoted(names[-1])}.",
    )


def _wanted(x: str | Sequence[str], headings: Sequence[Heading]) -> list[str]:
    """The names in --x; a column whose name holds a comma may be asked for as well."""
    if not isinstance(x, str):
        return list(x)
    if any(heading.name == x.strip() for heading in headings):
        return [x.strip()]
    found = [name.strip() for name in x.split(",") if name.strip()]
    if not found:
        raise Unanswerable("--x names no column.", "Give a column, or several with commas between them: --x age,weight")
    return found


def _unclear(headings: Sequence[Heading], what: str, inputs: Sequence[int] | None) -> StudentError:
    names = [heading.name for place, heading in enumerate(headings) if place not in (inputs or ())[: len(headings) - 1]]
    have = listed(heading.name for heading in headings)
    first = headings[inputs[0]].name if inputs else headings[0].name
    return Unanswerable(
        f"It is not clear {what}: the data have {len(headings)} columns, {have}.",
        f"Choose with --x and --y, for example --x {_quoted(first)} --y {_quoted(names[-1])}.",
    )


def _quoted(name: str) -> str:
    shown = shown_name(name)
    return shown if shown.isalnum() else f'"{shown}"'
