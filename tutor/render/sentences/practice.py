"""All sentences about practice, by key; every key begins with "practice-"."""

from __future__ import annotations

from tutor.render.sentences import (
    practice_choice,
    practice_progress,
    practice_session,
    practice_store,
)

SENTENCES: dict[str, str] = {
    **practice_choice.SENTENCES,
    **practice_progress.SENTENCES,
    **practice_session.SENTENCES,
    **practice_store.SENTENCES,
}
