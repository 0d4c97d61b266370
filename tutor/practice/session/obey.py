"""What each command does."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import phrase
from tutor.practice.session.close import ended
from tutor.practice.session.commands import Called
from tutor.practice.session.desk import Desk
from tutor.practice.session.example import completed, example_hint, left
from tutor.practice.session.handing_in import handed_in
from tutor.practice.session.helping import commands, hint, rules, solution, why
from tutor.practice.session.menu import menu_answered
from tutor.practice.session.moving import back, skip
from tutor.practice.session.noting import note
from tutor.practice.session.progress import progress
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Mode, Scene
from tutor.practice.session.showing import asking, shown
from tutor.practice.session.stepping import step, step_hint
from tutor.practice.session.working import work


def obey(scene: Scene, command: Called, desk: Desk) -> Reply:
    """Do what a command says.

    Arguments:
        scene: where the session stands.
        command: the command.
        desk: what the session works with.

    Raises:
        StudentError: what stands behind it cannot be used.
    """
    name, argument = command.command.name, command.argument
    if scene.exam and not command.command.exam:
        return Reply(scene, (section(phrase("practice-not-in-exam", command=name)),))
    match name:
        case "quit":
            return ended(scene, desk)
        case "help":
            return commands(scene, desk.lookup is not None)
        case "note":
            return note(scene, argument, desk)
        case "rules":
            return rules(scene, argument)
        case "progress":
            return progress(scene, desk)
        case "why":
            return why(scene)
        case "hint" if scene.mode is Mode.STEP:
            return step_hint(scene, desk)
        case "hint" if scene.mode is Mode.EXAMPLE:
            return example_hint(scene, desk)
        case "hint" if scene.mode is Mode.WORK:
            return hint(scene, desk)  # who asks while working stays at work
        case "solution" if scene.mode is Mode.EXAMPLE:
            return completed(scene, "", desk)
        case "skip" if scene.mode is Mode.EXAMPLE:
            return then(Reply(scene, (section(phrase("practice-example-left")),)), left, desk)
        case "step" | "work" if scene.mode is Mode.EXAMPLE:
            return Reply(scene, (section(phrase("practice-example-together")),))
    if scene.sheet is None:
        return back(scene, desk) if name == "back" else handed_in(scene, name, desk)
    if scene.mode is Mode.MENU:
        return _at_the_menu(scene, name, desk)
    if name == "back":
        gone = back(_on_the_part(scene), desk)
        # With nothing before, all stays as it is: an example that is on the screen, too.
        return gone if gone.scene.sheet != scene.sheet else replace(gone, scene=scene)
    return _about_the_part(_on_the_part(scene), name, argument, desk)


def _at_the_menu(scene: Scene, name: str, desk: Desk) -> Reply:
    """The part is answered rightly: nothing helps with it any more, and the rule is asked for only once."""
    if name == "skip":
        return menu_answered(scene, "", desk)
    if name == "back":
        return shown(scene, desk, whole=True)
    return Reply(scene, (section(phrase("practice-rule-only")),))


def _on_the_part(scene: Scene) -> Scene:
    """The scene with the part alone: whatever was begun on it beside the answer is left."""
    return replace(scene, mode=asking(scene), used=None, example=None)


def _about_the_part(scene: Scene, name: str, argument: str, desk: Desk) -> Reply:
    match name:
        case "hint":
            return hint(scene, desk)
        case "step":
            return step(scene, argument)
        case "work":
            return work(scene, argument)
        case "solution":
            return solution(scene, desk)
    return skip(scene, argument == "exercise", desk)
