"""What a session has loaded when its first page is written: a student waits for that, and reads afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BANK = """
bank: powers
title: Powers
skills: [{id: power-rule, title: The power rule}]
exercises:
- id: one-power
  title: A power
  skills: [power-rule]
  difficulty: 1
  params: {n: {integer: [3, 9]}, a: {integer: [2, 9]}}
  parts:
  - {kind: partial, prompt: "Differentiate $f(x) = x^{n} + {a}x$ by $x$.", f: "x^{n} + {a}x", wrt: x}
"""
PROGRAM = """
import os, sys
import tutor.cli.writable as writable

def written(page, stream):
    print(page)
    print(*sorted(sys.modules), sep="\\n", file=sys.stderr, flush=True)
    sys.stdout.flush()
    os._exit(0)

writable.write = written
sys.argv[1:] = ["practice", *sys.argv[1:]]
from tutor.cli.main import run
run()
"""
LATER = (
    "fsrs", "importlib.metadata", "markdown_it", "rich", "ruamel", "sympy",
    "tutor.bank.feedback", "tutor.bank.follow", "tutor.bank.hinting", "tutor.bank.outcome", "tutor.bank.page_hints",
    "tutor.bank.schema.json_schema", "tutor.bank.validate", "tutor.bank.yaml_tree", "tutor.cli.lookup",
    "tutor.derivation.lessons.partial", "tutor.derivation.verify",
    "tutor.grading.at_points", "tutor.grading.diagnosis", "tutor.grading.forms", "tutor.grading.slips",
    "tutor.grading.tolerance", "tutor.grading.whole", "tutor.grading.working.check", "tutor.grading.working.reading",
    "tutor.learning", "tutor.practice.progress", "tutor.practice.session.answering", "tutor.practice.session.exam",
    "tutor.practice.session.obey", "tutor.practice.session.respond", "tutor.stationary",
)  # fmt: skip
"""What grades, explains, looks up, helps and reports; what reads a bank for the first time."""
KINDS = ("isolate", "stationary", "steps", "tangent", "which_rule")
"""Some kinds of parts of which there is none here."""


PRINTED = (
    *LATER, "flint", "fsrs", "pydantic", "sqlite3", "tutor.bank.kinds", "tutor.bank.pose", "tutor.bank.schema",
    "tutor.derivation.lessons", "tutor.derivation.rules", "tutor.expression.parser", "tutor.grading",
    "tutor.practice.session.ask", "tutor.practice.store.store",
)  # fmt: skip
"""What makes exercises, and keeps what is done: a page that was printed needs none of it."""


def started(home: Path, *arguments: str) -> tuple[str, list[str]]:
    """The first page, and the modules that are loaded when it is written."""
    environment = {**os.environ, "TUTOR_HOME": str(home), "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", PROGRAM, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    return done.stdout, done.stderr.splitlines()


def too_early(loaded: list[str], later: tuple[str, ...]) -> list[str]:
    """What was loaded that only comes later."""
    return [name for name in loaded for room in later if name == room or name.startswith(f"{room}.")]


def test_the_first_page_loads_only_what_it_shows(tmp_path: Path) -> None:
    bank = tmp_path / "powers.yaml"
    bank.write_text(BANK, encoding="utf-8")
    for student in ("Ada", "Bob"):  # the first time the bank is read, and kept
        page, loaded = started(tmp_path, "--seed", "1", "--student", student, "--bank", str(bank), "one-power")
    assert "An example first" in page
    assert too_early(loaded, LATER) == []
    assert "tutor.bank.kinds.derivative" in loaded
    assert [kind for kind in KINDS if f"tutor.bank.kinds.{kind}" in loaded] == []


@pytest.mark.parametrize(
    "arguments", [(), ("week-2-gradients", "--count", "5"), ("chain-rule", "--exam"), ("--plain",), ("--ascii",)]
)
def test_the_first_page_of_who_is_new_is_printed(arguments: tuple[str, ...], tmp_path: Path) -> None:
    page, loaded = started(tmp_path, *arguments)
    assert "`help` shows" in page or "exam" in page
    assert too_early(loaded, PRINTED) == []
