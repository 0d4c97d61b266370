"""Sentences of hints where nothing is derived: calculations, forms, menus and discussions."""

from __future__ import annotations

_CALCULATIONS: dict[str, str] = {
    "sum": "The number is a sum or a difference of {count} terms: work out each of them before you add.",
    "sum-plain": "Nothing is needed but adding and subtracting: which {count} numbers?",
    "product-plain": "Nothing is needed but multiplying: which {count} numbers?",
    "quotient-plain": "One number is divided by another: which ones?",
    "product": "The number is a product of {count} factors: work out each of them before you multiply.",
    "quotient": "The number is a fraction: work out what stands above the line and what stands below it, then divide.",
    "power": "The number is a power: work out the base and the exponent first.",
    "function": "The last thing to work out is {name}: find what stands inside it first.",
}
"""What stands outermost in a calculation → where to look."""

_FORMS: dict[str, str] = {
    "expanded": "No brackets are to be left: look for every product with a sum in it.",
    "factored": "A product is wanted: what do all terms have in common?",
    "simplified": "What cancels, and what joins?",
    "exact": "No decimals are wanted: fractions and roots stay as they are.",
    "rule-expanded": "Multiply each term of one bracket by each term of the other, and then put like terms together.",
    "rule-factored": "Take out what all terms have in common; then look at the rest for squares: u² − v² is "
    "(u − v)(u + v), and u² + 2uv + v² is (u + v)².",
    "rule-simplified": "Like terms join, and equal factors become a power. A fraction with a sum above the line is a "
    "sum of fractions, and in each of them what stands above and below the line cancels.",
    "rule-quotient": "As a whole it is a fraction: multiply out what stands above the line, or bring it to one "
    "fraction, before you look for what cancels.",
    "rule-sum": "As a whole it is a sum: work out each term, and see what joins.",
    "rule-product": "As a whole it is a product: multiply it out, or see which factors join.",
}

_OTHERS: dict[str, str] = {
    "calculation": "Work out {expression}.",
    "next-calculation": "After the first round of this there is left to work out: {expression}.",
    "not-this-one": "It is not option {number}.",
    "points-one": "Say one thing: a good answer here has one point.",
    "points": "A good answer here has {count} points. Which are yours?",
    "where-descent-one": "What is the derivative of {name} at {point}?",
    "descent-one": "The new point is the old one minus η times the derivative at the old one: where {name} rises it "
    "goes back, and where {name} falls it goes on.",
    "descent-again": "That is the first step of {steps}. Each later one begins where the one before it has led: work "
    "the slopes out again there.",
    "descent-first": "The first step leads to {point}.",
}

SENTENCES: dict[str, str] = {
    **{f"bank-hint-number-{key}": said for key, said in _CALCULATIONS.items()},
    **{f"bank-hint-form-{key}": said for key, said in _FORMS.items()},
    **{f"bank-hint-{key}": said for key, said in _OTHERS.items()},
}
"""Every sentence by key."""
