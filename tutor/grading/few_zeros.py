"""Factors that add no solutions: x² + xy + y² is zero at (0, 0) only, and x² + 1 nowhere."""

from __future__ import annotations

from flint import acb, fmpq, fmpq_mpoly, fmpq_poly, fmpz

_MOST_DEGREE = 30


def adds_nothing(factor: fmpq_mpoly, other: fmpq_mpoly) -> bool:
    """Is another polynomial zero wherever a factor is, at real points? False also where that is not known.

    Source of the proofs: a sum of even powers is zero only where each is; in a letter of which the factor is a
    quadratic, it has real zeros only where its discriminant is not negative; a form in two letters without real lines
    is zero at the origin only.
    """
    if factor.is_constant():
        return True
    if int(factor.total_degree()) > _MOST_DEGREE:
        return False
    found = _sum_of_even_powers(factor)
    if found is not None:
        return not found or other.subs(dict.fromkeys(found, 0)).is_zero()
    letters = [name for name, degree in zip(factor.context().names(), factor.degrees(), strict=True) if degree]
    if len(letters) == 2 and _is_form_without_lines(factor, letters):
        return bool(other.subs(dict.fromkeys(letters, 0)).is_zero())
    return any(_as_quadratic(factor, name, other) for name in letters)


def _sum_of_even_powers(polynomial: fmpq_mpoly) -> frozenset[str] | None:
    """The letters that are 0 at every real zero of a sum of even powers of one sign; none when it has no zero at all.

    None when it is no such sum, or some of its letters need not be 0.
    """
    names = polynomial.context().names()
    rows = [(tuple(map(int, powers)), value) for powers, value in polynomial.to_dict().items()]
    first = rows[0][1] > 0
    if any((value > 0) != first or any(power % 2 for power in powers) for powers, value in rows):
        return None
    if any(not any(powers) for powers, _ in rows):
        return frozenset()
    pure = [powers for powers, _ in rows if sum(map(bool, powers)) == 1]
    return frozenset(names[place] for powers in pure for place, power in enumerate(powers) if power) or None


def _is_form_without_lines(factor: fmpq_mpoly, letters: list[str]) -> bool:
    """Is it a form in two letters that is zero at the origin only?"""
    degree = int(factor.total_degree())
    if any(sum(map(int, powers)) != degree for powers in factor.to_dict()):
        return False
    return all(not has_real_root(factor.subs({name: 1})) for name in letters)


def _as_quadratic(factor: fmpq_mpoly, name: str, other: fmpq_mpoly) -> bool:
    """The proof by the discriminant in one letter."""
    context = factor.context()
    place = context.names().index(name)
    if int(factor.degrees()[place]) != 2:
        return False
    parts: dict[int, dict[tuple[int, ...], fmpq]] = {0: {}, 1: {}, 2: {}}
    for powers, value in factor.to_dict().items():
        row = list(map(int, powers))
        power, row[place] = row[place], 0
        parts[power][tuple(row)] = value
    constant, slope, square = (context.from_dict(parts[power]) for power in range(3))
    if not square.is_constant():
        return False
    against = 4 * square * constant - slope * slope
    found = None if against.is_zero() else _sum_of_even_powers(against)
    if found is None or next(iter(against.to_dict().values())) < 0:
        return False
    if not found:
        return True
    zeros: dict[str | int, int | fmpz | fmpq] = dict.fromkeys(found, 0)
    middle = (slope / (square * -2)).subs(zeros)
    rest = other.subs(zeros)
    return bool(rest.compose(*[middle if at == place else gen for at, gen in enumerate(context.gens())]).is_zero())


def has_real_root(polynomial: fmpq_mpoly) -> bool:
    """Has a polynomial in one letter a real root?"""
    coefficients = {sum(map(int, powers)): value for powers, value in polynomial.to_dict().items()}
    whole = fmpq_poly([coefficients.get(power, fmpq(0)) for power in range(max(coefficients) + 1)]).numer()
    roots: list[tuple[acb, int]] = whole.complex_roots()  # type: ignore[assignment]
    return any(bool(root.imag == 0) for root, _ in roots)
