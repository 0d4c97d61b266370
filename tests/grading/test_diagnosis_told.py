"""What is told first, and that two slips are told only where both sentences are true of what was done."""

from __future__ import annotations

import pytest

import tutor
from tutor.expression.text import text
from tutor.grading.verdict import Explanation
from tutor.render.words import say

CROSS_ENTROPY = "-y ln(sigmoid(z)) - (1-y) ln(1-sigmoid(z))"


def told(function: str, answer: str, variable: str | None = None, **asked: str) -> tuple[Explanation, ...]:
    verdict = tutor.check(function, answer, variable, at=asked.get("at"))
    assert verdict.kind == "wrong", str(verdict)
    return verdict.explanations


def words(explanation: Explanation) -> str:
    return " ".join(say(part, text) for part in explanation.says)


@pytest.mark.parametrize(
    ("function", "answer", "variable", "first"),
    [
        # One mistake where two were put together.
        ("1/(1+x^2)", "ln(1+x^2)", "x", "power-integrated"),
        ("e^(-x^2/2)", "-x^2/2 e^(-x^2/2-1)", "x", "power-on-exponential"),
        ("2^(3x)", "3x 2^(3x-1)", "x", "power-on-exponential"),
        ("ln(x^3+x)", "1/ln(x^3+x)", "x", "log-of-derivative"),
        ("ln(2x)", "1/ln(2x)", "x", "log-of-derivative"),
        ("max(x, y)", "1", "x", "one-branch-only"),
        ("max(0, x)^2", "2x", "x", "branch-everywhere"),
        ("|x-3|", "1", "x", "absolute-value-one"),
        ("x e^y + y e^x", "x e^y", "y", "held-term-killed"),
        ("x^3", "6x", "x", "second-derivative"),
        ("log_10(x)", "1/(10 ln x)", "x", "logarithm-base-exchanged"),
        ("tan(x)", "-1/cos(x)^2", "x", "tangent-minus"),
        # A linear inside.
        ("cos(2x)", "-sin(2)", "x", "chain-outer-at-derivative"),
        ("sin(5x)", "cos(5)", "x", "chain-outer-at-derivative"),
        ("e^(3x)", "e^3", "x", "chain-outer-at-derivative"),
        # A square or a root of a sum, term by term.
        ("sqrt(x^2+y^2)", "1", "x", "split-over-sum"),
        ("sqrt(x^2+y^2)", "x/(x+y)", "x", "result-split-over-sum"),
        ("1/(1+x^2)", "-2x/(1+x^4)", "x", "result-split-over-sum"),
        ("x/(x+y)", "(x+y-x)/(x^2+y^2)", "x", "result-split-over-sum"),
        # σ′ forgotten everywhere; the sign of all before one slip at two places.
        (CROSS_ENTROPY, "-y/sigmoid(z) + (1-y)/(1-sigmoid(z))", "z", "function-derivative-left-out"),
        (CROSS_ENTROPY, "y - sigmoid(z)", "z", "all-signs"),
        # A slip with a place and a rule before a plain sign.
        ("tanh(3x)", "3(1+tanh(3x)^2)", "x", "hyperbolic-tangent-plus"),
        ("sigmoid(x)", "sigmoid(x)(1+sigmoid(x))", "x", "sigmoid-plus"),
        ("ln(x)", "-1/x", "x", "logarithm-sign"),
        # Numbers, other letters, means.
        ("x^2+pi^2", "2x+2pi", "x", "constant-by-its-rule"),
        ("x^2+ln 5", "2x+1/5", "x", "constant-by-its-rule"),
        ("tan(x)", "sec(x) tan(x)", "x", "tangent-as-secant"),
        ("x^3 y^2", "3x^2+2y", "x", "held-derivative-added"),
        ("n ln(lambda) - lambda sum(i, x_i)", "n/lambda - mean(x)", "lambda", "mean-for-sum"),
        ("k x^2", "2x/k", "x", "factor-missing"),
        ("x^2/k", "2k x", "x", "factor-extra"),
        ("k x^2", "-2x/k", "x", "factor-missing"),
    ],
)
def test_what_is_told_first(function: str, answer: str, variable: str, first: str) -> None:
    found = told(function, answer, variable)
    assert [one.misconception for one in found][:1] == [first]
    rates = [one.likelihood for one in found]
    assert rates == sorted(rates, reverse=True)


