"""The list of all exercises, and those of one topic, skill or difficulty."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tutor.bank.entry import Entry
from tutor.bank.index import Library
from tutor.derivation.lesson import Block, Lesson, Note, Phrase, Section, Table, phrase
from tutor.errors import Unanswerable
from tutor.expression.spelling import nearest

_HARDEST = 5
_RANGE = re.compile(r"\s*([1-5])\s*(?:[-–]\s*([1-5])\s*)?")


def wanted(library: Library, topic: str | None, skills: Sequence[str], difficulty: str | None) -> tuple[Entry, ...]:
    """The exercises that are asked for, in the order of the files.

    Arguments:
        library: the banks.
        topic: words of the topic, or of the name of the bank; None for all.
        skills: all of these are practised.
        difficulty: "3" or "2-4"; None for all.

    Raises:
        Unanswerable: no bank has such a topic or skill, or the difficulty is none.
    """
    entries = library.entries()
    least, most = _levels(difficulty)
    if topic is not None and not any(_is_about(entry, topic) for entry in entries):
        topics = "; ".join(dict.fromkeys(entry.topic or entry.bank for entry in entries))
        raise Unanswerable(f"No exercise is about {topic[:60]}.", f"The topics are: {topics}.")
    for skill in skills:
        _known(skill, library)
    return tuple(
        entry
        for entry in entries
        if (topic is None or _is_about(entry, topic))
        and set(skills) <= set(entry.skills)
        and least <= entry.difficulty <= most
    )


def _is_about(entry: Entry, topic: str) -> bool:
    return topic.casefold() in f"{entry.topic} {entry.bank}".casefold()


def _known(skill: str, library: Library) -> None:
    known = dict.fromkeys((*library.skills(), *(name for entry in library.entries() for name in entry.skills)))
    if skill not in known:
        near = nearest(skill, known)
        like = [name for name in known if skill and skill in name]
        meant = [near] if near else like
        mend = f"Is {' or '.join(meant)} meant?" if meant else f"The skills are {', '.join(known)}."
        raise Unanswerable(f"There is no skill {skill[:60]}.", mend)


def _levels(difficulty: str | None) -> tuple[int, int]:
    if difficulty is None:
        return 1, _HARDEST
    found = _RANGE.fullmatch(difficulty)
    least, most = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if least > most:
        raise Unanswerable(
            f"{difficulty[:40]} is no difficulty.",
            f"Difficulties are whole numbers from 1, one rule, to {_HARDEST}, hard: --difficulty 2 or --difficulty 2-4",
        )
    return least, most


def catalogue_lesson(library: Library, entries: Sequence[Entry]) -> Lesson:
    """The page with a table for each bank.

    Arguments:
        library: the banks.
        entries: the exercises to list.
    """
    sections = []
    for file in library.files:
        listed = [entry for entry in entries if entry.spot.path == file.path]
        if listed:
            heading = phrase("bank-list-bank", title=file.title, bank=file.bank)
            sections.append(Section(heading, None, (_table(listed),)))
    sections.append(Section(None, None, _closing(library, entries)))
    return Lesson(phrase("bank-list-title"), tuple(sections), _facts(entries))


def _table(entries: Sequence[Entry]) -> Table:
    columns = tuple(phrase(f"bank-list-{column}") for column in ("id", "about", "level", "variants", "kinds"))
    return Table(columns, tuple(_row(entry) for entry in entries))


def _row(entry: Entry) -> tuple[str | Phrase, ...]:
    kinds = ", ".join(dict.fromkeys(entry.kinds))
    return (entry.id, phrase("bank-prose", text=entry.title), str(entry.difficulty), str(entry.variants), kinds)


def _closing(library: Library, entries: Sequence[Entry]) -> tuple[Block, ...]:
    """How many there are, and what to do next."""
    if not entries:
        key = "bank-list-none-here" if not library.entries() else "bank-list-no-match"
        return (Note(phrase(key)),)
    variants = sum(entry.variants for entry in entries)
    several = "" if len(entries) == 1 else "s"
    counted = phrase(f"bank-list-count{several}", exercises=f"{len(entries):,}", variants=f"{variants:,}")
    return (Note(counted), Note(phrase("bank-list-next", id=entries[0].id)))


def _facts(entries: Sequence[Entry]) -> dict[str, object]:
    return {
        "exercises": [
            {
                "bank": entry.bank,
                "id": entry.id,
                "version": entry.version,
                "title": entry.title,
                "topic": entry.topic or None,
                "skills": list(entry.skills),
                "difficulty": entry.difficulty,
                "kinds": list(entry.kinds),
                "variants": entry.variants,
            }
            for entry in entries
        ]
    }
