"""`tutor check`: whole pages for each verdict, exit codes, and command lines that cannot be used."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Printed

F = "x^2*y + sin(xy)"
LOSS = "1/2 sum(i, (s a_i + b - h_i)^2)"

PAGES: dict[str, tuple[int, tuple[str, ...]]] = {
    # Right.
    "check-right.txt": (0, (F, "2xy + cos(xy)·y", "--wrt", "x")),
    "check-right-exactly.txt": (0, ("(x + y)^3", "3x^2 + 6xy + 3y^2", "--wrt", "x")),
    "check-right-gradient.txt": (0, (F, "(2xy + y cos(xy), x^2 + x cos(xy))")),
    "check-right-thin-gap.txt": (0, ("x^2/2 + x", "(x^2 - 1)/(x - 1)")),
    "check-right-tolerance.txt": (0, ("sqrt(x)", "0.354", "--at", "x=2", "--tolerance", "0.5%")),
    "check-right-set.txt": (0, ("--expression", "{(0, 0), (1, -1)}", "(1, -1) and (0, 0)")),
    # Nearly right.
    "check-rounded.txt": (1, ("x^3/3", "93.33", "--at", "x=√(280/3)")),
    "check-form-expanded.txt": (1, ("(x + 1)^3", "3(x + 1)^2", "--form", "expanded")),
    "check-form-factored.txt": (1, ("x^3/3 - x", "x^2 - 1", "--form", "factored")),
    "check-form-simplified.txt": (1, ("x^3", "3 x x", "--form", "simplified")),
    "check-form-exact.txt": (1, ("x^2/4", "0.5x", "--form", "exact")),
    "check-narrower.txt": (1, ("--expression", "ln(x^2)", "2 ln x")),
    # Wrong.
    "check-chain-rule.txt": (1, (F, "2xy + cos(xy)", "--wrt", "x")),
    "check-chain-rule-revealed.txt": (1, (F, "2xy + cos(xy)", "--wrt", "x", "--reveal")),
    "check-chain-rule.json": (1, (F, "2xy + cos(xy)", "--wrt", "x", "--format", "json")),
    "check-chain-rule.md": (1, (F, "2xy + cos(xy)", "--wrt", "x", "--format", "markdown")),
    "check-two-slips.txt": (1, ("x^3 + sin(2x)", "3x^3 + cos(2x)")),
    "check-other-variable.txt": (1, (F, "x^2 + x cos(xy)", "--wrt", "x")),
    "check-swapped.txt": (1, (F, "(x^2 + x cos(xy), 2xy + y cos(xy))")),
    "check-one-component.txt": (1, (F, "(2xy + y cos(xy), x^2 + cos(xy))")),
    "check-too-many-components.txt": (1, (F, "(2xy, x^2, 0)")),
    "check-sum-for-a-gradient.txt": (1, ("x^2 + y^2", "2x + 2y")),
    "check-one-term.txt": (1, (F, "2xy + 7cos(xy)", "--wrt", "x")),
    "check-no-idea.txt": (1, (F, "e^x - 3", "--wrt", "x")),
    "check-loss.txt": (1, (LOSS, "sum(i, s a_i + b - h_i)", "--wrt", "s")),
    "check-value.txt": (1, ("x^2 y", "5", "--wrt", "x", "--at", "x=1, y=2")),
    "check-gradient-value.txt": (1, ("x^2 y", "(4, 2)", "--at", "x=1, y=2")),
    "check-set.txt": (1, ("--expression", "{(0, 0), (1, -1)}", "{(0, 0), (1, 1)}")),
    "check-interval.txt": (1, ("--expression", "[0, 1)", "0 <= x <= 1")),
    "check-equation.txt": (1, ("--expression", "y = 2x + 1", "y = 2x - 1")),
    # Neither.
    "check-not-worked-out.txt": (2, ("x^2", "d/dx(x^2)")),
    "check-undecided.txt": (3, ("--expression", "9^9^9^9 x", "9^9^9^9 x + 1")),
    "check-ascii.txt": (1, (F, "2xy + cos(xy)", "--wrt", "x", "--ascii")),
}


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, tutor: Callable[..., Printed], golden: Callable[[str, str], None]) -> None:
    code, arguments = PAGES[name]
    printed = tutor("check", *arguments)
    assert printed.code == code, printed.out + printed.err
    golden(name, printed.out)


NEGATIVE = [("-x^2", "-2x"), ("-x^2", "--2x*(-1)"), ("-x^2", "- 2x"), ("x^2", "-(-2x)"), ("-x", "-1"), ("-2x", "-2")]


@pytest.mark.parametrize(("function", "answer"), NEGATIVE)
def test_an_answer_may_begin_with_a_minus(function: str, answer: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor("check", function, answer, "--wrt", "x")
    assert printed.code in (0, 1)
    assert printed.out.startswith("I read your answer as")


@pytest.mark.parametrize(
    ("arguments", "says", "mend"),
    [
        (("x^2",), "ANSWER is missing.", "tutor check"),
        ((), "FUNCTION is missing.", "tutor check --help"),
        (("x^2", "2x", "--working", "-"), "An answer and a working are given.", "Leave one of them out"),
        (("-", "-"), "cannot both come in on standard input.", "Type the function."),
        (("x^2", "2x", "3x"), "3x", "quotation marks"),
        (("x^2", "--working", "-", "--form", "expanded"), "--form and --tolerance are for an answer", "Leave them out"),
        (("x^2", "--working", "-", "--tolerance", "1%"), "--form and --tolerance are for an answer", "Leave them out"),
        (("x^2", "2x", "--form", "expandd"), "--form cannot be expandd.", "--form expanded"),
        (("x^2", "2x", "--tolerance", "much"), "much", ""),
        (("x^2", "2x +"), "2x +", ""),
        (("x^2 +", "2x"), "x^2 +", ""),
        (("x^2 y", "--working", "no-such-file.txt", "--wrt", "x"), "no-such-file.txt cannot be read", "text file"),
        (("x^2 y", "--working", "-"), "A working is followed for one derivative", "--wrt x"),
        (("x^2", "2x", "--at", "y=1"), "y does not stand in f.", "Give values for x only."),
        (("x^2", "2x", "--wrt", ","), "No variable is named.", "--wrt x"),
    ],
)
def test_refused(
    arguments: tuple[str, ...], says: str, mend: str, tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"2x")))
    printed = tutor("check", *arguments)
    assert printed.code == 2
    assert printed.out == ""
    assert says in printed.err
    assert mend in printed.err


@pytest.mark.parametrize(
    ("sent", "code"), [(b"2x", 0), (b"\n 2x \n", 0), (b"3x", 1), (b"", 2), (b"\xff\xfe", 2), (b"(2x\n0)", 1)]
)
def test_an_answer_on_standard_input(
    sent: bytes, code: int, tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent)))
    assert tutor("check", "x^2", "-").code == code


def test_standard_input_that_is_closed(tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    printed = tutor("check", "x^2", "-")
    assert printed.code == 2
    assert "closed" in printed.err


def test_an_unreadable_answer_as_json(tutor: Callable[..., Printed]) -> None:
    printed = tutor("check", "x^2", "2x +", "--format", "json")
    facts = json.loads(printed.out)
    assert printed.code == facts["code"] == 2
    assert facts["kind"] == "unreadable"
    assert facts["problem"]["mend"]
    assert facts["problem"]["column"] == 3


@pytest.mark.parametrize("form", ["text", "markdown", "latex", "html", "json"])
@pytest.mark.parametrize("answer", ["2x", "3x", "(2x, 1)", "2.0001x", "d/dx(x^2)"])
def test_every_verdict_in_every_format(answer: str, form: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor("check", "x^2", answer, "--format", form, "--reveal")
    assert printed.code in (0, 1, 2)
    assert printed.out
    assert "check-" not in printed.out


def test_a_working_from_a_file(tutor: Callable[..., Printed], tmp_path: Path) -> None:
    steps = tmp_path / "steps.txt"
    steps.write_text("d/dx(x^2 + 3x)\n= 2x + 3\n", encoding="utf-8")
    assert tutor("check", "x^2 + 3x", "--wrt", "x", "--working", str(steps)).code == 0
    steps.write_text("d/dx(x^2 + 3x)\n= 2x + 3x\n", encoding="utf-8")
    assert tutor("check", "x^2 + 3x", "--wrt", "x", "--working", str(steps)).code == 1
    steps.write_bytes(b"\xff\xfe\x00")
    assert tutor("check", "x^2 + 3x", "--wrt", "x", "--working", str(steps)).code == 2


def test_nothing_of_sympy_is_imported() -> None:
    import subprocess

    code = (
        "import sys; from tutor.grading.check import check; "
        "check('x^2 y + sin(xy)', '2xy + cos(xy)', 'x').lesson; print('sympy' in sys.modules, 'numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "False False"
