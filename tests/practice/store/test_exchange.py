"""Export and import: everything, without doubles, and lines that are no events."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.practice.store.test_store import ANSWER, answers
from tutor.practice.event import Event, Kind
from tutor.practice.store.exchange import export_lines, import_lines
from tutor.practice.store.fields import checked
from tutor.practice.store.rows import line_of
from tutor.practice.store.store import Store


def test_everything_goes_from_one_machine_to_another(tmp_path: Path) -> None:
    with closing(Store("Ada", tmp_path / "one")) as one, closing(Store("Ada", tmp_path / "two")) as two:
        one.append(ANSWER)
        one.extend(answers(5))
        lines = list(export_lines(one))
        found = import_lines(two, lines)
        assert (found.added, found.known, found.refused) == (6, 0, ())
        assert two.events() == one.events()
        again = import_lines(two, [*lines, "", *lines])
        assert (again.added, again.known) == (0, 12)
        assert two.events() == one.events()


def test_what_was_there_and_what_comes_are_merged_by_time(tmp_path: Path) -> None:
    with closing(Store("", tmp_path)) as store:
        store.append(Event(Kind.ANSWERED, 5.0, "a", text="here"))
        early = '{"kind": "answered", "at": 1, "session": "b", "text": "there"}'
        assert import_lines(store, [early, early]).added == 1
        assert [event.text for event in store.events()] == ["there", "here"]
        assert import_lines(store, [early]).added == 0


GOOD = {"kind": "answered", "at": 1.0, "session": "5e55"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{", "it is no JSON"),
        ("[" * 100_000, "it is no JSON"),
        ("[]", "it is no event"),
        ("{}", "the field kind is missing"),
        (json.dumps({**GOOD, "kind": "exploded"}), "there is no kind of event exploded"),
        (json.dumps({**GOOD, "at": "today"}), "the field at is not as it should be"),
        (json.dumps({**GOOD, "at": float("nan")}), "the field at is not as it should be"),
        (json.dumps({**GOOD, "at": True}), "the field at is not as it should be"),
        (json.dumps({**GOOD, "at": -62_135_596_801}), "the field at is not as it should be"),
        (json.dumps({**GOOD, "at": 253_402_300_800}), "the field at is not as it should be"),
        (json.dumps({**GOOD, "at": 1e300}), "the field at is not as it should be"),
        (json.dumps({**GOOD, "at": 10**500}), "the field at is not as it should be"),
        (json.dumps({**GOOD, "seconds": -1}), "the field seconds is not as it should be"),
        (json.dumps({**GOOD, "seed": -1}), "the field seed is not as it should be"),
        (json.dumps({**GOOD, "seed": 10**30}), "the field seed is not as it should be"),
        (json.dumps({**GOOD, "skills": "all"}), "the field skills is not as it should be"),
        (json.dumps({**GOOD, "skills": ["a"] * 101}), "the field skills is not as it should be"),
        (json.dumps({**GOOD, "text": "x" * 20_001}), "the field text is not as it should be"),
        (json.dumps({**GOOD, "text": 7}), "the field text is not as it should be"),
        (json.dumps({**GOOD, "exam": 2}), "the field exam is not as it should be"),
        (json.dumps({**GOOD, "code": "0"}), "the field code is not as it should be"),
        (json.dumps({**GOOD, "mood": "good"}), "there is no field mood"),
        (json.dumps({**GOOD, "text": "x" * 300_000}), "the line is too long"),
    ],
)
def test_lines_that_are_no_events(line: str, why: str, tmp_path: Path) -> None:
    with closing(Store("", tmp_path)) as store:
        found = import_lines(store, [json.dumps(GOOD), line])
        assert (found.added, found.refused, found.refused_in_all) == (1, ((2, why),), 1)
        assert len(store.events()) == 1


def test_many_bad_lines_are_counted(tmp_path: Path) -> None:
    with closing(Store("", tmp_path)) as store:
        found = import_lines(store, ["{"] * 1_000)
        assert (len(found.refused), found.refused_in_all) == (20, 1_000)


@pytest.mark.parametrize("text", ["\u202eü", "a\x1b[31m", "plain"])
def test_a_line_for_a_terminal_is_the_same_event(text: str) -> None:
    line = line_of(replace(ANSWER, text=text), ascii=True)
    assert line.isascii()
    assert line.isprintable()
    assert checked(json.loads(line)).text == text


def test_a_line_holds_all_of_an_event() -> None:
    assert checked(json.loads(line_of(ANSWER))) == ANSWER
