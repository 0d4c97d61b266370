"""What is said to talk at a prompt, and to a letter that is none of the question: what can be typed there."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.bank.kinds.choice import chosen
from tutor.bank.outcome import outcome
from tutor.bank.posed import Menu
from tutor.derivation.lesson import Phrase, phrase
from tutor.errors import SyntaxProblem
from tutor.grading.answer import Collection
from tutor.grading.sentences import together
from tutor.grading.task import Task
from tutor.grading.verdict import Right, Wrong
from tutor.practice.session.commands import COMMANDS, bare, begun_with, meant
from tutor.practice.session.derivative import derivative_of
from tutor.practice.session.letters import letters_of
from tutor.practice.session.reply import Reply, section
from tutor.practice.session.scene import Mode, Scene, Sheet
from tutor.practice.session.talk import Talk, talk

_ELSEWHERE = {
    Mode.EXAMPLE: "practice-talk-example",
    Mode.STEP: "practice-talk-step",
    Mode.WORK: "practice-talk-work",
    Mode.MENU: "practice-rule-only",
    Mode.MARK: "practice-mark",
}
"""What can be typed where no answer to the question is awaited."""
_LETTERED = (Mode.ANSWER, Mode.EXAMPLE, Mode.STEP, Mode.WORK)
"""Where a letter may be an answer, or a line."""
_NO = ("no", "nope")
_YES_OR_NO = ("yes", "yeah", "yep", *_NO)


def talked(scene: Scene, line: str) -> Reply | None:
    """What is said to talk; None where the line is none, or is an answer here.

    Arguments:
        scene: where the session stands.
        line: what was typed.
    """
    sheet = scene.sheet
    if sheet is None or scene.mode in (Mode.NOTE, Mode.CONFIRM):
        return None
    kind = talk(line, letters_of(scene))
    word = bare(line)
    if not kind or _is_an_option(sheet, line) or (scene.mode is Mode.DISCUSS and word in _YES_OR_NO):
        return None
    if scene.mode is Mode.ANSWER and word in _NO and _reads_as_none(sheet, line):
        return Reply(scene, (section(phrase("practice-talk-none")),))
    return Reply(scene, (section(together(*_said(scene, sheet, kind))),))


def stands_alone(scene: Scene, line: str) -> bool:
    """Is a line no line of a working, so that nothing more is awaited: talk, or what may be meant as a command?

    Arguments:
        scene: where the session stands.
        line: the first line that was typed.
    """
    letters = letters_of(scene)
    if line.strip() in letters and line.strip() not in _YES_OR_NO:
        return False
    return bool(talk(line, letters) or meant(line, letters) or begun_with(line.strip()))


def _is_an_option(sheet: Sheet, line: str) -> bool:
    menu = sheet.part.made.subject
    if not isinstance(menu, Menu):
        return False
    try:
        return bool(chosen(line, menu))
    except SyntaxProblem:
        return False


def _reads_as_none(sheet: Sheet, line: str) -> bool:
    """Is it taken for the answer that there is none? Somebody who only says no to tutor must not be graded."""
    if not isinstance(sheet.part.made.subject, Task):
        return False
    verdict = outcome(sheet.part, line).verdict
    answer = verdict.answer if isinstance(verdict, Right | Wrong) else None
    return isinstance(answer, Collection) and not answer.members


def _said(scene: Scene, sheet: Sheet, kind: Talk) -> Iterator[Phrase]:
    if scene.mode in _ELSEWHERE:
        yield phrase(_ELSEWHERE[scene.mode])
    elif scene.exam:
        yield phrase("practice-talk-exam")
    elif scene.mode is Mode.DISCUSS:
        yield phrase("practice-talk-discuss")
    elif kind is Talk.READY:
        yield phrase("practice-talk-ready")
    else:
        yield phrase("practice-talk-lost")
        if sheet.has_hints:
            yield phrase("practice-why-hint")
        if derivative_of(sheet.part) is not None:
            yield phrase("practice-why-step")
        yield phrase("practice-talk-leave")


def unlettered(scene: Scene, line: str) -> Reply | None:
    """What is said to the first letter of a command, where it is no letter of the question; None for anything else.

    Arguments:
        scene: where the session stands.
        line: what was typed.
    """
    letter, sheet = line.strip(), scene.sheet
    if sheet is None or scene.mode not in _LETTERED or letter in letters_of(scene) or _is_an_option(sheet, line):
        return None
    names = [name for name in begun_with(letter) if COMMANDS[name].exam or not scene.exam]
    if not names:
        return None
    key = "practice-begins" if len(names) == 1 else "practice-begin"
    return Reply(scene, (section(phrase(key, letter=letter, names=", ".join(f"`{name}`" for name in names))),))
