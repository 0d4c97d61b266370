"""A part of an exercise with its blanks filled, each field as what it is: prose, a formula, or a name."""

from __future__ import annotations

from typing import TypeVar, cast

from pydantic import BaseModel

from tutor.bank.fill import fill_maths, fill_prose
from tutor.bank.filled import BLANK, Values, lookup
from tutor.bank.within import within
from tutor.errors import AuthorError

PROSE = frozenset(("prompt", "hints", "say", "text", "model_answer", "look_for", "solution", "remark"))
"""Fields that hold words, with formulas between dollars."""
_KEPT = frozenset(("id", "kind", "form", "tolerance", "loss", "terms", "unless", "misconception"))
"""What a variant does not change; `unless` was asked before."""
EQUALS = "equals:"
"""How the condition of a feedback rule begins that names an answer."""

M = TypeVar("M", bound=BaseModel)


def filled(model: M, values: Values) -> M:
    """A part, or a piece of one such as a feedback rule, with every blank filled whose value is known.

    Raises:
        AuthorError: a blank has no value; the error names its field.
    """
    return _Filling(values, _names(model, "variables", "parameters"), _names(model, "functions")).model(model)


def _names(model: BaseModel, *fields: str) -> tuple[str, ...]:
    """The names that the author declared: in them alone a run of letters is one name."""
    found = (name for field in fields for name in getattr(model, field, None) or ())
    return tuple(dict.fromkeys(name for name in found if isinstance(name, str) and not BLANK.search(name)))


class _Filling:
    """The values, and the names that the part at hand declares."""

    __slots__ = ("functions", "names", "values")

    def __init__(self, values: Values, names: tuple[str, ...], functions: tuple[str, ...]) -> None:
        self.values = values
        self.names = names
        self.functions = functions

    def model(self, model: M) -> M:
        """The model with its blanks filled; itself when it has none."""
        changed: dict[str, object] = {}
        for name, field in type(model).model_fields.items():
            value: object = getattr(model, name)
            if name in _KEPT or value is None:
                continue
            with within(field.alias or name):
                new = self._data(value) if name == "data" else self._value(name, value)
            if new is not value and new != value:
                changed[name] = new
        return model.model_copy(update=changed) if changed else model

    def _value(self, name: str, value: object) -> object:
        match value:
            case str():
                return self._text(name, value)
            case tuple():
                return tuple(self._item(name, place, item) for place, item in enumerate(value))
            case dict():
                return {key: self._item(name, key, item) for key, item in value.items()}
            case BaseModel():
                return self.model(value)
        return value

    def _item(self, name: str, place: int | str, item: object) -> object:
        with within(place):
            return self._value(name, item)

    def _text(self, name: str, text: str) -> str:
        if name == "when":
            if not text.startswith(EQUALS):
                return text
            return f"{EQUALS} {fill_maths(text.removeprefix(EQUALS).strip(), self.values, self.names)}"
        fill = fill_prose if name in PROSE else fill_maths
        return fill(text, self.values, self.names, self.functions)

    def _data(self, value: object) -> object:
        """Columns as they stand, or those of the parameter that is named."""
        if not isinstance(value, str):
            return self._value("data", value)
        blank = BLANK.fullmatch(value.strip())
        found = lookup(blank[1], self.values) if blank else None
        if found is None or not found.columns:
            mend = "Write the columns, as data: {a: [0, 2, 4]}, or a parameter with data in quotes: data: '{d}'."
            raise AuthorError(f'"{value}" is no table of data.', mend)
        return cast(object, dict(found.columns))
