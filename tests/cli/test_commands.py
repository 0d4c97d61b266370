"""The commands as they are typed: exit codes, standard input, remarks apart from data, errors with their mend."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.cli.conftest import Printed
from tests.hanging import ends

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def process(*arguments: str, text: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tutor", *arguments], input=text, capture_output=True, encoding="utf-8",
        cwd=ROOT, env={**os.environ, "PYTHONPATH": ROOT, "COLUMNS": "80", **environment}, timeout=60, check=False,
    )  # fmt: skip


ATTACKS = {
    "import": "__import__('os').system('id')",
    "tower": "9**9**9**9",
    "brackets": "(" * 100_000,
    "power": "(x+y+1)**2000",
    "long-sum": "+".join(["x"] * 50_000),
    "lambda": "lambda: 0",
    "attribute": "x.__class__",
    "nul": "x\x00y",
    "minus": "-" * 5000 + "x",
    "bars": "|" * 500 + "x",
    "digits": "9" * 5000,
    "exponent": "1e999999999",
    "caret": "x" + "^2" * 3000,
    "sines": "sin " * 3000 + "x",
    "surrogate": "x + \udcff",
    "override": "x \u202e+ y",
    "many-terms": "+".join(f"x^{power}" for power in range(1, 1200)),
    "many-factors": "*".join(f"(x+{shift})" for shift in range(1, 200)),
    "nested-powers": "x" + "^x" * 60,
    "nested-quotients": "1/(1+" * 60 + "x" + ")" * 60,
    "many-variables": "+".join(f"x_{number}" for number in range(1200)),
    "product-of-variables": "*".join(f"x_{number}" for number in range(400)),
    "factorial": "x!",
    "empty": "",
    "blank": "   ",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_input_gets_an_answer_or_a_clear_error(attack: str, tutor: Callable[..., Printed]) -> None:
    with ends():
        printed = tutor("grad", ATTACKS[attack])
    assert printed.code in (0, 2), printed.err
    assert "Traceback" not in printed.out + printed.err
    assert "internal" not in printed.err
    if printed.code == 2:
        assert printed.err.strip()


@pytest.mark.parametrize(
    ("function", "says"),
    [
        ("x**2*y + sin(x*y", ") is missing"),
        ("sinn(x)", "sin"),
        ("x + ", ""),
        ("sin^-1 x", "asin"),
        ("x!", "factorial"),
        ("speed*x", "--vars"),
        ("х^2", "Cyrillic"),
    ],
)
def test_errors_say_how_to_mend(function: str, says: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor("grad", function)
    assert printed.code == 2
    assert printed.out == ""
    assert says in printed.err
    assert "^" in printed.err


def test_the_caret_stands_under_the_column(tutor: Callable[..., Printed]) -> None:
    lines = tutor("grad", "x + * y").err.splitlines()
    assert lines[0].index("*") == lines[1].index("^")


@pytest.mark.parametrize(
    "arguments",
    [
        ("grad", "x^2", "--at", "x=ln(-1)"),
        ("grad", "ln(x)", "--at", "x=-1"),
        ("grad", "x y", "--at", "x=1"),
        ("grad", "5"),
        ("grad", "x", "--vars", ""),
        ("grad", "x", "--vars", "x,x"),
        ("diff", "x^2", "2"),
        ("directional", "x y", "--along", "0,0", "--at", "x=1, y=1"),
        ("directional", "x y", "--along", "1", "--at", "x=1, y=1"),
        ("tangent", "ln(x)", "--at", "x=0"),
        ("rules", "nonsense"),
        ("grad", "∂/∂x [x^2]"),
        ("hessian", "5"),
        ("diff", "sum(i, w_i^2)", "w_i"),
        ("grad", "sum(i, w_i x_i) + b", "--vars", "w,b"),
        ("hessian", "sum(i, w_i^2)"),
        ("grad", "x^2", "--at", "x=1, y=2"),
        ("grad", "x/0"),
        ("grad", "d/dx x^2"),
        ("grad", "||w||^2"),
        ("grad", "leaky_relu(x)"),
        ("grad", "f(x, x) = x"),
    ],
)
def test_questions_without_an_answer_are_refused_kindly(
    arguments: tuple[str, ...], tutor: Callable[..., Printed]
) -> None:
    printed = tutor(*arguments)
    assert printed.code == 2, printed.out
    assert printed.err.strip()
    assert "Traceback" not in printed.err
    assert "internal" not in printed.err


def test_a_function_may_begin_with_a_minus(tutor: Callable[..., Printed]) -> None:
    assert "−2x" in tutor("grad", "-x^2").out
    assert "−2h" in tutor("grad", "-h^2").out


def test_standard_input() -> None:
    done = process("grad", "-", text="x^2 y\n")
    assert done.returncode == 0
    assert "2xy" in done.stdout


def test_two_lines_on_standard_input_are_not_one_function() -> None:
    done = process("grad", "-", text="x^2\ny^3\n")
    assert done.returncode == 2
    assert "one line" in done.stderr


def test_a_second_partial_of_a_family_has_a_delta(tutor: Callable[..., Printed]) -> None:
    printed = tutor("diff", "sum(i, w_i^2)", "w_j", "w_k", "--steps", "none")
    assert "2·δⱼₖ" in printed.out


def test_remarks_go_to_standard_error(tutor: Callable[..., Printed]) -> None:
    printed = tutor("grad", "xsin(x)", "--format", "json")
    assert json.loads(printed.out)["gradient"] == {"x": "sin(x) + x*cos(x)"}
    assert "x·sin" in printed.err


def test_the_name_of_a_rule_may_be_several_words(tutor: Callable[..., Printed]) -> None:
    assert tutor("rules", "the", "chain", "rule").out == tutor("rules", "chain").out
    assert tutor("rules", "").out == tutor("rules").out


@pytest.mark.parametrize("command", ["grad", "diff", "hessian", "directional", "tangent", "rules"])
def test_help_shows_an_example(command: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor(command, "--help")
    assert printed.code == 0
    assert f"tutor {command}" in printed.out


def test_help_and_grad_do_not_import_what_they_do_not_need() -> None:
    code = (
        "import sys; sys.argv = ['tutor', *sys.argv[1:]]\n"
        "from tutor.cli.main import run\n"
        "run(); print([name for name in ('sympy', 'flint', 'rich') if name in sys.modules], file=sys.stderr)"
    )
    environment = {**os.environ, "PYTHONPATH": ROOT}
    for arguments, loaded in ((["--help"], "[]"), (["grad", "x^2"], "['flint']")):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, encoding="utf-8", env=environment, check=True
        )
        assert done.stderr.strip().splitlines()[-1] == loaded


def test_no_colour_in_a_pipe() -> None:
    assert "\x1b" not in process("grad", "x^2").stdout


def test_an_internal_error_has_exit_code_70(tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch) -> None:
    from tutor.derivation.step import Rewrite
    from tutor.expression.numbers import ONE

    def wrong(body: object, variable: object) -> Rewrite:
        return Rewrite(lambda _: ONE)

    from tutor.derivation import rules

    broken = rules.RULES["power"]
    table = {
        **rules.RULES,
        "power": type(broken)(**{**{f: getattr(broken, f) for f in broken.__slots__}, "apply": wrong}),
    }
    monkeypatch.setattr("tutor.derivation.differentiate.RULES", {"power": table["power"], **table})
    printed = tutor("grad", "x^3")
    assert printed.code == 70
    assert printed.out == ""
    assert "internal error" in printed.err


def test_a_terminal_without_unicode_gets_plain_characters() -> None:
    done = process("grad", "x^2 y", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert done.stdout.isascii()
