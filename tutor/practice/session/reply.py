"""What comes of a line that was typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tutor.derivation.lesson import Block, Note, Phrase, Section
from tutor.errors import StudentError
from tutor.practice.event import Event
from tutor.practice.session.desk import Desk
from tutor.practice.session.scene import Mode, Scene

_PROMPTS = {
    Mode.EXAMPLE: "line> ",
    Mode.STEP: "step> ",
    Mode.WORK: "work> ",
    Mode.MARK: "points> ",
    Mode.MENU: "rule> ",
    Mode.NOTE: "note> ",
    Mode.CONFIRM: "yes or no> ",
    Mode.HAND_IN: "hand in> ",
    Mode.OVER: "",
}


@dataclass(frozen=True, slots=True)
class Reply:
    """What comes of a line: where the session stands then, what to append, and what to show, in this order."""

    scene: Scene
    says: tuple[Section, ...] = ()
    events: tuple[Event, ...] = ()
    """To append before anything is shown."""
    problem: StudentError | None = None
    """What could not be read, to be shown before `says` with its caret, as `tutor check` shows it."""

    @property
    def prompt(self) -> str:
        """What stands before the next line that is typed."""
        scene = self.scene
        if scene.mode in _PROMPTS or scene.sheet is None:
            return _PROMPTS.get(scene.mode, "> ")
        return f"{scene.sheet.part.id}> "

    @property
    def lines(self) -> bool:
        """Are several lines read until an empty one, and handed over as one text with line breaks?

        When the first of them is a command (`commands.is_command`) it is handed over at once.
        """
        scene = self.scene
        if scene.mode is Mode.WORK:
            return True
        return scene.mode is Mode.ANSWER and scene.sheet is not None and scene.sheet.part.part.kind == "steps"

    @property
    def over(self) -> bool:
        """Has the session ended?"""
        return self.scene.mode is Mode.OVER


def section(*blocks: Block | Phrase, heading: Phrase | None = None, remark: Phrase | None = None) -> Section:
    """A section of sentences and other blocks."""
    return Section(heading, remark, tuple(Note(one) if isinstance(one, Phrase) else one for one in blocks))


class Stumbled(Exception):
    """What follows on a reply failed; what came before it must not be lost.

    Arguments:
        reply: what came before.
        fault: what went wrong then.
    """

    def __init__(self, reply: Reply, fault: Exception) -> None:
        super().__init__(str(fault))
        self.reply = reply
        self.fault = fault


def then(first: Reply, more: Callable[[Scene, Desk], Reply], desk: Desk) -> Reply:
    """A reply, and what follows on it as if its events had been appended.

    Arguments:
        first: what comes first.
        more: what follows where the first leads.
        desk: what the session works with.

    Raises:
        Stumbled: what follows failed.
    """
    try:
        return joined(first, more(first.scene, desk.after(first.events)))
    except Stumbled as stumbled:
        raise Stumbled(joined(first, stumbled.reply), stumbled.fault) from stumbled.fault
    except Exception as fault:
        raise Stumbled(first, fault) from fault


def joined(first: Reply, second: Reply) -> Reply:
    """Two replies as one."""
    return replace(
        second,
        says=(*first.says, *second.says),
        events=(*first.events, *second.events),
        problem=second.problem or first.problem,
    )
