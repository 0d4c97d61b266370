"""A wrong expression that comes from the right one by taking a sum or a product apart: √(a² + b²) as a + b."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from tutor.derivation.lesson import phrase
from tutor.expression.traversal import postorder, size, substitute
from tutor.expression.tree import Call, Expression
from tutor.grading.columns import Columns
from tutor.grading.verdict import Explanation
from tutor.grading.whole.vector import BITS, Vector, alike
from tutor.grading.working.algebra_slips import ALGEBRA_SLIPS

_NAMES = frozenset(
    f"algebra-{name}"
    for name in "power-of-sum root-of-sum function-of-sum exponent-of-sum denominator-split power-of-product".split()
)
"""Slips of which one line by itself can tell; the others need the line before it."""
_SLIPS = tuple(slip for slip in ALGEBRA_SLIPS if slip.name in _NAMES)
_ROOTS, _OF_A_ROOT = ("sqrt", "cbrt"), "algebra-root-of-sum"
_LARGEST = 120
_MOST_TRIED = 40
_LIKELIHOOD = 0.6
_FEW = 2
"""At so many points every guess is looked at; at the others only one that fits there."""


def taken_apart(given: Vector, model: Expression, columns: Columns) -> Explanation | None:
    """The slip that makes a wrong answer of the right one; None where none does.

    Arguments:
        given: the values of the answer.
        model: the right answer. No part of it is named: that would give it away.
        columns: the values of its parts.
    """
    if size(model) > _LARGEST:
        return None
    few = Columns(columns.points[:_FEW], BITS)
    for name, wrong in islice(_candidates(model), _MOST_TRIED):
        if alike(given[:_FEW], tuple(few.of(wrong))) and alike(given, tuple(columns.of(wrong))):
            says = (phrase(f"check-{name}-somewhere"), phrase(f"check-why-{name}"))
            return Explanation(name, says, (), (), _LIKELIHOOD)
    return None


def _candidates(model: Expression) -> Iterator[tuple[str, Expression]]:
    nodes = list(dict.fromkeys(postorder(model)))[::-1]
    for slip in _SLIPS:
        for node in nodes:
            for wrong in slip.wrong(node):
                root = isinstance(node, Call) and node.function in _ROOTS
                yield _OF_A_ROOT if root else slip.name, substitute(model, {node: wrong})
