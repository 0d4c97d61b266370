"""`tutor plot`, `--plot` and `--sketch` as they are typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Printed
from tests.test_layers import ROOT

Tutor = Callable[..., Printed]
HEIGHTS = "age (months),height (cm)\n0,30\n2,40\n4,50\n"


def test_without_a_file_it_is_sketched(tutor: Tutor) -> None:
    printed = tutor("plot", "x^2 + y^2", "--at", "x=1, y=2")
    assert printed.code == 0, printed.err
    assert printed.out.startswith("f(x, y) = x² + y²\n")
    assert "● (1, 2)\n" in printed.out
    assert max(map(len, printed.out.split("\n"))) <= 88


def test_a_file_is_written_and_told(tutor: Tutor, tmp_path: Path) -> None:
    target = tmp_path / "Level.SVG"
    printed = tutor("plot", "x^2 + y^2", "--level", "1,4", "--plot", str(target))
    assert (printed.code, printed.out) == (0, ""), printed.err
    assert printed.err == f"Picture written to {target}\n"
    assert b"f = 4" in target.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["Level.SVG"]
    assert target.stat().st_mode & 0o777 == 0o666 & ~_mask()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_ascii(tutor: Tutor) -> None:
    assert tutor("plot", "x^2 + y^2", "--ascii").out.isascii()


@pytest.mark.parametrize(
    "arguments",
    [
        ("grad", "x^2 y", "--at", "x=1, y=2"),
        ("stationary", "x^2 + y^2"),
        ("descend", "x^2 + 10y^2", "--at", "x=8, y=1", "--rate", "0.05", "--steps", "3"),
    ],
)
def test_the_lesson_comes_first(arguments: tuple[str, ...], tutor: Tutor, tmp_path: Path) -> None:
    plain = tutor(*arguments)
    target = tmp_path / "a.png"
    drawn = tutor(*arguments, "--plot", str(target), "--sketch")
    assert drawn.code == 0, drawn.err
    assert drawn.out.startswith(plain.out)
    assert "f along the lines" in drawn.out[len(plain.out) :]
    assert target.read_bytes().startswith(b"\x89PNG")


def test_regress(tutor: Tutor, tmp_path: Path) -> None:
    (tmp_path / "heights.csv").write_text(HEIGHTS, encoding="utf-8")
    target = tmp_path / "fit.svg"
    printed = tutor("regress", str(tmp_path / "heights.csv"), "--at", "s=1, b=0", "--plot", str(target))
    assert printed.code == 0, printed.err
    svg = target.read_text(encoding="utf-8")
    for label in ("age, a (months)", "height, h (cm)", "least squares: h = 5a + 30", "minimum (5, 30)", "start (1, 0)"):
        assert f"<!-- {label} -->" in svg, label


def test_a_sketch_keeps_out_of_json(tutor: Tutor) -> None:
    printed = tutor("grad", "x^2 y", "--format", "json", "--sketch")
    assert json.loads(printed.out)["gradient"] == {"x": "2*x*y", "y": "x**2"}
    assert "f along the lines" in printed.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.jpg", "a.jpg ends in .jpg"),
        ("a", "a has no ending"),
        ("nowhere/a.svg", "There is no folder"),
        (".", "is a folder"),
        ("", "is not the name of a file"),
        ("a\0.svg", "is not the name of a file"),
        ("x" * 5000 + ".svg", "cannot be written"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused_at_once(
    name: str, said: str, tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    printed = tutor("grad", "x^2", "--plot", name)
    assert (printed.code, printed.out) == (2, ""), printed.err
    assert said in printed.err
    assert "Traceback" not in printed.err
    assert len(printed.err.strip().splitlines()) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_leaves_nothing_behind(tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.svg").write_text("before", encoding="utf-8")
    monkeypatch.setattr("os.replace", full)
    printed = tutor("plot", "x", "--plot", str(tmp_path / "a.svg"))
    assert printed.code == 2
    assert "No space left on device" in printed.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]
    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plot", "x + y + z"), 'Hold the others fixed: --at "z=1"'),
        (("plot", "5"), "no variables"),
        (("plot", "x", "--surface"), "two variables"),
        (("plot", "x y", "--level", "q"), "column 1"),
        (("plot", "x", "--box", "y=1..2"), "y is no variable"),
        (("plot", "x y", "--at", "q=1"), "q does not stand in f"),
        (("grad", "x + y + z", "--sketch"), "two axes"),
        (("stationary", "a x^2 + b y^2", "--vars", "x,y", "--sketch"), "without a number for a, b"),
    ],
)
def test_what_cannot_be_drawn(arguments: tuple[str, ...], said: str, tutor: Tutor) -> None:
    printed = tutor(*arguments)
    assert (printed.code, printed.out) == (2, "")
    assert said in printed.err


def test_help_shows_an_example(tutor: Tutor) -> None:
    printed = tutor("plot", "--help")
    assert printed.code == 0
    assert "tutor plot" in printed.out


def test_nothing_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; sys.argv = ['tutor', *sys.argv[1:]]\n"
        "from tutor.cli.main import run\n"
        "names = ('numpy', 'matplotlib', 'plotille', 'sympy', 'tutor.derivation.picture', 'tutor.render.plot')\n"
        "run(); print([name for name in names if name in sys.modules], file=sys.stderr)"
    )
    for arguments, loaded in (
        (["grad", "x^2"], "[]"),
        (["plot", "x"], "['numpy', 'plotille', 'tutor.derivation.picture']"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, encoding="utf-8", check=True, cwd=ROOT
        )
        assert done.stderr.strip().splitlines()[-1] == loaded
