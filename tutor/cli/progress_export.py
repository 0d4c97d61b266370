"""`tutor progress export`: everything a student did, as JSON Lines."""

import sys

from tutor.cli.practice import StudentOption


def progress_export(student: StudentOption = None) -> None:
    """Everything you did, to keep elsewhere or to take to another computer: an event a line, as JSON.

    \b
    Examples:
      tutor progress export > progress.jsonl
      tutor progress export --student Ada > ada.jsonl
    """
    from contextlib import closing

    from tutor.practice.store.exchange import export_lines
    from tutor.practice.store.store import open_store

    with closing(open_store(student)) as store:
        for line in export_lines(store):
            sys.stdout.write(f"{line}\n")
