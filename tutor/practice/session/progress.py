"""How far the student is, in a few lines: `tutor progress` has all of it."""

from __future__ import annotations

from tutor.derivation.lesson import Table, phrase
from tutor.practice.due import titled
from tutor.practice.event import Kind
from tutor.practice.session.askings import numbered
from tutor.practice.session.desk import Desk
from tutor.practice.session.reply import Reply, section
from tutor.practice.session.scene import Scene
from tutor.practice.standing import Standing, standings
from tutor.practice.until import until


def progress(scene: Scene, desk: Desk) -> Reply:
    """The skills of this session: how well each is mastered, and when it returns. In an exam, only what is done."""
    events = desk.of(scene.session)
    graded = [(at, one) for at, one in numbered(events) if one.kind is Kind.ANSWERED and one.code in (0, 1)]
    parts = len({(at, one.part) for at, one in graded})
    if scene.exam:
        return Reply(scene, (section(phrase("practice-progress-exam", exercises=scene.begun, parts=parts)),))
    skills, now = desk.library.skills(), desk.now()
    known = standings(desk.events(), skills)
    rows = []
    for name in dict.fromkeys(skill for one in events for skill in one.skills):
        one = known.get(name, Standing(name))  # a bank that was taken away declares its skills no more
        when = phrase("practice-in-none") if one.due is None else until(max(0.0, one.due - now))
        rows.append((titled(name, skills), f"{one.mastery:.0%}", when))
    done = phrase("practice-progress", exercises=scene.begun, parts=parts)
    if not rows:
        return Reply(scene, (section(done, phrase("practice-progress-more")),))
    columns = tuple(phrase(f"practice-progress-{name}") for name in ("skill", "mastery", "returns"))
    return Reply(scene, (section(done, Table(columns, tuple(rows)), phrase("practice-progress-more")),))
