"""A session without a screen: a bank of its own, a clock that ticks, and the exercises in the order of the bank."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from tempfile import TemporaryDirectory

from tutor.bank.entry import Entry, SkillEntry
from tutor.bank.index import Library, library
from tutor.cli.complaint import complaint
from tutor.derivation.lesson import Lesson, Phrase, Section, phrase
from tutor.expression.dice import Dice
from tutor.practice.event import Event, Kind
from tutor.practice.session.begin import begin
from tutor.practice.session.desk import Desk, Hold, free
from tutor.practice.session.reply import Reply
from tutor.practice.session.respond import interrupted, respond
from tutor.practice.session.scene import Scene, Sheet
from tutor.practice.wish import Wish
from tutor.render.terminal import render

START = 1_700_000_000.0
TICK = 5.0
"""So many seconds pass whenever somebody looks at the clock."""

ANYTHING = Wish()
_HEAD = (
    "bank: b\ntitle: B\nskills: [{id: s, title: Skill S}, {id: t, title: Skill T}, {id: power-rule, title: P}, "
    "{id: sum-rule, title: Q}, {id: constant-factor-rule, title: R}]\nexercises:\n"
)


def exercise(id: str, *parts: str, title: str = "T", skill: str = "s", **more: str) -> str:
    """An exercise of difficulty 1, as it stands in a bank.

    Arguments:
        id: its id.
        parts: the fields of each part but its id: they are called a, b, c and so on.
        title: its title.
        skill: what it practises.
        more: other fields of the exercise.
    """
    fields = {"id": id, "version": "1", "title": title, "skills": f"[{skill}]", "difficulty": "1", **more}
    head = "\n  ".join(f"{name}: {value}" for name, value in fields.items())
    listed = "".join(f"    - {{id: {letter}, {part}}}\n" for letter, part in zip(ascii_lowercase, parts, strict=False))
    return f"\n- {head}\n  parts:\n{listed}"


TWO_PARTS = exercise(
    "two",
    "kind: partial, f: 'f(x, y) = x^2 y', wrt: x, prompt: By x?, attempts: 3",
    "kind: partial, f: 'f(x, y) = x^2 y', wrt: y, prompt: By y?",
    title="Two parts",
    prompt="Take $f(x, y) = x^2 y$.",
)
NUMBER = exercise("one", "kind: number, value: 7, prompt: How much is 3 + 4?", title="A number", skill="t")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the stub chooses."""

    entry: Entry
    seed: int
    why: Phrase


def in_order(
    entries: Sequence[Entry], skills: Mapping[str, SkillEntry], events: Sequence[Event], now: float, dice: Dice
) -> Choice | None:
    """The exercises in the order of the bank, each once."""
    asked = {one.exercise for one in events if one.kind is Kind.ASKED}
    left = [one for one in entries if one.name not in asked]
    return Choice(left[0], 0, phrase("plain", text="The next one of the bank.")) if left else None


def the_first(
    entries: Sequence[Entry], skills: Mapping[str, SkillEntry], events: Sequence[Event], now: float, dice: Dice
) -> Choice | None:
    """The first exercise of what is left, again and again."""
    return Choice(entries[0], 0, phrase("plain", text="")) if entries else None


def right_at_once(times: int, *skills: str, hints: int = 0) -> list[Event]:
    """A session long ago: so many other exercises, each right at the first answer."""
    made = [
        Event(
            Kind.ANSWERED, 1_600_000_000.0 + number, "c" * 32, f"b/other{number}", 1, 0, "a", skills, 1,
            verdict="right", code=0, credit=1.0, attempt=1, hints=hints,
        )
        for number in range(times)
    ]  # fmt: skip
    return [*made, Event(Kind.ENDED, 1_600_000_100.0, "c" * 32)]


@cache
def bank(*exercises: str) -> Library:
    """The library of these exercises."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "b.yaml"
        path.write_text(_HEAD + "".join(exercises), "utf-8")
        found = library([path])
        assert not found.findings, found.findings
        return found


def page(reply: Reply) -> str:
    """All that a reply shows."""
    shown = render(Lesson(phrase("plain", text=""), reply.says), 100) if reply.says else ""
    return (f"{complaint(reply.problem)}\n" if reply.problem else "") + shown


def known(sections: str) -> tuple[Section, ...]:
    """What `? …` shows here: what was looked up."""
    return (Section(phrase("plain", text=f"looked up: {sections}"), None, ()),)


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a session, to which it can return."""

    events: tuple[Event, ...]
    time: float
    reply: Reply


class Session:
    """A session that is played. What happened before can be given.

    Arguments:
        exercises: the bank; the two exercises of this file where none is given.
        wish: what is asked for.
        events: what happened before.
        choose: what chooses.
        session: the id of a new session.
        hold: whether a session is in no other process.
    """

    def __init__(
        self,
        *exercises: str,
        wish: Wish = ANYTHING,
        events: Sequence[Event] = (),
        choose: Callable[..., Choice | None] = in_order,
        session: str = "a" * 32,
        hold: Hold = free,
    ) -> None:
        self.events = list(events)
        self.time = events[-1].at if events else START
        self.desk = Desk(
            bank(*(exercises or (TWO_PARTS, NUMBER))), lambda: tuple(self.events), session, self._now, known, choose,
            hold,
        )  # fmt: skip
        self.new: tuple[Event, ...] = ()
        self.text = ""
        self._take(begin(wish, self.desk))

    def _now(self) -> float:
        self.time += TICK
        return self.time

    def _take(self, reply: Reply) -> None:
        self.reply, self.new = reply, reply.events
        self.events += reply.events
        self.text = page(reply)

    def moment(self) -> Moment:
        """Where the session is."""
        return Moment(tuple(self.events), self.time, self.reply)

    def return_to(self, moment: Moment) -> None:
        """Make undone what happened after a moment."""
        self.events[:] = moment.events
        self.time, self.reply, self.new, self.text = moment.time, moment.reply, moment.reply.events, page(moment.reply)

    def type(self, *lines: str) -> str:
        """What is shown after the last of these lines."""
        for line in lines:
            self._take(respond(self.scene, line, self.desk))
        return self.text

    def interrupt(self, begun: str = "") -> str:
        """What is shown after Ctrl-C, with these lines of a working begun."""
        self._take(interrupted(self.scene, self.desk, begun))
        return self.text

    @property
    def scene(self) -> Scene:
        """Where the session stands."""
        return self.reply.scene

    @property
    def mode(self) -> str:
        """What the next line is."""
        return str(self.scene.mode)

    @property
    def sheet(self) -> Sheet:
        """The exercise."""
        assert self.scene.sheet is not None
        return self.scene.sheet

    @property
    def at(self) -> tuple[str, str]:
        """The exercise and the part."""
        return self.sheet.located.exercise.id, self.sheet.part.id

    def kinds(self) -> list[str]:
        """What happened at the last line."""
        return [str(one.kind) for one in self.new]
