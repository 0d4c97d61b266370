"""The conditions of a domain: taken apart at their commas, and refused where no number fulfils them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from tutor.errors import Unanswerable
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol
from tutor.grading.cells import in_gaps
from tutor.grading.columns import Columns
from tutor.grading.lines import zeros_along
from tutor.grading.search import conjuncts

_OPENING, _CLOSING = "([{", ")]}"
_MEMBER = re.compile(r"(?P<letter>.*?)(?:∈|\\in\b|\bin\b)\s*\\?\{(?P<members>.*?)\\?\}\s*", re.DOTALL)
_POLYNOMIAL = (Number, Symbol, Sum, Negation, Product, Comparison)
_FEW = 4
"""With more zeros than this, some may not have been looked at."""
_BITS = 192


def split_conditions(text: str) -> list[str]:
    """The conditions between the commas and semicolons of a text, those within brackets left alone.

    >>> split_conditions("x > 0, sum(j, y_j) = 1; x in {1, 2}")
    ['x > 0', ' sum(j, y_j) = 1', ' x  ==  1 or  x  ==  2']
    """
    return [_spelled_out(part) for part in _split(text)]


def _split(text: str) -> list[str]:
    parts, depth = [""], 0
    for sign in text:
        depth = max(0, depth + (sign in _OPENING) - (sign in _CLOSING))
        if sign in ",;" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts


def _spelled_out(part: str) -> str:
    """x in {1, 2} as x = 1 or x = 2."""
    found = _MEMBER.fullmatch(part)
    if found is None or not found["letter"].strip() or not found["members"].strip():
        return part
    return " or ".join(f"{found['letter']} == {member}" for member in _split(found["members"]))


def refuse_empty(conditions: Sequence[Expression]) -> None:
    """Raise `Unanswerable` where no number fulfils the conditions on some letter.

    >>> from tutor import parse
    >>> refuse_empty([parse("x > 1"), parse("x < 3")])
    """
    parts = [part for one in conditions for part in conjuncts(one)]
    for letter in sorted({letter for part in parts for letter in symbols(part)}, key=lambda one: one.label):
        own = [part for part in parts if symbols(part) == {letter} and _is_plain(part)]
        if own and _nowhere(own, letter):
            message = f"No number {letter.label} fulfils all conditions of the domain."
            raise Unanswerable(message, "Give conditions that hold somewhere.")


def _is_plain(condition: Expression) -> bool:
    """Is it a comparison of polynomials, so that the places where it changes can be found?"""
    return isinstance(condition, Comparison) and all(map(_is_polynomial, postorder(condition)))


def _is_polynomial(node: Expression) -> bool:
    if isinstance(node, Power):
        exponent = node.exponent
        return isinstance(exponent, Number) and exponent.value in (0, 1, 2) and isinstance(node.base, Symbol)
    if isinstance(node, Quotient):
        return isinstance(node.denominator, Number)
    return isinstance(node, _POLYNOMIAL)


def _nowhere(conditions: Sequence[Expression], letter: Symbol) -> bool:
    """Do conditions on one letter surely exclude one another? Each gap between the places of change is tried."""
    zeros = []
    for condition in conditions:
        assert isinstance(condition, Comparison)
        met = zeros_along(Sum((condition.left, Negation(condition.right))), letter, {})
        if len(met) > _FEW:
            return False
        if any(not zero.exact for zero in met) and condition.relation not in ("<", ">", "!="):
            return False
        zeros += met
    places = [*in_gaps(zeros), *(zero.low for zero in zeros if zero.exact), Fraction(0)]
    columns = Columns([{letter: place} for place in places], _BITS)
    held = zip(*[[value == 0 for value in columns.of(condition)] for condition in conditions], strict=True)
    return all(any(failed) for failed in held)
