"""The form of an answer, decided on what was typed: rows by hand, each with the keys of what is to be said."""

from __future__ import annotations

import string

import pytest

from tutor.expression.parser import parse
from tutor.grading.form import Form, form_problems
from tutor.render.sentences.forms import SENTENCES

EXPANDED = [
    ("x^2 + 2x + 1", ""),
    ("2x y + y cos(x y)", ""),
    ("(x + 1)/2", ""),
    ("-(x + 1)/2", ""),
    ("(x + 1)/y", ""),
    ("-1/(x + 1)^2", ""),
    ("x/(y (x + 1))", ""),
    ("e^(2(x + 1))", ""),
    ("sin((x + 1)^2)", ""),
    ("sin(x)^2 + cos(x)^2", ""),
    ("sqrt(x + 1)", ""),
    ("(x + 1)^n", ""),
    ("(x + 1)^(3/2)", ""),
    ("x sum(i, a_i)", ""),
    ("7", ""),
    ("2/3 x + 1/2", ""),
    ("x (x + 1)", "multiply-out"),
    ("2(x + 1)", "multiply-out"),
    ("-2(x + 1)", "multiply-out"),
    ("x (x + 1)/2", "multiply-out"),
    ("(x + 1)(x - 1)", "multiply-out"),
    ("1 + x (y - 1)", "multiply-out"),
    ("cos(x)(1 + sin(x))", "multiply-out"),
    ("sum(i, (s a_i + b - h_i) a_i)", "multiply-out"),
    ("(x + 1)^2", "power-out"),
    ("x - (x + 1)^2", "power-out"),
    ("(x + 1)^2/y", "power-out"),
    ("x (y + 1)^3", "power-out"),
    ("x - (y + 1)", "bracket"),
    ("-(x + 1)", "bracket"),
    ("(x + 1) + y", "bracket"),
    ("x + y + x", "twice"),
    ("x + 2x", "like-terms"),
    ("1 + x + 2", "numbers-added"),
    ("x y + y x", "like-terms"),
]

FACTORED = [
    ("(x - 1)(x + 1)", ""),
    ("2(x + 1)(x - 1)", ""),
    ("(2x + 2)(x - 1)", "factor-number"),
    ("2x + 2", "factor-number"),
    ("2x + 2y", "factor-number"),
    ("(3x + 3)(x + 1)", "factor-number"),
    ("(4x - 6)^3", "factor-number"),
    ("x/2 + 1/2", ""),
    ("2x + 3", ""),
    ("-x (x + 1)", ""),
    ("(x + 1)^2", ""),
    ("(x + 1)(x + 1)", ""),
    ("x^2 + 1", ""),
    ("x^2 - 2", ""),  # over ℚ
    ("x", ""),
    ("12", ""),
    ("x + y", ""),
    ("e^x (x + 1)", ""),
    ("sin(x) + cos(x)", ""),
    ("x + 1/x", ""),
    ("ln(x) + 1", ""),
    ("(x + 1)/(x - 1)", ""),
    ("x^n + 1", ""),
    ("|x| + 1", ""),
    ("sum(i, a_i)", ""),
    ("x^2 - 1", "factor-whole"),
    ("x^2 + 2x + 1", "factor-whole"),
    ("x^2 + x", "factor-whole"),
    ("x y + x", "factor-whole"),
    ("0.5x^2 - 0.5", "factor-whole"),
    ("x^3 - y^3", "factor-whole"),
    ("x^4 + 4", "factor-whole"),  # Sophie Germain: (x² + 2x + 2)(x² − 2x + 2)
    ("x e^x + e^x", "factor-whole"),
    ("sin(x)^2 - 1", "factor-whole"),
    ("x (x + 1) + 2 (x + 1)", "factor-whole"),
    ("2 (x^2 - 1)", "factor"),
    ("(x^2 - 1)(x + 1)", "factor"),
    ("(x^2 + x)^3", "factor"),
    ("1/(x^2 - 1)", "factor"),
    ("x (y (x^2 - 4))", "factor"),
    ("x sqrt(x) + sqrt(x)", "factor-whole"),
]

