"""The settings of a walk, and which of them no walk can be made with."""

from __future__ import annotations

import math
from fractions import Fraction
from numbers import Real
from typing import Literal

from tutor.errors import Unanswerable
from tutor.learning import floats
from tutor.learning.arguments import require_whole
from tutor.learning.data.given_number import told

Rate = Fraction | float | Literal["line"]
"""The learning rate η, or "line": in every step the rate that takes f lowest."""
MOST_STEPS = 1_000_000


def check_settings(rate: Rate, steps: int, tolerance: float, momentum: Fraction | float) -> None:
    """Refuse settings with which no walk can be made.

    Raises:
        Unanswerable: a setting is outside its range.
    """
    if rate != "line" and not (rate > 0 and floats.of(rate) < math.inf):
        raise Unanswerable(
            f"The learning rate {shown(rate)} (--rate) must be above 0.",
            "Take a small one such as 0.1, or line for the best rate in every step: --rate line",
        )
    require_whole(steps, "The number of steps (--steps)", "steps=20")
    if not 1 <= steps <= MOST_STEPS:
        raise Unanswerable(
            f"The number of steps (--steps) is {told(steps)}: so many cannot be made.",
            f"Take from 1 to {MOST_STEPS:,}, such as 20.",
        )
    if not _is_real(tolerance) or not 0 <= tolerance < math.inf:
        raise Unanswerable(
            f"The tolerance (--tolerance) is {told(tolerance)}; it must be an int or a float, and 0 or more."
            if not _is_real(tolerance)
            else f"The tolerance (--tolerance) is {told(tolerance)}; it must be 0 or more.",
            "Take a small one: 1e-8.",
        )
    if not 0 <= momentum < 1:
        raise Unanswerable(
            f"The momentum {shown(momentum)} (--momentum) must be at least 0 and below 1.",
            "At 1 no step would ever be forgotten. Take for example 0.9.",
        )
    if rate == "line" and momentum:
        raise Unanswerable(
            "Momentum and line search do not go together: the best rate is chosen for a step without momentum.",
            "Leave one of them out: --rate 0.1 --momentum 0.9, or --rate line",
        )


def _is_real(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


def shown(value: Fraction | float | str) -> str:
    """A setting in an error message.

    >>> shown(Fraction(1, 10)), shown(-2.0)
    ('0.1', '-2')
    """
    return value if isinstance(value, str) else f"{floats.of(value):g}"
