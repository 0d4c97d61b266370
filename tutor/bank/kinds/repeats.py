"""Answers that have the right value, and only repeat the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tutor.bank.posed import Grade
from tutor.derivation.lesson import Phrase
from tutor.expression.tree import Expression
from tutor.grading.answer import Single
from tutor.grading.grade import Asking, grade
from tutor.grading.task import Task
from tutor.grading.verdict import NotWorkedOut, Right, Verdict


def unless_repeated(task: Task, repeated: Callable[[], Sequence[Expression]], said: Phrase) -> Grade:
    """How answers to a task are graded where the question itself has the right value.

    Arguments:
        task: the task.
        repeated: expressions that only repeat the question, made when the first answer is right.
        said: what to say of them.
    """

    def judge(given: str, asking: Asking) -> Verdict:
        verdict = grade(task, given, asking)
        answer = verdict.answer
        if isinstance(verdict, Right) and isinstance(answer, Single) and answer.expression in repeated():
            return NotWorkedOut(answer, (said,), task)
        return verdict

    return judge