SIMPLIFIED = [
    ("2x y + y cos(x y)", ""),
    ("3x/2", ""),
    ("1/2 x", ""),
    ("1/2*x/y", ""),
    ("x/2 + y/2", ""),
    ("(x + 1)/2", ""),
    ("(x^2 + 1)/(x - 1)", ""),
    ("-1/x", ""),
    ("1/x*y", ""),
    ("-sin(x)/cos(x)", ""),
    ("e^(-x)/(1 + e^(-x))^2", ""),
    ("e^x e^y", ""),
    ("x^n", ""),
    ("sqrt(2) + 1", ""),
    ("sqrt(2)/2", ""),
    ("2^100 x", ""),
    ("3*10^6", ""),
    ("sin(1)", ""),
    ("ln(2)", ""),
    ("x (x + 1) + x", ""),
    ("0", ""),
    ("1", ""),
    ("-1", ""),
    ("x + 1/2", ""),
    ("2/3", ""),
    ("0.5x", ""),
    ("sigmoid(x) (1 - sigmoid(x))", ""),
    ("sum(i, 2 (s a_i + b - h_i) a_i)", ""),
    ("(1 + ln(x)) x^x", ""),
    # Terms
    ("2x + 3x", "like-terms"),
    ("x/2 + x/3", "like-terms"),
    ("x y + y x", "like-terms"),
    ("cos(x y) + cos(y x)", "like-terms"),
    ("(x + 2) - (x + y)", "like-terms"),
    ("sin(2x + 3x)", "like-terms"),
    ("sin(x) + sin(x)", "twice"),
    ("x - x", "like-terms"),
    ("1 + 1/2", "numbers-added"),
    ("x + 1 - 1", "numbers-added"),
    ("x + 0", "zero-term"),
    ("sin(x)^2 + cos(x)^2", "squares"),
    ("y sin(x)^2 + y cos(x)^2", "squares"),
    ("-(x + x)", "twice"),
    # Factors
    ("x x", "powers"),
    ("x^2 x", "powers"),
    ("x^2 y x", "powers"),
    ("(a - b)(b - a)", "powers"),
    ("(x + 1)(x + 1)", "powers"),
    ("n x^(n - 1) x", "powers"),
    ("e^x e^(2x)", "powers"),
    ("sqrt(x) sqrt(x)", "powers"),
    ("2*3x", "numbers-multiplied"),
    ("1/2*2x", "numbers-multiplied"),
    ("2x*3y", "numbers-multiplied"),
    ("x*1", "one-factor"),
    ("x (-1)", "one-factor"),
    ("x/1", "one-factor"),
    ("0 x", "zero-factor"),
    ("0/x", "zero-factor"),
    ("--x", "signs"),
    ("x - (-y)", "signs"),
    ("(-x)(-y)", "signs"),
    ("-x/(-y)", "signs"),
    ("(1/x)/(1/y)", "double-fraction"),
    ("x/(1/y)", "double-fraction"),
    ("x/y/z", "double-fraction"),
    ("x^3/x", "cancel-parts"),
    ("(x - 1)/(1 - x)", "cancel-parts"),
    ("x/sqrt(x)", "cancel-parts"),
    ("2x^2/sqrt(x)", "cancel-parts"),
    ("(x + 1)/sqrt(x + 1)", "cancel-parts"),
    ("sqrt(6)/sqrt(2)", "cancel-parts"),
    ("sqrt(2)*sqrt(3)", "roots"),
    ("sqrt(x)/x", ""),
    ("sqrt(x) sqrt(y)", ""),
    ("sqrt(2)/sqrt(3)", ""),
    ("x sqrt(x)", ""),
    ("exp(x)^2", "power-of-power"),
    ("2/4", "cancel"),
    ("6x/3", "cancel"),
    ("(2x + 4)/2", "cancel"),
    ("2x/(2x + 2)", "cancel"),
    ("(x^2 - 1)/(x - 1)", "cancel"),
    ("x/(x^2 + x)", "cancel"),
    # Powers and values that everybody knows
    ("x^1", "known-power"),
    ("x^0", "known-power"),
    ("e^0", "known-power"),
    ("1^x", "known-power"),
    ("2^3 x", "number-power"),
    ("4^(1/2)", "number-power"),
    ("(x^2)^3", "power-of-power"),
    ("sqrt(x)^2", "power-of-power"),
    ("(-x)^2", "sign-power"),
    ("e^(ln(x))", "inverse"),
    ("ln(e^x)", "inverse"),
    ("sin(asin(x))", "inverse"),
    ("ln(1)", "known-value"),
    ("ln(e)", "known-value"),
    ("sin(0)", "known-value"),
    ("cos(pi)", "known-value"),
    ("sin(pi/6)", "known-value"),
    ("sqrt(4)", "known-value"),
    ("sqrt(9/4)", "known-value"),
    ("|-3|", "known-value"),
    ("log10(100)", "known-value"),
    ("max(1, 2)", "known-value"),
]

