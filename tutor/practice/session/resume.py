"""A session that was cut off, put together again from its events."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import pairwise

from tutor.bank.entry import Entry
from tutor.bank.pose import pose
from tutor.derivation.lesson import phrase
from tutor.practice.event import Event, Kind
from tutor.practice.session.ask import next_exercise, onward, posed
from tutor.practice.session.desk import Desk
from tutor.practice.session.record import folded
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Scene, Sheet
from tutor.practice.session.scope import limited
from tutor.practice.session.showing import shown
from tutor.practice.session.tried import Done
from tutor.practice.wish import Wish

_PAUSE = 1800.0
"""Who typed nothing for so many seconds was away."""


def unfinished(events: Sequence[Event], wish: Wish) -> tuple[Event, ...] | None:
    """The events of the session that goes on; None where a new one begins.

    Arguments:
        events: all that happened.
        wish: what is asked for now.
    """
    ended = {one.session for one in events if one.kind is Kind.ENDED}
    started = [one for one in events if one.kind is Kind.STARTED]
    bare = replace(wish, seed=None) == Wish()
    for place, start in enumerate(reversed(started)):
        if start.session not in ended and (bare or _is_same(wish_of(start), wish)):
            return tuple(one for one in events if one.session == start.session)
        if bare and place == 0:
            return None  # the last session was ended: an older one is not taken up again without being named
    return None


def _is_same(before: Wish, now: Wish) -> bool:
    """Whether the same is asked for; who names no seed does not mind which it is."""
    return (replace(before, seed=None) if now.seed is None else before) == now


def wish_of(start: Event) -> Wish:
    """What a session was asked to be. What another version of tutor wrote and this one does not know is left out."""
    try:
        told = json.loads(start.text)
    except ValueError:
        return Wish()
    if not isinstance(told, dict):
        return Wish()
    known = {one.name for one in fields(Wish)}
    found = {name: value for name, value in told.items() if name in known}
    try:
        return replace(Wish(**found), scope=tuple(map(str, found.get("scope", ()))))
    except TypeError:
        return Wish()


def resumed(events: Sequence[Event], desk: Desk) -> Reply:
    """The session as it stood, and its page.

    Arguments:
        events: those of the session.
        desk: what it works with.
    """
    start = events[0]
    now = desk.now()
    broken = {(one.exercise, one.seed) for one in events if one.kind is Kind.BROKEN}
    asked = [one for one in events if one.kind is Kind.ASKED and (one.exercise, one.seed) not in broken]
    scene = Scene(
        limited(wish_of(start), desk.library),
        start.session,
        now - _spent(events),
        begun=len(asked),
        right=sum(one.kind is Kind.ANSWERED and one.code == 0 for one in events),
    )
    sheet = _sheet(asked[-1], desk) if asked else None
    if sheet is None:
        return then(Reply(scene, (section(phrase("practice-resumed")),)), next_exercise, desk)
    there = replace(scene, sheet=sheet)
    for one in events:
        if (one.exercise, one.seed) == (asked[-1].exercise, asked[-1].seed):
            there = folded(there, one)
    return then(Reply(_first_open(there, now), (section(phrase("practice-resumed")),)), _go_on, desk)


def _spent(events: Sequence[Event]) -> float:
    """How many seconds were spent on a session. A long time in which nothing happened was a pause."""
    gaps = (later.at - earlier.at for earlier, later in pairwise(events))
    return sum(gap for gap in gaps if 0 < gap < _PAUSE)


def _sheet(asked: Event, desk: Desk) -> Sheet | None:
    """The exercise that was asked last; None where it is gone, or has changed."""
    entry = _entry(asked.exercise, desk)
    if entry is None or entry.version != asked.version:
        return None
    try:
        return posed(entry, asked.seed, desk)
    except Exception:  # an exercise that cannot be asked any more is passed over
        return None


def _entry(named: str, desk: Desk) -> Entry | None:
    return next((one for one in desk.library.entries() if f"{one.bank}/{one.id}" == named), None)


def _first_open(scene: Scene, now: float) -> Scene:
    """The scene at the first part that is open; at the last one where none is."""
    sheet = scene.sheet
    assert sheet is not None
    parts = sheet.exercised.parts
    place = next((at for at, part in enumerate(parts) if sheet.of(part.id).done is Done.OPEN), len(parts) - 1)
    own = {
        part.id: tried.last
        for part in parts[:place]
        if (tried := sheet.of(part.id)).last and tried.done is not Done.SHOWN
    }
    exercised = pose(sheet.located, sheet.seed, own) if own else sheet.exercised
    return replace(scene, sheet=replace(sheet, place=place, exercised=exercised, since=now))


def _go_on(scene: Scene, desk: Desk) -> Reply:
    sheet = scene.sheet
    assert sheet is not None
    return shown(scene, desk, whole=True) if sheet.here.done is Done.OPEN else onward(scene, desk)
