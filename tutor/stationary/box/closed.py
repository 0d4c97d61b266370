"""Closed forms guessed from many digits, and then proved: π/3, 1/e, √2/2, ln 3.

A guess counts for nothing by itself. It is taken when it lies in a box that holds exactly one solution, and every
equation is proved to be exactly zero there. Guesses come from continued fractions and from integer relations by LLL
(A. K. Lenstra, H. W. Lenstra, L. Lovász, Math. Ann. 261 (1982) 515–534).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice, product

from flint import arb, ctx, fmpz, fmpz_mat, fmpz_poly

from tutor.derivation.place import put_in
from tutor.derivation.terms import total
from tutor.expression.numbers import ONE, rational
from tutor.expression.tree import Call, Constant, Expression, Negation, Number, Power, Product, Quotient, Symbol
from tutor.stationary.box.program import enclose
from tutor.stationary.box.regions import fraction
from tutor.stationary.numbers.closed import closed_form
from tutor.stationary.numbers.coordinate import PRECISION, Coordinate
from tutor.stationary.numbers.exactly import number_of, sign_of

Place = Mapping[Symbol, Expression]
"""A closed form for each unknown."""
_PI = Constant("pi")
_LARGEST_DENOMINATOR = 10_000
_LARGEST_TURN = 60
"""π times fractions with larger denominators are not tried."""
_LARGEST_COEFFICIENT = 10_000
_RELATION_BITS = 190
_DEGREES = (2, 4)
_MOST_PLACES = 27


def recognised(
    ball: Sequence[arb], alone: Sequence[arb], equations: Sequence[Expression], unknowns: Sequence[Symbol]
) -> dict[Symbol, Coordinate] | None:
    """The closed forms of a solution.

    Arguments:
        ball: where the solution is, to many digits.
        alone: a box in which it is the only one.
        equations: what is zero there.
        unknowns: the letters, in the order of the balls.

    Returns:
        a coordinate for each unknown; None unless all of them have a closed form that is proved.
    """
    place: dict[Symbol, Expression] = {}
    for unknown, side in zip(unknowns, ball, strict=True):
        guess = next(_guesses(side), None)
        if guess is None:
            return None
        place[unknown] = guess
    values = [enclose(place[unknown], {}) for unknown in unknowns]
    if not all(map(arb.contains, alone, values)) or not solves(equations, place):
        return None
    return coordinates(place)


def coordinates(place: Place) -> dict[Symbol, Coordinate]:
    """Closed forms with their balls."""
    return {unknown: _coordinate(value) for unknown, value in place.items()}


def _coordinate(value: Expression) -> Coordinate:
    found = number_of(value)
    return found if found.exact is not None else Coordinate(value, enclose(value, {}))


def solves(equations: Sequence[Expression], place: Place) -> bool:
    """Whether every equation is proved to be exactly zero at a place."""
    return all(sign_of(put_in(equation, place)) == 0 for equation in equations)


def simple_places(
    hull: Sequence[arb], equations: Sequence[Expression], unknowns: Sequence[Symbol]
) -> Iterator[dict[Symbol, Expression]]:
    """Solutions with simple coordinates in a small box: the simplest fraction, or the simplest one times π."""
    choices = []
    for side in hull:
        with ctx.workprec(PRECISION):
            turn = _simplest(side / arb.pi(), _LARGEST_TURN)
        plain = _simplest(side, _LARGEST_DENOMINATOR)
        options = [rational(plain)] if plain is not None else []
        choices.append(options + ([_times_pi(turn)] if turn else []))
    for values in islice(product(*choices), _MOST_PLACES):
        place = dict(zip(unknowns, values, strict=True))
        if solves(equations, place):
            yield place


def _guesses(ball: arb) -> Iterator[Expression]:
    with ctx.workprec(PRECISION):
        yield from _fractions(ball)
        yield from _algebraic(ball)
        yield from _with_pi(ball)


def _fractions(ball: arb) -> Iterator[Expression]:
    """p/q, π·p/q, ln(p/q) and e^(p/q)."""
    plain = _simplest(ball, _LARGEST_DENOMINATOR)
    if plain is not None:
        yield rational(plain)
    turn = _simplest(ball / arb.pi(), _LARGEST_TURN)
    if turn is not None:
        yield _times_pi(turn)
    if abs(ball) < 40:
        power = _simplest(ball.exp(), _LARGEST_DENOMINATOR)
        if power is not None:
            yield Call("ln", (rational(power),))
    if ball > 0:
        logarithm = _simplest(ball.log(), _LARGEST_TURN)
        if logarithm is not None:
            yield _exponential(logarithm)


def _exponential(exponent: Fraction) -> Expression:
    e = Constant("e")
    raised = e if abs(exponent) == 1 else Power(e, rational(abs(exponent)))
    return Quotient(ONE, raised) if exponent < 0 else raised


def _times_pi(turn: Fraction) -> Expression:
    """π·p/q as a textbook writes it: 2π/3."""
    above: Expression = _PI if abs(turn.numerator) == 1 else Product((Number(Fraction(abs(turn.numerator))), _PI))
    size = above if turn.denominator == 1 else Quotient(above, Number(Fraction(turn.denominator)))
    return Negation(size) if turn < 0 else size


def _simplest(ball: arb, largest: int) -> Fraction | None:
    """The fraction with the smallest denominator in a ball, if that is small enough (Stern–Brocot)."""
    if not ball.is_finite() or abs(ball) > 10**15:
        return None
    low, high = fraction(ball.lower()), fraction(ball.upper())
    found = _between(low, high)
    return found if found.denominator <= largest else None


def _between(low: Fraction, high: Fraction) -> Fraction:
    if low <= 0 <= high:
        return Fraction(0)
    if high < 0:
        return -_between(-high, -low)
    digits: list[int] = []
    while True:
        floor = low.numerator // low.denominator
        if floor == low or floor + 1 <= high:
            digits.append(floor if floor == low else floor + 1)
            break
        digits.append(floor)
        low, high = 1 / (high - floor), 1 / (low - floor)
    value = Fraction(digits[-1])
    for digit in reversed(digits[:-1]):
        value = digit + 1 / value
    return value


def _algebraic(ball: arb) -> Iterator[Expression]:
    """A root of a polynomial of low degree with small coefficients."""
    for degree in _DEGREES:
        relation = _relation([ball**power if power else arb(1) for power in range(degree + 1)])
        if relation is None:
            continue
        for factor, _ in fmpz_poly(relation).factor()[1]:
            if factor(ball).contains(0):
                found = closed_form(factor, ball)
                if found is not None:
                    yield found


def _with_pi(ball: arb) -> Iterator[Expression]:
    """p/q + π·r/s."""
    relation = _relation([ball, arb(1), arb.pi()])
    if relation is not None and relation[0]:
        front, plain, turn = (Fraction(-one, relation[0]) for one in relation)
        if front and turn:
            yield total((_times_pi(turn), rational(plain))) if plain else _times_pi(turn)


def _relation(values: Sequence[arb]) -> list[int] | None:
    """Small whole numbers with Σ cᵢ·valueᵢ = 0, as far as the digits go."""
    scaled = []
    for value in values:
        digits = (value * arb(2) ** _RELATION_BITS).mid().floor().unique_fmpz()
        if digits is None:
            return None
        scaled.append(digits)
    count = len(values)
    rows = [[fmpz(int(i == j)) for j in range(count)] + [scaled[i]] for i in range(count)]
    shortest = fmpz_mat(rows).lll().table()[0]
    found = [int(one) for one in shortest[:count]]
    small = max(map(abs, found)) <= _LARGEST_COEFFICIENT and abs(int(shortest[count])) <= 2**20
    return found if small and any(found) else None
