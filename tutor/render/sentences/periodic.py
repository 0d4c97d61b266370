"""Sentences on equations in sines and cosines."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "periodic-heading": "Sines and cosines",
    "periodic-idea": "Everything repeats, so one period is enough. Write each cosine and each sine as a letter:",
    "periodic-label": "({number})",
    "periodic-addition": "addition theorems",
    "periodic-circle": "cos² + sin² = 1",
    "periodic-minus": "({first}) − ({second}):",
    "periodic-plus": "({first}) + ({second}):",
    "periodic-means": "with the cosines and sines back in",
    "periodic-table": "On one period ({count} in all):",
    "periodic-more": "{count} more in the same way.",
    "periodic-repeat": "The angles {angles} may be larger by {turns}, where {letters} may be any whole number."
    " Each solution was put into the equations.",
    "periodic-all": "All sines and cosines have the period {period} in {angles}. On one period the polynomial equations"
    " have exactly {count} real solutions, and every other one is a repetition.",
    "periodic-one": "All sines and cosines have the period {period} in {angles}. On one period the polynomial equations"
    " have exactly one real solution, and every other one is a repetition.",
    "periodic-none": "All sines and cosines have the period {period} in {angles}. On one period the polynomial"
    " equations have no real solution, so there is none anywhere.",
    "periodic-box": "Some angles have no short form; for these the points in the box are listed, one by one.",
}
