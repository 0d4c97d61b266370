"""`tutor bank lint`: each finding by a small broken file; the formats; a new bank has nothing wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Printed

HEAD = (
    "bank: b\ntitle: B\nskills: [{id: s, title: S}]\nexercises:\n"
    "- id: one\n  title: T\n  skills: [s]\n  difficulty: 1\n"
)
"""Eight lines: what follows begins on line 9."""
NUMBER = "title: T, difficulty: 1, parts: [{kind: number, value: 1}]}\n"
RULES = "  parts:\n  - kind: partial\n    f: sin(x^2)\n    wrt: x\n    feedback:\n"
SOUND = "  parts: [{kind: partial, f: x^2 y, wrt: x}]\n"
CHAIN = "  parts:\n  - kind: partial\n    f: sin(x^2)\n    wrt: x\n"

BROKEN: dict[str, tuple[str, str, int, int]] = {
    # What is wrong: the rest of the file, the code, the line and the column.
    "a key": ("  part: []\n", "schema", 9, 3),
    "a tab": ("\tparts: []\n", "yaml", 9, 1),
    "an unknown skill": (SOUND + "- {id: two, skills: [r], " + NUMBER, "unknown-skill", 10, 22),
    "an id twice": (SOUND + "- {id: one, skills: [s], " + NUMBER, "id-twice", 10, 3),
    "a function that cannot be read": (
        "  parts:\n  - kind: partial\n    f: x^2 +\n    wrt: x\n",
        "cannot-be-asked", 11, 8,
    ),
    "an attack": ("  parts:\n  - kind: number\n    value: __import__('os').system('id')\n", "cannot-be-asked", 11, 12),
    "a blank that is not known": ("  parts:\n  - kind: partial\n    f: '{n}x^2'\n    wrt: x\n", "unknown-blank", 11, 8),
    "a written answer that is wrong": (CHAIN + "    answer: cos(x^2)\n", "answer-disagrees", 13, 13),
    "a form that the key has not": (
        "  parts:\n  - kind: partial\n    f: (x + 1)^100\n    wrt: x\n    form: expanded\n",
        "key-not-right", 13, 11,
    ),
    "a question that is its answer": (
        "  parts:\n  - kind: partial\n    f: exp(x)\n    wrt: x\n",
        "question-right", 10, 5,
    ),
    "a parameter that is not used": (
        "  params: {n: {integer: [2, 9]}}\n  variants: 1\n" + SOUND,
        "unused-param", 9, 15,
    ),
    "variants that are alike": (
        "  params: {n: {integer: [2, 3]}}\n  variants: 9\n  parts: [{kind: number, value: '{n}+1'}]\n",
        "variants-alike", 10, 13,
    ),
    "conditions that are never met": (
        "  params: {n: {integer: [2, 9]}}\n  require: ['{n} > 9']\n  parts: [{kind: number, value: '{n}+1'}]\n",
        "cannot-be-asked", 9, 11,
    ),
    "a prompt without its variable": (
        "  parts:\n  - {kind: partial, f: x^2 y, wrt: x, prompt: Differentiate $x^2 y$.}\n",
        "prompt-without-wrt", 10, 47,
    ),
    "a hint that is the answer": (CHAIN + "    hints: ['Write $2x cos(x^2)$.']\n", "hint-is-answer", 13, 13),
    "a formula that nobody knows": (CHAIN + "    prompt: By $x$, please, $\\oint x$.\n", "formula", 13, 13),
    "a misconception that is not known": (
        RULES + "    - when: {misconception: chain-inner-droped}\n      say: No.\n", "unknown-misconception", 14, 13,
    ),
    "a misconception that cannot show": (
        RULES + "    - when: {misconception: quotient-reversed}\n      say: No.\n", "feedback-cannot-fire", 14, 13,
    ),
    "a rule for the right answer": (
        RULES + "    - when: {equals: 2x cos(x^2)}\n      say: Yes.\n", "feedback-cannot-fire", 14, 13,
    ),
    "a rule for another form": (
        RULES + "    - when: {form: expanded}\n      say: No.\n", "feedback-cannot-fire", 14, 13,
    ),
    "a rule behind any-wrong": (
        RULES + "    - {when: any-wrong, say: No.}\n    - {when: {equals: cos(x^2)}, say: No.}\n",
        "feedback-collides", 15, 14,
    ),
    "two rules for one answer": (
        RULES + "    - {when: {misconception: chain-inner-dropped}, say: No.}\n"
        "    - {when: {equals: cos(x^2)}, say: No.}\n", "feedback-collides", 15, 14,
    ),
    "a test that fails": (SOUND + "  tests:\n  - {answer: 3xy, verdict: right}\n", "trial-verdict", 11, 28),
}  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own, a folder of its own, and no banks but those of the tests."""
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TUTOR_BANK", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tutor.bank.where.shipped_folder", lambda: None)


def linted(text: str, tutor: Callable[..., Printed], *options: str) -> Printed:
    Path("bank.yaml").write_text(text, encoding="utf-8")
    return tutor("bank", "lint", "bank.yaml", *options)


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str, tutor: Callable[..., Printed]) -> None:
    rest, code, line, column = BROKEN[name]
    printed = linted(HEAD + rest, tutor, "--format", "json")
    assert printed.code == 1
    found = json.loads(printed.out)["findings"]
    assert (code, line, column) in {(one["code"], one["line"], one["column"]) for one in found}, found
    assert all(one["file"] == "bank.yaml" and one["message"] and one["mend"] for one in found)
    assert "fault" not in {one["code"] for one in found}


