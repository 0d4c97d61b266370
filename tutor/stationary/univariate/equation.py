"""An equation in one letter: factored, struck, and each factor solved as a person would."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flint import fmpq_mpoly

from tutor.derivation.lesson import phrase
from tutor.derivation.place import fresh
from tutor.expression.numbers import ONE, ZERO, rational_value
from tutor.expression.structures import Comparison
from tutor.expression.traversal import symbols
from tutor.expression.tree import Call, Expression, Negation, Power, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.cases.normal import Normal, normal
from tutor.stationary.numbers.coordinate import Coordinate
from tutor.stationary.numbers.exactly import number_of, sign_of
from tutor.stationary.numbers.inverse import Inverse, image, invert
from tutor.stationary.univariate.page import Page, Roots
from tutor.stationary.univariate.periods import moved_family
from tutor.stationary.univariate.polynomial import OR, polynomial_tree, solve_polynomial, written
from tutor.stationary.univariate.roots import rooted
from tutor.stationary.univariate.unify import unified

Hard = Callable[[Expression], Roots | None]
"""What is done with a factor that cannot be solved by hand."""


def solve_equation(
    equation: Expression,
    letter: Symbol,
    page: Page,
    conditions: Sequence[Expression] = (),
    hard: Hard = lambda factor: None,
    shown: bool = True,
) -> Roots | None:
    """The solutions of "equation = 0", with the lines that find them.

    Arguments:
        equation: an expression in the letter and in no other.
        letter: the unknown.
        page: where the lines go.
        conditions: what is known besides.
        hard: solves a factor that cannot be solved by hand.
        shown: does the equation stand on the page already?

    Returns:
        all of them; None if a factor cannot be solved, or the equation always holds.
    """
    plain = normal(equation, (letter,), conditions)
    if plain.holds:
        return None
    if not shown:
        page.equation((equation, ZERO))
    if plain.fails:
        page.note(phrase("univariate-never", u=equation, letters=(letter,)))
        return Roots()
    single = len(plain.factors) == 1 and plain.shown == plain.factors[0]
    if not single or plain.reasons:
        _write_plain(equation, plain, page)
    if len(plain.factors) > 1:
        page.note(phrase("univariate-product"))
    result = Roots()
    for place, factor in enumerate(plain.factors):
        page.search.clock.check()
        if linear_parts(factor, letter) is not None:
            page.label = OR if place else page.label
        elif len(plain.factors) > 1:
            page.note(phrase("univariate-factor", c=Comparison("=", factor, ZERO)))
        mark = page.mark()
        found = _solved(factor, letter, page)
        if found is None:
            page.forget(mark)
            found = hard(factor)
        if found is None:
            return None
        result = result + found
    return result


def _write_plain(equation: Expression, plain: Normal, page: Page) -> None:
    if plain.shown != equation:
        factored = (phrase("univariate-factored"),) if len(plain.factors) > 1 else ()
        page.equation((plain.shown, ZERO), (equation, ZERO), plain.scale, (*plain.reasons, *factored))


def _solved(factor: Expression, letter: Symbol, page: Page) -> Roots | None:
    try:
        ring = Ring.of((factor,), (letter,))
        polynomial = ring.polynomial(factor)
    except (TooLarge, ZeroDivisionError):
        return None
    if polynomial is None:
        return None
    moving = [one for one in ring.present(polynomial) if letter in symbols(one)]
    if len(moving) == 1:
        coefficients = _coefficients(ring, polynomial, moving[0])
        if coefficients is None:
            return None
        if moving[0] == letter:
            return solve_polynomial(factor, letter, coefficients, page)
        return _in_one_atom(factor, letter, moving[0], coefficients, page)
    found = unified(factor, letter, moving, page, solve_equation)
    if found is None:
        found = rooted(factor, letter, moving, page, solve_equation)
    return found


def _coefficients(ring: Ring, polynomial: fmpq_mpoly, letter: Expression) -> list[Expression] | None:
    """Numbers, that of degree 0 first; None unless the last is proved not to be zero."""
    trees = [ring.tree(one) for one in ring.coefficients(polynomial, letter)]
    found: list[Expression] = []
    for one in trees:
        value = number_of(one).exact if rational_value(one) is None else one
        found.append(value if value is not None else one)
    return found if sign_of(found[-1]) in (1, -1) else None


def _in_one_atom(
    factor: Expression, letter: Symbol, atom: Expression, coefficients: list[Expression], page: Page
) -> Roots | None:
    """A polynomial in e^u, ln u, sin u, …: solved for that, then for u, then for the letter."""
    if len(coefficients) == 2:
        rest, slope = coefficients
        value = number_of(Negation(Quotient(rest, slope)))
        if value.exact is None:
            return None
        if (atom, value.exact) != (factor, ZERO):
            page.equation((atom, value.exact), (factor, ZERO), ONE if slope == ONE else Quotient(ONE, slope))
        return through(atom, value, letter, factor, page)
    new = fresh("wtvuz", page.used | {letter})
    page.used.add(new)
    inner = polynomial_tree(coefficients, new)
    page.note(phrase("univariate-put", w=new, u=atom))
    page.equation((inner, ZERO))
    found = solve_polynomial(inner, new, coefficients, page)
    return None if found is None else back(found, atom, letter, factor, page)


def back(found: Roots, atom: Expression, letter: Symbol, factor: Expression, page: Page) -> Roots | None:
    """The letter for each value of an inner expression."""
    result = Roots()
    for value in found.values:
        page.note(phrase("univariate-back", u=atom, value=value.shown))
        roots = through(atom, value, letter, factor, page)
        if roots is None:
            return None
        result = result + roots
    return result


def through(atom: Expression, value: Coordinate, letter: Symbol, equation: Expression, page: Page) -> Roots | None:
    """h(u) = v solved for u, and u = … for the letter."""
    inverse = invert(atom, value, page.used)
    if inverse is None:
        return None
    if inverse.reason is not None:
        page.note(inverse.reason)
        return Roots()
    inside = _inside(atom, letter)
    if inside is None:
        return None
    if inside == letter:
        return written(letter, inverse, equation, page)
    parts = linear_parts(inside, letter)
    if parts is not None:
        return written(letter, _shifted(inverse, *parts), equation, page)
    if inverse.families:
        return None
    result = Roots()
    for one in inverse.values:
        if one.exact is None:
            return None
        difference = Sum((inside, Negation(one.exact))) if one.exact != ZERO else inside
        if value.exact is not None:
            page.undone(inside, one.exact, (atom, value.exact))
        roots = solve_equation(difference, letter, page)
        if roots is None:
            return None
        result = result + roots
    return result


def _shifted(inverse: Inverse, start: Expression, slope: Expression) -> Inverse:
    """x = (u − b)/a for every u."""
    values = tuple(image(lambda u: Quotient(Sum((u, Negation(start))), slope), value) for value in inverse.values)
    families = tuple((moved_family(form, integers, start, slope), integers) for form, integers in inverse.families)
    return Inverse(values, families)


def _inside(atom: Expression, letter: Symbol) -> Expression | None:
    """u in h(u)."""
    parts = [part for part in atom.children if letter in symbols(part)]
    return parts[0] if len(parts) == 1 and isinstance(atom, Call | Power) else None


def linear_parts(expression: Expression, letter: Symbol) -> tuple[Expression, Expression] | None:
    """(b, a) of a·x + b with numbers a ≠ 0 and b; None for anything else.

    >>> from tutor import parse
    >>> [str(part) for part in linear_parts(parse("pi x - 1"), Symbol("x"))]
    ['-1', 'pi']
    """
    try:
        ring = Ring.of((expression,), (letter,))
        polynomial = ring.polynomial(expression)
    except (TooLarge, ZeroDivisionError):
        return None
    if polynomial is None or ring.degree(polynomial, letter) != 1:
        return None
    if any(letter in symbols(one) for one in ring.present(polynomial) if one != letter):
        return None
    start, slope = (ring.tree(one) for one in ring.coefficients(polynomial, letter))
    return (start, slope) if sign_of(slope) in (1, -1) else None
