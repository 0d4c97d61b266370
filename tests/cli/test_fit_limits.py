"""`tutor regress` and `tutor grad` with data at the edge of what can be told: large, far from zero, or cancelling."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.cli.conftest import Printed

HEIGHTS = str(Path(__file__).parent.parent / "data" / "heights.csv")


def _file(folder: Path, rows: Iterable[tuple[object, ...]], head: str = "a,h") -> str:
    path = folder / "data.csv"
    path.write_text("\n".join([head, *(",".join(map(str, row)) for row in rows)]) + "\n")
    return str(path)


def test_a_long_cubic_far_from_zero(tmp_path: Path, tutor: Callable[..., Printed]) -> None:
    """h = k³ − 3k with a = 10⁹ + k."""
    rows = ((10**9 + n % 10, (n % 10) ** 3 - 3 * (n % 10)) for n in range(10_500))
    printed = tutor("regress", _file(tmp_path, rows), "--degree", "3", "--show", "fit,check", "--format", "json")
    facts = json.loads(printed.out)
    assert facts["check"]["minimum"] == "unique"
    assert facts["fit"]["unique"] is True
    assert float(facts["fit"]["parameters"]["beta_3"]) == 1
    assert float(facts["fit"]["parameters"]["beta_2"]) == -3e9
    assert float(facts["fit"]["r_squared"]) == 1


def test_what_cannot_be_told_is_not_told(tmp_path: Path, tutor: Callable[..., Printed]) -> None:
    """Near 10¹³ doubles are 0.002 apart, so powers up to the 5th of a spread of 1 cannot be parted."""
    rows = [(f"{10**13 + (n * 377 % 1009) / 1009:.3f}", n % 7) for n in range(10_500)]
    asked = ("regress", _file(tmp_path, rows), "--degree", "5", "--show", "closed-form,fit,check")
    page = " ".join(tutor(*asked).out.split())
    assert page.count("At this precision it cannot be told") == 2
    assert "One minimum or many: it cannot be told at this precision" in page
    for claim in ("Many parameters", "many solutions", "det H = 0", "Why there is not one minimum", "the only one"):
        assert claim not in page
    facts = json.loads(tutor(*asked, "--format", "json").out)
    assert (facts["check"]["minimum"], facts["fit"]["unique"]) == ("unknown", None)


@pytest.mark.parametrize(
    ("model", "best"), [("s*0*a + b", "b = 40"), ("s*a - s*a + b", "b = 40"), ("s*a - s*a", "prediction = 0")]
)
def test_a_parameter_that_cancels(model: str, best: str, tutor: Callable[..., Printed]) -> None:
    """Without s the best prediction is the mean of 30, 40, 50, or nothing at all."""
    printed = tutor("regress", HEIGHTS, "--model", model)
    assert printed.code == 0, printed.err
    page = " ".join(printed.out.split())
    assert "s drops out of the prediction" in page
    assert "s may be any number" in page
    assert "Leave s out of the model." in page
    assert best in page


def test_sums_too_large_for_floating_point(tmp_path: Path, tutor: Callable[..., Printed]) -> None:
    """10⁶¹⁶ − 10⁶¹⁶ + 1.5·10³⁰⁸."""
    data = _file(tmp_path, [("1e308", "1e308"), ("-1e308", "1e308"), ("5e307", "3")])
    printed = tutor("grad", "sum(i, s*a_i*h_i)", "--vars", "s", "--data", data)
    assert printed.code == 0, printed.err
    assert "1.5e308" in printed.out
