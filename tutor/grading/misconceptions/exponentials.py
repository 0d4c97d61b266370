"""Mistakes at exponentials: the power rule used on them, and the ln that belongs to any base but e."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.rewrites import times
from tutor.derivation.step import Step
from tutor.expression.tree import Call, Expression, Power, Quotient, Sum
from tutor.grading.misconceptions.forms import E, shifted
from tutor.grading.misconceptions.twin import Misconception, Twin, row, twin


def _power_rule(step: Step) -> Iterator[Twin]:
    """The exponent in front and one less above; around an inside, without the inner derivative."""
    body = step.before.body
    if step.rule == "chain" and not is_exponential(body, step.substeps[1].before.body):
        return
    if isinstance(body, Call):
        if body.function == "exp":
            above = body.arguments[0]
            lowered = times(above, Call("exp", (shifted(above, -1),)))
            yield twin(step, lambda _: lowered, (), n=above)
        return
    assert isinstance(body, Power)
    result = times(body.exponent, Power(body.base, shifted(body.exponent, -1)))
    if step.rule == "general-power":
        slope = step.rewrite.partials[0]
        yield twin(step, lambda parts: times(result, parts[0]), (slope,), n=body.exponent)
    else:
        yield twin(step, lambda _: result, (), n=body.exponent)


def is_exponential(body: Expression, u: Expression) -> bool:
    """Whether a function is a power with u, and nothing but u, in the exponent."""
    if isinstance(body, Call):
        return body.function == "exp" and body.arguments == (u,)
    return isinstance(body, Power) and body.exponent == u


def _base(step: Step) -> Expression | None:
    """The base of an exponential, unless it is e."""
    body = step.before.body
    assert isinstance(body, Power)
    return None if body.base == E else body.base


def _ln_missing(step: Step) -> Iterator[Twin]:
    if (base := _base(step)) is not None:
        yield twin(step, lambda _: step.before.body, (), a=base)


def _ln_of_exponent(step: Step) -> Iterator[Twin]:
    body = step.before.body
    assert isinstance(body, Power)
    yield twin(step, lambda _: times(body, Call("ln", (body.exponent,))), (), a=body.base, n=body.exponent)


def _ln_below(step: Step) -> Iterator[Twin]:
    if (base := _base(step)) is not None:
        yield twin(step, lambda _: Quotient(step.before.body, Call("ln", (base,))), (), a=base)


def _only_ln(step: Step) -> Iterator[Twin]:
    body = step.before.body
    assert isinstance(body, Power)

    def build(parts: tuple[Expression, ...]) -> Expression:
        by_base = Quotient(times(body.exponent, parts[0]), body.base)
        return Sum((times(parts[1], Call("ln", (body.base,))), by_base))

    yield twin(step, build)


ROWS: tuple[Misconception, ...] = (
    row("power-on-exponential", "exponential table general-power chain", _power_rule, 0.8, ("2^x", "x", "x 2^(x-1)")),
    row("exponential-ln-missing", "exponential", _ln_missing, 0.7, ("2^x", "x", "2^x")),
    row("exponential-ln-of-exponent", "exponential", _ln_of_exponent, 0.2, ("2^x", "x", "2^x ln(x)")),
    row("exponential-ln-below", "exponential", _ln_below, 0.25, ("2^x", "x", "2^x/ln(2)")),
    row("general-power-not-multiplied-back", "general-power", _only_ln, 0.4, ("x^x", "x", "ln(x) + 1")),
)  # fmt: skip
"""The rows, the commoner first."""
