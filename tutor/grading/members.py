"""Members that agree only as sets: {a, −a} and {|a|, −|a|} are the same at every a, though no member is another one.

A member belongs to a set when the product of its differences from all members is zero everywhere. That it does not is
proved by a point at which it is apart from all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.domain import domain
from tutor.errors import TutorError
from tutor.expression.numbers import ZERO, whole
from tutor.expression.tree import Expression, Negation, Power, Product, Sum
from tutor.grading.equality import Equivalence, Kind
from tutor.grading.equivalence import equivalent
from tutor.grading.key import key_of
from tutor.grading.points import letters_of

Member = tuple[Expression, ...]

MOST = 12
"""How many members a set may have to be looked at in this way."""
_TWO = whole(2)


def belongs(member: Member, others: Sequence[Member], everywhere: tuple[Expression, ...]) -> Equivalence:
    """Is a member, wherever some conditions hold, one of others, though not the same one at every place?

    Arguments:
        member: its coordinates.
        others: the members of a set, each with as many coordinates.
        everywhere: the conditions under which it counts, as `where_real` gives them.

    Returns:
        equal when it is one of them everywhere; different when it is none of them at some point, for certain;
        otherwise as for expressions.

    >>> from tutor import parse
    >>> a, b, most = parse("a"), parse("b"), parse("max(a, b)")
    >>> str(belongs((most,), ((a,), (b,)), ()).kind), str(belongs((a,), ((most,),), ()).kind)
    ('equal', 'different')
    """
    if not others:
        return Equivalence(Kind.DIFFERENT)
    if len(others) > MOST:
        return Equivalence(Kind.UNDECIDED)
    factors = tuple([_distance(member, other) for other in others])
    order = letters_of(*(part for one in (member, *others) for part in one))
    product = Product(factors) if len(factors) > 1 else factors[0]
    return equivalent(product, key_of(ZERO, everywhere, order))


def where_real(members: Sequence[Member], given: Sequence[Expression]) -> tuple[Expression, ...] | None:
    """The conditions under which all members of a set have a value, with those that are given; None if there are none.

    >>> from tutor import parse
    >>> [str(condition) for condition in where_real(((parse("ln(a)"),), (parse("1/b"),)), ())]
    ['a > 0', 'Ne(b, 0)']
    """
    found = dict.fromkeys(given)
    try:
        for member in members:
            for part in member:
                found.update(dict.fromkeys(domain(part).real))
    except TutorError:
        return None
    return tuple(found)


def _distance(one: Member, other: Member) -> Expression:
    """Zero where two members are the same, and only there."""
    gaps = [Sum((mine, Negation(theirs))) for mine, theirs in zip(one, other, strict=True)]
    return gaps[0] if len(gaps) == 1 else Sum(tuple([Power(gap, _TWO) for gap in gaps]))
