"""Functions of the table and what they are applied to, with brackets and without; roots and logarithms."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from tutor.expression.functions import FUNCTIONS
from tutor.expression.grammar import FUNCTION, TIGHT, Build, Grammar
from tutor.expression.lexer import Token
from tutor.expression.setting import OPENING
from tutor.expression.subscripts import argument, lowered_indexes
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Span, Symbol

_STARTS = frozenset(
    (
        "number", "name", "word", "vulgar", "-", "+", "√", "radical", "fraction", "bar", "Σ", "∂", "∞", "cases",
        *OPENING, "|",
    )
)  # fmt: skip
"""What an argument without brackets may begin with."""


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
        raise grammar.problem(f"{shown} at column {token.start + 1} has no argument", token, _sample(function, shown))
    if FUNCTIONS[function].arity[0] > 1 or FUNCTIONS[function].arity[1] > 2:
        raise grammar.problem(
            f"{spelling} at column {token.start + 1} needs brackets", token, _sample(function, spelling)
        )
    return grammar.prefix(FUNCTION, token.start, _argument_build(grammar, make), "function")


def apply_inside(grammar: Grammar, function: str, spelling: str, token: Token) -> bool:
    """The function's name was read in a run of letters, such as sinx: the rest of the run is its argument."""
    make = partial(_call, grammar, function, spelling, token, None, None)
    return grammar.prefix(FUNCTION, token.start, _argument_build(grammar, make), "function")


def _argument_build(grammar: Grammar, make: Callable[[list[Expression], Span], Expression]) -> Build:
    def build(node: Expression, span: Span) -> Expression:
        made = make([node], span)
        if type(node) is Product and not _is_multiple(node):
            grammar.note("function-argument", span.start, span.end, made)
        return made

    return build


def _sample(function: str, spelling: str) -> str:
    low, high = FUNCTIONS[function].arity
    return f"type {spelling}({'x' if max(low, min(high, 2)) == 1 else 'x, y'})"


def _is_multiple(node: Product) -> bool:
    """Is it 2x, which nobody takes apart in sin 2x?"""
    factors = node.factors
    return len(factors) == 2 and type(factors[0]) is Number and isinstance(factors[1], Symbol | Constant | Power)


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
            _sample(function, spelling),
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
