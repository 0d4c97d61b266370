"""Nasty input for `tutor.stationary_points`: each gets the error or the answer that a student deserves, and soon."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest

from tutor import stationary_points
from tutor.errors import StudentError

_SOON = 8.0
"""Seconds of processor time, where the limit is 4: another process that is busy makes no test fail."""


@pytest.mark.parametrize(
    ("typed", "variables", "said"),
    [
        ("3", None, "constant"),
        ("", None, ""),
        ("sqrt(-1 - x^2)", None, "nowhere a real number"),
        ("ln(-x^2 - y^2 - 1)", None, "nowhere a real number"),
        ("1/(x - x) + y", None, "nowhere a real number"),
        ("1/0 + x", None, "zero"),
        ("(-2)^x", None, "its base is never positive"),
        ("0^(x^2)", None, "its base is never positive"),
        ("g(x, y) + x^2", None, "g"),
        ("sum(i, |x - a_i|)", ["x"], "Σ"),
        ("|a| + |b| + |c| + |d| + |g| + |h| + |k|", None, "smooth pieces"),
        ("x^2 + (", None, ""),
    ],
)
def test_refused(typed: str, variables: list[str] | None, said: str) -> None:
    begin = process_time()
    with pytest.raises(StudentError) as caught:
        stationary_points(typed, variables, limit=4)
    assert said in str(caught.value)
    assert process_time() - begin < _SOON


@pytest.mark.parametrize(
    ("typed", "variables"),
    [
        ("|x| y", None),
        ("x^x", None),
        ("x^(1/3) + y", None),
        ("sin(" * 50 + "x" + ")" * 50, None),
        ("x^1000000 + y^2", None),
        ("x^(10^30) + x", None),
        ("9^9^9 x^2", None),
        ("1e300 x^2 + 1e-300 y^2 + x y", None),
        ("e^(e^(e^x))", None),
        ("max(x, y, z, -x, -y, -z)", None),
        ("sqrt(x) + sqrt(1 - x)", None),
        ("x^2", ["x", "y"]),
        ("0 x", ["x"]),
        ("sum(i, (s*a_i + b - h_i)^2)", ["s", "b"]),
        ("sin(1/x)", None),
        ("tan(x) + y^2", None),
        ("x^40 - 3x^39 + y^2 - y x", None),
        ("(x^2 + y^2 - 1)^2 (x - y)^2", None),
        ("max(min(x, 1), 0)", None),
        ("relu(relu(x) - relu(x)) + |0| + x", None),
        ("max(x, a) + x", ["x"]),
        ("sqrt(x) sqrt(y) sqrt(z) - x - y - z", None),
        ("x^(1/13) + y^(1/17) - x y", None),
        ("x^(3/2) + y^pi", None),
    ],
)
def test_answered_or_refused_but_never_lost(typed: str, variables: list[str] | None) -> None:
    """An answer that says how complete it is, or an error for the student; no crash, and not much past the limit."""
    begin = process_time()
    with suppress(StudentError):
        found = stationary_points(typed, variables, limit=4)
        assert found.completeness.name
        assert found.lesson.sections
    assert process_time() - begin < _SOON


def test_a_variable_that_does_not_stand_in_the_function_is_free() -> None:
    """x² in x and y has a whole line of minima."""
    found = stationary_points("x^2", ["x", "y"])
    assert not found.points
    assert [str(one.coordinates["x"]) for one in found.families] == ["0"]
    assert [one.kind for one in found.families] == ["minimum"]


def test_the_kink_at_the_origin_is_not_a_gap_in_the_proof() -> None:
    found = stationary_points("|x| y")
    assert [(*map(str, point.coordinates.values()), point.kind) for point in found.points] == [("0", "0", "saddle")]
    assert {edge.what for edge in found.edges} == {"kink"}
