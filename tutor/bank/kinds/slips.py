"""Mistakes with a method, such as a step uphill: what each leads to, and how it is told of a wrong answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tutor.bank.posed import Grade
from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.tree import Expression
from tutor.grading.answer import Answer, Single, Vector
from tutor.grading.compare import compare
from tutor.grading.grade import Asking, grade
from tutor.grading.task import Task
from tutor.grading.verdict import Explanation, NotWorkedOut, Right, Rounded, Verdict, Wrong

METHOD_SLIPS = (
    "direction-not-unit", "direction-only-length", "tangent-without-value", "tangent-not-shifted",
    "isolate-sign", "isolate-one-sign", "isolate-not-divided", "isolate-upside-down",
    "loss-not-squared", "loss-half-forgotten", "loss-mean-forgotten", "loss-summed-first",
    "descent-uphill", "descent-rate-forgotten", "descent-only-gradient", "descent-only-step", "descent-in-turn",
    "closed-form-upside-down", "closed-form-sign", "closed-form-slope-left", "fit-swapped",
)  # fmt: skip
"""The mistakes that are known here, by id, besides those of `tutor.grading`."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A mistake, and the answer that it leads to."""

    id: str
    """One of METHOD_SLIPS; `bank-slip-…` is what is said."""
    answer: Answer


def single(id: str, expression: Expression) -> Slip:
    """A mistake that leads to an expression."""
    return Slip(id, Single(expression))


def vector(id: str, components: Sequence[Expression]) -> Slip:
    """A mistake that leads to a vector; of one component, to an expression."""
    return Slip(id, Single(components[0]) if len(components) == 1 else Vector(tuple(components)))


def graded(
    task: Task,
    slips: Callable[[], Sequence[Slip]] = tuple,
    repeated: Callable[[], Sequence[Expression]] = tuple,
    repeats: Phrase | None = None,
) -> Grade:
    """How answers to a task are graded where mistakes with a method are known.

    Arguments:
        task: the task.
        slips: the mistakes, made when the first answer is wrong.
        repeated: expressions that have the right value, and only repeat the question.
        repeats: what to say of them.
    """
    known: list[Sequence[Slip]] = []

    def judge(given: str, asking: Asking) -> Verdict:
        verdict = grade(task, given, asking)
        if isinstance(verdict, Right) and repeats is not None and isinstance(verdict.answer, Single):
            if verdict.answer.expression in repeated():
                return NotWorkedOut(verdict.answer, (repeats,), task)
            return verdict
        if isinstance(verdict, Wrong | Rounded) and asking.diagnose:
            if not known:
                known.append([one for one in slips() if not _same(one.answer, task.model)])
            return _explained(verdict, known[0])
        return verdict

    return judge


def _explained(verdict: Wrong | Rounded, slips: Sequence[Slip]) -> Verdict:
    """The verdict with the slip that leads to the answer alone: a sign or a factor would say the same with less."""
    for slip in slips:
        if type(slip.answer) is type(verdict.answer) and _same(verdict.answer, slip.answer):
            said = Explanation(slip.id, (phrase(f"bank-slip-{slip.id}"),), likelihood=1.0)
            if isinstance(verdict, Rounded):  # a step uphill from 0.5 is no rounding, though 0.5 may be one
                return Wrong(verdict.answer, (said,), task=verdict.task)
            parts = tuple(
                replace(one, explanations=()) if isinstance(one, Wrong) else one for one in verdict.components
            )
            return replace(verdict, explanations=(said,), remarks=(), components=parts)
    return verdict


def _same(answer: Answer, model: Answer) -> bool:
    return compare(answer, model).agrees
