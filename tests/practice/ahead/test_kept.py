"""A page is given to one session, and only while nothing has changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tutor.practice.ahead.kept import keep, place, taken
from tutor.practice.ahead.page import Page
from tutor.practice.ahead.seal import seal
from tutor.practice.wish import Wish

WISH = Wish(("chain-rule",), 20.0, 3, False, 4)
PAGES = (Page(WISH, "5e55", 100.0, 200.0, "Sooner: ∂f/∂x"), Page(WISH, "5e55", 200.0, 300.0, "Later"))


def test_one_session_takes_the_page_of_its_time(tmp_path: Path) -> None:
    keep(PAGES, "seal", tmp_path / "next")
    assert taken(WISH, 150.0, "seal", tmp_path / "next") == PAGES[0]
    assert taken(WISH, 250.0, "seal", tmp_path / "next") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("wish", "now", "marks"), [(Wish(), 150.0, "seal"), (WISH, 99.0, "seal"), (WISH, 300.0, "seal"), (WISH, 150.0, "")]
)
def test_what_does_not_fit_stays(wish: Wish, now: float, marks: str, tmp_path: Path) -> None:
    keep(PAGES, "seal", tmp_path / "next")
    assert taken(wish, now, marks, tmp_path / "next") is None
    assert taken(WISH, 150.0, "seal", tmp_path / "next") == PAGES[0]


@pytest.mark.parametrize(
    "text",
    [
        "", "[", "[]", "{}", "[" * 100_000, '{"seal": "seal"}', '{"seal": "seal", "pages": 7}',
        '{"seal": "seal", "pages": [{"wish": {}, "session": "a", "moment": "x", "until": 2, "text": "t"}]}',
        '{"seal": "seal", "pages": [{"wish": {}, "session": 5, "moment": 0, "until": 900, "text": "t"}]}',
        '{"seal": "seal", "pages": [{"wish": {}, "session": "\\ud800", "moment": 0, "until": 900, "text": "t"}]}',
        '{"seal": "seal", "pages": [{"wish": {}, "session": "5E55/..", "moment": 0, "until": 900, "text": "t"}]}',
    ],
)  # fmt: skip
def test_a_file_that_somebody_else_wrote_is_no_page(text: str, tmp_path: Path) -> None:
    (tmp_path / "next").write_text(text, "utf-8")
    assert taken(Wish(), 150.0, "seal", tmp_path / "next") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    keep(PAGES, "seal", tmp_path / "no folder" / "next")
    assert taken(WISH, 150.0, "seal", tmp_path / "no folder" / "next") is None
    assert taken(WISH, 150.0, "seal", tmp_path) is None


def test_what_a_killed_process_left_half_written_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "next.4711").write_text('{"seal": "se', "utf-8")
    keep(PAGES, "seal", tmp_path / "next")
    assert [one.name for one in tmp_path.iterdir()] == ["next"]


def test_students_have_files_of_their_own(tmp_path: Path) -> None:
    assert len({place(name, tmp_path) for name in ("", "Ada", "ada", "../Ada", "漢")}) == 5
    assert place("../../Ada", tmp_path).parent == tmp_path


def test_the_seal_changes_with_everything_that_it_stands_for(tmp_path: Path) -> None:
    database, bank = tmp_path / "practice.sqlite3", tmp_path / "own.yaml"
    database.write_bytes(b"1")
    bank.write_bytes(b"1")
    found = [seal(database, [bank], "88 columns")]
    assert seal(database, [bank], "88 columns") == found[0]
    found.append(seal(database, [bank], "80 columns"))
    found.append(seal(database, [], "88 columns"))
    database.with_name("practice.sqlite3-wal").write_bytes(b"1")
    found.append(seal(database, [bank], "88 columns"))
    os.utime(bank, ns=(5, 5))
    found.append(seal(database, [bank], "88 columns"))
    database.unlink()
    found.append(seal(database, [bank], "88 columns"))
    assert len(set(found)) == len(found)
