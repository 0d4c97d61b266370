"""Sentences that join what is said of several slips."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "check-slips-elsewhere": "The same seems to have happened in {conditions}.",
    "check-brackets-lost": "It looks as if brackets are missing around {part}.",
    "check-why-brackets-lost": "If you mean them, type them: without brackets powers are taken first, then products, "
    "then sums.",
    "check-argument-lost": "It looks as if {part} is meant, with the argument ending there.",
    "check-why-argument-lost": "Without brackets all that is multiplied behind the name of a function belongs to its "
    "argument: type brackets around the argument.",
    "check-slip-by-one-number": "That is a guess: other ways lead to the same number.",
    "check-slips-in": "That was in {place}.",
    "check-slips-inner-too": "It looks as if the inner derivative {inner} is missing, too.",
    "check-slips-second": "That alone does not give this answer; a second slip goes with it.",
}
