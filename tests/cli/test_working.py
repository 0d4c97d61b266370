"""`tutor check --working`: whole pages."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable

import pytest

from tests.cli.conftest import Printed

F = "x^2*y + sin(xy)"
SPLIT = "f_x = ∂/∂x [x^2 y] + ∂/∂x [sin(xy)]\n"
LOSS = "1/2 sum(i, (s a_i + b - h_i)^2)"

PAGES: dict[str, tuple[int, tuple[str, ...], str]] = {
    # Right, or right so far.
    "working-right.txt": (0, (F, "--wrt", "x"), SPLIT + "= 2xy + cos(xy)·y\n= 2xy + y cos(xy)"),
    "working-own-letters.txt": (
        0,
        ("x^2 sin x",),
        "let u = x^2, v = sin x\nu' = 2x, v' = cos x\nf' = u'v + uv'\n   = 2x sin x + x^2 cos x",
    ),
    "working-logarithm.txt": (0, ("x^x",), "ln f = x ln x\nf'/f = ln x + 1\nf' = f (ln x + 1)\n= x^x (ln x + 1)"),
    "working-second-order.txt": (
        0,
        (F, "--wrt", "x,y"),
        "f_x = 2xy + y cos(xy)\nf_xy = 2x + ∂/∂y [y]·cos(xy) + y·∂/∂y [cos(xy)]\n= 2x + cos(xy) - xy sin(xy)",
    ),
    "working-loss.txt": (
        0,
        (LOSS, "--wrt", "s"),
        "∂f/∂s = 1/2 Σ_i 2(s a_i + b - h_i) a_i\n= Σ_i (s a_i + b - h_i) a_i",
    ),
    "working-unfinished.txt": (1, ("x^2*sin(x)",), "f' = 2x sin(x) + x^2 d/dx(sin x)"),
    # A line that does not follow.
    "working-chain-rule.txt": (1, (F, "--wrt", "x"), SPLIT + "= 2xy + cos(xy)"),
    "working-chain-rule.json": (1, (F, "--wrt", "x", "--format", "json"), SPLIT + "= 2xy + cos(xy)\n= cos(xy) + 2xy"),
    "working-chain-rule.md": (1, (F, "--wrt", "x", "--format", "markdown"), SPLIT + "= 2xy + cos(xy)"),
    "working-ascii.txt": (1, (F, "--wrt", "x", "--ascii", "--reveal"), SPLIT + "= 2xy + cos(xy)"),
    "working-carried-on.txt": (1, ("(x+1)^2 + x^3",), "f' = 2x + 1 + 3x^2\n= 3x^2 + 2x + 1"),
    "working-quotient.txt": (1, ("x/(x+1)",), "f' = (1·(x+1) + x·1)/(x+1)^2\n= (2x + 1)/(x+1)^2"),
    "working-algebra.txt": (1, ("(x+3)^2",), "d/dx((x+3)^2)\n= d/dx(x^2 + 9)\n= 2x"),
    "working-algebra-between.txt": (
        1,
        ("x (x+1)^2",),
        "f' = (x+1)^2 + 2x(x+1)\n= x^2 + 1 + 2x^2 + 2x\n= 3x^2 + 4x + 1",
    ),
    "working-aside-wrong.txt": (
        1,
        (F, "--wrt", "x"),
        "∂/∂x [xy] = x\nf_x = 2xy + cos(xy)·∂/∂x [xy]\n= 2xy + x cos(xy)",
    ),
    "working-loss-inner-lost.txt": (
        1,
        (LOSS, "--wrt", "s"),
        "∂f/∂s = 1/2 Σ_i 2(s a_i + b - h_i)·∂/∂s [s a_i + b - h_i]\n= Σ_i (s a_i + b - h_i)",
    ),
    # Not to be read.
    "working-unreadable.txt": (2, ("x^2",), "d/dx(x^2)\n= 2x +"),
    "working-unreadable-between.txt": (2, (F, "--wrt", "x"), SPLIT + "= 2xy + @\n= 2xy + y cos(xy)"),
}


def typed(text: str) -> io.TextIOWrapper:
    """What stands on standard input."""
    return io.TextIOWrapper(io.BytesIO(text.encode()))


@pytest.mark.parametrize("name", PAGES)
def test_pages(
    name: str,
    tutor: Callable[..., Printed],
    golden: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code, arguments, working = PAGES[name]
    monkeypatch.setattr(sys, "stdin", typed(working))
    printed = tutor("check", *arguments, "--working", "-")
    assert printed.code == code
    golden(name, printed.out)


@pytest.mark.parametrize("format", ["text", "markdown", "latex", "html", "json"])
@pytest.mark.parametrize("name", ["working-right.txt", "working-aside-wrong.txt", "working-unreadable.txt"])
def test_every_format(name: str, format: str, tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch) -> None:
    code, arguments, working = PAGES[name]
    monkeypatch.setattr(sys, "stdin", typed(working))
    printed = tutor("check", *arguments, "--working", "-", "--format", format)
    assert printed.code == code
    assert "check-" not in printed.out.replace("check-slip", "")


def test_the_answer_is_shown_only_when_it_is_asked_for(
    tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch
) -> None:
    for reveal in ((), ("--reveal",)):
        monkeypatch.setattr(sys, "stdin", typed("f' = x^2"))
        facts = json.loads(tutor("check", "x^3", "--working", "-", "--format", "json", *reveal).out)
        assert facts.get("derivative") == ("3*x**2" if reveal else None)


def test_an_empty_working(tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", typed(" \n\n"))
    printed = tutor("check", "x^3", "--working", "-")
    assert printed.code == 2
    assert "the working is empty" in printed.err
    assert "type one step a line" in printed.err
