"""Sentences about data files: how they were read, and what was left out."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    # How the file was read.
    "file-no-header": "The file has no header, so its columns are numbered.",
    "file-comment": "Line {place} is a comment and was left out.",
    "file-comments": "The {count} comments from line {first} to line {last} were left out.",
    "file-commented-header": "The names of the columns were taken from the comment in line {place}.",
    "file-not-parquet": "The file's name ends in .parquet, but it contains text, so it was read as text.",
    "file-is-parquet": "The file is a Parquet file, whatever its name says, and was read as one.",
    "file-odd-header": "The first line was taken for the header, although numbers stand in it: {names}",
    "file-no-name": "Column {place} has no name; here it is called {name}.",
    "file-same-name": "Column {place} is another {old}; here it is called {new}.",
    "file-first-of-name": "{count} columns are called {name}; this is the first of them, column {place}.",
    "file-decimal-commas": "The file has decimal commas: {example} is read as {point}.",
    "file-old-encoding": "The file is not in UTF-8; its letters were read as Windows writes them (cp1252).",
    # What was left out.
    "file-skipped-one": "One bad row was left out:",
    "file-skipped": "{count} bad rows were left out:",
    "file-skipped-more": "And {count} more.",
    **{
        f"file-{unit}-{problem}": f"{unit.capitalize()} {{place}}{says}"
        for unit in ("line", "row")
        for problem, says in {
            "missing": ": {name} is missing.",
            "not-a-number": ": {name} is '{shown}', which is not a number.",
            "not-finite": ": {name} is '{shown}', which is not a finite number.",
            "too-large": ": {name} is '{shown}', which is too long, too large or too small.",
            "count": " has {count} fields, the wrong number.",
            "count-one": " has only one field.",
        }.items()
    },
}
