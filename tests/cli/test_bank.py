"""`tutor bank`: whole pages of the list, of an exercise and of answers; exit codes; what cannot be used."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Printed

BANK = str(Path(__file__).parent.parent / "data" / "hills.yaml")

PAGES: dict[str, tuple[int, tuple[str, ...]]] = {
    "bank-show.txt": (0, ("show", "hills-slope")),
    "bank-show-solution.txt": (0, ("show", "hills-slope", "--solution", "--hints")),
    "bank-show-parts.txt": (0, ("show", "hills-step", "--seed", "1", "--hints", "--solution")),
    "bank-show-parts.md": (0, ("show", "hills-step", "--seed", "1", "--solution", "--format", "markdown")),
    "bank-show-parts.json": (0, ("show", "hills/hills-step", "--solution", "--hints", "--format", "json")),
    "bank-show-discussion.txt": (0, ("show", "hills-talk", "--solution")),
    "bank-answer-right.txt": (0, ("answer", "hills-slope", "2xy + 3")),
    "bank-answer-wrong.txt": (1, ("answer", "hills-slope", "2x + 3", "--reveal")),
    "bank-answer-wrong.json": (1, ("answer", "hills-slope", "2x + 3", "--reveal", "--format", "json")),
    "bank-answer-menu.txt": (1, ("answer", "hills-step", "2", "--part", "why", "--reveal")),
    "bank-answer-discussion.txt": (1, ("answer", "hills-talk", "1")),
    "bank-coverage.txt": (0, ("coverage", BANK, "--mistakes")),
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own, and no banks but that of the tests: reading the shipped ones anew takes a second."""
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TUTOR_BANK", raising=False)
    monkeypatch.setattr("tutor.bank.where.shipped_folder", lambda: None)


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str, tutor: Callable[..., Printed], golden: Callable[[str, str], None]) -> None:
    code, arguments = PAGES[name]
    printed = tutor("bank", *arguments, "--bank", BANK)
    assert printed.code == code, printed.out + printed.err
    golden(name, printed.out)


@pytest.mark.parametrize("form", ["txt", "json", "html"])
def test_list(form: str, tutor: Callable[..., Printed], golden: Callable[[str, str], None]) -> None:
    printed = tutor("bank", "list", "--bank", BANK, "--format", "text" if form == "txt" else form)
    assert (printed.code, printed.err) == (0, "")
    golden(f"bank-list.{form}", printed.out)


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (("--topic", "words"), ["hills-talk"]),
        (("--topic", "hills"), ["hills-slope", "hills-step", "hills-talk"]),
        (("--skill", "find-the-top"), ["hills-step", "hills-talk"]),
        (("--skill", "find-the-top", "--skill", "read-a-slope"), ["hills-step"]),
        (("--difficulty", "1"), ["hills-slope"]),
        (("--difficulty", "2-5"), ["hills-step", "hills-talk"]),
        (("--difficulty", "5"), []),
    ],
)
def test_filters(options: tuple[str, ...], ids: list[str], tutor: Callable[..., Printed]) -> None:
    printed = tutor("bank", "list", "--bank", BANK, "--format", "json", *options)
    assert [one["id"] for one in json.loads(printed.out)["exercises"]] == ids


def test_nothing_matches(tutor: Callable[..., Printed]) -> None:
    printed = tutor("bank", "list", "--bank", BANK, "--difficulty", "5")
    assert printed.code == 0
    assert "No exercise is all of this at once." in printed.out


