"""Signs and values in number fields, by hand and by resultants."""

from __future__ import annotations

import pytest
from flint import fmpz_poly

from tutor import parse
from tutor.expression.figures import decimal
from tutor.expression.tree import Symbol
from tutor.stationary.algebra.solve import solve
from tutor.stationary.clock import Clock
from tutor.stationary.spot import Spot
from tutor.stationary.system import System

X = Symbol("x")


def only_spot(*equations: str) -> Spot:
    """The one real solution of equations in x."""
    found = solve(System((X,), tuple(map(parse, equations))), Clock.of(20))
    assert found is not None
    (spot,) = found.spots
    return spot


@pytest.mark.parametrize(
    ("expression", "sign"),
    [
        ("x^5 + x - 1", 0),
        ("x^10 - (1 - x)^2", 0),
        ("x^10 - (1 - x)^2 + 10^(-90)", 1),
        ("1/(x^5 + x - 1)", None),
        ("1/x - x^4 - 1", 0),
        ("-x", -1),
        ("sin(x)", 1),
        ("sqrt(x) - 1", -1),
        ("0*x", 0),
        ("x^-2 - 1", 1),
    ],
)
def test_signs_in_a_field_without_closed_forms(expression: str, sign: int | None) -> None:
    """x⁵ + x = 1 has one real root, near 0.754878; 1/x = x⁴ + 1 there."""
    spot = only_spot("2x^5 + 2x - 2 + 0*x", "x^5 + x - 1")
    assert spot.algebras[0].sign(parse(expression)) == sign


def test_values_have_their_minimal_polynomials() -> None:
    spot = only_spot("x^3 - x - 1")
    (algebra,) = spot.algebras
    assert algebra.symbols == {X}
    value = algebra.value(parse("x^2"))
    assert value is not None
    assert value.polynomial == fmpz_poly([-1, 1, -2, 1])  # y³ − 2y² + y − 1, by resultant
    assert decimal(value.ball) == "1.75488"
    one = algebra.value(parse("x^3 - x"))
    assert one is not None
    assert one.exact == parse("1")
    assert algebra.value(parse("sin(x)")) is None
    assert algebra.value(parse("1/(x^3 - x - 1)")) is None
