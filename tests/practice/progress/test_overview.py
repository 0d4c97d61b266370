"""Progress worked out from events, by hand: answers, days in a row, mistakes seen twice and what cures them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tutor.bank.index import Library, library
from tutor.practice.event import Event, Kind
from tutor.practice.progress.overview import overview, streaks
from tutor.practice.progress.page import bar, progress_lesson
from tutor.render.formats import render
from tutor.render.plain import render as aloud

HILLS = Path(__file__).parents[2] / "data" / "hills.yaml"
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC).timestamp()
DAY = 86_400.0


def day(at: float) -> date:
    return datetime.fromtimestamp(at, UTC).date()


@pytest.fixture
def banks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path))
    return library((HILLS,))


def answered(days_ago: float, code: int, text: str = "2x", misconception: str = "", attempt: int = 1) -> Event:
    found = (misconception,) if misconception else ()
    return Event(
        Kind.ANSWERED, NOON - days_ago * DAY, "5e55", "hills/hills-slope", 1, 0, "a", ("read-a-slope",), 1, text,
        "right" if code == 0 else "wrong", code, 1.0 - code, found, attempt=attempt, seconds=20.0,
    )  # fmt: skip


EVENTS = [
    answered(3, 1, "2x + 4", "held-factor-lost"),
    answered(3, 0),
    answered(1, 1, "3+2x", "held-factor-lost"),
    answered(1, 1, "3 + 2x", "held-factor-lost", 2),
    answered(0, 0),
    replace(answered(0, 2), kind=Kind.UNREAD),
    replace(answered(0, 3), verdict="undecided"),
]


def test_what_counts(banks: Library) -> None:
    found = overview(EVENTS, banks, NOON, day)
    assert (found.answers, found.right, found.exercises) == (5, 2, 1)
    assert found.days == {date(2026, 3, 1): 2, date(2026, 3, 3): 2, date(2026, 3, 4): 1}
    assert (found.streak, found.longest) == (2, 2)
    assert [one.skill for one in found.standings] == ["read-a-slope"]


def test_points_that_the_student_marks_are_no_answer(banks: Library) -> None:
    marked = replace(answered(0, 1), exercise="hills/hills-talk", text="1", verdict="marked")
    assert overview([marked], banks, NOON, day).answers == 0


def test_the_same_wrong_answer_twice_is_one_mistake(banks: Library) -> None:
    (seen,) = overview(EVENTS, banks, NOON, day).mistakes
    assert (seen.misconception, seen.times) == ("held-factor-lost", 2)
    typed = [answered(1, 1, text, "held-factor-lost") for text in ("2x", "2*x", "x + x")]
    assert overview(typed, banks, NOON, day).mistakes == ()


def test_the_same_wrong_answer_when_it_is_asked_again_is_another_mistake(banks: Library) -> None:
    wrong = answered(1, 1, "2x", "held-factor-lost")
    asked = replace(wrong, kind=Kind.ASKED, text="", verdict="", code=None, misconceptions=())
    assert overview([asked, wrong, wrong], banks, NOON, day).mistakes == ()
    (seen,) = overview([asked, wrong, asked, wrong], banks, NOON, day).mistakes
    assert seen.times == 2


def test_a_mistake_in_a_variant_that_broke_afterwards_counts_as_its_answer_does(banks: Library) -> None:
    wrong = answered(1, 1, "2x", "held-factor-lost")
    broke = replace(wrong, kind=Kind.BROKEN, part="", text="a line is false", code=None, misconceptions=())
    other = replace(wrong, seed=1)
    found = overview([wrong, broke, other], banks, NOON, day)
    assert found.answers == 2
    assert [seen.times for seen in found.mistakes] == [2]


def test_askings_in_two_sessions_are_two(banks: Library) -> None:
    here = answered(1, 1, "2x", "held-factor-lost")
    there = replace(here, session="0ther")
    (seen,) = overview([here, there, here, there], banks, NOON, day).mistakes
    assert seen.times == 2


@pytest.mark.parametrize(
    ("days", "today", "wanted"),
    [
        ([], 5, (0, 0)),
        ([5], 5, (1, 1)),
        ([4], 5, (1, 1)),
        ([3], 5, (0, 1)),
        ([1, 2, 3, 5], 5, (1, 3)),
        ([2, 3, 4], 5, (3, 3)),
    ],
)
def test_days_in_a_row(days: list[int], today: int, wanted: tuple[int, int]) -> None:
    assert streaks({date(2026, 3, one): 1 for one in days}, date(2026, 3, today)) == wanted


def test_a_long_pause_is_not_work(banks: Library) -> None:
    found = overview([replace(answered(0, 0), seconds=50_000.0)], banks, NOON, day)
    assert found.seconds == 600.0


def test_time_is_counted_once(banks: Library) -> None:
    # Hints after 60 and 120 seconds, and the solution after 205: each says how long ago the part was shown.
    shown = replace(answered(0, 0), kind=Kind.SHOWN, code=None, at=NOON + 205, seconds=205.0)
    hints = [replace(shown, kind=Kind.HINTED, at=NOON + after, seconds=float(after)) for after in (60, 120)]
    assert overview([*hints, shown], banks, NOON, day).seconds == 205.0
    # The next part is shown at once, and answered 30 seconds later; 600 seconds are the longest pause that counts.
    later = replace(answered(0, 0), part="b", at=NOON + 235, seconds=30.0)
    assert overview([*hints, shown, later], banks, NOON, day).seconds == 235.0


def test_the_last_notes_are_shown(banks: Library) -> None:
    noted = replace(answered(0, 0), kind=Kind.NOTED, code=None, verdict="", text="ask about y")
    discussed = replace(noted, verdict="discussed", text="my own words")
    found = overview([noted, discussed, replace(noted, exercise="gone/gone", text="two")], banks, NOON, day)
    page = render(progress_lesson(found, banks, NOON, day(NOON)))
    assert "ask about y (at “" in page
    assert "  two\n" in f"{page}\n"
    assert "my own words" not in page


@pytest.mark.parametrize(("mastery", "wanted"), [(0.0, "░" * 10 + " 0 %"), (1.0, "█" * 10 + " 100 %")])
def test_bars(mastery: float, wanted: str) -> None:
    assert bar(mastery) == wanted


def test_the_page(banks: Library, golden: Callable[[str, str], None]) -> None:
    found = overview(EVENTS, banks, NOON, day)
    lesson = progress_lesson(found, banks, NOON, day(NOON), "Ada")
    golden("progress.txt", render(lesson, "text", 88))
    golden("progress-plain.txt", aloud(lesson, 80))


def test_a_skill_that_no_bank_has_is_no_skill(banks: Library) -> None:
    found = overview([replace(answered(0, 0), skills=("\x1b[31mevil",))], banks, NOON, day)
    assert (found.answers, found.standings) == (1, ())
    assert found.skills == len(banks.skills())


def test_nothing_yet(banks: Library) -> None:
    lesson = progress_lesson(overview([], banks, NOON, day), banks, NOON, day(NOON))
    assert render(lesson).splitlines() == [
        "Your progress",
        "  Nothing has been answered yet. `tutor practice` begins.",
    ]


def test_a_calendar_shows_eight_weeks(banks: Library) -> None:
    events = [answered(200, 0), answered(0, 0)]
    lesson = progress_lesson(overview(events, banks, NOON, day), banks, NOON, day(NOON))
    weeks = [line for line in render(lesson).splitlines() if line.strip()[:1].isdigit()]
    assert len(weeks) == 8
    assert weeks[-1].split()[:2] == ["2", "March"]


def test_what_is_wrong_in_one_exercise_only_is_no_habit(banks: Library) -> None:
    seen = [answered(2, 1, "3x", "wrong-number"), answered(1, 1, "2x + 5", "wrong-number")]
    assert overview(seen, banks, NOON, day).mistakes == ()


def test_of_a_bank_that_is_not_here_is_told_that_its_skills_are_not_shown(banks: Library) -> None:
    away = replace(answered(0, 0), exercise="coast/coast-chain", skills=("coast-slope",))
    renamed = replace(answered(0, 0), skills=("read-a-slop",))
    known = replace(answered(0, 0), exercise="dunes/first")
    found = overview([*EVENTS, away, away, renamed, known], banks, NOON, day)
    assert found.away == ("coast",)
    page = render(progress_lesson(found, banks, NOON, day(NOON)))
    assert "banks that are not in use here: coast." in " ".join(page.split())


def test_where_all_banks_are_here_no_bank_is_missed(banks: Library) -> None:
    found = overview(EVENTS, banks, NOON, day)
    assert found.away == ()
    assert "not in use" not in render(progress_lesson(found, banks, NOON, day(NOON)))
