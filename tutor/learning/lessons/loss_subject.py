"""A function with Σ over rows, its derivatives, and the rows of a file: what the lesson on data is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Phrase
from tutor.derivation.lessons.parts import partial_symbol
from tutor.derivation.means import with_sums
from tutor.derivation.tidy import spread
from tutor.expression.reading import Reading
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.learning.bind import letter_of
from tutor.learning.loss_data import LossData, bound_data

if TYPE_CHECKING:
    from tutor.learning.data.open import DataFile


@dataclass(frozen=True, slots=True)
class OverData:
    """A function, its partial derivatives, and the rows they run over."""

    reading: Reading
    answers: Mapping[Symbol, Expression]
    """Each variable → the derivative by it, as the rules give it."""
    rows: LossData

    @property
    def single(self) -> dict[Symbol, Expression]:
        """The derivatives with each Σ split into sums over data alone, where that can be."""
        return {variable: spread(answer) for variable, answer in self.answers.items()}

    @property
    def needed(self) -> list[Symbol]:
        """The letters whose values ∇f needs: those that are neither data nor the number of rows, variables first."""
        data = set(self.rows.columns)
        found = symbols(self.reading.expression) | set(self.reading.variables)
        kept = [one for one in found if one not in self.rows.counts and not (one.subscripts and letter_of(one) in data)]
        order = {letter: at for at, letter in enumerate(self.reading.variables)}
        return sorted(kept, key=lambda letter: (order.get(letter, len(order)), letter.label))

    def left(self, variable: Symbol) -> Phrase:
        """∂f/∂x, as the left side of a line."""
        return partial_symbol(self.reading.name, (variable,))

    def name(self, variable: Symbol) -> str:
        """∂f/∂x as text, for an error."""
        return f"∂{self.reading.name}/∂{variable.label}"


def over_data(
    reading: Reading,
    answers: Mapping[Symbol, Expression],
    file: DataFile,
    bind: Mapping[str, str] | None = None,
    skip_bad: bool = False,
) -> OverData:
    """A function with Σ over rows, its derivatives and the rows of a file; means are sums from here on.

    Arguments:
        reading: the function and its variables.
        answers: each variable → the derivative by it.
        file: the data file.
        bind: letter → column, or None to find columns by name.
        skip_bad: leave bad rows out, instead of refusing the file.

    Raises:
        Unanswerable: the function and the file do not go together.
    """
    plain = replace(reading, expression=with_sums(reading.expression))
    single = {variable: with_sums(answer) for variable, answer in answers.items()}
    return OverData(plain, single, bound_data(plain.expression, tuple(answers), file, bind, skip_bad))
