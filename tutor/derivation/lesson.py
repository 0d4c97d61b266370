"""What a lesson is made of: sections of lines, tables, matrices and notes.

Every lesson of the program is this one type, so that a new lesson needs no new renderer. A lesson holds
expressions and phrase keys, no English and no layout: `render/words.py` has the sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from tutor.expression.tree import Expression

Value: TypeAlias = "Expression | tuple[Expression, ...] | str | int | Phrase"
"""What a blank of a phrase is filled with. Text and whole numbers stand as they are; a phrase is said in its place."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence by key, with its blanks filled: `phrase("constant-factor", c=y)`."""

    key: str
    """The key in the table of sentences."""
    values: tuple[tuple[str, Value], ...] = ()
    """The blanks, name by name."""


def phrase(key: str, **values: Value) -> Phrase:
    """The phrase `key` with the blanks `values`.

    >>> phrase("checked-lines", points=6)
    Phrase(key='checked-lines', values=(('points', 6),))
    """
    return Phrase(key, tuple(values.items()))


@dataclass(frozen=True, slots=True)
class Check:
    """What the machine found out about a line."""

    points: int
    """At how many points both sides were evaluated and agreed; 0 when they could not be."""
    why_not: Phrase | None = None
    """Why the line could not be checked, or None if it was."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: left relation right, with its reason."""

    left: Expression | Phrase | None
    """The left side, or None when it is that of the line above: then only "= right" is printed."""
    right: Expression
    """The right side."""
    reason: tuple[Phrase, ...] = ()
    """Why it is so: the rule first, then what was folded into the line."""
    relation: str = "="
    """= or ≈ or a comparison."""
    check: Check | None = None
    """The check that was made, or None for a line that only restates the question."""
    label: Phrase | None = None
    """What stands before an equation, "(1)" or "From (2):", in a column of its own; or None."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A derivation: lines under each other."""

    opening: Expression | Phrase | None
    """What is worked out, on a line of its own above the rest; None if the first line has a left side."""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading to each column."""

    columns: tuple[Phrase | Expression, ...]
    rows: tuple[tuple[Phrase | Expression | str, ...], ...]
    """The cells, row by row; text is a number or a word already spelled."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """left = a matrix; one column makes a column vector. A `value` in decimals may stand behind it."""

    left: Phrase
    rows: tuple[tuple[Expression, ...], ...]
    approximate: tuple[tuple[str, ...], ...] | None = None
    """The entries as decimals ("−0.3233"), row by row, where that helps; else None."""
    relation: str = "="
    """≈ where the entries are rounded."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence by itself."""

    phrase: Phrase


Block = Lines | Table | Matrix | Note


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a lesson."""

    heading: Phrase | None
    """What the part is about (∂f/∂x), or None."""
    remark: Phrase | None
    """What stands beside the heading ("y is held constant"), or None."""
    blocks: tuple[Block, ...]
    level: int = 0
    """How deep the part lies inside another: a case of a case has level 2. It is indented by as much."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A whole lesson."""

    title: Phrase
    """What the lesson is about, in words, for a window or page title."""
    sections: tuple[Section, ...]
    facts: Mapping[str, object] = field(default_factory=dict)
    """The answers as data, for JSON: text, numbers, expressions, lines, and lists and mappings of these."""
