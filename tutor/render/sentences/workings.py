"""Sentences about a student's own working."""

from __future__ import annotations

_SLIPS: dict[str, tuple[str, str, str]] = {
    "minus-bracket": (
        "It looks as if the minus before the bracket in {part} went to the first term only.",
        "It looks as if the minus before a bracket went to its first term only.",
        "A minus before a bracket turns the sign of every term in it.",
    ),
    "bracket-first-only": (
        "It looks as if only the first term of the bracket in {part} was multiplied.",
        "It looks as if only the first term of a bracket was multiplied.",
        "What stands before a bracket multiplies every term in it.",
    ),
    "power-of-sum": (
        "It looks as if the power of the sum in {part} was taken term by term.",
        "It looks as if the power of a sum was taken term by term.",
        "A power of a sum is not the sum of the powers: the mixed terms are missing.",
    ),
    "root-of-sum": (
        "It looks as if in {part} each term was taken by itself.",
        "It looks as if a root of a sum, or one over a sum, was taken term by term.",
        "Neither a root of a sum nor one over a sum can be split at the +.",
    ),
    "factored-in-part": (
        "It looks as if in {part} the factor was taken out of one term only.",
        "It looks as if a factor was taken out of one term of a sum only.",
        "What is put in front of a bracket must be taken out of every term: multiplied out, the line must come back.",
    ),
    "number-changed": (
        "It is the line before but for one number: {number} became {other}.",
        "It is the line before but for one number.",
        "Numbers change only where something is worked out.",
    ),
    "power-of-power": (
        "It looks as if in {part} the exponent was raised to the outer one.",
        "It looks as if in a power of a power one exponent was raised to the other.",
        "In a power of a power the exponents are multiplied.",
    ),
    "exponent-opened": (
        "It looks as if brackets around the exponent of {part} were lost.",
        "It looks as if brackets around an exponent were lost.",
        "Without brackets only the first number or letter behind the ^ is the exponent.",
    ),
    "denominator-opened": (
        "It looks as if brackets around the denominator of {part} were lost.",
        "It looks as if brackets around a denominator were lost.",
        "Without brackets only the first part behind the / is the denominator.",
    ),
    "exponent-lost": (
        "It looks as if the exponent of {part} was lost.",
        "It looks as if an exponent was lost.",
        "An exponent stays until it is worked out or cancelled.",
    ),
    "function-of-sum": (
        "It looks as if the function in {part} was taken term by term.",
        "It looks as if a function of a sum was taken term by term.",
        "A function of a sum is in general not the sum of the functions.",
    ),
    "factor-into-function": (
        "It looks as if in {part} the factor was moved into the function.",
        "It looks as if a factor was moved into a function.",
        "A factor beside a function stays outside: in general c·f(u) is not f(c·u).",
    ),
    "exponent-of-sum": (
        "It looks as if the sum in the exponent of {part} became a sum of powers.",
        "It looks as if a sum in an exponent became a sum of powers.",
        "A sum in the exponent is a product of powers.",
    ),
    "denominator-split": (
        "It looks as if the fraction {part} was split at the sum in its denominator.",
        "It looks as if a fraction was split at the sum in its denominator.",
        "A fraction may be split at a sum in its numerator, never at one in its denominator.",
    ),
    "fractions-added": (
        "It looks as if in {part} numerators and denominators were added by themselves.",
        "It looks as if fractions were added numerator to numerator and denominator to denominator.",
        "Fractions are added over a common denominator.",
    ),
    "cancelled-in-sum": (
        "It looks as if in {part} the denominator was cancelled in one term only.",
        "It looks as if a denominator was cancelled in one term of a sum only.",
        "What is cancelled must be a factor of the whole numerator.",
    ),
    "exponents-multiplied": (
        "It looks as if the exponents in {part} were multiplied.",
        "It looks as if exponents were multiplied where powers are.",
        "In a product of powers of the same base the exponents are added.",
    ),
    "exponents-added": (
        "It looks as if the exponents in {part} were added.",
        "It looks as if exponents were added in a power of a power.",
        "In a power of a power the exponents are multiplied.",
    ),
    "power-of-product": (
        "It looks as if the exponent in {part} was given to one factor only.",
        "It looks as if an exponent was given to one factor of a product only.",
        "A power of a product raises every factor.",
    ),
    "minus-squared": (
        "It looks as if the minus in {part} was left out of the power.",
        "It looks as if a minus was left out of a power.",
        "The bracket takes the minus into the power: an even power of it is positive.",
    ),
    "negative-exponent": (
        "It looks as if the minus in the exponent of {part} was put in front.",
        "It looks as if the minus of an exponent was put in front.",
        "A negative exponent means one over the power; it does not change the sign.",
    ),
    "like-terms-multiplied": (
        "It looks as if like terms in {part} were multiplied, not added.",
        "It looks as if like terms were multiplied, not added.",
        "When like terms are added, only their numbers are: the letters stay as they are.",
    ),
    "unlike-terms-joined": (
        "It looks as if terms of {part} were joined that are not alike.",
        "It looks as if terms were joined that are not alike.",
        "Only terms with the same letters and powers can be joined.",
    ),
    "numbers": (
        "It looks as if the numbers in {part} were worked out wrongly: + and · confused.",
        "It looks as if numbers were worked out wrongly: + and · confused.",
        "Work the numbers out once more by themselves.",
    ),
    "sign": (
        "It looks as if the sign of one term in {part} was turned.",
        "It looks as if the sign of one term was turned.",
        "A term keeps its sign when it is copied or moved.",
    ),
    "minus-lost": (
        "It looks as if the minus of {part} was lost.",
        "It looks as if a minus was lost.",
        "A minus stays until another one meets it.",
    ),
    "term-lost": (
        "It looks as if a term of {part} was lost.",
        "It looks as if a term was lost.",
        "Every term of a line must be found again in the next one.",
    ),
    "factor-lost": (
        "It looks as if a factor of {part} was lost.",
        "It looks as if a factor was lost.",
        "Every factor of a line must be found again in the next one.",
    ),
    "denominator-lost": (
        "It looks as if the denominator of {part} was lost.",
        "It looks as if a denominator was lost.",
        "A denominator stays until it is cancelled.",
    ),
    "turned-over": (
        "It looks as if the fraction {part} was turned over.",
        "It looks as if a fraction was turned over.",
        "Numerator and denominator change places only when one divides by the fraction.",
    ),
}
"""An algebra slip: what to say with the part, what to say without it, and why it is not so."""

