"""An equation that is linear in a letter, or in an exp(…) of it, solved for it line by line as one does it by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from tutor.derivation.differentiate import Engine
from tutor.derivation.lesson import Line, Phrase, phrase
from tutor.derivation.monomial import monomial
from tutor.derivation.terms import total
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import ONE, ZERO, is_decimal, rational_value, whole
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols, unsigned
from tutor.expression.traversal import terms as terms_of
from tutor.expression.tree import Call, Expression, Negation, Product, Quotient, Symbol
from tutor.grading.answer import Equation
from tutor.grading.whole.expand import opened_terms
from tutor.stationary.ledger import Ledger
from tutor.stationary.numbers.exactly import number_of


@dataclass(frozen=True, slots=True)
class _Stage:
    """An equation on the way, and how it comes from the one before."""

    left: Expression
    right: Expression
    reason: tuple[Phrase, ...]
    factor: Expression = ONE
    """What both sides were multiplied by."""


def steps(equation: Equation, letter: Symbol, value: Expression) -> tuple[Line, ...]:
    """The lines from the equation to `letter = value`; () where neither the letter nor an exp of it stands linearly.

    Arguments:
        equation: what is to be solved.
        letter: for what.
        value: what it is equal to.

    Raises:
        CheckFailed: a line is false; a fault of tutor's own.

    >>> from tutor import parse
    >>> found = steps(Equation(parse("2b + 3(4 - b)"), parse("6")), Symbol("b"), parse("6"))
    >>> [f"{line.left} = {line.right}" for line in found]
    ['2*b + 3*(4 - b) = 6', '2*b + 12 - 3*b = 6', '2*b - 3*b = 6 - 12', '-b = -6', 'b = 6']
    """
    slope = _slope(equation, letter)
    if slope == ZERO:
        return ()
    if letter in symbols(slope):
        return _without_exponential(equation, letter, value)
    ledger, above = Ledger(), (equation.left, equation.right)
    lines = [Line(*above)]
    for stage in _stages(equation, letter, slope, value):
        if (stage.left, stage.right) != above:
            check = ledger.follows(above, (stage.left, stage.right), stage.factor)
            lines.append(Line(stage.left, stage.right, stage.reason, check=check))
            above = (stage.left, stage.right)
    return tuple(lines)


def _slope(equation: Equation, letter: Symbol) -> Expression:
    """What the letter is multiplied by, left less right."""
    return tidied(Engine().derive(total((*terms_of(equation.left), Negation(equation.right))), letter).answer)


def _without_exponential(equation: Equation, letter: Symbol, value: Expression) -> tuple[Line, ...]:
    """The lines where the letter stands in an exp(…), which is equal to a number; () for anything else."""
    one = moved(equation.left, equation.right, letter)
    if not isinstance(one.left, Call) or one.left.function != "exp" or not _is_above_zero(one.right):
        return ()
    inside, ledger = one.left.arguments[0], Ledger()
    slope = _slope(Equation(inside, ZERO), letter)
    if letter in symbols(slope):
        return ()
    logarithm = Call("ln", (one.right,))
    solved = tidied(Quotient(total((logarithm, *map(turned, _rest(inside, letter)))), slope))
    reason = phrase("bank-isolate-logarithm")
    _, *further = steps(Equation(inside, logarithm), letter, solved)
    first = [] if same(one, equation) else [Line(one.left, one.right, how_moved(equation, letter))]
    found = [Line(equation.left, equation.right), *first, Line(inside, logarithm, (reason,)), *further]
    if value != solved:
        shorter = phrase("bank-isolate-same-logarithm", left=logarithm, right=_exact(logarithm))
        found.append(Line(None, value, (shorter,), check=ledger.same(solved, value)))
    return tuple(found)


def _rest(inside: Expression, letter: Symbol) -> list[Expression]:
    return [one for one in terms_of(inside) if letter not in symbols(one)]


def _is_above_zero(expression: Expression) -> bool:
    value = rational_value(expression)
    return value is not None and value > 0


def _exact(number: Expression) -> Expression:
    """A number as solutions write it: ln(16) as 4·ln(2)."""
    known = number_of(number).exact
    return number if known is None else known


def moved(left: Expression, right: Expression, letter: Symbol) -> Equation:
    """The equation with all terms that hold the letter on the left, and all others on the right."""
    held, rest = _sorted(left, right, letter)
    if _all_turn(held, rest):
        held, rest = [turned(one) for one in held], [turned(one) for one in rest]
    return Equation(total(tuple(held)), total(_positive_first(rest)) if rest else ZERO)


def how_moved(before: Equation, letter: Symbol) -> tuple[Phrase, ...]:
    """Why `moved` may do what it does: in 10b − a = 0, for a, all signs turn as well.

    Arguments:
        before: the equation.
        letter: for what it is solved.
    """
    said = (phrase("bank-hint-moved", letter=letter),)
    # 3 = a, with its sides the other way round, asks for no more words.
    turns = letter in symbols(before.left) and _all_turn(*_sorted(before.left, before.right, letter))
    return (*said, phrase("bank-hint-signs-turned")) if turns else said


def _sorted(left: Expression, right: Expression, letter: Symbol) -> tuple[list[Expression], list[Expression]]:
    """The terms that hold the letter as they stand on the left, and all others as they stand on the right."""
    held = [one for one in terms_of(left) if letter in symbols(one)]
    held += [turned(one) for one in terms_of(right) if letter in symbols(one)]
    rest = [one for one in terms_of(right) if letter not in symbols(one) and one != ZERO]
    return held, rest + [turned(one) for one in terms_of(left) if letter not in symbols(one) and one != ZERO]


def _all_turn(held: Sequence[Expression], rest: Sequence[Expression]) -> bool:
    """Would each term have a minus, so that both sides are multiplied by −1?"""
    return all(isinstance(one, Negation) for one in (*held, *rest))


def same(one: Equation, other: Equation) -> bool:
    """Whether two equations have the same sides, however they were typed."""
    return (one.left, one.right) == (other.left, other.right)


def turned(term: Expression) -> Expression:
    """The term as it stands on the other side."""
    return term.operand if isinstance(term, Negation) else ZERO if term == ZERO else Negation(term)


def _stages(equation: Equation, letter: Symbol, slope: Expression, value: Expression) -> Iterator[_Stage]:
    left, right, times = equation.left, equation.right, 1
    if any(_is_nested(one, letter) for one in (*terms_of(left), *terms_of(right))):
        times = _denominator((*opened_terms(left), *opened_terms(right)))
        left, right = _opened(left, times), _opened(right, times)
        reasons = (phrase("linear-multiplied", c=whole(times)),) if times > 1 else ()
        yield _Stage(left, right, (*reasons, phrase("tidy-multiplied")), whole(times))
    one = moved(left, right, letter)
    before = Equation(left, right)
    sign = -1 if _all_turn(*_sorted(left, right, letter)) else 1
    factor = tidied(Product((whole(times * sign), slope)))
    yield _Stage(one.left, one.right, how_moved(before, letter), whole(sign))
    right = tidied(one.right) if letter not in symbols(one.right) else one.right
    joined = tidied(Product((factor, letter)))
    yield _Stage(joined, right, (phrase("tidy-numbers-added" if joined == one.left else "tidy-like-terms"),))
    reason = [phrase("linear-divided", c=factor)]
    if isinstance(factor, Quotient) and factor.numerator == ONE:
        reason = [phrase("linear-multiplied", c=factor.denominator)]
    if symbols(factor):
        reason.append(phrase("linear-if", conditions=(Comparison("!=", factor, ZERO),)))
    yield _Stage(letter, value, tuple(reason), Quotient(ONE, factor))


def _is_nested(term: Expression, letter: Symbol) -> bool:
    """Does the letter stand in a bracket of a product or above a line, so that it must be opened first?"""
    inside = unsigned(term)
    if letter not in symbols(inside):
        return False
    product = monomial(inside)
    is_fraction, is_open = product.coefficient.denominator > 1, "arithmetic" in product.happened  # a/2; 2·(a/2)
    return is_fraction or is_open or len(opened_terms(inside)) > 1


def _denominator(terms: tuple[Expression, ...]) -> int:
    """What makes the coefficients whole; 1 where decimals are written, which stay."""
    if any(map(is_decimal, terms)):
        return 1
    return lcm(*(Fraction(monomial(term).coefficient).denominator for term in terms))


def _opened(side: Expression, times: int) -> Expression:
    """A side with its brackets multiplied out, each term a product in textbook form."""
    scaled = (term if times == 1 else Product((whole(times), term)) for term in opened_terms(side))
    return total(tuple(monomial(term).expression() for term in scaled))


def _positive_first(terms: list[Expression]) -> tuple[Expression, ...]:
    """What begins without a minus is easier to read."""
    return tuple(sorted(terms, key=lambda one: isinstance(one, Negation) or (rational_value(one) or 0) < 0))
