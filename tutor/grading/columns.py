"""The value of an expression at many points at once: each part is a column of balls, one ball a point.

A part is worked out for all the points before the next part is begun, so that what Python does is done once a
part and the rest is done by Arb. Columns are remembered by part: an answer that shares cos(x·y) with the model
takes its values over. A Σ is a sum of columns, one an index; a ∂ that is still to be worked out is left to `Evaluator`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from flint import arb, ctx

from tutor.expression.arithmetic import NAN
from tutor.expression.exact import Point, bounds
from tutor.expression.numeric import Evaluator
from tutor.expression.structures import Counted, Delta, Mean
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Expression, Symbol
from tutor.grading.column_rules import COLUMN_RULES, Column

_LITTLE, _MUCH = arb(2) ** -100, arb(2) ** 100
"""Between these the size of a part is ordinary."""
_STEEP = {"sinh": 64, "cosh": 64, "tanh": 64, "coth": 64, "sech": 64, "csch": 64, "sigmoid": 64, "softplus": 64}
_STEEP["erf"] = 8
"""Functions that run along a line, and up to where they can be told from it at once."""
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
        around: balls for letters that the points leave out, or for other parts, the same in all points.

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
        "_tame",
        "_terms",
        "points",
        "precision",
    )

    def __init__(
        self,
        points: Sequence[Point],
        precision: int,
        shared: Columns | None = None,
        around: Mapping[Expression, arb] | None = None,
    ) -> None:
        self.points = tuple(points)
        self.precision = precision
        self._base = shared
        self._shared: dict[Expression, Column] = {} if shared is None else shared._memo
        self._inner: dict[tuple[Symbol, int], Columns] = {}
        self._memo: dict[Expression, Column] = {
            letter: [ball] * len(self.points) for letter, ball in (around or {}).items()
        }
        self._tame: dict[int, bool] = {}
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

    def known(self, expression: Expression) -> Column | None:
        """The values of an expression if they have been worked out."""
        return self._shared.get(expression) or self._memo.get(expression)

    def terms_of(self, node: Counted) -> list[Columns]:
        """The columns with each value of the index of a Σ or a mean that has been worked out."""
        bases = () if self._base is None else self._base._inner.items()
        found = {value: inner for (index, value), inner in (*bases, *self._inner.items()) if index == node.index}
        return list(found.values())

    def is_tame(self, place: int) -> bool:
        """Are all parts of ordinary size at the point in a place, so that the last level sees them side by side?"""
        tame = self._tame.get(place)
        if tame is None:
            tame = self._tame[place] = all(self._is_usual(node, column, place) for node, column in self._memo.items())
        return tame and all(inner.is_tame(place) for inner in self._inner.values())

    def _is_usual(self, node: Expression, column: Column, place: int) -> bool:
        size = column[place].abs_upper()
        if not _LITTLE < size < _MUCH and size != 0 and not size.is_nan():
            return False
        if type(node) is not Call or node.function not in _STEEP:
            return True
        argument = self.known(node.children[0])
        return argument is None or not abs(argument[place]) > _STEEP[node.function]

    def _run(self, root: Expression) -> Column:
        """The column of a node, after those of its parts; nodes that hold an index, and ∂, see to their own parts."""
        memo, shared, rules = self._memo, self._shared, COLUMN_RULES
        stack: list[Expression | None] = [root]
        done: dict[int, Column] = {}
        while stack:
            node = stack.pop()
            if node is None:  # the next one waited for its parts
                node = stack.pop()
                assert node is not None
                parts = [done[id(child)] for child in node.children]
                memo[node] = done[id(node)] = rules[type(node)](self.points, node, parts)
                continue
            if id(node) in done:
                continue
            column = (shared.get(node) if shared else None) or memo.get(node)
            if column is None:
                kind, children = type(node), node.children
                if children and kind in rules and kind is not Delta:
                    stack += (node, None, *children)
                    continue
                column = memo[node] = self._alone(node)
            done[id(node)] = column
        return done[id(root)]

    def _alone(self, node: Expression) -> Column:
        """The column of a node that does not wait for its parts."""
        rule = COLUMN_RULES.get(type(node))
        if rule is not None:
            return rule(self.points, node, ())
        return self._counted(node) if isinstance(node, Counted) else self._one_by_one(node)

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


def at_precision(bits: int) -> _AtPrecision:
    """For `with`: Arb works at this precision within the block, and with values only, not with series."""
    return _AtPrecision(bits)


class _AtPrecision:
    __slots__ = ("_before", "_bits")

    def __init__(self, bits: int) -> None:
        self._bits = bits

    def __enter__(self) -> None:
        self._before = ctx.prec, ctx.cap
        ctx.prec, ctx.cap = self._bits, 1

    def __exit__(self, *_: object) -> None:
        ctx.prec, ctx.cap = self._before
