"""How far ∂/∂x and d/dx reach, and what may stand behind them."""

from __future__ import annotations

import pytest

from tutor.expression.parser import parse


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("d/dx (x^2+1)^3", "∂/∂x [(x^2+1)^3]"),
        ("∂/∂x (x+y)^2 + 1", "∂/∂x [(x+y)^2] + 1"),
        ("d/dx (x^2+1)²·x", "∂/∂x [(x^2+1)^2]·x"),
        (r"\frac{d}{dx}\left(x^2+1\right)^3", "∂/∂x [(x^2+1)^3]"),
        ("d/dx (x^2)·sin x", "∂/∂x [x^2]·sin x"),
        ("1/2 d/dw Σ_i (w x_i)^2", "1/2·∂/∂w [Σ_i (w x_i)^2]"),
        (r"d/dx \frac{x}{2}", "∂/∂x [x/2]"),
        ("d/dx √x", "∂/∂x [√x]"),
        ("d/dx |x|", "∂/∂x [|x|]"),
        ("d/dθ (θ^2)", "∂/∂θ [θ^2]"),
        ("d/dx_1 (x_1^2)", "∂/∂x_1 [x_1^2]"),
        ("d/dw₁ (w₁²)", "∂/∂w_1 [w_1^2]"),
        ("∂_x (x^2)", "∂/∂x [x^2]"),
        ("∂x²/∂x", "∂/∂x [x^2]"),
        ("d/d + x", "d/d + x"),
    ],
)
def test_what_is_differentiated(typed: str, meant: str) -> None:
    assert parse(typed) == parse(meant)
