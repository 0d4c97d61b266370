"""`tutor progress`: the page, a picture, export, import and reset."""

from __future__ import annotations

import dataclasses
import io
import json
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import time

import pytest

from tests.cli.conftest import Printed
from tutor.practice.event import Event, Kind
from tutor.practice.store.store import open_store

ANSWER = Event(
    Kind.ANSWERED, 1_700_000_000.0, "5e55", "rules/rules-power-root", 1, 0, "a", ("power-rule",), 1, "2x", "right", 0
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("TUTOR_HOME", str(folder))
    monkeypatch.delenv("TUTOR_BANK", raising=False)
    with closing(open_store()) as store:
        store.append(ANSWER)
    return folder


def test_the_page(tutor: Callable[..., Printed]) -> None:
    code, out, err = tutor("progress")
    assert (code, err) == (0, "")
    assert out.startswith("Your progress\n  Answers: 1, of which right: 1.")


def test_json(tutor: Callable[..., Printed]) -> None:
    found = json.loads(tutor("progress", "--format", "json").out)
    assert (found["answers"], found["right"], found["days"]) == (1, 1, {"2023-11-14": 1})
    assert [one["skill"] for one in found["skills"]] == ["power-rule"]


def test_every_field_is_documented(tutor: Callable[..., Printed]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    found = json.loads(tutor("progress", "--format", "json").out)
    names = [*found, *found["skills"][0], *(one.name for one in dataclasses.fields(Event))]
    assert [name for name in names if f"`{name}`" not in page] == []


def test_aloud(tutor: Callable[..., Printed]) -> None:
    out = tutor("progress", "--plain").out
    assert "Skill: Differentiate powers; mastery: " in out
    assert not set(out) & set("█░─│·")


def test_a_day_without_practice_is_not_starred_in_plain_characters(tutor: Callable[..., Printed]) -> None:
    # Two weeks ago: the week between that one and this one has no answer.
    with closing(open_store()) as store:
        store.append(dataclasses.replace(ANSWER, at=time() - 14 * 86_400.0, id=""))
    page = tutor("progress", "--ascii").out
    assert page.isascii()
    assert "*" not in page
    assert " -    -    -" in page


@pytest.mark.parametrize("student", [(), ("--student", "Nobody")])
def test_a_picture(student: tuple[str, ...], tmp_path: Path, tutor: Callable[..., Printed]) -> None:
    assert tutor("progress", *student, "--plot", str(tmp_path / "p.svg")).code == 0
    assert (tmp_path / "p.svg").read_text(encoding="utf-8").rstrip().endswith("</svg>")


def test_export_and_import(tmp_path: Path, tutor: Callable[..., Printed]) -> None:
    lines = tutor("progress", "export").out
    (tmp_path / "all.jsonl").write_text(f"{lines}oops\n", encoding="utf-8")
    code, out, err = tutor("progress", "import", str(tmp_path / "all.jsonl"), "--student", "Ada")
    assert (code, out) == (1, "1 event added, 0 known already, 1 line left out.\n")
    assert err.endswith("all.jsonl:2: it is no JSON\n")


@pytest.fixture
def exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tutor: Callable[..., Printed]) -> str:
    """What was exported, taken to another computer as a.jsonl."""
    lines = tutor("progress", "export").out
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "other"))
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text(lines, encoding="utf-8")
    return lines


def test_import_on_another_computer(
    exported: str, monkeypatch: pytest.MonkeyPatch, tutor: Callable[..., Printed]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(exported.encode())))
    assert tutor("progress", "import", "-").out == "1 event added, 0 known already, 0 lines left out.\n"
    assert tutor("progress", "export").out == exported


def test_import_of_several_files(exported: str, tutor: Callable[..., Printed]) -> None:
    Path("b.jsonl").write_text(f"oops\n{exported}", encoding="utf-8")
    code, out, err = tutor("progress", "import", "a.jsonl", "b.jsonl", "a.jsonl")
    assert (code, err) == (1, "b.jsonl:1: it is no JSON\n")
    assert out.splitlines() == [
        "a.jsonl: 1 event added, 0 known already, 0 lines left out.",
        "b.jsonl: 0 events added, 1 known already, 1 line left out.",
        "a.jsonl: 0 events added, 1 known already, 0 lines left out.",
    ]


def test_what_was_imported_before_a_file_that_cannot_be_read_is_kept_and_told(
    exported: str, tutor: Callable[..., Printed]
) -> None:
    code, out, err = tutor("progress", "import", "a.jsonl", "nowhere.jsonl")
    assert (code, out) == (2, "a.jsonl: 1 event added, 0 known already, 0 lines left out.\n")
    assert "nowhere.jsonl cannot be read" in err
    assert tutor("progress", "export").out == exported


@pytest.mark.parametrize("file", ["nowhere.jsonl", "a\0b", "."])
def test_a_file_that_cannot_be_read(file: str, tutor: Callable[..., Printed]) -> None:
    code, out, err = tutor("progress", "import", file)
    assert (code, out) == (2, "")
    assert "cannot be read" in err


@pytest.mark.parametrize(("typed", "left"), [("yes\n", 0), ("no\n", 1), ("", 1), ("\n", 1)])
def test_reset_asks(typed: str, left: int, monkeypatch: pytest.MonkeyPatch, tutor: Callable[..., Printed]) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    code = tutor("progress", "reset").code
    assert code == (0 if left == 0 else 1)
    with closing(open_store()) as store:
        assert len(store.events()) == left


def test_reset_of_nothing(tutor: Callable[..., Printed]) -> None:
    assert tutor("progress", "reset", "--student", "Nobody").out == "There is nothing to take out.\n"
