"""Sentences about closed form."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
