"""Names and what they are applied to: symbols, functions with and without brackets, roots, unknown functions."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from tutor.expression.branches import keyword_value, read_piecewise, relation
from tutor.expression.derivatives import is_plain_derivative, read_derivative, read_plain_derivative, read_subs
from tutor.expression.functions import FUNCTIONS
from tutor.expression.grammar import FUNCTION, PRODUCT, TIGHT, Build, Grammar
from tutor.expression.lexer import Token
from tutor.expression.names import Piece
from tutor.expression.setting import OPENING
from tutor.expression.subscripts import argument, index_of, lowered_indexes, subscripted
from tutor.expression.sums import read_sigma_of, read_sum
from tutor.expression.tree import (
    Applied,
    Call,
    Constant,
    Delta,
    Expression,
    Negation,
    Number,
    Power,
    Product,
    Span,
    Symbol,
)

_STARTS = frozenset(
    ("number", "name", "word", "vulgar", "-", "+", "√", "radical", "fraction", "Σ", "∂", "∞", "cases", *OPENING, "|")
)


def read_name(grammar: Grammar, token: Token) -> bool:
    """A name, or a run of letters that is several."""
    setting = grammar.setting
    if token.text in setting.keywords:
        return keyword_value(grammar, token)
    if is_plain_derivative(grammar, token):
        return read_plain_derivative(grammar, token)
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
    if top.role == "function" or (top.kind == "product" and top.precedence > FUNCTION):
        grammar.chain(FUNCTION + 1, "product")
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
        subscripts = tuple([index_of(part) for part in piece.subscripts])
        if last:
            return subscripted(grammar, piece.name, subscripts, piece.spelling, start, end)
        return grammar.operand(Symbol(piece.name, subscripts, span=Span(start, end)), start, end)
    if kind == "constant":
        grammar.setting.odd |= piece.name == "oo"
        return grammar.operand(Constant(piece.name, span=Span(start, end)), start, end)
    if kind == "number":
        value = Fraction(int(piece.name))
        return grammar.operand(Number(value, span=Span(start, end)), start, end)
    if kind == "function":
        base = index_of(piece.subscripts[0]) if piece.subscripts else None
        if not last:
            make = partial(_call, grammar, piece.name, piece.spelling, token, None, None)
            return grammar.prefix(FUNCTION, start, _argument_build(grammar, make), "function")
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


def _called(grammar: Grammar, at: int) -> int:
    if grammar.tokens[at].kind != "(":
        return 0
    return 2 if at in grammar.setting.commas else 1


def apply(grammar: Grammar, function: str, spelling: str, token: Token, base: Expression | None = None) -> bool:
    """The function's name was read: an exponent may follow, then brackets or an argument without them.

    Arguments:
        grammar: at the token behind the name.
        function: the row's name.
        spelling: how the name was typed.
        token: where it was typed.
        base: the base of a logarithm, if it was part of the name.
    """
    tokens = grammar.tokens
    if base is None and spelling == "log" and tokens[grammar.at].kind in ("_", "lowered"):
        base = _base(grammar)
    exponent = _exponent(grammar, function, token) if tokens[grammar.at].kind == "^" else None
    following = tokens[grammar.at]
    make = partial(_call, grammar, function, spelling, token, base, exponent)
    if following.kind in ("|", "|("):
        return grammar.open(token.start, lambda items, span: make([Call("abs", tuple(items), span=span)], span))
    if grammar.opens(grammar.at) and following.kind != "cases":
        return grammar.open(token.start, make, many=True)
    if following.kind not in _STARTS or grammar.at >= grammar.stop:
        shown = token.text if token.kind != "name" else spelling
        raise grammar.problem(f"{shown} at column {token.start + 1} has no argument", token, f"type {shown}(x)")
    if FUNCTIONS[function].arity[0] > 1 or FUNCTIONS[function].arity[1] > 2:
        raise grammar.problem(
            f"{spelling} at column {token.start + 1} needs brackets", token, f"type {spelling}(x, y)"
        )
    return grammar.prefix(FUNCTION, token.start, _argument_build(grammar, make), "function")


def _argument_build(grammar: Grammar, make: Callable[[list[Expression], Span], Expression]) -> Build:
    def build(node: Expression, span: Span) -> Expression:
        made = make([node], span)
        if type(node) is Product and not (len(node.factors) == 2 and type(node.factors[0]) is Number):
            grammar.note("function-argument", span.start, span.end, made)
        return made

    return build


def _base(grammar: Grammar) -> Expression:
    token = grammar.tokens[grammar.at]
    if token.kind == "lowered":
        grammar.at += 1
        return lowered_indexes(grammar, token)[0]
    grammar.at += 1
    return grammar.part(*argument(grammar))


def _exponent(grammar: Grammar, function: str, token: Token) -> Expression:
    """The exponent of sin^2 x; the exponent −1 is refused."""
    grammar.at += 1
    following = grammar.tokens[grammar.at]
    if following.kind == "-":
        grammar.at += 1
        exponent: Expression = Negation(grammar.part(*argument(grammar, "{[(")))
    else:
        exponent = grammar.part(*argument(grammar, "{[("))
    if isinstance(exponent, Negation) and isinstance(exponent.operand, Number) and exponent.operand.value == 1:
        inverse = {"exp": "ln", "ln": "exp", "sqrt": "", "abs": ""}.get(function, f"a{function}")
        offered = f"{inverse}(x) for the inverse function or " if inverse in FUNCTIONS else ""
        raise grammar.problem(
            f"{function}^-1 at column {token.start + 1} can be read in two ways",
            token, f"type {offered}1/{function}(x) for one over it",
        )  # fmt: skip
    return exponent


def _call(
    grammar: Grammar,
    function: str,
    spelling: str,
    token: Token,
    base: Expression | None,
    exponent: Expression | None,
    items: list[Expression],
    span: Span,
) -> Expression:
    """The node for a function and its arguments."""
    if spelling == "log":
        if base is None and len(items) == 2:
            base = items.pop()
        if base is None:
            grammar.note("log-natural", token.start, token.end, None, "ln")
    low, high = FUNCTIONS[function].arity
    if not low <= len(items) <= high:
        wanted = "1 argument" if high == 1 else f"{low} arguments" if low == high else f"at least {low}"
        raise grammar.problem(
            f"{spelling} takes {wanted}, not {len(items)}", token._replace(end=span.end),
            f"type {spelling}({', '.join('xyz'[:low])})",
        )  # fmt: skip
    node = call_node(function, tuple(items), base, span)
    return node if exponent is None else Power(node, exponent, span=span)


def call_node(function: str, arguments: tuple[Expression, ...], base: Expression | None, span: Span) -> Expression:
    """The call, in the row of its own where there is one: log to base 2, third root."""
    if base is not None or function == "logb":
        base = base or arguments[1]
        if isinstance(base, Constant) and base.name == "e":
            return Call("ln", arguments[:1], span=span)
        value = base.value if isinstance(base, Number) and not base.spelling else None
        row = {2: "log2", 10: "log10"}.get(int(value)) if value in (2, 10) and value is not None else None
        return Call(row, arguments[:1], span=span) if row else Call("logb", (arguments[0], base), span=span)
    if function == "root" and isinstance(arguments[1], Number) and not arguments[1].spelling:
        row = {2: "sqrt", 3: "cbrt"}.get(int(arguments[1].value))
        if row and arguments[1].value in (2, 3):
            return Call(row, arguments[:1], span=span)
    return Call(function, arguments, span=span)


def apply_radical(grammar: Grammar, token: Token) -> bool:
    """√x, √(x + 1), ∛x, ∜x."""
    degree = {"√": 2, "∛": 3, "∜": 4}[token.text]

    def build(items: list[Expression], span: Span) -> Expression:
        if len(items) != 1:
            raise grammar.problem(f"{token.text} takes 1 argument, not {len(items)}", token, "take the comma away")
        return call_node("root", (items[0], Number(Fraction(degree))), None, span)

    grammar.at += 1
    following = grammar.tokens[grammar.at]
    if grammar.opens(grammar.at) and following.kind not in ("|(", "cases"):
        return grammar.open(token.start, build, many=True)
    return grammar.prefix(TIGHT, token.start, lambda node, span: build([node], span), "root")


def _delta(grammar: Grammar, token: Token) -> bool:
    return grammar.open(token.start, partial(_two, grammar, token, lambda a, b, span: Delta(a, b, span=span)), many=True)


def _pow(grammar: Grammar, token: Token) -> bool:
    return grammar.open(token.start, partial(_two, grammar, token, lambda a, b, span: Power(a, b, span=span)), many=True)


def _two(
    grammar: Grammar,
    token: Token,
    make: Callable[[Expression, Expression, Span], Expression],
    items: list[Expression],
    span: Span,
) -> Expression:
    if len(items) != 2:
        raise grammar.problem(f"{token.text} takes 2 arguments, not {len(items)}", token, f"type {token.text}(x, y)")
    return make(items[0], items[1], span)


def _indexed(grammar: Grammar, token: Token) -> bool:
    def build(items: list[Expression], span: Span) -> Expression:
        if not isinstance(items[0], Symbol) or len(items) < 2:
            raise grammar.problem("Indexed takes a name and its subscripts", token, "type Indexed(a, i) or a_i")
        return Symbol(items[0].name, items[0].subscripts + tuple(items[1:]), span=span)

    return grammar.open(token.start, build, many=True)


_SPECIAL: dict[str, Callable[[Grammar, Token], bool]] = {
    "sum": read_sum,
    "Sum": read_sum,
    "Piecewise": read_piecewise,
    "Derivative": read_derivative,
    "Subs": read_subs,
    "Indexed": _indexed,
    "KroneckerDelta": _delta,
    "delta": _delta,
    "pow": _pow,
    **dict.fromkeys(("And", "Or", "Eq", "Ne", "Lt", "Le", "Gt", "Ge"), relation),
}
