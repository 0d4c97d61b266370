"""The JSON Schema that editors use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tutor.bank.schema.json_schema import json_schema

SCHEMA = json_schema()


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from objects(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from objects(inner)


def test_it_is_json() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def test_every_key_is_described() -> None:
    bodies = {"BankFile": SCHEMA, **SCHEMA["$defs"]}
    bare = [
        (name, key)
        for name, body in bodies.items()
        for key, one in body["properties"].items()
        if "description" not in one and key != "kind"
    ]
    assert bare == []
    assert SCHEMA["$defs"]["Integers"]["properties"]["not"]["description"].startswith("Numbers of the range")


def test_every_reference_leads_somewhere() -> None:
    names = {one["$ref"].rpartition("/")[2] for one in objects(SCHEMA) if isinstance(one.get("$ref"), str)}
    assert names == set(SCHEMA["$defs"])


def test_no_key_may_be_empty_and_none_may_be_unknown() -> None:
    assert not [one for one in objects(SCHEMA) if one.get("type") == "null"]
    assert all(body["additionalProperties"] is False for body in SCHEMA["$defs"].values())


def test_a_number_may_stand_for_a_text() -> None:
    assert SCHEMA["$defs"]["Number"]["properties"]["value"]["type"] == ["string", "number", "boolean"]
    assert SCHEMA["$defs"]["Number"]["properties"]["attempts"]["type"] == "integer"
    assert SCHEMA["$defs"]["Option"]["properties"]["right"]["enum"] == [True, False]
    assert SCHEMA["$defs"]["Partial"]["properties"]["kind"]["const"] == "partial"
