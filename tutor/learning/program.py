"""Expressions worked out in floating point, fast: a flat list of small steps over numbered places.

Parts that several expressions share are worked out once. What has no value is nan, what is too large is infinite;
nothing is raised. A Σ over data runs through the rows; any other Σ is written out term by term.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from tutor.errors import Unanswerable
from tutor.expression.exact import bounds, concrete, exact
from tutor.expression.numbers import rational_value, whole
from tutor.expression.structures import Applied, BigSum, Comparison, Delta, Logic, Partial, Piecewise
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import (
    Call,
    Constant,
    Expression,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from tutor.learning import floats
from tutor.learning.bind import letter_of

Data = Mapping[str, Sequence[Fraction]]
"""Each data letter → its column: "a" → (a₁, a₂, …), all of one length."""
_Places = list[float]
_Operation = Callable[[_Places], None]
_NAN = math.nan
_CONSTANTS = {"pi": math.pi, "e": math.e}
_MOST_STEPS = 500_000
"""Programs that are longer are refused: one run would take a good part of a second."""


class Program:
    """Some expressions as a program.

    Arguments:
        expressions: what is to be worked out (m expressions).
        variables: the letters whose values are given to every run (p letters).
        data: columns for letters such as the a of aᵢ.
        known: values of other letters, such as the n that a Σ counts up to.

    Raises:
        Unanswerable: a letter without a value, a function nobody knows, or too many terms.

    >>> from tutor import parse
    >>> Program([parse("x^2 + ln(y)")], [Symbol("x"), Symbol("y")]).run((3.0, 1.0))
    [9.0]
    """

    def __init__(
        self,
        expressions: Sequence[Expression],
        variables: Sequence[Symbol],
        data: Data | None = None,
        known: Mapping[Symbol, Fraction] | None = None,
    ) -> None:
        self._data = data or {}
        self._known = dict(known or {})
        self._start: _Places = [0.0] * len(variables)
        self._count = len(variables)
        self._where: dict[Expression, int] = {variable: place for place, variable in enumerate(variables)}
        self._steps: list[_Operation] = []
        self._results = [self._add(expression, self._steps) for expression in expressions]

    def run(self, point: Sequence[float]) -> list[float]:
        """The values (m) of the expressions at a point (p)."""
        places = self._start.copy()
        places[: self._count] = point
        for step in self._steps:
            step(places)
        return [places[place] for place in self._results]

    def _new(self, value: float = 0.0) -> int:
        self._start.append(value)
        return len(self._start) - 1

    def _add(self, root: Expression, steps: list[_Operation]) -> int:
        """Put the steps that work out an expression at the end, and say where its value will stand."""
        stack = [root]
        while stack:
            node = stack[-1]
            if node in self._where:
                stack.pop()
                continue
            if isinstance(node, Number | Constant | Symbol | Delta | BigSum | Partial | Applied):
                self._where[node] = self._leaf(node, steps)
                continue
            waiting = [child for child in node.children if child not in self._where]
            if waiting:
                stack += waiting
                continue
            self._where[node] = self._operation(node, [self._where[child] for child in node.children], steps)
            if len(steps) > _MOST_STEPS:
                raise Unanswerable("The function is too long to be walked down.", "Take fewer terms.")
        return self._where[root]

    def _leaf(self, node: Expression, steps: list[_Operation]) -> int:
        if isinstance(node, Number):
            return self._new(floats.of(node.value))
        if isinstance(node, Constant):
            return self._new(_CONSTANTS.get(node.name, math.inf))
        if isinstance(node, Symbol):
            return self._symbol(node)
        if isinstance(node, BigSum):
            return self._big_sum(node, steps)
        if isinstance(node, Delta):
            value = exact(node, self._known)
            return self._new(_NAN if value is None else floats.of(value))
        if isinstance(node, Applied):
            raise Unanswerable(
                f"There is no walking down a function with {node.name} in it: nobody knows {node.name}.",
                f"Write out what {node.name} is.",
            )
        raise Unanswerable("A ∂ that is still to be worked out has no value.", "Work it out first: tutor diff.")

    def _symbol(self, node: Symbol) -> int:
        member = concrete(node, self._known) if node.subscripts else node
        if member is not None and member in self._where:
            return self._where[member]
        value = self._known.get(member) if member is not None else None
        if value is None and member is not None and member.subscripts:
            value = self._entry(member)
        if value is None:
            raise without_value(node)
        return self._new(floats.of(value))

    def _entry(self, member: Symbol) -> Fraction | None:
        """A number from the data, for a letter whose row is known: a₂."""
        for place, part in enumerate(member.subscripts):
            rest = (*member.subscripts[:place], *member.subscripts[place + 1 :])
            column, row = self._data.get(Symbol(member.name, rest).label), rational_value(part)
            if column is not None and row is not None and 1 <= row <= len(column):
                return column[int(row) - 1]
        return None

    def _big_sum(self, node: BigSum, steps: list[_Operation]) -> int:
        """Σ over the rows of the data by a loop; any other Σ term by term."""
        point = self._known
        lower, upper = exact(node.lower, point), exact(node.upper, point)
        if lower is None or upper is None:
            raise without_value(next((part for part in symbols(node.body) if _is_open(part)), node.index))
        columns = {
            part: self._data[letter_of(part)]
            for part in postorder(node.body)
            if isinstance(part, Symbol) and node.index in part.subscripts and letter_of(part) in self._data
        }
        others = [part for part in postorder(node.body) if isinstance(part, BigSum | Delta)]
        if columns and not others and not any(_is_open(part) and part not in columns for part in symbols(node.body)):
            return self._loop(node, columns, range(int(lower), int(upper) + 1), steps)
        indices = bounds(node, point)
        if indices is None:
            raise Unanswerable("The Σ has too many terms to be walked down.", "Take at most 1,000 terms.")
        terms = tuple(substitute(node.body, {node.index: whole(index)}) for index in indices)
        return self._add(Sum(terms) if len(terms) > 1 else terms[0] if terms else Number(Fraction(0)), steps)

    def _loop(
        self, node: BigSum, columns: Mapping[Symbol, Sequence[Fraction]], indices: range, steps: list[_Operation]
    ) -> int:
        if any(indices.stop - 1 > len(column) for column in columns.values()) or indices.start < 1:
            raise Unanswerable("The Σ asks for more rows than the data have.", "Let it count from 1 to n.")
        moving = {node.index, *columns}
        for part in postorder(node.body):  # what does not change from row to row is worked out once, before the loop
            if not moving & _mentioned(part):
                self._add(part, steps)
        outside = self._where
        inner: dict[Expression, int] = {node.index: self._new(), **{symbol: self._new() for symbol in columns}}
        self._where = {**outside, **inner}
        rows = [(float(index), *(floats.of(column[index - 1]) for column in columns.values())) for index in indices]
        body: list[_Operation] = []
        result = self._add(node.body, body)
        self._where = outside
        first, last, total = inner[node.index], inner[node.index] + 1 + len(columns), self._new()

        def loop(places: _Places) -> None:
            found = 0.0
            for row in rows:
                places[first:last] = row
                for step in body:
                    step(places)
                found += places[result]
            places[total] = found

        steps.append(loop)
        return total

    def _operation(self, node: Expression, parts: list[int], steps: list[_Operation]) -> int:
        place = self._new()
        if isinstance(node, Sum):
            steps.append(floats.total(place, parts))
        elif isinstance(node, Product):
            steps.append(floats.product(place, parts))
        elif isinstance(node, Negation):
            steps.append(floats.negation(place, parts[0]))
        elif isinstance(node, Quotient):
            steps.append(floats.quotient(place, *parts))
        elif isinstance(node, Power):
            exponent = None if symbols(node.exponent) else exact(node.exponent, {})
            steps.append(floats.power(place, parts[0], parts[1], exponent))
        elif isinstance(node, Call):
            steps.append(floats.call(place, node.function, parts))
        elif isinstance(node, Comparison):
            steps.append(floats.comparison(place, node.relation, *parts))
        elif isinstance(node, Logic):
            steps.append(floats.logic(place, node.operator, parts))
        else:
            assert isinstance(node, Piecewise)
            steps.append(floats.piecewise(place, parts[: len(node.values)], parts[len(node.values) :]))
        return place


def without_value(symbol: Symbol) -> Unanswerable:
    """The complaint about a letter that has no value."""
    if _is_open(symbol):
        return Unanswerable(
            f"{symbol.label} has no values: a Σ over data needs the data.",
            'Give a file, and which column each letter is: --data heights.csv --bind "a=age, h=height"',
        )
    return Unanswerable(
        f"{symbol.label} has no value.", f'Give one with the start, or make it a variable: --at "{symbol.label}=1, …"'
    )


def _is_open(symbol: Symbol) -> bool:
    """Whether a symbol stands for many: aᵢ, not a₁."""
    return any(symbols(part) for part in symbol.subscripts)


def _mentioned(part: Expression) -> frozenset[Symbol]:
    """The symbols of a part, and those in their subscripts."""
    found = symbols(part)
    return found.union(*(symbols(subscript) for symbol in found for subscript in symbol.subscripts))
