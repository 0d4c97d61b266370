"""`python -m tutor` is the same as `tutor`."""

from __future__ import annotations

from tutor.cli.main import main

if __name__ == "__main__":
    main()
