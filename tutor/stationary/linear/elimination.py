"""Elimination: row steps into echelon form, then back substitution from the last row to the first."""

from __future__ import annotations

from collections.abc import Sequence

from flint import arb, fmpq, fmpq_mpoly, fmpz

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, phrase
from tutor.derivation.place import decimal_tree
from tutor.expression.figures import decimal
from tutor.expression.numbers import ZERO, rational_value
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.ledger import Ledger, difference
from tutor.stationary.linear.coefficients import Coefficients
from tutor.stationary.linear.form import LinearForm
from tutor.stationary.linear.fractions import Value, content, is_short, number_of, over, reduced
from tutor.stationary.linear.lines import Row, Writer
from tutor.stationary.linear.rows import Arithmetic, Entry, Formulas, Stage, WholeNumbers, echelon
from tutor.stationary.linear.substitution import Outcome
from tutor.stationary.linear.table import MOST_IN_FULL, row_name, steps_shown

_MOST_WRITTEN = 4
"""In a long lesson a row with more unknowns than this is not written out as an equation again."""


def elimination(form: LinearForm, coefficients: Coefficients, ledger: Ledger) -> Outcome:
    """Solve a linear system by row steps.

    Arguments:
        form: the system.
        coefficients: what is known about its coefficients; assumptions are added to it.
        ledger: checks the lines.

    Raises:
        Undecided: it is not known whether a coefficient is zero.
        TooLarge: the formulas become too long.
    """
    start = [_entries(form, coefficients.row(form, row)) for row in form.rows]
    writer = Writer(form, coefficients, ledger)
    if all(entry.is_constant() for row in start for entry in row):
        numbers = [[fmpz(number_of(entry).numerator) for entry in row] for row in start]
        return _worked(writer, numbers, WholeNumbers(form))
    return _worked(writer, start, Formulas(form, coefficients))


def _entries(form: LinearForm, row: fmpq_mpoly) -> list[fmpq_mpoly]:
    """A row of the augmented matrix, in whole numbers: the coefficients, then what stands alone, on the right side."""
    parts, rest = form.coefficients(over(row, content(row)))
    return [*parts, -rest]


def _worked(writer: Writer, rows: list[list[Entry]], arithmetic: Arithmetic[Entry]) -> Outcome:
    form = writer.form
    start = [tuple(row) for row in rows]
    stages = echelon(rows, len(form.unknowns), arithmetic)
    sums = (Lines(None, tuple(Line(left, right, check=writer.ledger.same(left, right)) for left, right in form.sums)),)
    blocks: list[Block] = [
        *(sums if form.sums else ()),
        Note(phrase("linear-table")),
        *steps_shown(form, arithmetic, start, stages, rows),
    ]
    polynomials = [_equation(form, [arithmetic.polynomial(entry) for entry in row]) for row in rows]
    used = sum(1 for stage in stages if stage.pivot is not None)
    false = next((place for place in range(used, len(rows)) if polynomials[place]), None)
    if false is not None:
        constant = polynomials[false]
        label = phrase("linear-row", row=row_name(false))
        writer.contradiction(form.ring.tree(constant), constant, constant**0, label)
        blocks.append(Lines(None, tuple(writer.lines)))
        return Outcome(None, tuple(blocks), tuple(writer.notes))
    if used < len(rows):
        key = "linear-zero-rows" if len(rows) - used > 1 else "linear-zero-row"
        blocks.append(Note(phrase(key, count=len(rows) - used)))
    values = _back(writer, stages, polynomials)
    blocks.append(Lines(phrase("linear-back-heading"), tuple(writer.lines)))
    return Outcome(values, tuple(blocks), tuple(writer.notes))


def _equation(form: LinearForm, entries: Sequence[fmpq_mpoly]) -> fmpq_mpoly:
    """A row of the augmented matrix as a polynomial that is to be zero."""
    letters = map(form.letter, form.unknowns)
    return sum((entry * letter for entry, letter in zip(entries, letters, strict=False)), start=-entries[-1])


def _back(writer: Writer, stages: Sequence[Stage[Entry]], polynomials: Sequence[fmpq_mpoly]) -> dict[Symbol, Value]:
    """The value of each unknown with a pivot, the last one first."""
    form = writer.form
    values: dict[Symbol, Value] = {}
    places: dict[Symbol, Expression] = {}
    for stage in reversed(stages):
        if stage.pivot is None:
            continue
        symbol = form.unknowns[stage.column]
        row = polynomials[stage.pivot]
        coefficient, rest = writer.split(Row(0, row, ZERO), symbol)
        above, below = form.inserted(-rest, values)
        value = reduced(writer.coefficients.row(form, above), below * coefficient)
        shown = writer.shown(value)
        _write(writer, stage, row, symbol, shown, places)
        values[symbol], places[symbol] = value, shown
    return {symbol: values[symbol] for symbol in form.unknowns if symbol in values}


def _write(
    writer: Writer,
    stage: Stage[Entry],
    row: fmpq_mpoly,
    symbol: Symbol,
    shown: Expression,
    places: dict[Symbol, Expression],
) -> None:
    """The row as an equation, where that is short enough, and the value that follows from it."""
    assert stage.pivot is not None
    form, ledger = writer.form, writer.ledger
    held = form.held(row)
    left, right = _sides(writer, row)
    label: Phrase | None = phrase("linear-row", row=row_name(stage.pivot))
    known = {one: places.get(one, one) for one in held if one != symbol}
    reason: tuple[Phrase, ...] = ()
    if stage.doubts:
        coefficient, _ = writer.split(Row(0, row, ZERO), symbol)
        conditions = writer.coefficients.conditions(coefficient, stage.doubts)
        reason = (phrase("linear-if", conditions=conditions),)
        writer.notes.append((stage.doubts, writer.otherwise(Row(0, row, ZERO), symbol)))
    everything = {symbol: shown, **known}
    check = ledger.solves(difference((left, right)), everything)
    if (left, right) != (symbol, shown) and (len(form.unknowns) <= MOST_IN_FULL or len(held) <= _MOST_WRITTEN):
        writer.lines.append(Line(left, right, check=check, label=label))
        label = None
    value = rational_value(shown)
    relation = "="
    if value is not None and not is_short(value):
        relation, shown = "≈", decimal_tree(decimal(arb(fmpq(value.numerator, value.denominator))))
    writer.lines.append(Line(symbol, shown, reason, relation, check, label))


def _sides(writer: Writer, row: fmpq_mpoly) -> tuple[Expression, Expression]:
    """A row with its unknowns on the left side and what stands alone on the right."""
    _, rest = writer.form.coefficients(row)
    return writer.row_tree(row - rest), writer.form.ring.tree(-rest)
