"""What is said of mistakes at the chain, product, quotient, power and exponential rules: what, and why not."""

from __future__ import annotations

MISTAKES: dict[str, tuple[str, str]] = {
    # The chain rule.
    "chain-inner-dropped": (
        "It looks as if the chain rule stopped half-way in {place}: the outer derivative {outer} is there, "
        "the inner one {inner} is missing.",
        "The chain rule is outer derivative times inner derivative, because the inside changes, too.",
    ),
    "residual-inner-dropped": (
        "It looks as if the chain rule stopped half-way in {place}: the square is differentiated, "
        "but the factor from inside the bracket, {inner}, is missing.",
        "The bracket itself changes with {x}, and the chain rule multiplies by how fast it does.",
    ),
    "log-inner-dropped": (
        "It looks as if only the ln was differentiated in {place}: the inner derivative {inner} is missing.",
        "The derivative of ln is one over what is inside only when {x} stands there alone; else the chain rule "
        "multiplies by the inner derivative.",
    ),
    "chain-stops-early": (
        "It looks as if the chain rule stopped too early in {place}: inside {u} there is one more function, "
        "and its derivative {inner} is missing.",
        "Each function inside another one adds its own derivative as a factor, down to {x} itself.",
    ),
    "chain-inner-not-differentiated": (
        "It looks as if, in {place}, the outer derivative was multiplied by {u} itself in place of {inner}.",
        "The factor says how fast the inside changes, so it is the derivative of the inside.",
    ),
    "chain-outer-at-derivative": (
        "It looks as if, in {place}, the outer derivative was taken at {inner} in place of {u}.",
        "In the outer derivative the inside stays as it is; the inner derivative is a factor beside it.",
    ),
    "chain-outer-at-variable": (
        "It looks as if, in {place}, the outer derivative was taken at {x} in place of {u}.",
        "In the outer derivative the inside stays as it is; the inner derivative is a factor beside it.",
    ),
    "chain-inner-replaced": (
        "It looks as if, in {place}, the inner derivative {inner} was not only multiplied but also put inside, "
        "in place of {u}.",
        "In the outer derivative the inside stays as it is; the inner derivative is a factor only.",
    ),
    "chain-function-of-derivative": (
        "It looks as if, in {place}, only {u} was differentiated and put back into the outer function.",
        "The outer function changes the rate, too: its own derivative is taken first, at the inside as it is.",
    ),
    "chain-outer-kept": (
        "It looks as if the outer function of {place} was left as it is, and only multiplied by {inner}.",
        "Both are differentiated: the outer function, at the inside as it is, and then the inside.",
    ),
    "chain-outer-dropped": (
        "It looks as if only the inside of {place} was differentiated: the outer derivative {outer} is missing.",
        "The chain rule is outer derivative times inner derivative: the outer one is a factor, too.",
    ),
    "chain-added": (
        "It looks as if, in {place}, the outer and the inner derivative were added.",
        "The rates multiply: if the inside changes three times as fast, so does the whole.",
    ),
    "chain-inner-divided": (
        "It looks as if, in {place}, the outer derivative was divided by {inner}.",
        "The rates multiply: if the inside changes three times as fast, so does the whole. Dividing belongs to "
        "integration.",
    ),
    "chain-inner-twice": (
        "It looks as if, in {place}, the inner derivative {inner} was multiplied in twice.",
        "Each function inside another one gives its derivative as a factor once.",
    ),
    "chain-inner-by-other-variable": (
        "It looks as if the inside of {place} was differentiated by {letter} in place of {x}.",
        "In a partial derivative by {x} every part is differentiated by {x}, the inside as well.",
    ),
    "chain-inner-sign-lost": (
        "It looks as if the minus sign of the inner derivative {inner} was lost in {place}.",
        "A minus sign inside turns the direction in which the inside changes, so it stays as a factor.",
    ),
    "chain-brackets-dropped": (
        "It looks as if brackets are missing in {place}: the outer derivative multiplies only the first term of "
        "{inner}.",
        "The outer derivative multiplies the whole inner derivative, every term of it.",
    ),
    "chain-places-inner-dropped": (
        "It looks as if the chain rule stopped half-way in {place}: the inner derivatives {letters} are missing.",
        "Each place of the function gives one term: the outer derivative in that place times the inner one.",
    ),
    "chain-place-lost": (
        "It looks as if a term is missing in {place}: the one with {inner}.",
        "The variable {x} stands in several places of the function, and each of them adds a term.",
    ),
    # The product rule.
    "product-of-derivatives": (
        "It looks as if the derivatives of the factors were multiplied in {place}.",
        "While one factor changes the others keep their value, so each factor gives a term of its own: "
        "the product rule.",
    ),
    "product-one-term": (
        "It looks as if only the term with {derived} was written in {place}: {letters} was treated as a constant.",
        "Each factor that contains {x} is differentiated in a term of its own, and the terms are added.",
    ),
    "product-term-lost": (
        "It looks as if a term of the product rule is missing in {place}: the one with {derived}.",
        "Each factor that contains {x} is differentiated in a term of its own, and the terms are added.",
    ),
    "product-minus": (
        "It looks as if the two terms of the product rule were subtracted in {place}.",
        "The changes of both factors add up; the minus sign belongs to the quotient rule.",
    ),
    "product-sum-of-derivatives": (
        "It looks as if the derivatives of the factors were added in {place}, each without the other factor.",
        "In each term the other factors stay as they are: a change of one counts as often as the others say.",
    ),
    "product-factor-not-differentiated": (
        "It looks as if, in {place}, {u} was copied where {derived} belongs.",
        "In each term of the product rule exactly one factor is differentiated.",
    ),
    "product-factor-missing": (
        "It looks as if, in {place}, the term with {derived} was written without the other factor {u}.",
        "In each term of the product rule the factors that are not differentiated stay.",
    ),
    # The quotient rule, and fractions.
    "quotient-of-derivatives": (
        "It looks as if, in {place}, the numerator and the denominator were differentiated each for itself.",
        "A fraction is a product with one over the denominator, so it needs the quotient rule: two terms above, "
        "the square of the denominator below.",
    ),
    "quotient-reversed": (
        "It looks as if the two terms of the quotient rule were exchanged in {place}.",
        "The term in which the numerator {u} is differentiated has the plus sign: a greater numerator makes the "
        "fraction greater, a greater denominator makes it smaller.",
    ),
    "quotient-plus": (
        "It looks as if the two terms of the quotient rule were added in {place}.",
        "A greater denominator makes a fraction smaller, so the term with its derivative is subtracted.",
    ),
    "quotient-denominator-not-squared": (
        "It looks as if the denominator {v} was not squared in {place}.",
        "The quotient rule divides by the square of the denominator.",
    ),
    "quotient-denominator-lost": (
        "It looks as if the division by the square of {v} is missing in {place}.",
        "The quotient rule divides its two terms by the square of the denominator.",
    ),
    "quotient-denominator-differentiated": (
        "It looks as if, below the fraction line, the derivative of {v} was squared in place of {v}, in {place}.",
        "The quotient rule divides by the square of the denominator as it is.",
    ),
    "quotient-one-term": (
        "It looks as if one term of the quotient rule is missing in {place}: the one with {derived}.",
        "Both the numerator and the denominator contain {x}, so each gives a term.",
    ),
    "quotient-numerator-lost": (
        "It looks as if, in {place}, the factor {u} is missing in the term with the derivative of {v}.",
        "In each term of the quotient rule one part is differentiated and the other one stays as a factor.",
    ),
    "quotient-factors-missing": (
        "It looks as if, in {place}, the two derivatives were subtracted without the factors beside them.",
        "In each term of the quotient rule one part is differentiated and the other one stays as a factor.",
    ),
    "power-of-denominator-only": (
        "It looks as if only the denominator {v} of {place} was differentiated, and left below the fraction line.",
        "One over something is its power with exponent −1: the chain rule, or a negative exponent, is needed.",
    ),
    "reciprocal-killed": (
        "It looks as if {place} was taken for a constant, because only a constant stands above the line.",
        "The denominator contains {x}, so the fraction changes with it.",
    ),
    "constant-denominator-lost": (
        "It looks as if the denominator {v} of {place} was lost.",
        "Dividing by a constant is a constant factor: it stays.",
    ),
    "constant-denominator-squared": (
        "It looks as if the constant denominator {v} of {place} was squared.",
        "Dividing by a constant is a constant factor: it stays as it is. In the quotient rule one of the two "
        "would cancel.",
    ),
    # Powers.
    "power-factor-missing": (
        "It looks as if the exponent was lowered in {place}, but not written in front as a factor.",
        "The power rule does both: the old exponent comes down as a factor, and the exponent goes down by one.",
    ),
    "power-not-reduced": (
        "It looks as if the exponent of {place} came down as a factor, but the exponent above was not lowered.",
        "The power rule does both: the old exponent comes down as a factor, and the exponent goes down by one.",
    ),
    "power-negative-wrong-way": (
        "It looks as if the exponent {n} of {place} went up by one, towards 0, and not down.",
        "The power rule lowers the exponent by one also when it is negative: then it gets further away from 0.",
    ),
    "power-sign-lost": (
        "It looks as if the minus sign of the exponent {n} was lost in {place}.",
        "The exponent comes down with its sign: one over a growing power falls.",
    ),
    "power-factor-reduced": (
        "It looks as if the exponent of {place} was lowered before it came down as a factor.",
        "The factor in front is the exponent as it was; only the one above goes down by one.",
    ),
    "power-exponent-raised": (
        "It looks as if the exponent of {place} went up by one.",
        "The power rule lowers the exponent by one; raising it belongs to integration.",
    ),
    "power-reduced-twice": (
        "It looks as if the exponent of {place} was lowered by two.",
        "The power rule lowers the exponent by one.",
    ),
    "power-lowered-first": (
        "It looks as if the exponent of {place} was lowered by one before the power rule was used.",
        "The factor in front is the exponent as it stands in the function, {n}; one less stands above only.",
    ),
    "power-integrated": (
        "It looks as if {place} was integrated.",
        "The power rule multiplies by the exponent and lowers it; an antiderivative raises it and divides.",
    ),
    "power-base-lost": (
        "It looks as if only the exponent of {place} was written down.",
        "The exponent comes down as a factor beside a power, whose exponent is one less.",
    ),
    "exponential-on-power": (
        "It looks as if the rule for exponentials was used on {place}: the power itself, times ln of {u}.",
        "That rule is for a variable in the exponent; here the variable stands in the base.",
    ),
    # Exponentials.
    "power-on-exponential": (
        "It looks as if the power rule was used on {place}: the exponent {n} in front, and one less above.",
        "The power rule is for a variable in the base; here the variable stands in the exponent.",
    ),
    "exponential-ln-missing": (
        "It looks as if {place} was left as it is.",
        "Only the exponential with base e is its own derivative; the base {a} needs its ln as a factor.",
    ),
    "exponential-ln-of-exponent": (
        "It looks as if, in {place}, the ln of the exponent {n} was taken.",
        "The factor that belongs to an exponential comes from its base {a}.",
    ),
    "exponential-ln-below": (
        "It looks as if {place} was divided by ln of the base {a}.",
        "That is how an exponential is integrated; its derivative has this factor above the line.",
    ),
    "general-power-not-multiplied-back": (
        "It looks as if only the ln of {place} was differentiated.",
        "With y for the power, the derivative of ln y is y′/y: it has still to be multiplied by the power itself.",
    ),
}
