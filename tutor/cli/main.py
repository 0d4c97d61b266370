"""The command line: `tutor COMMAND …`. Commands parse, call and render; errors end here, never in a traceback."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from tutor.errors import InternalError, StudentError

_BUG = "This is a fault of tutor's own, not of your input. Nothing above it should be trusted."

_LONGEST = 300


def main() -> NoReturn:
    """Run the command that was typed and end the process with its exit code.

    Exit codes: 0 an answer, 2 something typed cannot be used, 70 a fault of tutor's own, 130 interrupted.
    """
    # A command is over in a blink: collecting garbage would cost more than it gives back.
    gc.disable()
    _leave(run())


def _leave(code: int) -> NoReturn:
    """End the process at once: taking the interpreter apart would take longer than a derivative."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or 1
    os._exit(code)


def run() -> int:
    """Run the command that was typed; the exit code is returned."""
    from tutor.cli.app import application

    try:
        application(sys.argv[1:])(standalone_mode=True)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except StudentError as error:
        from tutor.cli.complaint import complaint

        print(complaint(error), file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader of a pipe has seen enough; Python must not complain about it while shutting down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except InternalError as error:
        print(f"internal error: {str(error)[:_LONGEST]}\n{_BUG}", file=sys.stderr)
        return error.exit_code
    except Exception as error:
        if os.environ.get("TUTOR_DEBUG"):
            raise
        detail = f"{type(error).__name__}: {error}".splitlines()[0][:_LONGEST]
        print(f"internal error: {detail}\n{_BUG}\nSet TUTOR_DEBUG=1 to see where it happened.", file=sys.stderr)
        return InternalError.exit_code
    return 0
