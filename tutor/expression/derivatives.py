"""Derivatives as they are printed: ∂/∂x […], ∂[…]/∂(…), d/dx […], ∂₁g(x, y), Derivative(…, x)."""

from __future__ import annotations

import re
from functools import partial

from tutor.expression.functions import SPELLINGS
from tutor.expression.grammar import LOOSE, TIGHT, Grammar
from tutor.expression.greek import GREEK, NAMES
from tutor.expression.lexer import Token
from tutor.expression.rows import Row
from tutor.expression.structures import Applied, Partial
from tutor.expression.subscripts import argument, index_of, lowered_indexes, subscripted
from tutor.expression.traversal import substitute
from tutor.expression.tree import Expression, Number, Power, Span, Symbol

_PLACE = re.compile(r"d_([1-9][0-9]?)")
_BODIES = frozenset(("(", "name", "word", "number", "√", "Σ", "fraction", "radical", "vulgar", "bar", "∂", "|"))
"""What may stand behind d/dx for it to be a derivative and not a fraction."""
_DENOMINATOR = re.compile(r"d(?:[A-Za-z]_?[0-9]*|[A-Za-z]_[A-Za-z])")
"""The dx of d/dx: one letter, with an index."""
_MEND = "type ∂/∂x […]"
_PLACES_MEND = "type ∂₁g(x, y)"


def read_partial(grammar: Grammar, token: Token) -> bool:
    """What follows a ∂."""
    grammar.at += 1
    tokens, at = grammar.tokens, grammar.at
    following = tokens[at]
    if following.kind in ("_", "lowered"):
        if (by := _by_below(grammar)) is not None:
            return body_by(grammar, token, by)
        grammar.at -= 1
        return _places(grammar, token)
    if following.kind == "/" and tokens[at + 1].kind == "∂":
        grammar.at += 2
        return body_by(grammar, token, variable(grammar))
    if following.kind in ("[", "("):
        return grammar.open(token.start, partial(_close_body, grammar, token))
    if following.kind in ("name", "word"):
        body: Expression = variable(grammar)
        if tokens[grammar.at].kind == "^":  # ∂x²/∂x
            grammar.at += 1
            exponent = grammar.part(*argument(grammar, "{[("))
            body = Power(body, exponent, span=Span(token.start + 1, tokens[grammar.at].start))
        return grammar.operand(_over(grammar, token, body), token.start, tokens[grammar.at - 1].end)
    raise grammar.problem(f"the ∂ at column {token.start + 1} cannot be read", token, _MEND)


def _by_below(grammar: Grammar) -> Symbol | None:
    """The variable of ∂_x […] and ∂ₓ […]; None where a place stands there, as in ∂₁g(x, y)."""
    token, name = grammar.tokens[grammar.at], grammar.tokens[grammar.at + 1]
    if token.kind == "lowered":
        if not token.text.isalpha() or len(token.text) > 1:
            return None
        grammar.at += 1
        return Symbol(token.text, span=Span(token.start, token.end))
    if name.kind not in ("name", "word"):
        return None
    grammar.at += 1
    return one_name(grammar)


def _close_body(grammar: Grammar, token: Token, items: list[Expression], span: Span) -> Expression:
    return _over(grammar, token, items[0])


def _over(grammar: Grammar, token: Token, body: Expression) -> Expression:
    """/∂x or /∂(x + y) behind the body."""
    tokens, at = grammar.tokens, grammar.at
    if tokens[at].kind != "/" or (tokens[at + 1].kind != "∂" and tokens[at + 1].text != "d"):
        raise grammar.problem(f"the ∂ at column {token.start + 1} cannot be read", token, _MEND)
    grammar.at += 2
    found = variable(grammar)
    return Partial(body, found, span=Span(token.start, tokens[grammar.at - 1].end))


