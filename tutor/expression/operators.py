"""What each token means behind an operand: one row a token."""

from __future__ import annotations

from tutor.expression.branches import keyword, separate
from tutor.expression.grammar import (
    AND,
    BESIDE,
    COMPARE,
    LOOSE,
    OR,
    POWER,
    PRODUCT,
    SUM,
    TIGHT,
    Grammar,
    Pending,
    negation,
)
from tutor.expression.lexer import Token
from tutor.expression.operands import BEFORE, stray_equals
from tutor.expression.rows import take
from tutor.expression.setting import OPENING, Reaction, unclosed
from tutor.expression.structures import Comparison, Logic
from tutor.expression.tree import Number, Span, Symbol


def _plus(grammar: Grammar, token: Token) -> bool:
    grammar.reduce(LOOSE)
    grammar.chain(SUM, "sum")
    grammar.at += 1
    return False


def _minus(grammar: Grammar, token: Token) -> bool:
    _plus(grammar, token)
    return grammar.prefix(LOOSE, token.start, negation)


def _times(grammar: Grammar, token: Token) -> bool:
    grammar.reduce(PRODUCT + 1)
    if grammar.pending[-1].kind == "quotient":
        grammar.reduce(PRODUCT)
    grammar.chain(PRODUCT, "product").dotted = True
    grammar.at += 1
    return False


def _divide(grammar: Grammar, token: Token) -> bool:
    grammar.reduce(PRODUCT)
    grammar.chain(PRODUCT, "quotient")
    grammar.at += 1
    return False


def _power(grammar: Grammar, token: Token) -> bool:
    node, start, _ = grammar.operands.pop()
    grammar.push(Pending(POWER, "power", start, items=[node]))
    grammar.at += 1
    return False


_ATOMS = frozenset(("number", "name", "word", "vulgar", "fraction"))


def _beside(grammar: Grammar, token: Token) -> bool:
    """A product without a sign: what follows is an operand."""
    setting = grammar.setting
    if token.text in setting.keywords:
        return keyword(grammar, token)
    before = grammar.tokens[grammar.at - 1]
    if token.kind in ("number", "vulgar") and before.kind in ("number", "vulgar"):
        raise grammar.problem(
            f"a sign is missing between {before.text} and {token.text}", token, "type * for a product"
        )
    if token.kind == "number" and token.text[0] == "." and before.end == token.start:
        raise grammar.problem(
            f"a . at column {token.start + 1} stands only inside a number", token, "type * for a product"
        )
    grammar.reduce(TIGHT)
    top = grammar.pending[-1]
    inside = top.role == "function" or top.precedence == BESIDE
    if inside and _stays_inside(grammar, token, top):
        grammar.chain(BESIDE, "product")
        return False
    grammar.reduce(PRODUCT + 1)
    if inside and token.kind in ("(", "[", "{"):
        node, start, end = grammar.operands[-1]
        grammar.note("function-argument", start, end, node)
    remark = ""
    if grammar.pending[-1].kind == "quotient":
        numeric = before.kind == "number" and before.end < token.start
        remark = "" if numeric else "quotient-then-product"
        grammar.reduce(PRODUCT)
    chain = grammar.chain(PRODUCT, "product")
    chain.remark = chain.remark or remark
    return False


def _stays_inside(grammar: Grammar, token: Token, top: Pending) -> bool:
    """Is the operand that follows part of the argument of a function without brackets?"""
    if token.kind == "name" or token.kind == "word":
        called = grammar.opens(grammar.at + 1)
        split = grammar.setting.names.split(token.text, int(called), token.start) if token.kind == "name" else None
        first = split.pieces[0] if split else grammar.setting.names.whole(token.text, int(called))
        return first.kind in ("symbol", "constant")
    if token.kind in _ATOMS:
        return True
    alone = top.kind == "prefix" and type(grammar.operands[-1][0]) is Number
    return token.kind == "(" and alone


def _bar(grammar: Grammar, token: Token) -> bool:
    """| after an operand: it closes bars, joins conditions, or opens bars as a further factor."""
    frame = grammar.frame()
    if frame.opener >= 0 and grammar.tokens[frame.opener].kind == "|":
        return _close(grammar, token)
    if isinstance(grammar.operands[-1][0], Comparison | Logic):
        return _join(grammar, token, OR, "or")
    return _beside(grammar, token)


