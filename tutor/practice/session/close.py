"""The end of a session: what was practised, what went well, the mistake seen most, and what is next and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from tutor.bank.entry import SkillEntry
from tutor.derivation.lesson import Phrase, Section, phrase
from tutor.practice.due import due, titled
from tutor.practice.event import WRONG_FORM, Event, Kind
from tutor.practice.memory import DAY
from tutor.practice.notes import SAID
from tutor.practice.same import sameness
from tutor.practice.session.askings import numbered
from tutor.practice.session.desk import Desk
from tutor.practice.session.record import event
from tutor.practice.session.reply import Reply, section
from tutor.practice.session.scene import Mode, Scene
from tutor.practice.session.tried import MARKED
from tutor.practice.standing import standings
from tutor.practice.telling import telling
from tutor.practice.told import shown_last, told
from tutor.practice.until import until

_Asked = tuple[int, Event]
"""What happened to an exercise, behind the number of its asking: the same variant may be asked twice."""
_Piece = tuple[int, str]
"""A part of an exercise as it was asked once."""
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
    heading, remark = phrase("practice-report"), _time(scene, desk.now())
    if scene.exam:
        from tutor.practice.session.exam import exam_report  # it grades once more: no other session needs that here

        yield from exam_report(events, desk, remark)
        return
    asked = list(numbered(events))
    discussed = {_piece(one) for one in asked if one[1].verdict == SAID}
    graded = [one for one in asked if _is_graded(one[1]) and _piece(one) not in discussed]
    skills = desk.library.skills()
    lines = sum(one.kind is Kind.STEPPED and one.code == 0 for one in events)
    together = [phrase("practice-report-line" if lines == 1 else "practice-report-lines", lines=lines)] if lines else []
    if not graded:
        says = together or ([] if discussed else [phrase("practice-report-nothing")])
    else:
        says = [*_done(asked, graded, skills), *together, *_well(asked, skills), *_mistake(asked, desk)]
    if discussed:
        key = "practice-report-discussed-one" if len(discussed) == 1 else "practice-report-discussed"
        says.append(phrase(key, parts=len(discussed)))
    practised = {skill for _, one in graded for skill in one.skills}
    yield section(*says, *_next(practised, desk, skills), heading=heading, remark=remark)


def _time(scene: Scene, now: float) -> Phrase:
    minutes = round(max(0.0, now - scene.began) / 60)
    if minutes < 1:
        return phrase("practice-report-moment")
    return phrase("practice-report-minute") if minutes == 1 else phrase("practice-report-minutes", minutes=minutes)


def _done(asked: Sequence[_Asked], graded: Sequence[_Asked], skills: Mapping[str, SkillEntry]) -> Iterator[Phrase]:
    """What was practised: how many exercises, how many answers, and which skills."""
    exercises = len({number for number, _ in graded})
    parts = {_piece(one) for one in graded}
    right = {_piece(one) for one in graded if one[1].code == 0}
    key = "practice-report-done-one" if exercises == 1 else "practice-report-done"
    if len(parts) == 1:
        key = "practice-report-done-only-right" if right else "practice-report-done-only-wrong"
    yield phrase(key, exercises=exercises, parts=len(parts), right=len(right))
    named = list(dict.fromkeys(skill for _, one in graded for skill in one.skills))
    if named:
        yield phrase("practice-report-skills", skills=_listed(named, skills))
    # Who was never right was not helped, and behind the solution it was that which helped.
    helped = right - {_piece(one) for one in asked if one[1].kind is Kind.SHOWN}
    hints = sum(one[1].kind is Kind.HINTED and _piece(one) in helped for one in asked)
    if hints:
        yield phrase("practice-report-hint" if hints == 1 else "practice-report-hints", hints=hints)


def _well(asked: Sequence[_Asked], skills: Mapping[str, SkillEntry]) -> Iterator[Phrase]:
    """What went well: skills that were right at once each time; and what was wrong and then mended."""
    at_once: dict[str, bool] = {}
    for one, right in _first_answers(asked):
        for skill in one.skills:
            at_once[skill] = at_once.get(skill, True) and right
    well = [skill for skill, right in at_once.items() if right]
    mended = set(_mended(asked))
    if well:
        yield phrase("practice-report-well", skills=_listed(well, skills))
    if mended:
        key = "practice-report-mended-one" if len(mended) == 1 else "practice-report-mended"
        yield phrase(key, parts=len(mended))


def _first_answers(asked: Sequence[_Asked]) -> Iterator[tuple[Event, bool]]:
    """The first graded answer to each part, and whether it was right without any help.

    What helped with a variant still helps when the same one is asked again. Who had the solution shown before any
    answer did not do that part at once.
    """
    helped: set[tuple[str, int, str]] = set()
    answered: set[_Piece] = set()
    for number, one in asked:
        place, part = (number, one.part), (one.exercise, one.seed, one.part)
        # Who was told which line of a working is wrong has had a first try.
        if _helps(one) or (one.kind is Kind.WORKED and one.code == 1):
            helped.add(part)
            if one.kind is Kind.SHOWN and place not in answered:
                answered.add(place)
                yield one, False
        elif _is_graded(one) and place not in answered:
            answered.add(place)
            yield one, one.code == 0 and part not in helped


def _mended(asked: Sequence[_Asked]) -> Iterator[_Piece]:
    """The parts that were wrong and then right without help; the solution of another part may have told the answer."""
    wrong: set[_Piece] = set()
    helped: set[tuple[object, ...]] = set()
    for number, one in asked:
        place, variant = (number, one.part), (one.exercise, one.seed)
        if _helps(one):
            helped.add(variant if one.kind is Kind.SHOWN else (*variant, one.part))
        elif not _is_graded(one):
            continue
        elif one.code == 0 and place in wrong and helped.isdisjoint((variant, (*variant, one.part))):
            yield place
        elif one.code == 1 and one.verdict != WRONG_FORM:
            wrong.add(place)


def _helps(one: Event) -> bool:
    """Was the student helped by this? After lines that are wrong, tutor does the line."""
    return one.kind in (Kind.HINTED, Kind.SHOWN) or (one.kind is Kind.STEPPED and one.code == 1)


def _is_graded(one: Event) -> bool:
    return one.kind is Kind.ANSWERED and one.code in (0, 1) and one.verdict != MARKED


def _mistake(asked: Sequence[_Asked], desk: Desk) -> Iterator[Phrase]:
    """The mistake seen most, in the words in which it was told last."""
    # The same wrong answer once more is the same mistake, not another one.
    apart = {(*_piece(one), sameness(one[1].text)): one[1] for one in asked if telling(one[1].misconceptions)}
    seen = Counter(telling(one.misconceptions) for one in apart.values())
    if not seen:
        return
    most, times = seen.most_common(1)[0]
    said = told(shown_last(one for _, one in asked if one.misconceptions[:1] == (most,)), most, desk.library)
    if said is not None:
        yield phrase(
            "practice-report-mistake-once" if times == 1 else "practice-report-mistake", times=times, said=said
        )


def _next(practised: Collection[str], desk: Desk, skills: Mapping[str, SkillEntry]) -> Iterator[Phrase]:
    """What comes next, and when."""
    now = desk.now()
    known = standings(desk.events(), skills)
    waiting = [one.skill for one in due(known, now, skills)]
    if waiting:
        yield phrase("practice-report-due", skills=_listed(waiting, skills))
    coming = [(one.due, one.skill) for one in known.values() if one.due is not None and one.due > now]
    if coming and (practised or not waiting):
        first = min(coming)[0]
        soon = [skill for when, skill in sorted(coming) if when - first < DAY / 2]
        yield phrase("practice-report-next", skills=_listed(soon, skills), when=until(first - now))


def _piece(one: _Asked) -> _Piece:
    number, event = one
    return number, event.part


def _listed(names: Sequence[str], skills: Mapping[str, SkillEntry]) -> str:
    shown = [titled(name, skills) for name in names[:_MOST_NAMED]]
    more = len(names) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more > 0 else "")
