"""What exercises show first, made so that it can be printed."""

from __future__ import annotations

from time import time

from tutor.bank.entry import Entry
from tutor.bank.index import Library
from tutor.practice.ahead.printed import Printed
from tutor.practice.session.ask import posed
from tutor.practice.session.desk import Desk
from tutor.practice.session.outlining import outline_for
from tutor.practice.session.page import face


def printed(entry: Entry, seed: int, library: Library) -> Printed:
    """What is printed of a variant.

    Arguments:
        entry: the exercise.
        seed: which variant.
        library: all banks in use.

    Raises:
        AuthorError: it cannot be asked.
    """
    sheet = posed(entry, seed, Desk(library, tuple, "", time))
    return Printed(face(sheet, exam=False), face(sheet, exam=True), outline_for(sheet))
