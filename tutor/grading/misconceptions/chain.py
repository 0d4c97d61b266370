"""Mistakes at the chain rule: a derivative that is missing, is not taken, or is taken in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.rewrites import times
from tutor.derivation.step import Step
from tutor.expression.numbers import ONE, ZERO, rational_value
from tutor.expression.structures import Delta, Partial
from tutor.expression.traversal import factors as factors_of
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Expression, Negation, Power, Quotient, Sum, Symbol
from tutor.grading.misconceptions.forms import (
    around,
    letters,
    moves,
    outer_derivative,
    replacing,
    signed_terms,
    with_sign,
)
from tutor.grading.misconceptions.twin import Misconception, Twin, row, twin


def _inner_dropped(step: Step) -> Iterator[Twin]:
    outer, inner = step.substeps
    # A lost δ has a row of its own.
    if inner.answer != ONE and inner.rule != "index":
        yield twin(step, lambda parts: parts[0], (outer.before,), outer=outer.answer, inner=inner.before)


def _inners_dropped(step: Step) -> Iterator[Twin]:
    if any(substep.answer not in (ONE, ZERO) for substep in step.substeps):
        ones = (ONE,) * len(step.substeps)
        yield twin(step, lambda _: step.rewrite.build(ones), (), letters=step.rewrite.partials)


def _log_inner_dropped(step: Step) -> Iterator[Twin]:
    if isinstance(step.before.body, Call) and step.before.body.function == "ln":
        yield from _inner_dropped(step)


def _residual_inner_dropped(step: Step) -> Iterator[Twin]:
    body = step.before.body
    if not (isinstance(body, Power) and rational_value(body.exponent) == 2 and isinstance(body.base, Sum)):
        return
    if len(symbols(body.base)) >= 3 and symbols(step.substeps[1].answer):
        yield from _inner_dropped(step)


def _inner_kept(step: Step) -> Iterator[Twin]:
    outer, inner = step.substeps
    kept = inner.before.body
    yield twin(step, lambda parts: times(parts[0], kept), (outer.before,), u=kept, inner=inner.before)


def _stops_early(step: Step) -> Iterator[Twin]:
    outer, inner = step.substeps
    if inner.rule == "chain" and inner.substeps[1].answer != ONE:
        middle, innermost = inner.substeps
        yield twin(
            step,
            lambda parts: times(*parts),
            (outer.before, middle.before),
            u=inner.before.body,
            inner=innermost.before,
        )


def _at_derivative(step: Step) -> Iterator[Twin]:
    yield from _outer_at_derivative(step, with_inner=False)


def _at_variable(step: Step) -> Iterator[Twin]:
    inner = step.substeps[1]
    body, variable, u = step.before.body, inner.before.variable, inner.before.body
    outer = outer_derivative(body, u, variable) if isinstance(variable, Symbol) else None
    if outer is not None and _counts(inner.answer):
        yield twin(step, lambda parts: times(outer, parts[0]), (inner.before,), u=u, inner=inner.before)


def _inner_replaced(step: Step) -> Iterator[Twin]:
    yield from _outer_at_derivative(step, with_inner=True)


def _outer_at_derivative(step: Step, with_inner: bool) -> Iterator[Twin]:
    inner = step.substeps[1]
    body, u = step.before.body, inner.before.body
    if inner.answer == ZERO or outer_derivative(body, u, u) is None:
        return

    def build(parts: tuple[Expression, ...]) -> Expression:
        result = outer_derivative(body, u, parts[0])
        assert result is not None
        return times(result, parts[0]) if with_inner else result

    yield twin(step, build, (inner.before,), u=u, inner=inner.before)


def _of_derivative(step: Step) -> Iterator[Twin]:
    inner = step.substeps[1]
    body, u = step.before.body, inner.before.body
    if _fits(body, inner.answer):
        yield twin(step, lambda parts: around(body, u, parts[0]), (inner.before,), u=u, inner=inner.before)


def _fits(outer: Expression, inner_derivative: Expression) -> bool:
    """Whether u′ may be put in the place of u: where it is a number, only in a root or a power as in 5·3⁴."""
    if not symbols(inner_derivative):
        if isinstance(outer, Call) and outer.function in ("sqrt", "cbrt"):
            return inner_derivative not in (ZERO, ONE, Negation(ONE))
        exponent = rational_value(outer.exponent) if isinstance(outer, Power) else None
        return exponent is not None and exponent >= 2 and exponent.denominator == 1
    return True


def _outer_kept(step: Step) -> Iterator[Twin]:
    inner = step.substeps[1]
    body = step.before.body
    yield twin(step, lambda parts: times(body, parts[0]), (inner.before,), inner=inner.before)


def _outer_dropped(step: Step) -> Iterator[Twin]:
    outer, inner = step.substeps
    yield twin(step, lambda parts: parts[0], (inner.before,), outer=outer.before, u=inner.before.body)


def _added(step: Step) -> Iterator[Twin]:
    yield twin(step, Sum, u=step.substeps[1].before.body)


def _divided(step: Step) -> Iterator[Twin]:
    if _counts(step.substeps[1].answer):
        yield twin(step, lambda parts: Quotient(parts[0], parts[1]), inner=step.substeps[1].before)


def _counts(slope: Expression) -> bool:
    """Whether it makes a difference to divide by an inner derivative: not by 0, 1 or −1, nor by a δ, 0 or 1."""
    return slope not in (ZERO, ONE, Negation(ONE)) and not any(isinstance(part, Delta) for part in factors_of(slope))


def _inner_twice(step: Step) -> Iterator[Twin]:
    inner = step.substeps[1]
    if _counts(inner.answer):
        yield twin(step, lambda parts: times(parts[0], parts[1], parts[1]), inner=inner.before)


def _by_other_variable(step: Step) -> Iterator[Twin]:
    outer, inner = step.substeps
    if not isinstance(inner.before.variable, Symbol):
        return
    for letter in letters(inner.before.body):
        if letter != inner.before.variable:
            slope = Partial(inner.before.body, letter)
            yield twin(step, lambda parts: times(*parts), (outer.before, slope), letter=letter, inner=inner.before)


def _inner_sign(step: Step) -> Iterator[Twin]:
    inner = step.substeps[1]
    if isinstance(inner.answer, Negation):
        yield twin(step, lambda parts: times(parts[0], Negation(parts[1])), inner=inner.before)


def _brackets(step: Step) -> Iterator[Twin]:
    outer, inner = step.substeps
    moving = [index for index, substep in enumerate(inner.substeps) if moves(substep)]
    if inner.rule != "sum" or len(moving) < 2:
        return
    terms = tuple(signed_terms(inner)[index] for index in moving)

    def build(parts: tuple[Expression, ...]) -> Expression:
        first, *rest = (with_sign(minus, part) for (minus, _), part in zip(terms, parts[1:], strict=True))
        return Sum((times(parts[0], first), *rest))

    yield twin(step, build, (outer.before, *(partial for _, partial in terms)), inner=inner.before)


def _place_lost(step: Step) -> Iterator[Twin]:
    if sum(map(moves, step.substeps)) < 2:
        return
    for place, substep in enumerate(step.substeps):
        if moves(substep):
            yield twin(step, replacing(step, place, lambda _: ZERO), inner=substep.before)


ROWS: tuple[Misconception, ...] = (
    row("chain-inner-dropped", "chain", _inner_dropped, 0.9, ("sin(x y)", "x", "cos(x y)")),
    row(
        "residual-inner-dropped", "chain", _residual_inner_dropped, 0.95,
        ("(y - w x - b)^2", "w", "2(y - w x - b)"),
    ),
    row("log-inner-dropped", "chain", _log_inner_dropped, 0.92, ("ln(3x^2)", "x", "1/(3x^2)")),
    row("chain-stops-early", "chain", _stops_early, 0.93, ("sin(3x)^2", "x", "2 sin(3x) cos(3x)")),
    row("chain-inner-not-differentiated", "chain", _inner_kept, 0.6, ("(3x+1)^5", "x", "5(3x+1)^4 (3x+1)")),
    row("chain-outer-at-derivative", "chain", _at_derivative, 0.5, ("sin(x^2)", "x", "cos(2x)")),
    row("chain-outer-at-variable", "chain", _at_variable, 0.3, ("sin(x^2)", "x", "2x cos(x)")),
    row("chain-inner-replaced", "chain", _inner_replaced, 0.3, ("sin(x^2)", "x", "2x cos(2x)")),
    row("chain-function-of-derivative", "chain", _of_derivative, 0.4, ("sqrt(x^2 + 1)", "x", "sqrt(2x)")),
    row("chain-outer-kept", "chain", _outer_kept, 0.4, ("sin(x^2)", "x", "2x sin(x^2)")),
    row("chain-outer-dropped", "chain", _outer_dropped, 0.3, ("sin(x^2)", "x", "2x")),
    row("chain-added", "chain", _added, 0.2, ("sin(x^2)", "x", "cos(x^2) + 2x")),
    row("chain-inner-divided", "chain", _divided, 0.25, ("exp(2x)", "x", "exp(2x)/2")),
    row("chain-inner-twice", "chain", _inner_twice, 0.25, ("sin(3x)", "x", "9 cos(3x)")),
    row("chain-inner-by-other-variable", "chain", _by_other_variable, 0.45, ("sin(x y)", "x", "x cos(x y)")),
    row("chain-inner-sign-lost", "chain", _inner_sign, 0.82, ("exp(-2x)", "x", "2 exp(-2x)")),
    row("chain-brackets-dropped", "chain", _brackets, 0.3, ("(x^2 + 3x)^5", "x", "10x (x^2 + 3x)^4 + 3")),
    row(
        "chain-places-inner-dropped", "several unknown", _inners_dropped, 0.8,
        ("atan2(x^2, 3x)", "x", "(3x - x^2)/(x^4 + 9x^2)"),
    ),
    row("chain-place-lost", "several unknown", _place_lost, 0.5, ("atan2(x^2, x)", "x", "2x x/(x^4 + x^2)")),
)  # fmt: skip
"""The rows, the commoner first."""
