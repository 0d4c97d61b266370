"""A bank to begin with: short, commented, and with nothing wrong with it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tutor.errors import Unanswerable

FILE = "exercises.yaml"
"""What a new bank is called when nobody says."""
SCHEMA = "schema.json"
"""What the first line of a bank names: by it an editor completes and checks."""
_MOST = 60


def template(title: str, topic: str) -> str:
    """The text of a new bank.

    Arguments:
        title: what it is called; its name is made from that.
        topic: what it is about.

    >>> template("My exercises", "Hills").splitlines()[6]
    'bank: my-exercises                 # the name of this file, for ever: small letters, digits and hyphens'
    """
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    # A title may hold what YAML takes for something else; in quotes it is always a text.
    return text.format(
        bank=bank_name(title), title=json.dumps(title, ensure_ascii=False), topic=json.dumps(topic, ensure_ascii=False)
    )


def bank_name(title: str) -> str:
    """The name of a bank: small letters, digits and hyphens.

    >>> bank_name("Week 3: Hills & valleys")
    'week-3-hills-valleys'
    """
    return re.sub(r"[^a-z0-9]+", "-", title.lower())[:_MOST].strip("-") or "my-exercises"


def write_bank(path: Path, title: str, topic: str) -> tuple[Path, ...]:
    """Writes a new bank, and beside it the schema for editors if there is none.

    Arguments:
        path: the file, or a folder that is there.
        title: what the bank is called.
        topic: what it is about.

    Returns:
        the files that were written.

    Raises:
        Unanswerable: there is something at its place already, or nothing can be written there.
    """
    file = path / FILE if path.is_dir() else path
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise Unanswerable(f"{file.name} is no name for a bank.", f"Let it end in .yaml: {file.name}.yaml")
    text = template(title, topic)
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError:
        raise Unanswerable(f"{file} is there already.", "Choose another name; nothing was changed.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Unanswerable(
            f"{file} cannot be written: {reason}.", "Choose a folder that is there and is yours."
        ) from None
    schema = file.with_name(SCHEMA)
    return (file, schema) if _written(schema) else (file,)


def _written(schema: Path) -> bool:
    """Writes the schema, unless there is one; a bank can be used without."""
    from tutor.bank.schema.json_schema import json_schema

    try:
        with schema.open("x", encoding="utf-8") as opened:
            json.dump(json_schema(), opened, ensure_ascii=False, indent=2)
            opened.write("\n")
    except OSError:
        return False
    return True
