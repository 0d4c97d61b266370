r"""Means: mean(a^2), mean(i, a_i^2), mean(i=1..n, …), ā, \bar{a}, \overline{ah}, ybar."""

from __future__ import annotations

from functools import partial

from tutor.expression.bars import INDEX, indexed, only_index, says_index, top
from tutor.expression.grammar import Grammar
from tutor.expression.lexer import Token
from tutor.expression.numbers import ONE
from tutor.expression.rows import Row
from tutor.expression.structures import Mean
from tutor.expression.subscripts import argument, scripts
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Span, Symbol

_MEND = "type mean(i, …), where i is the index of the data, as in mean(i, a_i^2); or mean(a^2)"


def read_mean(grammar: Grammar, token: Token) -> bool:
    """mean(…): the name was read, a bracket follows."""
    return grammar.open(token.start, partial(_close, grammar, token), many=True, role="rows")


def _close(grammar: Grammar, token: Token, items: list[Expression], span: Span) -> Expression:
    if len(items) == 1 and not isinstance(items[0], Row):
        return mean_of(grammar, token, items[0], span)
    if len(items) == 2 and isinstance(items[0], Row) and len(items[0].parts) == 3:
        index, lower, upper = items[0].parts
        if isinstance(index, Symbol) and not index.subscripts and lower == ONE:
            return Mean(items[1], index, upper, span=span)
        raise grammar.problem("a mean counts from 1", token, "type the range as mean(i=1..n, …)")
    if len(items) == 2:
        index, body = items
        if isinstance(index, Symbol) and not index.subscripts and says_index(index, body):
            return Mean(body, index, top(index), span=span)
    raise grammar.problem(f"the mean at column {token.start + 1} does not say its index", token, _MEND)


def mean_of(grammar: Grammar, token: Token, body: Expression, span: Span) -> Expression:
    """The mean of a body for which no index was typed.

    Where one letter stands below others, as in a_i·h_i, it is the index. Where none does, every letter is data
    and gets the index i.

    Raises:
        SyntaxProblem: there are several indexes, or no data.
    """
    index = only_index(body)
    if index is None and INDEX in symbols(body):
        index = INDEX
    if index is not None:
        return Mean(body, index, top(index), span=span)
    data = indexed(body) if symbols(body) else None
    if data is None:
        raise grammar.problem(f"the mean at column {token.start + 1} does not say its index", token, _MEND)
    return Mean(data, INDEX, top(INDEX), span=span)


def read_bar(grammar: Grammar, token: Token) -> bool:
    r"""\bar or \overline, or the bar of ā: a group or one token follows, then perhaps a subscript."""
    grammar.at += 1
    if grammar.tokens[grammar.at].kind == "{":
        return grammar.open(token.start, lambda items, span: _barred(grammar, token, items[0], span))
    body = grammar.part(*argument(grammar, "{"))
    span = Span(token.start, grammar.tokens[grammar.at - 1].end)
    node = _barred(grammar, token, body, span)
    return grammar.operand(node, *span)


def _barred(grammar: Grammar, token: Token, body: Expression, span: Span) -> Expression:
    if not isinstance(body, Symbol):
        return mean_of(grammar, token, body, span)
    declared = grammar.setting.names.declared
    name = next((name for name in (f"{body.name}bar", f"{body.name}_bar") if name in declared), "")
    words, more, _ = scripts(grammar, indexed=False)
    subscripts = (*body.subscripts, *more)
    if name or words:
        return Symbol("_".join((name or f"{body.name}_bar", *words)), subscripts, span=span)
    return mean_of(grammar, token, Symbol(body.name, subscripts, span=body.span), span)
