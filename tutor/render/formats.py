"""The output formats: one row each. A new format is a file with a `render` and a row here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from tutor.derivation.lesson import Lesson

Renderer = Callable[[Lesson, int, bool, bool], str]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that a lesson can be written in."""

    module: str
    """The module with the `render`; imported only when it is asked for."""
    suffix: str
    """What a file of this format is called after the dot."""
    summary: str
    """What it is for, in a few words."""


FORMATS: dict[str, Format] = {
    "text": Format("tutor.render.terminal", "txt", "plain text for a terminal"),
    "markdown": Format("tutor.render.markdown", "md", "a Markdown page with formulas in dollars"),
    "latex": Format("tutor.render.latex", "tex", "a whole LaTeX document"),
    "html": Format("tutor.render.html", "html", "a web page with MathML, complete in one file"),
    "json": Format("tutor.render.json", "json", "the answers as data"),
}
"""Every format by the name that `--format` takes."""


def render(lesson: Lesson, name: str = "text", width: int = 80, ascii: bool = False, colour: bool = False) -> str:
    """The lesson in a format of the table, ending in a newline.

    Arguments:
        lesson: what to lay out.
        name: a key of `FORMATS`.
        width: the columns of the terminal.
        ascii: use no character outside ASCII; only text has this choice.
        colour: put colours in; only text has this choice.
    """
    renderer: Renderer = import_module(FORMATS[name].module).render
    return renderer(lesson, width, ascii, colour)
