"""Whole sessions at a pseudo-terminal, key by key, as goldens of the screen; and a pipe makes the same pages."""

from __future__ import annotations

import readline
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest

from tests.cli.test_practice import BANK, PROGRAM, environment, piped
from tutor.practice.event import Kind
from tutor.practice.store.store import Store

__all__ = ["environment"]

pytestmark = pytest.mark.skipif("libedit" in (readline.__doc__ or ""), reason="libedit has other keys and no marks")

ARGUMENTS = ("hills-slope", "--seed", "1")
WIDTH, HEIGHT = 88, 300
"""So high that nothing scrolls away: the screen at the end is the whole session."""
READY = "\x1b[?2004h"
"""What readline writes before each prompt, once it listens to keys: pasted text shall be marked."""
PROMPTS = ["> ", "| "]
"""How prompts end; the second is that of a working that goes on."""

UP, LEFT, BACKSPACE, HOME, TAB, ENTER = "\x1b[A", "\x1b[D", "\x7f", "\x01", "\t", "\r"
CTRL_C = "\x03"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"

SESSIONS = {
    "practice-terminal-edited.txt": (
        "2xy + 4" + ENTER, UP + BACKSPACE + "5" + ENTER, "hi" + TAB + ENTER,
        UP + UP + BACKSPACE + "3" + LEFT * 4 + BACKSPACE + "y" + ENTER, "wh" + TAB + ENTER,
        "progress" + HOME + "note see " + ENTER, "qui" + TAB + ENTER,
    ),
    "practice-terminal-interrupted.txt": (
        "2x" + ENTER, CTRL_C, "no" + ENTER, "work" + ENTER, "2x*y + 3" + ENTER, CTRL_C, CTRL_C,
    ),
    "practice-terminal-pasted.txt": (
        "work x" + ENTER, f"{PASTE}∂/∂x [x^2 y] + ∂/∂x [3x]\n= 2x*y + 2{PASTED}" + ENTER, ENTER,
        "work" + ENTER, f"{PASTE}∂/∂x [x^2 y] + ∂/∂x [3x]\n= 2x*y + 3{PASTED}" + ENTER, ENTER, ENTER,
    ),
}  # fmt: skip
"""The keys of each session, prompt by prompt. All are about ∂f/∂x of x²y + 3x."""
LINES = {
    "practice-terminal-edited.txt": "2xy + 4\n2xy + 5\nhint \n2xy + 3\nwhy \nnote see progress\nquit \n",
    "practice-terminal-pasted.txt": (
        "work x\n∂/∂x [x^2 y] + ∂/∂x [3x]\n= 2x*y + 2\n\nwork\n∂/∂x [x^2 y] + ∂/∂x [3x]\n= 2x*y + 3\n\n\n"
    ),
}
"""The lines that those keys make."""


def shown(keys: tuple[str, ...], environment: dict[str, str]) -> str:
    """What stands on the screen when a session is over. Keys are pressed when the next prompt waits for them."""
    child: Any = pexpect.spawn(
        sys.executable, ["-c", PROGRAM, "practice", *ARGUMENTS, "--bank", BANK],
        env={**environment, "TERM": "xterm"}, encoding="utf-8", timeout=60, dimensions=(HEIGHT, WIDTH),
    )  # fmt: skip
    written = []
    try:
        for pressed in keys:
            for awaited in ([READY], PROMPTS):
                child.expect_exact(awaited)
                written += [child.before, child.after]
            child.send(pressed)
        child.expect(pexpect.EOF)
        written.append(child.before)
    finally:
        child.close(force=True)
    screen = pyte.Screen(WIDTH, HEIGHT)
    pyte.Stream(screen).feed("".join(written))
    return trimmed("\n".join(screen.display))


def trimmed(page: str) -> str:
    """A page without blanks at the ends of its lines, and without empty lines at its end: a screen knows of neither."""
    return "".join(f"{line.rstrip()}\n" for line in page.rstrip().split("\n"))


@pytest.mark.parametrize("name", SESSIONS)
def test_a_session_at_a_terminal(name: str, environment: dict[str, str], golden: Callable[[str, str], None]) -> None:
    golden(name, shown(SESSIONS[name], environment))
    with closing(Store("", Path(environment["TUTOR_HOME"]))) as store:
        kinds = [one.kind for one in store.events()]
    assert Kind.ANSWERED in kinds
    assert kinds[-1] is Kind.ENDED


@pytest.mark.parametrize("name", LINES)
def test_the_same_lines_through_a_pipe_make_the_same_page(
    name: str, environment: dict[str, str], golden: Callable[[str, str], None]
) -> None:
    page = piped(LINES[name], ARGUMENTS, environment).stdout
    # Lines that are pasted together stand behind one prompt; through a pipe each has its own.
    golden(name, trimmed(page).replace("\n    | = ", "\n= "))
