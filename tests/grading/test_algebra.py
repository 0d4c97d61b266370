"""Proofs by SymPy in a process of its own: what it proves, what it must not, and what it may cost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.expression import sympy_process
from tutor.expression.parser import parse
from tutor.grading.algebra import proved_equal

PATIENCE = 30.0
"""Seconds for a proof on a busy machine; each takes a small part of it."""


@pytest.mark.parametrize(
    ("answer", "model", "conditions"),
    [
        ("sin(x)^2 + cos(x)^2", "1", ()),
        ("sin(2x)", "2 sin(x) cos(x)", ()),
        ("1/cos(x)^2", "1 + tan(x)^2", ()),
        ("cosh(x)^2 - sinh(x)^2", "1", ()),
        ("ln(x y)", "ln(x) + ln(y)", ()),
        ("ln(x^2)", "2 ln(x)", ()),
        ("tanh(ln(x))", "(x^2 - 1)/(x^2 + 1)", ()),
        ("sqrt(x^2)", "|x|", ()),
        ("sqrt(x^2)", "x", ("x > 0",)),
        ("sqrt(x^2)", "-x", ("x < 0",)),
        ("sigmoid(x)", "1 - sigmoid(-x)", ()),
        ("softplus(x) - softplus(-x)", "x", ()),
        ("max(x, y)", "(x + y + |x - y|)/2", ()),
        ("relu(x)", "(x + |x|)/2", ()),
        ("cbrt(x)", "x^(1/3)", ()),
        ("acos(x)", "pi/2 - asin(x)", ()),
        ("atan(x) + atan(1/x)", "pi/2", ("x > 0",)),
        ("sqrt(5 + 2 sqrt(6))", "sqrt(2) + sqrt(3)", ()),
        ("cos(pi/5)", "(1 + sqrt(5))/4", ()),
        ("x^x", "e^(x ln(x))", ()),
    ],
)
def test_a_proof(answer: str, model: str, conditions: tuple[str, ...]) -> None:
    assert proved_equal(parse(answer), parse(model), [parse(one) for one in conditions], seconds=PATIENCE) is True


@pytest.mark.parametrize(
    ("answer", "model", "conditions"),
    [
        ("sqrt(x^2)", "x", ()),
        ("sqrt(x^2)", "x", ("x != 0",)),
        ("sqrt(x^2)", "x", ("x > -1",)),
        ("atan(tan(x))", "x", ()),
        ("asin(sin(x))", "x", ()),
        ("atan(x) + atan(1/x)", "pi/2", ()),  # −π/2 for negative x
        ("atan(x) + atan(1/x)", "pi/2", ("x != 0",)),
        ("sin(x)", "x", ()),
        ("|x|", "x", ()),
        ("x", "y", ()),
        ("sign(x)", "1", ("x >= 0",)),
        ("x^2 + 1/10^30", "x^2", ()),
        ("1/(x - x)", "1", ()),
        ("9**9**9**9", "9**9**9", ()),
    ],
)
def test_no_proof_of_what_is_not_so(answer: str, model: str, conditions: tuple[str, ...]) -> None:
    assert proved_equal(parse(answer), parse(model), [parse(one) for one in conditions]) is None


def test_what_is_large_is_not_asked() -> None:
    long = parse("+".join(f"sin({place} x)" for place in range(400)))
    assert proved_equal(long, parse("1")) is None


def test_the_process_is_kept() -> None:
    assert proved_equal(parse("sin(x)^2 + cos(x)^2"), parse("1"), seconds=PATIENCE)
    before = sympy_process._WORKER._process
    assert proved_equal(parse("sin(y)^2 + cos(y)^2"), parse("1"), seconds=PATIENCE)
    assert sympy_process._WORKER._process is before
    assert before is not None


def test_it_is_killed_at_its_limit_and_the_next_question_is_answered() -> None:
    hard = parse("*".join(f"(sin({place} x) + cos({place} y) + tan(x y)^{place})" for place in range(1, 30)))
    assert proved_equal(hard, parse("x"), seconds=0.05) is None
    assert proved_equal(parse("sin(x)^2 + cos(x)^2"), parse("1"), seconds=PATIENCE) is True


def test_a_process_that_died_is_started_again() -> None:
    assert proved_equal(parse("sin(x)^2 + cos(x)^2"), parse("1"), seconds=PATIENCE)
    process = sympy_process._WORKER._process
    assert process is not None
    process.kill()
    process.wait()
    assert proved_equal(parse("sin(x)^2 + cos(x)^2"), parse("1"), seconds=PATIENCE) is True


@pytest.mark.parametrize(
    "program",
    ["", "raise SystemExit(3)", "print('nonsense')", "print('{\"said\": 7}')", "import os; os.abort()"],
)
def test_a_process_that_talks_nonsense_is_no_answer(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sympy_process, "_PROGRAM", program)
    sympy_process._WORKER.end()
    assert proved_equal(parse("sin(x)^2 + cos(x)^2"), parse("1")) is None


def test_nonsense_after_a_good_start(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = "import sys; print('{\"said\": \"ready\"}', flush=True); sys.stdin.readline(); print('equal', flush=True)"
    monkeypatch.setattr(sympy_process, "_PROGRAM", talk)
    sympy_process._WORKER.end()
    assert proved_equal(parse("sin(x)^2 + cos(x)^2"), parse("1")) is None


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is a matter of the system")
def test_no_memory_left_is_no_answer() -> None:
    assert proved_equal(parse("sin(x)^2 + cos(x)^2"), parse("1"), memory=1_000_000) is None
    assert proved_equal(parse("sin(x)^2 + cos(x)^2"), parse("1"), seconds=PATIENCE) is True


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are listed in /proc")
@pytest.mark.parametrize("ending", ["", "import os; os._exit(0)"])
def test_it_ends_with_the_program_that_started_it(ending: str) -> None:
    program = (
        "import sys; from tutor import parse; from tutor.grading.algebra import proved_equal;"
        "from tutor.expression.sympy_process import _WORKER;"
        "print(proved_equal(parse('sin(x)^2 + cos(x)^2'), parse('1'), seconds=30), _WORKER._process.pid,"
        f"'sympy' in sys.modules, flush=True); {ending}"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    proved, pid, imported = done.stdout.split()
    assert (proved, imported, done.stderr) == ("True", "False", "")
    assert _is_gone(int(pid))


def _is_gone(pid: int) -> bool:
    for _ in range(200):
        status = Path(f"/proc/{pid}/stat")
        try:
            if status.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        os.sched_yield()
        subprocess.run(["sleep", "0.02"], check=True)
    return False
