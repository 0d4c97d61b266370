r"""An expression as LaTeX in the style of a textbook: x^{2} y + \frac{1}{2} \sum_{i} a_{i}.

Factors stand side by side where that cannot be misread, whether or not a multiplication sign was typed.
The parser reads the result back as the same tree, but for a number in scientific notation: 1e-3 is written
1 \times 10^{-3}, which is the same value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.expression.accents import hat_base
from tutor.expression.bars import bare, only_index, top
from tutor.expression.functions import FUNCTIONS
from tutor.expression.greek import GREEK
from tutor.expression.layout import (
    ATOM,
    CALL,
    COMMON,
    EDGES,
    LOGIC,
    NEGATION,
    POWER,
    PREFIX,
    PRODUCT,
    Edge,
    Notation,
    Piece,
    bracketed,
    is_implicit,
    joins,
    lay_out,
    write_number,
)
from tutor.expression.structures import Applied, BigSum, Delta, Logic, Mean, Partial, Piecewise
from tutor.expression.tree import Call, Constant, Expression, Number, Power, Quotient, Symbol

_FUNCTION_LETTERS = ("sigma", "delta")
"""Letters that name a function when a bracket follows, so that as a factor they need a dot."""
_CONSTANTS = {"pi": r"\pi", "oo": r"\infty"}
_ELEMENTARY = re.compile(r"\\(?:ln|(?:arc)?(?:sin|cos|tan)h?|cot|sec|csc|coth)\Z")
r"""The operators whose square is written \sin^{2} x."""


def latex(expression: Expression) -> str:
    r"""The expression in LaTeX, without dollar signs.

    Arguments:
        expression: the tree to write.

    Returns:
        LaTeX for math mode; it needs the amsmath package for `\operatorname`, `\text` and `cases`.

    >>> from tutor import parse
    >>> print(latex(parse("1/2*sum(i, (s*a_i + b - h_i)^2)")))
    \frac{1}{2} \sum_{i} \left(s a_{i} + b - h_{i}\right)^{2}
    """
    return lay_out(expression, _LATEX)


def _number(notation: Notation, node: Number, parts: Sequence[Piece]) -> Piece:
    mantissa, mark, exponent = node.spelling.lower().partition("e")
    if mark:
        return Piece(rf"{mantissa} \times 10^{{{int(exponent)}}}", PRODUCT, "number")
    return write_number(notation, node, parts)


def _constant(notation: Notation, node: Constant, parts: Sequence[Piece]) -> Piece:
    return Piece(_CONSTANTS.get(node.name, node.name), ATOM, "letter", "letter")


def _symbol(notation: Notation, node: Symbol, parts: Sequence[Piece]) -> Piece:
    stem, bar, word = node.name.partition("_")
    low = ([rf"\mathrm{{{_escaped(word)}}}"] if bar else []) + [part.text for part in parts]
    name = _name(stem, "mathrm")
    edge: Edge = "word" if name.startswith(r"\mathrm") or node.name in _FUNCTION_LETTERS else "letter"
    return Piece(f"{name}_{{{', '.join(low)}}}" if low else name, ATOM, edge, edge)


def _name(name: str, style: str) -> str:
    if name in GREEK:
        return rf"\{name}"
    if base := hat_base(name):
        return rf"\hat{{{_name(base, style)}}}"
    return name if len(name) == 1 else rf"\{style}{{{_escaped(name)}}}"


def _escaped(word: str) -> str:
    return word.replace("_", r"\_")


def _quotient(notation: Notation, node: Quotient, parts: Sequence[Piece]) -> Piece:
    above, below = parts
    return Piece(rf"\frac{{{above.text}}}{{{below.text}}}", POWER, "fraction", "fraction")


def _power(notation: Notation, node: Power, parts: Sequence[Piece]) -> Piece:
    base, exponent = parts
    if type(node.base) is Call and type(node.exponent) is Number and not node.exponent.spelling:
        operator = FUNCTIONS[node.base.function].latex
        if node.exponent.value >= 2 and _ELEMENTARY.match(operator):
            inside = base.text[len(operator) :]
            return Piece(f"{operator}^{{{exponent.text}}}{inside}", POWER, "call", "call")
    if base.level < CALL:
        base = bracketed(notation, base)
    return Piece(f"{base.text}^{{{exponent.text}}}", POWER, base.head, base.tail)


def _call(notation: Notation, node: Call, parts: Sequence[Piece]) -> Piece:
    row = FUNCTIONS[node.function]
    if "{0}" not in row.latex:
        return Piece(rf"{row.latex}\left({_listed(parts)}\right)", CALL, "call", "call")
    written = row.latex.format(*[part.text for part in parts])
    if written.startswith(r"\sqrt"):
        return Piece(written, POWER, "root", "root")
    return Piece(written, CALL, "bars" if row.name == "abs" else "call", "bars" if row.name == "abs" else "call")


def _listed(parts: Sequence[Piece]) -> str:
    return ", ".join([part.text for part in parts])


def _applied(notation: Notation, node: Applied, parts: Sequence[Piece]) -> Piece:
    places = "".join(
        rf"\partial_{{{place}}}{f'^{{{order}}}' if order > 1 else ''} "
        for place, order in enumerate(node.orders, start=1)
        if order
    )
    name = _name(node.name, "operatorname")
    return Piece(rf"{places}{name}\left({_listed(parts)}\right)", POWER if places else CALL)


def _big_sum(notation: Notation, node: BigSum, parts: Sequence[Piece]) -> Piece:
    body, index, lower, upper = parts
    if body.level <= NEGATION:
        body = bracketed(notation, body)
    range_ = index.text if is_implicit(node) else f"{index.text}={lower.text}"
    top = "" if is_implicit(node) else f"^{{{upper.text}}}"
    return Piece(rf"\sum_{{{range_}}}{top} {body.text}", PREFIX, "sigma", "open")


def _mean(notation: Notation, node: Mean, parts: Sequence[Piece]) -> Piece:
    body, index, upper = parts
    data = bare(node)
    if isinstance(data, Symbol) and (len(data.name) == 1 or data.name in GREEK):
        low = ", ".join([str(subscript) for subscript in data.subscripts])
        written = rf"\bar{{{_name(data.name, 'mathrm')}}}" + (f"_{{{low}}}" if low else "")
    elif data is not None:
        written = rf"\overline{{{lay_out(data, notation)}}}"
    elif node.upper == top(node.index) and only_index(node.body) == node.index:
        written = rf"\overline{{{body.text}}}"
    else:
        range_ = rf"{index.text}=1 \ldots {upper.text}"
        return Piece(rf"\operatorname{{mean}}\left({range_}, {body.text}\right)", CALL, "call", "call")
    return Piece(written, ATOM, "letter", "letter")


def _delta(notation: Notation, node: Delta, parts: Sequence[Piece]) -> Piece:
    return Piece(rf"\delta_{{{_listed(parts)}}}", POWER)


def _logic(notation: Notation, node: Logic, parts: Sequence[Piece]) -> Piece:
    texts = [bracketed(notation, part).text if part.level == LOGIC else part.text for part in parts]
    return Piece(rf" \text{{ {node.operator} }} ".join(texts), LOGIC)


def _piecewise(notation: Notation, node: Piecewise, parts: Sequence[Piece]) -> Piece:
    values, conditions = parts[: len(node.values)], parts[len(node.values) :]
    branches = [rf"{value.text} & \text{{if }} {test.text}" for value, test in zip(values, conditions, strict=False)]
    if len(values) > len(conditions):
        branches.append(rf"{values[-1].text} & \text{{otherwise}}")
    rows = r" \\ ".join(branches)
    return Piece(rf"\begin{{cases}} {rows} \end{{cases}}", POWER)


def _partial(notation: Notation, node: Partial, parts: Sequence[Piece]) -> Piece:
    body, variable = parts[0].text, parts[1].text
    if type(node.variable) is Symbol:
        written = rf"\frac{{\partial}}{{\partial {variable}}}\left[{body}\right]"
    else:
        written = rf"\frac{{\partial \left[{body}\right]}}{{\partial \left({variable}\right)}}"
    return Piece(written, PREFIX, "partial", "partial")


_DOTTED = (
    joins(r" \cdot ", EDGES, ["number", "word", "partial"])
    | joins(r" \cdot ", ["word", "partial"], EDGES)
    | joins(r" \cdot ", ["number", "decimal"], ["fraction", "negative"])
    | joins(r" \cdot ", ["fraction"], ["negative"])
    | joins(" ", ["number", "decimal"], ["word"])
    | joins(r" \cdot ", ["decimal"], ["call"])
)

_LATEX = Notation(
    minus="-",
    brackets=(r"\left(", r"\right)"),
    join=" ",
    joins=_DOTTED,
    dotted_joins=_DOTTED,
    relations={"<": "<", "<=": r"\leq", ">": ">", ">=": r"\geq", "=": "=", "!=": r"\neq"},
    writers={
        **COMMON,
        Number: _number,
        Constant: _constant,
        Symbol: _symbol,
        Quotient: _quotient,
        Power: _power,
        Call: _call,
        Applied: _applied,
        BigSum: _big_sum,
        Mean: _mean,
        Delta: _delta,
        Logic: _logic,
        Piecewise: _piecewise,
        Partial: _partial,
    },
)
