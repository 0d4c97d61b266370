"""Where a function is real and smooth: only the conditions that bite."""

from __future__ import annotations

import pytest

from tutor.derivation.domain import domain
from tutor.derivation.signs import always
from tutor.expression.parser import parse
from tutor.expression.text import text


@pytest.mark.parametrize(
    ("function", "real", "smooth"),
    [
        ("x^2 y + sin(xy)", [], []),
        ("ln(xy)", ["xy > 0"], []),
        ("|x|", [], ["x ≠ 0"]),
        ("sqrt(x)", ["x ≥ 0"], ["x > 0"]),
        ("sqrt(x^2 + 1)", [], []),
        ("sqrt(x^2 + y^2)", [], ["x² + y² > 0"]),
        ("1/x", ["x ≠ 0"], []),
        ("ln(x)/x", ["x > 0"], []),
        ("x^(1/3)", [], ["x ≠ 0"]),
        ("x^(3/2)", ["x ≥ 0"], []),
        ("x^-2", ["x ≠ 0"], []),
        ("asin(x)", ["−1 ≤ x", "x ≤ 1"], ["−1 < x", "x < 1"]),
        ("max(x, y)", [], ["x ≠ y"]),
        ("relu(x)", [], ["x ≠ 0"]),
        ("ln(1 + e^x)", [], []),
        ("1/(x^2 + 1)", [], []),
        ("tan(x)", ["cos(x) ≠ 0"], []),
        ("atanh(sin(x))", ["−1 < sin(x)", "sin(x) < 1"], []),
        ("asin(tanh(x))", [], []),
        ("x^x", ["x > 0"], []),
        ("2^x", [], []),
        ("x^pi", ["x ≥ 0"], []),
        ("(x^2)^pi", [], []),
        ("x^sqrt(2)", ["x ≥ 0"], []),
        ("x^(pi - 3)", ["x ≥ 0"], ["x > 0"]),
        ("x^(pi - 4)", ["x > 0"], []),
        ("x^a", ["x > 0"], []),
        ("x + |0|", [], []),
        ("x + max(1, 0)", [], []),
    ],
)
def test_conditions(function: str, real: list[str], smooth: list[str]) -> None:
    found = domain(parse(function))
    assert [text(condition) for condition in found.real] == real
    assert [text(condition) for condition in found.smooth] == smooth


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("x^2 >= 0", True),
        ("x^2 > 0", False),
        ("x^2 + 1 > 0", True),
        ("e^x != 0", True),
        ("-x^2 <= 0", True),
        ("x^3 >= 0", False),
        ("sin(x) <= 1", True),
        ("sin(x) < 1", False),
        ("|x| + 1 > 0", True),
        ("x y > 0", False),
        ("1 - σ(x) > 0", True),
        ("1 - sin(x) > 0", False),
        ("1 - tanh(x) != 0", True),
        ("sum(i, exp(z_i)) > 0", True),
    ],
)
def test_what_always_holds(condition: str, holds: bool) -> None:
    assert always(parse(condition)) is holds
