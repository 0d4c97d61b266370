"""Marks that the language of functions does not have: (x²)′, σ′(wx), d(x²)/dx, du/dx.

A mark is typed in the place of one character and so is read in its place: ′ as an exponent that nobody uses,
which is then turned into a derivative; σ′ as a function that nobody uses. So every column of an error still points
at what was typed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container
from dataclasses import dataclass, field

from tutor.expression.fold import SUPERSCRIPTS
from tutor.expression.functions import SPELLINGS
from tutor.expression.greek import GREEK, NAMES
from tutor.expression.structures import Applied
from tutor.expression.traversal import rebuilt
from tutor.expression.tree import Call, Expression, Power, Symbol
from tutor.grading.working.differentiated import differentiated

_PRIMES = re.compile("['’′″]+")
_CALLED = re.compile(r"(?<![A-Za-z\\])(?P<name>\\?[A-Za-z]+|[α-ω])(?P<marks>['’′″]+)\s*(?=\()")
_NAME = r"(?:\\[a-z]+|[A-Za-zα-ω])(?:_?[A-Za-z0-9]|_\{[^{}]*\}|[₀-₉ᵢⱼₖ])?"
_LOGARITHM = re.compile(
    r"(?<![A-Za-z\\∂])(?P<above>d\s?\\?(?P<name>ln|log)\s*(?:\((?P<inside>[A-Za-z])\)|(?P<letter>[A-Za-z])))"
    r"(?P<below>\s*(?:/\s*|\}\s*\{\s*))d(?=\s?\\?[A-Za-zα-ω])"
)
_BELOW = r"\s*(?:/\s*|\}\s*\{\s*)d(?=\s?\\?[A-Za-zα-ω])"
_OVER = r"(?<![A-Za-z\\∂])d\s?(?:\((?:[^()]|\([^()]*\))*\)|{names})"
_SPARE = {small: mark for mark, small in SUPERSCRIPTS.items() if small.isalpha() and small not in "xyzndei"}
_SPARE_NAMES = "ξζχωυκιψ"
_SIGMOID = frozenset(("σ", "sigma"))


@dataclass(slots=True)
class Marks:
    """What stands for marks in a text."""

    letters: dict[Symbol, int] = field(default_factory=dict)
    """The letters that stand for a ′, a ″ …, and how many marks each is."""
    called: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The names that stand for σ′, σ″ …: the function's name and how many marks."""

    @property
    def functions(self) -> tuple[str, ...]:
        """The names to declare as functions, in both spellings."""
        return tuple(spelled for name in self.called for spelled in (name, GREEK[name]))


def typed_marks(text: str, letters: Container[str], functions: Collection[str] = ()) -> tuple[str, Marks]:
    """The text with its marks in a form that is read, of the same length, and what stands for them.

    Arguments:
        text: the side to read.
        letters: the letters that mean something here.
        functions: names that may be called though the table of functions does not have them, such as g.

    >>> typed_marks("d(x^2)/dx", ())[0]
    '∂(x^2)/∂x'
    """
    marks = Marks()
    if "d" not in letters and ("/" in text or "frac" in text):
        text = _over(text, [name for name in functions if len(name) > 1])
    if not _PRIMES.search(text):
        return text, marks
    text = _CALLED.sub(lambda match: _as_name(match, marks, text, letters, functions), text)
    spare = [letter for letter in _SPARE if letter not in letters and letter not in text]
    orders = sorted({_order(match.group()) for match in _PRIMES.finditer(text)})
    found = dict(zip(orders, spare, strict=False))
    if len(found) < len(orders):
        return text, marks
    marks.letters = {Symbol(letter): order for order, letter in found.items()}
    return _PRIMES.sub(lambda match: _SPARE[found[_order(match.group())]].ljust(len(match.group())), text), marks


def _as_name(match: re.Match[str], marks: Marks, text: str, letters: Container[str], functions: Collection[str]) -> str:
    """A name for σ′, as long as it; what was typed where the name is no function."""
    name = match["name"].removeprefix("\\")
    name = GREEK.get(name, name)
    known = (name in SPELLINGS and len(name) > 1) or name in functions or (name in _SIGMOID and name not in letters)
    spare = next((one for one in _SPARE_NAMES if one not in text and NAMES[one] not in marks.called), None)
    if not known or spare is None:
        return match.group()
    marks.called[NAMES[spare]] = (name, _order(match["marks"]))
    return spare.ljust(len(match.group()))


def _order(primes: str) -> int:
    return len(primes) + primes.count("″")


def _over(text: str, words: Collection[str]) -> str:
    """d(u)/dx as ∂(u)/∂x."""
    names = "|".join((*sorted(words, key=len, reverse=True), _NAME))
    pattern = re.compile(_OVER.format(names=names) + _BELOW)
    text = _LOGARITHM.sub(_over_logarithm, text)
    return pattern.sub(lambda match: f"∂{match.group()[1:-1]}∂", text)


def _over_logarithm(match: re.Match[str]) -> str:
    """d ln L/dp as ∂(lnL)/∂p, where there is room for the brackets."""
    above = f"∂({match['name']}{match['inside'] or match['letter']})".ljust(len(match["above"]))
    return f"{above}{match['below']}∂" if len(above) == len(match["above"]) else match.group()


def with_derivatives(tree: Expression, marks: Marks, variable: Symbol, unknown: Container[str] = ()) -> Expression:
    """The tree with u to the power of a mark made ∂u/∂x, and a function with marks its derivative.

    Arguments:
        tree: what was read.
        marks: what stands for the marks.
        variable: x.
        unknown: functions of the question that nobody knows: their derivative by a place is a node of its own.
    """
    if not marks.letters and not marks.called:
        return tree

    def derived(node: Expression, around: Expression) -> Expression:
        if isinstance(around, Power) and isinstance(around.exponent, Symbol) and around.exponent in marks.letters:
            return differentiated(around.base, [variable] * marks.letters[around.exponent], node.span)
        if isinstance(around, Applied) and around.name in marks.called:
            return _called(around, *marks.called[around.name], unknown)
        return around

    return rebuilt(tree, derived)


def _called(typed: Applied, name: str, order: int, unknown: Container[str]) -> Expression:
    """sin′(u) as ∂ sin(u)/∂u."""
    arguments = typed.arguments
    if name in unknown:
        return Applied(name, arguments, (order, *(0 for _ in arguments[1:])), span=typed.span)
    row = "sigmoid" if name in _SIGMOID else SPELLINGS.get(name) if len(name) > 1 else None
    body: Expression = Call(row, arguments) if row is not None else Applied(name, arguments)
    return differentiated(body, [arguments[0]] * order, typed.span)