def _close(grammar: Grammar, token: Token) -> bool:
    grammar.reduce(OR)
    frame = grammar.pending[-1]
    opener = grammar.tokens[frame.opener]
    if frame.opener >= 0 and opener.kind == "|" and token.kind != "|":
        raise unclosed(opener, grammar.setting.source, token.start)
    assert frame.close is not None
    items = [*frame.items, take(grammar, frame)]
    grammar.pending.pop()
    grammar.level -= 1
    grammar.at += 1
    node = frame.close(items, Span(frame.start, token.end))
    return node is not None and grammar.operand(node, frame.start, token.end)


def _comma(grammar: Grammar, token: Token) -> bool:
    grammar.reduce(OR)
    frame = grammar.pending[-1]
    following = grammar.tokens[grammar.at + 1]
    if frame.role == "cases" and (following.kind == "&" or following.text in grammar.setting.keywords):
        grammar.at += 1
        return True
    if not frame.many:
        raise grammar.problem(
            f"a comma has no meaning at column {token.start + 1}",
            token,
            "type one function; decimals have a point, as in 0.5",
        )
    frame.items.append(take(grammar, frame))
    grammar.at += 1
    return False


def _compare(grammar: Grammar, token: Token) -> bool:
    grammar.reduce(SUM)
    grammar.chain(COMPARE, "compare").signs.append("=" if token.kind == "==" else token.kind)
    grammar.at += 1
    return False


def _equals(grammar: Grammar, token: Token) -> bool:
    """= after an operand: the range i=1..n of a sum, or a condition inside brackets."""
    frame = grammar.frame()
    if frame.role == "rows" and type(grammar.operands[-1][0]) is Symbol and grammar.pending[-1] is frame:
        frame.bounds.append(grammar.operands.pop()[0])
        grammar.at += 1
        return False
    if frame.kind == "frame" and grammar.setting.keywords:
        return _compare(grammar, token)
    raise stray_equals(grammar, token)


def _range(grammar: Grammar, token: Token) -> bool:
    grammar.reduce(OR)
    frame = grammar.pending[-1]
    if len(frame.bounds) != 1:
        raise grammar.problem(
            f"the {token.text} at column {token.start + 1} has no meaning here", token,
            "a range is typed as sum(i=1..n, …); leave out what … stands for otherwise",
        )  # fmt: skip
    frame.bounds.append(grammar.operands.pop()[0])
    grammar.at += 1
    return False


def _join(grammar: Grammar, token: Token, precedence: int, kind: str) -> bool:
    grammar.reduce(precedence + 1)
    grammar.chain(precedence, kind)
    grammar.at += 1
    return False


def _ampersand(grammar: Grammar, token: Token) -> bool:
    if isinstance(grammar.operands[-1][0], Comparison | Logic):
        return _join(grammar, token, AND, "and")
    return separate(grammar, token)


def _lowered(grammar: Grammar, token: Token) -> bool:
    raise grammar.problem(
        f"the subscript at column {token.start + 1} has no name before it", token,
        "a subscript stands behind a name: x_1, a_i; digits of a number are typed without _",
    )  # fmt: skip


def _unexpected(grammar: Grammar, token: Token) -> bool:
    """The error for a token that cannot follow an operand."""
    mend = {
        ";": "type one function at a time",
        ":=": "a head is typed as f(x, y) = …",
        "wrapper": "dollar signs stand around the whole function",
        "$": "dollar signs stand around the whole function",
    }.get(token.kind, "take it away")
    raise grammar.problem(f"the {token.text} at column {token.start + 1} has no meaning here", token, mend)


AFTER: dict[str, Reaction] = {
    **dict.fromkeys(BEFORE, _beside),
    "_": _lowered,
    **dict.fromkeys(OPENING.values(), _close),
    **dict.fromkeys(("<", ">", "<=", ">=", "!=", "=="), _compare),
    "+": _plus,
    "-": _minus,
    "*": _times,
    "/": _divide,
    "^": _power,
    "|": _bar,
    ",": _comma,
    ";": separate,
    "&": _ampersand,
    "=": _equals,
    "..": _range,
    "and": lambda grammar, token: _join(grammar, token, AND, "and"),
    "or": lambda grammar, token: _join(grammar, token, OR, "or"),
    "lowered": _lowered,
    "end": _unexpected,
}
"""What a token does behind an operand; "end" is for every other kind."""
