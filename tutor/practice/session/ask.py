"""What is asked next: the next part, the exercise that waits, or a new one that is chosen.

A variant that cannot be asked is reported and drawn again; no fault of an exercise ends a session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.bank.entry import Entry
from tutor.bank.pose import pose
from tutor.bank.time_limit import TooLong, time_limit
from tutor.derivation.lesson import Phrase, Section, phrase
from tutor.errors import AuthorError, StudentError
from tutor.practice.event import Event, Kind
from tutor.practice.notes import noted
from tutor.practice.session.askings import own_answers
from tutor.practice.session.choosing import choice, to_ask
from tutor.practice.session.desk import Desk
from tutor.practice.session.example import introduced
from tutor.practice.session.handing_in import is_asked, nothing_left
from tutor.practice.session.record import event
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Mode, Scene, Sheet
from tutor.practice.session.showing import shown
from tutor.practice.session.tried import Done

LONGEST = 3.0
"""Seconds of work that making a variant may take; nobody waits longer for a question."""
_MOST_SEEDS = 3
"""So many variants of an exercise are drawn before another one is chosen."""
_MOST_EXERCISES = 5
"""So many exercises that cannot be asked are passed over before the session gives up."""


def onward(scene: Scene, desk: Desk) -> Reply:
    """What comes when a part is done: the next part, or the next exercise."""
    sheet = scene.sheet
    if sheet is None:
        return next_exercise(scene, desk)
    sheet = carried(sheet)
    # After going back, what is done already is not asked again.
    parts = list(enumerate(sheet.exercised.parts))[sheet.place + 1 :]
    place = next((place for place, part in parts if sheet.of(part.id).done is Done.OPEN), None)
    if place is None:
        # Without the sheet, no fault in what follows is put down to the exercise that is done.
        return then(Reply(replace(scene, sheet=None)), next_exercise, desk)
    turned = replace(sheet, place=place, since=desk.now())
    return shown(replace(scene, sheet=turned), desk)


def carried(sheet: Sheet) -> Sheet:
    """The exercise as it goes on from the student's own wrong answers, as they are by now.

    Arguments:
        sheet: the exercise as it lies before the student.
    """
    own = own_answers(sheet.tried)
    if own == sheet.own:
        return sheet
    return replace(sheet, exercised=pose(sheet.located, sheet.seed, dict(own)), own=own)


def next_exercise(scene: Scene, desk: Desk) -> Reply:
    """The exercise to which the student goes on after going back, or a new one; the end where none is left."""
    if scene.later:
        *later, waiting = scene.later
        return shown(replace(scene, sheet=replace(waiting, since=desk.now()), later=tuple(later)), desk, whole=True)
    wish = scene.wish
    if wish.count is not None and scene.begun >= wish.count:
        return nothing_left(scene, desk)
    if wish.minutes is not None and desk.now() - scene.began >= 60 * wish.minutes:
        over = section(phrase("practice-time-over", minutes=f"{wish.minutes:g}"))
        return then(Reply(scene, (over,)), nothing_left, desk)
    entries: Sequence[Entry] = to_ask(scene, desk)
    broken: tuple[Event, ...] = ()
    for _ in range(_MOST_EXERCISES):
        here = desk.after(broken)
        chosen = choice(entries, scene, here)
        if chosen is None:
            break
        sheet, reported = _posed(chosen.entry, chosen.seed, chosen.why, scene, here)
        broken += reported
        if sheet is not None:
            found = _begun(replace(scene, sheet=sheet), desk)
            return replace(found, events=(*broken, *found.events), says=(*_told(broken), *found.says))
        entries = [entry for entry in entries if entry.id != chosen.entry.id]
    # Whoever is asked whether to end here hears then that this was the last one.
    says = () if is_asked(scene) else (section(phrase("practice-nothing-left")),)
    return then(Reply(scene, (*_told(broken), *says), broken), nothing_left, desk)


def _posed(entry: Entry, first: int, why: Phrase, scene: Scene, desk: Desk) -> tuple[Sheet | None, tuple[Event, ...]]:
    """The first variant that can be asked, and a report of each that cannot."""
    reported: list[Event] = []
    for seed in range(first, first + _MOST_SEEDS):
        try:
            return posed(entry, seed, desk, why), tuple(reported)
        except Exception as fault:  # whatever is wrong with one exercise, the session goes on with another
            reported.append(_report(entry, seed, scene, desk, fault))
            if isinstance(fault, _TooSlow):
                break  # nobody waits for the other variants of it
    return None, tuple(reported)


class _TooSlow(AuthorError):
    """A variant takes too long to be made."""


def posed(entry: Entry, seed: int, desk: Desk, why: Phrase | None = None) -> Sheet:
    """A variant before the student.

    Arguments:
        entry: the exercise.
        seed: which variant.
        desk: what the session works with.
        why: why it was chosen; None where it was not chosen now.

    Raises:
        AuthorError: it cannot be asked.
    """
    located = desk.library.exercise(entry.name)
    texts = noted(desk.events(), entry.name)
    try:
        with time_limit(LONGEST, working=True):
            exercised = pose(located, seed)
    except TooLong:
        raise _TooSlow(f"It takes more than {LONGEST:g} seconds to make this variant.") from None
    return Sheet(entry, located, exercised, seed, since=desk.now(), why=why, notes=texts)


def _begun(scene: Scene, desk: Desk) -> Reply:
    """The exercise on the sheet is asked for the first time."""
    asked = event(scene, desk, Kind.ASKED)
    return replace(introduced(replace(scene, begun=scene.begun + 1), desk), events=(asked,))


def broken(scene: Scene, desk: Desk, fault: Exception) -> Reply:
    """The exercise on the sheet turned out to be broken: it is reported, and another variant of it is asked.

    Arguments:
        scene: where the session stands.
        desk: what it works with.
        fault: what went wrong.
    """
    sheet = scene.sheet
    if sheet is None:
        return next_exercise(scene, desk)
    report = _report(sheet.entry, sheet.seed, scene, desk, fault)
    # An exercise with a fault is none of those that were asked for.
    without = replace(scene, sheet=None, mode=Mode.ANSWER, walk=None, used=None, example=None, begun=scene.begun - 1)
    first = Reply(without, _told((report,)), (report,))
    before = [one for one in desk.of(scene.session) if one.kind is Kind.BROKEN and one.exercise == report.exercise]
    if len(before) + 1 >= _MOST_SEEDS:
        return then(first, next_exercise, desk)
    again, more = _posed(sheet.entry, sheet.seed + 1, phrase("practice-why-again"), without, desk)
    first = replace(first, events=(*first.events, *more))
    if again is None:
        return then(first, next_exercise, desk)
    return then(first, lambda scene, desk: _begun(replace(scene, sheet=again), desk), desk)


def _report(entry: Entry, seed: int, scene: Scene, desk: Desk, fault: Exception) -> Event:
    said = fault.message if isinstance(fault, StudentError) else f"{type(fault).__name__}: {fault}"
    about = Event(Kind.BROKEN, desk.now(), scene.session, entry.name, entry.version, seed)
    return replace(about, skills=entry.skills, difficulty=entry.difficulty, text=said[:500], exam=scene.exam)


def _told(reported: Sequence[Event]) -> tuple[Section, ...]:
    """That an exercise has a fault, once for each."""
    names = dict.fromkeys(one.exercise.rpartition("/")[2] for one in reported)
    return tuple(section(phrase("practice-broken", id=name)) for name in names)
