"""Which letter stands for which column: `--bind "a=age, h=height"`, or found from the columns' names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tutor.errors import StudentError, Unanswerable
from tutor.expression.tree import Number, Symbol
from tutor.expression.typed_values import read_names
from tutor.learning.data.clean import listed, quoted, shown_name
from tutor.learning.data.dataset import Heading
from tutor.learning.letters import fitting

_EXAMPLE = '--bind "a=age, h=height"'


def read_bind(text: str) -> dict[str, str]:
    """The letters and the columns they stand for.

    Arguments:
        text: letter=column, with commas between them. A column name that has a comma in it stands in double
            quotes; an index behind the letter (a_i) may be written or left out.

    Returns:
        letter → column as it was typed: its name, or its number.

    Raises:
        Unanswerable: something else is written there, or a letter stands twice.

    >>> read_bind("a=age, h=height")
    {'a': 'age', 'h': 'height'}
    >>> read_bind('x_i = "body mass, kg"')
    {'x': 'body mass, kg'}
    """
    found: dict[str, str] = {}
    for part in _parts(text):
        letter, equals, column = part.partition("=")
        name, column = letter_name(letter), _unquoted(column.strip())
        if not (equals and name and column):
            raise Unanswerable(f"`{shown_name(part)}` does not say which column a letter stands for.", _mend())
        if name in found:
            raise Unanswerable(f"The letter {name} is bound twice.", "Bind each letter to one column.")
        found[name] = column
    if not found:
        raise Unanswerable("--bind names no letter.", _mend())
    return found


def letter_name(typed: str) -> str:
    """The name of a letter without its index: "a" for "a_i" and "aᵢ"; "" where no single name stands.

    >>> letter_name(" x_n "), letter_name("θ"), letter_name("x1"), letter_name("2y")
    ('x', 'theta', 'x_1', '')
    """
    try:
        names = read_names(typed)
    except StudentError:
        return ""
    return letter_of(names[0]) if len(names) == 1 else ""


def letter_of(symbol: Symbol) -> str:
    """The name by which data are bound to a symbol: its indices are left out, its numbers are not.

    >>> letter_of(Symbol("a", (Symbol("i"),)))
    'a'
    """
    return without_row(symbol).label


def without_row(symbol: Symbol) -> Symbol:
    """A data letter without the number of its row: a for aᵢ; the numbers of x₁ stay.

    >>> without_row(Symbol("a", (Symbol("i"),))).label
    'a'
    """
    return Symbol(symbol.name, tuple(part for part in symbol.subscripts if isinstance(part, Number)))


def matched(
    letters: Iterable[str], headings: Sequence[Heading], bound: Mapping[str, int] | None = None
) -> dict[str, int]:
    """Find the column of each letter by name, or by the first letter of the name where only one fits.

    Arguments:
        letters: the names of the letters that stand for data, such as a and h.
        headings: what stands over the columns.
        bound: the letters whose column is known already → its place, from 0.

    Returns:
        letter → place of its column, from 0.

    Raises:
        Unanswerable: a letter fits no column, or more than one; or two letters fit the same one.

    >>> matched("ah", [Heading("age"), Heading("height")])
    {'a': 0, 'h': 1}
    """
    names, known = tuple(letters), dict(bound or {})
    able = {name: fitting(name, headings) or fitting(name, headings, capitals=False) for name in names}
    sure = known | {name: places[0] for name, places in able.items() if len(places) == 1}
    for name, places in able.items():
        if len(places) != 1:
            columns = listed(heading.name for heading in headings)
            both = quoted(headings[place].name for place in places)
            why = f"could stand for {both}" if places else f"fits none of the columns {columns}"
            raise Unanswerable(f"The letter {name} {why}.", _mend((*known, *names), headings, sure, able))
        other = next((one for one, place in sure.items() if one != name and place == places[0]), None)
        if other is not None:
            column = shown_name(headings[places[0]].name)
            kept = {one: place for one, place in sure.items() if one != name and (one in known or place != places[0])}
            mend = _mend((*known, *names), headings, kept, {})
            if other in known:
                raise Unanswerable(f"The letter {name} has no column of its own: “{column}” is that of {other}.", mend)
            raise Unanswerable(f"The letters {name} and {other} both fit the column “{column}”.", mend)
    return {name: places[0] for name, places in able.items()}


def unused(bind: Mapping[str, str], letters: Iterable[str]) -> None:
    """Refuse letters that are bound and do not stand in the function as data.

    Raises:
        Unanswerable: there is one.
    """
    known = tuple(letters)
    for letter in bind:
        if letter not in known:
            have = (
                f"The letters that stand for data are {', '.join(known)}." if known else "It has no letters for data."
            )
            raise Unanswerable(f"--bind gives a column to {letter}, which stands for no data in the function.", have)


def _parts(text: str) -> list[str]:
    """The parts between commas; a comma inside double quotes stays."""
    parts, start, quoted = [], 0, False
    for place, character in enumerate(text):
        quoted ^= character == '"'
        if character in ",;" and not quoted:
            parts.append(text[start:place])
            start = place + 1
    parts.append(text[start:])
    return [part for part in parts if part.strip()]


def _unquoted(column: str) -> str:
    return column[1:-1] if len(column) > 1 and column[0] == column[-1] == '"' else column


def _mend(
    letters: Iterable[str] = (),
    headings: Sequence[Heading] = (),
    sure: Mapping[str, int] | None = None,
    able: Mapping[str, Sequence[int]] | None = None,
) -> str:
    """How to bind the letters: those whose column is sure keep it, the others are offered what is left and may fit."""
    kept, fit = sure or {}, able or {}
    taken = set(kept.values())
    pairs = []
    for letter in letters:
        place = kept.get(letter)
        if place is None:
            free = [one for one in (*fit.get(letter, ()), *range(len(headings))) if one not in taken]
            place = free[0] if free else None
        if place is not None:
            taken.add(place)
        pairs.append(f"{letter}={'…' if place is None else _spelled(headings[place].name)}")
    example = "--bind '" + ", ".join(pairs) + "'" if pairs else _EXAMPLE
    return f"Say it with letter=column: {example}."


def _spelled(name: str) -> str:
    shown = shown_name(name)
    return f'"{shown}"' if set(shown) & set(',;="') else shown
