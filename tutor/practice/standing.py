"""Where a student stands: for each skill how well it is mastered and when it returns, worked out from the events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tutor.practice.event import Event, Kind
from tutor.practice.evidence import TELLING, Evidence, evidence
from tutor.practice.history import History
from tutor.practice.mastery import KNOWN_AT_FIRST, NEEDED, blame, guess, observed, taught
from tutor.practice.memory import Grade, Memory, reviewed
from tutor.practice.sitting import Effort, Piece, Sitting, piece


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a student stands in one skill."""

    skill: str
    mastery: float = KNOWN_AT_FIRST
    """How likely it is that the skill was learned; it does not fall with time."""
    seen: int = 0
    """How many graded answers, lines and solutions were evidence for it."""
    practised: float = 0.0
    """The same, but what was shared with other skills counts by its share."""
    trend: tuple[float, ...] = ()
    """The mastery after each sitting, the last one included."""
    memory: Memory | None = None
    """What is known of its being remembered; None before the first sitting."""

    @property
    def last(self) -> float | None:
        """When it was practised last, in seconds since 1970, UTC; None for never."""
        return self.memory.last if self.memory else None

    @property
    def due(self) -> float | None:
        """When it returns; None for one that was never practised."""
        return self.memory.due if self.memory else None


class _Skill:
    """What is known of a skill while events are read."""

    __slots__ = ("closed", "mastery", "practised", "seen", "sitting", "standing", "trend")

    def __init__(self) -> None:
        self.mastery = KNOWN_AT_FIRST
        self.seen = 0
        self.practised = 0.0
        self.trend: list[float] = []
        self.closed: Memory | None = None
        self.sitting: Sitting | None = None
        self.standing: Standing | None = None

    def at(self, at: float) -> Sitting:
        """The sitting at this time; what was before it is graded."""
        self.standing = None
        if self.sitting is None or self.sitting.over(at):
            self.closed = self.memory()
            if self.sitting:
                self.trend.append(self.mastery)
            self.sitting = Sitting(at)
        elif at > self.sitting.last:
            self.sitting.last = at
        return self.sitting

    def memory(self) -> Memory | None:
        grade = self.sitting.grade() if self.sitting else None
        if self.sitting is None or grade is None:
            return self.closed
        return reviewed(self.closed, grade, self.sitting.last)

    def trends(self) -> tuple[float, ...]:
        return (*self.trend, self.mastery) if self.sitting else ()


class Fold:
    """The events so far, read one by one.

    >>> fold = Fold(["chain-rule"])
    >>> fold.standings()["chain-rule"].mastery
    0.25
    >>> done = Event(Kind.ANSWERED, 0.0, "s", "rules/a", skills=("chain-rule",), verdict="right", code=0)
    >>> fold.add(done)
    >>> round(fold.standings()["chain-rule"].mastery, 2)
    0.64
    """

    __slots__ = ("_efforts", "_skills", "history")

    def __init__(self, skills: Iterable[str] = (), events: Iterable[Event] = ()) -> None:
        """Reads the events, if there are any.

        Arguments:
            skills: all skills that are declared; those that only events name are added.
            events: what happened so far, in order.
        """
        self._skills = defaultdict(_Skill, {skill: _Skill() for skill in skills})
        self._efforts: dict[str, dict[Piece, Effort]] = {}
        """What came of the parts so far, by sessions that have not ended."""
        self.history = History()
        """What was asked."""
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Reads one more event."""
        kind = event.kind
        if event.exercise:
            self.history.add(event)
        if kind not in TELLING:
            if kind is Kind.ENDED:
                self._efforts.pop(event.session, None)
            return
        efforts, place = self._efforts.setdefault(event.session, {}), piece(event)
        effort = efforts.get(place)
        if effort is None:
            effort = efforts[place] = Effort()
        said = evidence(event, effort, self._skills)
        if said is not None:
            self._graded(event, said, effort)
        elif kind is Kind.HINTED:
            self._hinted(event, effort)
        else:
            return
        effort.add(event)

    def standings(self) -> Mapping[str, Standing]:
        """Where the student stands in each skill."""
        return dict(self._standings())

    def _standings(self) -> Iterator[tuple[str, Standing]]:
        for name, skill in self._skills.items():
            if skill.standing is None:
                memory = skill.memory()
                trend = skill.trends()
                skill.standing = Standing(name, skill.mastery, skill.seen, skill.practised, trend, memory)
            yield name, skill.standing

    def _hinted(self, event: Event, effort: Effort) -> None:
        for name in event.skills:
            self._skills[name].at(event.at).grades.setdefault(effort, Grade.HARD)

    def _graded(self, event: Event, said: Evidence, effort: Effort) -> None:
        names, right, weight, _, teaches = said
        skills = [self._skills[name] for name in names]
        wrong = said.share < 1
        part = NEEDED / len(names) if len(names) > NEEDED else 1.0
        shares = _shares(said, [skill.mastery for skill in skills]) if wrong else [part] * len(skills)
        # A mistake that most likely was another skill's does not bring this one back sooner.
        blamed = max(shares, default=0.0) / 2
        guessed, at = guess(event.options), event.at
        grade = effort.wrong(event) if wrong else effort.right(None, event)
        for skill, share in zip(skills, shares, strict=True):
            grades = skill.at(at).grades
            mastery = observed(skill.mastery, right, weight * share, guessed)
            skill.mastery = taught(mastery, part) if teaches else mastery
            skill.seen += 1
            skill.practised += part
            if wrong:
                if share >= blamed:
                    grades[effort] = min(grade, grades.get(effort, grade))
            else:
                before = grades.get(effort)
                grades[effort] = grade if before is None else effort.right(before, event)


def _shares(said: Evidence, masteries: Sequence[float]) -> list[float]:
    if not said.struck:
        return list(blame(masteries))
    return [1 / len(said.struck) if name in said.struck else 0.0 for name in said.skills]


def standings(events: Sequence[Event], skills: Iterable[str]) -> Mapping[str, Standing]:
    """Where the student stands in each skill.

    Arguments:
        events: all that happened, in order.
        skills: all skills that are declared.
    """
    return read(events, skills).standings()


_before: list[tuple[tuple[str, ...], tuple[Event, ...], Fold]] = []
"""What `read` read last; at most one."""


def read(events: Sequence[Event], skills: Iterable[str]) -> Fold:
    """The events, read; not to be added to.

    A session asks again after every answer, and a long history takes a while to read: where the events begin with
    those of the time before, only the new ones are read.

    Arguments:
        events: all that happened, in order.
        skills: all skills that are declared.
    """
    declared, happened = tuple(skills), tuple(events)
    if _before:
        same, old, fold = _before.pop()
        if same == declared and happened[: len(old)] == old:
            for event in happened[len(old) :]:
                fold.add(event)
            _before.append((declared, happened, fold))
            return fold
    fold = Fold(declared, happened)
    _before.append((declared, happened, fold))
    return fold
