"""All banks that are in use, as one library: what exercises there are, and each of them when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tutor.bank.entry import Entry, LoadedFile, Located, SkillEntry, Stored, Unusable
from tutor.bank.finding import Finding, line_of
from tutor.bank.load import located, read_bank
from tutor.bank.skills import declared, skill_findings
from tutor.bank.where import bank_files
from tutor.errors import AuthorError, Unanswerable


@dataclass(frozen=True, slots=True)
class Library:
    """The banks that are in use."""

    files: tuple[LoadedFile, ...]
    findings: tuple[Finding, ...]
    """What is wrong with them, file by file from top to bottom. What is not named can be used."""
    missing: tuple[AuthorError, ...] = ()
    """Own banks that are named where someone set them, and do not exist."""

    def entries(self) -> tuple[Entry, ...]:
        """All exercises that can be used, in the order of the files."""
        return tuple(stored.entry for file in self.files for stored in file.exercises)

    def exercise(self, id: str) -> Located:
        """One exercise.

        Arguments:
            id: its id, or that of its bank, a slash, and its id.

        Raises:
            AuthorError: it cannot be used, because something is wrong with it.
            Unanswerable: there is none; the nearest id is offered.
        """
        bank, _, name = id.rpartition("/")
        stored = self._stored(bank, name)
        if stored:
            return located(stored)
        wrong = next((one for one in self.findings if one.exercise == name and one.exercise), None)
        if wrong:
            raise AuthorError(f"{name} cannot be used. {wrong.message}", wrong.mend, spot=wrong.spot)
        raise Unanswerable(f"There is no exercise {_short(id)}.", self._near(bank, name))

    def skills(self) -> Mapping[str, SkillEntry]:
        """All skills by id."""
        return declared(self.files)

    def _stored(self, bank: str, name: str) -> Stored | None:
        for file in self.files:
            for stored in file.exercises:
                if stored.entry.id == name and bank in ("", file.bank):
                    return stored
        return None

    def _near(self, bank: str, name: str) -> str:
        # difflib is loaded only to tell a mistake: an id is longer than the words of `spelling.nearest`.
        from difflib import get_close_matches

        same = [one.bank for one in self.entries() if one.id == name]
        if same:
            return f"Did you mean {same[0]}/{name}?"
        near = get_close_matches(name[:80], [one.id for one in self.entries() if bank in ("", one.bank)], 3, 0.5)
        return f"Did you mean {' or '.join(near)}?" if near else "`tutor bank list` lists them all."


def banks(paths: Sequence[Path] | None = None, shipped: bool = True) -> Library:
    """The banks that are in use.

    Arguments:
        paths: files and folders of own banks; None for those that `TUTOR_BANK` names, or else `tutor.toml`.
        shipped: whether the banks that ship with tutor are in use, too.

    Raises:
        AuthorError: a file or folder in `paths` does not exist. What is wrong inside of them is among the findings.
    """
    missing: list[AuthorError] = []
    files = bank_files(paths, shipped, missing)
    return replace(library(files), missing=tuple(missing))


def library(paths: Sequence[Path]) -> Library:
    """The banks of some files, which need not be right, and nothing else."""
    files = tuple(read_bank(path) for path in paths)
    place = {file.path: number for number, file in enumerate(files)}
    found = [*(one for file in files for one in file.findings), *_twice(files), *skill_findings(files)]
    found.sort(key=lambda one: (place[one.spot.path], one.spot.line, one.spot.column))
    return Library(files, tuple(found))


def _twice(files: Sequence[LoadedFile]) -> Iterator[Finding]:
    """Names that are given twice: what a student did is remembered under them."""
    names: dict[str, Path] = {}
    ids: dict[str, Entry | Unusable] = {}
    for file in files:
        if names.setdefault(file.bank, file.path) != file.path:
            message = f"{names[file.bank]} is called `{file.bank}`, too."
            yield Finding("bank-twice", file.spot, message, "Give one of the banks another name.")
        named: tuple[Entry | Unusable, ...] = (*(stored.entry for stored in file.exercises), *file.unusable)
        for entry in sorted(named, key=lambda one: (one.spot.line, one.spot.column)):
            first = ids.setdefault(entry.id, entry)
            if entry is not first:
                message = f"There is an exercise `{entry.id}` already, at {line_of(first.spot, entry.spot)}."
                yield Finding("id-twice", entry.spot, message, "Give one of them another `id`.", exercise=entry.id)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
