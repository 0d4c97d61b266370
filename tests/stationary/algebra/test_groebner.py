"""Gröbner bases, quotients and representations, against SymPy, literature and planted roots."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
import sympy
from flint import arb, ctx, fmpq, fmpq_mat, fmpq_poly, fmpz_mpoly, fmpz_mpoly_vec, fmpz_poly

from tutor.stationary.algebra.groebner import Unbearable, context_of, divides, groebner_basis, leading, order_key
from tutor.stationary.algebra.quotient import minimal_polynomial, quotient, squarefree
from tutor.stationary.algebra.representation import in_unknown, represent
from tutor.stationary.algebra.root import real_roots, vanishing
from tutor.stationary.clock import Clock, OutOfTime


def no_check() -> None:
    """Time without end."""


def ideal(*texts: str, names: str = "xyz") -> tuple[list[fmpz_mpoly], int]:
    """Polynomials from text, by SymPy."""
    letters = sympy.symbols(list(names))
    context = context_of(len(names))
    found = []
    for text in texts:
        terms = sympy.Poly(sympy.sympify(text), *letters).terms()
        found.append(context.from_dict({tuple(powers): int(value) for powers, value in terms}))
    return found, len(names)


SYSTEMS = {
    "circle": ("x**2 + y**2 - 5", "x*y - 2", "z - x"),
    "katsura-3": ("x + 2*y + 2*z - 1", "x**2 + 2*y**2 + 2*z**2 - x", "2*x*y + 2*y*z - y"),
    "cyclic-3": ("x + y + z", "x*y + y*z + z*x", "x*y*z - 1"),
    "multiple": ("x**2*y - z", "y**2 - x", "z**2 + x*y - 2"),
    "positive dimension": ("x*y", "x*z", "y*z"),
    "contradiction": ("x*y - 1", "x", "z"),
    "quadrics": ("3*x**2 - y*z + 1", "y**2 - 2*x*z - 3", "z**2 - x*y + x"),
}


@pytest.mark.parametrize("texts", SYSTEMS.values(), ids=SYSTEMS)
def test_the_basis_is_that_of_sympy(texts: Sequence[str]) -> None:
    polynomials, count = ideal(*texts)
    basis = groebner_basis(polynomials, context_of(count), no_check)
    letters = sympy.symbols("x y z")
    expected = sympy.groebner([sympy.sympify(text) for text in texts], *letters, order="grevlex")
    monic = set()
    for one in expected.exprs:
        terms = sympy.Poly(one, *letters, domain="QQ").terms(order="grevlex")
        quotients = [(powers, value / terms[0][1]) for powers, value in terms]
        monic.add(frozenset((powers, fmpq(int(value.p), int(value.q))) for powers, value in quotients))
    ours = {
        frozenset((tuple(map(int, powers)), fmpq(value, one.leading_coefficient())) for powers, value in one.terms())
        for one in basis
    }
    assert ours == monic


@pytest.mark.parametrize("seed", range(6))
def test_a_basis_passes_flints_test(seed: int) -> None:
    chance = random.Random(seed)
    context = context_of(3)
    polynomials = [
        context.from_dict({tuple(chance.choices(range(3), k=3)): chance.randint(-9, 9) or 1 for _ in range(4)})
        for _ in range(3)
    ]
    basis = groebner_basis(polynomials, context, no_check)
    vector = fmpz_mpoly_vec(basis, context)
    assert vector.is_groebner()
    assert vector.is_autoreduced() or len(basis) == 1
    untyped: list[Any] = list(polynomials)  # python-flint's stubs lack the method
    assert all(one.reduction_primitive_part(vector).is_zero() for one in untyped)


def test_nothing_and_zero_span_the_zero_ideal() -> None:
    context = context_of(2)
    assert groebner_basis([], context, no_check) == []
    assert groebner_basis([context.from_dict({})], context, no_check) == []
    assert represent([], context, no_check) is None


def test_a_constant_is_the_whole_ring() -> None:
    polynomials, count = ideal("x - y", "-6")
    basis = groebner_basis(polynomials, context_of(count), no_check)
    assert basis == [context_of(count).from_dict({(0, 0, 0): 1})]
    found = represent(basis, context_of(count), no_check)
    assert found is not None
    assert (found.multiplicity, found.distinct) == (0, 0)


def test_the_clock_stops_the_loop() -> None:
    polynomials, count = ideal(*SYSTEMS["quadrics"])
    with pytest.raises(OutOfTime):
        groebner_basis(polynomials, context_of(count), Clock(0.0).check)


@pytest.mark.parametrize(
    ("texts", "dimension"),
    [
        (("x**2 - 1", "y**3", "z"), 6),
        (("x**2 + y**2 - 5", "x*y - 2", "z - x"), 4),
        (("x + y + z", "x*y + y*z + z*x", "x*y*z - 1"), 6),  # cyclic-3
        (("x*y", "x*z", "y*z"), None),
        (("x**2 - y", "y**2", "x*z"), None),
        (("x", "x - 1", "y"), 0),
        (("4*x**3", "4*y**3", "z - x"), 9),
    ],
)
def test_the_dimension_counts_solutions_with_multiplicity(texts: Sequence[str], dimension: int | None) -> None:
    polynomials, count = ideal(*texts)
    space = quotient(groebner_basis(polynomials, context_of(count), no_check), count, no_check)
    assert (None if space is None else space.dimension) == dimension


def test_a_space_that_is_too_large_is_refused() -> None:
    polynomials, count = ideal("x**7 - y", "y**7 - z", "z**7 - x")
    with pytest.raises(Unbearable):
        represent(groebner_basis(polynomials, context_of(count), no_check), context_of(count), no_check)


def test_the_matrices_commute_and_satisfy_the_equations() -> None:
    polynomials, count = ideal(*SYSTEMS["quadrics"])
    space = quotient(groebner_basis(polynomials, context_of(count), no_check), count, no_check)
    assert space is not None
    x, y, z = space.matrices
    assert x * y == y * x
    assert y * z == z * y
    one = x * 0 + identity(space.dimension)
    assert (x * x * fmpq(3) - y * z + one).entries() == (x * 0).entries()


def identity(size: int) -> fmpq_mat:
    """The identity matrix."""
    return fmpq_mat(size, size, [int(row == column) for row in range(size) for column in range(size)])


@pytest.mark.parametrize("seed", range(8))
def test_planted_roots_come_back(seed: int) -> None:
    """(x − a₁)…, y = g(x), z = h(x, y): the solutions are known; a change of unknowns hides them."""
    chance = random.Random(seed)
    xs = chance.sample(range(-9, 10), 4)
    points = [(a, a * a - 3, chance.randint(-5, 5)) for a in xs]
    letters = sympy.symbols("x y z")
    x, y, z = letters
    inner = sympy.interpolate([(a, c) for a, _, c in points], x)
    known = [sympy.prod([x - a for a in xs]), y - x**2 + 3, sympy.expand((z - inner) * 720)]
    mixed = [sympy.expand(one + chance.randint(-3, 3) * known[(at + 1) % 3]) for at, one in enumerate(known[:2])]
    context = context_of(3)
    polynomials = []
    for one in (*mixed, known[2], known[0]):
        cleared = sympy.Poly(sympy.together(one).as_numer_denom()[0], *letters)
        polynomials.append(context.from_dict({tuple(powers): int(value) for powers, value in cleared.terms()}))
    found = represent(groebner_basis(polynomials, context, no_check), context, no_check)
    assert found is not None
    assert found.distinct == 4
    roots = [real_roots(factor)[0] for factor, _ in found.minimal.factor()[1]]
    back = {
        tuple(round(float(root.value(value % fmpq_poly(root.polynomial)))) for value in found.values) for root in roots
    }
    assert back == set(points)


def test_multiplicities_are_told_apart_from_points() -> None:
    polynomials, count = ideal("x**2*(x - 1)", "(y - x)**2", names="xy")
    found = represent(groebner_basis(polynomials, context_of(count), no_check), context_of(count), no_check)
    assert found is not None
    assert (found.multiplicity, found.distinct) == (6, 2)
    assert found.eliminations[0] == fmpz_poly([0, 0, -1, 1])


def test_a_form_separates_where_no_unknown_does() -> None:
    polynomials, count = ideal("x**2 - 1", "y**2 - 1", names="xy")
    found = represent(groebner_basis(polynomials, context_of(count), no_check), context_of(count), no_check)
    assert found is not None
    assert found.separating is None
    assert found.minimal.degree() == 4
    assert found.minimal.gcd(found.minimal.derivative()).degree() == 0


def test_polynomials_in_one_unknown() -> None:
    context = context_of(2)
    assert str(in_unknown(fmpz_poly([1, 0, 3]), 1, context)) == "3*x1^2 + 1"
    assert squarefree(fmpz_poly([0, 0, 1])) == fmpz_poly([0, 1])


@pytest.mark.parametrize(
    ("coefficients", "expected"),
    [([-2, 0, 1], 2), ([1, 0, 1], 0), ([5, -32, 0, 4], 3), ([1, 0, -10, 0, 1], 4), ([-2, 0, 0, 1], 1), ([7, -3], 1)],
)
def test_real_roots_are_counted_and_ordered(coefficients: list[int], expected: int) -> None:
    roots = real_roots(fmpz_poly(coefficients))
    assert len(roots) == expected
    for one, other in pairwise(roots):
        assert one.ball(64) < other.ball(64)
    for root in roots:
        ball = root.ball(3000)
        assert ball.rad() < arb(2) ** -2990
        with ctx.workprec(3200):
            assert root.polynomial(ball).contains(0)


def test_real_roots_that_nearly_meet_are_two() -> None:
    """Mignotte's polynomial x⁷ − 2(10⁶x − 1)²: two real roots a distance of 10⁻²³ apart, near 10⁻⁶."""
    polynomial = fmpz_poly([-2, 4 * 10**6, -2 * 10**12, 0, 0, 0, 0, 1])
    roots = real_roots(polynomial)
    assert len(roots) == 3
    assert roots[0].ball(200) < roots[1].ball(200) < roots[2].ball(200)


