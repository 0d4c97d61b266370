"""`tutor descend`: whole lessons as pages in tests/golden, and the ways in which it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Printed

DATA = str(Path(__file__).parents[1] / "data" / "heights.csv")
LOSS = "loss(s, b) = 1/2*sum(i, (s*a_i + b - h_i)^2)"
LECTURE = ("descend", LOSS, "--at", "s=1, b=0", "--data", DATA)
BANANA = "(1-x)^2 + 100(y-x^2)^2"

PAGES: dict[str, tuple[str, ...]] = {
    "descend-lecture.txt": (*LECTURE, "--rate", "0.01", "--bind", "a=age, h=height"),
    "descend-lecture-line.txt": (*LECTURE, "--rate", "line", "--tolerance", "1e-8", "--steps", "100"),
    "descend-lecture-momentum.txt": (*LECTURE, "--rate", "0.01", "--momentum", "0.9", "--steps", "500", "--ascii"),
    "descend-standardize.txt": (*LECTURE, "--rate", "0.01", "--steps", "3", "--standardize"),
    "descend-question-1.txt": ("descend", "3a^2 + b^2 - ab + a", "--at", "a=1, b=2", "--steps", "200",
                               "--tolerance", "1e-8"),
    "descend-diverges.txt": ("descend", "x^2 + 10y^2", "--at", "x=1, y=1", "--rate", "0.11"),
    "descend-saddle.txt": ("descend", "x^2 - y^2", "--at", "x=1, y=0.001", "--steps", "1000"),
    "descend-banana.txt": ("descend", BANANA, "--at", "x=-1, y=1", "--rate", "line", "--steps", "50"),
    "descend-outside.txt": ("descend", "x - ln(x)", "--at", "x=3", "--rate", "5"),
    "descend-logistic.txt": ("descend", "ln(1 + e^(-w)) + 0.1w^2", "--at", "w=0", "--rate", "1"),
    "descend-many.txt": ("descend", "a^2 + 2b^2 + 3c^2 + 4d^2 + 5g^2 + 6h^2 + k^2 - k", "--at",
                         "a=1, b=1, c=1, d=1, g=1, h=1, k=1"),
    "descend-lecture.json": (*LECTURE, "--rate", "0.01", "--steps", "2", "--format", "json"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, tutor: Callable[..., Printed], golden: Callable[[str, str], None]) -> None:
    printed = tutor(*PAGES[name])
    assert printed.code == 0, printed.err
    assert max(map(len, printed.out.splitlines())) <= 88 or name.endswith(".json")
    golden(name, printed.out)


@pytest.mark.parametrize(
    ("form", "table"),
    [
        ("markdown", "| step | $s$ | $b$ |"),
        ("latex", r"\(s\) & \(b\)"),
        ("html", "<th"),
    ],
)
@pytest.mark.parametrize("name", ["descend-standardize.txt", "descend-lecture-line.txt"])
def test_formats(name: str, form: str, table: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor(*PAGES[name], "--format", form)
    assert printed.code == 0, printed.err
    assert table in printed.out
    assert "Which learning rates would do" in printed.out
    assert "283.894" in printed.out  # |∇loss| at the start: √(260² + 114²)


def test_json_of_standardised_columns(tutor: Callable[..., Printed]) -> None:
    printed = tutor(*PAGES["descend-standardize.txt"], "--format", "json")
    assert printed.code == 0, printed.err
    found = json.loads(printed.out)["rates"]["standardized"]
    (column,) = found["columns"]
    # The variance of 0, 2, 4 is 8/3; standardised, H is 3 times the identity.
    assert column["deviation"] == pytest.approx((8 / 3) ** 0.5, rel=1e-15)
    assert [found["after"][key] for key in ("condition", "best_rate", "largest_rate")] == ["1", "1/3", "2/3"]
    assert found["point"] == pytest.approx({"s": 5, "b": 30}, abs=1e-5)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("x^2", "--at", "x=1", "--rate", "0"), "must be above 0"),
        (("x^2", "--at", "x=1", "--rate", "-0.1"), "must be above 0"),
        (("x^2", "--at", "x=1", "--rate", "fast"), "--rate line"),
        (("x^2", "--at", "x=1", "--rate", "1e308"), "too large"),
        (("e^x", "--at", "x=1000"), "Start where f is smaller"),
        (("x^2", "--at", "x=1", "--momentum", "1"), "below 1"),
        (("x^2", "--at", "x=1", "--momentum", "-0.1"), "at least 0"),
        (("x^2", "--at", "x=1", "--rate", "line", "--momentum", "0.9"), "do not go together"),
        (("x^2", "--at", "x=1", "--steps", "0"), "1,000,000"),
        (("x^2", "--at", "x=1", "--steps", "1000001"), "1,000,000"),
        (("x^2", "--at", "x=1", "--tolerance", "-1"), "0 or more"),
        (("x^2", "--at", "x=1", "--standardize"), "--data"),
        (("x^2", "--at", "x=1", "--data", DATA), "no Σ over data"),
        (("x^2", "--at", "x=1", "--bind", "a=age"), "--data"),
        (("x^2", "--at", "x=1", "--skip-bad"), "--data"),
        (("abs(x)", "--at", "x=0"), "∇f does not exist at the start: f has a kink there."),
        (("max(x, y) + x^2", "--at", "x=1, y=1"), '--at "x=1.1, y=1"'),
        (("sum(i, |h_i - s a_i - b|)", "--vars", "s,b", "--at", "s=0, b=40", "--data", DATA), "exactly 0 in row 2."),
        (("x^2 + y^2", "--at", "x=1"), "No value is given for y"),
        (("x^2",), "--at"),
        (("x^2", "--at", "x=1e300"), "too long"),
        ((LOSS, "--at", "s=1, b=0"), "--data"),
        ((LOSS, "--at", "s=1, b=0", "--data", "nowhere.csv"), "nowhere.csv"),
        ((LOSS, "--at", "s=1, b=0", "--data", DATA, "--bind", "a=weight"), "weight"),
        (("g(x) + x", "--at", "x=1", "--vars", "x"), "g"),
        (("ln(x)", "--at", "x=0"), "no real value"),
        (("7", "--at", "x=1"), "no variables"),
    ],
)
def test_refused(arguments: tuple[str, ...], said: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor("descend", *arguments)
    assert printed.code == 2
    assert printed.out == ""
    assert said in printed.err
    assert "Traceback" not in printed.err


def test_the_line_search_hits_a_flat_minimum_exactly(tutor: Callable[..., Printed]) -> None:
    # f(1 − 4η) = (1 − 4η)⁴ is lowest at η = 1/4, and its slope is 0 there.
    said = tutor("descend", "x^4", "--at", "x=1", "--rate", "line").out
    assert "η = 0.25, where its slope φ′(η) is 0" in said
    assert "Stopped after 1 step: ∇f is exactly 0 here." in said


def test_a_start_beside_a_kink_is_walked_from(tutor: Callable[..., Printed]) -> None:
    assert tutor("descend", "abs(x) + |x|^3", "--at", "x=1e-3").code == 0
    assert tutor("descend", "x*|x|", "--at", "x=0").code == 0  # its slope 2|x| is 0 there
