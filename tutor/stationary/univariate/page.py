"""What is written down while an equation in one unknown is solved: lines, each checked, and sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Block, Check, Line, Lines, Note, Phrase, Section, phrase
from tutor.derivation.place import decimal_tree, put_in
from tutor.errors import CheckFailed
from tutor.expression.numbers import ONE, ZERO, whole
from tutor.expression.text import text
from tutor.expression.traversal import substitute
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.box.program import enclose
from tutor.stationary.ledger import Ledger, Sides, worst
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.system import Search

if TYPE_CHECKING:
    from flint import arb

_MEMBERS = (0, 1, -1, 2)
"""The whole numbers at which a family is checked."""


@dataclass(frozen=True, slots=True, eq=False)
class Roots:
    """The solutions of an equation in one letter."""

    values: tuple[Coordinate, ...] = ()
    families: tuple[tuple[Expression, tuple[Symbol, ...]], ...] = ()
    """Forms with whole-number letters, each with its letters."""
    certain: bool = True
    """Are these all, anywhere? Else all in the box."""

    def __add__(self, other: Roots) -> Roots:
        return Roots((*self.values, *other.values), (*self.families, *other.families), self.certain and other.certain)


Mark = tuple[int, int, Phrase | None]
"""How many blocks and lines there are, and what stands before the next line."""


@dataclass(slots=True)
class Page:
    """The work on one equation."""

    search: Search
    ledger: Ledger
    used: set[Symbol]
    """Letters that are taken."""
    label: Phrase | None = None
    """What stands before the next line."""
    blocks: list[Block] = field(default_factory=list)
    _lines: list[Line] = field(default_factory=list)

    def equation(
        self,
        new: Sides,
        old: Sides | None = None,
        factor: Expression = ONE,
        reason: Iterable[Phrase] = (),
        label: Phrase | None = None,
    ) -> None:
        """A line left = right that follows from the equation above."""
        self._add(self.ledger.line(new, old, factor, reason, label))

    def substituted(self, inner: Expression, of: Expression, place: dict[Symbol, Expression]) -> None:
        """A line inner = 0 in a new letter, which stands for a part of another expression."""
        check = self.ledger.same(of, put_in(inner, place))
        self._add(replace(self.ledger.line((inner, ZERO)), check=check))

    def undone(self, inside: Expression, value: Expression, outer: Sides) -> None:
        """A line u = v that undoes h(u) = w; that h(v) is w is what is checked."""
        left, right = outer
        check = self.ledger.same(substitute(left, {inside: value}), right)
        self._add(Line(inside, value, check=check))

    def same(self, left: Phrase | None, right: Expression, of: Expression) -> None:
        """A line left = right in which right is worked out from another expression."""
        self.label = None
        self._add(Line(left, right, check=self.ledger.same(of, right)))

    def root(
        self,
        letter: Symbol,
        value: Coordinate,
        equation: Expression,
        reason: Iterable[Phrase] = (),
        label: Phrase | None = None,
    ) -> None:
        """A line letter = value; the value is put into the equation."""
        if value.exact is not None:
            check = self.ledger.solves(equation, {letter: value.exact})
            self._add(Line(letter, value.exact, tuple(reason), check=check, label=label))
            return
        found = enclose(equation, {letter: value.ball})
        _must_hold_zero(equation, letter, found, value)
        check = Check(1) if found.is_finite() else Check(0, phrase("not-evaluable"))
        self._add(Line(letter, decimal_tree(value.decimal), tuple(reason), "≈", check, label))

    def family(
        self,
        letter: Symbol,
        form: Expression,
        integers: tuple[Symbol, ...],
        equation: Expression,
        label: Phrase | None = None,
    ) -> None:
        """A line letter = form with whole-number letters; some members are put into the equation."""
        checks = [
            self.ledger.solves(equation, {letter: put_in(form, {integer: whole(member) for integer in integers})})
            for member in _MEMBERS
        ]
        check = worst(checks)
        if check is not None and check.points:
            check = Check(len(checks))
        self._add(Line(letter, form, (phrase("univariate-integers", letters=integers),), check=check, label=label))

    def note(self, message: Phrase) -> None:
        """A sentence. What stood above is out of sight after it, so that no label refers to it."""
        self.label = None
        self._close()
        self.blocks.append(Note(message))

    def take(self, blocks: Iterable[Block]) -> None:
        """Blocks that were written elsewhere."""
        self._close()
        self.blocks.extend(blocks)

    def sections(self) -> tuple[Section, ...]:
        """Everything that was written, as one part of the lesson."""
        self._close()
        return (Section(None, None, tuple(self.blocks)),) if self.blocks else ()

    def mark(self) -> Mark:
        """The place that has been reached, to come back to by `forget`."""
        return len(self.blocks), len(self._lines), self.label

    def forget(self, mark: Mark) -> None:
        """Rub out what was written since a mark."""
        blocks, lines, self.label = mark
        if lines and len(self.blocks) > blocks:
            closed = self.blocks[blocks]
            assert isinstance(closed, Lines)
            self._lines = list(closed.lines[:lines])
        else:
            self._lines = self._lines[:lines]
        del self.blocks[blocks:]

    def _add(self, line: Line) -> None:
        """Write a line, but not twice the same under each other."""
        if self._lines and (self._lines[-1].left, self._lines[-1].right) == (line.left, line.right):
            return
        if self.label is not None and line.label is None:
            line = replace(line, label=self.label)
        self.label = None
        self._lines.append(line)

    def _close(self) -> None:
        if self._lines:
            self.blocks.append(Lines(None, tuple(self._lines)))
            self._lines = []


def _must_hold_zero(equation: Expression, letter: Symbol, found: arb, value: Coordinate) -> None:
    if found.is_finite() and not found.contains(0):
        raise CheckFailed(f"{text(equation)} = 0 is false at {letter.label} ≈ {value.decimal}")
