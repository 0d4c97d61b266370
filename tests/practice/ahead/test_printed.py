"""What is printed of the exercises that ship is what they show."""

from __future__ import annotations

import os
import tracemalloc
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from zlib import compress

import pytest

from tutor.bank.entry import Entry
from tutor.bank.index import Library, banks
from tutor.bank.page import named
from tutor.bank.pose import pose
from tutor.bank.where import bank_files
from tutor.derivation.lesson import Lesson, phrase
from tutor.derivation.verify import read_back
from tutor.expression.text import text
from tutor.practice.ahead.plain import plain
from tutor.practice.ahead.printed import FOLDER, SUFFIX, Print, Printed, from_print
from tutor.practice.ahead.printing import printed
from tutor.practice.session.outline import beginning

SHIPPED = bank_files(())
ENTRIES = banks(()).entries()


@cache
def the_print() -> Print:
    found = from_print(SHIPPED)
    assert found is not None, "the banks have changed: make print"
    return found


@cache
def library() -> Library:
    return banks(())


def test_the_print_lists_what_the_banks_hold() -> None:
    assert the_print().library.entries() == library().entries()
    assert the_print().library.skills() == library().skills()
    assert {file.name for file in FOLDER.iterdir()} == {f"{path.stem}{SUFFIX}" for path in SHIPPED}


@pytest.mark.parametrize(("number", "entry"), list(enumerate(ENTRIES)), ids=[one.id for one in ENTRIES])
def test_what_is_printed_is_what_is_asked(number: int, entry: Entry) -> None:
    """One variant of each exercise. What is printed for all of them was made in one go."""
    seed = number % len(entry.seeds)
    found, made = the_print().of(entry, seed), printed(entry, seed, library())
    assert found is not None
    assert [plain(one) for one in _parts(found)] == [plain(one) for one in _parts(made)], "make print"
    assert all(the_print().of(entry, other) for other in entry.seeds)


def _parts(one: Printed) -> tuple[object, ...]:
    return (one.face, one.exam, one.outline)


@pytest.mark.parametrize("entry", ENTRIES[::3], ids=[one.id for one in ENTRIES[::3]])
def test_what_is_printed_reads_back_in_plain_characters(entry: Entry) -> None:
    found = the_print().of(entry, 0)
    assert found is not None
    example = () if found.outline is None else beginning(found.outline, {len(found.outline.lines) - 1})
    lesson = Lesson(phrase("practice-title"), (found.face.part, found.exam.part, *example))
    names = named(pose(library().exercise(entry.name), 0), lesson)
    read_back(lesson, partial(text, ascii=True), names.names, names.unknown)


def test_a_variant_that_is_not_asked_is_not_printed() -> None:
    entry = ENTRIES[0]
    assert the_print().of(entry, len(entry.seeds)) is None


def test_a_bank_that_has_changed_has_no_print(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / SHIPPED[0].name
    own.write_bytes(SHIPPED[0].read_bytes())
    assert from_print((*SHIPPED, own)) is None  # an own bank, whatever it is called
    monkeypatch.setattr("tutor.practice.ahead.printed.shipped_folder", lambda: tmp_path)
    assert from_print([own]) is not None
    own.write_bytes(own.read_bytes() + b"\n")
    assert from_print([own]) is None
    assert from_print([tmp_path / "other.yaml"]) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, place = tmp_path / SHIPPED[0].name, tmp_path / f"{SHIPPED[0].stem}{SUFFIX}"
    monkeypatch.setattr("tutor.practice.ahead.printed.shipped_folder", lambda: tmp_path)
    os.mkfifo(own)
    place.write_bytes((FOLDER / place.name).read_bytes())
    assert from_print([own], tmp_path) is None
    own.unlink()
    own.write_bytes(SHIPPED[0].read_bytes())
    assert from_print([own], tmp_path) is not None
    place.unlink()
    os.mkfifo(place)
    assert from_print([own], tmp_path) is None


def test_what_grows_without_end_is_not_unpacked() -> None:
    entry = ENTRIES[0]
    bomb = replace(the_print(), blocks={entry.name: compress(b" " * 50_000_000, 9)})
    tracemalloc.start()
    with pytest.raises(ValueError, match="Expecting value"):
        bomb.of(entry, 0)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