def variable(grammar: Grammar) -> Expression:
    """The variable behind a ∂: one name, or an expression in brackets."""
    token = grammar.tokens[grammar.at]
    if token.kind in ("(", "[", "{"):
        return grammar.part(*argument(grammar, "([{"))
    if token.kind not in ("name", "word"):
        raise grammar.problem(f"no variable stands at column {token.start + 1}", token, _MEND)
    return one_name(grammar)


def one_name(grammar: Grammar) -> Symbol:
    """The name at hand with its subscripts, as one name whether or not it is known."""
    token = grammar.tokens[grammar.at]
    piece = grammar.setting.names.whole_symbol(token.text)
    grammar.at += 1
    subscripts = tuple([index_of(part) for part in piece.subscripts])
    subscripted(grammar, piece.name, subscripts, piece.spelling, token.start, token.end, indexed=False)
    node = grammar.operands.pop()[0]
    if not isinstance(node, Symbol):
        raise grammar.problem(f"{token.text} is not a variable", token, "name a letter such as x")
    return node


def body_by(grammar: Grammar, token: Token, by: Expression) -> bool:
    """[body] behind ∂/∂x. The bracket of ∂/∂x (x + 1)² is differentiated with its exponent, as everybody means it."""
    opener = grammar.tokens[grammar.at].kind
    if opener in ("[", "("):
        if grammar.tokens[grammar.setting.partner[grammar.at] + 1].kind == "^":
            return grammar.prefix(TIGHT, token.start, lambda node, span: Partial(node, by, span=span))
        return grammar.open(token.start, lambda items, span: Partial(items[0], by, span=span))
    return grammar.prefix(LOOSE, token.start, lambda node, span: Partial(node, by, span=span))


def _places(grammar: Grammar, token: Token) -> bool:
    """∂₁²∂₂g(x, y), d_1 d_2 g(x, y)."""
    counts: dict[int, int] = {}
    tokens = grammar.tokens
    while tokens[grammar.at].kind == "∂" or _PLACE.fullmatch(tokens[grammar.at].text):
        place = _place(grammar)
        power = 1
        if place and tokens[grammar.at].kind == "^":
            grammar.at += 1
            power = _small(grammar.part(*argument(grammar)))
        if not place or not power:
            raise grammar.problem(f"the derivative at column {token.start + 1} cannot be read", token, _PLACES_MEND)
        counts[place] = counts.get(place, 0) + power
    name = tokens[grammar.at]
    if name.kind not in ("name", "word") or tokens[grammar.at + 1].kind != "(":
        message = f"no function stands behind the derivative at column {token.start + 1}"
        raise grammar.problem(message, token, _PLACES_MEND)
    called = grammar.setting.names.whole_symbol(name.text).name
    grammar.at += 1

    def build(items: list[Expression], span: Span) -> Expression:
        if max(counts) > len(items):
            message = f"{called} has fewer than {max(counts)} arguments"
            raise grammar.problem(message, token, _PLACES_MEND)
        orders = tuple(counts.get(place, 0) for place in range(1, len(items) + 1))
        return Applied(called, tuple(items), orders, span=span)

    return grammar.open(token.start, build, many=True)


def _place(grammar: Grammar) -> int:
    """The place that ∂₁ or d_1 names; 0 if it cannot be read."""
    tokens = grammar.tokens
    token = tokens[grammar.at]
    grammar.at += 1
    if token.kind != "∂":
        return int(token.text[2:])
    script = tokens[grammar.at]
    if script.kind == "lowered":
        grammar.at += 1
        return _small(lowered_indexes(grammar, script)[0])
    if script.kind == "_":
        grammar.at += 1
        return _small(grammar.part(*argument(grammar)))
    return 0


def _small(node: Expression) -> int:
    """A whole number from 1 to 99, or 0."""
    small = isinstance(node, Number) and node.value.denominator == 1 and node.value < 100
    return int(node.value) if small and isinstance(node, Number) else 0


