"""Constants of integration: x² + C, x² + 5 + c₁ and x² − 2K say the same; x² leaves the constant out, and so does
x² + C², which is not every F."""

from __future__ import annotations

import re

from tutor.derivation.differentiate import Engine
from tutor.derivation.domain import domain
from tutor.derivation.lesson import Phrase, phrase
from tutor.errors import TutorError
from tutor.expression.numbers import ZERO, rational, whole
from tutor.expression.structures import Partial
from tutor.expression.traversal import has_partial, substitute, symbols, terms, unsigned
from tutor.expression.tree import Expression, Negation, Sum, Symbol
from tutor.grading.equality import Equivalence, How, Kind, Method
from tutor.grading.equivalence import equivalent
from tutor.grading.key import Key, key_of
from tutor.grading.reach import takes_every_value

_CONSTANTS = (whole(1), whole(-1), whole(2))
"""What is put in for a constant to see where an answer has a value."""
_CONSTANT = re.compile(r"[CcKk]|const|constant")


def constant_of(model: Expression) -> Symbol | None:
    """The constant of integration of a model: a term that is a C (or c, K, const) used nowhere else.

    A small c beside several letters, as in a·x² + b·x + c, and a C beside an A or B are letters like the others.

    >>> from tutor import parse
    >>> str(constant_of(parse("x^2 + C"))), constant_of(parse("a x^2 + b x + c"))
    ('C', None)
    """
    parts = terms(model)
    if len(parts) < 2:
        return None
    for place, part in enumerate(parts):
        letter = unsigned(part)
        if isinstance(letter, Symbol) and _CONSTANT.fullmatch(letter.name):
            others = frozenset[Symbol]().union(*(symbols(one) for at, one in enumerate(parts) if at != place))
            if others and letter not in others and _stands_out(letter, others):
                return letter
    return None


def _stands_out(letter: Symbol, others: frozenset[Symbol]) -> bool:
    """Is a letter no coefficient like the others?"""
    if letter.name[0].isupper() or len(letter.name) > 1:
        return not any(other.name.isupper() for other in others)
    return len(others) == 1


def up_to_a_constant(answer: Expression, key: Key) -> tuple[Equivalence, tuple[Phrase, ...]] | None:
    """How an answer is related to a model F + C, where C is any constant.

    Arguments:
        answer: what was answered.
        key: the key of the model.

    Returns:
        equal when answer − F has all derivatives zero and takes every real value as letters of its own vary;
        different, with what to say, when it does not; undecided when that is not known; None when the model has no
        such constant, or the answer differs otherwise.
    """
    model = key.expression
    constant = constant_of(model)
    if constant is None:
        return None
    kept = [part for part in terms(model) if unsigned(part) != constant]
    body = Sum(tuple(kept)) if len(kept) > 1 else kept[0]
    variables = sorted(symbols(body), key=lambda symbol: symbol.label)
    difference = Sum((answer, Negation(body)))
    found: Equivalence | None = None
    for variable in variables:
        found = _flat(difference, variable, key.domain)
        if found is None or found.kind not in (Kind.EQUAL, Kind.WIDER):
            return None
    how = found.how if found else None
    if how is not None and how.method is Method.TREE:  # it is the derivatives that are the same, not the answers
        how = How(Method.EXACT)
    free = symbols(answer) - symbols(body)
    if not free:
        return Equivalence(Kind.DIFFERENT, how), (phrase("check-answer-constant-missing"),)
    added = _added(answer, free, key_of(body, key.domain))
    if added is None:
        return Equivalence(Kind.UNDECIDED), ()
    enough = takes_every_value(added)
    if enough is None:
        return Equivalence(Kind.UNDECIDED), ()
    if not enough:
        if not symbols(added):
            return Equivalence(Kind.DIFFERENT, how), (phrase("check-answer-constant-missing"),)
        return Equivalence(Kind.DIFFERENT, how), (phrase("check-answer-constant-bounded", part=added),)
    narrower = _narrower(answer, body, free, key.domain)
    if narrower is not None:
        return narrower, ()
    jumps = _jumps(substitute(difference, dict.fromkeys(free, _CONSTANTS[0])), body, key.domain)
    if jumps is None:
        return Equivalence(Kind.UNDECIDED), ()
    if jumps:
        return Equivalence(Kind.DIFFERENT, how), (phrase("check-answer-constant-jumps"),)
    renamed = () if constant in free else (phrase("check-answer-constant-renamed"),)
    return Equivalence(Kind.EQUAL, how), renamed


def _jumps(difference: Expression, body: Expression, where: tuple[Expression, ...]) -> bool | None:
    """Is a flat difference one number on one side of a place, and another one on the other, as sign(x) is?

    Where the model is no one piece, as 1/x is, each piece may have a number of its own: None.
    """
    key = key_of(body, where)
    place: dict[Expression, Expression] = {letter: rational(value) for letter, value in key.points[0].items()}
    found = equivalent(difference, key_of(Sum((substitute(difference, place), body, Negation(body))), where))
    if found.kind is not Kind.DIFFERENT:
        return False
    return None if where or domain(body).real else True


def _narrower(
    answer: Expression, body: Expression, free: frozenset[Symbol], where: tuple[Expression, ...]
) -> Equivalence | None:
    """Has an answer a value on a part of the domain only, whatever its constants are? None if it has not."""
    found: Equivalence | None = None
    for number in _CONSTANTS:
        fixed = substitute(answer, dict.fromkeys(free, number))
        found = equivalent(Sum((body, fixed, Negation(fixed))), key_of(body, where))
        if found.kind is not Kind.NARROWER or found.agrees:
            return None
    return found


def _added(answer: Expression, free: frozenset[Symbol], body: Key) -> Expression | None:
    """What the terms with letters of their own add, at one place of the variables; None where that has no value.

    The other terms are numbers there, and which numbers does not matter.
    """
    parts = [part for part in terms(answer) if symbols(part) & free]
    if not body.points:
        return None
    place: dict[Expression, Expression] = {letter: rational(value) for letter, value in body.points[0].items()}
    try:
        return substitute(Sum(tuple(parts)) if len(parts) > 1 else parts[0], place)
    except TutorError:
        return None


def _flat(difference: Expression, variable: Symbol, where: tuple[Expression, ...]) -> Equivalence | None:
    """Is the derivative by a variable zero everywhere?"""
    try:
        slope = Engine().derive(difference, variable).answer
    except TutorError:
        slope = Partial(difference, variable)
    if has_partial(slope):
        slope = Partial(difference, variable)
    return equivalent(ZERO, key_of(slope, where, (variable,)))
