"""What is asked next: the next part, the exercise that waits, or a new one that is chosen.

A variant that cannot be asked is reported and drawn again; no fault of an exercise ends a session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tutor.bank.entry import Entry
from tutor.bank.pose import Exercised, pose
from tutor.derivation.lesson import Phrase, Section, phrase
from tutor.errors import StudentError
from tutor.expression.dice import Dice, draw
from tutor.practice.event import Event, Kind
from tutor.practice.session.close import ended
from tutor.practice.session.desk import Chosen, Desk
from tutor.practice.session.example import introduced
from tutor.practice.session.record import event
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Mode, Scene, Sheet
from tutor.practice.session.scope import are_exercises, in_scope
from tutor.practice.session.showing import shown
from tutor.practice.session.tried import Done

_MOST_SEEDS = 3
"""So many variants of an exercise are drawn before another one is chosen."""
_MOST_EXERCISES = 5
"""So many exercises that cannot be asked are passed over before the session gives up."""


def onward(scene: Scene, desk: Desk) -> Reply:
    """What comes when a part is done: the next part, or the next exercise."""
    sheet = scene.sheet
    if sheet is None:
        return next_exercise(scene, desk)
    # After going back, what is done already is not asked again.
    parts = list(enumerate(sheet.exercised.parts))[sheet.place + 1 :]
    place = next((place for place, part in parts if sheet.of(part.id).done is Done.OPEN), None)
    if place is None:
        return next_exercise(replace(scene, done=(*scene.done, sheet)), desk)
    turned = replace(sheet, place=place, exercised=_carried(sheet), since=desk.now())
    return shown(replace(scene, sheet=turned), desk)


def _carried(sheet: Sheet) -> Exercised:
    """The exercise as it goes on from the student's own answers, where the right ones were not shown."""
    parts = {part.id: sheet.of(part.id) for part in sheet.exercised.parts}
    own = {id: tried.last for id, tried in parts.items() if tried.last and tried.done is not Done.SHOWN}
    return pose(sheet.located, sheet.seed, own) if own else sheet.exercised


def next_exercise(scene: Scene, desk: Desk) -> Reply:
    """The exercise to which the student goes on after going back, or a new one; the report where none is left."""
    if scene.later:
        *later, waiting = scene.later
        return shown(replace(scene, sheet=replace(waiting, since=desk.now()), later=tuple(later)), desk, whole=True)
    wish = scene.wish
    if wish.count is not None and scene.begun >= wish.count:
        return ended(scene, desk)
    if wish.minutes is not None and desk.now() - scene.began >= 60 * wish.minutes:
        over = section(phrase("practice-time-over", minutes=f"{wish.minutes:g}"))
        return then(Reply(scene, (over,)), ended, desk)
    entries = _to_ask(scene, desk)
    broken: tuple[Event, ...] = ()
    for _ in range(_MOST_EXERCISES):
        here = desk.after(broken)
        chosen = _chosen(entries, scene, here)
        if chosen is None:
            break
        sheet, reported = _posed(chosen, scene, here)
        broken += reported
        if sheet is not None:
            found = _begun(replace(scene, sheet=sheet), desk)
            return replace(found, events=(*broken, *found.events), says=(*_told(broken), *found.says))
        entries = [entry for entry in entries if entry.id != chosen.entry.id]
    first = Reply(scene, (section(phrase("practice-nothing-left")),), broken)
    return then(first, ended, desk)


def _to_ask(scene: Scene, desk: Desk) -> list[Entry]:
    """The exercises that can come next. Those of an exam, and those that were named one by one, come once each
    before one of them comes again."""
    entries = list(in_scope(desk.library, scene.wish.scope))
    if not scene.exam and not are_exercises(scene.wish, entries):
        return entries
    asked = {one.exercise for one in desk.events() if one.kind is Kind.ASKED and one.session == scene.session}
    return [entry for entry in entries if f"{entry.bank}/{entry.id}" not in asked] or entries


def _chosen(entries: Sequence[Entry], scene: Scene, desk: Desk) -> Chosen | None:
    """What is asked next. The dice depend on the seed and on how much has happened, and on nothing else."""
    events = desk.events()
    dice = Dice(draw("choose", scene.chance, len(events)))
    return desk.choose(entries, desk.library.skills(), events, desk.now(), dice) if entries else None


def _posed(chosen: Chosen, scene: Scene, desk: Desk) -> tuple[Sheet | None, tuple[Event, ...]]:
    """The first variant that can be asked, and a report of each that cannot."""
    reported: list[Event] = []
    for seed in range(chosen.seed, chosen.seed + _MOST_SEEDS):
        try:
            return posed(chosen.entry, seed, desk, chosen.why), tuple(reported)
        except Exception as fault:  # whatever is wrong with one exercise, the session goes on with another
            reported.append(_report(chosen.entry, seed, scene, desk, fault))
    return None, tuple(reported)


def posed(entry: Entry, seed: int, desk: Desk, why: Phrase | None = None) -> Sheet:
    """A variant before the student.

    Raises:
        AuthorError: it cannot be asked.
    """
    located = desk.library.exercise(f"{entry.bank}/{entry.id}")
    return Sheet(entry, located, pose(located, seed), seed, since=desk.now(), why=why)


def _begun(scene: Scene, desk: Desk) -> Reply:
    """The exercise on the sheet is asked for the first time."""
    asked = event(scene, desk, Kind.ASKED)
    return replace(introduced(replace(scene, begun=scene.begun + 1), desk), events=(asked,))


def broken(scene: Scene, desk: Desk, fault: Exception) -> Reply:
    """The exercise on the sheet turned out to be broken: it is reported, and another variant of it is asked."""
    sheet = scene.sheet
    if sheet is None:
        return next_exercise(scene, desk)
    report = _report(sheet.entry, sheet.seed, scene, desk, fault)
    # An exercise with a fault is none of those that were asked for.
    without = replace(scene, sheet=None, mode=Mode.ANSWER, walk=None, used=None, example=None, begun=scene.begun - 1)
    first = Reply(without, _told((report,)), (report,))
    before = [one for one in desk.events() if one.kind is Kind.BROKEN and one.session == scene.session]
    if sum(one.exercise == report.exercise for one in before) + 1 >= _MOST_SEEDS:
        return then(first, next_exercise, desk)
    again, more = _posed(_Again(sheet.entry, sheet.seed + 1, phrase("practice-why-again")), without, desk)
    first = replace(first, events=(*first.events, *more))
    if again is None:
        return then(first, next_exercise, desk)
    return then(first, lambda scene, desk: _begun(replace(scene, sheet=again), desk), desk)


@dataclass(frozen=True, slots=True)
class _Again:
    """Another variant of the same exercise."""

    entry: Entry
    seed: int
    why: Phrase


def _report(entry: Entry, seed: int, scene: Scene, desk: Desk, fault: Exception) -> Event:
    said = fault.message if isinstance(fault, StudentError) else f"{type(fault).__name__}: {fault}"
    about = Event(Kind.BROKEN, desk.now(), scene.session, f"{entry.bank}/{entry.id}", entry.version, seed)
    return replace(about, skills=entry.skills, difficulty=entry.difficulty, text=said[:500], exam=scene.exam)


def _told(reported: Sequence[Event]) -> tuple[Section, ...]:
    """That an exercise has a fault, once for each."""
    names = dict.fromkeys(one.exercise.rpartition("/")[2] for one in reported)
    return tuple(section(phrase("practice-broken", id=name)) for name in names)
