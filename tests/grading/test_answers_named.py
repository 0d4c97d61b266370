"""Derivatives of functions nobody knows, names before answers, tolerances of every sort, and what is said of them."""

from __future__ import annotations

import pytest

import tutor
from tutor.errors import StudentError
from tutor.grading.lesson import verdict_lesson
from tutor.render.formats import render


@pytest.mark.parametrize(
    ("function", "answer", "kind"),
    [
        ("g(x)^2", "2 g(x) dg/dx", "right"),
        ("g(x)^2", "2g(x)*dg(x)/dx", "right"),
        ("g(x)^2", r"2 g(x) \frac{dg}{dx}", "right"),
        ("g(x)^2", r"2 g(x) \frac{\mathrm{d}g}{\mathrm{d}x}", "right"),
        ("g(x)^2", "2 x dg/dx", "wrong"),
        ("1-g(x)", "-dg/dx", "right"),
        ("g(x)*x", "g + x dg/dx", "right"),
        ("g(x)*d", "d dg(x)/dx", "wrong"),
        ("g(x)^2", "2 g g'", "right"),
        ("g(x)^2", "2gg'", "right"),
        ("g(x)^2", "g g'", "wrong"),
        ("g(x)^2", "2 g g''", "wrong"),
        ("x g(x)", "g + x g'", "right"),
        ("g(x,y)", "g_x(x,y)", "right"),
        ("g(x,y)", "g_y(x,y)", "wrong"),
        ("g(x,y)", "∂g(x,y)/∂x", "right"),
        ("g(x,y)", "g'", "unreadable"),
        ("g(x)h(x)", "g'h+gh'", "right"),
        ("g(x)h(x)", "dg/dx h + g dh/dx", "right"),
        ("g(x)/h(x)", "(g'h-gh')/h^2", "right"),
        ("g(x)/h(x)", "(g'h+gh')/h^2", "wrong"),
        ("g(h(x))", "g'(h)h'", "right"),
    ],
)
def test_derivatives_of_unknown_functions(function: str, answer: str, kind: str) -> None:
    assert tutor.check(function, answer, wrt="x", functions=("g", "h")).kind == kind


@pytest.mark.parametrize("answer", ["d(x^2)/dx", "d/dx x^2", r"\frac{d(x^2)}{dx}", r"\frac{\mathrm{d}(x^2)}{dx}"])
def test_a_d_over_dx_is_still_to_be_worked_out(answer: str) -> None:
    assert tutor.check("x^2", answer, wrt="x").kind == "not-worked-out"


@pytest.mark.parametrize(
    ("model", "answer", "right"),
    [
        ("x=2", "x=2.01", True),
        ("x=2", "x=2.1", False),
        ("x^2=2", "x=±1.414", True),
        ("x^2=2", "{1.41,-1.41}", True),
        ("x^2=2", "x=1.414", False),
        ("y=x/3", "y=0.333x", True),
        ("y=x/3", "y=0.4x", False),
        ("x>ln 2", "x>0.693", True),
        ("x>ln 2", "x>=0.693", False),
        ("x>ln 2", "x<0.693", False),
        ("0<x<1/3", "0<x<0.333", True),
        ("[0,1/3]", "0<=x<=0.333", True),
        ("(0,1/3]", "(0,0.333]", True),
        ("(0,1/3]", "[0,0.333]", False),
    ],
)
def test_a_tolerance_counts_for_every_sort_of_answer(model: str, answer: str, right: bool) -> None:
    assert tutor.check(model, answer, expression=True, tolerance="0.01").right is right


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("(f_y = x+2y, f_x = 2x+y)", "right"),
        ("[f_y = x+2y, f_x = 2x+y]", "right"),
        ("∇f = (f_y = x+2y, f_x = 2x+y)", "right"),
        ("(f_x = x+2y, f_y = 2x+y)", "wrong"),
        ("(2x+y, x+2y)/1", "right"),
    ],
)
def test_a_gradient_by_its_names(answer: str, kind: str) -> None:
    assert tutor.check("x^2+xy+y^2", answer).kind == kind


@pytest.mark.parametrize(
    ("question", "answer", "options", "said"),
    [
        ("x^2", "f''(x) = 2x", {"wrt": "x"}, "You wrote a derivative of order 2"),
        ("x^2", "d²f/dx² = 2x", {"wrt": "x"}, "You wrote a derivative of order 2"),
        ("{1/3,2/3}", "{0.33,0.67}", {"expression": True}, "the exact value is {⅓, ⅔}"),
        ("[0,1/3]", "[0,0.33]", {"expression": True}, "the exact value is [0, ⅓]"),
        ("relu(x)", "1 if x > 0 else 0", {"wrt": "x"}, "type {1 if x > 0; 0 otherwise}"),
        ("relu(x)", "[x > 0]", {"wrt": "x"}, "type {1 if x > 0; 0 otherwise}"),
        ("[1,2]", "x <= 2 and x >= 3", {"expression": True}, "∅"),
        ("x > 2", "ln(x) > ln(2)", {"expression": True}, "type it solved for its letter"),
    ],
)
def test_what_is_said(question: str, answer: str, options: dict[str, object], said: str) -> None:
    page = render(verdict_lesson(tutor.check(question, answer, **options)), width=400)  # type: ignore[arg-type]
    assert said in page


def test_a_first_derivative_is_not_said_to_be_another() -> None:
    for answer in ("f'(x) = 2x", "df/dx = 2x", "y' = 2x", "d/dx x^2 = 2x"):
        assert "of order" not in str(tutor.check("x^2", answer, wrt="x"))


def test_the_exact_value_is_not_told_where_it_is_what_is_asked_for() -> None:
    assert "√" in str(tutor.check("sqrt(x)", "0.354", wrt="x", at="x=2"))
    assert "√" not in str(tutor.check("sqrt(x)", "0.354", wrt="x", at="x=2", form="exact"))


def test_a_matrix_is_refused_as_a_right_answer() -> None:
    with pytest.raises(StudentError, match="matrix"):
        tutor.check("[[2,1],[1,3]]", "[[1,3],[2,1]]", expression=True)
