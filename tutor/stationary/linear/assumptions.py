"""What has to be assumed about parameters, and what happens where it does not hold.

On the way a step may divide by something that the result does not depend on: in 2ax + by = −1, bx + 2cy = 0 one can
solve for y first, if c ≠ 0. Where the determinant is not zero there is exactly one solution; if the formulas that were
found need no other divisor than the determinant, they are that solution for c = 0, too.
"""

from __future__ import annotations

from tutor.derivation.lesson import Note, phrase
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Comparison
from tutor.expression.tree import Expression
from tutor.stationary.linear.coefficients import Coefficients
from tutor.stationary.linear.fractions import Value
from tutor.stationary.linear.substitution import Outcome


def settled(
    coefficients: Coefficients, outcome: Outcome, determinant: Value | None
) -> tuple[tuple[Expression, ...], tuple[Note, ...]]:
    """The conditions that the result needs, and what is told about the other cases.

    Arguments:
        coefficients: what was assumed on the way.
        outcome: the result; its formulas have been put into the equations.
        determinant: the determinant of a system with exactly one solution, or None.
    """
    assumed = tuple(dict.fromkeys(coefficients.assumed))
    notes = tuple(note for _, note in outcome.otherwise)
    if not assumed or determinant is None or outcome.values is None:
        return tuple(Comparison("!=", factor, ZERO) for factor in assumed), notes
    own = coefficients.factors(determinant[0])
    below = {factor for value in outcome.values.values() for factor in coefficients.factors(value[1])}
    idle = {factor for factor in assumed if factor not in own}
    if below & idle:
        return tuple(Comparison("!=", factor, ZERO) for factor in assumed), notes
    doubts = tuple(factor for factor in own if factor in assumed)
    conditions = coefficients.conditions(determinant[0], doubts)
    told = tuple(
        Note(phrase("linear-else-same", zero=_zero(doubts), conditions=conditions)) if set(doubts) <= idle else note
        for doubts, note in outcome.otherwise
    )
    return conditions, told


def _zero(doubts: tuple[Expression, ...]) -> tuple[Expression, ...]:
    return tuple(Comparison("=", factor, ZERO) for factor in doubts)
