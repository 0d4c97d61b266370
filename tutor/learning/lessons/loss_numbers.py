"""Sums over data written out, and answers with the numbers of the data in them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import fsum, isinf

from tutor.derivation.lesson import Check, Line
from tutor.derivation.monomial import Monomial, monomial
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.errors import CheckFailed
from tutor.expression.exact import exact
from tutor.expression.numbers import ONE, number
from tutor.expression.structures import BigSum
from tutor.expression.text import text
from tutor.expression.traversal import rebuilt, substitute, symbols, unsigned
from tutor.expression.traversal import terms as terms_of
from tutor.expression.tree import Expression, Negation, Number, Product, Sum, Symbol
from tutor.learning import floats
from tutor.learning.bind import letter_of
from tutor.learning.lessons.figures import figure
from tutor.learning.over_data import Columns, Rows

MOST_WRITTEN = 6
"""A Σ over at most so many rows is written out term by term."""
_CLOSE = 1e-9


def sum_lines(node: BigSum, columns: Columns, counts: Mapping[Symbol, Fraction]) -> tuple[tuple[Line, ...], Fraction]:
    """Σᵢ aᵢ² = 0² + 2² + 4² = 20, each line checked; and the value.

    Arguments:
        node: a Σ over rows that holds data letters only.
        columns: the data, by letter.
        counts: the number of rows, for each letter that stands for it.

    Raises:
        CheckFailed: the numbers written out do not add up to the value; a fault of tutor's own.
    """
    rows = Rows(columns, counts)
    value, span = rows.exactly(node), rows.range(node)
    assert value is not None
    assert span is not None
    lines = []
    together = written_out(node, columns, span)
    if together is None:
        _compare(node, columns, span, value)
    else:
        if exact(together, {}) != value:
            raise CheckFailed(f"{text(together)} is not {value}")
        lines.append(Line(node, together, check=Check(1)))
    shown = figure(value)
    lines.append(Line(None if lines else node, shown.shown, relation=shown.relation, check=Check(1)))
    return tuple(lines), value


def written_out(node: BigSum, columns: Columns, span: slice) -> Expression | None:
    """The terms of a Σ with the numbers of the rows in them: 0² + 2² + 4².

    Arguments:
        node: a Σ over rows that holds data letters only.
        columns: the data, by letter.
        span: the rows, from 0.

    Returns:
        the terms; None for one row, for many, and where a number is too long to be read.
    """
    if not 1 < span.stop - span.start <= MOST_WRITTEN:
        return None
    names = {letter_of(letter) for letter in symbols(node.body) if node.index in letter.subscripts}
    if not all(figure(one).exact for name in names & columns.keys() for one in columns[name][span]):
        return None
    rows = range(span.start, span.stop)
    return total(tuple(body_in_row(node.body, node.index, columns, row) for row in rows))


def body_in_row(body: Expression, index: Symbol, columns: Columns, row: int) -> Expression:
    """The body of a Σ with the numbers of one row (from 0) in it, written with dots between them: 2·40.

    >>> from tutor import parse
    >>> here = body_in_row(parse("a_i h_i"), Symbol("i"), {"a": [Fraction(2)], "h": [Fraction(40)]}, 0)
    >>> text(here)
    '2·40'
    """
    numbers: dict[Expression, Expression] = {index: Number(Fraction(row + 1))}
    for letter in symbols(body):
        name = letter_of(letter)
        if name in columns and index in letter.subscripts:
            numbers[letter] = number(columns[name][row], decimal=True)
    return dotted(substitute(body, numbers))


def dotted(expression: Expression) -> Expression:
    """An expression with a dot in every product of numbers."""
    return rebuilt(
        expression,
        lambda _, around: Product(around.factors, dotted=True) if isinstance(around, Product) else around,
    )


def _compare(node: BigSum, columns: Columns, span: slice, value: Fraction) -> None:
    """Add the rows up once more, each on its own and in floating point."""
    terms = []
    size = 0.0
    for row in range(span.start, span.stop):
        term = exact(body_in_row(node.body, node.index, columns, row), {})
        if term is None:
            return
        terms.append(floats.of(term))
        size += abs(terms[-1])
    if isinf(size):  # too large to be added in floating point
        return
    if abs(fsum(terms) - floats.of(value)) > _CLOSE * (size + 1):
        raise CheckFailed(f"{text(node)} is {value}, but adding the rows up gives {fsum(terms)}")


def opened(expression: Expression) -> Expression:
    """A number times a bracket, or a bracket over a number, multiplied out; anything else as it is.

    >>> from tutor import parse
    >>> text(opened(parse("-2(6 - 4s)/3")))
    '8s/3 − 4'
    """
    terms: list[Expression] = []
    for term in terms_of(expression):
        parts = monomial(term)
        bracket = next(iter(parts.exponents), None)
        if len(parts.exponents) != 1 or not isinstance(bracket, Sum) or parts.exponents[bracket] != 1:
            terms.append(term)
            continue
        for inner in bracket.terms:
            piece = monomial(inner)
            piece.coefficient *= parts.coefficient
            piece.decimal = piece.decimal or parts.decimal
            terms.append(piece.expression())
    together = tidied(total(tuple(terms)))
    if not isinstance(together, Sum) or not isinstance(together.terms[0], Negation):
        return together
    ahead = sorted(together.terms, key=lambda term: isinstance(term, Negation))
    return total(tuple(ahead))


def with_figures(expression: Expression) -> tuple[Expression, bool]:
    """A sum of numbers times letters with each number as it is printed, and whether all of them are exact.

    >>> from tutor import parse
    >>> shown, known = with_figures(parse("x/3 + 0.1234567890123y"))
    >>> text(shown), known
    ('x/3 + 0.123457y', False)
    """
    known = True
    terms: list[Expression] = []
    for term in terms_of(expression):
        parts = monomial(term)
        found = figure(parts.coefficient)
        if found.exact:
            terms.append(term)
            continue
        known = False
        minus = isinstance(found.shown, Negation)
        size = unsigned(found.shown)
        rest = Monomial(exponents=parts.exponents).expression()
        factors = rest.factors if isinstance(rest, Product) else (rest,)
        written = size if rest == ONE else Product((size, *factors))
        terms.append(Negation(written) if minus else written)
    return (expression if known else total(tuple(terms))), known
