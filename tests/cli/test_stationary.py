"""`tutor stationary` as it is typed: options, formats, exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Printed

Tutor = Callable[..., Printed]


def test_the_lecture(tutor: Tutor) -> None:
    printed = tutor("stationary", "3a^2 + b^2 - ab + a")
    assert printed.code == 0, printed.err
    assert printed.out.startswith("f(a, b) = 3a² + b² − ab + a\n")
    assert "(1)  6a − b + 1 = 0\n  (2)  2b − a = 0\n" in printed.out
    assert "One stationary point: (a, b) = (−2/11, −1/11) ≈ (−0.1818, −0.09091); f = −1/11\n" in printed.out
    assert "Proved complete\n" in printed.out
    assert "Checked: every line" in printed.out
    assert printed.err == "Read: ab as a·b\n"


def test_variables_and_parameters(tutor: Tutor) -> None:
    printed = tutor("stationary", "(x - a)^2 + (y - b)^2", "--vars", "x,y")
    assert printed.code == 0, printed.err
    assert "One stationary point: (x, y) = (a, b); f = 0\n" in printed.out


@pytest.mark.parametrize("form", ["markdown", "latex", "html"])
def test_formats(form: str, tutor: Tutor) -> None:
    printed = tutor("stationary", "x^2 + y^2 - 2x", "--format", form)
    assert printed.code == 0, printed.err
    assert printed.out


def test_json(tutor: Tutor) -> None:
    printed = tutor("stationary", "x^2 + y^2 - 2x", "--format", "json")
    assert printed.code == 0, printed.err
    facts = json.loads(printed.out)
    assert facts["gradient"] == {"x": "2*x - 2", "y": "2*y"}
    assert facts["equations"] == ["Eq(2*x - 2, 0)", "Eq(2*y, 0)"]
    (point,) = facts["points"]
    assert (point["coordinates"], point["value"], point["kind"]) == ({"x": "1", "y": "0"}, "-1", "minimum")
    assert facts["completeness"]["name"] == "proved complete"


def test_ascii(tutor: Tutor) -> None:
    printed = tutor("stationary", "x^2 + y^2 - 2x", "--ascii")
    assert printed.out.isascii()
    assert "(x, y) = (1, 0)" in printed.out


@pytest.mark.parametrize("steps", ["all", "key", "none"])
def test_steps(steps: str, tutor: Tutor) -> None:
    printed = tutor("stationary", "x^2 + y^2 - 2x", "--steps", steps)
    assert ("∂f/∂x" in printed.out) == (steps == "all")
    assert ("∇f = 0" in printed.out) == (steps != "none")
    assert "(x, y) = (1, 0)" in printed.out


def test_the_time_limit(tutor: Tutor) -> None:
    printed = tutor("stationary", "x^2 + y^2", "--limit", "0.0001")
    assert printed.code == 0, printed.err
    assert "The time limit was reached" in printed.out
    assert "The time limit was reached" not in tutor("stationary", "x^2 + y^2").out


def test_nothing_in_the_box(tutor: Tutor) -> None:
    # cos y = 0 and x = 0, which is not from 1 to 2.
    printed = tutor("stationary", "x^2 + sin y", "--box", "x=1..2")
    assert "No stationary point in the box\n  ∇f is zero nowhere in the box.\n" in printed.out


def test_a_flat_piece_says_so(tutor: Tutor) -> None:
    printed = tutor("stationary", "max(x^2, 1)")
    assert "0 = 0 holds always: f is constant here, and every point is stationary.\n" in printed.out
    assert "all x where x² < 1" in printed.out


def test_the_box(tutor: Tutor) -> None:
    printed = tutor("stationary", "sin(x)", "--box", "0..2pi")
    assert printed.code == 0, printed.err
    assert "x = π/2" in printed.out
    assert "5π/2" not in printed.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("3",), "constant"),
        (("",), "nothing was typed"),
        (("x^2 +",), "column"),
        (("x^2", "--box", "z=0..1"), "z is no variable, at column 1"),
        (("x^2", "--box", "x=1..0"), "the range is empty, at column 3"),
        (("x^2", "--limit", "0"), "--limit 0 is not a time"),
        (("x^2", "--limit", "1e9"), "Give seconds from above 0 to 3600"),
        (("x^2", "--limit", "nan"), "--limit nan is not a time"),
        (("x^2", "--vars", ""), "--vars names no letter"),
        (("huber(w)",), "write out what huber is"),
        (("lam x^2",), "add it to --vars, or use one letter or a Greek name such as lambda"),
    ],
)
def test_what_cannot_be_answered(arguments: tuple[str, ...], said: str, tutor: Tutor) -> None:
    printed = tutor("stationary", *arguments)
    assert printed.code == 2
    assert said in printed.err
    assert printed.out == ""


def test_every_field_is_documented(tutor: Tutor) -> None:
    from tests.render.test_json import DOCUMENT

    document = DOCUMENT.read_text(encoding="utf-8")
    facts = json.loads(tutor("stationary", "x^2 + y^2 - 2x", "--format", "json").out)
    (family, *_) = json.loads(tutor("stationary", "sin(x)", "--format", "json").out)["families"]
    (edge,) = json.loads(tutor("stationary", "|x|", "--format", "json").out)["edges"]
    nested = (*facts["points"][0], *family, *edge, *facts["completeness"], *facts["whole"], *facts["algebra"][0])
    for field in (*facts, *nested):
        assert f"`{field}`" in document, field
