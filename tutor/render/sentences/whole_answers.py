"""Sentences about mistakes about the whole answer, and about its terms."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # Another derivative.
    "check-whole-other-variable": "It looks as if you differentiated by {other}, not by {variable}.",
    "check-whole-why-other-variable": "Here {variable} varies, and {other} is held constant.",
    "check-whole-function": "It looks as if this is {name} itself, not yet differentiated.",
    "check-whole-why-function": "The derivative says how fast {name} changes with {variable}; that is a function of "
    "its own.",
    "check-whole-second-derivative": "It looks as if you differentiated by {variable} once too often.",
    "check-whole-why-second-derivative": "Your answer is the derivative of what is asked for: stop one step earlier.",
    "check-whole-mixed-derivative": "It looks as if you differentiated by {variable} and then by {other} as well.",
    "check-whole-why-mixed-derivative": "{other} is held constant throughout; it gets no turn of its own.",
    "check-whole-first-derivative": "It looks as if you stopped after one step: this is the derivative by {variable}.",
    "check-whole-why-first-derivative": "It is to be differentiated once more, by {next}.",
    "check-whole-pure-for-mixed": "It looks as if you differentiated twice by {variable}.",
    "check-whole-why-pure-for-mixed": "The mixed derivative is asked for: once by {first} and once by {second}.",
    "check-whole-mixed-for-pure": "It looks as if you differentiated by {first} and then by {second}.",
    "check-whole-why-mixed-for-pure": "The derivative is asked for by {variable} both times.",
    "check-whole-other-derivative": "It looks as if you differentiated by {letters}.",
    "check-whole-why-other-derivative": "The derivative by {wanted} is asked for.",
    "check-whole-antiderivative": "It looks as if you integrated instead of differentiating.",
    "check-whole-why-antiderivative": "If you differentiate your answer by {variable}, you get {name} back.",
    # Factors.
    "check-whole-all-signs": "It looks as if the sign of the whole answer is turned.",
    "check-whole-all-signs-of-all": "It looks as if the sign of every component is turned.",
    "check-whole-all-signs-of-number": "It looks as if the sign is turned: look for the one step where a minus sign "
    "was lost or came in.",
    "check-whole-why-all-signs": "All else agrees: look for the one step where a minus sign was lost or came in.",
    "check-whole-factor-extra": "It looks as if there is a factor {factor} too much.",
    "check-whole-factor-extra-turned": "It looks as if there is a factor {factor} too much, and the sign is turned.",
    "check-whole-why-factor-extra": "All else agrees: look for the step that brought it in.",
    "check-whole-not-divided": "It looks as if a division by {factor} is missing.",
    "check-whole-not-divided-turned": "It looks as if a division by {factor} is missing, and the sign is turned.",
    "check-whole-why-not-divided": "All else agrees: look for the step that should bring it in.",
    "check-whole-wrong-side": "It looks as if {factor} stands on the wrong side of the fraction line.",
    "check-whole-wrong-side-turned": "It looks as if {factor} stands on the wrong side of the fraction line, and the "
    "sign is turned.",
    "check-whole-why-wrong-side": "All else agrees: look for the step where it changed its place.",
    "check-whole-factor-missing": "It looks as if a factor {factor} is missing.",
    "check-whole-factor-missing-turned": "It looks as if a factor {factor} is missing, and the sign is turned.",
    "check-whole-why-factor-missing": "All else agrees: look for the step that should bring it in, or where it was "
    "divided away.",
    "check-whole-factor-wrong": "It looks as if only a factor is wrong: the numbers in front do not fit.",
    "check-whole-why-factor-wrong": "All else agrees: go through the numbers in front once more.",
    "check-whole-sum-for-mean": "It looks as if you took the sum where the mean stands: there is a factor {factor} too "
    "much.",
    "check-whole-why-sum-for-mean": "A mean is the sum divided by the number of terms, and that stays so in its "
    "derivative.",
    "check-whole-mean-for-sum": "It looks as if you took the mean where the sum stands: you divided by {factor}.",
    "check-whole-why-mean-for-sum": "The function adds the terms up without dividing by their number, and so does its "
    "derivative.",
    "check-whole-reciprocal": "It looks as if your answer is upside down: it is 1 divided by the derivative.",
    "check-whole-why-reciprocal": "Look for the step where numerator and denominator changed places.",
    # Terms.
    "check-whole-missing-term": "It looks as if a term is missing: the one that comes from differentiating {source}.",
    "check-whole-missing-term-among": "It looks as if a term is missing: one of those that come from differentiating "
    "{source}.",
    "check-whole-missing-term-somewhere": "It looks as if one term is missing.",
    "check-whole-why-missing-term": "What stands there is right; every part that contains {variable} gives a term.",
    "check-whole-sign-of-term": "It looks as if one sign is wrong: that of the term that comes from differentiating "
    "{source}.",
    "check-whole-sign-of-term-among": "It looks as if one sign is wrong: that of one of the terms that come from "
    "differentiating {source}.",
    "check-whole-sign-of-term-somewhere": "It looks as if the sign of one term is wrong.",
    "check-whole-sign-of-own-term": "It looks as if one sign is wrong: that of {term}.",
    "check-whole-why-sign-of-term": "All other terms agree.",
    "check-whole-term-twice": "It looks as if a term is counted twice: the one that comes from differentiating "
    "{source}.",
    "check-whole-why-term-twice": "Each summand gives its derivative once; all else agrees.",
    "check-whole-extra-term": "It looks as if there is one term too many: {term}.",
    "check-whole-why-extra-term": "Without it your answer is right.",
    "check-whole-wrong-number": "It looks as if only a number is wrong: the one in front of the letters in {term}.",
    "check-whole-wrong-number-in-front": "It looks as if only a number is wrong: that in front of {term}.",
    "check-whole-why-wrong-number": "All other terms agree, and so does the rest of this one.",
    "check-whole-wrong-number-alone": "It looks as if only a number that is added is wrong: {term}.",
    "check-whole-why-wrong-number-alone": "All other terms agree.",
    "check-whole-wrong-term": "It looks as if one term is wrong: {term}.",
    "check-whole-mean-in-a-term": "It looks as if you took the mean where the sum stands, in {term}: it is divided by "
    "{factor}.",
    "check-whole-sum-in-a-term": "It looks as if you took the sum where the mean stands, in {term}: it should be "
    "divided by {factor}.",
    "check-whole-terms-opened": "Multiplied out, your answer has several terms.",
    "check-whole-why-wrong-term": "All other terms agree with the derivative.",
    "check-whole-constant-term": "It looks as if only a number that is added is wrong.",
    "check-whole-why-constant-term": "But for that number your answer is right.",
    "check-whole-summand-left-out": "It looks as if {term} in {bracket} was left out.",
    "check-whole-why-summand-left-out": "Without {term} your answer would be the derivative.",
    "check-whole-summand-turned": "It looks as if {term} in {bracket} was read with the other sign.",
    "check-whole-why-summand-turned": "With that sign your answer would be the derivative.",
    "check-whole-branch-everywhere": "It looks as if {place} was read as {term} everywhere.",
    "check-whole-why-branch-everywhere": "With that your answer would be the derivative; it is so only where {term} is "
    "the branch that counts.",
    # An expression that is no derivative.
    "check-whole-divided-by-variable": "It looks as if an equation was divided by a letter that may be 0.",
    "check-whole-why-divided-by-variable": "Dividing loses the solutions in which it is 0: factor instead, or look at "
    "that case by itself.",
    "check-whole-mean-split": "It looks as if a mean of products was written as a product of means: {split}.",
    "check-whole-why-mean-split": "What varies together counts together: the mean of 1·1 and 3·3 is 5, and 2·2 is 4.",
    "check-whole-sum-split": "It looks as if a Σ of products was written as a product of Σ: {split}.",
    "check-whole-why-sum-split": "A Σ may be split over a sum, not over a product: with two terms, ac + bd is not "
    "(a + b)(c + d).",
    "check-whole-why-model-missing-term": "What stands there is right.",
    "check-whole-model-factor-missing": "It looks as if a factor {factor} is missing in {term}.",
    "check-whole-model-factor-extra": "It looks as if a factor {factor} does not belong in {term}.",
    "check-whole-model-not-divided": "It looks as if {term} is not divided by {factor}.",
    "check-whole-model-wrong-side": "It looks as if {factor} stands on the wrong side of the fraction line in {term}.",
    # Values at a point.
    "check-whole-point-not-put-in": "It looks as if the point is not put in yet: your answer still contains letters.",
    "check-whole-why-point-not-put-in": "It is the derivative by {variable} in general; its value at the point is "
    "asked for.",
    "check-whole-value-of-function": "It looks as if you put the point into {name} itself.",
    "check-whole-why-value-of-function": "Differentiate by {variable} first, then put the point in.",
    "check-whole-point-swapped": "It looks as if the values of {first} and {second} changed places.",
    "check-whole-why-point-swapped": "With the two exchanged your value would be right.",
    # Vectors.
    "check-whole-components-swapped": "It looks as if two components are swapped: those for {first} and {second}.",
    "check-whole-why-components-swapped": "The components stand in the order of the variables: {letters}.",
    "check-whole-model-components-swapped": "It looks as if two components are swapped: number {first} and number "
    "{second}.",
    "check-whole-model-components-permuted": "It looks as if the components stand in another order.",
    "check-whole-why-model-components-swapped": "The order counts in a vector: each number has a place of its own.",
    "check-whole-components-permuted": "It looks as if the components stand in another order.",
    "check-whole-why-components-permuted": "They belong in the order of the variables: {letters}.",
    "check-whole-components-missing": "It looks as if components are left out: the derivative by {letters}.",
    "check-whole-one-component": "It looks as if you gave one component only, the derivative by {given}; that by "
    "{letters} is wanted too.",
    "check-whole-why-components-missing": "The gradient has one component for each variable.",
    "check-whole-components-extra": "It looks as if there are components too many.",
    "check-whole-why-components-extra": "The gradient has one component for each variable: {letters}.",
    "check-whole-gradient-summed": "It looks as if you added the partial derivatives up to one expression.",
    "check-whole-why-gradient-summed": "The gradient is a vector: one component each for {letters}, side by side.",
    "check-whole-gradient-length": "It looks as if this is the length of the gradient.",
    "check-whole-why-gradient-length": "The gradient is a vector: one component each for {letters}, side by side.",
    "check-whole-gradient-normalised": "It looks as if you divided the gradient by its length.",
    "check-whole-why-gradient-normalised": "That keeps its direction only; the gradient keeps its length, which is the "
    "steepest slope.",
    # What can be seen where no mistake explains the answer.
    "check-whole-strange-letter": "{letters} does not stand in the function, so it cannot stand in its derivative. "
    "If it is short for something, write that out.",
    "check-whole-strange-letters": "{letters} do not stand in the function, so they cannot stand in its "
    "derivative. If they are short for something, write that out.",
    "check-whole-strange-sum": "The function has no Σ and no mean, so its derivative has none.",
    "check-whole-terms-one-right-more-wanted": "{conditions} is right, but that is not all.",
    "check-whole-terms-some-right-more-wanted": "{conditions} are right, but that is not all.",
    "check-whole-terms-one-right-one-wrong": "{conditions} is right; {wrong} is not.",
    "check-whole-terms-some-right-one-wrong": "{conditions} are right; {wrong} is not.",
    "check-whole-terms-one-right-rest-wrong": "{conditions} is right; the rest is not.",
    "check-whole-terms-some-right-rest-wrong": "{conditions} are right; the rest is not.",
    "check-whole-terms-number": "{term} is right but for the number in front.",
    "check-whole-terms-number-more-wanted": "The derivative has a term like {term} with another number in front, and "
    "more terms than that.",
}
