"""Numbers: the value of an expression at a point, and its derivative by power series, in Arb balls.

A ball surely holds the true value, so two balls that do not meet prove that two values differ. The derivative
comes from Arb's power series and knows nothing of the rules: it is what the rules are checked against.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from flint import arb, arb_series, ctx

from tutor.expression import balls, standins
from tutor.expression.arithmetic import COMBINE, NAN, Ball, certainly_positive, constant, power, rational
from tutor.expression.binding import Bound, Direction, Frame, Mentions
from tutor.expression.exact import Point, bounds, concrete, exact, kronecker
from tutor.expression.structures import BigSum, Comparison, Counted, Delta, Logic, Mean, Partial, Piecewise
from tutor.expression.traversal import symbols
from tutor.expression.tree import Constant, Expression, Number, Power, Symbol

__all__ = ["Evaluator", "Point", "exact"]

_MOST_LEVELS = 12
_MOST_TERMS = 5_000


class _TooLong(Exception):
    """Sums within sums have too many terms to be worked out."""


class Evaluator:
    """Values and slopes at one point. Each part is worked out once, however many expressions share it.

    Arguments:
        point: a value for each symbol. Members of a family (a₁, a₂, …) that it leaves out are made up, and
            so are functions nobody knows; an index that it leaves out is 2.
        precision: the number of binary digits.
        seed: other seeds make up other values; an even seed makes up positive ones only.

    >>> from tutor import parse
    >>> Evaluator({Symbol("x"): Fraction(3)}).value(parse("x^2"))
    9.00000000000000
    """

    def __init__(self, point: Point, precision: int = 64, seed: int = 0) -> None:
        self.precision = precision
        self.seed = seed
        self.point: dict[Symbol, Fraction] = dict(point)
        for symbol in [symbol for symbol in point if symbol.subscripts]:
            self.point[concrete(symbol, point) or symbol] = point[symbol]
        self.invented: dict[Symbol, Fraction] = {}
        """The values that were made up so far."""
        self.overstrained = False
        """Did an expression have sums within sums with too many terms in all?"""
        self._frames: dict[tuple[Bound, Direction], Frame] = {}
        self._roots: list[Expression] = []
        self._mentions = Mentions()
        self._terms_left = _MOST_TERMS

    def value(self, expression: Expression) -> arb:
        """The value of an expression, of a condition (1 or 0), or of a ∂ that is still to be worked out.

        Returns:
            a ball; it is not finite where there is no real value, or none that can be worked out.
        """
        return self._guarded(lambda: self._value(expression, ()), expression)

    def slope(self, body: Expression, variable: Expression) -> arb:
        """∂ body / ∂ variable by power series.

        Arguments:
            body: what is differentiated.
            variable: a symbol; or any expression, each part of the body that equals it then being varied as
                one letter.

        Returns:
            a ball; it is not finite where the derivative does not exist or cannot be worked out.
        """
        return self._guarded(lambda: self._slope(body, variable, ()), body, variable)

    def holds(self, condition: Expression) -> bool | None:
        """Whether a condition is true at the point; None if that cannot be decided."""
        truth = self.value(condition)
        return bool(truth == 1) if truth.is_finite() else None

    def _guarded(self, work: Callable[[], arb], *roots: Expression) -> arb:
        """Work at the precision asked for, and put Arb's own back; a sum that is too long has no value."""
        precision, cap = ctx.prec, ctx.cap
        ctx.prec, ctx.cap = self.precision, 1
        self._terms_left = _MOST_TERMS
        self._roots.extend(roots)  # nodes are remembered by identity, so they have to live on
        try:
            return work()
        except _TooLong:
            self.overstrained = True
            return NAN
        finally:
            ctx.prec, ctx.cap = precision, cap

    def _frame(self, bound: Bound, direction: Direction) -> Frame:
        frame = self._frames.get((bound, direction))
        if frame is None:
            point = {**self.point, **{index: Fraction(value) for index, value in bound}} if bound else self.point
            frame = self._frames[bound, direction] = Frame(bound, direction, point, {})
        return frame

    def _value(self, root: Expression, bound: Bound) -> arb:
        frame = self._frame(bound, ())
        cap, ctx.cap = ctx.cap, 1
        try:
            result = self._run(root, frame)
        finally:
            ctx.cap = cap
        assert isinstance(result, arb)
        return result

    def _slope(self, body: Expression, variable: Expression, bound: Bound) -> arb:
        return self._coefficient(body, (self._target(variable, bound, 1),), bound, 1)

    def _target(self, variable: Expression, bound: Bound, speed: int) -> tuple[Expression, Bound, int]:
        if isinstance(variable, Symbol):
            return concrete(variable, self._frame(bound, ()).point) or variable, (), speed
        return variable, self._mentions.of(variable, bound), speed

    def _coefficient(self, body: Expression, direction: Direction, bound: Bound, order: int) -> arb:
        """A coefficient of the power series in the time t while the variables move in a direction."""
        cap, ctx.cap = ctx.cap, order + 1
        try:
            result = self._run(body, self._frame(bound, direction))
        finally:
            ctx.cap = cap
        if isinstance(result, arb_series):
            return result[order] if all(result[place].is_finite() for place in range(order)) else NAN
        return arb(0) if result.is_finite() else NAN

    def _run(self, root: Expression, frame: Frame) -> Ball:
        """Work out a node from its parts, without recursion but for Σ and ∂."""
        memo, direction, bound = frame.memo, frame.direction, frame.bound
        moving = self._moving(root, direction) if direction else None
        stack = [root]
        while stack:
            node = stack[-1]
            if id(node) in memo:
                stack.pop()
                continue
            if moving is not None and moving.isdisjoint(symbols(node)):
                memo[id(node)] = self._value(node, bound)
                continue
            if bound and not self._mentions.of(node, bound):
                memo[id(node)] = self._run(node, self._frame((), direction))
                continue
            alone = _ALONE.get(type(node))
            if alone is not None:
                value = alone(self, node, frame)
            else:
                children = node.children
                waiting = [child for child in children if id(child) not in memo]
                if waiting:
                    stack += waiting
                    continue
                value = self._combine(node, [memo[id(child)] for child in children], frame)
            memo[id(node)] = self._moved(node, value, frame) if direction else value
        return memo[id(root)]

    def _combine(self, node: Expression, parts: list[Ball], frame: Frame) -> Ball:
        kind = type(node)
        if frame.direction and kind not in _JUDGING and all(type(part) is arb for part in parts):
            return self._value(node, frame.bound)
        if isinstance(node, Power):
            exponent = node.exponent
            if type(exponent) is Number:
                return power(parts[0], parts[1], exponent.value, True)
            if certainly_positive(parts[0]):
                return power(parts[0], parts[1])
            return power(parts[0], parts[1], exact(exponent, frame.point), not symbols(exponent))
        value = COMBINE[kind](node, parts)
        if value is NAN and kind is Comparison and not frame.direction:
            exactly = exact(node, frame.point)
            return NAN if exactly is None else arb(int(exactly))
        return value

    def _moved(self, node: Expression, value: Ball, frame: Frame) -> Ball:
        """The series of a node that is itself what moves; and a series, not a ball, for one without a value."""
        for target, bindings, speed in frame.direction:
            if type(target) is not Symbol and node == target and self._mentions.of(target, frame.bound) == bindings:
                value = value + arb_series([0, speed])
        if type(value) is arb and not value.is_finite() and type(node) not in _TRUTHS:
            return balls.undefined()
        return value

    def _moving(self, root: Expression, direction: Direction) -> frozenset[Symbol] | None:
        """The symbols that may be what moves, so that parts without them are left alone; None if unknown."""
        found: set[Symbol] = set()
        for target, _, _ in direction:
            if not isinstance(target, Symbol):
                return None
            found.add(target)
            if target.subscripts:
                found.update(symbol for symbol in symbols(root) if symbol.name == target.name and _is_open(symbol))
        return frozenset(found) if direction else None

    def _symbol(self, node: Symbol, frame: Frame) -> Ball:
        symbol = concrete(node, frame.point) if node.subscripts else node
        if symbol is None:
            return NAN
        known = frame.point.get(symbol)
        if known is None:
            if not symbol.subscripts:
                return NAN
            known = self.invented.setdefault(symbol, standins.member(symbol, self.seed))
        speeds = [speed for target, _, speed in frame.direction if target == symbol]
        if not speeds or any(index == symbol for index, _ in frame.bound):
            return rational(known)
        return arb_series([rational(known), sum(speeds)])

    def _delta(self, node: Delta, frame: Frame) -> Ball:
        same = kronecker(node, frame.point)
        return NAN if same is None else arb(same)

    def _big_sum(self, node: Counted, frame: Frame) -> Ball:
        indices = bounds(node, frame.point)
        if indices is None or self._moves_ends(node, frame):
            return NAN
        if len(frame.bound) > _MOST_LEVELS:
            raise _TooLong
        outside = tuple([pair for pair in frame.bound if pair[0] != node.index])
        total: Ball = arb(0)
        for index in indices:
            self._terms_left -= 1
            if self._terms_left < 0:
                raise _TooLong
            total = total + self._run(node.body, self._frame((*outside, (node.index, index)), frame.direction))
        return total

    def _mean(self, node: Mean, frame: Frame) -> Ball:
        count = bounds(node, frame.point)
        return self._big_sum(node, frame) * rational(Fraction(1, len(count))) if count else NAN

    def _moves_ends(self, node: Counted, frame: Frame) -> bool:
        ends = symbols(node.lower) | symbols(node.upper)
        return any(target in ends for target, _, _ in frame.direction)

    def _partial(self, node: Partial, frame: Frame) -> Ball:
        """∂ body / ∂ variable; while something moves, also how that changes: a second derivative.

        With f₂(v) the second coefficient of the series in direction v, ∂ᵤ∂ₓf = (f₂(u + x) − f₂(u − x))/2.
        """
        first = self._slope(node.body, node.variable, frame.bound)
        if not frame.direction:
            return first
        if ctx.cap > 2:
            return NAN
        ahead, back = (
            self._coefficient(
                node.body, (*frame.direction, self._target(node.variable, frame.bound, speed)), frame.bound, 2
            )
            for speed in (1, -1)
        )
        return arb_series([first, (ahead - back) / 2])


def _is_open(symbol: Symbol) -> bool:
    return any(type(subscript) is not Number for subscript in symbol.subscripts)


_ALONE: dict[type[Expression], Callable[[Evaluator, Any, Frame], Ball]] = {
    Number: lambda evaluator, node, frame: rational(node.value),
    Constant: lambda evaluator, node, frame: constant(node.name),
    Symbol: Evaluator._symbol,
    Delta: Evaluator._delta,
    BigSum: Evaluator._big_sum,
    Mean: Evaluator._mean,
    Partial: Evaluator._partial,
}
"""The nodes that do not wait for their parts."""
_TRUTHS = frozenset((Comparison, Logic))
"""The nodes that are true or false: plain balls, even where a derivative is wanted."""
_JUDGING = frozenset((Piecewise, Logic))
"""The nodes that are put together from those."""
