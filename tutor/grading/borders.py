"""The borders at which an expression may stop to be one formula: kinks, jumps, and the ends of its domain.

A border is an expression that is 0 there, such as x + 1000 for |x + 1000|. Between borders an expression is analytic,
so that points in the midst of each cell tell more than many points in one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tutor.derivation.domain import own_conditions
from tutor.expression.functions import FUNCTIONS
from tutor.expression.numbers import ZERO, rational_value
from tutor.expression.structures import Comparison, Counted, Delta, Logic, Partial, Piecewise
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Expression, Negation, Number, Power, Product, Quotient, Sum

Borders = dict[Expression, None]
"""Borders in the order in which they come up, each once."""

_PLAIN_CALLS = frozenset(
    name for name, row in FUNCTIONS.items() if not row.domain and not row.smooth and name not in ("root", "max", "min")
)
_SAME_ZEROS = frozenset(("abs", "sqrt", "cbrt", "sign", "sinh", "asinh", "atan", "tanh", "erf", "asin", "atanh"))
"""Functions that are 0 where, and only where, their argument is."""
_LESS_ONE = frozenset(("ln", "log2", "log10"))
"""Functions that are 0 where, and only where, their argument is 1."""
_NEVER_ZERO = frozenset(("exp", "cosh", "sech", "sigmoid", "softplus"))
_ACUTE = frozenset(("atan", "sin", "cos", "tanh", "sech", "erf", "sigmoid"))
"""Functions whose values lie between −π/2 and π/2, so that the cosine of them is never 0."""
_OPAQUE = (Counted, Delta, Partial)
"""Nodes whose parts hold indices or are not evaluated as they stand."""


def has_border(node: Expression) -> bool:
    """Whether a node by itself may have a border; quick, and safe rather than sharp."""
    match node:
        case Quotient(denominator=below):
            return bool(symbols(below))
        case Power(base=base, exponent=Number(value=value)):
            return (value.denominator != 1 or value < 0) and bool(symbols(base))
        case Power():
            return bool(symbols(node))
        case Call(function=name):
            return name not in _PLAIN_CALLS and bool(symbols(node))
    return isinstance(node, Comparison | Piecewise)


def reachable(root: Expression) -> Iterator[Expression]:
    """The nodes below an expression, parts before wholes, but for those under a Σ or a ∂."""
    nodes = list(postorder(root))
    hidden: set[int] = set()
    for node in nodes:
        if isinstance(node, _OPAQUE):
            hidden.update(id(part) for part in postorder(node))
    yield from (node for node in nodes if id(node) not in hidden)


def borders_of_node(node: Expression) -> tuple[Expression, ...]:
    """The borders that a node has by itself."""
    found: Borders = {}
    if isinstance(node, Comparison):
        _split(found, node)
    elif not isinstance(node, Piecewise):
        conditions = own_conditions(node)
        for condition in (*conditions.real, *conditions.smooth):
            found.update(borders_of_condition(condition))
    return tuple(found)


def borders_of_condition(condition: Expression) -> Borders:
    """The borders of a condition, as plain as can be: x for 2·x² ≠ 0."""
    found: Borders = {}
    pending = [condition]
    while pending:
        part = pending.pop()
        if isinstance(part, Logic):
            pending += part.parts
        elif isinstance(part, Comparison):
            _split(found, part)
    return found


def _split(found: Borders, condition: Comparison) -> None:
    """Take the difference of the two sides apart into factors that are as plain as can be."""
    left, right = condition.left, condition.right
    pending = [left if right == ZERO else right if left == ZERO else Sum((left, Negation(right)))]
    while pending:
        part = pending.pop()
        if not symbols(part):
            continue
        match part:
            case Product(factors=factors):
                pending += reversed(factors)
            case Quotient(numerator=above, denominator=below):
                pending += (below, above)
            case Negation(operand=inner):
                pending.append(inner)
            case Power(base=base, exponent=exponent):
                if rational_value(exponent) is not None:
                    pending.append(base)
            case Call(function=name, arguments=(inner,)) if name in _SAME_ZEROS:
                pending.append(inner)
            case Call(function=name, arguments=(inner,)) if name in _LESS_ONE:
                found[Sum((inner, Negation(Number(ZERO.value + 1))))] = None
            case Call(function=name) if name in _NEVER_ZERO:
                continue
            case Call(function="cos", arguments=(Call(function=name),)) if name in _ACUTE:
                continue
            case _:
                found[part] = None


def bordered(nodes: Iterable[Expression], most: int = 3_000) -> list[Expression]:
    """The nodes that may have a border, as many as can be looked at in bearable time.

    Arguments:
        nodes: distinct nodes, parts before wholes, all parts of a node among them.
        most: how many nodes those that are returned may have in all, parts counted with each.
    """
    sizes: dict[int, int] = {}
    found = []
    for node in nodes:
        sizes[id(node)] = 1 + sum([sizes.get(id(child), 1) for child in node.children])
        if has_border(node):
            most -= sizes[id(node)]
            if most < 0:
                break
            found.append(node)
    return found


def borders_of(nodes: Iterable[Expression]) -> Borders:
    """The borders of all of the nodes, which are given parts before wholes."""
    found: Borders = {}
    for node in bordered(nodes):
        found.update(dict.fromkeys(borders_of_node(node)))
    return found


def affordable(borders: Iterable[Expression], most: int) -> list[Expression]:
    """The first of the borders, together of no more than so many nodes, but one at least."""
    chosen: list[Expression] = []
    for border in borders:
        most -= sum(1 for _ in postorder(border))
        if chosen and most < 0:
            break
        chosen.append(border)
    return chosen
