"""`tutor practice`, whole sessions: through a pipe, at a terminal, in plain characters and aloud."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pexpect
import pytest

from tutor.cli.main import run
from tutor.practice.event import Kind
from tutor.practice.store.store import Store

BANK = str(Path(__file__).parent.parent / "data" / "hills.yaml")
PROGRAM = """
from unittest.mock import patch
with patch('tutor.bank.where.shipped_folder', lambda: None):
    from tutor.cli.main import main; main()
"""
"""The program with the banks of the tests alone."""

SESSIONS: dict[str, tuple[tuple[str, ...], str]] = {
    "practice.txt": (
        ("hills-slope", "hills-step", "--count", "2", "--seed", "1"),
        "2x\nhnt\nyes\n2x +\n2xy + 3\nwhy\nnote ask about y\nprogress\n\nskip exercise\nquit\n",
    ),
    "practice-exam.txt": (("hills-slope", "--exam", "--count", "1", "--seed", "1"), "hint\n2xy + 3\nback\n2x\n\n"),
    "practice-plain.txt": (("hills-slope", "--plain", "--seed", "1"), "2x + 3\nhint\n2xy + 3\nwhy\nquit\n"),
    "practice-ascii.txt": (("hills-slope", "--ascii", "--seed", "1"), "2x + 3\n? grad x^2 y\n2xy + 3\nquit\n"),
    "practice-end.txt": (("hills-slope", "--seed", "1"), "2xy + 3\n"),
}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TUTOR_", "PYTEST"))}
    return {**kept, "TUTOR_HOME": str(tmp_path / "home"), "COLUMNS": "88", "PYTHONIOENCODING": "utf-8"}


def played(typed: str, arguments: tuple[str, ...], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A session in this process, which need not start first; no page of the next one is made ready."""
    out, err = io.BytesIO(), io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr("tutor.bank.where.shipped_folder", lambda: None)
        patch.setattr("tutor.cli.practice_session.make_ready", lambda *_: None)
        patch.setattr(sys, "argv", ["tutor", "practice", *arguments, "--bank", BANK])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8"))
        patch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", write_through=True))
        patch.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8", write_through=True))
        code = run()
        return subprocess.CompletedProcess((), code, out.getvalue().decode(), err.getvalue().decode())


def piped(typed: str, arguments: tuple[str, ...], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """A session through a pipe, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, "practice", *arguments, "--bank", BANK],
        input=typed, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_without_a_terminal(
    name: str, environment: dict[str, str], golden: Callable[[str, str], None]
) -> None:
    arguments, typed = SESSIONS[name]
    done = played(typed, arguments, environment)
    assert (done.returncode, done.stderr) == (0, "")
    golden(name, done.stdout)


@pytest.mark.parametrize("name", ["practice-plain.txt", "practice-ascii.txt"])
def test_no_boxes_where_none_can_be_seen(name: str, environment: dict[str, str]) -> None:
    arguments, typed = SESSIONS[name]
    page = played(typed, arguments, environment).stdout
    quotes = "“”" if name == "practice-ascii.txt" else ""
    assert not [character for character in page if not character.isascii() and character not in quotes]
    assert name == "practice-ascii.txt" or not re.search(r"[`>_^]", page)
    assert not re.search(r"[-=_|]{3}", page) or name == "practice-ascii.txt"


@pytest.mark.parametrize("more", [(), ("--exam",)])
def test_no_command_has_boxes_aloud(more: tuple[str, ...], environment: dict[str, str]) -> None:
    typed = "help\nprogress\nrules\nrules chain\n2xy +\nhint\nhint\nhint\nwork\n= 2xy + 2\n\nstep\n\n? hessian x^2 y\n"
    page = played(
        f"{typed}2x\nskip\nskip\nsolution\nwhy\nquit\n", (*more, "--plain", "--seed", "1"), environment
    ).stdout
    assert page.isascii()
    # What is typed is echoed as it was typed, and the list of commands says what to type.
    assert not re.search(r"[`_^|]|[-=+]{2}", re.sub(r"\? \w+ x\^2 y", "", page))


class Student:
    """Somebody who sits at a terminal."""

    def __init__(self, environment: dict[str, str], *arguments: str) -> None:
        self.child: Any = pexpect.spawn(
            sys.executable, ["-c", PROGRAM, "practice", "--bank", BANK, "--seed", "1", *arguments],
            env=environment, encoding="utf-8", timeout=60, dimensions=(40, 100),
        )  # fmt: skip

    def sees(self, text: str) -> str:
        self.child.expect_exact(text)
        return str(self.child.before)

    def types(self, text: str) -> None:
        self.child.send(text)


@pytest.fixture
def student(environment: dict[str, str]) -> Iterator[Callable[..., Student]]:
    sitting: list[Student] = []

    def sit(*arguments: str, **others: str) -> Student:
        sitting.append(Student({**environment, "TERM": "xterm", **others}, *arguments))
        return sitting[-1]

    yield sit
    for one in sitting:
        one.child.close(force=True)


def test_a_session_goes_on_where_it_was_killed(student: Callable[..., Student], environment: dict[str, str]) -> None:
    ada = student("hills-slope")
    ada.sees("> ")
    ada.types("2x\r")
    ada.sees("Not yet")
    ada.child.kill(signal.SIGKILL)
    ada.child.wait()
    again = played("quit\n", ("hills-slope",), environment).stdout
    with closing(Store("", Path(environment["TUTOR_HOME"]))) as store:
        found = store.events()
    assert [one.text for one in found if one.kind is Kind.ANSWERED] == ["2x"]
    assert len({one.session for one in found}) == 1
    assert "Work out ∂f/∂x for f(x, y) = x²y + 3x." in again


def test_a_session_that_is_going_on_is_left_alone(student: Callable[..., Student], environment: dict[str, str]) -> None:
    ada = student("hills-slope")
    ada.sees("> ")
    ada.types("2x\r")
    ada.sees("Not yet")
    beside = piped("2xy + 3\n", ("hills-slope",), environment).stdout
    assert "where you stopped" not in beside
    ada.types("2xy + 3\r")
    ada.sees("Right")
    with closing(Store("", Path(environment["TUTOR_HOME"]))) as store:
        found = [(one.session, one.text) for one in store.events() if one.kind is Kind.ANSWERED]
    mine = {session for session, text in found if text == "2x"}
    assert len({session for session, _ in found}) == 2
    assert [text for session, text in found if session in mine] == ["2x", "2xy + 3"]


def test_ctrl_d_ends(student: Callable[..., Student]) -> None:
    ada = student("hills-slope")
    ada.sees("> ")
    ada.types("\x04")
    ada.sees("This session")
    ada.child.expect(pexpect.EOF)


def test_colour_only_on_a_terminal_that_wants_it(student: Callable[..., Student]) -> None:
    ada = student("hills-slope")
    assert "\x1b[1m" in ada.sees("> ")
    bo = student("hills-slope", NO_COLOR="1")
    assert "\x1b[1m" not in bo.sees("> ")
    cy = student("hills-slope", TERM="dumb")
    assert "\x1b[1m" not in cy.sees("> ")
