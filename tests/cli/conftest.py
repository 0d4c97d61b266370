"""Running the program inside the test process."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from tutor.cli.main import run


class Printed(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def tutor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Printed]:
    """`tutor("grad", "x^2")` runs the command 88 columns wide and returns what it printed."""

    def call(*arguments: str) -> Printed:
        monkeypatch.setattr(sys, "argv", ["tutor", *arguments])
        monkeypatch.setenv("COLUMNS", "88")
        code = run()
        out, err = capsys.readouterr()
        return Printed(code, out, err)

    return call
