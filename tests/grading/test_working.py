"""Workings judged line by line. What is said of each line was worked out by hand."""

from __future__ import annotations

import pytest

from tutor.expression.reading import read, read_names
from tutor.grading.question import ask
from tutor.grading.working.check import check_working
from tutor.grading.working.line_verdicts import CarriedOn, Follows, UndecidedLine, WrongLine
from tutor.grading.working.reading import read_working
from tutor.grading.working.verdict import WorkingVerdict

F = "x^2 y + sin(xy)"
LOSS = "1/2 sum(i, (s a_i + b - h_i)^2)"


def judged(function: str, by: str, working: str) -> WorkingVerdict:
    reading = read(function)
    orders = tuple(read_names(name)[0] for name in by.split(","))
    return check_working(read_working(working, reading, orders), reading, orders)


def kinds(verdict: WorkingVerdict) -> str:
    """The verdict on each side: f follows, r restates, d defines, c carried on, a right again, W wrong, U unreadable,
    P on part of the domain, ? undecided."""
    letters = {"narrower-domain": "P", "right-again": "a", "wrong": "W", "unreadable": "U", "undecided": "?"}
    return "".join(letters.get(line.verdict.kind, line.verdict.kind[0]) for line in verdict.lines)


WHOLE = "∂/∂x [x²y + sin(xy)]"
SPLIT = "∂/∂x [x²y] + ∂/∂x [sin(xy)]"
INNER = "∂/∂s[s a_i + b - h_i]"

# (function, by, working, overall, side by side)
WORKINGS: list[tuple[str, str, str, str, str]] = [
    # Right, and finished.
    (F, "x", f"{WHOLE}\n= {SPLIT}\n= 2xy + cos(xy)·∂/∂x [xy]\n= 2xy + y·cos(xy)", "right", "rfff"),
    (F, "x", "2xy + y cos(xy)", "right", "f"),
    (F, "x", "f_x = 2xy + cos(xy)·y = 2xy + y·cos(xy)", "right", "rff"),
    (F, "x", "∂f/∂x =\n2xy + cos(xy)*y", "right", "rf"),
    (F, "x", "2xy + y cos(xy)\n= 2xy + y cos(xy) + 1 - 1\n= y cos(xy) + 2xy", "right", "fff"),
    (F, "x", "let u = xy\nf_x = 2xy + cos(u)·u'\n= 2xy + y cos(u)\n= 2xy + y cos(xy)", "right", "drfff"),
    (F, "x", "f_x = 2xy + cos(u)·u', where u = x·y", "unfinished", "rfd"),
    (F, "x", "∂/∂x [xy] = y\nf_x = 2xy + cos(xy)·∂/∂x [xy]\n= 2xy + cos(xy)·y", "right", "rfrff"),
    (F, "x", "f_x = 2xy + cos(xy)·∂/∂x [xy]\n∂/∂x [xy] = y\n= 2xy + cos(xy)·y", "right", "rfrff"),
    (F, "x", "f(x, y) = x^2 y + sin(xy)\nf_x = 2xy + y cos(xy)", "right", "rrrf"),
    (F, "x", "f_x = 2xy + y cos(xy)\nf_y = x^2 + x cos(xy)", "right", "rfrf"),
    (F, "x,y", "f_x = 2xy + y cos(xy)\nf_xy = 2x + cos(xy) - xy sin(xy)", "right", "rfrf"),
    ("(3x+1)^5", "x", "u = 3x + 1\ny = u^5\ndy/dx = 5u^4·du/dx = 15u^4 = 15(3x+1)^4", "right", "ddrfff"),
    ("x^2 sin x", "x", "(x^2)'·sin x + x^2·(sin x)'\n= 2x sin x + x^2 cos x", "right", "ff"),
    ("sin(x)/x", "x", "f' = ((sin x)'·x - sin x·(x)')/x^2 = (x cos x - sin x)/x^2", "right", "rff"),
    ("x^2", "x", "x^2 → 2x", "right", "rf"),
    ("x^2", "x", "x^2 = 2x", "right", "rf"),
    ("e^x", "x", "f' = e^x", "right", "rf"),
    ("x^3", "x", "d/dx(x^3)\n=3x^2", "right", "rf"),
    ("x^2 y", "x", "∂/∂x[x²]·y + x²·∂/∂x[y]\n= 2x·y + x²·0\n= 2xy", "right", "fff"),
    ("ln(x^2)", "x", "1/x^2·2x\n2/x", "right", "ff"),
    ("sqrt(x)", "x", "f'(x) = d/dx[x^(1/2)] = 1/2 x^(-1/2) = 1/(2 sqrt(x))", "right", "rfff"),
    (
        LOSS,
        "s",
        f"∂f/∂s = 1/2 Σ_i ∂/∂s[(s a_i + b - h_i)^2]\n= Σ_i (s a_i + b - h_i)·{INNER}\n= Σ_i (s a_i + b - h_i) a_i",
        "right",
        "rfff",
    ),
    ("(x+1)^2·x", "x", "f' = 2(x+1)x + (x+1)^2\n(x+1)^2 = x^2 + 2x + 1\nf' = 3x^2 + 4x + 1", "right", "rfrfrf"),
    # Right so far.
    (F, "x", "∂/∂x [x²y + sin(xy)]", "unfinished", "r"),
    (F, "x", f"f_x = {SPLIT}\n= 2xy + cos(xy)·∂/∂x [xy]", "unfinished", "rff"),
    (F, "x", "∂/∂x [xy] = y", "unfinished", "rf"),
    (F, "x", "x²y + sin(xy)", "unfinished", "r"),
    # A line that does not follow; the slip carried on; right again at the end.
    (F, "x", f"f_x = {SPLIT}\n= 2xy + ∂/∂x [sin(xy)]\n= 2xy + cos(xy)\n= cos(xy) + 2xy", "wrong-line", "rffWc"),
    ("2(x+y)^2", "x", "f_x = 4(x+y)\n= 4x + y\n= 4x + 4y", "wrong-line", "rfWa"),
    ("(x+1)^2·x", "x", "f' = 2(x+1)x + (x+1)^2\n= 2x^2 + 2x + x^2 + 1\n= 3x^2 + 2x + 1", "wrong-line", "rfWc"),
    ("(x+1)^2·x", "x", "f' = 2(x+1)x + (x+1)^2\n= 2x^2 + 2x + x^2 + 1\n= 3x^2 + 3x + 1", "wrong-line", "rfWW"),
    ("x^2 sin x", "x", "(x^2)'·(sin x)'\n= 2x cos x", "wrong-line", "Wc"),
    (F, "x", "∂/∂x [xy] = x\nf_x = 2xy + cos(xy)·∂/∂x [xy]\n= 2xy + y cos(xy)", "wrong-line", "rWrff"),
    (F, "x", "f(x, y) = x^2 y + sin(x)\nf_x = 2xy + y cos(xy)", "wrong-line", "rWrf"),
    (LOSS, "s", "∂f/∂s = 1/2 Σ_i ∂/∂s[(s a_i + b - h_i)^2]\n= Σ_i (s a_i + b - h_i)", "wrong-line", "rfW"),
    ("ln(x^2)", "x", "f' = 2x·ln(x)/(x^2·ln(x))", "wrong-line", "rP"),
    # Not to be read; not to be told.
    (F, "x", "f_x = 2xy + cos(xy\n= 2xy + y cos(xy)", "unreadable", "rUf"),
    (F, "x", "f_x = 2xy + $$\n= 2xy + y·cos(xy)", "unreadable", "rUf"),
    ("e^x + 1", "x", "f' = e^x ≈ 2.7^x", "undecided", "rf?"),
]


