"""How long it is until something, in words."""

from __future__ import annotations

from tutor.derivation.lesson import Phrase, phrase
from tutor.practice.memory import DAY


def until(seconds: float) -> Phrase:
    """How long it is until then.

    >>> until(3600).key, until(3 * 86400).key
    ('practice-in-hours', 'practice-in-days')
    """
    if seconds < DAY * 0.6:
        return phrase("practice-in-hours")
    days = max(1, round(seconds / DAY))
    return phrase("practice-in-day") if days == 1 else phrase("practice-in-days", days=days)
