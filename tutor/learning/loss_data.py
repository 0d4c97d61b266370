"""A function of Σ over rows together with a data file: which letter is which column, and the numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.errors import Unanswerable
from tutor.expression.structures import Counted
from tutor.expression.text import text as written
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.learning.bind import letter_of, matched, unused
from tutor.learning.data.dataset import MOST_EXACT, Dataset
from tutor.learning.over_data import row_counts

if TYPE_CHECKING:
    from tutor.learning.data.open import DataFile


@dataclass(frozen=True, slots=True)
class LossData:
    """The rows that the Σ of a function run over."""

    data: Dataset
    letters: tuple[Symbol, ...]
    """The data letters as they stand in the function, aᵢ and hᵢ: one for each column of `data`, in order."""
    counts: frozenset[Symbol]
    """The letters that stand for the number of rows: n."""
    guessed: bool
    """Were columns found by their names, while the file has others too? Else there was nothing to choose."""

    @property
    def columns(self) -> dict[str, tuple[Fraction, ...]]:
        """The name of each letter → its numbers."""
        return {letter_of(letter): column for letter, column in zip(self.letters, self.data.columns, strict=True)}

    @property
    def place(self) -> dict[Symbol, Fraction]:
        """The number of rows, for each letter that stands for it."""
        return {letter: Fraction(self.data.count) for letter in self.counts}


def data_letters(function: Expression, variables: Sequence[Symbol]) -> tuple[Symbol, ...]:
    """The letters that stand for data: those that change with the index of a Σ or a mean, and are no variable.

    Raises:
        Unanswerable: one has several indices, so that no one column can stand for it.

    >>> from tutor import parse
    >>> found = data_letters(parse("sum(i, (s a_i + b - h_i)^2)"), [Symbol("s"), Symbol("b")])
    >>> [letter.label for letter in found]
    ['a_i', 'h_i']
    """
    counted = {node.index for node in postorder(function) if isinstance(node, Counted)}
    families = {variable.name for variable in variables if variable.subscripts}
    found: dict[str, Symbol] = {}
    for node in postorder(function):
        if not isinstance(node, Symbol) or node.name in families:
            continue
        inner = [part for part in node.subscripts if symbols(part) & counted]
        if len(inner) > 1:
            raise Unanswerable(
                f"{written(node)} has two indices: a column for each {written(inner[-1])} would be needed.",
                "Write the features out, as in w_1 u_i + w_2 v_i, or use tutor regress --x with several columns.",
            )
        if inner:
            if inner[0] not in counted:
                raise Unanswerable(
                    f"{written(node)} is no column: its index is more than the index of the Σ.",
                    "Use the index alone, as in a_i.",
                )
            found.setdefault(letter_of(node), node)
    return tuple(sorted(found.values(), key=lambda letter: letter.label))


def bound_data(
    function: Expression,
    variables: Sequence[Symbol],
    file: DataFile,
    bind: Mapping[str, str] | None = None,
    skip_bad: bool = False,
) -> LossData:
    """Find the column of each data letter, and read those columns.

    Arguments:
        function: a function with Σ over rows.
        variables: its variables.
        file: the data file.
        bind: letter → column; None or left-out letters to find columns by name or first letter.
        skip_bad: leave bad rows out, instead of refusing the file.

    Raises:
        Unanswerable: the function has no data letters, a letter fits no column or several, or the file has
            no rows or too many.
    """
    letters = data_letters(function, variables)
    _refuse_rows_as_variables(function, variables)
    names = [letter_of(letter) for letter in letters]
    if not letters:
        raise Unanswerable(
            "The function has no Σ over data, so the data file has no place in it.",
            "Write a sum over rows, such as sum(i, (s*a_i + b - h_i)^2), or leave --data out.",
        )
    unused(bind or {}, names)
    places = {name: file.find(column) for name, column in (bind or {}).items()}
    left = [name for name in names if name not in places]
    if left:
        places |= matched(left, file.headings, places)
    data = file.read([places[name] for name in names], skip_bad)
    if not isinstance(data, Dataset):
        raise Unanswerable(
            f"{file.source} has more than {MOST_EXACT:,} rows; so many are not kept as exact numbers.",
            "Use tutor regress, which fits files of any length, or take a smaller file.",
        )
    if data.count == 0:
        raise Unanswerable(f"{file.source} has no rows of numbers.", "Give a file with at least one row.")
    return LossData(data, letters, row_counts(function, names), bool(left) and len(file.headings) > len(names))


def _refuse_rows_as_variables(function: Expression, variables: Sequence[Symbol]) -> None:
    """Refuse ∂/∂h₁ where hᵢ runs over the rows: with the numbers of a column in their place nothing could vary.

    Raises:
        Unanswerable: a variable is one of the letters that a Σ over all rows runs over.
    """
    counted = {node.index for node in postorder(function) if isinstance(node, Counted) and symbols(node.upper)}
    by_name = {variable.name: variable for variable in variables if variable.subscripts}
    for node in postorder(function):
        if isinstance(node, Symbol) and node.name in by_name and counted & set(node.subscripts):
            variable = written(by_name[node.name])
            raise Unanswerable(
                f"{variable} is one of the {written(node)}, so these are variables here; no column stands for them.",
                "Leave --data out, or differentiate by a letter that is the same in every row.",
            )
