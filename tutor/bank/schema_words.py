"""What pydantic finds, in words for someone who does not program, with the key that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from tutor.bank.routes import keys
from tutor.bank.schema.fields import Wrong
from tutor.expression.spelling import nearest

_NOUNS = {
    "BankFile": "a bank",
    "Exercise": "an exercise",
    "Skill": "a skill",
    "Trial": "a test",
    "Feedback": "a feedback rule",
    "Answering": "the defaults",
    "Option": "an option",
    "Column": "a column",
}

_BOUNDS = {
    "greater_than": ("gt", "must be more than"),
    "greater_than_equal": ("ge", "must be at least"),
    "less_than": ("lt", "must be less than"),
    "less_than_equal": ("le", "must be at most"),
}
_SORTS = {
    "int": ("must be a whole number", "Write digits, without a decimal point."),
    "float": ("must be a number", "Write it with a point, as in 0.5."),
    "bool": ("must be true or false", "Write `true` or `false`."),
    "string": ("must be a text", 'A text that begins with { or [ stands in quotes: "[2x, 2y]".'),
    "tuple": ("must be a list", "Write it in brackets, [a, b], or one value a line after hyphens."),
    "dict": ("must hold keys with values", "Write `key: value` lines below it, further to the right."),
    "model": ("must hold keys with values", "Write `key: value` lines below it, further to the right."),
}
"""How the name of a pydantic error begins → what is wrong and the mend."""
_PATTERNS = {
    "^[a-z0-9]": ("may hold small letters, digits and single hyphens only", "Write for example `chain-rule-2`."),
    "^[A-Za-z]": ("is no name of a parameter", "Begin with a letter; digits and _ may follow."),
}

Said = tuple[str, str]
"""What is wrong, and the mend."""


def noun(model: type[BaseModel] | None) -> str:
    """What a model is called: "an exercise", "a `partial` part"."""
    if model is None:
        return "it"
    if "kind" in model.model_fields:
        return f"a `{get_args(model.model_fields['kind'].annotation)[0]}` part"
    return (
        "a parameter"
        if model.__module__.endswith("params") and model.__name__ != "Column"
        else _NOUNS.get(model.__name__, "it")
    )


def said(error: Mapping[str, Any], name: str, model: type[BaseModel] | None) -> Said:
    """One error of pydantic in words.

    Arguments:
        error: one of `ValidationError.errors()`.
        name: the key that it is about, or what the place is called when it is in a list.
        model: the model around it.
    """
    kind, context, given = str(error["type"]), error.get("ctx", {}), error.get("input")
    if isinstance(context.get("error"), Wrong):
        return context["error"].message, context["error"].mend
    if kind == "missing":
        return f"`{name}` is missing.", f"{noun(model).capitalize()} needs `{name}`: add it."
    if kind == "extra_forbidden":
        return f"`{name}` is no key of {noun(model)}.", meant(name, keys(model) if model else ())
    if kind == "union_tag_not_found":
        if "kind" in str(context.get("discriminator")):
            return "`kind` is missing.", "Say what is asked: `kind: partial`, for example."
        return (
            f"`{name}` is no parameter.",
            "It has one of `integer`, `choice`, `fraction`, `is`, or `rows` and `columns`.",
        )
    if kind == "union_tag_invalid":
        return f"`{short(context['tag'])}` is no kind of part.", meant(
            context["tag"], _quoted(context["expected_tags"])
        )
    if kind == "literal_error":
        return f"`{name}` cannot be `{short(given)}`.", meant(str(given), _quoted(context["expected"]))
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return f"`{name}` {words} {context[key]:g}, and is {short(given)}.", "Change the number."
    if kind == "string_pattern_mismatch":
        words, mend = next(row for start, row in _PATTERNS.items() if str(context["pattern"]).startswith(start))
        return f"`{short(given)}` {words}.", mend
    if kind in ("string_too_long", "too_long"):
        what = "characters" if kind == "string_too_long" else "entries"
        return f"`{name}` has more than {context['max_length']} {what}.", "Shorten it."
    if kind == "string_too_short":
        return f"`{name}` is empty.", "Write its text, or delete the line."
    if kind == "too_short":
        return f"`{name}` needs at least {context['min_length']}.", "Add what is missing."
    words, mend = next(
        (row for start, row in _SORTS.items() if kind.startswith(start)), ("is wrong", "Compare it with the guide.")
    )
    return f"`{name}` {words}.", mend


def meant(name: str, known: Iterable[str]) -> str:
    """The mend for a name that is not known.

    >>> meant("wrt_", ["f", "wrt"])
    'Did you mean `wrt`?'
    """
    known = tuple(known)
    near = nearest(name, known)
    return f"Did you mean `{near}`?" if near else f"Known are {', '.join(known)}."


def short(value: object) -> str:
    """A value as it is repeated in a message."""
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else f"{text[:39]}…"


def _quoted(names: str) -> list[str]:
    """The names in "'a', 'b' or 'c'"."""
    return names.split("'")[1::2]
