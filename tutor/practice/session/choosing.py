"""Among which exercises of a session the next one is chosen, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tutor.bank.entry import Entry
from tutor.expression.dice import Dice, draw
from tutor.practice.event import Kind
from tutor.practice.session.desk import Chosen, Desk
from tutor.practice.session.scene import Scene
from tutor.practice.session.scope import are_exercises, in_scope

_USED = (Kind.ASKED, Kind.BROKEN)


def to_ask(scene: Scene, desk: Desk) -> list[Entry]:
    """The exercises that can come next. Those of an exam, and those that were named one by one, come once each
    before one of them comes again; in an exam only while a variant of it is left that was not asked."""
    entries = list(in_scope(desk.library, scene.wish.scope))
    if not scene.exam and not are_exercises(scene.wish, entries):
        return entries
    variants = {(one.exercise, one.seed) for one in desk.of(scene.session) if one.kind in _USED}
    asked = Counter(exercise for exercise, _ in variants)
    fresh = [entry for entry in entries if not asked[entry.name]]
    if fresh or not scene.exam:
        return fresh or entries
    return [entry for entry in entries if asked[entry.name] < len(entry.seeds)]


def choice(entries: Sequence[Entry], scene: Scene, desk: Desk) -> Chosen | None:
    """What is asked next. The dice depend on the seed and on how much has happened, and on nothing else.

    In an exam nothing that was done in it decides: what comes next would tell whether an answer was right.
    """
    events = desk.events()
    if scene.exam:
        events = tuple(one for one in events if one.session != scene.session or one.kind in _USED)
    dice = Dice(draw("choose", scene.chance, len(events)))
    return desk.choose(entries, desk.library.skills(), events, desk.turn, dice) if entries else None
