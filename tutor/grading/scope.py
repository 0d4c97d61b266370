"""How far a ∂ or a Σ without brackets reaches: d/dx (x + 1)(x + 2), Σᵢ yᵢ/p − (1 − yᵢ)/(1 − p)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tutor.expression.binding import Mentions
from tutor.expression.structures import BigSum, Partial
from tutor.expression.traversal import has_sigma, postorder, rebuilt
from tutor.expression.tree import Expression, Power, Product, Sum, Symbol

_CALL = re.compile(r"[sS]um\s*\(")
"""How sum(i, …) begins, which has brackets of its own."""


@dataclass(frozen=True, slots=True)
class Wider:
    """A tree in which a ∂ or a Σ reaches farther than the language of functions takes it."""

    tree: Expression
    index: Symbol | None
    """The index of the Σ; None for a ∂."""


def wider(typed: Expression, source: str) -> Iterator[Wider]:
    """The other ways to take a side that a writer may have meant; most have none.

    Arguments:
        typed: the side as it was read, with columns.
        source: the line as typed.

    >>> from tutor import parse
    >>> [str(one.tree) for one in wider(parse("d/dx (x+1)(x+2)"), "d/dx (x+1)(x+2)")]
    ['Derivative((x + 1)*(x + 2), x)']
    """
    for node in postorder(typed):
        if isinstance(node, Product) and not node.dotted:
            found = _farther(node, source)
            if found is not None:
                yield Wider(_replaced(typed, node, found), None)
        elif isinstance(node, Sum):
            reaching = _over_all(node, source)
            if reaching is not None:
                yield Wider(_replaced(typed, node, reaching[0]), reaching[1])


def with_whole_sums(typed: Expression, source: str) -> Expression:
    """The tree in which each Σ reaches as far as its index stands.

    Arguments:
        typed: what was read, with columns.
        source: the text it was read from.

    >>> from tutor import parse
    >>> str(with_whole_sums(parse("sum_i a_i + 2 b_i + c"), "sum_i a_i + 2 b_i + c"))
    'Sum(Indexed(a, i) + 2*Indexed(b, i), (i, 1, n)) + c'
    """
    if not has_sigma(typed):
        return typed
    while True:
        reaching = ((node, _over_all(node, source)) for node in postorder(typed) if isinstance(node, Sum))
        found = next(((node, whole) for node, whole in reaching if whole is not None), None)
        if found is None:
            return typed
        typed = _replaced(typed, found[0], found[1][0])


def _farther(product: Product, source: str) -> Expression | None:
    """d/dx (x + 1)(x + 2) as the derivative of the whole product."""
    for place, factor in enumerate(product.factors[:-1]):
        behind = product.factors[place + 1 :]
        if isinstance(factor, Partial) and _in_brackets(factor.body, source) and _in_brackets(behind[0], source):
            whole = Partial(Product((factor.body, *behind)), factor.variable)
            before = product.factors[:place]
            return Product((*before, whole)) if before else whole
    return None


def _in_brackets(node: Expression, source: str) -> bool:
    base = node.base if isinstance(node, Power) else node
    return base.span is not None and source[: base.span.start].rstrip()[-1:] == "("


def _over_all(node: Sum, source: str) -> tuple[Expression, Symbol] | None:
    """Σᵢ aᵢ + bᵢ as Σᵢ (aᵢ + bᵢ): its index stands outside it. It reaches up to the last term that has the index."""
    for place, term in reversed(list(enumerate(node.terms[:-1]))):
        if not isinstance(term, BigSum) or (term.span is not None and _CALL.match(source, term.span.start)):
            continue
        indexed = [at for at, part in enumerate(node.terms) if at > place and _has_index(part, term.index)]
        if indexed:
            last = indexed[-1] + 1
            whole = term.rebuild((Sum((term.body, *node.terms[place + 1 : last])), *term.children[1:]))
            parts = (*node.terms[:place], whole, *node.terms[last:])
            return (Sum(parts) if len(parts) > 1 else whole), term.index
    return None


def _has_index(node: Expression, index: Symbol) -> bool:
    """Whether an index stands free in a node, below a letter or by itself; one that a Σ in it binds does not."""
    return bool(Mentions().of(node, ((index, 0),)))


def _replaced(tree: Expression, old: Expression, new: Expression) -> Expression:
    """The tree with one of its nodes, known by its identity, replaced."""
    return rebuilt(tree, lambda node, around: new if node is old else around)
