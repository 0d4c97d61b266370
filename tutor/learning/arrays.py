"""An expression in data letters evaluated for many rows at once, in floating point."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from tutor.errors import Unanswerable
from tutor.expression.numbers import rational_value
from tutor.expression.traversal import postorder
from tutor.expression.tree import (
    Call,
    Constant,
    Expression,
    Negation,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]

_PLAIN = {
    "exp": "exp", "ln": "log", "log2": "log2", "log10": "log10", "sqrt": "sqrt", "cbrt": "cbrt", "abs": "abs",
    "sign": "sign", "sin": "sin", "cos": "cos", "tan": "tan", "asin": "arcsin", "acos": "arccos", "atan": "arctan",
    "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "asinh": "arcsinh", "acosh": "arccosh", "atanh": "arctanh",
    "atan2": "arctan2",
}  # fmt: skip
"""Our name of a function → NumPy's."""
_RECIPROCAL = {"cot": "tan", "sec": "cos", "csc": "sin", "coth": "tanh", "sech": "cosh", "csch": "sinh"}
"""1 over which function."""
_OF_RECIPROCAL = {"asec": "arccos", "acsc": "arcsin", "acoth": "arctanh", "asech": "arccosh", "acsch": "arcsinh",
                  "acot": "arctan"}  # fmt: skip
"""Which function of 1/u; acot u = atan(1/u), as Arb and SymPy have it."""


def evaluate(expression: Expression, columns: Mapping[Symbol, Array]) -> Array:
    """The value of an expression in every row of a block.

    Arguments:
        expression: letters, numbers, arithmetic and functions of the table.
        columns: letter → its numbers, all of one length.

    Returns:
        the values; nan or ±inf where there is none.

    Raises:
        Unanswerable: there is a part that is not worked out for a long file.

    >>> import numpy
    >>> from tutor import parse
    >>> evaluate(parse("2a^2"), {Symbol("a"): numpy.array([0.0, 2.0, 4.0])}).tolist()
    [0.0, 8.0, 32.0]
    """
    import numpy

    values: dict[int, Any] = {}
    with numpy.errstate(all="ignore"):
        for node in postorder(expression):
            values[id(node)] = _value(node, [values[id(child)] for child in node.children], columns)
    rows = len(next(iter(columns.values())))
    return numpy.ascontiguousarray(numpy.broadcast_to(numpy.asarray(values[id(expression)], dtype=float), (rows,)))


def _value(node: Expression, parts: list[Any], columns: Mapping[Symbol, Array]) -> Any:
    match node:
        case Number(value=value):
            return float(value)
        case Constant(name=name) if name in ("pi", "e"):
            return math.pi if name == "pi" else math.e
        case Symbol():
            return columns[node]
        case Negation():
            return -parts[0]
        case Sum():
            return _folded(parts, lambda one, other: one + other)
        case Product():
            return _folded(parts, lambda one, other: one * other)
        case Quotient():
            return _divided(parts[0], parts[1])
        case Power():
            return _power(node, parts[0], parts[1])
        case Call(function=name):
            return _call(name, parts)
    raise Unanswerable(
        "The model has cases or other parts that are not worked out for a long file.",
        "Take a file of at most 10,000 rows, or a simpler model.",
    )


def _folded(parts: list[Any], join: Callable[[Any, Any], Any]) -> Any:
    result = parts[0]
    for part in parts[1:]:
        result = join(result, part)
    return result


def _divided(above: Any, below: Any) -> Any:
    """u/v by NumPy, so that 1/0 is no error of Python's; what is infinite counts as no value."""
    import numpy

    return numpy.divide(above, below)


def _power(node: Power, base: Any, exponent: Any) -> Any:
    """u^v; a constant exponent p/q with q odd is the real root, as everywhere in tutor."""
    import numpy

    constant = rational_value(node.exponent)
    if constant is None or constant.denominator == 1 or constant.denominator % 2 == 0:
        return numpy.power(numpy.asarray(base, dtype=float), exponent)
    size = numpy.power(numpy.abs(base), float(constant))
    return size if constant.numerator % 2 == 0 else numpy.sign(base) * size


def _call(name: str, parts: list[Any]) -> Any:
    import numpy

    first = parts[0]
    if name in _PLAIN:
        return getattr(numpy, _PLAIN[name])(*parts)
    if name in _RECIPROCAL:
        return numpy.divide(1.0, getattr(numpy, _RECIPROCAL[name])(first))
    if name in _OF_RECIPROCAL:
        return getattr(numpy, _OF_RECIPROCAL[name])(numpy.divide(1.0, first))
    match name:
        case "max":
            return _folded(parts, numpy.maximum)
        case "min":
            return _folded(parts, numpy.minimum)
        case "relu":
            return numpy.maximum(first, 0.0)
        case "sigmoid":
            return numpy.exp(-numpy.logaddexp(0.0, -numpy.asarray(first)))
        case "softplus":
            return numpy.logaddexp(0.0, first)
        case "logb":
            return numpy.divide(numpy.log(first), numpy.log(parts[1]))
    raise Unanswerable(
        f"The function {name} is not worked out for a long file.",
        "Take a file of at most 10,000 rows, or another model.",
    )