def test_the_factor_that_vanishes() -> None:
    factors = [fmpz_poly([-2, 0, 1]), fmpz_poly([-3, 0, 1])]
    assert vanishing(factors, lambda bits: real_roots(factors[1])[0].ball(bits)) == factors[1]


def test_minimal_polynomials_with_and_without_multiple_eigenvalues() -> None:
    assert minimal_polynomial(fmpq_mat(2, 2, [2, 0, 0, 2])) == fmpz_poly([-2, 1])
    assert minimal_polynomial(fmpq_mat(2, 2, [0, 1, 2, 0])) == fmpz_poly([-2, 0, 1])


def test_monomials_are_ordered_by_degree() -> None:
    """Degrevlex: x² > xy > y² > xz > yz > z² > x > y > z > 1."""
    descending = [(2, 0, 0), (1, 1, 0), (0, 2, 0), (1, 0, 1), (0, 1, 1), (0, 0, 2), (1, 0, 0), (0, 1, 0), (0, 0, 1)]
    assert sorted(descending, key=order_key, reverse=True) == descending
    context = context_of(3)
    for larger, smaller in pairwise(descending):
        assert leading(context.from_dict({larger: 1, smaller: 1})) == larger
    assert divides((1, 0, 0), (1, 1, 0))
    assert not divides((0, 0, 1), (1, 1, 0))
