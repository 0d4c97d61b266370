"""Sentences about verdicts on an answer."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "check-title": "An answer, checked",
    "check-together": "{first} {second}",
    "check-read": "I read your answer as {answer}.",
    "check-read-vector": "I read your answer as ({answer}).",
    "check-read-list": "I read your answer as {answer}.",
    # Right.
    "check-right": "Right.",
    "check-how-tree": "It is the same expression.",
    "check-how-exact": "It is equal to the right answer: compared exactly.",
    "check-how-balls": "It is equal to the right answer: both agree at {points} points, to 18 digits and more.",
    "check-how-balls-one": "It is equal to the right answer: both agree to 18 digits and more.",
    "check-how-algebra": "It is equal to the right answer: proved by algebra.",
    "check-within": "It is within the tolerance.",
    "check-thin-at": "Mind one thing: at {point} your form has no value, but the right answer has one.",
    "check-thin": "Mind one thing: your form has a value only where {conditions}, but the right answer has one "
    "elsewhere too.",
    "check-wider-at": "Your form has a value in more places than the right answer, such as {point}.",
    "check-wider": "Your form has a value in more places: the right answer has one only where {conditions}.",
    # Nearly right.
    "check-form-expanded": "The value is right, but it is not expanded yet.",
    "check-form-factored": "The value is right, but it is not factored yet.",
    "check-form-simplified": "The value is right, but it can be simplified.",
    "check-form-exact": "The value is right, but it is not written exactly.",
    "check-rounded": "Nearly: it is right to {digits} digits; the exact value is {exact}.",
    "check-rounded-vector": "Nearly: it is right to {digits} digits; the exact value is ({exact}).",
    "check-rounded-hidden": "Nearly: it is right to {digits} digits. Write it exactly: with fractions, roots and π.",
    "check-part": "Right in part: your form has a value only where {conditions}.",
    "check-part-somewhere": "Right in part: in some places the right answer has a value and your form has none.",
    # Wrong.
    "check-not-yet": "Not yet.",
    "check-another-slip": "Another slip leads to the same answer.",
    "check-component-fits": "Its component {number} is the one that is asked for.",
    "check-one-partial": "If one partial derivative was asked for, name its variable with --wrt {x}.",
    "check-component": "Component {number}",
    "check-other-equation": "The two equations do not have the same solutions.",
    "check-components": "{right} of its {all} components are right.",
    "check-components-none": "None of its {all} components is right.",
    "check-components-one": "1 of its {all} components is right.",
    "check-witness-derivative": "At {point} yours is {yours}, the derivative is {model}.",
    "check-made-up-derivative": "With made-up values for {letters} yours is {yours} at one point, the derivative is "
    "{model}.",
    "check-made-up-expression": "With made-up values for {letters} yours is {yours} at one point, the right answer is "
    "{model}.",
    "check-witness-expression": "At {point} yours is {yours}, the right answer is {model}.",
    "check-larger": "Yours is {yours}; the right value is larger.",
    "check-smaller": "Yours is {yours}; the right value is smaller.",
    "check-larger-at-derivative": "At {point} yours is {yours}; the derivative is larger there.",
    "check-smaller-at-derivative": "At {point} yours is {yours}; the derivative is smaller there.",
    "check-larger-at-expression": "At {point} yours is {yours}; the right answer is larger there.",
    "check-smaller-at-expression": "At {point} yours is {yours}; the right answer is smaller there.",
    "check-no-value-derivative": "At {point} yours has no value, the derivative is {model}.",
    "check-no-value-expression": "At {point} yours has no value, the right answer is {model}.",
    "check-value-only-derivative": "At {point} yours is {yours}, the derivative has no value.",
    "check-value-only-expression": "At {point} yours is {yours}, the right answer has no value.",
    # Neither.
    "check-undecided": "I cannot decide: neither that your answer is right nor that it is wrong could be shown.",
    "check-undecided-not-wrong": "This does not count as wrong. Another form of it may be easier to compare.",
    "check-unreadable": "Your answer cannot be read: {problem}.",
    "check-plain": "{text}",
    # On request.
    "check-reveal-derivative": "The derivative is {answer}.",
    "check-reveal-gradient": "The gradient is ({answer}).",
    "check-reveal-expression": "The right answer is {answer}.",
    "check-reveal-vector": "The right answer is ({answer}).",
    "check-reveal-steps": "Every step: {command}",
}
