"""The words and numbers in pictures, the same for every way of drawing."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Phrase
from tutor.derivation.picture import Axis
from tutor.expression.text import text
from tutor.render.phrases import printable, sentence


def said(phrase: Phrase) -> str:
    """A phrase in words, with nothing in it that a screen could take for a command."""
    return printable(sentence(phrase, text))


def axis_name(axis: Axis) -> str:
    """The name of an axis, with its unit.

    >>> axis_name(Axis("age", 0.0, 5.0, unit="months"))
    'age (months)'
    """
    return printable(f"{axis.name} ({axis.unit})" if axis.unit else axis.name)


def ends(axis: Axis) -> tuple[str, str]:
    """Both ends of an axis, with as many digits as it takes to tell them apart.

    >>> ends(Axis("x", 1000000000.0, 1000000001.5)), ends(Axis("x", -2.0, 2.0))
    (('1000000000', '1000000001.5'), ('−2', '2'))
    """
    for digits in (6, 9, 12):
        low, high = short(axis.low, digits), short(axis.high, digits)
        if low != high and abs(float(_plain(high)) - float(_plain(low)) - axis.span) < 0.01 * axis.span:
            return low, high
    return short(axis.low, 17), short(axis.high, 17)


def series(values: Sequence[float]) -> list[str]:
    """Numbers of levels, with as many digits as it takes to tell them apart.

    >>> series([0.5, 1.0]), series([225611.25, 225611.375])
    (['0.5', '1'], ['225611.25', '225611.375'])
    """
    for digits in (6, 9, 12):
        shown = [short(value, digits) for value in values]
        if len(set(shown)) == len(values):
            return shown
    return [short(value, 17) for value in values]


def _plain(number: str) -> str:
    return number.replace("−", "-")


def short(value: float, digits: int = 6) -> str:
    """A number on an axis or of a level.

    >>> short(-0.25), short(40000.0), short(2e9)
    ('−0.25', '40000', '2e9')
    """
    mantissa, mark, exponent = f"{value:.{digits}g}".partition("e")
    return f"{mantissa}{mark}{int(exponent) if exponent else ''}".replace("-", "−")
