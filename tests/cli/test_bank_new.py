"""`tutor bank new`: the bank is named after its file, and what is not said is asked at a terminal."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Printed
from tutor.bank.template import bank_name, named_after

Tutor = Callable[..., Printed]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("tutor.bank.where.shipped_folder", lambda: None)
    monkeypatch.chdir(tmp_path)


def test_two_new_banks_can_be_used_together(tutor: Tutor) -> None:
    assert tutor("bank", "new", "a.yaml").code == 0
    assert tutor("bank", "new", "b.yaml", "--title", "Berge & Täler").code == 0
    printed = tutor("bank", "lint", "a.yaml", "b.yaml")
    assert printed.code == 0, printed.out
    assert "bank: b  " in Path("b.yaml").read_text(encoding="utf-8")
    assert 'title: "Berge & Täler"' in Path("b.yaml").read_text(encoding="utf-8")
    assert 'title: "A"' in Path("a.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Berge & Täler", "berge-taeler"),
        ("Größe", "groesse"),
        ("où ça", "ou-ca"),
        ("Łódź", "lodz"),
        ("山", "my-exercises"),
    ],
)
def test_letters_with_accents(title: str, name: str) -> None:
    assert bank_name(title) == name


def test_a_file_gives_its_title() -> None:
    assert named_after(Path("folder/steep_hills.yaml")) == "Steep hills"


def test_what_is_not_said_is_asked(tutor: Tutor, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def prompt(text: str, default: str) -> str:
        asked.append(text)
        return default if text == "What is it about" else "Up and down"

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("sys.stdout", Terminal())
    monkeypatch.setattr("typer.prompt", prompt)
    tutor("bank", "new", "hills.yaml")
    assert asked == ["What is the bank called", "What is it about"]
    assert 'title: "Up and down"' in Path("hills.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("typed", "code"), [(KeyboardInterrupt, 130), (EOFError, 1)])
def test_whoever_ends_at_a_question_writes_nothing(
    tutor: Tutor, monkeypatch: pytest.MonkeyPatch, typed: type[BaseException], code: int
) -> None:
    class Ended(Terminal):
        def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
            raise typed

    monkeypatch.setattr("sys.stdin", Ended())
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    printed = tutor("bank", "new")
    assert printed.code == code
    assert "internal" not in printed.err
    assert not list(Path().glob("*.yaml"))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("a.yaml", "a.yaml is there already."),
        ("my file", "my file is no name for a bank."),
        ("sub/x.yaml", "sub/x.yaml cannot be written: No such file or directory."),
    ],
)
def test_a_bad_name_is_told_before_anything_is_asked(
    tutor: Tutor, monkeypatch: pytest.MonkeyPatch, path: str, said: str
) -> None:
    Path("a.yaml").write_text("bank: a\n", encoding="utf-8")

    def prompt(text: str, default: str) -> str:
        raise AssertionError(text)

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("typer.prompt", prompt)
    printed = tutor("bank", "new", path)
    assert printed.code == 2
    assert said in printed.err


def test_a_bank_whose_file_has_no_name_of_its_own_does_not_claim_so(tutor: Tutor) -> None:
    assert tutor("bank", "new", "--title", "Über Täler").code == 0
    head = Path("exercises.yaml").read_text(encoding="utf-8")
    assert "bank: ueber-taeler " in head
    assert "name of this file" not in head
