"""`tutor practice`: from the start to the first question, and from Enter to the verdict over all shipped banks."""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from tests.bench.clock import Cost, call, first_output, process, take_turns
from tests.bench.table import head, ratios, row, slower, times
from tutor.bank.entry import Entry
from tutor.bank.index import Library, banks
from tutor.bank.pose import pose
from tutor.derivation.lesson import phrase
from tutor.errors import TutorError
from tutor.expression.dice import Dice
from tutor.practice.choose import Choice, choose
from tutor.practice.event import Event, Kind
from tutor.practice.session.begin import begin
from tutor.practice.session.desk import Desk
from tutor.practice.session.respond import respond
from tutor.practice.standing import Fold
from tutor.practice.store.store import open_store
from tutor.practice.wish import Wish

_START = 1.5
_READ = 0.300
_CHOICE = 0.005
_MEDIAN = 0.050
_WORST = 0.300
_WHY = phrase("practice-title")
_DRAWN_MEDIAN = 0.050
_DRAWN_WORST = 0.300
_SEEDS = 4
_WRONG = ("2x + 1", "(1, 2)", "0", "1/2 x^2 y", "3", "sin(", " + ".join(["x^2 y^3/(1 + x^2) - ln(x^2 + y^2)"] * 8))
"""Answers that are wrong nearly everywhere: the mistake behind them is looked for."""
_CHANGED = ("-({})", "2*({})", "({}) + 1", "1/({})")
"""The right answer changed by mistakes that are named."""


@dataclass(frozen=True, slots=True)
class Took:
    """How long a verdict took."""

    seconds: float
    """CPU time: other processes are no part of it."""
    exercise: str
    part: str
    answer: str


def show_practice(quick: bool) -> None:
    """Measure and print both.

    Arguments:
        quick: fewer processes, and every fourth exercise.
    """
    print("\nPractice")
    print(head().splitlines()[1], flush=True)
    _show_start(3 if quick else 15)
    _show_choice()
    _show_drawing(4 if quick else 1)
    found = sorted(verdicts(4 if quick else 1), key=lambda one: one.seconds)
    median, worst = statistics.median(one.seconds for one in found), found[-1]
    _show(f"Enter to verdict, median of {len(found)}", median, _MEDIAN)
    _show(f"Enter to verdict, worst: {worst.exercise} {worst.part}", worst.seconds, _WORST)
    for one in found[:-6:-1]:
        print(f"   {one.seconds * 1000:6.0f} ms  {one.exercise} {one.part}: {one.answer}")


def _show_start(repetitions: int) -> None:
    """Up to the first question: of who comes back with 300 answers, whose page was made ready, and of who then names
    something else or begins an exam; of who has never been here; of who has just installed tutor; and of who goes on
    with a session that was cut off."""
    names = map("student {}".format, count())
    with tempfile.TemporaryDirectory() as home:
        os.environ["TUTOR_HOME"] = home
        try:
            ours = [sys.executable, "-m", "tutor", "practice"]
            imports = [sys.executable, "-c", "import typer, rich.console, pydantic"]

            def back() -> Cost:
                process(ours)  # it ends at once, for nothing is typed
                return first_output(ours)

            def installed(*named: str) -> Cost:
                with tempfile.TemporaryDirectory() as fresh:
                    os.environ["TUTOR_HOME"] = fresh
                    cost = first_output([*ours, *named])
                    os.environ["TUTOR_HOME"] = home
                return cost

            starts = {
                "who comes back": back,
                "who names something else": lambda: first_output([*ours, "chain-rule"]),
                "who is new": lambda: first_output([*ours, "--student", next(names)]),
                "who has just installed it": installed,
                "and names something": lambda: installed("week-2-gradients", "--count", "5"),
                "in an exam": lambda: first_output([*ours, "chain-rule", "--exam"]),
                "who was cut off": lambda: first_output([*ours, "--student", "Ada"]),
            }
            process(ours)  # the banks are read
            _practised(Path(home), 300)
            _cut_off(Path(home), "Ada")
            before, *costs = take_turns((lambda: process(imports), *starts.values()), repetitions)
        finally:
            del os.environ["TUTOR_HOME"]
    for what, cost in zip(starts, costs, strict=True):
        found = ratios(before, cost)
        cells = (f"first question, {what}", "typer, rich.console, pydantic", "≤ " + times(_START))
        print(row((*cells, times(found[0]), times(found[1]), slower(_START, max(found)))), flush=True)


