"""The first page of a session that was made ready is shown before anything else is loaded."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Printed
from tutor.bank.entry import Entry
from tutor.cli import practice_ahead, practice_session
from tutor.errors import AuthorError
from tutor.practice.event import Event, Kind
from tutor.practice.store.store import Store

BANK = ("--bank", str(Path(__file__).parent.parent / "data" / "hills.yaml"))


@pytest.fixture
def practise(monkeypatch: pytest.MonkeyPatch, tutor: Callable[..., Printed], tmp_path: Path) -> Callable[..., str]:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path))
    monkeypatch.setattr("tutor.bank.where.shipped_folder", lambda: None)

    def call(typed: str, *arguments: str) -> str:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8"))
        done = tutor("practice", *arguments, *BANK)
        assert (done.code, done.err) == (0, "")
        return done.out

    return call


def cut_off(*_: object) -> None:
    raise KeyboardInterrupt


def only_the_page(practise: Callable[..., str], tutor: Callable[..., Printed], *arguments: str) -> str:
    """What is shown before the session itself begins."""
    with pytest.MonkeyPatch.context() as before:
        before.setattr(practice_session, "session", cut_off)
        return tutor("practice", *arguments, *BANK).out


def test_the_page_is_shown_first_and_once(
    practise: Callable[..., str], tutor: Callable[..., Printed], tmp_path: Path
) -> None:
    practise("quit\n", "hills")
    whole = practise("quit\n", "hills")
    practise("quit\n", "hills")
    shown = only_the_page(practise, tutor, "hills")
    assert shown.startswith("Type your answer behind the prompt")
    assert "∂" in shown
    assert "> " not in shown
    assert whole.count("`help` shows what else") == 1
    with closing(Store("", tmp_path)) as store:
        assert [str(one.kind) for one in store.events()] == ["started", "asked", "ended"] * 3


def test_the_session_is_the_one_of_the_page(practise: Callable[..., str], tmp_path: Path) -> None:
    practise("quit\n", "hills")
    (kept,) = tmp_path.glob("*.next-*")
    promised = kept.read_text("utf-8")
    practise("quit\n", "hills")
    with closing(Store("", tmp_path)) as store:
        second = [one for one in store.events() if one.kind is Kind.ASKED][1]
    assert second.session in promised


def test_a_page_that_is_not_true_any_more_is_followed_by_the_one_that_is(
    practise: Callable[..., str], tmp_path: Path
) -> None:
    practise("quit\n", "hills")
    (kept,) = tmp_path.glob("*.next-*")
    kept.write_text(kept.read_text("utf-8").replace("Type your answer", "Sing"), "utf-8")
    page = practise("quit\n", "hills")
    assert page.index("Sing behind the prompt") < page.index("Type your answer behind the prompt")


@pytest.mark.parametrize("other", [("hills-slope",), ("hills", "--ascii"), ("hills", "--student", "Ada")])
def test_another_session_begins_as_ever(
    other: tuple[str, ...], practise: Callable[..., str], tutor: Callable[..., Printed]
) -> None:
    practise("quit\n", "hills")
    assert only_the_page(practise, tutor, *other) == ""
    assert only_the_page(practise, tutor, "hills") != ""


def test_what_was_done_meanwhile_counts(
    practise: Callable[..., str], tutor: Callable[..., Printed], tmp_path: Path
) -> None:
    practise("quit\n", "hills")
    with closing(Store("", tmp_path)) as store:
        store.append(Event(Kind.NOTED, 9e9, "c" * 32, "hills/hills-slope", text="!"))
    assert only_the_page(practise, tutor, "hills") == ""


def test_nothing_is_made_ready_of_an_exam(practise: Callable[..., str], tutor: Callable[..., Printed]) -> None:
    practise("quit\n\n", "hills", "--exam")
    assert only_the_page(practise, tutor, "hills", "--exam") == ""
    assert only_the_page(practise, tutor) != ""


def test_exercises_that_take_long_do_not_keep_a_session_that_is_over(
    practise: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def too_slow(entry: Entry, *_: object) -> None:
        tried.append(entry.id)
        raise AuthorError("It takes too long.", "")

    seconds = iter(range(1000))
    monkeypatch.setattr("tutor.cli.practice_ahead.process_time", lambda: 0.3 * next(seconds))
    with monkeypatch.context() as at_the_end:

        def slowly(*arguments: Any) -> None:
            at_the_end.setattr("tutor.practice.session.ask.posed", too_slow)
            practice_ahead.make_ready(*arguments)

        at_the_end.setattr(practice_session, "make_ready", slowly)
        practise("quit\n", "hills")
    assert len(set(tried)) == 1
