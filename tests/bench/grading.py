"""Grades a second, and false verdicts, beside SymPy's `simplify` and two loops that sample; then diagnoses a second."""

from __future__ import annotations

import re
import select
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.bench.clock import call, take_turns
from tests.bench.sampling import IN_FLOATS, THEIR_WAY, Sampler
from tests.bench.table import times
from tutor.grading.check import check
from tutor.grading.task import task_of

TABLE = Path(__file__).parent.parent / "data" / "equality.txt"
LIMIT = 10.0
"""Seconds that SymPy may think about one answer."""
GRADES, DIAGNOSES = 2_000, 300
"""How many a second are asked for."""
OVER_SYMPY, OVER_SAMPLING = 20.0, 10.0
_HARD = "# Fast waves"
"""From this heading on the table holds rows that were made up to mislead a grader: they say how sound it is, not how
fast on what students type."""
_BOMB = ("x", "9**9**9**9", False)

WRONG: tuple[tuple[str, str, str], ...] = (
    ("x^2 y + sin(xy)", "x", "2xy + cos(xy)"),
    ("x^2 y + sin(xy)", "x", "2xy - y cos(xy)"),
    ("x^2 y + sin(xy)", "y", "2xy + y cos(xy)"),
    ("(3x + 1)^5", "x", "5(3x + 1)^4"),
    ("x^2 sin x", "x", "2x cos x"),
    ("x^2 sin x", "x", "x^2 cos x"),
    ("sin(x)/x", "x", "cos(x)"),
    ("sin(x)/x", "x", "(x cos x + sin x)/x^2"),
    ("2^x", "x", "x 2^(x-1)"),
    ("e^(2x)", "x", "e^(2x)"),
    ("x^3", "x", "3x^3"),
    ("1/x^3", "x", "-3/x^2"),
    ("sqrt(x)", "x", "1/sqrt(x)"),
    ("cos(x y)", "x", "y sin(xy)"),
    ("ln(3x^2 + y)", "x", "1/(3x^2 + y)"),
    ("x^2 + 5", "x", "2x + 5"),
    ("3a^2 + b^2 - ab + a", "a", "2a - b + 1"),
    ("3a^2 + b^2 - ab + a", "b", "2b + a"),
    ("x^2 y", "x", "2xy + x^2"),
    ("x^2 y", "x", "2x"),
    ("x^2 + y^2", "x", "2x + 2y"),
    ("sin(x^2)^3", "x", "3 sin(x^2)^2 cos(x^2)"),
    ("e^(-(x-m)^2/(2s^2))", "m", "e^(-(x-m)^2/(2s^2))"),
    ("sigmoid(w x + b)", "w", "sigmoid(w x + b)(1 - sigmoid(w x + b))"),
    ("1/2 sum(i, (s a_i + b - h_i)^2)", "s", "sum(i, s a_i + b - h_i)"),
    ("x y e^(-x^2 - y^2)", "x", "y e^(-x^2-y^2)"),
    ("x ln x", "x", "ln x"),
    ("(x^2 + 1)/(x - 1)", "x", "2x/1"),
    ("sqrt(x^2 + y^2)", "x", "1/(2 sqrt(x^2 + y^2))"),
    ("tan(2x)", "x", "1/cos(2x)^2"),
)
"""Functions, variables, and answers that show a mistake."""


@dataclass(slots=True)
class Score:
    """How a grader did on the list."""

    seconds: float = 0.0
    refused: list[str] = field(default_factory=list)
    """Right answers that it called wrong."""
    accepted: list[str] = field(default_factory=list)
    """Wrong answers that it called right."""
    undecided: list[str] = field(default_factory=list)
    """Answers about which it said nothing, failed or did not end."""

    def note(self, row: tuple[str, str, bool], verdict: bool | None) -> None:
        """Write down a verdict: True for right, None for none."""
        model, answer, right = row
        if verdict is None:
            self.undecided.append(f"{answer} for {model}")
        elif verdict != right:
            (self.refused if right else self.accepted).append(f"{answer} for {model}")


def rows(step: int, hard: bool = False) -> list[tuple[str, str, bool]]:
    """Every `step`-th row of the table of equalities that is plainly right or wrong.

    Arguments:
        step: which rows.
        hard: those made up to mislead a grader, in place of those that a class hands in.
    """
    ordinary, _, misleading = TABLE.read_text(encoding="utf-8").partition(_HARD)
    found = []
    for line in (misleading if hard else ordinary).splitlines():
        kind, *texts = re.split(r"\s{2,}", line.strip())
        if kind in ("equal", "different") and len(texts) == 2:
            found.append((texts[0], texts[1], kind == "equal"))
    return found[::step]


def show_grading(quick: bool) -> None:
    """Measure and print."""
    step, repetitions = (8, 3) if quick else (3, 10)
    _contest("Grading", [*rows(step), _BOMB], repetitions, True)
    _contest("Grading what is made to mislead", rows(step, hard=True), 1, False)
    rate = _of_a_class(3 if quick else 10)
    met = "met" if rate >= GRADES else "MISSED"
    print(f"{'tutor.check, answers of a class':<34}{rate:>10.0f}   at least {GRADES}: {met}; {2 * len(WRONG)} answers")
    seconds, named = _diagnoses(2 if quick else 10)
    rate = len(WRONG) / seconds
    met = "met" if rate >= DIAGNOSES else "MISSED"
    print(
        f"{'with the mistake looked for':<34}{rate:>10.0f}   at least {DIAGNOSES}: {met}; {named} of {len(WRONG)} named"
    )


