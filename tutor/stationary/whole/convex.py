"""Convex and concave functions: there every stationary point is a global minimum, or maximum.

Two ways: a Hessian that is semidefinite everywhere, or the rules of disciplined convex programming (Grant, Boyd and
Ye, 2006), by which sums, compositions and maxima of convex functions are convex.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.domain import Domain
from tutor.derivation.monomial import monomial, product
from tutor.derivation.signs import signs
from tutor.expression.numbers import ONE, rational_value
from tutor.expression.structures import BigSum, Comparison, Mean
from tutor.expression.traversal import postorder, symbols, terms
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.whole.bounds import bounds
from tutor.stationary.whole.coercive import positive_semidefinite

CONSTANT, AFFINE, CONVEX, CONCAVE, UNKNOWN = "constant", "affine", "convex", "concave", ""
_STRAIGHT = (CONSTANT, AFFINE)
_FLIPPED = {CONVEX: CONCAVE, CONCAVE: CONVEX}


def curvature(root: Expression, variables: Sequence[Symbol]) -> str:
    """How a function is curved, by its parts, on a convex part of its domain.

    Arguments:
        root: the function; letters that are no variables count as constants.
        variables: the variables.

    Returns:
        "constant", "affine", "convex", "concave", or "" when the rules do not tell.

    >>> from tutor import parse
    >>> curvature(parse("e^(x - 2y) + abs(x) + x ln(x)"), [Symbol("x"), Symbol("y")])
    'convex'
    """
    varying = frozenset(variables)
    known: dict[int, str] = {}
    for node in postorder(root):
        if not symbols(node) & varying:
            known[id(node)] = CONSTANT
        else:
            known[id(node)] = _own(node, [known[id(child)] for child in node.children], varying)
    return known[id(root)]


def convex_domain(domain: Domain, variables: Sequence[Symbol]) -> bool:
    """Whether the domain is surely convex: all of space, or cut out by linear and concave conditions."""
    for condition in domain.real:
        if not isinstance(condition, Comparison) or condition.relation not in ("<", "<=", ">", ">="):
            return False
        above = condition.relation in (">", ">=")
        larger, smaller = (condition.left, condition.right) if above else (condition.right, condition.left)
        if curvature(Sum((larger, Negation(smaller))), variables) not in (*_STRAIGHT, CONCAVE):
            return False
    return True


def hessian_sign(hessian: Sequence[Sequence[Expression]], variables: Sequence[Symbol]) -> int:
    """1 if the matrix of second derivatives is surely never indefinite or negative, −1 for never positive; else 0."""
    values = [[rational_value(entry) for entry in row] for row in hessian]
    if all(value is not None for row in values for value in row):
        rows = [[value for value in row if value is not None] for row in values]
        if positive_semidefinite(rows):
            return 1
        return -1 if positive_semidefinite([[-value for value in row] for row in rows]) else 0
    if len(variables) > 2:
        return 0
    diagonal = [hessian[place][place] for place in range(len(variables))]
    if len(variables) == 2:
        (first, mixed), (other, last) = hessian
        determinant = Sum((Product((first, last)), Negation(Product((mixed, other)))))
        if not never_negative(determinant):
            return 0
    if all(map(never_negative, diagonal)):
        return 1
    return -1 if all(never_negative(Negation(entry)) for entry in diagonal) else 0


def never_negative(expression: Expression) -> bool:
    """Whether an expression is surely never negative: as it stands, multiplied out, or factored."""
    if signs(expression) <= {0, 1}:
        return True
    try:
        ring = Ring.of([expression])
        polynomial = ring.polynomial(expression)
        if polynomial is None:
            return False
        if polynomial.is_zero() or signs(ring.tree(polynomial)) <= {0, 1}:
            return True
        front, factors = ring.factors(polynomial)
        rest = [ring.tree(factor) for factor, times in factors if times % 2]
        return signs(product([ONE if front > 0 else Negation(ONE), *rest])) <= {0, 1}
    except (TooLarge, ZeroDivisionError):
        return False


def _own(node: Expression, parts: Sequence[str], varying: frozenset[Symbol]) -> str:
    match node:
        case Symbol():
            return AFFINE
        case Negation():
            return _FLIPPED.get(parts[0], parts[0])
        case Sum():
            return _joined(parts)
        case BigSum() | Mean():
            return UNKNOWN if any(part != CONSTANT for part in parts[2:]) else parts[0]
        case Product(factors=factors):
            return _product(factors, parts)
        case Quotient(denominator=below):
            return _scaled(parts[0], below) if parts[1] == CONSTANT else UNKNOWN
        case Power(base=base, exponent=exponent):
            return _power(base, exponent, parts)
        case Call(function=name, arguments=arguments):
            return _call(name, arguments, parts, varying)
    return UNKNOWN


def _joined(parts: Sequence[str]) -> str:
    kinds = set(parts)
    if UNKNOWN in kinds or {CONVEX, CONCAVE} <= kinds:
        return UNKNOWN
    return next((kind for kind in (CONVEX, CONCAVE, AFFINE) if kind in kinds), CONSTANT)


def _scaled(part: str, constant: Expression) -> str:
    """A function times a constant of known sign."""
    if part in _STRAIGHT:
        return part
    found = signs(constant)
    return part if found <= {0, 1} else _FLIPPED.get(part, part) if found <= {0, -1} else UNKNOWN


def _product(factors: Sequence[Expression], parts: Sequence[str]) -> str:
    constants = [factor for factor, part in zip(factors, parts, strict=True) if part == CONSTANT]
    rest = [(factor, part) for factor, part in zip(factors, parts, strict=True) if part != CONSTANT]
    if len(rest) == 1:
        return _scaled(rest[0][1], product(constants))
    if len(rest) != 2:
        return UNKNOWN
    (one, first), (other, second) = rest
    square = one == other and first == AFFINE
    entropy = (first == AFFINE and other == Call("ln", (one,))) or (second == AFFINE and one == Call("ln", (other,)))
    return _scaled(CONVEX, product(constants)) if square or entropy else UNKNOWN


def _power(base: Expression, exponent: Expression, parts: Sequence[str]) -> str:
    if parts[0] == CONSTANT:  # a^u is convex for a > 0, and e^u also where u is convex
        if signs(base) != {1}:
            return UNKNOWN
        return CONVEX if parts[1] == AFFINE or (parts[1] == CONVEX and base == Constant("e")) else UNKNOWN
    value = rational_value(exponent)
    if value is None:
        return UNKNOWN
    if value == 1:
        return parts[0]
    if parts[0] == AFFINE:
        if value.denominator == 1 and value > 0:
            return CONVEX if value % 2 == 0 else UNKNOWN
        if value.denominator % 2 == 0:
            return CONVEX if value > 1 or value < 0 else CONCAVE
    low = bounds(base)[0]
    return CONVEX if parts[0] == CONVEX and low is not None and low >= 0 and value > 1 else UNKNOWN


def _call(name: str, arguments: Sequence[Expression], parts: Sequence[str], varying: frozenset[Symbol]) -> str:
    part, argument = parts[0], arguments[0]
    if name in ("exp", "softplus", "relu"):
        return CONVEX if part in (AFFINE, CONVEX) else UNKNOWN
    if name == "max":
        return CONVEX if UNKNOWN not in parts and CONCAVE not in parts else UNKNOWN
    if name == "min":
        return CONCAVE if UNKNOWN not in parts and CONVEX not in parts else UNKNOWN
    if name in ("abs", "cosh"):
        low = bounds(argument)[0]
        return CONVEX if part == AFFINE or (part == CONVEX and low is not None and low >= 0) else UNKNOWN
    if name == "sqrt" and _is_norm(argument, varying):
        return CONVEX
    if name == "ln" and _is_sum_of_exponentials(argument, varying):
        return CONVEX
    if name in ("ln", "log2", "log10", "sqrt"):
        return CONCAVE if part in (AFFINE, CONCAVE) else UNKNOWN
    return UNKNOWN


def _is_norm(radicand: Expression, varying: frozenset[Symbol]) -> bool:
    """Squares of affine functions with positive numbers in front: √ of their sum is a length."""
    return all(
        _is_square(term, varying) or (signs(term) <= {0, 1} and not symbols(term) & varying) for term in terms(radicand)
    )


def _is_square(term: Expression, varying: frozenset[Symbol]) -> bool:
    parts = monomial(term)
    return (
        parts.coefficient > 0
        and all(
            exponent == 2 and curvature(base, tuple(varying)) in _STRAIGHT for base, exponent in parts.exponents.items()
        )
        and len(parts.exponents) == 1
    )


def _is_sum_of_exponentials(argument: Expression, varying: frozenset[Symbol]) -> bool:
    """ln(e^u + e^v + 1) is convex for affine u and v (log-sum-exp)."""
    for term in terms(argument):
        if not symbols(term) & varying:
            if signs(term) <= {0, 1}:
                continue
            return False
        parts = monomial(term)
        if parts.coefficient <= 0 or any(exponent != 1 for exponent in parts.exponents.values()):
            return False
        for base in parts.exponents:
            if isinstance(base, Power) and base.base == Constant("e"):
                power = base.exponent
            elif isinstance(base, Call) and base.function == "exp":
                power = base.arguments[0]
            else:
                return False
            if curvature(power, tuple(varying)) not in _STRAIGHT:
                return False
    return True
