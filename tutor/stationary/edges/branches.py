"""How one part of a function branches: |u| into u and −u, max into its arguments, a choice at its first comparison."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from tutor.derivation.monomial import product
from tutor.expression.exact import exact
from tutor.expression.numbers import ONE, ZERO, rational_value, whole
from tutor.expression.structures import Comparison, Logic, Piecewise
from tutor.expression.traversal import postorder, terms
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Quotient, Sum
from tutor.stationary.algebra.ring import Ring, TooLarge

_HALF = Fraction(1, 2)

Branch = tuple[tuple[Comparison, ...], Expression | None]
"""Strict conditions, and what a part of the function is where they hold; None where it has no value."""


def deciding(node: Expression) -> tuple[Expression, ...]:
    """The parts of a node on which its branch depends; none for a node that has no branches."""
    match node:
        case Call(function="abs" | "sign" | "relu" | "acot" | "max" | "min", arguments=arguments):
            return arguments
        case Piecewise(conditions=conditions):
            return conditions
    under = _square_below(node)
    return () if under is None else (under,)


def compare(left: Expression, relation: str, right: Expression) -> Comparison:
    """A comparison with a bare number on the right, and x < 0 rather than −x > 0."""
    turned = {"<": ">", ">": "<"}[relation]
    if isinstance(left, Number) and not isinstance(right, Number):
        return Comparison(turned, right, left)
    if isinstance(right, Number) and all(isinstance(term, Negation) for term in terms(left)):
        return Comparison(turned, opposite(left), right if right == ZERO else Negation(right))
    return Comparison(relation, left, right)


def opposite(expression: Expression) -> Expression:
    """−u, a sum term by term: 1 − x for x − 1."""
    if isinstance(expression, Negation):
        return expression.operand
    if not isinstance(expression, Sum):
        return Negation(expression)
    turned = [term.operand if isinstance(term, Negation) else Negation(term) for term in expression.terms]
    return Sum(tuple(sorted(turned, key=lambda term: isinstance(term, Negation))))


def branches(node: Expression) -> tuple[Branch, ...]:
    """The branches of a node that has kinks or jumps; together they cover all but the borders."""
    if isinstance(node, Piecewise):
        return _of_branches(node)
    if isinstance(node, Call) and node.function in ("max", "min"):
        relation = ">" if node.function == "max" else "<"
        rivals = tuple(dict.fromkeys(node.arguments))
        return tuple(
            (tuple(compare(one, relation, other) for other in rivals if other is not one), one) for one in rivals
        )
    under = _square_below(node)
    inner = under if under is not None else node.children[0]
    above, below = (_SIDES["abs"] if under is not None else _SIDES[_name(node)])(inner)
    return ((compare(inner, ">", ZERO),), above), ((compare(inner, "<", ZERO),), below)


def _name(node: Expression) -> str:
    assert isinstance(node, Call)
    return node.function


def _quarter_turn(inner: Expression) -> tuple[Expression, Expression]:
    """arccot u: π/2 − arctan u to the right of its jump, −π/2 − arctan u to the left."""
    right_angle = Quotient(Constant("pi"), whole(2))
    turned = Negation(Call("atan", (inner,)))
    return Sum((right_angle, turned)), Sum((Negation(right_angle), turned))


_SIDES: dict[str, Callable[[Expression], tuple[Expression, Expression]]] = {
    "abs": lambda inner: (inner, opposite(inner)),
    "sign": lambda inner: (ONE, Negation(ONE)),
    "relu": lambda inner: (inner, ZERO),
    "acot": _quarter_turn,
}
"""What a function is where its argument is positive, and where it is negative."""


def _square_below(node: Expression) -> Expression | None:
    """The u of √(u²) = |u|, if the node is such a root; √(x² + 2x + 1) = |x + 1| too."""
    match node:
        case Call(function="sqrt", arguments=(radicand,)):
            pass
        case Call(function="root", arguments=(radicand, degree)) if rational_value(degree) == 2:
            pass
        case Power(base=radicand, exponent=exponent) if rational_value(exponent) == _HALF:
            pass
        case _:
            return None
    if isinstance(radicand, Power):
        exponent_value = rational_value(radicand.exponent)
        if exponent_value is not None and exponent_value > 0 and exponent_value % 2 == 0:
            half = exponent_value / 2
            return radicand.base if half == 1 else Power(radicand.base, whole(int(half)))
    return _perfect_square(radicand) if isinstance(radicand, Sum) else None


def _perfect_square(radicand: Expression) -> Expression | None:
    """The u with u² = radicand, for a polynomial that is the square of one."""
    try:
        ring = Ring.of([radicand])
        polynomial = ring.polynomial(radicand)
        if polynomial is None or polynomial.is_constant():
            return None
        front, found = ring.factors(polynomial)
    except (TooLarge, ZeroDivisionError):
        return None
    if front != 1 or any(times % 2 for _, times in found):
        return None
    parts = [
        ring.tree(factor) if times == 2 else Power(ring.tree(factor), whole(times // 2)) for factor, times in found
    ]
    return product(parts)


def _of_branches(node: Piecewise) -> tuple[Branch, ...]:
    """Both sides of the first comparison in a choice; one that holds without variables is worked out."""
    first = next(part for condition in node.conditions for part in postorder(condition) if isinstance(part, Comparison))
    known = exact(first, {})
    if known is not None:
        return (((), _resolved(node, first, bool(known))),)
    return tuple(
        ((compare(first.left, relation, first.right),), _resolved(node, first, first.relation in holding))
        for relation, holding in ((">", (">", ">=", "!=")), ("<", ("<", "<=", "!=")))
    )


def _resolved(node: Piecewise, decided: Comparison, holds: bool) -> Expression | None:
    """A choice in which the truth of one comparison is known; None when no branch is left."""
    values: list[Expression] = []
    conditions: list[Expression] = []
    for place, value in enumerate(node.values):
        truth = _truth(node.conditions[place], decided, holds) if place < len(node.conditions) else True
        if truth is False:
            continue
        values.append(value)
        if truth is True:
            break
        conditions.append(truth)
    if not values:
        return None
    return values[0] if not conditions else Piecewise(tuple(values), tuple(conditions))


def _truth(condition: Expression, decided: Comparison, holds: bool) -> Expression | bool:
    """A condition in which one comparison is known: true, false, or what is left of it."""
    if condition == decided:
        return holds
    if not isinstance(condition, Logic):
        return condition
    decisive = condition.operator == "or"
    parts = [_truth(part, decided, holds) for part in condition.parts]
    if any(part is decisive for part in parts):
        return decisive
    left = tuple(part for part in parts if not isinstance(part, bool))
    if not left:
        return not decisive
    return left[0] if len(left) == 1 else Logic(condition.operator, left)
