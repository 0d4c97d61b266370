"""Mistakes with a whole gradient: components in other places, left out, added up, divided by the length."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tutor.expression.exact import Point
from tutor.expression.tree import Expression
from tutor.grading.equivalence import equivalent
from tutor.grading.key import Key
from tutor.grading.question import Question
from tutor.grading.verdict import Explanation
from tutor.grading.whole.attempt import explanation
from tutor.grading.whole.factors import by_number
from tutor.grading.whole.find import ranked
from tutor.grading.whole.sight import Sight, sight, sight_at
from tutor.grading.whole.vector import (
    Vector,
    alike,
    is_constant,
    is_zero,
    multiple,
    pointwise,
    precise,
    total,
)

_MOST_COMPONENTS = 12


def find_whole_vector(
    components: Sequence[Expression], questions: Sequence[Question], points: Sequence[Point] | None = None
) -> tuple[Explanation, ...]:
    """The mistakes about a whole gradient that lead to exactly this answer, the likelier first.

    A mistake that sits in each component by itself is not looked for here.

    Arguments:
        components: what was answered, in order; one expression where no vector was given.
        questions: the question for each component that is wanted, in order: at least two.
        points: the one point where the value was asked for; None where the gradient itself was.

    Returns:
        the explanations; () where nothing fits, or where the answer is right.

    >>> from tutor.expression.reading import read
    >>> from tutor.grading.question import ask
    >>> reading = read("x^2 y")
    >>> questions = [ask(reading, (variable,)) for variable in reading.variables]
    >>> answer = [read("x^2").expression, read("2xy").expression]
    >>> [found.misconception for found in find_whole_vector(answer, questions)]
    ['components-swapped']
    """
    if len(questions) < 2 or not components or max(len(components), len(questions)) > _MOST_COMPONENTS:
        return ()
    base = sight(questions[0]) if points is None else sight_at(questions[0], points, True)
    with precise():
        truths = [base.truth, *(base.of(question.answer) for question in questions[1:])]
        given = [base.of(component) for component in components]
        if not base.points or (len(given) == len(truths) and all(map(alike, given, truths))):
            return ()
        if len(given) == len(truths):
            found = _same_length(given, truths, questions)
        elif len(given) == 1:
            found = _one_number(given[0], truths, questions, base)
        else:
            found = _left_out(given, truths, questions)
    return ranked(found)


def find_permuted(components: Sequence[Expression], keys: Sequence[Key]) -> tuple[Explanation, ...]:
    """Whether a wrong vector holds the right components in another order, where nothing was to be differentiated."""
    if not 2 <= len(components) == len(keys) <= _MOST_COMPONENTS:
        return ()
    order = _order(len(keys), lambda place, other: equivalent(components[place], keys[other]).agrees)
    if order is None:
        return ()
    moved = [place for place, other in enumerate(order, 1) if place != other + 1]
    if len(moved) == 2:
        found = explanation(
            "components-swapped",
            key="model-components-swapped",
            why="model-components-swapped",
            first=moved[0],
            second=moved[1],
        )
    else:
        found = explanation("components-permuted", key="model-components-permuted", why="model-components-swapped")
    return (found,) if moved else ()


def _same_length(given: Sequence[Vector], truths: Sequence[Vector], questions: Sequence[Question]) -> list[Explanation]:
    found: list[Explanation] = []
    order = _order(len(given), lambda place, other: alike(given[place], truths[other]))
    if order is not None:
        found.append(_permuted(order, questions))
    joined, wanted = _joined(given), _joined(truths)
    times = None if is_zero(wanted) else multiple(joined, wanted)
    if times == -1:
        found.append(explanation("all-signs", key="all-signs-of-all"))
    elif times and times != 1:
        found.append(by_number(times))
    elif times is None and _is_normalised(given, truths):
        found.append(explanation("gradient-normalised"))
    return found


def _joined(vectors: Sequence[Vector]) -> Vector:
    """All components one behind the other, so that one factor for all of them is one row."""
    return tuple(value for vector in vectors for value in vector)


def _order(count: int, fits: Callable[[int, int], bool]) -> tuple[int, ...] | None:
    """Which true component each of the given ones is, each taken once; its own place goes first.

    Arguments:
        count: how many there are of each.
        fits: whether the component that was given at a place is the true one of another place.
    """
    taken: list[int] = []
    for place in range(count):
        places = sorted(range(count), key=lambda other: other != place)
        match = next((other for other in places if other not in taken and fits(place, other)), None)
        if match is None:
            return None
        taken.append(match)
    return tuple(taken)


def _permuted(order: Sequence[int], questions: Sequence[Question]) -> Explanation:
    letters = tuple(question.orders[-1] for question in questions)
    moved = [place for place, other in enumerate(order) if place != other]
    if len(moved) == 2:
        first, second = (letters[place] for place in moved)
        return explanation("components-swapped", first=first, second=second, letters=letters)
    return explanation("components-permuted", letters=letters)


def _is_normalised(given: Sequence[Vector], truths: Sequence[Vector]) -> bool:
    length = _length(truths)
    return not is_constant(length) and all(
        alike(pointwise(lambda one, other: one * other, component, length), truth)
        for component, truth in zip(given, truths, strict=True)
    )


def _length(truths: Sequence[Vector]) -> Vector:
    squares = [pointwise(lambda one, other: one * other, truth, truth) for truth in truths]
    return tuple(value.sqrt() for value in total(squares, len(truths[0])))


def _one_number(
    given: Vector, truths: Sequence[Vector], questions: Sequence[Question], base: Sight
) -> list[Explanation]:
    """One expression where a vector is wanted."""
    letters = tuple(question.orders[-1] for question in questions)
    name = questions[0].reading.name
    found: list[Explanation] = []
    if alike(given, base.function):
        found.append(explanation("function", name=name, variable=letters[0]))
    if alike(given, total(truths, len(given))):
        found.append(explanation("gradient-summed", letters=letters, name=name))
    if alike(given, _length(truths)):
        found.append(explanation("gradient-length", letters=letters, name=name))
    for letter, truth in zip(letters, truths, strict=True):
        if alike(given, truth):
            rest = tuple(other for other in letters if other != letter)
            found.append(explanation("components-missing", key="one-component", given=letter, letters=rest))
            break
    return found


def _left_out(given: Sequence[Vector], truths: Sequence[Vector], questions: Sequence[Question]) -> list[Explanation]:
    """Some components are right and in order, others do not stand there; or there are others between them."""
    letters = tuple(question.orders[-1] for question in questions)
    if len(given) > len(truths):
        surplus = _places(truths, given) is not None
        return [explanation("components-extra", letters=letters)] if surplus else []
    places = _places(given, truths)
    if places is None:
        return []
    rest = tuple(letter for place, letter in enumerate(letters) if place not in places)
    return [explanation("components-missing", letters=rest)]


def _places(few: Sequence[Vector], many: Sequence[Vector]) -> list[int] | None:
    """Where the few stand among the many, in order; None where one does not."""
    places: list[int] = []
    for vector in few:
        start = places[-1] + 1 if places else 0
        match = next((place for place in range(start, len(many)) if alike(vector, many[place])), None)
        if match is None:
            return None
        places.append(match)
    return places
