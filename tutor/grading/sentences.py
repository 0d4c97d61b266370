"""What a verdict says, sentence by sentence; `render/sentences/verdicts.py` has the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tutor.derivation.lesson import Phrase, phrase
from tutor.errors import SyntaxProblem
from tutor.expression.traversal import symbols
from tutor.grading.alternative import alternative
from tutor.grading.answer import (
    Answer,
    Collection,
    Equation,
    Interval,
    Single,
    Vector,
    answer_text,
    expressions_of,
)
from tutor.grading.equality import Equivalence, How, Kind, Method
from tutor.grading.foreign import incomparable
from tutor.grading.shown_witness import component_of, gap_of, shown, witness_of, witness_sentence
from tutor.grading.vector_or_interval import as_interval
from tutor.grading.verdict import (
    NotWorkedOut,
    PartOfDomain,
    Right,
    Rounded,
    Undecided,
    Unreadable,
    Verdict,
    Wrong,
    WrongForm,
)


def sentences(verdict: Verdict) -> tuple[Phrase, ...]:
    """What is said of an answer as a whole, without its components.

    >>> from tutor.grading.check import check
    >>> sentences(check("x^2", "2x"))[0].key
    'check-together'
    """
    match verdict:
        case Right():
            return _right(verdict)
        case WrongForm():
            return (phrase(f"check-form-{verdict.wanted}"), *verdict.says)
        case Rounded():
            return (_rounded(verdict),)
        case PartOfDomain():
            return _part(verdict)
        case Wrong():
            return _wrong(verdict)
        case NotWorkedOut():
            return verdict.says
        case Unreadable():
            return tuple(_unreadable(verdict))
        case Undecided():
            return (phrase("check-undecided"), *verdict.says, phrase("check-undecided-not-wrong"))


def together(*said: Phrase) -> Phrase:
    """Several sentences as one, so that they stand in one paragraph."""
    whole, *rest = said
    for sentence in rest:
        whole = phrase("check-together", first=whole, second=sentence)
    return whole


def _right(verdict: Right) -> tuple[Phrase, ...]:
    found = verdict.equivalence
    parts = [part.equivalence for part in verdict.components if isinstance(part, Right)] or [found]
    hows = [part.how for part in parts if part is not None and part.agrees and part.how is not None]
    if len(hows) < len(parts):  # within a tolerance, or compared member by member
        return (together(phrase("check-right"), *verdict.remarks),)
    how = together(phrase("check-right"), _how(_weakest(hows), verdict.answer))
    return (how, *(() if found is None else _domain(found)), *verdict.remarks)


def _weakest(hows: Sequence[How]) -> How:
    order = (Method.TREE, Method.EXACT, Method.ALGEBRA, Method.BALLS)
    return max(hows, key=lambda how: (order.index(how.method), -how.points))


def _how(how: How, answer: Answer) -> Phrase:
    if how.method is Method.BALLS:
        return phrase("check-how-balls", points=how.points) if how.points > 1 else phrase("check-how-balls-one")
    if how.method is Method.TREE:
        if isinstance(answer, Collection):
            return phrase("check-how-tree-set")
        return phrase(f"check-how-tree{_of_numbers(answer)}")
    return phrase("check-how-exact" if how.method is Method.EXACT else "check-how-algebra")


def _of_numbers(answer: Answer) -> str:
    """The ending of what is said of numbers, which are no expressions in a student's eyes."""
    parts = expressions_of(answer) if isinstance(answer, Single | Vector) else ()
    if not parts or any(symbols(part) for part in parts):
        return ""
    return "-number" if len(parts) == 1 else "-numbers"


def _domain(found: Equivalence) -> Iterator[Phrase]:
    """Where only one of the two has a value, although the answer counts as right."""
    if found.kind is Kind.EQUAL:
        return
    point = () if found.witness is None else shown(found.witness.point)[0]
    narrower = found.kind is Kind.NARROWER
    if point:
        yield phrase("check-thin-at" if narrower else "check-wider-at", point=point)
    elif found.place:
        yield phrase("check-thin" if narrower else "check-wider", conditions=found.place)


def _rounded(verdict: Rounded) -> Phrase:
    if verdict.digits == 1:
        return phrase("check-rounded-one")
    if not verdict.exact or any(symbols(part) for part in verdict.exact):
        return phrase("check-rounded-hidden", digits=verdict.digits)
    if (model := _shaped(verdict)) is not None:
        return phrase("check-rounded", digits=verdict.digits, exact=answer_text(model))
    if len(verdict.exact) == 1:
        return phrase("check-rounded", digits=verdict.digits, exact=verdict.exact[0])
    return phrase("check-rounded-vector", digits=verdict.digits, exact=verdict.exact)


def _shaped(verdict: Rounded) -> Answer | None:
    """The right answer when it is a set, an interval or an equation, which a list of its parts would hide."""
    model = None if verdict.task is None else verdict.task.model
    if isinstance(model, Vector) and (isinstance(verdict.answer, Interval) or model.source.lstrip().startswith("[")):
        return as_interval(model)
    if isinstance(model, Equation) and not isinstance(verdict.answer, Equation):
        return None  # the right answer asks for its solutions
    return model if isinstance(model, Collection | Interval | Equation) else None


def _part(verdict: PartOfDomain) -> tuple[Phrase, ...]:
    found = verdict.equivalence
    if found is None:
        return (phrase("check-part-somewhere"),)
    said = phrase("check-part", conditions=found.place) if found.place else phrase("check-part-somewhere")
    return said, *witness_sentence(verdict.task, gap_of(verdict))


def _wrong(verdict: Wrong) -> tuple[Phrase, ...]:
    said = [phrase("check-not-yet")]
    if isinstance(verdict.answer, Equation) and not verdict.remarks:
        return (together(*said, phrase("check-other-equation")),)
    seen = () if _is_incomparable(verdict) else witness_sentence(verdict.task, witness_of(verdict))
    if verdict.explanations:
        said = [together(*said, *verdict.explanations[0].says)]
        if (other := alternative(verdict.explanations)) is not None:
            said.append(together(phrase("check-another-slip"), *other.says[:1]))
        said += verdict.remarks
    elif verdict.remarks:
        said = [together(*said, *verdict.remarks)]
    else:
        return (together(*said, *seen),)
    return (*said, *seen)


def _is_incomparable(verdict: Wrong) -> bool:
    """Whether letters stand in an answer for which no numbers may be put in."""
    place, answer = component_of(verdict), verdict.answer
    if verdict.task is None or place is None or not isinstance(answer, Single):
        return False
    return incomparable(verdict.task, answer.expression, place)


def _unreadable(verdict: Unreadable) -> Iterator[Phrase]:
    problem = verdict.problem
    message = problem.message.rstrip(".")
    if isinstance(problem, SyntaxProblem):
        yield phrase("check-unreadable", problem=f"{message}; {problem.mend}" if problem.mend else message)
    else:
        yield phrase("check-plain", text=problem.message)
        if problem.mend:
            yield phrase("check-plain", text=problem.mend)


def read_back(verdict: Verdict) -> Phrase | None:
    """How the answer was read."""
    answer = verdict.answer
    if answer is None:
        return None
    if isinstance(answer, Single):
        return phrase("check-read", answer=answer.expression)
    if isinstance(answer, Vector):
        return phrase("check-read-vector", answer=expressions_of(answer))
    return phrase("check-read", answer=answer_text(answer))
