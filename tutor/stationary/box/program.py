"""Expressions compiled once to a flat list of operations on Arb balls, to be run at many boxes.

A part that stands in several places is worked out once; a part without letters once for each precision. What the
functions mean is said in `tutor.expression.arithmetic`; here are only their quick and their tight forms. A value is a
ball that holds the value of the expression at every point of the balls put in; it is not finite where there may be
none, or where it is not known.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from flint import arb, ctx

from tutor.derivation.means import with_sums
from tutor.expression.arithmetic import COMBINE, NAN, call, constant, rational
from tutor.expression.exact import bounds, exact
from tutor.expression.numbers import whole
from tutor.expression.structures import Applied, BigSum, Comparison, Counted, Delta, Logic, Mean, Partial, Piecewise
from tutor.expression.traversal import substitute, symbols, unsigned
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
from tutor.stationary.box.functions import any_power, function_of, rational_power, thin_power, whole_power
from tutor.stationary.numbers.coordinate import PRECISION

_THIN = arb(2) ** -24
"""On balls with smaller radii it does not pay to look at the ends."""
_LARGEST_EXPONENT = 2**20
_MOST_INSTRUCTIONS = 60_000
"""Longer programs, such as sums within sums, have no value."""
_UNARY, _MANY = -1, -2

_Instruction = tuple[int, Callable[..., Any], Any, int]
"""Where the result goes, what is done, and the places of one or two operands; or all in one, and _MANY."""


class Program:
    """Expressions, ready to be worked out again and again.

    Arguments:
        expressions: what is worked out. A condition is 1 where it holds and 0 where it does not.
        symbols: the letters that get values, in order. Other letters have none.

    >>> from tutor import parse
    >>> Program([parse("x^2 + y")], [Symbol("x"), Symbol("y")]).run([arb(3), arb(1)])
    [10.0000000000000]
    """

    __slots__ = ("_constants", "_results", "_tape", "_template", "_wide", "_width")

    def __init__(self, expressions: Sequence[Expression], symbols: Sequence[Symbol]) -> None:
        compiler = _Compiler(symbols)
        self._results = [compiler.place(expression) for expression in expressions]
        self._width = len(symbols)
        self._constants = compiler.constants
        self._tape = compiler.tape
        self._wide = compiler.wide
        self._template: dict[int, list[arb]] = {}

    def run(self, values: Sequence[arb]) -> list[arb]:
        """The values of the expressions, at the precision of `flint.ctx`.

        Arguments:
            values: a ball for each of the symbols, in order.

        Returns:
            a ball for each expression.
        """
        cap, ctx.cap = ctx.cap, 1
        try:
            places = self._start().copy()
            places[: self._width] = values
            wide = not all(value.rad() < _THIN for value in values)
            _work(self._wide if wide else self._tape, places)
        finally:
            ctx.cap = cap
        return [places[place] for place in self._results]

    def _start(self) -> list[arb]:
        """The places with everything in them that does not vary."""
        ready = self._template.get(ctx.prec)
        if ready is None:
            ready = [NAN] * (self._width + len(self._constants) + len(self._tape))
            for place, make in self._constants.items():
                if not isinstance(make, tuple):
                    ready[place] = make()
                else:
                    _work((make,), ready)
            self._template[ctx.prec] = ready
        return ready


def enclose(expression: Expression, point: Mapping[Symbol, arb]) -> arb:
    """A ball that surely holds the value of an expression.

    Arguments:
        expression: the expression.
        point: a ball for each of its letters.

    Returns:
        a ball, worked out with `PRECISION` binary digits; not finite where there may be no value.

    >>> from tutor import parse
    >>> enclose(parse("sqrt(x)"), {Symbol("x"): arb(2)}).rel_accuracy_bits() > 250
    True
    """
    with ctx.workprec(PRECISION):
        return Program([expression], list(point)).run(list(point.values()))[0]


def _work(tape: Sequence[_Instruction], places: list[arb]) -> None:
    for out, function, first, second in tape:
        if second >= 0:
            places[out] = function(places[first], places[second])
        elif second == _UNARY:
            places[out] = function(places[first])
        else:
            places[out] = function([places[one] for one in first])


class _Compiler:
    """Lays the operations out, parts before wholes, each once."""

    def __init__(self, letters: Sequence[Symbol]) -> None:
        self.constants: dict[int, Callable[[], arb] | _Instruction] = {}
        self.tape: list[_Instruction] = []
        self.wide: list[_Instruction] = []
        self._count = len(letters)
        self._known: dict[object, int] = {letter: place for place, letter in enumerate(letters)}
        self._symbols = frozenset(letters)

    def place(self, root: Expression) -> int:
        """The place where the value of an expression will be."""
        stack = [root]
        while stack:
            node = stack[-1]
            if node in self._known:
                stack.pop()
                continue
            needed = _operands(node)
            waiting = [part for part in needed if part not in self._known]
            if waiting:
                stack.extend(waiting)
                continue
            self._known[node] = self._node(node, [self._known[part] for part in needed])
            stack.pop()
        return self._known[root]

    def _node(self, node: Expression, parts: list[int]) -> int:
        if self._count > _MOST_INSTRUCTIONS:
            return self._leaf(lambda: NAN)
        match node:
            case Number():
                return self._leaf(partial(rational, node.value))
            case Constant():
                return self._leaf(partial(constant, node.name))
            case Negation():
                return self._unary(operator.neg, operator.neg, parts[0])
            case Sum():
                return self._sum(node, parts)
            case Product():
                return self._product(parts)
            case Quotient():
                return self._binary(operator.truediv, parts[0], parts[1])
            case Power():
                return self._power(node, parts)
            case Call():
                return self._call(node, parts)
            case Comparison() | Logic() | Piecewise():
                return self._many(partial(COMBINE[type(node)], node), parts)
            case BigSum():
                return self._big_sum(node)
            case Mean():
                return self.place(with_sums(node))
            case Delta():
                left, right = exact(node.left, {}), exact(node.right, {})
                return self._leaf(lambda: NAN if left is None or right is None else arb(int(left == right)))
            case _:  # unknown letters and functions, and a ∂ that is still to be worked out
                return self._leaf(lambda: NAN)

    def _sum(self, node: Sum, parts: Sequence[int]) -> int:
        total = parts[0]
        for term, place in zip(node.terms[1:], parts[1:], strict=True):
            if isinstance(term, Negation):
                total = self._binary(operator.sub, total, place)
            else:
                total = self._binary(operator.add, total, place)
        return total

    def _product(self, parts: Sequence[int]) -> int:
        """A product, equal factors together: x·x is never negative. Numbers first, so that they meet."""
        counts: dict[int, int] = {}
        for place in parts:
            counts[place] = counts.get(place, 0) + 1
        ordered = sorted(counts, key=lambda place: place not in self.constants)
        powers = [self._raised(place, counts[place]) if counts[place] > 1 else place for place in ordered]
        result = powers[0]
        for place in powers[1:]:
            result = self._binary(operator.mul, result, place)
        return result

    def _raised(self, place: int, exponent: int) -> int:
        return self._unary(thin_power(exponent), whole_power(exponent), place, ("power", place, exponent))

    def _power(self, node: Power, parts: list[int]) -> int:
        if node.base == Constant("e"):
            return self._unary(function_of("exp", False), function_of("exp", True), parts[1])
        exponent = None if symbols(node.exponent) else exact(node.exponent, {})
        if exponent is None or max(abs(exponent.numerator), exponent.denominator) > _LARGEST_EXPONENT:
            return self._binary(any_power, parts[0], parts[1])
        if exponent.denominator == 1:
            return self._raised(parts[0], exponent.numerator)
        function = rational_power(exponent.numerator, exponent.denominator)
        return self._unary(function, function, parts[0])

    def _call(self, node: Call, parts: list[int]) -> int:
        if node.function in ("max", "min"):
            choose = arb.max if node.function == "max" else arb.min
            result = parts[0]
            for place in parts[1:]:
                result = self._binary(choose, result, place)
            return result
        if len(parts) == 1:
            name = node.function
            return self._unary(function_of(name, False), function_of(name, True), parts[0])
        return self._many(partial(call, node.function), parts)

    def _big_sum(self, node: BigSum) -> int:
        """A Σ between known bounds, written out."""
        indices = bounds(node, {})
        total = self._leaf(lambda: arb(0) if indices is not None else NAN)
        for index in indices or ():
            if self._count > _MOST_INSTRUCTIONS:
                return self._leaf(lambda: NAN)
            term = self.place(substitute(node.body, {node.index: whole(index)}))
            total = self._binary(operator.add, total, term)
        return total

    def _leaf(self, make: Callable[[], arb]) -> int:
        place = self._next()
        self.constants[place] = make
        return place

    def _unary(self, thin: Callable[..., Any], wide: Callable[..., Any], first: int, key: object = None) -> int:
        if key is not None and key in self._known:
            return self._known[key]
        place = self._next()
        self._add((place, thin, first, _UNARY), (place, wide, first, _UNARY), (first,))
        if key is not None:
            self._known[key] = place
        return place

    def _binary(self, function: Callable[..., Any], first: int, second: int) -> int:
        key = (function, first, second)
        if key not in self._known:
            place = self._known[key] = self._next()
            self._add((place, function, first, second), (place, function, first, second), (first, second))
        return self._known[key]

    def _many(self, function: Callable[..., Any], parts: list[int]) -> int:
        place = self._next()
        self._add((place, function, parts, _MANY), (place, function, parts, _MANY), parts)
        return place

    def _add(self, thin: _Instruction, wide: _Instruction, operands: Sequence[int]) -> None:
        if all(operand in self.constants for operand in operands):
            self.constants[thin[0]] = thin
        else:
            self.tape.append(thin)
            self.wide.append(wide)

    def _next(self) -> int:
        self._count += 1
        return self._count - 1


def _operands(node: Expression) -> tuple[Expression, ...]:
    """The parts whose values a node needs; a subtracted term gives what stands after its minus."""
    if isinstance(node, Counted | Delta | Partial | Applied | Symbol):
        return ()
    if isinstance(node, Sum):
        return (
            node.terms[0],
            *(unsigned(term) for term in node.terms[1:]),
        )
    return node.children
