"""The end of a session: what was practised, what went well, the mistake seen most, and what is next and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tutor.bank.entry import SkillEntry
from tutor.derivation.lesson import Phrase, Section, phrase
from tutor.practice.due import due, titled
from tutor.practice.event import WRONG_FORM, Event, Kind
from tutor.practice.notes import SAID
from tutor.practice.same import sameness
from tutor.practice.session.desk import Desk
from tutor.practice.session.exam import exam_report
from tutor.practice.session.record import event
from tutor.practice.session.reply import Reply, section
from tutor.practice.session.scene import Mode, Scene
from tutor.practice.session.tried import MARKED
from tutor.practice.standing import standings
from tutor.practice.telling import telling
from tutor.practice.told import told
from tutor.practice.until import until

_Piece = tuple[str, int, str]
"""A part of a variant."""
_DAY = 86_400.0
_MOST_NAMED = 4
"""So many skills are named, and no more."""


def ended(scene: Scene, desk: Desk) -> Reply:
    """The session ends: its report, and the event that says so.

    Arguments:
        scene: where the session stands.
        desk: what it works with.
    """
    if scene.mode is Mode.OVER:
        return Reply(scene)
    last = event(replace(scene, sheet=None), desk, Kind.ENDED)
    events = desk.of(scene.session)
    over = replace(scene, mode=Mode.OVER, sheet=None, walk=None, used=None)
    try:
        report = tuple(_report(scene, events, desk))
    except Exception:  # whatever is wrong with the report, who wants to stop can stop
        report = (section(phrase("practice-fault")),)
    return Reply(over, report, (last,))


def _report(scene: Scene, events: Sequence[Event], desk: Desk) -> Iterator[Section]:
    discussed = {_piece(one) for one in events if one.verdict == SAID}
    graded = [one for one in events if _is_graded(one) and _piece(one) not in discussed]
    skills = desk.library.skills()
    heading, remark = phrase("practice-report"), _time(scene, desk.now())
    if scene.exam:
        yield from exam_report(events, desk, remark)
        return
    lines = sum(one.kind is Kind.STEPPED and one.code == 0 for one in events)
    together = [phrase("practice-report-line" if lines == 1 else "practice-report-lines", lines=lines)] if lines else []
    if not graded:
        says = together or ([] if discussed else [phrase("practice-report-nothing")])
    else:
        says = [*_done(events, graded, skills), *together, *_well(events, skills), *_mistake(events, desk)]
    if discussed:
        key = "practice-report-discussed-one" if len(discussed) == 1 else "practice-report-discussed"
        says.append(phrase(key, parts=len(discussed)))
    yield section(*says, *_next(graded, desk, skills), heading=heading, remark=remark)


def _time(scene: Scene, now: float) -> Phrase:
    minutes = round(max(0.0, now - scene.began) / 60)
    if minutes < 1:
        return phrase("practice-report-moment")
    return phrase("practice-report-minute") if minutes == 1 else phrase("practice-report-minutes", minutes=minutes)


def _done(events: Sequence[Event], graded: Sequence[Event], skills: Mapping[str, SkillEntry]) -> Iterator[Phrase]:
    """What was practised: how many exercises, how many answers, and which skills."""
    asked = len({(one.exercise, one.seed) for one in graded})
    parts = {_piece(one) for one in graded}
    right = {_piece(one) for one in graded if one.code == 0}
    key = "practice-report-done-one" if asked == 1 else "practice-report-done"
    if len(parts) == 1:
        key = "practice-report-done-only-right" if right else "practice-report-done-only-wrong"
    yield phrase(key, exercises=asked, parts=len(parts), right=len(right))
    named = list(dict.fromkeys(skill for one in graded for skill in one.skills))
    if named:
        yield phrase("practice-report-skills", skills=_listed(named, skills))
    hints = sum(one.kind is Kind.HINTED for one in events)
    if hints:
        yield phrase("practice-report-hint" if hints == 1 else "practice-report-hints", hints=hints)


def _well(events: Sequence[Event], skills: Mapping[str, SkillEntry]) -> Iterator[Phrase]:
    """What went well: skills that were right at once each time; and what was wrong and then mended."""
    at_once: dict[str, bool] = {}
    for one, right in _first_answers(events):
        for skill in one.skills:
            at_once[skill] = at_once.get(skill, True) and right
    well = [skill for skill, right in at_once.items() if right]
    mended = set(_mended(events))
    if well:
        yield phrase("practice-report-well", skills=_listed(well, skills))
    if mended:
        key = "practice-report-mended-one" if len(mended) == 1 else "practice-report-mended"
        yield phrase(key, parts=len(mended))


def _first_answers(events: Sequence[Event]) -> Iterator[tuple[Event, bool]]:
    """The first graded answer to each part, and whether it was right without any help."""
    helped: set[_Piece] = set()
    answered: set[_Piece] = set()
    for one in events:
        place = _piece(one)
        if _helps(one):
            helped.add(place)
        elif _is_graded(one) and place not in answered:
            answered.add(place)
            yield one, one.code == 0 and place not in helped


def _mended(events: Sequence[Event]) -> Iterator[_Piece]:
    """The parts that were wrong and then right without help; the solution of another part may have told the answer."""
    wrong: set[_Piece] = set()
    helped: set[tuple[object, ...]] = set()
    for one in events:
        place = _piece(one)
        if _helps(one):
            helped.add(place[:2] if one.kind is Kind.SHOWN else place)
        elif _is_graded(one) and one.code == 0 and place in wrong and helped.isdisjoint((place, place[:2])):
            yield place
        elif _is_graded(one) and one.code == 1 and one.verdict != WRONG_FORM:
            wrong.add(place)


def _helps(one: Event) -> bool:
    """Was the student helped by this? After lines that are wrong, tutor does the line."""
    return one.kind in (Kind.HINTED, Kind.SHOWN) or (one.kind is Kind.STEPPED and one.code == 1)


def _is_graded(one: Event) -> bool:
    return one.kind is Kind.ANSWERED and one.code in (0, 1) and one.verdict != MARKED


def _mistake(events: Sequence[Event], desk: Desk) -> Iterator[Phrase]:
    """The mistake seen most, in the words in which it was told last."""
    # The same wrong answer once more is the same mistake, not another one.
    apart = {(*_piece(one), sameness(one.text)): one for one in events if telling(one.misconceptions)}
    seen = Counter(telling(one.misconceptions) for one in apart.values())
    if not seen:
        return
    most, times = seen.most_common(1)[0]
    last = next(one for one in reversed(events) if one.misconceptions[:1] == (most,))
    said = told(last, most, desk.library)
    if said is not None:
        yield phrase(
            "practice-report-mistake-once" if times == 1 else "practice-report-mistake", times=times, said=said
        )


def _next(graded: Sequence[Event], desk: Desk, skills: Mapping[str, SkillEntry]) -> Iterator[Phrase]:
    """What comes next, and when."""
    now = desk.now()
    known = standings(desk.events(), skills)
    waiting = [one.skill for one in due(known, now, skills)]
    if waiting:
        yield phrase("practice-report-due", skills=_listed(waiting, skills))
    practised = {skill for one in graded for skill in one.skills}
    coming = [(one.due, one.skill) for one in known.values() if one.due is not None and one.due > now]
    if coming and (practised or not waiting):
        first = min(coming)[0]
        soon = [skill for when, skill in sorted(coming) if when - first < _DAY / 2]
        yield phrase("practice-report-next", skills=_listed(soon, skills), when=until(first - now))


def _piece(one: Event) -> _Piece:
    return one.exercise, one.seed, one.part


def _listed(names: Sequence[str], skills: Mapping[str, SkillEntry]) -> str:
    shown = [titled(name, skills) for name in names[:_MOST_NAMED]]
    more = len(names) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more > 0 else "")
