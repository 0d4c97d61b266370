r"""LaTeX's own forms: \frac{a}{b}, \frac12, \frac{\partial}{\partial x}, \sqrt[3]{x}."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from tutor.expression.calls import call_node
from tutor.expression.derivatives import body_by, one_name
from tutor.expression.grammar import Grammar
from tutor.expression.lexer import Token
from tutor.expression.structures import Partial
from tutor.expression.subscripts import argument
from tutor.expression.tree import Expression, Number, Quotient, Span


def read_fraction(grammar: Grammar, token: Token) -> bool:
    r"""\frac with two arguments, each a group or one token."""
    grammar.at += 1
    tokens, partner, at = grammar.tokens, grammar.setting.partner, grammar.at
    if tokens[at].kind == "{" and tokens[partner[at] + 1].kind == "{":
        below = partner[at] + 1
        if tokens[at + 1].kind == "∂" == tokens[below + 1].kind and tokens[at + 2].kind not in ("_", "lowered"):
            return _derivative(grammar, token, (at + 2, partner[at]), (below + 2, partner[below]))
        if _is_plain_derivative(grammar, at, below):
            return _derivative(grammar, token, (at + 2, partner[at]), (_drop_d(grammar, below + 1), partner[below]))
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


def _is_plain_derivative(grammar: Grammar, above: int, below: int) -> bool:
    r"""Is it \frac{d}{dx}?"""
    tokens, names = grammar.tokens, grammar.setting.names
    if tokens[above + 1].text != "d" or tokens[above + 2].kind != "}" or "d" in names.declared:
        return False
    letter = tokens[below + 1]
    return letter.kind == "name" and letter.text[0] == "d" and (letter.text != "d" or tokens[below + 2].kind != "}")


def _drop_d(grammar: Grammar, at: int) -> int:
    """Take the d off the dx at `at`; where the variable starts then."""
    letter = grammar.tokens[at]
    if letter.text == "d":
        return at + 1
    grammar.tokens[at] = letter._replace(text=letter.text[1:], start=letter.start + 1)
    return at


def _derivative(grammar: Grammar, token: Token, body: tuple[int, int], by: tuple[int, int]) -> bool:
    r"""\frac{\partial}{\partial x} before its body, or \frac{\partial body}{\partial x}."""
    tokens = grammar.tokens
    grammar.at, end = by
    variable: Expression | None = one_name(grammar) if tokens[by[0]].kind in ("name", "word") else None
    if variable is None or grammar.at != end:
        variable = grammar.part(*by)
    grammar.at = end + 1
    if body[0] == body[1]:
        return body_by(grammar, token, variable)
    span = Span(token.start, tokens[end].end)
    return grammar.operand(Partial(grammar.part(*body), variable, span=span), *span)


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
