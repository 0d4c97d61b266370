"""The guide for instructors: every example in it is read, checked as `tutor bank lint` does, and its tests are run."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import Printed
from tutor.bank.finding import Finding
from tutor.bank.index import library
from tutor.bank.kinds.table import KINDS
from tutor.bank.lint.examine import examine
from tutor.bank.outcome import outcome
from tutor.bank.pose import pose
from tutor.bank.schema.exercise import BankFile, Exercise

GUIDE = Path(__file__).parent.parent.parent / "exercises" / "README.md"
HEAD = "bank: guide\ntitle: Guide\nskills: [{id: read-a-slope, title: Read a slope}]\nexercises:\n"
_BLOCK = re.compile(
    r"(?:<!-- broken: (?P<broken>[a-z-]+) -->\n)?```yaml\n(?P<text>.*?)^```$(?:\n\nRight: `(?P<right>[^`]+)`)?",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Example:
    """A block of the guide, as a whole file."""

    text: str
    broken: str | None
    right: str | None

    @property
    def name(self) -> str:
        """The first name in it."""
        found = re.search(r"(?:id|kind): ([a-z0-9-]+)", self.text.split("exercises:")[-1])
        return found[1] if found else "file"


def examples() -> list[Example]:
    return [
        Example(whole(block["text"]), block["broken"], block["right"])
        for block in _BLOCK.finditer(GUIDE.read_text(encoding="utf-8"))
    ]


def whole(block: str) -> str:
    """A block as a file: exercises and parts get what stands around them."""
    if block.startswith("- id:"):
        return HEAD + block
    if block.startswith("- kind:"):
        head = "- id: guide-part\n  title: A part\n  skills: [read-a-slope]\n  difficulty: 1\n  parts:\n"
        return HEAD + head + textwrap.indent(block, "    ")
    return block


SOUND = [one for one in examples() if one.broken is None]
BROKEN = [one for one in examples() if one.broken is not None]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))


def findings(text: str, folder: Path) -> list[Finding]:
    path = folder / "guide.yaml"
    path.write_text(text, encoding="utf-8")
    banks = library([path])
    found = list(banks.findings)
    for entry in banks.entries():
        found += examine(banks.exercise(entry.id), entry.variants)
    return found


@pytest.mark.parametrize("example", SOUND, ids=lambda one: one.name)
def test_nothing_is_wrong_with_an_example(example: Example, tmp_path: Path) -> None:
    assert findings(example.text, tmp_path) == []


@pytest.mark.parametrize("example", [one for one in SOUND if one.right], ids=lambda one: one.name)
def test_the_answer_below_an_example_is_right(example: Example, tmp_path: Path) -> None:
    path = tmp_path / "guide.yaml"
    path.write_text(example.text, encoding="utf-8")
    (entry,) = library([path]).entries()
    assert outcome(pose(library([path]).exercise(entry.id)).part(), example.right or "").kind == "right"


@pytest.mark.parametrize("example", BROKEN, ids=lambda one: one.name)
def test_a_mistake_is_found_as_the_guide_says(example: Example, tmp_path: Path) -> None:
    found = findings(example.text, tmp_path)
    assert example.broken in {one.code for one in found}
    assert all(one.message and one.mend for one in found)


def test_the_guide_shows_every_kind() -> None:
    shown = set(re.findall(r"kind: ([a-z-]+)", "".join(example.text for example in SOUND)))
    assert shown == set(KINDS)


def test_the_guide_explains_every_key() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert [name for model in (BankFile, Exercise) for name in model.model_fields if f"`{name}`" not in guide] == []


def test_the_guide_explains_every_command(tutor: Callable[..., Printed]) -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert [
        word
        for word in ("new", "lint", "list", "show", "answer", "test", "coverage")
        if f"tutor bank {word}" not in guide
    ] == []
