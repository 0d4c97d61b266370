"""Banks together: skills, names that are given twice, and finding an exercise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bank.conftest import HEAD, SOUND
from tutor.bank.index import Library
from tutor.errors import AuthorError, Unanswerable

Written = Callable[..., Library]


def skills(*rows: str) -> str:
    lines = "".join(f"- {{id: {row.split()[0]}, title: T, needs: [{', '.join(row.split()[1:])}]}}\n" for row in rows)
    return f"bank: k\ntitle: K\nskills:\n{lines}"


@pytest.mark.parametrize(
    ("rows", "code", "line", "message"),
    [
        (("a b", "b c", "c a"), "skill-circle", 4, "a needs b, b needs c, c needs a"),
        (("a", "b b"), "skill-circle", 5, "b needs b"),
        (("a b", "b c", "c b"), "skill-circle", 5, "b needs c, c needs b"),
        (("a", "b", "a"), "skill-twice", 6, "first at line 4"),
        (("chain", "b chian"), "unknown-skill", 5, "`chian`"),
    ],
)
def test_skills_that_do_not_fit(written: Written, rows: tuple[str, ...], code: str, line: int, message: str) -> None:
    (one,) = written(skills(*rows)).findings
    assert (one.code, one.spot.line) == (code, line)
    assert message in one.message


def test_a_long_chain_of_skills_is_no_circle(written: Written) -> None:
    rows = [f"s{number} s{number + 1} s{number + 2}" for number in range(1_500)]
    assert written(skills(*rows, "s1500", "s1501")).findings == ()


def test_skills_of_any_file_may_be_named(written: Written) -> None:
    text = "bank: x\ntitle: X\nexercises:\n" + SOUND.replace("[s]", "[a, aa]")
    assert written(text, skills("a", "aa")).findings == ()
    loaded = written(text.replace("aa", "chian"), skills("a", "chain"))
    (one,) = loaded.findings
    assert (one.code, one.spot.line, one.spot.column, one.exercise) == ("unknown-skill", 4, 37, "sound")
    assert "`chain`?" in one.mend
    assert set(loaded.skills()) == {"a", "chain"}


def test_names_that_are_given_twice(written: Written) -> None:
    loaded = written(HEAD + SOUND + SOUND, HEAD.replace("{id: s,", "{id: t,") + SOUND)
    found = [(one.code, one.spot.path.name, one.spot.line) for one in loaded.findings]
    assert found == [("id-twice", "0.yaml", 6), ("bank-twice", "1.yaml", 1), ("id-twice", "1.yaml", 5)]
    assert "line 5 of " in loaded.findings[2].message


def test_an_exercise_is_found_by_its_id(written: Written) -> None:
    loaded = written(HEAD + SOUND + SOUND.replace("sound", "other").replace("value: 1", "wert: 1"))
    here = loaded.exercise("sound")
    assert here == loaded.exercise("b/sound")
    assert (here.bank, here.spot.line, here.spot.column) == ("b", 5, 3)
    assert (here.spots["parts", 0, "value"].line, here.spots["parts", 0, "value"].column) == (5, 83)
    with pytest.raises(AuthorError, match=r"0.yaml:6:\d+: other cannot be used"):
        loaded.exercise("other")
    with pytest.raises(Unanswerable, match="Did you mean sound"):
        loaded.exercise("suond")
    with pytest.raises(Unanswerable, match="Did you mean b/sound"):
        loaded.exercise("c/sound")
    with pytest.raises(Unanswerable, match="bank list"):
        loaded.exercise("x" * 1_000)


def test_what_a_list_shows(written: Written) -> None:
    text = "- {id: e, title: T, skills: [s], difficulty: 3, topic: t, params: {n: {integer: [1, 99]}},"
    text += " parts: [{kind: number, value: 1}, {kind: gradient, f: x}]}\n"
    first, second = written(HEAD + SOUND + text).entries()
    assert (first.variants, first.topic, first.kinds) == (1, "", ("number",))
    assert (second.variants, second.topic, second.kinds) == (10, "t", ("number", "gradient"))
    assert (second.bank, second.version, second.skills, second.difficulty) == ("b", 1, ("s",), 3)


def test_of_an_exercise_with_which_something_is_wrong_the_rest_is_told_too(written: Written) -> None:
    broken = SOUND.replace("difficulty: 1", "difficulty: 9").replace("[s]", "[r]")
    for _ in range(2):  # and once more from the cache
        loaded = written(HEAD + SOUND + broken)
        assert [(one.code, one.spot.line, one.spot.column) for one in loaded.findings] == [
            ("id-twice", 6, 3),
            ("unknown-skill", 6, 34),
            ("schema", 6, 50),
        ]
        assert [one.id for one in loaded.entries()] == ["sound"]


def test_an_id_is_given_twice_where_the_first_is_broken(written: Written) -> None:
    (schema, twice) = written(HEAD + SOUND.replace("title: T, ", "") + SOUND).findings
    assert (schema.code, schema.spot.line, twice.code, twice.spot.line) == ("schema", 5, "id-twice", 6)
