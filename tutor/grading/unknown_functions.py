"""Derivatives of functions nobody knows, as students write them: g'(x), g_x, ∂g/∂x for ∂₁g(x, y).

Where the question holds an unknown g, its derivative is worked out as far as it can be: it is no ∂ left over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tutor.expression.reading import Reading
from tutor.expression.structures import Applied, Partial
from tutor.expression.traversal import postorder, rebuilt, symbols
from tutor.expression.tree import Expression, Symbol

_PRIME = "Q"
"""Stands for a ′ in the name of a function until it is read: a name has letters only."""
_MOST_PRIMES = 4
_SPARE = {"υ": "upsilon", "ζ": "zeta", "ξ": "xi", "κ": "kappa", "χ": "chi", "ψ": "psi"}
"""Letters of which some stand for g′ without its argument, so that they may stand beside others, as in g′h."""
_BELOW = "₁₂₃₄₅₆₇₈₉"
_D = r"(?:d|∂|\\partial|\\mathrm\s*\{\s*d\s*\})"
Bare = Mapping[str, tuple[str, int]]


def marked_names(unknown: Sequence[str]) -> tuple[str, ...]:
    """The names under which derivatives of unknown functions are read, besides the functions' own."""
    return tuple([name + _PRIME * count for name in unknown for count in range(1, _MOST_PRIMES + 1)])


def bare_marks(text: str, reading: Reading) -> Bare:
    """The letters that stand for g′ without its argument, each with the function and the order.

    >>> from tutor.expression.reading import read
    >>> bare_marks("2 g g'", read("g(x)", functions=["g"])), bare_marks("2 g(x) g'(x)", read("g(x)"))
    ({'upsilon': ('g', 1)}, {})
    """
    if not reading.unknown or not re.search("['’′]", text):
        return {}
    letters = {symbol.name for symbol in symbols(reading.expression)} | set(reading.unknown)
    free = [name for letter, name in _SPARE.items() if not {name, letter} & letters and letter not in text]
    usual = _usual(reading)
    found = dict.fromkeys(
        (match["name"], len(match["marks"])) for match in _bare(reading).finditer(text) if match["name"] in usual
    )
    return dict(zip(free, found, strict=False)) if len(found) <= len(free) else {}


def _bare(reading: Reading) -> re.Pattern[str]:
    names = "|".join(map(re.escape, reading.unknown))
    return re.compile(rf"(?P<name>{names})(?P<marks>['’′]{{1,{_MOST_PRIMES}}})(?!\s*\(|['’′])")


def with_marks(text: str, reading: Reading, bare: Bare) -> str:
    """A text of the same length in which g′, dg/dx and g_x(x, y) are read as functions of their own.

    >>> from tutor.expression.reading import read
    >>> with_marks("x g'(x)", read("g(x)", functions=["g"]), {})
    'x gQ(x)'
    """
    if not reading.unknown:
        return text
    if bare:
        letters = {meant: letter for letter, name in _SPARE.items() if (meant := bare.get(name)) is not None}
        text = _bare(reading).sub(
            lambda found: letters.get((found["name"], len(found["marks"])), found.group()).ljust(len(found.group())),
            text,
        )
    text = _with_quotients(text, reading)
    if not re.search("['’′]", text):
        return text
    names = "|".join(map(re.escape, reading.unknown))
    pattern = re.compile(rf"(?<![A-Za-z])({names})(['’′]{{1,{_MOST_PRIMES}}})(?=\s*\()")
    return pattern.sub(lambda match: match[1] + _PRIME * len(match[2]), text)


