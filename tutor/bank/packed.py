"""What was read of a file of a bank, as text and back: its lists of exercises, skills and findings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from tutor.bank.entry import Entry, LoadedFile, SkillEntry, Stored, Unusable
from tutor.bank.finding import Finding, Severity, Spot


def packed(file: LoadedFile) -> str:
    """A file but for its exercises themselves, as one line of JSON.

    Arguments:
        file: what was read.
    """
    return json.dumps(
        {
            "bank": file.bank,
            "title": file.title,
            "place": [file.spot.line, file.spot.column],
            "skills": [[one.id, one.title, one.needs, one.spot.line, one.spot.column] for one in file.skills],
            "exercises": [_row(stored.entry) for stored in file.exercises],
            "findings": [
                [one.code, one.spot.line, one.spot.column, one.message, one.mend, one.severity, one.exercise]
                for one in file.findings
            ],
            "unusable": [
                [one.id, one.spot.line, one.spot.column, [[id, spot.line, spot.column] for id, spot in one.skills]]
                for one in file.unusable
            ],
        }
    )


def _row(entry: Entry) -> list[object]:
    one = entry
    about: list[object] = [one.id, one.version, one.title, one.topic, one.skills, one.difficulty, one.kinds]
    return [*about, one.variants, one.spot.line, one.spot.column]


def unpacked(path: Path, line: str, texts: Sequence[str]) -> LoadedFile:
    """The file of which `packed` made a line.

    Arguments:
        path: where it is now.
        line: the line.
        texts: its exercises, each as JSON, in order.

    Raises:
        ValueError, LookupError, TypeError: the line is of something else.
    """
    head = json.loads(line)
    bank = head["bank"]
    exercises = tuple(
        Stored(
            Entry(
                bank, id_, version, title, topic, tuple(skills), hard, tuple(kinds), variants, Spot(path, line, column)
            ),
            text,
        )
        for (id_, version, title, topic, skills, hard, kinds, variants, line, column), text in zip(
            head["exercises"], texts, strict=True
        )
    )
    skills = tuple(
        SkillEntry(id_, title, tuple(needs), bank, Spot(path, line, column))
        for id_, title, needs, line, column in head["skills"]
    )
    findings = tuple(
        Finding(code, Spot(path, line, column), message, mend, Severity(severity), exercise)
        for code, line, column, message, mend, severity, exercise in head["findings"]
    )
    unusable = tuple(
        Unusable(id_, Spot(path, line, column), tuple((name, Spot(path, *place)) for name, *place in named))
        for id_, line, column, named in head["unusable"]
    )
    return LoadedFile(path, bank, head["title"], Spot(path, *head["place"]), skills, exercises, findings, unusable)
