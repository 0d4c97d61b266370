"""Numbers in the labels of pictures, to four digits."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.place import decimal_tree
from tutor.expression.figures import decimal
from tutor.expression.tree import Expression


def figure_of(value: float) -> Expression:
    """A number to four digits.

    >>> from tutor.expression.text import text
    >>> text(figure_of(-2 / 3)), text(figure_of(5.0))
    ('−0.6667', '5')
    """
    from flint import arb

    return decimal_tree(decimal(arb(value), 4))


def relation_of(value: float) -> str:
    """The sign before a number to four digits.

    >>> relation_of(0.25), relation_of(1 / 3)
    ('=', '≈')
    """
    return "=" if abs(float(f"{value:.3e}") - value) <= 1e-12 * abs(value) else "≈"


def point_label(point: Sequence[float]) -> Phrase:
    """What stands beside the mark of a point: where it is in the picture."""
    return phrase("picture-point", values=tuple(figure_of(at) for at in point))
