"""Answers with another letter for how many terms there are, for the member asked about, and without an index."""

from __future__ import annotations

import pytest

from tests.grading.test_working_notations import judged
from tutor import check

FIT, MEAN = "1/2*sum(i,(s*a_i+b-h_i)^2)", "sum(i,(x_i-mean(x))^2)"


@pytest.mark.parametrize(
    ("function", "wrt", "right", "wrong"),
    [
        (FIT, "s", r"\sum_{i=1}^{N} (s a_i+b-h_i) a_i", r"\sum_{i=1}^{N} (s a_i+b-h_i)"),
        (FIT, "s", "sum(i=1..m, (s a_i+b-h_i) a_i)", "sum(i=1..3, (s a_i+b-h_i) a_i)"),
        (FIT, "b", "N(s mean(a)+b-mean(h))", "2N(s mean(a)+b-mean(h))"),
        ("1/m*sum(i=1..m,(s*a_i+b-h_i)^2)", "b", "2*(s*mean(a)+b-mean(h))", "2m*(s*mean(a)+b-mean(h))"),
        ("1/2*sum(i=1..N,(s*a_i+b-h_i)^2)", "b", "sum(i,s a_i+b-h_i)", "n*s*mean(a)+b-mean(h)"),
        ("sum(n, (x_n - m)^2)", "m", "2sum(i, m - x_i)", "2sum(i, x_i - m)"),
        ("Σ_i w_i^2", None, "2w_i", "2w_1"),
        ("Σ_i w_i^2", None, "2w_k", "w_k"),
        ("ln(Σ_i e^(z_i))", None, "e^(z_i)/Σ_j e^(z_j)", "2e^(z_i)/Σ_j e^(z_j)"),
        ("ln(Σ_i e^(z_i))", None, "e^(z_k)/Σ_k e^(z_k)", "1/Σ_k e^(z_k)"),
        ("Σ_i w_i^2", "w_j", "2w_j", "2w_k"),  # here somebody named the member
        (FIT, "s", "Σ(s a_i+b-h_i)a_i", "Σ(s a_i+b-h_i)"),
        (FIT, "s", "s Σa_i² + bΣa_i - Σ a_i h_i", "s Σa_i² + bΣa_i + Σ a_i h_i"),
        (FIT, "s", "s sum(a^2) + b sum(a) - sum(a h)", "s sum(a)^2 + b sum(a) - sum(a h)"),
        ("n ln(lambda) - lambda*sum(i,x_i)", "lambda", r"n/λ - \sum^n x_i", "n/λ + Σx_i"),
        ("½Σ(s a_i+b-h_i)²", "s", "sum(i,s*a_i^2)+b*sum(i,a_i)-sum(i,a_i*h_i)", "Σ a_i"),
        (FIT, "s", "sum(i,s*a_i^2)+b*sum(i,a_i)-sum(i,a_i*h_i)", "sum(i,s*a_i^2)+b*sum(i,a_i)"),
    ],
)
def test_the_same_under_another_letter(function: str, wrt: str | None, right: str, wrong: str) -> None:
    assert check(function, right, wrt).right
    assert check(function, wrong, wrt).kind == "wrong"


@pytest.mark.parametrize(
    ("model", "answer", "kind"),
    [
        ("sum(i,(a_i+1)^2)", "sum(i,a_i^2)+2sum(i,a_i)+n", "right"),
        ("sum(i,a_i+b_i)", "sum(i,a_i)+sum(i,b_i)", "right"),
        ("sum(i,a_i+b_i)", "Σ_i a_i+Σ_i b_i", "right"),
        ("sum(i,a_i+b_i)", "Σ_i a_i+b_i", "right"),
        ("sum(i,a_i)+sum(i,b_i+c_i)", "Σ_i a_i+Σ_i b_i+c_i", "right"),
        ("sum(i,a_i)+sum(i,a_i)", "2sum(i,a_i)", "right"),
        ("sum(i,x_i^2)", "sum(x_i^2)", "right"),
        (MEAN, r"\sum (x_i-\bar x)^2", "right"),
        ("sum(i,a_i)", "sum(i=1..N,a_i)", "right"),
        ("sum(i,sum(j,a_i b_j))", "Σ a_i Σ b_j", "right"),
        ("sum(i,sum(j,a_i b_j))", "Σ a_i b_j", "unreadable"),
        (MEAN, "sum((x-mean(x))^2)", "right"),
        ("mean(x^2)-mean(x)^2", r"\overline{(x-\bar x)^2}", "right"),
        ("mean(x y)-mean(x)mean(y)", "mean((x-mean(x))(y-mean(y)))", "right"),
        ("mean(x)", "mean(mean(x))", "unreadable"),
        ("sum(i,x_i)", "Σ x", "unreadable"),
        ("sum(i,x_i)", "sum(3)", "unreadable"),
    ],
)
def test_how_far_a_sum_reaches_and_what_it_counts(model: str, answer: str, kind: str) -> None:
    assert check(model, answer, expression=True).kind == kind


@pytest.mark.parametrize("answer", ["-2Σ_i x_i - m", "-2sum_i x_i - m", r"-2\sum_{i=1}^n x_i - m", "-2Σx_i - m"])
def test_what_stands_outside_a_sum_is_told(answer: str) -> None:
    assert "x_i - m" in str(check("Σ_i (x_i - m)^2", answer, "m"))


def test_the_member_that_is_asked_about_is_named() -> None:
    assert "by one member, wⱼ" in str(check("Σ_i w_i^2", "w_k"))


@pytest.mark.parametrize(
    ("wrt", "working"),
    [
        ("s", r"\sum_{i=1}^{N} (s a_i+b-h_i) a_i = s\sum_{i=1}^N a_i^2 + b \sum_{i=1}^N a_i - \sum_{i=1}^N a_i h_i"),
        ("b", "N(s mean(a) + b - mean(h))\n= N s mean(a) + N b - N mean(h)"),
        ("b", "m = mean(a)\nn(s m + b - mean(h))"),
    ],
)
def test_workings_have_the_same_letters(wrt: str, working: str) -> None:
    assert str(judged(FIT, wrt, working).kind) == "right"
