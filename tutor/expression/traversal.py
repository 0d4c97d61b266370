"""Walks over a tree, without recursion where depth could hurt: symbols, size, depth, rebuilding, substitution."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tutor.expression.structures import Counted, Delta, Partial
from tutor.expression.tree import Expression, Negation, Number, Product, Sum, Symbol

_set = object.__setattr__
_SIGMAS = frozenset(Counted.__args__)
_PARTIALS = frozenset((Partial,))


def postorder(root: Expression) -> Iterator[Expression]:
    """Every distinct node object below `root`, parts before wholes, without recursion."""
    seen: set[int] = set()
    stack: list[Expression | None] = [root]
    while stack:
        node = stack.pop()
        if node is None:  # all parts of the next node have been given
            whole = stack.pop()
            assert whole is not None
            yield whole
        elif id(node) not in seen:
            seen.add(id(node))
            children = node.children
            if children:
                stack += (node, None)
                stack += children[::-1]
            else:
                yield node


def has_sigma(expression: Expression) -> bool:
    """Whether there is a Σ or a mean in an expression."""
    return holds_one_of(expression, _SIGMAS)


def has_partial(expression: Expression) -> bool:
    """Whether a ∂ is left to be worked out in an expression."""
    return holds_one_of(expression, _PARTIALS)


def holds_one_of(expression: Expression, kinds: frozenset[type]) -> bool:
    """Whether a node of one of some types is in an expression; the walk ends at the first one."""
    seen: set[int] = set()
    stack = [expression]
    while stack:
        node = stack.pop()
        if type(node) in kinds:
            return True
        children = node.children
        if children and id(node) not in seen:
            seen.add(id(node))
            stack += children
    return False


def factors(expression: Expression) -> tuple[Expression, ...]:
    """The factors of a product; anything else is its own one factor."""
    return expression.factors if isinstance(expression, Product) else (expression,)


def terms(expression: Expression) -> tuple[Expression, ...]:
    """The terms of a sum; anything else is its own one term."""
    return expression.terms if isinstance(expression, Sum) else (expression,)


def unsigned(term: Expression) -> Expression:
    """A term without the sign in front, as one speaks of it."""
    return term.operand if isinstance(term, Negation) else term


def is_numbered(symbol: Symbol) -> bool:
    """Whether a letter has nothing but numbers below it, as x and x₁ have, and the member xᵢ of a family has not."""
    return all(isinstance(below, Number) for below in symbol.subscripts)


def numbers_of_terms(root: Expression) -> frozenset[Symbol]:
    """The letters that a Σ or a mean counts up to, such as n."""
    sums = (node for node in postorder(root) if isinstance(node, Counted))
    return frozenset[Symbol]().union(*(symbols(node.upper) for node in sums))


def symbols(root: Expression) -> frozenset[Symbol]:
    """The symbols whose value `root` depends on.

    An index is not a variable: the i of Σᵢ and of aᵢ is left out, aᵢ itself is in.
    """
    known = root._symbols
    if known is not None:
        return known
    stack = [root]
    while stack:
        node = stack[-1]
        waiting = [child for child in node.children if child._symbols is None]
        if waiting:
            stack.extend(waiting)
        else:
            _set(node, "_symbols", _own_symbols(node))
            stack.pop()
    assert root._symbols is not None
    return root._symbols


_NONE: frozenset[Symbol] = frozenset()


def _own_symbols(node: Expression) -> frozenset[Symbol]:
    if isinstance(node, Symbol):
        return frozenset((node,))
    if isinstance(node, Delta):
        return _NONE
    children = node.children
    if not children:
        return _NONE
    found = children[0]._symbols or _NONE
    for child in children[1:]:
        more = child._symbols
        if more and not more <= found:
            found |= more
    return found - {node.index} if isinstance(node, Counted) else found


def size(root: Expression) -> int:
    """How many nodes `root` has when it is written out, shared parts counted each time they stand."""
    counts: dict[int, int] = {}
    for node in postorder(root):
        counts[id(node)] = 1 + sum(counts[id(child)] for child in node.children)
    return counts[id(root)]


def depth(root: Expression) -> int:
    """The number of levels below and including `root`."""
    levels: dict[int, int] = {}
    for node in postorder(root):
        levels[id(node)] = 1 + max((levels[id(child)] for child in node.children), default=0)
    return levels[id(root)]


def rebuilt(root: Expression, change: Callable[[Expression, Expression], Expression]) -> Expression:
    """A tree made anew from its leaves upwards, without recursion; a part that stands twice is made once.

    Arguments:
        root: the tree.
        change: a node, and the same node around its new parts → what stands in its place. Where no part of it
            changed, both are the node itself.

    >>> from tutor import parse
    >>> str(rebuilt(parse("x^2 + y"), lambda node, around: parse("z") if node == parse("x") else around))
    'z**2 + y'
    """
    made: dict[int, Expression] = {}
    for node in postorder(root):
        around = node
        if children := node.children:
            parts = tuple(made[id(child)] for child in children)
            same = all(new is old for new, old in zip(parts, children, strict=True))
            around = node if same else node.rebuild(parts)
        made[id(node)] = change(node, around)
    return made[id(root)]


def substitute(root: Expression, replacements: dict[Expression, Expression]) -> Expression:
    """`root` with every part that equals a key replaced by its value, outermost first.

    Subscripts are parts too: replacing i by 2 turns aᵢ into a₂. A bound index is left alone.

    Arguments:
        root: the tree to rewrite.
        replacements: old part → new part.
    """
    memo: dict[Expression, Expression] = {}

    def rewrite(node: Expression) -> Expression:
        if node in memo:
            return memo[node]
        if node in replacements:
            result = replacements[node]
        elif isinstance(node, Symbol):
            parts = tuple(rewrite(part) for part in node.subscripts)
            result = node if parts == node.subscripts else Symbol(node.name, parts)
        elif isinstance(node, Counted) and node.index in replacements:
            inner = {old: new for old, new in replacements.items() if old != node.index}
            body = substitute(node.body, inner) if inner else node.body
            result = node.rebuild((body, node.index, *[rewrite(bound) for bound in node.children[2:]]))
        else:
            children = tuple(rewrite(child) for child in node.children)
            same = all(new is old for new, old in zip(children, node.children, strict=True))
            result = node if same else node.rebuild(children)
        memo[node] = result
        return result

    return rewrite(root)
