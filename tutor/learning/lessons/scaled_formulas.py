"""How the parameters of a straight model change with standardised columns: S = s·σ, B = b + s·ā, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Line, Lines, Note, phrase
from tutor.derivation.terms import total
from tutor.expression.structures import Counted, Mean
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Expression, Negation, Product, Quotient, Sum, Symbol
from tutor.learning.bind import letter_of
from tutor.stationary.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.learning.descend import Walked
    from tutor.learning.standardize import Column, Standardized

_Z = Symbol("z")


def new_letters(walked: Walked) -> tuple[Symbol, ...]:
    """A letter for each parameter over standardised columns: S for s, and β with z for β.

    Arguments:
        walked: a walk with p variables.
    """
    used = {symbol.name for symbol in (*symbols(walked.reading.expression), *walked.reading.variables)}
    found = []
    for variable in walked.reading.variables:
        capital = variable.name.upper()
        plain = not variable.subscripts and len(variable.name) == 1 and capital not in used and variable.name.islower()
        found.append(Symbol(capital) if plain else Symbol(variable.name, (*variable.subscripts, _Z)))
    return tuple(found)


def formula_lines(walked: Walked, found: Standardized, letters: Sequence[Symbol], ledger: Ledger) -> tuple[Block, ...]:
    """What becomes of a straight model with u = ū + σ·z: the new parameters from the old ones, and the old ones back.

    Arguments:
        walked: the walk.
        found: its standardised columns.
        letters: the new parameters (p).
        ledger: checks each line.

    Returns:
        the lines with their reason; none if the model is no straight one.
    """
    variables = walked.reading.variables
    if found.inputs is None or None not in found.inputs:
        return ()
    index = next(node for node in postorder(walked.reading.expression) if isinstance(node, Counted))
    middle = found.inputs.index(None)
    slopes = [(place, column) for place, column in enumerate(found.inputs) if column is not None]
    means: dict[Expression, Expression] = {
        Mean(column.letter, index.index, index.upper): Symbol(f"mean_{letter_of(column.letter)}")
        for _, column in slopes
    }
    bars = list(means)
    forward: dict[int, Expression] = {
        place: Product((variables[place], _deviation(column)), dotted=True) for place, column in slopes
    }
    forward[middle] = total(
        (
            variables[middle],
            *(Product((variables[place], bar), dotted=True) for (place, _), bar in zip(slopes, bars, strict=True)),
        )
    )
    back: dict[int, Expression] = {place: Quotient(letters[place], _deviation(column)) for place, column in slopes}
    parts = [
        Negation(Quotient(Product((letters[place], bar), dotted=True), _deviation(column)))
        for (place, column), bar in zip(slopes, bars, strict=True)
    ]
    back[middle] = Sum((letters[middle], *parts))
    new = {letters[place]: forward[place] for place in forward}
    lines = [Line(letters[place], forward[place]) for place in range(len(letters))]
    for place, variable in enumerate(variables):
        # The old parameter as it is, and from the new ones with what they are put in.
        rebuilt = substitute(substitute(back[place], dict[Expression, Expression](new.items())), means)
        lines.append(Line(variable, back[place], check=ledger.same(rebuilt, variable)))
    return (Note(phrase("descent-scaled-why")), Lines(None, tuple(lines)))


def _deviation(column: Column) -> Symbol:
    return Symbol("sigma", (Symbol(letter_of(column.letter)),))
