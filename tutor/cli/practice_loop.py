"""The loop of a session: a line is read, answered, kept, and only then is the answer shown."""

from __future__ import annotations

import sys
from enum import Enum, auto
from importlib import import_module

from tutor.cli.lines import Lines
from tutor.cli.practice_claims import unclaimed
from tutor.cli.practice_screen import Screen
from tutor.cli.practice_typing import Typing
from tutor.derivation.lesson import Phrase
from tutor.practice.session.desk import Desk
from tutor.practice.session.reply import Reply
from tutor.practice.session.scene import Scene
from tutor.practice.store.store import Store

_ANSWERING = ("tutor.practice.session.respond", "tutor.grading.working.check", "tutor.grading.working.reading")
"""What the first answer needs, and no page before it: it is loaded while the student reads."""


def loop(first: Reply, desk: Desk, store: Store, lines: Lines, screen: Screen, shown: str) -> Scene:
    """Go through a session to its end.

    Arguments:
        first: how it begins.
        desk: what it works with.
        store: where events are kept.
        lines: where answers come from.
        screen: where pages go.
        shown: the page that is on the screen already, which is not shown again; "" where there is none.

    Returns:
        where it ended.
    """
    reply, notice, typing = first, _kept(first, store, screen, None, shown), Typing(lines, spoken=screen.spoken)
    while not reply.over:
        read = _read(reply, typing)
        reply = _next(reply.scene, read, typing.begun, desk)
        notice = _kept(reply, store, screen, notice)
    return reply.scene


class _Key(Enum):
    """What was pressed instead of typing a line."""

    INTERRUPT = auto()
    END = auto()


def _read(reply: Reply, typing: Typing) -> str | _Key:
    try:
        for module in _ANSWERING:
            import_module(module)
        return typing.read(reply)
    except KeyboardInterrupt:
        sys.stdout.write("\n")
        return _Key.INTERRUPT
    except EOFError:
        sys.stdout.write("\n")
        return _Key.END


def _next(scene: Scene, read: str | _Key, begun: str, desk: Desk) -> Reply:
    from tutor.practice.session.close import ended
    from tutor.practice.session.respond import interrupted, respond

    try:
        match read:
            case str():
                return respond(scene, read, desk)
            case _Key.INTERRUPT:
                return interrupted(scene, desk, begun)
            case _:
                return ended(scene, desk)
    except KeyboardInterrupt:
        # Ctrl-C while an answer is graded: it is not graded, and the question stands.
        return interrupted(scene, desk)


def _kept(reply: Reply, store: Store, screen: Screen, before: Phrase | None, shown: str = "") -> Phrase | None:
    """Keep what happened, and then show it; returned is what was told about where it is kept."""
    for event in reply.events:
        store.append(event)
    if store.notice is not None and store.notice != before:
        screen.say(store.notice)
    if reply.problem is not None:
        screen.complain(reply.problem)
    page = screen.page(unclaimed(reply.says) if store.waiting else reply.says, reply.scene)
    if page != shown:
        screen.write(page)
    return store.notice