@pytest.mark.parametrize(("function", "by", "working", "overall", "each"), WORKINGS)
def test_each_line(function: str, by: str, working: str, overall: str, each: str) -> None:
    verdict = judged(function, by, working)
    assert (str(verdict.kind), kinds(verdict)) == (overall, each)
    assert verdict.code == {"right": 0, "unfinished": 1, "wrong-line": 1, "unreadable": 2, "undecided": 3}[overall]


# (function, by, working, the line, its slip)
SLIPS = [
    (F, "x", f"f_x = {SPLIT}\n= 2xy + cos(xy)", 2, "chain-inner-dropped"),
    ("x^2 sin x", "x", "(x^2)' sin x + x^2 (sin x)'\n= 2x cos x", 2, "product-of-derivatives"),
    ("sin(x)/x", "x", "f' = (cos x·x + sin x)/x^2", 1, "quotient-plus"),
    (LOSS, "s", f"f_s = 1/2 Σ_i 2(s a_i + b - h_i)·{INNER}\n= Σ_i (s a_i + b - h_i)", 2, "residual-inner-dropped"),
    ("(3x+1)^5", "x", "f' = 5(3x+1)^4", 1, "chain-inner-dropped"),
    ("x^3 + 5", "x", "d/dx[x^3] + d/dx[5]\n= 3x^3 + 0", 2, "power-not-reduced"),
    ("cos x", "x", "f' = sin x", 1, "cosine-sign"),
    # Only after a slip further up: the part that was worked out wrongly is found by itself.
    ("x^3 sin x", "x", "f' = 2x^2 sin x + x^3·(sin x)'\n= 2x^2 sin x - x^3 cos x", 2, "sine-sign"),
    # Algebra between lines.
    ("(x+1)^2·x", "x", "f' = 2(x+1)x + (x+1)^2\n= 2x^2 + 2x + x^2 + 1", 2, "algebra-power-of-sum"),
    ("2(x+y)^2", "x", "f_x = 4(x+y)\n= 4x + y", 2, "algebra-bracket-first-only"),
    ("x^2 - (x^3 - 2x)", "x", "f' = 2x - (3x^2 - 2)\n= 2x - 3x^2 - 2", 2, "algebra-minus-bracket"),
    ("x^2 + 3x^2", "x", "f' = 2x + 6x\n= 8x^2", 2, "algebra-like-terms-multiplied"),
    ("x^2 - 5x", "x", "2x - 5\n= 2x + 5", 2, "algebra-sign"),
]


