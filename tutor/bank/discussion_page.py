"""What a student wrote to a question for discussion, beside the model answer: it is for the student to compare."""

from __future__ import annotations

import re

from tutor.bank.numbered import in_order
from tutor.bank.page_facts import block_facts
from tutor.bank.pose import Posed
from tutor.bank.posed import Points
from tutor.derivation.lesson import Lesson, Note, Section, phrase

CODE = 1
"""The exit code: it is not wrong, and not right before its points are marked."""
_WRITTEN = re.compile(r"[^\W\d_]{2}")
_MARKS = frozenset(("and", "or", "none"))
_WORD = re.compile(r"[^\W\d_]+")


def is_written(posed: Posed, answer: str) -> bool:
    """Whether an answer is the student's own words to a discussion, and not the numbers of points.

    Arguments:
        posed: what was asked.
        answer: what was typed.
    """
    if not isinstance(posed.made.subject, Points):
        return False
    return any(_WRITTEN.match(word) and word.lower() not in _MARKS for word in _WORD.findall(answer))


def written_lesson(posed: Posed, answer: str) -> Lesson:
    """The page of an answer in own words: the words, the model answer, and the points to mark.

    Arguments:
        posed: a question for discussion.
        answer: what was typed.
    """
    points = posed.made.subject
    assert isinstance(points, Points)
    mark = Note(phrase("bank-discussed-mark", numbers=posed.made.key))
    words = phrase("bank-prose", text=" ".join(answer.split()))
    sections = (
        Section(phrase("bank-discussed-yours"), None, (Note(words),)),
        Section(phrase("bank-title-discussion"), None, points.model_answer),
        Section(phrase("bank-look-for"), None, in_order(points.look_for)),
        Section(None, None, (mark,)),
    )
    facts: dict[str, object] = {
        "part": posed.id,
        "answer": answer,
        "verdict": "written",
        "right": False,
        "code": CODE,
        "model_answer": block_facts(points.model_answer),
        "look_for": [block_facts(point) for point in points.look_for],
        "says": block_facts([mark]),
    }
    return Lesson(phrase("bank-outcome-title"), sections, facts)
