"""The solutions of polynomial equations in a table, with the candidates that fall away."""

from __future__ import annotations

from tutor.derivation.lesson import Block, Note, Phrase, Table, Value, phrase
from tutor.derivation.place import decimal_tree
from tutor.expression.numbers import rational_value
from tutor.expression.tree import Expression
from tutor.stationary.algebra.elimination import Elimination
from tutor.stationary.algebra.representation import Representation
from tutor.stationary.numbers.coordinate import Coordinate

_MOST_ROWS = 40


def solutions_table(elimination: Elimination) -> list[Block]:
    """The solutions in a table, and the candidates that fall away."""
    found, spots = elimination.found, elimination.spots
    real = len(elimination.candidates)
    blocks: list[Block] = [_candidates(real) if elimination.away else _count(found, real)]
    if spots:
        rows = [tuple(_cell(one) for one in spot.coordinates.values()) for spot in spots[:_MOST_ROWS]]
        blocks.append(Table(tuple(elimination.unknowns), tuple(rows)))
        if len(spots) > _MOST_ROWS:
            blocks.append(Note(phrase("algebraic-more-rows", count=len(spots) - _MOST_ROWS)))
        blocks.append(Note(phrase("algebraic-put-back" if len(spots) > 1 else "algebraic-put-back-one")))
    for place, reason in elimination.away:
        point = tuple(one.shown for one in place.values())
        key = "algebraic-away" if len(point) > 1 else "algebraic-away-value"
        blocks.append(Note(phrase(key, variables=elimination.unknowns, values=point)))
        blocks.append(Note(reason))
    return blocks


def _candidates(real: int) -> Note:
    """How many real points are looked at, when some of them are no solutions."""
    return Note(phrase("algebraic-candidates" if real > 1 else "algebraic-candidate", real=real))


def _count(found: Representation, real: int) -> Note:
    """How many of the complex solutions are real."""
    values: dict[str, Value] = {"total": found.distinct, "real": real, "others": found.distinct - real}
    if real == found.distinct:
        return Note(phrase("algebraic-all-real" if real > 1 else "algebraic-one-real", **values))
    if not real:
        return Note(phrase("algebraic-none-real", **values))
    return Note(phrase("algebraic-some-real" if real > 1 else "algebraic-some-real-one", **values))


def _cell(one: Coordinate) -> Phrase | Expression:
    """A coordinate in a table: exact, with decimals where it is no fraction."""
    if one.exact is None or rational_value(one.exact) is not None:
        return one.shown
    return phrase("algebraic-cell", exact=one.exact, decimal=decimal_tree(one.decimal))


def combinations(pairs: int, real: int) -> Note:
    """How many of the combinations of real roots are solutions."""
    if pairs == 1:
        return Note(phrase("algebraic-only-combination" if real else "algebraic-not-together"))
    key = {0: "no-combination", 1: "one-combination", pairs: "all-combinations"}.get(real, "combinations")
    return Note(phrase(f"algebraic-{key}", pairs=pairs, real=real))