def _practised(home: Path, count: int) -> None:
    """So many answers, the last one an hour ago, in the file of who has given no name."""
    store = open_store(None, home)
    store.extend([replace(one, at=time.time() - 3600.0 * (count - place)) for place, one in enumerate(_answers(count))])
    store.close()


def _cut_off(home: Path, student: str) -> None:
    """A session whose first question was asked, and not answered."""
    store = open_store(student, home)
    store.extend(list(begin(Wish(), Desk(banks(()), store.events, "5e55" * 8, time.time)).events))
    store.close()


def _answers(count: int) -> list[Event]:
    """Two of three are right; one an hour, in sessions of twenty."""
    entries = banks(()).entries()
    asked = [entries[number % len(entries)] for number in range(count)]
    return [
        Event(Kind.ANSWERED, 3600.0 * number, str(number // 20), one.name, 1, number, "a", one.skills,
              one.difficulty, code=number % 3 % 2, attempt=1)
        for number, one in enumerate(asked)
    ]  # fmt: skip


def _show_choice() -> None:
    """The next exercise of all that ship, and where a student stands after ten thousand answers."""
    shipped = banks(())
    entries, skills = shipped.entries(), shipped.skills()
    events = _answers(10_000)
    _show("reading 10,000 answers", call(lambda: Fold(skills, events).standings()).cpu, _READ)
    fold = Fold(skills, events)
    fold.standings()
    cost = min(call(lambda: choose(entries, skills, fold, 3600.0 * 10_000, Dice(1))).cpu for _ in range(5))
    _show(f"choosing among {len(entries)} exercises", cost, _CHOICE)


def _show_drawing(every: int) -> None:
    """Variants of every so many exercises, each the first of its exercise and the next ones."""
    shipped = banks(())
    found: list[tuple[float, str]] = []
    with _as_in_a_session():
        for entry in shipped.entries()[::every]:
            located = shipped.exercise(entry.name)
            for seed in range(_SEEDS):
                since = time.process_time()
                pose(located, seed)
                found.append((time.process_time() - since, f"{entry.id} {seed}"))
    found.sort(reverse=True)
    _show(f"drawing a variant, median of {len(found)}", statistics.median(cost for cost, _ in found), _DRAWN_MEDIAN)
    _show(f"drawing a variant, worst: {found[0][1]}", found[0][0], _DRAWN_WORST)


@contextmanager
def _as_in_a_session() -> Iterator[None]:
    """Without garbage collection, which `tutor` turns off: here it would walk through what all exercises left."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _show(work: str, seconds: float, target: float) -> None:
    cells = (work, "", f"≤ {target * 1000:.0f} ms", f"{seconds * 1000:.1f} ms", "")
    print(row((*cells, "" if seconds <= target else "MISSED")), flush=True)


def verdicts(every: int = 1) -> Iterator[Took]:
    """The time of each verdict: on every part of every exercise that tutor grades, wrong answers and the right one.

    Arguments:
        every: only every so many exercises.
    """
    shipped = banks(())
    with _as_in_a_session():
        for entry in shipped.entries()[::every]:
            try:
                yield from _of(entry, shipped)
            except TutorError as error:
                print(f"   {entry.id}: {error}")


def _of(entry: Entry, shipped: Library) -> Iterator[Took]:
    chosen = Choice(entry, 0, _WHY, "", 1.0)
    desk = Desk(shipped, tuple, "5e55" * 8, time.time, choose=lambda *_: chosen)
    first = begin(Wish((entry.id,), count=1), desk)
    sheet = first.scene.sheet
    assert sheet is not None
    for place, part in enumerate(sheet.exercised.parts):
        if part.part.kind == "discussion":
            continue
        scene = replace(first.scene, sheet=replace(sheet, place=place))
        changed = (form.format(part.made.key) for form in _CHANGED)
        for answer in (*_WRONG, *part.made.unchanged, *changed, part.made.key):
            since = time.process_time()
            respond(scene, answer, desk)
            yield Took(time.process_time() - since, entry.id, part.id, answer)


if __name__ == "__main__":
    show_practice("--quick" in sys.argv)
