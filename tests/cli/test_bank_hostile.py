"""`tutor bank` with names and banks that mean no good: exit code 2 or a finding, and nothing that steers a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Printed
from tests.hanging import ends
from tutor.bank.dollars import split

Tutor = Callable[..., Printed]
HEAD = "bank: b\ntitle: B\nskills: [{id: s, title: S}]\nexercises:\n- {id: e, title: T, skills: [s], difficulty: 1, "
BANK = str(Path(__file__).parent.parent / "data" / "hills.yaml")
STEERING = "\x1b[31m\u202e\x07"


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TUTOR_BANK", raising=False)
    monkeypatch.setattr("tutor.bank.where.shipped_folder", lambda: None)
    monkeypatch.chdir(tmp_path)


def steers(text: str) -> bool:
    return any(not one.isprintable() and one != "\n" for one in text)


def test_links_that_go_round_in_a_circle(tutor: Tutor) -> None:
    os.symlink("a.yaml", "a.yaml")
    printed = tutor("bank", "lint", "a.yaml")
    assert printed.code == 1
    assert "The file cannot be read" in printed.out


def test_a_name_that_is_too_long_for_a_file(tutor: Tutor) -> None:
    printed = tutor("bank", "new", "a" * 300 + ".yaml")
    assert (printed.code, printed.out) == (2, "")
    assert "cannot be written" in printed.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--bank", f"a{STEERING}b"),
        ("show", f"a{STEERING}", "--bank", BANK),
        ("answer", "hills-step", "1", "--part", f"a{STEERING}", "--bank", BANK),
        ("answer", "hills-step", "1", "--part", "step", "--after", f"a{STEERING}=1", "--bank", BANK),
        ("new", f"a{STEERING}.txt"),
        ("lint", "--exercise", f"a{STEERING}", "--bank", BANK),
    ],
)
def test_nothing_steers_the_terminal(arguments: tuple[str, ...], tutor: Tutor) -> None:
    printed = tutor("bank", *arguments)
    assert printed.code == 2
    assert "?" in printed.err
    assert not steers(printed.err + printed.out)


def test_a_file_with_a_name_that_steers(tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = tutor("bank", "new", f"a{STEERING}.yaml")
    assert printed.code == 0
    assert not steers(printed.out)
    monkeypatch.setenv("TUTOR_BANK", f"none{STEERING}")
    printed = tutor("bank", "list")
    assert not steers(printed.err)


@pytest.mark.parametrize(
    ("rest", "message"),
    [
        ("parts: [{kind: number, value: '9^9^9'}]}", "The number has too many digits to be worked with."),
        (f"parts: [{{kind: number, value: '{'(' * 900}1'}}]}}", "cannot be read"),
        ("parts: [{kind: directional, f: x y, at: 'x=1, y=2', direction: north-east}]}", "direction: (3, 4)"),
        (
            "params: {k: {integer: [2, 9]}}, require: ['{k} is even'], parts: [{kind: number, value: '{k}'}]}",
            'Compare numbers, as in "{n} != {m}"',
        ),
        (
            "params: {d: {rows: 2, columns: {a: {integer: [1, 9]}, h: {is: apple + 1}}}}, "
            "parts: [{kind: fit, data: '{d}'}]}",
            "A column of a table stands by its name",
        ),
    ],
)
def test_messages_are_short_and_for_an_author(rest: str, message: str, tutor: Tutor, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(f"{HEAD}{rest}\n", encoding="utf-8")
    printed = tutor("bank", "lint", "b.yaml")
    assert printed.code == 1
    said = " ".join(printed.out.split())
    assert message in said
    assert "--" not in said
    assert len(said) < 600


def test_a_seed_has_an_end(tutor: Tutor) -> None:
    printed = tutor("bank", "show", "hills-slope", "--bank", BANK, "--seed", "9" * 4_000)
    assert printed.code == 2
    assert len(printed.err) < 300
    assert tutor("bank", "show", "hills-slope", "--bank", BANK, "--seed", "999999999").code == 0


def test_backquotes_of_every_length_take_no_time() -> None:
    text = " ".join("`" * length for length in range(1, 1_200))
    with ends():
        assert "".join(piece for piece, _ in split(text)) == text
    assert [kind for _, kind in split("a ``b ` c`` `d` \\`e")] == ["words", "code", "words", "code", "words"]
