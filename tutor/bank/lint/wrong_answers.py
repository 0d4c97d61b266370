"""Wrong answers as students give them: signs, places, other derivatives, other points, members left out.

What tutor says of each is asked of the grader itself, so that what is listed is what a student can be told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice

from tutor.bank.judge import judge, mistakes
from tutor.bank.kinds.written import typed, typed_points, typed_vector
from tutor.bank.pose import Posed
from tutor.derivation.place import Place, put_in
from tutor.derivation.terms import total
from tutor.errors import TutorError
from tutor.expression.numbers import ONE, ZERO, whole
from tutor.expression.traversal import terms
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Symbol
from tutor.grading.answer import Collection, Single, Vector
from tutor.grading.task import Task

_MOST = 24
"""So many wrong answers are tried, and so many mistakes are taken of each."""
_MOST_TERMS = 3
_TWO = whole(2)


@dataclass(frozen=True, slots=True)
class Named:
    """What tutor says of the wrong answers to a part."""

    mistakes: tuple[str, ...]
    """The mistakes that it names, by id."""
    pairs: tuple[tuple[str, str], ...]
    """Those of them that it names together: from the answer nobody can tell which was made."""


def named_mistakes(part: Posed) -> Named:
    """The mistakes that tutor names in wrong answers to a part.

    Arguments:
        part: the part as it is asked.
    """
    task = part.made.subject
    if not isinstance(task, Task):
        return Named((), ())
    asking = replace(part.asking, diagnose=True)
    found: dict[str, None] = {}
    pairs: dict[tuple[str, str], None] = {}
    for answer in islice(dict.fromkeys(_answers(task, part.part.kind)), _MOST):
        try:
            verdict = judge(part.made, answer, asking)
        except TutorError:
            continue  # what cannot be graded names nothing
        # Two mistakes at once are named as one + other.
        found.update(dict.fromkeys(name for one in mistakes(verdict, _MOST) for name in one.misconception.split(" + ")))
        for source in (verdict, *getattr(verdict, "components", ())):
            names = sorted({one.misconception for one in getattr(source, "explanations", ())})
            pairs.update(dict.fromkeys(pair for pair in combinations(names, 2) if "+" not in "".join(pair)))
    return Named(tuple(found), tuple(pairs))


def _answers(task: Task, kind: str) -> Iterator[str]:
    match task.model:
        case Collection(members=members):
            yield from _fewer(members)
        case Single(expression=one):
            yield from map(typed, _of_one(one))
            yield from map(typed, _other_derivatives(task))
        case Vector(components=components):
            yield from _of_vector(components, kind == "hessian")
            yield from map(typed_vector, _at_other_points(task))


def _fewer(members: Sequence[Sequence[Expression]]) -> Iterator[str]:
    """A set with one member left out, and with each member by itself."""
    for place in range(len(members)):
        if len(members) > 1:
            yield typed_points([*members[:place], *members[place + 1 :]])
    if len(members) > 2:
        yield from (typed_points([member]) for member in members)
    yield typed_points([tuple(reversed(member)) for member in members])


def _of_one(answer: Expression) -> Iterator[Expression]:
    """One expression with its sign turned, a factor, a term more, less or turned, or upside down."""
    yield Negation(answer)
    yield Product((_TWO, answer))
    yield Quotient(answer, _TWO)
    parts = terms(answer)
    if len(parts) > 1:
        for place in range(min(len(parts), _MOST_TERMS)):
            others = (*parts[:place], *parts[place + 1 :])
            yield total(others)
            yield total((*others, Negation(parts[place])))
    yield total((*parts, ONE))
    if answer != ZERO:
        yield Quotient(ONE, answer)


def _other_derivatives(task: Task) -> Iterator[Expression]:
    """The function itself, its derivatives by other letters and of other orders, and its values at other points."""
    if not task.questions:
        return
    (question, *_) = task.questions
    reading, engine = task.reading, question.engine
    found: list[Expression] = [reading.expression]
    for first in reading.variables:
        slope = engine.derive(reading.expression, first).answer
        found.append(slope)
        found += [engine.derive(slope, second).answer for second in reading.variables]
    if task.place is None:
        yield from found
        return
    yield question.answer
    yield from (put_in(one, task.place) for one in found)
    yield from (put_in(question.answer, place) for place in _other_places(task.place))


def _of_vector(components: Sequence[Expression], matrix: bool) -> Iterator[str]:
    """A vector with its signs turned, its components in other places, added up, or divided by its length."""
    if matrix:
        return
    yield typed_vector([Negation(one) for one in components])
    yield typed_vector([Product((_TWO, one)) for one in components])
    for place in range(len(components)):
        yield typed_vector([Negation(one) if here == place else one for here, one in enumerate(components)])
    yield typed_vector(tuple(reversed(components)))
    if len(components) > 2:
        yield typed_vector((*components[1:], components[0]))
    length: Expression = Call("sqrt", (total(tuple(Power(one, _TWO) for one in components)),))
    yield typed(total(tuple(components)))
    yield typed(length)
    yield typed(components[0])
    yield typed_vector((*components, ONE))
    yield typed_vector([Quotient(one, length) for one in components])


def _at_other_points(task: Task) -> Iterator[Sequence[Expression]]:
    """The derivatives in letters, and their values at a point with two coordinates swapped."""
    if task.place is None or not task.questions:
        return
    slopes = [question.answer for question in task.questions]
    yield slopes
    for place in _other_places(task.place):
        yield [put_in(one, place) for one in slopes]


def _other_places(place: Place) -> Iterator[dict[Symbol, Expression]]:
    names = list(place)
    for at in range(len(names) - 1):
        swapped = dict(place)
        swapped[names[at]], swapped[names[at + 1]] = place[names[at + 1]], place[names[at]]
        if swapped != dict(place):
            yield swapped