def _contest(title: str, listed: Sequence[tuple[str, str, bool]], repetitions: int, asked: bool) -> None:
    """Print how all graders do on a list; `asked` says whether the targets are for this list."""
    print(f"\n{title}, {len(listed)} answers, models cached; one core")
    print(f"{'grader':<34}{'a second':>10}{'refused':>10}{'accepted':>10}{'undecided':>11}   verdict")
    print("─" * 100, flush=True)
    ours = _ours(listed, repetitions)
    met = len(listed) / ours.seconds >= GRADES
    _print("tutor.check", ours, len(listed), f"at least {GRADES}: {'met' if met else 'MISSED'}" if asked else "")
    scores = [("tutor.check", ours)]
    for name, target, grade in (
        (THEIR_WAY.name, OVER_SAMPLING, partial(_sampling, THEIR_WAY, listed, repetitions)),
        (IN_FLOATS.name, 0.0, partial(_sampling, IN_FLOATS, listed, repetitions)),
        ("SymPy: simplify(a − b) == 0", OVER_SYMPY, partial(_sympy, listed)),
    ):
        score = grade()
        ratio = score.seconds / ours.seconds
        wanted = f" ×{target:.0f}: {'met' if ratio >= target else 'MISSED'}" if asked and target else ""
        _print(name, score, len(listed), times(ratio) + wanted)
        scores.append((name, score))
    for name, score in scores:
        false = [("refused", one) for one in score.refused] + [("accepted", one) for one in score.accepted]
        for what, one in false:
            print(f"  {name.partition(':')[0]} {what}: {one}")


def _print(name: str, score: Score, count: int, verdict: str) -> None:
    cells = f"{count / score.seconds:>10.0f}{len(score.refused):>10}{len(score.accepted):>10}{len(score.undecided):>11}"
    print(f"{name:<34}{cells}   {verdict}".rstrip(), flush=True)


def _least(work: Callable[[], object], repetitions: int) -> float:
    return take_turns([partial(call, work)], repetitions)[0].wall


def _ours(listed: Sequence[tuple[str, str, bool]], repetitions: int) -> Score:
    score = Score()
    verdicts = {0: True, 1: False}
    for row in listed:
        score.note(row, verdicts.get(check(row[0], row[1], expression=True).code))
    score.seconds = _least(
        lambda: [check(model, answer, expression=True, diagnose=False) for model, answer, _ in listed], repetitions
    )
    return score


def _sampling(sampler: Sampler, listed: Sequence[tuple[str, str, bool]], repetitions: int) -> Score:
    """A loop that samples; reading the answer is counted, as it is in ours, and reading the model is not."""
    score = Score()
    prepared = []
    for row in listed:
        pair = sampler.prepared(row[0], row[1])
        score.note(row, None if pair is None else pair())
        if pair is not None:
            prepared.append(pair)
    taken = _least(lambda: [pair() for pair in prepared], repetitions)
    score.seconds = taken * len(listed) / (len(prepared) or 1)
    return score


def _sympy(listed: Sequence[tuple[str, str, bool]]) -> Score:
    score = Score()
    worker, warm = _start(), False
    for row in listed:
        assert worker.stdin is not None
        worker.stdin.write(f"{row[0]}\t{row[1]}\n")
        worker.stdin.flush()
        out = worker.stdout
        assert out is not None
        ready, _, _ = select.select([out], [], [], LIMIT if warm else 2 * LIMIT)
        warm = bool(ready)
        if not ready:
            worker.kill()
            worker.wait()
            worker = _start()
            score.seconds += LIMIT
            score.note(row, None)
            continue
        verdict, seconds = out.readline().split()
        score.seconds += float(seconds)
        score.note(row, {"equal": True, "different": False}.get(verdict))
    worker.kill()
    worker.wait()
    return score


def _start() -> subprocess.Popen[str]:
    """A process with SymPy in it, warmed up."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.sympy_equal"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _of_a_class(repetitions: int) -> float:
    """Grades a second on derivatives as students are asked for them: each one right, each one wrong."""
    work = [(function, answer, variable) for function, variable, answer in WRONG]
    work += [
        (function, str(task_of(function, variable).keys[0].expression), variable) for function, variable, _ in WRONG
    ]
    for one in work:
        check(*one)
    return len(work) / _least(lambda: [check(*one, diagnose=False) for one in work], repetitions)


def _diagnoses(repetitions: int) -> tuple[float, int]:
    """The seconds for the whole list of wrong answers, and how many of them were explained."""
    for function, variable, _ in WRONG:
        task_of(function, variable)
    named = sum(1 for function, variable, answer in WRONG if _explained(function, variable, answer))
    work = [(function, answer, variable) for function, variable, answer in WRONG]
    return _least(
        lambda: [check(function, answer, variable) for function, answer, variable in work], repetitions
    ), named


def _explained(function: str, variable: str, answer: str) -> bool:
    verdict = check(function, answer, variable)
    return bool(getattr(verdict, "explanations", ()))
