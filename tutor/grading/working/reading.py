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
from tutor.expression.limits import LIMITS
from tutor.expression.parser import read_text
from tutor.expression.reading import Reading
from tutor.expression.structures import Comparison, Logic, Partial
from tutor.expression.traversal import size, substitute, symbols
from tutor.expression.tree import Expression, Span, Symbol
from tutor.grading.working.heads import head_orders
from tutor.grading.working.primes import typed_marks, with_derivatives
from tutor.grading.working.sides import Side, sides
from tutor.grading.working.written import Role, Working, Written

_OWN_LETTER = re.compile(r"(?P<letter>[A-Za-zα-ω](?:_?[0-9])?)\s*(?P<arguments>\([\w\s,]*\))?")
_LIMIT = re.compile(r"(?<![A-Za-z])lim(?![A-Za-z])")
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
    found = sides(text, {*reading.names, *reading.unknown})
    rows = [list(row) for _, row in groupby(found, key=lambda side: side.row)]
    defining = {row[0].row: letter for row in rows if (letter := reader.own_letter(row)) is not None}
    reader.define(rows, defining)
    steps: list[Written] = []
    for row in rows:
        steps += reader.definition(row) if row[0].row in defining else map(reader.side, row)
    return Working(text, tuple(steps))


class _Reader:
    """Reads the sides of one working."""

    def __init__(self, reading: Reading, orders: tuple[Symbol, ...]) -> None:
        self._reading = reading
        self._orders = orders
        first = orders[0] if orders else next(iter(reading.variables), None)
        self._variable = first or Symbol("x")
        self._letters = {symbol.name for symbol in (*symbols(reading.expression), *reading.variables)}
        self._own: dict[Expression, Expression] = {}
        self._room = _MOST_NODES

    def own_letter(self, row: Sequence[Side]) -> str | None:
        """The letter that a row such as "u = xy" says what it stands for; None for any other row."""
        first = row[0]
        if len(row) != 2 or not first.first or row[1].relation != "=":
            return None
        said = first.masked[first.start : first.end].strip()
        match = _OWN_LETTER.fullmatch(said)
        if match is None or head_orders(said, self._reading, self._orders) is not None:
            return None
        name = match["letter"]
        return None if name[0] in self._letters or name in ("e", "π") else name

    def define(self, rows: Sequence[Sequence[Side]], defining: dict[int, str]) -> None:
        """Note what the student's own letters stand for, for lines that stand before; one may be put into the next."""
        for row in rows:
            letter = defining.get(row[0].row)
            if letter is None:
                continue
            written = self.side(row[1])
            if written.expression is not None:
                self._own.setdefault(Symbol(*_name_and_index(letter)), written.expression)
        self._room = _MOST_NODES

    def definition(self, row: Sequence[Side]) -> list[Written]:
        """The row "u = xy" as one step."""
        right = self.side(row[1])
        match = _OWN_LETTER.fullmatch(row[0].masked[row[0].start : row[0].end].strip())
        assert match is not None
        letter = Symbol(*_name_and_index(match["letter"]))
        if right.expression is not None:
            self._own[letter] = right.expression
        start = row[0].start
        return [replace(right, role=Role.DEFINITION, relation="", letter=letter, start=start)]

    def side(self, side: Side) -> Written:
        """One side, read; what is wrong with it is kept, not raised."""
        start, end = _trimmed(side)
        role = Role.FIRST if side.first else Role.NEXT
        blankness = Written(side.number, side.source, start, end, role, side.relation, None, None)
        text = side.masked[start:end]
        taken = {letter.name for letter in self._own if isinstance(letter, Symbol)}
        orders = head_orders(text, self._reading, self._orders, taken)
        if orders is not None:
            meant = self._reading.expression
            for variable in orders:
                meant = Partial(meant, variable)
            return replace(blankness, typed=meant, expression=meant, orders=orders)
        try:
            typed = self._parsed(" " * start + text, side)
            return replace(blankness, typed=typed, expression=self._meant(typed, side, start, end))
        except SyntaxProblem as problem:
            return replace(blankness, problem=_in_line(problem, side.number, side.source))

    def _parsed(self, text: str, side: Side) -> Expression:
        """The expression in a text that has the side in its own columns."""
        if not text.strip():
            raise SyntaxProblem(
                "nothing stands here", side.source, side.start, mend="type what follows, or leave it out"
            )
        limit = _LIMIT.search(text)
        if limit:
            message = f"a limit is not read (column {limit.start() + 1})"
            raise SyntaxProblem(message, side.source, limit.start(), limit.end(), "leave this step out")
        for letter in self._own:
            if isinstance(letter, Symbol):  # u(x) is u
                text = re.sub(rf"(?<![A-Za-z]){letter.label}\(\s*{self._variable.label}\s*\)", _only_letter, text)
        marked, marks = typed_marks(text, side.source, {*self._letters, *(str(letter) for letter in self._own)})
        found = read_text(marked, self._reading.names, self._reading.unknown, LIMITS).expression
        if isinstance(found, Comparison | Logic):
            message, span = "this is a condition, not a step", found.span or Span(0, len(text))
            raise SyntaxProblem(message, text, span.start, span.end, "type what the derivative is equal to")
        return with_derivatives(found, marks, self._variable)

    def _meant(self, typed: Expression, side: Side, start: int, end: int) -> Expression:
        """The expression with the student's own letters replaced."""
        meant = substitute(typed, self._own) if self._own and not symbols(typed).isdisjoint(self._own) else typed
        parts = size(meant)
        self._room -= parts
        if self._room < 0:
            message = f"the working has too many parts; the limit is {_MOST_NODES:,} nodes"
            raise LimitExceeded(message, side.source, start, end, mend="hand in a part of it")
        return meant


def _name_and_index(letter: str) -> tuple[str, tuple[Expression, ...]]:
    """u₁ and u_1 are u with the index 1."""
    found = read_text(letter, (), (), LIMITS).expression
    return (found.name, found.subscripts) if isinstance(found, Symbol) else (letter, ())


def _only_letter(match: re.Match[str]) -> str:
    letter = match.group().partition("(")[0]
    return letter.ljust(len(match.group()))


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
