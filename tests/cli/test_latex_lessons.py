"""Whole lessons as LaTeX documents: they compile, and nothing runs off the page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Printed
from tests.typesetting import NEEDS_LATEX, overfull, typeset

DATA = Path(__file__).parent.parent / "data"


@NEEDS_LATEX
@pytest.mark.parametrize(
    "arguments",
    [
        ("regress", str(DATA / "heights.csv"), "--at", "s=1, b=0"),
        ("regress", str(DATA / "points.csv"), "--degree", "3"),
        ("regress", str(DATA / "tide.csv"), "--model", "A*sin(t) + B*cos(t)", "--rate", "0.1"),
        ("grad", "-y ln(σ(w x + b)) - (1 - y) ln(1 - σ(w x + b))", "--vars", "w,b"),
    ],
    ids=["lecture", "degree 3", "tide", "log-loss"],
)
def test_lessons_stay_on_the_page(arguments: tuple[str, ...], tutor: Callable[..., Printed], tmp_path: Path) -> None:
    assert overfull(typeset(tutor(*arguments, "--format", "latex").out, tmp_path)) == []
