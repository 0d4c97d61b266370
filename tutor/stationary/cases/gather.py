"""Solutions of cases put together: products, merged points, points that lie on a family."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.place import put_in
from tutor.errors import Unanswerable
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.stationary.cases.compare import distinct, distinct_families, lies_on, relettered
from tutor.stationary.cases.integers import neat
from tutor.stationary.spot import Spot
from tutor.stationary.system import Box, Family, Scope, Solution

_MOST_POINTS = 5_000


def union(solutions: Iterable[Solution]) -> Solution:
    """All solutions of several cases; a point that turns up twice is kept once."""
    found = Solution()
    for one in solutions:
        found = Solution(
            (*found.spots, *one.spots),
            (*found.families, *one.families),
            worse(found.scope, one.scope),
            _arguments(found, one),
            (*found.sections, *one.sections),
            (*found.undecided, *one.undecided),
            tuple(dict.fromkeys((*found.assumptions, *one.assumptions))),
            {**found.facts, **one.facts},
        )
    families = distinct_families(found.families)
    spots = tuple(spot for spot in distinct(found.spots) if not any(lies_on(spot, family) for family in families))
    return replace(found, spots=spots, families=families)


def _arguments(one: Solution, other: Solution) -> tuple[Phrase, ...]:
    """The arguments of the part that says less, for the whole says no more than it; of both where they agree."""
    scope = worse(one.scope, other.scope)
    return tuple(dict.fromkeys(said for part in (one, other) if part.scope is scope for said in part.argument))


def worse(one: Scope, other: Scope) -> Scope:
    """The scope that says less."""
    return max(one, other, key=lambda scope: scope.value)


def product(one: Solution, other: Solution, box: Box) -> Solution:
    """The solutions of two systems that share no unknown: each of the one with each of the other.

    A family beside a number without a closed form is counted out in the box.
    """
    if any(not _is_exact(spot) for spot in one.spots):
        other = counted(other, box)
    if any(not _is_exact(spot) for spot in other.spots):
        one = counted(one, box)
    count = (len(one.spots) + len(one.families)) * (len(other.spots) + len(other.families))
    if count > _MOST_POINTS:
        raise Unanswerable(
            f"There are more than {_MOST_POINTS:,} stationary points.", "Look at a smaller part with --box."
        )
    spots = tuple(
        Spot({**first.coordinates, **second.coordinates}, (*first.algebras, *second.algebras))
        for first in one.spots
        for second in other.spots
    )
    firsts = (*map(_as_family, one.spots), *one.families)
    seconds = (*map(_as_family, other.spots), *other.families)
    families = tuple(
        _joined(first, second)
        for at, first in enumerate(firsts)
        for place, second in enumerate(seconds)
        if at >= len(one.spots) or place >= len(other.spots)
    )
    return Solution(
        spots,
        families,
        worse(one.scope, other.scope),
        _arguments(one, other),
        (*one.sections, *other.sections),
        (*one.undecided, *other.undecided),
        tuple(dict.fromkeys((*one.assumptions, *other.assumptions))),
        {**one.facts, **other.facts},
    )


def _is_exact(spot: Spot) -> bool:
    return all(one.exact is not None for one in spot.coordinates.values())


def counted(found: Solution, box: Box) -> Solution:
    """The solution with the members of its families in a box in place of the families, where they can be counted."""
    from tutor.stationary.cases.integers import members

    spots, families = list(found.spots), []
    for family in found.families:
        inside = members(family, box) if family.integers else None
        if inside is None:
            families.append(family)
        else:
            spots += inside
    if len(families) == len(found.families):
        return found
    said = phrase("cases-counted")
    return replace(
        found,
        spots=tuple(spots),
        families=tuple(families),
        scope=worse(found.scope, Scope.BOX),
        argument=(*found.argument, said) if found.scope is Scope.BOX else (said,),
    )


def _as_family(spot: Spot) -> Family:
    return Family({symbol: coordinate.shown for symbol, coordinate in spot.coordinates.items()})


def _joined(first: Family, second: Family) -> Family:
    """Both families side by side; the second one's whole-number letters are renamed where both use the same."""
    second = renamed(second, first.integers, first.coordinates)
    return Family(
        {**first.coordinates, **second.coordinates},
        (*first.integers, *second.integers),
        (*first.equations, *second.equations),
        (*first.conditions, *second.conditions),
    )


def renamed(family: Family, taken: Sequence[Symbol], used: Iterable[Symbol] = ()) -> Family:
    """The family with other whole-number letters in place of those that are taken."""
    from tutor.stationary.cases.integers import fresh_integers

    clash = [integer for integer in family.integers if integer in taken]
    if not clash:
        return family
    others = {*taken, *family.integers, *family.coordinates, *used}
    fresh: dict[Symbol, Symbol] = dict(zip(clash, fresh_integers(len(clash), others), strict=True))
    place: dict[Symbol, Expression] = dict(fresh.items())
    return relettered(family, place, tuple(fresh.get(integer, integer) for integer in family.integers))


def complete(
    solution: Solution, known: Mapping[Symbol, Expression], integers: tuple[Symbol, ...], box: Box
) -> Solution:
    """The solution with the unknowns that were isolated on the way: x = 2y at every y found.

    Arguments:
        solution: values for the unknowns that were left.
        known: the other unknowns by them, and by whole-number letters.
        integers: these letters. Where a value has no closed form, they are counted out in the box.
        box: the box.
    """
    if not known and not integers:
        return solution
    families = [renamed(family, integers, known) for family in solution.families]
    spots = solution.spots
    if integers:
        exact = [spot for spot in spots if _is_exact(spot)]
        families = [*map(_as_family, exact), *families]
        spots = tuple(spot for spot in spots if not _is_exact(spot))
    grown = tuple(
        replace(
            family,
            coordinates={
                **family.coordinates,
                **{one: neat(put_in(value, family.coordinates), (*integers, *family.integers))
                   for one, value in known.items()},
            },
            integers=(*integers, *family.integers),
        )
        for family in families
    )  # fmt: skip
    whole = replace(solution, spots=(), families=grown)
    if integers and spots:
        return union((whole, _counted_out(replace(solution, spots=spots, families=()), known, integers, box)))
    return replace(
        whole,
        spots=tuple(
            replace(spot, coordinates={**spot.coordinates, **{one: spot.value(value) for one, value in known.items()}})
            for spot in spots
        ),
    )


def _counted_out(
    solution: Solution, known: Mapping[Symbol, Expression], integers: tuple[Symbol, ...], box: Box
) -> Solution:
    """The spots once for each member in the box of what is known by whole-number letters alone."""
    alone = {one: value for one, value in known.items() if symbols(value) <= set(integers)}
    from tutor.stationary.cases.integers import members

    inside = members(Family(alone, integers), box)
    if inside is None:
        return replace(solution, spots=(), scope=Scope.PARTIAL, undecided=(box,))
    rest = {one: value for one, value in known.items() if one not in alone}
    spots = []
    for member in inside:
        fixed = {one: coordinate.shown for one, coordinate in member.coordinates.items()}
        for spot in solution.spots:
            joined = Spot({**spot.coordinates, **member.coordinates}, spot.algebras)
            more = {one: joined.value(put_in(value, fixed)) for one, value in rest.items()}
            spots.append(replace(joined, coordinates={**joined.coordinates, **more}))
    said = phrase("cases-counted")
    return replace(solution, spots=tuple(spots), scope=worse(solution.scope, Scope.BOX), argument=(said,))
