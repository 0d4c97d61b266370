"""Where a session stands: all that is needed to answer the next line, and nothing that cannot be had from events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from tutor.derivation.lesson import Phrase
from tutor.expression.tree import Expression
from tutor.practice.session.tried import Tried
from tutor.practice.wish import Wish

if TYPE_CHECKING:
    from tutor.bank.entry import Entry, Located
    from tutor.bank.pose import Exercised, Posed
    from tutor.derivation.step import Step
    from tutor.grading.question import Question
    from tutor.practice.session.outline import Outline


class Mode(StrEnum):
    """What the next line is."""

    ANSWER = "answer"
    """An answer to the part, or a command."""
    DISCUSS = "discuss"
    """The student's own thoughts about a question that tutor does not grade."""
    MARK = "mark"
    """The numbers of the points that these thoughts reached."""
    EXAMPLE = "example"
    """The open line of a worked example, or the name of its rule."""
    STEP = "step"
    """The next line of the derivation, or the name of its rule."""
    WORK = "work"
    """Several lines of the student's own working."""
    MENU = "menu"
    """The number of the rule that a line of the derivation used; nothing to leave it."""
    NOTE = "note"
    """The text of a note."""
    CONFIRM = "confirm"
    """Yes or no: was that command meant?"""
    HAND_IN = "hand-in"
    """Nothing, to hand an exam in; or to go back."""
    LAST = "last"
    """`why`, about the last answer of all; or nothing, to end."""
    OVER = "over"
    """Nothing: the session has ended."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The exercise that lies before the student."""

    entry: Entry
    located: Located
    exercised: Exercised
    seed: int
    place: int = 0
    """Which of the parts of the variant is asked, from 0."""
    tried: tuple[tuple[str, Tried], ...] = ()
    """What was done with each part so far, by its id; of the others nothing."""
    since: float = 0.0
    """When the part was shown or last answered."""
    why: Phrase | None = None
    """Why this exercise was chosen."""
    notes: tuple[str, ...] = ()
    """What the student noted at it before."""
    own: tuple[tuple[str, str], ...] = ()
    """The student's own wrong answers that later parts of `exercised` go on from, by the ids of parts."""

    @property
    def part(self) -> Posed:
        """The part that is asked."""
        return self.exercised.parts[self.place]

    @property
    def here(self) -> Tried:
        """What was done with the part that is asked."""
        return self.of(self.part.id)

    @property
    def has_hints(self) -> bool:
        """Is a hint left to the part that is asked?"""
        return self.here.hints < len(self.part.hints()) - 1

    def of(self, part: str) -> Tried:
        """What was done with a part."""
        return dict(self.tried).get(part, Tried())

    def with_tried(self, part: str, tried: Tried) -> Sheet:
        """The same with more done."""
        if tried == self.of(part):
            return self
        return replace(self, tried=tuple({**dict(self.tried), part: tried}.items()))


@dataclass(frozen=True, slots=True)
class Example:
    """A derivation with lines left open."""

    question: Question
    outline: Outline
    open: frozenset[int]
    """Which lines are the student's own, from 0."""


@dataclass(frozen=True, slots=True)
class Walk:
    """A derivation on which tutor and student take turns."""

    question: Question
    line: Expression
    """The last line that stands."""
    number: int = 0
    """How many lines stand below the question."""
    tries: int = 0
    """How often the next line was tried in vain."""
    turn: int = 0
    """Which of several derivatives it is, from 0."""
    passed: tuple[Expression, ...] = ()
    """The lines that stand above the last one, the question first."""


@dataclass(frozen=True, slots=True)
class Used:
    """Which rule did this line use? The menu is shown and the answer is awaited."""

    step: Step
    options: tuple[str, ...]
    """The names of rules in the order of the menu."""


@dataclass(frozen=True, slots=True)
class Behind:
    """An answer that was graded."""

    sheet: Sheet
    """The exercise, at the part that was answered."""
    answer: str
    right: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a session stands."""

    wish: Wish
    session: str
    began: float
    """When it began, in seconds since 1970; what passed while it was interrupted is taken off."""
    mode: Mode = Mode.ANSWER
    sheet: Sheet | None = None
    """None before the first exercise and behind the last one, and while an exercise is chosen."""
    begun: int = 0
    """How many exercises were asked, the one on the sheet included."""
    right: int = 0
    """How many answers were right in this session."""
    later: tuple[Sheet, ...] = ()
    """Those to which the student goes on after going back, the next one last."""
    behind: Behind | None = None
    """The last answer that was graded, while `why` can explain it."""
    example: Example | None = None
    """The worked example that comes before the exercise, while it is on the screen."""
    place: int = 0
    """Which line of the example is awaited, from 0."""
    tries: int = 0
    """How often that line was tried in vain."""
    walk: Walk | None = None
    working: Question | None = None
    """The derivative that is worked out in lines of the student's own."""
    used: Used | None = None
    meant: str = ""
    """The command that was asked about; the last one, when it was answered."""
    typed: str = ""
    """What was typed instead of it."""
    before: Mode = Mode.ANSWER
    """What the next line was before a question in between, or a note."""

    @property
    def chance(self) -> int | str:
        """What decides everything that is left to chance."""
        return self.session if self.wish.seed is None else self.wish.seed

    @property
    def the_sheet(self) -> Sheet:
        """The exercise that lies before the student, where one must."""
        assert self.sheet is not None
        return self.sheet

    @property
    def exam(self) -> bool:
        """Is nothing told before the end?"""
        return self.wish.exam
