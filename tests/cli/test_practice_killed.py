"""`tutor practice` is killed between every two writes: what was written stays, and it goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_practice import ALONE, BANK
from tutor.practice.event import Event, Kind
from tutor.practice.store.store import Store

TYPED = "2x\nhint\n2x +\n2xy + 3\n\n"
WRITTEN = [
    ("started", ""), ("asked", ""), ("answered", "2x"), ("hinted", "1"), ("unread", "2x +"), ("answered", "2xy + 3"),
    ("ended", ""),
]  # fmt: skip
"""What a session writes that nobody kills."""
KILLED = f"""
import os, signal, sys
from tutor.practice.store.store import Store
number, after = int(sys.argv.pop(1)), sys.argv.pop(1) == "after"
count, append = 0, Store.append
def counted(store, event):
    global count
    count += 1
    if count == number and not after:
        os.kill(os.getpid(), signal.SIGKILL)
    kept = append(store, event)
    if count == number:
        os.kill(os.getpid(), signal.SIGKILL)
    return kept
Store.append = counted
{ALONE}from tutor.cli.main import main; main()
"""
"""The program, killed at a write."""
ARGUMENTS = ("practice", "hills-slope", "--seed", "1", "--bank", BANK)

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing is killed like that here")


def run(home: Path, typed: str, *before: str, program: str = KILLED) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("TUTOR_", "PYTEST"))}
    return subprocess.run(
        [sys.executable, "-c", program, *before, *ARGUMENTS], input=typed, capture_output=True, text=True,
        encoding="utf-8", env={**kept, "TUTOR_HOME": str(home), "PYTHONIOENCODING": "utf-8"}, timeout=120,
    )  # fmt: skip


def events(home: Path) -> list[Event]:
    with closing(Store("", home)) as store:
        return list(store.events())


def told(home: Path) -> list[tuple[str, str]]:
    return [(str(one.kind), "" if one.kind is Kind.STARTED else one.text) for one in events(home)]


@pytest.mark.parametrize("number", range(len(WRITTEN) + 1))
def test_killed_between_any_two_writes_it_loses_nothing_and_goes_on(number: int, tmp_path: Path) -> None:
    killed = run(tmp_path, TYPED, *(("1", "before") if number == 0 else (str(number), "after")))
    assert killed.returncode == -signal.SIGKILL
    assert told(tmp_path) == WRITTEN[:number]
    if number in (0, len(WRITTEN)):
        return
    again = run(tmp_path, "quit\n", "0", "after")
    assert (again.returncode, again.stderr) == (0, "")
    found = events(tmp_path)
    assert [(str(one.kind), one.text) for one in found if one.kind is Kind.ANSWERED] == [
        one for one in WRITTEN[:number] if one[0] == "answered"
    ]
    assert sum(one.kind is Kind.ASKED and one.session == found[0].session for one in found) == 1
    assert [one.session for one in found if one.kind is Kind.ENDED][:1] == [found[0].session]