def test_a_broken_exercise_does_not_stop_the_others(tutor: Callable[..., Printed]) -> None:
    other = "- {id: two, title: T, skills: [s], difficulty: 1, parts: [{kind: number, value: 1, prompt: 'One?'}]}\n"
    linted(HEAD + "  parts: [{kind: partial, f: x^2 +, wrt: x}]\n" + other, tutor)
    assert tutor("bank", "answer", "two", "1", "--bank", "bank.yaml").code == 0
    printed = tutor("bank", "show", "one", "--bank", "bank.yaml")
    assert printed.code == 2
    assert printed.err.startswith("bank.yaml:9:")


def test_nothing_is_wrong(tutor: Callable[..., Printed]) -> None:
    printed = linted(HEAD + SOUND, tutor)
    assert (printed.code, printed.out) == (0, "1 exercise with 1 variant: nothing is wrong.\n")
    assert json.loads(linted(HEAD + SOUND, tutor, "--format", "json").out)["findings"] == []
    assert linted(HEAD + SOUND, tutor, "--format", "github").out == ""


def test_text(tutor: Callable[..., Printed]) -> None:
    lines = linted(HEAD + BROKEN["a rule for another form"][0], tutor).out.splitlines()
    assert lines[0] == "bank.yaml:14:13: error in one, seed 0 [feedback-cannot-fire]"
    assert lines[-1] == "1 thing is wrong, in 1 file."


def test_github(tutor: Callable[..., Printed]) -> None:
    printed = linted(HEAD + BROKEN["a rule for another form"][0], tutor, "--format", "github")
    assert printed.out.startswith("::error file=bank.yaml,line=14,col=13,title=feedback-cannot-fire%3A one::`form: ")
    assert printed.out.count("\n") == 1


def test_several_processes_find_the_same(tutor: Callable[..., Printed]) -> None:
    text = HEAD + "  params: {n: {integer: [2, 3]}}\n  variants: 9\n  parts: [{kind: number, value: '{n}+1'}]\n"
    text += "- {id: two, title: T, skills: [s], difficulty: 1, variants: 9, params: {n: {integer: [2, 3]}}, "
    text += "parts: [{kind: number, value: '{n}+1'}]}\n"
    alone, shared = (linted(text, tutor, "--jobs", jobs, "--format", "json") for jobs in ("1", "2"))
    assert alone.out == shared.out
    assert [one["exercise"] for one in json.loads(shared.out)["findings"]] == ["one", "two"]


@pytest.mark.parametrize("title", ["My exercises", "Week 3: hills & “valleys”", "100% \\ {n} 'x'", "ü", "no"])
def test_nothing_is_wrong_with_a_new_bank(title: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor("bank", "new", "new.yaml", "--title", title, "--topic", "yes: no")
    assert printed.code == 0
    assert Path("schema.json").exists()
    printed = tutor("bank", "lint", "new.yaml")
    assert (printed.code, printed.err) == (0, ""), printed.out
    assert "nothing is wrong" in printed.out
    assert "6 tests of 3 exercises pass." in tutor("bank", "test", "new.yaml").out


def test_new_never_overwrites(tutor: Callable[..., Printed]) -> None:
    Path("mine.yaml").write_text("bank: mine\n")
    printed = tutor("bank", "new", "mine.yaml")
    assert (printed.code, printed.out) == (2, "")
    assert "mine.yaml is there already." in printed.err
    assert Path("mine.yaml").read_text() == "bank: mine\n"


@pytest.mark.parametrize("path", ["mine.txt", "no/such/folder.yaml", "mine"])
def test_new_refuses(path: str, tutor: Callable[..., Printed]) -> None:
    assert tutor("bank", "new", path).code == 2
    assert list(Path().glob("*.yaml")) == []


def test_tests_that_fail(tutor: Callable[..., Printed]) -> None:
    Path("bank.yaml").write_text(HEAD + BROKEN["a test that fails"][0], encoding="utf-8")
    printed = tutor("bank", "test", "bank.yaml")
    assert printed.code == 1
    assert "bank.yaml:11:28: error in one, seed 0 [trial-verdict]" in printed.out
    assert "“3xy” to part a is judged wrong, and not right" in printed.out


def test_names_are_compared_with_those_of_the_banks_in_use(tutor: Callable[..., Printed]) -> None:
    Path("tutor.toml").write_text('[bank]\npaths = ["used.yaml"]\n', encoding="utf-8")
    Path("used.yaml").write_text(HEAD.replace("bank: b", "bank: used", 1) + SOUND, encoding="utf-8")
    skills = HEAD[HEAD.index("skills:") : HEAD.index("exercises:")]
    other = (HEAD.replace(skills, "") + SOUND).replace("id: one", "id: another")
    assert linted(other, tutor).code == 0
    codes = [one["code"] for one in json.loads(linted(HEAD + SOUND, tutor, "--format", "json").out)["findings"]]
    assert sorted(codes) == ["id-twice", "skill-twice"]
