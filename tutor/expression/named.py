"""What a name in the text is: a symbol, several side by side, a function, a sum, a function nobody knows."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from tutor.expression.branches import keyword_value, read_piecewise, relation
from tutor.expression.calls import apply, apply_inside
from tutor.expression.derivatives import is_plain_derivative, read_derivative, read_plain_derivative, read_subs
from tutor.expression.grammar import BESIDE, PRODUCT, TIGHT, Grammar
from tutor.expression.lexer import Token
from tutor.expression.mean_reader import mean_of, read_mean
from tutor.expression.names import Piece
from tutor.expression.structures import Applied, Delta
from tutor.expression.subscripts import index_of, scripts, subscripted
from tutor.expression.sums import read_sigma_of, read_sum
from tutor.expression.tree import Constant, Expression, Number, Power, Span, Symbol

_FUNCTION_LETTERS = frozenset(("f", "g", "h", "F", "G", "H", "phi", "psi"))
"""Letters that are often a function's name; before a bracket with one value they are read as a factor."""


def read_name(grammar: Grammar, token: Token) -> bool:
    """A name, or a run of letters that is several."""
    setting = grammar.setting
    if token.text in setting.keywords:
        return keyword_value(grammar, token)
    if is_plain_derivative(grammar, token):
        return read_plain_derivative(grammar, token)
    if token.text in ("sum", "Sum") and grammar.tokens[grammar.at + 1].kind != "(":
        grammar.at += 1
        return read_sigma_of(grammar, token, ())
    called = _called(grammar, grammar.at + 1)
    if token.kind == "word":
        pieces: tuple[Piece, ...] = (setting.names.whole(token.text, called),)
        size = 0
    else:
        split = setting.names.split(token.text, called, token.start)
        pieces, size = split.pieces, 1
        if split.remark:
            _remark(grammar, token, split.remark, pieces)
    grammar.at += 1
    complete = False
    for piece in pieces:
        start = token.start + piece.start * size
        end = token.start + piece.end if size and piece is not pieces[-1] else token.end
        if complete:
            grammar.reduce(PRODUCT + 1 if piece.kind == "function" else TIGHT)
            _beside_piece(grammar)
        complete = _piece(grammar, piece, start, end, token, piece is pieces[-1])
    return complete


def _beside_piece(grammar: Grammar) -> None:
    top = grammar.pending[-1]
    if top.role == "function" or (top.kind == "product" and top.precedence == BESIDE):
        grammar.chain(BESIDE, "product")
        return
    grammar.reduce(PRODUCT + 1)
    if grammar.pending[-1].kind == "quotient":
        grammar.reduce(PRODUCT)
        grammar.chain(PRODUCT, "product").remark = "quotient-then-product"
    else:
        grammar.chain(PRODUCT, "product")


def _piece(grammar: Grammar, piece: Piece, start: int, end: int, token: Token, last: bool) -> bool:
    kind = piece.kind
    if kind == "symbol":
        if last and piece.name in _FUNCTION_LETTERS and _called(grammar, grammar.at) == 1:
            shown = token.text[piece.start : piece.end]
            grammar.note("letter-before-bracket", start, end, None, f"{shown}·(…)")
        subscripts = tuple([index_of(part) for part in piece.subscripts])
        if last:
            return subscripted(grammar, piece.name, subscripts, piece.spelling, start, end)
        return grammar.operand(Symbol(piece.name, subscripts, span=Span(start, end)), start, end)
    if kind == "constant" and last and grammar.tokens[grammar.at].kind == "lowered":
        name = grammar.setting.names.whole_symbol(token.text[piece.start : piece.end]).name  # e₁ is a variable
        return subscripted(grammar, name, (), "", start, end)
    if kind == "constant":
        grammar.setting.odd |= piece.name == "oo"
        return grammar.operand(Constant(piece.name, span=Span(start, end)), start, end)
    if kind == "mean":
        _, more, _ = scripts(grammar, indexed=True)
        subscripts = (*map(index_of, piece.subscripts), *more)
        end = grammar.tokens[grammar.at - 1].end
        body = Symbol(piece.name, subscripts, span=Span(start, end))
        return grammar.operand(mean_of(grammar, token, body, Span(start, end)), start, end)
    if kind == "number":
        value = Fraction(int(piece.name))
        return grammar.operand(Number(value, span=Span(start, end)), start, end)
    if kind == "function":
        base = index_of(piece.subscripts[0]) if piece.subscripts else None
        if not last:
            return apply_inside(grammar, piece.name, piece.spelling, token._replace(start=start, end=end))
        return apply(grammar, piece.name, piece.spelling, token._replace(start=start, end=end), base)
    if kind == "unknown":
        grammar.note("unknown-function", start, end, None, piece.name)
        return grammar.open(start, lambda items, span: Applied(piece.name, tuple(items), span=span), many=True)
    if piece.name == "Σ":
        return read_sigma_of(grammar, token, tuple([index_of(part) for part in piece.subscripts]))
    return _SPECIAL[piece.name](grammar, token)


def _remark(grammar: Grammar, token: Token, kind: str, pieces: tuple[Piece, ...]) -> None:
    if kind == "unknown-function":
        return
    texts = [token.text[piece.start : piece.end] for piece in pieces]
    written = "·".join(texts)
    if any(piece.kind == "function" for piece in pieces[:-1]):
        written = " ".join(texts)
    meaning = {"e-constant": "e = 2.718…", "E-constant": "e = 2.718…", "one-name": token.text}.get(kind, written)
    grammar.note(kind, token.start, token.end, None, meaning)
    if len(pieces) > 1 and any(piece.kind == "constant" and piece.name == "e" for piece in pieces):
        grammar.note("e-constant", token.start, token.end, None, "e = 2.718…")


def _called(grammar: Grammar, at: int) -> int:
    if grammar.tokens[at].kind != "(":
        return 0
    return 2 if at in grammar.setting.commas else 1


def _pair(make: Callable[[Expression, Expression, Span], Expression], grammar: Grammar, token: Token) -> bool:
    """A name that takes two arguments and makes a node of them."""

    def build(items: list[Expression], span: Span) -> Expression:
        if len(items) != 2:
            message = f"{token.text} takes 2 arguments, not {len(items)}"
            raise grammar.problem(message, token, f"type {token.text}(x, y)")
        return make(items[0], items[1], span)

    return grammar.open(token.start, build, many=True)


_delta = partial(_pair, lambda left, right, span: Delta(left, right, span=span))
_power = partial(_pair, lambda base, exponent, span: Power(base, exponent, span=span))


def _indexed(grammar: Grammar, token: Token) -> bool:
    def build(items: list[Expression], span: Span) -> Expression:
        if not isinstance(items[0], Symbol) or len(items) < 2:
            raise grammar.problem("Indexed takes a name and its subscripts", token, "type Indexed(a, i) or a_i")
        return Symbol(items[0].name, items[0].subscripts + tuple(items[1:]), span=span)

    return grammar.open(token.start, build, many=True)


_SPECIAL: dict[str, Callable[[Grammar, Token], bool]] = {
    "sum": read_sum,
    "Sum": read_sum,
    "mean": read_mean,
    "Piecewise": read_piecewise,
    "Derivative": read_derivative,
    "Subs": read_subs,
    "Indexed": _indexed,
    "KroneckerDelta": _delta,
    "delta": _delta,
    "pow": _power,
    **dict.fromkeys(("And", "Or", "Eq", "Ne", "Lt", "Le", "Gt", "Ge"), relation),
}
