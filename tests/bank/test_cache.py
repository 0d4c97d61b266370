"""What is kept of the files, and when it is read again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bank.conftest import HEAD, SOUND
from tutor.bank import bank_file, cache
from tutor.bank.index import library

BROKEN = SOUND.replace("sound", "broken").replace("value", "wert")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(HEAD + SOUND + BROKEN, encoding="utf-8")
    return path


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a file anew fails."""

    def fail(*_: object) -> None:
        raise AssertionError("the file was read again")

    monkeypatch.setattr(bank_file, "bank_file", fail)


def test_what_was_read_is_not_read_again(file: Path, request: pytest.FixtureRequest) -> None:
    before = library([file])
    assert before.findings
    request.getfixturevalue("unread")
    after = library([file])
    assert after == before
    assert after.exercise("sound") == before.exercise("sound")


def test_a_file_that_has_changed_is_read_again(file: Path) -> None:
    assert [one.title for one in library([file]).entries()] == ["T"]
    file.write_text((HEAD + SOUND).replace("title: T", "title: U"), encoding="utf-8")
    assert [one.title for one in library([file]).entries()] == ["U"]


def test_other_code_reads_again(file: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    library([file])
    monkeypatch.setattr(cache, "fingerprint", lambda: "other")
    request.getfixturevalue("unread")
    with pytest.raises(AssertionError, match="read again"):
        library([file])


@pytest.mark.parametrize("harm", ["", "\n", "{}", "seal\n{}", "\udcff"])
def test_a_cache_that_is_broken_does_not_matter(file: Path, home: Path, harm: str) -> None:
    before = library([file])
    (kept,) = (home / "cache" / "banks").iterdir()
    kept.write_bytes(harm.encode("utf-8", "surrogateescape"))
    assert library([file]) == before


def test_a_letter_that_was_changed_in_the_cache_is_seen(file: Path, home: Path) -> None:
    library([file])
    (kept,) = (home / "cache" / "banks").iterdir()
    kept.write_text(kept.read_text(encoding="utf-8").replace('"T"', '"Z"'), encoding="utf-8")
    assert [one.title for one in library([file]).entries()] == ["T"]


def test_a_cache_that_cannot_be_written_does_not_matter(file: Path, home: Path) -> None:
    home.write_text("a file, where a folder should be", encoding="utf-8")
    assert len(library([file]).entries()) == 1


def test_nothing_is_left_half_written(file: Path, home: Path) -> None:
    library([file])
    assert [one.suffix for one in (home / "cache" / "banks").iterdir()] == [".bank"]


def test_a_list_needs_neither_yaml_nor_models(file: Path) -> None:
    library([file])
    program = (
        "import sys; from pathlib import Path; from tutor.bank.index import banks;"
        f"print(len(banks([Path({str(file)!r})], shipped=False).entries()),"
        "sorted({'sympy', 'pydantic', 'ruamel', 'rich', 'flint', 'numpy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "1 []\n"


def test_the_cache_stays_small(file: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_MOST", 4)
    for number in range(5):
        other = file.with_name(f"{number}.yaml")
        other.write_text(HEAD + SOUND, encoding="utf-8")
        library([other])
    library([file])
    assert len(list((home / "cache" / "banks").iterdir())) <= 4


def test_a_pipe_in_the_cache_is_not_waited_for(file: Path, home: Path) -> None:
    before = library([file])
    (kept,) = (home / "cache" / "banks").iterdir()
    kept.unlink()
    os.mkfifo(kept)
    assert library([file]) == before
