"""An answer of any sort beside the model: what of it is right, what is missing, and what is too much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tutor.derivation.lesson import Phrase, phrase
from tutor.expression.tree import Expression, Symbol
from tutor.grading.answer import Answer, Collection, Equation, Interval, Single, Vector, expressions_of
from tutor.grading.equality import Equivalence, Kind
from tutor.grading.equivalence import equivalent
from tutor.grading.key import Key, key_of
from tutor.grading.vector_or_interval import as_interval, other_brackets

_WORST = (Kind.DIFFERENT, Kind.NARROWER, Kind.UNDECIDED, Kind.WIDER, Kind.EQUAL)
"""What one part makes of the whole, the worst first."""


@dataclass(frozen=True, slots=True)
class Compared:
    """How an answer is related to a model."""

    kind: Kind
    """How the whole is related."""
    members: tuple[Equivalence, ...] = ()
    """One for an expression or an equation; one a component of a vector of the right size; for a set one a member of
    the answer; () where there is nothing to compare part by part."""
    missing: int = 0
    """How many members of the model the answer does not have."""
    extra: tuple[tuple[Expression, ...], ...] = ()
    """The members of the answer that the model does not have."""
    says: tuple[Phrase, ...] = ()
    """What is to be told besides."""
    fits: bool = True
    """Is it the sort of answer that was asked for?"""

    @property
    def agrees(self) -> bool:
        """Is it right wherever it counts?"""
        if not self.fits or self.missing or self.extra:
            return False
        return all(member.agrees for member in self.members) if self.members else self.kind is Kind.EQUAL

    @property
    def equivalence(self) -> Equivalence | None:
        """The one comparison that was made, or None when there are several, or none."""
        return self.members[0] if len(self.members) == 1 else None


def worst(kinds: Iterable[Kind]) -> Kind:
    """The kind of a whole whose parts have these kinds.

    >>> str(worst([Kind.EQUAL, Kind.UNDECIDED]))
    'undecided'
    """
    found = set(kinds)
    return next((kind for kind in _WORST if kind in found), Kind.EQUAL)


def keys_of(model: Answer, domain: Sequence[Expression] = (), variables: Sequence[Symbol] = ()) -> tuple[Key, ...]:
    """A key for each expression of a model, in order. They remember their work: keep them for the next answer.

    Arguments:
        model: the right answer.
        domain: conditions under which it counts.
        variables: its variables in order; none to take them from the model.
    """
    return tuple([key_of(expression, domain, variables) for expression in expressions_of(model)])


def compare(answer: Answer, model: Answer, keys: Sequence[Key] | None = None, constants: bool = True) -> Compared:
    """How an answer is related to a model, part by part.

    Arguments:
        answer: what was answered.
        model: what is right.
        keys: the keys of the model's expressions, as `keys_of` gives them.
        constants: may the C in a model x² + C be a constant of integration? Not in a derivative: there it is a letter.

    >>> from tutor import parse
    >>> compare(Vector((parse("x+x"), parse("1"))), Vector((parse("2x"), parse("1")))).agrees
    True
    """
    keys = keys_of(model) if keys is None else keys
    match model:
        case Single():
            return _single(answer, model, keys, constants)
        case Vector():
            return _vector(answer, model, keys)
        case Collection():
            from tutor.grading.compare_sets import compare_sets

            return compare_sets(answer, model, keys)
        case Interval():
            from tutor.grading.compare_intervals import compare_intervals

            return compare_intervals(answer, model)
        case Equation():
            from tutor.grading.compare_equations import compare_equations

            return compare_equations(answer, model, keys)


def another_sort(key: str, **values: int) -> Compared:
    """The answer is not of the sort that was asked for."""
    return Compared(Kind.DIFFERENT, says=(phrase(key, **values),), fits=False)


def _single(answer: Answer, model: Single, keys: Sequence[Key], constants: bool) -> Compared:
    match answer:
        case Single(expression):
            found = equivalent(expression, keys[0])
            if constants and not found.agrees:
                from tutor.grading.constants import up_to_a_constant

                constant = up_to_a_constant(expression, keys[0])
                if constant is not None:
                    return Compared(constant[0].kind, (constant[0],), says=constant[1])
            return Compared(found.kind, (found,))
        case Vector((only,)) | Collection(((only,),)):
            return _single(Single(only), model, keys, constants)
        case Vector(components):
            return another_sort("check-answer-not-a-vector", count=len(components))
        case Collection(()):
            return another_sort("check-answer-there-is-one")
        case Collection(members) if all(len(member) == 1 for member in members):
            # "2x or x + x": one value twice, or two values.
            found_each = [equivalent(one, keys[0]) for (one,) in members]
            if all(one.agrees for one in found_each):
                return Compared(worst(one.kind for one in found_each), (found_each[0],))
            return another_sort("check-answer-one-value", count=len(members))
        case Collection(members):
            return another_sort("check-answer-one-value", count=len(members))
        case Interval():
            return another_sort("check-answer-not-an-interval")
        case Equation():
            return another_sort("check-answer-not-an-equation")


def _vector(answer: Answer, model: Vector, keys: Sequence[Key]) -> Compared:
    wanted = len(model.components)
    match answer:
        case Single(expression) if wanted == 1:
            return _vector(Vector((expression,)), model, keys)
        case Single():
            return another_sort("check-answer-wants-a-vector", wanted=wanted)
        case Vector(components) if len(components) == wanted:
            members = tuple([equivalent(part, key) for part, key in zip(components, keys, strict=True)])
            if other_brackets(answer, model) and all(member.agrees for member in members):
                return Compared(Kind.UNDECIDED, says=(phrase("check-answer-vector-or-interval"),))
            return Compared(worst(member.kind for member in members), members)
        case Vector(components) if len(components) == 1:
            return another_sort("check-answer-one-component", wanted=wanted)
        case Vector(components):
            return another_sort("check-answer-components", wanted=wanted, count=len(components))
        case Interval() if (between := as_interval(model)) is not None:
            from tutor.grading.compare_intervals import compare_intervals

            found = compare_intervals(answer, between)
            said = (phrase("check-answer-taken-as-intervals"),) if found.agrees else ()
            return replace(found, says=(*found.says, *said))
        case _:
            return another_sort("check-answer-wants-a-vector-only", wanted=wanted)
