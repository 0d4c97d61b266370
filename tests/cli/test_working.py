"""`tutor check --working`: a student's own lines, judged one by one, as whole pages."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable

import pytest

from tests.cli.conftest import Printed

F = "x^2*y + sin(xy)"

PAGES: dict[str, tuple[int, str, str, str]] = {
    "working-right.txt": (0, F, "x", "d/dx(x^2 y) + d/dx(sin(xy))\n= 2xy + cos(xy)*y\n= 2xy + y cos(xy)"),
    "working-chain-rule.txt": (1, F, "x", "∂/∂x [x^2 y] + ∂/∂x [sin(xy)]\n= 2xy + cos(xy)"),
    "working-carried-on.txt": (1, "(x + 1)^2 + x^3", "x", "= 2x + 1 + 3x^2\n= 3x^2 + 2x + 1"),
    "working-unfinished.txt": (1, "x^2 sin x", "x", "= 2x sin x + x^2 d/dx(sin x)"),
    "working-quotient.txt": (1, "x/(x + 1)", "x", "= (1(x+1) + x*1)/(x+1)^2\n= (2x + 1)/(x+1)^2"),
    "working-loss.txt": (
        0, "1/2 sum(i, (s a_i + b - h_i)^2)", "s",
        "= 1/2 sum(i, 2(s a_i + b - h_i) a_i)\n= sum(i, (s a_i + b - h_i) a_i)",
    ),
    "working-unreadable.txt": (2, "x^2", "x", "d/dx(x^2)\n= 2x +"),
    "working-algebra.txt": (1, "(x + 3)^2", "x", "d/dx((x + 3)^2)\n= d/dx(x^2 + 9)\n= 2x"),
}  # fmt: skip


@pytest.fixture
def judge(tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Printed]:
    def call(function: str, variable: str, lines: str, *options: str) -> Printed:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
        return tutor("check", function, "--wrt", variable, "--working", "-", *options)

    return call


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, judge: Callable[..., Printed], golden: Callable[[str, str], None]) -> None:
    code, function, variable, lines = PAGES[name]
    printed = judge(function, variable, lines)
    assert printed.code == code, printed.out + printed.err
    golden(name, printed.out)


@pytest.mark.parametrize("name", PAGES)
def test_as_data(name: str, judge: Callable[..., Printed]) -> None:
    code, function, variable, lines = PAGES[name]
    printed = judge(function, variable, lines, "--format", "json")
    facts = json.loads(printed.out)
    assert printed.code == facts["code"] == code
    assert "derivative" not in facts
    assert "derivative" in json.loads(judge(function, variable, lines, "--format", "json", "--reveal").out)


@pytest.mark.parametrize(
    ("lines", "code"), [("", 2), ("\n\n", 2), ("x\n" * 5000, 2), ("9**9**9**9", 3), ("\x1b[2J", 2)]
)
def test_strange_files(lines: str, code: int, judge: Callable[..., Printed]) -> None:
    printed = judge("x^2", "x", lines)
    assert printed.code in (code, 1)
    assert "\x1b" not in printed.out + printed.err
