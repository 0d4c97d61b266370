"""Sentences about the form of an answer."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # Exact.
    "check-form-decimal": "{number} is a decimal: write it as a fraction, a root or a constant.",
    # Expanded.
    "check-form-multiply-out": "{part} is a product with a sum in it: multiply {bracket} out.",
    "check-form-power-out": "{part} is a power of a sum: multiply it out.",
    "check-form-bracket": "{part} has a bracket that can be dropped: mind the signs.",
    # Factored.
    "check-form-factor": "{part} can be factored further.",
    "check-form-factor-whole": "{part} is a sum that can be factored: write it as a product.",
    "check-form-factor-number": "All terms of {part} have the number {number} in common: take it out.",
    # Simplified: terms.
    "check-form-like-terms": "{letters} are like terms: put them together.",
    "check-form-numbers-added": "{letters} are numbers: add them.",
    "check-form-twice": "{part} stands there more than once: put it together.",
    "check-form-zero-term": "{part} has a 0 in it that says nothing: leave it out.",
    "check-form-squares": "{letters} together are a value that everybody knows: put them together.",
    # Simplified: factors.
    "check-form-signs": "{part} has more than one minus sign: put them together.",
    "check-form-double-fraction": "{part} is a fraction with a fraction in it: write one fraction.",
    "check-form-zero-factor": "{part} has the factor 0: work it out.",
    "check-form-one-factor": "{part} has a 1 in it that says nothing: leave it out.",
    "check-form-numbers-multiplied": "{part} has more than one number in it: work them out to one.",
    "check-form-powers": "{letters} can be joined: write one power.",
    "check-form-roots": "{letters} can be joined: write one root.",
    "check-form-cancel": "{part} has a factor in common above and below the line: cancel it.",
    "check-form-cancel-parts": "{letters} stand above and below the line: cancel.",
    # Simplified: powers and known values.
    "check-form-known-power": "{part} can be written without a power.",
    "check-form-number-power": "{part} is a number: work it out.",
    "check-form-power-of-power": "{part} is a power of a power: write one power.",
    "check-form-sign-power": "{part} is a power of something negative: put the sign in front or drop it.",
    "check-form-inverse": "{part}: the one function undoes the other.",
    "check-form-known-value": "{part} is a value that everybody knows: work it out.",
}
