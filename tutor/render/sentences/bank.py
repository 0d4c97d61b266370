"""All sentences about exercises, by key; every key begins with "bank-"."""

from __future__ import annotations

from tutor.render.sentences import bank_hints, bank_kinds, bank_one, bank_outcomes, bank_pages, bank_prose

SENTENCES: dict[str, str] = {
    **bank_hints.SENTENCES,
    **bank_kinds.SENTENCES,
    **bank_one.SENTENCES,
    **bank_outcomes.SENTENCES,
    **bank_pages.SENTENCES,
    **bank_prose.SENTENCES,
}