@pytest.mark.parametrize(
    ("arguments", "says", "mend"),
    [
        (("list", "--topic", "seas"), "No exercise is about seas.", "Hills; Words"),
        (("list", "--skill", "read-a-slop"), "There is no skill read-a-slop.", "Is read-a-slope meant?"),
        (("list", "--skill", "top"), "There is no skill top.", "find-the-top meant?"),
        (("list", "--skill", "qqq"), "There is no skill qqq.", "The skills are read-a-slope, find-the-top."),
        (("list", "--difficulty", "6"), "6 is no difficulty.", "--difficulty 2-4"),
        (("list", "--difficulty", "4-2"), "4-2 is no difficulty.", "--difficulty 2-4"),
        (("list", "--bank", "no-such.yaml"), "There is no file or folder no-such.yaml", "tutor bank new"),
        (("list", "--skil", "x"), "tutor bank list has no option --skil.", "Is --skill meant?"),
        (("lis",), "There is no command lis in tutor bank.", "Is list meant?"),
        (("show",), "ID is missing.", "tutor bank show --help"),
        (("show", "hills-slop"), "There is no exercise hills-slop.", "hills-slope"),
        (("show", "hills-slope", "--seed", "x"), "--seed takes a", "--seed 2"),
        (("answer", "hills-slope"), "ANSWER is missing.", "tutor bank answer --help"),
        (("answer", "hills-slope", "2x +"), "2x +", ""),
        (("answer", "hills-step", "1", "--part", "stp"), "There is no part stp.", "Did you mean step?"),
        (("answer", "hills-step", "1", "--part", "step", "--after", "slope"), "--after slope has no answer", "by-a="),
        (("answer", "hills-step", "3", "--part", "why"), "there is no option 3", "type a number from 1 to 2"),
        (("lint", "no-such.yaml"), "There is no file or folder no-such.yaml", "tutor bank new"),
        (("test", "--exercise", "hills-slop"), "There is no exercise hills-slop.", "hills-slope"),
    ],
)
def test_refused(arguments: tuple[str, ...], says: str, mend: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor("bank", *arguments, *(() if arguments == ("lis",) else ("--bank", BANK)))
    assert (printed.code, printed.out) == (2, "")
    assert says in printed.err
    assert mend in printed.err


@pytest.mark.parametrize("command", ["list", "show", "lint", "test", "coverage"])
def test_no_bank_at_all(
    command: str, tutor: Callable[..., Printed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    printed = tutor("bank", command, *(("x",) if command == "show" else ()))
    assert (printed.code, printed.out) == (2, "")
    assert printed.err.startswith("There is no bank of exercises.\n`tutor bank new")


def test_the_mistake_counts_only_once(tutor: Callable[..., Printed]) -> None:
    """The student's own slope, 8, is wrong; the step from it, 3 − 0.8, is right."""
    arguments = ("bank", "answer", "hills-step", "2.2", "--part", "step", "--bank", BANK)
    assert tutor(*arguments).code == 1
    printed = tutor(*arguments, "--after", "slope=8", "--format", "json")
    assert printed.code == 0
    assert json.loads(printed.out)["carried"] is True


def test_credit_of_a_rule(tutor: Callable[..., Printed]) -> None:
    values = json.loads(tutor("bank", "show", "hills-step", "--bank", BANK, "--format", "json").out)["params"]
    height = str(9 * int(values["c"]) - 6)
    printed = json.loads(tutor("bank", "answer", "hills-step", height, "--bank", BANK, "--format", "json").out)
    assert (printed["credit"], printed["points"], printed["verdict"]) == (0.5, 1.0, "wrong")
    assert "That is the height, not the slope." in printed["says"]


@pytest.mark.parametrize(("sent", "code"), [(b"2xy + 3", 0), (b"3xy", 1), (b"", 2)])
def test_an_answer_on_standard_input(
    sent: bytes, code: int, tutor: Callable[..., Printed], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent)))
    assert tutor("bank", "answer", "hills-slope", "-", "--bank", BANK).code == code


def test_an_answer_may_begin_with_a_minus(tutor: Callable[..., Printed]) -> None:
    assert tutor("bank", "answer", "hills-slope", "-2x", "--bank", BANK).code == 1


@pytest.mark.parametrize("command", ["list", "show", "answer", "new", "lint", "test", "coverage", "schema"])
def test_help_shows_an_example(command: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor("bank", command, "--help")
    assert (printed.code, printed.err) == (0, "")
    assert f"tutor bank {command}" in printed.out


def test_the_schema_is_json(tutor: Callable[..., Printed]) -> None:
    assert json.loads(tutor("bank", "schema").out)["required"] == ["bank", "title"]


def test_the_list_imports_nothing_heavy(tmp_path: Path) -> None:
    """Once the banks are read: neither YAML nor the models, the algebra or the bars are needed to list them."""
    program = (
        "import sys; sys.argv[1:] = ['bank', 'list', '--bank', sys.argv[1]]\n"
        "from tutor.cli.main import run\n"
        "code = run()\n"
        "heavy = {'sympy', 'pydantic', 'ruamel', 'rich', 'flint', 'markdown_it', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)) if code == 0 else code, file=sys.stderr)\n"
    )
    environment = {**os.environ, "TUTOR_HOME": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])}
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", program, BANK], env=environment, capture_output=True, text=True)
    assert done.stderr.strip() == "[]"
    assert "hills-slope" in done.stdout


