"""Sentences about equations in one unknown."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "univariate-or": "or",
    # What is done.
    "univariate-factored": "factored",
    "univariate-product": "A product is zero only if a factor is.",
    "univariate-factor": "From {c}:",
    "univariate-quadratic": "The quadratic formula with a = {a}, b = {b}, c = {c}:",
    "univariate-discriminant": "b² − 4ac",
    "univariate-formula": "(−b ± √(b² − 4ac))/(2a)",
    "univariate-put": "Put {w} = {u}:",
    "univariate-back": "Back: {u} = {value}.",
    "univariate-squared": "The roots are squared away. Squaring may add false values of {letters}, so each one is put "
    "into the equation afterwards:",
    "univariate-true-root": "it solves the equation with the root",
    "univariate-integers": "{letters} is any whole number",
    "univariate-common": "A number that solves all the equations is a root of their greatest common divisor:",
    # What comes out.
    "univariate-closed-one": "The polynomial of degree {degree} has exactly one real root, and it has a closed form:",
    "univariate-closed": "The polynomial of degree {degree} has exactly {count} real roots; they have closed forms:",
    "univariate-isolated-one": "This polynomial of degree {degree} cannot be factored further. It has exactly one real "
    "root, which is isolated exactly:",
    "univariate-isolated": "This polynomial of degree {degree} cannot be factored further. It has exactly {count} real "
    "roots, which are isolated exactly:",
    "univariate-none": "This polynomial of degree {degree} has no real root: all its roots are complex.",
    "univariate-free": "Every value of {letters} solves this.",
    "univariate-never": "{u} is never zero, so no value of {letters} solves this.",
    "univariate-discriminant-negative": "The discriminant is negative, so no real {letters} solves this.",
    # Why there is no solution.
    "univariate-positive": "{h} is always positive, so it is never {v}.",
    "univariate-not-negative": "{h} is never negative, so it is never {v}.",
    "univariate-not-zero": "{h} is never zero, so it is never {v}.",
    "univariate-sin": "A sine lies between −1 and 1, so {h} is never {v}.",
    "univariate-cos": "A cosine lies between −1 and 1, so {h} is never {v}.",
    "univariate-cosh": "{h} is never below 1, so it is never {v}.",
    "univariate-tanh": "{h} lies between −1 and 1, so it is never {v}.",
    "univariate-sigmoid": "{h} lies between 0 and 1, so it is never {v}.",
    "univariate-asin": "{h} lies between −π/2 and π/2, so it is never {v}.",
    "univariate-atan": "{h} lies between −π/2 and π/2, so it is never {v}.",
    "univariate-acos": "{h} lies between 0 and π, so it is never {v}.",
    "univariate-false-root": "{x} = {value} is a false root: it came in by squaring and does not solve the equation.",
    "univariate-false-inner": "{w} = {value} falls away, because {u} is never {value}.",
    "univariate-falls": "{x} = {value} falls away: {c} does not hold there.",
    "univariate-family-not-both": "The whole family {x} = {value} falls away: {u} is not zero there.",
    "univariate-not-both": "{x} = {value} falls away: {u} is not zero there.",
}
