"""Every sentence that a session says stands in the table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tutor.practice import session
from tutor.render.sentences.practice import SENTENCES

FOLDER = Path(session.__file__).parent


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.py")))
def test_every_key_has_a_sentence(name: str) -> None:
    keys = re.findall(r'"(practice-[a-z-]*[a-z])"', (FOLDER / name).read_text("utf-8"))
    assert [key for key in keys if key not in SENTENCES] == []