EXACT = [
    ("x/2", ""),
    ("sqrt(2) pi x", ""),
    ("280/3", ""),
    ("x_1 + 10", ""),
    ("0.5x", "decimal"),
    ("x^0.5", "decimal"),
    ("sin(1.0)", "decimal"),
    ("1e3 x", "decimal"),
    ("3.14159 x", "decimal"),
]

ROWS = [
    (form, text, key)
    for form, rows in (
        (Form.EXPANDED, EXPANDED),
        (Form.FACTORED, FACTORED),
        (Form.SIMPLIFIED, SIMPLIFIED),
        (Form.EXACT, EXACT),
    )
    for text, key in rows
]


@pytest.mark.parametrize(("form", "text", "key"), ROWS)
def test_what_is_said(form: Form, text: str, key: str) -> None:
    found = [problem.key for problem in form_problems(parse(text), form)]
    assert found == ([f"check-form-{key}"] if key else [])


def test_every_form_but_any_has_rows_and_any_asks_for_nothing() -> None:
    assert {form for form, _, _ in ROWS} == set(Form) - {Form.ANY}
    assert all(form_problems(parse(text), Form.ANY) == () for _, text, _ in ROWS)


def test_several_problems_are_named_and_none_twice() -> None:
    keys = [problem.key for problem in form_problems(parse("x x + 2*3 + sin(0)"), Form.SIMPLIFIED)]
    assert keys == ["check-form-powers", "check-form-numbers-multiplied", "check-form-known-value"]
    decimals = form_problems(parse("0.1x + 0.2y + 0.3z + 0.4 + 0.1"), Form.EXACT)
    assert len(decimals) == 3
    assert len(form_problems(parse("0.5x + 0.5y"), Form.EXACT)) == 1


def test_the_parts_that_are_named() -> None:
    (problem,) = form_problems(parse("1 + y (x + 2)"), Form.EXPANDED)
    assert dict(problem.values) == {"part": parse("y (x + 2)"), "bracket": parse("x + 2")}
    (problem,) = form_problems(parse("3 (x^2 - 1)"), Form.FACTORED)
    assert dict(problem.values) == {"part": parse("x^2 - 1")}


def test_every_sentence_is_said_and_has_the_blanks_that_are_filled() -> None:
    said = {}
    for form, text, _ in ROWS:
        for problem in form_problems(parse(text), form):
            said[problem.key] = {name for name, _ in problem.values}
    assert set(said) == set(SENTENCES)
    for key, blanks in said.items():
        assert blanks >= {name for _, name, _, _ in string.Formatter().parse(SENTENCES[key]) if name}


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize(
    "text",
    [
        "9**9**9**9", "(x+y+1)^2000", "e^(e^(e^9))", "x^(10^90)", "*".join(["x"] * 4000), "-" * 190 + "x",
        "*".join(f"(x+{place})" for place in range(1, 1000)), "+".join(f"1/(x+{place})" for place in range(1, 600)),
        "1+1/(" * 120 + "x" + ")" * 120, "(" * 190 + "x" + ")^2" * 190, "1/(x-x)", "0/0", "0^(-1)", "sqrt(-4)",
        "ln(0)", "tan(pi/2)", f"sin({'9' * 99})", "x^40 - 1", "(x^30 + y^30 + z^30)(a^20 - b^20) + 1",
    ],
    ids=lambda text: text[:16] if isinstance(text, str) else str(text),
)  # fmt: skip
def test_hostile_answers_have_a_form_too(form: Form, text: str) -> None:
    assert len(form_problems(parse(text), form)) <= 3
