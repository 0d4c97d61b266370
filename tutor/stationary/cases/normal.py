"""An equation in its plainest form: over one line, factored, without factors that cannot be zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import fmpq_mpoly

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.monomial import product
from tutor.derivation.signs import signs
from tutor.derivation.tidy import Tidier
from tutor.expression.numbers import ONE, ZERO, rational, rational_value
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Call, Constant, Expression, Number, Power, Quotient, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.cases.exponents import gathered
from tutor.stationary.numbers.exactly import number_of, sign_of


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

    @property
    def holds(self) -> bool:
        """Does the equation hold whatever the unknowns are?"""
        return self.shown == ZERO

    @property
    def fails(self) -> bool:
        """Can the equation never hold?"""
        return not self.factors and not self.holds


def settled(expression: Expression) -> Expression:
    """The expression tidied, parts without letters worked out: cos(0·y) is 1, √4 is 2.

    >>> from tutor import parse
    >>> str(settled(parse("x cos(0)")))
    'x'
    """
    steps = Tidier().whole(expression)
    tidy = steps[-1].after if steps else expression
    done: dict[Expression, Expression] = {}
    for node in postorder(tidy):
        again = node.rebuild(tuple(done[child] for child in node.children)) if node.children else node
        if isinstance(again, Call | Power) and not symbols(again) and rational_value(again) is None:
            exact = number_of(again).exact
            again = exact if exact is not None else again
        done[node] = again
    if done[tidy] == tidy:
        return tidy
    steps = Tidier().whole(done[tidy])
    return steps[-1].after if steps else done[tidy]


def normal(expression: Expression, unknowns: Sequence[Symbol], conditions: Sequence[Expression] = ()) -> Normal:
    """The plainest form of an equation.

    Arguments:
        expression: what is to be zero.
        unknowns: the letters to solve for; an equation without them holds or fails.
        conditions: what is known besides, such as x > 0.

    Returns:
        the factored form. An expression too large to be factored comes back as its own only factor.

    >>> from tutor import parse
    >>> [str(factor) for factor in normal(parse("2x y e^x - x^2 e^x"), [Symbol("x"), Symbol("y")]).factors]
    ['x', 'x - 2*y']
    """
    gathered_form, exponent = gathered(expression)
    try:
        ring = Ring.of((gathered_form,), unknowns)
        above, below = ring.fraction(gathered_form)
    except (TooLarge, ZeroDivisionError):
        return Normal((expression,), expression, ONE, ())
    above = _without_squared_roots(ring, above)
    if above.is_zero():
        return Normal((), ZERO, ONE, ())
    front, found = ring.factors(above)
    kept: list[tuple[Expression, int]] = []
    struck: list[tuple[Expression, int]] = []
    for factor, times in found:
        tree = ring.tree(factor)
        target = struck if never_zero(tree, unknowns, conditions) else kept
        target.append((tree, times))
    if any(not set(unknowns) & symbols(tree) and sign_of(tree) == 0 for tree, _ in kept if not _letters(tree)):
        return Normal((), ZERO, ONE, ())
    reasons = []
    if exponent != ZERO:
        reasons.append(phrase("cases-struck", u=Power(Constant("e"), exponent)))
    if not below.is_constant():
        reasons.append(phrase("cases-multiplied", u=ring.tree(below)))
    reasons += [phrase("cases-struck", u=tree) for tree, _ in struck if set(unknowns) & symbols(tree)]
    shown = product(_power(tree, times) for tree, times in kept)
    removed = product((rational(front), *(_power(tree, times) for tree, times in struck)))
    over = ring.tree(below)
    if exponent != ZERO:
        removed = product((removed, Power(Constant("e"), exponent)))
    scale = ONE if removed == over else over if removed == ONE else Quotient(over, removed)
    return Normal(tuple(tree for tree, _ in kept), shown, scale, tuple(reasons))


def _letters(tree: Expression) -> bool:
    return bool(symbols(tree))


def never_zero(factor: Expression, unknowns: Sequence[Symbol], conditions: Sequence[Expression]) -> bool:
    """Whether a factor cannot be zero: by its sign, by a condition, or because it is a number other than zero."""
    if not symbols(factor):
        return sign_of(factor) in (1, -1)
    if 0 not in signs(factor):
        return True
    return any(
        isinstance(condition, Comparison)
        and condition.relation in (">", "<", "!=")
        and rational_value(condition.right) == 0
        and _same_up_to_number(condition.left, factor)
        for condition in conditions
    )


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


def _without_squared_roots(ring: Ring, polynomial: fmpq_mpoly) -> fmpq_mpoly:
    """The polynomial with (√d)² written as d, for every atom √d whose d is itself in the ring."""
    for atom in ring.atoms:
        if not (isinstance(atom, Call) and atom.function == "sqrt" and ring.degree(polynomial, atom) > 1):
            continue
        try:
            inside = ring.polynomial(atom.arguments[0])
        except (KeyError, TooLarge):
            continue
        if inside is None:
            continue
        generator = ring.context.gens()[ring.index(atom)]
        total = ring.context.constant(0)
        for exponent, coefficient in enumerate(ring.coefficients(polynomial, atom)):
            total += coefficient * inside ** (exponent // 2) * generator ** (exponent % 2)
        polynomial = total
    return polynomial
