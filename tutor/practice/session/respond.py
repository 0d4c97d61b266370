"""The answer to a line that was typed, whatever it is."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import phrase
from tutor.errors import StudentError
from tutor.practice.event import Kind
from tutor.practice.session.answering import answered
from tutor.practice.session.close import ended
from tutor.practice.session.commands import LOOKUP, called, meant
from tutor.practice.session.desk import Desk
from tutor.practice.session.discussing import discussed, marked
from tutor.practice.session.example import completed
from tutor.practice.session.faults import recovered
from tutor.practice.session.letters import letters_of
from tutor.practice.session.menu import menu_answered
from tutor.practice.session.noting import noted
from tutor.practice.session.obey import obey
from tutor.practice.session.problems import told
from tutor.practice.session.record import event
from tutor.practice.session.reply import Reply, Stumbled, joined, section
from tutor.practice.session.scene import Mode, Scene
from tutor.practice.session.showing import shown
from tutor.practice.session.stepping import stepped
from tutor.practice.session.working import worked

_YES = frozenset(("y", "yes", "yeah", "yep", "ok", "sure", "please"))
_NO = frozenset(("n", "no", "nope", ""))


def respond(scene: Scene, line: str, desk: Desk) -> Reply:
    """The answer to a line.

    Nothing that is typed raises. What cannot be read comes back as the problem of the reply; a fault of the exercise
    or of tutor is kept as an event, and another variant is asked.

    Arguments:
        scene: where the session stands.
        line: what was typed; several lines where the last reply asked for several.
        desk: what the session works with.
    """
    if scene.mode is Mode.OVER:
        return Reply(scene)
    try:
        found = _respond(scene, line, desk)
        return found if found.problem is None else replace(found, problem=told(found.problem, scene))
    except StudentError as problem:
        return Reply(scene, problem=told(problem, scene))
    except Stumbled as stumbled:
        return recovered(stumbled.reply, desk, stumbled.fault)
    except Exception as fault:  # a fault of tutor's own must not cost the student the session
        kept = () if scene.sheet is None else (replace(event(scene, desk, Kind.UNREAD, line), verdict="fault"),)
        return recovered(Reply(scene, (), kept), desk, fault)


def _respond(scene: Scene, line: str, desk: Desk) -> Reply:
    if scene.mode is Mode.CONFIRM:
        return _confirmed(scene, line, desk)
    command = called(line)
    if scene.mode is Mode.NOTE:
        if command is None or command.argument:
            return noted(scene, line, desk)
        scene = replace(scene, mode=scene.before)  # a command in place of the note
    if command is not None and not (command.argument and scene.mode is Mode.DISCUSS):  # "note that …" is prose
        return obey(scene, command, desk)
    text = line.strip()
    if text.startswith(LOOKUP) and text != LOOKUP:
        return _looked_up(scene, text[1:].strip(), desk)
    prose = scene.mode is Mode.DISCUSS and " " in text
    likely = "" if prose else meant(text, letters_of(scene))
    if likely and text != scene.typed:
        asked = replace(scene, mode=Mode.CONFIRM, before=scene.mode, meant=likely, typed=text)
        return Reply(asked, (section(phrase("practice-meant", command=likely)),))
    return _by_mode(scene, line, desk)


def _by_mode(scene: Scene, line: str, desk: Desk) -> Reply:
    match scene.mode:
        case Mode.EXAMPLE:
            return completed(scene, line, desk)
        case Mode.STEP:
            return stepped(scene, line, desk)
        case Mode.WORK:
            return worked(scene, line, desk)
        case Mode.MENU:
            return menu_answered(scene, line, desk)
    if not line.strip():
        first = Reply(scene, (section(phrase("practice-empty")),))
        return joined(first, shown(scene, desk, whole=True)) if scene.mode is Mode.ANSWER else first
    match scene.mode:
        case Mode.DISCUSS:
            return discussed(scene, line, desk)
        case Mode.MARK:
            return marked(scene, line, desk)
    return answered(scene, line, desk)


def _confirmed(scene: Scene, line: str, desk: Desk) -> Reply:
    """Yes does it, no does not; anything else is taken as if there had been no question."""
    answer = line.strip().lower().rstrip(".!")
    back = replace(scene, mode=scene.before)
    if answer in _YES:
        command = called(scene.meant)
        assert command is not None
        return obey(back, command, desk)
    if answer in _NO:
        return Reply(back, (section(phrase("practice-not-meant")),))
    return _respond(back, line, desk)


def _looked_up(scene: Scene, text: str, desk: Desk) -> Reply:
    if scene.exam:
        return Reply(scene, (section(phrase("practice-not-in-exam", command=LOOKUP)),))
    if desk.lookup is None:
        return Reply(scene, (section(phrase("practice-no-lookup")),))
    try:
        return Reply(scene, desk.lookup(text))
    except StudentError:
        raise
    except Exception:  # it was not the exercise that failed
        return Reply(scene, (section(phrase("practice-no-answer")),))


def interrupted(scene: Scene, desk: Desk) -> Reply:
    """Ctrl-C: it is asked once whether to stop, and at the second time the session ends.

    Arguments:
        scene: where the session stands.
        desk: what it works with.
    """
    if scene.mode is Mode.OVER or (scene.mode is Mode.CONFIRM and scene.meant == "quit"):
        return ended(scene, desk)
    before = scene.before if scene.mode is Mode.CONFIRM else scene.mode
    asked = replace(scene, mode=Mode.CONFIRM, before=before, meant="quit", typed="")
    return Reply(asked, (section(phrase("practice-interrupted")),))
