"""What a session was asked to be, read from what anybody may have written."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from tutor.practice.wish import Wish, wish_in

WHOLE = Wish(("chain-rule", "hills"), 20.0, 3, True, 7)


@pytest.mark.parametrize("wish", [WHOLE, Wish()])
def test_a_wish_comes_back_as_it_was(wish: Wish) -> None:
    assert wish_in(json.dumps(asdict(wish))) == wish


@pytest.mark.parametrize("text", ["", "[]", "5", "{", "[" * 19_000, "1" * 5_000, '{"mood": "good"}'])
def test_what_is_no_wish(text: str) -> None:
    assert wish_in(text) == Wish()


@pytest.mark.parametrize(
    "text",
    [
        '{"scope": 5}',
        '{"scope": [5]}',
        '{"scope": {"a": 1}}',
        '{"scope": "hills"}',
        '{"minutes": "y"}',
        '{"minutes": 1e400}',
        '{"minutes": NaN}',
        '{"minutes": -1}',
        '{"minutes": true}',
        '{"count": -4}',
        '{"count": 0}',
        '{"count": 2.5}',
        '{"count": 1e400}',
        '{"count": true}',
        '{"exam": "x"}',
        '{"exam": 1}',
        '{"seed": -5}',
        '{"seed": 1e400}',
        '{"seed": "y"}',
    ],
)
def test_a_field_that_is_not_as_it_should_be_is_left_out(text: str) -> None:
    assert wish_in(text) == Wish()
    assert wish_in(f'{text[:-1]}, "other": 1}}') == Wish()
