"""What is said of a walk is true of this walk: whether it fell, grew, came back, or arrived."""

from __future__ import annotations

import pytest

from tests.learning.lessons.test_descent import notes
from tutor.learning.descend import descend


@pytest.mark.parametrize(
    ("function", "at", "settings", "said", "not_said"),
    [
        # Starts on an eigenvector of λ = 2, for which 0.11 < 2/2: f falls, though 0.11 > 2/20.
        ("x^2 + 10y^2", "x=1, y=0", {"rate": "0.11"}, "in this walk f did not grow", "and f grew"),
        ("x^2 + 10y^2", "x=1, y=1", {"rate": "0.11"}, "above that, and f grew", "did not grow"),
        ("x^2 - y^2", "x=0, y=0", {}, "starts where ∇f is 0, so it stays there", "comes to a"),
        ("x^2 - y^2", "x=1, y=0", {"rate": "1/2"}, "so it comes to a point where ∇f is 0", "stays there"),
        ("x^2 - y^2", "x=1, y=0", {}, "From nearly every start", "Descent runs away"),
        ("x^4", "x=1", {"rate": "0.5"}, "Every 2 steps the walk is back where it was", "higher than it began"),
        ("x^4", "x=1", {"rate": "0.5"}, "η = 0.05 was tried: f falls in each of the first 20 steps.", "none does"),
        ("|x|", "x=1", {"rate": "0.3"}, "hops to and fro", "at a minimum it is 0"),
        ("x^2 + 10y^2", "x=1, y=1", {"rate": "0.4", "momentum": "0.5", "steps": 8}, "f ended higher", "as low"),
        (
            "x^2 + 10y^2",
            "x=1, y=1",
            {"rate": "0.4", "momentum": "0.5"},
            "2(1 + β)/λmax = 0.15 settle (Polyak",
            "2/λmax =",
        ),
        ("x^2 + y^2", "x=1, y=2", {"momentum": "0.5"}, "Without momentum:", "Rates below 2/λmax"),
        ("2x + 3y", "x=0, y=0", {}, "f is linear: H = 0", "eigenvalue"),
        ("x^2", "x=1", {}, "f″ = 2", "κ"),
        ("x^2", "x=1", {}, "The best rate is 1/f″ = 0.5", "condition number"),
        ("e^(-x)", "x=0", {"rate": "line"}, "there is no best rate", "φ′(η) is 0"),
        ("|x|", "x=1", {"rate": "line"}, "a kink, where its slope φ′(η) jumps", "φ′(η) is 0"),
        ("x^2 + 10^13 y^2", "x=1, y=1", {"rate": "1e-14"}, "1 − 2/(κ + 1) ≈ 1 − 2e", "≈ 1 of"),
        ("x^4 + y^2", "x=1, y=1", {"rate": "2"}, "η = 2 is above that", "fell all the same"),
        ("x - ln(x)", "x=3", {"rate": "5"}, "η = 0.5 was tried: f falls", "is above that"),
        ("(x + y)^2 + x", "x=1, y=1", {}, "In the directions in which f is curved", "run away from nearly"),
    ],
)
def test_what_is_said_of_this_walk(
    function: str, at: str, settings: dict[str, object], said: str, not_said: str
) -> None:
    told = notes(descend(function, at, **settings))  # type: ignore[arg-type]
    assert said in told
    assert not_said not in told


def test_arrived_is_not_a_tiny_rate() -> None:
    # cosh is flat to rounding at 0: the point cannot get nearer, and ∇f is 0 up to rounding.
    arrived = notes(descend("x^2 - 2ln(x)", "x=2", rate="0.25", steps=2000))
    assert "The walk has arrived" in arrived or "as far as floating point can tell" in arrived
    tiny = notes(descend("e^x + e^(-x)", "x=1", rate="1e-18", steps=5))
    assert "the rate is so small" in tiny
    assert "arrived" not in tiny


def test_the_last_partial_derivatives_are_shown_too() -> None:
    letters = "abcdghk"
    walked = descend(" + ".join(f"{one}^2" for one in letters), ", ".join(f"{one}=1" for one in letters), steps=1)
    from tests.learning.lessons.test_descent import said

    lines = [line for section in walked.lesson.sections for line in said(section)]
    assert "∂f/∂k = 2" in lines


def test_momentum_works_out_the_gradient_of_its_second_step() -> None:
    from tests.learning.lessons.test_descent import said

    walked = descend("3a^2 + b^2 - a*b + a", "a=1, b=2", momentum="0.9", steps=2)
    lines = [line for section in walked.lesson.sections for line in said(section)]
    # At (0.5, 1.7): 6·0.5 − 1.7 + 1 = 2.3 and 2·1.7 − 0.5 = 2.9.
    assert "∂f/∂a = 6·0.5 − 1.7 + 1" in lines
    assert "= 2.3" in lines
    assert "= 2.9" in lines
