"""Questions and answers that are given as Python values: numbers, SymPy objects, mappings."""

from __future__ import annotations

import contextlib
from decimal import Decimal
from fractions import Fraction

import pytest
import sympy
from sympy import And, Derivative, Eq, FiniteSet, Gt, Interval, Limit, Or, S, Tuple, Union, oo
from sympy.abc import h, x, y

import tutor
from tutor.errors import StudentError


@pytest.mark.parametrize(
    ("model", "answer", "kind"),
    [
        ("y=2x+1", Eq(y, 2 * x + 1), "right"),
        ("y=2x+1", Eq(2 * y, 4 * x + 2), "right"),
        ("y=2x+1", Eq(y, 2 * x), "wrong"),
        (Eq(y, 2 * x + 1), "y - 2x = 1", "right"),
        ("x>0", Gt(x, 0), "right"),
        ("x>=0", Gt(x, 0), "wrong"),
        ("x>0", x >= 0, "wrong"),
        (Gt(x, 0), "x>0", "right"),
        ("0<x<1", And(x > 0, x < 1), "right"),
        ("x<0 or x>1", Or(x < 0, x > 1), "right"),
        ("x<0 or x>1", Or(x < 0, x > 2), "wrong"),
        ("{1, -1}", FiniteSet(1, -1), "right"),
        ("{1, -1}", FiniteSet(1, 2), "wrong"),
        (FiniteSet(1, -1), "x = 1 or x = -1", "right"),
        ("{(0, 0), (1, 2)}", FiniteSet((0, 0), (1, 2)), "right"),
        ("{(0, 0), (1, 2)}", FiniteSet((0, 0), (2, 1)), "wrong"),
        ("[0, 1)", Interval.Ropen(0, 1), "right"),
        ("[0, 1)", Interval(0, 1), "wrong"),
        (Interval(0, 1), "0 <= x <= 1", "right"),
        (Interval.open(0, 1), "[0, 1]", "wrong"),
        ("x > 0", Interval.open(0, oo), "right"),
        ("x != 0", Union(Interval.open(-oo, 0), Interval.open(0, oo)), "right"),
        ("0 < x < 1 or x = 2", Union(Interval.open(0, 1), FiniteSet(2)), "right"),
        ("(-oo, oo)", S.Reals, "right"),
        ("∅", S.EmptySet, "right"),
        ("(2x, 1)", Tuple(2 * x, 1), "right"),
        ("(2x, 1)", Tuple(1, 2 * x), "wrong"),
        ("1/2", Fraction(1, 2), "right"),
        ("1/2", Decimal("0.5"), "right"),
        ("1/2", 0.5, "right"),
        ("1/2", sympy.Rational(1, 2), "right"),
        ("1", True, "unreadable"),
        ("1", None, "unreadable"),
        ("1", b"1", "unreadable"),
        ("1", 1j, "unreadable"),
        ("1", float("nan"), "unreadable"),
        ("x > 0", S.Integers, "unreadable"),
    ],
)
def test_what_python_gives_is_graded(model: object, answer: object, kind: str) -> None:
    assert tutor.check(model, answer, expression=True).kind == kind


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (Fraction(1, 2), "1/2", "equal"),
        ("1/2", Fraction(1, 3), "different"),
        (0.5, "1/2", "equal"),
        (2, "1 + 1", "equal"),
        (Decimal("0.1"), "1/10", "equal"),
        (x**2, "x x", "equal"),
    ],
)
def test_numbers_are_compared(one: object, other: object, kind: str) -> None:
    assert tutor.equivalent(one, other).kind == kind


def test_a_comparison_says_itself_in_a_line() -> None:
    assert str(tutor.equivalent("x", "x")) == "equal (same expression)"
    assert str(tutor.equivalent("x", "2x")) == "different (exact); for example at x = 1"
    assert str(tutor.equivalent("sqrt(x)^2", "x")).endswith("only where x ≥ 0")


@pytest.mark.parametrize("wrt", [x, [x], (x,), "x", tutor.parse("x")])
def test_a_variable_is_given_as_a_name_or_a_symbol(wrt: object) -> None:
    assert tutor.check("x^2 y", 2 * x * y, wrt=wrt).right


