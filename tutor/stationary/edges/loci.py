"""Where a border lies: the solutions of u = 0 as points, as lines y = x, or as a curve that stays an equation.

A sum of squares is zero where each square is; a product where a factor is; what is linear in a variable is solved
for it; a polynomial in one variable has its real roots.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from flint import fmpq, fmpq_mpoly, fmpq_poly

from tutor.derivation.place import put_in
from tutor.derivation.signs import ANY, Signs, signs, surely_above
from tutor.derivation.tidy import tidied
from tutor.expression.numbers import ONE
from tutor.expression.traversal import substitute, symbols
from tutor.expression.tree import Call, Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.algebra.squares import complete_squares
from tutor.stationary.numbers.coordinate import Coordinate

_MOST_LOCI = 64
_MOST_LETTERS = 4
_ODD_THROUGH_ZERO = frozenset(("sinh", "tanh", "atan", "asinh", "erf", "cbrt", "abs", "sqrt", "asin", "atanh"))


@dataclass(frozen=True, slots=True, eq=False)
class Locus:
    """Solutions of some equations."""

    formulas: Mapping[Symbol, Expression]
    """Variables that are known: as numbers, or as formulas in the others."""
    numbers: Mapping[Symbol, Coordinate]
    """Variables that are known as numbers without a short closed form."""
    equations: tuple[Expression, ...]
    """What must be zero besides, where it could not be solved."""

    def free(self, variables: Sequence[Symbol]) -> tuple[Symbol, ...]:
        """The variables that are not known."""
        return tuple(one for one in variables if one not in self.formulas and one not in self.numbers)


@dataclass(frozen=True, slots=True)
class _State:
    equations: tuple[Expression, ...]
    formulas: dict[Symbol, Expression]
    numbers: dict[Symbol, Coordinate]
    stuck: tuple[Expression, ...] = ()


def loci(equations: Sequence[Expression], variables: Sequence[Symbol]) -> tuple[Locus, ...] | None:
    """Every solution of equations, as far as it can be written down; together the loci cover them all.

    Arguments:
        equations: each is to be zero.
        variables: what to solve for; other letters are parameters.

    Returns:
        the loci; none if there is no solution; None if there are too many.

    >>> from tutor import parse
    >>> [one.formulas for one in loci([parse("x^2 + (y - 2)^2")], [Symbol("x"), Symbol("y")])]
    [{Symbol('x', ()): Number(0, 1, ''), Symbol('y', ()): Number(2, 1, '')}]
    """
    pending = [_State(tuple(equations), {}, {})]
    found: list[Locus] = []
    while pending:
        state = pending.pop()
        if not state.equations:
            order = {one: state.formulas[one] for one in variables if one in state.formulas}
            locus = Locus(order, state.numbers, state.stuck)
            if not any(_alike(locus, other) for other in found):
                found.append(locus)
        else:
            pending.extend(reversed(_step(state, variables)))
        if len(found) + len(pending) > _MOST_LOCI:
            return None
    return tuple(found)


def _alike(one: Locus, other: Locus) -> bool:
    return not one.numbers and one.formulas == other.formulas and one.equations == other.equations


def _step(state: _State, variables: Sequence[Symbol]) -> list[_State]:
    """Deal with the equation that is easiest."""
    choices: list[tuple[int, int, list[tuple[Expression, ...]]]] = []
    for place, equation in enumerate(state.equations):
        cases = zero_cases(equation)
        choices.append((_difficulty(equation, cases, variables), place, cases))
    difficulty, place, cases = min(choices, key=lambda choice: choice[:2])
    equation = state.equations[place]
    rest = state.equations[:place] + state.equations[place + 1 :]
    if difficulty == 0:
        return [_State((*case, *rest), state.formulas, state.numbers, state.stuck) for case in cases]
    solved = _solved(equation, variables)
    if solved is not None:
        variable, formula = solved
        known = {symbol: tidied(put_in(value, {variable: formula})) for symbol, value in state.formulas.items()}
        left = tuple(tidied(put_in(one, {variable: formula})) for one in (*rest, *state.stuck))
        return [_State(left, {**known, variable: formula}, state.numbers)]
    roots = _roots(equation, variables)
    if roots is None:
        return [_State(rest, state.formulas, state.numbers, (*state.stuck, equation))]
    variable, values = roots
    states = []
    for value in values:
        if value.exact is None:
            states.append(
                _State(rest, state.formulas, {**state.numbers, variable: value}, (*state.stuck,))
                if not any(variable in symbols(one) for one in (*rest, *state.stuck, *state.formulas.values()))
                else _State(rest, state.formulas, state.numbers, (*state.stuck, equation))
            )
        else:
            place_in = {variable: value.exact}
            known = {symbol: tidied(put_in(one, place_in)) for symbol, one in state.formulas.items()}
            left = tuple(tidied(put_in(one, place_in)) for one in (*rest, *state.stuck))
            states.append(_State(left, {**known, variable: value.exact}, state.numbers))
    return states


def _difficulty(equation: Expression, cases: list[tuple[Expression, ...]], variables: Sequence[Symbol]) -> int:
    """0: falls into cases or says nothing; 1: linear in a variable; 2: in one variable; 3: neither."""
    if cases != [(equation,)]:
        return 0
    if _solved(equation, variables) is not None:
        return 1
    return 2 if len(symbols(equation) & set(variables)) == 1 else 3


def by_quadrants(expression: Expression) -> Signs:
    """The signs an expression can take, each letter looked at as positive and as negative: x·∛x is never negative."""
    found = signs(expression)
    moving = sorted(symbols(expression), key=lambda symbol: symbol.label)
    if len(found) < len(ANY) or len(moving) > _MOST_LETTERS:
        return found
    either = [(Call("abs", (one,)), Negation(Call("abs", (one,)))) for one in moving]
    together: Signs = frozenset()
    for choice in product(*either):
        together |= signs(substitute(expression, dict(zip(moving, choice, strict=True))))
    return together


def zero_cases(equation: Expression) -> list[tuple[Expression, ...]]:
    """u = 0 in cases, each a list of simpler equations that hold together; no case if u is never zero.

    >>> from tutor import parse
    >>> [[str(part) for part in case] for case in zero_cases(parse("x^3 (x^2 + y^2)"))]
    [['x'], ['x', 'y']]
    """
    can_be = signs(equation)
    if can_be == frozenset((0,)):
        return [()]
    if 0 not in can_be:
        return []
    match equation:
        case Product(factors=factors):
            return [case for factor in factors for case in zero_cases(factor)]
        case Quotient(numerator=above):
            return zero_cases(above)
        case Negation(operand=operand):
            return zero_cases(operand)
        case Power(base=base, exponent=exponent) if surely_above(exponent, 0):
            return zero_cases(base)
        case Call(function=name, arguments=(inner,)) if name in _ODD_THROUGH_ZERO:
            return zero_cases(inner)
        case Call(function="ln", arguments=(inner,)):
            return zero_cases(tidied(Sum((inner, Negation(ONE)))))
        case Sum(terms=terms) if len(frozenset().union(*map(by_quadrants, terms)) - {0}) < 2:
            return [tuple(part for case in mix for part in case) for mix in product(*map(zero_cases, terms))]
    return _by_factors(equation)


def _by_factors(equation: Expression) -> list[tuple[Expression, ...]]:
    """The cases of a polynomial: its irreducible factors, and the squares in a form that is never negative."""
    try:
        ring = Ring.of([equation])
        above, _ = ring.fraction(equation)
    except (TooLarge, ZeroDivisionError):
        return [(equation,)]
    if above.is_zero():
        return [()]
    _, found = ring.factors(above)
    if len(found) == 1 and found[0][1] == 1 and above.total_degree() > 0:
        squares = _squares(ring, above)
        if squares is not None:
            return squares
        plain = ring.tree(above)
        return [(equation,)] if isinstance(equation, Sum | Symbol) or plain == equation else [(plain,)]
    return [case for factor, _ in found for case in zero_cases(ring.tree(factor))]


def _squares(ring: Ring, polynomial: fmpq_mpoly) -> list[tuple[Expression, ...]] | None:
    """Complete the squares of a quadratic polynomial that is never negative or never positive; None for any other."""
    if polynomial.total_degree() != 2 or ring.atoms or len(ring.present(polynomial)) < 2:
        return None
    found = complete_squares(ring, polynomial)
    if found is None or not found.sign or found.rest * found.sign < 0:
        return None
    return [tuple(ring.tree(form) for _, form in found.squares)] if found.rest == 0 else []


def _solved(equation: Expression, variables: Sequence[Symbol]) -> tuple[Symbol, Expression] | None:
    """A variable in which an equation is linear with a number in front, and what it equals: the last one by choice."""
    try:
        ring = Ring.of([equation])
        above, _ = ring.fraction(equation)
    except (TooLarge, ZeroDivisionError):
        return None
    hidden = frozenset[Symbol]().union(*(symbols(atom) for atom in ring.atoms))
    choices: list[tuple[bool, int, Symbol, fmpq_mpoly]] = []
    for place, variable in enumerate(variables):
        if variable in hidden or variable not in ring.letters:
            continue
        parts = ring.coefficients(above, variable)
        if len(parts) == 2 and parts[1].is_constant():
            front = fmpq(parts[1].leading_coefficient())
            choices.append((abs(front) != 1, -place, variable, -parts[0] / front))
    if not choices:
        return None
    _, _, variable, formula = min(choices, key=lambda choice: choice[:2])
    return variable, ring.tree(formula)


def _roots(equation: Expression, variables: Sequence[Symbol]) -> tuple[Symbol, list[Coordinate]] | None:
    """The real roots of a polynomial in one variable and nothing else."""
    from tutor.stationary.numbers.closed import real_roots

    present = [variable for variable in variables if variable in symbols(equation)]
    if len(present) != 1 or len(symbols(equation)) != 1:
        return None
    try:
        ring = Ring.of([equation])
        above, _ = ring.fraction(equation)
    except (TooLarge, ZeroDivisionError):
        return None
    if ring.atoms:
        return None
    parts = ring.coefficients(above, present[0])
    polynomial = fmpq_poly([fmpq(part.leading_coefficient()) if not part.is_zero() else fmpq(0) for part in parts])
    return present[0], [root for root, _ in real_roots(polynomial)]
