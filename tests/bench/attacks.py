"""What it costs when somebody who wants to break the program types an answer, a function or a working.

Each attack of `tests/attacks.py` is given in each of these roles, in a process of its own for the memory; the time is
that of the check alone, as somebody meets it who uses the program as a library.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.attacks import FAIR, REFUSED

SECONDS, MEGABYTES = 0.2, 200
_PATIENCE = 60.0
_SHOWN = 5
_ROLES = ("answer", "pair", "function", "working")
_ATTACKS = (*FAIR, *REFUSED)
_BATCH = 6
_KIND = 1024 * 1024 if sys.platform == "darwin" else 1024
"""In how many of its units a process says that a megabyte was used."""


@dataclass(frozen=True, slots=True)
class Attack:
    """What one attack cost in one role."""

    role: str
    text: str
    seconds: float
    """CPU time of the check."""
    megabytes: float
    """The most memory that the process had used after it."""

    @property
    def met(self) -> bool:
        """Is it within both limits?"""
        return self.seconds <= SECONDS and self.megabytes <= MEGABYTES


def show_attacks(quick: bool) -> None:
    """Measure and print: the worst of each role, and everything that misses."""
    print(f"\nAttacks, at most {SECONDS:.1f} s and {MEGABYTES} MB each; {len(_ATTACKS)} texts in each role")
    print(f"{'as':<12}{'worst CPU':>12}{'memory':>12}   verdict\n{'─' * 100}", flush=True)
    for role in _ROLES:
        found = _measured(role, _ATTACKS[::4] if quick else _ATTACKS)
        worst, largest = max(one.seconds for one in found), max(one.megabytes for one in found)
        missed = sum(not one.met for one in found)
        verdict = f"MISSED by {missed} of {len(found)}" if missed else "met"
        print(f"{role:<12}{worst:>10.2f} s{largest:>9.0f} MB   {verdict}", flush=True)
        for one in sorted(found, key=lambda one: -one.seconds)[:_SHOWN]:
            if not one.met or one.seconds == worst:
                text = ascii(one.text[:24])
                print(f"  {one.seconds:.2f} s, {one.megabytes:.0f} MB: {text} … {len(one.text)} characters")


def _measured(role: str, texts: tuple[str, ...]) -> list[Attack]:
    """Each attack in one role, some of them in one process after another."""
    found = []
    places = [_ATTACKS.index(text) for text in texts]
    for start in range(0, len(places), _BATCH):
        batch = places[start : start + _BATCH]
        command = [sys.executable, "-m", "tests.bench.attacks", role, *map(str, batch)]
        said = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=True).stdout
        for place, line in zip(batch, said.splitlines(), strict=True):
            seconds, megabytes = map(float, line.split())
            found.append(Attack(role, _ATTACKS[place], seconds, megabytes))
    return found


def _check(role: str, text: str) -> None:
    """Check one attack in one role; it may be refused."""
    from tutor.errors import StudentError
    from tutor.expression.reading import read
    from tutor.expression.tree import Symbol
    from tutor.grading.check import check
    from tutor.grading.working.check import check_working
    from tutor.grading.working.reading import read_working

    try:
        if role == "answer":
            check("x^2", text, "x")
        elif role == "pair":
            check(text, f"{text}+1", expression=True)
        elif role == "function":
            check(text, "2x", "x")
        else:
            reading = read("x^2")
            orders = (Symbol("x"),)
            check_working(read_working(f"2x\n= {text}", reading, orders), reading, orders)
    except StudentError:
        pass


def _here(role: str, places: list[int]) -> None:
    """Print what some attacks cost in this process, which is warmed up first."""
    from time import process_time

    _check(role, "x^2 + sin(x)")
    for place in places:
        start = process_time()
        _check(role, _ATTACKS[place])
        cost = process_time() - start
        print(f"{cost:.6f} {_peak():.1f}")


def _peak() -> float:
    """The most memory that this process had, in megabytes.

    Where the system tells it of the process alone, that is taken: `ru_maxrss` also has what the one that started it
    had, and this bench is large by then.
    """
    status = Path("/proc/self/status")
    if status.exists():
        kilobytes = re.search(r"VmHWM:\s+(\d+)", status.read_text())
        if kilobytes:
            return int(kilobytes[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KIND


if __name__ == "__main__":
    _here(sys.argv[1], [int(place) for place in sys.argv[2:]])
