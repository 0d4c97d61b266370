"""A typed answer compared with a typed model, as `tutor check --expression` does it."""

from __future__ import annotations

from tutor.expression.numbers import ZERO
from tutor.expression.reading import Reading
from tutor.grading.answer import Answer
from tutor.grading.compare import Compared, compare
from tutor.grading.reading import letters_of, read_answer

NO_QUESTION = Reading("", ZERO, "f", (), False, (), ())


def both(answer: str, model: str) -> tuple[Answer, Answer]:
    """The answer and the model, read."""
    right = read_answer(model, None, NO_QUESTION)
    return read_answer(answer, right, letters_of(right)), right


def judged(answer: str, model: str) -> Compared:
    """How the answer is related to the model."""
    return compare(*both(answer, model))
