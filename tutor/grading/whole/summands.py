"""The summands of a function, and what each of them gives to the derivative."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from tutor.derivation.dependence import depends
from tutor.derivation.tidy import tidied
from tutor.errors import TutorError
from tutor.expression.structures import BigSum, Counted, Mean, Partial
from tutor.expression.traversal import unsigned
from tutor.expression.tree import Expression, Negation, Product, Quotient, Sum
from tutor.grading.question import Question
from tutor.grading.whole.expand import expanded_terms, is_large
from tutor.grading.whole.sight import sight
from tutor.grading.whole.terms import true_terms
from tutor.grading.whole.vector import Vector, alike, is_zero

_MOST_SUMMANDS = 24


@dataclass(frozen=True, slots=True)
class Contribution:
    """A part of the derivative that can be left out, or be given the wrong sign, by itself."""

    source: Expression | None
    """The summand of the function it comes from; None where that is not known."""
    alone: bool
    """Is it all that comes from that summand?"""
    values: Vector


def summands(function: Expression) -> tuple[tuple[Expression, Expression], ...]:
    """The summands of a function: each as it stands, and with the constant factors, Σ and signs around it.

    >>> from tutor import parse
    >>> [(str(inner), str(whole)) for inner, whole in summands(parse("2(x^2 + y)"))]
    [('x**2', '2*x**2'), ('y', '2*y')]
    """
    wrappers: list[Callable[[Expression], Expression]] = []
    node = function
    while True:
        opened = _unwrapped(node)
        if opened is None:
            break
        node, wrap = opened
        wrappers.append(wrap)
    if not isinstance(node, Sum):
        return ()
    result = []
    for term in node.terms:
        whole = term
        for wrap in reversed(wrappers):
            whole = wrap(whole)
        result.append((unsigned(term), whole))
    return tuple(result)


def _unwrapped(node: Expression) -> tuple[Expression, Callable[[Expression], Expression]] | None:
    """A sum inside a factor, a fraction, a sign or a Σ, and what to put around each of its terms."""
    match node:
        case Negation(operand=inner):
            return inner, Negation
        case BigSum(body=inner) | Mean(body=inner):
            rest = node.children[1:]
            return inner, lambda part: node.rebuild((part, *rest))
        case Quotient(numerator=inner, denominator=below):
            return inner, lambda part: Quotient(part, below)
        case Product(factors=factors):
            sums = [place for place, factor in enumerate(factors) if isinstance(factor, Sum | Counted)]
            if len(sums) != 1:
                return None
            place = sums[0]
            return factors[place], lambda part: Product((*factors[:place], part, *factors[place + 1 :]))
    return None


@lru_cache(maxsize=64)
def contributions(question: Question) -> tuple[Contribution, ...]:
    """The parts of the derivative, those with a known source first. None is the whole of it, none is zero."""
    view = sight(question)
    candidates: list[Contribution] = []
    for inner, whole in summands(question.reading.expression)[:_MOST_SUMMANDS]:
        if not any(depends(whole, variable) for variable in question.orders):
            continue
        part = _derivative(question, whole)
        if part is None or is_large(part):
            continue
        # From the 7 in (x − 7)·sin(x) alone comes nothing: it is 7·sin(x) that gives a term.
        varies = any(depends(inner, variable) for variable in question.orders)
        source = inner if varies else unsigned(tidied(whole))
        candidates.append(Contribution(source, True, view.of(part)))
        terms = expanded_terms(part)
        if len(terms) > 1:
            candidates += (Contribution(source, False, view.of(term)) for term in terms)
    own = true_terms(question)
    if len(own) > 1:
        candidates += (Contribution(None, False, term.values) for term in own)
    found: list[Contribution] = []
    for one in candidates:
        new = not any(alike(one.values, other.values) for other in found)
        if new and not is_zero(one.values) and not alike(one.values, view.truth):
            found.append(one)
    return tuple(found)


def _derivative(question: Question, part: Expression) -> Expression | None:
    """The same derivative of a part of the function."""
    body = part
    try:
        for variable in question.orders:
            body = question.engine.step(Partial(body, variable)).answer
    except TutorError:
        return None
    return body
