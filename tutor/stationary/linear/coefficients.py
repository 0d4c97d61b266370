"""Which coefficients are zero, which surely are not, and what has to be assumed to divide by one.

A polynomial in π, √2 and parameters can be zero although it does not look so. Numbers are decided by balls and
separation bounds; what holds parameters is looked at in a few points, and where nothing is certain the system is
left to other means.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from flint import fmpq_mpoly

from tutor.derivation.signs import signs
from tutor.expression.numbers import ZERO
from tutor.expression.numeric import Evaluator
from tutor.expression.sampling import sample_points
from tutor.expression.structures import Comparison
from tutor.expression.traversal import numbers_of_terms, symbols
from tutor.expression.tree import Call, Expression, Symbol
from tutor.stationary.algebra.ring import Ring
from tutor.stationary.linear.form import LinearForm
from tutor.stationary.linear.fractions import content, number_of, over
from tutor.stationary.numbers.coordinate import PRECISION
from tutor.stationary.numbers.exactly import sign_of

UNIT, NUMBER, SURE, DOUBTFUL = range(4)
"""How well one can divide by a coefficient: ±1, another number, a formula that is never zero, one that may be."""
_EXCLUDE_ZERO = frozenset(("!=", "<", ">"))
"""Relations to 0 that say that something is not 0."""


class Undecided(Exception):
    """It is not known whether a coefficient is zero. No user ever sees it: the system is left to other means."""


@dataclass(slots=True)
class Coefficients:
    """What is known about the coefficients of one system."""

    ring: Ring
    counts: frozenset[Symbol]
    """Numbers of terms, such as n: at least 1."""
    known: set[Expression]
    """Factors that are not zero, by the conditions of the system or its denominators."""
    assumed: list[Expression] = field(default_factory=list)
    """Factors that were taken for not zero, in the order in which it happened."""

    @classmethod
    def of(cls, form: LinearForm, conditions: Iterable[Expression]) -> Coefficients:
        """What is known before the work begins."""
        counts = frozenset[Symbol]().union(*(numbers_of_terms(equation) for equation in form.equations))
        known = {
            condition.left
            for condition in conditions
            if isinstance(condition, Comparison) and condition.right == ZERO and condition.relation in _EXCLUDE_ZERO
        }
        found = cls(form.ring, counts, known)
        for below in form.below:
            found.known.update(found.factors(below))
        return found

    def factors(self, polynomial: fmpq_mpoly) -> tuple[Expression, ...]:
        """The irreducible factors of a polynomial that are no numbers, with whole coefficients.

        A factor that is there twice, or with the other sign, is written as the same expression.
        """
        _, found = self.ring.factors(polynomial)
        plain = [over(factor, content(factor)) for factor, _ in found]
        return tuple(self.ring.tree(factor if factor.leading_coefficient() > 0 else -factor) for factor in plain)

    def rank(self, coefficient: fmpq_mpoly) -> int:
        """How well one can divide by a coefficient that is not the zero polynomial."""
        if coefficient.is_constant():
            return UNIT if abs(number_of(coefficient)) == 1 else NUMBER
        return DOUBTFUL if self.doubts(coefficient) else SURE

    def doubts(self, coefficient: fmpq_mpoly) -> tuple[Expression, ...]:
        """The factors of a coefficient that may be zero."""
        return tuple(factor for factor in self.factors(coefficient) if not self._sure(factor))

    def _sure(self, factor: Expression) -> bool:
        letters = symbols(factor)
        if not letters:
            return True  # `clean` has proved it
        return factor in self.counts or factor in self.known or factor in self.assumed or 0 not in signs(factor)

    def require(self, coefficient: fmpq_mpoly) -> tuple[Comparison, ...]:
        """Take a coefficient for not zero.

        Returns:
            the conditions that this adds: u ≠ 0 for each factor u that may be zero.
        """
        doubts = self.doubts(coefficient)
        self.assumed.extend(doubts)
        return self.conditions(coefficient, doubts)

    def conditions(self, coefficient: fmpq_mpoly, doubts: tuple[Expression, ...]) -> tuple[Comparison, ...]:
        """u ≠ 0 for each factor u in doubt; a coefficient that is one such factor keeps its own sign."""
        _, found = self.ring.factors(coefficient)
        if len(doubts) == 1 and len(coefficient) > 1 and [times for _, times in found] == [1]:
            own = self.ring.tree(over(coefficient, content(coefficient)))
            return (Comparison("!=", own, ZERO),)
        return tuple(Comparison("!=", factor, ZERO) for factor in doubts)

    def clean(self, polynomial: fmpq_mpoly) -> fmpq_mpoly:
        """The same value with √2·√2 = 2, and 0 for what is zero.

        Raises:
            Undecided: it is not known whether the value is zero.
        """
        if polynomial.is_constant() or not self.ring.atoms:
            return polynomial
        polynomial = self._without_squares(polynomial)
        atoms = [letter for letter in self.ring.present(polynomial) if not isinstance(letter, Symbol)]
        return polynomial if not atoms or self._differs_from_zero(polynomial) else polynomial * 0

    def row(self, form: LinearForm, row: fmpq_mpoly) -> fmpq_mpoly:
        """A row of the system with each of its coefficients as `clean` leaves it.

        Raises:
            Undecided: it is not known whether a coefficient is zero.
        """
        if not self.ring.atoms:
            return row
        parts, rest = form.coefficients(row)
        letters = map(form.letter, form.unknowns)
        terms = (self.clean(part) * letter for part, letter in zip(parts, letters, strict=True))
        return sum(terms, start=self.clean(rest))

    def _without_squares(self, polynomial: fmpq_mpoly) -> fmpq_mpoly:
        gens = dict(zip(self.ring.letters, self.ring.context.gens(), strict=True))
        for letter in self.ring.atoms:
            if isinstance(letter, Call) and letter.function == "sqrt" and self.ring.degree(polynomial, letter) > 1:
                inner = letter.arguments[0]
                under = self.ring.polynomial(inner) if set(Ring.of([inner]).letters) <= gens.keys() else None
                if under is not None:
                    parts = self.ring.coefficients(polynomial, letter)
                    powers = (under ** (place // 2) * gens[letter] ** (place % 2) for place in range(len(parts)))
                    terms = (part * power for part, power in zip(parts, powers, strict=True))
                    polynomial = sum(terms, start=self.ring.context.constant(0))
        return polynomial

    def _differs_from_zero(self, polynomial: fmpq_mpoly) -> bool:
        formula = self.ring.tree(polynomial)
        if not symbols(formula):
            sign = sign_of(formula)
            if sign is None:
                raise Undecided
            return sign != 0
        points = sample_points([formula], (), count=1, tries=20)
        if any(not Evaluator(point, PRECISION).value(formula).contains(0) for point in points):
            return True
        raise Undecided
