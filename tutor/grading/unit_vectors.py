"""Vectors in terms of unit vectors: a·i + b·j + c·k, with hats or in bold, or a·e₁ + b·e₂."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tutor.expression.numbers import ONE, ZERO
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Negation, Number, Product, Quotient, Sum, Symbol
from tutor.grading.signs import with_plain_units
from tutor.grading.typed import Part, TypedText

UNIT_LETTERS = ("i", "j", "k")
MOST_UNITS = 9
_LIKE_A_GREEK_LETTER = re.compile(r"xi(?![A-Za-z_0-9])")
_IOTA = Symbol("iota")
"""xi is read as x·i, not as ξ; the ι in its place keeps the two letters apart."""

Coefficients = dict[Symbol, Expression]


def by_units(typed: TypedText, part: Part, variables: Sequence[Symbol], size: int) -> tuple[Expression, ...] | None:
    """The components of a sum of multiples of unit vectors.

    Arguments:
        typed: the text.
        part: where the answer stands.
        variables: the variables, in the order of the components; one that is called i, j, k or e is no unit vector.
        size: how many components are wanted.

    Returns:
        the components; None when it is no such sum.

    Raises:
        SyntaxProblem: the text cannot be read.

    >>> text = TypedText("2x i - 3 j")
    >>> [str(part) for part in by_units(text, text.whole, [Symbol("x"), Symbol("y")], 2)]
    ['2*x', '-3']
    """
    if not 2 <= size <= MOST_UNITS:
        return None
    text = with_plain_units(typed.said(part))
    taken = {symbol.name for symbol in variables}
    plain = tuple(letter for letter in UNIT_LETTERS if letter not in taken)
    if not any(letter in text for letter in (*plain, "e")):
        return None
    if "x" in taken and "xi" not in taken and "i" not in taken:
        text = _LIKE_A_GREEK_LETTER.sub("xι", text)
    names, typed.names = typed.names, (*typed.names, *plain, "iota")
    try:
        whole = typed.read_as(text, part)
    finally:
        typed.names = names
    present = symbols(whole)
    third = UNIT_LETTERS[2] not in (*names, *taken) and Symbol(UNIT_LETTERS[2]) in present
    for units in _families(variables, 3 if size == 2 and third else size, taken):  # a·i + c·k has 3 components
        if present & {*units, _IOTA}:
            return _coefficients(whole, units, _IOTA)
    return None


def _families(variables: Sequence[Symbol], size: int, taken: set[str]) -> list[tuple[Symbol, ...]]:
    """The unit vectors that may be meant."""
    found: list[tuple[Symbol, ...]] = []
    if size <= len(UNIT_LETTERS) and not taken & set(UNIT_LETTERS[:size]):
        found.append(tuple([Symbol(letter) for letter in UNIT_LETTERS[:size]]))
    if "e" not in taken:
        found.append(tuple([Symbol("e", (Number(Fraction(place)),)) for place in range(1, size + 1)]))
        found.append(tuple([Symbol("e", (variable,)) for variable in variables[:size]]))
    return found


def _coefficients(whole: Expression, units: tuple[Symbol, ...], iota: Symbol) -> tuple[Expression, ...] | None:
    """What stands with each unit vector; None when the expression is no sum of multiples of them."""
    found: dict[int, Coefficients] = {}
    for node in postorder(whole):
        inside = [child for child in node.children if id(child) in found]
        if node in units or node == iota:
            assert isinstance(node, Symbol)
            found[id(node)] = {units[0] if node == iota else node: ONE}
        elif inside:
            made = _combined(node, inside, found)
            if made is None:
                return None
            found[id(node)] = made
    parts = found.get(id(whole), {})
    return tuple([parts.get(unit, ZERO) for unit in units]) if parts else None


def _combined(node: Expression, inside: Sequence[Expression], found: dict[int, Coefficients]) -> Coefficients | None:
    """The multiples in a node whose parts `inside` hold some."""
    first = found[id(inside[0])]
    match node:
        case Negation():
            return {unit: Negation(part) for unit, part in first.items()}
        case Sum(terms) if len(inside) == len(terms):
            gathered: dict[Symbol, list[Expression]] = {}
            for term in terms:
                for unit, part in found[id(term)].items():
                    gathered.setdefault(unit, []).append(part)
            return {unit: parts[0] if len(parts) == 1 else Sum(tuple(parts)) for unit, parts in gathered.items()}
        case Product(factors) if len(inside) == 1:
            others = tuple([factor for factor in factors if factor is not inside[0]])
            return {unit: _times(others, part, node.dotted) for unit, part in first.items()}
        case Quotient(numerator, denominator) if len(inside) == 1 and inside[0] is numerator:
            return {unit: Quotient(part, denominator) for unit, part in first.items()}
    return None


def _times(others: tuple[Expression, ...], part: Expression, dotted: bool) -> Expression:
    if part == ONE:
        return others[0] if len(others) == 1 else Product(others, dotted=dotted)
    return Product((*others, part), dotted=dotted)