@pytest.mark.parametrize(
    ("function", "answer", "variable", "said"),
    [
        # A factor or a term is named with its sign, though the rules take the minus off before.
        ("-12x^8", "8x^7", "x", "the constant factor −12 was lost in −12x⁸."),
        ("-12x^8", "-8x^7", "x", "the constant factor 12 was lost in 12x⁸."),
        ("12/x", "-1/x^2", "x", "the constant factor 12 was lost in 12/x."),
        ("x^2 - 12x^8", "2x + 8x^7", "x", "the constant factor −12 was lost in −12x⁸."),
        ("-3cos(x)", "-sin(x)", "x", "the constant factor −3 was lost in −3cos(x)."),
        ("-x^2 y", "2x", "x", "the factor −y was lost in −x²y."),
        ("-x^2/3", "2x", "x", "the denominator −3 of −x²/3 was lost."),
        ("9y^2 - 7x", "18y - 7x", "y", "the constant term −7x was kept."),
        ("9y^2 + 7x", "18y + 7x", "y", "the constant term 7x was kept."),
        ("9y^2 - 7x", "18y - 7", "y", "−7x was differentiated, too, by x."),
        ("31 ln(x)", "1/(31x)", "x", "the constant factor 31 of 31ln(x) was put inside the function, as in ln(31x)."),
        (
            "cos(2) - 5x^8",
            "-sin(2) - 40x^7",
            "x",
            "the number cos(2) was differentiated like something that contains x.",
        ),
        ("k x^2", "2x/k", "x", "k stands on the wrong side of the fraction line."),
    ],
)
def test_the_words(function: str, answer: str, variable: str, said: str) -> None:
    assert say(told(function, answer, variable)[0].says[0], text) == f"It looks as if {said}"


@pytest.mark.parametrize(
    ("variables", "function", "answer", "other"), [("x", "a x^2", "x^2", "a"), ("y", "x^2 y", "2xy", "x")]
)
def test_a_letter_that_was_not_declared_may_be_taken_for_the_variable(
    variables: str, function: str, answer: str, other: str
) -> None:
    verdict = tutor.check(function, answer, variables=[variables])
    assert verdict.explanations[0].misconception == "other-variable"
    assert f"by {other}, not by {variables}" in words(verdict.explanations[0])


@pytest.mark.parametrize(
    ("function", "answer", "variable"),
    [
        ("e^a/(e^a+e^b+e^c)", "e^a/(e^a+e^b+e^c)^2", "b"),
        ("1/(x^2+3x)", "1/(x^2+3x)^2", "x"),
        ("(x^2+3x)^4", "(x^2+3x)^3", "x"),
        ("cos(x^2)", "sin(x^2)", "x"),
        ("sqrt(x^3+x)", "1/sqrt(x^3+x)", "x"),
        ("sigmoid(x^2)", "sigmoid(x^2)", "x"),
        ("ln(x^3+x)", "-1/(x^3+x)", "x"),
    ],
)
def test_nothing_is_said_to_be_there_that_is_not(function: str, answer: str, variable: str) -> None:
    for one in told(function, answer, variable):
        if " + " in one.misconception:
            said = words(one)
            assert "is there" not in said
            assert "only the ln was" not in said
            assert "the square is differentiated" not in said


def test_both_slips_on_an_inside_are_told_the_outer_one_first() -> None:
    (first, *_) = told("1/(x^2+3x)", "1/(x^2+3x)^2", "x")
    assert set(first.misconception.split(" + ")) == {"power-sign-lost", "chain-inner-dropped"}
    said = words(first)
    assert said.index("minus sign of the exponent") < said.index("is missing, too")


