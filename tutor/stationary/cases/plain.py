"""Expressions made plainer: tidied through and through, over one line, reduced by an equation."""

from __future__ import annotations

from flint import fmpq, fmpq_mpoly

from tutor.derivation.tidy import tidied
from tutor.expression.numbers import ONE, ZERO, rational_value
from tutor.expression.traversal import postorder, size, symbols
from tutor.expression.tree import Call, Expression, Power, Quotient
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.numbers.exactly import number_of

_MOST_ROUNDS = 4


def settled(expression: Expression) -> Expression:
    """The expression tidied, parts without letters worked out: cos(0·y) is 1, √4 is 2.

    >>> from tutor import parse
    >>> str(settled(parse("x cos(0)")))
    'x'
    """
    tidy = _thoroughly(expression)
    done: dict[Expression, Expression] = {}
    for node in postorder(tidy):
        again = node.rebuild(tuple(done[child] for child in node.children)) if node.children else node
        if isinstance(again, Call | Power) and not symbols(again) and rational_value(again) is None:
            exact = number_of(again).exact
            again = exact if exact is not None else again
        done[node] = again
    if done[tidy] == tidy:
        return tidy
    return _thoroughly(done[tidy])


def _thoroughly(expression: Expression) -> Expression:
    """The expression in textbook form, tidied until nothing changes: (m − m)²/s is 0."""
    for _ in range(_MOST_ROUNDS):
        again = tidied(expression)
        if again == expression:
            break
        expression = again
    return expression


def simplest(expression: Expression) -> Expression:
    """The expression over one line and multiplied out, if that makes it shorter: c − b²/(4a).

    >>> from tutor import parse
    >>> str(simplest(parse("a (-b/(2a))^2 - b^2/(2a) + c")))
    '(4*a*c - b**2)/(4*a)'
    """
    try:
        ring = Ring.of((expression,))
        above, below = ring.fraction(expression)
    except (TooLarge, ZeroDivisionError):
        return expression
    above = without_squared_roots(ring, above)
    if above.is_zero():
        return ZERO
    (front, _), (under, _) = ring.factors(above), ring.factors(below)
    number = front / under
    top = ring.tree(above * fmpq(number.numerator, 1) / fmpq(front.numerator, front.denominator))
    bottom = ring.tree(below * fmpq(number.denominator, 1) / fmpq(under.numerator, under.denominator))
    shorter = top if bottom == ONE else Quotient(top, bottom)
    return shorter if size(shorter) < size(expression) else expression


def remainder(expression: Expression, equation: Expression) -> Expression:
    """A polynomial reduced by one that is zero: (x² + y² − 1)² + 3 is 3 where x² + y² − 1 = 0.

    >>> from tutor import parse
    >>> str(remainder(parse("(x^2 + y^2 - 1)^2 + 3"), parse("x^2 + y^2 - 1")))
    '3'
    """
    try:
        ring = Ring.of((expression, equation))
        polynomial, divisor = ring.polynomial(expression), ring.polynomial(equation)
    except (TooLarge, ZeroDivisionError):
        return expression
    if polynomial is None or divisor is None or divisor.is_zero():
        return expression
    rest = divmod(polynomial, divisor)[1]
    return expression if rest == polynomial else ring.tree(rest)


def without_squared_roots(ring: Ring, polynomial: fmpq_mpoly) -> fmpq_mpoly:
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
