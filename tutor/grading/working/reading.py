"""A student's own working, read: each line's expressions, with heads, own letters and marks understood.

Nothing that stands in a single line raises here: a line that cannot be read is kept with its problem, so that
the other lines can still be judged.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from tutor.errors import LimitExceeded, SyntaxProblem
from tutor.expression.reading import Reading
from tutor.expression.structures import Applied
from tutor.expression.traversal import size, substitute, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.equivalence import equivalent
from tutor.grading.same_letters import with_numbers_of
from tutor.grading.scope import wider
from tutor.grading.working.differentiated import differentiated
from tutor.grading.working.heads import head_orders
from tutor.grading.working.indexed import indexed_letters
from tutor.grading.working.letters import own_letter
from tutor.grading.working.names import Names
from tutor.grading.working.own import Meaning
from tutor.grading.working.side_text import read_side
from tutor.grading.working.sides import Side, sides
from tutor.grading.working.written import Other, Role, Working, Written

_OF_ONE = re.compile(r"(?P<name>[A-Za-zα-ω])\s*\(\s*(?P<place>\w+)\s*\)")
_MOST_NODES = 20_000
"""How many parts all lines together may have, own letters replaced."""


def read_working(text: str, reading: Reading, orders: Sequence[Symbol] = ()) -> Working:
    """Read a working.

    Arguments:
        text: one step a line, = or → between or before them; reasons in words are passed over.
        reading: the function whose derivative is worked out.
        orders: the variables of the derivative, in order; it is by the first of them that u′ differentiates.

    Raises:
        SyntaxProblem: nothing is typed; LimitExceeded: the working is too long.

    >>> from tutor.expression.reading import read
    >>> working = read_working("f_x = y·∂/∂x[x^2]\\n = 2xy", read("x^2 y"))
    >>> [str(step.expression) for step in working.steps]
    ['Derivative(x**2*y, x)', 'y*Derivative(x**2, x)', '2*x*y']
    """
    reader = _Reader(reading, tuple(orders))
    found = sides(text, {*reading.names, *reading.unknown}, reading.source)
    rows = [list(row) for _, row in groupby(found, key=lambda side: side.row)]
    reader.define(rows)
    steps: list[Written] = []
    for row in rows:
        steps += reader.row(row)
    return Working(text, tuple(steps))


class _Reader:
    """Reads the sides of one working."""

    def __init__(self, reading: Reading, orders: tuple[Symbol, ...]) -> None:
        self._reading = reading
        self._orders = orders
        self._letters = {symbol.name for symbol in (*symbols(reading.expression), *reading.variables)}
        self._labels = {symbol.label for symbol in (*symbols(reading.expression), *reading.variables)}
        self._names = Names(reading, orders)
        self._defining: dict[int, Expression] = {}
        self._room = _MOST_NODES

    def define(self, rows: Sequence[Sequence[Side]]) -> None:
        """Note what the student's own letters stand for, for lines that stand before; one may be put into the next."""
        for row in rows:
            letter = self._defined(row)
            if letter is not None:
                self._defining[row[0].row] = letter
        if self._defining:
            for row in rows:
                outer = self._outer_function(row)
                if outer is not None:
                    self._defining[row[0].row] = outer
        self._names.find(rows, {_name(letter) for letter in self._defining.values()})
        self._define(rows)
        self._names.settle(rows, self.side)
        if indexed := dict(indexed_letters(rows, self._unclear(rows), self._names, self.side)):
            self._defining |= indexed
            self._define(rows)
        self._room = _MOST_NODES

    def _define(self, rows: Sequence[Sequence[Side]]) -> None:
        for _ in range(2):  # what is defined below may stand in what is defined above
            seen: set[Expression] = set()
            for row in rows:
                letter = self._defining.get(row[0].row)
                if letter is not None and letter not in seen:
                    seen.add(letter)
                    written = self.side(row[1])
                    if written.typed is not None and written.expression is not None:
                        self._names.own.define(letter, written.typed)

    def _unclear(self, rows: Sequence[Sequence[Side]]) -> list[Sequence[Side]]:
        """The rows that define no letter and name no derivative of the function."""
        defined = {_name(letter) for letter in self._defining.values()}
        called = [name for name in self._names.function if name not in defined]
        return [
            row
            for row in rows
            if row[0].row not in self._defining
            and head_orders(row[0].said, self._reading, self._orders, self._names.own.names(), called) is None
        ]

    def _defined(self, row: Sequence[Side]) -> Expression | None:
        """The letter that a row such as "u = xy" says what it stands for; None for any other row."""
        if len(row) < 2 or not row[0].first or row[1].relation != "=":
            return None
        said = row[0].said
        if head_orders(said, self._reading, self._orders) is not None:
            return None
        return own_letter(said, self._letters, self._labels)

    def _outer_function(self, row: Sequence[Side]) -> Expression | None:
        """f(x) where a row "f(x) = sin x" means the outer function of sin(x²), as g(x) = x² is the inner one."""
        match = _OF_ONE.fullmatch(row[0].said) if row[0].first and len(row) == 2 else None
        if match is None or match["place"] not in self._labels or match["name"] in self._letters:
            return None
        if "=" in self._reading.source or row[1].relation != "=":
            return None
        said = self.side(row[1]).expression
        if said is None or equivalent(said, self._reading.expression).agrees:
            return None
        places = [symbol for symbol in symbols(said) if symbol.label == match["place"]]
        return Applied(match["name"], tuple(places)) if places and symbols(said) == {*places} else None

    def row(self, row: Sequence[Side]) -> list[Written]:
        """The sides of a row; "u = xy" is one step."""
        letter = self._defining.get(row[0].row)
        if letter is None:
            written = [self.side(side) for side in row]
            self._note_given(written)
            return written
        right = self.side(row[1])
        if right.typed is not None and right.expression is not None:
            self._names.own.define(letter, right.typed)
        definition = replace(right, role=Role.DEFINITION, relation="", letter=letter, start=row[0].start, others=())
        return [definition, *(replace(self.side(side), role=Role.MORE) for side in row[2:])]

    def _note_given(self, written: Sequence[Written]) -> None:
        """f = √g says how f hangs together with a letter of the student's own, so that df/dg has a meaning."""
        if len(written) < 2 or written[0].orders != () or written[1].typed is None:
            return
        own, typed = self._names.own, written[1].typed
        if own.mentions(typed):
            for name in self._names.function:
                own.letters[Symbol(name)] = Meaning(typed, self._reading.expression)

    def side(self, side: Side) -> Written:
        """One side, read; what is wrong with it is kept, not raised."""
        start, end = _trimmed(side)
        role = Role.FIRST if side.first else Role.NEXT
        blankness = Written(side.number, side.source, start, end, role, side.relation, None, None)
        text = side.masked[start:end]
        orders = head_orders(text, self._reading, self._orders, self._names.taken, self._names.function)
        if orders is not None:
            meant = differentiated(self._reading.expression, orders)
            return replace(blankness, typed=meant, expression=meant, orders=orders)
        try:
            typed = read_side(" " * start + text, side, self._names, self._reading)
            typed = with_numbers_of(self._reading, typed, self._names.own.letters)
            meant = self._meant(typed, side, start, end)
            others = tuple(
                Other(one.tree, self._names.own.meant(one.tree), one.index) for one in wider(typed, side.source)
            )
            return replace(blankness, typed=typed, expression=meant, others=others)
        except SyntaxProblem as problem:
            return replace(blankness, problem=_in_line(problem, side.number, side.source))

    def _meant(self, typed: Expression, side: Side, start: int, end: int) -> Expression:
        """The expression with the student's own letters replaced."""
        meant = self._names.own.meant(typed)
        if self._names.undone:
            meant = substitute(meant, self._names.undone)
        self._room -= size(meant)
        if self._room < 0:
            message = f"the working has too many parts; the limit is {_MOST_NODES:,} nodes"
            raise LimitExceeded(message, side.source, start, end, mend="hand in a part of it")
        return meant


def _name(letter: Expression) -> str:
    assert isinstance(letter, Symbol | Applied)
    return letter.name


def _trimmed(side: Side) -> tuple[int, int]:
    """The columns of a side without the spaces around it."""
    text = side.masked[side.start : side.end]
    start = side.start + len(text) - len(text.lstrip())
    return start, max(start, side.start + len(text.rstrip()))


def _in_line(problem: SyntaxProblem, number: int, source: str) -> SyntaxProblem:
    """The problem told of the line of the text that it stands in."""
    message = f"line {number}: {problem.message}"
    column, end = min(problem.column, len(source)), min(problem.end, max(len(source), problem.column + 1))
    return SyntaxProblem(message, source, column, end, problem.mend, problem.related)
