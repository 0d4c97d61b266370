"""Where H is definite across some directions: f along the bottom of that valley, or the top of that ridge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from tutor.derivation.lesson import Block, Line, Lines, phrase
from tutor.stationary.kinds.case import KINDS, ORDERS, Case, fresh_letters, saddle, shown_terms
from tutor.stationary.kinds.curves import along_line, crossing, plain_curves
from tutor.stationary.kinds.field import NoSeries
from tutor.stationary.kinds.inertia import Inertia
from tutor.stationary.kinds.local import Curve, Local, polynomial_tree
from tutor.stationary.kinds.lowest import even_sum, near
from tutor.stationary.kinds.split import Valley, valley
from tutor.stationary.results import Verdict


def by_valley(found: Local, case: Case, signs: Inertia) -> Verdict | None:
    """Where H is definite across some directions, f along the bottom of that valley (ridge) decides.

    Arguments:
        found: f seen from the point.
        case: the point.
        signs: the eigenvalues of H by sign, not of both signs.

    Raises:
        NoSeries: too much work.
    """
    if not signs.positive + signs.negative or not signs.zero:
        return None
    across = 1 if signs.positive else -1
    order = ORDERS[1] if found.order is None else found.order
    for depth in (order, 2 * order) if found.order is None else (order,):
        bottom = valley(found, depth)
        if bottom.terms:
            verdict = _on_bottom(bottom, found, case, across)
            if verdict is not None:
                return verdict
    return None


def _on_bottom(bottom: Valley, found: Local, case: Case, across: int) -> Verdict | None:
    """What f on the bottom of the valley says; `across` is the sign of H across it."""
    count = len(next(iter(bottom.terms)))
    if count == 1:
        power = min(key[0] for key in bottom.terms)
        sign = found.field.sign(bottom.terms[(power,)])
        seen = frozenset((1, -1)) if power % 2 else frozenset((sign,))
        paths: list[list[dict[int, Fraction]]] = [[{1: Fraction(1)}]]
    else:
        sign = even_sum(found.signs(bottom.terms))
        terms = {key: value for key, value in bottom.terms.items() if isinstance(value, Fraction)}
        fractions = len(terms) == len(bottom.terms)
        known = near(terms, bottom.order) if count == 2 and not sign and fractions else None
        seen = frozenset((sign,)) if sign else frozenset() if known is None else known.signs
        if known is not None and not known.complete and not {1, -1} <= seen:
            return None
        paths = [[dict(one.x), dict(one.y)] for one in (known.seen if known else ()) if one.sign]
    if not seen - {0}:
        return None
    if seen == {across}:
        return _valley_extremum(bottom, paths, found, case, across)
    cross = crossing(found, _risen(bottom, paths, found)) if -across in seen else None
    return None if cross is None else saddle(cross, found, case)


def _risen(bottom: Valley, paths: Sequence[Sequence[dict[int, Fraction]]], found: Local) -> Iterator[Curve]:
    """The curves on the bottom of the valley, and one axis that leaves it."""
    for path in paths:
        try:
            yield bottom.curve([dict(one) for one in path])
        except NoSeries:
            continue
    yield from plain_curves(len(found.variables))


def _valley_extremum(
    bottom: Valley, paths: Sequence[Sequence[dict[int, Fraction]]], found: Local, case: Case, sign: int
) -> Verdict:
    kind = KINDS[sign]
    blocks: tuple[Block, ...] = ()
    if len(paths) == 1:
        line = _bottom_line(bottom, paths[0], found, case)
        blocks = (Lines(None, (line,)),) if line is not None else ()
    letters = fresh_letters(len(next(iter(bottom.terms))), case)
    degree = min(map(sum, bottom.terms))
    lowest = {key: value for key, value in bottom.terms.items() if sum(key) == degree}
    begins = polynomial_tree(shown_terms(lowest, found), letters)
    return Verdict(kind, (phrase(f"kinds-valley-{kind}", name=case.name, term=begins),), blocks)


def _bottom_line(bottom: Valley, path: Sequence[dict[int, Fraction]], found: Local, case: Case) -> Line | None:
    """f on the bottom of the valley, as far as the terms that decide."""
    power = min(key[0] for key in bottom.terms)
    short = replace(
        bottom,
        steps=tuple({key: value for key, value in step.items() if 2 * key[0] <= power} for step in bottom.steps),
    )
    try:
        curve = short.curve([dict(one) for one in path])
        leading = found.leading(curve)
    except NoSeries:
        return None
    if leading is None or leading[0] != power:
        return None
    return along_line(curve, found, case.function, case.height, case.ledger, case.name, power)
