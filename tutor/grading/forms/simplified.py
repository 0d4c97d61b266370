"""Simplified: no terms or factors that obviously join, no value that everybody knows, no fraction in a fraction."""

from __future__ import annotations

from flint import arb, fmpq

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.terms import drop_units
from tutor.expression.exact import exact
from tutor.expression.numbers import is_decimal, rational_value
from tutor.expression.numeric import Evaluator
from tutor.expression.traversal import postorder, size, symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum
from tutor.grading.forms.atoms import is_whole
from tutor.grading.forms.like_factors import factors_to_join
from tutor.grading.forms.like_terms import like_terms, squares
from tutor.grading.forms.products import outermost

_MOST_BITS = 40
"""A power of numbers that is longer than this may stay as it is."""
_MOST_NODES = 30
_MOST_IN_FRACTION = 60
"""In a fraction with more nodes than this, no common factor is looked for inside brackets."""
_BITS = 128
_SHARP = 1e-30
"""A value that agrees this closely with a whole or half number is that number."""
_INVERSES = {
    "ln": "exp", "sin": "asin", "cos": "acos", "tan": "atan", "sinh": "asinh", "cosh": "acosh", "tanh": "atanh",
}  # fmt: skip
"""f → the g for which f(g(u)) is u wherever g(u) has a value."""
_ROOTS = {"sqrt": 2, "cbrt": 3}


def joins_left(answer: Expression) -> tuple[Phrase, ...]:
    """What can still be joined, from the outside in.

    >>> from tutor import parse
    >>> [problem.key for problem in joins_left(parse("x x + sin(0)"))]
    ['check-form-powers', 'check-form-known-value']
    """
    found: list[Phrase] = []
    sizes: dict[int, int] = {}
    for node in postorder(answer):
        sizes[id(node)] = 1 + sum([sizes[id(child)] for child in node.children])
    for node in outermost(answer):
        if isinstance(node, Sum):
            found += like_terms(node) + squares(node)
        elif isinstance(node, Product | Quotient | Negation):
            found += factors_to_join(node, brackets=sizes[id(node)] <= _MOST_IN_FRACTION)
        elif isinstance(node, Power):
            found += [phrase(key, part=node) for key in _power(node)]
        elif isinstance(node, Call):
            found += [phrase(key, part=node) for key in _call(node)]
    return tuple(found)


def _power(node: Power) -> list[str]:
    """What is wrong with a power: one key at most."""
    exponent, base = rational_value(node.exponent), rational_value(node.base)
    if exponent in (0, 1) or base in (0, 1):
        return ["check-form-known-power"]
    if base is not None and exponent is not None:
        bits = max(base.numerator.bit_length(), base.denominator.bit_length()) * abs(exponent)
        scientific = base == 10 and exponent.denominator == 1
        return ["check-form-number-power"] if bits <= _MOST_BITS and not scientific and exact(node, {}) else []
    if isinstance(node.base, Negation) and is_whole(node.exponent):
        return ["check-form-sign-power"]
    exponential = isinstance(node.base, Call) and node.base.function == "exp"
    if (isinstance(node.base, Power) or exponential) and is_whole(node.exponent):
        return ["check-form-power-of-power"]
    if isinstance(node.base, Call) and exponent is not None and exponent % _ROOTS.get(node.base.function, 0x7FFF) == 0:
        return ["check-form-power-of-power"]
    if node.base == Constant("e") and isinstance(node.exponent, Call) and node.exponent.function == "ln":
        return ["check-form-inverse"]
    return []


def _call(node: Call) -> list[str]:
    inner = node.arguments[0]
    if node.function == "ln" and isinstance(inner, Power) and inner.base == Constant("e"):
        return ["check-form-inverse"]
    if isinstance(inner, Call) and (_INVERSES.get(node.function) == inner.function or _is_undone(node, inner)):
        return ["check-form-inverse"]
    if drop_units(node)[0] is not node or _is_known(node):
        return ["check-form-known-value"]
    return []


def _is_undone(node: Call, inner: Call) -> bool:
    return node.function == "exp" and inner.function == "ln"


def _is_known(node: Call) -> bool:
    """Whether a function of numbers is a whole or half number: √4, sin(π/6), log₁₀ 100."""
    if symbols(node) or is_decimal(node) or size(node) > _MOST_NODES:
        return False
    value = Evaluator({}, _BITS).value(node)
    if not value.is_finite() or value.rad() > _SHARP or abs(value) > _BITS:
        return False
    half = fmpq(round(2 * float(value.mid())), 2)
    return exact(node, {}) is not None or bool(value.overlaps(arb(half)))
