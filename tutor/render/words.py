"""Every sentence of a lesson, by key. Blanks in braces are filled with expressions, names or numbers.

The lessons themselves hold keys and values only, so this is the one place to read, mend or translate the
language of the program.
"""

from __future__ import annotations

from collections.abc import Callable

from tutor.derivation.lesson import Phrase, Value
from tutor.derivation.rules import RULES
from tutor.expression.tree import Expression

Show = Callable[[Expression], str]

SENTENCES: dict[str, str] = {
    # Reasons: the rules.
    "constant": "constant: {c}",
    "constants": "constants: {c}",
    "constants-many": "{count} constant terms",
    "identity": "∂{x}/∂{x} = 1",
    "index": "∂{x}/∂{v} is 1 where the indices agree, else 0",
    "constant-factor": "constant factor: {c}",
    "sigma": "sum rule: ∂ moves inside Σ; {i} is an index",
    "negative-power": "as a power: {v} = {u}",
    "root": "as a power: {v} = {u}",
    "table": "derivative of {name}",
    "exponential-e": "exponential rule: eᵘ stays eᵘ",
    "chain": "chain rule: outer {f}, inner {letter} = {u}",
    "product-of": "product rule: u = {u}, v = {v}",
    "quotient-of": "quotient rule: u = {u}, v = {v}",
    "extremum": "{name}: the derivative of the larger or smaller one, whichever {name} takes",
    "unknown": "chain rule: one term for each place of {name}",
    "several": "chain rule: one term for each place of {name}",
    "steps-left-out": "{count} more steps in the same way",
    # Reasons: algebra.
    "tidied": "{before} = {after}",
    "tidy-units": "·1 and +0 dropped",
    "tidy-arithmetic": "numbers multiplied",
    "tidy-powers": "same powers together",
    "tidy-cancelled": "cancelled",
    "tidy-order": "put in order",
    "tidy-brackets": "brackets dropped",
    "tidy-like-terms": "like terms together",
    "tidy-numbers-added": "numbers added",
    "tidy-delta": "δ keeps the one term where the indices agree",
    "tidy-leave-sigma": "constants leave Σ",
    "tidy-constant-summed": "a constant summed over every index",
    "tidy-multiplied-out": "multiplied out inside Σ",
    "tidy-split-sigma": "Σ split into single sums",
    "simplified": "simplified by SymPy",
    # Headings and remarks.
    "title-gradient": "The gradient of {name}",
    "title-partial": "A partial derivative of {name}",
    "title-hessian": "The Hessian of {name}",
    "title-directional": "A directional derivative of {name}",
    "title-tangent": "The tangent plane of {name}",
    "title-rules": "Rules of differentiation",
    "function": "{head}",
    "partial-of": "∂{name}/∂{variable}",
    "second-partial-of": "∂²{name}/∂{first}∂{second}",
    "second-partial-twice": "∂²{name}/∂{variable}²",
    "higher-partial-of": "{symbol}",
    "held": "{letters} is held constant",
    "held-many": "{letters} are held constant",
    "held-indexed": "{letters} held constant; an index is not a variable",
    "gradient-at": "At the point {point}",
    "domain": "Domain",
    # Matrices and notes.
    "gradient": "∇{name}({variables})",
    "gradient-here": "∇{name}({values})",
    "hessian": "H",
    "real-where": "{name} is a real number where {conditions}.",
    "smooth-where": "∇{name} exists only where, besides, {conditions}.",
    "smooth-where-alone": "∇{name} exists only where {conditions}.",
    "length": "Its length is {exact}: the steepest slope at this point.",
    "length-about": "Its length is {exact} ≈ {decimal}: the steepest slope at this point.",
    "ascent": "Steepest ascent: the unit direction ({direction}). Steepest descent: −∇{name}, the opposite direction.",
    "flat": "The gradient is zero here: no direction is steeper than another, and the point is stationary.",
    "checked": "Checked: every line at {points} points.",
    "checked-difference": "Checked: every line at {points} points; finite differences at {point} agree to {digits} digits.",
    "checked-partly": "Checked: {done} of {all} lines at up to {points} points; the others could not be evaluated.",
    "unchecked": "Not checked: no real point was found at which {name} and its derivatives have values. "
    "The steps follow the rules, but no numbers stand behind them.",
    "no-point": "no real point in reach",
    "not-comparable": "a side has no real value at the points tried",
    "not-evaluable": "it cannot be evaluated",
    "no-variables": "{name} has no variables: it is constant, and there is nothing to differentiate.",
    "simplify-timeout": "SymPy found no simpler form within {seconds} seconds.",
}  # fmt: skip


def say(message: Phrase, show: Show) -> str:
    """The sentence of a phrase.

    Arguments:
        message: the phrase.
        show: how an expression is written in the output at hand.
    """
    template = SENTENCES.get(message.key)
    if template is None:
        return RULES[message.key].title
    return template.format(**{name: _blank(value, show) for name, value in message.values})


def _blank(value: Value, show: Show) -> str:
    if isinstance(value, Expression):
        return show(value)
    if isinstance(value, tuple):
        return ", ".join(show(part) for part in value)
    return str(value)