def _with_quotients(text: str, reading: Reading) -> str:
    """dg/dx as g′, and ∂g(x, y)/∂x or g_x(x, y) as ∂₁g(x, y)."""
    letters = {symbol.name for symbol in symbols(reading.expression)}
    for name, applied in _usual(reading).items():
        for place, argument in enumerate(applied.arguments[: len(_BELOW)]):
            if not isinstance(argument, Symbol) or len(argument.name) != 1 or argument.subscripts:
                continue
            by = argument.name
            if len(applied.arguments) > 1:
                partial = f"∂{_BELOW[place]}{name}"
                text = re.sub(rf"(?<![A-Za-z]){name}_{by}(?=\s*\()", partial, text)
                text = _put(text, rf"∂\s*{name}\s*(?P<of>\([^()]*\))\s*/\s*∂\s*{by}(?![A-Za-z])", partial, "")
            elif "d" not in letters:
                one = rf"{_D}\s*{name}\s*(?P<of>\([^()]*\))?\s*"
                for pattern in (
                    rf"(?<![A-Za-z]){one}/\s*{_D}\s*{by}(?![A-Za-z])",
                    rf"\\[dt]?frac\s*\{{\s*{one}\}}\s*\{{\s*{_D}\s*{by}\s*\}}",
                ):
                    text = _put(text, pattern, name + _PRIME, f"({by})")
    return text


def _put(text: str, pattern: str, said: str, place: str) -> str:
    """The text with a derivative, applied as it was typed or at a place, where a pattern stands."""
    return re.sub(pattern, lambda found: f"{said}{found['of'] or place}".ljust(len(found.group())), text)


def with_places(root: Expression, reading: Reading, bare: Bare | None = None) -> Expression:
    """A tree in which each derivative of an unknown function says by which place it is taken.

    >>> from tutor.expression.reading import read
    >>> from tutor import parse
    >>> with_places(parse("g_x"), read("g(x, y)")) == parse("∂₁g(x, y)")
    True
    """
    if not reading.unknown:
        return root
    usual = _usual(reading)
    letters = symbols(reading.expression)
    return rebuilt(root, lambda _, around: _placed(around, usual, letters, reading.unknown, bare or {}))


def has_marks(root: Expression) -> bool:
    """Is a function of several variables marked with a ′, which does not say by which the derivative is?"""
    return any(isinstance(node, Applied) and node.name.endswith(_PRIME) for node in postorder(root))


def _usual(reading: Reading) -> Mapping[str, Applied]:
    """Each unknown function that is applied in one way only, as the question applies it."""
    found: dict[str, set[Applied]] = {}
    for node in postorder(reading.expression):
        if isinstance(node, Applied) and not node.orders:
            found.setdefault(node.name, set()).add(node)
    return {name: uses.pop() for name, uses in found.items() if len(uses) == 1}


def _placed(
    node: Expression, usual: Mapping[str, Applied], letters: frozenset[Symbol], unknown: Sequence[str], bare: Bare
) -> Expression:
    if isinstance(node, Applied) and not node.orders and len(node.arguments) == 1:
        name = node.name.rstrip(_PRIME)
        count = len(node.name) - len(name)
        return Applied(name, node.arguments, (count,)) if count and name in unknown else node
    if isinstance(node, Symbol) and node.name in bare:
        name, count = bare[node.name]
        arguments = usual[name].arguments
        return Applied(name, arguments, (count,)) if len(arguments) == 1 else Applied(name + _PRIME, arguments)
    if isinstance(node, Symbol) and node not in letters:
        name, _, below = node.name.partition("_")
        if name in usual:
            return _by(usual[name], (*map(Symbol, below), *node.subscripts)) or node
    if isinstance(node, Partial) and isinstance(node.body, Applied) and node.body.name in unknown:
        return _by(node.body, (node.variable,)) or node
    return node


def _by(applied: Applied, variables: Sequence[Expression]) -> Applied | None:
    """The derivative of g(u, v) by some of its arguments; None when one of them is no argument, or no letter."""
    orders = list(applied.orders or (0,) * len(applied.arguments))
    for variable in variables:
        if not isinstance(variable, Symbol) or applied.arguments.count(variable) != 1:
            return None
        if any(variable in symbols(other) for other in applied.arguments if other != variable):
            return None
        orders[applied.arguments.index(variable)] += 1
    return Applied(applied.name, applied.arguments, tuple(orders) if any(orders) else ())
