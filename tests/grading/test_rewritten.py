"""The right answer in the form that was asked for, and exact values worked out."""

from __future__ import annotations

import pytest
import sympy

from tutor import check, parse
from tutor.grading.form import Form, form_problems
from tutor.grading.forms.rewritten import in_form
from tutor.grading.key import key_of
from tutor.grading.lesson import verdict_lesson
from tutor.grading.worked_value import worked_value


@pytest.mark.parametrize(
    "text",
    [
        "3(x + 1)^2", "x^2 - 1", "x^3 - x y^2", "-x^2 + 1", "x^2/3 - 1/3", "6x(x^2 + 1)^2", "2x y + y^2", "0", "5",
        "-7x", "x^2/(x + 1)", "(x^2 + 2x + 1)/(x + 1)", "e^x (x + 1) + e^x", "sin(x)^2 - 1", "2x e^(x^2)",
        "(a + b)(a - b)c",
    ],
)  # fmt: skip
@pytest.mark.parametrize("form", [Form.EXPANDED, Form.FACTORED, Form.SIMPLIFIED])
def test_a_form_is_found_and_has_the_same_value(text: str, form: Form) -> None:
    model = parse(text)
    found = in_form(key_of(model), form)
    assert found is not None
    assert form_problems(found, form) == ()
    assert sympy.simplify(sympy.parse_expr(str(found)) - sympy.parse_expr(str(model))) == 0


@pytest.mark.parametrize(
    ("function", "answer", "form", "shown"),
    [
        ("(x + 1)^3", "3(x + 1)^2", "expanded", "3*x**2 + 6*x + 3"),
        ("x^3/3 - x", "x^2 - 1", "factored", "(x - 1)*(x + 1)"),
        ("x^3/3 - x", "(x - 1)(x + 1)", "expanded", "x**2 - 1"),
    ],
)
def test_what_is_revealed_is_in_the_form(function: str, answer: str, form: str, shown: str) -> None:
    lesson = verdict_lesson(check(function, answer, form=form), reveal=True)
    assert str(lesson.facts["right_answer"]) == shown


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("2pi + pi cos(pi)", "pi"),
        ("cos(pi/3)", "1/2"),
        ("sin(-pi/2)", "-1"),
        ("tan(3pi/4)", "-1"),
        ("cos(2pi/3)", "-1/2"),
        ("sin(7pi/6)", "-1/2"),
        ("sin(100pi)", "0"),
        ("tan(pi/2)", "tan(pi/2)"),
        ("cos(1)", "cos(1)"),
        ("sin(pi/5)", "sin(pi/5)"),
    ],
)
def test_well_known_angles_are_worked_out(value: str, wanted: str) -> None:
    assert str(worked_value(parse(value))) == wanted


@pytest.mark.parametrize("place", range(-30, 31))
@pytest.mark.parametrize("name", ["sin", "cos", "tan"])
def test_worked_values_are_those_of_sympy(name: str, place: int) -> None:
    value = getattr(sympy, name)(sympy.pi * place / 12)
    if value == sympy.zoo:
        return
    found = sympy.parse_expr(str(worked_value(parse(f"{name}({place}pi/12)"))))
    assert abs(float(found - value)) < 1e-12
