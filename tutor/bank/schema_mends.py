"""Mends for what does not fit: what was typed, as it should have been typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pydantic import BaseModel

from tutor.expression.spelling import nearest

_MEANT: dict[str, tuple[str, ...]] = {
    "at": ("start",), "point": ("at", "start"), "eta": ("rate",), "learning-rate": ("rate",), "step-size": ("rate",),
    "learning_rate": ("rate",), "correct": ("right",), "true": ("right",), "feedback": ("say",), "reason": ("say",),
    "explanation": ("say", "solution"), "if": ("when",), "condition": ("when", "require"), "then": ("say",),
    "question": ("prompt", "text"), "text": ("prompt", "discussion"), "label": ("text",), "name": ("id", "title"),
    "level": ("difficulty",), "function": ("f", "functions"), "expression": ("f", "value"), "formula": ("f", "value"),
    "variable": ("wrt", "variables"), "by": ("wrt",), "var": ("wrt",), "letter": ("for",), "of": ("f",),
    "parameters": ("params",), "constraints": ("require",), "choices": ("options",), "answers": ("options", "answer"),
    "points-to-look-for": ("look_for",), "expected": ("verdict",), "score": ("points",),
    "result": ("verdict", "answer"), "tries": ("attempts",), "range": ("integer",), "int": ("integer",),
    "values": ("choice",), "except": ("not",), "multiple-choice": ("choice",), "single-choice": ("choice",),
    "menu": ("choice",), "select": ("choice",), "free-text": ("discussion",), "essay": ("discussion",),
    "open": ("discussion",), "numeric": ("number",), "numerical": ("number",), "derivative": ("partial",),
    "partial-derivative": ("partial",), "nabla": ("gradient",), "solve": ("isolate",), "algebra": ("expression",),
    "critical": ("stationary",), "extremum": ("classify",), "slope": ("directional",), "matrix": ("hessian",),
    "evaluate": ("value",), "gradient-descent": ("descent-step",), "regression": ("fit",), "working": ("steps",),
    "answer": ("model_answer", "value"),
}  # fmt: skip
"""What someone may write who does not have the word at hand → what it is called, first what is likeliest."""
_FORMULAS = frozenset(("answer", "equals", "value", "f", "given"))
_EXAMPLES = {
    "at": "Write letters with their values: `at: x=1, y=2`.",
    "start": "Write letters with their values: `start: s=1, b=0`.",
    "direction": "Write `direction: (3, 4)`.",
    "data": "Write each column by its name: `data: {a: [0, 2, 4], h: [30, 40, 50]}`.",
}
_ENTRIES = {
    "parts": "- kind: partial",
    "exercises": "- id: my-first",
    "options": "- text: 'Straight uphill.'",
    "tests": "- answer: '2x'",
    "feedback": "- when: any-wrong",
}
"""Lists whose entries have keys → how such an entry begins."""
_SPECIAL = re.compile(r"[{}\[\],:#&*!|>'\"%@`]|^[-?\s]")
_SHOWN = 60


def meant(name: str, known: Iterable[str]) -> str:
    """The mend for a name that is not known.

    >>> meant("wrt_", ["f", "wrt"]), meant("eta", ["f", "rate"])
    ('Did you mean `wrt`?', 'Did you mean `rate`?')
    """
    known = tuple(known)
    found = closest(name, known)
    return f"Did you mean `{found}`?" if found else f"Known are {', '.join(known)}."


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant: by its letters, or by what it says."""
    known = tuple(known)
    near = nearest(name, known)
    if near is not None and near.lower() == name.lower():
        return near
    return next((one for one in _MEANT.get(name.strip().lower(), ()) if one in known), near)


def as_list(name: str, given: object) -> str:
    """The mend where one value stands for a list.

    >>> as_list("require", "{a} != {b}")
    "Write `require: ['{a} != {b}']`, or one value a line after hyphens."
    """
    if name in _ENTRIES:
        return f"Write them below the key, one after another, after hyphens: `{_ENTRIES[name]}`."
    if isinstance(given, str) and len(given) <= _SHOWN:
        return f"Write `{name}: [{_scalar(given)}]`, or one value a line after hyphens."
    return f"Write `{name}: [one, two]`, or one value a line after hyphens."


def as_text(name: str, given: object) -> str:
    """The mend where a list or keys stand for a text.

    >>> as_text("answer", ["4", "1"]), as_text("at", ["1", "0"])
    ("In quotes it is a text: `answer: '(4, 1)'`.", 'Write letters with their values: `at: x=1, y=2`.')
    """
    if name in _EXAMPLES:
        return _EXAMPLES[name]
    shown = _typed(given, name in _FORMULAS) if isinstance(given, list) else ""
    if not shown or len(shown) > _SHOWN or "'" in shown:
        return "A text that begins with { or [ stands in quotes: '{n}x^2'."
    return f"In quotes it is a text: `{name}: '{shown}'`."


def as_whole(name: str, model: type[BaseModel] | None) -> str:
    """The mend where no whole number stands, with the limits of the field."""
    limits: dict[str, int] = {}
    for field_name, field in model.model_fields.items() if model else ():
        if name in (field_name, field.alias):
            limits = {key: getattr(one, key) for one in field.metadata for key in ("ge", "le") if hasattr(one, key)}
    if "ge" in limits and "le" in limits and limits["le"] < 10_000:
        return f"Write a number from {limits['ge']} to {limits['le']} in digits."
    return "Write digits, without a decimal point."


def as_keys(name: str, given: object) -> str:
    """The mend where a plain value stands for keys with values."""
    if name == "options" and isinstance(given, str) and len(given) <= _SHOWN and "'" not in given:
        return f"Write `key: value`: {{text: '{given}'}}, and right: true at an option that is right."
    if name in _ENTRIES:
        return f"Write `key: value` lines, the first after a hyphen: `{_ENTRIES[name]}`."
    return "Write `key: value` lines below it, further to the right."


def as_param(name: str, given: object) -> str:
    """The mend for a parameter that says not how it is drawn.

    >>> as_param("n", ["2", "9"])
    'Write `n: {integer: [2, 9]}` for a whole number from 2 to 9.'
    """
    if isinstance(given, list) and len(given) == 2 and all(re.fullmatch(r"-?\d{1,9}", str(one)) for one in given):
        low, high = given
        return f"Write `{name}: {{integer: [{low}, {high}]}}` for a whole number from {low} to {high}."
    if isinstance(given, list) and given and (shown := _typed(given, False)) and len(shown) <= _SHOWN:
        return f"Write `{name}: {{choice: {shown}}}` for one of these."
    if isinstance(given, str) and len(given) <= _SHOWN:
        return f"Write `{name}: {{is: {_scalar(given)}}}`, or {{integer: [2, 9]}} for a whole number from 2 to 9."
    return (
        f"It has one of `integer`, `choice`, `fraction`, `is`, or `rows` and `columns`: `{name}: {{integer: [2, 9]}}`."
    )


def _scalar(text: str) -> str:
    """A text as it stands in YAML, in quotes where it needs them."""
    if not _SPECIAL.search(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _typed(given: object, vector: bool) -> str:
    """A list as it was typed; a vector in round brackets. "" where there is more than text in it."""
    if not isinstance(given, list):
        return given if isinstance(given, str) else ""
    inside = [_typed(one, False) for one in given]
    if "" in inside:
        return ""
    row = vector and not any(isinstance(one, list) for one in given)
    return f"({', '.join(inside)})" if row else f"[{', '.join(inside)}]"
