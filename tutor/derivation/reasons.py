"""Why a line is so: a step's rule and bindings as phrases, filled in for the eye."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import prod

from tutor.derivation.lesson import Phrase, phrase
from tutor.derivation.step import Step, walk
from tutor.derivation.tidy import Tidying
from tutor.expression.functions import FUNCTIONS
from tutor.expression.numbers import is_decimal, number, rational_value
from tutor.expression.structures import Applied, Mean
from tutor.expression.traversal import size, substitute, symbols, terms
from tutor.expression.tree import Call, Constant, Expression, Negation, Power, Product, Quotient, Symbol

_SHORT = 14
"""A piece of algebra with at most this many nodes is quoted in the reason; a longer one is only named."""
_DIVIDED = ("cancelled-through", "number-through")
_KINKED = frozenset(("abs", "sign", "relu"))
_INNER_NAMES = "uvwpqrt"
_PAIRED = frozenset(("product", "quotient"))
_FACTOR_RULES = frozenset(("constant-factor", "constant-denominator"))


def rule_reason(step: Step, letter: Symbol, pair: tuple[Symbol, Symbol] = (Symbol("u"), Symbol("v"))) -> Phrase:
    """The reason of the line that a step's rule writes.

    Arguments:
        step: the step whose rule was used.
        letter: what to call the inner function of a chain rule.
        pair: what to call the two parts of a product or quotient.
    """
    bound = dict(step.bindings)
    body = step.before.body
    match step.rule:
        case "constant":
            return phrase("constant", c=bound["c"])
        case "identity":
            return phrase("identity", x=bound["x"])
        case "index":
            return phrase("index", x=bound["x"], v=bound["v"])
        case "constant-factor" | "constant-denominator":
            return phrase("constant-factor", c=bound["c"])
        case "negative-power" if "c" in bound:
            return phrase("constant-factor", c=bound["c"])
        case "negative-power":
            return phrase("negative-power", v=bound["v"], u=bound["u"])
        case "root":
            return phrase("root", v=bound["v"], u=bound["u"])
        case "table" if isinstance(body, Call):
            row = FUNCTIONS[body.function]
            if row.name in _KINKED:
                return phrase("table-kink", name=row.name, u=body.arguments[0])
            return phrase("table", name="log" if row.name == "logb" else row.text or row.name)
        case "exponential" if isinstance(body, Power) and body.base == Constant("e"):
            return phrase("exponential-e")
        case "chain":
            outer = substitute(body, {bound["u"]: letter})
            kinked = isinstance(body, Call) and body.function in _KINKED
            return phrase("chain-kink" if kinked else "chain", f=outer, u=bound["u"], letter=letter)
        case "product" | "quotient" if bound and max(size(part) for part in bound.values()) <= _SHORT:
            if len(bound) != 2:
                return phrase(step.rule)
            first, second = pair
            return phrase(f"{step.rule}-of", a=first, u=bound["u"], b=second, v=bound["v"])
        case "sigma":
            return phrase("inside-mean" if isinstance(body, Mean) else "sigma", i=bound["i"])
        case "extremum" if isinstance(body, Call):
            return phrase(f"extremum-{body.function}")
        case "unknown" if isinstance(body, Applied):
            return phrase("unknown", name=body.name)
        case "several" if isinstance(body, Call):
            return phrase("several", name=FUNCTIONS[body.function].name)
    return phrase(step.rule)


def signed_factor(step: Step) -> Phrase | None:
    """The reason of a line that takes a minus sign and the constant behind it out at once: −12 of −12x⁸; else None."""
    if not isinstance(step.before.body, Negation) or not step.substeps:
        return None
    inner = step.substeps[0]
    if inner.rule not in _FACTOR_RULES or isinstance(inner.before.body, Negation):
        return None
    return phrase("constant-factor", c=Negation(dict(inner.bindings)["c"]))


def inner_letters(function: Expression, name: str = "") -> tuple[Symbol, ...]:
    """Names for inner functions, u, v, w …, none of them a letter that the student uses.

    Arguments:
        function: the function, whose letters are in use.
        name: what the function itself is called.
    """
    used = {name, *(symbol.name for symbol in symbols(function))}
    free = [Symbol(name) for name in _INNER_NAMES if name not in used]
    return tuple(free) if len(free) >= 3 else (*free, *(Symbol(name) for name in ("inner", "outer", "part")))


def inner_letter(function: Expression, root: Step) -> Symbol:
    """The name for an inner function in a reason that stands alone: the one that the whole derivation gives it.

    Arguments:
        function: the function, whose letters are in use.
        root: the whole derivation; where it has a product or quotient rule, u and v are the parts of that.
    """
    first, _, *others = inner_letters(function)
    return others[0] if others and is_paired(root) else first


def is_paired(root: Step) -> bool:
    """Does a derivation have a rule that calls two parts u and v?"""
    return any(step.rule in _PAIRED for step in walk(root))


def outer_reason(step: Step, letter: Symbol) -> list[Phrase]:
    """What to add to the chain rule's line when the outer derivative is done in it at once."""
    return [] if isinstance(step.before.body, Call) else [rule_reason(step, letter)]


