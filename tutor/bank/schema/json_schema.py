"""The JSON Schema of a bank file, by which editors complete and check while an instructor writes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from tutor.bank.schema.exercise import BankFile

_TYPED = ["string", "number", "boolean"]
"""What an editor takes for a number or a truth value is kept as it is typed, wherever a text is wanted."""


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a bank file, with a description of every key.

    >>> json_schema()["required"]
    ['bank', 'title']
    """
    schema = BankFile.model_json_schema(schema_generator=_InWords)
    # Where two models have the same name, pydantic puts the module before it.
    models = tuple(_models(BaseModel))
    described = {model.__name__: model for model in models}
    described |= {f"{model.__module__}.{model.__name__}".replace(".", "__"): model for model in models}
    for name, body in {BankFile.__name__: schema, **schema["$defs"]}.items():
        _describe(body, described[name])
        for key, one in body.get("properties", {}).items():
            body["properties"][key] = _kept_as_typed(one)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Made by `tutor bank schema`.",
        **schema,
    }


class _InWords(GenerateJsonSchema):
    """Without titles made from names: an editor shows the description."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def _models(root: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for model in root.__subclasses__():
        if model.__module__.startswith(__package__ or ""):
            yield model
        yield from _models(model)


def _describe(body: dict[str, Any], model: type[BaseModel]) -> None:
    """Give each key of a model the text below its attribute as its description."""
    texts_of = _texts()
    texts = {
        name: text
        for above in reversed(model.__mro__)
        for name, text in texts_of.get((above.__module__, above.__name__), {}).items()
    }
    body.pop("title", None)
    for name, field in model.model_fields.items():
        if name in texts:
            body["properties"][field.alias or name]["description"] = texts[name]


@cache
def _texts() -> dict[tuple[str, str], dict[str, str]]:
    """The texts below the attributes of each model, as they stand in the sources."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for source in sorted(Path(__file__).parent.glob("*.py")):
        for model in ast.parse(source.read_text(encoding="utf-8")).body:
            if isinstance(model, ast.ClassDef):
                found[f"{__package__}.{source.stem}", model.name] = dict(_below(model.body))
    return found


def _below(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for attribute, text in pairwise(body):
        if (
            isinstance(attribute, ast.AnnAssign)
            and isinstance(attribute.target, ast.Name)
            and isinstance(text, ast.Expr)
            and isinstance(text.value, ast.Constant)
            and isinstance(text.value.value, str)
        ):
            yield attribute.target.id, " ".join(text.value.value.split())


def _kept_as_typed(schema: Any) -> Any:
    """A schema that takes what the loader takes: a number for a text, and no empty value."""
    if isinstance(schema, list):
        return [_kept_as_typed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {
        key: _kept_as_typed(one)
        for key, one in schema.items()
        if key != "default" or (one and not isinstance(one, dict))
    }
    if kept.get("type") == "string" and not {"const", "enum"} & kept.keys():
        kept["type"] = _TYPED
    if kept.get("type") == "boolean":
        del kept["type"]
        kept["enum"] = [True, False]
    if "anyOf" in kept:
        members = [one for one in kept["anyOf"] if one != {"type": "null"}]
        if len(members) == 1:
            del kept["anyOf"]
            kept = {**members[0], **kept}
        else:
            kept["anyOf"] = members
    return kept
