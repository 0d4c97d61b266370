r"""LaTeX's own forms: \frac{a}{b}, \frac12, \frac{\partial}{\partial x}, \sqrt[3]{x}."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from tutor.expression.calls import call_node
from tutor.expression.derivatives import body_by, one_name
from tutor.expression.grammar import Grammar
from tutor.expression.lexer import Token
from tutor.expression.subscripts import argument
from tutor.expression.tree import Expression, Number, Partial, Quotient, Span


def read_fraction(grammar: Grammar, token: Token) -> bool:
    r"""\frac with two arguments, each a group or one token."""
    grammar.at += 1
    tokens, partner, at = grammar.tokens, grammar.setting.partner, grammar.at
    if tokens[at].kind == "{" and tokens[at + 1].kind == "∂" and tokens[at + 2].kind not in ("_", "lowered"):
        below = partner[at] + 1
        if tokens[below].kind == "{" and tokens[below + 1].kind == "∂":
            return _partial_fraction(grammar, token, below)
    if _is_plain_derivative(grammar, at):
        below = partner[at] + 1
        letter = tokens[below + 1]
        tokens[below + 1] = letter._replace(kind="∂", text="∂") if letter.text == "d" else letter
        if letter.text != "d":
            tokens[below + 1] = letter._replace(text=letter.text[1:], start=letter.start + 1)
        return _partial_fraction(grammar, token, below, ahead=1 + (letter.text == "d"))
    if tokens[at].kind == "{":
        return grammar.open(token.start, partial(_above, grammar, token))
    numerator = _single(grammar)
    return _below(grammar, token, numerator)


def _above(grammar: Grammar, token: Token, items: list[Expression], span: Span) -> Expression | None:
    """The numerator was closed."""
    if _below(grammar, token, items[0]):
        return grammar.operands.pop()[0]
    return None


def _below(grammar: Grammar, token: Token, numerator: Expression) -> bool:
    if grammar.tokens[grammar.at].kind == "{":
        return grammar.open(token.start, lambda items, span: Quotient(numerator, items[0], span=span))
    denominator = _single(grammar)
    end = grammar.tokens[grammar.at - 1].end
    return grammar.operand(Quotient(numerator, denominator, span=Span(token.start, end)), token.start, end)


def _single(grammar: Grammar) -> Expression:
    return grammar.part(*argument(grammar, "{", digits=False))


def _partial_fraction(grammar: Grammar, token: Token, below: int) -> bool:
    tokens, partner, at = grammar.tokens, grammar.setting.partner, grammar.at
    stop = partner[at]
    grammar.at = below + 2
    by = one_name(grammar) if tokens[grammar.at].kind in ("name", "word") else None
    end = partner[below]
    if by is None or grammar.at != end:
        by_expression: Expression = grammar.part(below + 2, end)
    else:
        by_expression = by
    if stop == at + 2:
        grammar.at = end + 1
        return body_by(grammar, token, by_expression)
    body = grammar.part(at + 2, stop)
    grammar.at = end + 1
    last = tokens[end].end
    return grammar.operand(Partial(body, by_expression, span=Span(token.start, last)), token.start, last)


def read_latex_radical(grammar: Grammar, token: Token) -> bool:
    r"""\sqrt{x}, \sqrt[3]{x}, \sqrt2."""
    grammar.at += 1
    degree: Expression = Number(Fraction(2))
    if grammar.tokens[grammar.at].kind == "[":
        degree = grammar.part(*argument(grammar, "["))
    following = grammar.tokens[grammar.at]
    if following.kind in ("{", "("):
        return grammar.open(token.start, lambda items, span: call_node("root", (items[0], degree), None, span))
    radicand = _single(grammar)
    end = grammar.tokens[grammar.at - 1].end
    node = call_node("root", (radicand, degree), None, Span(token.start, end))
    return grammar.operand(node, token.start, end)
