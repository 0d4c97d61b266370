"""Solutions with a whole number in them: x = π/2 + 2kπ, where k is any whole number, whatever its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tutor.derivation.differentiate import Engine
from tutor.errors import TutorError
from tutor.expression.numbers import ZERO, rational
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Constant, Expression, Negation, Product, Quotient, Sum, Symbol
from tutor.grading.answer import Equation
from tutor.grading.equality import Equivalence, How, Kind, Method
from tutor.grading.equivalence import equivalent
from tutor.grading.key import key_of
from tutor.grading.values import values

_WHOLE = frozenset("kmnjlzN")
_TRIED = (0, 1, -1, 2, 3, -4)
_FARTHEST = 10**6
_PI = Constant("pi")
_EXACT = How(Method.EXACT)
_DIFFERENT = Equivalence(Kind.DIFFERENT, _EXACT)


@dataclass(frozen=True, slots=True)
class Family:
    """letter = start + step·k for all whole numbers k."""

    letter: Symbol
    whole: Symbol
    start: Expression
    step: Expression


def family_of(equation: Equation) -> Family | None:
    """The family that x = a + b·k says, where π stands with k; None for any other equation.

    >>> from tutor import parse
    >>> str(family_of(Equation(parse("x"), parse("pi/2 + 2 k pi"))).start)
    'pi/2 + 2*0*pi'
    """
    for letter, other in ((equation.left, equation.right), (equation.right, equation.left)):
        found = symbols(other)
        if not isinstance(letter, Symbol) or letter in found or len(found) != 1:
            continue
        (whole,) = found
        if whole.label not in _WHOLE:
            continue
        try:
            step = Engine().derive(other, whole).answer
        except TutorError:
            continue
        if not symbols(step) and any(node == _PI for node in postorder(step)):
            return Family(letter, whole, substitute(other, {whole: ZERO}), step)
    return None


def related_families(answer: Equation, model: Equation) -> Equivalence | None:
    """How two equations are related of which one at least says a family; None where none does.

    >>> from tutor import parse
    >>> x = parse("x")
    >>> found = related_families(Equation(x, parse("pi/2 + k pi")), Equation(x, parse("n pi - pi/2")))
    >>> str(found.kind)
    'equal'
    """
    ours, theirs = family_of(answer), family_of(model)
    if ours is not None and theirs is not None:
        return _both(ours, theirs)
    if ours is not None and ours.whole not in _letters(model):
        return _one(ours, model)
    if theirs is not None and theirs.whole not in _letters(answer):
        return _one(theirs, answer)
    return None


def united_families(ours: Sequence[Expression], theirs: Sequence[Expression]) -> Kind | None:
    """How the union of some families is related to that of others; None where not all are families.

    >>> from tutor import parse
    >>> str(united_families([parse("2 n pi"), parse("1 + 2 n pi")], [parse("1 + 2 k pi"), parse("2 pi + 2 k pi")]))
    'equal'
    """
    letter = Symbol("x")
    rows = [[family_of(Equation(letter, one)) for one in row] for row in (ours, theirs)]
    mine, yours = ([one for one in row if one is not None] for row in rows)
    if not mine or not yours or len(mine) < len(ours) or len(yours) < len(theirs):
        return None
    table = [[_both(one, other).kind is Kind.EQUAL for other in yours] for one in mine]
    if all(map(any, table)) and all(map(any, zip(*table, strict=True))):
        return Kind.EQUAL
    for here, there in ((mine, yours), (yours, mine)):
        for one in here:
            for count in _TRIED:
                place = Sum((one.start, Product((rational(Fraction(count)), one.step))))
                if all(_apart(place, other) for other in there):
                    return Kind.DIFFERENT
    return Kind.UNDECIDED


def _apart(place: Expression, family: Family) -> bool:
    """Is a number none of a family, for certain?"""
    (value,) = values(Quotient(Sum((place, Negation(family.start))), family.step), [{}])
    return value.is_finite() and not value.contains_integer()


def _both(ours: Family, theirs: Family) -> Equivalence:
    if ours.letter != theirs.letter:
        return _DIFFERENT
    steps = [equivalent(step, key_of(theirs.step)) for step in (ours.step, Negation(ours.step))]
    if all(one.kind is Kind.DIFFERENT for one in steps):
        return _DIFFERENT
    gap = Quotient(Sum((ours.start, Negation(theirs.start))), theirs.step)
    (value,) = values(gap, [{}])
    if not value.is_finite() or abs(value) > _FARTHEST:
        return Equivalence(Kind.UNDECIDED)
    nearest = Fraction(round(float(value.mid())))
    found = equivalent(gap, key_of(rational(nearest)))
    if found.kind is Kind.EQUAL and any(one.kind is Kind.EQUAL for one in steps):
        return Equivalence(Kind.EQUAL, _EXACT)
    return _DIFFERENT if found.kind is Kind.DIFFERENT else Equivalence(Kind.UNDECIDED)


def _one(family: Family, equation: Equation) -> Equivalence:
    """A family beside an equation: whether members solve it; that there are no other solutions is not shown."""
    difference = Sum((equation.left, Negation(equation.right)))
    for count in _TRIED:
        place = Sum((family.start, Product((rational(Fraction(count)), family.step))))
        there = substitute(difference, {family.letter: place})
        if not symbols(there) and equivalent(there, key_of(ZERO)).kind is Kind.DIFFERENT:
            return _DIFFERENT
    return Equivalence(Kind.UNDECIDED)


def _letters(equation: Equation) -> frozenset[Symbol]:
    return symbols(equation.left) | symbols(equation.right)
