"""Equations in sines and cosines as polynomials in the cosine and sine of a few base angles.

The addition theorems write cos(m₁t₁ + m₂t₂ + …) by cos tᵢ and sin tᵢ, whose squares add up to 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from flint import fmpq

from tutor.derivation.monomial import Monomial, product
from tutor.derivation.place import put_in
from tutor.derivation.terms import total
from tutor.expression.numbers import ONE, ZERO, rational_value, whole
from tutor.expression.structures import Comparison
from tutor.expression.traversal import postorder, substitute, symbols
from tutor.expression.tree import Call, Expression, Negation, Power, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.periodic.addition import by_cosine_and_sine, combined, turned
from tutor.stationary.periodic.forms import PI, TRIGONOMETRIC, Forms, Phase, base_angles, forms_of, multiples
from tutor.stationary.periodic.phases import left_over, shifts_for
from tutor.stationary.system import System

_HIGHEST_MULTIPLE = 16
_ROOT_LETTERS = "wrhgdb"
_LETTER_PAIRS = (("c", "s"), ("C", "S"), ("p", "q"), ("v", "w"), ("cosine", "sine"))


@dataclass(frozen=True, slots=True, eq=False)
class Torus:
    """The system on one period."""

    forms: Forms
    base: tuple[tuple[Fraction, ...], ...]
    """The base angles: rates of the unknowns."""
    shifts: tuple[Phase, ...]
    """What is added to each base angle, so that phases such as that of sin(x + 1) vanish."""
    letters: tuple[tuple[Symbol, Symbol], ...]
    """Letters for cosine and sine of each base angle."""
    roots: Mapping[Symbol, Expression]
    """Letters for square roots among the coefficients: w → √2."""
    equations: tuple[Expression, ...]
    """What must be zero: polynomials in the letters."""
    sources: tuple[Expression, ...]
    """Equation by equation: the typed one that it comes from. One that says 0 = 0 is left out."""
    factors: tuple[Expression, ...]
    """Equation by equation: what the typed equation was multiplied by. It is not zero."""
    conditions: tuple[Expression, ...]
    """Conditions in the letters, those included that a tangent brings."""
    kept: tuple[Expression, ...]
    """Conditions on the unknowns that are not about sines and cosines."""

    @property
    def system(self) -> System:
        """The polynomial system, with cᵢ² + sᵢ² = 1."""
        circles = tuple(
            Sum((Power(cosine, whole(2)), Power(sine, whole(2)), Negation(ONE))) for cosine, sine in self.letters
        )
        squares = tuple(
            Sum((Power(letter, whole(2)), Negation(root.children[0]))) for letter, root in self.roots.items()
        )
        positive = tuple(Comparison(">", letter, ZERO) for letter in self.roots)
        unknowns = tuple(letter for pair in self.letters for letter in pair) + tuple(self.roots)
        return System(unknowns, (*self.equations, *circles, *squares), (*self.conditions, *positive))

    def angle(self, place: int) -> Expression:
        """The base angle as an expression in the unknowns: x + 1."""
        amounts: list[tuple[Fraction, tuple[Expression, ...]]] = [
            (rate, (unit, unknown))
            for rate, unit, unknown in zip(self.base[place], self.forms.units, self.forms.unknowns, strict=True)
        ]
        amounts += [(amount, (unit,)) for unit, amount in self.shifts[place].items()]
        return total(tuple(scaled(amount, *parts) for amount, parts in amounts if amount))

    def back(self, expression: Expression) -> Expression:
        """An expression in the letters, written in the unknowns again."""
        place: dict[Symbol, Expression] = dict(self.roots)
        for number, (cosine, sine) in enumerate(self.letters):
            place[cosine] = Call("cos", (self.angle(number),))
            place[sine] = Call("sin", (self.angle(number),))
        return put_in(expression, place)


def scaled(amount: Fraction, *parts: Expression, below: Expression = ONE) -> Expression:
    """A rational multiple of a product, in textbook form: 2kπ, π/3.

    Arguments:
        amount: the rational number.
        parts: what it is multiplied by.
        below: what all is divided by.
    """
    term = Monomial(amount)
    for part in parts:
        term.multiply(part)
    term.multiply(below, -1)
    return term.expression()


def turn(amount: Fraction, letter: Symbol, below: Expression = ONE) -> Expression:
    """amount·letter·π/below as textbooks write it: 2kπ, kπ/3, k."""
    size = Monomial(abs(amount))
    size.multiply(PI)
    size.multiply(below, -1)
    if set(size.exponents) - {PI} or size.exponents.get(PI, Fraction(0)) not in (0, 1):
        return scaled(amount, letter, PI, below=below)
    front, under = whole(size.coefficient.numerator), whole(size.coefficient.denominator)
    above = product([front, letter, *([PI] if size.exponents[PI] else [])])
    tree = above if under == ONE else Quotient(above, under)
    return tree if amount > 0 else Negation(tree)


def torus_of(system: System) -> Torus | None:
    """The system in cosines and sines of base angles.

    Arguments:
        system: equations in which the unknowns stand in linear forms under sines and cosines only.

    Returns:
        the system on one period; None if it is not of this kind.
    """
    forms = forms_of(system.equations, system.unknowns)
    if forms is None or system.parameters or not forms.by_argument:
        return None
    base = tuple(base_angles(forms))
    rows = {argument: multiples(form.rates, base) for argument, form in forms.by_argument.items()}
    if any(abs(entry) > _HIGHEST_MULTIPLE for row in rows.values() for entry in row):
        return None
    shifts = shifts_for(forms, rows, len(base))
    letters = _letters(system, len(base))
    values: dict[Expression, tuple[Expression, Expression]] = {}
    for argument, form in forms.by_argument.items():
        quarter = left_over(form, rows[argument], shifts)
        pair = None if quarter is None else turned(combined(rows[argument], letters), quarter)
        if pair is None:
            return None
        values[argument] = pair
    calls = {
        node: by_cosine_and_sine(node.function, *values[node.arguments[0]])
        for equation in system.equations
        for node in postorder(equation)
        if isinstance(node, Call) and node.function in TRIGONOMETRIC and node.arguments[0] in values
    }
    return _assembled(system, forms, base, shifts, letters, values, calls)


def _assembled(
    system: System,
    forms: Forms,
    base: tuple[tuple[Fraction, ...], ...],
    shifts: tuple[Phase, ...],
    letters: tuple[tuple[Symbol, Symbol], ...],
    values: Mapping[Expression, tuple[Expression, Expression]],
    calls: Mapping[Call, Expression],
) -> Torus | None:
    replacements: dict[Expression, Expression] = dict(calls.items())
    conditions: list[Expression] = []
    for call in calls:
        if call.function in ("tan", "sec", "cot", "csc"):
            below = values[call.arguments[0]][0 if call.function in ("tan", "sec") else 1]
            conditions.append(Comparison("!=", below, ZERO))
    for node in (node for equation in system.equations for node in postorder(equation)):
        under = _divisor(node)
        if under is not None and symbols(under) & set(system.unknowns):
            conditions.append(Comparison("!=", substitute(under, replacements), ZERO))
    kept: list[Expression] = []
    for condition in system.conditions:
        for node in postorder(condition):
            if isinstance(node, Call) and node.function in TRIGONOMETRIC and node.arguments[0] in values:
                replacements[node] = by_cosine_and_sine(node.function, *values[node.arguments[0]])
        rewritten = substitute(condition, replacements)
        (kept if symbols(rewritten) & set(system.unknowns) else conditions).append(
            condition if symbols(rewritten) & set(system.unknowns) else rewritten
        )
    polynomials = [_polynomial(substitute(equation, replacements), letters) for equation in system.equations]
    equations, sources, factors = [], [], []
    for source, found in zip(system.equations, polynomials, strict=True):
        if found is None:
            return None
        if found[0] != ZERO and found[0] not in equations:
            equations.append(found[0])
            sources.append(source)
            factors.append(found[1])
    roots = {
        atom: Symbol(name)
        for atom, name in zip(
            dict.fromkeys(node for one in (*equations, *conditions) for node in postorder(one) if _is_root(node)),
            (name for name in _ROOT_LETTERS if name not in _used(system)),
            strict=False,
        )
    }
    renamed = dict[Expression, Expression](roots)
    return Torus(
        forms,
        base,
        shifts,
        letters,
        {letter: atom for atom, letter in roots.items()},
        tuple(substitute(equation, renamed) for equation in equations),
        tuple(sources),
        tuple(factors),
        tuple(dict.fromkeys(substitute(condition, renamed) for condition in conditions)),
        tuple(kept),
    )


def _divisor(node: Expression) -> Expression | None:
    """What an expression divides by, if it does."""
    if isinstance(node, Quotient):
        return node.denominator
    exponent = rational_value(node.exponent) if isinstance(node, Power) else None
    return node.base if isinstance(node, Power) and exponent is not None and exponent < 0 else None


def _is_root(node: Expression) -> bool:
    """√2, but not √π."""
    return isinstance(node, Call) and node.function == "sqrt" and rational_value(node.arguments[0]) is not None


def _polynomial(equation: Expression, letters: Sequence[tuple[Symbol, Symbol]]) -> tuple[Expression, Expression] | None:
    """The numerator with s² = 1 − c², without constant factors such as π; and what the equation was multiplied by."""
    try:
        ring = Ring.of([equation], [letter for pair in letters for letter in pair])
        above, below = ring.fraction(equation)
        gens = dict(zip(ring.letters, ring.context.gens(), strict=True))
        for cosine, sine in letters:
            square = 1 - gens[cosine] ** 2
            rows = ring.coefficients(above, sine)
            parts = (row * square ** (power // 2) * gens[sine] ** (power % 2) for power, row in enumerate(rows))
            above = sum(parts, 0 * square)
    except (TooLarge, ZeroDivisionError):
        return None
    if above.is_zero():
        return ZERO, ONE
    common = [min(int(exponents[place]) for exponents in above.monoms()) for place in range(len(ring.letters))]
    content = ring.context.constant(1)
    for letter, power in zip(ring.letters, common, strict=True):
        if not isinstance(letter, Symbol):
            content *= gens[letter] ** power
    numbers = [fmpq(value) for _, value in above.terms()]
    size = reduce(lambda one, other: one.gcd(other), numbers)
    content *= size * (1 if numbers[0] > 0 else -1)
    plain = above / content
    if any(not _is_root(atom) for atom in ring.present(plain) if not isinstance(atom, Symbol)):
        return None
    return ring.tree(plain), Quotient(ring.tree(below), ring.tree(content))


def _letters(system: System, count: int) -> tuple[tuple[Symbol, Symbol], ...]:
    """c₁ and s₁, c₂ and s₂ …; c and s for one angle; others where the student uses these."""
    used = _used(system)
    cosine, sine = next(pair for pair in _LETTER_PAIRS if not used & set(pair))
    if count == 1:
        return ((Symbol(cosine), Symbol(sine)),)
    return tuple((Symbol(cosine, (whole(number),)), Symbol(sine, (whole(number),))) for number in range(1, count + 1))


def _used(system: System) -> frozenset[str]:
    return frozenset(
        symbol.name for expression in (*system.equations, *system.unknowns) for symbol in symbols(expression)
    )
