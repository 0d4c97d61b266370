"""The frame of a session; every key begins with "practice-"."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "practice-title": "Practice",
}
