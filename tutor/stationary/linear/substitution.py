"""Isolate and substitute, as the lecture does: solve an equation for one unknown, put that into the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flint import fmpq_mpoly

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, phrase
from tutor.derivation.place import put_in
from tutor.expression.numbers import rational, rational_value
from tutor.expression.traversal import postorder, symbols, terms, unsigned
from tutor.expression.tree import Expression, Negation, Product, Sum, Symbol
from tutor.stationary.ledger import Ledger
from tutor.stationary.linear.coefficients import DOUBTFUL, Coefficients
from tutor.stationary.linear.form import LinearForm
from tutor.stationary.linear.fractions import Value, content, insert, over, reduced, shown_with, tree
from tutor.stationary.linear.lines import Isolated, Row, Writer


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What the work on a linear system has led to."""

    values: dict[Symbol, Value] | None
    """Each unknown that is not free → its value in free unknowns and parameters; None when there is no solution."""
    blocks: tuple[Block, ...]
    """The work as it is shown."""
    otherwise: tuple[tuple[tuple[Expression, ...], Note], ...] = ()
    """Factors that were assumed not to be zero, and what happens where they are."""


class _Contradiction(Exception):
    """An equation is false whatever the unknowns are."""


def substitution(form: LinearForm, coefficients: Coefficients, ledger: Ledger) -> Outcome:
    """Solve a linear system by isolating and substituting.

    Arguments:
        form: the system.
        coefficients: what is known about its coefficients; assumptions are added to it.
        ledger: checks the lines.

    Raises:
        Undecided: it is not known whether a coefficient is zero.
    """
    writer = Writer(form, coefficients, ledger)
    number = _false(writer)
    if number:
        return Outcome(None, (Note(phrase("linear-never", number=number)),))
    writer.worked_out()
    values: dict[Symbol, Value] | None
    try:
        values = _back(writer, _forward(writer))
    except _Contradiction:
        values = None
    lines: tuple[Block, ...] = (Lines(None, tuple(writer.lines)),) if writer.lines else ()
    return Outcome(values, lines, tuple(writer.notes))


def _forward(writer: Writer) -> list[Isolated]:
    """Isolate one unknown after the other until no equation is left."""
    rows = _start(writer)
    count = len(writer.form.rows)
    isolated: list[Isolated] = []
    while rows:
        row, symbol = min(_choices(writer, rows), key=lambda choice: _cost(writer, rows, *choice))
        found = writer.isolate(row, symbol, _label(writer.form, row, symbol))
        isolated.append(found)
        rows, count = _put_into(writer, [other for other in rows if other is not row], found, count)
    return isolated


def _false(writer: Writer) -> int:
    """The number of the first equation that stands there as a number other than 0; 0 if there is none."""
    equations = writer.form.equations
    return next((at for at, one in enumerate(equations, 1) if rational_value(one) not in (None, 0)), 0)


def _start(writer: Writer) -> list[Row]:
    """The equations as they are worked with: multiplied out, and without a common factor."""
    form, rows = writer.form, []
    for number, (equation, above, below) in enumerate(zip(form.equations, form.rows, form.below, strict=True), start=1):
        row = writer.coefficients.row(form, above)
        label = phrase("linear-number", number=number)
        if row.is_zero():
            writer.nothing_new(equation, label)
        elif not form.held(row):
            writer.contradiction(equation, row, below, label)
            raise _Contradiction
        elif below.is_one() and _is_plain(equation, row) and (len(form.held(row)) == 1 or _is_primitive(form, row)):
            rows.append(Row(number, row, equation))
        elif below.is_one() and (inner := _inside(equation, row)) is not None:
            rows.append(_divided(writer, equation, row, inner, number, label))
        else:
            rows.append(_scaled(writer, equation, row, below, number, label))
    return rows


def _inside(equation: Expression, row: fmpq_mpoly) -> Sum | None:
    """What stands in the bracket of an equation such as −2(x − y) = 0, if nothing else is to be divided out."""
    product = unsigned(equation)
    if not isinstance(product, Product) or len(product.factors) != 2 or rational_value(product.factors[0]) is None:
        return None
    inner = product.factors[1]
    plain = isinstance(inner, Sum) and not isinstance(inner.terms[0], Negation) and _is_plain(inner, row)
    number = rational_value(product.factors[0])
    return inner if isinstance(inner, Sum) and plain and number is not None and content(row) == abs(number) else None


def _divided(writer: Writer, old: Expression, row: fmpq_mpoly, inner: Sum, number: int, label: Phrase) -> Row:
    """An equation such as −2(x − y) = 0, both sides divided by −2, and the line that says so."""
    size = -content(row) if isinstance(old, Negation) else content(row)
    writer.scaled(old, inner, rational(1 / size), label)
    return Row(number, over(row, size), inner)


def _is_plain(equation: Expression, row: fmpq_mpoly) -> bool:
    """Whether an equation is a sum of terms already, none of them with a bracket."""
    parts = terms(equation)
    return len(parts) == len(row) and not any(isinstance(node, Sum) for part in parts for node in postorder(part))


