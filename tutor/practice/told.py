"""What was said of a mistake when it was seen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tutor.bank.index import Library
from tutor.derivation.lesson import Note, Phrase, phrase
from tutor.practice.event import Event, Kind

if TYPE_CHECKING:
    from tutor.bank.outcome import Outcome


def shown_last(wrong: Iterable[Event]) -> Event:
    """Of all in which a mistake was seen, that of which it can be told again: the last answer, or else the last line.

    Arguments:
        wrong: where it was seen, the last one last; at least one.
    """
    seen = tuple(wrong)
    return next((one for one in reversed(seen) if one.kind is Kind.ANSWERED), seen[-1])


def told(wrong: Event, misconception: str, library: Library) -> Phrase | None:
    """What was said of a mistake; None where the exercise is not what it was, or is not there any more.

    Arguments:
        wrong: the answer in which it was seen.
        misconception: the mistake, by id.
        library: the banks.
    """
    from tutor.bank.judge import Chosen, mistakes
    from tutor.bank.outcome import outcome
    from tutor.bank.pose import pose

    try:
        located = library.exercise(wrong.exercise)
        if located.exercise.version != wrong.version or wrong.kind is not Kind.ANSWERED:
            return None
        found = outcome(pose(located, wrong.seed).part(wrong.part), wrong.text)
    except Exception:  # an old exercise takes no page away
        return None
    said = next((one.says[0] for one in mistakes(found.verdict) if one.misconception == misconception), None)
    if said is None:
        return None
    if (by_author := _by_author(found)) is not None:
        said = by_author
    elif not isinstance(found.verdict, Chosen):
        return said
    # What an author says, also of an option, speaks of its question, which stands nowhere near.
    return phrase("practice-told-of-option", said=said, title=phrase("bank-prose", text=located.exercise.title))


def _by_author(found: Outcome) -> Phrase | None:
    """The sentence of the author that stood in the place of tutor's own; None where there was none."""
    from tutor.bank.feedback import ANY_WRONG

    if found.rule is None or found.rule.when == ANY_WRONG:
        return None
    notes = [block for block in found.rule.says if isinstance(block, Note)]
    return notes[0].phrase if len(notes) == len(found.rule.says) == 1 else None
