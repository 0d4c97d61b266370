"""Sentences that join what is said of several slips."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "check-slips-elsewhere": "The same seems to have happened in {conditions}.",
    "check-slips-second": "That alone does not give this answer; a second slip goes with it.",
}
