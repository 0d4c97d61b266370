"""What is said of mistakes with constants, signs, brackets, Σ and branches: what, and why not."""

from __future__ import annotations

MISTAKES: dict[str, tuple[str, str]] = {
    # Constants.
    "constant-kept": (
        "It looks as if the constant term {c} was kept.",
        "What does not change with {x} adds nothing to the rate of change.",
    ),
    "held-term-differentiated": (
        "It looks as if {c} was differentiated, too, by {letter}.",
        "In a partial derivative by {x} all other letters are held constant, so such a term does not change.",
    ),
    "constant-factor-lost": (
        "It looks as if the constant factor {c} was lost in {place}.",
        "A term that is so many times as great changes so many times as fast: a constant factor stays.",
    ),
    "held-factor-lost": (
        "It looks as if the factor {c} was lost in {place}.",
        "{c} is held constant, and a constant factor stays; only a constant term goes away.",
    ),
    "held-term-killed": (
        "It looks as if {place} was taken for a constant, because {c} is held constant.",
        "A constant that is a factor does not make the whole product constant: it stays beside the derivative.",
    ),
    "held-variable-differentiated": (
        "It looks as if {place} was differentiated by {letter} as well as by {x}.",
        "In a partial derivative by {x} the letter {letter} is held constant: it is a factor that stays.",
    ),
    "held-factor-differentiated": (
        "It looks as if the factor {c} of {place} was differentiated, too, by {letter}.",
        "In a partial derivative by {x} the letter {letter} is held constant: its powers stay as they are.",
    ),
    "constant-factor-moved-inside": (
        "It looks as if the constant factor {c} of {place} was put inside the function, as in {read}.",
        "{c} is no part of the argument: it stands outside, and stays as a factor in front.",
    ),
    "constant-factor-added": (
        "It looks as if the constant factor {c} of {place} was added to the derivative.",
        "A constant factor stays a factor: so many times as great changes so many times as fast.",
    ),
    "constant-by-its-rule": (
        "It looks as if the number {c} was differentiated like something that contains {x}.",
        "A number does not change with {x}, however it is written.",
    ),
    "held-derivative-added": (
        "It looks as if {place} was differentiated by {letter}, too, and the derivatives of its factors were added.",
        "In a partial derivative by {x} the letter {letter} is held constant: its factor stays beside the derivative.",
    ),
    "variable-kept": (
        "It looks as if {x} was left as it is where its derivative belongs.",
        "{x} changes exactly as fast as itself.",
    ),
    "variable-killed": (
        "It looks as if {x} was taken for a constant at one place.",
        "{x} is the variable: it changes, exactly as fast as itself.",
    ),
    # Signs, brackets, terms.
    "sign-lost": (
        "It looks as if the minus sign of {term} was lost.",
        "A term that is subtracted has its derivative subtracted.",
    ),
    "sign-turned": (
        "It looks as if the sign of the term from {term} was turned.",
        "A term that is added has its derivative added.",
    ),
    "term-lost": (
        "It looks as if the term {term} was forgotten in {place}.",
        "Every term that contains {x} gives its derivative.",
    ),
    "bracket-first-term-only": (
        "It looks as if brackets were lost in {place}: what stands before {bracket} reached its first term only.",
        "A factor or a minus sign before a bracket counts for every term in it.",
    ),
    "term-by-other-variable": (
        "It looks as if a term was differentiated by {letter} where {term} was asked for, in {place}.",
        "In a partial derivative by {x} every term is differentiated by {x}.",
    ),
    # Functions read in another way.
    "split-over-sum": (
        "It looks as if {place} was split into a part for each term of {u}.",
        "Only multiplying by a constant may be spread over a sum; a square, a root or a function may not.",
    ),
    "result-split-over-sum": (
        "It looks as if, in the derivative of {place}, {power} was written as {split}.",
        "A square or a root of a sum is not the sum of the squares or roots: (1 + 1)² is 4, and not 2.",
    ),
    "log-of-product": (
        "It looks as if {place} was read as a product of logarithms.",
        "The ln of a product is a sum of logarithms, and the derivative adds up as well.",
    ),
    "power-moved-out": (
        "It looks as if {place} was read as {read}.",
        "The exponent belongs to what is inside: first the power is taken, then the function.",
    ),
    "power-moved-in": (
        "It looks as if {place} was read as {read}.",
        "The exponent belongs to the function as a whole: first the function is taken, then the power.",
    ),
    "power-on-last-factor": (
        "It looks as if the brackets of {place} were lost, so that only {u} was raised to the power.",
        "The exponent counts for every factor in the bracket.",
    ),
    # Σ and means.
    "sum-index-lost": (
        "It looks as if the Σ over {i} was lost in {place}: only one of its terms is there.",
        "∂ goes inside the Σ, and every one of its terms is differentiated: the Σ stays.",
    ),
    "mean-lost": (
        "It looks as if the mean over {i} was lost in {place}: only one of its terms is there.",
        "∂ goes inside the mean, and every one of its terms is differentiated: the mean stays.",
    ),
    "constant-in-sum-counted-once": (
        "It looks as if {c} was counted once in a Σ over {i}, in {place}.",
        "A constant inside a Σ is added once for every index.",
    ),
    "sum-of-products-split": (
        "It looks as if, in {place}, a Σ of products was written as a product of Σ.",
        "A Σ may be split over a sum, not over a product: with two terms, ac + bd is not (a + b)(c + d).",
    ),
    "delta-forgotten": (
        "It looks as if every {member} was taken for {other}.",
        "Only the one term in which the index is that of {other} changes with it.",
    ),
    # Branches.
    "extremum-of-derivatives": (
        "It looks as if, in {place}, {name} of the derivatives was taken.",
        "What counts is which of the functions is {name} at the point, not which of their slopes is.",
    ),
    "one-branch-only": (
        "It looks as if only the branch {branch} was differentiated in {place}.",
        "The derivative is taken branch by branch, each where it is the one that counts.",
    ),
}
