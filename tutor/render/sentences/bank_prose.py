"""The sentences that an author wrote stand in the bank; what is said here only puts their words together."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "bank-prose": "{text}",
    "bank-prose-pair": "{first}{second}",
}
