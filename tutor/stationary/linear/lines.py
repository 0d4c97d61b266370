"""Lines about one equation of a linear system: simplified, solved for an unknown, put into another, contradicted."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from flint import fmpq_mpoly

from tutor.derivation.lesson import Line, Note, Phrase, phrase
from tutor.derivation.monomial import combine
from tutor.derivation.terms import total
from tutor.expression.numbers import ONE, ZERO, rational
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Negation, Product, Quotient, Sum, Symbol
from tutor.stationary.ledger import Ledger
from tutor.stationary.linear.coefficients import Coefficients
from tutor.stationary.linear.form import LinearForm
from tutor.stationary.linear.fractions import Value, number_of, reduced, tree
from tutor.stationary.numbers.exactly import number_of as closed_number


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """An equation that is worked with: tree = 0."""

    number: int
    """Its number in the lesson; 0 for one that has none because it is used at once."""
    polynomial: fmpq_mpoly
    tree: Expression
    """The left side as it is shown; its value is that of the polynomial."""


@dataclass(frozen=True, slots=True, eq=False)
class Isolated:
    """An unknown that stands alone: symbol = value."""

    symbol: Symbol
    value: Value
    tree: Expression
    """The right side as it is shown."""


@dataclass(slots=True)
class Writer:
    """Writes the lines of one lesson, each checked."""

    form: LinearForm
    coefficients: Coefficients
    ledger: Ledger
    lines: list[Line] = field(default_factory=list)
    notes: list[tuple[tuple[Expression, ...], Note]] = field(default_factory=list)
    """Factors that were assumed not to be zero, and what happens where they are."""

    def scaled(self, old: Expression, new: Expression, factor: Expression, label: Phrase | None) -> None:
        """The equation old = 0 as new = 0, both sides times a factor that is not zero."""
        self.lines.append(self.ledger.line((new, ZERO), (old, ZERO), factor, _times(factor), label))

    def isolate(self, row: Row, symbol: Symbol, label: Phrase | None) -> Isolated:
        """Solve an equation for one of its unknowns, and say under which condition that is possible."""
        coefficient, rest = self.split(row, symbol)
        doubts = self.coefficients.doubts(coefficient)
        conditions = self.coefficients.require(coefficient)
        value = reduced(-rest, coefficient)
        shown = self.shown(value)
        reason = (phrase("linear-if", conditions=conditions),) if conditions else ()
        line = self.ledger.line((symbol, shown), (row.tree, ZERO), self._inverse(coefficient), reason, label)
        if label is not None or reason or not self._stands_already(line):
            self.lines.append(line)
        if conditions:
            self.notes.append((doubts, self.otherwise(row, symbol)))
        return Isolated(symbol, value, shown)

    def _stands_already(self, line: Line) -> bool:
        """Whether the last line says the same: an equation may come out as x = 0."""
        return bool(self.lines) and (self.lines[-1].left, self.lines[-1].right) == (line.left, line.right)

    def split(self, row: Row, symbol: Symbol) -> tuple[fmpq_mpoly, fmpq_mpoly]:
        """The coefficient of an unknown in a row, and all the rest of it."""
        coefficient = self.form.ring.coefficients(row.polynomial, symbol)[1]
        return coefficient, row.polynomial - coefficient * self.form.letter(symbol)

    def insert(self, row: Row, into: Expression, found: Isolated) -> None:
        """The line in which the value of an unknown is put into an equation: checked by what it adds to it."""
        coefficient, _ = self.split(row, found.symbol)
        times = self.form.ring.tree(coefficient)
        added = Product((times, Sum((found.tree, Negation(found.symbol)))))
        check = self.ledger.same(Sum((row.tree, added)), into)
        key = "linear-put" if row.number else "linear-put-here"
        label = phrase(key, number=row.number, x=found.symbol)
        self.lines.append(Line(into, ZERO, check=check, label=label))

    def worked_out(self) -> None:
        """The values of the Σ's of numbers, in lines of their own."""
        for left, right in self.form.sums:
            self.lines.append(Line(left, right, check=self.ledger.same(left, right)))

    def numbered(self, row: int, new: int) -> None:
        """The equation that was put together in the last line is what goes on under a new number."""
        if row:
            label = phrase("linear-put-numbered", number=row, new=new)
            self.lines[-1] = replace(self.lines[-1], label=label)

    def nothing_new(self, old: Expression, label: Phrase | None) -> None:
        """The equation says 0 = 0."""
        check = self.ledger.follows((old, ZERO), (ZERO, ZERO))
        self.lines.append(Line(ZERO, ZERO, (phrase("linear-nothing-new"),), check=check, label=label))

    def contradiction(self, old: Expression, constant: fmpq_mpoly, times: fmpq_mpoly, label: Phrase | None) -> None:
        """The equation old = 0, which holds no unknown, as constant = 0: false, or false under a condition.

        Arguments:
            old: the left side as it was.
            constant: what it is, times something that is not zero.
            times: that something.
            label: what stands before the line.
        """
        if isinstance(self.form.ring.tree(constant), Negation):
            constant, times = -constant, -times
        doubts = self.coefficients.doubts(constant)
        conditions = self.coefficients.require(constant)
        if conditions:
            reason = phrase("linear-false-if", conditions=conditions)
            opposites = tuple(Comparison("=", one.left, one.right) for one in conditions)
            self.notes.append((doubts, Note(phrase("linear-else-consistent", conditions=opposites))))
        else:
            reason = phrase("linear-false")
        ring = self.form.ring
        self.lines.append(
            self.ledger.line((ring.tree(constant), ZERO), (old, ZERO), ring.tree(times), (reason,), label)
        )

    def shown(self, value: Value) -> Expression:
        """A value in textbook form; a number such as 1/√2 in the form that is usual for it."""
        written = tree(self.form.ring, value)
        if symbols(written) or not self.form.ring.atoms or (value[0].is_constant() and value[1].is_constant()):
            return written
        return closed_number(written).exact or written

    def row_tree(self, row: fmpq_mpoly) -> Expression:
        """A row as an expression, in falling order of the unknowns, each standing once: s·(nΣaᵢ² − (Σaᵢ)²) + …"""
        parts, rest = self.form.coefficients(row)
        if all(len(part) <= 1 for part in parts):
            return self.form.ring.tree(row)
        grouped = [
            combine(Product((symbol, self.form.ring.tree(part))))[0]
            for symbol, part in zip(self.form.unknowns, parts, strict=True)
            if not part.is_zero()
        ]
        others = self.form.ring.tree(rest)
        return total((*grouped, *((others.terms if isinstance(others, Sum) else (others,)) if rest else ())))

    def _inverse(self, coefficient: fmpq_mpoly) -> Expression:
        if coefficient.is_constant():
            return rational(1 / number_of(coefficient))
        return Quotient(ONE, self.form.ring.tree(coefficient))

    def otherwise(self, row: Row, symbol: Symbol) -> Note:
        """What the equation says where the coefficient of the unknown is zero."""
        coefficient, rest = self.split(row, symbol)
        ring = self.form.ring
        factors = self.coefficients.factors(coefficient)
        zero = Comparison("=", ring.tree(coefficient), ZERO)
        if len(factors) == 1:
            if isinstance(factors[0], Symbol):
                rest = ring.coefficients(rest, factors[0])[0]
            zero = Comparison("=", self.coefficients.conditions(coefficient, factors)[0].left, ZERO)
        shown = self.row_tree(rest)
        if self.form.held(rest):
            return Note(phrase("linear-else-unknowns", zero=zero, rest=shown, x=symbol))
        key = "linear-else-rest" if symbols(shown) else "linear-else-none" if rest else "linear-else-nothing"
        return Note(phrase(key, zero=zero, rest=shown, x=symbol))


def _times(factor: Expression) -> tuple[Phrase, ...]:
    """How both sides were changed: divided by 2, multiplied by 3, or not at all."""
    if factor == ONE:
        return ()
    if isinstance(factor, Quotient) and factor.numerator == ONE:
        return (phrase("linear-divided", c=factor.denominator),)
    if isinstance(factor, Negation) and isinstance(factor.operand, Quotient) and factor.operand.numerator == ONE:
        return (phrase("linear-divided", c=Negation(factor.operand.denominator)),)
    return (phrase("linear-multiplied", c=factor),)
