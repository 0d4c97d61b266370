"""Derivatives that are still to be worked out, one around the other: ∂/∂y [∂/∂x [f]]."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.expression.structures import Partial
from tutor.expression.tree import Expression, Span


def differentiated(body: Expression, variables: Iterable[Expression], span: Span | None = None) -> Expression:
    """The derivative of a body by some letters in order, not worked out; the body itself by none.

    Arguments:
        body: what is differentiated.
        variables: by what; the first one is the innermost.
        span: where it stands in the text.

    >>> from tutor import parse
    >>> str(differentiated(parse("x^2 y"), (parse("x"), parse("y"))))
    'Derivative(Derivative(x**2*y, x), y)'
    """
    for variable in variables:
        body = Partial(body, variable, span=span)
    return body
