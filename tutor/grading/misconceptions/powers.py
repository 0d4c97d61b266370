"""Mistakes at the power rule: the exponent in front, the exponent above, and the sign of a negative one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tutor.derivation.rewrites import times
from tutor.derivation.step import Step
from tutor.expression.numbers import rational, rational_value
from tutor.expression.tree import Call, Expression, Power, Quotient
from tutor.grading.misconceptions.forms import raised, shifted
from tutor.grading.misconceptions.twin import Misconception, Twin, row, twin


def _power(step: Step) -> tuple[Expression, Expression]:
    """The base and the exponent."""
    body = step.before.body
    assert isinstance(body, Power)
    return body.base, body.exponent


def _value(step: Step) -> Fraction | None:
    return rational_value(_power(step)[1])


def _as_exponential(step: Step) -> Iterator[Twin]:
    base, exponent = _power(step)
    body = step.before.body
    value = _value(step)
    if step.rule == "general-power":
        slope = step.rewrite.partials[1]
        yield twin(step, lambda parts: times(body, Call("ln", (base,)), parts[0]), (slope,), u=base, n=exponent)
    elif value is None or value > 0:
        yield twin(step, lambda _: times(body, Call("ln", (base,))), (), u=base, n=exponent)


def _not_reduced(step: Step) -> Iterator[Twin]:
    base, exponent = _power(step)
    yield twin(step, lambda _: times(exponent, raised(base, exponent)), (), n=exponent)


def _factor_missing(step: Step) -> Iterator[Twin]:
    base, exponent = _power(step)
    if _value(step) != -1:  # then all that is missing is a sign
        yield twin(step, lambda _: raised(base, shifted(exponent, -1)), (), n=exponent)


def _wrong_way(step: Step) -> Iterator[Twin]:
    base, exponent = _power(step)
    value = _value(step)
    if value is not None and value < 0:
        yield twin(step, lambda _: times(exponent, raised(base, shifted(exponent, 1))), (), n=exponent)


def _raised_up(step: Step) -> Iterator[Twin]:
    base, exponent = _power(step)
    value = _value(step)
    if value is None or value > 0:
        yield twin(step, lambda _: times(exponent, raised(base, shifted(exponent, 1))), (), n=exponent)


def _factor_reduced(step: Step) -> Iterator[Twin]:
    base, exponent = _power(step)
    if _value(step) != 1:
        yield twin(step, lambda _: times(shifted(exponent, -1), raised(base, shifted(exponent, -1))), (), n=exponent)


def _reduced_twice(step: Step) -> Iterator[Twin]:
    base, exponent = _power(step)
    value = _value(step)
    if value is None or value > 2:
        yield twin(step, lambda _: times(exponent, raised(base, shifted(exponent, -2))), (), n=exponent)


def _lowered_first(step: Step) -> Iterator[Twin]:
    base, exponent = _power(step)
    value = _value(step)
    if value is not None and value > 2 and value.denominator == 1:
        lowered = rational(value - 1)
        yield twin(step, lambda _: times(lowered, raised(base, shifted(lowered, -1))), (), n=exponent)


def _sign_lost(step: Step) -> Iterator[Twin]:
    base, exponent = _power(step)
    value = _value(step)
    if value is not None and value < 0:
        yield twin(step, lambda _: times(rational(-value), raised(base, shifted(exponent, -1))), (), n=exponent)


def _only_exponent(step: Step) -> Iterator[Twin]:
    exponent = _power(step)[1]
    yield twin(step, lambda _: exponent, (), n=exponent)


def _integrated(step: Step) -> Iterator[Twin]:
    """The antiderivative of the power; around an inside, of the outer power alone."""
    body = step.before.body
    if not isinstance(body, Power) or (step.rule == "chain" and body.base != step.substeps[1].before.body):
        return
    base, exponent = _power(step)
    if _value(step) == -1:
        yield twin(step, lambda _: Call("ln", (base,)), (), n=exponent)
    else:
        up = shifted(exponent, 1)
        yield twin(step, lambda _: Quotient(raised(base, up), up), (), n=exponent)


ROWS: tuple[Misconception, ...] = (
    row("power-factor-missing", "power", _factor_missing, 0.8, ("x^3", "x", "x^2")),
    row("power-not-reduced", "power", _not_reduced, 0.7, ("x^3", "x", "3x^3")),
    row("power-negative-wrong-way", "power", _wrong_way, 0.8, ("1/x^3", "x", "-3/x^2")),
    row("power-sign-lost", "power", _sign_lost, 0.7, ("1/x^3", "x", "3/x^4")),
    row("exponential-on-power", "power general-power", _as_exponential, 0.4, ("x^5", "x", "x^5 ln(x)")),
    row("power-factor-reduced", "power", _factor_reduced, 0.4, ("x^3", "x", "2x^2")),
    row("power-exponent-raised", "power", _raised_up, 0.3, ("x^3", "x", "3x^4")),
    row("power-reduced-twice", "power", _reduced_twice, 0.2, ("x^4", "x", "4x^2")),
    row("power-lowered-first", "power", _lowered_first, 0.15, ("x^3", "x", "2x")),
    row("power-integrated", "power chain", _integrated, 0.35, ("x^3", "x", "x^4/4")),
    row("power-base-lost", "power", _only_exponent, 0.1, ("x^3", "x", "3")),
)  # fmt: skip
"""The rows, the commoner first."""
