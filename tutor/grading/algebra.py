"""The last way to show two expressions equal: a proof by SymPy, in a process that is killed at its limit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeGuard

from tutor.derivation.domain import domain as domain_of
from tutor.errors import StudentError
from tutor.expression.numbers import rational_value
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder, size
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Sum, Symbol

_MOST_NODES = 600
"""Larger expressions are not asked about: SymPy would only run out of time."""


def proved_equal(
    answer: Expression,
    model: Expression,
    domain: Sequence[Expression] = (),
    seconds: float = 2.0,
    memory: int = 1_000_000_000,
) -> bool | None:
    """Whether two expressions can be proved equal wherever both have a real value and the domain's conditions hold.

    Arguments:
        answer, model: the expressions.
        domain: conditions; one about a single letter, such as x > 0, helps SymPy.
        seconds: how long SymPy may think; starting it, once in the life of this program, is not counted.
        memory: how much memory it may use, in bytes, where the system can hold it to that.

    Returns:
        True for a proof; None when none was found. It never says False.

    >>> from tutor import parse
    >>> proved_equal(parse("sin(x)^2 + cos(x)^2"), parse("1"), seconds=20)
    True
    """
    from tutor.expression.sympy_process import ask  # a thing that is asked rarely, and slow to import

    if size(answer) + size(model) > _MOST_NODES:
        return None
    try:
        places = domain_of(answer), domain_of(model)
    except StudentError:
        return None
    real = dict.fromkeys((*domain, *[condition for place in places for condition in place.real]))
    smooth = not any(place.smooth for place in places) and _is_quadrant(tuple(real)) and _is_elementary(answer, model)
    return ask("prove-smooth" if smooth else "prove", (answer, model), tuple(real), seconds, memory) == "equal" or None


def _is_quadrant(conditions: tuple[Expression, ...]) -> bool:
    """Whether conditions say no more than which letters are positive and which negative: that leaves one piece."""
    sharp = {condition.left for condition in conditions if _has_sign(condition, (">", "<"))}
    return all(_has_sign(condition, (">", "<", "!=")) and condition.left in sharp for condition in conditions)


def _has_sign(condition: Expression, relations: tuple[str, ...]) -> TypeGuard[Comparison]:
    return (
        isinstance(condition, Comparison)
        and condition.relation in relations
        and isinstance(condition.left, Symbol)
        and rational_value(condition.right) == 0
    )


def _is_elementary(*expressions: Expression) -> bool:
    """Whether there are only letters, numbers and functions of the table, whose conditions are all known."""
    return all(isinstance(node, _ELEMENTARY) for part in expressions for node in postorder(part))


_ELEMENTARY = (Number, Constant, Symbol, Negation, Sum, Product, Quotient, Power, Call)