@pytest.mark.parametrize(("function", "by", "working", "line", "slip"), SLIPS)
def test_the_first_wrong_line_is_explained(function: str, by: str, working: str, line: int, slip: str) -> None:
    verdict = judged(function, by, working)
    wrong = [one for one in verdict.lines if isinstance(one.verdict, WrongLine)][-1]
    assert wrong.step.number == line
    assert isinstance(wrong.verdict, WrongLine)
    assert slip in [one.misconception for one in wrong.verdict.explanations][:2]


@pytest.mark.parametrize(
    ("function", "working", "rules"),
    [
        (F, f"{SPLIT}", [("sum",)]),
        (F, f"{SPLIT}\n= y·∂/∂x [x²] + cos(xy)·∂/∂x [xy]", [("sum",), ("constant-factor", "chain", "table")]),
        (
            "x^2 sin x",
            "(x^2)' sin x + x^2 (sin x)'\n= 2x sin x + x^2 (sin x)'\n= 2x sin x + x^2 cos x",
            [("product",), ("power",), ("table",)],
        ),
        ("x^2 y", "∂/∂x[x²]·y + x²·∂/∂x[y]", [("product",)]),
        ("x^3", "3x^2\n= 3 x x", [("power",), ()]),
    ],
)
def test_the_rules_are_named(function: str, working: str, rules: list[tuple[str, ...]]) -> None:
    found = [line.verdict.rules for line in judged(function, "x", working).lines if isinstance(line.verdict, Follows)]
    assert found == rules


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("2x(x + 1)", "(x + 1)·2x", "check-working-reordered"),
        ("2x(x + 1)", "2x^2 + 2x", "check-working-expanded"),
        ("2x^2 + 2x", "2x(x + 1)", "check-working-factored"),
        ("2x^2 + x + x", "2x^2 + 2x", "tidy-like-terms"),
        ("2x^2 + 2x + 0", "2x^2 + 2x", "tidy-zeros"),
        ("(2x^3 + 2x^2)/x", "2x^2 + 2x", "check-working-fractions"),
    ],
)
def test_algebra_has_a_name(before: str, after: str, reason: str) -> None:
    verdict = judged("2x^3/3 + x^2", "x", f"{before}\n= {after}").lines[-1].verdict
    assert isinstance(verdict, Follows)
    assert reason in [one.key for one in verdict.reasons]


def test_a_slip_that_is_carried_on_is_told_once() -> None:
    verdict = judged(F, "x", "f_x = 2xy + cos(xy)·1\n= 2xy + cos(xy)\n= cos(xy) + 2xy")
    assert verdict.first_wrong is not None
    assert verdict.first_wrong.step.number == 1
    assert [type(line.verdict) for line in verdict.lines[2:]] == [CarriedOn, CarriedOn]


@pytest.mark.parametrize(
    ("function", "working", "keys"),
    [
        (F, f"f_x = {SPLIT}", ["check-working-next"]),
        (F, "∂/∂x [x²y + sin(xy)]", ["check-working-next"]),
        (F, "f_x = 2xy + y cos(xy)", ["check-working-complete"]),
        (F, "f_x = 2xy + cos(xy)", ["check-working-mend-first"]),
        (F, "f_x = y·∂/∂x[x²] + ∂/∂x [sin(xy)]\n= 2xy + cos(xy)", ["check-working-mend"]),
    ],
)
def test_the_hint_is_a_rule_and_never_the_line(function: str, working: str, keys: list[str]) -> None:
    assert [said.key for said in judged(function, "x", working).hint] == keys


def test_the_hint_names_the_part() -> None:
    (said,) = judged(F, "x", "f_x = 2xy + ∂/∂x [sin(xy)]").hint
    assert {name: str(value) for name, value in said.values}["part"] == "Derivative(sin(x*y), x)"


def test_a_question_may_be_shared() -> None:
    reading = read("x^2")
    question = ask(reading, reading.variables)
    verdict = check_working(read_working("2x", reading), reading, reading.variables, question)
    assert verdict.question is question


def test_a_letter_that_nobody_explained() -> None:
    line = judged(F, "x", "f_x = 2xy + cos(u)·y").lines[-1].verdict
    assert isinstance(line, UndecidedLine)
    assert [one.key for one in line.says] == ["check-working-unknown-letter"]
