"""`make print`: prints what the exercises that ship show first. Needed when the banks have changed, or their pages."""

from __future__ import annotations

from functools import partial

from tutor.bank.index import banks
from tutor.practice.ahead.printed import FOLDER, SUFFIX, print_of
from tutor.practice.ahead.printing import printed


def main() -> None:
    """Write the files anew; those of banks that are gone are deleted."""
    shipped = banks(())
    made = {file.path.stem: print_of(file, partial(printed, library=shipped)) for file in shipped.files}
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, text in made.items():
        (FOLDER / f"{name}{SUFFIX}").write_bytes(text)
        print(f"{name}: {len(text)} bytes")


if __name__ == "__main__":
    main()
