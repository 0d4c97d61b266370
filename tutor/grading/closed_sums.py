"""Long sums without adding up: Σ i, Σ i², Σ 2ⁱ … from their closed forms, exactly.

The body of the Σ has to be made of powers of the index, numbers, and parts that do not hold the index; or be a
number to the power of the index.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb

from tutor.expression.fractional import MOST_BITS
from tutor.expression.numbers import rational, rational_value
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol

_HIGHEST = 12
_MOST_PARTS = 40
_MOST_DIGITS = 400

_Polynomial = tuple[Fraction, ...]
"""Coefficients of the powers of the index, from 1 upwards."""
_Part = tuple[tuple[Expression, ...], _Polynomial]
"""Factors that do not hold the index, and a polynomial in it."""
_ONE = (Fraction(1),)


def closed(body: Expression, index: Symbol, lower: int, upper: int) -> Expression | None:
    """Σ of a body over an index, without adding up its terms.

    Arguments:
        body: what is summed; it holds no other Σ.
        index: the index.
        lower, upper: the first and the last value of the index, both included.

    Returns:
        an expression without the index; None where no closed form is known here. Faulhaber's sums of powers follow
        from (k+1)·S_k(m) = (m+1)^(k+1) − Σ_{j<k} C(k+1, j)·S_j(m).

    >>> from tutor import parse
    >>> str(closed(parse("3i^2 x"), Symbol("i"), 1, 10**6))
    'x*1000001500000500000'
    """
    if upper < lower or len(str(lower)) + len(str(upper)) > _MOST_DIGITS:
        return None
    value = _geometric(body, index, lower, upper)
    if value is not None:
        return rational(value)
    parts = _parts(body, index)
    if parts is None:
        return None
    powers = [
        over - under for over, under in zip(_power_sums(upper, _HIGHEST), _power_sums(lower - 1, _HIGHEST), strict=True)
    ]
    terms = []
    for factors, polynomial in parts:
        total = sum((each * powers[degree] for degree, each in enumerate(polynomial)), Fraction(0))
        terms.append(Product((*factors, rational(total))) if factors else rational(total))
    return Sum(tuple(terms)) if len(terms) > 1 else terms[0]


def _power_sums(last: int, highest: int) -> list[int]:
    """0^k + 1^k + … + last^k for each k from 0 to the highest; with 0^0 = 1."""
    sums: list[int] = []
    for power in range(highest + 1):
        rest = sum(comb(power + 1, lower) * known for lower, known in enumerate(sums))
        sums.append(((last + 1) ** (power + 1) - rest) // (power + 1))
    return sums


def _geometric(body: Expression, index: Symbol, lower: int, upper: int) -> Fraction | None:
    """Σ qⁱ for a number q, as long as it is a fraction of bearable length."""
    if not isinstance(body, Power) or body.exponent != index:
        return None
    base = rational_value(body.base)
    if base is None or base in (0, 1):
        return None
    bits = base.numerator.bit_length() + base.denominator.bit_length()
    if bits * max(abs(lower), abs(upper)) > MOST_BITS:
        return None
    return (base ** (upper + 1) - base**lower) / (base - 1)


def _parts(body: Expression, index: Symbol) -> list[_Part] | None:
    """A body as a sum of parts; None where it is no polynomial in the index."""
    known: dict[int, list[_Part] | None] = {}
    for node in postorder(body):
        parts = _parts_of(node, index, known)
        known[id(node)] = None if parts is None or len(parts) > _MOST_PARTS else _joined(parts)
    return known[id(body)]


def _parts_of(node: Expression, index: Symbol, known: dict[int, list[_Part] | None]) -> list[_Part] | None:
    if node == index:
        return [((), (Fraction(0), Fraction(1)))]
    if index not in symbols(node):
        value = rational_value(node)
        return [((node,), _ONE)] if value is None else [((), (value,))]
    inner = [known[id(child)] for child in node.children]
    given = [parts for parts in inner if parts is not None]
    if isinstance(node, Power):
        exponent = rational_value(node.exponent)
        base = inner[0]
        if base is None or exponent is None or exponent.denominator != 1 or not 1 <= exponent <= _HIGHEST:
            return None
        return _product([base] * int(exponent))
    if isinstance(node, Quotient) and index not in symbols(node.denominator):
        below = rational_value(node.denominator)
        share: list[_Part] = (
            [((), (1 / below,))] if below else [((Quotient(Number(Fraction(1)), node.denominator),), _ONE)]
        )
        return None if inner[0] is None else _product([inner[0], share])
    if len(given) < len(inner):
        return None
    if isinstance(node, Sum):
        return [part for parts in given for part in parts]
    if isinstance(node, Negation):
        return _product([given[0], [((), (Fraction(-1),))]])
    return _product(given) if isinstance(node, Product) else None


def _product(several: list[list[_Part]]) -> list[_Part] | None:
    result: list[_Part] = [((), _ONE)]
    for parts in several:
        if len(result) * len(parts) > _MOST_PARTS:
            return None
        multiplied = [((*one, *other), _times(mine, theirs)) for one, mine in result for other, theirs in parts]
        if any(len(polynomial) > _HIGHEST + 1 for _, polynomial in multiplied):
            return None
        result = _joined(multiplied)
    return result


def _times(one: _Polynomial, other: _Polynomial) -> _Polynomial:
    result = [Fraction(0)] * (len(one) + len(other) - 1)
    for place, mine in enumerate(one):
        for further, theirs in enumerate(other):
            result[place + further] += mine * theirs
    return tuple(result)


def _joined(parts: list[_Part]) -> list[_Part]:
    """Parts with the same factors added up."""
    totals: dict[tuple[Expression, ...], _Polynomial] = {}
    for factors, polynomial in parts:
        before = totals.get(factors, ())
        length = max(len(before), len(polynomial))
        padded = [(*one, *[Fraction(0)] * (length - len(one))) for one in (before, polynomial)]
        totals[factors] = tuple([mine + theirs for mine, theirs in zip(*padded, strict=True)])
    return list(totals.items())
