"""Progress as a page: skills as bars, what returns when, mistakes and their cures, and a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tutor.bank.index import Library
from tutor.derivation.lesson import Block, Lesson, Note, Phrase, Section, Table, phrase
from tutor.expression.tree import Expression
from tutor.practice.due import titled
from tutor.practice.mastery import MASTERED
from tutor.practice.progress.overview import Overview, Seen
from tutor.practice.standing import Standing
from tutor.practice.told import told
from tutor.practice.until import until

_BAR = 10
_STEADY = 0.02
_WEEKS = 8
_MOST_MISTAKES = 6
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def progress_lesson(found: Overview, library: Library, now: float, today: date, student: str = "") -> Lesson:
    """The page.

    Arguments:
        found: what there is to say.
        library: the banks, for the titles of skills.
        now: the time, in seconds since 1970, UTC.
        today: the day of it where the student is.
        student: the name; "" for who has given none.
    """
    title = phrase("practice-page-title-of", student=student) if student else phrase("practice-page-title")
    sections = [Section(title, None, tuple(map(Note, _summary(found))))]
    if found.standings:
        sections.append(Section(phrase("practice-page-skills"), None, (_skills(found, library, now, today),)))
    if found.mistakes:
        sections.append(Section(phrase("practice-page-mistakes"), None, tuple(_mistakes(found, library))))
    if found.notes:
        sections.append(Section(phrase("practice-page-notes"), None, tuple(_notes(found, library))))
    if found.days:
        sections.append(Section(phrase("practice-page-calendar"), None, (_calendar(found, today),)))
    return Lesson(title, tuple(sections), _facts(found, library, student))


def _summary(found: Overview) -> Iterator[Phrase]:
    if not found.answers:
        yield phrase("practice-page-empty")
        return
    mastered = sum(one.mastery >= MASTERED for one in found.standings)
    yield phrase("practice-page-answers", answers=found.answers, right=found.right, exercises=found.exercises)
    yield phrase("practice-page-mastered", mastered=mastered, skills=found.skills)
    if found.streak > 1:
        yield phrase("practice-page-streak", days=found.streak, longest=found.longest)
    elif found.longest > 1:
        yield phrase("practice-page-longest", longest=found.longest)
    if found.away:
        yield phrase("practice-page-away", banks=", ".join(found.away))


def _skills(found: Overview, library: Library, now: float, today: date) -> Table:
    skills = library.skills()
    columns = tuple(phrase(f"practice-page-{name}") for name in ("skill", "mastery", "trend", "returns"))
    rows = tuple(
        (titled(one.skill, skills), bar(one.mastery), _trend(one), _due(one, found.returns[one.skill], now, today))
        for one in found.standings
    )
    return Table(columns, rows)


def bar(mastery: float) -> str:
    """A mastery as a bar and a number.

    >>> bar(0.52)
    '█████░░░░░ 52 %'
    """
    full = round(mastery * _BAR)
    return f"{'█' * full}{'░' * (_BAR - full)} {mastery:.0%}".replace("%", " %")


def _trend(one: Standing) -> Phrase:
    if len(one.trend) < 2:
        return phrase("practice-page-new")
    change = one.trend[-1] - one.trend[-2]
    if abs(change) < _STEADY:
        return phrase("practice-page-steady")
    return phrase("practice-page-rising" if change > 0 else "practice-page-falling")


def _due(one: Standing, then: date, now: float, today: date) -> Phrase:
    """When a skill returns: in a word where that is soon, or else the date."""
    assert one.due is not None
    if one.due <= now:
        return phrase("practice-page-now")
    return until(one.due - now) if then - today <= timedelta(1) else _date(then)


def _mistakes(found: Overview, library: Library) -> Iterator[Block]:
    for seen in found.mistakes[:_MOST_MISTAKES]:
        said = told(seen.last, seen.misconception, library) or phrase("practice-page-unnamed", id=seen.misconception)
        yield Note(phrase("practice-page-mistake", times=seen.times, said=said, cure=_cure(seen)))


def _cure(seen: Seen) -> Phrase:
    if seen.cure is None:
        return phrase("practice-page-no-cure")
    return phrase("practice-page-cure", id=seen.cure.id, title=seen.cure.title)


def _notes(found: Overview, library: Library) -> Iterator[Block]:
    titles = {one.name: one.title for one in library.entries()}
    for one in found.notes:
        text = " ".join(one.text.split())
        about = titles.get(one.exercise)
        if about is None:
            yield Note(phrase("practice-page-note", text=text))
        else:
            yield Note(phrase("practice-page-note-on", text=text, title=about))


def _calendar(found: Overview, today: date) -> Table:
    """A row a week, from Monday to Sunday, up to this one."""
    monday = today - timedelta(today.weekday())
    first = min(found.days)
    weeks = min(_WEEKS, max(1, (monday - (first - timedelta(first.weekday()))).days // 7 + 1))
    rows: list[tuple[Phrase | Expression | str, ...]] = []
    for week in range(weeks - 1, -1, -1):
        start = monday - timedelta(7 * week)
        cells = (
            _cell(found.days.get(start + timedelta(place), 0), start + timedelta(place), today) for place in range(7)
        )
        rows.append((_date(start), *cells))
    head = (phrase("practice-page-week-of"), *(phrase(f"practice-page-{name}") for name in _DAYS))
    return Table(head, tuple(rows))


def _cell(answers: int, day: date, today: date) -> str:
    if day > today:
        return ""
    return str(answers) if answers else "–"


def _date(day: date) -> Phrase:
    return phrase("practice-page-date", day=str(day.day), month=phrase(f"practice-page-month-{day.month}"))


def _facts(found: Overview, library: Library, student: str) -> dict[str, object]:
    skills = library.skills()
    return {
        "student": student,
        "answers": found.answers,
        "right": found.right,
        "exercises": found.exercises,
        "minutes": round(found.seconds / 60, 1),
        "streak": found.streak,
        "longest_streak": found.longest,
        "skills": [
            {
                "skill": one.skill,
                "title": titled(one.skill, skills),
                "mastery": round(one.mastery, 4),
                "mastered": one.mastery >= MASTERED,
                "trend": [round(value, 4) for value in one.trend],
                "seen": one.seen,
                "last": one.last,
                "due": one.due,
            }
            for one in found.standings
        ],
        "mistakes": [
            {
                "misconception": one.misconception,
                "times": one.times,
                "exercise": one.last.exercise,
                "cure": one.cure.id if one.cure else None,
            }
            for one in found.mistakes
        ],
        "notes": [{"text": one.text, "at": one.at, "exercise": one.exercise} for one in found.notes],
        "away": list(found.away),
        "days": {day.isoformat(): count for day, count in sorted(found.days.items())},
    }
