"""f − f(p) as a product or a sum whose sign can be seen: even powers are never negative."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from fractions import Fraction

from tutor.derivation.differentiate import Engine
from tutor.derivation.place import put_in
from tutor.derivation.signs import Signs, signs
from tutor.errors import StudentError
from tutor.expression.numbers import ZERO, rational, rational_value
from tutor.expression.traversal import factors, size, symbols, terms, unsigned
from tutor.expression.tree import Call, Expression, Negation, Power, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of
from tutor.stationary.cases.plain import settled
from tutor.stationary.kinds.judge import Judge, factored, over_one_line

_LONGEST = 400


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """f − f(p), written so that its sign near p can be seen."""

    shape: Expression
    """The form in which it is shown."""
    sign: int
    """1 where it is never negative near p, −1 where it is never positive."""
    everywhere: bool
    """Is it so wherever f is defined, not only near p?"""
    only_here: bool
    """Is it proved to be 0 at p alone, near p?"""
    zero: Expression | None
    """An expression whose zeros run through p as a curve or surface on which f keeps its value; None if not known."""


def gap_of(function: Expression, height: Expression, judge: Judge, variables: Sequence[Symbol]) -> Gap | None:
    """Find a form of f − f(p) that shows its sign near p.

    Arguments:
        function: f.
        height: f(p) in closed form.
        judge: the point p.
        variables: the variables of f.

    Returns:
        the form; None when none is found.
    """
    typed = settled(function if rational_value(height) == 0 else Sum((function, Negation(height))))
    found = _as_it_stands(typed, variables)
    if found is None:
        shape = factored(typed)
        if shape is not None and not _is_long(shape):
            found = _by_factors(shape, judge, variables)
    return found


def _is_long(shape: Sequence[Expression]) -> bool:
    return sum(map(size, shape)) > _LONGEST


def _as_it_stands(typed: Expression, variables: Sequence[Symbol]) -> Gap | None:
    found = signs(typed)
    if found <= {0, 1} or found <= {-1, 0}:
        sign = 1 if found <= {0, 1} else -1
        return Gap(typed, sign, True, _only_one_zero(typed, variables), _curve_of_zeros(typed, variables))
    return None


def _by_factors(shape: Sequence[Expression], judge: Judge, variables: Sequence[Symbol]) -> Gap | None:
    """Each factor has one sign near p: it is not zero there, or an even power, or a sum of even powers."""
    sign, everywhere = 1, True
    vanishing: list[Expression] = []
    for factor in shape:
        bare = factor.base if isinstance(factor, Power) else factor
        own: Signs = signs(factor)
        here = judge.sign(bare) if symbols(bare) else None
        if here is not None and here != 0:
            local = judge.sign(factor)
            if local is None:
                return None
            everywhere = everywhere and len(own - {0}) == 1
            sign *= local
            continue
        if here == 0:
            vanishing.append(bare)
        if not (own <= {0, 1} or own <= {-1, 0}):
            return None
        sign *= -1 if -1 in own else 1
    tree = over_one_line(shape)
    alone = len(vanishing) == 1 and _only_one_zero(vanishing[0], variables)
    curve = next((one for one in vanishing if _runs_through(one, judge, variables)), None)
    return Gap(tree, sign, everywhere, alone, curve)


def _bases(shape: Expression) -> list[Expression] | None:
    """What must be zero together for a sum of even powers (or a product with positive factors) to be zero."""
    found: list[Expression] = []
    for term in terms(shape):
        bare = unsigned(term)
        if isinstance(bare, Quotient):
            bare = bare.numerator
        zero = [factor for factor in factors(bare) if 0 in signs(factor)]
        if len(zero) != 1 or not isinstance(zero[0], Power | Call | Sum):
            return None
        inner: Expression = zero[0]
        if isinstance(inner, Power):
            exponent = rational_value(inner.exponent)
            if exponent is None or exponent <= 0:
                return None
            inner = inner.base
        elif isinstance(inner, Call):
            if inner.function != "abs":
                return None
            inner = inner.arguments[0]
        if isinstance(inner, Sum) and signs(inner) <= {0, 1}:
            deeper = _bases(inner)
            if deeper is None:
                return None
            found += deeper
        elif inner is zero[0]:
            return None
        else:
            found.append(inner)
    return found


def _only_one_zero(shape: Expression, variables: Sequence[Symbol]) -> bool:
    """Whether the bases of the even powers vanish together at one point alone, solved for one letter after another."""
    bases = _bases(shape)
    if not bases:
        return False
    left = set(variables)
    while left:
        solved = next((found for base in bases if (found := _linear_letter(base, left)) is not None), None)
        if solved is None:
            return False
        letter, value = solved
        left.remove(letter)
        bases = [settled(put_in(base, {letter: value})) for base in bases]
    return True


def _linear_letter(base: Expression, left: Set[Symbol]) -> tuple[Symbol, Expression] | None:
    """A letter for which a linear form, or a power of one, can be solved, and its value: y = 2x where y − 2x = 0."""
    parts = [part for part in factored(base) or () if symbols(part)]
    if len(parts) != 1:
        return None
    bare = parts[0].base if isinstance(parts[0], Power) else parts[0]
    letters = tuple(sorted(left & symbols(bare), key=lambda symbol: symbol.label))
    slopes = _slopes(bare, letters) if letters else None
    if slopes is None:
        return None
    rest = put_in(bare, {letters[0]: ZERO})
    return letters[0], settled(Quotient(Negation(rest), rational(slopes[0])))


def _slopes(base: Expression, variables: Sequence[Symbol]) -> list[Fraction] | None:
    """The coefficients of a linear form; None for anything else."""
    try:
        ring = Ring.of((base,), tuple(variables))
        polynomial = ring.polynomial(base)
    except (TooLarge, ZeroDivisionError):
        return None
    if polynomial is None or polynomial.total_degree() != 1 or len(ring.letters) != len(variables):
        return None
    found = [Fraction(0)] * len(variables)
    for exponents, value in polynomial.terms():
        for place, times in enumerate(exponents):
            if times:
                found[place] = fraction_of(value)
    return found


def _curve_of_zeros(shape: Expression, variables: Sequence[Symbol]) -> Expression | None:
    """For c·u^(even) with a linear u: where u is zero, so is the whole, along a line or a plane."""
    if len(variables) < 2 or isinstance(shape, Sum):
        return None
    bases = _bases(shape)
    if bases is None or len(bases) != 1 or _slopes(bases[0], variables) is None:
        return None
    return bases[0]


def _runs_through(base: Expression, judge: Judge, variables: Sequence[Symbol]) -> bool:
    """Whether the zeros of an expression that is zero at p form a curve or surface through p: its gradient is not 0."""
    if len(variables) < 2:
        return False
    engine = Engine()
    try:
        slopes = [engine.derive(base, variable).answer for variable in variables if variable in symbols(base)]
    except StudentError:
        return False
    return any(judge.sign(slope) in (1, -1) for slope in slopes)
