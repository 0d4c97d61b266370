"""By which means a relation is found out: the first in the documented order that settles it, and it is named."""

from __future__ import annotations

import pytest

from tutor.grading.equality import Kind, Method
from tutor.grading.equivalence import equivalent

TREE, EXACT, BALLS, ALGEBRA = Method


@pytest.mark.parametrize(
    ("answer", "model", "method"),
    [
        ("x + y", "y + x", TREE),
        ("2 x y", "x*2*y", TREE),
        ("sin(y x) + 3", "3 + sin(x y)", TREE),
        ("-x - y", "-(x + y)", TREE),
        ("(x + 1)^2", "x^2 + 2x + 1", EXACT),
        ("1/x + 1/y", "(x + y)/(x y)", EXACT),
        ("(pi + x)^2", "pi^2 + 2 pi x + x^2", EXACT),
        ("0.1 + 0.2", "0.3", EXACT),
        ("x/3", "x*3^(-1)", EXACT),
        ("sin(2x)", "2 sin(x) cos(x)", BALLS),
        ("2^x", "e^(x ln(2))", BALLS),
        ("sqrt(8)", "2 sqrt(2)", BALLS),
        ("|x|", "sqrt(x^2)", BALLS),
        ("tanh(x)", "2 sigmoid(2x) - 1", BALLS),
        ("pi/2", "asin(sin(x)^2 + cos(x)^2)", ALGEBRA),
        ("0", "acos(sin(x)^2 + cos(x)^2)", ALGEBRA),
        ("0", "sqrt(sin(x)^2 + cos(x)^2 - 1)", ALGEBRA),
        ("0", "acosh(cosh(x)^2 - sinh(x)^2)", ALGEBRA),
        ("0", "sign(sin(x)^2 + cos(x)^2 - 1)", ALGEBRA),
        ("1", "Piecewise((1, sin(x)^2 + cos(x)^2 >= 1), (2, True))", ALGEBRA),
        ("0", "x sqrt(1 - sin(x)^2 - cos(x)^2)", ALGEBRA),
        ("0", "acos(tanh(x)^2 + sech(x)^2)", ALGEBRA),
        ("0", "cbrt(sin(x)^2 + cos(x)^2 - 1)", ALGEBRA),
        ("0", "(sin(x)^2 + cos(x)^2 - 1)^(2/3)", ALGEBRA),
    ],
)
def test_equal_is_found_out_by(answer: str, model: str, method: Method) -> None:
    found = equivalent(answer, model)
    assert found.kind is Kind.EQUAL
    assert found.how is not None
    assert found.how.method is method
    assert (found.how.points > 0) is (method is BALLS)


@pytest.mark.parametrize(
    ("answer", "model", "kind", "method"),
    [
        ("x + y", "x - y", Kind.DIFFERENT, EXACT),
        ("x^2 + 1e-30", "x^2", Kind.DIFFERENT, EXACT),
        ("1/(x + y)", "1/x + 1/y", Kind.DIFFERENT, EXACT),
        ("sin(x)", "cos(x)", Kind.DIFFERENT, BALLS),
        ("355/113", "pi", Kind.DIFFERENT, BALLS),
        ("(x^2 - 1)/(x - 1)", "x + 1", Kind.NARROWER, EXACT),
        ("x + 1", "(x^2 - 1)/(x - 1)", Kind.WIDER, EXACT),
        ("2 ln(x)", "ln(x^2)", Kind.NARROWER, BALLS),
        ("ln(x^2)", "2 ln(x)", Kind.WIDER, BALLS),
    ],
)
def test_a_difference_is_found_out_by(answer: str, model: str, kind: Kind, method: Method) -> None:
    found = equivalent(answer, model)
    assert found.kind is kind
    assert found.how is not None
    assert found.how.method is method
