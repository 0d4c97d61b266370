"""Mistakes with a method, such as a step uphill: what each leads to, and how it is told of a wrong answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.bank.posed import Slip
from tutor.derivation.lesson import phrase
from tutor.expression.tree import Expression
from tutor.grading.answer import Answer, Single, Vector
from tutor.grading.apart import surely_apart
from tutor.grading.compare import compare
from tutor.grading.task import Task
from tutor.grading.verdict import Explanation, Rounded, Verdict, Wrong

METHOD_SLIPS = (
    "direction-not-unit", "direction-only-length", "tangent-without-value", "tangent-not-shifted",
    "isolate-sign", "isolate-one-sign", "isolate-not-divided", "isolate-upside-down",
    "loss-not-squared", "loss-half-forgotten", "loss-mean-forgotten", "loss-summed-first",
    "descent-uphill", "descent-rate-forgotten", "descent-only-gradient", "descent-only-step", "descent-in-turn",
    "closed-form-upside-down", "closed-form-sign", "fit-swapped", "value-point-swapped",
)  # fmt: skip
"""The mistakes that are known here, by id, besides those of `tutor.grading`."""


def single(id: str, expression: Expression) -> Slip:
    """A mistake that leads to an expression."""
    return Slip(id, Single(expression))


def vector(id: str, components: Sequence[Expression]) -> Slip:
    """A mistake that leads to a vector; of one component, to an expression."""
    return Slip(id, Single(components[0]) if len(components) == 1 else Vector(tuple(components)))


def harmful(slips: Sequence[Slip], task: Task) -> tuple[Slip, ...]:
    """The mistakes that do not lead to the right answer all the same.

    Arguments:
        slips: the mistakes.
        task: the question.
    """
    return tuple(slip for slip in slips if not _same(slip.answer, task.model, task))


def explained(verdict: Wrong | Rounded, slips: Sequence[Slip]) -> Verdict:
    """The verdict with the slip that leads to the answer alone: a sign or a factor would say the same with less.

    Arguments:
        verdict: what is said of the answer otherwise.
        slips: the mistakes that do not lead to the right answer.
    """
    for slip in slips:
        if type(slip.answer) is type(verdict.answer) and _same(verdict.answer, slip.answer, verdict.task):
            said = Explanation(slip.id, (phrase(f"bank-slip-{slip.id}"),), likelihood=1.0)
            if isinstance(verdict, Rounded):  # a step uphill from 0.5 is no rounding, though 0.5 may be one
                return Wrong(verdict.answer, (said,), task=verdict.task)
            parts = tuple(
                replace(one, explanations=()) if isinstance(one, Wrong) else one for one in verdict.components
            )
            return replace(verdict, explanations=(said,), remarks=(), components=parts)
    return verdict


def _same(answer: Answer, other: Answer, task: Task | None) -> bool:
    return not surely_apart(answer, other, task) and compare(answer, other).agrees
