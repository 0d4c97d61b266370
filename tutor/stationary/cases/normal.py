"""An equation in its plainest form: over one line, factored, without factors that cannot be zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import fmpq, fmpq_mat, fmpq_mpoly

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.monomial import product
from tutor.derivation.signs import signs
from tutor.expression.numbers import ONE, ZERO, rational, rational_value
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Constant, Expression, Number, Power, Quotient, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.algebra.squares import complete_squares
from tutor.stationary.cases.exponents import gathered
from tutor.stationary.cases.parity import without_inner_signs
from tutor.stationary.cases.plain import without_squared_roots
from tutor.stationary.numbers.exactly import sign_of


@dataclass(frozen=True, slots=True, eq=False)
class Normal:
    """The plainest form of "expression = 0"."""

    factors: tuple[Expression, ...]
    """The different factors that may be zero; none if the equation always or never holds."""
    shown: Expression
    """Their product, with the powers in which they stand; 0 if the equation always holds, 1 if it never does."""
    scale: Expression
    """shown = scale · expression; it is never zero where the expression is real."""
    reasons: tuple[Phrase, ...]
    """What was done: multiplied by a denominator, factors struck."""
    assumed: tuple[Expression, ...] = ()
    """Factors in parameters alone that were struck: all holds if they are not zero."""

    @property
    def holds(self) -> bool:
        """Does the equation hold whatever the unknowns are?"""
        return self.shown == ZERO

    @property
    def fails(self) -> bool:
        """Can the equation never hold?"""
        return not self.factors and not self.holds


def normal(
    expression: Expression,
    unknowns: Sequence[Symbol],
    conditions: Sequence[Expression] = (),
    parameters: Sequence[Symbol] = (),
) -> Normal:
    """The plainest form of an equation.

    Arguments:
        expression: what is to be zero.
        unknowns: the letters to solve for; an equation without them holds or fails.
        conditions: what is known besides, such as x > 0.
        parameters: letters that stand for numbers nobody gave; a factor of them alone is taken for not zero.

    Returns:
        the factored form. An expression too large to be factored comes back as its own only factor.

    >>> from tutor import parse
    >>> [str(factor) for factor in normal(parse("2x y e^x - x^2 e^x"), [Symbol("x"), Symbol("y")]).factors]
    ['x', 'x - 2*y']
    """
    gathered_form, exponent = gathered(without_inner_signs(expression))
    try:
        ring = Ring.of((gathered_form,), unknowns)
        above, below = ring.fraction(gathered_form)
    except (TooLarge, ZeroDivisionError):
        return Normal((expression,), expression, ONE, ())
    above = without_squared_roots(ring, above)
    if above.is_zero():
        return Normal((), ZERO, ONE, ())
    front, found = ring.factors(above)
    kept: list[tuple[fmpq_mpoly, Expression, int]] = []
    struck: list[tuple[Expression, int]] = []
    assumed: list[Expression] = []
    for factor, times in found:
        tree = ring.tree(factor)
        if never_zero(tree, conditions):
            struck.append((tree, times))
        elif symbols(tree) and symbols(tree) <= set(parameters):
            struck.append((tree, times))
            assumed.append(tree)
        else:
            kept.append((factor, tree, times))
    if any(sign_of(tree) == 0 for _, tree, _ in kept if not symbols(tree)):
        return Normal((), ZERO, ONE, ())
    over = _factored(ring, below)
    shown = product(_power(tree, times) for _, tree, times in kept)
    if front < 0 and len(kept) == 1 and kept[0][2] == 1 and len(kept[0][0]) > 1:  # 1 − x stays 1 − x
        shown, front = ring.tree(-kept[0][0]), -front
    reasons = _reasons(exponent, over, struck, assumed, unknowns, front)
    removed = product((rational(front), *(_power(tree, times) for tree, times in struck)))
    if exponent != ZERO:
        removed = product((removed, Power(Constant("e"), exponent)))
    scale = ONE if removed == over else over if removed == ONE else Quotient(over, removed)
    return Normal(tuple(tree for _, tree, _ in kept), shown, scale, reasons, tuple(assumed))


def _factored(ring: Ring, polynomial: fmpq_mpoly) -> Expression:
    front, found = ring.factors(polynomial)
    return product((rational(front), *(_power(ring.tree(factor), times) for factor, times in found)))


def _reasons(
    exponent: Expression,
    over: Expression,
    struck: Sequence[tuple[Expression, int]],
    assumed: Sequence[Expression],
    unknowns: Sequence[Symbol],
    front: Fraction,
) -> tuple[Phrase, ...]:
    reasons = []
    if exponent != ZERO:
        reasons.append(phrase("cases-struck", u=Power(Constant("e"), exponent)))
    if rational_value(over) is None:
        reasons.append(phrase("cases-multiplied", u=over))
    if front != 1:
        divided = abs(front) > 1
        by = rational(front if divided else 1 / front)
        reasons.append(phrase("cases-divided" if divided else "cases-times", u=by))
    for tree, times in struck:
        if tree in assumed:
            reasons.append(phrase("cases-assumed", u=tree))
        elif set(unknowns) & symbols(tree):
            by_squares = 0 in signs(tree) and _is_definite(tree)
            reasons.append(phrase("cases-struck-squares" if by_squares else "cases-struck", u=_power(tree, times)))
    return tuple(reasons)


def never_zero(factor: Expression, conditions: Sequence[Expression]) -> bool:
    """Whether a factor cannot be zero: by its sign, by a condition, or because it is a number other than zero."""
    if not symbols(factor):
        return sign_of(factor) in (1, -1)
    if 0 not in signs(factor) or _is_definite(factor):
        return True
    if isinstance(factor, Power) and symbols(factor.exponent):  # xʸ where x > 0
        return never_zero(factor.base, conditions)
    if isinstance(factor, Call) and factor.function in ("sqrt", "abs"):
        return never_zero(factor.arguments[0], conditions)
    return any(
        isinstance(condition, Comparison)
        and condition.relation in (">", "<", "!=")
        and rational_value(condition.right) == 0
        and _same_up_to_number(condition.left, factor)
        for condition in conditions
    )


def _is_definite(factor: Expression) -> bool:
    """Whether a polynomial of degree 2 is positive everywhere, or negative: 2x² − 4xy + 2y² + 1.

    Squares are completed letter by letter: squares of one sign and a constant of that sign must be left.
    """
    try:
        ring = Ring.of((factor,))
        polynomial = ring.polynomial(factor)
    except (TooLarge, ZeroDivisionError):
        return False
    if polynomial is None or ring.atoms:
        return False
    found = complete_squares(ring, polynomial)
    return found is not None and found.sign * found.rest > 0


def is_definite(rows: Sequence[Sequence[fmpq]]) -> bool:
    """Whether a symmetric matrix (n × n) is positive or negative definite, by its leading minors (Sylvester).

    >>> is_definite([[fmpq(2), fmpq(1)], [fmpq(1), fmpq(1)]])
    True
    """
    minors = [fmpq_mat([row[:order] for row in rows[:order]]).det() for order in range(1, len(rows) + 1)]
    positive = all(minor > 0 for minor in minors)
    return positive or all(minor != 0 and (minor > 0) == (order % 2 == 0) for order, minor in enumerate(minors, 1))


def _same_up_to_number(one: Expression, other: Expression) -> bool:
    if one == other:
        return True
    if symbols(one) != symbols(other):
        return False
    try:
        above, below = Ring.of((one, other)).fraction(Quotient(one, other))
    except (TooLarge, ZeroDivisionError):
        return False
    return bool(above.is_constant() and below.is_constant())


def _power(tree: Expression, times: int) -> Expression:
    return tree if times == 1 else Power(tree, Number(Fraction(times)))
