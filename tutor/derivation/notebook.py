"""How a result shows itself in a notebook.

The renderers stand above this room and may not be imported from it. Whoever imports `tutor` has
`tutor.render.html` hand its renderer down through `show_with`.
"""

from __future__ import annotations

from collections.abc import Callable

from tutor.derivation.lesson import Lesson

_renderers: list[Callable[[Lesson], str]] = []


def show_with(renderer: Callable[[Lesson], str]) -> None:
    """Use `renderer` (lesson → HTML fragment) for all results from now on."""
    _renderers[:] = [renderer]


def notebook_html(lesson: Lesson) -> str | None:
    """The lesson as HTML, or None, by which a notebook falls back on LaTeX."""
    return _renderers[0](lesson) if _renderers else None
