"""What is said about a bad row, and the count of those that were left out."""

from __future__ import annotations

from tutor.errors import Unanswerable
from tutor.learning.data.dataset import BadRow, Skipped
from tutor.learning.data.number import LONGEST_NUMBER, Problem

_MOST_NAMED = 5
"""So many bad rows are kept to be shown; the others are counted."""
_SAYS = {
    Problem.MISSING: "the value is missing{what}.",
    Problem.NOT_A_NUMBER: "'{shown}' is not a number.",
    Problem.NOT_FINITE: "'{shown}' is not a finite number.",
    Problem.TOO_LARGE: "'{shown}' is too long, too large or too small: a number has at most "
    f"{LONGEST_NUMBER} characters, and a size from 1e-323 to 1.7e308.",
}


class Tally:
    """Counts the bad rows of a file, or stops at the first one.

    Arguments:
        source: what the file is called.
        skip_bad: leave bad rows out and count them; else the first one is an error.
        width: how many fields a row should have.
    """

    def __init__(self, source: str, skip_bad: bool, width: int) -> None:
        self._source = source
        self._skip_bad = skip_bad
        self._width = width
        self._count = 0
        self._first: list[BadRow] = []

    def add(self, bad: BadRow, hint: str = "") -> None:
        """Takes note of a bad row.

        Arguments:
            bad: the row.
            hint: how to mend it, where more is known than that it is bad.

        Raises:
            Unanswerable: bad rows are not to be left out.
        """
        if not self._skip_bad:
            mend = f"{hint or 'Mend the row'}, or leave such rows out with --skip-bad (in Python skip_bad=True)."
            raise Unanswerable(describe(bad, self._source, self._width), mend)
        self._count += 1
        if len(self._first) < _MOST_NAMED:
            self._first.append(bad)

    def add_unnamed(self, count: int) -> None:
        """Counts bad rows of which enough were named already."""
        self._count += count

    @property
    def names_more(self) -> bool:
        """Whether further bad rows must be named one by one."""
        return not self._skip_bad or len(self._first) < _MOST_NAMED

    @property
    def skipped(self) -> Skipped:
        """The rows left out so far."""
        return Skipped(self._count, tuple(self._first))

    def none_left(self) -> Unanswerable:
        """The error for a file in which every row is bad."""
        first = describe(self._first[0], self._source, self._width)
        rows = "its only row" if self._count == 1 else f"all {self._count} rows"
        return Unanswerable(
            f"{self._source}: {rows} had to be left out, so there is no data. {first}",
            "Check the delimiter, the decimals and the columns that were asked for.",
        )


def describe(bad: BadRow, source: str, width: int) -> str:
    """One line on what is wrong with a row.

    >>> describe(BadRow(17, 2, "height", "not-a-number", "abc"), "heights.csv", 2)
    "heights.csv, line 17, column 2 (height): 'abc' is not a number."
    >>> describe(BadRow(4, 0, "", "count", "3"), "heights.csv", 2)
    'heights.csv, line 4: 3 fields instead of 2.'
    """
    place = f"{source}, {bad.unit} {bad.line}"
    if bad.problem == Problem.COUNT:
        return f"{place}: {bad.shown} field{'' if bad.shown == '1' else 's'} instead of {width}."
    own_name = bad.heading and bad.heading != f"column {bad.field}"
    what = f" (it says '{bad.shown}')" if bad.shown else ""
    says = _SAYS[Problem(bad.problem)].format(shown=bad.shown, what=what)
    return f"{place}, column {bad.field}{f' ({bad.heading})' if own_name else ''}: {says}"
