"""Sums in textbook form: no zeros and ones that say nothing, like terms together, no idle brackets."""

from __future__ import annotations

from fractions import Fraction

from tutor.derivation.monomial import Monomial, monomial
from tutor.expression.numbers import ONE, ZERO
from tutor.expression.structures import BigSum, Delta, Mean, Piecewise
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Sum

_MINUS_ONE = Negation(ONE)
_NOTHING: frozenset[str] = frozenset()
_ZEROS, _ONES, _SIGNS = frozenset(("zeros",)), frozenset(("ones",)), frozenset(("signs",))
_TIMES_ZERO, _ZERO_FRACTION, _ZERO_SUMMED = (
    frozenset((name,)) for name in ("times-zero", "zero-fraction", "zero-summed")
)
_OVER_ONE, _FIRST_POWER, _POWER_OF_ONE = (frozenset((name,)) for name in ("over-one", "first-power", "power-of-one"))
_TWO_MINUSES, _SAME_INDEX, _SAME_BRANCHES = (
    frozenset((name,)) for name in ("two-minuses", "same-index", "same-branches")
)
_KNOWN_VALUE = frozenset(("known-value",))
_KNOWN_VALUES: dict[tuple[str, Fraction | int], Expression] = {
    **{
        (name, 0): ZERO
        for name in ("sin", "tan", "asin", "atan", "sinh", "tanh", "asinh", "atanh", "erf", "sqrt", "abs")
    },
    **{(name, 0): ONE for name in ("cos", "sec", "exp", "cosh", "sech")},
    ("ln", 1): ZERO,
    ("sqrt", 1): ONE,
    ("sigmoid", 0): Quotient(ONE, Number(Fraction(2))),
}
"""Values that everybody knows by heart: (function, argument) → value."""


def drop_units(node: Expression) -> tuple[Expression, frozenset[str]]:
    """u + 0, 1·u, 0·u, u/1, u¹, −(−u), Σ 0, and values known by heart such as cos 0 and ln e, worked out."""
    match node:
        case Sum(terms=terms):
            kept = tuple(term for term in terms if term != ZERO)
            return (node, _NOTHING) if len(kept) == len(terms) else (total(kept), _ZEROS)
        case Product():
            return _product_without_units(node)
        case Quotient(numerator=above, denominator=below):
            if above == ZERO:
                return ZERO, _ZERO_FRACTION
            return (above, _OVER_ONE) if below == ONE else (node, _NOTHING)
        case Power():
            return _power_without_units(node)
        case Negation(operand=Negation(operand=inner)):
            return inner, _TWO_MINUSES
        case Negation(operand=operand) if operand == ZERO:
            return ZERO, _ZEROS
        case BigSum(body=body) | Mean(body=body) if body == ZERO:
            return ZERO, _ZERO_SUMMED
        case Delta(left=left, right=right) if left == right:
            return ONE, _SAME_INDEX
        case Call(function="ln", arguments=(Constant(name="e"),)):
            return ONE, _KNOWN_VALUE
        case Call(function=name, arguments=(Number(value=value),)) if (name, value) in _KNOWN_VALUES:
            return _KNOWN_VALUES[name, value], _KNOWN_VALUE
        case Piecewise(values=values) if all(value == values[0] for value in values):
            return values[0], _SAME_BRANCHES
    return node, _NOTHING


def _product_without_units(node: Product) -> tuple[Expression, frozenset[str]]:
    if ZERO in node.factors:
        return ZERO, _TIMES_ZERO
    kept = tuple(factor for factor in node.factors if factor != ONE and factor != _MINUS_ONE)
    if len(kept) == len(node.factors):
        return node, _NOTHING
    minus = node.factors.count(_MINUS_ONE)
    rest = ONE if not kept else kept[0] if len(kept) == 1 else Product(kept, dotted=node.dotted)
    happened = (_SIGNS if minus else _NOTHING) | (_ONES if minus + len(kept) < len(node.factors) else _NOTHING)
    return (Negation(rest) if minus % 2 else rest), happened


def _power_without_units(node: Power) -> tuple[Expression, frozenset[str]]:
    base, exponent = node.base, node.exponent
    if exponent == ONE:
        return base, _FIRST_POWER
    one = base == ONE or (exponent == ZERO and base != ZERO)
    return (ONE, _POWER_OF_ONE) if one else (node, _NOTHING)


def total(terms: tuple[Expression, ...]) -> Expression:
    """The sum of the terms; 0 if there are none."""
    if not terms:
        return ZERO
    return terms[0] if len(terms) == 1 else Sum(terms)


_Factors = frozenset[tuple[Expression, Fraction]]
"""What makes a term like another: its bases with their exponents, in whatever order."""


def collect(node: Expression) -> tuple[Expression, frozenset[str]]:
    """A sum with like terms together, numbers added, and brackets of sums inside it dropped."""
    if not isinstance(node, Sum):
        return node, _NOTHING
    terms = _flat(node)
    happened = {"brackets"} if len(terms) != len(node.terms) else set()
    places: dict[_Factors, Monomial] = {}
    alone: dict[_Factors, Expression] = {}
    for term in terms:
        parts = monomial(term)
        rest = frozenset(parts.exponents.items())
        if rest in places:
            happened.add("like-terms" if rest else "numbers-added")
            known = places[rest]
            known.coefficient += parts.coefficient
            known.decimal = known.decimal or parts.decimal
            alone.pop(rest, None)
        else:
            places[rest] = parts
            alone[rest] = term
    if not happened:
        return node, _NOTHING
    kept = tuple(
        (alone[rest] if rest in alone else parts.expression())
        for rest, parts in places.items()
        if parts.coefficient != 0
    )
    return total(_positive_first(kept)), frozenset(happened)


def _positive_first(terms: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """1 − x² rather than −x² + 1."""
    if not terms or not isinstance(terms[0], Negation):
        return terms
    place = next((place for place, term in enumerate(terms) if not isinstance(term, Negation)), 0)
    return (terms[place], *terms[:place], *terms[place + 1 :])


def _flat(node: Sum) -> tuple[Expression, ...]:
    """The terms, those of a sum inside the sum taken out of their brackets."""
    result: list[Expression] = []
    pending = [(term, False) for term in reversed(node.terms)]
    while pending:
        term, minus = pending.pop()
        if isinstance(term, Negation):
            pending.append((term.operand, not minus)) if isinstance(term.operand, Sum | Negation) else result.append(
                term.operand if minus else term
            )
        elif isinstance(term, Sum):
            pending.extend((part, minus) for part in reversed(term.terms))
        else:
            result.append(Negation(term) if minus else term)
    return tuple(result)
