"""Where an answer is compared with a model: the key's points, with values for letters that only the answer has."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from tutor.expression.dice import draw
from tutor.expression.exact import Point
from tutor.expression.sampling import sample_points
from tutor.expression.structures import Counted, Delta, Partial
from tutor.expression.traversal import numbers_of_terms, symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.columns import MOST_TERMS, terms_in
from tutor.grading.key import Key
from tutor.grading.pair import Shared
from tutor.grading.points import EXOTIC, WANTED, candidates, holds

_FEWEST = 4
_TERM = 30


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
    answer, points = nodes[-1], key.points
    exotic = any(isinstance(node, Counted | Delta | Partial) for node in nodes)
    known = points[0].keys() if points else frozenset[Symbol]()
    extra = [letter for letter in symbols(answer) if letter not in known]
    terms = terms_in(answer, points[0] if points else {}) if exotic else 0
    if terms > MOST_TERMS:
        return Sites((), None, plain=False)
    weight = _TERM * terms
    lacking = [letter for letter in extra if not _is_member(letter)]
    if key.found.exotic and not lacking:  # members that a point leaves out are made up, the same for both
        return Sites(points, key.columns, False, weight)
    if exotic or key.found.exotic or len(lacking) < len(extra):
        counts = numbers_of_terms(answer)
        variables = [letter for letter in key.variables if letter not in counts]
        tried = sample_points([key.expression, answer], variables, EXOTIC)
        common = [point for point in tried if holds(key.domain, point)]
        if len(common) >= _FEWEST:
            return Sites(common, None, False, weight)
        return Sites(points, key.columns, False, weight)
    if not extra:
        return Sites(points, key.columns, plain=True)
    extra.sort(key=lambda letter: letter.label)
    if not known:
        free = islice(candidates(extra, key.seed), WANTED)
        return Sites([point for point in free if holds(key.domain, point)], None, plain=True)
    longer = [{**point, **{letter: _value(letter, place) for letter in extra}} for place, point in enumerate(points)]
    return Sites(longer, key.columns, plain=True)


def _is_member(letter: Symbol) -> bool:
    return any(symbols(subscript) for subscript in letter.subscripts)


def _value(letter: Symbol, place: int) -> Fraction:
    """A value for a letter that the model lacks: a short decimal of either sign, small or large."""
    drawn = draw(letter.label, place)
    size = Fraction(11 + drawn % 89, (10, 100, 10, 1)[place % 4])
    return -size if drawn >> 40 & 1 else size
