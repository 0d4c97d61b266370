"""The hints of a part in the order in which they are given: those of the author, tutor's own, and the answer."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.bank.posed import Hint, Made, Menu, Points
from tutor.derivation.lesson import Block, Note, phrase
from tutor.grading.lesson import revealed

ANSWER = 4
"""The grade of the last hint, which is the answer."""


def hints(made: Made, written: Sequence[Hint]) -> tuple[Hint, ...]:
    """All hints.

    Arguments:
        made: what is asked.
        written: those of the author: for the exercise first, then for the part.
    """
    own = sorted(made.hints(), key=lambda hint: hint.grade)
    return (*written, *own, Hint(ANSWER, answer_blocks(made)))


def answer_blocks(made: Made) -> tuple[Block, ...]:
    """The right answer, in a sentence."""
    match made.subject:
        case Menu(options=options, right=right):
            several = "bank-answer-options" if len(right) > 1 else "bank-answer-option"
            first = Note(phrase(several, numbers=made.key))
            return (first, *(block for place in sorted(right) for block in options[place]))
        case Points(model_answer=model):
            return model
        case task:
            # A matrix is graded row by row as a vector, and shown as it is typed.
            if made.key.startswith("[["):
                return (Note(phrase("check-reveal-expression", answer=made.key)),)
            return (Note(revealed(task, task.model)[0]),)
