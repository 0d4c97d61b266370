"""A tutor for partial derivatives and gradients: every rule shown, every line checked.

>>> import tutor
>>> g = tutor.gradient("x**2*y + sin(x*y)")
>>> [str(part) for part in g.answer]
['2*x*y + y*cos(x*y)', 'x**2 + x*cos(x*y)']

Names are imported when they are first used, so that importing `tutor` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.derivation.results import Derivation, Gradient, Hessian, differentiate, gradient, hessian
    from tutor.errors import (
        CheckFailed,
        InternalError,
        LimitExceeded,
        NoRule,
        StudentError,
        SyntaxProblem,
        TutorError,
        Unanswerable,
    )
    from tutor.expression.limits import Limits
    from tutor.expression.parser import parse
    from tutor.expression.reading import Reading, read
    from tutor.expression.tree import Expression
    from tutor.grading.check import check
    from tutor.grading.equality import Equivalence
    from tutor.grading.equivalence import equivalent
    from tutor.grading.verdict import Verdict
    from tutor.learning.descend import Walked, descend
    from tutor.learning.regression import Regression, regress
    from tutor.stationary.results import Stationary
    from tutor.stationary.solve import stationary_points

_HOMES = {
    "parse": "tutor.expression.parser",
    "read": "tutor.expression.reading",
    "Reading": "tutor.expression.reading",
    "Limits": "tutor.expression.limits",
    "Expression": "tutor.expression.tree",
    "Stationary": "tutor.stationary.results",
    "stationary_points": "tutor.stationary.solve",
    "descend": "tutor.learning.descend",
    "Walked": "tutor.learning.descend",
    "check": "tutor.grading.check",
    "Verdict": "tutor.grading.verdict",
    "equivalent": "tutor.grading.equivalence",
    "Equivalence": "tutor.grading.equality",
    "regress": "tutor.learning.regression",
    "Regression": "tutor.learning.regression",
    **dict.fromkeys(
        ("differentiate", "gradient", "hessian", "Derivation", "Gradient", "Hessian"), "tutor.derivation.results"
    ),
    **dict.fromkeys(
        (
            "TutorError", "StudentError", "SyntaxProblem", "LimitExceeded", "Unanswerable", "InternalError", "NoRule",
            "CheckFailed",
        ),
        "tutor.errors",
    ),
}  # fmt: skip
"""Every public name → the module that has it."""

_RESULTS = ("tutor.derivation.results", "tutor.stationary.", "tutor.learning.", "tutor.grading.")
"""The modules whose results show themselves in notebooks and speak."""

__all__ = [
    "CheckFailed",
    "Derivation",
    "Equivalence",
    "Expression",
    "Gradient",
    "Hessian",
    "InternalError",
    "LimitExceeded",
    "Limits",
    "NoRule",
    "Reading",
    "Regression",
    "Stationary",
    "StudentError",
    "SyntaxProblem",
    "TutorError",
    "Unanswerable",
    "Verdict",
    "Walked",
    "check",
    "descend",
    "differentiate",
    "equivalent",
    "gradient",
    "hessian",
    "parse",
    "read",
    "regress",
    "stationary_points",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'tutor' has no attribute {name!r}")
    home = _HOMES[name]
    if home.startswith(_RESULTS):
        _hand_down_renderers()
    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _hand_down_renderers() -> None:
    """Let results show themselves in notebooks and speak; a renderer is imported when one does."""
    from tutor.derivation.lesson import Lesson, Phrase
    from tutor.derivation.notebook import show_with, speak_with

    def fragment(lesson: Lesson) -> str:
        from tutor.render.html import fragment

        return fragment(lesson)

    def words(phrase: Phrase) -> str:
        from tutor.expression.text import text
        from tutor.render.phrases import sentence

        return sentence(phrase, text)

    show_with(fragment)
    speak_with(words)
