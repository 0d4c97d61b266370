"""Pages about functions of one variable: f′(x) in the place of ∂f/∂x and of vectors with one component."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tutor.bank.posed import Hint
from tutor.derivation.lesson import Block, Lesson, Line, Lines, Matrix, Note, Phrase, Section, Table, phrase
from tutor.derivation.lessons.parts import partial_symbol
from tutor.expression.reading import Reading
from tutor.expression.tree import Expression, Symbol

_MATRICES = {"gradient": 1, "gradient-here": 1, "hessian": 2, "hessian-here": 2}
"""How often the function is differentiated in a vector or matrix of one entry."""
_ONE = "bank-one"
_SPEAKING = ("descent-", "bank-")
"""How the keys of sentences begin that may speak of a gradient."""
_PARTIALS = {"partial-of": 1, "second-partial-twice": 2}


def in_primes(lesson: Lesson, reading: Reading) -> Lesson:
    """The lesson with f′ for the derivative; the same lesson where there are several variables.

    Arguments:
        lesson: the lesson.
        reading: the function that it is about.
    """
    if len(reading.variables) != 1:
        return lesson
    return replace(lesson, sections=tuple(_section(one, reading) for one in lesson.sections))


def hints_in_primes(hints: Iterable[Hint], reading: Reading) -> tuple[Hint, ...]:
    """The hints with f′ for the derivative; the same hints where there are several variables.

    Arguments:
        hints: the hints.
        reading: the function that they are about.
    """
    if len(reading.variables) != 1:
        return tuple(hints)
    return tuple(replace(hint, says=tuple(_block(block, reading) for block in hint.says)) for hint in hints)


def named_derivative(reading: Reading, orders: Sequence[Symbol]) -> Phrase:
    """What a derivative is called: ∂f/∂x, or f′(x) where there is one variable.

    Arguments:
        reading: the function.
        orders: by what it is differentiated, in order.
    """
    symbol = partial_symbol(reading.name, orders)
    return _said(symbol, reading) if len(reading.variables) == 1 else symbol


def _section(section: Section, reading: Reading) -> Section:
    heading = None if section.heading is None else _said(section.heading, reading)
    remark = None if section.remark is None else _said(section.remark, reading)
    blocks = tuple(_block(block, reading) for block in section.blocks)
    return replace(section, heading=heading, remark=remark, blocks=blocks)


def _block(block: Block, reading: Reading) -> Block:
    match block:
        case Note(one):
            return Note(_said(one, reading))
        case Lines(opening=opening, lines=lines):
            head = _said(opening, reading) if isinstance(opening, Phrase) else opening
            at = next(filter(None, map(_place, lines)), reading.variables[0])
            return Lines(head, tuple(_line(line, reading, at) for line in lines))
        case Table(columns=columns):
            return replace(block, columns=tuple(_cell(one, reading) for one in columns))
        case Matrix(left=left, rows=((entry,),), approximate=about, relation=relation) if left.key in _MATRICES:
            values = dict(left.values).get("values", reading.variables)
            (at,) = values if isinstance(values, tuple) else reading.variables
            reason = () if about is None else (phrase("bank-one-about", value=about[0][0]),)
            return Lines(None, (Line(_prime(reading, at, _MATRICES[left.key]), entry, reason, relation),))
    return block


def _cell(cell: Phrase | Expression, reading: Reading, at: Expression | None = None) -> Phrase | Expression:
    return _said(cell, reading, at) if isinstance(cell, Phrase) else cell


def _place(line: Line) -> Expression | None:
    """The 3 of a line that begins with f(3): what stands below it is a value there, too."""
    if isinstance(line.left, Phrase) and line.left.key == "value-here":
        values = dict(line.left.values)["values"]
        if isinstance(values, tuple) and len(values) == 1 and isinstance(values[0], Expression):
            return values[0]
    return None


def _line(line: Line, reading: Reading, at: Expression) -> Line:
    left = None if line.left is None else _cell(line.left, reading, at)
    return replace(line, left=left, reason=tuple(_said(one, reading) for one in line.reason))


def _said(one: Phrase, reading: Reading, at: Expression | None = None) -> Phrase:
    if one.key in _PARTIALS and dict(one.values)["variable"] == reading.variables[0]:
        return _prime(reading, reading.variables[0] if at is None else at, _PARTIALS[one.key])
    # The renderer has other words under such a key where the sentence speaks of a gradient, and else the same ones.
    key = f"{_ONE}-{one.key}" if one.key.startswith(_SPEAKING) and not one.key.startswith(_ONE) else one.key
    values = tuple((name, _said(value, reading) if isinstance(value, Phrase) else value) for name, value in one.values)
    return replace(one, key=key, values=values)


def _prime(reading: Reading, at: Expression, order: int) -> Phrase:
    """f′(x), f″(2)"""
    return phrase("bank-one", slope=reading.name + ("′" if order == 1 else "″"), at=at)
