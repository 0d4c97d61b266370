"""Mistakes at the quotient rule, and at fractions with a constant above or below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tutor.derivation.rewrites import times
from tutor.derivation.step import Step
from tutor.expression.numbers import ONE, ZERO, whole
from tutor.expression.structures import Partial
from tutor.expression.tree import Expression, Negation, Power, Quotient, Sum
from tutor.grading.misconceptions.forms import moves, replacing, subtracted
from tutor.grading.misconceptions.twin import Misconception, Twin, row, twin

_TWO = whole(2)


def _difference(step: Step, parts: tuple[Expression, ...]) -> Expression:
    """u′·v − u·v′, the numerator of the rule."""
    above, below = _parts(step)
    return Sum((times(parts[0], below), Negation(times(above, parts[1]))))


def _parts(step: Step) -> tuple[Expression, Expression]:
    """The numerator and the denominator."""
    body = step.before.body
    assert isinstance(body, Quotient)
    return body.numerator, body.denominator


def _of_derivatives(step: Step) -> Iterator[Twin]:
    if moves(step.substeps[1]):
        yield twin(step, lambda parts: Quotient(*parts))


def _reversed(step: Step) -> Iterator[Twin]:
    above, below = _parts(step)
    yield twin(
        step,
        lambda parts: Quotient(Sum((times(above, parts[1]), Negation(times(parts[0], below)))), Power(below, _TWO)),
        u=above,
        v=below,
    )


def _plus(step: Step) -> Iterator[Twin]:
    above, below = _parts(step)
    yield twin(step, lambda parts: Quotient(Sum((times(parts[0], below), times(above, parts[1]))), Power(below, _TWO)))


def _not_squared(step: Step) -> Iterator[Twin]:
    above, below = _parts(step)
    if step.rule == "quotient":
        yield twin(step, lambda parts: Quotient(_difference(step, parts), below), v=below)
    elif not _constant_out(step):
        slope = Partial(below, step.before.variable)
        yield twin(step, lambda parts: Negation(Quotient(times(above, parts[0]), below)), (slope,), v=below)


def _constant_out(step: Step) -> bool:
    """Whether the negative-power rule only took a constant out of the denominator."""
    return "c" in dict(step.bindings)


def _denominator_lost(step: Step) -> Iterator[Twin]:
    yield twin(step, lambda parts: _difference(step, parts), v=_parts(step)[1])


def _denominator_differentiated(step: Step) -> Iterator[Twin]:
    if moves(step.substeps[1]):
        yield twin(step, lambda parts: Quotient(_difference(step, parts), Power(parts[1], _TWO)), v=_parts(step)[1])


def _one_term(step: Step) -> Iterator[Twin]:
    above, below = _parts(step)
    numerator, denominator = step.rewrite.partials
    if moves(step.substeps[0]):
        yield twin(step, lambda parts: Quotient(parts[0], below), (numerator,), derived=denominator)
    if moves(step.substeps[1]):
        yield twin(
            step,
            lambda parts: Negation(Quotient(times(above, parts[0]), Power(below, _TWO))),
            (denominator,),
            derived=numerator,
        )


def _factors_missing(step: Step) -> Iterator[Twin]:
    below = _parts(step)[1]
    yield twin(step, lambda parts: Quotient(Sum((parts[0], Negation(parts[1]))), Power(below, _TWO)))


def _numerator_lost(step: Step) -> Iterator[Twin]:
    above, below = _parts(step)
    if moves(step.substeps[1]):
        yield twin(
            step,
            lambda parts: Quotient(Sum((times(parts[0], below), Negation(parts[1]))), Power(below, _TWO)),
            u=above,
            v=below,
        )


def _of_denominator_only(step: Step) -> Iterator[Twin]:
    if _constant_out(step):
        return
    above, below = _parts(step)
    slope = Partial(below, step.before.variable)
    yield twin(step, lambda parts: Quotient(above, parts[0]), (slope,), v=below)


def _constant_lost(step: Step) -> Iterator[Twin]:
    if step.rule == "constant-denominator":
        yield twin(step, lambda parts: parts[0], v=_parts(step)[1])
        return
    for place, below, term in subtracted(step):
        if below.rule == "constant-denominator":  # −3 lost in −x²/3, of which the rules take the minus sign first
            own, inner = step.rewrite.partials, below.rewrite.partials[0]
            lost = Negation(_parts(below)[1])
            found = twin(step, replacing(step, place, Negation), (*own[:place], inner, *own[place + 1 :]), v=lost)
            yield replace(found, place=term)


def _constant_squared(step: Step) -> Iterator[Twin]:
    below = _parts(step)[1]
    if below != ONE:
        yield twin(step, lambda parts: Quotient(parts[0], Power(below, _TWO)), v=below)


def _killed(step: Step) -> Iterator[Twin]:
    if not _constant_out(step):
        yield twin(step, lambda _: ZERO, (), v=_parts(step)[1])


ROWS: tuple[Misconception, ...] = (
    row("quotient-of-derivatives", "quotient", _of_derivatives, 0.9, ("x^2/sin(x)", "x", "2x/cos(x)")),
    row("quotient-reversed", "quotient", _reversed, 0.8, ("sin(x)/x", "x", "(sin(x) - x cos(x))/x^2")),
    row("quotient-plus", "quotient", _plus, 0.7, ("sin(x)/x", "x", "(x cos(x) + sin(x))/x^2")),
    row(
        "quotient-denominator-not-squared", "quotient negative-power", _not_squared, 0.75,
        ("sin(x)/x", "x", "(x cos(x) - sin(x))/x"),
    ),
    row("quotient-denominator-lost", "quotient", _denominator_lost, 0.4, ("sin(x)/x", "x", "x cos(x) - sin(x)")),
    row("quotient-one-term", "quotient", _one_term, 0.4, ("sin(x)/x", "x", "cos(x)/x")),
    row(
        "quotient-denominator-differentiated", "quotient", _denominator_differentiated, 0.2,
        ("sin(x)/x^2", "x", "(x^2 cos(x) - 2x sin(x))/(2x)^2"),
    ),
    row("quotient-factors-missing", "quotient", _factors_missing, 0.2, ("sin(x)/x^2", "x", "(cos(x) - 2x)/x^4")),
    row("quotient-numerator-lost", "quotient", _numerator_lost, 0.3, ("x/(x^2+1)", "x", "(x^2+1-2x)/(x^2+1)^2")),
    row("power-of-denominator-only", "negative-power", _of_denominator_only, 0.7, ("1/x^3", "x", "1/(3x^2)")),
    row("reciprocal-killed", "negative-power", _killed, 0.3, ("3/x + x", "x", "1")),
    row(
        "constant-denominator-lost", "constant-denominator constant-factor sum", _constant_lost, 0.6,
        ("x^3/5", "x", "3x^2"),
    ),
    row("constant-denominator-squared", "constant-denominator", _constant_squared, 0.62, ("x^3/y", "x", "3x^2/y^2")),
)  # fmt: skip
"""The rows, the commoner first."""
