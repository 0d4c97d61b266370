"""Mistakes at the product rule."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.rewrites import times
from tutor.derivation.step import Step
from tutor.expression.numbers import ZERO
from tutor.expression.tree import Expression, Negation, Sum
from tutor.grading.misconceptions.forms import always, beside, moves, replacing
from tutor.grading.misconceptions.twin import Misconception, Twin, row, twin

_MOST_FACTORS = 6
"""Of a longer product no single terms are dropped."""


def _of_derivatives(step: Step) -> Iterator[Twin]:
    yield twin(step, lambda parts: times(*parts))


def _sum_of_derivatives(step: Step) -> Iterator[Twin]:
    yield twin(step, Sum)


def _one_term(step: Step) -> Iterator[Twin]:
    if len(step.substeps) > _MOST_FACTORS:
        return
    for place, substep in enumerate(step.substeps):
        others = tuple(factor for at, factor in enumerate(_factors(step)) if at != place)
        if moves(substep):
            yield twin(step, beside(others), (substep.before,), derived=substep.before, letters=others)


def _term_lost(step: Step) -> Iterator[Twin]:
    if not 2 < len(step.substeps) <= _MOST_FACTORS:
        return
    for place, substep in enumerate(step.substeps):
        if moves(substep):
            yield twin(step, replacing(step, place, lambda _: ZERO), derived=substep.before)


def _minus(step: Step) -> Iterator[Twin]:
    if len(step.substeps) == 2:
        yield twin(step, replacing(step, 1, Negation))


def _not_differentiated(step: Step) -> Iterator[Twin]:
    if len(step.substeps) > _MOST_FACTORS:
        return
    for place, substep in enumerate(step.substeps):
        factor = substep.before.body
        yield twin(step, replacing(step, place, always(factor)), u=factor, derived=substep.before)


def _factors_missing(step: Step) -> Iterator[Twin]:
    if len(step.substeps) == 2:
        (first, second), (left, right) = _factors(step), step.rewrite.partials
        yield twin(step, lambda parts: Sum((times(parts[0], second), parts[1])), u=first, derived=right)
        yield twin(step, lambda parts: Sum((parts[0], times(first, parts[1]))), u=second, derived=left)


def _factors(step: Step) -> tuple[Expression, ...]:
    return tuple(partial.body for partial in step.rewrite.partials)


ROWS: tuple[Misconception, ...] = (
    row("product-of-derivatives", "product", _of_derivatives, 0.9, ("x^2 sin(x)", "x", "2x cos(x)")),
    row("product-one-term", "product", _one_term, 0.8, ("x^2 sin(x)", "x", "2x sin(x)")),
    row("product-term-lost", "product", _term_lost, 0.5, ("x^2 sin(x) exp(x)", "x", "(2x sin(x) + x^2 cos(x)) exp(x)")),
    row("product-minus", "product", _minus, 0.5, ("x^2 sin(x)", "x", "2x sin(x) - x^2 cos(x)")),
    row("product-sum-of-derivatives", "product", _sum_of_derivatives, 0.3, ("x^2 sin(x)", "x", "2x + cos(x)")),
    row(
        "product-factor-not-differentiated", "product", _not_differentiated, 0.3,
        ("x^2 sin(x)", "x", "2x sin(x) + x^2 sin(x)"),
    ),
    row("product-factor-missing", "product", _factors_missing, 0.3, ("x^2 sin(x)", "x", "2x sin(x) + cos(x)")),
)  # fmt: skip
"""The rows, the commoner first."""
