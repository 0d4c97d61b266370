"""Every example of the README is run, and what it prints is compared with what the README says.

A block that starts with ```console holds commands, each after "$ ", and under each what it prints. A line with
nothing but "…" stands for any number of lines. A block under the comment `<!-- not run: why -->` is left alone:
it installs something, or needs what a test machine may lack.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.picture import COMMAND, PLACE, lesson_page, words
from tutor.cli.main import run

ROOT = Path(__file__).parent.parent
WIDTH = 100
NOT_RUN = "<!-- not run:"

_BLOCK = re.compile(r"^(?P<before>[^\n]*)\n```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)

# `tutor` and `python` in an example are the ones that run this test, installed or not.
_PROLOGUE = 'python() { "$TUTOR_PYTHON" "$@"; }; tutor() { python -m tutor "$@"; }; '


_FOR_A_SHELL = frozenset("|<>;&$`")


@dataclass(frozen=True, slots=True)
class Example:
    """A command and what it should print."""

    command: str
    expected: tuple[str, ...]


def examples(page: str) -> list[Example]:
    """The examples of a page, those under a not-run comment left out."""
    found: list[Example] = []
    for block in _BLOCK.finditer(page):
        if block["before"].startswith(NOT_RUN):
            continue
        command, *rest = re.split(r"^\$ ", block["body"], flags=re.MULTILINE)
        assert not command, f"a console block starts with {command!r}, not with a command"
        for part in rest:
            first, *expected = part.rstrip("\n").split("\n")
            found.append(Example(first, tuple(expected)))
    return found


def matches(expected: tuple[str, ...], printed: str) -> bool:
    """Does `printed` read like `expected`, where a lone … stands for any lines?"""
    pattern = "".join("(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + "\n" for line in expected)
    lines = [line.rstrip() for line in printed.strip("\n").split("\n")]
    return re.fullmatch(pattern, "\n".join(lines).strip("\n") + "\n" if printed.strip() else "") is not None


def shell(command: str) -> str:
    """What a shell prints, on stdout and stderr."""
    environment = {
        **os.environ,
        "TUTOR_PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": str(WIDTH),
    }
    done = subprocess.run(
        ["sh", "-c", _PROLOGUE + command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return done.stdout


@pytest.fixture
def printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[str], str]:
    """`printed(command)` is what it prints on a plain screen to somebody who has practised nothing yet.

    A shell is asked for what has signs that only a shell obeys; starting Python takes longer than most commands.
    """
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    monkeypatch.chdir(ROOT)

    def call(command: str) -> str:
        name, *arguments = shlex.split(command)
        if name != "tutor" or set(command) & _FOR_A_SHELL:
            return shell(command)
        monkeypatch.setattr(sys, "argv", [name, *arguments])
        run()
        out, err = capsys.readouterr()
        return f"{err}{out}"

    return call


@pytest.mark.parametrize("example", examples((ROOT / "README.md").read_text(encoding="utf-8")), ids=lambda e: e.command)
def test_readme(example: Example, printed: Callable[[str], str]) -> None:
    page = printed(example.command)
    assert "Traceback" not in page
    assert matches(example.expected, page), f"$ {example.command} prints\n{page}"


def test_a_command_does_the_same_in_a_shell(printed: Callable[[str], str]) -> None:
    for command in ('tutor grad "x**2*y + sin(x*y"', "tutor rules chain"):
        assert printed(command) == printed(f"{command}; true")


def test_the_picture_shows_what_the_program_prints() -> None:
    assert words(PLACE.read_text(encoding="utf-8")) == re.sub(r"\s", "", f"$ {COMMAND}{lesson_page(colour=False)}")


def test_examples_are_found() -> None:
    page = "text\n```console\n$ one\nout\n\nmore\n$ two\n```\n<!-- not run: installs -->\n```console\n$ three\n```\n"
    assert examples(page) == [Example("one", ("out", "", "more")), Example("two", ())]


@pytest.mark.parametrize(
    ("expected", "printed", "same"),
    [
        (("a", "b"), "a\nb\n", True),
        (("a", "b"), "a  \nb\n\n", True),
        (("a", "b"), "a\nc\n", False),
        (("a", "b"), "a\nb\nc\n", False),
        (("a", "…"), "a\nb\nc\n", True),
        (("…", "c"), "a\nb\nc\n", True),
        (("a", "…", "c"), "a\nc\n", True),
        (("a", "…", "d"), "a\nb\nc\n", False),
        ((), "", True),
        ((), "a\n", False),
    ],
)
def test_output_is_compared(expected: tuple[str, ...], printed: str, same: bool) -> None:
    assert matches(expected, printed) is same
