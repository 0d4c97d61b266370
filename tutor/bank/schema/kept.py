"""Models as plain data and back: what was validated once is built again without being validated again.

For that, pydantic would make the validators of every kind of part, whichever a session asks first.
"""

from __future__ import annotations

import json
from typing import TypeVar

from tutor.bank.schema import exercise, fields, params, parts
from tutor.bank.schema.fields import Model

M = TypeVar("M", bound=Model)

_MODULES = {module.__name__.rpartition(".")[2]: module for module in (exercise, fields, params, parts)}
_WHICH = ""
"""The key under which a mapping names its model; no key that an author writes is empty."""


def text_of(model: Model) -> str:
    """A model as JSON: what its author wrote, as it was understood.

    >>> text_of(params.Integers(integer=(2, 9)))
    '{"":"params.Integers","integer":[2,9]}'
    """
    return json.dumps(plain(model), ensure_ascii=False, separators=(",", ":"))


def plain(value: object) -> object:
    """A model, or something in one, as mappings, lists, texts and numbers.

    >>> plain(params.Integers(integer=(2, 9)))
    {'': 'params.Integers', 'integer': [2, 9]}
    """
    if isinstance(value, Model):
        which = f"{type(value).__module__.rpartition('.')[2]}.{type(value).__name__}"
        return {_WHICH: which, **{name: plain(getattr(value, name)) for name in sorted(value.model_fields_set)}}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value


def built(model: type[M], data: object) -> M:
    """The model of which `plain` made data.

    Arguments:
        model: what it must be.
        data: what `plain` made, once written and read as JSON.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: they are of something else.

    >>> built(params.Integers, plain(params.Integers(integer=(2, 9)))).integer
    (2, 9)
    """
    found = _built(data)
    if not isinstance(found, model):
        raise TypeError(f"this is no {model.__name__}")
    return found


def _built(data: object) -> object:
    if isinstance(data, list):
        return tuple(_built(one) for one in data)
    if not isinstance(data, dict):
        return data
    given = {key: _built(one) for key, one in data.items()}
    if _WHICH not in given:
        return given
    module, _, name = str(given.pop(_WHICH)).partition(".")
    model = getattr(_MODULES[module], name)
    if not issubclass(model, Model):
        raise TypeError(f"{name} is no model")
    return model.model_construct(set(given), **given)
