"""Why nothing is missing from the solutions of a linear system: the sentences that say so."""

from __future__ import annotations

from collections.abc import Sequence

from flint import arb, fmpq

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.place import decimal_tree
from tutor.expression.figures import decimal
from tutor.expression.numbers import rational_value
from tutor.expression.structures import Comparison
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.linear.fractions import is_short


def none(assumptions: tuple[Expression, ...]) -> tuple[Phrase, ...]:
    """There is no solution."""
    return (phrase("linear-none-if", conditions=assumptions) if assumptions else phrase("linear-none"),)


def unique(
    unknowns: Sequence[Symbol], determinant: Expression | None, assumptions: tuple[Expression, ...]
) -> tuple[Phrase, ...]:
    """There is exactly one solution.

    Arguments:
        unknowns: the unknowns of the system.
        determinant: its determinant, if it has one that can be shown.
        assumptions: what was assumed about parameters.
    """
    if determinant is None:
        key = "linear-unique-steps-if" if assumptions else "linear-unique-steps"
        return (phrase(key, conditions=assumptions),)
    if any(isinstance(one, Comparison) and one.left == determinant for one in assumptions):
        key = "linear-unique-one-assumed" if len(unknowns) == 1 else "linear-unique-assumed"
        return (phrase(key, determinant=determinant, x=unknowns[0]),)
    if assumptions:
        key = "linear-unique-one-if" if len(unknowns) == 1 else "linear-unique-if"
        return (phrase(key, determinant=determinant, conditions=assumptions, x=unknowns[0]),)
    value = rational_value(determinant)
    if value is not None and not is_short(value):
        about = decimal_tree(decimal(arb(fmpq(value.numerator, value.denominator))))
        return (phrase("linear-unique-about", determinant=about),)
    key = "linear-unique-one" if len(unknowns) == 1 else "linear-unique"
    return (phrase(key, determinant=determinant, x=unknowns[0]),)


def family(unknowns: Sequence[Symbol], free: int, assumptions: tuple[Expression, ...]) -> tuple[Phrase, ...]:
    """There are infinitely many solutions.

    Arguments:
        unknowns: the unknowns of the system.
        free: how many unknowns are free.
        assumptions: what was assumed about parameters.
    """
    if free == len(unknowns):
        return (phrase("linear-everywhere"),)
    key = {1: "linear-line", 2: "linear-plane"}.get(free, "linear-space")
    if assumptions:
        return (phrase(f"{key}-if", count=free, conditions=assumptions),)
    return (phrase(key, count=free),)
