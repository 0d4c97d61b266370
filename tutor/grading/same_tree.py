"""Whether two trees are the same up to the order of terms and factors, and up to where a minus sign stands.

Every part gets a number, and equal parts get the same one, whichever tree they stand in; the number of −u is minus
that of u. So nothing is sorted by its text, and no depth of nesting is too deep.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from tutor.expression.structures import Applied, Comparison, Counted, Delta, Logic, Partial, Piecewise
from tutor.expression.traversal import has_sigma, postorder, substitute, symbols, unsigned
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

_SYMMETRIC = frozenset(("max", "min"))
_MOST_COUNTED = 200
_UNIT = 1
"""The number of 1."""
_TURNED = {">": "<", ">=": "<="}


def same_up_to_order(one: Expression, other: Expression) -> bool:
    """Whether two expressions are the same but for the order of terms and factors and the place of minus signs.

    What is said to be the same has the same value, and has one at the same points. Nothing is worked out: x·x is
    not x² here.

    Arguments:
        one, other: the expressions; the index of a Σ may have any name.

    >>> from tutor import parse
    >>> same_up_to_order(parse("2xy - sin(b a)"), parse("-(sin(a b) - y 2 x)"))
    True
    >>> same_up_to_order(parse("x - y"), parse("y - x"))
    False
    """
    if one == other:
        return True
    letters, counted = _glance(other)
    if symbols(one) == symbols(other) and _may_be_same(_letters_in(one), letters):
        numbering, number = _numbered(other)
        if numbering.more().number(one) == number:
            return True
    if not (counted and has_sigma(one)):
        return False
    numbering = Numbering()
    return numbering.number(_with_own_indices(one)) == numbering.number(_with_own_indices(other))


def _may_be_same(first: int | None, second: int | None) -> bool:
    """Whether as many letters stand in both, as far as they were counted: no order changes that."""
    return first == second or None in (first, second)


def _letters_in(root: Expression) -> int | None:
    """How many letters stand in a tree, each time it is written; None for a long one, which may share parts."""
    count, left = 0, _MOST_COUNTED
    stack = [root]
    while stack:
        left -= 1
        if not left:
            return None
        node = stack.pop()
        if type(node) is Symbol:
            count += 1
        elif type(node) is not Number:
            stack += node.children
    return count


@lru_cache(maxsize=256)
def _glance(model: Expression) -> tuple[int | None, bool]:
    """The letters in a model, which many answers are compared with, and whether it holds a Σ."""
    return _letters_in(model), has_sigma(model)


@lru_cache(maxsize=256)
def _numbered(model: Expression) -> tuple[Numbering, int]:
    """The numbers of the parts of a model, which many answers are compared with."""
    numbering = Numbering()
    return numbering, numbering.number(model)


class Numbering:
    """Numbers for parts. What a part is made of, by the numbers of its own parts, decides which it gets."""

    __slots__ = ("_inside", "_known", "_places", "_roots")

    def __init__(self) -> None:
        self._known: dict[object, int] = {("1", 1, 1): _UNIT}
        self._places: dict[int, int] = {}
        self._inside: dict[int, tuple[Any, ...]] = {}
        self._roots: list[Expression] = []

    def more(self) -> Numbering:
        """A numbering that goes on from this one and leaves it as it is."""
        again = Numbering()
        again._known, again._inside = self._known.copy(), self._inside.copy()
        return again

    def number(self, root: Expression) -> int:
        """The number of a tree; 0 is zero."""
        self._roots.append(root)  # places are remembered by identity, so the tree has to live on
        places = self._places
        stack = [root]
        while stack:
            node = stack[-1]
            if id(node) in places:
                stack.pop()
                continue
            waiting = [child for child in node.children if id(child) not in places]
            if waiting:
                stack += waiting
                continue
            places[id(node)] = _WAYS[type(node)](self, node)
            stack.pop()
        return places[id(root)]

    def of(self, part: Expression) -> int:
        """The number of a part that was numbered before."""
        return self._places[id(part)]

    def known(self, *what: object) -> int:
        """The number that belongs to a description."""
        return self._known.setdefault(what, len(self._known) + 1)

    def keep(self, number: int, *inside: Any) -> int:
        """Remember what a sum or product is made of, so that one around it can take it in."""
        self._inside.setdefault(abs(number), inside)
        return number

    def inside(self, number: int, kind: str) -> tuple[Any, ...] | None:
        """What a sum or product is made of; None for anything else."""
        found = self._inside.get(abs(number))
        return found if found is not None and found[0] == kind else None


def _number(numbering: Numbering, node: Any) -> int:
    value = node.value
    return numbering.known("1", value.numerator, value.denominator) if value else 0


def _leaf(numbering: Numbering, node: Any) -> int:
    return numbering.known(node.name, node.subscripts) if type(node) is Symbol else numbering.known("e", node.name)


def _sum(numbering: Numbering, node: Any) -> int:
    terms: list[int] = []
    for term in node.terms:
        number = numbering.of(term)
        inner = numbering.inside(number, "+")
        if inner is None:
            terms.append(number)
        else:
            terms.extend(inner[1] if number > 0 else [-part for part in inner[1]])
    ahead = tuple(sorted(terms))
    turned = tuple([-term for term in reversed(ahead)])
    chosen = max(ahead, turned)
    number = numbering.keep(numbering.known("+", chosen), "+", chosen)
    return number if chosen == ahead else -number


def _product(numbering: Numbering, node: Any) -> int:
    return _fraction(numbering, node.factors, ())


def _quotient(numbering: Numbering, node: Any) -> int:
    return _fraction(numbering, (node.numerator,), (node.denominator,))


def _fraction(numbering: Numbering, over: tuple[Expression, ...], under: tuple[Expression, ...]) -> int:
    """A product of factors over others. (a/b)·c is (a·c)/b; but a/(b/c) stays, as it has no value where c is 0."""
    sign = 1
    above: list[int] = []
    below: list[int] = []
    for factor in over:
        number = numbering.of(factor)
        if number < 0:
            sign = -sign
        inner = numbering.inside(number, "*")
        if inner is None:
            above.append(abs(number))
        else:
            above.extend(inner[1])
            below.extend(inner[2])
    for factor in under:
        number = numbering.of(factor)
        if number < 0:
            sign = -sign
        inner = numbering.inside(number, "*")
        if inner is None or inner[2]:
            below.append(abs(number))
        else:
            below.extend(inner[1])
    above = [number for number in above if number != _UNIT]
    if len(above) == 1 and not below:
        return sign * above[0]
    high, low = tuple(sorted(above)), tuple(sorted(below))
    return sign * numbering.keep(numbering.known("*", high, low), "*", high, low)


def _power(numbering: Numbering, node: Any) -> int:
    base, exponent = numbering.of(node.base), numbering.of(node.exponent)
    size = unsigned(node.exponent)
    if base < 0 and isinstance(size, Number) and size.value.denominator == 1:
        number = numbering.known("^", -base, exponent)
        return -number if size.value.numerator % 2 else number
    return numbering.known("^", base, exponent)


def _call(numbering: Numbering, node: Any) -> int:
    arguments = [numbering.of(argument) for argument in node.arguments]
    if node.function == "exp":
        return numbering.known("^", numbering.known("e", "e"), arguments[0])
    if node.function in _SYMMETRIC:
        arguments.sort()
    return numbering.known(node.function, *arguments)


def _applied(numbering: Numbering, node: Any) -> int:
    orders = node.orders if any(node.orders) else ()
    return numbering.known("()", node.name, orders, *map(numbering.of, node.arguments))


def _delta(numbering: Numbering, node: Any) -> int:
    return numbering.known("delta", *sorted((numbering.of(node.left), numbering.of(node.right))))


def _comparison(numbering: Numbering, node: Any) -> int:
    left, right, relation = numbering.of(node.left), numbering.of(node.right), node.relation
    if relation in _TURNED:
        left, right, relation = right, left, _TURNED[relation]
    elif relation in ("=", "!="):
        left, right = sorted((left, right))
    return numbering.known(relation, left, right)


def _logic(numbering: Numbering, node: Any) -> int:
    return numbering.known(node.operator, *sorted([numbering.of(part) for part in node.parts]))


def _in_order(numbering: Numbering, node: Expression) -> int:
    size = len(node.values) if isinstance(node, Piecewise) else 0
    return numbering.known(type(node).__name__, size, *[numbering.of(child) for child in node.children])


_WAYS: dict[type[Expression], Callable[[Numbering, Any], int]] = {
    Number: _number,
    Constant: _leaf,
    Symbol: _leaf,
    Negation: lambda numbering, node: -numbering.of(node.operand),
    Sum: _sum,
    Product: _product,
    Quotient: _quotient,
    Power: _power,
    Call: _call,
    Applied: _applied,
    Delta: _delta,
    Comparison: _comparison,
    Logic: _logic,
    Piecewise: _in_order,
    Partial: _in_order,
    **dict.fromkeys(Counted.__args__, _in_order),
}


def _with_own_indices(root: Expression) -> Expression:
    """The indices of Σ renamed by how many Σ stand inside, so that Σᵢ aᵢ is Σⱼ aⱼ."""
    if not has_sigma(root):
        return root
    done: dict[int, Expression] = {}
    levels: dict[int, int] = {}
    try:
        for node in postorder(root):
            children = tuple([done[id(child)] for child in node.children])
            again = node.rebuild(children) if children != node.children else node
            level = max([levels[id(child)] for child in node.children], default=0)
            if isinstance(again, Counted):
                level += 1
                index = Symbol(f"·{level}")
                body = substitute(again.body, {again.index: index})
                again = again.rebuild((body, index, *again.children[2:]))
            done[id(node)], levels[id(node)] = again, level
    except RecursionError:
        return root
    return done[id(root)]
