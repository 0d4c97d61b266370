"""What the banks cover: skills by kinds of questions and difficulty, and the mistakes that can show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from tutor.bank.entry import Entry
from tutor.bank.index import Library
from tutor.bank.lint.possible import showing
from tutor.bank.pose import pose
from tutor.derivation.lesson import Block, Lesson, Note, Phrase, Section, Table, phrase
from tutor.errors import TutorError

LEVELS = range(1, 6)


def coverage_lesson(library: Library, entries: Sequence[Entry], mistakes: bool = False) -> Lesson:
    """The page of what is covered.

    Arguments:
        library: the banks that are in use.
        entries: the exercises to count.
        mistakes: also say which mistakes can show in each exercise, and which of them cannot be told apart.
    """
    everything = len(entries) == len(library.entries())
    skills = _skills(library, entries) if everything else tuple(dict.fromkeys(n for one in entries for n in one.skills))
    sections = [
        Section(phrase("bank-cover-skills"), None, (_by_level(library, skills, entries),)),
        Section(phrase("bank-cover-kinds"), None, (_by_kind(entries),)),
        Section(phrase("bank-cover-both"), None, tuple(_kinds_of(skills, entries))),
    ]
    facts: dict[str, object] = {"skills": [_skill_facts(name, entries) for name in skills]}
    if mistakes:
        found = [(entry, *_mistakes(library, entry)) for entry in entries]
        sections.append(Section(phrase("bank-cover-mistakes"), None, (_shown(found),)))
        facts["exercises"] = [
            {"id": entry.id, "misconceptions": list(shows), "collisions": [list(pair) for pair in alike]}
            for entry, shows, alike in found
        ]
    gaps = [name for name in skills if not any(name in entry.skills for entry in entries)]
    if everything:
        closing = phrase("bank-cover-gaps", skills=", ".join(gaps)) if gaps else phrase("bank-cover-no-gaps")
        sections.append(Section(None, None, (Note(closing),)))
    return Lesson(phrase("bank-cover-title"), tuple(sections), facts)


def _skills(library: Library, entries: Sequence[Entry]) -> tuple[str, ...]:
    """The skills that are declared, then others that are named."""
    return tuple(dict.fromkeys((*library.skills(), *(name for entry in entries for name in entry.skills))))


def _by_level(library: Library, skills: Sequence[str], entries: Sequence[Entry]) -> Table:
    head = (phrase("bank-cover-skill"), *(phrase("bank-cover-level", level=level) for level in LEVELS), _all())
    return Table(head, tuple(_row(name, [one for one in entries if name in one.skills]) for name in skills))


def _by_kind(entries: Sequence[Entry]) -> Table:
    kinds = dict.fromkeys(kind for entry in entries for kind in entry.kinds)
    head = (phrase("bank-cover-kind"), *(phrase("bank-cover-level", level=level) for level in LEVELS), _all())
    return Table(head, tuple(_row(name, [one for one in entries if name in one.kinds]) for name in sorted(kinds)))


def _all() -> Phrase:
    return phrase("bank-cover-all")


def _row(name: str, entries: Sequence[Entry]) -> tuple[str, ...]:
    counts = [sum(1 for entry in entries if entry.difficulty == level) for level in LEVELS]
    return (name, *(str(count) if count else "–" for count in counts), str(sum(counts)))


def _kinds_of(skills: Sequence[str], entries: Sequence[Entry]) -> Iterator[Block]:
    """Each skill with the kinds that practise it, in how many exercises, and how hard these are."""
    rows = []
    for name in skills:
        counts = sorted(_kinds(name, entries).items(), key=lambda pair: -len(pair[1]))
        listed = ", ".join(f"{kind} {len(levels)} ({_span(levels)})" for kind, levels in counts)
        rows.append((name, listed or "–"))
    yield Table((phrase("bank-cover-skill"), phrase("bank-cover-kinds-in")), tuple(rows))


def _kinds(skill: str, entries: Sequence[Entry]) -> dict[str, list[int]]:
    """The kinds of questions that practise a skill, each with the levels of its exercises."""
    found: dict[str, list[int]] = {}
    for entry in entries:
        if skill in entry.skills:
            for kind in dict.fromkeys(entry.kinds):
                found.setdefault(kind, []).append(entry.difficulty)
    return found


def _span(levels: Sequence[int]) -> str:
    """The levels from the easiest to the hardest: 2–4."""
    least, most = min(levels), max(levels)
    return str(least) if least == most else f"{least}–{most}"


def _skill_facts(name: str, entries: Sequence[Entry]) -> dict[str, object]:
    having = [entry for entry in entries if name in entry.skills]
    return {
        "skill": name,
        "exercises": len(having),
        "levels": {str(level): sum(1 for entry in having if entry.difficulty == level) for level in LEVELS},
        "kinds": {
            kind: {str(level): levels.count(level) for level in LEVELS}
            for kind, levels in _kinds(name, entries).items()
        },
    }


def _mistakes(library: Library, entry: Entry) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The mistakes that can show in the first variant, and pairs of them that lead to the same answer."""
    try:
        exercised = pose(library.exercise(entry.name))
        found = [showing(part) for part in exercised.parts]
        shows = dict.fromkeys(name for part in found for name in part.possible)
        alike = dict.fromkeys(pair for part in found for pair in part.collisions)
    except TutorError:
        return (), ()  # `tutor bank lint` tells why
    return tuple(shows), tuple(alike)


def together(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Pairs put together: in a group each one makes a pair with each other.

    Arguments:
        pairs: mistakes that lead to the same answer, two by two.

    >>> together([("a", "b"), ("a", "c"), ("b", "c"), ("c", "d")])
    (('a', 'b', 'c'), ('c', 'd'))
    """
    known = {frozenset(pair) for pair in pairs}
    names = tuple(dict.fromkeys(name for pair in pairs for name in pair))
    said: set[frozenset[str]] = set()
    groups: list[tuple[str, ...]] = []
    for pair in pairs:
        if frozenset(pair) in said:
            continue
        group: tuple[str, ...] = pair
        for name in names:
            if all(frozenset((name, one)) in known for one in group):
                group = (*group, name)
        said.update(frozenset(two) for two in combinations(group, 2))
        groups.append(group)
    return tuple(groups)


def _shown(found: Sequence[tuple[Entry, tuple[str, ...], tuple[tuple[str, str], ...]]]) -> Table:
    head = tuple(phrase(f"bank-cover-{column}") for column in ("exercise", "shows", "alike"))
    rows = (
        (entry.id, ", ".join(shows) or "–", "; ".join(map(" = ".join, together(alike))) or "–")
        for entry, shows, alike in found
    )
    return Table(head, tuple(rows))
