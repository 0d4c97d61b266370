"""Σ over data worked out: exactly where the rows allow it, else in Arb balls.

A data letter stands with the index of its Σ: the aᵢ of Σᵢ aᵢhᵢ is the column of a in row i. Sums of products and
whole powers are worked out with whole numbers over one common denominator, so that 10,000 rows take no time.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tutor.errors import Unanswerable
from tutor.expression.exact import exact
from tutor.expression.numbers import number, rational, rational_value
from tutor.expression.structures import BigSum, Counted
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Expression, Power, Symbol
from tutor.learning.bind import letter_of
from tutor.learning.vectors import vector

if TYPE_CHECKING:
    from flint import arb

    from tutor.expression.numeric import Evaluator

Columns = Mapping[str, Sequence[Fraction]]
"""The letter of each column ("a" for aᵢ) → its numbers, row by row. All columns have one length."""
Place = Mapping[Symbol, Fraction]
"""A value for each letter that is not data."""

PRECISION = 192
"""Binary digits of a Σ that is worked out in balls."""
_MOST_ROWS_NESTED = 300


def row_counts(expression: Expression, letters: Iterable[str]) -> frozenset[Symbol]:
    """The letters that stand for the number of rows: the n of each Σᵢ₌₁ⁿ or mean over data.

    >>> from tutor import parse
    >>> [symbol.name for symbol in row_counts(parse("sum(i, a_i) + sum(j=1..M, w_j)"), "a")]
    ['n']
    """
    known = frozenset(letters)
    return frozenset(
        node.upper
        for node in postorder(expression)
        if isinstance(node, Counted) and isinstance(node.upper, Symbol) and _data_in(node, known)
    )


def sums_over(expression: Expression, letters: Iterable[str]) -> tuple[BigSum, ...]:
    """The distinct Σ over rows that hold data and nothing else, the parts before the wholes.

    >>> from tutor import parse
    >>> from tutor.expression.text import text
    >>> [text(node) for node in sums_over(parse("s*sum(i, a_i^2) + sum(i, s a_i)"), "a")]
    ['Σᵢ aᵢ²']
    """
    known = frozenset(letters)
    found = (node for node in postorder(expression) if isinstance(node, BigSum))
    return tuple(dict.fromkeys(node for node in found if _is_of_data(node, known)))


def inserted(expression: Expression, data: Columns, place: Place | None = None) -> Expression:
    """An expression with every Σ over data worked out, and the letters of a place replaced by their values.

    Arguments:
        expression: any expression, such as s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ.
        data: the columns, by letter; at least one.
        place: values for further letters, the n of the rows among them; or None.

    Returns:
        the expression with numbers in it: 20s + 6b − 280 before it is tidied. A Σ that holds other letters
        without a value, or whose value is no fraction, stays.

    >>> from tutor import parse
    >>> ages = [Fraction(0), Fraction(2), Fraction(4)]
    >>> str(inserted(parse("s*sum(i, a_i^2) + b*n - sum(i, a_i)"), {"a": ages}))
    's*20 + b*n - 6'
    >>> str(inserted(parse("sum(i, a_i) + b*n"), {"a": ages}, {Symbol("n"): Fraction(3)}))
    '6 + b*3'
    """
    rows = Rows(data, place or {})
    worked: dict[Expression, Expression] = {}
    for node in postorder(expression):
        if isinstance(node, BigSum) and node not in worked:
            found = rows.exactly(node)
            if found is not None:
                worked[node] = number(found, decimal=True)
    for symbol, value in (place or {}).items():
        worked[symbol] = number(value, decimal=True)
    return substitute(expression, worked)


def value_over(expression: Expression, data: Columns, place: Place) -> Fraction | None:
    """The exact value of an expression over data; None when it is no fraction or a letter has no value.

    Arguments:
        expression: the expression.
        data: the columns, by letter.
        place: a value for each letter that is not data, n among them where it stands outside Σ.
    """
    return exact(inserted(expression, data, place), place)


def ball_over(expression: Expression, data: Columns, place: Place) -> arb:
    """The value of an expression over data as a ball; it is not finite where there is no value.

    Arguments: as for `value_over`.
    """
    from flint import ctx

    from tutor.expression.numeric import Evaluator

    rows = Rows(data, place)
    precision, cap = ctx.prec, ctx.cap
    ctx.prec, ctx.cap = PRECISION, 1  # plain balls, no power series
    try:
        return _ball(expression, rows, Evaluator(rows.place, PRECISION))
    finally:
        ctx.prec, ctx.cap = precision, cap


def _ball(node: Expression, rows: Rows, outside: Evaluator) -> arb:
    """The ball of an expression put together from those of its Σ."""
    from flint import arb

    from tutor.expression.arithmetic import COMBINE, power

    if not any(isinstance(part, BigSum) for part in postorder(node)):
        return outside.value(node)
    if isinstance(node, BigSum):
        return rows.ball(node)
    parts = [_ball(child, rows, outside) for child in node.children]
    if isinstance(node, Power):
        found = power(parts[0], parts[1], rational_value(node.exponent), not symbols(node.exponent))
    else:
        found = COMBINE[type(node)](node, parts)
    assert isinstance(found, arb)
    return found


@dataclass(frozen=True, slots=True)
class Rows:
    """Columns of data and values for the other letters, with which Σ are worked out."""

    columns: Columns
    place: Place

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(next(iter(self.columns.values()), ()))

    def range(self, node: BigSum) -> slice | None:
        """Which rows a Σ runs over: all of them, or those that its bounds name; None for any other Σ."""
        if not _data_in(node, self.columns):
            return None
        lower, upper = exact(node.lower, self.place), exact(node.upper, self.place)
        if upper is None and isinstance(node.upper, Symbol):
            upper = Fraction(self.count)
        if lower is None or upper is None or lower.denominator != 1 or upper.denominator != 1:
            return None
        return slice(int(lower) - 1, max(int(upper), int(lower) - 1)) if lower >= 1 and upper <= self.count else None

    def exactly(self, node: BigSum) -> Fraction | None:
        """The exact value of a Σ over rows, or None."""
        found = self._open(node)
        if found is None:
            bodies = self._by_row(node)
            return _total(map(self._value, bodies)) if bodies else None
        body, columns, count = found
        vectorised = vector(body, columns)
        if vectorised is not None:
            numbers, below = vectorised
            return Fraction(numbers * count if isinstance(numbers, int) else sum(numbers), below)
        places = ({letter: column[row] for letter, column in columns.items()} for row in range(count))
        return _total(exact(body, place) for place in places)

    def ball(self, node: BigSum) -> arb:
        """The value of a Σ over rows as a ball; it is not finite where it has none."""
        from flint import arb

        from tutor.expression.numeric import Evaluator

        known = self.exactly(node)
        if known is not None:
            return Evaluator({}, PRECISION).value(rational(known))
        found = self._open(node)
        total = arb(0)
        if found is None:
            bodies = self._by_row(node)
            outside = Evaluator(self.place, PRECISION)
            return sum((_ball(body, self, outside) for body in bodies), total) if bodies else arb("nan")
        body, columns, count = found
        for row in range(count):
            here = {letter: column[row] for letter, column in columns.items()}
            total = total + Evaluator(here, PRECISION).value(body)
        return total

    def terms(self, node: BigSum) -> list[Fraction | arb]:
        """The terms of a Σ over rows, one a row: fractions where they are, else balls; [] for any other Σ."""
        from tutor.expression.numeric import Evaluator

        found = self._open(node)
        if found is None:
            outside = Evaluator(self.place, PRECISION)
            pairs = ((body, self._value(body)) for body in self._by_row(node))
            return [_ball(body, self, outside) if known is None else known for body, known in pairs]
        body, columns, count = found
        values: list[Fraction | arb] = []
        for row in range(count):
            here = {letter: column[row] for letter, column in columns.items()}
            known = exact(body, here)
            values.append(Evaluator(here, PRECISION).value(body) if known is None else known)
        return values

    def _value(self, body: Expression) -> Fraction | None:
        return exact(inserted(body, self.columns, self.place), self.place)

    def _by_row(self, node: BigSum) -> list[Expression]:
        """The body of a Σ with another one inside, with the numbers of each row in it; [] for any other Σ.

        Raises:
            Unanswerable: there are too many rows for that.
        """
        rows = self.range(node)
        if rows is None or not any(isinstance(part, BigSum) for part in postorder(node.body)):
            return []
        if rows.stop - rows.start > _MOST_ROWS_NESTED:
            raise Unanswerable(
                f"A Σ in a Σ that depends on the row of the other is worked out for {_MOST_ROWS_NESTED} rows at most.",
                "Take a smaller file, or write what depends on the row in front of the Σ inside.",
            )
        named = {symbol: name for symbol in symbols(node.body) if (name := _letter(symbol, node.index)) in self.columns}
        bodies = []
        for row in range(rows.start, rows.stop):
            here: dict[Expression, Expression] = {
                symbol: rational(self.columns[name][row]) for symbol, name in named.items()
            }
            bodies.append(substitute(node.body, {**here, node.index: rational(Fraction(row + 1))}))
        return bodies

    def _open(self, node: BigSum) -> tuple[Expression, dict[Symbol, Sequence[Fraction]], int] | None:
        """The body of a Σ with a plain letter for each column, and the rows it runs over.

        None when a letter is left without a value, or a Σ inside depends on the row.
        """
        rows = self.range(node)
        if rows is None:
            return None
        body = inserted(node.body, self.columns, self.place)
        letters = {symbol: _letter(symbol, node.index) for symbol in symbols(body)}
        columns: dict[Symbol, Sequence[Fraction]] = {
            _mark(name): self.columns[name][rows] for name in letters.values() if name in self.columns
        }
        columns[_ROW] = [Fraction(row + 1) for row in range(rows.start, rows.stop)]
        marks: dict[Expression, Expression] = {
            symbol: _mark(name) for symbol, name in letters.items() if name in self.columns
        }
        opened = substitute(body, {**marks, node.index: _ROW})
        known = all(symbol in columns for symbol in symbols(opened))
        return (opened, columns, rows.stop - rows.start) if known else None


_ROW = Symbol("row_number")
"""Stands for the index itself, as in Σᵢ i·aᵢ."""


def _total(values: Iterable[Fraction | None]) -> Fraction | None:
    """The sum of values; None as soon as one is not known."""
    total = Fraction(0)
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _mark(name: str) -> Symbol:
    return Symbol(f"column_{name}")


def _letter(symbol: Symbol, index: Symbol) -> str:
    """The name under which the data of a symbol such as aᵢ are bound; "" for a symbol without this index."""
    return letter_of(symbol) if index in symbol.subscripts else ""


def _data_in(node: Counted, letters: Container[str]) -> bool:
    """Whether a Σ or a mean runs over rows: data stand in it with its index."""
    return any(_letter(symbol, node.index) in letters for symbol in symbols(node.body))


def _is_of_data(node: BigSum, letters: Container[str]) -> bool:
    found = symbols(node.body)
    return _data_in(node, letters) and all(
        symbol == node.index or _letter(symbol, node.index) in letters for symbol in found
    )
