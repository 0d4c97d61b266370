"""Which signs an expression can take, so that conditions which always hold are not shown.

The answer is safe, not sharp: a sign that is left out is impossible; one that is listed may still be.
"""

from __future__ import annotations

from itertools import product

from tutor.expression.numbers import rational_value
from tutor.expression.structures import BigSum, Comparison, Logic, Mean
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum

Signs = frozenset[int]
"""A subset of {−1, 0, 1}."""
Known = dict[Expression, Signs]
"""The signs of expressions that were looked at."""

ANY: Signs = frozenset((-1, 0, 1))
_POSITIVE: Signs = frozenset((1,))
_NOT_NEGATIVE: Signs = frozenset((0, 1))
_RESULT_SIGNS: dict[str, Signs] = {
    "exp": _POSITIVE, "cosh": _POSITIVE, "sech": _POSITIVE, "sigmoid": _POSITIVE, "softplus": _POSITIVE,
    "abs": _NOT_NEGATIVE, "sqrt": _NOT_NEGATIVE, "relu": _NOT_NEGATIVE, "acos": _NOT_NEGATIVE,
    "acosh": _NOT_NEGATIVE,
}  # fmt: skip
_KEEPS_SIGN = frozenset(("sinh", "tanh", "atan", "asinh", "erf", "cbrt", "sqrt", "abs", "asin", "atanh"))
_BITS = 64
"""Bits of the ball that shows an exponent such as π to be above a bound."""
_BETWEEN_ONES = frozenset(("sin", "cos"))
_INSIDE_ONES = frozenset(("tanh", "erf", "sigmoid", "sech"))


def signs(root: Expression, known: Known | None = None) -> Signs:
    """The signs that `root` can take, wherever it is real.

    Arguments:
        root: any expression.
        known: the signs of parts, shared by calls for expressions that hold one another; those found are added.

    >>> from tutor import parse
    >>> sorted(signs(parse("x^2 + 1")))
    [1]
    """
    if known is None:
        known = {}
    stack = [root]
    while stack:
        node = stack[-1]
        waiting = [child for child in node.children if child not in known] if node not in known else []
        if waiting:
            stack += waiting
            continue
        stack.pop()
        if node not in known:
            known[node] = _own_signs(node, tuple([known[child] for child in node.children]))
    return known[root]


def _own_signs(node: Expression, parts: tuple[Signs, ...]) -> Signs:
    value = rational_value(node)
    if value is not None:
        return frozenset(((value > 0) - (value < 0),))
    match node:
        case Constant():
            return _POSITIVE
        case Negation():
            return frozenset(-sign for sign in parts[0])
        case Sum():
            return _sum_signs(parts)
        case Product() | Quotient():
            return _product_signs(parts, isinstance(node, Quotient))
        case Power(exponent=exponent):
            return _power_signs(parts[0], exponent)
        case BigSum(implicit=implicit):
            return parts[0] if implicit else parts[0] | {0}  # a Σ without bounds has at least one term
        case Mean():
            return parts[0]
        case Call(function="max" | "min" as name):
            chosen = max if name == "max" else min
            return frozenset(chosen(mix) for mix in product(*parts))
        case Call(function=name):
            if name in _KEEPS_SIGN and parts[0] <= _RESULT_SIGNS.get(name, ANY):
                return parts[0]
            if name == "abs" and 0 not in parts[0]:
                return _POSITIVE
            return _RESULT_SIGNS.get(name, ANY)
    return ANY


def _sum_signs(parts: tuple[Signs, ...]) -> Signs:
    both = frozenset().union(*parts)
    if 1 in both and -1 in both:
        return ANY
    if any(0 not in part for part in parts):
        both -= {0}
    return both


def _product_signs(parts: tuple[Signs, ...], quotient: bool) -> Signs:
    result = _POSITIVE
    for place, part in enumerate(parts):
        usable = part - {0} if quotient and place == 1 else part
        result = frozenset(one * other for one in result for other in usable)
    return result


def _power_signs(base: Signs, exponent: Expression) -> Signs:
    value = rational_value(exponent)
    if value is None or value.denominator % 2 == 0:
        return _POSITIVE if 0 not in base else _NOT_NEGATIVE
    if value < 0:
        base -= {0}
    if value.numerator % 2 == 0:
        return frozenset(sign * sign for sign in base)
    return base


def surely_above(number: Expression, bound: int) -> bool:
    """Whether an expression without letters, such as the exponent π, is above a bound; False where that is not known.

    >>> from tutor import parse
    >>> surely_above(parse("pi"), 3), surely_above(parse("pi - 4"), 0), surely_above(parse("x^2 + 1"), 0)
    (True, False, False)
    """
    if symbols(number):
        return False
    from tutor.expression.numeric import Evaluator  # the terminal alone needs no arithmetic with balls

    value = Evaluator({}, _BITS).value(number)
    return bool(value.is_finite() and value > bound)


_ALLOWED: dict[str, Signs] = {
    "<": frozenset((-1,)), "<=": frozenset((-1, 0)), ">": _POSITIVE, ">=": _NOT_NEGATIVE,
    "=": frozenset((0,)), "!=": frozenset((-1, 1)),
}  # fmt: skip


def always(condition: Expression, known: Known | None = None) -> bool:
    """Whether a condition holds wherever its sides are real, as far as signs can tell.

    Arguments:
        condition: a `Comparison` or `Logic`.
        known: as for `signs`.

    >>> from tutor import parse
    >>> always(parse("x^2 + 1 > 0")), always(parse("x > 0"))
    (True, False)
    """
    if isinstance(condition, Logic):
        test = all if condition.operator == "and" else any
        return test(always(part, known) for part in condition.parts)
    if not isinstance(condition, Comparison):
        return False
    left, right = condition.left, condition.right
    if rational_value(right) == 0:
        return signs(left, known) <= _ALLOWED[condition.relation] or _bounded(_moved(condition))
    if _bounded(condition):
        return True
    return signs(Sum((left, Negation(right))), known) <= _ALLOWED[condition.relation]


def _moved(condition: Comparison) -> Comparison:
    """1 − u > 0 as u < 1; any other condition as it is."""
    match condition.left:
        case Sum(terms=(one, Negation(operand=part))) if rational_value(one) == 1:
            flipped = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "!=": "<"}.get(condition.relation)
            return Comparison(flipped, part, one) if flipped else condition
    return condition


def _bounded(condition: Comparison) -> bool:
    """Whether a comparison with ±1 holds because a sine, cosine, tanh … stays between −1 and 1."""
    left, right, relation = condition.left, condition.right, condition.relation
    if relation in (">", ">="):
        left, right, relation = right, left, {">": "<", ">=": "<="}[relation]
    for call, bound, edge in ((left, right, 1), (right, left, -1)):
        if isinstance(call, Call) and rational_value(bound) == edge:
            if call.function in _INSIDE_ONES and relation in ("<", "<="):
                return True
            if call.function in _BETWEEN_ONES and relation == "<=":
                return True
    return False
