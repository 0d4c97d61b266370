"""Losses: the forms of the sources, what the rule engine makes of them, and that they read back."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tutor.derivation.results import gradient
from tutor.expression.reading import read
from tutor.expression.text import text
from tutor.expression.text import text as written
from tutor.learning.data.dataset import Heading
from tutor.learning.loss import make_loss
from tutor.learning.model import LossKind
from tutor.learning.modelling import read_model

INPUTS, OUTPUT = [Heading("age")], Heading("height")


@pytest.mark.parametrize(
    ("kind", "expected", "partials"),
    [
        # The lecture, question 5.
        ("half-sse", "½·Σᵢ (s·aᵢ + b − hᵢ)²", ("s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ", "s·Σᵢ aᵢ + b·n − Σᵢ hᵢ")),
        (
            "sse",
            "Σᵢ (s·aᵢ + b − hᵢ)²",
            ("2(s·Σᵢ aᵢ² + b·Σᵢ aᵢ − Σᵢ aᵢhᵢ)", "2(s·Σᵢ aᵢ + b·n − Σᵢ hᵢ)"),
        ),
        # The chapter on gradients: −2/N Σ xₙ(yₙ − ŷₙ).
        ("mse", "1/n·Σᵢ (hᵢ − (s·aᵢ + b))²", ("−2/n·Σᵢ (hᵢ − s·aᵢ − b)·aᵢ", "−2/n·Σᵢ (hᵢ − s·aᵢ − b)")),
    ],
)
def test_the_sources(kind: str, expected: str, partials: tuple[str, str]) -> None:
    loss = make_loss(read_model(INPUTS, OUTPUT), LossKind(kind))
    assert text(loss.reading.expression) == expected
    assert tuple(text(answer) for answer in gradient(loss.reading).answer) == partials


@pytest.mark.parametrize("kind", list(LossKind))
@pytest.mark.parametrize(
    "model", [None, "s*age + b", "-s*a", "A*exp(-k*age)", "s*a + e", "i*a + k", "s*a_i", "rate_max*a"]
)
def test_what_is_printed_reads_back(model: str | None, kind: LossKind) -> None:
    reading = make_loss(read_model(INPUTS, OUTPUT, model=model), kind).reading
    assert read(written(reading.expression), reading.names or None).expression == reading.expression
    head = read(reading.source, reading.names or None)
    assert (head.name, head.expression) == ("loss", reading.expression)


@pytest.mark.parametrize(("kind", "scale"), [("half-sse", "1/2"), ("sse", "1"), ("mse", "1/3")])
def test_scale(kind: str, scale: str) -> None:
    assert make_loss(read_model(INPUTS, OUTPUT), LossKind(kind)).scale(3) == Fraction(scale)


def test_degree_and_several_inputs() -> None:
    square = make_loss(read_model(INPUTS, OUTPUT, degree=2), LossKind.HALF_SSE)
    assert text(square.reading.expression) == "½·Σᵢ (β₀ + β₁·aᵢ + β₂·aᵢ² − hᵢ)²"
    plane = make_loss(read_model([*INPUTS, Heading("weight")], OUTPUT), LossKind.SSE, "L")
    assert text(plane.reading.expression) == "Σᵢ (β₀ + β₁·aᵢ + β₂·wᵢ − hᵢ)²"
    assert plane.reading.name == "L"
