"""What the tests of banks share: a cache of their own, and banks written on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tutor.bank.index import Library, library

HEAD = "bank: b\ntitle: B\nskills: [{id: s, title: S}]\nexercises:\n"
"""Four lines, so that the first exercise is on line 5."""
SOUND = "- {id: sound, title: T, skills: [s], difficulty: 1, parts: [{kind: number, value: 1}]}\n"
"""An exercise with which nothing is wrong."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for what tutor keeps, and no banks from outside."""
    place = tmp_path / "home"
    monkeypatch.setenv("TUTOR_HOME", str(place))
    monkeypatch.delenv("TUTOR_BANK", raising=False)
    return place


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Library]:
    """`written(text, other, …)` is the library of files that hold these texts or bytes: 0.yaml, 1.yaml, …"""

    def write(*texts: str | bytes) -> Library:
        paths = []
        for number, text in enumerate(texts):
            path = tmp_path / f"{number}.yaml"
            path.write_bytes(text.encode() if isinstance(text, str) else text)
            paths.append(path)
        return library(paths)

    return write
