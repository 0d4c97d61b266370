"""The value of an expression at many points at once: each part is a column of balls, one ball a point.

A part is worked out for all the points before the next part is begun, so that what Python does is done once a
part and the rest is done by Arb. Columns are remembered by part: an answer that shares cos(x·y) with the model
takes its values over. A Σ is a sum of columns, one an index; a ∂ that is still to be worked out is left to `Evaluator`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction

from flint import arb, ctx

from tutor.expression.arithmetic import NAN
from tutor.expression.exact import Point, bounds
from tutor.expression.numeric import Evaluator
from tutor.expression.structures import Counted, Delta, Mean
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.column_rules import COLUMN_RULES, Column

_LITTLE, _MUCH = arb(2) ** -200, arb(2) ** 200
"""Between these the size of a part is ordinary."""
MOST_TERMS = 5_000
"""How many terms are worked out, at most, in one Σ and all those in it."""
_MOST_LEVELS = 12
"""How deep a Σ may stand in others."""


class Columns:
    """The values of any expressions at fixed points, at one precision.

    Arguments:
        points: a value for each letter, in each point. Members of families and functions nobody knows are made
            up where a point leaves them out.
        precision: the number of binary digits.
        shared: columns at the same points and precision from which values are taken over, not added to.
        around: balls for letters that the points leave out, the same in all points.

    >>> from fractions import Fraction
    >>> from tutor import parse
    >>> columns = Columns([{Symbol("x"): Fraction(2)}, {Symbol("x"): Fraction(3)}], 64)
    >>> [float(value) for value in columns.of(parse("x^2 + 1"))]
    [5.0, 10.0]
    """

    __slots__ = (
        "_base",
        "_evaluators",
        "_inner",
        "_level",
        "_memo",
        "_shared",
        "_spans",
        "_terms",
        "points",
        "precision",
    )

    def __init__(
        self,
        points: Sequence[Point],
        precision: int,
        shared: Columns | None = None,
        around: Mapping[Symbol, arb] | None = None,
    ) -> None:
        self.points = tuple(points)
        self.precision = precision
        self._base = shared
        self._shared: dict[Expression, Column] = {} if shared is None else shared._memo
        self._inner: dict[tuple[Symbol, int], Columns] = {}
        self._memo: dict[Expression, Column] = {
            letter: [ball] * len(self.points) for letter, ball in (around or {}).items()
        }
        self._spans: dict[int, tuple[int, int]] = {}
        self._level = 0
        self._terms = [MOST_TERMS]
        self._evaluators: tuple[Evaluator, ...] = ()

    def of(self, expression: Expression) -> Column:
        """The values of an expression, or of a condition (1 or 0); not finite where there is no real value."""
        known = self._shared.get(expression) or self._memo.get(expression)
        if known is not None:
            return known
        self._terms = [MOST_TERMS]
        with at_precision(self.precision):
            return self._run(expression)

    def span(self, place: int) -> tuple[int, int]:
        """The powers of two of the least and of the greatest part that was worked out, at the point in a place.

        Parts that are 0 do not count; the span is (0, 0) where the sizes are ordinary.
        """
        known = self._spans.get(place)
        if known is None:
            low = high = 0
            for column in self._memo.values():
                size = column[place].abs_upper()
                if _LITTLE < size < _MUCH or size == 0 or not size.is_finite():
                    continue
                power = _power_of_two(size)
                low, high = min(low, power), max(high, power)
            for inner in self._inner.values():
                least, most = inner.span(place)
                low, high = min(low, least), max(high, most)
            known = self._spans[place] = (low, high)
        return known

    def _run(self, root: Expression) -> Column:
        """The column of a node, after those of its parts; nodes that hold an index, and ∂, see to their own parts."""
        memo, shared = self._memo, self._shared
        stack = [root]
        done: dict[int, Column] = {}
        while stack:
            node = stack[-1]
            if id(node) in done:
                stack.pop()
                continue
            column = shared.get(node) or memo.get(node)
            if column is None:
                rule = COLUMN_RULES.get(type(node))
                if rule is None:
                    column = self._counted(node) if isinstance(node, Counted) else self._one_by_one(node)
                else:
                    children = () if type(node) is Delta else node.children
                    waiting = [child for child in children if id(child) not in done]
                    if waiting:
                        stack += waiting
                        continue
                    column = rule(self.points, node, [done[id(child)] for child in children])
                memo[node] = column
            done[id(node)] = column
            stack.pop()
        return done[id(root)]

    def _one_by_one(self, node: Expression) -> Column:
        if not self._evaluators:
            self._evaluators = tuple([Evaluator(point, self.precision) for point in self.points])
        return [evaluator.value(node) for evaluator in self._evaluators]

    def _counted(self, node: Counted) -> Column:
        """A Σ or a mean: for each value of the index, the body at all points; only those count that reach so far."""
        ranges = [bounds(node, point) for point in self.points]
        known = [indices for indices in set(ranges) if indices is not None]
        self._terms[0] -= max(map(len, known), default=0)
        if self._terms[0] < 0 or self._level > _MOST_LEVELS:
            return [NAN] * len(self.points)
        reached = sorted({index for indices in known for index in indices})
        constant = {part: self._run(part) for part in _without(node.index, node.body)} if reached else {}
        totals = [NAN if indices is None else arb(0) for indices in ranges]
        for index in reached:
            inner = self._with(node.index, index)
            inner._memo.update(constant)
            terms = inner._run(node.body)
            if self._terms[0] < 0:
                return [NAN] * len(self.points)
            for place, term in enumerate(terms):
                indices = ranges[place]
                if indices is not None and index in indices:
                    totals[place] = totals[place] + term
        if isinstance(node, Mean):
            return [total / len(indices) if indices else NAN for total, indices in zip(totals, ranges, strict=True)]
        return totals

    def _with(self, index: Symbol, value: int) -> Columns:
        """The columns at the same points with a value for an index, remembered and shared like their parents."""
        known = self._inner.get((index, value))
        if known is None:
            base = None if self._base is None else self._base._inner.get((index, value))
            if base is not None and self._base is not None and self._base.points is self.points:
                points: Sequence[Point] = base.points
            else:
                points = [{**point, index: Fraction(value)} for point in self.points]
            known = self._inner[index, value] = Columns(points, self.precision, base)
            known._level = self._level + 1
        known._terms = self._terms
        return known


def terms_in(expression: Expression, point: Point) -> int:
    """How many terms all Σ of an expression have at a point, those of a Σ in a Σ multiplied; 0 without any."""
    counts: dict[int, int] = {}
    for node in postorder(expression):
        inside = sum([counts.get(id(child), 0) for child in node.children])
        if isinstance(node, Counted):
            indices = bounds(node, point)
            inside = (1 if indices is None else len(indices)) * max(1, inside)
        counts[id(node)] = min(inside, 10**9)
    return counts[id(expression)]


def _without(index: Symbol, body: Expression) -> list[Expression]:
    """The largest parts of a body that do not hold an index, so that they are worked out only once."""
    holding: set[int] = set()
    free: dict[int, Expression] = {}
    for node in postorder(body):
        inside = node.subscripts if isinstance(node, Symbol) else ()
        if node == index or any(index in symbols(part) for part in inside) or _any_in(holding, node):
            holding.add(id(node))
            free.update({id(child): child for child in node.children if id(child) not in holding})
    return list(free.values()) if holding else [body]


def _any_in(found: set[int], node: Expression) -> bool:
    return any(id(child) in found for child in node.children)


def _power_of_two(size: arb) -> int:
    mantissa, power = size.man_exp()
    return int(power) + int(mantissa).bit_length()


@contextmanager
def at_precision(bits: int) -> Iterator[None]:
    """Arb works at this precision within the block, and with values only, not with series."""
    precision, cap = ctx.prec, ctx.cap
    ctx.prec, ctx.cap = bits, 1
    try:
        yield
    finally:
        ctx.prec, ctx.cap = precision, cap
