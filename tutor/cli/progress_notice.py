"""What a command outside a session tells of the file with the progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.derivation.lesson import Phrase

if TYPE_CHECKING:
    from tutor.practice.store.store import Store

_OUTSIDE = {
    "practice-store-closed": "practice-store-closed-page",
    "practice-store-newer": "practice-store-newer-page",
    "practice-store-read-only": "practice-store-read-only-page",
}
"""Sentences that speak of the session that goes on → those for where there is none."""
_UNREAD = ("practice-store-closed", "practice-store-newer", "practice-store-unread")
"""Sentences that say that something was kept and is not seen here."""


def tell_of(store: Store, ascii: bool = False, plain: bool = False) -> bool:
    """Say on standard error what is amiss with the file.

    Arguments:
        store: where things are kept.
        ascii: plain characters only.
        plain: for a screen reader.

    Returns:
        whether everything that was kept could be read.
    """
    if store.notice is None:
        return True
    from tutor.cli.practice_screen import Screen

    key = store.notice.key
    Screen(ascii, plain, error=True).say(Phrase(_OUTSIDE.get(key, key), store.notice.values))
    return key not in _UNREAD
