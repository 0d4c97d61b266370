"""The student's own working, judged line by line."""

from __future__ import annotations

from tutor.bank.kinds.function import derivative_task
from tutor.bank.kinds.hints import derivative_hints
from tutor.bank.kinds.one_variable import in_primes, named_derivative
from tutor.bank.kinds.written import stated, typed
from tutor.bank.posed import Judged, Made
from tutor.bank.schema.parts import Steps
from tutor.derivation.lesson import Lesson, phrase
from tutor.derivation.lessons.partial import mixed_partial, partial_lesson
from tutor.derivation.unfold import unfold
from tutor.errors import StudentError
from tutor.expression.structures import Partial
from tutor.expression.tree import Expression
from tutor.grading.answer import Single
from tutor.grading.form import form_problems
from tutor.grading.grade import Asking
from tutor.grading.question import Question
from tutor.grading.verdict import Unreadable, WrongForm
from tutor.grading.working.check import check_working
from tutor.grading.working.reading import read_working


def steps(part: Steps) -> Made:
    """A whole working, one step a line."""
    task = derivative_task(part, (part.wrt,), None)
    (question,) = task.questions
    reading, orders = question.reading, question.orders
    open_one: Expression = Partial(reading.expression, orders[0])

    def judge(given: str, asking: Asking) -> Judged:
        try:
            found = check_working(read_working(given, reading, orders), reading, orders, question)
        except StudentError as problem:
            return Unreadable(problem, task)
        problems = form_problems(found.answer, asking.form) if found.code == 0 and found.answer is not None else ()
        if found.answer is not None and problems:
            return WrongForm(Single(found.answer), asking.form, problems, task=task)
        return found

    def lesson() -> Lesson:
        return in_primes(partial_lesson(mixed_partial(reading, [orders[0].label])), reading)

    return Made(
        task,
        (phrase("bank-ask-steps", partial=named_derivative(reading, orders), function=stated(reading)),),
        _typed(question, open_one),
        (typed(open_one), typed(reading.expression)),
        lesson,
        lambda: derivative_hints(task.questions, task.keys),
        judge,
        facts={"function": reading.expression, "wrt": [orders[0].label]},
    )


def _typed(question: Question, open_one: Expression) -> str:
    """The derivation as a student would write it down, line by line."""
    lines = [line.right for line in unfold(question.root, "key")]
    shown = dict.fromkeys(map(typed, (open_one, *lines)))
    return "\n= ".join(shown)
