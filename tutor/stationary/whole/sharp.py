"""Bounds that a function may reach, in closed form: e^(sin x) lies between 1/e and e, ln(x² + 1) never below 0.

Where a part goes through a function that only rises, so do its bounds.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.monomial import product
from tutor.expression.numbers import ONE, rational, rational_value
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Sum
from tutor.stationary.numbers.exactly import number_of, sign_of
from tutor.stationary.whole.bounds import ranges

RISING = frozenset(("exp", "atan", "tanh", "sinh", "asinh", "erf", "sigmoid", "cbrt", "softplus", "asin", "ln", "sqrt"))
"""Functions that only rise wherever they are real."""
End = Expression | None
Ends = tuple[End, End]
_LONGEST = 400


def sharp_bound(function: Expression, side: int) -> End:
    """A number that f never falls below (side 1) or never rises above (side −1); None where none is known.

    >>> from tutor import parse
    >>> from tutor.expression.text import text
    >>> text(sharp_bound(parse("2 + exp(sin(x))"), -1))
    '2 + e'
    """
    nodes = tuple(postorder(function))
    if len(nodes) > _LONGEST:
        return None
    plain = ranges(function)
    known: dict[int, Ends] = {}
    for node in nodes:
        through = _through(node, [known[id(child)] for child in node.children])
        low, high = plain[id(node)]
        known[id(node)] = (
            _sharper(through[0], None if low is None else rational(low), 1),
            _sharper(through[1], None if high is None else rational(high), -1),
        )
    low_end, high_end = known[id(function)]
    return low_end if side > 0 else high_end


def rising_core(function: Expression) -> Expression:
    """What f rises with: x² + x for atan(x² + x) and for 3ln(x² + x) − 1; f itself if there is nothing of the kind.

    >>> from tutor import parse
    >>> rising_core(parse("3 ln(x^2 + x) - 1")) == parse("x^2 + x")
    True
    """
    while True:
        inner = _core(function)
        if inner is None:
            return function
        function = inner


def _core(node: Expression) -> Expression | None:
    match node:
        case Call(function=name, arguments=(argument,)) if name in RISING:
            return argument
        case Power(base=Constant(name="e"), exponent=exponent) if symbols(exponent):
            return exponent
        case Quotient(numerator=above, denominator=below):
            value = rational_value(below)
            return above if value is not None and value > 0 else None
        case Sum(terms=parts):
            varying = [part for part in parts if symbols(part)]
            return varying[0] if len(varying) == 1 < len(parts) else None
        case Product(factors=parts):
            varying = [part for part in parts if symbols(part)]
            fixed = product([part for part in parts if not symbols(part)])
            return varying[0] if len(varying) == 1 < len(parts) and sign_of(fixed) == 1 else None
    return None


def _through(node: Expression, parts: Sequence[Ends]) -> Ends:
    if isinstance(node, Number) or (isinstance(node, Constant) and not symbols(node)):
        return node, node
    match node:
        case Negation():
            return _negative(parts[0])
        case Sum():
            return _total([low for low, _ in parts]), _total([high for _, high in parts])
        case Product(factors=factors):
            varying = [place for place, factor in enumerate(factors) if symbols(factor)]
            if len(varying) == 1:
                fixed = product([factor for factor in factors if not symbols(factor)])
                return _scaled(parts[varying[0]], fixed)
        case Quotient(denominator=below) if not symbols(below):
            return _scaled(parts[0], Quotient(ONE, below))
        case Power(base=Constant(name="e")):
            low, high = parts[1]
            return _value("exp", low), _value("exp", high)
        case Call(function=name) if name in RISING:
            return _value(name, parts[0][0]), _value(name, parts[0][1])
    return None, None


def _value(name: str, end: End) -> End:
    """A rising function at an end; none where it has no value there."""
    if end is None or (name == "ln" and sign_of(end) != 1) or (name == "sqrt" and sign_of(end) not in (0, 1)):
        return None
    return _number(Call(name, (end,)))


def _number(formula: Expression) -> End:
    found = number_of(formula)
    return found.exact if found.exact is not None and found.ball.is_finite() else None


def _negative(ends: Ends) -> Ends:
    low, high = ends
    return _flipped(high), _flipped(low)


def _flipped(end: End) -> End:
    return None if end is None else _number(Negation(end))


def _total(ends: Sequence[End]) -> End:
    known = [end for end in ends if end is not None]
    return _number(Sum(tuple(known))) if len(known) == len(ends) else None


def _scaled(ends: Ends, fixed: Expression) -> Ends:
    sign = sign_of(fixed)
    if not sign:
        return None, None
    low, high = (None if end is None else _number(Product((fixed, end))) for end in ends)
    return (low, high) if sign > 0 else (high, low)


def _sharper(one: End, other: End, side: int) -> End:
    if one is None or other is None:
        return other if one is None else one
    return one if sign_of(Sum((one, Negation(other)))) == side else other
