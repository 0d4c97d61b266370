"""Conditions such as x = 0, which leave one value of a letter: it is put in, and the rest is compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tutor.expression.exact import exact
from tutor.expression.numbers import rational_value
from tutor.expression.structures import Comparison, Logic
from tutor.expression.traversal import substitute, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.equality import Equivalence
from tutor.grading.key import Key, key_of


def pinned(domain: Sequence[Expression]) -> tuple[dict[Expression, Expression], tuple[Expression, ...]]:
    """The letters that conditions give a value, each with it, and the conditions that are left.

    >>> from tutor import parse
    >>> from tutor.expression.structures import Comparison
    >>> found, left = pinned((Comparison("=", parse("x"), parse("2 y")), Comparison(">", parse("x"), parse("1"))))
    >>> [(str(letter), str(value)) for letter, value in found.items()], [str(one) for one in left]
    ([('x', '2*y')], ['2*y > 1'])
    """
    found: dict[Expression, Expression] = {}
    left = [part for one in domain for part in _parts(one)]
    for condition in left:
        if not isinstance(condition, Comparison) or condition.relation != "=":
            continue
        sides = (substitute(condition.left, found), substitute(condition.right, found))
        for one, other in (sides, sides[::-1]):
            if isinstance(one, Symbol) and one not in symbols(other):
                found = {letter: substitute(value, {one: other}) for letter, value in found.items()} | {one: other}
                break
    if not found:
        return {}, tuple(domain)
    rest = [substitute(condition, found) for condition in left]
    return found, tuple(condition for condition in rest if not _always(condition))


def _parts(condition: Expression) -> tuple[Expression, ...]:
    """The conditions that "and" joins."""
    return condition.parts if isinstance(condition, Logic) and condition.operator == "and" else (condition,)


def _always(condition: Expression) -> bool:
    """Is it an equation between equal sides, as 0 = 0 is?"""
    if not isinstance(condition, Comparison) or condition.relation != "=":
        return False
    if condition.left == condition.right:
        return True
    value = rational_value(condition.left)
    return value is not None and value == rational_value(condition.right)


def where_pinned(answer: Expression, key: Key, decide: Callable[[Expression, Key], Equivalence]) -> Equivalence | None:
    """How an answer is related to a model where conditions give letters their values; None where none does.

    Arguments:
        answer, key: as for `decide`.
        decide: how the two are related when the values are put in.
    """
    found, left = pinned(key.domain)
    if not found:
        return None
    rest = tuple(letter for letter in key.variables if letter not in found)
    decided = decide(substitute(answer, found), key_of(substitute(key.expression, found), left, rest))
    if decided.witness is None:
        return decided
    point = dict(decided.witness.point)
    for letter, value in found.items():
        number = exact(value, point)
        if isinstance(letter, Symbol) and number is not None:
            point[letter] = number
    return replace(decided, witness=replace(decided.witness, point=point))
