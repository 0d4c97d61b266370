"""Does a text give the answer to a part away? Formulas are graded as answers; words are compared with the options."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tutor.bank.clauses import understood
from tutor.bank.hinting import NOTHING
from tutor.bank.judge import judge
from tutor.bank.kinds.giveaway import is_number, is_telling, reveals, telling_keys
from tutor.bank.lint.formulas import formulas
from tutor.bank.lint.given_in_words import names_option, says, says_none
from tutor.bank.pose import Posed
from tutor.bank.posed import Menu, Points
from tutor.bank.schema.parts import Discussion, Part
from tutor.expression.numbers import rational_value
from tutor.expression.traversal import symbols
from tutor.expression.tree import Expression, Symbol
from tutor.grading.answer import Collection, Single, Vector, answer_text
from tutor.grading.task import Task

_TOLD = re.compile(
    r"\b(?:answer|result|solution)\b[^.!?]*\b(?:is|are)\b|\b(?:is|are) (?:the )?(?:answer|result|right)\b", re.I
)
"""Words after which even a small number is the answer, and no exponent or row that looks like it."""
_ALL = re.compile(r"(?:it|this|that) is \$?[-−]?[0-9./]+\$?[.!]?", re.I)
"""A hint that says nothing but a number."""
_EQUALS = re.compile(r"(?<![<>!:=])=(?!=)|≔|:=")
_THOUSANDS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
"""2,230, as it is printed in English; typed it is 2230."""
_GIVEN = re.compile(r"(?<![A-Za-z0-9_^])(?P<letter>[A-Za-zα-ω])\s*=\s*(?P<value>[^=,;()]+)")
"""A letter that is equal to something: x = 1."""


def gives_away(part: Posed, text: str, sort: str = "hint") -> bool:
    """Whether a text gives the right answer to a part away.

    Arguments:
        part: the part as it is asked.
        text: the text with its blanks filled, as the author wrote it.
        sort: "hint", or "prompt": in that the numbers of the question may stand, whatever they are.
    """
    match part.made.subject:
        case Menu() as menu:
            return sort == "hint" and names_option(text, menu)
        case Points():
            return sort == "hint" and any(says(text, point) for point in _points(part.part))
        case Task() as task:
            plain = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), text)
            return any(_task(part, task, one, sort) for one in dict.fromkeys((text, plain)))


def _task(part: Posed, task: Task, text: str, sort: str) -> bool:
    """Whether the answer to a part with formulas stands in a text."""
    found = formulas(text, sort == "hint")
    if any(_formula(part, task, one, text, sort) for one in found) or _members(part, task, text):
        return True
    if sort != "hint":
        return False
    if answer_text(task.model) == NOTHING:
        return says_none(text)
    return any(_equation(part, task, one) for one in found if "=" in one) or _letter_by_letter(part, task, found)


def _equation(part: Posed, task: Task, formula: str) -> bool:
    """Whether an equation says what is asked for: 3² = 9, f(3) = 9, x² = 9, s = 5, or 6a + 1 = b."""
    sides = [one for one in map(understood, _EQUALS.split(formula)) if one is not None]
    if len(sides) < 2:
        return False
    *lefts, right = sides
    if right in (part.made.head, *_asked_for(part)):
        return reveals(lefts[-1], task.keys)
    value = rational_value(right) if is_number(right) else None
    if value is None or not _is_plain(task) or value not in [rational_value(key.expression) for key in task.keys]:
        return False
    function = part.made.facts.get("function")
    return any(not symbols(one) or one in (function, *_asked_for(part)) for one in lefts)


def _asked_for(part: Posed) -> tuple[Expression, ...]:
    """The letter that is asked for by its name."""
    letter = getattr(part.part, "letter", None)
    found = understood(letter) if isinstance(letter, str) else None
    return () if found is None else (found,)


def _letter_by_letter(part: Posed, task: Task, found: Sequence[str]) -> bool:
    """Whether points stand in a text as x = 1 and y = 0."""
    letters = [one.label for one in task.reading.variables]
    if not letters or not isinstance(task.model, Vector | Collection):
        return False
    given: dict[str, list[str]] = {letter: [] for letter in letters}
    for match in _GIVEN.finditer("; ".join(one for one in found if "=" in one)):
        if match["letter"] in given:
            given[match["letter"]].append(match["value"].strip())
    if len({len(values) for values in given.values()}) > 1:
        return False
    points = [", ".join(point) for point in zip(*given.values(), strict=True)]
    spelled = [f"({point})" if len(letters) > 1 else point for point in points]
    answer = f"{{{', '.join(spelled)}}}" if isinstance(task.model, Collection) else "".join(spelled)
    return bool(points) and judge(part.made, answer, replace(part.asking, diagnose=False)).code == 0


def _formula(part: Posed, task: Task, formula: str, text: str, sort: str) -> bool:
    """Whether one formula is the answer, or a component of it."""
    expression = understood(formula)
    told = bool(_TOLD.search(text) or _ALL.fullmatch(text.strip()))
    value = rational_value(expression) if expression is not None and is_number(expression) else None
    if value is not None:
        wanted = [rational_value(key.expression) for key in task.keys]
        small = expression is not None and not is_telling(expression)
        return _is_plain(task) and value in wanted and (told or (sort == "hint" and not small))
    if isinstance(expression, Symbol) or (expression is None and not _looks_like_one(formula)):
        return False
    if sort == "hint" and expression is not None and _is_plain(task):
        return reveals(expression, telling_keys(part.made))
    if all(not is_telling(key.expression) for key in task.keys) and not told and len(task.keys) < 2:
        return False
    return judge(part.made, formula, replace(part.asking, diagnose=False)).code == 0


def _is_plain(task: Task) -> bool:
    """Whether each key is a whole answer or a component of one, and no side or member."""
    return isinstance(task.model, Single | Vector)


def _looks_like_one(formula: str) -> bool:
    """Points, sets, matrices and equations are more than one expression."""
    return formula[:1] in ("(", "[", "{", "\\") or "=" in formula


def _members(part: Posed, task: Task, text: str) -> bool:
    """Whether all points of a set stand in a text, one by one."""
    if not isinstance(task.model, Collection) or not task.model.members:
        return False
    found = [one for one in formulas(text) if "=" not in one]
    if len(found) < len(task.model.members):
        return False
    quick = replace(part.asking, diagnose=False)
    return judge(part.made, "{" + ", ".join(found[: len(task.model.members)]) + "}", quick).code == 0


def _points(part: Part) -> Iterator[str]:
    if isinstance(part, Discussion):
        yield part.model_answer
        yield from part.look_for
