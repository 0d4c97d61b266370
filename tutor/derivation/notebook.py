"""How a result shows itself in a notebook, and says a sentence in words.

The renderers stand above this room and may not be imported from it. Whoever imports `tutor` has
`tutor.render` hand its renderers down through `show_with` and `speak_with`.
"""

from __future__ import annotations

from collections.abc import Callable

from tutor.derivation.lesson import Lesson, Phrase

_renderers: list[Callable[[Lesson], str]] = []
_speakers: list[Callable[[Phrase], str]] = []


def show_with(renderer: Callable[[Lesson], str]) -> None:
    """Use `renderer` (lesson → HTML fragment) for all results from now on."""
    _renderers[:] = [renderer]


def notebook_html(lesson: Lesson) -> str | None:
    """The lesson as HTML, or None, by which a notebook falls back on LaTeX."""
    return _renderers[0](lesson) if _renderers else None


def speak_with(speaker: Callable[[Phrase], str]) -> None:
    """Use `speaker` (phrase → plain text) for all results from now on."""
    _speakers[:] = [speaker]


def spoken(phrase: Phrase) -> str:
    """The phrase as a sentence in plain text, or its key where nothing was handed down to say it.

    >>> import tutor
    >>> from tutor.derivation.lesson import phrase
    >>> tutor.gradient is not None and spoken(phrase("hessian"))
    'H'
    """
    return _speakers[0](phrase) if _speakers else phrase.key
