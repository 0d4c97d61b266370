"""What pydantic finds, in words for someone who does not program, with the key that was probably meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel

from tutor.bank.routes import keys
from tutor.bank.schema.asked import Asked
from tutor.bank.schema.fields import Wrong
from tutor.bank.schema_mends import as_keys, as_list, as_param, as_text, as_whole, meant

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
    "int": "must be a whole number",
    "float": "must be a number",
    "bool": "must be true or false",
    "string": "must be a text",
    "tuple": "must be a list",
    "dict": "must hold keys with values",
    "model": "must hold keys with values",
}
"""How the name of a pydantic error begins → what is wrong."""
_PATTERNS = {
    "^[^": ("must stand on one line", "Join its lines."),
    "^[a-z0-9]": ("may hold small letters, digits and single hyphens only", "Write for example `chain-rule-2`."),
    "^[A-Za-z]": ("is no name of a parameter", "Begin with a letter; digits and _ may follow."),
}

_SHARED = frozenset(keys(Asked))

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
        return f"`{name}` is no key of {noun(model)}.", meant(name, _own_first(model) if model else ())
    if kind == "union_tag_not_found":
        if "kind" in str(context.get("discriminator")):
            return "`kind` is missing.", "Say what is asked: `kind: partial`, for example."
        return f"`{name}` does not say how it is drawn.", as_param(name, given)
    if kind == "union_tag_invalid":
        return f"`{short(context['tag'])}` is no kind of part.", meant(
            context["tag"], _quoted(context["expected_tags"])
        )
    if kind == "literal_error":
        return f"`{name}` cannot be `{short(given)}`.", meant(str(given), _quoted(context["expected"]))
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return f"`{name}` {words} {_bound(context[key])}, and is {short(given)}.", "Change the number."
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
    if kind == "int_parsing_size":
        return f"`{name}` is too long a number.", as_whole(name, model)
    sort = next((start for start in _SORTS if kind.startswith(start)), "")
    message = f"`{name}` {_SORTS.get(sort, 'is wrong')}."
    match sort:
        case "int":
            return message, as_whole(name, model)
        case "float":
            return message, "Write it with a point, as in 0.5."
        case "bool":
            return message, f"Write `{name}: true` or `{name}: false`."
        case "string":
            # A table of data is no text, though the name of one is.
            return ("`data` must hold columns." if name == "data" else message), as_text(name, given)
        case "tuple":
            return message, as_list(name, given)
        case "dict" | "model":
            return message, as_keys(name, given)
    return message, "Compare it with the guide."


def _own_first(model: type[BaseModel]) -> list[str]:
    """The keys of a model, those that it shares with every part last."""
    return sorted(keys(model), key=lambda key: key in _SHARED)


def _bound(number: float) -> str:
    return f"{number:,}" if isinstance(number, int) else f"{number:g}"


def short(value: object) -> str:
    """A value as it is repeated in a message."""
    text = " ".join(str(value).split())
    return text if len(text) <= 40 else f"{text[:39]}…"


def _quoted(names: str) -> list[str]:
    """The names in "'a', 'b' or 'c'"."""
    return names.split("'")[1::2]
