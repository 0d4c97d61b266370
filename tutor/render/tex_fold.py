"""Formulas in LaTeX that are wider than the page, broken where a reader would break them."""

from __future__ import annotations

from tutor.render.tex_width import breaks, measure

_EARLIEST = 0.25
"""No line ends in this first part of the page, even at the best place."""


def fold(source: str, room: float) -> list[str]:
    r"""A formula as lines of about `room` points; every one is a formula by itself.

    Arguments:
        source: LaTeX without `&`.
        room: how wide a line may be, in points; a part that has no place for a break may be wider.

    >>> fold("a + b - c", 30)
    ['a + b', '{} - c']
    >>> fold(r"\left(a + b\right)", 20)
    ['\\left(a\\right.', '\\left. {} + b\\right)']
    """
    total = measure(source)
    if total <= room:
        return [source]
    marks = breaks(source)
    lines: list[str] = []
    begin, start, opening = 0, 0.0, ""
    while total - start > room:
        later = [mark for mark in marks if mark.place > begin and mark.width > start + _EARLIEST * room]
        near = [mark for mark in later if mark.width <= start + room] or later[:1]
        if not near:
            break
        best = min(near, key=lambda mark: (mark.badness, -mark.place))
        lines.append(opening + source[begin : best.place].rstrip() + r"\right." * best.depth)
        # What begins with + or \cdot needs something before it, or it is set as a sign.
        opening = r"\left. " * best.depth + ("" if source.startswith(r"\left", best.place) else "{} ")
        begin, start = best.place, best.width
    return [*lines, opening + source[begin:]]
