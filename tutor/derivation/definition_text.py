"""Reading `--where "z_i = w x_i + b, p_i = σ(z_i)"`: names and what they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.errors import SyntaxProblem, Unanswerable
from tutor.expression.limits import LIMITS
from tutor.expression.parser import read_text
from tutor.expression.structures import Comparison, Counted, Logic
from tutor.expression.text import text as written
from tutor.expression.traversal import postorder, symbols
from tutor.expression.tree import Expression, Number, Symbol
from tutor.expression.typed_values import read_names

_EXAMPLE = '--where "z_i = w x_i + b"'
_MOST = 20


@dataclass(frozen=True, slots=True)
class Definition:
    """A name and what it stands for."""

    symbol: Symbol
    """The name, with indices if it is one of many: ŷₙ."""
    expression: Expression


def read_definitions(text: str, names: Sequence[str] = (), functions: Sequence[str] = ()) -> tuple[Definition, ...]:
    """The definitions of `--where`, each behind those that it uses.

    Arguments:
        text: name = expression, with commas between several.
        names: names of several letters that are one name.
        functions: names of unknown functions.

    Raises:
        SyntaxProblem: a name or an expression cannot be read.
        Unanswerable: a name is defined twice or by itself, or hides an index.

    >>> [str(found.symbol.label) for found in read_definitions("p_i = σ(z_i), z_i = w x_i + b")]
    ['z_i', 'p_i']
    """
    parts = [part for part in _parts(text) if part.strip()]
    if not parts:
        raise Unanswerable("--where defines nothing.", f"Give a name and what it stands for: {_EXAMPLE}.")
    if len(parts) > _MOST:
        raise Unanswerable(f"--where defines {len(parts)} names; at most {_MOST} are read.", "Define fewer.")
    pairs = [_pair(part, text) for part in parts]
    known = tuple(dict.fromkeys((*names, *(symbol.label for symbol, _ in pairs))))
    found = [Definition(symbol, _expression(typed, known, functions)) for symbol, typed in pairs]
    for place, definition in enumerate(found):
        _refuse_hidden_index(definition)
        if any(_clash(definition.symbol, other.symbol) for other in found[:place]):
            raise Unanswerable(f"--where defines {written(definition.symbol)} twice.", "Define each name once.")
    return _in_order(found)


def _parts(text: str) -> list[str]:
    """The parts between commas and semicolons that stand outside brackets."""
    parts, start, depth = [], 0, 0
    for place, character in enumerate(text):
        depth += (character in "([{") - (character in ")]}")
        if character == ";" or (character == "," and depth == 0):
            parts.append(text[start:place])
            start = place + 1
    return [*parts, text[start:]]


def _pair(part: str, text: str) -> tuple[Symbol, str]:
    name, equals, typed = part.replace("==", "=").partition("=")
    if not equals or not name.strip() or not typed.strip():
        column = text.find(part)
        raise SyntaxProblem(
            "no name = expression stands here", text, column, column + len(part), f"type a definition as in {_EXAMPLE}"
        )
    found = read_names(name.rstrip(": "))
    if len(found) != 1:
        raise SyntaxProblem(
            "more than one name stands before the =", text, text.find(part), mend="define one name at a time"
        )
    symbol = found[0]
    if any(not isinstance(subscript, Symbol | Number) for subscript in symbol.subscripts):
        raise Unanswerable(f"{written(symbol)} cannot be defined.", "Use a plain index, as in z_i.")
    return symbol, typed.strip()


def _expression(typed: str, names: Sequence[str], functions: Sequence[str]) -> Expression:
    found = read_text(typed, names, functions, LIMITS)
    if found.name or isinstance(found.expression, Comparison | Logic):
        raise SyntaxProblem("this is an equation, not an expression", typed, 0, len(typed), "type one = for each name")
    return found.expression


def _refuse_hidden_index(definition: Definition) -> None:
    """Refuse z = w·xᵢ + b: z would change with i and not show it."""
    own = {*definition.symbol.subscripts}
    own |= {node.index for node in postorder(definition.expression) if isinstance(node, Counted)}
    for letter in symbols(definition.expression):
        for part in letter.subscripts:
            for index in symbols(part):
                if index not in own:
                    name = definition.symbol.label
                    raise Unanswerable(
                        f"{name} is defined with {written(letter)}, but has no index {index.label} itself.",
                        f"Write {name}_{index.label} = …, in the function too; or sum over {index.label}.",
                    )


def _clash(one: Symbol, other: Symbol) -> bool:
    return one.name == other.name and len(one.subscripts) == len(other.subscripts)


def _in_order(found: Sequence[Definition]) -> tuple[Definition, ...]:
    """The definitions, each behind those it uses."""
    waiting, done = list(found), list[Definition]()
    while waiting:
        ready = [one for one in waiting if not any(_uses(one, other) for other in waiting)]
        if not ready:
            circle = ", ".join(written(one.symbol) for one in waiting)
            several = len(waiting) > 1
            raise Unanswerable(
                f"The definition{'s' if several else ''} of {circle} go{'' if several else 'es'} round in a circle.",
                "Define each name by letters that do not need it.",
            )
        done += ready
        waiting = [one for one in waiting if one not in ready]
    return tuple(done)


def _uses(definition: Definition, other: Definition) -> bool:
    return any(isinstance(node, Symbol) and _clash(node, other.symbol) for node in postorder(definition.expression))