def test_own_words_to_a_discussion_are_shown_beside_the_model_answer(tutor: Callable[..., Printed]) -> None:
    printed = tutor("bank", "answer", "hills-talk", "It is flat there", "--bank", BANK)
    assert (printed.code, printed.err) == (1, "")
    order = ["It is flat there", "zero in every direction", "1. The slope is zero.", "2. This holds", "(1, 2 for all)"]
    assert sorted(order, key=printed.out.index) == order
    facts = json.loads(tutor("bank", "answer", "hills-talk", "flat", "--bank", BANK, "--format", "json").out)
    assert (facts["verdict"], facts["answer"], facts["right"], facts["look_for"][0]) == (
        "written", "flat", False, ["The slope is zero."],
    )  # fmt: skip
    assert tutor("bank", "answer", "hills-talk", "1 and 2", "--bank", BANK).code == 0
    assert tutor("bank", "answer", "hills-talk", "3", "--bank", BANK).code == 2


def test_how_a_discussion_is_answered_is_said(tutor: Callable[..., Printed]) -> None:
    assert "Answer in your own words." in tutor("bank", "show", "hills-talk", "--bank", BANK).out


def test_unusual_attempts_and_points_are_told(tutor: Callable[..., Printed], tmp_path: Path) -> None:
    head = "bank: b\ntitle: B\nskills: [{id: s, title: S}]\nexercises:\n"
    one = "- {id: e, title: T, skills: [s], difficulty: 1, attempts: 1, points: 2, "
    (tmp_path / "b.yaml").write_text(f"{head}{one}parts: [{{kind: number, value: 1 + 1}}]}}\n", encoding="utf-8")
    printed = tutor("bank", "show", "e", "--bank", str(tmp_path / "b.yaml"))
    assert "level 1 of 5 · 2 points · only one attempt" in printed.out
    assert "attempt" not in tutor("bank", "show", "hills-slope", "--bank", BANK).out


@pytest.mark.parametrize(("form", "before"), [("markdown", "## "), ("latex", "subsection*{"), ("html", "<h2>")])
def test_a_page_has_its_title_once(form: str, before: str, tutor: Callable[..., Printed]) -> None:
    printed = tutor("bank", "show", "hills-slope", "--bank", BANK, "--format", form)
    assert "How steep is the hill?" in printed.out
    assert f"{before}How steep" not in printed.out


def test_a_bank_that_is_gone_stops_no_other(
    tutor: Callable[..., Printed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tutor.toml").write_text(f'[bank]\npaths = ["gone.yaml", "{BANK}"]\n', encoding="utf-8")
    printed = tutor("bank", "list")
    assert printed.code == 0
    assert "hills-slope" in printed.out
    assert "gone.yaml" in printed.err


def test_what_is_wrong_is_told_with_the_files_to_check(
    tutor: Callable[..., Printed], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tutor.toml").write_text('[bank]\npaths = ["sound.yaml", "a hill.yaml"]\n', encoding="utf-8")
    for name in ("sound", "a hill"):
        (tmp_path / f"{name}.yaml").write_text(
            f"bank: {name[0]}\ntitle: B\nskills: [{{id: s, title: S}}]\nexercises:\n"
            f"- {{id: {name[0]}, title: T, skills: [s], difficulty: 1, parts: [{{kind: number, value: 1 + 1}}]}}\n",
            encoding="utf-8",
        )
    assert '; `tutor bank lint "a hill.yaml"` tells what' in tutor("bank", "list").err
    both = tutor("bank", "list", "--bank", "sound.yaml", "--bank", "a hill.yaml").err
    assert '`tutor bank lint sound.yaml "a hill.yaml"`' in both
