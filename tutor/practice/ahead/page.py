"""The first page of a session that has not begun."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.practice.wish import Wish


@dataclass(frozen=True, slots=True)
class Page:
    """What a session of a wish begins with, if it begins within a span of time."""

    wish: Wish
    session: str
    """The id that the session will have; it decides what is left to chance."""
    moment: float
    """From when on the session begins like this, in seconds since 1970, UTC; the exercise was chosen for this time."""
    until: float
    """Up to when, that time not included."""
    text: str
    """The page as it is written."""

    def fits(self, wish: Wish, now: float) -> bool:
        """Whether a session begins like this.

        Arguments:
            wish: what is asked for.
            now: when it begins.

        >>> page = Page(Wish(("chain-rule",)), "5e55", 100.0, 200.0, "…")
        >>> page.fits(Wish(("chain-rule",)), 100.0), page.fits(Wish(("chain-rule",)), 200.0), page.fits(Wish(), 100.0)
        (True, False, False)
        """
        return self.wish == wish and self.moment <= now < self.until
