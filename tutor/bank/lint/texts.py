"""The words of an exercise: parameters that nothing uses, prompts without their variable, formulas nobody can read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from tutor.bank.dollars import split
from tutor.bank.filled import names_in
from tutor.bank.finding import Severity
from tutor.bank.lint.reported import Report
from tutor.bank.parts_filled import PROSE
from tutor.bank.places import Route
from tutor.bank.pose import Exercised
from tutor.bank.prose import unread
from tutor.bank.schema.exercise import Exercise
from tutor.errors import StudentError
from tutor.expression.greek import GREEK
from tutor.grading.task import Task

_ALONE = re.compile(r"(?<![\w^}{\\])(?<!\^ )(?<!_ )\{(?P<name>[A-Za-z][A-Za-z0-9]*)\}(?!\})")
"""A name in braces that belong to nothing before them, as they do in \\frac{n}{2} and x^{n}."""
_SUBSCRIPTS = str.maketrans("0123456789ijkn", "₀₁₂₃₄₅₆₇₈₉ᵢⱼₖₙ")


def check_params(exercise: Exercise, report: Report) -> None:
    """Parameters that stand nowhere: a variant with another value of them is the same question.

    Arguments:
        exercise: the exercise as it was written.
        report: where to tell.
    """
    uses = list(texts(exercise, ()))
    for name in exercise.params:
        if not any(name in _names(text) for route, text in uses if route[:2] != ("params", name)):
            report.add(
                "unused-param",
                f"The parameter {name} is used nowhere.",
                f"Delete it, or write {{{name}}} where its value belongs.",
                "params",
                name,
            )


def check_blanks(exercise: Exercise, report: Report) -> None:
    """Braces that look like a parameter where there is none: a formula takes them for brackets.

    Arguments:
        exercise: the exercise as it was written.
        report: where to tell.
    """
    for route, text in texts(exercise, ()):
        for blank in _ALONE.finditer(text):
            name = blank["name"]
            if name not in exercise.params:
                said = f"{{{name}}} stands for nothing: there is no parameter {name}."
                mend = f"Declare {name} under params, or write brackets: ({name})."
                report.add("unknown-blank", said, mend, *route, severity=Severity.WARNING)


def check_prompts(exercised: Exercised, report: Report) -> None:
    """Prompts of derivatives that do not say by which of several variables.

    Arguments:
        exercised: the first variant.
        report: where to tell.
    """
    told = exercised.variant.exercise.prompt
    around = exercised.variant.say(told) if told else ""
    for part in exercised.parts:
        wrt, prompt, subject = getattr(part.part, "wrt", None), part.part.prompt, part.made.subject
        one = isinstance(subject, Task) and len(subject.reading.variables) == 1
        if prompt is None or not wrt or one:
            continue
        for letter in (wrt,) if isinstance(wrt, str) else wrt:
            if not _names_letter(letter, prompt) and not _names_letter(letter, around):
                said = f"The prompt of part {part.id} does not say by which variable, {letter}."
                report.add(
                    "prompt-without-wrt",
                    said,
                    f"Write it by itself between dollars, as in: by ${letter}$.",
                    "parts",
                    part.place,
                    "prompt",
                )


def check_formulas(exercised: Exercised, report: Report) -> None:
    """Commands in formulas that nothing is known about.

    Arguments:
        exercised: the first variant.
        report: where to tell.
    """
    for route, text in texts(exercised.variant.exercise, ()):
        if not is_prose(route):
            continue
        try:
            strange = unread(exercised.variant.say(text))
        except StudentError:
            continue  # told when the variant is made
        if strange:
            said = f"Nothing is known about {', '.join(strange)} in a formula."
            report.add(
                "formula",
                said,
                "Write it in plain words, or with the signs of `tutor rules`.",
                *route,
                seed=exercised.variant.seed,
                severity=Severity.WARNING,
            )


def is_prose(route: Route) -> bool:
    """Whether a text is shown to students as it is, by the way to it."""
    return bool(PROSE.intersection(piece for piece in route[-2:] if isinstance(piece, str)))


def texts(value: object, route: Route = ()) -> Iterator[tuple[Route, str]]:
    """Every text of an exercise, with the way to it.

    Arguments:
        value: the exercise, or a piece of it.
        route: the way to that piece.
    """
    match value:
        case str():
            yield route, value
        case BaseModel():
            for name, each in type(value).model_fields.items():
                yield from texts(getattr(value, name), (*route, each.alias or name))
        case dict():
            for key, one in value.items():
                yield from texts(one, (*route, key))
        case tuple() | list():
            for place, one in enumerate(value):
                yield from texts(one, (*route, place))


def _names(text: str) -> set[str]:
    """The parameters in a text: {d.a.1} is of d."""
    return {name.partition(".")[0] for name in names_in(text)}


def _names_letter(letter: str, prompt: str) -> bool:
    """Whether a prompt names a letter: by itself, behind a ∂, as an index, or as a word. In x²y it only stands."""
    name, _, below = letter.strip().partition("_")
    plain = next((word for word, sign in GREEK.items() if sign == name), name)
    ways = "|".join(re.escape(way) for way in dict.fromkeys((f"\\{plain}", plain, name, GREEK.get(plain, plain))))
    index = rf"\s*(?:_\s*\{{?\s*{re.escape(below)}\s*\}}?|{re.escape(below.translate(_SUBSCRIPTS))})" if below else ""
    alone = re.compile(rf"(?:.*[,;]\s*)?(?:{ways}){index}(?:\s*[,;].*)?", re.DOTALL)
    behind = re.compile(rf"(?:∂|\\partial|(?<![A-Za-z])d|_)[\s{{^0-9]*(?:{ways})(?![A-Za-z]){index}")
    word = re.compile(rf"(?<![A-Za-z\\])(?:{ways})(?![A-Za-z]){index}" if name != "a" else r"\bby a\b")
    return any(
        alone.fullmatch(piece.strip("$ ")) or behind.search(piece) if kind == "maths" else word.search(piece)
        for piece, kind in split(prompt)
    )
