"""What is typed about a picture: the box that is shown, and the levels."""

from __future__ import annotations

import math
from collections.abc import Mapping
from fractions import Fraction

from tutor.derivation.pictures.slice import slice_of
from tutor.derivation.place import Place
from tutor.derivation.results import Gradient
from tutor.errors import Unanswerable
from tutor.expression.numeric import Evaluator
from tutor.expression.reading import read_list
from tutor.expression.text import text
from tutor.expression.tree import Symbol
from tutor.expression.typed_box import read_box

_MOST_LEVELS = 4


def read_levels(typed: str) -> tuple[float, ...]:
    """The heights in "5" or "1, 4, 9".

    Raises:
        SyntaxProblem: they cannot be read.
        Unanswerable: one is no real number, or there are more than can be told apart.

    >>> read_levels("1, 1/4")
    (1.0, 0.25)
    """
    values = read_list(typed)
    if len(values) > _MOST_LEVELS:
        raise Unanswerable(f"--level names {len(values)} levels.", f"Name {_MOST_LEVELS} at most, as in --level 1,4,9")
    levels = []
    for value in values:
        ball = Evaluator({}, 128).value(value)
        level = float(ball.mid()) if ball.is_finite() else math.nan
        if not math.isfinite(level):
            raise Unanswerable(f"{text(value)} is not a real number.", "Give a number, as in --level 5")
        levels.append(level)
    return tuple(levels)


def read_view(
    typed: str | None, gradient: Gradient, place: Place | None
) -> Mapping[Symbol, tuple[Fraction, Fraction]] | None:
    """The box of a picture, read for the letters that vary in it; None when nothing was typed."""
    return None if typed is None else read_box(typed, slice_of(gradient, place).axes)
