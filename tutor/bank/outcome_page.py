"""What comes of an answer as a page."""

from __future__ import annotations

from tutor.bank.hinting import answer_blocks
from tutor.bank.outcome import Outcome
from tutor.bank.page_facts import block_facts
from tutor.derivation.lesson import Lesson, Section, phrase


def outcome_lesson(found: Outcome, reveal: bool = False) -> Lesson:
    """The page of an answer: what is said of it, and on request the right one.

    Arguments:
        found: what came of it.
        reveal: show the right answer.
    """
    posed = found.posed
    answer = answer_blocks(posed.made)
    sections = [Section(None, None, found.says)]
    if reveal:
        sections.append(Section(None, None, answer))
    facts: dict[str, object] = {
        "part": posed.id,
        "answer": found.answer,
        "verdict": found.kind,
        "right": found.right,
        "code": found.code,
        "credit": found.credit,
        "points": found.credit * posed.points,
        "carried": found.carried,
        "misconceptions": list(found.misconceptions),
        "says": block_facts(found.says),
    }
    if reveal:
        facts["key"] = posed.made.key
    return Lesson(phrase("bank-outcome-title"), tuple(sections), facts)
