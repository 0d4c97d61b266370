"""The sheet that a sketch is drawn on: where its dots and signs are, and what its legend says of them.

A dot has the coordinates (0 … 2·columns − 1, 0 … 4·rows − 1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tutor.derivation.lesson import phrase
from tutor.derivation.picture import Picture, Place
from tutor.render.picture_text import said

if TYPE_CHECKING:
    from plotille import Canvas


@dataclass(slots=True)
class Sheet:
    """What is drawn on, and what the legend will say."""

    canvas: Canvas
    picture: Picture
    columns: int
    rows: int
    ascii: bool
    legend: dict[str, str] = field(default_factory=dict)
    """What each sign means."""
    notes: list[str] = field(default_factory=list)
    """What the picture shows otherwise than a file would."""
    levels: int = 0
    """How many thick level lines there are so far."""
    signs: dict[tuple[int, int], str] = field(default_factory=dict)
    """The sign in each column and row that has one."""
    covered: dict[str, str] = field(default_factory=dict)
    """Each sign that others were set upon, with the last of those."""

    def dot(self, place: Place) -> tuple[float, float]:
        """Where a point of the plane lies, in dots."""
        first, second = self.picture.axes
        return (
            (place[0] - first.low) / first.span * (2 * self.columns - 1),
            (place[1] - second.low) / second.span * (4 * self.rows - 1),
        )

    def place(self, across: float, up: float) -> Place:
        """The point of the plane at a dot."""
        first, second = self.picture.axes
        return (
            first.low + across / (2 * self.columns - 1) * first.span,
            second.low + up / (4 * self.rows - 1) * second.span,
        )

    def set(self, dot: tuple[float, float], sign: str = "", colour: str | None = None) -> None:
        """Set the character around a dot, or the dot itself when there is no sign."""
        across, up = round(dot[0]), round(dot[1])
        self.canvas.point(across, up, marker=sign or None, color=colour)
        if sign:
            before = self.signs.get((across // 2, up // 4), sign)
            self.signs[across // 2, up // 4] = sign
            if before != sign:
                self.covered[before] = sign

    def explain(self, sign: str, label: str) -> None:
        """Put a sign into the legend."""
        self.legend.setdefault(sign, label)

    def told(self) -> dict[str, str]:
        """The legend; a sign that was covered everywhere is said to be under another."""
        seen = set(self.signs.values())
        return {
            sign: label
            if sign in seen or sign not in self.covered
            else said(phrase("sketch-hidden", label=label, sign=self.covered[sign]))
            for sign, label in self.legend.items()
        }
