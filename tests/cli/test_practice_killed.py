"""`tutor practice` is killed between every two writes: what was written stays, and it goes on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.test_practice import BANK, environment, played
from tutor.practice.event import Event, Kind
from tutor.practice.store.store import Store

__all__ = ["environment"]

TYPED = "2x\nhint\n2x +\n2xy + 3\n\n"
WRITTEN = [
    ("started", ""), ("asked", ""), ("answered", "2x"), ("hinted", "1"), ("unread", "2x +"), ("answered", "2xy + 3"),
    ("ended", ""),
]  # fmt: skip
"""What a session writes that nobody kills."""
ARGUMENTS = ("practice", "hills-slope", "--seed", "1")
KILLED = f"""
import io, os, signal, sys
from unittest.mock import patch
import tutor.bank.bank_file, tutor.cli.practice, tutor.cli.practice_loop
from tutor.cli.main import main
from tutor.practice.store.store import Store
real = Store.append
def killed_at(number, home):
    count = 0
    def append(store, event):
        nonlocal count
        count += 1
        if number == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        kept = real(store, event)
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return kept
    Store.append = append
    os.environ["TUTOR_HOME"] = home
    sys.argv, sys.stdin = ["tutor", *{ARGUMENTS}, "--bank", {BANK!r}], io.TextIOWrapper(io.BytesIO({TYPED!r}.encode()))
    sys.stdout = open(home + ".said", "w", encoding="utf-8")
    with patch("tutor.bank.where.shipped_folder", lambda: None):
        main()
for number, home in enumerate(sys.argv[1:]):
    child = os.fork()
    if not child:
        killed_at(number, home)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Sessions, each killed one write later than the last one, the first before it wrote anything.

Each is a process of its own, forked from one that has loaded the program.
"""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="nothing is killed like that here")


def events(home: Path) -> list[Event]:
    with closing(Store("", home)) as store:
        return list(store.events())


def told(home: Path) -> list[tuple[str, str]]:
    return [(str(one.kind), "" if one.kind is Kind.STARTED else one.text) for one in events(home)]


def test_killed_between_any_two_writes_it_loses_nothing_and_goes_on(
    environment: dict[str, str], tmp_path: Path
) -> None:
    homes = [tmp_path / str(number) for number in range(len(WRITTEN) + 1)]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, *map(str, homes)], capture_output=True, text=True, env=environment, timeout=120
    )
    assert (killed.returncode, killed.stderr) == (0, "")
    assert killed.stdout.split() == [str(-signal.SIGKILL)] * len(homes)
    for number, home in enumerate(homes):
        assert told(home) == WRITTEN[:number], number
        said = Path(f"{home}.said").read_text(encoding="utf-8")
        kept = sum(kind == "answered" for kind, _ in WRITTEN[:number])
        assert said.count("I read your answer as") <= kept, "nothing is said of an answer before it is written"
        if number not in (0, len(WRITTEN)):
            goes_on(home, number, environment)


def goes_on(home: Path, number: int, environment: dict[str, str]) -> None:
    """A session that was killed behind a write is taken up, with what was answered and nothing else."""
    again = played("quit\n", ARGUMENTS[1:], {**environment, "TUTOR_HOME": str(home)})
    assert (again.returncode, again.stderr) == (0, "")
    found = events(home)
    assert [(str(one.kind), one.text) for one in found if one.kind is Kind.ANSWERED] == [
        one for one in WRITTEN[:number] if one[0] == "answered"
    ]
    assert sum(one.kind is Kind.ASKED and one.session == found[0].session for one in found) == 1
    assert [one.session for one in found if one.kind is Kind.ENDED][:1] == [found[0].session]