def _is_primitive(form: LinearForm, row: fmpq_mpoly) -> bool:
    """Whether a row has no common factor to be divided out; one with decimals is left as it was typed."""
    return form.ring.decimal or content(row) == 1


def _scaled(
    writer: Writer, old: Expression, row: fmpq_mpoly, times: fmpq_mpoly, number: int, label: Phrase | None
) -> Row:
    """A row without a common factor, and the line in which the old left side, times something, becomes it."""
    if not writer.form.ring.decimal:
        size = content(row)
        row, times = over(row, size), over(times, size)
    shown = writer.row_tree(row)
    first = terms(shown)[0]
    if isinstance(first, Negation):
        row, times = -row, -times
        shown = writer.row_tree(row)
    if shown != old:
        writer.scaled(old, shown, tree(writer.form.ring, reduced(times, times**0)), label)
    return Row(number, row, shown)


def _choices(writer: Writer, rows: Sequence[Row]) -> list[tuple[Row, Symbol]]:
    return [(row, symbol) for row in rows for symbol in writer.form.held(row.polynomial)]


def _cost(writer: Writer, rows: Sequence[Row], row: Row, symbol: Symbol) -> tuple[int, ...]:
    """How much work it is to solve an equation for an unknown: no assumption, one unknown alone, no fractions."""
    coefficient, rest = writer.split(row, symbol)
    rank = writer.coefficients.rank(coefficient)
    alone = len(writer.form.held(row.polynomial)) == 1
    doubts = len(writer.coefficients.doubts(coefficient)) if rank == DOUBTFUL else 0
    order = rows.index(row)
    return (
        doubts,
        0 if alone else 1,
        0 if alone else rank,
        0 if alone else len(rest),
        order,
        writer.form.unknowns.index(symbol) * (1 if writer.form.free_last else -1),
    )


def _label(form: LinearForm, row: Row, symbol: Symbol) -> Phrase | None:
    if not row.number:
        return None
    alone = len(form.held(row.polynomial)) == 1
    return phrase("linear-only" if alone else "linear-from", number=row.number, x=symbol)


def _put_into(writer: Writer, rows: list[Row], found: Isolated, count: int) -> tuple[list[Row], int]:
    """Put the value of an unknown into all other equations. Those that are new get the next numbers."""
    left: list[Row] = []
    several = len(rows) > 1
    for row in rows:
        if found.symbol not in writer.form.held(row.polynomial):
            left.append(row)
            continue
        into = shown_with(row.tree, {found.symbol: found.tree})
        writer.insert(row, into, found)
        new = _inserted(writer, row, into, found, count + 1 if several else 0)
        if new is not None:
            left.append(new)
            count += several
    return left, count


def _inserted(writer: Writer, row: Row, into: Expression, found: Isolated, number: int) -> Row | None:
    """The equation after a value was put in, tidied; None when it says 0 = 0."""
    form = writer.form
    coefficient, _ = writer.split(row, found.symbol)
    multiplied = insert(row.polynomial, coefficient, form.letter(found.symbol), found.value)
    above, below = reduced(multiplied, found.value[1])
    times = below
    if not below.is_constant():
        writer.coefficients.require(below)
    above = writer.coefficients.row(form, above)
    if above.is_zero():
        writer.nothing_new(into, None)
        return None
    if not form.held(above):
        writer.contradiction(into, above, times, None)
        raise _Contradiction
    label = phrase("linear-number", number=number) if number else None
    if len(form.held(above)) > 1:
        scaled = _scaled(writer, into, above, times, number, label)
        if scaled.tree == into and number:
            writer.numbered(row.number, number)
        return scaled
    if not form.ring.decimal:
        size = content(above).denominator
        above, times = above * size, times * size
    shown = writer.row_tree(above)
    if shown != into:
        writer.scaled(into, shown, tree(form.ring, reduced(times, times**0)), label)
    elif number:
        writer.numbered(row.number, number)
    return Row(number, above, shown)


def _back(writer: Writer, isolated: Sequence[Isolated]) -> dict[Symbol, Value]:
    """Put the values that are known back into what was isolated, the last one first."""
    form = writer.form
    values: dict[Symbol, Value] = {}
    for found in reversed(isolated):
        known = {symbol: values[symbol] for symbol in symbols(found.tree) if symbol in values}
        above, below = form.inserted(found.value[0], known)
        value = reduced(writer.coefficients.row(form, above), below * found.value[1])
        if known:
            shown = writer.shown(value)
            place = {symbol: writer.shown(one) for symbol, one in known.items()}
            check = writer.ledger.same(put_in(found.tree, place), shown)
            label = phrase("linear-back", left=found.symbol, right=found.tree)
            writer.lines.append(Line(found.symbol, shown, check=check, label=label))
        values[found.symbol] = value
    return {symbol: values[symbol] for symbol in form.unknowns if symbol in values}
