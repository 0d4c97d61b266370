"""The table of functions, read for the rules: a row's derivative around the student's own arguments."""

from __future__ import annotations

from functools import cache

from tutor.expression.functions import FUNCTIONS
from tutor.expression.parser import parse
from tutor.expression.traversal import substitute
from tutor.expression.tree import Call, Expression, Symbol

_LETTERS = (Symbol("u"), Symbol("v"))


@cache
def template(source: str) -> Expression:
    """A formula or condition of the function table as a tree, in u and v."""
    return parse(source, variables=("u", "v"))


def fill(source: str, arguments: tuple[Expression, ...]) -> Expression:
    """The formula `source` of a table row with u, v replaced by the arguments."""
    return substitute(template(source), dict(zip(_LETTERS, arguments, strict=False)))


def table_derivative(call: Call, place: int) -> Expression:
    """The partial derivative of a known function in one of its places, at the student's arguments.

    Arguments:
        call: the function applied, such as sin(x·y).
        place: 0-based place of the argument.
    """
    return fill(FUNCTIONS[call.function].derivatives[place], call.arguments)
