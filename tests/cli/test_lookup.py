"""`? grad x^2 y` in a session: what it shows, and what it must never read."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tutor.cli.lookup import lookup
from tutor.errors import StudentError


class Answers:
    """Standard input while a session runs: the student's answers, which nobody else may read."""

    @property
    def buffer(self) -> object:
        raise AssertionError("an answer was swallowed")

    def read(self, *_: object) -> str:
        raise AssertionError("an answer was swallowed")

    readline = read


@pytest.mark.parametrize(
    "typed",
    [
        "grad -",
        "grad  - ",
        "diff - --wrt x",
        "hessian -",
        "stationary -",
        "descend -",
        'grad "-"',
        "regress w*x+b --data -",
        "regress w*x+b --data=-",
        "regress w*x+b --data '-'",
        "regress w*x+b --data /dev/stdin",
        "grad sum((w*x_i-y_i)^2,i,1,n) --data -",
    ],
)
def test_standard_input_is_not_read(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Answers())
    with pytest.raises(StudentError, match="standard input"):
        lookup(typed)


@pytest.mark.parametrize("typed", ["grad x - y", "grad -x", "grad x^2 y - 3 --at x=-1,y=2", "rules chain"])
def test_a_minus_is_no_standard_input(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", Answers())
    assert lookup(typed)


def test_a_rule_is_looked_up_by_its_name_in_words() -> None:
    assert lookup("rules by the chain rule") == lookup("rules chain")


@pytest.mark.parametrize("option", ["--plot evil.svg", "--plot=evil.svg", "'--plot' evil.svg"])
def test_nothing_is_written(option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StudentError, match="written to a file"):
        lookup(f"grad x^2 y {option}")
    assert list(tmp_path.iterdir()) == []
