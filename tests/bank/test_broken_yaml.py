"""Files that are no YAML, or more YAML than a bank may have: each is told at its place, and nothing is raised."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bank.conftest import HEAD, SOUND
from tutor.bank.index import Library, library
from tutor.errors import AuthorError

Written = Callable[..., Library]

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"


def told(loaded: Library) -> list[tuple[str, int, int]]:
    return [(one.code, one.spot.line, one.spot.column) for one in loaded.findings]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        (b"", "empty", 1, 1, "empty"),
        (b"# only a comment\n", "empty", 1, 1, "empty"),
        (b"---\n", "empty", 1, 1, "empty"),
        (b"- a\n- b\n", "schema", 1, 1, "no bank"),
        (b"hello\n", "schema", 1, 1, "no bank"),
        (b"bank: b\n\ttitle: t\n", "yaml", 2, 1, "tab"),
        (b"bank: b\ntitle: 'open\n", "yaml", 2, 8, "never closed"),
        (b"bank: b\ntitle: [open\n", "yaml", 2, 8, "not closed"),
        (b"bank: b\ntitle: one: two\n", "yaml", 2, 11, "colon"),
        (b"bank: b\ntitle: @home\n", "yaml", 2, 8, "quotes"),
        (b"bank: b\ntitle: `x`\n", "yaml", 2, 8, "quotes"),
        (b"bank: b\ntitle: * x\n", "yaml", 2, 8, "quotes"),
        (b"bank: b\n title: t\n", "yaml", 2, 7, "colon"),
        (b"bank:\n  - b\n title: t\n", "yaml", 3, 2, "column"),
        (b"bank: b\ntitle: {n}x\n", "yaml", 2, 11, "more here"),
        (b'bank: b\ntitle: "\\p"\n', "yaml", 2, 8, "backslash"),
        (b'bank: b\ntitle: "\\U00110000"\n', "yaml", 1, 1, "YAML"),
        (b"bank: b\n---\nbank: c\n", "documents", 2, 1, "second document"),
        (b"bank: b\ntitle: caf\xe9\n", "encoding", 2, 11, "0xe9"),
        ("bank: b\n".encode("utf-16"), "encoding", 1, 1, "UTF-16"),
        (b"bank: b\ntitle: a\x00b\n", "control-character", 2, 9, "U+0000"),
        (b"bank: b\ntitle: a\x1b[31m\n", "control-character", 2, 9, "U+001B"),
        (b"bank: " + b"[" * 100, "too-deep", 1, 46, "deep"),
        (b"- " * 100, "too-deep", 1, 81, "deep"),
        (b"bank: b\n" + b"x" * 10_001, "too-large", 2, 1, "10,000"),
        (b"a: b\n" * 15_000, "too-large", 15_000, 4, "30,000"),
        (b"#" * 1_000_001, "too-large", 1, 1, "1 MB"),
    ],
)
def test_a_file_that_cannot_be_read(
    written: Written, text: bytes, code: str, line: int, column: int, words: str
) -> None:
    loaded = written(text)
    assert told(loaded) == [(code, line, column)]
    assert words in loaded.findings[0].message + loaded.findings[0].mend
    assert loaded.findings[0].mend
    assert loaded.entries() == ()


@pytest.mark.parametrize(
    ("line", "code", "column", "words"),
    [
        ("bank: c", "duplicate-key", 1, "first at line 1, column 1"),
        ("license: &x MIT", "anchor", 10, "&x"),
        ("license: *x", "alias", 10, "*x"),
        ("license: !!python/object/apply:os.system [ls]", "tag", 10, "python"),
        ("license:", "empty", 1, "no value"),
        ("license: ~", "empty", 1, "no value"),
        ("license: {n}", "empty", 11, "quotes"),
        ('license: "$\\nabla f$"', "escape", 10, "\\nabla"),
        ('license: "\\0"', "control-character", 10, "U+0000"),
        ("? [a]\n: b", "key", 3, "key"),
    ],
)
def test_a_line_that_is_refused_stops_nothing(written: Written, line: str, code: str, column: int, words: str) -> None:
    loaded = written(f"bank: b\ntitle: B\nskills: [{{id: s, title: S}}]\n{line}\nexercises:\n{SOUND}")
    first = loaded.findings[0]
    assert (first.code, first.spot.line, first.spot.column) == (code, 4, column)
    assert words in first.message + first.mend
    assert [one.id for one in loaded.entries()] == ["sound"]


def test_a_bomb_of_aliases_is_never_unfolded(written: Written) -> None:
    codes = [code for code, *_ in told(written(BOMB))]
    assert codes.count("anchor") == 3
    assert codes.count("alias") == 4


@pytest.mark.parametrize(
    ("broken", "line", "column"),
    [
        ("- id: two\n  title: 'open\n", 7, 10),
        ("- id: two\n  skills: [s\n", 7, 11),
        ("- id: two\n\ttitle: T\n", 7, 1),
        ("- id: two\n  title: a: b\n", 7, 11),
        ("- id: two\n   title: T\n", 7, 9),
    ],
)
@pytest.mark.parametrize("indent", ["", "  "])
def test_an_exercise_whose_yaml_is_broken_stops_no_other(
    written: Written, broken: str, line: int, column: int, indent: str
) -> None:
    last = SOUND.replace("sound", "last")
    body = f"{SOUND}{broken}{last}"
    text = HEAD + "".join(indent + one if one[0] != "\t" else one for one in body.splitlines(keepends=True))
    loaded = written(text + "license: MIT\n")
    tab = broken.splitlines()[1].startswith("\t")
    assert told(loaded) == [("yaml", line, column + (0 if tab else len(indent)))]
    assert loaded.findings[0].exercise == "two"
    assert [one.id for one in loaded.entries()] == ["sound", "last"]
    assert loaded.entries()[1].spot.line == 8
    assert loaded.exercise("last").exercise.license == "MIT"


def test_the_id_of_a_broken_exercise_in_braces_is_known(written: Written) -> None:
    loaded = written(HEAD + "- {id: two, title: [}\n" + SOUND)
    assert [one.exercise for one in loaded.findings] == ["two"]
    with pytest.raises(AuthorError, match="two cannot be used"):
        loaded.exercise("two")


def test_what_is_typed_stays_as_it_is_typed(written: Written) -> None:
    part = "{kind: expression, answer: 1e3, given: 0.10, unless: 0x1F, domain: [yes, 1_000, '~', 010]}"
    text = f"- {{id: '007', title: 2024-01-01, skills: [s], difficulty: 1, source: no, parts: [{part}]}}\n"
    loaded = written("\ufeff" + HEAD.replace("title: B", "title: 12:30") + text)
    assert loaded.findings == ()
    exercise = loaded.exercise("007").exercise
    assert (exercise.title, exercise.source) == ("2024-01-01", "no")
    (one,) = exercise.parts
    assert one.kind == "expression"
    assert (one.answer, one.given, one.unless) == ("1e3", "0.10", "0x1F")
    assert one.domain == ("yes", "1_000", "~", "010")
    assert loaded.files[0].title == "12:30"


def test_a_pipe_or_a_folder_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (tmp_path / "pipe.yaml", tmp_path, tmp_path / "none.yaml"):
        assert told(library([path])) == [("file", 1, 1)]


@pytest.mark.parametrize(
    "text", ["!" * 9_000, "[" * 9_000, "%A b\n" * 20_000, "a: |\n" + " b\n" * 50_000, "'" + "a\n" * 50_000]
)
def test_hostile_files_are_over_soon(written: Written, text: str) -> None:
    begun = time.perf_counter()
    assert written(text).findings
    assert time.perf_counter() - begun < 3


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\u061c", "\u2028", "\x85"])
def test_signs_that_reorder_or_break_a_line_are_refused(written: Written, sign: str) -> None:
    assert told(written(f"bank: b\ntitle: a{sign}b\n")) == [("control-character", 2, 9)]


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ('"\\e[31m": x', "key"),
        ('license: "a\\u202eb"', "value"),
        ('license: "a\\rb"', "value"),
        ("license: !<%1B[31m> x", "tag"),
        ('skills: [{id: s, title: S}, {id: "\\e[31m", title: S}]', "id"),
    ],
)
def test_what_an_escape_brings_in_is_told_and_never_shown(written: Written, line: str, where: str) -> None:
    loaded = written(f"bank: b\ntitle: B\n{line}\n")
    assert loaded.findings, where
    assert all(text.isprintable() for one in loaded.findings for text in (one.message, one.mend, one.exercise))


def test_an_id_stands_in_one_line_of_a_message(written: Written) -> None:
    loaded = written(HEAD + SOUND.replace("sound", '"a\\nb' + "c" * 300 + '"'))
    (one,) = loaded.findings
    assert one.exercise == "a b" + "c" * 77


def test_a_value_that_is_null_is_no_blank(written: Written) -> None:
    messages = [
        written(HEAD + SOUND.replace("title: T", f"title: {text}")).findings[0].message for text in ("~", "{n}")
    ]
    assert messages == ["`title` has no value.", "`{n}` without quotes is no text."]


def test_of_very_many_flaws_the_first_are_told(written: Written) -> None:
    loaded = written(HEAD + SOUND + "- {id: x}\n" * 500)
    assert len(loaded.findings) == 101
    assert loaded.findings[-1].code == "and-more"
    assert [one.id for one in loaded.entries()] == ["sound"]


@pytest.mark.parametrize("broken", ["", "- {id: x, title: [}\n"])
def test_of_very_many_exercises_the_first_are_read(written: Written, broken: str) -> None:
    begun = time.process_time()
    loaded = written(HEAD + broken + "".join(SOUND.replace("sound", f"s{number}") for number in range(1_200)))
    assert len(loaded.entries()) == 1_000 - len(broken.splitlines())
    last = loaded.findings[-1]
    assert (last.code, last.spot.line) == ("too-large", 1_005)
    assert time.process_time() - begun < 10


def test_an_exercise_of_very_many_values_is_refused_alone(written: Written) -> None:
    hints = ", ".join(["hint"] * 1_100)
    loaded = written(HEAD + SOUND.replace("sound", "long").replace("parts", f"hints: [{hints}], parts") + SOUND)
    assert [(one.code, one.exercise) for one in loaded.findings] == [("too-large", "long")]
    assert [one.id for one in loaded.entries()] == ["sound"]


def test_many_circles_of_skills_are_told_shortly(written: Written) -> None:
    everything = ", ".join(f"s{number}" for number in range(60))
    skills = "".join(f"- {{id: s{number}, title: S, needs: [{everything}]}}\n" for number in range(60))
    circles = written(f"bank: b\ntitle: B\nskills:\n{skills}").findings
    assert len(circles) == 20
    assert all(one.code == "skill-circle" and one.message.count(" needs ") <= 6 for one in circles)


def test_the_name_of_a_file_need_be_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a\udcff\x1b.yaml"
    path.write_text(f"bank: b\n{HEAD.split(chr(10), 2)[2]}{SOUND}", encoding="utf-8")
    loaded = library([path])
    assert [one.message for one in loaded.findings] == ["`title` is missing."]
    assert loaded.files[0].title == "a??.yaml"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("- {id: no, title: T, skills: [s], difficulty: 1, parts: [{kind: number, value: 1}]}\n", 8),
        ("- {id: x, title: Off, skills: [s], difficulty: 1, parts: [{kind: number, value: 1}]}\n", 18),
        ("- {id: x, title: T, prompt: yes, skills: [s], difficulty: 1, parts: [{kind: number, value: 1}]}\n", 29),
    ],
)
def test_yes_and_no_as_text_are_warned_of(written: Written, row: str, column: int) -> None:
    loaded = written(HEAD + row)
    (one,) = loaded.findings
    assert (one.code, one.severity.value, one.spot.line, one.spot.column) == ("yes-or-no", "warning", 5, column)
    assert len(loaded.entries()) == 1  # it can be used all the same


def test_yes_and_no_in_quotes_are_texts(written: Written) -> None:
    row = "- {id: 'no', title: \"Yes\", skills: [s], difficulty: 1, parts: [{kind: number, value: 1}]}\n"
    assert not written(HEAD + row).findings
    # What must be true or false is told to be that, and nothing else.
    options = "[{text: a, right: yes}, {text: b}]"
    row = f"- {{id: x, title: T, skills: [s], difficulty: 1, parts: [{{kind: choice, options: {options}}}]}}\n"
    assert [one.code for one in written(HEAD + row).findings] == ["schema"]