def trivial_reasons(steps: Sequence[Step], letter: Symbol) -> list[Phrase]:
    """The constants and ∂x/∂x = 1 that a line worked out in passing."""
    constants = tuple(dict.fromkeys(dict(step.bindings)["c"] for step in steps if step.rule == "constant"))
    others = [rule_reason(step, letter) for step in steps if step.rule != "constant"]
    listed = sum(size(part) for part in constants) <= 2 * _SHORT
    first: list[Phrase] = []
    if constants and listed:
        first = [phrase("constants", c=constants) if len(constants) > 1 else phrase("constant", c=constants[0])]
    elif constants:
        # A long constant is a sum of several: 2x + 3y + 4z is three terms.
        count = sum(len(terms(part)) for part in constants)
        first = [phrase("constants-many", count=count) if count > 1 else phrase("constant-long")]
    return first + list(dict.fromkeys(others))


def tidy_reasons(tidied: tuple[Tidying, ...], named: bool = False) -> list[Phrase]:
    """The reasons of small algebra steps: quoted where short, otherwise named.

    Arguments:
        tidied: consecutive steps on the same expression.
        named: give names only; for a line that shows nothing but the algebra.
    """
    names = [name for tidying in tidied for name in tidying.names]
    if not names:
        return []
    before, after = tidied[0].before, tidied[-1].after
    if not named and size(before) + size(after) <= _SHORT:
        return [phrase("tidied", before=before, after=after)]
    reasons = {name: phrase(f"tidy-{name}") for name in names}
    factors = tuple(dict.fromkeys(factor for tidying in tidied for factor in tidying.factors))
    if factors and sum(map(size, factors)) <= _SHORT:
        reasons |= {name: phrase("tidy-divided-by", c=factors) for name in _DIVIDED if name in reasons}
    worked = [_worked_out(tidying.before) for tidying in tidied if "arithmetic" in tidying.names]
    if len(worked) == 1 and worked[0] is not None:
        reasons["arithmetic"] = worked[0]
    return list(dict.fromkeys(reasons.values()))


def _mixes_numbers(node: Expression) -> bool:
    """Whether a power or a quotient may be worked out too: 2³ and x/2, but not x³."""
    parts = node.children if isinstance(node, Quotient) else (node.base,) if isinstance(node, Power) else ()
    return any(rational_value(part) is not None for part in parts)


def _worked_out(before: Expression) -> Phrase | None:
    """½·2 = 1, where the numbers of one product are multiplied and nothing else is worked out; else None."""
    found: set[tuple[Expression, ...]] = set()
    stack = [before]
    while stack:
        node = stack.pop()
        if not isinstance(node, Product | Negation):
            if _mixes_numbers(node):
                return None
            stack.extend(node.children)
            continue
        numbers = []
        factors: list[Expression] = [node]
        while factors:
            factor = factors.pop()
            if rational_value(factor) is not None and not isinstance(factor, Negation):
                numbers.append(factor)
            elif isinstance(factor, Product | Negation):
                factors.extend(reversed(factor.children))
            else:
                stack.append(factor)
        if len(numbers) > 1:
            found.add(tuple(numbers))
    if len(found) != 1:
        return None
    numbers = list(found.pop())
    value = prod(value for one in numbers if (value := rational_value(one)) is not None)
    after = number(Fraction(value), any(map(is_decimal, numbers)))
    return phrase("tidied", before=Product(tuple(numbers), dotted=True), after=after)
