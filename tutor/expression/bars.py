"""Means with their index left out: ā, mean(a²), mean(ah), as the lecture writes data statistics.

With the usual index i from 1 to n, every letter that has no index is data: the a of mean(a²) is aᵢ, and x₁ is
x₁ᵢ. So mean(s·a) says that s is data, too; where it is not, the index is written: mean(i, s·aᵢ).
"""

from __future__ import annotations

from collections.abc import Callable

from tutor.expression.functions import SPELLINGS
from tutor.expression.names import SPECIAL
from tutor.expression.structures import Applied, Counted, Delta, Mean, Partial
from tutor.expression.traversal import is_numbered, postorder, symbols
from tutor.expression.tree import Expression, Symbol

INDEX = Symbol("i")
"""The index that a mean has when none is written."""
_NONE = frozenset[Symbol]()
_USUAL = frozenset("ijklmn")
_NO_DATA = frozenset(("i", "e", "E", "pi", *SPELLINGS, *SPECIAL))
"""Names that mean something else when no index stands below them."""


def top(index: Symbol) -> Symbol:
    """The number of terms when none is written: n, or N where the index is n itself."""
    return Symbol("N" if index == Symbol("n") else "n")


def says_index(index: Symbol, body: Expression) -> bool:
    """Whether mean(index, body) has an index for certain: mean(x, y) could be meant for (x + y)/2."""
    return index.name in _USUAL or any(_mentions(node, index) for node in postorder(body))


def only_index(body: Expression) -> Symbol | None:
    """The one letter that stands below letters in a body, as i does in aᵢ·hᵢ; None if there is none, or several.

    What a Σ or a mean inside counts with is no index of the body.

    >>> from tutor import parse
    >>> only_index(parse("s*a_i + b - h_i")), only_index(parse("a_i*h_j"))
    (Symbol('i', ()), None)
    """
    found = free_indices(body)
    return next(iter(found)) if len(found) == 1 else None


def free_indices(expression: Expression) -> frozenset[Symbol]:
    """The letters below letters, and in δ, that no Σ and no mean around them counts with.

    >>> from tutor import parse
    >>> sorted(index.name for index in free_indices(parse("a_i*mean(a)*sum(k, b_k_j)")))
    ['i', 'j']
    """
    found: dict[int, frozenset[Symbol]] = {}
    for node in postorder(expression):
        inside = _NONE.union(*[found[id(child)] for child in node.children])
        if isinstance(node, Symbol):
            inside = inside.union(*map(symbols, node.subscripts))
        elif isinstance(node, Delta):
            inside |= symbols(node.left) | symbols(node.right)
        elif isinstance(node, Counted):
            inside -= {node.index}
        found[id(node)] = inside
    return found[id(expression)]


def _mentions(node: Expression, index: Symbol) -> bool:
    if not isinstance(node, Symbol):
        return False
    return node == index or any(_mentions(part, index) for place in node.subscripts for part in postorder(place))


def indexed(body: Expression) -> Expression | None:
    """The body of a mean with the index i on each of its letters; None if it has an index or a Σ already.

    >>> from tutor import parse
    >>> str(indexed(parse("a^2*h")))
    'Indexed(a, i)**2*Indexed(h, i)'
    """

    def add(symbol: Symbol) -> Symbol | None:
        if symbol.name in _NO_DATA or not is_numbered(symbol):
            return None
        return Symbol(symbol.name, (*symbol.subscripts, INDEX), span=symbol.span)

    found = _with_letters(body, add, _closed(body))
    return None if found == body else found


def _closed(body: Expression) -> frozenset[int]:
    """The nodes inside each Σ or mean that is a mere number, as x̄ is in the mean of (x − x̄)²; by identity."""
    whole = [node for node in postorder(body) if isinstance(node, Counted) and not free_indices(node)]
    return frozenset(id(part) for node in whole for part in postorder(node))


def bare(mean: Mean) -> Expression | None:
    """The body of a mean without its index, if that says the same; else None.

    >>> from tutor import parse
    >>> str(bare(parse("mean(i, a_i^2)"))), bare(parse("mean(i, s*a_i)")), bare(parse("mean(n, x_n)"))
    ('a**2', None, None)
    """

    def drop(symbol: Symbol) -> Symbol | None:
        if symbol.name in _NO_DATA or symbol.subscripts[-1:] != (INDEX,):
            return None
        plain = Symbol(symbol.name, symbol.subscripts[:-1])
        return plain if is_numbered(plain) else None

    if mean.index != INDEX or mean.upper != top(INDEX):
        return None
    found = _with_letters(mean.body, drop)
    return None if found == mean.body else found


def _with_letters(
    body: Expression, change: Callable[[Symbol], Symbol | None], left: frozenset[int] = frozenset()
) -> Expression | None:
    """The body with every letter changed; None where one cannot be, or where letters are more than data.

    Nodes whose identity is in `left` are left as they are.
    """
    done: dict[int, Expression] = {}
    for node in postorder(body):
        if id(node) in left:
            done[id(node)] = node
        elif isinstance(node, Counted | Delta | Partial) or (isinstance(node, Applied) and any(node.orders)):
            return None
        elif isinstance(node, Symbol):
            changed = change(node)
            if changed is None:
                return None
            done[id(node)] = changed
        else:
            done[id(node)] = node.rebuild(tuple([done[id(child)] for child in node.children]))
    return done[id(body)]
