"""Every sentence that a session says stands in the table, and every one there is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tutor.practice import session
from tutor.render.sentences.practice import SENTENCES

FOLDER = Path(session.__file__).parent
PACKAGE = FOLDER.parents[1]
_BLANK = re.compile(r"\{[^}]*\}")


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.py")))
def test_every_key_has_a_sentence(name: str) -> None:
    keys = re.findall(r'"(practice-[a-z-]*[a-z])"', (FOLDER / name).read_text("utf-8"))
    assert [key for key in keys if key not in SENTENCES] == []


def _keys(path: Path) -> Iterator[re.Pattern[str]]:
    """The keys in a file. What fills the blank of "practice-page-{name}" is a word of the same file, or a number."""
    source = path.read_text("utf-8")
    texts = re.findall(r'"([^"\n]*)"', source)
    words = [*map(re.escape, {*texts, *re.findall(r"'([a-z-]+)'", source)}), "[0-9]+"]
    for text in texts:
        if re.match(r"practice-|\{[a-z.]*key\}-", text):
            yield re.compile(f"(?:{'|'.join(words)})".join(map(re.escape, _BLANK.split(text))))


def test_every_sentence_is_said_somewhere() -> None:
    said = [key for room in ("practice", "cli") for path in (PACKAGE / room).rglob("*.py") for key in _keys(path)]
    assert [key for key in SENTENCES if not any(one.fullmatch(key) for one in said)] == []
