"""A loss at a point row by row: what each row adds to f and to each derivative, and the sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from tutor.derivation.lesson import Block, Note, Phrase, Table, phrase
from tutor.derivation.monomial import Monomial, monomial
from tutor.errors import CheckFailed
from tutor.expression.numbers import ONE
from tutor.expression.structures import BigSum
from tutor.expression.text import text
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Product, Symbol
from tutor.learning.balls import middle
from tutor.learning.bind import letter_of
from tutor.learning.lessons.figures import Column, column
from tutor.learning.lessons.loss_subject import OverData
from tutor.learning.over_data import Rows, ball_over
from tutor.learning.rows import shown_rows

GAP = "…"
"""Stands for the rows that a long table leaves out."""
_CLOSE = Fraction(1, 10**20)
_MOST_COLUMNS = 8


def rows_table(over: OverData, here: Mapping[Symbol, Fraction]) -> tuple[Block, ...]:
    """The terms of f and of its derivatives in each row; nothing where they are not single Σ over the rows.

    Arguments:
        over: the function, its derivatives and the rows.
        here: a value for every letter that is not data.

    Raises:
        CheckFailed: the terms do not add up to the value of the Σ; a fault of tutor's own.
    """
    rows = Rows(over.rows.columns, here)
    name, count = over.reading.name, 1 + len(over.answers)
    wanted = [over.reading.expression, *over.answers.values()]
    sums = [node for node in map(_one_sum, wanted) if node is not None and rows.range(node) == slice(0, rows.count)]
    letters = over.rows.letters if len(over.rows.letters) + count < _MOST_COLUMNS else ()
    if len(sums) < count or count >= _MOST_COLUMNS or len({node.index for node in sums}) > 1:
        return ()
    first, last = shown_rows(over.rows.data)
    numbers = [number for number, _ in (*first, *last)]
    columns = [column([rows.columns[letter_of(letter)][number - 1] for number in numbers]) for letter in letters]
    added = [_added(rows, node, numbers) for node in sums]
    cells: list[tuple[Phrase | Expression | str, ...]] = [
        (str(number), *(one.shown[at] for one in (*columns, *added))) for at, number in enumerate(numbers)
    ]
    if last:
        cells.insert(len(first), (GAP,) * (1 + len(columns) + count))
    cells.append((phrase("loss-row-sum"), *("" for _ in columns), *(one.shown[-1] for one in added)))
    slopes = (phrase("loss-row-slope", name=name, variable=variable) for variable in over.answers)
    heads: list[Phrase | Expression] = [sums[0].index, *letters, phrase("loss-row-term", name=name), *slopes]
    table = Table(tuple(heads), tuple(cells))
    rounded = not all(one.exact for one in (*columns, *added))
    return (table, Note(phrase("column-rounded"))) if rounded else (table,)


def _added(rows: Rows, node: BigSum, numbers: Sequence[int]) -> Column:
    """What the rows with these numbers add to a Σ, and at the end the sum over all rows.

    Raises:
        CheckFailed: the terms do not add up to the value of the Σ; a fault of tutor's own.
    """
    terms = rows.terms(node)
    fractions = [term if isinstance(term, Fraction) else middle(term) for term in terms]
    total, meant = sum(fractions, Fraction(0)), middle(ball_over(node, rows.columns, rows.place))
    if abs(total - meant) > _CLOSE * (1 + abs(meant)):
        raise CheckFailed(f"the terms of {text(node)} add up to {float(total)}, not to {float(meant)}")
    exact = all(isinstance(term, Fraction) for term in terms)
    return column([*(fractions[number - 1] for number in numbers), total], exact)


def _one_sum(expression: Expression) -> BigSum | None:
    """A multiple of one Σ with the factor inside, −Σᵢ uᵢ as Σᵢ (−uᵢ); None for anything else."""
    parts = monomial(expression)
    sums = [base for base in parts.exponents if isinstance(base, BigSum)]
    if len(sums) != 1 or parts.exponents[sums[0]] != 1:
        return None
    node = sums[0]
    outside = Monomial(parts.coefficient, parts.decimal, dict(parts.exponents))
    del outside.exponents[node]
    factor = outside.expression()
    if any(isinstance(part, BigSum) for part in postorder(factor)) or node.index in symbols(factor):
        return None
    body = node.body if factor == ONE else Product((factor, node.body))
    return BigSum(body, node.index, node.lower, node.upper, implicit=node.implicit)
