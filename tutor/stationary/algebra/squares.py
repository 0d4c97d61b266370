"""A polynomial of degree 2 with its squares completed letter by letter."""

from __future__ import annotations

from dataclasses import dataclass

from flint import fmpq, fmpq_mpoly

from tutor.stationary.algebra.ring import Ring


@dataclass(frozen=True, slots=True, eq=False)
class CompletedSquares:
    """c₁·l₁² + c₂·l₂² + … + rest, with independent linear forms l."""

    squares: tuple[tuple[fmpq, fmpq_mpoly], ...]
    """Each number c, never zero, with its form l."""
    rest: fmpq
    """The constant that is left over."""

    @property
    def sign(self) -> int:
        """1 if all numbers in front are positive, −1 if all are negative, 0 if they differ or there are none."""
        positive = {front > 0 for front, _ in self.squares}
        return 0 if len(positive) != 1 else 1 if positive.pop() else -1


def complete_squares(ring: Ring, polynomial: fmpq_mpoly) -> CompletedSquares | None:
    """Complete the squares of a polynomial of degree 2.

    Arguments:
        ring: its ring, without atoms among the polynomial's letters.
        polynomial: the polynomial.

    Returns:
        the squares and the constant; None where a letter is left that does not stand in a square, as in x² + y or xy.

    >>> from tutor import parse
    >>> ring = Ring.of([parse("x^2 - 2x y + 2y^2 + 3")])
    >>> found = complete_squares(ring, ring.polynomial(parse("x^2 - 2x y + 2y^2 + 3")))
    >>> [str(ring.tree(form)) for _, form in found.squares], found.rest, found.sign
    (['x - y', 'y'], 3, 1)
    """
    if polynomial.total_degree() != 2:
        return None
    found: list[tuple[fmpq, fmpq_mpoly]] = []
    rest = polynomial
    for letter in ring.present(polynomial):
        parts = ring.coefficients(rest, letter)
        if len(parts) == 1:
            continue
        if len(parts) == 2 or not parts[2].is_constant():
            return None
        front = fmpq(parts[2].leading_coefficient())
        found.append((front, ring.context.gens()[ring.index(letter)] + parts[1] / (2 * front)))
        rest = parts[0] - parts[1] * parts[1] / (4 * front)
    left = fmpq(0) if rest.is_zero() else fmpq(rest.leading_coefficient())
    return CompletedSquares(tuple(found), left)
