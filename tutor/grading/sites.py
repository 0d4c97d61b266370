"""Where an answer is compared with a model: the key's points, with values for letters that only the answer has."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from tutor.expression.dice import draw
from tutor.expression.exact import Point
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.families import family_sites
from tutor.grading.key import Key
from tutor.grading.pair import Shared
from tutor.grading.points import WANTED, candidates, holds


class Sites(NamedTuple):
    """Points for one answer."""

    points: Sequence[Point]
    shared: Shared | None
    """Where the values of the model there are remembered."""
    plain: bool
    """Are the points those of plain letters, so that borders can be looked for?"""
    weight: int = 0
    """How much working out the answer once costs, besides its nodes, for its Σ; in nodes."""


def sites_of(nodes: Sequence[Expression], key: Key) -> Sites:
    """The points at which an answer is compared.

    Arguments:
        nodes: the parts of the answer, itself last.
        key: the key to it.
    """
    special = family_sites(nodes, key)
    if special is not None:
        return Sites(special.points, special.shared, False, special.weight)
    answer, points = nodes[-1], key.points
    if not points:
        return Sites((), None, plain=True)
    known = points[0].keys()
    extra = [letter for letter in symbols(answer) if letter not in known]
    if not extra:
        return Sites(points, key.columns, plain=True)
    extra.sort(key=lambda letter: letter.label)
    if not known:
        free = islice(candidates(extra, key.seed), WANTED)
        return Sites([point for point in free if holds(key.domain, point)], None, plain=True)
    longer = [{**point, **{letter: _value(letter, place) for letter in extra}} for place, point in enumerate(points)]
    return Sites(longer, key.columns, plain=True)


def _value(letter: Symbol, place: int) -> Fraction:
    """A value for a letter that the model lacks: a short decimal of either sign, small or large."""
    drawn = draw(letter.label, place)
    size = Fraction(11 + drawn % 89, (10, 100, 10, 1)[place % 4])
    return -size if drawn >> 40 & 1 else size
