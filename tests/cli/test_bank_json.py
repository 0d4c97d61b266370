"""`docs/json.md` names every field that `tutor bank` writes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Printed

ROOT = Path(__file__).parents[2]
BANK = str(ROOT / "tests" / "data" / "hills.yaml")
BROKEN = """bank: b
title: B
exercises:
- {id: one, title: T, skills: [s], difficulty: 1, parts: [{kind: number, value: 1}]}
"""
DATA = {"question", "params", "solution", "levels", "kinds"}
"""Fields whose own fields are data, or are those of other lessons."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TUTOR_BANK", raising=False)
    monkeypatch.setattr("tutor.bank.where.shipped_folder", lambda: None)


def fields(value: object) -> Iterator[str]:
    match value:
        case dict():
            for name, each in value.items():
                yield name
                if name not in DATA:
                    yield from fields(each)
        case list():
            for each in value:
                yield from fields(each)


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--bank", BANK),
        ("show", "hills-step", "--hints", "--solution", "--bank", BANK),
        ("show", "hills-talk", "--solution", "--bank", BANK),
        ("answer", "hills-slope", "2x", "--reveal", "--bank", BANK),
        ("coverage", BANK, "--mistakes"),
    ],
    ids=lambda arguments: f"{arguments[0]}-{arguments[1]}" if arguments[1].startswith("hills") else arguments[0],
)
def test_every_field_is_documented(arguments: tuple[str, ...], tutor: Callable[..., Printed]) -> None:
    found = json.loads(tutor("bank", *arguments, "--format", "json").out)
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    missing = sorted({name for name in fields(found) if f"`{name}`" not in page})
    assert len(found) > 1
    assert missing == []


@pytest.mark.parametrize("command", ["lint", "test"])
def test_every_field_of_a_finding_is_documented(command: str, tmp_path: Path, tutor: Callable[..., Printed]) -> None:
    path = tmp_path / "b.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    found = json.loads(tutor("bank", command, str(path), "--format", "json").out)
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    assert found["findings"] or command == "test"
    assert [name for name in fields(found) if f"`{name}`" not in page] == []


@pytest.mark.parametrize("command", ["lint", "test"])
def test_a_bank_that_cannot_be_found_is_told_in_the_format(command: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor("bank", command, "nosuch.yaml", "--format", "json")
    assert (printed.code, printed.err) == (2, "")
    (found,) = json.loads(printed.out)["findings"]
    assert (found["file"], found["severity"], found["code"]) == ("nosuch.yaml", "error", "file")
    printed = tutor("bank", command, "nosuch.yaml", "--format", "github")
    assert (printed.code, printed.err) == (2, "")
    assert printed.out.startswith("::error file=nosuch.yaml,line=1,col=1,")
