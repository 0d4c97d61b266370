"""Sentences about means."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
