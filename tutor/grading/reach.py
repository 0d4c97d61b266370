"""Does an expression take every real value? C, 2C + 3, C³ and ln C do, C², e^C and sin C do not."""

from __future__ import annotations

from enum import Enum

from tutor.derivation.signs import signs
from tutor.expression.numbers import rational_value
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.grading.polynomials import DividesByZero, NotRational, constants_of, fractional

_MOST_DEGREE = 50


class Reach(Enum):
    """What is known of the values of an expression."""

    EVERY = "every real number"
    POSITIVE = "every positive number at least"
    UNKNOWN = "not known"


_ONTO = frozenset(("sinh", "asinh", "cbrt"))
"""Functions that take every real value when their argument does."""
_ONTO_FROM_POSITIVE = frozenset(("ln", "log10", "log2"))
"""Functions that take every real value when their argument takes every positive one."""
_FROM_ABOVE = frozenset(("exp", "abs", "sqrt", "relu", "softplus"))
"""Functions that take every positive value when their argument takes every real one."""
_BOUNDED = frozenset(("sin", "cos", "atan", "tanh", "erf", "sigmoid", "sign", "sech", "asin", "acos"))
_FROM_BELOW = frozenset(("exp", "abs", "sqrt", "relu", "softplus", "cosh", "acosh"))


def takes_every_value(root: Expression) -> bool | None:
    """Does an expression take every real value while its letters run over all those for which it is real?

    Returns:
        True or False when that is proved; None when it is not known.

    >>> from tutor import parse
    >>> [takes_every_value(parse(text)) for text in ("2C + 3", "C^2", "ln|C|", "C + sin(C)")]
    [True, False, True, None]
    """
    if not symbols(root) or not {-1, 1} <= signs(root):
        return False
    polynomial = _of_polynomial(root)
    if polynomial is not None:
        return polynomial
    if True in _bounds(root):
        return False
    return True if _reach(root) is Reach.EVERY else None


def _of_polynomial(root: Expression) -> bool | None:
    """The answer for a polynomial over ℚ: of odd degree in one letter, the others held, it takes every value."""
    if constants_of(root) != frozenset():
        return None
    letters = tuple(sorted(symbols(root), key=lambda letter: letter.label))
    try:
        fraction = fractional(root, letters)
    except (NotRational, DividesByZero):
        return None
    if fraction.divisors or not fraction.below.is_constant():
        return None
    if not fraction.above:
        return False
    degrees = [int(degree) for degree in fraction.above.degrees()]
    if any(degree % 2 for degree in degrees):
        return True
    return False if sum(map(bool, degrees)) <= 1 else None


def _bounds(root: Expression) -> tuple[bool, bool]:
    """Is an expression bounded from below, and from above? False where that is not known."""
    found: dict[int, tuple[bool, bool]] = {}
    for node in postorder(root):
        parts = [found[id(child)] for child in node.children]
        found[id(node)] = (True, True) if not symbols(node) else _own_bounds(node, parts)
    return found[id(root)]


def _own_bounds(node: Expression, parts: list[tuple[bool, bool]]) -> tuple[bool, bool]:
    kept = signs(node)
    below, above = -1 not in kept, 1 not in kept
    match node:
        case Negation():
            below, above = parts[0][1], parts[0][0]
        case Sum():
            below, above = all(low for low, _ in parts), all(high for _, high in parts)
        case Product() | Quotient():
            factor = _only_factor(node)
            if factor is not None:
                low, high = parts[node.children.index(factor)]
                sign = _sign_of_rest(node, factor)
                below, above = (low, high) if sign > 0 else (high, low) if sign else (low and high, low and high)
        case Power(base, exponent) if not symbols(base):
            above = above or (signs(base) == {1} and all(parts[1]))
        case Power(_, exponent):
            value = rational_value(exponent)
            if value is not None and value > 0 and all(parts[0]):
                below = above = True
        case Call(function=name):
            below = name in _BOUNDED or name in _FROM_BELOW or below
            above = name in _BOUNDED or above
            if name in _FROM_BELOW and all(parts[0]):
                above = True
    return below, above


def _reach(root: Expression) -> Reach:
    """What an expression made of one stem of onto functions reaches."""
    found: dict[int, Reach] = {}
    for node in postorder(root):
        found[id(node)] = _own_reach(node, found)
    return found[id(root)]


def _own_reach(node: Expression, found: dict[int, Reach]) -> Reach:
    inside = [child for child in node.children if symbols(child)]
    if isinstance(node, Symbol):
        return Reach.EVERY
    if isinstance(node, Sum) and len(inside) > 1 and _are_apart(inside):
        return Reach.EVERY if Reach.EVERY in [found[id(child)] for child in inside] else Reach.UNKNOWN
    if len(inside) != 1:
        return Reach.UNKNOWN
    inner = found[id(inside[0])]
    match node:
        case Negation() | Sum():
            return inner if inner is Reach.EVERY else Reach.UNKNOWN
        case Product() | Quotient() if _only_factor(node) is inside[0]:
            sign = _sign_of_rest(node, inside[0])
            return inner if sign > 0 or (sign and inner is Reach.EVERY) else Reach.UNKNOWN
        case Power(base, exponent):
            return _power_reach(base, exponent, inner)
        case Call(function=name):
            if name in _ONTO or (name in _ONTO_FROM_POSITIVE and inner is not Reach.UNKNOWN):
                return Reach.EVERY if name in _ONTO_FROM_POSITIVE else inner
            if name in _FROM_ABOVE and inner is Reach.EVERY:
                return Reach.POSITIVE
            return inner if name in ("abs", "sqrt") else Reach.UNKNOWN
    return Reach.UNKNOWN


def _are_apart(parts: list[Expression]) -> bool:
    """Has each part letters of its own?"""
    return len(frozenset().union(*map(symbols, parts))) == sum(len(symbols(part)) for part in parts)


def _power_reach(base: Expression, exponent: Expression, inner: Reach) -> Reach:
    if not symbols(base):
        grows = isinstance(base, Constant) or (rational_value(base) or 0) > 1
        return Reach.POSITIVE if grows and inner is Reach.EVERY else Reach.UNKNOWN
    value = rational_value(exponent)
    if value is None or not 0 < value <= _MOST_DEGREE:
        return Reach.UNKNOWN
    odd = value.denominator == 1 and value.numerator % 2 == 1
    return Reach.EVERY if odd and inner is Reach.EVERY else Reach.POSITIVE if inner is not Reach.UNKNOWN else inner


def _only_factor(node: Expression) -> Expression | None:
    """The one factor above the line that holds letters, if no other part does."""
    inside = [child for child in node.children if symbols(child)]
    if len(inside) != 1 or (isinstance(node, Quotient) and inside[0] is not node.numerator):
        return None
    return inside[0]


def _sign_of_rest(node: Expression, factor: Expression) -> int:
    """The sign of what stands beside a factor: 1, −1, or 0 when it is not known."""
    sign = 1
    for child in node.children:
        if child is not factor:
            found = signs(child)
            if len(found) != 1:
                return 0
            sign *= next(iter(found))
    return sign
