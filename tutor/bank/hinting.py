"""The hints of a part in the order in which they are given: those of the author, tutor's own, and the answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import repeat
from math import isqrt

from tutor.bank.kinds.giveaway import kept, telling_keys
from tutor.bank.kinds.matrix_text import matrix_shown
from tutor.bank.posed import Hint, Made, Menu, Points
from tutor.derivation.lesson import Block, Note, phrase
from tutor.expression.parser import parse
from tutor.expression.text import text
from tutor.grading.answer import Equation, Interval, Single, Vector, answer_text
from tutor.grading.lesson import revealed

_RELATION = re.compile(r"\s*([<>]=?|[≤≥])\s*")
_PRINTED = {"<=": "≤", ">=": "≥"}
NOTHING = "∅"
"""How an answer is written that there is none."""
ANSWER = 4
"""The grade of the last hint, which is the answer."""


def hints(made: Made, written: Sequence[Hint]) -> tuple[Hint, ...]:
    """All hints.

    Arguments:
        made: what is asked.
        written: those of the author: for the exercise first, then for the part.
    """
    # √5 is its own calculation: to work it out is a hint for some answers, and the answer for others.
    own = kept(sorted(made.hints(), key=lambda hint: hint.grade), telling_keys(made))
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
            answer = task.model
            # A matrix is graded row by row as a vector, and shown with its rows.
            if made.key.startswith("[[") and isinstance(answer, Vector):
                size = isqrt(len(answer.components))
                matrix = matrix_shown(answer.components, repeat(size, size))
                return (Note(phrase("check-reveal-expression", answer=matrix)),)
            if made.head is not None and isinstance(answer, Single):
                answer = Equation(made.head, answer.expression)
            if isinstance(answer, Interval) and _RELATION.search(made.key):
                # It was asked for as a condition, 0 < r < 2.
                return (Note(phrase("check-reveal-expression", answer=_condition(made.key))),)
            if answer_text(answer) == NOTHING:
                return (Note(phrase("bank-answer-none")),)
            return (Note(revealed(task, answer)[0]),)


def _condition(key: str) -> str:
    """A condition as it is printed: 0 < r < ½."""
    pieces = _RELATION.split(key)
    sides = [text(parse(side)) if side.strip() else "" for side in pieces[::2]]
    signs = [f" {_PRINTED.get(sign, sign)} " for sign in pieces[1::2]]
    return "".join(f"{side}{sign}" for side, sign in zip(sides, [*signs, ""], strict=True))
