"""Formulas in words: what belongs together is heard."""

from __future__ import annotations

import pytest

from tutor import parse
from tutor.derivation.lesson import Lesson, Line, Lines, Matrix, Note, Section, Table, phrase
from tutor.render.plain import render
from tutor.render.spoken import spoken
from tutor.render.spoken_signs import aloud

X, Y = parse("x"), parse("y")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("x^2 y", "x squared times y"),
        ("∂/∂x [x^2 y]", "the partial derivative with respect to x of x squared times y"),
        ("∂/∂x [x + y]", "the partial derivative with respect to x of open bracket x plus y close bracket"),
        ("y ∂/∂x [x]", "y times the partial derivative with respect to x of x"),
        (
            "∂/∂x [x] * y",
            "open bracket the partial derivative with respect to x of x close bracket times y",
        ),
        ("x - y + 1", "x minus y plus 1"),
        ("x - (y + 1)", "x minus open bracket y plus 1 close bracket"),
        ("-x^2", "minus x squared"),
        ("(-x)^2", "open bracket minus x close bracket squared"),
        ("2(x + 1)", "2 times open bracket x plus 1 close bracket"),
        ("1/2", "one half"),
        ("5/7", "5 over 7"),
        ("x/(2y)", "x over open bracket 2 times y close bracket"),
        ("(x + 1)/y", "open bracket x plus 1 close bracket over y"),
        ("x^3", "x cubed"),
        ("x^n", "x to the power n"),
        ("x^(n - 1)", "x to the power open bracket n minus 1 close bracket"),
        ("x^(-2)", "x to the power minus 2"),
        ("e^x", "e to the power x"),
        ("sin(x^2)", "sine of x squared"),
        ("sin(x)^2", "open bracket sine of x close bracket squared"),
        ("sin(x y)", "sine of open bracket x times y close bracket"),
        ("sqrt(x)", "square root of x"),
        ("theta_0", "theta sub 0"),
        ("sum(i, 1, n, a_i)", "the sum over i from 1 to n of a sub i"),
        ("sum(i, (a_i - b)^2)", "the sum over i of open bracket a sub i minus b close bracket squared"),
        ("x > 0", "x is greater than 0"),
        ("max(x, y)", "maximum of x and y"),
    ],
)
def test_formulas(typed: str, words: str) -> None:
    assert spoken(parse(typed)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("∂f/∂x = 2", "the partial derivative of f with respect to x equals 2"),
        ("∇f = 0", "the gradient of f equals 0"),
        ("η = 0.1", "eta equals 0.1"),
        ("x ≈ −0.3", "x is about minus 0.3"),
        ("½ of it", "one half of it"),
        ("⅚", "5 over 6"),
        ("one · two", "one, two"),
        ("∇f · (step)", "the gradient of f times (step)"),
        ("f'(3) is 2", "f prime of 3 is 2"),
        ("well-known", "well-known"),
        ("“Two ways”: type `why`", '"Two ways": type "why"'),
        ("No ∂ is left", "No derivative sign is left"),
        ("∂₁g is its first", "partial 1 of g is its first"),
        ("D = f_xx·f_yy − f_xy²", "D equals f sub x x times f sub y y minus f sub x y squared"),
        ("b = h̄ − s·ā", "b equals h bar minus s times a bar"),
        ("(−2/11, 3)", "(minus 2 over 11, 3)"),
        ("{(0, 0), (1, 1)}", "the set of (0, 0), (1, 1)"),
        ("(−∞, 0) ∪ (0, ∞)", "(minus infinity, 0) or in (0, infinity)"),
        ("sum(i, …)", "sum(i, and so on)"),
        ("• one", "one"),
        ("pages 1–3", "pages 1 to 3"),
        ("/home/ada/2026/11/x", "/home/ada/2026/11/x"),
        ("Erdős", "Erdős"),
    ],
)
def test_signs_between_words(text: str, words: str) -> None:
    assert aloud(text) == words


def test_a_deep_formula_is_read() -> None:
    assert spoken(parse("sin(" * 150 + "x" + ")" * 150)) == "sine of " * 150 + "x"


def test_a_page_has_one_thing_a_line() -> None:
    lines = Lines(parse("x + x"), (Line(None, parse("2x"), (phrase("sum rule"),)),))
    matrix = Matrix(phrase("g"), ((X,), (Y,)))
    table = Table((phrase("a"), phrase("b")), ((X, "1"), (Y, "2")))
    section = Section(phrase("Part"), None, (Note(phrase("Why?")), lines, matrix, table))
    page = render(Lesson(phrase("T"), (section,)))
    assert page.splitlines() == [
        "Part.",
        "Why?",
        "x plus x.",
        "Equals 2 times x. Sum rule.",
        "g equals the vector with 2 components:",
        "Component 1: x.",
        "Component 2: y.",
        "a: x; b: 1.",
        "a: y; b: 2.",
    ]
