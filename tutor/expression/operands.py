"""What each token means where an operand is expected: one row a token."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache, partial

from tutor.errors import SyntaxProblem
from tutor.expression.branches import open_brace, open_cases, separate
from tutor.expression.calls import apply_radical
from tutor.expression.derivatives import read_partial
from tutor.expression.fold import VULGAR
from tutor.expression.grammar import LOOSE, TIGHT, Grammar, negation
from tutor.expression.latex_forms import read_fraction, read_latex_radical
from tutor.expression.lexer import Token
from tutor.expression.mean_reader import read_bar
from tutor.expression.named import read_name
from tutor.expression.rows import Row
from tutor.expression.setting import OPENING, Reaction, unclosed
from tutor.expression.sums import read_sigma
from tutor.expression.tree import Call, Constant, Expression, Number, Quotient, Span


@lru_cache(maxsize=1000)
def _value(text: str) -> tuple[Fraction, str]:
    if text.isdigit():
        return Fraction(int(text)), ""
    spelling = text.replace(".e", ".0e").replace(".E", ".0E") if "e" in text.lower() else text
    return Fraction(text), spelling + "0" if spelling.endswith(".") else spelling


def _number(grammar: Grammar, token: Token) -> bool:
    value, spelling = _value(token.text)
    grammar.at += 1
    start, end = token.start, token.end
    if "e" in token.text.lower() and "-" not in token.text:
        grammar.note("scientific", start, end, None, f"{value}")
    return grammar.operand(Number(value, spelling=spelling, span=Span(start, end)), start, end)


def _vulgar(grammar: Grammar, token: Token) -> bool:
    above, below = VULGAR[token.text]
    span = Span(token.start, token.end)
    quotient = Quotient(Number(Fraction(above), span=span), Number(Fraction(below), span=span), span=span)
    grammar.at += 1
    return grammar.operand(quotient, token.start, token.end)


def _infinity(grammar: Grammar, token: Token) -> bool:
    grammar.setting.odd = True
    grammar.at += 1
    return grammar.operand(Constant("oo", span=Span(token.start, token.end)), token.start, token.end)


def _minus_sign(grammar: Grammar, token: Token) -> bool:
    grammar.at += 1
    precedence = LOOSE if grammar.pending[-1].precedence <= LOOSE else TIGHT
    return grammar.prefix(precedence, token.start, negation)


def _plus_sign(grammar: Grammar, token: Token) -> bool:
    grammar.at += 1
    return False


def _group(grammar: Grammar, token: Token) -> bool:
    rows = grammar.pending[-1].role == "rows"
    return grammar.open(token.start, partial(_close_group, grammar), many=rows)


def _close_group(grammar: Grammar, items: list[Expression], span: Span) -> Expression:
    if len(items) == 1:
        return items[0]
    grammar.setting.odd = True
    return Row(tuple(items), span=span)


def _open_bar(grammar: Grammar, token: Token) -> bool:
    return grammar.open(token.start, lambda items, span: Call("abs", tuple(items), span=span))


def _missing(grammar: Grammar, token: Token) -> bool:
    raise _nothing(grammar, token)


def _nothing(grammar: Grammar, token: Token) -> SyntaxProblem:
    """The error for an operand that is not there."""
    if token.kind in ("_", "lowered"):
        return grammar.problem(
            f"a name cannot begin with the {token.text} at column {token.start + 1}", token, "begin it with a letter"
        )
    last = grammar.tokens[grammar.at - 1] if grammar.at else None
    nothing = "nothing stands"
    place = f"the {token.text} at column {token.start + 1}" if token.kind != "end" else "the end"
    if last is None or (token.kind == "end" and grammar.at == 0):
        return grammar.problem(f"{nothing} before {place}", token, "type a number, a name or a bracket before it")
    if last.kind == "|" and token.kind == "end":
        return unclosed(last, grammar.setting.source, token.start)
    behind = f"the {last.text} at column {last.start + 1}"
    if last.kind in OPENING and token.kind == OPENING[last.kind]:
        return grammar.problem(f"{nothing} between {behind} and {place}", token, "type what belongs there")
    if token.kind == "end" or token.kind in OPENING.values():
        return grammar.problem(f"{nothing} after {behind}", last, "type what belongs there, or take it away")
    if token.kind == "=":
        return stray_equals(grammar, token)
    return grammar.problem(f"{nothing} between {behind} and {place}", token, "type what belongs there")


def stray_equals(grammar: Grammar, token: Token) -> SyntaxProblem:
    """The error for an = that is neither a head's nor a range's."""
    return grammar.problem(
        f"an = has no meaning at column {token.start + 1}",
        token,
        "type one function; a head is typed as f(x, y) = …, an equation u = v as u - v",
    )


BEFORE: dict[str, Reaction] = {
    "number": _number,
    "name": read_name,
    "word": read_name,
    "vulgar": _vulgar,
    "∞": _infinity,
    "-": _minus_sign,
    "+": _plus_sign,
    "(": _group,
    "[": _group,
    "{": open_brace,
    "|": _open_bar,
    "|(": _open_bar,
    "cases": open_cases,
    "√": apply_radical,
    "radical": read_latex_radical,
    "fraction": read_fraction,
    "Σ": read_sigma,
    "bar": read_bar,
    "∂": read_partial,
    "end cases": separate,
    "end": _missing,
}
"""What a token does where an operand is expected; "end" is for every other kind."""