def is_plain_derivative(grammar: Grammar, token: Token) -> bool:
    """Is the name at hand the d of d/dx […], d[…]/d(…) or d_1 g(x, y)?"""
    if token.text[0] != "d" or token.text in grammar.setting.names.declared:
        return False
    tokens, at = grammar.tokens, grammar.at
    if token.text == "d":
        if tokens[at + 1].kind == "/":
            return _is_over_d(grammar, at + 2)
        if tokens[at + 1].kind == "[":
            close = grammar.setting.partner[at + 1]
            return [part.text for part in tokens[close + 1 : close + 4]] == ["/", "d", "("]
        return False
    if not _PLACE.fullmatch(token.text) or (at and _PLACE.fullmatch(tokens[at - 1].text)):
        return False
    while _PLACE.fullmatch(tokens[at].text):
        at += 1
    return tokens[at].kind == "name" and tokens[at + 1].kind == "(" and tokens[at].text not in SPELLINGS


def _is_over_d(grammar: Grammar, at: int) -> bool:
    """Does dx […], dx (…), dx sin(x) or d(x + y) […] stand at `at`?"""
    tokens = grammar.tokens
    text = tokens[at].text
    if tokens[at].kind != "name" or text[0] != "d" or text in GREEK:
        return False
    behind = at + 1
    named = _DENOMINATOR.fullmatch(text) is not None or text[1:] in GREEK
    if text == "d" and tokens[behind].kind == "(":
        behind = grammar.setting.partner[behind] + 1
    elif tokens[behind].kind == "_" and tokens[behind + 1].kind == "{":
        behind = grammar.setting.partner[behind + 1] + 1
    elif text == "d" and tokens[behind].text in NAMES and tokens[behind].start == tokens[at].end:
        behind, named = behind + 1, True
    if tokens[behind].kind == "lowered":
        behind += 1
    return tokens[behind].kind == "[" or (tokens[behind].kind in _BODIES and named)


def read_plain_derivative(grammar: Grammar, token: Token) -> bool:
    """d/dx […], d[…]/d(…), d_1 g(x, y)."""
    tokens, at = grammar.tokens, grammar.at
    if token.text != "d":
        return _places(grammar, token)
    if tokens[at + 1].kind == "[":
        grammar.at += 1
        return grammar.open(token.start, partial(_close_body, grammar, token))
    grammar.at += 2
    letter = tokens[grammar.at]
    if letter.text == "d":
        grammar.at += 1
    else:
        tokens[grammar.at] = letter._replace(text=letter.text[1:], start=letter.start + 1)
    return body_by(grammar, token, variable(grammar))


def read_derivative(grammar: Grammar, token: Token) -> bool:
    """Derivative(body, x, (y, 2))."""

    def build(items: list[Expression], span: Span) -> Expression:
        body = items[0]
        steps: list[Expression] = []
        for item in items[1:]:
            if isinstance(item, Row) and len(item.parts) == 2 and isinstance(item.parts[1], Number):
                steps += [item.parts[0]] * min(int(item.parts[1].value), 100)
            else:
                steps.append(item)
        if not steps:
            raise grammar.problem("Derivative takes a function and a variable", token, "type Derivative(x**2, x)")
        if isinstance(body, Applied) and all(step in body.arguments for step in steps):
            orders = tuple(steps.count(argument) for argument in body.arguments)
            return Applied(body.name, body.arguments, orders, span=span)
        for step in steps:
            body = Partial(body, step, span=span)
        return body

    return grammar.open(token.start, build, many=True, role="rows")


def read_subs(grammar: Grammar, token: Token) -> bool:
    """Subs(Derivative(g(_1, y), _1), _1, x*y)."""

    def build(items: list[Expression], span: Span) -> Expression:
        if len(items) != 3:
            raise grammar.problem("Subs takes 3 arguments", token, "type Subs(Derivative(g(u), u), u, x)")
        body, old, new = items
        olds = old.parts if isinstance(old, Row) else (old,)
        news = new.parts if isinstance(new, Row) else (new,)
        if len(olds) != len(news):
            raise grammar.problem("Subs takes as many new parts as old ones", token)
        return substitute(body, dict(zip(olds, news, strict=True)))

    return grammar.open(token.start, build, many=True, role="rows")
