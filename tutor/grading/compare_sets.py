"""Two sets of values or points: which members of the answer are right, which are too much, and how many are missing."""

from __future__ import annotations

from collections.abc import Sequence

from flint import arb

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression
from tutor.grading.answer import Answer, Collection, Single, Vector, member_text
from tutor.grading.compare import Compared, another_sort, worst
from tutor.grading.equality import Equivalence, How, Kind, Method
from tutor.grading.equivalence import equivalent
from tutor.grading.key import Key
from tutor.grading.members import Member, belongs, where_real
from tutor.grading.values import values

_DIFFERENT = Equivalence(Kind.DIFFERENT, How(Method.BALLS, 1))
_MOST_COMPARISONS = 300
"""So many pairs are looked at more closely than by their values at two points; the rest stays open."""
_MOST_IN_VAIN = 1
"""So many pairs may turn out to be undecided; a set full of 9^9^9^9 is not looked through."""
_POINTS = 2


def compare_sets(answer: Answer, model: Collection, keys: Sequence[Key]) -> Compared:
    """How a typed set is related to the model: as sets, in any order, a member named twice being noted only.

    Arguments:
        answer: what was answered; one value or point counts as a set of one.
        model: the set that is right.
        keys: a key for each coordinate of each member of the model.
    """
    match answer:
        case Collection():
            members = answer.members
        case Single(expression):
            members = ((expression,),)
        case Vector(components):
            members = (
                (components,) if model.members and len(model.members[0]) > 1 else tuple((one,) for one in components)
            )
        case _:
            return another_sort("check-answer-wants-a-set")
    size = len(model.members[0]) if model.members else 0
    if size and any(len(member) != size for member in members):
        if size == 1:
            return another_sort("check-answer-wants-values")
        return another_sort("check-answer-coordinates", wanted=size)
    if size == 1 and members and any(symbols(one) for (one,) in model.members):
        from tutor.grading.integer_families import united_families

        united = united_families([one for (one,) in members], [one for (one,) in model.members])
        if united is not None:
            return Compared(united)
    return _matched(members, _Model(model, keys, size))


class _Model:
    """The members of the model with their keys and values."""

    def __init__(self, model: Collection, keys: Sequence[Key], size: int) -> None:
        self.members = model.members
        self.keys = [tuple(keys[at * size : (at + 1) * size]) for at in range(len(model.members))]
        self._points = next((key.points[:_POINTS] for key in keys if symbols(key.expression)), ({},))
        self._values: dict[Expression, tuple[arb, ...]] = {}
        self._left = _MOST_COMPARISONS
        self._in_vain = 0

    @property
    def domain(self) -> tuple[Expression, ...]:
        """The conditions under which the set counts."""
        return self.keys[0][0].domain if self.keys and self.keys[0] else ()

    def has_letters(self, members: Sequence[Member]) -> bool:
        """Do letters stand in the model, or in these members?"""
        return any(symbols(part) for member in (*self.members, *members) for part in member)

    def related(self, member: Sequence[Expression], place: int) -> Equivalence:
        """How a member of the answer is related to the model's member at a place."""
        if tuple(member) == self.members[place]:
            return Equivalence(Kind.EQUAL, How(Method.TREE))
        if any(self._apart(one, other) for one, other in zip(member, self.members[place], strict=True)):
            return _DIFFERENT
        if self._left <= 0 or self._in_vain >= _MOST_IN_VAIN:
            return Equivalence(Kind.UNDECIDED)
        self._left -= len(member)
        found = [equivalent(one, key) for one, key in zip(member, self.keys[place], strict=True)]
        kind = worst(part.kind for part in found)
        self._in_vain += kind is Kind.UNDECIDED
        return next(part for part in found if part.kind is kind)

    def _apart(self, one: Expression, other: Expression) -> bool:
        """Are two coordinates different at first sight?"""
        for number in (one, other):
            if number not in self._values:
                self._values[number] = values(number, self._points)
        pairs = zip(self._values[one], self._values[other], strict=True)
        return any(first.is_finite() and second.is_finite() and not first.overlaps(second) for first, second in pairs)


def _matched(members: Sequence[Member], model: _Model) -> Compared:
    taken: dict[int, Member] = {}
    found: list[Equivalence] = []
    extra: list[Member] = []
    says: list[Phrase] = []
    for member in dict.fromkeys(members):
        best = _DIFFERENT
        for place in range(len(model.members)):
            relation = model.related(member, place)
            if relation.agrees:
                best = relation
                if place in taken:
                    says.append(
                        phrase("check-answer-twice", first=member_text(taken[place]), second=member_text(member))
                    )
                taken.setdefault(place, member)
                break
            if relation.kind is Kind.UNDECIDED or (relation.kind is Kind.NARROWER and best is _DIFFERENT):
                best = relation
        found.append(best)
        if best.kind in (Kind.DIFFERENT, Kind.NARROWER) and not best.agrees:
            extra.append(member)
    lacking = [place for place in range(len(model.members)) if place not in taken]
    if (extra or lacking) and members and model.members and model.has_letters(members):
        extra, lacking = _by_points(list(dict.fromkeys(members)), model, found, extra, lacking)
    if len(set(members)) < len(members):
        says.insert(0, phrase("check-answer-repeated"))
    open_ones = sum(member.kind is Kind.UNDECIDED for member in found)
    missing = max(0, len(lacking) - open_ones)
    kind = Kind.DIFFERENT if missing or extra else worst(member.kind for member in found)
    says += _counted(sum(member.agrees for member in found), missing, extra)
    return Compared(kind, tuple(found), missing, tuple(extra), tuple(says))


def _by_points(
    members: Sequence[Member], model: _Model, found: list[Equivalence], extra: Sequence[Member], lacking: Sequence[int]
) -> tuple[list[Member], list[int]]:
    """What is too much and what is missing when a member may be one of the model's here and another one there.

    `found` is mended in place; it gets an entry more when it stays open whether a member of the model is missing.
    """
    where = where_real(model.members, model.domain)
    if where is None:
        return list(extra), list(lacking)
    still: list[Member] = []
    for place, member in enumerate(members):
        if member in extra:
            relation = belongs(member, model.members, where)
            # Where it has no value it is no member, which was said of it before.
            if relation.agrees or relation.kind is Kind.UNDECIDED:
                found[place] = relation
            else:
                still.append(member)
    missing: list[int] = []
    for place in lacking:
        relation = belongs(model.members[place], members, where)
        if relation.kind is Kind.DIFFERENT:
            missing.append(place)
        elif not relation.agrees:
            found.append(Equivalence(Kind.UNDECIDED))
    return still, missing


def _counted(right: int, missing: int, extra: Sequence[Member]) -> list[Phrase]:
    says = []
    if right and (missing or extra):
        says.append(phrase("check-answer-right-ones", count=right) if right > 1 else phrase("check-answer-right-one"))
    if extra:
        shown = [member_text(member) for member in extra[:5]]
        more = ", …" if len(extra) > 5 else ""
        key = "check-answer-extra-one" if len(extra) == 1 else "check-answer-extra"
        says.append(phrase(key, members=", ".join(shown) + more))
    if missing:
        says.append(
            phrase("check-answer-missing-one") if missing == 1 else phrase("check-answer-missing", count=missing)
        )
    return says
