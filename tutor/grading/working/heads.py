"""Heads: the names that a student writes for what is worked out, f′(x), f_x, ∂f/∂x, d²f/dx², f(x, y)."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from tutor.expression.greek import GREEK
from tutor.expression.reading import Reading
from tutor.expression.traversal import symbols
from tutor.expression.tree import Symbol

_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_FACES = re.compile(r"\\(?:mathcal|mathrm|mathit|mathbf|text|operatorname)\s*\{\s*(\w+)\s*\}")
_DERIVATIVE = re.compile(r"[∂d](?:\^?([0-9]))?\[?(?P<name>[^\W\d_]\w*?)?\]?/(?P<below>[∂d].+)")
_BEFORE = re.compile(r"[∂D]_(?P<variable>\w+?)\[?(?P<name>[^\W\d_]\w*?)\]?")
_MARKS = {"'": 1, "’": 1, "′": 1, "″": 2, "‴": 3}
_LOGARITHM = re.compile(r"(?:ln|log)[A-Z]")
"""ln L without its blank: no name, but the logarithm of what is called L."""
_USUAL = ("f", "y", "z")
_LONGEST = 80
_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789aehijklmnoprstuvx")
_LOWERED = re.compile("[₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ]+")
_RAISED = str.maketrans("²³⁴⁵⁶⁷⁸⁹", "23456789")


def head_orders(
    text: str,
    reading: Reading,
    orders: Sequence[Symbol],
    taken: Container[str] = (),
    more: Sequence[str] = (),
) -> tuple[Symbol, ...] | None:
    """What a side names, if it is nothing but a name for the function or for one of its derivatives.

    Arguments:
        text: the side, as typed.
        reading: the function.
        orders: the variables of the derivative that was asked for; f′ is meant by the first of them.
        taken: letters that stand for something else in the working.
        more: other names by which the working calls the function, such as "L".

    Returns:
        the variables in the order of differentiation, () for the function itself; None when it is no head.

    >>> from tutor.expression.reading import read
    >>> [symbol.label for symbol in head_orders("f_xy(x, y)", read("x^2 y"), ()) or ()]
    ['x', 'y']
    """
    if len(text) > _LONGEST:
        return None
    plain, applied = _plain(text, reading)
    names = (*more, *names_of_function(reading, taken))
    for name in names:
        rest = plain.removeprefix(name)
        if rest == plain:
            continue
        if not rest:
            return () if applied or name == reading.name or name in more else None
        if all(mark in _MARKS for mark in rest):
            return (_first(reading, orders),) * sum(map(_MARKS.__getitem__, rest)) if reading.variables else None
        if rest[0] == "_" and (found := _subscripts(rest[1:], reading)):
            return found
    return _fraction(plain, names, reading) or _operator(plain, names, reading)


def called_function(text: str, reading: Reading) -> str:
    """The name that a side such as dL/dw gives to what is differentiated by a letter of the function; "" for none.

    >>> from tutor.expression.reading import read
    >>> called_function("∂L/∂w", read("w^2")), called_function("∂L/∂u", read("w^2")), called_function("2w", read("w^2"))
    ('L', '', '')
    """
    if len(text) > _LONGEST:
        return ""
    plain, _ = _plain(text, reading)
    match = _DERIVATIVE.fullmatch(plain)
    name = match["name"] if match is not None else ""
    if _LOGARITHM.fullmatch(name or ""):
        return ""
    return name if name and _fraction(plain, (name,), reading) is not None else ""


def names_of_function(reading: Reading, taken: Container[str] = ()) -> tuple[str, ...]:
    """The names that the function may go by without being called so, but for letters that mean something else."""
    letters = {symbol.name for symbol in symbols(reading.expression)}
    wanted = dict.fromkeys((reading.name, *_USUAL))
    return tuple(name for name in wanted if name not in letters and name not in taken)


def _first(reading: Reading, orders: Sequence[Symbol]) -> Symbol:
    return orders[0] if orders else reading.variables[0]


def _plain(text: str, reading: Reading) -> tuple[str, bool]:
    """The text without spaces, LaTeX and arguments; and whether it had arguments."""
    plain = _FRACTION.sub(r"\1/\2", _FACES.sub(r"\1", text))
    plain = plain.replace(r"\partial", "∂").replace(r"\prime", "'").replace("^{'}", "'")
    plain = plain.replace(r"\ell", "ℓ")
    plain = _LOWERED.sub(lambda match: "_" + match.group().translate(_DIGITS), plain)
    plain = re.sub(r"[\s{}]|\\left|\\right|\\,", "", plain).translate(_RAISED)
    labels = {variable.label for variable in reading.variables}
    arguments = re.search(r"\((?P<inside>[\w,]+)\)(?=\]?$|/)", plain)
    if arguments is None or not arguments.start() or plain[arguments.start() - 1] in "/]":
        return plain, False
    if labels.issuperset(arguments["inside"].split(",")):
        return plain[: arguments.start()] + plain[arguments.end() :], True
    return plain, False


def _labels(reading: Reading) -> dict[str, Symbol]:
    """The letters by which the function may be differentiated, in every spelling, the longest names first."""
    letters: dict[str, Symbol] = {}
    for symbol in (*reading.variables, *symbols(reading.expression)):
        name, _, index = symbol.label.partition("_")
        greek = GREEK.get(name, name)
        spellings = [f"{one}_{index}" if index else one for one in (name, greek, f"\\{name}")]
        spellings += [f"{name}{index}", f"{greek}{index}"] if index.isdigit() else []
        letters.update({spelled: letters.get(spelled, symbol) for spelled in spellings})
    return dict(sorted(letters.items(), key=lambda item: -len(item[0])))


def _subscripts(text: str, reading: Reading) -> tuple[Symbol, ...] | None:
    """xy → (x, y): names one behind the other; None when something else stands there."""
    labels = _labels(reading)
    found: list[Symbol] = []
    text = text.replace(",", "")
    while text:
        label = next((label for label in labels if text.startswith(label)), None)
        if label is None:
            return None
        found.append(labels[label])
        text = text[len(label) :]
    return tuple(found)


def _fraction(plain: str, names: Sequence[str], reading: Reading) -> tuple[Symbol, ...] | None:
    """∂f/∂x, d²f/dx², ∂/∂x f: the letters below the line are taken from right to left."""
    match = _DERIVATIVE.fullmatch(plain)
    if match is None:
        return None
    below, name = match["below"], match["name"]
    bare = name is None
    if bare:  # ∂/∂x f
        name = next((name for name in names for form in (f"[{name}]", name) if below.endswith(form)), "")
        below = below.removesuffix(f"[{name}]").removesuffix(name)
    labels = _labels(reading)
    known = name in names or (bare and not name)
    if not known or ("d" in labels and plain[0] == "d"):
        return None
    found: list[Symbol] = []
    while below:
        if below[0] not in "∂d":
            return None
        label = next((label for label in labels if below.startswith(label, 1)), None)
        if label is None:
            return None
        below = below[1 + len(label) :]
        power = re.match(r"\^?([2-9])", below)
        found += [labels[label]] * (int(power[1]) if power else 1)
        below = below[power.end() :] if power else below
    return tuple(reversed(found)) if len(found) == int(match[1] or 1) else None


def _operator(plain: str, names: Sequence[str], reading: Reading) -> tuple[Symbol, ...] | None:
    """∂_x f, D_x f."""
    match = _BEFORE.fullmatch(plain)
    if match is None or match["name"] not in names:
        return None
    return _subscripts(match["variable"], reading)
