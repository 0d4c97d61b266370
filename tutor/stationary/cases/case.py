"""A case of the case tree: what is left to solve, and what is known already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tutor.derivation.lesson import Block, Line, Lines, Note, Phrase, Section, phrase
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.cases.normal import Normal


@dataclass(frozen=True, slots=True, eq=False)
class Equation:
    """An equation with its number: (2)  shown = 0."""

    number: int
    shown: Expression
    normal: Normal | None = None
    """Its plainest form, once it has been worked out."""

    @property
    def unknown_letters(self) -> frozenset[Symbol]:
        """The letters in it."""
        return symbols(self.shown)

    def label(self) -> Phrase:
        """ "(2)"."""
        return phrase("cases-number", number=self.number)


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """What is left to solve."""

    unknowns: tuple[Symbol, ...]
    equations: tuple[Equation, ...]
    known: Mapping[Symbol, Expression]
    """Each unknown that was isolated → its form in the unknowns that are left."""
    conditions: tuple[Expression, ...] = ()
    number: str = ""
    """"2.1" is the first case inside the second; "" is the whole."""
    heading: Phrase | None = None
    integers: tuple[Symbol, ...] = ()
    """Letters for whole numbers that came up on the way."""
    parameters: tuple[Symbol, ...] = ()
    """Letters that stand for numbers nobody gave."""
    taken: tuple[Symbol, ...] = ()
    """Letters for whole numbers that stand elsewhere on the page."""

    @property
    def level(self) -> int:
        """How deep the case lies inside others."""
        return self.number.count(".") + 1 if self.number else 0

    def inside(self, place: int) -> str:
        """The number of a case inside this one, counted from 1."""
        return f"{self.number}.{place}" if self.number else str(place)


@dataclass(slots=True)
class Page:
    """The lines and sentences of one case, in order, as they are written."""

    blocks: list[Block] = field(default_factory=list)
    assumed: list[Expression] = field(default_factory=list)
    """What was taken for not zero on the way: formulas in parameters."""
    _lines: list[Line] = field(default_factory=list)

    def line(self, line: Line) -> None:
        """Add a line under the others."""
        self._lines.append(line)

    def note(self, message: Phrase) -> None:
        """Add a sentence."""
        self._close()
        self.blocks.append(Note(message))

    def block(self, block: Block) -> None:
        """Add a block that was made elsewhere."""
        self._close()
        self.blocks.append(block)

    def section(self, case: Case) -> tuple[Section, ...]:
        """The page as a section; none if it is empty and has no heading."""
        self._close()
        if not self.blocks and case.heading is None:
            return ()
        return (Section(case.heading, None, tuple(self.blocks), case.level),)

    def _close(self) -> None:
        if self._lines:
            self.blocks.append(Lines(None, tuple(self._lines)))
            self._lines = []


def equals_zero(expression: Expression) -> Comparison:
    """expression = 0, as one value."""
    return Comparison("=", expression, ZERO)


def equation_of(pair: tuple[Expression, Expression]) -> Comparison:
    """(k, 3) as k = 3."""
    return Comparison("=", *pair)


def components(case: Case) -> list[tuple[tuple[Symbol, ...], tuple[Equation, ...]]]:
    """The equations in groups that share no unknown; unknowns that no equation holds are a group without equations."""
    groups: list[tuple[set[Symbol], list[Equation]]] = []
    for equation in case.equations:
        letters = set(case.unknowns) & equation.unknown_letters
        together = [equation]
        apart = []
        for group in groups:
            if group[0] & letters:
                letters |= group[0]
                together = group[1] + together
            else:
                apart.append(group)
        groups = [*apart, (letters, together)]
    used = set[Symbol]().union(*(letters for letters, _ in groups))
    free = [symbol for symbol in case.unknowns if symbol not in used]
    found = [(_in_order(letters, case.unknowns), tuple(_by_number(some))) for letters, some in groups]
    found.sort(key=lambda pair: case.unknowns.index(pair[0][0]) if pair[0] else -1)
    return found + ([(tuple(free), ())] if free else [])


def _in_order(letters: set[Symbol], order: Sequence[Symbol]) -> tuple[Symbol, ...]:
    return tuple(symbol for symbol in order if symbol in letters)


def _by_number(equations: list[Equation]) -> list[Equation]:
    return sorted(equations, key=lambda equation: equation.number)
