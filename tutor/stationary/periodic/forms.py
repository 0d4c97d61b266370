"""Linear forms under sines and cosines: sin(2πx + y − 1) has the form 2πx + y − 1.

The coefficients of one unknown are rational multiples of one number, its unit (1, π, √2 …), so that all sines and
cosines repeat together. The forms are whole-number combinations of a few base angles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from flint import fmpq, fmpz_mat

from tutor.derivation.monomial import Monomial
from tutor.expression.numbers import ONE
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Constant, Expression, Power, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge, fraction_of

PI = Constant("pi")
TRIGONOMETRIC = frozenset(("sin", "cos", "tan", "cot", "sec", "csc"))
Phase = Mapping[Expression, Fraction]
"""A constant as a sum: unit → rational coefficient; 1 and π are units."""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """Σ rate·unit·unknown + phase."""

    rates: tuple[Fraction, ...]
    """One for each unknown, as a multiple of the unknown's unit."""
    phase: Phase


@dataclass(frozen=True, slots=True, eq=False)
class Forms:
    """Every form of a system."""

    unknowns: tuple[Symbol, ...]
    units: tuple[Expression, ...]
    """The unit of each unknown."""
    by_argument: Mapping[Expression, Form]
    """The argument of a sine or cosine, as it stands in the equations → its form."""


def forms_of(expressions: Sequence[Expression], unknowns: Sequence[Symbol]) -> Forms | None:
    """The linear forms under the sines and cosines of some expressions.

    Arguments:
        expressions: what is looked through.
        unknowns: the letters that vary.

    Returns:
        the forms; None if an unknown stands anywhere but in a linear form under a sine, cosine, tangent …, or if
        the periods in one unknown do not fit together, as in sin(x) + sin(√2·x).

    >>> from tutor import parse
    >>> found = forms_of([parse("sin(2x + y)")], [Symbol("x"), Symbol("y")])
    >>> [list(map(str, form.rates)) for form in found.by_argument.values()]
    [['2', '1']]
    """
    units: list[Expression | None] = [None] * len(unknowns)
    found: dict[Expression, Form] = {}
    for call in _calls(expressions, frozenset(unknowns)) or ():
        if call is None:
            return None
        argument = call.arguments[0]
        if argument in found:
            continue
        form = _form(argument, unknowns, units)
        if form is None:
            return None
        found[argument] = form
    return Forms(tuple(unknowns), tuple(unit or ONE for unit in units), found)


def _calls(expressions: Sequence[Expression], unknowns: frozenset[Symbol]) -> list[Call | None]:
    """The sines and cosines that hold unknowns; a None among them for an unknown that stands elsewhere."""
    result: list[Call | None] = []
    stack = list(reversed(expressions))
    seen: set[Expression] = set()
    while stack:
        node = stack.pop()
        if node in seen or not symbols(node) & unknowns:
            continue
        seen.add(node)
        if isinstance(node, Call) and node.function in TRIGONOMETRIC:
            result.append(node)
        elif isinstance(node, Symbol | Call) or (isinstance(node, Power) and symbols(node.exponent) & unknowns):
            return [None]
        else:
            stack.extend(reversed(node.children))
    return result


def _form(argument: Expression, unknowns: Sequence[Symbol], units: list[Expression | None]) -> Form | None:
    ring = Ring.of([argument], unknowns)
    if any(symbols(atom) & set(unknowns) for atom in ring.atoms):
        return None
    if any(isinstance(letter, Symbol) and letter not in unknowns for letter in ring.letters):
        return None
    try:
        above, below = ring.fraction(argument)
    except (TooLarge, ZeroDivisionError):
        return None
    if len(below) != 1:
        return None
    ((under, divisor),) = below.terms()
    rates = [Fraction(0)] * len(unknowns)
    phase: dict[Expression, Fraction] = {}
    for exponents, value in above.terms():
        size = fmpq(value) / fmpq(divisor)
        amount = fraction_of(size)
        powers = [int(one) - int(other) for one, other in zip(exponents, under, strict=True)]
        varying, fixed = powers[: len(unknowns)], powers[len(unknowns) :]
        rest = {letter: Fraction(power) for letter, power in zip(ring.atoms, fixed, strict=True) if power}
        unit = Monomial(Fraction(1), False, rest).expression()
        if not any(varying):
            phase[unit] = amount
            continue
        if sorted(varying) != [0] * (len(varying) - 1) + [1]:
            return None
        place = varying.index(1)
        if (units[place] or unit) != unit:
            return None
        units[place], rates[place] = unit, amount
    return Form(tuple(rates), phase)


def base_angles(forms: Forms) -> list[tuple[Fraction, ...]]:
    """Rows of rates, so that each form is a whole-number combination of them, without its phase.

    One row for each unknown where the forms have as many directions as unknowns: sin(x) + sin(x + y) has the base
    angles x and y. Fewer rows where they do not: sin(x − y) has the one base angle x − y. The rows are in echelon
    form from the right.
    """
    rows = [form.rates for form in forms.by_argument.values() if any(form.rates)]
    count = len(forms.unknowns)
    if not rows:
        return []
    scale = lcm(*(rate.denominator for row in rows for rate in row))
    whole = [[int(rate * scale) for rate in row] for row in rows]
    columns = [place for place in range(count) if any(row[place] for row in whole)]
    reduced = fmpz_mat([[row[place] for place in reversed(range(count))] for row in whole]).hnf()
    echelon = [[int(entry) for entry in reversed(row)] for row in reduced.tolist() if any(int(one) for one in row)]
    if len(echelon) == len(columns):
        alone = [gcd(*(row[place] for row in whole)) for place in columns]
        return [
            tuple(Fraction(size, scale) if place == at else Fraction(0) for place in range(count))
            for at, size in zip(columns, alone, strict=True)
        ]
    return [tuple(Fraction(entry, scale) for entry in row) for row in echelon]


def multiples(rates: Sequence[Fraction], base: Sequence[Sequence[Fraction]]) -> tuple[int, ...]:
    """The whole numbers m with rates = Σ mᵢ·baseᵢ."""
    rest = list(rates)
    found = []
    for row in base:
        pivot = max(place for place, entry in enumerate(row) if entry)
        factor = rest[pivot] / row[pivot]
        rest = [one - factor * other for one, other in zip(rest, row, strict=True)]
        found.append(int(factor))
    return tuple(found)
