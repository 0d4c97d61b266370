"""One file of a bank, from the cache when it has not changed since."""

from __future__ import annotations

import json
from pathlib import Path

from tutor.bank import cache
from tutor.bank.entry import LoadedFile, Located, Stored
from tutor.bank.finding import Spot
from tutor.bank.places import Flaw
from tutor.bank.yaml_text import contents
from tutor.errors import AuthorError


def read_bank(path: Path) -> LoadedFile:
    """The bank in a file.

    Arguments:
        path: the file.

    Returns:
        its exercises and skills, and what is wrong with it. Whatever is in the file, nothing is raised: an exercise
        that is broken is among the findings, and the others can be used.
    """
    read = contents(path)
    if isinstance(read, Flaw):
        return LoadedFile(path, path.stem, path.name, Spot(path), findings=(read.finding(path),))
    file = cache.recalled(path, read)
    if file is None:
        # YAML and the models take longer to import than a list of exercises to print.
        from tutor.bank.bank_file import bank_file

        file = bank_file(path, read)
        cache.keep(file, read)
    return file


def located(stored: Stored) -> Located:
    """An exercise with everything in it, and where it stands.

    Arguments:
        stored: the exercise as it was kept.

    Raises:
        AuthorError: what was kept is no exercise (only when someone has changed the cache by hand).
    """
    from tutor.bank.schema.exercise import Exercise
    from tutor.bank.schema.kept import built

    kept = json.loads(stored.text)
    path = stored.entry.spot.path
    try:
        exercise = built(Exercise, kept["data"])
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        mend = f"Delete {cache.folder()}, where tutor keeps what it has read."
        raise AuthorError(f"{stored.entry.id} cannot be read again.", mend, spot=stored.entry.spot) from error
    spots = {tuple(route): Spot(path, line, column) for route, line, column in kept["spots"]}
    return Located(stored.entry.bank, exercise, stored.entry.spot, spots)
