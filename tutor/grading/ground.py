"""Expressions with every Σ written out: a₁² + a₂² for Σᵢ aᵢ² where n = 2. What is left has plain letters only.

What is done for plain expressions, with borders, domains and exact algebra, so is done for sums and families.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tutor.expression.binding import Bound, Mentions
from tutor.expression.exact import Point, concrete, exact, kronecker
from tutor.expression.numbers import ONE, ZERO, rational, rational_value, whole
from tutor.expression.structures import BigSum, Counted, Delta, Mean, Partial
from tutor.expression.traversal import postorder, size, symbols
from tutor.expression.tree import Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol
from tutor.grading.closed_sums import closed

MOST_NODES = 3_000
"""How many nodes are built, at most; one that is a mere number costs less."""
_LONG = 50
"""A Σ with more terms than this is not added up where a closed form is known."""
_NUMBER = 0.3
_CLOSING = 30
"""What looking for a closed form costs, in nodes."""
_FOLDED = (Sum, Product, Negation, Power, Quotient)
_NOWHERE = Quotient(ONE, ZERO)
"""What has no value."""


class TooLarge(Exception):
    """Written out an expression would be too long; or it cannot be written out, for a ∂ or a Σ without end."""


class Skipped(Exception):
    """A Σ would end more than one before it begins, as Σᵢ₌₃ⁿ for n = 1: nobody means such an n."""


class Grounder:
    """Writes expressions out for fixed values of their counts and free indices.

    Arguments:
        values: a whole number for each count, such as n, and for each free index.
        most: how many nodes may be built.

    >>> from tutor import parse
    >>> str(Grounder({Symbol("n"): 2}).of(parse("sum(i, x*a_i)/n")))
    '(x*a_1 + x*a_2)/2'
    """

    def __init__(self, values: Mapping[Symbol, int], most: int = MOST_NODES) -> None:
        self._given: Bound = tuple(values.items())
        self._mentions = Mentions()
        self._memo: dict[tuple[int, Bound], Expression] = {}
        self._points: dict[Bound, Point] = {}
        self._left: float = most
        self._roots: list[Expression] = []
        self.origins: dict[Expression, Expression] = {}
        """What each node that was built was built from."""

    def of(self, expression: Expression) -> Expression:
        """An expression written out.

        Raises:
            TooLarge: it has too many terms, or no end, or holds a ∂.
            Skipped: it has a Σ that ends before it begins.
        """
        self._roots.append(expression)  # nodes are remembered by identity, so they have to live on
        written = self._run(expression, self._given)
        if written is not expression and size(written) > 4 * MOST_NODES:
            raise TooLarge
        return written

    def _run(self, root: Expression, bound: Bound) -> Expression:
        memo, mentions = self._memo, self._mentions
        stack = [root]
        while stack:
            node = stack[-1]
            place = (id(node), mentions.of(node, bound))
            if place in memo:
                stack.pop()
                continue
            if isinstance(node, Counted):
                memo[place] = self._counted(node, bound)
            elif isinstance(node, Symbol | Delta):
                memo[place] = self._leaf(node, bound)
            elif isinstance(node, Partial):
                raise TooLarge
            else:
                places = [(id(child), mentions.of(child, bound)) for child in node.children]
                waiting = [child for child, below in zip(node.children, places, strict=True) if below not in memo]
                if waiting:
                    stack += waiting
                    continue
                memo[place] = self._built(node, [memo[below] for below in places])
        return memo[id(root), mentions.of(root, bound)]

    def _built(self, node: Expression, children: list[Expression]) -> Expression:
        if all(new is old for new, old in zip(children, node.children, strict=True)):
            return node
        built = _folded(node.rebuild(tuple(children)))
        self._pay(_NUMBER if built.children == () else 1)
        self.origins.setdefault(built, node)
        return built

    def _leaf(self, node: Symbol | Delta, bound: Bound) -> Expression:
        point = self._point(bound)
        if isinstance(node, Delta):
            same = kronecker(node, point)
            if same is None:
                raise TooLarge
            return whole(same)
        if not node.subscripts:
            value = point.get(node)
            return node if value is None else rational(value)
        member = concrete(node, point)
        if member is None:
            raise TooLarge
        return node if member == node else member

    def _counted(self, node: Counted, bound: Bound) -> Expression:
        """A Σ as a sum, a mean as a sum divided by its number of terms."""
        lower, upper = self._end(node.lower, bound), self._end(node.upper, bound)
        if lower.denominator != 1 or upper.denominator != 1:
            return _NOWHERE
        if upper < lower - 1 and self._is_given(node, bound):
            raise Skipped
        indices = range(lower.numerator, upper.numerator + 1)
        if isinstance(node, Mean) and not indices:
            return _NOWHERE
        total = self._total(node, indices, tuple([pair for pair in bound if pair[0] != node.index]))
        return _folded(Quotient(total, whole(len(indices)))) if isinstance(node, Mean) else total

    def _total(self, node: Counted, indices: range, outside: Bound) -> Expression:
        if indices.stop - indices.start > _LONG and _is_open(node):
            self._pay(_CLOSING)
            found = closed(self._run(node.body, outside), node.index, indices.start, indices.stop - 1)
            if found is not None:
                return found
        if indices and not self._mentions.of(node.body, ((node.index, 0),)):
            return _folded(Product((whole(len(indices)), self._run(node.body, outside))))
        self._pay(indices.stop - indices.start)
        terms = tuple([self._run(node.body, (*outside, (node.index, index))) for index in indices])
        if len(terms) > 1:
            return _folded(Sum(terms))
        return terms[0] if terms else ZERO

    def _is_given(self, node: Counted, bound: Bound) -> bool:
        """Whether the ends of a Σ depend on the values that were given, and on no index of a Σ around it."""
        ends = [pair for end in (node.lower, node.upper) for pair in self._mentions.of(end, bound)]
        return bool(ends) and all(pair in self._given for pair in ends)

    def _end(self, end: Expression, bound: Bound) -> Fraction:
        value = exact(end, self._point(bound))
        if value is None:
            raise TooLarge
        return value

    def _pay(self, nodes: float) -> None:
        self._left -= max(0, nodes)
        if self._left < 0:
            raise TooLarge

    def _point(self, bound: Bound) -> Point:
        point = self._points.get(bound)
        if point is None:
            point = self._points[bound] = {index: Fraction(value) for index, value in bound}
        return point


def _is_open(node: Counted) -> bool:
    """Whether the index of a Σ stands in its body as a letter only: in no subscript, no δ, no end of another Σ."""
    return isinstance(node, BigSum) and not any(
        isinstance(part, Partial) or any(node.index in symbols(place) for place in _places(part))
        for part in postorder(node.body)
    )


def _places(node: Expression) -> tuple[Expression, ...]:
    """What in a node has to be a whole number."""
    if isinstance(node, Symbol):
        return node.subscripts
    if isinstance(node, Delta):
        return (node.left, node.right)
    return (node.lower, node.upper) if isinstance(node, Counted) else ()


def _folded(node: Expression) -> Expression:
    """A node of plain numbers as one number."""
    if not isinstance(node, _FOLDED) or any(rational_value(child) is None for child in node.children):
        return node
    if isinstance(node, Negation) and isinstance(node.operand, Number):
        return node
    value = exact(node, {})
    return node if value is None else rational(value)
