"""How near to zero an algebraic number can come without being zero.

Burnikel, Funke, Mehlhorn, Schirra, Schmitt, "A separation bound for real algebraic expressions" (2001): a number
built from whole ones by + − · ÷ and roots is α/β with algebraic integers α and β in a field whose degree D is at
most the product of the degrees of the roots. Where every conjugate of α is at most u and |β| at most l, the norm
of α, a whole number, shows that the number is 0 or at least 1/(l·u^(D − 1)). Cosines of fractions of π join in:
2cos(2πp/n) is an algebraic integer, and so are all its conjugates, which are at most 2.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from tutor.expression.numbers import rational_value
from tutor.expression.numeric import Evaluator
from tutor.expression.traversal import postorder
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum

_PRECISIONS = (64, 192, 640, 2048)
_MOST_BITS = 30_000
_MOST_DEGREE = 4_096
_MOST_EXPONENT = 1_000

_Bound = tuple[Fraction, Fraction]
"""Upper bounds of log₂ u and log₂ l, neither below 0."""
_TWO: _Bound = (Fraction(1), Fraction(1))


@dataclass(slots=True)
class _Field:
    """What the degree of the field comes from."""

    roots: dict[tuple[Expression, int], None] = field(default_factory=dict)
    """Every radicand with the degree of its root, equal ones once."""
    turn: int = 1
    """All cosines are those of multiples of 2π/turn."""

    @property
    def degree(self) -> int:
        """A bound of the degree of the field over the rational numbers."""
        from flint import fmpz

        degree = max(1, int(fmpz(self.turn).euler_phi()) // 2)
        for _, order in self.roots:
            degree *= order
        return degree


def sign_by_balls(formula: Expression, bounded: bool = True) -> int | None:
    """The sign of an expression without letters, from balls that get smaller and smaller.

    Arguments:
        formula: the expression.
        bounded: use the separation bound where no ball leaves zero out?

    Returns:
        −1, 0 or 1, proved; None when the balls do not decide.

    >>> from tutor import parse
    >>> sign_by_balls(parse("sqrt(2) + sqrt(3) - sqrt(5 + 2sqrt(6))"))
    0
    """
    for precision in _PRECISIONS:
        value = Evaluator({}, precision).value(formula)
        if value > 0:
            return 1
        if value < 0:
            return -1
        if not bounded and precision > _PRECISIONS[0]:
            return None
    bits = separation_bits(formula)
    if bits is None or bits > _MOST_BITS:
        return None
    value = Evaluator({}, 2 * bits + 128).value(formula)
    if value > 0 or value < 0:
        return 1 if value > 0 else -1
    if not value.is_finite():
        return None
    mantissa, exponent = (int(part) for part in value.abs_upper().man_exp())
    return 0 if not mantissa or mantissa.bit_length() + exponent < -bits else None


def separation_bits(formula: Expression) -> int | None:
    """How many binary digits decide whether an algebraic number is zero.

    Arguments:
        formula: an expression without letters.

    Returns:
        b, such that the number is 0 or at least 2^(−b) in size; None when it is not built from whole numbers by
        + − · ÷, roots, and sines, cosines and tangents of fractions of π, or when b would be beyond all reach.

    >>> from tutor import parse
    >>> separation_bits(parse("sqrt(2) - 1"))
    2
    """
    known: dict[Expression, _Bound] = {}
    over = _Field()
    inside_angles = _inside_angles(formula)
    for node in postorder(formula):
        if node in known or id(node) in inside_angles:
            continue
        bound = _bound(node, known, over)
        if bound is None or over.degree > _MOST_DEGREE:
            return None
        known[node] = bound
    above, below = known[formula]
    bits = below + (over.degree - 1) * above
    return int(bits) + 1


def _inside_angles(formula: Expression) -> set[int]:
    """The nodes that stand only inside sines, cosines and tangents; their own bounds are not needed."""
    outside: set[int] = set()
    stack = [formula]
    while stack:
        node = stack.pop()
        if id(node) in outside:
            continue
        outside.add(id(node))
        if not (isinstance(node, Call) and node.function in _ANGULAR):
            stack.extend(node.children)
    return {id(node) for node in postorder(formula)} - outside


def turns(angle: Expression) -> Fraction | None:
    """q for an angle qπ with a fraction q; None for any other angle.

    >>> from tutor import parse
    >>> turns(parse("-2pi/3"))
    Fraction(-2, 3)
    """
    if isinstance(angle, Constant):
        return Fraction(1) if angle.name == "pi" else None
    if isinstance(angle, Negation):
        inner = turns(angle.operand)
        return None if inner is None else -inner
    if isinstance(angle, Quotient):
        above, below = turns(angle.numerator), rational_value(angle.denominator)
        return above / below if above is not None and below else None
    if isinstance(angle, Sum):
        parts = [turns(term) for term in angle.terms]
        known = [part for part in parts if part is not None]
        return sum(known, Fraction(0)) if len(known) == len(parts) else None
    if isinstance(angle, Product):
        result, seen = Fraction(1), False
        for factor in angle.factors:
            value = rational_value(factor)
            if value is None:
                value = turns(factor)
                if value is None or seen:
                    return None
                seen = True
            result *= value
        return result if seen else (result if result == 0 else None)
    return Fraction(0) if rational_value(angle) == 0 else None


def _bound(node: Expression, known: dict[Expression, _Bound], over: _Field) -> _Bound | None:
    value = rational_value(node)
    if value is not None:
        return _whole(abs(value.numerator)), _whole(value.denominator)
    match node:
        case Negation(operand=part) | Call(function="abs", arguments=(part,)):
            return known[part]
        case Sum(terms=terms):
            return _sum([known[term] for term in terms])
        case Product(factors=factors):
            parts = [known[factor] for factor in factors]
            return sum((part[0] for part in parts), Fraction(0)), sum((part[1] for part in parts), Fraction(0))
        case Quotient(numerator=above, denominator=below):
            (a, b), (c, d) = known[above], known[below]
            return a + d, b + c
        case Power(base=base, exponent=exponent):
            power = rational_value(exponent)
            return None if power is None else _power(base, power, known, over)
        case Call(function="sqrt" | "cbrt" as name, arguments=(radicand,)):
            return _root(radicand, 2 if name == "sqrt" else 3, known, over)
        case Call(function="root", arguments=(radicand, order)):
            degree = rational_value(order)
            return None if degree is None else _power(radicand, 1 / degree if degree else degree, known, over)
        case Call(function=name, arguments=(angle,)) if name in _ANGULAR:
            return _angular(name, angle, over)
    return None


def _whole(value: int) -> Fraction:
    """An upper bound of log₂ of a whole number; 0 counts as 1."""
    return Fraction((value - 1).bit_length()) if value else Fraction(0)


def _sum(parts: list[_Bound]) -> _Bound:
    """u₁l₂ + l₁u₂ over l₁l₂, for all terms at once: a common denominator, and as many summands as terms."""
    below = sum((part[1] for part in parts), Fraction(0))
    return max(above + below - own for above, own in parts) + _whole(len(parts)), below


def _power(base: Expression, power: Fraction, known: dict[Expression, _Bound], over: _Field) -> _Bound | None:
    if not 0 < abs(power.numerator) <= _MOST_EXPONENT:
        return (Fraction(0), Fraction(0)) if power == 0 else None
    rooted = known[base] if power.denominator == 1 else _root(base, power.denominator, known, over)
    above, below = rooted if power > 0 else (rooted[1], rooted[0])
    times = abs(power.numerator)
    return above * times, below * times


def _root(radicand: Expression, order: int, known: dict[Expression, _Bound], over: _Field) -> _Bound:
    """α/β under a root of degree k is (αβ^(k − 1))^(1/k)/β, or α/(α^(k − 1)β)^(1/k)."""
    over.roots[radicand, order] = None
    above, below = known[radicand]
    if above >= below:
        return (above + (order - 1) * below) / order, below
    return above, ((order - 1) * above + below) / order


def _angular(name: str, angle: Expression, over: _Field) -> _Bound | None:
    half_turns = turns(angle)
    if half_turns is None:
        return None
    over.turn = lcm(over.turn, (half_turns / 2).denominator, *(() if name == "cos" else (4,)))
    return _TWO


_ANGULAR = frozenset(("sin", "cos", "tan"))
