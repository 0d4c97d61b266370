"""Where the banks are: those that ship with tutor, and an instructor's own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from tutor.errors import AuthorError, Spot

VARIABLE = "TUTOR_BANK"
"""The environment variable that names own banks, separated like the folders in PATH."""
SETTINGS = "tutor.toml"
"""The file that names own banks, in the working folder or one above: `[bank]`, then `paths = ["exercises"]`."""

_SUFFIXES = {".yaml", ".yml"}
_MOST = 1_000
"""How many files a folder may have: whoever names a whole disk has made a mistake."""


def bank_files(paths: Sequence[Path] | None = None, shipped: bool = True) -> tuple[Path, ...]:
    """The files of all banks that are in use, each once.

    Arguments:
        paths: files and folders of own banks; None for those that `TUTOR_BANK` names, or else `tutor.toml`.
        shipped: whether the banks that ship with tutor are in use, too.

    Raises:
        AuthorError: one of them does not exist.
    """
    own = [(Path(path), "") for path in paths] if paths is not None else list(_named())
    folder = shipped_folder()
    files = list(_files(folder)) if shipped and folder else []
    for path, named_in in own:
        files.extend(_own(path.expanduser(), named_in))
    seen: dict[str, Path] = {}
    for file in files:
        seen.setdefault(os.path.realpath(file), file)
    return tuple(seen.values())


def shipped_folder() -> Path | None:
    """The folder of the banks that ship: inside the package when it is installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    return next((folder for folder in (package / "exercises", package.parent / "exercises") if folder.is_dir()), None)


def _named() -> Iterator[tuple[Path, str]]:
    """The own banks that are named outside the command, each with where it is named."""
    variable = os.environ.get(VARIABLE)
    if variable:
        yield from ((Path(name), f" ({VARIABLE} names it)") for name in variable.split(os.pathsep) if name)
        return
    here = Path.cwd()
    settings = next((file for folder in (here, *here.parents) if (file := folder / SETTINGS).is_file()), None)
    if settings:
        yield from ((settings.parent / Path(name).expanduser(), f" ({settings} names it)") for name in _set(settings))


def _set(settings: Path) -> list[str]:
    """The paths in a settings file."""
    import tomllib

    try:
        bank = tomllib.loads(settings.read_text(encoding="utf-8-sig")).get("bank", {})
    except (OSError, ValueError, RecursionError) as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        spot = Spot(settings, int(place[1]), int(place[2])) if place else Spot(settings)
        mend = 'It should hold [bank], and below it paths = ["exercises"].'
        raise AuthorError(f"{SETTINGS} cannot be read as TOML.", mend, spot=spot) from error
    paths = bank.get("paths", []) if isinstance(bank, dict) else None
    if not isinstance(paths, list) or not all(isinstance(path, str) and "\0" not in path for path in paths):
        raise AuthorError(
            "`paths` must be a list of texts.", 'Write [bank], and below it paths = ["exercises"].', spot=Spot(settings)
        )
    return paths


def _own(path: Path, named_in: str) -> Iterator[Path]:
    """The files of one own bank."""
    if path.is_dir():
        files = list(_files(path))
        if not files:
            raise AuthorError(
                f"There is no YAML file in {path}{named_in}.", "`tutor bank new` writes one.", spot=Spot(path)
            )
        yield from files
    elif os.path.lexists(path):
        yield path
    else:
        raise AuthorError(
            f"There is no file or folder {path}{named_in}.",
            "Check its name; it is seen from the folder you are in. `tutor bank new` writes a bank to begin with.",
            spot=Spot(path),
        )


def _files(folder: Path) -> Iterator[Path]:
    """The YAML files in a folder and below, in order, without hidden ones."""
    count = 0
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in _SUFFIXES:
                count += 1
                if count > _MOST:
                    raise AuthorError(
                        f"There are more than {_MOST:,} YAML files in {folder}.", "Name the folder of the banks alone."
                    )
                yield Path(place, name)
