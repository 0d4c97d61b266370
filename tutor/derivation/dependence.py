"""Does an expression depend on a variable? The question that every rule starts from."""

from __future__ import annotations

from functools import lru_cache

from tutor.expression.traversal import is_numbered, symbols
from tutor.expression.tree import Expression, Number, Symbol


def depends(expression: Expression, variable: Expression) -> bool:
    """Whether `expression` changes when `variable` does and all other letters are held constant.

    Arguments:
        expression: any expression.
        variable: a symbol; or, in the outer derivative of a chain rule, the inner expression itself. The
            outer function then holds it as a direct part and nowhere deeper, because its other parts are
            constants.

    >>> from tutor import parse
    >>> depends(parse("x^2 y"), parse("x")), depends(parse("y^2"), parse("x"))
    (True, False)
    """
    if isinstance(variable, Symbol):
        found = symbols(expression)
        if variable in found:
            return True
        if not variable.subscripts:
            return False
        others = _indexed(found) if is_numbered(variable) else found
        return bool(others) and any(may_coincide(symbol, variable) for symbol in others)
    return expression == variable or variable in expression.children


def may_coincide(first: Symbol, second: Symbol) -> bool:
    """Whether two subscripted symbols can be one and the same, as xₖ and xⱼ are when k = j."""
    if first.name != second.name or len(first.subscripts) != len(second.subscripts):
        return False
    return not any(
        isinstance(one, Number) and isinstance(other, Number) and one != other
        for one, other in zip(first.subscripts, second.subscripts, strict=True)
    )


@lru_cache(maxsize=1024)
def _indexed(found: frozenset[Symbol]) -> tuple[Symbol, ...]:
    """The symbols with an index: of two letters with numbers below them, only equal ones coincide."""
    return tuple(symbol for symbol in found if not is_numbered(symbol))
