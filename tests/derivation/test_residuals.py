"""Prediction minus observation: where the answer gets there, and what is left alone on the way."""

from __future__ import annotations

import pytest

from tutor.derivation.results import differentiate
from tutor.derivation.tidy import Tidier, spread
from tutor.expression.parser import parse
from tutor.expression.text import text

LOGISTIC = "-{scale} sum(i, y_i ln(σ(w x_i + b)) + (1 - y_i) ln(1 - σ(w x_i + b)))"
ONE_ROW = "-y ln(σ(w x + b)) - (1 - y) ln(1 - σ(w x + b))"
SOFTMAX = "-sum(k, y_k ln(exp(z_k)/sum(j, exp(z_j))))"
LOG_SOFTMAX = "sum(k, y_k (ln(sum(j, exp(z_j))) - z_k))"


@pytest.mark.parametrize(
    ("function", "variable", "answer"),
    [
        (LOGISTIC.format(scale=1), "w", "Σᵢ (σ(w·xᵢ + b) − yᵢ)·xᵢ"),
        (LOGISTIC.format(scale=1), "b", "Σᵢ (σ(w·xᵢ + b) − yᵢ)"),
        (LOGISTIC.format(scale="1/n"), "w", "1/n·Σᵢ (σ(w·xᵢ + b) − yᵢ)·xᵢ"),
        (LOGISTIC.format(scale=1).replace("sum", "mean"), "w", "mean(i, (σ(w·xᵢ + b) − yᵢ)·xᵢ)"),
        (LOGISTIC.format(scale=1) + " + lambda w^2", "w", "Σᵢ (σ(w·xᵢ + b) − yᵢ)·xᵢ + 2λw"),
        (ONE_ROW, "w", "x·(σ(wx + b) − y)"),
        (ONE_ROW, "b", "σ(wx + b) − y"),
        ("softplus(w x + b) - y (w x + b)", "w", "x·(σ(wx + b) − y)"),
        ("sum(i, softplus(w x_i) - y_i w x_i)", "w", "Σᵢ (σ(w·xᵢ) − yᵢ)·xᵢ"),
        ("sum(i, exp(w x_i) - y_i w x_i)", "w", "Σᵢ (exp(w·xᵢ) − yᵢ)·xᵢ"),
        ("-sum(i, y_i ln(σ(sum(j, x_{ij} w_j))) + (1 - y_i) ln(1 - σ(sum(j, x_{ij} w_j))))", "w_k",
         "Σᵢ (σ(Σⱼ wⱼxᵢⱼ) − yᵢ)·xᵢₖ"),
        (SOFTMAX, "z_m", "exp(zₘ)/(Σⱼ exp(zⱼ))·Σₖ yₖ − yₘ"),
        (LOG_SOFTMAX, "z_m", "exp(zₘ)/(Σⱼ exp(zⱼ))·Σₖ yₖ − yₘ"),
        ("sum(i, |s a_i + b - h_i|)", "s", "Σᵢ aᵢ·sign(s·aᵢ + b − hᵢ)"),
        ("lambda sum(j, beta_j^2)", "beta_k", "2λ·βₖ"),
    ],
)  # fmt: skip
def test_answer(function: str, variable: str, answer: str) -> None:
    assert text(differentiate(function, variable).answer) == answer


@pytest.mark.parametrize(
    "source",
    [
        "2x*y + y*cos(x*y)",
        "x*sin(y) + x*y",
        "x*sin(y) - x*y",  # x does not stand inside sin y
        "-(x - y)",
        "-(x - y)*z",
        "y - 4*(y + 1) + cos(x)",
        "(x + 1)*sin(x) + x*cos(x)",
        "x*exp(x*y)*2 - x*y",
        "0.5*x*exp(x) - 0.5*x*y",
    ],
)
def test_left_alone(source: str) -> None:
    names = {name for step in Tidier().whole(parse(source)) for name in step.names}
    assert not names & {"multiplied-cancelled", "factor-out", "sign-in"}


def test_each_step_is_a_line_of_its_own() -> None:
    lines = differentiate(LOGISTIC.format(scale=1), "w").lines()
    assert [text(line.right) for line in lines[-3:]] == [
        "−Σᵢ ((1 − σ(w·xᵢ + b))·xᵢyᵢ − (1 − yᵢ)·σ(w·xᵢ + b)·xᵢ)",
        "−Σᵢ (xᵢyᵢ − xᵢ·σ(w·xᵢ + b))",
        "Σᵢ (σ(w·xᵢ + b) − yᵢ)·xᵢ",
    ]
    assert [reason.key for reason in lines[-1].reason] == ["tidy-factor-out", "tidy-sign-in"]
    assert all(line.check and line.check.points == 6 for line in lines)


def test_long_sums_are_not_multiplied_out() -> None:
    source = " + ".join(f"x_{place}*(1 - sin(y))*(1 - z) - x_{place}*sin(y)*z" for place in range(1, 40))
    assert "multiplied-cancelled" not in {name for step in Tidier().whole(parse(source)) for name in step.names}


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("-2/N*sum(n, (y_n - t - u*x_n)*x_n)", "−2(Σₙ xₙyₙ − t·Σₙ xₙ − u·Σₙ xₙ²)/N"),
        ("sum(n, sin(x_n))", "Σₙ sin(xₙ)"),
        ("x + 1", "x + 1"),
    ],
)
def test_spread(source: str, shown: str) -> None:
    assert text(spread(parse(source))) == shown
