"""Mistakes of reading: functions split over a sum or a product as if they were linear, powers moved out or in."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.dependence import depends
from tutor.derivation.step import Step
from tutor.expression.numbers import rational, rational_value
from tutor.expression.structures import Partial
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Sum
from tutor.grading.misconceptions.forms import around, raised, with_sign
from tutor.grading.misconceptions.twin import Misconception, Twin, row, twin

_SPLIT = frozenset(("sin", "cos", "tan", "exp", "ln", "sqrt", "abs", "sinh", "cosh", "tanh", "sigmoid"))
"""Functions that are split over a sum as if they were linear."""
_MOVED = _SPLIT - {"abs"}
_MOST_TERMS = 6


def _split(step: Step) -> Iterator[Twin]:
    body, inner = step.before.body, step.substeps[1].before
    if not isinstance(inner.body, Sum) or len(inner.body.terms) > _MOST_TERMS or not _splits(body, inner.body):
        return
    terms = tuple((True, term.operand) if isinstance(term, Negation) else (False, term) for term in inner.body.terms)
    moving = tuple((minus, term) for minus, term in terms if depends(term, inner.variable))
    partials = tuple(Partial(around(body, inner.body, term), inner.variable) for _, term in moving)

    def build(parts: tuple[Expression, ...]) -> Expression:
        signed = tuple(with_sign(minus, part) for (minus, _), part in zip(moving, parts, strict=True))
        return signed[0] if len(signed) == 1 else Sum(signed)

    yield twin(step, build, partials, u=inner.body)
    if isinstance(body, Call) and body.function == "sqrt":
        roots = tuple(rooted(term) for _, term in moving)
        if all(root is not None for root in roots):
            plain = tuple(Partial(root, inner.variable) for root in roots if root is not None)
            yield twin(step, build, plain, u=inner.body)


def rooted(term: Expression) -> Expression | None:
    """The root of a square as it is written without bars: x for x²; None where the root would stay.

    >>> from tutor import parse
    >>> str(rooted(parse("x^4"))), rooted(parse("x^3"))
    ('x**2', None)
    """
    exponent = rational_value(term.exponent) if isinstance(term, Power) else None
    if not isinstance(term, Power) or exponent is None or exponent <= 0 or exponent.numerator % 2:
        return None
    return raised(term.base, rational(exponent / 2))


def _splits(outer: Expression, inner: Expression) -> bool:
    if isinstance(outer, Call):
        return outer.function in _SPLIT
    if isinstance(outer, Power) and outer.base == inner:
        exponent = rational_value(outer.exponent)
        return exponent is not None and (exponent > 0 or exponent == -1)
    return isinstance(outer, Power)


def _log_split(step: Step) -> Iterator[Twin]:
    """ln(u·v) read as ln u · ln v."""
    body, inner = step.before.body, step.substeps[1].before
    if not (isinstance(body, Call) and body.function == "ln" and isinstance(inner.body, Product)):
        return
    if len(inner.body.factors) > _MOST_TERMS or any(
        rational_value(factor) is not None for factor in inner.body.factors
    ):
        return
    logs = tuple(Call("ln", (factor,)) for factor in inner.body.factors)
    yield twin(step, lambda parts: parts[0], (Partial(Product(logs), inner.variable),), u=inner.body)


def _last_factor_only(step: Step) -> Iterator[Twin]:
    """(3x)² read as 3x²."""
    body = step.before.body
    if not (isinstance(body, Power) and isinstance(body.base, Product)) or len(body.base.factors) > _MOST_TERMS:
        return
    *front, last = body.base.factors
    variable = step.before.variable
    read = Product((*front, Power(last, body.exponent)))
    if rational_value(body.exponent) is not None and depends(read, variable):
        yield twin(step, lambda parts: parts[0], (Partial(read, variable),), u=last)


def _power_moved_out(step: Step) -> Iterator[Twin]:
    """sin(x²) read as (sin x)²."""
    body, inner = step.before.body, step.substeps[1].before
    if isinstance(body, Call) and body.function in _MOVED and isinstance(inner.body, Power):
        if not depends(inner.body.base, inner.variable) or depends(inner.body.exponent, inner.variable):
            return
        read = Power(Call(body.function, (inner.body.base,)), inner.body.exponent)
        yield twin(step, lambda parts: parts[0], (Partial(read, inner.variable),), read=read)


def _power_moved_in(step: Step) -> Iterator[Twin]:
    """(sin x)² read as sin(x²)."""
    body, inner = step.before.body, step.substeps[1].before
    if isinstance(body, Power) and isinstance(inner.body, Call) and inner.body.function in _MOVED:
        if body.base != inner.body or len(inner.body.arguments) != 1:
            return
        read = Call(inner.body.function, (Power(inner.body.arguments[0], body.exponent),))
        yield twin(step, lambda parts: parts[0], (Partial(read, inner.variable),), read=read)


ROWS: tuple[Misconception, ...] = (
    row("split-over-sum", "chain", _split, 0.5, ("(x + 3y)^2", "x", "2x")),
    row("log-of-product", "chain", _log_split, 0.3, ("ln(x sin(x))", "x", "ln(sin(x))/x + ln(x) cos(x)/sin(x)")),
    row("power-moved-out", "chain", _power_moved_out, 0.3, ("sin(x^2)", "x", "2 sin(x) cos(x)")),
    row("power-moved-in", "chain", _power_moved_in, 0.3, ("sin(x)^2", "x", "2x cos(x^2)")),
    row("power-on-last-factor", "chain", _last_factor_only, 0.4, ("(2x)^3", "x", "6x^2")),
)  # fmt: skip
"""The rows, the commoner first."""