@pytest.mark.parametrize(
    ("function", "answer", "at"), [("x^2+3x", "8", "x=2"), ("x^3 y^2", "7", "x=1, y=2"), ("x^2+3x", "9", "x=2")]
)
def test_a_small_number_is_not_explained_by_a_rare_slip(function: str, answer: str, at: str) -> None:
    assert told(function, answer, "x", at=at) == ()


def test_a_likely_slip_is_told_for_a_number() -> None:
    assert told("x^3", "4", "x", at="x=2")[0].misconception == "power-factor-missing"


def test_one_value_that_fits_a_component_by_chance_is_not_named() -> None:
    verdict = tutor.check("x^3 y^2", "(12, 4)", "x,y".split(","), at="x=1, y=2")
    assert "component 1" not in str(verdict)


@pytest.mark.parametrize("answer", ["3x", "5/3 x", "-3x"])
def test_a_wrong_factor_does_not_give_the_answer_away(answer: str) -> None:
    (one, *_) = told("x^2", answer)
    assert one.misconception == "factor-wrong"
    assert not any(letter.isdigit() for letter in words(one))


def test_a_constant_is_named_as_it_was_written() -> None:
    (one, *_) = told("1/2 sum(i, (w x_i + b - y_i)^2)", "w sum(i, x_i) + b - sum(i, y_i)", "b")
    assert "as if b was counted once" in words(one)


def test_a_variable_that_was_kept_has_a_place() -> None:
    assert "in 3x" in words(told("x^2+3x", "5x")[0])
    assert "That was" not in words(told("x^2 + x", "3x")[0])


def test_terms_keep_their_sign_and_others_are_named_only_if_there_are_any() -> None:
    (one, *_) = told("x^2 + x^3", "2x - sin(x)", "x")
    assert one.misconception == "wrong-term"
    assert "−sin(x)" in words(one)
    assert all(one.misconception != "wrong-term" for one in told("x/(x+y)", "y/(x^2+y^5)", "x"))


def test_a_product_is_said_to_be_multiplied_out() -> None:
    verdict = tutor.check("x^3/3 - x", "(x-1)^2")
    said = str(verdict)
    assert "x² is right" not in said or "Multiplied out" in said


def test_the_reason_fits_where_the_variable_stands_in_both() -> None:
    for answer in ("x^x ln x", "x*x^(x-1)"):
        assert "in both" in words(told("x^x", answer)[0])
    assert "in both" not in words(told("x^n", "x^n ln x", "x")[0])


def test_an_outer_antiderivative_is_not_called_one_of_the_function() -> None:
    assert "no antiderivative" in words(told("1/(1+x^2)", "ln(1+x^2)")[0])
    assert "no antiderivative" not in words(told("x^3", "x^4/4")[0])


def test_two_quite_different_pairs_of_slips_are_both_left_out() -> None:
    assert not told("ln(x/y)", "-1/(x/y)", "y")


def test_a_number_in_a_product_that_was_not_multiplied_out_is_not_spoken_of() -> None:
    assert not tutor.check("(2x-3)^4", "8(2x-3)").remarks


def test_a_slip_told_from_one_number_is_called_a_guess() -> None:
    assert "a guess" in words(told("x^2 y", "5", "x", at="x=1,y=2")[0])


def test_a_number_in_front_of_a_letter_without_one() -> None:
    found = told("(x+y)^2", "2x+y", "x")[0]
    assert "that in front of y" in words(found)


@pytest.mark.parametrize(
    ("answer", "said"),
    [("(1,3,2)", "number 2 and number 3"), ("(3,1,2)", "another order"), ("(1,2,4)", None)],
)
def test_components_of_a_plain_vector_in_another_order(answer: str, said: str | None) -> None:
    found = tutor.check("(1,2,3)", answer, expression=True).explanations
    assert (said in words(found[0])) if said else not found
