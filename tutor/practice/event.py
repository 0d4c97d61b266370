"""What happened while a student practised: the one thing that is kept, and from which all else is worked out.

Events are only ever appended. How well a skill is mastered, when it returns, where a session stopped, which
mistakes were seen: each is a function of the events so far.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

WRONG_FORM = "wrong-form"
"""The verdict of an answer that has the right value, but not the form that was asked for."""


class Kind(StrEnum):
    """What happened."""

    STARTED = "started"
    """A session began; `text` is what was asked for, as JSON: see `tutor.practice.wish.Wish`."""
    ASKED = "asked"
    """An exercise was asked. Going back to it is no asking; the same variant may be asked again later."""
    ANSWERED = "answered"
    """An answer to a part was typed and graded. What could not be read is no answer: it is UNREAD."""
    UNREAD = "unread"
    """Something was typed that is no try, and costs nothing: it cannot be read, was answered before, is of another
    sort, or tutor failed; `verdict` says which."""
    HINTED = "hinted"
    """A hint was given; `text` is its number, from 1."""
    STEPPED = "stepped"
    """One line of the derivation was tried together, or a rule was named; `rule` says which, `code` 0 that it was
    right."""
    WORKED = "worked"
    """A working of several lines was graded."""
    SHOWN = "shown"
    """The solution was shown before the part was right."""
    SKIPPED = "skipped"
    """The exercise was left without an answer to this part."""
    NOTED = "noted"
    """The student wrote a note, or thoughts about a question for discussion; `text` is what was written."""
    BROKEN = "broken"
    """A variant could not be asked, or failed when it was; `text` says why."""
    ENDED = "ended"
    """The session was ended by the student, the clock or the count. One that was cut off has no such event."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    kind: Kind
    at: float
    """When, in seconds since 1970-01-01 UTC."""
    session: str
    """Which session: 32 hexadecimal digits."""
    exercise: str = ""
    """Its bank, a slash, its id; "" where it is about no exercise."""
    version: int = 0
    """The version of the exercise as it was asked."""
    seed: int = 0
    part: str = ""
    """The id of the part; "" for the exercise as a whole."""
    skills: tuple[str, ...] = ()
    """What the exercise practised, as it was asked."""
    difficulty: int = 0
    text: str = ""
    """What was typed, or what the kind of event says."""
    verdict: str = ""
    """In one word, as `tutor check` names it: "right", "wrong", "wrong-form", "undecided"; of what is no answer, a word
    of the session's own."""
    code: int | None = None
    """0 right, 1 wrong, 2 nothing that can be graded, 3 cannot decide; None where nothing was graded."""
    credit: float = 0.0
    """Which part of the points it earned, from 0 to 1."""
    misconceptions: tuple[str, ...] = ()
    """The likeliest mistakes, by id."""
    rule: str = ""
    """The rule of the line that was tried."""
    attempt: int = 0
    """Which answer to this part of this variant it is in this session, from 1."""
    hints: int = 0
    """How many hints had been given to this part before."""
    seconds: float = 0.0
    """How long the student took, since the part was shown or last answered."""
    exam: bool = False
    options: int = 0
    """How many answers a menu offered; 0 where the answer was typed freely. The fewer, the easier it is to guess."""
    id: str = field(default="", compare=False)
    """32 hexadecimal digits that no other event has; the store gives it where it is "". What a session reads before
    an event is kept is the same event, so it does not count when two are compared."""
