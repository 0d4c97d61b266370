"""Every sentence of a lesson, by key. Blanks in braces are filled with expressions, names or numbers.

The lessons themselves hold keys and values only, so this is the one place to read, mend or translate the
language of the program.
"""

from __future__ import annotations

from collections.abc import Callable

from tutor.derivation.lesson import Phrase, Value
from tutor.expression.tree import Expression

Show = Callable[[Expression], str]

SENTENCES: dict[str, str] = {
    # Reasons: the rules.
    "constant": "constant: {c}",
    "constants": "constants: {c}",
    "constants-many": "{count} constant terms",
    "constant-long": "a constant term",
    "identity": "∂{x}/∂{x} = 1",
    "index": "∂{x}/∂{v} is 1 where the indices agree, else 0",
    "constant-factor": "constant factor: {c}",
    "sigma": "sum rule: ∂ moves inside Σ; {i} is an index",
    "negative-power": "as a power: {v} = {u}",
    "root": "as a power: {v} = {u}",
    "table": "derivative of {name}",
    "table-kink": "derivative of {name}; a kink where {u} = 0",
    "chain-kink": "chain rule: outer {f}, inner {letter} = {u}; a kink where that is 0",
    "exponential-e": "exponential rule",
    "chain": "chain rule: outer {f}, inner {letter} = {u}",
    "product-of": "product rule: {a} = {u}, {b} = {v}",
    "quotient-of": "quotient rule: {a} = {u}, {b} = {v}",
    "extremum-max": "maximum: the derivative of whichever is largest; a kink where they meet",
    "extremum-min": "minimum: the derivative of whichever is smallest; a kink where they meet",
    "unknown": "chain rule: one term for each place of {name}",
    "several": "chain rule: one term for each place of {name}",
    "steps-left-out": "{count} more steps in the same way",
    # Reasons: algebra.
    "tidied": "{before} = {after}",
    "tidy-zeros": "zero terms dropped",
    "tidy-ones": "·1 dropped",
    "tidy-over-one": "/1 dropped",
    "tidy-times-zero": "0 times anything is 0",
    "tidy-zero-fraction": "0 divided by anything is 0",
    "tidy-zero-summed": "a sum of zeros is 0",
    "tidy-first-power": "the exponent 1 dropped",
    "tidy-power-of-one": "a power of 1, or with the exponent 0, is 1",
    "tidy-two-minuses": "two minus signs make a plus",
    "tidy-same-index": "δ is 1 where both indices are the same",
    "tidy-same-branches": "every branch is the same",
    "tidy-one-fraction": "written as one fraction",
    "tidy-opened": "brackets multiplied out, like terms together",
    "tidy-divided-by": "divided above and below by {c}",
    "tidy-cancelled-through": "a common factor above and below cancelled",
    "tidy-number-through": "divided above and below by a common number",
    "tidy-powers-merged": "a power of a power: the exponents multiplied",
    "tidy-roots-merged": "a root and what stands below it together",
    "tidy-fractions": "fractions in a fraction: multiplied above and below",
    "tidy-factor-leaves": "a common factor taken out of the brackets",
    "tidy-arithmetic": "numbers worked out",
    "tidy-powers": "same powers together",
    "tidy-cancelled": "cancelled",
    "tidy-known-value": "known value",
    "tidy-order": "put in order",
    "tidy-fraction": "a negative power as a fraction",
    "tidy-signs": "signs in front",
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
    "name": "{name}",
    "head": "{name}({values})",
    "head-long": "{name}({first}, {second}, …, {last})",
    "partial-of": "∂{name}/∂{variable}",
    "second-partial-of": "∂²{name}/∂{first}∂{second}",
    "second-partial-twice": "∂²{name}/∂{variable}²",
    "higher-partial-of": "∂{order}{name}/{below}",
    "held": "{letters} is held constant",
    "held-many": "{letters} are held constant",
    "held-indexed": "{letters} is held constant; an index is not a variable",
    "held-many-indexed": "{letters} are held constant; an index is not a variable",
    "held-others": "all letters but {variable} are held constant",
    "at-point": "At ({variables}) = ({values})",
    "at-value": "At {variable} = {value}",
    "at-the-point": "At the point",
    "definition-heading": "By definition: the limit of this quotient as {h} goes to 0",
    "example-heading": "An example",
    "table-heading": "The derivative of each elementary function",
    # Matrices and notes.
    "gradient": "∇{name}({values})",
    "gradient-long": "∇{name}({first}, {second}, …, {last})",
    "gradient-here": "∇{name}({values})",
    "gradient-here-long": "∇{name}({first}, {second}, …, {last})",
    "hessian": "H",
    "hessian-here": "H({values})",
    "hessian-here-long": "H({first}, {second}, …, {last})",
    "value-here": "{name}({values})",
    "value-here-long": "{name}({first}, {second}, …, {last})",
    "unit-vector": "{u} = {v}/|{v}|",
    "direction-length": "|{v}|",
    "directional": "∇{name} · {u}",
    "cosine": "cos {angle}",
    "number-of-terms": "{n} is the number of terms of the Σ.",
    "number-of-each": "{n} is the number of terms of each Σ: that over {indexes}.",
    "real-where": "{name} is a real number where {conditions}.",
    "smooth-on": "{name} is differentiable for {conditions}; elsewhere it may not be.",
    "smooth-where": "∇{name} surely exists where, besides, {conditions}; elsewhere it may not.",
    "smooth-where-alone": "∇{name} surely exists where {conditions}; elsewhere it may not.",
    "length": "Its length is {exact}: the steepest slope at this point.",
    "length-about": "Its length is {exact} ≈ {decimal}: the steepest slope at this point.",
    "length-only-about": "Its length is about {decimal}: the steepest slope at this point.",
    "ascent": "Steepest ascent: the unit direction ({direction}). Steepest descent: −∇{name}, the opposite direction.",
    "ascent-about": "Steepest ascent: the unit direction ≈ ({direction}). "
    "Steepest descent: −∇{name}, the opposite direction.",
    "flat": "The gradient is zero here: no direction is steeper than another, and the point is stationary.",
    "checked": "Checked: every line at {points} points.",
    "checked-difference": "Checked: every line at {points} points; finite differences at {point} agree to {digits} "
    "digits.",
    "checked-difference-there": "Checked: every line at {points} points; finite differences at one of them agree to "
    "{digits} digits.",
    "checked-partly": "Checked: {done} of {all} lines at up to {points} points; the others could not be evaluated.",
    "unchecked-infinite": "Not checked: a sum to infinity is not evaluated.",
    "unchecked": "Not checked: no real point was found at which {name} and its derivatives have values. "
    "The steps follow the rules, but no numbers stand behind them.",
    "no-point": "no real point in reach",
    "not-comparable": "a side has no real value at the points tried",
    "not-evaluable": "it cannot be evaluated",
    "rounded": "with rounded numbers, so not checked",
    # Second derivatives.
    "mixed-agree": "Both orders agree: ∂²{name}/∂{second}∂{first} = ∂²{name}/∂{first}∂{second} (Schwarz's theorem), "
    "compared at {points} points.",
    "mixed-unchecked": "Both orders should agree (Schwarz's theorem), but no point was found to compare them at.",
    "symmetric": "H is symmetric: every entry was compared with the one across the diagonal, at {points} points or "
    "more.",
    "symmetric-unchecked": "H should be symmetric, but no point was found to compare its entries at.",
    # Definition.
    "title-definition": "A partial derivative of {name} by definition",
    "definition-own-point": "a point chosen by tutor; --at chooses another",
    "definition-quotient": "quotient",
    "definition-gap": "quotient − derivative",
    "definition-outside": "not real",
    "definition-no-function": "There is no table of numbers: a function is not known.",
    "definition-no-data": "There is no table of numbers: the Σ runs over data that are not given.",
    "definition-exact": "The quotient is the derivative for every {h}: {h} cancels.",
    "definition-tenth": "Each time {h} is ten times smaller, so is the difference, nearly: it goes to 0 with {h}.",
    "definition-shrinks": "The smaller {h}, the nearer the quotient is to the derivative.",
    # Tangents.
    "tangent-line": "The tangent line",
    "tangent-plane": "The tangent plane",
    "tangent-space": "The tangent hyperplane",
    "tangent-flat": "∇{name} is zero here: the tangent is level, and the point is stationary.",
    "tangent-form": "value + slopes times steps from the point",
    "tidy-multiplied": "brackets multiplied out",
    "level-heading": "The level set through the point",
    "level-set": "the same value as at the point",
    "level-tangent-line": "its tangent line: ∇{name} · (step from the point) = 0",
    "level-tangent-surface": "its tangent plane: ∇{name} · (step from the point) = 0",
    "level-tangent-any": "its tangent: ∇{name} · (step from the point) = 0",
    "level-flat": "∇{name} is zero here, so it names no direction, and the level set need not have a tangent.",
    "gradient-along": "∇{name} · ({direction})",
    "level-zero": "({direction}) runs along the tangent line: a right angle",
    "level-line": "∇{name} is orthogonal to the level line: along it {name} stays the same, across it {name} rises "
    "fastest.",
    "level-surface": "∇{name} is orthogonal to the level surface: along it {name} stays the same, "
    "across it {name} rises fastest.",
    "level-any": "∇{name} is orthogonal to the level set: along it {name} stays the same, across it {name} rises "
    "fastest.",
    # Rules.
    "plain": "{text}",
    "rule-title": "{title}",
    "rules-name": "rule",
    "rules-statement": "it says",
    "rules-where": "where",
    "rules-function": "derivative of",
    "rules-derivative": "is",
    "title-rule": "Rule: {title}",
    "rules-hint": "tutor rules NAME shows one of them at work.",
    "rules-own": "{functions}: by rules of their own.",
    "rules-checked": "Checked: {done} of {all} rows at up to {points} points, against power series.",
    # Directions.
    "gradient-times-unit": "the slope along {u}: component times component",
    "angle": "The angle {angle} between {u} and ∇{name} is {degrees}°.",
    "angle-along": "{u} points the same way as ∇{name} (the angle is {degrees}°): no direction is steeper.",
    "angle-against": "{u} points straight against ∇{name} (the angle is {degrees}°): no direction falls faster.",
    "angle-orthogonal": "{u} is at a right angle ({degrees}°) to ∇{name}: in this direction {name} neither rises nor "
    "falls.",
    "flat-direction": "∇{name} is zero here, so the slope is 0 in every direction, and there is no angle to speak of.",
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
        template = _later(message.key)
    return template.format(**{name: _blank(name, value, show) for name, value in message.values})


def _later(key: str) -> str:
    """The title of a rule, or a sentence of the other lessons: tables that are imported when one of them is said."""
    if key.startswith("check-"):
        from tutor.render.sentences.grading import SENTENCES as GRADING

        if key in GRADING:
            return GRADING[key]
    if key.startswith("bank-"):
        from tutor.render.sentences.bank import SENTENCES as BANK

        if key in BANK:
            return BANK[key]
        if key.startswith(_ONE):
            # Only what speaks of a gradient has other words for a function of one variable.
            return _later(key.removeprefix(_ONE))
    if key.startswith("practice-"):
        from tutor.render.sentences.practice import SENTENCES as PRACTICE

        if key in PRACTICE:
            return PRACTICE[key]
    from tutor.derivation.rules import RULES

    if key in RULES:
        return RULES[key].title
    from tutor.render.sentences.stationary import SENTENCES as STATIONARY

    if key in STATIONARY:
        return STATIONARY[key]
    from tutor.render.sentences.learning import SENTENCES as LEARNING

    return LEARNING[key]


_ONE = "bank-one-"
_LISTED_WITH = {"indexes": "and that over", "letters": "and", "conditions": "and", "c": "and", "either": "or"}


def _blank(name: str, value: Value, show: Show) -> str:
    if isinstance(value, Expression):
        return show(value)
    if isinstance(value, tuple):
        parts = [show(part) for part in value]
        if name in _LISTED_WITH and len(parts) > 1:
            return f"{', '.join(parts[:-1])} {_LISTED_WITH[name]} {parts[-1]}"
        return ", ".join(parts)
    return say(value, show) if isinstance(value, Phrase) else str(value)
