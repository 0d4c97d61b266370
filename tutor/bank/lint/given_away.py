"""Does a text give the answer to a part away? Formulas are graded as answers; words are compared with the options."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tutor.bank.clauses import understood
from tutor.bank.judge import judge
from tutor.bank.kinds.giveaway import is_number, is_telling, reveals, telling_keys
from tutor.bank.lint.formulas import formulas
from tutor.bank.pose import Posed
from tutor.bank.posed import Menu, Points
from tutor.bank.schema.parts import Discussion, Part
from tutor.expression.numbers import rational_value
from tutor.expression.tree import Symbol
from tutor.grading.answer import Collection, Single, Vector
from tutor.grading.task import Task

_TOLD = re.compile(
    r"\b(?:answer|result|solution)\b[^.!?]*\b(?:is|are)\b|\b(?:is|are) (?:the )?(?:answer|result|right)\b", re.I
)
"""Words after which even a small number is the answer, and no exponent or row that looks like it."""
_ALL = re.compile(r"(?:it|this|that) is \$?[-−]?[0-9./]+\$?[.!]?", re.I)
"""A hint that says nothing but a number."""
_OPENING = re.compile(
    r"^(?:it|this|that|the (?:right )?(?:answer|option|one|point)|option|answer|choose|take|use|apply)\b"
    r"(?: (?:is|has))?\b[ :]*",
    re.I,
)
_ARTICLE = re.compile(r"^(?:an?|the|its?) ")
_CLOSING = re.compile(r" is (?:the )?(?:right|correct|answer|right one|right answer)$")
_FEW = 4
"""A sentence with so many words is not in a hint by chance."""


def gives_away(part: Posed, text: str, sort: str = "hint") -> bool:
    """Whether a text gives the right answer to a part away.

    Arguments:
        part: the part as it is asked.
        text: the text with its blanks filled, as the author wrote it.
        sort: "hint", or "prompt": in that the numbers of the question may stand, whatever they are.
    """
    match part.made.subject:
        case Menu() as menu:
            return sort == "hint" and any(_says(text, option) for option in _right(menu))
        case Points():
            return sort == "hint" and any(_says(text, point) for point in _points(part.part))
        case Task() as task:
            return any(_formula(part, task, one, text, sort) for one in formulas(text, sort == "hint")) or _members(
                part, task, text
            )


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


def _right(menu: Menu) -> Iterator[str]:
    """What the right options say."""
    yield from (menu.names[place] for place in menu.right)


def _points(part: Part) -> Iterator[str]:
    if isinstance(part, Discussion):
        yield part.model_answer
        yield from part.look_for


def _says(text: str, wanted: str) -> bool:
    """Whether a text says just what another does, or holds all of it where that is a whole sentence."""
    ours, theirs = _folded(text), _folded(wanted)
    if len(theirs.split()) >= _FEW and theirs in ours:
        return True
    return any(_bare(sentence) == _bare(theirs) for sentence in re.split(r"[.!?;]\s*", ours) if sentence)


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[$`*_“”\"]", "", text).lower().split()).strip(" .!")


def _bare(sentence: str) -> str:
    return _ARTICLE.sub("", _OPENING.sub("", _CLOSING.sub("", sentence)).strip())
