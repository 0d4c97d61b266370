"""Wrong answers worked out by hand, and the slip that leads to each."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.expression.exact import Point
from tutor.expression.parser import parse
from tutor.expression.reading import read
from tutor.expression.tree import Symbol
from tutor.grading.question import Question, ask
from tutor.grading.slips import find_slips
from tutor.grading.verdict import Explanation
from tutor.render.words import say


def found(function: str, variable: str, answer: str) -> tuple[Explanation, ...]:
    return find_slips(parse(answer), ask(read(function), (Symbol(variable),)))


def names(explanations: tuple[Explanation, ...]) -> list[str]:
    return [explanation.misconception for explanation in explanations]


SINGLE = (
    ("x^2 y + sin(xy)", "x", "2xy + cos(xy)", "chain-inner-dropped", "sin(x*y)"),
    ("x^2 y + sin(xy)", "x", "2xy - y cos(xy)", "sine-sign", "sin(x*y)"),
    ("x^2 y + sin(xy)", "x", "2xy + x^2 + y cos(xy)", "held-variable-differentiated", "x**2*y"),
    ("x^2 sin(x)", "x", "2x cos(x)", "product-of-derivatives", "x**2*sin(x)"),
    ("x^2 sin(x)", "x", "x^2 cos(x)", "product-one-term", "x**2*sin(x)"),
    ("sin(x)/(x^2 + 1)", "x", "cos(x)/(2x)", "quotient-of-derivatives", "sin(x)/(x**2 + 1)"),
    (
        "sin(x)/(x^2 + 1)", "x", "(2x sin(x) - cos(x)(x^2 + 1))/(x^2 + 1)^2", "quotient-reversed",
        "sin(x)/(x**2 + 1)",
    ),
    ("(3x + 1)^5", "x", "5(3x+1)^4 (3x + 1)", "chain-inner-not-differentiated", "(3*x + 1)**5"),
    ("sin(3x)^2", "x", "2 sin(3x) cos(3x)", "chain-stops-early", "sin(3*x)**2"),
    ("sin(x^2)", "x", "cos(2x)", "chain-outer-at-derivative", "sin(x**2)"),
    ("2^x", "x", "x 2^(x-1)", "power-on-exponential", "2**x"),
    ("x^3 + y", "x", "3x^3", "power-not-reduced", "x**3"),
    ("x^2 + 5", "x", "2x + 5", "constant-kept", "5"),
    ("y cos(x)", "x", "y sin(x)", "cosine-sign", "cos(x)"),
    ("1/x^3", "x", "-3/x^2", "power-negative-wrong-way", "1/x**3"),
    ("x + sqrt(x)", "x", "1 + 1/sqrt(x)", "root-half-missing", "sqrt(x)"),
    ("g(x^2, y)", "x", "∂₁g(x^2, y)", "chain-places-inner-dropped", "g(x**2, y)"),
    ("(y - w x - b)^2", "w", "2(y - w x - b)", "residual-inner-dropped", "(y - w*x - b)**2"),
    (
        "1/2 sum(i, (s a_i + b - h_i)^2)", "s", "(s a_i + b - h_i) a_i", "sum-index-lost",
        "Sum((s*Indexed(a, i) + b - Indexed(h, i))**2, (i, 1, n))",
    ),
    (
        "1/2 sum(i, (s a_i + b - h_i)^2)", "s", "sum(i, s a_i + b - h_i)", "residual-inner-dropped",
        "(s*Indexed(a, i) + b - Indexed(h, i))**2",
    ),
    (
        "mean(i, (s a_i + b - h_i)^2)", "b", "2 mean(i, (s a_i + b - h_i) a_i)", "chain-inner-by-other-variable",
        "(s*Indexed(a, i) + b - Indexed(h, i))**2",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("function", "variable", "answer", "name", "place"), SINGLE, ids=lambda value: value[:20])
def test_one_slip_at_one_place(function: str, variable: str, answer: str, name: str, place: str) -> None:
    explanations = found(function, variable, answer)
    assert name in names(explanations)[:2]
    fitting = next(one for one in explanations if one.misconception == name)
    assert [str(part) for part in fitting.places] == [place]
    assert fitting.rules
    assert explanations == tuple(sorted(explanations, key=lambda one: -one.likelihood))


def test_both_are_listed_where_two_fit() -> None:
    assert {"chain-inner-dropped", "held-factor-lost"} <= set(names(found("sin(xy) + x", "x", "cos(xy) + 1")))


def test_a_slip_at_one_of_two_equal_parts() -> None:
    """Both factors hold x², whose derivative is worked out once: still they are two places."""
    (first, *_) = found("sin(x^2) exp(x^2)", "x", "2x cos(x^2) exp(x^2) + sin(x^2) exp(x^2)")
    assert first.misconception == "chain-inner-dropped"
    assert [str(place) for place in first.places] == ["exp(x**2)"]


def test_one_misconception_at_every_place() -> None:
    (first, *_) = found("sin(x^2) cos(x^2)", "x", "cos(x^2)^2 - sin(x^2)^2")
    assert first.misconception == "chain-inner-dropped"
    assert {str(place) for place in first.places} == {"sin(x**2)", "cos(x**2)"}
    assert any(said.key == "check-slips-elsewhere" for said in first.says)


DOUBLE = (
    # The sine's sign in one term, the factor of the power in the other.
    ("x^3 + sin(x y)", "x", "x^2 - y cos(xy)", {"power-factor-missing", "sine-sign"}),
    # One on each side of a chain rule: the outer sign and the inner power.
    ("cos(x^3)", "x", "sin(x^3) 3x^3", {"cosine-sign", "power-not-reduced"}),
    # One inside the other: a product of derivatives, one of which has the wrong sign.
    ("x^2 sin(x)", "x", "-2x cos(x)", {"product-of-derivatives", "sine-sign"}),
    # The Σ lost, and the inner derivative of what stands in it.
    ("sum(i, (s a_i + b - h_i)^2)", "s", "2(s a_i + b - h_i)", {"sum-index-lost", "residual-inner-dropped"}),
)


@pytest.mark.parametrize(("function", "variable", "answer", "wanted"), DOUBLE, ids=[row[2] for row in DOUBLE])
def test_two_slips(function: str, variable: str, answer: str, wanted: set[str]) -> None:
    explanations = found(function, variable, answer)
    assert wanted in [set(name.split(" + ")) for name in names(explanations)]
    assert all(len(name.split(" + ")) == 2 for name in names(explanations))
    assert all(any(said.key == "check-slips-second" for said in one.says) for one in explanations)


@pytest.mark.parametrize(
    ("function", "variable", "answer"),
    [
        ("x^2 y + sin(xy)", "x", "y(2x + cos(y x))"),
        ("x^2 y + sin(xy)", "x", "2xy + y cos(xy) + sin(x)^2 + cos(x)^2 - 1"),
        ("ln(x^2)", "x", "2/x"),
        ("1/2 sum(i, (s a_i + b - h_i)^2)", "s", "sum(i, (s a_i + b - h_i) a_i)"),
        ("sqrt(x)", "x", "sqrt(x)/(2x)"),
        ("x^2 + y", "y", "1"),
        ("abs(x)", "x", "x/abs(x)"),
    ],
)
def test_a_right_answer_has_no_slip(function: str, variable: str, answer: str) -> None:
    assert found(function, variable, answer) == ()


@pytest.mark.parametrize("answer", ["x^7 + 3", "q", "ln(-1 - x^2)", "9**9**9**9", "∂/∂x [x^7 y]", "1/0"])
def test_an_answer_that_no_slip_leads_to(answer: str) -> None:
    assert found("x^2 y + sin(xy)", "x", answer) == ()


def test_nothing_is_said_of_a_function_without_values() -> None:
    assert found("ln(-1 - x^2)", "x", "2x") == ()


@pytest.mark.parametrize(
    ("answer", "first"),
    [
        ("4 + cos(2)", "chain-inner-dropped"),
        ("3.5839", "chain-inner-dropped"),
        ("4 - 2 cos(2)", "sine-sign"),
        ("4 + 2 cos(2)", None),
        ("3.1677", None),
        ("3.58", None),
        ("17", None),
    ],
)
def test_a_value_at_a_point(answer: str, first: str | None) -> None:
    """∂/∂x is 2xy + y·cos(xy): at (1, 2) that is 4 + 2·cos 2 = 3.16770…; without the inner derivative 3.58385…"""
    question = ask(read("x^2 y + sin(xy)"), (Symbol("x"),))
    point: Point = {Symbol("x"): Fraction(1), Symbol("y"): Fraction(2)}
    explanations = find_slips(parse(answer), question, (point,))
    assert (explanations[0].misconception if explanations else None) == first


def test_sentences_are_filled() -> None:
    def shown(value: object) -> str:
        return str(value)

    question: Question = ask(read("sin(x^2) cos(x^2)"), (Symbol("x"),))
    for answer in ("cos(x^2)^2 - sin(x^2)^2", "2x cos(x^2)^2 + sin(x^2)^2"):
        for explanation in find_slips(parse(answer), question):
            for said in explanation.says:
                assert "{" not in say(said, shown)


@pytest.mark.parametrize(("f", "answer"), [("x^12 + 3x", "0"), ("4 ln(x^10)", "1")])
def test_a_bare_number_is_not_explained_by_two_slips(f: str, answer: str) -> None:
    # (a lost term, and x taken for a constant in the other one: nobody did that who typed 0)
    question = ask(read(f), (Symbol("x"),))
    assert not any(" + " in found.misconception for found in find_slips(parse(answer), question))
