"""How a number of a walk is shown: a fraction with long parts says less there than its decimals."""

from __future__ import annotations

from fractions import Fraction

from tutor.expression.traversal import postorder
from tutor.expression.tree import Number
from tutor.learning.lessons.figures import Figure, figure

_LONGEST_PART = 1000


def brief(value: Fraction | float) -> Figure:
    """A finite number to be shown: like `figure`, but 20149/436667 as 0.0461427.

    >>> from tutor.expression.text import text
    >>> [text(brief(one).shown) for one in (Fraction(9, 11), Fraction(18, 5), Fraction(20149, 436667))]
    ['9/11', '3.6', '0.0461427']
    """
    found = figure(value)
    parts = [node.value for node in postorder(found.shown) if isinstance(node, Number)]
    return figure(value, exact=False) if len(parts) > 1 and max(parts) >= _LONGEST_PART else found