def test_several_variables_are_given_with_commas_or_as_symbols() -> None:
    assert tutor.check("x^2 y", 2 * x, wrt=(x, y)).right
    assert tutor.check("x^2 y", 2 * x, wrt="x,y").right
    with pytest.raises(StudentError, match="xy is one name"):
        tutor.check("x^2 y", 2 * x, wrt="xy")


@pytest.mark.parametrize(
    "at", ["x=1, y=2", {"x": 1, "y": 2}, {x: 1, y: Fraction(2)}, (1, 2), [1, sympy.Integer(2)], "(1, 2)"]
)
def test_a_point_is_given_in_many_ways(at: object) -> None:
    assert tutor.check("x^2 y", 4, wrt="x", at=at).right


@pytest.mark.parametrize("at", [7, {}, {"x": None}, {"z": 1}, (1,), object()])
def test_what_is_no_point_is_refused(at: object) -> None:
    with pytest.raises(StudentError):
        tutor.check("x^2 y", 4, wrt="x", at=at)


@pytest.mark.parametrize("domain", ["x > 0", ["x > 0"], Gt(x, 0), [Gt(x, 0)], (x > 0, x < 9), And(x > 0, x < 9)])
def test_a_domain_is_given_in_many_ways(domain: object) -> None:
    assert tutor.check("x abs(x)", "2x", wrt="x", domain=domain).right
    assert tutor.check("ln(x^2)", "2 ln x", expression=True, domain=domain).right


@pytest.mark.parametrize("domain", [x, "x", [x + 1], 3, ""])
def test_what_is_no_condition_is_refused(domain: object) -> None:
    with pytest.raises(StudentError):
        tutor.check("x^2", "2x", domain=domain)


@pytest.mark.parametrize("tolerance", [[1], "abc", -1, "-1", "−1", {}, float("nan")])
def test_what_is_no_tolerance_is_refused(tolerance: object) -> None:
    with pytest.raises(StudentError, match="tolerance"):
        tutor.check("x^2", "2x", tolerance=tolerance)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "answer",
    [
        Derivative(x**2, x),
        Limit(((x + h) ** 2 - x**2) / h, h, 0),
        "(x^2)'",
        "D(x^2)",
        "D_x(x^2)",
        "[x^2]'",
        "lim(h->0, h)",
    ],
)
def test_what_is_left_to_work_out_is_seen(answer: object) -> None:
    assert tutor.check("x^2", answer).kind == "not-worked-out"


def test_a_mark_behind_a_known_function_is_left_to_work_out() -> None:
    assert tutor.check("σ(x)", "σ'(x)").kind == "not-worked-out"
    assert tutor.check("D(x+1)", "D", wrt="x", variables=["D", "x"]).right


@pytest.mark.parametrize(
    ("function", "answer", "wrt"),
    [
        ("σ(x)", "σ(1-σ)", "x"),
        ("σ(w x)", "x σ (1 - σ)", "w"),
        ("y - σ(w x)", "-σ(1-σ)x", "w"),
        ("ln(σ(z))", "1 - σ", "z"),
    ],
)
def test_a_bare_sigma_is_the_sigmoid_of_the_function(function: str, answer: str, wrt: str) -> None:
    assert tutor.check(function, answer, wrt=wrt).right
    assert not tutor.check(function, answer.replace("-", "+"), wrt=wrt).right


@pytest.mark.parametrize(
    "value",
    [
        {x, (1, 2)},
        FiniteSet(x, (1, 2)),
        Union(S.Integers, Interval(0, 1)),
        sympy.Function("g")(x),
        sympy.zoo,
        sympy.nan,
        sympy.true,
        sympy.I,
        object(),
        range(3),
        {"x": 1},
        S.Complexes,
        And(x > 0, y > 0),
        [1, [2]],
        sympy.Integral(x, x),
    ],
)
def test_nothing_that_python_gives_ends_in_a_traceback(value: object) -> None:
    for options in ({"wrt": value}, {"at": value}, {"domain": value}, {"variables": value}):
        with contextlib.suppress(StudentError):
            tutor.check("x^2 y", "2xy", **{"wrt": "x", **options})  # type: ignore[arg-type]
    for model in ("{1, 2}", "0 < x < 1", "y = x", "x", "(1, 2)"):
        assert str(tutor.check(model, value, expression=True))
    with contextlib.suppress(StudentError):
        tutor.check(value, "x", expression=True)
    with contextlib.suppress(StudentError):
        tutor.equivalent(value, "x")
