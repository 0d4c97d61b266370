"""Sums: Σᵢ …, \\sum_{i=1}^{n} …, sum(i, …), sum(i=1..n, …) and Sum(…, (i, 1, n)).

Where only one letter can be the index, it may be left out: Σ (a_i − b)², sum(a_i²), and sum(a) for sum(i, a_i).
"""

from __future__ import annotations

from functools import partial

from tutor.errors import SyntaxProblem
from tutor.expression.bars import free_indices, indexed, only_index, top
from tutor.expression.grammar import LOOSE, Grammar
from tutor.expression.greek import GREEK
from tutor.expression.lexer import Token
from tutor.expression.numbers import ONE
from tutor.expression.rows import Row
from tutor.expression.structures import BigSum
from tutor.expression.subscripts import argument, index_of, lowered_indexes, split_at_commas
from tutor.expression.traversal import symbols
from tutor.expression.tree import Constant, Expression, Span, Symbol

_MEND = "type Σ_i …, sum(i, …) or sum(i=1..n, …)"


def _big_sum(body: Expression, index: Symbol, bounds: tuple[Expression, Expression] | None, span: Span) -> BigSum:
    if bounds:
        return BigSum(body, index, *bounds, span=span)
    return BigSum(body, index, ONE, top(index), implicit=True, span=span)


def read_sigma(grammar: Grammar, token: Token) -> bool:
    """The sign Σ with its index."""
    grammar.at += 1
    return read_sigma_of(grammar, token, ())


def read_sigma_of(grammar: Grammar, token: Token, indexes: tuple[Expression, ...]) -> bool:
    """A Σ whose name may have held the index already, as sum_i does; its body extends over the product behind it."""
    lower: Expression | None = None
    upper: Expression | None = None
    for _ in range(2):
        following = grammar.tokens[grammar.at]
        if following.kind == "lowered" and not indexes:
            grammar.at += 1
            indexes = lowered_indexes(grammar, following)
        elif following.kind == "_" and not indexes:
            grammar.at += 1
            indexes, lower = _bound_below(grammar)
        elif following.kind == "^":
            grammar.at += 1
            upper = grammar.part(*argument(grammar, "{[("))
    if not indexes and grammar.tokens[grammar.at].kind == "(" and _is_range(grammar):
        indexes, lower, upper = _range_in_brackets(grammar)
    if not indexes:
        return grammar.prefix(LOOSE, token.start, partial(_unnamed, grammar, token, upper))
    counting = [index for index in indexes if isinstance(index, Symbol)]
    if len(counting) < len(indexes):
        raise _no_index(grammar, token)
    if lower is not None and upper is None:
        upper = top(counting[0])
    bounds = (lower or ONE, upper) if upper is not None else None
    return grammar.prefix(LOOSE, token.start, partial(_wrap, counting, bounds))


def _wrap(
    indexes: list[Symbol], bounds: tuple[Expression, Expression] | None, body: Expression, span: Span
) -> Expression:
    for index in reversed(indexes):
        body = _big_sum(body, index, bounds, span)
    return body


def _unnamed(grammar: Grammar, token: Token, upper: Expression | None, body: Expression, span: Span) -> Expression:
    """Σ (a_i − b)², where one letter only stands below others and counts nothing yet: it is the index."""
    index = only_index(body)
    if index is None:
        raise _no_index(grammar, token)
    return _big_sum(body, index, None if upper is None else (ONE, upper), span)


def _no_index(grammar: Grammar, token: Token) -> SyntaxProblem:
    return grammar.problem(f"the sum at column {token.start + 1} does not say its index", token, _MEND)


def _bound_below(grammar: Grammar) -> tuple[tuple[Expression, ...], Expression | None]:
    """_i, _{i}, _{i,j} or _{i=1}."""
    start, stop = argument(grammar, "{(")
    tokens = grammar.tokens
    if stop - start > 2 and tokens[start + 1].kind == "=":
        return (index_of(tokens[start].text),), grammar.part(start + 2, stop)
    if stop - start == 1 and tokens[start].text.isalpha() and len(tokens[start].text) == 2:
        name = tokens[start].text
        return tuple([index_of(letter) for letter in ((name,) if name in GREEK else name)]), None
    return tuple([index_of(tokens[low].text) for low, _ in split_at_commas(grammar, start, stop)]), None


def _is_range(grammar: Grammar) -> bool:
    tokens, at = grammar.tokens, grammar.at
    return tokens[at + 1].kind in ("name", "word") and tokens[at + 2].kind == "="


def _range_in_brackets(grammar: Grammar) -> tuple[tuple[Expression, ...], Expression, Expression]:
    """(i=1..n)."""
    start, stop = argument(grammar, "(")
    middle = at = start
    while at < stop:
        if grammar.tokens[at].kind == "..":
            middle = at
        at = grammar.setting.partner.get(at, at) + 1
    if middle == start or middle + 1 == stop or middle == start + 2:
        raise grammar.problem("the range of the sum cannot be read", grammar.tokens[start], "type it as Σ(i=1..n) …")
    index = index_of(grammar.tokens[start].text)
    return (index,), grammar.part(start + 2, middle), grammar.part(middle + 1, stop)


def read_sum(grammar: Grammar, token: Token) -> bool:
    """sum(i, …), sum(i=1..n, …), Sum(…, (i, 1, n))."""
    return grammar.open(token.start, partial(_close, grammar, token), many=True, role="rows")


def _close(grammar: Grammar, token: Token, items: list[Expression], span: Span) -> Expression:
    ranges = [item for item in items if isinstance(item, Row)]
    bodies = [item for item in items if not isinstance(item, Row)]
    if ranges and len(bodies) == 1:
        body = bodies[0]
        ordered = ranges if items[0] is body else ranges[::-1]
        for row in ordered:
            if len(row.parts) != 3:
                raise grammar.problem("the range of the sum cannot be read", token, _MEND)
            index, lower, upper = row.parts
            body = _big_sum(body, _index(grammar, token, index), (lower, upper), span)
        return body
    if len(items) == 2 and not ranges:
        first, second = items
        if not _is_plain(first) and _is_plain(second):
            first, second = second, first
        return _big_sum(second, _index(grammar, token, first), None, span)
    if len(items) == 4 and not ranges:
        body, index, lower, upper = items if not _is_plain(items[0]) else (items[3], *items[:3])
        return _big_sum(body, _index(grammar, token, index), (lower, upper), span)
    if len(bodies) == 1 and not ranges:
        body = items[0]
        data = None if free_indices(body) or not symbols(body) else indexed(body)
        return _unnamed(grammar, token, None, data or body, span)
    raise _no_index(grammar, token)


def _is_plain(node: Expression) -> bool:
    return isinstance(node, Symbol) and not node.subscripts


def _index(grammar: Grammar, token: Token, node: Expression) -> Symbol:
    if isinstance(node, Symbol) and not node.subscripts:
        return node
    if isinstance(node, Constant) and node.name == "e":
        return Symbol("e", span=node.span)
    raise grammar.problem("the index of the sum is not a letter", token, _MEND)
