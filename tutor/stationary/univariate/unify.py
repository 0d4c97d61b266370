"""Several expressions in one letter: e^x, e^(2x) and cosh x by e^x; √x, x and ∛x by a root of x; ln(2x) by ln x."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from tutor.derivation.lesson import phrase
from tutor.derivation.place import fresh, put_in
from tutor.expression.numbers import ONE, ZERO, rational, rational_value, whole
from tutor.expression.traversal import size, substitute, symbols
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Sum, Symbol
from tutor.stationary.algebra.ring import Ring, TooLarge
from tutor.stationary.numbers.exactly import number_of, sign_of
from tutor.stationary.numbers.inverse import image, sign_at
from tutor.stationary.univariate.page import Page, Roots

Solve = Callable[..., Roots | None]
_E = Constant("e")
_MOST_DEGREE = 60
_LOGARITHMS = {"ln": 0, "log2": 2, "log10": 10}
"""The base of each logarithm; 0 for e."""
_GROWING = frozenset(("exp", "sinh", "cosh", "tanh", "sigmoid"))


@dataclass(frozen=True, slots=True, eq=False)
class Single:
    """One expression that all others are powers of."""

    inner: Expression
    """e^(x/2), or √x."""
    places: dict[Expression, Expression]
    """Each of the others → its form in the letter."""
    positive: bool
    """May the letter only be positive (or, for a root, zero)?"""


def unified(factor: Expression, letter: Symbol, moving: Sequence[Expression], page: Page, solve: Solve) -> Roots | None:
    """The solutions of an equation whose parts are powers of one expression.

    Arguments:
        factor: what is to be zero.
        letter: the unknown.
        moving: the unknown itself, and the expressions with it inside, that the factor is a polynomial in.
        page: where the lines go.
        solve: `solve_equation`, for the equation in the new letter.

    Returns:
        all of them; None if the parts are not of this kind.
    """
    if not moving:
        return None
    new = fresh("wtvuz", page.used | {letter})
    single = _exponentials(letter, moving, new) or _roots(letter, moving, new) or _logarithms(letter, moving, new)
    if single is None:
        return None
    page.used.add(new)
    raw = substitute(factor, single.places)
    page.note(phrase("univariate-put", w=new, u=single.inner))
    page.substituted(raw, factor, {new: single.inner})
    found = solve(raw, new, page)
    if found is None or found.families:
        return None
    return _back(found, single, new, letter, factor, page)


def _back(found: Roots, single: Single, new: Symbol, letter: Symbol, factor: Expression, page: Page) -> Roots | None:
    from tutor.stationary.univariate.equation import through

    result = Roots()
    for value in found.values:
        sign = sign_at(lambda v: v, value)
        if sign is None:
            return None
        is_root = letter in single.places
        if single.positive and (sign < 0 or (sign == 0 and not is_root)):
            page.note(phrase("univariate-false-inner", w=new, value=value.shown, u=single.inner))
            continue
        page.note(phrase("univariate-back", u=single.inner, value=value.shown))
        roots: Roots | None
        if not is_root:
            roots = through(single.inner, value, letter, factor, page)
        else:
            form = single.places[letter]
            one = image(lambda v, form=form: put_in(form, {new: v}), value)  # type: ignore[misc]
            page.root(letter, one, factor)
            roots = Roots((one,))
        if roots is None:
            return None
        result = result + roots
    return result


def _exponentials(letter: Symbol, moving: Sequence[Expression], new: Symbol) -> Single | None:
    """All moving parts as powers of one e^u (or c^u)."""
    parts: list[tuple[Expression, str, Expression]] = []
    for atom in moving:
        match atom:
            case Call(function=name, arguments=(inside,)) if name in _GROWING:
                parts.append((atom, name, inside))
            case Power(base=base, exponent=exponent) if base == _E:
                parts.append((atom, "exp", exponent))
            case Power(base=base, exponent=exponent) if (value := rational_value(base)) is not None and value > 0:
                parts.append((atom, "exp", Product((exponent, Call("ln", (base,))))))
            case _:
                return None
    split = [_exponent(inside, letter) for _, _, inside in parts]
    known = [one for one in split if one is not None]
    if len(known) < len(parts):
        return None
    ratios = [_ratio(run, known[0][1]) for _, run in known]
    rates = [one for one in ratios if one]
    if len(rates) < len(parts):
        return None
    below = lcm(*(rate.denominator for rate in rates))
    unit = Fraction(gcd(*(int(rate * below) for rate in rates)), below)
    if unit and all(rate < 0 for rate in rates):
        unit = -unit
    powers = [rate / unit for rate in rates]
    if any(abs(power) > _MOST_DEGREE for power in powers):
        return None
    places = {
        atom: _in_letter(name, new, int(power), start)
        for (atom, name, _), power, (start, _) in zip(parts, powers, known, strict=True)
    }
    return Single(_exponential(parts[0][0], known[0][1], unit), places, True)


def _exponential(first: Expression, run: Expression, unit: Fraction) -> Expression:
    """e^(unit·run); 2^x when all are powers of 2."""
    if isinstance(first, Power) and first.base != _E:
        below = Call("ln", (first.base,))
        base = number_of(Power(first.base, rational(unit))).exact
        if base is not None and rational_value(base) is not None:
            return Power(base, _reduced(Quotient(run, below)))
        return Power(first.base, _reduced(Quotient(Product((rational(unit), run)), below)))
    return Power(_E, _reduced(Product((rational(unit), run))))


def _reduced(expression: Expression) -> Expression:
    """An exponent over one line, with what cancels left out."""
    try:
        ring = Ring.of((expression,))
        above, below = ring.fraction(expression)
    except (TooLarge, ZeroDivisionError):
        return expression
    if below.is_constant():
        return ring.tree(above / below)
    return Quotient(ring.tree(above), ring.tree(below))


def _exponent(inside: Expression, letter: Symbol) -> tuple[Expression, Expression] | None:
    """(b, u) of an exponent u + b in which b is a number and u has no term without the letter."""
    try:
        ring = Ring.of((inside,), (letter,))
        polynomial = ring.polynomial(inside)
    except (TooLarge, ZeroDivisionError):
        return None
    if polynomial is None:
        return None
    fixed = ring.context.constant(0)
    for exponents, value in polynomial.terms():
        if all(letter not in symbols(one) for one, power in zip(ring.letters, exponents, strict=True) if int(power)):
            fixed += ring.context.from_dict({tuple(int(power) for power in exponents): value})
    return ring.tree(fixed), ring.tree(polynomial - fixed)


def _ratio(one: Expression, other: Expression) -> Fraction | None:
    """one/other if that is a fraction; ln 4/ln 2 is 2."""
    try:
        ring = Ring.of((one, other))
        above, below = ring.fraction(Quotient(one, other))
    except (TooLarge, ZeroDivisionError):
        return None
    quotient = Quotient(ring.tree(above), ring.tree(below))
    if symbols(quotient):
        return None
    exact = number_of(quotient).exact
    return None if exact is None else rational_value(exact)


def _in_letter(name: str, new: Symbol, power: int, start: Expression) -> Expression:
    """e^(b + n·g) and its relatives with w = e^g."""
    grown: Expression = ONE if power == 0 else new if power == 1 else Power(new, whole(power))
    if power < 0:
        grown = Quotient(ONE, new if power == -1 else Power(new, whole(-power)))
    if start != ZERO:
        grown = Product((_front(start), grown))
    shrunk = Quotient(ONE, grown)
    match name:
        case "sinh":
            return Quotient(Sum((grown, Negation(shrunk))), whole(2))
        case "cosh":
            return Quotient(Sum((grown, shrunk)), whole(2))
        case "tanh":
            return Quotient(Sum((grown, Negation(shrunk))), Sum((grown, shrunk)))
        case "sigmoid":
            return Quotient(ONE, Sum((ONE, shrunk)))
    return grown


def _front(start: Expression) -> Expression:
    formula = Power(_E, start)
    exact = number_of(formula).exact
    return formula if exact is None else exact


def _roots(letter: Symbol, moving: Sequence[Expression], new: Symbol) -> Single | None:
    """All moving parts as powers of one root of a linear expression."""
    from tutor.stationary.univariate.equation import linear_parts

    orders: list[tuple[Expression, Fraction]] = []
    bases: set[Expression] = set()
    for atom in moving:
        if atom == letter:
            continue
        found = _rooted(atom)
        if found is None:
            return None
        bases.add(found[0])
        orders.append((atom, found[1]))
    if len(bases) != 1 or not orders:
        return None
    base = bases.pop()
    parts = linear_parts(base, letter)
    order = lcm(*(power.denominator for _, power in orders))
    if parts is None or order > _MOST_DEGREE or sign_of(parts[1]) is None:
        return None
    inner = Call("sqrt", (base,)) if order == 2 else Call("cbrt", (base,)) if order == 3 else Power(
        base, Quotient(ONE, whole(order))
    )  # fmt: skip
    places: dict[Expression, Expression] = {}
    for atom, power in orders:
        times = int(power * order)
        if abs(times) > _MOST_DEGREE:
            return None
        raised = new if abs(times) == 1 else Power(new, whole(abs(times)))
        places[atom] = raised if times > 0 else Quotient(ONE, raised)
    start, slope = parts
    raised = Power(new, whole(order))
    back = number_of(Negation(start)).exact
    moved: Expression = raised if start == ZERO else Sum((raised, Negation(start) if back is None else back))
    places[letter] = moved if slope == ONE else Quotient(moved, slope)
    return Single(inner, places, order % 2 == 0)


def _logarithms(letter: Symbol, moving: Sequence[Expression], new: Symbol) -> Single | None:
    """ln(2x) and log₂(x) by w = ln(x)."""
    arguments = []
    for atom in moving:
        if not (isinstance(atom, Call) and atom.function in _LOGARITHMS and letter in symbols(atom.arguments[0])):
            return None
        arguments.append(atom.arguments[0])
    base = min(arguments, key=size)
    places: dict[Expression, Expression] = {}
    for atom, inside in zip(moving, arguments, strict=True):
        ratio = _ratio(inside, base)
        if ratio is None or ratio <= 0:
            return None
        moved: Expression = new if ratio == 1 else Sum((new, Call("ln", (rational(ratio),))))
        below = _LOGARITHMS[atom.function] if isinstance(atom, Call) else 0
        places[atom] = Quotient(moved, Call("ln", (whole(below),))) if below else moved
    return Single(Call("ln", (base,)), places, False)


def _rooted(atom: Expression) -> tuple[Expression, Fraction] | None:
    """(u, p/q) of a root or a power u^(p/q)."""
    match atom:
        case Call(function="sqrt", arguments=(base,)):
            return base, Fraction(1, 2)
        case Call(function="cbrt", arguments=(base,)):
            return base, Fraction(1, 3)
        case Call(function="root", arguments=(base, order)):
            value = rational_value(order)
            return (base, 1 / value) if value and value > 0 and value.denominator == 1 else None
        case Power(base=base, exponent=exponent):
            value = rational_value(exponent)
            return None if value is None else (base, value)
    return None
