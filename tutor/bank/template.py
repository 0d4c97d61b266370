"""A bank to begin with: short, commented, and with nothing wrong with it."""

from __future__ import annotations

import errno
import json
import os
import re
import unicodedata
from pathlib import Path

from tutor.errors import Unanswerable

FILE = "exercises.yaml"
"""What a new bank is called when nobody says."""
SCHEMA = "schema.json"
"""What the first line of a bank names: by it an editor completes and checks."""
_MOST = 60
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d"})
"""Letters with a spelling of their own; from all others the accent is taken."""


def template(name: str, title: str, topic: str) -> str:
    """The text of a new bank.

    Arguments:
        name: the name of the bank; the ids in it begin with that.
        title: what it is called.
        topic: what it is about.

    >>> template("hills", "My exercises", "Hills").splitlines()[6]
    'bank: hills                 # the name of this bank, for ever: small letters, digits and hyphens'
    """
    text = Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")
    # A title may hold what YAML takes for something else; in quotes it is always a text.
    return text.format(
        bank=name, title=json.dumps(title, ensure_ascii=False), topic=json.dumps(topic, ensure_ascii=False)
    )


def bank_name(title: str) -> str:
    """The name of a bank: small letters, digits and hyphens.

    >>> bank_name("Week 3: Hills & valleys"), bank_name("Täler, où")
    ('week-3-hills-valleys', 'taeler-ou')
    """
    spelled = unicodedata.normalize("NFC", title).casefold().translate(_SPELLED)
    plain = "".join(one for one in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_MOST].strip("-") or "my-exercises"


def named_after(path: Path | None) -> str:
    """The title of a bank that is called after its file, "Hills and valleys" for hills-and-valleys.yaml.

    >>> named_after(Path("hills_and-valleys.yaml")), named_after(None)
    ('Hills and valleys', 'My exercises')
    """
    if path is None or path.name == FILE or os.path.isdir(path):
        return "My exercises"
    words = " ".join(path.stem.replace("_", " ").replace("-", " ").split())
    return f"{words[:1].upper()}{words[1:]}" or "My exercises"


def write_bank(path: Path, title: str, topic: str) -> tuple[Path, ...]:
    """Writes a new bank, and beside it the schema for editors if there is none.

    Arguments:
        path: the file, or a folder that is there.
        title: what the bank is called. Its name comes from the file, or from this where the file has no name of its
            own: two banks with one name cannot be used together.
        topic: what it is about.

    Returns:
        the files that were written.

    Raises:
        Unanswerable: there is something at its place already, or nothing can be written there.
    """
    file = new_file(path)
    text = template(bank_name(title if file.name == FILE else file.stem), title, topic)
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError:
        raise _there(file) from None
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) == errno.ENAMETOOLONG:
            raise _too_long(file) from None
        reason = getattr(error, "strerror", None) or error
        raise _unwritable(file, reason) from None
    schema = file.with_name(SCHEMA)
    return (file, schema) if _written(schema) else (file,)


def new_file(path: Path) -> Path:
    """The file that a new bank is written to, as far as can be seen before it is written.

    Arguments:
        path: the file, or a folder that is there.

    Raises:
        Unanswerable: it is no name for a bank, something is there already, or its folder is none to write in.
    """
    # Path.is_dir and Path.exists raise where a name is too long.
    file = path / FILE if os.path.isdir(path) else path
    if file.suffix.lower() not in (".yaml", ".yml"):
        raise Unanswerable(f"{file.name} is no name for a bank.", f"Let it end in .yaml: {file.name}.yaml")
    if os.path.lexists(file):
        raise _there(file)
    if not os.path.isdir(file.parent):
        raise _unwritable(file, os.strerror(errno.ENOENT))
    if not os.access(file.parent, os.W_OK):
        raise _unwritable(file, os.strerror(errno.EACCES))
    return file


def _there(file: Path) -> Unanswerable:
    return Unanswerable(f"{file} is there already.", "Choose another name; nothing was changed.")


def _unwritable(file: Path, reason: object) -> Unanswerable:
    return Unanswerable(f"{file} cannot be written: {reason}.", "Choose a folder that is there and is yours.")


def _too_long(file: Path) -> Unanswerable:
    return Unanswerable(f"The name {file.name[:40]}… is too long; the file cannot be written.", "Choose a shorter one.")


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
