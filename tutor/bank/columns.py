"""Tables of data for a variant: columns that are given, drawn, or worked out row by row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from tutor.bank.fill import fill_maths
from tutor.bank.filled import Filled, names_in
from tutor.bank.schema.params import Column, Data
from tutor.bank.within import within
from tutor.bank.worth import worth
from tutor.expression.dice import Dice
from tutor.expression.limits import LIMITS
from tutor.expression.preparation import declared_symbol
from tutor.expression.tree import Symbol

_NUMBER = re.compile(r"-?[0-9]{1,100}(?:\.[0-9]{1,100})?")


def table(data: Data, values: Mapping[str, Filled], dice: Dice) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The columns of a table, in order.

    Arguments:
        data: what the table is to be.
        values: the parameters before it.
        dice: what numbers are drawn with.

    Raises:
        AuthorError: a column cannot be made; the error names its field.
        Undefined: a number that is to be worked out has no exact value.
    """
    columns: dict[str, tuple[str, ...]] = {}
    rows: list[dict[Symbol, Fraction]] = [{} for _ in range(data.rows)]
    for name, column in data.columns.items():
        with within("columns", name):
            symbol = declared_symbol(name, LIMITS)
            numbers = _numbers(column, rows, values, dice)
            for row, number in zip(rows, numbers, strict=True):
                row[symbol] = Fraction(number)
            columns[name] = numbers
    return tuple(columns.items())


def _numbers(
    column: Column, rows: list[dict[Symbol, Fraction]], values: Mapping[str, Filled], dice: Dice
) -> tuple[str, ...]:
    if column.values is not None:
        with within("values"):
            return tuple(worth(fill_maths(text, values)) if names_in(text) else _typed(text) for text in column.values)
    if column.integer is not None:
        return _different(column.integer, len(rows), dice)
    with within("is"):
        formula = fill_maths(column.formula or "", values, tuple(symbol.label for symbol in rows[0]))
        return tuple(worth(formula, row) for row in rows)


def _typed(text: str) -> str:
    """A number as the author wrote it: 0.50 stays 0.50; anything longer is worked out."""
    # Fraction reads more than this, and makes a whole number of 1e999999999.
    return text if _NUMBER.fullmatch(text) else worth(text)


def _different(ends: tuple[int, int], count: int, dice: Dice) -> tuple[str, ...]:
    """So many whole numbers of a range, no two alike, in the order in which they were drawn.

    The schema sees to it that there are enough of them.
    """
    least, greatest = ends
    drawn: list[int] = []
    while len(drawn) < count:
        number = dice.randrange(least, greatest + 1)
        if number not in drawn:
            drawn.append(number)
    return tuple(map(str, drawn))
