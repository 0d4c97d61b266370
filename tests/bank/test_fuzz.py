"""Whatever is in a file, reading it raises nothing."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bank.conftest import HEAD, SOUND
from tutor.bank.bank_file import bank_file

SIGNS = "- |? |: |{|}|[|]|,|'|\"|>|&a|*a|!!x|%YAML 1.1\n|---\n|...\n|\n|  |\t|#|\\|\\x|<<|é"
WORDS = "id|exercises:\n|skills|parts|kind: partial|params|a: \\|"
PIECES = st.sampled_from([*SIGNS.split("|"), *WORDS.split("|"), "|"])


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=40))
def test_signs_of_yaml_in_any_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    for whole in (text, f"{HEAD}{SOUND}- {text}\n{SOUND}"):
        bank_file(Path("a.yaml"), whole.encode())


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_bytes(read: bytes) -> None:
    bank_file(Path("a.yaml"), read)


@settings(max_examples=75)
@given(st.integers(0, len(SOUND) - 2), PIECES)
def test_a_sound_exercise_with_something_put_in(place: int, piece: str) -> None:
    file = bank_file(Path("a.yaml"), f"{HEAD}{SOUND[:place]}{piece}{SOUND[place:]}".encode())
    assert file.exercises or file.findings
