"""Losses as a student sees them: whole pages, with definitions, with means and with data; and what is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Printed

DATA = Path(__file__).parents[1] / "data"
HEIGHTS, EXAM = str(DATA / "heights.csv"), str(DATA / "exam.csv")
SQUARES = "loss(s, b) = 1/2*sum(i, (s*a_i + b - h_i)^2)"
LOGISTIC = "loss(w, b) = -sum(i, y_i ln(σ(w x_i + b)) + (1 - y_i) ln(1 - σ(w x_i + b)))"
BY_NAME = "loss(w, b) = -sum(i, y_i ln(σ(z_i)) + (1 - y_i) ln(1 - σ(z_i)))"
SOFTMAX = "-sum(k, y_k ln(p_k))"
HUBER = "sum(i, Piecewise((1/2 (s a_i - h_i)^2, |s a_i - h_i| <= d), (d(|s a_i - h_i| - d/2), True)))"

PAGES: dict[str, tuple[str, ...]] = {
    "loss-data.txt": ("grad", SQUARES, "--data", HEIGHTS, "--bind", "a=age, h=height", "--at", "s=1, b=0"),
    "loss-data.md": ("grad", SQUARES, "--data", HEIGHTS, "--at", "s=1, b=0", "--steps", "none", "--format", "markdown"),
    "loss-data-ascii.txt": ("grad", SQUARES, "--data", HEIGHTS, "--at", "s=1, b=0", "--steps", "none", "--ascii"),
    "loss-means.txt": ("grad", SQUARES, "--means", "--steps", "none"),
    "loss-logistic.txt": ("grad", LOGISTIC),
    "loss-logistic-by-name.txt": ("grad", BY_NAME, "--where", "z_i = w x_i + b", "--data", EXAM,
                                  "--bind", "x=hours, y=passed", "--at", "w=1, b=-2"),
    "loss-mean-squared-error.txt": ("grad", "1/N sum(n, (y_n - yhat_n)^2)", "--where",
                                    "yhat_n = theta_0 + theta_1 x_n"),
    "loss-softmax.txt": ("diff", SOFTMAX, "z_m", "--where", "p_k = exp(z_k)/sum(j, exp(z_j))"),
    "loss-log-softmax.txt": ("diff", "sum(k, y_k (ln(sum(j, exp(z_j))) - z_k))", "z_m"),
    "loss-ridge.txt": ("diff", "sum(i, (y_i - sum(j, x_{ij} beta_j))^2) + lambda sum(j, beta_j^2)", "beta_k"),
    "loss-absolute.txt": ("grad", "sum(i, |s a_i + b - h_i|)", "--vars", "s,b", "--data", HEIGHTS, "--at", "s=1, b=0"),
    "loss-huber.txt": ("grad", HUBER, "--vars", "s", "--steps", "none"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, tutor: Callable[..., Printed], golden: Callable[[str, str], None]) -> None:
    printed = tutor(*PAGES[name])
    assert printed.code == 0, printed.err
    golden(name, printed.out)


def test_the_lectures_numbers_in_json(tutor: Callable[..., Printed]) -> None:
    printed = tutor("grad", SQUARES, "--data", HEIGHTS, "--at", "s=1, b=0", "--format", "json")
    found = json.loads(printed.out)["data"]
    assert found["rows"] == 3
    assert found["columns"] == {"a_i": "age", "h_i": "height"}
    assert [entry["value"] for entry in found["sums"]] == ["20", "6", "280", "120"]
    assert found["gradient"] == {"s": "20*s + 6*b - 280", "b": "6*s + 3*b - 120"}
    assert found["at"] == {"point": {"s": "1", "b": "0"}, "value": "2230", "gradient": {"s": "-260", "b": "-114"}}


@pytest.mark.parametrize(
    ("options", "said", "mend"),
    [
        (("--bind", "a=age"), "--bind needs a data file", "--data"),
        (("--skip-bad",), "--skip-bad needs a data file", "--data"),
        (("--data", HEIGHTS, "--bind", "a=mass"), "no column", "name"),
        (("--data", HEIGHTS, "--bind", "s=age"), "stands for no data", "a, h"),
        (("--data", HEIGHTS, "--at", "s=1"), "No value is given for b", "--at"),
        (("--data", HEIGHTS, "--at", "s=pi, b=0"), "no fraction", "3.14159"),
        (("--data", HEIGHTS, "--at", "s=1, b=0, n=5"), "number of rows, 3", "out of --at"),
        (("--data", EXAM), "fits none of the columns", "--bind"),
        (("--data", "nothing.csv"), "nothing.csv", ""),
        (("--where", "q = 1"), "q is defined", "leave"),
        (("--at", "s=1, b=0"), "without numbers for", "--data"),
    ],
)
def test_refused(options: tuple[str, ...], said: str, mend: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor("grad", SQUARES, *options)
    assert (printed.code, printed.out) == (2, "")
    assert said in printed.err
    assert mend in printed.err


def test_two_indices_are_refused(tutor: Callable[..., Printed]) -> None:
    printed = tutor("diff", "sum(i, (y_i - sum(j, x_{ij} w_j))^2)", "w_k", "--data", EXAM)
    assert printed.code == 2
    assert "two indices" in printed.err


def test_no_data_in_the_function(tutor: Callable[..., Printed]) -> None:
    assert "no Σ over data" in tutor("grad", "x^2", "--data", HEIGHTS).err
    assert "first derivatives" in tutor("diff", SQUARES, "s", "b", "--data", HEIGHTS).err


def test_a_kink_at_a_row_has_no_gradient(tutor: Callable[..., Printed]) -> None:
    printed = tutor("grad", "sum(i, |s a_i + b - h_i|)", "--vars", "s,b", "--data", HEIGHTS, "--at", "s=5, b=30")
    assert printed.code == 2
    assert "kink, since a term is exactly 0 in rows 1, 2 and 3." in printed.err
    # The derivation is an answer all the same; a point was given, so none is asked for.
    assert "∇f(s, b) =" in printed.out
    assert "needs a point" not in printed.out


def test_the_number_of_rows_by_its_other_name(tutor: Callable[..., Printed]) -> None:
    printed = tutor("grad", "1/N sum(i, (h_i - s a_i)^2)", "--data", HEIGHTS, "--means", "--steps", "none")
    assert "N is taken as n, the number of rows." in printed.err
    assert "∂f/∂s = −2(mean(ah) − s·mean(a²))" in printed.out
    assert "∂f/∂N" not in printed.out
    assert "N ≠ 0" not in printed.out


def test_why_a_defined_name_is_gone(tutor: Callable[..., Printed]) -> None:
    asked = ("1/n sum(i, (h_i - p_i)^2)", "--where", "p_i = s a_i", "--steps", "none")
    printed = tutor("grad", *asked, "--means", "--data", HEIGHTS)
    assert printed.out.count("pᵢ put in; multiplied out inside Σ") == 2


def test_a_hostile_header_moves_no_cursor(tutor: Callable[..., Printed], tmp_path: Path) -> None:
    path = tmp_path / "x\x1b[2J.csv"
    path.write_text('"a\x1b[31m\u202e",h\n1,2\n3,4\n', encoding="utf-8")
    printed = tutor("grad", SQUARES, "--data", str(path), "--bind", "a=1, h=h", "--steps", "none")
    assert not {"\x1b", "\u202e"} & set(printed.out + printed.err)


@pytest.mark.parametrize(
    ("function", "variable"), [("1/2*sum(i, (s*a_i + b - h_i)^2)", "h_1"), ("sum(i, s*a_i)", "a_1")]
)
def test_a_row_as_a_variable_has_no_column(function: str, variable: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor("diff", function, variable, "--data", HEIGHTS)
    assert (printed.code, printed.out) == (2, "")
    assert "so these are variables here" in printed.err


@pytest.mark.parametrize(
    ("function", "value", "slope"),
    [  # a = 0, 2, 4: its sum is 6, its mean 2
        ("mean(i, mean(j, s*a_i*a_j))", "f(1) = 4", "∇f(1) = [ 4 ]"),
        ("mean(i, s*a_i*mean(j, a_j))", "f(1) = 4", "∇f(1) = [ 4 ]"),
        # (2 − 4·6)² + (4 − 16·6)² = 484 + 8464; 2·(−22·2 − 92·4)
        ("sum(i, (s*a_i - sum(j, a_j*a_i^2))^2)", "f(1) = 8948", "∇f(1) = [ −824 ]"),
        # 6(1 + e² + e⁴), and 6(1 + e² + e⁴ + 2e² + 4e⁴)
        ("sum(i, s*a_i*sum(j, exp(s*a_j)))", "f(1) ≈ 377.923", "∂f/∂s ≈ 1776.95"),
    ],
)
def test_a_sum_inside_a_sum(function: str, value: str, slope: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor("grad", function, "--vars", "s", "--data", HEIGHTS, "--at", "s=1")
    assert printed.code == 0, printed.err
    assert value in printed.out
    assert slope in printed.out


def test_too_many_rows_for_a_sum_inside_a_sum(tutor: Callable[..., Printed], tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("a\n" + "".join(f"{row}\n" for row in range(301)), encoding="utf-8")
    printed = tutor("grad", "sum(i, sum(j, s*|a_i - a_j|))", "--vars", "s", "--data", str(path), "--at", "s=1")
    assert printed.code == 2
    assert "300 rows at most" in printed.err


def test_the_bounds_of_a_sum_leave_the_rows(tutor: Callable[..., Printed]) -> None:
    asked = ("--vars", "s", "--data", HEIGHTS, "--at", "s=12")
    assert "counts from 0, but the first row is row 1" in tutor("grad", "sum(i=0..2, s*a_i)", *asked).err
    assert "counts up to 4, but there are 3 rows" in tutor("grad", "sum(i=1..4, s*a_i)", *asked).err


def test_a_defined_constant_has_no_index_outside_its_sum(tutor: Callable[..., Printed]) -> None:
    printed = tutor("grad", "1/2*sum(i, (s*a_i + b - h_i)^2)", "--vars", "s,b", "--where", "h_i = 9**9**9**9")
    assert "s·Σᵢ aᵢ + b·n − n·9^(9^387420489)" in printed.out
    assert "n·hᵢ" not in printed.out
    assert "hᵢ·Σᵢ" not in printed.out
