"""Heads, variables and remarks: what stands beside the expression."""

from __future__ import annotations

import pytest

from tutor.errors import StudentError, SyntaxProblem
from tutor.expression.reading import Reading, read, read_list, read_names, read_point


def labels(reading: Reading) -> list[str]:
    return [symbol.label for symbol in reading.variables]


@pytest.mark.parametrize(
    ("typed", "name", "variables", "declared"),
    [
        ("y x", "f", ["x", "y"], False),
        ("f(y, x) = x y", "f", ["y", "x"], True),
        ("loss(s,b) = 1/2 sum(i, (s a_i + b - h_i)^2)", "loss", ["s", "b"], True),
        (r"\mathrm{loss}(s, b) = s b", "loss", ["s", "b"], True),
        (r"J(\theta_0,\theta_1) = \theta_0 x + \theta_1", "J", ["theta_0", "theta_1"], True),
        ("f_1(x) = x", "f_1", ["x"], True),
        ("z = x", "z", ["x"], False),
        ("1/2*sum(i, (s*a_i + b - h_i)^2)", "f", ["b", "s"], False),
        ("1/N Σ_n (y_n - theta_0 - theta_1 x_n)^2", "f", ["theta_0", "theta_1"], False),
        ("sum(i, x_i^2)", "f", ["x_j"], False),
        ("sum(j, x_j^2)", "f", ["x_k"], False),
        ("x10 + x2 + x_1", "f", ["x_1", "x2", "x10"], False),
        ("lambda x + beta", "f", ["beta", "lambda", "x"], False),
        ("g(x, y) + x", "f", ["x", "y"], False),
        ("3", "f", [], False),
    ],
)
def test_name_and_variables(typed: str, name: str, variables: list[str], declared: bool) -> None:
    reading = read(typed)
    assert (reading.name, labels(reading), reading.declared) == (name, variables, declared)
    assert reading.source == typed


def test_declared_variables_come_first() -> None:
    assert labels(read("x + y", ["y"])) == ["y"]
    assert labels(read("f(x, y) = x + y", ["y", "x"])) == ["y", "x"]
    assert labels(read("θ_0 x", ["θ_0"])) == ["theta_0"]


def test_unknown_functions() -> None:
    assert read("g(x, y) + h(y, x) + g(x, x)").unknown == ("g", "h")
    assert read("g(x)", functions=["g"]).unknown == ("g",)
    assert read("g(x)").unknown == ()


@pytest.mark.parametrize(
    ("typed", "remarks"),
    [
        ("x*y + sin(x)", []),
        ("sin 2x", []),
        ("1/2 x", []),
        ("xy", [("run-of-letters", "xy", "x·y")]),
        ("xy + xy", [("run-of-letters", "xy", "x·y")]),
        ("xsin(x)", [("named-function-in-run", "xsin", "x·sin")]),
        ("sin xy", [("function-argument", "sin xy", "sin(x·y)")]),
        ("a/bc", [("quotient-then-product", "a/bc", "a/b·c")]),
        ("1/2x", [("quotient-then-product", "1/2x", "½·x")]),
        ("e^x", [("e-constant", "e", "e = 2.718…")]),
        ("E**x", [("E-constant", "E", "e = 2.718…")]),
        ("log(x)", [("log-natural", "log", "ln")]),
        ("log(x, 2)", []),
        ("2e3 x", [("scientific", "2e3", "2000")]),
        ("1e-3 x", []),
        ("g(x, y)", [("unknown-function", "g", "g")]),
        ("f(x)", [("letter-before-bracket", "f", "f·(…)")]),
        ("rate_1", [("one-name", "rate_1", "rate_1")]),
    ],
)
def test_remarks(typed: str, remarks: list[tuple[str, str, str]]) -> None:
    found = read(typed).remarks
    assert [(remark.kind, remark.shown, remark.meaning) for remark in found] == remarks
    for remark in found:
        assert typed[slice(*remark.span)] == remark.shown


def test_a_condition_is_no_function() -> None:
    with pytest.raises(SyntaxProblem, match="condition"):
        read("x < y")


def test_points() -> None:
    point = read_point("x=1, θ_0 = -1/2, rate = 2 sqrt(2)")
    assert {symbol.label: str(value) for symbol, value in point.items()} == {
        "x": "1",
        "theta_0": "-1/2",
        "rate": "2*sqrt(2)",
    }
    for typed in ("(1, pi)", "1, pi", "[1, pi]", "x=1, y=pi", "y=pi, x=1"):
        point = read_point(typed, ["x", "y"])
        assert {symbol.label: str(value) for symbol, value in point.items()} == {"x": "1", "y": "pi"}


@pytest.mark.parametrize("typed", ["", "1, 2", "x", "x=", "=1", "x=y", "x=1, x=2", "x=1 y=2", "2=1", "x=1, 2", "x=∞"])
def test_points_that_cannot_be_read(typed: str) -> None:
    with pytest.raises(StudentError) as caught:
        read_point(typed)
    assert caught.value.mend


def test_lists_and_names() -> None:
    assert [str(value) for value in read_list("3,4")] == ["3", "4"]
    assert [str(value) for value in read_list("[3, -sqrt(2)]")] == ["3", "-sqrt(2)"]
    assert [str(value) for value in read_list("5")] == ["5"]
    assert [symbol.label for symbol in read_names("x,y")] == ["x", "y"]
    assert [symbol.label for symbol in read_names("rate x_1 theta0")] == ["rate", "x_1", "theta0"]
    for typed in ("", "x,", "x,x", "2", "x+y"):
        with pytest.raises(StudentError):
            read_names(typed)
