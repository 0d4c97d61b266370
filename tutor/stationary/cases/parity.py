"""Even and odd functions: cos(−u) as cos u, sin(−u) as −sin u."""

from __future__ import annotations

from tutor.expression.traversal import postorder
from tutor.expression.tree import Call, Expression, Negation, Product, Sum

_EVEN = frozenset(("cos", "sec", "cosh", "sech", "abs"))
_ODD = frozenset(("sin", "tan", "cot", "csc", "sinh", "tanh", "coth", "csch", "asin", "atan", "asinh", "atanh", "erf",
                  "cbrt", "sign"))  # fmt: skip


def without_inner_signs(expression: Expression) -> Expression:
    """The expression with a minus taken out of even and odd functions whose argument is negative throughout.

    >>> from tutor import parse
    >>> str(without_inner_signs(parse("sin(-x) + cos(-x - y)")))
    '-sin(x) + cos(x + y)'
    """
    done: dict[Expression, Expression] = {}
    for node in postorder(expression):
        again = node.rebuild(tuple(done[child] for child in node.children)) if node.children else node
        if isinstance(again, Call) and again.function in _EVEN | _ODD:
            inner = _negated(again.arguments[0])
            if inner is not None:
                plain = Call(again.function, (inner,))
                again = Negation(plain) if again.function in _ODD else plain
        done[node] = again
    return done[expression]


def _negated(argument: Expression) -> Expression | None:
    """−u for a u that is minus something, or a sum of such; None for any other."""
    if isinstance(argument, Negation):
        return argument.operand
    if isinstance(argument, Sum):
        parts = [_negated(term) for term in argument.terms]
        known = [part for part in parts if part is not None]
        return Sum(tuple(known)) if len(known) == len(parts) else None
    if isinstance(argument, Product):
        first = _negated(argument.factors[0])
        return None if first is None else Product((first, *argument.factors[1:]))
    return None
