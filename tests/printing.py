"""`make print`: prints what the exercises that ship show first. Needed when the banks have changed, or their pages."""

from __future__ import annotations

from functools import partial

from tutor.bank.index import banks
from tutor.practice.ahead.printed import FOLDER, SUFFIX, print_of
from tutor.practice.ahead.printing import printed


def main() -> None:
    """Write the files anew; those of banks that are gone are deleted."""
    shipped = banks(())
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for file in shipped.files:
        made = print_of(file, partial(printed, library=shipped))
        (FOLDER / f"{file.path.stem}{SUFFIX}").write_bytes(made)
        print(f"{file.path.stem}: {len(file.exercises)} exercises, {len(made)} bytes")


if __name__ == "__main__":
    main()
