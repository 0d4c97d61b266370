"""Two equations: have they the same solutions?

Equal when one is a multiple of the other by a number, when polynomials have the same factors, or when each holds
wherever the other, solved for a letter, does. Different when a point is proved to solve one and not the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tutor.derivation.differentiate import Engine
from tutor.derivation.domain import domain
from tutor.derivation.signs import signs
from tutor.errors import TutorError
from tutor.expression.exact import exact
from tutor.expression.numbers import ZERO, rational
from tutor.expression.structures import Comparison
from tutor.expression.traversal import substitute, symbols
from tutor.expression.tree import Constant, Expression, Negation, Power, Product, Sum, Symbol
from tutor.grading.all_roots import all_roots
from tutor.grading.answer import Answer, Collection, Equation, alone
from tutor.grading.compare import Compared, another_sort
from tutor.grading.equality import Equivalence, How, Kind, Method
from tutor.grading.equivalence import equivalent
from tutor.grading.integer_families import related_families
from tutor.grading.key import Key, key_of
from tutor.grading.plainer import plainer
from tutor.grading.polynomials import constants_of
from tutor.grading.same_zeros import same_zeros
from tutor.grading.solutions import solves_only
from tutor.grading.solved import as_equation, without_solutions
from tutor.grading.telling_point import spoken, telling_point

_HOLDS = frozenset((Kind.EQUAL, Kind.NARROWER))
"""The answer holds wherever the model does, and it has a value."""


def compare_equations(answer: Answer, model: Equation, keys: Sequence[Key] = ()) -> Compared:
    """How a typed equation is related to the model.

    Arguments:
        answer: what was answered.
        model: the equation that is right.
        keys: the keys of the model's sides, whose domain tells where it counts; () for everywhere.

    >>> from tutor import parse
    >>> line = Equation(parse("y"), parse("2x + 1"))
    >>> compare_equations(Equation(parse("2x - y"), parse("-1")), line).agrees
    True
    """
    where = keys[0].domain if keys else ()
    if isinstance(answer, Collection):
        return _solutions(answer, model, where)
    if not isinstance(answer, Equation):
        return another_sort("check-answer-wants-an-equation")
    return _compared(answer, model, where)


def _solutions(answer: Collection, model: Equation, where: tuple[Expression, ...]) -> Compared:
    """A list of solutions beside the equation that they are to solve."""
    if not answer.members:
        found = without_solutions(_difference(model))
        if found.kind is Kind.EQUAL:
            return Compared(found.kind, (found,))
    made, letter = as_equation(answer, model)
    if letter is not None:
        whole = all_roots(answer, letter, _difference(model))
        if whole is not None and not where:
            return Compared(whole.kind, (whole,))
    return _compared(made, model, where)


def _compared(answer: Equation, model: Equation, where: tuple[Expression, ...]) -> Compared:
    families = None if where else related_families(answer, model)
    if families is not None:
        return Compared(families.kind, (families,))
    found = related(answer, model, where)
    if found.kind not in (Kind.DIFFERENT, Kind.UNDECIDED):
        return Compared(found.kind, (found,))
    ours, theirs = _difference(answer), _difference(model)
    for holds, fails, solved, key in (
        (theirs, ours, alone(model), "check-answer-solves-model"),
        (ours, theirs, alone(answer), "check-answer-solves-answer"),
    ):
        point = telling_point(holds, fails, where, solved)
        if point is not None:
            if found.kind is Kind.UNDECIDED:
                found = Equivalence(Kind.DIFFERENT, How(Method.EXACT))
            return Compared(Kind.DIFFERENT, (replace(found, witness=None),), says=(spoken(point, key),))
    return Compared(found.kind, (replace(found, witness=None),))


def related(answer: Equation, model: Equation, where: tuple[Expression, ...] = ()) -> Equivalence:
    """Have two equations the same solutions, where some conditions hold? Equal, different, or undecided."""
    ours, theirs = _difference(answer), _difference(model)
    found = _multiple(ours, key_of(theirs, where))
    if found.kind is Kind.EQUAL:
        return found
    exactly = same_zeros(ours, theirs)
    if exactly is not None and not (where and exactly.kind is Kind.DIFFERENT):
        return exactly
    for letter, value in alone(model):
        forth = _holds_on(ours, letter, value, where)
        if forth.kind is Kind.DIFFERENT:
            return forth
        if forth.kind in _HOLDS and (_is_unique(ours, letter) or _back(answer, theirs, where)):
            return forth
    for letter, value in alone(answer):
        back = _holds_on(theirs, letter, value, where)
        if back.kind is Kind.DIFFERENT or (back.kind is Kind.EQUAL and _is_unique(theirs, letter)):
            return back
    plain = plainer(answer), plainer(model)
    if plain != (answer, model):
        return related(*plain, where)
    proof = None if where else solves_only(theirs, ours) or solves_only(ours, theirs)
    return Equivalence(Kind.UNDECIDED) if proof is None else Equivalence(Kind.DIFFERENT, proof)


def _difference(equation: Equation) -> Expression:
    """Left minus right."""
    if equation.right == ZERO:
        return equation.left
    if equation.left == ZERO:
        return equation.right
    return Sum((equation.left, Negation(equation.right)))


def _multiple(ours: Expression, key: Key) -> Equivalence:
    """Is one side a multiple of the other by a number? Equal if so; nothing else is said."""
    theirs = key.expression
    for point in key.points:
        one, other = exact(ours, point), exact(theirs, point)
        if one == 0 or other == 0:
            continue
        if one is not None and other is not None:
            return equivalent(ours, key_of(Product((rational(one / other), theirs)), key.domain))
        there = {symbol: rational(value) for symbol, value in point.items()}
        first, second = substitute(ours, there), substitute(theirs, there)  # type: ignore[arg-type]
        if symbols(first) or symbols(second) or equivalent(first, key_of(ZERO)).kind is not Kind.DIFFERENT:
            continue
        return equivalent(Product((ours, second)), key_of(Product((first, theirs)), key.domain))
    return Equivalence(Kind.UNDECIDED)


def _holds_on(difference: Expression, letter: Symbol, value: Expression, where: tuple[Expression, ...]) -> Equivalence:
    """Does an equation hold wherever a letter has a value?"""
    conditions = (*domain(value).real, *(substitute(condition, {letter: value}) for condition in where))
    key = key_of(ZERO, conditions, tuple(sorted(symbols(value), key=lambda symbol: symbol.label)))
    return equivalent(substitute(difference, {letter: value}), key)


def _back(answer: Equation, difference: Expression, where: tuple[Expression, ...]) -> bool:
    """Does the model hold wherever the answer, solved for a letter, does?"""
    return any(_holds_on(difference, letter, value, where).kind is Kind.EQUAL for letter, value in alone(answer))


def _is_unique(difference: Expression, letter: Symbol) -> bool:
    """Has the equation at most one solution for a letter, because its slope by it has one sign wherever it is real?"""
    try:
        slope = Engine().derive(difference, letter).answer
        conditions = domain(difference).real
    except TutorError:
        return False
    # A letter that is positive wherever the equation is real is a power of e there.
    positive: dict[Expression, Expression] = {
        condition.left: Power(Constant("e"), condition.left)
        for condition in conditions
        if isinstance(condition, Comparison) and condition.relation == ">" and condition.right == ZERO
        if isinstance(condition.left, Symbol)
    }
    found = signs(substitute(slope, positive))
    if 0 in found and not _has_few_zeros(difference, slope, letter):
        return False
    return len(found - {0}) == 1 and _is_connected(conditions, letter)


def _has_few_zeros(difference: Expression, slope: Expression, letter: Symbol) -> bool:
    """Is it a polynomial in one letter that is no number, so that its slope is zero at single points only?"""
    if symbols(difference) != {letter} or constants_of(difference) is None:
        return False
    return equivalent(slope, key_of(ZERO, (), (letter,))).kind is Kind.DIFFERENT


def _is_connected(conditions: tuple[Expression, ...], letter: Symbol) -> bool:
    """Are the values of a letter for which the equation is real one stretch? 1/y falls everywhere, in two stretches."""
    for condition in conditions:
        if letter not in symbols(condition):
            continue
        if not isinstance(condition, Comparison) or condition.relation == "!=" or condition.left != letter:
            return False
    return True
