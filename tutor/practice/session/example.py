"""A worked example before the exercise, with lines left open that the student types."""

from __future__ import annotations

from dataclasses import replace

from tutor.derivation.lesson import Lines, Section, phrase
from tutor.derivation.rules import RULES
from tutor.errors import StudentError
from tutor.practice.event import Event, Kind
from tutor.practice.session.desk import Desk
from tutor.practice.session.moves import MOST_TRIES, TriedLine, is_later, judged, named
from tutor.practice.session.outline import YOURS, beginning
from tutor.practice.session.outlining import example_for
from tutor.practice.session.record import event
from tutor.practice.session.reply import Reply, section, then
from tutor.practice.session.scene import Example, Mode, Scene, Walk
from tutor.practice.session.showing import shown
from tutor.practice.session.unreadable import unread


def introduced(scene: Scene, desk: Desk) -> Reply:
    """The exercise that was chosen, after an example where its rules are weak.

    Arguments:
        scene: where the session stands.
        desk: what it works with.
    """
    example = None if scene.exam else example_for(scene.the_sheet, desk)
    if example is None:
        return shown(scene, desk, whole=True)
    place = example.outline.stop(0, example.open)
    at = replace(scene, mode=Mode.EXAMPLE, example=example, place=place, tries=0)
    return Reply(at, beginning(example.outline, example.open))


def _on(scene: Scene, desk: Desk) -> Reply:
    """The line that was open and those below it, up to the next that is open; behind the last one the exercise.

    Arguments:
        scene: where the session stands; `place` is the line that was open.
        desk: what it works with.
    """
    example, place = _example(scene), scene.place
    stop = example.outline.stop(place + 1, example.open)
    block = Lines(None if place else example.outline.opening, example.outline.lines[place:stop])
    at = replace(scene, place=stop, tries=0)
    if stop == len(example.outline.lines):
        return then(Reply(at, (section(block, phrase("practice-example-done")),)), left, desk)
    return Reply(at, (section(block, YOURS),))


def _example(scene: Scene) -> Example:
    assert scene.example is not None
    return scene.example


def left(scene: Scene, desk: Desk) -> Reply:
    """The example is over; the exercise comes."""
    return shown(replace(scene, example=None, sheet=replace(scene.the_sheet, since=desk.now())), desk, whole=True)


def completed(scene: Scene, line: str, desk: Desk) -> Reply:
    """A line of the example, or the name of its rule; nothing shows it.

    Arguments:
        scene: where the session stands.
        line: what was typed.
        desk: what it works with.
    """
    if not line.strip():
        return _given(scene, (), desk)
    example, place = _example(scene), scene.place
    rules = named(line)
    if rules:
        right = bool(set(rules) & set(example.outline.rules[place]))
        if not right and is_later(example.outline.before(place), example.question, rules):
            return Reply(scene, (section(phrase("practice-step-later", rule=RULES[rules[0]].title)),))
        says = () if right else (phrase("practice-step-not-rule", rule=RULES[rules[0]].title),)
        tried = TriedLine("right" if right else "wrong", says=says)
    else:
        try:
            passed = tuple(map(example.outline.before, range(place)))
            tried = judged(line, Walk(example.question, example.outline.before(place), passed=passed))
        except StudentError as problem:
            return unread(scene, _about_the_example(event(scene, desk, Kind.UNREAD, line)), problem)
    if tried.verdict not in ("right", "wrong"):
        return Reply(scene, (section(*tried.says),))
    kept = replace(
        _about_the_example(event(scene, desk, Kind.STEPPED, line)),
        rule=example.outline.rules[place][0],
        verdict=tried.verdict,
        code=0 if tried.verdict == "right" else 1,
        misconceptions=tried.misconceptions,
    )
    if tried.verdict == "right":
        return _given(scene, (kept,), desk, (section(phrase("practice-step-right")),))
    if scene.tries + 1 >= MOST_TRIES:
        return _given(scene, (kept,), desk, (section(*tried.says, phrase("practice-example-shown")),))
    again = phrase("practice-step-again")
    return Reply(replace(scene, tries=scene.tries + 1), (section(*tried.says, again),), (kept,))


def _given(scene: Scene, kept: tuple[Event, ...], desk: Desk, says: tuple[Section, ...] = ()) -> Reply:
    """The open line as it stands in the example, and what follows."""
    return then(Reply(scene, says, kept), _on, desk)


def example_hint(scene: Scene, desk: Desk) -> Reply:
    """The reason of the open line; there is one hint to each.

    Arguments:
        scene: where the session stands.
        desk: what it works with.
    """
    example, before = _example(scene), desk.events()[-1]
    if before.kind is Kind.HINTED and before.session == scene.session and not before.part:
        return Reply(scene, (section(phrase("practice-example-hinted")),))
    kept = replace(_about_the_example(event(scene, desk, Kind.HINTED, "1")), rule=example.outline.rules[scene.place][0])
    reasons = example.outline.lines[scene.place].reason
    return Reply(scene, (section(phrase("practice-example-rule", reason=reasons[0])),), (kept,))


def _about_the_example(happened: Event) -> Event:
    """What is done with the example says nothing of the part that it comes before."""
    return replace(happened, part="")
