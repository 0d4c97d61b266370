"""Walks of gradient descent: the lecture's by hand, the theory of quadratics, and every way in which a walk can end."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

import pytest

from tests.learning.test_objective import DATA, LOSS
from tutor.errors import Unanswerable
from tutor.expression.reading import read
from tutor.learning.descent import Descent, Ending
from tutor.learning.objective import Formula, Quadratic, objective_of
from tutor.learning.settings import Rate
from tutor.learning.walk import KEPT_FIRST, KEPT_LAST, walk

LECTURE = objective_of(read(LOSS), DATA)
START = (Fraction(1), Fraction(0))
ELLIPSE = "x^2 + 10y^2"


def walked(function: str, start: tuple[Fraction | float, ...], rate: Rate, **settings: object) -> Descent:
    return walk(objective_of(read(function)), start, rate=rate, **settings)  # type: ignore[arg-type]


def by_hand(count: int, rate: Fraction, momentum: Fraction = Fraction(0)) -> list[tuple[Fraction, Fraction]]:
    """The lecture's walk, with its four sums written out."""
    s, b, v, w = Fraction(1), Fraction(0), Fraction(0), Fraction(0)
    points = [(s, b)]
    for _ in range(count):
        v, w = momentum * v - rate * (20 * s + 6 * b - 280), momentum * w - rate * (6 * s + 3 * b - 120)
        s, b = s + v, b + w
        points.append((s, b))
    return points


def test_the_lectures_step() -> None:
    found = walk(LECTURE, START, rate=Fraction(1, 100), steps=1)
    assert found.steps[0].gradient == (Fraction(-260), Fraction(-114))
    assert found.steps[1].point == (Fraction(18, 5), Fraction(57, 50))
    assert (found.ending, found.count) == (Ending.STEPS, 1)


@pytest.mark.parametrize("momentum", [Fraction(0), Fraction(9, 10)])
def test_more_steps_by_hand(momentum: Fraction) -> None:
    found = walk(LECTURE, START, rate=Fraction(1, 100), steps=40, momentum=momentum)
    expected = by_hand(40, Fraction(1, 100), momentum)
    for step in found.steps:
        assert step.point == pytest.approx(tuple(map(float, expected[step.number])), rel=1e-11)
        if step.number < 3:
            assert step.point == expected[step.number]


def test_which_steps_are_kept() -> None:
    numbers = [step.number for step in walk(LECTURE, START, rate=Fraction(1, 1000), steps=5000).steps]
    assert numbers == [*range(KEPT_FIRST), *range(5001 - KEPT_LAST, 5001)]


@pytest.mark.parametrize("steps", [100, 1234, 10_000])
def test_leaps_agree_with_single_steps(steps: int) -> None:
    rate = 0.0005
    s, b = 1.0, 0.0
    for _ in range(steps):
        s, b = s - rate * (20 * s + 6 * b - 280), b - rate * (6 * s + 3 * b - 120)
    found = walk(LECTURE, START, rate=Fraction(1, 2000), steps=steps)
    assert found.end.point == pytest.approx((s, b), rel=1e-12)
    assert 20 < len(found.path) < 400
    assert found.path[-1] == found.end.point


def test_leaps_end_at_the_first_short_gradient() -> None:
    found = walk(LECTURE, START, rate=Fraction(1, 100), steps=100_000, tolerance=1e-8)
    s, b, count = 1.0, 0.0, 0
    while math.hypot(20 * s + 6 * b - 280, 6 * s + 3 * b - 120) > 1e-8:
        s, b, count = s - 0.01 * (20 * s + 6 * b - 280), b - 0.01 * (6 * s + 3 * b - 120), count + 1
    assert (found.ending, found.count) == (Ending.TOLERANCE, count)


def test_three_variables_leap_too() -> None:
    found = walked(
        "x^2 + 2y^2 + 3z^2 + xy", (Fraction(1), Fraction(1), Fraction(1)), Fraction(1, 10), steps=3000, tolerance=1e-12
    )
    assert found.ending is Ending.TOLERANCE
    assert max(map(abs, found.path[-1])) < 1e-12


def test_the_best_rate_shrinks_by_its_factor() -> None:
    # κ = 10: the distance shrinks by (κ − 1)/(κ + 1) = 9/11 in every step from (10, 1).
    found = walked(ELLIPSE, (Fraction(10), Fraction(1)), Fraction(1, 11), steps=4)
    sizes = [math.hypot(*map(float, step.point)) for step in found.steps]
    assert [after / before for before, after in pairwise(sizes)] == pytest.approx([9 / 11] * 4)


@pytest.mark.parametrize(
    ("rate", "ending"),
    [(Fraction(99, 1000), Ending.TOLERANCE), (Fraction(101, 1000), Ending.DIVERGED), (Fraction(1, 10), Ending.STEPS)],
)
def test_two_over_the_greatest_eigenvalue_is_the_limit(rate: Fraction, ending: Ending) -> None:
    assert walked(ELLIPSE, (Fraction(1), Fraction(1)), rate, steps=3000, tolerance=1e-9).ending is ending


