"""Which letters stand for the columns of a data file, and for the number of a row."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from tutor.errors import StudentError
from tutor.expression.numbers import whole
from tutor.expression.traversal import substitute
from tutor.expression.tree import Expression, Symbol
from tutor.expression.typed_values import read_names
from tutor.learning.data.dataset import Heading

COUNT = Symbol("n")
"""The number of rows."""
INDEXES = "ikmjpqrt"
"""Letters for the number of a row, the best first."""
_NEVER = frozenset("eion" + "l")
"""Letters that mean something else (e = 2.718…, the index i, the number of rows n) or look like a digit (l, o)."""
_INPUT_SPARE, _OUTPUT_SPARE = "xuvwztpqrc", "yzwvut"


def choose_letters(
    inputs: Sequence[Heading], output: Heading, taken: Iterable[Symbol] = ()
) -> tuple[tuple[Symbol, ...], Symbol]:
    """A letter for each column: the first of its name if it is free, else another one of it, else x and y.

    Arguments:
        inputs: what stands over the inputs.
        output: what stands over the column that is predicted.
        taken: the letters that are in use, such as those of the parameters.

    Returns:
        the letters of the inputs, and that of the output; all distinct.

    >>> [a], h = choose_letters([Heading("age", "months")], Heading("height", "cm"))
    >>> a.name, h.name
    ('a', 'h')
    >>> letters, y = choose_letters([Heading("size"), Heading("Alter")], Heading("income"), [Symbol("s")])
    >>> [letter.label for letter in letters], y.label
    (['z', 'a'], 'c')
    """
    used = {symbol.name for symbol in taken}
    firsts = [_letters_of(heading.name) for heading in (*inputs, output)]
    found: list[Symbol | None] = [None] * len(firsts)
    for place, letters in enumerate(firsts):
        # First letters go first, so that "age, area" does not take the r of a later "rooms".
        if letters and letters[0] not in used:
            found[place] = Symbol(letters[0])
            used.add(letters[0])
    for place, letters in enumerate(firsts):
        if found[place] is None:
            spare = _OUTPUT_SPARE if place == len(inputs) else _INPUT_SPARE
            found[place] = _free((*letters, *spare), used)
    chosen = [symbol for symbol in found if symbol is not None]
    return tuple(chosen[:-1]), chosen[-1]


def _free(letters: Sequence[str], used: set[str]) -> Symbol:
    for letter in letters:
        if letter not in used:
            used.add(letter)
            return Symbol(letter)
    # With so many columns no letter is left: x₁, x₂ …
    number = 1
    while f"x_{number}" in used:
        number += 1
    used |= {f"x_{number}", "x"}
    return Symbol("x", (whole(number),))


def choose_index(taken: Iterable[Symbol]) -> Symbol:
    """A letter for the number of a row that is not in use: i if possible.

    >>> choose_index([Symbol("s"), Symbol("i")]).name
    'k'
    """
    used = {symbol.name for symbol in taken}
    return Symbol(next((letter for letter in INDEXES if letter not in used), "row"))


def heading_symbol(heading: Heading) -> Symbol | None:
    """The symbol that the name of a column makes when it is typed in a formula; None if it cannot be typed.

    >>> heading_symbol(Heading("x1")).label, heading_symbol(Heading("body mass")) is None
    ('x1', True)
    """
    try:
        names = read_names(heading.name)
    except StudentError:
        return None
    return names[0] if len(names) == 1 else None


def first_letters(heading: Heading) -> frozenset[str]:
    """The first letter of a column's name as it stands there, and in lower case; nothing if it is no letter."""
    letters = next(_plain_letters(heading.name), "")
    return frozenset((letters, letters.lower())) - {""}


def fitting(letter: str, headings: Sequence[Heading], capitals: bool = True) -> list[int]:
    """The columns a letter can stand for: those of its name; else, for a single letter, those that begin with it.

    Arguments:
        letter: the letter without the number of a row: "a", "x_1".
        headings: what stands over the columns.
        capitals: is A another letter than a? A column Age may be called a in any case.

    >>> fitting("a", [Heading("Age"), Heading("area"), Heading("height")]), fitting("A", [Heading("age")])
    ([0, 1], [])
    """
    exact = [place for place, heading in enumerate(headings) if letter in _labels(heading)]
    if exact:
        return exact
    small, wanted = letter.lower(), letter if capitals else letter.lower()
    begins = [place for place, heading in enumerate(headings) if len(letter) == 1 and wanted in first_letters(heading)]
    alike = [place for place, heading in enumerate(headings) if small in map(str.lower, _labels(heading))]
    return [place for place in alike if place in begins or not capitals] or begins


def _labels(heading: Heading) -> tuple[str, ...]:
    symbol = heading_symbol(heading)
    return (heading.name.strip(),) if symbol is None else (heading.name.strip(), symbol.label)


def in_row(symbol: Symbol, index: Symbol) -> Symbol:
    """A data letter with the number of its row: aᵢ for a.

    >>> in_row(Symbol("a"), Symbol("i")).label
    'a_i'
    """
    return Symbol(symbol.name, (*symbol.subscripts, index))


def with_rows(expression: Expression, letters: Iterable[Symbol], index: Symbol) -> Expression:
    """An expression in data letters, each with the number of its row: s·aᵢ + b for s·a + b."""
    replaced: dict[Expression, Expression] = {letter: in_row(letter, index) for letter in letters}
    return substitute(expression, replaced)


def _letters_of(name: str) -> list[str]:
    """The letters of a name that may stand for it, in lower case, each once."""
    small = (letter.lower() for letter in _plain_letters(name))
    return [letter for letter in dict.fromkeys(small) if letter not in _NEVER]


def _plain_letters(name: str) -> Iterator[str]:
    """The Latin letters of a name, accents left out."""
    for character in unicodedata.normalize("NFKD", name):
        if character.isascii() and character.isalpha():
            yield character
