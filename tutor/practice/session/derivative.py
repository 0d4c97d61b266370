"""The derivative of a part on which tutor and student can work together, where there is one."""

from __future__ import annotations

from tutor.bank.pose import Posed
from tutor.errors import Unanswerable
from tutor.grading.question import Question
from tutor.grading.task import Task


def questions_of(part: Posed) -> tuple[Question, ...]:
    """The derivatives that a part asks for, in order; () where it asks for none."""
    task = part.made.subject
    return task.questions if isinstance(task, Task) else ()


def derivative_of(part: Posed, name: str = "", number: int = 0) -> Question | None:
    """The derivative that a part asks for; None where it asks for none.

    Arguments:
        part: the part.
        name: the variable by which it is, where several derivatives are asked for; "" for the one with the number.
        number: which of several, from 0.

    Raises:
        Unanswerable: the part asks for no derivative by this variable.
    """
    questions = questions_of(part)
    if not questions:
        return None
    if not name:
        return questions[number % len(questions)]
    for question in questions:
        if ",".join(symbol.label for symbol in question.orders) == name.replace(" ", ""):
            return question
    known = ", ".join(dict.fromkeys(",".join(one.label for one in each.orders) for each in questions))
    raise Unanswerable(f"No derivative by {name[:40]} is asked for here.", f"Asked for is the derivative by {known}.")


def asks_one(part: Posed) -> bool:
    """Is the answer one derivative in letters, so that the end of a working is the answer?"""
    task = part.made.subject
    return isinstance(task, Task) and len(task.questions) == 1 and task.place is None