@pytest.mark.parametrize(
    ("function", "start", "rate"),
    [
        ("-x^2", (Fraction(1),), Fraction(1, 10)),
        ("x^2 - y^2", (Fraction(1), Fraction(1)), Fraction(1, 10)),
        ("x", (Fraction(1),), Fraction(10) ** 99),
    ],
)
def test_falling_without_end(function: str, start: tuple[Fraction, ...], rate: Fraction) -> None:
    found = walked(function, start, rate, steps=10_000)
    assert found.ending is Ending.DIVERGED
    assert float(found.end.value) < -1e12 or found.beyond is not None


def test_line_search_is_exact_on_quadratics() -> None:
    found = walked(ELLIPSE, (Fraction(10), Fraction(1)), "line", steps=2)
    assert [step.rate for step in found.steps[:2]] == [Fraction(1, 11)] * 2
    assert found.steps[1].point == (Fraction(90, 11), Fraction(-9, 11))
    assert found.line


def test_line_search_elsewhere() -> None:
    # Along −∇f from x = 1, x⁴ is lowest at 0: 1 − 4η = 0.
    found = walked("x^4", (Fraction(1),), "line", steps=5)
    assert found.steps[0].rate == pytest.approx(0.25, rel=1e-6)
    rosenbrock = walked("(1-x)^2 + 100(y-x^2)^2", (Fraction(-1), Fraction(1)), "line", steps=60)
    values = [float(step.value) for step in rosenbrock.steps]
    assert values == sorted(values, reverse=True)
    assert values[-1] < 4


@pytest.mark.parametrize(("function", "ending"), [("-x^2", Ending.DIVERGED), ("x^2 - 3x", Ending.TOLERANCE)])
def test_line_search_ends(function: str, ending: Ending) -> None:
    assert walked(function, (Fraction(1),), "line").ending is ending


def test_leaving_the_domain() -> None:
    found = walked("x - ln(x)", (Fraction(3),), Fraction(5))
    assert (found.ending, found.count) == (Ending.OUTSIDE, 0)
    assert found.beyond == (Fraction(-1, 3),)


def test_still() -> None:
    found = walk(LECTURE, (Fraction(1), Fraction(1)), rate=Fraction(1, 10**18), steps=2000)
    assert found.ending is Ending.STILL


def test_rest_at_once() -> None:
    found = walk(LECTURE, (Fraction(5), Fraction(30)), rate=Fraction(1, 100), steps=3)
    assert (found.ending, found.count) == (Ending.TOLERANCE, 0)


def test_interrupted() -> None:
    class Impatient(Formula):
        """A student who presses Ctrl-C at the fifth step."""

        def gradient(self, point: tuple[Fraction | float, ...]) -> tuple[Fraction | float, ...]:
            if float(point[0]) < 0.5:
                raise KeyboardInterrupt
            return Formula.gradient(self, point)

    made = objective_of(read("x^4"))
    assert isinstance(made, Formula)
    found = walk(
        Impatient(made.variables, made.expression, made.partials), (Fraction(1),), rate=Fraction(1, 20), steps=100
    )
    assert found.ending is Ending.INTERRUPTED
    assert found.count == found.steps[-1].number > 0


@pytest.mark.parametrize(
    "settings",
    [
        {"rate": Fraction(0)},
        {"rate": Fraction(-1)},
        {"rate": math.nan},
        {"rate": math.inf},
        {"rate": Fraction(1), "steps": 0},
        {"rate": Fraction(1), "steps": 1_000_001},
        {"rate": Fraction(1), "tolerance": -1.0},
        {"rate": Fraction(1), "tolerance": math.nan},
        {"rate": Fraction(1), "momentum": Fraction(1)},
        {"rate": Fraction(1), "momentum": -0.5},
        {"rate": "line", "momentum": 0.5},
    ],
)
def test_settings_that_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(Unanswerable) as error:
        walk(LECTURE, START, **settings)  # type: ignore[arg-type]
    assert error.value.mend


@pytest.mark.parametrize("start", [(Fraction(1),), (Fraction(1), math.inf), (Fraction(10) ** 400, Fraction(0))])
def test_starts_that_are_refused(start: tuple[Fraction | float, ...]) -> None:
    with pytest.raises(Unanswerable):
        walk(LECTURE, start, rate=Fraction(1, 100))


def test_no_value_at_the_start() -> None:
    with pytest.raises(Unanswerable, match="no value at the start"):
        walked("ln(x)", (Fraction(-1),), Fraction(1))


def test_huge_rate() -> None:
    found = walked("x^4", (Fraction(1),), Fraction(10) ** 308)
    assert found.ending is Ending.DIVERGED


def test_progress() -> None:
    seen: list[int] = []
    walked("x^4 + y^4", (Fraction(1), Fraction(1)), Fraction(1, 100), steps=1000, progress=seen.append)
    assert seen == [0, 256, 512, 768]


def test_quadratic_by_itself() -> None:
    made = Quadratic(
        LECTURE.variables,
        ((Fraction(2), Fraction(0)), (Fraction(0), Fraction(2))),
        (Fraction(0), Fraction(0)),
        Fraction(0),
    )
    assert walk(made, (Fraction(1), Fraction(1)), rate=Fraction(1, 2), steps=1).end.point == (0, 0)
