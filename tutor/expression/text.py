"""An expression as plain text, the way it is read on a terminal: x²·y + ½·Σᵢ aᵢ, or x^2*y + 1/2*sum(i, a_i).

Both forms are read back by the parser as the same tree. A long line may be folded before " + ", " − " (" - ")
and " = ", and after a dot "·" ("*"): the minus of a negation has no space after it, so these never split one.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.expression.accents import barred
from tutor.expression.bars import bare
from tutor.expression.fold import VULGAR
from tutor.expression.functions import FUNCTIONS
from tutor.expression.greek import GREEK
from tutor.expression.layout import (
    ATOM,
    CALL,
    COMMON,
    EDGES,
    NEGATION,
    POWER,
    PREFIX,
    QUOTIENT,
    Edge,
    Notation,
    Piece,
    bracketed,
    is_implicit,
    joins,
    lay_out,
    write_mean,
    write_quotient,
)
from tutor.expression.letters import LOWERED, RAISED, constant, lowered, raised, run_is_misread, symbol, symbol_ascii
from tutor.expression.numbers import rational_value
from tutor.expression.structures import Applied, BigSum, Delta, Mean, Partial, Piecewise
from tutor.expression.tree import Call, Constant, Expression, Number, Power, Quotient, Symbol

_VULGAR = {fraction: glyph for glyph, fraction in VULGAR.items()}
_SPELLED = {glyph: f"{above}/{below}" for glyph, (above, below) in VULGAR.items()}


_BARE = frozenset(("letter", "indexed", "number", "decimal"))


def text(expression: Expression, ascii: bool = False) -> str:
    """The expression on one line.

    Arguments:
        expression: the tree to write.
        ascii: True for a plain terminal: x^2*y instead of x²·y.

    Returns:
        Text that the parser reads as the same tree.

    >>> from tutor import parse
    >>> text(parse("1/2*sum(i, (s*a_i + b - h_i)^2)"))
    '½·Σᵢ (s·aᵢ + b − hᵢ)²'
    >>> text(parse("1/2*sum(i, (s*a_i + b - h_i)^2)"), ascii=True)
    '1/2*sum(i, (s*a_i + b - h_i)^2)'
    """
    return lay_out(expression, _ASCII if ascii else _UNICODE)


def _quotient(notation: Notation, node: Quotient, parts: Sequence[Piece]) -> Piece:
    above, below = node.numerator, node.denominator
    if type(above) is Number and type(below) is Number and not above.spelling and not below.spelling:
        glyph = _VULGAR.get((int(above.value), int(below.value)))
        if glyph:
            return Piece(glyph, POWER, "number", "decimal")
    return write_quotient(notation, node, [_in_full(notation, part) for part in parts])


def _in_full(notation: Notation, part: Piece) -> Piece:
    """(2/3) for ⅔ above or below another line: nobody can read 0/⅔."""
    return bracketed(notation, Piece(_SPELLED[part.text], QUOTIENT)) if part.text in _SPELLED else part


def _power(notation: Notation, node: Power, parts: Sequence[Piece]) -> Piece:
    base, exponent = parts
    if base.level < CALL:
        base = bracketed(notation, base)
    high = raised(exponent.text)
    # A function such as e^(−x) or xⁿ stands for itself in a product: s·e^(−x), not se^(−x); and 10ˣ·ln(10).
    plain = rational_value(node.exponent) is not None
    head: Edge = "call" if not plain and base.head in ("letter", "indexed") else base.head
    if high:
        return Piece(base.text + high, POWER, head, base.tail if plain else "call")
    return Piece(f"{base.text}^{_exponent(exponent)}", POWER, head)


def _power_ascii(notation: Notation, node: Power, parts: Sequence[Piece]) -> Piece:
    base, exponent = parts
    if base.level < CALL:
        base = bracketed(notation, base)
    return Piece(f"{base.text}^{_exponent(exponent)}", POWER)


def _exponent(exponent: Piece) -> str:
    if exponent.level == ATOM:
        return exponent.text
    sign, glyph = exponent.text[:-1], exponent.text[-1]
    return f"({sign}{_SPELLED[glyph]})" if glyph in _SPELLED and sign in ("", "−") else f"({exponent.text})"


def _call(notation: Notation, node: Call, parts: Sequence[Piece]) -> Piece:
    row = FUNCTIONS[node.function]
    if row.name == "abs" and "|" not in parts[0].text:
        return _bars(parts[0])
    if row.text in ("√", "∛"):
        inside = parts[0]
        simple = inside.level == ATOM and inside.head in _BARE and inside.tail in _BARE
        return Piece(row.text + (inside.text if simple else f"({inside.text})"), POWER, "root", "root")
    name = "log" if _is_plain_logarithm(node) else row.text or row.name
    return Piece(f"{name}({_listed(parts)})", CALL, "call", "call")


def _is_plain_logarithm(node: Call) -> bool:
    """Whether log(x, b) reads back as a logarithm to the base b, as it does unless b is 2 or 10."""
    if node.function != "logb":
        return False
    base = node.arguments[1]
    return not (isinstance(base, Number) and base.value in (2, 10))


def _call_ascii(notation: Notation, node: Call, parts: Sequence[Piece]) -> Piece:
    if node.function == "abs" and "|" not in parts[0].text:
        return _bars(parts[0])
    name = "log" if _is_plain_logarithm(node) else node.function
    return Piece(f"{name}({_listed(parts)})", CALL)


def _bars(inside: Piece) -> Piece:
    return Piece(f"|{inside.text}|", CALL, "bars", "bars")


def _listed(parts: Sequence[Piece]) -> str:
    return ", ".join([part.text for part in parts])


def _applied(notation: Notation, node: Applied, parts: Sequence[Piece]) -> Piece:
    places = "".join(
        f"∂{str(place).translate(LOWERED)}{str(order).translate(RAISED) if order > 1 else ''}"
        for place, order in enumerate(node.orders, start=1)
        if order
    )
    written = f"{places}{GREEK.get(node.name, node.name)}({_listed(parts)})"
    return Piece(written, POWER if places else CALL, "other" if places else "call")


def _applied_ascii(notation: Notation, node: Applied, parts: Sequence[Piece]) -> Piece:
    places = "".join(f"d_{place} " * order for place, order in enumerate(node.orders, start=1))
    return Piece(f"{places}{node.name}({_listed(parts)})", POWER if places else CALL)


def _big_sum(notation: Notation, node: BigSum, parts: Sequence[Piece]) -> Piece:
    body, index, lower, upper = parts
    if body.level <= NEGATION:
        body = bracketed(notation, body)
    range_ = lowered((index.text,)) if is_implicit(node) else f"({index.text}={lower.text}..{upper.text})"
    return Piece(f"Σ{range_} {body.text}", PREFIX, "sigma", "open")


def _big_sum_ascii(notation: Notation, node: BigSum, parts: Sequence[Piece]) -> Piece:
    body, index, lower, upper = parts
    range_ = index.text if is_implicit(node) else f"{index.text}={lower.text}..{upper.text}"
    return Piece(f"sum({range_}, {body.text})", CALL)


def _mean(notation: Notation, node: Mean, parts: Sequence[Piece]) -> Piece:
    """ā for the mean of a letter. Nothing stands beside it without a dot, so that no bar is read over two."""
    data = bare(node)
    letter = barred(data.name) if isinstance(data, Symbol) else ""
    if not letter:
        return write_mean(notation, node, parts)
    assert isinstance(data, Symbol)
    low = lowered(tuple([str(subscript) for subscript in data.subscripts])) if data.subscripts else ""
    return Piece(letter + low, ATOM, "call", "word" if low.startswith("_") else "call")


def _delta(notation: Notation, node: Delta, parts: Sequence[Piece]) -> Piece:
    return Piece("δ" + lowered(tuple([part.text for part in parts])), POWER)


def _delta_ascii(notation: Notation, node: Delta, parts: Sequence[Piece]) -> Piece:
    return Piece(f"delta({_listed(parts)})", CALL)


def _piecewise(notation: Notation, node: Piecewise, parts: Sequence[Piece]) -> Piece:
    values, conditions = parts[: len(node.values)], parts[len(node.values) :]
    branches = [f"{value.text} if {condition.text}" for value, condition in zip(values, conditions, strict=False)]
    if len(values) > len(conditions):
        branches.append(f"{values[-1].text} otherwise")
    return Piece(f"{{{'; '.join(branches)}}}", POWER)


def _partial(notation: Notation, node: Partial, parts: Sequence[Piece]) -> Piece:
    sign = "d" if notation is _ASCII else "∂"
    body, variable = parts[0].text, parts[1].text
    if type(node.variable) is Symbol:
        return Piece(f"{sign}/{sign}{variable} [{body}]", PREFIX, "partial", "partial")
    return Piece(f"{sign}[{body}]/{sign}({variable})", PREFIX, "partial", "partial")


_SPACED = joins(" · ", EDGES, ["partial"]) | joins(" · ", ["partial"], EDGES)
_AFTER_NUMBER = joins("", ["number", "decimal"], ["letter", "indexed", "bracket", "root", "bars"]) | {
    ("number", "call"): ""
}
_SIDE_BY_SIDE = (
    joins("", ["letter"], ["letter"])
    | joins("", ["indexed"], ["indexed"])
    | joins("", ["bracket"], ["bracket", "negative"])
)

_UNICODE = Notation(
    minus="−",
    brackets=("(", ")"),
    join="·",
    joins=_SPACED | _AFTER_NUMBER | _SIDE_BY_SIDE,
    dotted_joins=_SPACED | _AFTER_NUMBER,
    relations={"<": "<", "<=": "≤", ">": ">", ">=": "≥", "=": "=", "!=": "≠"},
    writers={
        **COMMON,
        Constant: constant,
        Symbol: symbol,
        Quotient: _quotient,
        Power: _power,
        Call: _call,
        Applied: _applied,
        BigSum: _big_sum,
        Mean: _mean,
        Delta: _delta,
        Piecewise: _piecewise,
        Partial: _partial,
    },
    misread=run_is_misread,
)

_ASCII = Notation(
    minus="-",
    brackets=("(", ")"),
    join="*",
    joins={},
    dotted_joins={},
    relations={sign: sign for sign in ("<", "<=", ">", ">=", "=", "!=")},
    writers={
        **COMMON,
        Symbol: symbol_ascii,
        Power: _power_ascii,
        Call: _call_ascii,
        Applied: _applied_ascii,
        BigSum: _big_sum_ascii,
        Mean: write_mean,
        Delta: _delta_ascii,
        Piecewise: _piecewise,
        Partial: _partial,
    },
)
