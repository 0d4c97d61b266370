"""The picture of a lesson in the README: `make picture` draws it anew, by Rich."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path

import tutor
from tutor.derivation.lessons.gradient import gradient_lesson
from tutor.render.formats import render

PLACE = Path(__file__).parent.parent / "docs" / "gradient.svg"
COMMAND = 'tutor grad "x^2 y + sin(xy)"'
_WIDTH = 92


def lesson_page(colour: bool) -> str:
    """The page of the lesson, as a terminal gets it.

    Arguments:
        colour: with the escape sequences of colours.
    """
    return render(gradient_lesson(tutor.gradient("x^2 y + sin(xy)")), "text", _WIDTH, colour=colour)


def drawn() -> str:
    """The picture as SVG."""
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text(f"$ {COMMAND}", style="bold"))
    console.print(Text.from_ansi(lesson_page(colour=True)))
    # Without the fonts that Rich would have fetched: the reader's own will do, also offline.
    return re.sub(r"\s*@font-face \{.*?\}", "", console.export_svg(title="tutor", unique_id="tutor"), flags=re.DOTALL)


def words(svg: str) -> str:
    """What is written in a picture, without the spaces."""
    found = re.findall(r"<text class=\"tutor-r[0-9]+\"[^>]*>(.*?)</text>", svg)
    return re.sub(r"\s", "", html.unescape("".join(found)))


if __name__ == "__main__":
    PLACE.write_text(drawn(), encoding="utf-8")
