"""The first page of a session that was printed is shown before the session is loaded, and is the session's own."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from time import time
from zlib import compress

import pytest

from tests.cli.conftest import Printed
from tests.cli.test_practice_ahead import cut_off
from tutor.cli import practice_session
from tutor.practice.ahead.printed import FOLDER, SUFFIX, from_print
from tutor.practice.event import Event, Kind
from tutor.practice.memory import DAY
from tutor.practice.store.place import FILE
from tutor.practice.store.store import Store

EXERCISE = ("rules-power-natural", "--seed", "3")
BANK = "rules"
"""The one that the exercise is in."""


@pytest.fixture
def practise(monkeypatch: pytest.MonkeyPatch, tutor: Callable[..., Printed], tmp_path: Path) -> Callable[..., str]:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path))

    def call(*arguments: str) -> str:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"quit\n"), "utf-8"))
        done = tutor("practice", *arguments)
        assert (done.code, done.err) == (0, "")
        return done.out

    return call


def only_the_page(tutor: Callable[..., Printed], *arguments: str) -> str:
    """What is shown before the session itself begins."""
    with pytest.MonkeyPatch.context() as before:
        before.setattr(practice_session, "session", cut_off)
        return tutor("practice", *arguments).out


@pytest.mark.parametrize("exam", [(), ("--exam",)])
def test_the_page_is_shown_first_and_once(
    exam: tuple[str, ...], practise: Callable[..., str], tutor: Callable[..., Printed], tmp_path: Path
) -> None:
    page = only_the_page(tutor, *EXERCISE, *exam)
    assert "x" in page
    assert list(tmp_path.glob(f"{FILE}*")) == []
    whole = practise(*EXERCISE, *exam)
    assert whole.startswith(page)
    assert whole.count(page.splitlines()[0]) == 1
    with closing(Store("", tmp_path)) as store:
        assert [one.kind for one in store.events()][:2] == [Kind.STARTED, Kind.ASKED]


def test_what_was_done_before_is_known_however_long_the_session_takes_to_load(
    practise: Callable[..., str], tutor: Callable[..., Printed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = Event(Kind.ANSWERED, 1e9, "c" * 32, "rules/rules-power-natural", 1, 0, "by-x", ("power-rule",), 1, code=0)
    with closing(Store("Ada", tmp_path)) as store:
        store.append(about)
    page = only_the_page(tutor, *EXERCISE, "--student", "Ada")
    assert "days ago" in page
    monkeypatch.setattr(practice_session, "time", lambda: time() + 5 * DAY)
    whole = practise(*EXERCISE, "--student", "Ada")
    assert whole.startswith(page)
    assert whole.count("days ago") == page.count("days ago")


def test_a_session_that_was_cut_off_is_not_announced(
    practise: Callable[..., str], tutor: Callable[..., Printed], tmp_path: Path
) -> None:
    with closing(Store("", tmp_path)) as store:
        store.append(Event(Kind.STARTED, 1e9, "c" * 32, text='{"scope": ["rules-power-natural"], "seed": 3}'))
    assert only_the_page(tutor, *EXERCISE) == ""


def test_what_is_left_to_chance_is_the_same(practise: Callable[..., str]) -> None:
    assert practise("--exam").count("An exam with 10 exercises.") == 1


def test_a_bank_that_is_missing_is_told_first(
    practise: Callable[..., str], tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUTOR_BANK", "gone.yaml")
    assert only_the_page(tutor, *EXERCISE) == ""


def test_a_file_that_was_damaged_is_told_first_and_once(practise: Callable[..., str], tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    whole = practise(*EXERCISE)
    assert whole.startswith("The file with your progress was damaged.")
    assert (whole.count("was damaged"), whole.count("An example first")) == (1, 1)


@pytest.mark.parametrize("before", ["no folder", "no file"])
def test_what_cannot_be_kept_is_told_once(
    before: str, practise: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    if before == "no folder":
        home.write_bytes(b"")
    else:
        (home / FILE).mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setenv("TUTOR_HOME", str(home))
    whole = practise(*EXERCISE)
    assert whole.count("Your progress cannot be kept") == 1
    assert whole.count("An example first") == 1


def of_each(file: Path, variants: bytes) -> None:
    """Write the same in place of the variants of every exercise."""
    about, head, _ = file.read_bytes().split(b"\n", 2)
    seal, *sizes = about.split()
    block = compress(variants, 9)
    file.write_bytes(
        b" ".join([seal, *([str(len(block)).encode()] * len(sizes))]) + b"\n" + head + b"\n" + block * len(sizes)
    )


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": lambda file: file.write_bytes(b""),
    "no variants": lambda file: file.write_bytes(b"\n".join([*file.read_bytes().split(b"\n", 2)[:2], b""])),
    "folder": a_folder,
    "deep list": lambda file: file.write_bytes(file.read_bytes().split(b"\n")[0] + b"\n" + b"[" * 200_000 + b"\n"),
    "deep variants": lambda file: of_each(file, b"\n".join([b"[" * 100_000] * 9)),
    "no class": lambda file: of_each(file, b"\n".join([b'{"Path": []}'] * 9)),
    "no page": lambda file: of_each(file, b"\n".join([b'[{"Face": ["", {"Phrase": ["?"]}, [], 3]}, null, null]'] * 9)),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_print_that_is_damaged_costs_nothing(
    damage: Callable[[Path], object],
    practise: Callable[..., str],
    tutor: Callable[..., Printed],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole, copy = practise(*EXERCISE, "--student", "Ada"), tmp_path / "print"
    copy.mkdir()
    for file in FOLDER.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    damage(copy / f"{BANK}{SUFFIX}")
    monkeypatch.setattr("tutor.practice.ahead.printed.from_print", partial(from_print, folder=copy))
    assert only_the_page(tutor, *EXERCISE, "--student", "Bob") == ""
    assert practise(*EXERCISE, "--student", "Bob") == whole
