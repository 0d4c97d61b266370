"""A model as it was typed: which of its letters are data and which are parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tutor.errors import StudentError, SyntaxProblem, Unanswerable
from tutor.expression.functions import SPELLINGS
from tutor.expression.names import SPECIAL
from tutor.expression.reading import read
from tutor.expression.structures import Applied, Counted, Delta, Partial
from tutor.expression.traversal import postorder, substitute
from tutor.expression.tree import Expression, Number, Symbol
from tutor.expression.typed_values import read_names
from tutor.learning.bind import without_row
from tutor.learning.data.clean import listed, quoted, shown_name
from tutor.learning.data.dataset import Heading
from tutor.learning.letters import choose_letters, first_letters, fitting, heading_symbol


@dataclass(frozen=True, slots=True)
class TypedModel:
    """A typed model whose letters are told apart."""

    expression: Expression
    parameters: tuple[Symbol, ...]
    inputs: Mapping[Symbol, int]
    """Data letter → column."""
    output: Symbol


def read_typed(
    source: str, inputs: Sequence[Heading], output: Heading, names: Sequence[Symbol], bind: Mapping[str, str]
) -> TypedModel:
    """Read a model and tell its letters apart.

    A letter is data if it is bound to a column, is the name of a column, or is the first letter of exactly one
    input; every other letter is a parameter. Data may be typed with the number of the row: a_i is a.

    Arguments:
        source: what was typed, such as "s*a + b".
        inputs: what stands over the inputs.
        output: what stands over the column that is predicted.
        names: the parameters in order; empty to take them as they appear.
        bind: letter → name of its column.

    Raises:
        SyntaxProblem: the text cannot be read.
        Unanswerable: it is no model, or its letters cannot be told apart.

    >>> found = read_typed("s*age + b", [Heading("age")], Heading("height"), (), {})
    >>> [symbol.label for symbol in found.parameters], [symbol.label for symbol in found.inputs]
    (['s', 'b'], ['age'])
    """
    bound = _bound(bind, inputs, output)
    headings = (*inputs, output)
    expression = _without_rows(_read(source, headings, names, bound))
    places: dict[Symbol, int] = {}
    parameters: list[Symbol] = []
    for letter in _letters(expression):
        place = None if letter in names and letter not in bound else _place(letter, inputs, output, bound)
        if place == len(inputs):
            raise _predicted(letter, output)
        if place is not None:
            places[letter] = place
        else:
            parameters.append(letter)
    _check_bound(bound, places, len(inputs))
    if not parameters:
        raise Unanswerable(
            "The model has no parameters: every letter of it is a column.",
            'Put in letters for what is to be learnt, as in --model "s*a + b".',
        )
    if not places and len(parameters) > 1 and not names:
        raise _no_column(parameters, headings)
    predicted = next((letter for letter, place in bound.items() if place == len(inputs)), None)
    if predicted is None:
        predicted = choose_letters((), output, (*parameters, *places))[1]
    return TypedModel(expression, _ordered(parameters, names), places, predicted)


def _read(source: str, headings: Sequence[Heading], names: Sequence[Symbol], bound: Iterable[Symbol]) -> Expression:
    """The expression, the names of columns and parameters declared.

    Raises:
        SyntaxProblem: the text cannot be read.
        Unanswerable: there is a Σ, a mean, a ∂ or an unknown function in it.
    """
    words = set(re.findall(r"\w+", source))
    known = [symbol.label for symbol in (*names, *bound)]
    known += [
        heading.name
        for heading in headings
        if heading.name in words
        and heading.name not in SPELLINGS
        and heading.name not in SPECIAL
        and heading_symbol(heading) is not None
    ]
    # A single letter needs no declaration, and must not be declared twice.
    declared = [name for name in dict.fromkeys(known) if len(name) > 1 or name in ("e", "E")]
    try:
        expression = read(source, declared or None).expression
    except SyntaxProblem as problem:
        # What grad takes by --vars, a model takes by --names.
        problem.mend = problem.mend.replace("--vars", "--names")
        raise
    for node in postorder(expression):
        if isinstance(node, Counted):
            raise Unanswerable(
                "The model is the prediction for one row, so there is no Σ and no mean in it.",
                "Type the prediction alone, such as s*a + b; the loss sums over all rows by itself.",
            )
        if isinstance(node, Partial | Delta):
            raise Unanswerable("A derivative or a δ cannot stand in a model.", "Type a prediction such as s*a + b.")
        if isinstance(node, Applied):
            raise Unanswerable(
                f"Nobody knows the function {node.name} in the model.",
                f"Write out what it is; a product is typed with *, as in {node.name}*(…).",
            )
    return expression


def _without_rows(expression: Expression) -> Expression:
    """The expression without the numbers of rows: a for aᵢ.

    Raises:
        Unanswerable: more than one letter counts rows.
    """
    indexed = [symbol for symbol in _letters(expression) if _indices(symbol)]
    rows = {part for symbol in indexed for part in _indices(symbol)}
    if len(rows) > 1 or any(len(_indices(symbol)) > 1 for symbol in indexed):
        shown = ", ".join(symbol.label for symbol in indexed[:3])
        raise Unanswerable(
            f"The model speaks of more than one row: {shown}.", "Type the prediction for one row: s*a + b."
        )
    bare: dict[Expression, Expression] = {symbol: without_row(symbol) for symbol in indexed}
    return substitute(expression, bare)


def _indices(symbol: Symbol) -> tuple[Expression, ...]:
    return tuple(part for part in symbol.subscripts if not isinstance(part, Number))


def _letters(expression: Expression) -> tuple[Symbol, ...]:
    """The symbols in the order in which they appear."""
    return tuple(dict.fromkeys(node for node in postorder(expression) if isinstance(node, Symbol)))


def _bound(bind: Mapping[str, str], inputs: Sequence[Heading], output: Heading) -> dict[Symbol, int]:
    """Letter → column, the output's behind those of the inputs."""
    headings = (*inputs, output)
    found: dict[Symbol, int] = {}
    for name, column in bind.items():
        try:
            letters = read_names(name)
        except StudentError:
            letters = ()
        if len(letters) != 1:
            raise Unanswerable(
                f"“{shown_name(name)}” is not a letter that can stand for a column.", _bind_mend(headings)
            )
        wanted = column.strip()
        ways = (
            [place for place, heading in enumerate(headings) if wanted in heading.spellings],
            [place for place, heading in enumerate(headings) if wanted.lower() in map(str.lower, heading.spellings)],
        )
        place = next((places[0] for places in ways if len(places) == 1), None)
        if place is None:
            have = listed(heading.name for heading in headings)
            raise Unanswerable(
                f"No column that is used has the name “{shown_name(wanted)}”, to which {letters[0].label} is bound.",
                f"The columns in use are {have}; choose others with --x and --y.",
            )
        found[letters[0]] = place
    return found