SENTENCES: dict[str, str] = {
    **{f"check-algebra-{name}": said for name, (said, _, _) in _SLIPS.items()},
    **{f"check-algebra-{name}-somewhere": said for name, (_, said, _) in _SLIPS.items()},
    **{f"check-why-algebra-{name}": why for name, (_, _, why) in _SLIPS.items()},
    "check-working-title": "A working, line by line",
    "check-working-number": "({number})",
    "check-working-line-text": "({number})  {text}    cannot be read",
    # Beside a line.
    "check-working-follows": "follows",
    "check-working-follows-by": "follows: {reason}",
    "check-working-carried-on": "follows from the line before, but the slip is still in it",
    "check-working-carried-by": "follows, but the slip is still in it: {reason}",
    "check-working-wrong": "does NOT follow",
    "check-working-narrower-domain": "follows on a part of the domain only",
    "check-working-right-again": "right again, though the line before is not",
    "check-working-undecided": "it could not be shown either way",
    "check-working-defines": "a letter of your own",
    "check-working-restates-question": "the question",
    "check-working-restates-function": "the function itself",
    "check-working-restates-given": "the function that is given",
    "check-working-restates-derivative": "another derivative than was asked for",
    "check-working-restates-part": "a calculation beside it",
    "check-working-restates-line": "the same line again",
    "check-working-restates-written-out": "the question",
    "check-working-restates-zero": "set to zero: the derivative is done, what follows solves an equation",
    "check-working-solves": "belongs to the equation; it is not checked here",
    "check-working-text-unreadable": "     {text}    cannot be read",
    "check-working-line-solves": "({number})  {text}    belongs to the equation; it is not checked here",
    "check-working-sum-reach": "In line {number} the {index} stands outside the Σ. It was read as {part}; "
    "type brackets behind the Σ.",
    # How a line follows.
    "check-working-put-back": "what the letter stands for is put back",
    "check-working-reordered": "put in another order",
    "check-working-algebra": "algebra",
    "check-working-expanded": "brackets multiplied out",
    "check-working-factored": "factored out",
    "check-working-powers": "powers of the same base joined, or taken apart",
    "check-working-logarithmic": "the derivative of ln({f})",
    "check-working-roots": "a root as a power, or a power as a root",
    "check-working-functions": "written by other functions",
    "check-working-negative-powers": "a negative power as a fraction, or a fraction as a power",
    "check-working-fractions": "fractions joined or cancelled",
    "check-working-split": "a fraction split",
    "check-working-same-value": "the same values",
    "check-working-more-rules": "{count} more",
    # Below the lines.
    "check-working-does-not-follow": "Line {number} does not follow.",
    "check-working-part-does-not-follow": "In line {number}, {part} does not follow.",
    "check-working-in-part": "This is about {part}.",
    "check-working-same-slip": "It is the slip of line {number} once more.",
    "check-working-another-slip": "Another slip leads to the same line.",
    "check-working-problem": "I cannot read {problem}.",
    "check-working-problem-mend": "I cannot read {problem}: {mend}.",
    "check-working-on-part": "Line {number} follows only where {conditions}.",
    "check-working-on-part-somewhere": "Line {number} has no value at some points where the derivative has one.",
    "check-working-on-part-where": "only where {conditions}",
    "check-working-cannot-tell": "I cannot tell whether line {number} follows:",
    "check-working-about": "it is only about equal, and how nearly is not asked here.",
    "check-working-time": "the time was up.",
    "check-working-unknown-letter": "It has the letter {letters}, which the function does not have: "
    "say what it stands for, on a line such as u = x.",
    "check-working-unknown-letters": "It has the letters {letters}, which the function does not have: "
    "say what they stand for, each on a line such as u = x.",
    "check-working-not-the-function": "A function is not equal to its derivative: begin with ∂/∂x […], or write an "
    "arrow.",
    "check-working-witness-derivative": "At {point} it is {yours}, the derivative is {other}.",
    "check-working-witness-line": "At {point} it is {yours}, what stands before the = is {other}.",
    # The whole, and what to do next.
    "check-working-overall-right": "Right: every line follows, and the derivative is worked out.",
    "check-working-overall-solved": "The derivative is right; the equation behind it was not checked.",
    "check-working-overall-solved-line": "The derivative is right; line {number} was not checked.",
    "check-working-overall-solved-lines": "The derivative is right; lines {first} to {last} were not checked.",
    "check-working-overall-unfinished": "Right so far, but the derivative is not worked out yet.",
    "check-working-overall-wrong-line": "Not yet.",
    "check-working-overall-wrong-right-end": "The last line is right, but a line on the way is not.",
    "check-working-overall-unreadable": "Not everything could be read.",
    "check-working-overall-undecided": "I cannot tell about every line; that does not count as wrong.",
    "check-working-complete": "The answer is complete.",
    "check-working-complete-untidy": "The answer is right; it can still be tidied.",
    "check-working-mend": "Look at line {number} once more; the lines before it are right.",
    "check-working-mend-first": "Look at line {number} once more.",
    "check-working-next": "Next, at {part}: {rule}.",
    "check-working-next-long": "Next, at the first derivative that is left: {rule}.",
    "check-working-reveal": "The derivative is {answer}.",
}
