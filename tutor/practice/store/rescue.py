"""What is left when the file cannot be written: a reason to tell, and a file elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.derivation.lesson import Phrase, phrase
from tutor.practice.event import Event
from tutor.practice.store.rows import line_of


def rescue(events: Sequence[Event]) -> Phrase:
    """As a last resort, a file of its own beside those that are thrown away.

    Arguments:
        events: what is in memory only.

    Returns:
        what to tell.
    """
    import tempfile

    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", prefix="tutor-practice-", suffix=".jsonl", delete=False
        ) as file:
            file.writelines(f"{line_of(event)}\n" for event in events)
    except OSError:
        return phrase("practice-store-lost", count=len(events))
    return phrase("practice-store-rescued", file=file.name, count=len(events))


def reason(error: Exception | None) -> str:
    """Why something failed, as the system gives it, in one line.

    Arguments:
        error: what was raised; None where nothing was.

    >>> reason(FileExistsError(17, "File exists"))
    'it is no folder'
    """
    if isinstance(error, FileExistsError):  # only folders are made, and one that is there is no error
        return "it is no folder"
    said = str(error.strerror if isinstance(error, OSError) and error.strerror else error or "")
    return said.splitlines()[0][:120] if said else ""
