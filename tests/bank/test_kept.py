"""Exercises built again from what was kept of them are the same, and nothing else comes of anything else."""

from __future__ import annotations

import json

import pytest

from tutor.bank.index import Library, banks
from tutor.bank.load import located
from tutor.bank.schema.exercise import Exercise, Trial
from tutor.bank.schema.kept import built, plain, text_of
from tutor.bank.schema.parts import Number

WRITTEN = {
    "id": "one",
    "title": "One",
    "skills": ["s"],
    "difficulty": "2",
    "params": {
        "n": {"integer": [2, 9], "not": [3]},
        "d": {"rows": 2, "columns": {"a": {"values": ["1", "2"]}}},
        "f": {"choice": ["x", "y"]},
    },
    "parts": [
        {"id": "a", "kind": "number", "value": "1/2", "tolerance": "1%"},
        {"id": "b", "kind": "fit", "data": {"a": ["1", "2"], "h": ["3", "4"]}},
        {"id": "c", "kind": "choice", "options": [{"text": "yes", "right": "true"}, {"text": "no", "say": "No."}]},
    ],
    "feedback": [{"when": {"equals": "2"}, "say": "Half of it.", "credit": 0.5}],
    "tests": [{"answer": "2", "verdict": "wrong", "after": {}}],
}
"""Of everything something: numbers as texts, an alias, models in models, mappings of texts and of models."""


@pytest.fixture(scope="module")
def shipped() -> Library:
    return banks(())


def test_every_shipped_exercise_is_the_one_that_was_validated(shipped: Library) -> None:
    for file in shipped.files:
        for stored in file.exercises:
            exercise = located(stored).exercise
            assert Exercise.model_validate(exercise.model_dump(by_alias=True, exclude_unset=True)) == exercise


def test_what_was_validated_is_built_again_as_it_was() -> None:
    written = Exercise.model_validate(WRITTEN)
    again = built(Exercise, json.loads(text_of(written)))
    assert again == written
    assert again.model_dump_json() == written.model_dump_json()
    assert again.model_fields_set == written.model_fields_set
    assert (again.difficulty, again.params["n"].model_dump()["without"], again.feedback[0].when) == (
        2,
        (3,),
        "equals: 2",
    )
    assert isinstance(again.parts[0], Number)


@pytest.mark.parametrize(
    "data",
    [
        "one",
        ["one"],
        {"id": "one"},
        {"": "exercise.Trial", "answer": "2", "verdict": "wrong"},
        {"": "exercise.Iterable"},
        {"": "exercise.MOST_SEED"},
        {"": "parts.Nothing"},
        {"": "os.system"},
        {"": 1},
    ],
)
def test_anything_else_is_refused(data: object) -> None:
    with pytest.raises((ValueError, LookupError, TypeError, AttributeError)):
        built(Exercise, data)


def test_a_model_inside_another_names_itself() -> None:
    assert plain(Trial(answer="2", verdict="wrong")) == {"": "exercise.Trial", "answer": "2", "verdict": "wrong"}
