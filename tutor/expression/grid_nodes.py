"""The value of one node on arrays of floating-point numbers, from the values of its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tutor.expression.exact import exact
from tutor.expression.functions import FUNCTIONS
from tutor.expression.structures import Comparison, Logic, Piecewise
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Sum

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float64]


def _power(node: Expression, parts: Sequence[Array]) -> Array:
    """u^v: the real root for a constant v = p/q with an odd q, as everywhere in the language."""
    import numpy

    assert isinstance(node, Power)
    base, exponent = parts
    known = None if symbols(node.exponent) else exact(node.exponent, {})
    if known is not None and known.denominator % 2 and known.denominator > 1:
        size = numpy.power(numpy.abs(base), exponent)
        value = numpy.where(base < 0, -size, size) if known.numerator % 2 else size
    else:
        value = numpy.power(base, exponent)
    return numpy.where((base == 0) & (exponent < 0), numpy.nan, value)


def _call(node: Expression, parts: Sequence[Array]) -> Array:
    """A function of the table: by NumPy where it has the function, else value by value through the table's row."""
    import numpy

    assert isinstance(node, Call)
    function = node.function
    fast = _FAST.get(function)
    if fast is None:
        by_row = numpy.vectorize(lambda *numbers: _by_row(function, numbers), otypes=[numpy.float64])
        return numpy.asarray(by_row(*parts))
    value = numpy.asarray(fast(numpy, parts))
    # ln 0 and its like are poles, not infinities to go on with; e^1000 is merely large.
    return value if function == "exp" else numpy.where(numpy.isinf(value), numpy.nan, value)


_FAST: dict[str, Callable[[Any, Sequence[Array]], Array]] = {
    "exp": lambda n, u: n.exp(u[0]),
    "ln": lambda n, u: n.log(u[0]),
    "log2": lambda n, u: n.log2(u[0]),
    "log10": lambda n, u: n.log10(u[0]),
    "sqrt": lambda n, u: n.sqrt(u[0]),
    "cbrt": lambda n, u: n.cbrt(u[0]),
    "abs": lambda n, u: n.abs(u[0]),
    "sign": lambda n, u: n.sign(u[0]),
    "max": lambda n, u: n.max(n.broadcast_arrays(*u), axis=0),
    "min": lambda n, u: n.min(n.broadcast_arrays(*u), axis=0),
    "relu": lambda n, u: n.maximum(u[0], 0),
    "sin": lambda n, u: n.sin(u[0]),
    "cos": lambda n, u: n.cos(u[0]),
    "tan": lambda n, u: n.tan(u[0]),
    "asin": lambda n, u: n.arcsin(u[0]),
    "acos": lambda n, u: n.arccos(u[0]),
    "atan": lambda n, u: n.arctan(u[0]),
    "sinh": lambda n, u: n.sinh(u[0]),
    "cosh": lambda n, u: n.cosh(u[0]),
    "tanh": lambda n, u: n.tanh(u[0]),
    "asinh": lambda n, u: n.arcsinh(u[0]),
    "acosh": lambda n, u: n.arccosh(u[0]),
    "atanh": lambda n, u: n.arctanh(u[0]),
    "cot": lambda n, u: 1 / n.tan(u[0]),
    "sec": lambda n, u: 1 / n.cos(u[0]),
    "csc": lambda n, u: 1 / n.sin(u[0]),
    "sigmoid": lambda n, u: 1 / (1 + n.exp(-u[0])),
    "softplus": lambda n, u: n.logaddexp(0, u[0]),
}
"""The functions that stand in most formulas, by NumPy. The others are some fifty times slower, and still quick."""


def _by_row(function: str, numbers: Sequence[float]) -> float:
    from flint import arb, arb_series, ctx

    cap, ctx.cap = ctx.cap, 1
    try:
        series = [arb_series([arb(float(number))]) for number in numbers]
        ball = FUNCTIONS[function].evaluate(*series)[0]
    except (ValueError, ZeroDivisionError):
        return float("nan")
    finally:
        ctx.cap = cap
    return float(ball.mid()) if ball.is_finite() and all(map(_is_number, numbers)) else float("nan")


def _is_number(value: float) -> bool:
    return value == value and abs(value) != float("inf")


def _total(node: Expression, parts: Sequence[Array]) -> Array:
    total = parts[0]
    for part in parts[1:]:
        total = total + part
    return total


def _product(node: Expression, parts: Sequence[Array]) -> Array:
    product = parts[0]
    for part in parts[1:]:
        product = product * part
    return product


def _quotient(node: Expression, parts: Sequence[Array]) -> Array:
    import numpy

    return numpy.where(parts[1] == 0, numpy.nan, parts[0] / parts[1])


def _comparison(node: Expression, parts: Sequence[Array]) -> Array:
    """1 where it holds, 0 where it does not, nan where a side has no value."""
    import numpy

    assert isinstance(node, Comparison)
    left, right = parts
    holds = {
        "<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right,
        "=": left == right, "!=": left != right,
    }[node.relation]  # fmt: skip
    return numpy.where(numpy.isnan(left) | numpy.isnan(right), numpy.nan, holds)


def _logic(node: Expression, parts: Sequence[Array]) -> Array:
    import numpy

    assert isinstance(node, Logic)
    decisive = 0.0 if node.operator == "and" else 1.0
    stacked = numpy.stack(numpy.broadcast_arrays(*parts)) if parts else numpy.ones((1,)) - decisive
    decided = (stacked == decisive).any(axis=0)
    unknown = numpy.isnan(stacked).any(axis=0)
    return numpy.where(decided, decisive, numpy.where(unknown, numpy.nan, 1 - decisive))


def _piecewise(node: Expression, parts: Sequence[Array]) -> Array:
    """The first branch whose condition holds; nan behind a condition that cannot be decided."""
    import numpy

    assert isinstance(node, Piecewise)
    count = len(node.values)
    value = parts[count - 1] if count > len(node.conditions) else numpy.full((), numpy.nan)
    for branch, condition in reversed(list(zip(parts[:count], parts[count:], strict=False))):
        value = numpy.where(numpy.isnan(condition), numpy.nan, numpy.where(condition == 1, branch, value))
    return value


COMBINE: dict[type[Expression], Callable[[Expression, Sequence[Array]], Array]] = {
    Negation: lambda node, parts: -parts[0],
    Sum: _total,
    Product: _product,
    Quotient: _quotient,
    Power: _power,
    Call: _call,
    Comparison: _comparison,
    Logic: _logic,
    Piecewise: _piecewise,
}
"""How the parts of a node are put together; numbers, symbols, Σ and δ need more than their parts."""
