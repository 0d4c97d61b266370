"""Events about what lies before the student, and the scene behind them.

A session that goes on later folds the same events with the same `Tried.after`, so it stands where it stood.
"""

from __future__ import annotations

from dataclasses import replace

from tutor.bank.posed import Menu
from tutor.practice.event import Event, Kind
from tutor.practice.session.desk import Desk
from tutor.practice.session.scene import Scene

_MOST_TYPED = 4000
"""What is longer is kept up to here."""


def event(scene: Scene, desk: Desk, kind: Kind, text: str = "") -> Event:
    """An event about the part that is asked.

    Arguments:
        scene: where the session stands.
        desk: what it works with.
        kind: what happened.
        text: what was typed, or what the kind says.
    """
    now, sheet = desk.now(), scene.sheet
    bare = Event(kind, now, scene.session, text=text[:_MOST_TYPED], exam=scene.exam)
    if sheet is None:
        return bare
    here, subject = sheet.here, sheet.part.made.subject
    return replace(
        bare,
        exercise=sheet.entry.name,
        version=sheet.located.exercise.version,
        seed=sheet.seed,
        part=sheet.part.id,
        skills=tuple(sheet.located.exercise.skills),
        difficulty=sheet.located.exercise.difficulty,
        attempt=here.answers + (kind is Kind.ANSWERED),
        hints=here.hints,
        seconds=max(0.0, now - sheet.since),
        options=len(subject.options) if isinstance(subject, Menu) else 0,
    )


def folded(scene: Scene, happened: Event) -> Scene:
    """The scene behind an event about its part.

    Arguments:
        scene: where the session stood.
        happened: the event.
    """
    sheet = scene.sheet
    if sheet is None or not happened.part:
        return scene
    changed = sheet.with_tried(happened.part, sheet.of(happened.part).after(happened))
    if happened.kind is Kind.ANSWERED:
        changed = replace(changed, since=happened.at)
    return replace(scene, sheet=changed)
