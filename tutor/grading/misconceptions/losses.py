"""Mistakes at a Σ, at families of variables, and at branches."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.derivation.rewrites import times
from tutor.derivation.sigma import multiply_out, uses_index
from tutor.derivation.step import Step
from tutor.expression.functions import FUNCTIONS
from tutor.expression.numbers import ONE, rational_value
from tutor.expression.structures import BigSum, Counted, Delta, Mean
from tutor.expression.traversal import factors as factors_of
from tutor.expression.traversal import postorder
from tutor.expression.traversal import terms as terms_of
from tutor.expression.tree import Call, Expression, Negation, Sum, Symbol
from tutor.grading.misconceptions.forms import always, factors_apart, moves, over, with_sign
from tutor.grading.misconceptions.twin import Misconception, Twin, row, twin

_HIGHEST_POWER = 4


def _index_lost(step: Step) -> Iterator[Twin]:
    body = step.before.body
    if isinstance(body, BigSum):
        yield from _alone(step, body.index)


def _mean_lost(step: Step) -> Iterator[Twin]:
    body = step.before.body
    if isinstance(body, Mean):
        yield from _alone(step, body.index)


def _alone(step: Step, index: Symbol) -> Iterator[Twin]:
    """One term without its Σ or mean. Where the answer inside holds a δ, nobody would write it like that."""
    inside = step.substeps[0]
    if uses_index(inside.answer, index) and not any(isinstance(part, Delta) for part in postorder(inside.answer)):
        yield twin(step, lambda parts: parts[0], i=index)


def _opened(step: Step) -> tuple[Counted, tuple[tuple[bool, Expression], ...]]:
    """The Σ with its answer inside multiplied out, and the terms of that, each with whether it is subtracted."""
    body = step.before.body
    assert isinstance(body, Counted)
    opened = multiply_out(body.rebuild((step.substeps[0].answer, *body.children[1:])))[0]
    assert isinstance(opened, Counted)
    terms = terms_of(opened.body)
    return opened, tuple((True, t.operand) if isinstance(t, Negation) else (False, t) for t in terms)


def _summed(pieces: tuple[Expression, ...]) -> Expression:
    return pieces[0] if len(pieces) == 1 else Sum(pieces)


def _counted_once(step: Step) -> Iterator[Twin]:
    if not isinstance(step.before.body, BigSum) or not moves(step.substeps[0]):
        return
    whole, signed = _opened(step)
    constants = tuple(term for _, term in signed if not uses_index(term, whole.index))
    if constants:
        pieces = tuple(
            with_sign(minus, over(whole, term) if uses_index(term, whole.index) else term) for minus, term in signed
        )
        shown = tuple(dict.fromkeys(_without_number(term) for term in constants))
        yield twin(step, always(_summed(pieces)), (), i=whole.index, c=shown)


def _without_number(term: Expression) -> Expression:
    """A term as one speaks of it: 2b, whose 2 a ½ before the Σ takes away, is b."""
    lettered = tuple(factor for factor in factors_of(term) if rational_value(factor) is None)
    return times(*lettered) if lettered else term


def _product_split(step: Step) -> Iterator[Twin]:
    """Σ aᵢhᵢ taken for Σ aᵢ · Σ hᵢ, and Σ aᵢ² for (Σ aᵢ)²."""
    whole, signed = _opened(step)
    split = tuple((minus, _factors_summed(whole, term)) for minus, term in signed)
    if any(one is not None for _, one in split):
        pieces = tuple(
            with_sign(minus, over(whole, term) if one is None else one)
            for (minus, term), (_, one) in zip(signed, split, strict=True)
        )
        yield twin(step, always(_summed(pieces)), (), i=whole.index)


def _factors_summed(whole: Counted, term: Expression) -> Expression | None:
    """The product of the Σ of each factor of a term; None where that is no product of several Σ over data."""
    return factors_apart(whole, term, lambda base, exponent: isinstance(base, Symbol) and exponent <= _HIGHEST_POWER)


def _delta_forgotten(step: Step) -> Iterator[Twin]:
    bound = dict(step.bindings)
    yield twin(step, lambda _: ONE, (), member=bound["x"], other=bound["v"])


def _of_derivatives(step: Step) -> Iterator[Twin]:
    body = step.before.body
    assert isinstance(body, Call)
    yield twin(step, lambda parts: Call(body.function, parts), name=FUNCTIONS[body.function].spoken)


def _one_branch(step: Step) -> Iterator[Twin]:
    if len(step.substeps) > 1:
        for substep in step.substeps:
            yield twin(step, lambda parts: parts[0], (substep.before,), branch=substep.before.body)


ROWS: tuple[Misconception, ...] = (
    row(
        "sum-index-lost", "sigma", _index_lost, 0.7,
        ("1/2*sum(i, (s*a_i + b - h_i)^2)", "s", "(s*a_i + b - h_i)*a_i"),
    ),
    row("constant-in-sum-counted-once", "sigma", _counted_once, 0.7, ("sum(i, a_i b + b)", "b", "sum(i, a_i) + 1")),
    row("mean-lost", "sigma", _mean_lost, 0.5, ("mean((y_i - w x_i)^2)", "w", "-2(y_i - w x_i) x_i")),
    row("sum-of-products-split", "sigma", _product_split, 0.35, ("sum(i, s a_i h_i)", "s", "sum(i, a_i) sum(i, h_i)")),
    row("delta-forgotten", "index", _delta_forgotten, 0.5, ("sum(k, x_k^2)", "x_j", "sum(k, 2x_k)")),
    row("extremum-of-derivatives", "extremum", _of_derivatives, 0.4, ("max(x, x^2)", "x", "max(1, 2x)")),
    row("one-branch-only", "extremum piecewise", _one_branch, 0.42, ("max(x, x^2)", "x", "2x")),
)  # fmt: skip
"""The rows, the commoner first."""
