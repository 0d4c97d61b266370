"""A function with kinks, split into smooth pieces: |u| is u where u > 0 and −u where u < 0.

|u|, sign u, max, min, relu, branches, the root of a square, and arccot with its jump are split; what holds on the
borders between the pieces is the business of `edges`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.derivation.domain import domain
from tutor.derivation.signs import signs
from tutor.derivation.tidy import Tidier
from tutor.errors import Unanswerable
from tutor.expression.exact import bounds, exact
from tutor.expression.numbers import ZERO, rational, whole
from tutor.expression.structures import Comparison, Counted, Mean
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.edges.branches import branches, deciding
from tutor.stationary.edges.inequalities import contradictory, difference, needed

MOST_PIECES = 64
"""A function with more smooth pieces than this is refused."""
_MOST_TERMS = 64
_NOT_NEGATIVE = frozenset((0, 1))


@dataclass(frozen=True, slots=True)
class Piece:
    """What a function is on an open part of space."""

    function: Expression
    """The function there, without kinks between pieces, tidied."""
    conditions: tuple[Comparison, ...] = ()
    """Where: u < v or u > v, all of them; none that follows from the others."""


def pieces(function: Expression, variables: Sequence[Symbol] | None = None) -> tuple[Piece, ...]:
    """The smooth pieces of a function.

    Arguments:
        function: the function.
        variables: its variables; |a| of a letter that is no variable is a number and not split. None for every letter.

    Returns:
        one piece without conditions for a function without kinks. The pieces cover all of space but the
        borders between them; pieces that are certainly empty, or on which f has no value, are left out.

    Raises:
        Unanswerable: there are too many pieces, kinks in a Σ over data, or the function is nowhere real.

    >>> from tutor import parse
    >>> for piece in pieces(parse("|x^2 - 1| + y^2"), [Symbol("x"), Symbol("y")]):
    ...     print(piece.function, "where", *piece.conditions)
    x**2 - 1 + y**2 where x**2 - 1 > 0
    1 - x**2 + y**2 where x**2 - 1 < 0
    """
    moving = symbols(function) if variables is None else frozenset(variables)
    tidier = Tidier()
    start = _without_nothing(_opened(function, moving), moving)
    pending: list[tuple[Expression, tuple[Comparison, ...]]] = [(start, ())]
    done: list[Piece] = []
    while pending:
        current, conditions = pending.pop()
        node = _next(current, moving)
        if node is None:
            done.append(Piece(current, needed(conditions)))
        else:
            for more, value in reversed(branches(node)):
                assumed = tuple(dict.fromkeys((*conditions, *more)))
                if value is not None and not contradictory(assumed):
                    pending.append((_tidied(substitute(current, {node: value}), tidier), assumed))
        if len(done) + len(pending) > MOST_PIECES:
            raise Unanswerable(
                f"The function has more than {MOST_PIECES} smooth pieces: each |u|, max, min or branch splits it.",
                "Take a function with fewer kinks, or set some of its variables to numbers.",
            )
    return _real_parts(done)


def _tidied(expression: Expression, tidier: Tidier) -> Expression:
    """The expression in textbook form, with 1 for max(1, 0)."""
    known: dict[Expression, Expression] = {}
    for node in postorder(expression):
        value = exact(node, {}) if deciding(node) and not symbols(node) else None
        if value is not None:
            known[node] = rational(value)
    plain = substitute(expression, known) if known else expression
    return tidier.result(plain)


def _opened(function: Expression, moving: frozenset[Symbol]) -> Expression:
    """The function with every Σ or mean over kinks written out: Σᵢ₌₁³ |x − i| as |x − 1| + |x − 2| + |x − 3|."""
    written: dict[Expression, Expression] = {}
    for node in postorder(function):
        if not isinstance(node, Counted):
            continue
        body = substitute(node.body, written)
        if not any(_kinked(part, moving | {node.index}) for part in postorder(body)):
            continue
        if not symbols(body) & moving:
            continue
        span = bounds(node, {})
        if span is None or len(span) > _MOST_TERMS:
            raise Unanswerable(
                "The function has kinks inside a Σ or a mean whose terms cannot be written out one by one.",
                f"Give it whole numbers as bounds, at most {_MOST_TERMS} terms, or a smooth body such as a square.",
            )
        terms = tuple(substitute(body, {node.index: whole(value)}) for value in span)
        added = Sum(terms) if len(terms) > 1 else terms[0] if terms else ZERO
        written[node] = Quotient(added, whole(len(terms))) if isinstance(node, Mean) else added
    return substitute(function, written) if written else function


def _kinked(node: Expression, moving: frozenset[Symbol]) -> bool:
    """Whether a node of its own makes a kink or a jump as the variables move."""
    return any(symbols(part) & moving for part in deciding(node))


def _without_nothing(function: Expression, moving: frozenset[Symbol]) -> Expression:
    """The function without bars that do nothing: |x² − (−x)²| is 0, and |x²| is x²."""
    plainer: dict[Expression, Expression] = {}
    for node in postorder(function):
        if not _kinked(node, moving):
            continue
        if isinstance(node, Call) and node.function in ("max", "min"):
            different: list[Expression] = []
            for one in node.arguments:
                if not any(_is_zero(Sum((one, Negation(other)))) for other in different):
                    different.append(one)
            if len(different) < len(node.arguments):
                plainer[node] = different[0] if len(different) == 1 else Call(node.function, tuple(different))
        elif isinstance(node, Call) and node.function in ("abs", "relu") and signs(node.arguments[0]) <= _NOT_NEGATIVE:
            plainer[node] = node.arguments[0]
        elif isinstance(node, Call | Power):
            if _is_zero(node.children[0]):
                plainer[node] = ZERO if node != Call("acot", node.children) else Quotient(Constant("pi"), whole(2))
        else:
            comparisons = [part for part in postorder(node) if isinstance(part, Comparison)]
            nothing = [one for one in comparisons if _is_zero(difference(one))]
            plainer |= {one: Comparison(one.relation, ZERO, ZERO) for one in nothing}
    return _tidied(substitute(function, plainer), Tidier()) if plainer else function


def _next(root: Expression, moving: frozenset[Symbol]) -> Expression | None:
    """The first node to split whose conditions are smooth, or a whole around it, parts of which may fall away."""
    nodes = [node for node in postorder(root) if _kinked(node, moving)]
    kinked = set(nodes)
    chosen: Expression | None = None
    for node in nodes:
        if any(part in kinked for decider in deciding(node) for part in postorder(decider)):
            continue
        if chosen is None or any(part == chosen for part in postorder(node)):
            chosen = node
    return chosen


def _real_parts(parts: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces on which the function can be a real number at all.

    Raises:
        Unanswerable: there is none.
    """
    kept = []
    for part in parts:
        real = domain(part.function).real
        limits = [one for one in real if isinstance(one, Comparison) and one.relation not in ("=", "!=")]
        broken = any(isinstance(one, Comparison) and one.relation == "!=" and _is_zero(difference(one)) for one in real)
        if not broken and not contradictory([*part.conditions, *limits]):
            kept.append(part)
    if not kept:
        raise Unanswerable(
            "The function is nowhere a real number.",
            "Look at what stands under the roots, inside the logarithms, and below the lines.",
        )
    return tuple(kept)


def _is_zero(expression: Expression) -> bool:
    """Whether an expression is zero wherever it is real, as the denominator of 1/(x − x)."""
    try:
        above, _ = Ring.of([expression]).fraction(expression)
    except (TooLarge, ZeroDivisionError):
        return False
    return bool(above.is_zero())
