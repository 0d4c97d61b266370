"""Sentences on polynomial systems: elimination, the count of solutions, why none is missing."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # The equation in one unknown.
    "algebraic-cleared": "Multiplied by their denominators, which must not be zero, the equations are:",
    "algebraic-cleared-long": "The equations are multiplied by their denominators, which must not be zero.",
    "algebraic-eliminated": "Eliminating {letters} leaves an equation in {unknown} alone. (It is a sum of multiples of "
    "the equations, found by a Gröbner basis: every solution of the system satisfies it.)",
    "algebraic-eliminated-too": "Eliminating {letters} in the same way leaves an equation in {unknown} alone:",
    "algebraic-given": "{unknown} has an equation of its own:",
    "algebraic-factored": "factored",
    "algebraic-long": "It has degree {degree} and numbers of up to {digits} digits, too long to be of use here. "
    "Over the fractions it has factors of the degrees {c}.",
    "algebraic-long-alike": "It has degree {degree} and numbers of up to {digits} digits, too long to be of use here. "
    "Over the fractions it has factors of degree {c}.",
    "algebraic-long-irreducible": "It has degree {degree} and numbers of up to {digits} digits, too long to be of use "
    "here, and no factors with fractions as coefficients.",
    "algebraic-factors-long": "Over the fractions it has factors of the degrees {c}.",
    "algebraic-factors-long-alike": "Over the fractions it has factors of degree {c}.",
    "algebraic-follow": "{letters} follows from {unknown}:",
    "algebraic-follow-many": "{letters} follow from {unknown}:",
    "algebraic-follow-long": "{letters} follows from {unknown}: it is a polynomial in {unknown}, too long to be of use "
    "here. Each root gives one point.",
    "algebraic-follow-long-many": "{letters} follow from {unknown}: they are polynomials in {unknown}, too long to be "
    "of use here. Each root gives one point.",
    # Its roots.
    "algebraic-no-real-root": "It has no real root {unknown}.",
    "algebraic-real-root": "One of its roots is real: {unknown} = {values}.",
    "algebraic-real-root-all": "Its only root: {unknown} = {values}.",
    "algebraic-real-roots": "{count} of its roots are real: {unknown} = {values}.",
    "algebraic-real-roots-all": "All its roots are real: {unknown} = {values}.",
    "algebraic-combinations": "Of the {pairs} combinations of these values, {real} satisfy every equation.",
    "algebraic-one-combination": "Of the {pairs} combinations of these values, one satisfies every equation.",
    "algebraic-no-combination": "Not one of the {pairs} combinations of these values satisfies every equation.",
    "algebraic-all-combinations": "All {pairs} combinations of these values satisfy every equation.",
    "algebraic-only-combination": "Together they satisfy every equation.",
    "algebraic-not-together": "Together they do not satisfy every equation.",
    # The solutions.
    "algebraic-cell": "{exact} ≈ {decimal}",
    "algebraic-one-real": "This makes one point:",
    "algebraic-all-real": "This makes {total} points, all of them real:",
    "algebraic-some-real": "This makes {total} points with complex coordinates. {real} of them are real; the other "
    "{others} fall away:",
    "algebraic-some-real-one": "This makes {total} points with complex coordinates. One of them is real; the other "
    "{others} fall away:",
    "algebraic-none-real": "Every solution has a coordinate that is not real: there is no point.",
    "algebraic-candidate": "This makes one candidate with real coordinates.",
    "algebraic-candidates": "This makes {real} candidates with real coordinates.",
    "algebraic-more-rows": "… and {count} more.",
    "algebraic-put-back": "Put back: every equation is zero at each of these points.",
    "algebraic-put-back-one": "Put back: every equation is zero at this point.",
    "algebraic-away": "The candidate ({variables}) = ({values}) falls away:",
    "algebraic-away-value": "The candidate {variables} = {values} falls away:",
    "algebraic-undefined": "an equation has no value there, because a denominator is zero.",
    "algebraic-condition": "{condition} does not hold there.",
    "algebraic-undecided": "whether {condition} holds there could not be decided.",
    "algebraic-one": "The equations contradict each other: a sum of multiples of them is 1, and 1 is never 0.",
    # Why none is missing.
    "algebraic-contradiction": "There is none: a Gröbner basis shows that a sum of multiples of the equations is 1, "
    "so that they have no solution, not even a complex one.",
    "algebraic-counted": "A Gröbner basis shows that the equations have exactly {total} complex solutions.",
    "algebraic-counted-one": "A Gröbner basis shows that the equations have exactly one solution, even among complex "
    "numbers.",
    "algebraic-counted-multiple": "A Gröbner basis shows that the equations have exactly {total} complex solutions, "
    "counted with multiplicity, and that {distinct} of them are different.",
    "algebraic-counted-multiple-one": "A Gröbner basis shows that the equations have exactly one solution, even among "
    "complex numbers; it counts {total} times.",
    "algebraic-real-no": "None of them is real, so there is no point.",
    "algebraic-real-one": "Exactly one of them is real, and no other can be missing.",
    "algebraic-real-some": "Exactly {real} of them are real, and no other can be missing.",
    "algebraic-real-all": "All of them are real, and no other can be missing.",
    "algebraic-counted-away": "{count} of the real ones fall away, because a denominator is zero there or a condition "
    "does not hold.",
    "algebraic-counted-away-one": "One of the real ones falls away, because a denominator is zero there or a condition "
    "does not hold.",
    "algebraic-counted-away-only": "But it falls away, because a denominator is zero there or a condition "
    "does not hold.",
    "algebraic-counted-open": "At {count} of the real ones it could not be decided whether a condition holds; they are "
    "left out.",
    "algebraic-counted-open-one": "At one of the real ones it could not be decided whether a condition holds; it is "
    "left out.",
    "algebraic-counted-open-only": "But it could not be decided whether a condition holds there; it is left out.",
}
