"""p_a = eᵃ/s where a is a letter of the function: a letter of the student's own, or the derivative of p by a?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tutor.errors import TutorError
from tutor.expression.tree import Expression, Symbol
from tutor.grading.equivalence import equivalent
from tutor.grading.question import ask
from tutor.grading.working.differentiated import differentiated
from tutor.grading.working.letters import own_letter
from tutor.grading.working.names import LOSSES, Names
from tutor.grading.working.sides import Side
from tutor.grading.working.worked import Unworkable, worked_out
from tutor.grading.working.written import Written

Rows = Sequence[Sequence[Side]]


def indexed_letters(
    rows: Rows, unclear: Rows, names: Names, read: Callable[[Side], Written]
) -> Iterator[tuple[int, Symbol]]:
    """The rows that say what such a letter stands for, and the letter.

    It is the derivative where p is known, unless p_a is said to be p itself, and p_b something else. Where p is not
    known, it is a letter if several are told apart so, or if it is used on another line; p may also be a name for
    the function.

    Arguments:
        rows: all lines.
        unclear: those that are neither heads nor definitions otherwise.
        names: the names of the working; one for the function is added.
        read: reads a side.
    """
    groups: dict[str, list[tuple[Sequence[Side], Symbol]]] = {}
    for row in unclear:
        says = row[0].first and len(row) > 1 and row[1].relation == "="
        letter = own_letter(row[0].said, names.letters, ()) if says else None
        if isinstance(letter, Symbol) and letter.subscripts and names.own.variables.issuperset(letter.subscripts):
            groups.setdefault(letter.name, []).append((row, letter))
    for name, found in groups.items():
        known = names.own.letters.get(Symbol(name))
        several = len({one for _, one in found}) > 1
        if known is not None:
            itself = [(row, one) for row, one in found if several and _is(read(row[1]), known.meant)]
            apart = any(not _is_derivative(row, one, names, read) for row, one in itself)
        elif any(_is_derivative(row, one, names, read) for row, one in found):
            names.call(name)
            continue
        else:
            apart = several or _is_used(found[0][1], found[0][0], rows)
            if not apart and name in LOSSES:
                names.call(name)
        if apart:
            yield from ((row[0].row, one) for row, one in found)


def _is_used(letter: Symbol, defining: Sequence[Side], rows: Rows) -> bool:
    """Whether a letter stands on another line than the one that says what it is."""
    name, index = re.escape(letter.name), re.escape("".join(part.label for part in _indices(letter)))
    used = re.compile(rf"(?<![A-Za-z\\]){name}_(?:{index}|\{{\s*{index}\s*\}})")
    return any(used.search(side.said) for row in rows for side in row[1:] if row is not defining)


def _indices(letter: Symbol) -> tuple[Symbol, ...]:
    """The indices of a letter that are letters."""
    return tuple(part for part in letter.subscripts if isinstance(part, Symbol))


def _is(written: Written, meant: Expression) -> bool:
    return written.expression is not None and equivalent(written.expression, meant).agrees


def _is_derivative(row: Sequence[Side], letter: Symbol, names: Names, read: Callable[[Side], Written]) -> bool:
    """Whether what is said of p_a is the derivative of p by a, p being the function where it is nothing else."""
    said = read(row[1]).expression
    if said is None:
        return False
    known = names.own.letters.get(Symbol(letter.name))
    meant = names.whole if known is None else known.meant
    variables = _indices(letter)
    try:
        engine = ask(names.reading, variables[:1]).engine
        return equivalent(worked_out(said, engine), worked_out(differentiated(meant, variables), engine)).agrees
    except (TutorError, Unworkable):
        return False
