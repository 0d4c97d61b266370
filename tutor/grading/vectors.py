"""Vectors as they are typed: (a, b), [a; b], a column, 2y·(x, 1), a·i + b·j, or f_x = …, f_y = …"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.errors import SyntaxProblem
from tutor.expression.numbers import ONE
from tutor.expression.tree import Expression, Negation, Product, Symbol
from tutor.grading.heads import EQUALS, head_of, split_head
from tutor.grading.named_components import named_components
from tutor.grading.scaled_vectors import scaled_components
from tutor.grading.signs import without_transposition
from tutor.grading.typed import MOST_LAYERS, Part, TypedText
from tutor.grading.unit_vectors import by_units

_ROWS = re.compile(r"[;\n]")
_COMMAS = re.compile(r",")
_ANY = re.compile(r"[,;\n]|\band\b|∧|&")
_GROUPED = re.compile(r"(?<![\d.])\d{1,3},\d{3}(?!\d)")
_DECIMAL_COMMA = re.compile(r"[-+−]?\d+,\d+")
_NUMBER = re.compile(r"[-+−]?\d+")
_LAST_NAME = re.compile(r"\S+(?=\s*\Z)")
_JOINING = re.compile(r"\s*[*·⋅×]\s*$")


def read_components(
    typed: TypedText, part: Part, variables: Sequence[Symbol], size: int, units: bool = True
) -> tuple[Expression, ...] | None:
    """The components of a typed vector.

    Arguments:
        typed: the text.
        part: where the answer stands.
        variables: the variables, in the order of the components.
        size: how many components are wanted; 0 for any number.
        units: may i, j, k and e₁, e₂, … be unit vectors?

    Returns:
        the components in order; None when what was typed is no vector.

    Raises:
        SyntaxProblem: a component cannot be read, or the vector cannot be taken for certain.
    """
    named = named_components(typed, part, variables, size)
    if named is not None:
        return named
    if len(typed.split(part, _ANY)) == 1:
        _refuse_missing_comma(typed, part, size)
        _, part = split_head(typed, part)
    typed.rewrite(without_transposition(typed.text))
    part = _pointed(typed, typed.trim(*part))
    for _ in range(MOST_LAYERS):
        if not typed.is_bracket(part):
            break
        inner = typed.inside(part)
        rows = _rows(typed, inner, size)
        if len(rows) > 1 or typed.said(part)[0] == "⟨":
            return tuple([typed.read(_unnamed(typed, row)) for row in rows])
        if not typed.is_bracket(inner):
            break
        part = inner
    if not typed.is_bracket(part):
        rows = _rows(typed, part, size, bare=True)
        if len(rows) > 1:
            return tuple([typed.read(_unnamed(typed, row)) for row in rows])
    scaled = _scaled(typed, part, size)
    if scaled is not None:
        return scaled
    if "," in typed.said(part) and not _is_scalar(typed, part):
        scaled = scaled_components(typed, part)
    return scaled or (by_units(typed, part, variables, size) if units else None)


def _pointed(typed: TypedText, part: Part) -> Part:
    """A part in which < > around a vector are brackets."""
    said = typed.said(part)
    if len(said) > 1 and said[0] == "<" and said[-1] == ">":
        text = typed.text
        typed.rewrite(f"{text[: part.start]}⟨{text[part.start + 1 : part.stop - 1]}⟩{text[part.stop :]}")
    return part


def _refuse_missing_comma(typed: TypedText, part: Part, size: int) -> None:
    """Refuse f_x = 2x f_y = 2y, with nothing between the components."""
    signs = typed.find(part, EQUALS)
    if size > 1 and len(signs) == size:
        names = [
            name for sign in signs if (name := _LAST_NAME.search(typed.text, part.start, sign.start())) is not None
        ]
        if len(names) == size and all(head_of(typed, Part(*name.span())).by for name in names):
            raise typed.problem("a comma is missing before this component", Part(*names[1].span()), "type one there")


def _unnamed(typed: TypedText, row: Part) -> Part:
    """A row without a name before its =."""
    return split_head(typed, row)[1]


def _rows(typed: TypedText, part: Part, size: int, bare: bool = False) -> list[Part]:
    """The parts of what stands in a bracket: between semicolons or line ends, else between commas."""
    rows = [row for row in typed.split(part, _ROWS) if row.stop > row.start]
    if len(rows) < 2:
        parts = typed.split(part, _ANY if bare else _COMMAS)
        _refuse_decimal_commas(typed, part, parts, size)
        return parts
    for row in rows:
        commas = typed.split(row, _COMMAS)
        if len(commas) > 1:
            if _DECIMAL_COMMA.fullmatch(typed.said(row)):
                mend = f"a decimal is typed with a point: {typed.said(row).replace(',', '.')}"
                raise typed.problem("a comma stands inside a component", row, mend)
            raise typed.problem("this is a matrix, not a vector", row, "type one row or one column")
    return rows


def _refuse_decimal_commas(typed: TypedText, part: Part, parts: Sequence[Part], size: int) -> None:
    """Refuse (1,000, 2) and (3,5, 2,1), where two components are wanted."""
    if not size or len(parts) <= size:
        return
    message = f"{size} components are wanted, and the commas make {len(parts)}"
    grouped = _GROUPED.search(typed.text, part.start, part.stop)
    if grouped:
        mend = f"type {grouped.group().replace(',', '')} without a comma, or with a point for a decimal"
        raise typed.problem(message, Part(*grouped.span()), mend)
    if len(parts) == 2 * size and all(_NUMBER.fullmatch(typed.said(one)) for one in parts):
        raise typed.problem(message, part, "type decimals with a point, as in 3.5")


def _scaled(typed: TypedText, part: Part, size: int) -> tuple[Expression, ...] | None:
    """2y·(x, 1): a factor before a vector."""
    last = part.stop - 1
    opener = next((at for at, close in typed.partner.items() if close == last and at > part.start), None)
    if opener is None:
        return None
    inner = typed.trim(opener + 1, last)
    if len(typed.split(inner, _ANY)) < 2 or _is_scalar(typed, part):
        return None
    rows = _rows(typed, inner, size)
    before = typed.trim(part.start, opener)
    joined = _JOINING.search(typed.said(before))
    factor = typed.trim(before.start, before.start + joined.start()) if joined else before
    if typed.said(factor) in ("-", "−"):
        return tuple([Negation(typed.read(row)) for row in rows])
    scale = typed.read(factor)
    return tuple([_times(scale, typed.read(row)) for row in rows])


def _times(scale: Expression, part: Expression) -> Expression:
    """A component times what stands before the vector."""
    if part == ONE:
        return scale
    return Product((*(scale.factors if isinstance(scale, Product) else (scale,)), part))


def _is_scalar(typed: TypedText, part: Part) -> bool:
    """Can it be read as one expression, as max(x, y) can?"""
    notes = len(typed.notes)
    try:
        typed.read(part)
    except SyntaxProblem:
        return False
    finally:
        del typed.notes[notes:]
    return True