def _place(letter: Symbol, inputs: Sequence[Heading], output: Heading, bound: Mapping[Symbol, int]) -> int | None:
    """The column of a letter; None for a parameter.

    Raises:
        Unanswerable: it fits two inputs.
    """
    if letter in bound:
        return bound[letter]
    taken = set(bound.values())
    able = [place for place in fitting(letter.label, (*inputs, output)) if place not in taken]
    among = [place for place in able if place < len(inputs)]
    if len(among) > 1:
        both = quoted(inputs[place].name for place in among)
        raise Unanswerable(f"The letter {letter.name} could stand for {both}.", _bind_mend([inputs[among[0]]]))
    return among[0] if among else able[0] if able else None


def _check_bound(bound: Mapping[Symbol, int], places: Mapping[Symbol, int], output: int) -> None:
    for letter, place in bound.items():
        if place != output and letter not in places:
            raise Unanswerable(
                f"{letter.label} is bound to a column, but does not stand in the model.",
                "Leave it out of --bind, or put it into the model.",
            )


def _ordered(parameters: Sequence[Symbol], names: Sequence[Symbol]) -> tuple[Symbol, ...]:
    """The parameters in the order of the names.

    Raises:
        Unanswerable: a name is none of them, or one of them is not named.
    """
    if not names:
        return tuple(parameters)
    have = ", ".join(symbol.label for symbol in parameters)
    for name in names:
        if name not in parameters:
            raise Unanswerable(
                f"{name.label} is named as a parameter, but does not stand in the model.", f"The model's are {have}."
            )
    for letter in parameters:
        if letter not in names:
            raise Unanswerable(
                f"The letter {letter.label} of the model is neither a column nor among --names.",
                f"Name every parameter, as in --names {have.replace(' ', '')}, or bind {letter.label} to a column.",
            )
    return tuple(names)


def _predicted(letter: Symbol, output: Heading) -> Unanswerable:
    return Unanswerable(
        f"{letter.label} stands for what is predicted, “{shown_name(output.name)}”, and cannot stand in the model.",
        f"If {letter.label} is to be a parameter, say so with --names, or choose another letter.",
    )


def _no_column(parameters: Sequence[Symbol], headings: Sequence[Heading]) -> Unanswerable:
    """Nothing in the model comes from the data: most likely a letter was meant to be a column."""
    letters = [parameter.label for parameter in parameters]
    shown = f"{', '.join(letters[:-1])} and {letters[-1]}"
    symbols_, predicted = choose_letters(headings[:-1], headings[-1], parameters)
    have = listed(
        f"{symbol.label} ({shown_name(heading.name)})" if symbol.label != heading.name else symbol.label
        for symbol, heading in zip((*symbols_, predicted), headings, strict=True)
    )
    column = shown_name(headings[0].name)
    meant = next((letter for letter in letters if letter.lower() in "xtuvwz"), letters[0])
    return Unanswerable(
        f"No letter of the model is a column: {shown} would all be parameters. The columns are {have}.",
        f'Write a column into the model, or say which letter stands for one: --bind "{meant}={column}".',
    )


def _bind_mend(headings: Sequence[Heading]) -> str:
    heading = shown_name(headings[0].name)
    first = next(iter(sorted(first_letters(headings[0]))), "x").lower()
    return f'Say which letter stands for which column: --bind "{first}={heading}".'
