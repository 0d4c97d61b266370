"""How what is wrong with banks is told: for people, for programs, and for GitHub."""

from __future__ import annotations

import json
import os
import shutil
import textwrap
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tutor.cli.complaint import place, seen_from_here, visible

if TYPE_CHECKING:
    from tutor.bank.finding import Finding
    from tutor.bank.index import Library

_PIPE_WIDTH = 100


class FindingsFormat(StrEnum):
    """What `--format` takes where findings are told."""

    text = "text"
    json = "json"
    github = "github"


FindingsOption = Annotated[
    FindingsFormat,
    typer.Option("--format", help="text for people, json for programs, github for the marks beside a change."),
]
PathsArgument = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH]...", help="Files and folders of banks. Without it: all banks that are in use."),
]
ExerciseOption = Annotated[
    list[str] | None,
    typer.Option("--exercise", metavar="ID", help="Only this exercise. Can be given several times."),
]


def under(
    paths: Sequence[Path] | None, own: Sequence[Path] | None, form: FindingsFormat = FindingsFormat.text
) -> tuple[Library, frozenset[Path]]:
    """The banks in use, and the files among them that are to be checked.

    What a bank says of skills, and its names, are checked against all banks, also those that are not asked for.

    Arguments:
        paths: what stands behind the command; nothing for all.
        own: what `--bank` was given; nothing for the banks that are named outside of the command.
        form: how findings are written: a program that reads them cannot read anything else.

    Raises:
        AuthorError: a bank cannot be found, and people are told.
        Exit: it cannot be found, and that was told as a finding.
    """
    from tutor.bank.finding import Finding
    from tutor.errors import AuthorError

    try:
        return _under(paths, own)
    except AuthorError as error:
        if form is FindingsFormat.text or error.spot is None:
            raise
        tell([Finding("file", error.spot, error.message, error.mend)], form, "")
        raise typer.Exit(error.exit_code) from None


def _under(paths: Sequence[Path] | None, own: Sequence[Path] | None) -> tuple[Library, frozenset[Path]]:
    from tutor.bank.where import bank_files
    from tutor.cli.bank_library import opened

    if not paths:
        library = opened(own, quiet=True)
        return library, frozenset(file.path for file in library.files)
    # Path.resolve raises where links go round in a circle.
    asked = {os.path.realpath(path) for path in bank_files(paths, shipped=False)}
    # They come first: where a name is given twice, the file that is checked is told to change it.
    others = own or bank_files(shipped=False, missing=[])
    library = opened([*others, *paths], quiet=True)
    return library, frozenset(file.path for file in library.files if os.path.realpath(file.path) in asked)


def tell(findings: Sequence[Finding], form: FindingsFormat, all_right: str) -> int:
    """Write findings to standard output; the exit code is returned.

    Arguments:
        findings: what was found.
        form: how to write it.
        all_right: what to say to people when nothing was.
    """
    match form:
        case FindingsFormat.json:
            typer.echo(
                json.dumps({"schema": 1, "findings": [_facts(one) for one in findings]}, ensure_ascii=False, indent=2)
            )
        case FindingsFormat.github:
            for one in findings:
                typer.echo(_github(one))
        case _:
            for one in findings:
                typer.echo(_text(one))
            typer.echo(_closing(findings) if findings else all_right)
    return 1 if findings else 0


def _text(one: Finding) -> str:
    width = max(shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns, 40)
    lines = textwrap.wrap(visible(one.message), width - 4, break_long_words=False, break_on_hyphens=False)
    mend = textwrap.wrap(visible(one.mend), width - 4, break_long_words=False, break_on_hyphens=False)
    return "\n".join(
        [f"{place(one.spot)}: {one.severity}{_about(one)}", *(f"    {line}" for line in (*lines, *mend)), ""]
    )


def _about(one: Finding) -> str:
    """The exercise, the variant and the check, in brackets."""
    words = [one.exercise] if one.exercise else []
    if one.seed is not None:
        words.append(f"seed {one.seed}")
    return f" in {', '.join(words)} [{one.code}]" if words else f" [{one.code}]"


def counted(number: int, thing: str) -> str:
    """A number of things: 1 file, 2,390 variants."""
    return f"1 {thing}" if number == 1 else f"{number:,} {thing}s"


def _closing(findings: Sequence[Finding]) -> str:
    files = len({one.spot.path for one in findings})
    verb = "is" if len(findings) == 1 else "are"
    return f"{counted(len(findings), 'thing')} {verb} wrong, in {counted(files, 'file')}."


def _facts(one: Finding) -> dict[str, object]:
    return {
        "file": seen_from_here(one.spot.path),
        "line": one.spot.line,
        "column": one.spot.column,
        "severity": one.severity.value,
        "code": one.code,
        "message": one.message,
        "mend": one.mend,
        "exercise": one.exercise or None,
        "seed": one.seed,
    }


def _github(one: Finding) -> str:
    """A finding as GitHub Actions reads it: https://docs.github.com/actions, "workflow commands"."""
    properties = {
        "file": seen_from_here(one.spot.path),
        "line": str(one.spot.line),
        "col": str(one.spot.column),
        "title": f"{one.code}{': ' + one.exercise if one.exercise else ''}",
    }
    listed = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{one.severity} {listed}::{_escaped(f'{one.message} {one.mend}'.strip())}"


def _escaped(text: str, more: str = "") -> str:
    for sign in f"%\r\n{more}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text
