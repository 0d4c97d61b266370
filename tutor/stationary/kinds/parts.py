"""Families in parts: x²y has minima on the half line x = 0, y > 0 and maxima where y < 0."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from tutor.derivation.lesson import Block, Note, Phrase, phrase
from tutor.derivation.place import put_in
from tutor.derivation.signs import Signs
from tutor.expression.numbers import rational
from tutor.expression.structures import Comparison, Logic
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.cases.plain import settled
from tutor.stationary.kinds.inertia import Rows
from tutor.stationary.kinds.judge import factored, signs_with
from tutor.stationary.kinds.shape import base_and_power, decider_of, linear_root, shape_of
from tutor.stationary.ledger import difference
from tutor.stationary.results import UNDECIDED, Verdict
from tutor.stationary.system import Family

_MOST_SPLITS = 4


def parted(
    family: Family, function: Expression, hessian: Rows, decided: Callable[[Family], bool], left: int = _MOST_SPLITS
) -> tuple[Family, ...]:
    """The family in parts on each of which its points are of one kind, as far as fractions bound them.

    Arguments:
        family: points where ∇f = 0.
        function: f.
        hessian: the second partial derivatives of f.
        decided: whether all points of a family are known to be of one kind.
        left: how often it may be cut.
    """
    if left == 0 or not family.free or family.integers or family.equations or decided(family):
        return (family,)
    decider = decider_of(family, hessian, shape_of(family, function))
    if decider is None:
        return (family,)
    # Even powers come last: where they alone are zero, the kind seldom changes.
    for factor in sorted(factored(decider.value) or (), key=lambda factor: base_and_power(factor)[1] % 2 == 0):
        cut = _cut(factor, family)
        if cut is None:
            continue
        letter, bound = cut
        number = rational(bound)
        sides = [
            replace(family, conditions=_sharpened(family.conditions, Comparison(relation, letter, number)))
            for relation in ("<", ">")
        ]
        parts = (sides[0], *_at(family, letter, number), sides[1])
        return tuple(final for part in parts for final in parted(part, function, hessian, decided, left - 1))
    return (family,)


def together(parts: Sequence[Family], verdicts: Sequence[Verdict]) -> Verdict | None:
    """One verdict on several parts of a family that are all of one kind; None when they are not."""
    kinds = {(one.kind, one.strict) for one in verdicts}
    if len(parts) < 2 or len(kinds) > 1 or verdicts[0].kind == UNDECIDED:
        return None
    said: list[Phrase] = []
    blocks: list[Block] = []
    for part, verdict in zip(parts, verdicts, strict=True):
        where = phrase("kinds-part-at", values=tuple(part.coordinates.values()))
        if part.free or part.integers:
            where = phrase("kinds-part-where", conditions=part.conditions)
        elif len(part.coordinates) == 1:
            ((variable, value),) = part.coordinates.items()
            where = phrase("kinds-part-at-one", variable=variable, value=value)
        said += [where, *verdict.reason]
        blocks += [Note(where), *verdict.blocks, *map(Note, verdict.reason[verdict.told :])]
    ending = phrase(f"kinds-parts-{verdicts[0].kind}")
    return Verdict(verdicts[0].kind, (*said, ending), tuple(blocks), verdicts[0].strict, len(said))


def _at(family: Family, letter: Symbol, number: Expression) -> tuple[Family, ...]:
    """The member of a family at which a letter has a value; none if a condition of the family excludes it."""
    left = []
    for condition in family.conditions:
        holds = _holds(put_in(condition, {letter: number}))
        if holds is False:
            return ()
        if holds is None:
            left.append(settled(put_in(condition, {letter: number})))
    point = {symbol: settled(put_in(value, {letter: number})) for symbol, value in family.coordinates.items()}
    return (replace(family, coordinates=point, conditions=tuple(left)),)


def _holds(condition: Expression, bounds: Sequence[Expression] = ()) -> bool | None:
    """Whether a condition follows from others, or contradicts them; None when that is not seen."""
    if isinstance(condition, Logic):
        found = [_holds(part, bounds) for part in condition.parts]
        decisive = condition.operator == "or"
        if decisive in found:
            return decisive
        return None if None in found else not decisive
    if not isinstance(condition, Comparison):
        return None
    found_signs = signs_with(settled(difference((condition.left, condition.right))), (), bounds)
    allowed = _ALLOWED[condition.relation]
    return True if found_signs <= allowed else False if found_signs.isdisjoint(allowed) else None


_ALLOWED: dict[str, Signs] = {
    "<": frozenset((-1,)), "<=": frozenset((-1, 0)), ">": frozenset((1,)), ">=": frozenset((0, 1)),
    "=": frozenset((0,)), "!=": frozenset((-1, 1)),
}  # fmt: skip


def _sharpened(conditions: Sequence[Expression], bound: Comparison) -> tuple[Expression, ...]:
    """The conditions with one more bound, without those that follow from it: y² ≠ 0 where y < 0."""
    return (*(one for one in conditions if not _holds(one, (bound,))), bound)


def _cut(factor: Expression, family: Family) -> tuple[Symbol, Fraction] | None:
    """The number at which a linear factor in one free letter is zero, if the family holds it."""
    base, _ = base_and_power(factor)
    if 0 not in signs_with(base, (), family.conditions):
        return None
    root = linear_root(base)
    return root if root is not None and root[0] in family.free else None
