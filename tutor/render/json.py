"""The answers of a lesson as JSON, for other programs. docs/json.md describes every field."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import isfinite, isnan

from tutor.derivation.lesson import Check, Lesson, Line, Lines, Phrase
from tutor.errors import InternalError
from tutor.expression.text import text
from tutor.expression.tree import Expression
from tutor.render.phrases import joined, relation, sentence

SCHEMA = 1
"""Raised when a field changes its meaning or goes; a new field does not raise it."""

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def render(lesson: Lesson, width: int = 80, ascii: bool = False, colour: bool = False) -> str:
    """The lesson's facts as JSON that ends in a newline.

    Arguments:
        lesson: whose facts to write.
        width, ascii, colour: what a screen needs to know; data does not.

    Raises:
        InternalError: a fact is of a type that has no form in JSON.
    """
    facts = {"schema": SCHEMA, **{name: encode(value) for name, value in lesson.facts.items()}}
    return json.dumps(facts, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def encode(value: object) -> Json:
    """A fact as JSON: expressions and fractions as text that SymPy reads, sentences as text.

    >>> encode({"h": Fraction(1, 3), "met": True})
    {'h': '1/3', 'met': True}
    """
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if isfinite(value) else "nan" if isnan(value) else "oo" if value > 0 else "-oo"
        case Fraction() | Expression():
            return str(value)
        case Phrase():
            return sentence(value, text)
        case Line():
            return _lines(None, (value,))[0]
        case Lines():
            return _lines(value.opening, value.lines)
        case Check():
            return _check(value)
        case Mapping():
            return {_name(name): encode(part) for name, part in value.items()}
        case set() | frozenset():
            return sorted((encode(part) for part in value), key=str)
        case list() | tuple():
            if value and all(isinstance(part, Line) for part in value):
                return _lines(None, value)
            return [encode(part) for part in value]
    raise InternalError(f"a {type(value).__name__} has no form in JSON")


def _name(name: object) -> str:
    return encode(name) if isinstance(name, Expression | Phrase) else str(name)  # type: ignore[return-value]


def _lines(opening: Expression | Phrase | None, lines: Iterable[Line]) -> list[Json]:
    """Lines with their left sides written out, for a reader that takes one line at a time."""
    left = opening
    written: list[Json] = []
    for line in lines:
        left = line.left if line.left is not None else left
        label: dict[str, Json] = {} if line.label is None else {"label": sentence(line.label, text)}
        written.append(
            {
                **label,
                "left": encode(left),
                "relation": relation(line),
                "right": encode(line.right),
                "rule": line.reason[0].key if line.reason else None,
                "reason": joined(line.reason, text),
                "check": _check(line.check),
            }
        )
    return written


def _check(check: Check | None) -> Json:
    return None if check is None else {"points": check.points, "why_not": encode(check.why_not)}
