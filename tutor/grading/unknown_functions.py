"""Derivatives of functions nobody knows, as students write them: g'(x), g_x, ∂g/∂x for ∂₁g(x, y).

Where the question holds an unknown g, its derivative is worked out as far as it can be: it is no ∂ left over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tutor.expression.reading import Reading
from tutor.expression.structures import Applied, Partial
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Symbol

_PRIME = "Q"
"""Stands for a ′ in the name of a function until it is read: a name has letters only."""
_MOST_PRIMES = 4


def marked_names(unknown: Sequence[str]) -> tuple[str, ...]:
    """The names under which derivatives of unknown functions are read, besides the functions' own."""
    return tuple([name + _PRIME * count for name in unknown for count in range(1, _MOST_PRIMES + 1)])


def with_marks(text: str, unknown: Sequence[str]) -> str:
    """A text of the same length in which g′( is read as a function of its own.

    >>> with_marks("x g'(x)", ["g"])
    'x gQ(x)'
    """
    if not unknown or not re.search("['’′]", text):
        return text
    names = "|".join(map(re.escape, unknown))
    pattern = re.compile(rf"(?<![A-Za-z])({names})(['’′]{{1,{_MOST_PRIMES}}})(?=\s*\()")
    return pattern.sub(lambda match: match[1] + _PRIME * len(match[2]), text)


def with_places(root: Expression, reading: Reading) -> Expression:
    """A tree in which each derivative of an unknown function says by which place it is taken.

    >>> from tutor.expression.reading import read
    >>> from tutor import parse
    >>> with_places(parse("g_x"), read("g(x, y)")) == parse("∂₁g(x, y)")
    True
    """
    if not reading.unknown:
        return root
    usual = _usual(reading)
    letters = symbols(reading.expression)
    made: dict[int, Expression] = {}
    for node in postorder(root):
        fresh = node
        if node.children:
            fresh = node.rebuild(tuple([made[id(child)] for child in node.children]))
            if all(new is old for new, old in zip(fresh.children, node.children, strict=True)):
                fresh = node
        made[id(node)] = _placed(fresh, usual, letters, reading.unknown)
    return made[id(root)]


def has_marks(root: Expression) -> bool:
    """Is a function of several variables marked with a ′, which does not say by which the derivative is?"""
    return any(isinstance(node, Applied) and node.name.endswith(_PRIME) for node in postorder(root))


def _usual(reading: Reading) -> Mapping[str, Applied]:
    """Each unknown function that is applied in one way only, as the question applies it."""
    found: dict[str, set[Applied]] = {}
    for node in postorder(reading.expression):
        if isinstance(node, Applied) and not node.orders:
            found.setdefault(node.name, set()).add(node)
    return {name: uses.pop() for name, uses in found.items() if len(uses) == 1}


def _placed(
    node: Expression, usual: Mapping[str, Applied], letters: frozenset[Symbol], unknown: Sequence[str]
) -> Expression:
    if isinstance(node, Applied) and not node.orders and len(node.arguments) == 1:
        name = node.name.rstrip(_PRIME)
        count = len(node.name) - len(name)
        return Applied(name, node.arguments, (count,)) if count and name in unknown else node
    if isinstance(node, Symbol) and node not in letters:
        name, _, below = node.name.partition("_")
        if name in usual:
            return _by(usual[name], (*map(Symbol, below), *node.subscripts)) or node
    if isinstance(node, Partial) and isinstance(node.body, Applied) and node.body.name in unknown:
        return _by(node.body, (node.variable,)) or node
    return node


def _by(applied: Applied, variables: Sequence[Expression]) -> Applied | None:
    """The derivative of g(u, v) by some of its arguments; None when one of them is no argument, or no letter."""
    orders = list(applied.orders or (0,) * len(applied.arguments))
    for variable in variables:
        if not isinstance(variable, Symbol) or applied.arguments.count(variable) != 1:
            return None
        if any(variable in symbols(other) for other in applied.arguments if other != variable):
            return None
        orders[applied.arguments.index(variable)] += 1
    return Applied(applied.name, applied.arguments, tuple(orders) if any(orders) else ())
