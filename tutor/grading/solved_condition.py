"""Conditions that are not solved for their letter: 2x > 4, −x < −2, |x| < 1, x² ≥ 4, (x − 1)/(x + 2) > 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise

from flint import fmpq, fmpq_mpoly

from tutor.derivation.differentiate import Engine
from tutor.derivation.domain import domain
from tutor.errors import TutorError
from tutor.expression.numbers import ZERO, rational, rational_value
from tutor.expression.structures import MIRRORED
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Product, Sum, Symbol
from tutor.grading.answer import Piece
from tutor.grading.few_zeros import has_real_root
from tutor.grading.ordered_pieces import MINUS_OO, OO, met, ordered, tidied
from tutor.grading.polynomials import DividesByZero, NotRational, fractional

_USUAL = frozenset("xyztuvw")
_MOST_DEGREE = 16
_MOST_BARS = 3


@dataclass(frozen=True, slots=True)
class _Root:
    place: Expression
    turns: bool
    """Does the sign change there?"""
    pole: bool
    """Is there no value at it?"""


def solved(left: Expression, relation: str, right: Expression) -> list[Piece] | None:
    """The numbers for which a condition holds.

    Arguments:
        left: its left side.
        relation: <, <=, >, >=, = or !=.
        right: its right side.

    Returns:
        pieces from left to right; None when it is not said for which letter, or it is too hard.

    >>> from tutor import parse
    >>> [(str(one.lower), str(one.upper)) for one in solved(parse("3 - 2x"), "<", parse("1"))]
    [('1', 'oo')]
    """
    letters = symbols(left) | symbols(right)
    usual = [letter for letter in letters if letter.label in _USUAL] if len(letters) > 1 else list(letters)
    if len(usual) != 1:
        return None
    try:
        return _solved(Sum((left, Negation(right))) if right != ZERO else left, relation, usual[0], _MOST_BARS)
    except (TutorError, NotRational, DividesByZero):
        return None


def zeros(difference: Expression, letter: Symbol) -> list[Expression] | None:
    """The zeros of a fraction of polynomials in one letter, from left to right; None when they cannot be written.

    >>> from tutor import parse
    >>> [str(place) for place in zeros(parse("x^2 - 4"), Symbol("x"))]
    ['-2', '2']
    """
    try:
        found = _roots(difference, letter)
    except (NotRational, DividesByZero):
        return None
    return None if found is None else [root.place for root in found[0] if not root.pole]


def _solved(difference: Expression, relation: str, letter: Symbol, bars: int) -> list[Piece] | None:
    """Where a difference is related to 0 in this way; bars by cases."""
    inside = next((node for node in postorder(difference) if isinstance(node, Call) and node.function == "abs"), None)
    if inside is not None:
        if not bars:
            return None
        (body,) = inside.arguments
        found: list[Piece] = []
        for sign, taken in ((">=", body), ("<", Negation(body))):
            where = _solved(body, sign, letter, bars - 1)
            there = _solved(substitute(difference, {inside: taken}), relation, letter, bars - 1)
            both = None if where is None or there is None else met([where, there]) if where and there else []
            if both is None:
                return None
            found += both
        return tidied(found)
    if symbols(difference) != {letter} or any(isinstance(node, Constant) for node in postorder(difference)):
        return _linear(difference, relation, letter)
    found_roots = _roots(difference, letter)
    return None if found_roots is None else _where(*found_roots, relation)


def _linear(difference: Expression, relation: str, letter: Symbol) -> list[Piece] | None:
    """2x − π > 0, and x − a > 0."""
    slope = rational_value(Engine().derive(difference, letter).answer)
    if not slope or domain(difference).real:
        return None
    end = substitute(difference, {letter: ZERO})
    place = Product((rational(-1 / slope), end)) if slope != -1 else end
    relation = relation if slope > 0 else MIRRORED[relation]
    return _where([_Root(place, True, False)], 1, relation)


def _roots(difference: Expression, letter: Symbol) -> tuple[list[_Root], int] | None:
    """The zeros and the poles from left to right, and the sign on the far right; 0 where all is zero."""
    fraction = fractional(difference, (letter,))
    if not fraction.above:
        return None if fraction.divisors else ([], 0)
    whole = fraction.above * fraction.below
    for divisor, _ in fraction.divisors:
        whole = whole * divisor**2
    if int(whole.total_degree()) > _MOST_DEGREE:
        return None
    found: list[_Root] = []
    for factor, times in whole.factor()[1]:
        places = _places(factor)
        if places is None:
            return None
        pole = any(int(factor.gcd(divisor).total_degree()) for divisor, _ in fraction.divisors)
        found += [_Root(place, bool(times % 2), pole) for place in places]
    placed: list[_Root] = []
    for root in found:
        orders = [ordered(other.place, root.place) for other in placed]
        if None in orders or 0 in orders:
            return None
        placed.insert(sum(order == -1 for order in orders), root)
    return placed, 1 if fmpq(whole.leading_coefficient()) > 0 else -1


def _places(factor: fmpq_mpoly) -> list[Expression] | None:
    """The real zeros of a polynomial that has no factors."""
    powers = {int(degrees[0]): value for degrees, value in factor.to_dict().items()}
    constant, slope, square = (_fraction(powers.get(power, fmpq(0))) for power in range(3))
    if max(powers) == 1:
        return [rational(-constant / slope)]
    if max(powers) == 2:
        middle, beside = -slope / (2 * square), (slope**2 - 4 * square * constant) / (4 * square**2)
        if beside < 0:
            return []
        root = Call("sqrt", (rational(beside),))
        if not middle:
            return [Negation(root), root]
        return [Sum((rational(middle), Negation(root))), Sum((rational(middle), root))]
    return None if has_real_root(factor) else []


def _fraction(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))


def _where(roots: Sequence[_Root], sign: int, relation: str) -> list[Piece] | None:
    """The stretches on which what has these zeros is related to 0."""
    wanted = {"<": (-1,), "<=": (-1,), ">": (1,), ">=": (1,), "=": (), "!=": (-1, 1)}[relation]
    if not sign:
        return [Piece(MINUS_OO, OO, False, False)] if relation in ("<=", ">=", "=") else []
    ends: list[Expression] = [MINUS_OO, *(root.place for root in roots), OO]
    found: list[Piece] = []
    signs = [sign]
    for root in reversed(roots):
        signs.insert(0, -signs[0] if root.turns else signs[0])
    for (lower, upper), there in zip(pairwise(ends), signs, strict=True):
        if there in wanted:
            found.append(Piece(lower, upper, False, False))
    if relation in ("<=", ">=", "="):
        found += [Piece(root.place, root.place, True, True) for root in roots if not root.pole]
    if not any(symbols(root.place) for root in roots):
        return tidied(found)
    if relation not in ("<=", ">="):  # one root, with letters: nothing is to be put in order
        return found
    return [replace(found[0], lower_closed=found[0].upper == OO, upper_closed=found[0].lower == MINUS_OO)]
