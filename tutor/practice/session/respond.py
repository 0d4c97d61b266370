"""The answer to a line that was typed, whatever it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tutor.derivation.lesson import phrase
from tutor.errors import StudentError
from tutor.grading.answer import Collection, Interval
from tutor.grading.task import Task
from tutor.practice.event import Kind
from tutor.practice.session.answering import answered
from tutor.practice.session.at_hand import all_at_hand
from tutor.practice.session.close import ended
from tutor.practice.session.commands import LOOKUP, called, is_no, is_yes, meant
from tutor.practice.session.desk import Desk
from tutor.practice.session.discussing import discussed, marked
from tutor.practice.session.example import completed
from tutor.practice.session.faults import recovered
from tutor.practice.session.handing_in import handed_in
from tutor.practice.session.letters import letters_of, names_of
from tutor.practice.session.menu import menu_answered
from tutor.practice.session.noting import noted
from tutor.practice.session.obey import obey
from tutor.practice.session.problems import mend_here, told
from tutor.practice.session.record import event
from tutor.practice.session.reply import Reply, Stumbled, section
from tutor.practice.session.scene import Mode, Scene
from tutor.practice.session.stepping import stepped
from tutor.practice.session.talking import talked, unlettered
from tutor.practice.session.working import worked

_TAKEN: dict[Mode, Callable[[Scene, str, Desk], Reply]] = {
    Mode.EXAMPLE: completed,
    Mode.STEP: stepped,
    Mode.WORK: worked,
    Mode.MENU: menu_answered,
    Mode.HAND_IN: handed_in,
    Mode.LAST: handed_in,
}
"""What takes a line that is no answer to the question."""
_PROGRAM = "tutor "
_FAULT = "fault"
"""The verdict of what was typed when tutor failed."""


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
        problem = None if found.problem is None else told(found.problem, scene)
        return replace(found, problem=problem, says=all_at_hand(found.says, lambda mend: mend_here(mend, scene)))
    except StudentError as problem:
        return Reply(scene, problem=told(problem, scene))
    except Stumbled as stumbled:
        return recovered(stumbled.reply, desk, stumbled.fault)
    except Exception as fault:  # a fault of tutor's own must not cost the student the session
        kept = () if scene.sheet is None else (replace(event(scene, desk, Kind.UNREAD, line), verdict=_FAULT),)
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
        return _beside(scene, line, desk, lambda: obey(scene, command, desk))
    text = line.strip()
    if text.startswith(LOOKUP) and text != LOOKUP:
        return _looked_up(scene, text[1:].strip().removeprefix(_PROGRAM), desk)
    if text.startswith(_PROGRAM) and scene.mode is not Mode.DISCUSS:  # as it is typed outside a session
        words = text.removeprefix(_PROGRAM).strip()
        return _respond(scene, words if called(words) else f"{LOOKUP} {words}", desk)
    if (said := talked(scene, line)) is not None:
        return said
    prose = scene.mode is Mode.DISCUSS and " " in text
    likely = "" if prose else meant(text, letters_of(scene))
    if likely and text != scene.typed:
        asked = replace(scene, mode=Mode.CONFIRM, before=scene.mode, meant=likely, typed=text)
        return Reply(asked, (section(phrase("practice-meant", command=likely)),))
    return unlettered(scene, line) or _by_mode(scene, line, desk)


def _by_mode(scene: Scene, line: str, desk: Desk) -> Reply:
    taken = _TAKEN.get(scene.mode)
    if taken is not None:
        return _beside(scene, line, desk, lambda: taken(scene, line, desk))
    if not line.strip():
        return _empty(scene)
    match scene.mode:
        case Mode.DISCUSS:
            return discussed(scene, line, desk)
        case Mode.MARK:
            return marked(scene, line, desk)
    if "\n" in line.strip() and not (Reply(scene).lines or _has_several(scene)):
        return _several_lines(scene, line, desk)
    return answered(scene, line, desk)


def _has_several(scene: Scene) -> bool:
    """Is a vector or a set asked for, which may come with one component, member or piece a line?"""
    subject = None if scene.sheet is None else scene.sheet.part.made.subject
    return isinstance(subject, Task) and (len(subject.keys) > 1 or isinstance(subject.model, Collection | Interval))


def _several_lines(scene: Scene, line: str, desk: Desk) -> Reply:
    """One answer is one line: what was pasted is not read as a product of its lines, and costs nothing."""
    kept = replace(event(scene, desk, Kind.UNREAD, line), verdict="lines", code=2)
    return Reply(scene, (section(phrase("practice-one-line", lines=len(line.split("\n")))),), (kept,))


def _empty(scene: Scene) -> Reply:
    """Nothing was typed: what can be typed, in a line, for the question is on the screen."""
    sheet = scene.the_sheet
    if scene.mode is Mode.MARK:
        return Reply(scene, (section(phrase("practice-mark")),))
    helps = not scene.exam and bool(sheet.part.hints()[:-1])
    return Reply(scene, (section(phrase("practice-empty" if helps else "practice-empty-plain")),))


def _beside(scene: Scene, line: str, desk: Desk, does: Callable[[], Reply]) -> Reply:
    """What is no answer to the question. When it fails, that is no fault of the exercise, and the question stands."""
    try:
        return does()
    except (StudentError, Stumbled):
        raise
    except Exception:
        kept = replace(event(scene, desk, Kind.UNREAD, line), verdict=_FAULT)
        return Reply(scene, (section(phrase("practice-no-answer")),), (kept,))


def _confirmed(scene: Scene, line: str, desk: Desk) -> Reply:
    """Yes does it, no does not; anything else is taken as if there had been no question."""
    back = replace(scene, mode=scene.before)
    if line.strip() in names_of(scene):  # y is an answer where a letter of the question is called so
        return _respond(back, line, desk)
    if is_yes(line):
        command = called(scene.meant)
        assert command is not None
        return _beside(back, line, desk, lambda: obey(back, command, desk))
    if is_no(line):
        return Reply(back, (section(phrase("practice-not-meant")),))
    return _respond(back, line, desk)


def _looked_up(scene: Scene, text: str, desk: Desk) -> Reply:
    if scene.exam:
        return Reply(scene, (section(phrase("practice-not-in-exam", command=LOOKUP)),))
    if desk.lookup is None:
        return Reply(scene, (section(phrase("practice-no-lookup")),))
    lookup = desk.lookup
    return _beside(scene, text, desk, lambda: Reply(scene, lookup(text)))


def interrupted(scene: Scene, desk: Desk, begun: str = "") -> Reply:
    """Ctrl-C: it is asked once whether to stop, and at the second time the session ends.

    Arguments:
        scene: where the session stands.
        desk: what it works with.
        begun: the lines of a working that is not finished: they are kept as a note.
    """
    if scene.mode is Mode.OVER or (scene.mode is Mode.CONFIRM and scene.meant == "quit"):
        return ended(scene, desk)
    # A note that is broken off is none: `before` of the scene is where it began.
    before = scene.before if scene.mode in (Mode.CONFIRM, Mode.NOTE) else scene.mode
    asked = replace(scene, mode=Mode.CONFIRM, before=before, meant="quit", typed="")
    if not begun:
        return Reply(asked, (section(phrase("practice-interrupted")),))
    note = event(scene, desk, Kind.NOTED, begun)
    is_new = all((one.kind, one.text) != (note.kind, note.text) for one in desk.of(scene.session))
    says = section(phrase("practice-interrupted"), phrase("practice-interrupted-lines"))
    return Reply(asked, (says,), (note,) if is_new else ())
