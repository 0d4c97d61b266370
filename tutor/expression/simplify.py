"""SymPy's simplification under a time limit, in a process of its own that can be stopped."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeGuard

from tutor.errors import StudentError
from tutor.expression.parser import parse
from tutor.expression.structures import Applied, BigSum
from tutor.expression.sympy_process import ask
from tutor.expression.traversal import postorder, rebuilt
from tutor.expression.tree import Expression, Symbol


def simplify(expression: Expression, seconds: float = 2.0) -> Expression | None:
    """The expression as SymPy simplifies it.

    Arguments:
        expression: the expression.
        seconds: how long SymPy may think.

    Returns:
        the simpler expression; None when the time ran out or the result cannot be written in our language.

    >>> from tutor import parse
    >>> str(simplify(parse("sin(x)^2 + cos(x)^2"), seconds=20))
    '1'
    """
    said = ask("simplify", [expression], seconds=seconds)
    if said is None:
        return None
    names = sorted({node.label for node in postorder(expression) if isinstance(node, Symbol)})
    functions = sorted({node.name for node in postorder(expression) if isinstance(node, Applied)})
    try:
        found = parse(said, variables=names, functions=functions)
    except StudentError:
        return None
    return _with_bounds_left_out(found, expression)


def _with_bounds_left_out(found: Expression, asked: Expression) -> Expression:
    """Σᵢ stays Σᵢ: bounds that were not typed are not shown afterwards either."""
    implicit = {(node.index, node.lower, node.upper) for node in postorder(asked) if _is_implicit(node)}
    if not implicit:
        return found

    def left_out(_: Expression, around: Expression) -> Expression:
        if isinstance(around, BigSum) and (around.index, around.lower, around.upper) in implicit:
            return replace(around, implicit=True)
        return around

    return rebuilt(found, left_out)


def _is_implicit(node: Expression) -> TypeGuard[BigSum]:
    return isinstance(node, BigSum) and node.implicit
