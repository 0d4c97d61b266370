"""Sentences about pictures."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
