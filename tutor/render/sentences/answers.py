"""Sentences about what was answered and how answers are compared."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # Another sort of answer than asked for.
    "check-answer-not-a-vector": "One expression is asked for, and this is a vector with {count} components.",
    "check-answer-there-is-one": "There is an answer: one expression is asked for.",
    "check-answer-one-value": "One value is asked for, and these are {count}.",
    "check-answer-not-an-interval": "One expression is asked for, and this is an interval.",
    "check-answer-not-an-equation": "An expression is asked for, and this is an equation.",
    "check-answer-wants-a-vector": "A vector with {wanted} components is asked for, and this is one expression.",
    "check-answer-wants-a-vector-only": "A vector with {wanted} components is asked for, as in (a, b).",
    "check-answer-one-component": "{wanted} components are asked for, and this is one.",
    "check-answer-components": "{wanted} components are asked for, and these are {count}.",
    "check-answer-wants-a-set": "Values or points are asked for, as in 1, −1 or (0, 0), (1, 2).",
    "check-answer-wants-values": "Values are asked for, and these are points.",
    "check-answer-coordinates": "Points with {wanted} coordinates are asked for.",
    "check-answer-wants-an-interval": "An interval is asked for, as in [0, 1) or x > 2.",
    "check-answer-wants-an-equation": "An equation is asked for, with an = between its sides.",
    "check-answer-vector-or-interval": "As vectors the two are the same, and as intervals they are not. Only the right "
    "answer can tell: written as 0 < x < 1 or ]0, 1[ it is an interval for certain, and as <0, 1> a vector.",
    "check-answer-taken-as-intervals": "The right answer is taken as an interval.",
    # Sets.
    "check-answer-right-one": "One of yours is right.",
    "check-answer-right-ones": "{count} of yours are right.",
    "check-answer-extra-one": "{members} does not belong there.",
    "check-answer-extra": "{members} do not belong there.",
    "check-answer-missing-one": "One is missing.",
    "check-answer-missing": "{count} are missing.",
    "check-answer-repeated": "One of them is named twice; once is enough.",
    "check-answer-twice": "{first} and {second} are the same.",
    # Intervals.
    "check-answer-ends-belong": "The ends are right, but not which of them belong to the interval: a square "
    "bracket takes an end in, a round one leaves it out.",
    "check-answer-end-in": "The end {end} belongs to the interval.",
    "check-answer-end-out": "The end {end} does not belong to the interval.",
    "check-answer-left-end": "The left end is right, the right one is not.",
    "check-answer-right-end": "The right end is right, the left one is not.",
    "check-answer-ends-right": "{right} of the {all} ends are right.",
    "check-answer-more-pieces": "There are more pieces than that.",
    "check-answer-fewer-pieces": "There are fewer pieces than that.",
    "check-answer-no-numbers": "These numbers do not belong to it.",
    "check-answer-some-numbers": "There are numbers that belong to it.",
    # Equations.
    "check-answer-solves-model": "At {point} the right equation holds, and yours does not.",
    "check-answer-solves-answer": "At {point} your equation holds, and the right one does not.",
    # A name before the =.
    "check-answer-other-order": "You wrote a derivative of order {typed}; one of order {wanted} is asked for.",
    "check-answer-other-head": "You wrote the derivative by {typed}; the one by {wanted} is asked for.",
    # Constants of integration.
    "check-answer-constant-renamed": "The constant may have any name.",
    "check-answer-constant-missing": "The constant is missing: every F + C has the same derivative.",
    "check-answer-constant-jumps": "The slope is right, but the number added is not the same everywhere: it jumps.",
    "check-answer-constant-bounded": "{part} cannot be every number, so this is not every F + C: add a plain C.",
    # Not worked out.
    "check-answer-operator": "This says what to work out, but does not do it: carry the derivative out, so that "
    "no ∂, d/dx, ′ or lim is left.",
    "check-answer-alone": "Type the expression alone, without the words before it.",
    "check-answer-own-name": "This contains {name}, the name of the function itself: write out what it is.",
}
