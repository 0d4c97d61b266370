"""Constants of integration: x² + C, x² + 5 + c₁ and x² + K say the same, x² leaves the constant out."""

from __future__ import annotations

import re

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import Phrase, phrase
from tutor.errors import TutorError
from tutor.expression.numbers import ZERO
from tutor.expression.structures import Partial
from tutor.expression.traversal import postorder, symbols, terms
from tutor.expression.tree import Expression, Negation, Sum, Symbol
from tutor.grading.equality import Equivalence, Kind
from tutor.grading.equivalence import equivalent
from tutor.grading.key import Key, key_of

_CONSTANT = re.compile(r"[CcKk]|const|constant")


def constant_of(model: Expression) -> Symbol | None:
    """The constant of integration of a model: its last term when that is a C (or c, K, const) used nowhere else.

    >>> from tutor import parse
    >>> str(constant_of(parse("x^2 + C")))
    'C'
    """
    parts = terms(model)
    last = parts[-1].operand if isinstance(parts[-1], Negation) else parts[-1]
    if len(parts) < 2 or not isinstance(last, Symbol) or not _CONSTANT.fullmatch(last.name):
        return None
    others = frozenset[Symbol]().union(*(symbols(part) for part in parts[:-1]))
    return None if last in others or not others else last


def up_to_a_constant(answer: Expression, key: Key) -> tuple[Equivalence, tuple[Phrase, ...]] | None:
    """How an answer is related to a model F + C, where C is any constant.

    Arguments:
        answer: what was answered.
        key: the key of the model.

    Returns:
        equal when answer − F has all derivatives zero and holds a letter of its own; different, with what to say,
        when that letter is missing; None when the model has no such constant, or the answer differs otherwise.
    """
    model = key.expression
    constant = constant_of(model)
    if constant is None:
        return None
    body = Sum(terms(model)[:-1]) if len(terms(model)) > 2 else terms(model)[0]
    variables = sorted(symbols(body), key=lambda symbol: symbol.label)
    difference = Sum((answer, Negation(body)))
    for variable in variables:
        found = _flat(difference, variable, key.domain)
        if found is None or found.kind is not Kind.EQUAL:
            return None
    narrower = equivalent(Sum((body, answer, Negation(answer))), key_of(body, key.domain))
    free = symbols(answer) - symbols(body)
    if not free:
        return Equivalence(Kind.DIFFERENT, found.how if found else None), (phrase("check-answer-constant-missing"),)
    if narrower.kind is Kind.NARROWER and not narrower.agrees:
        return narrower, ()
    return Equivalence(Kind.EQUAL, found.how if found else None), ()


def _flat(difference: Expression, variable: Symbol, where: tuple[Expression, ...]) -> Equivalence | None:
    """Is the derivative by a variable zero everywhere?"""
    try:
        slope = Engine().derive(difference, variable).answer
    except TutorError:
        slope = Partial(difference, variable)
    if any(isinstance(node, Partial) for node in postorder(slope)):
        slope = Partial(difference, variable)
    return equivalent(ZERO, key_of(slope, where, (variable,)))
