"""Values drawn from a seed, for ever the same, and the parts made with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from zlib import crc32

import pytest

from tutor.bank.filled import Filled
from tutor.bank.require import holds
from tutor.bank.schema.exercise import Exercise
from tutor.bank.variant import Variant, answered, distinct, variant_of
from tutor.errors import AuthorError


@dataclass(frozen=True)
class Located:
    bank: str
    exercise: Exercise


def exercise(**given: object) -> Located:
    whole = {"id": "slopes", "title": "Slopes", "skills": ["power"], "difficulty": 1, "params": {}}
    part = {"kind": "partial", "f": "{n}x^2", "wrt": "x"}
    return Located("rules", Exercise.model_validate({**whole, "parts": [part], **given}))


def numbers(name: str, located: Located, seeds: range) -> list[str]:
    return [variant_of(located, seed).values[name].text for seed in seeds]


def splitmix(state: int) -> int:
    """The finaliser of SplitMix64, written down once more."""
    mask = 2**64 - 1
    state = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
    state = ((state ^ (state >> 27)) * 0x94D049BB133111EB) & mask
    return state ^ (state >> 31)


def first_draw(seed: int) -> int:
    """The first number that the dice give for a seed, from nothing but hashlib, zlib and arithmetic."""
    key = int(sha256(f"rules/slopes/1/{seed}/0".encode()).hexdigest(), 16)
    about = repr((key,)).encode()
    start = splitmix(crc32(about) << 32 | crc32(about, 0x9E3779B9))
    return splitmix((start + 0x9E3779B97F4A7C15) & (2**64 - 1))


TWENTY = "96 62 51 68 73 52 36 7 96 82 32 54 78 11 37 81 3 15 59 10".split()
"""The values of a number from 2 to 99 for the seeds 0 to 19. They never change: students come back to them."""


def test_the_random_stream_is_fixed_for_ever() -> None:
    located = exercise(params={"n": {"integer": [2, 99]}})
    drawn = numbers("n", located, range(20))
    assert drawn == [str(2 + first_draw(seed) % 98) for seed in range(20)]
    assert drawn == TWENTY


def test_a_version_or_a_bank_of_its_own_draws_other_values() -> None:
    params = {"n": {"integer": [0, 10**9]}}
    one = exercise(params=params)
    others = (exercise(params=params, version=2), Located("other", one.exercise), exercise(params=params, id="other"))
    drawn = {variant_of(located, 0).values["n"].text for located in (one, *others)}
    assert len(drawn) == 4


def test_whole_numbers_of_a_range_and_not_those_left_out() -> None:
    found = set(numbers("n", exercise(params={"n": {"integer": [-2, 4], "not": [0, 1, 7]}}), range(200)))
    assert found == {"-2", "-1", "2", "3", "4"}


def test_fractions_are_in_lowest_terms_and_never_whole() -> None:
    located = exercise(params={"n": {"fraction": [-2, 3], "over": [2, 4]}})
    found = set(numbers("n", located, range(200)))
    assert found == set("-1/2 1/2 3/2 -2/3 -1/3 1/3 2/3 -1/4 1/4 3/4".split())


def test_choices_and_formulas_use_what_stands_before() -> None:
    params = {"k": {"integer": [-3, -3]}, "f": {"choice": ["{k}sin(x)"]}, "n": {"is": "{f} + {k}"},
              "w": {"is": "{k}^2 + 1", "value": True}}  # fmt: skip
    values = variant_of(exercise(params=params), 0).values
    assert [values[name].text for name in "kfnw"] == ["-3", "−3sin(x)", "−3sin(x) − 3", "10"]


def test_a_table_of_the_lecture() -> None:
    columns = {"a": {"values": ["0", "2", "4"]}, "h": {"is": "{s}a + 30"}}
    params = {"s": {"integer": [5, 5]}, "n": {"rows": 3, "columns": columns}}
    found = exercise(params=params, parts=[{"kind": "fit", "data": "{n}"}, {"kind": "number", "value": "{n.h.2} + 1"}])
    parts = variant_of(found, 0).parts
    assert parts[0].model_dump()["data"] == {"a": ("0", "2", "4"), "h": ("30", "40", "50")}
    assert parts[1].model_dump()["value"] == "40 + 1"


def test_drawn_columns_have_no_number_twice() -> None:
    params = {"n": {"rows": 5, "columns": {"a": {"integer": [1, 5]}}}}
    found = variant_of(exercise(params=params, parts=[{"kind": "number", "value": "1"}]), 3).values["n"]
    assert sorted(found.columns[0][1]) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("written", ["1e999999999", "1_000", "1/3"])
def test_a_number_of_a_table_is_read_as_everywhere_else(written: str) -> None:
    params = {"n": {"rows": 2, "columns": {"a": {"values": ["1", written]}}}}
    located = exercise(params=params, parts=[{"kind": "number", "value": "1"}])
    if written == "1/3":
        assert variant_of(located, 0).values["n"].columns[0][1] == ("1", "1/3")
    else:
        with pytest.raises(AuthorError, match="cannot be read"):
            variant_of(located, 0)


def test_values_are_drawn_again_until_the_conditions_hold() -> None:
    params = {"n": {"integer": [1, 4]}, "m": {"integer": [1, 4]}, "q": {"is": "{n}/({m} - 1)", "value": True}}
    located = exercise(params=params, require=["{n} != {m}", "{q} < 2"])
    for seed in range(40):
        values = variant_of(located, seed).values
        n, m = int(values["n"].text), int(values["m"].text)
        assert n != m
        assert m != 1
        assert Fraction(n, m - 1) < 2


def test_a_variant_that_is_not_accepted_is_drawn_again() -> None:
    def even(variant: Variant) -> str | None:
        return None if int(variant.values["n"].text) % 2 == 0 else "n is odd"

    located = exercise(params={"n": {"integer": [1, 8]}})
    found = [variant_of(located, seed, even) for seed in range(10)]
    assert all(int(variant.values["n"].text) % 2 == 0 for variant in found)
    assert any(variant.attempt > 0 for variant in found)
    assert found[3] == variant_of(located, 3, even)


def test_parts_follow_on_and_can_be_left_out() -> None:
    parts = [
        {"id": "a", "kind": "partial", "f": "{n}x^2", "wrt": "x", "hints": ["Twice {n}."]},
        {"id": "b", "kind": "value", "f": "{part.a} + {n}", "at": "x={n}",
         "feedback": [{"when": "equals: {n}x", "say": "{n}?"}]},
        {"id": "c", "kind": "number", "value": "1", "unless": "{n} < 0"},
        {"id": "end", "kind": "number", "value": "{n}"},
    ]  # fmt: skip
    variant = variant_of(exercise(params={"n": {"integer": [-3, -3]}}, parts=parts, solution="So {part.a}."), 0)
    assert [part.id for part in variant.parts] == ["a", "b", "end"]
    first, second, last = (part.model_dump(by_alias=True) for part in variant.parts)
    assert (first["f"], first["hints"], last["value"]) == ("−3x²", ("Twice −3.",), "-3")
    assert (second["f"], second["at"]) == ("{part.a} + (-3)", "x=-3")
    assert second["feedback"][0] == {"when": "equals: −3x", "say": "−3?", "credit": 0}
    later = answered(variant, {"a": "-6x"})
    assert later.parts[1].model_dump()["f"] == "−6x − 3"
    assert later.say("So {part.a}.") == "So $-6x$."


def test_variants_are_counted_by_what_is_asked() -> None:
    assert distinct(exercise(params={"n": {"integer": [1, 3]}}), range(60)) == 3
    assert distinct(exercise(parts=[{"kind": "number", "value": "1"}]), range(5)) == 1


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        ({"params": {"n": {"fraction": [4, 4], "over": [2, 2]}}}, ("params", "n", "fraction"), "No fraction"),
        ({"params": {"n": {"fraction": [1, 10**6], "over": [2, 9]}}}, ("params", "n", "fraction"), "too many"),
        ({"params": {"n": {"is": "{m} + 1"}, "m": {"integer": [1, 2]}}}, ("params", "n"), "stands below it"),
        ({"params": {"n": {"is": "{m}"}, "m": {"is": "{n}"}}}, ("params", "n"), "n is made of m, and m of n"),
        ({"params": {"n": {"is": "{n} + 1"}}}, ("params", "n"), "made of itself"),
        ({"params": {"n": {"is": "{nn} + 1"}}}, ("params", "n"), "{nn} is not known"),
        ({"params": {"n": {"is": "x + 1", "value": True}}}, ("params", "n", "is"), "x is a letter"),
        ({"params": {"n": {"is": "1/0", "value": True}}}, ("params",), "no exact value"),
        ({"params": {"n": {"rows": 2, "columns": {"a": {"values": ["1", "b"]}}}}},
         ("params", "n", "columns", "a", "values"), "b is a letter"),
        ({"params": {"n": {"rows": 2, "columns": {"a": {"is": "2c"}}}}}, ("params", "n", "columns", "a", "is"),
         "c is a letter"),
        ({"params": {"n": {"integer": [1, 9]}}, "require": ["{n} > 9"]}, ("params",), "{n} > 9 does not hold"),
        ({"params": {"n": {"integer": [1, 9]}}, "require": ["{n} > 0", "{n} > y"]}, ("require", 1), "y has no value"),
        ({"parts": [{"kind": "partial", "f": "{n}x", "wrt": "x"}], "params": {"m": {"integer": [1, 2]}}},
         ("parts", 0, "f"), "{n} is not known"),
        ({"parts": [{"kind": "number", "value": "1", "prompt": "so {n}"}]}, ("parts", 0, "prompt"), "{n} is not known"),
        ({"parts": [{"kind": "number", "value": "{part.b}"}, {"kind": "number", "value": "1"}]},
         ("parts", 0, "value"), "{part.b} is not known"),
        ({"parts": [{"kind": "fit", "data": "{n}"}], "params": {"n": {"integer": [1, 2]}}}, ("parts", 0, "data"),
         "no table of data"),
        ({"parts": [{"kind": "number", "value": "1", "unless": "1 = 1"}]}, ("parts",), "Every part is left out"),
    ],
)  # fmt: skip
def test_what_an_author_can_get_wrong(given: Mapping[str, object], field: tuple[str | int, ...], message: str) -> None:
    with pytest.raises(AuthorError) as caught:
        variant_of(exercise(**given), 0)
    assert message in caught.value.message
    assert caught.value.field == field
    assert caught.value.mend


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("{n} != {m}", True), ("{n} = -3", True), ("{n} == 3", False), ("{n} > 2 or {m} < 5", True),
        ("{n} > 2 and {m} < 5", False), ("{q}^2 < 1", True), ("{n} < {m} < 4", True), ("{n}*{m} ≤ -3", True),
        ("{n}/{m} >= 0", False), ("abs({n}) = 3", True),
    ],
)  # fmt: skip
def test_conditions_are_decided_exactly(condition: str, expected: bool) -> None:
    assert holds(condition, {"n": Filled("-3"), "m": Filled("1"), "q": Filled("2/3")}) is expected


@pytest.mark.parametrize("condition", ["{n}", "{n} < x", "sqrt(2) < {n}", "{n} > (2", "{n} >", "1/0 = 1"])
def test_what_is_no_condition(condition: str) -> None:
    with pytest.raises(AuthorError) as caught:
        holds(condition, {"n": Filled("4")})
    assert caught.value.mend
