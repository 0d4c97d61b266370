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
    for label in ("a: age (months)", "h: height (cm)", "least squares: h = 5a + 30", "minimum (5, 30)", "start (1, 0)"):
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
        (("plot", "x + y + z"), 'Hold the others fixed, as in tutor plot … --at "z=1"'),
        (("plot", "5"), "no variables"),
        (("plot", "x", "--surface", "--plot", "a.svg"), "two variables"),
        (("plot", "x y", "--surface"), "--plot surface.svg"),
        (("plot", "x y", "--level", "q"), "column 1"),
        (("plot", "x", "--box", "y=1..2"), "y is no variable"),
        (("plot", "x y", "--at", "q=1"), "q does not stand in f"),
    ],
)
def test_what_cannot_be_drawn(arguments: tuple[str, ...], said: str, tutor: Tutor) -> None:
    printed = tutor(*arguments)
    assert (printed.code, printed.out) == (2, "")
    assert said in printed.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("grad", "x + y + z"), "two axes"),
        (("stationary", "x^2 + y^2 + z^2"), "two axes"),
        (("stationary", "a x^2 + b y^2", "--vars", "x,y"), "without a number for a, b"),
        (("grad", "sum(i, (s*a_i - h_i)^2)", "--vars", "s"), "without numbers for"),
    ],
)
def test_a_missing_picture_does_not_take_the_lesson_away(
    arguments: tuple[str, ...], said: str, tutor: Tutor, tmp_path: Path
) -> None:
    plain = tutor(*arguments)
    assert plain.code == 0
    drawn = tutor(*arguments, "--plot", str(tmp_path / "a.svg"))
    assert (drawn.code, drawn.out) == (2, plain.out)
    assert said in drawn.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("file", ["heights.csv", "-"])
def test_a_loss_over_data(file: str, tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "heights.csv").write_text(HEIGHTS, encoding="utf-8")
    with open("heights.csv", encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        printed = tutor(
            "grad", "1/2*sum(i, (s*a_i + b - h_i)^2)", "--vars", "s,b", "--data", file,
            "--bind", "a=age, h=height", "--at", "s=1, b=0", "--plot", "loss.svg",
        )  # fmt: skip
    assert printed.code == 0, printed.err
    assert b"<!-- f = 2230 -->" in (tmp_path / "loss.svg").read_bytes()


@pytest.mark.parametrize("option", ["--at", "--box", "--level", "--surface", "--plot", "--sketch"])
def test_help_shows_an_example_of_every_option(option: str, tutor: Tutor) -> None:
    printed = tutor("plot", "--help")
    assert printed.code == 0
    examples = printed.out.split("Examples:")[1].split("Arguments")[0]
    assert any("tutor plot" in line and option in line for line in examples.splitlines())


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


@pytest.mark.parametrize(
    ("function", "place", "said"),
    [  # values by mpmath with 300 digits
        ("sin(1/x)", "x=1e-90", ("(1e-90, −0.9948)", "slope ≈ −1.019e179")),
        ("sin(x)", "x=1e30", ("(1e30, −0.09012)", "slope ≈ −0.9959")),
        ("tan(x)", "x=pi/2", ("f has no real value at the point",)),
        ("x^2", "x=1e-90", ("slope = 2e-90",)),
        ("sin(x)", "x=pi", ("(3.142, 0)", "slope = −1")),
        ("|cos(x)|", "x=pi/2", ("∇f does not exist at the point",)),
        ("sin(1/x^3)", "x=1e-90", ("∇f is too large at the point",)),
    ],
)
def test_the_marked_point_is_worked_out_from_what_was_typed(
    function: str, place: str, said: tuple[str, ...], tutor: Tutor
) -> None:
    printed = tutor("plot", function, "--at", place)
    assert printed.code == 0, printed.err
    for words in said:
        assert words in printed.out


@pytest.mark.parametrize(
    ("function", "place", "box", "said"),
    [
        ("x^2 + y^2", "x=1, y=2", "x=-1..0, y=-1..0", "The point (1, 2) lies outside this box."),
        ("x^2", "x=3", "x=-1..1", "The point (3) lies outside this box."),
    ],
)
def test_a_point_outside_the_box_is_named(function: str, place: str, box: str, said: str, tutor: Tutor) -> None:
    assert said in tutor("plot", function, "--at", place, "--box", box).out
    assert "lies outside" not in tutor("plot", function, "--at", place).out


def test_the_endings_are_the_kinds_of_files_that_can_be_written() -> None:
    from tutor.cli.plotting import _ENDINGS
    from tutor.render.plot import FORMS

    assert sorted(_ENDINGS) == sorted(f".{form}" for form in FORMS)
