"""Where own banks are looked for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tutor.bank.index import banks
from tutor.bank.where import bank_files, shipped_folder
from tutor.errors import AuthorError


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder below one with banks."""
    for name in (
        "own/b.yaml",
        "own/a.yml",
        "own/deep/c.YAML",
        "own/.git/d.yaml",
        "own/.e.yaml",
        "own/notes.txt",
        "one.yaml",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("bank: b\n", encoding="utf-8")
    (tmp_path / "work" / "inner").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work" / "inner")
    return tmp_path


def names(*paths: Path) -> list[str]:
    return [file.name for file in bank_files(list(paths) if paths else None, shipped=False)]


def test_folders_and_files(here: Path) -> None:
    assert names(here / "own") == ["a.yml", "b.yaml", "c.YAML"]
    assert names(here / "one.yaml", here / "own" / "notes.txt") == ["one.yaml", "notes.txt"]
    assert names(here / "own" / "b.yaml", here / "own") == ["b.yaml", "a.yml", "c.YAML"]


def test_the_first_that_names_banks_counts(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert names() == []
    (here / "tutor.toml").write_text('[bank]\npaths = ["one.yaml"]\n', encoding="utf-8")
    assert names() == ["one.yaml"]
    monkeypatch.setenv("TUTOR_BANK", os.pathsep.join([str(here / "own" / "a.yml"), "", str(here / "own" / "b.yaml")]))
    assert names() == ["a.yml", "b.yaml"]
    assert names(here / "one.yaml") == ["one.yaml"]


def test_the_banks_that_ship_come_first(here: Path) -> None:
    folder = shipped_folder()
    assert folder is not None
    files = bank_files([here / "one.yaml"])
    assert files[-1] == here / "one.yaml"
    assert all(file.is_relative_to(folder) for file in files[:-1])


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("[bank\n", r"tutor.toml:1:\d+: .*cannot be read as TOML"),
        ("bank = 3\n", "`paths` must be a list"),
        ('[bank]\npaths = "own"\n', "`paths` must be a list"),
        ("[bank]\npaths = [3]\n", "`paths` must be a list"),
        ('[bank]\npaths = ["none"]\n', r"no file or folder .*none \(.*tutor.toml names it\)"),
        ("\udcff", "cannot be read as TOML"),
        ('[bank]\npaths = ["a\\u001b[31m"]\n', "`paths` must be a list"),
        ('[bank]\npath = ["own"]\n', "'path' is no key of"),
    ],
)
def test_settings_that_are_wrong(here: Path, settings: str, message: str) -> None:
    (here / "tutor.toml").write_bytes(settings.encode("utf-8", "surrogateescape"))
    with pytest.raises(AuthorError, match=message) as caught:
        bank_files()
    assert caught.value.mend


def test_banks_that_are_not_there(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(AuthorError, match=r"no file or folder none\.yaml"):
        bank_files([Path("none.yaml")])
    with pytest.raises(AuthorError, match="no YAML file in"):
        bank_files([here / "work"])
    monkeypatch.setenv("TUTOR_BANK", "none")
    with pytest.raises(AuthorError, match="TUTOR_BANK names it"):
        bank_files()


def test_a_bank_that_was_named_long_ago_and_is_gone_stops_no_other(here: Path) -> None:
    (here / "tutor.toml").write_text('[bank]\npaths = ["none.yaml", "~nobody-of-this-name", "one.yaml"]\n')
    found = banks(shipped=False)
    assert [file.path.name for file in found.files] == ["one.yaml"]
    gone, nobody = (one.message for one in found.missing)
    assert "none.yaml (" in gone
    assert "no folder ~nobody-of-this-name (" in nobody
    with pytest.raises(AuthorError, match=r"no file or folder none\.yaml"):
        banks([Path("none.yaml")], shipped=False)


def test_settings_without_banks_name_none(here: Path) -> None:
    (here / "tutor.toml").write_text("[other]\n", encoding="utf-8")
    assert names() == []


def test_a_home_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TUTOR_BANK", ""):
        if name:
            monkeypatch.setenv(name, "~nobody-of-this-name/b.yaml")
        with pytest.raises(AuthorError, match="There is no folder ~nobody-of-this-name"):
            bank_files(None if name else [Path("~nobody-of-this-name")])


def test_a_name_that_is_too_long_is_not_there(here: Path) -> None:
    with pytest.raises(AuthorError, match="no file or folder"):
        bank_files([Path("a" * 5_000)])


def test_a_working_folder_that_is_gone_names_no_banks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert bank_files(shipped=False) == ()
