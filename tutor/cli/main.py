"""The command line: `tutor COMMAND …`. Commands parse, call and render; errors end here, never in a traceback."""

from __future__ import annotations

import errno
import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn, TextIO

from tutor.errors import InternalError, StudentError

_BUG = "This is a fault of tutor's own, not of your input. Nothing above it should be trusted."

_LONGEST = 300

UNWRITTEN = 74
"""The exit code when the answer could not be written, or the progress not be read: `EX_IOERR` of
sysexits.h, whence 70 comes too."""
_WRITING = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF, errno.ENXIO}
"""Why a stream that is open cannot be written to."""


def main() -> NoReturn:
    """Run the command that was typed and end the process with its exit code.

    Exit codes: 0 an answer, 2 something typed cannot be used, 70 a fault of tutor's own, 74 the answer could not be
    written or the progress not be read, 130 interrupted. `tutor check` also has 1 for a wrong answer and 3 for one
    about which it cannot decide.
    """
    # A command is over in a blink: collecting garbage would cost more than it gives back.
    gc.disable()
    # A shell closes streams with >&-, and Python has None for them.
    sys.stdout = sys.stdout or _stream(os.O_RDONLY)  # read-only: every write says that it fails
    sys.stderr = sys.stderr or _stream(os.O_WRONLY)  # nobody listens
    _leave(run())


def _stream(flags: int) -> TextIO:
    """A stream that stands for a closed one."""
    return open(os.open(os.devnull, flags), "w", encoding="utf-8")


def _leave(code: int) -> NoReturn:
    """End the process at once: taking the interpreter apart would take longer than a derivative."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        code = code or 1
    except OSError as error:
        code = code or _unwritten(error)
    with suppress(OSError):
        sys.stderr.flush()
    os._exit(code)


def _refused(error: StudentError) -> int:
    from tutor.cli.complaint import complaint

    _tell(complaint(error))
    return error.exit_code


def run() -> int:
    """Run the command that was typed; the exit code is returned."""
    try:
        from tutor.cli.app import application

        code = application(sys.argv[1:])(standalone_mode=False)
        return code if isinstance(code, int) else 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except StudentError as error:
        return _refused(error)
    except BrokenPipeError:
        # The reader of a pipe has seen enough; Python must not complain about it while shutting down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except InternalError as error:
        _tell(f"internal error: {str(error)[:_LONGEST]}\n{_BUG}")
        return error.exit_code
    except Exception as error:
        from tutor.cli.usage import UsageError, retold

        if isinstance(error, UsageError):
            return _refused(retold(error, sys.argv[1:]))
        # Files are opened and read where their names are known; only a standard stream fails without a name.
        if isinstance(error, OSError) and error.filename is None and error.errno in _WRITING:
            return _unwritten(error)
        if os.environ.get("TUTOR_DEBUG"):
            raise
        detail = f"{type(error).__name__}: {error}".splitlines()[0][:_LONGEST]
        _tell(f"internal error: {detail}\n{_BUG}\nSet TUTOR_DEBUG=1 to see where it happened.")
        return InternalError.exit_code


def _unwritten(error: OSError) -> int:
    """Say that the answer could not be written; the exit code is returned."""
    closed = error.errno == errno.EBADF
    reason = "standard output is closed" if closed else error.strerror or type(error).__name__
    _tell(f"The answer could not be written: {reason}.\nSend it to a terminal, a pipe, or a file on a disk with room.")
    return UNWRITTEN


def _tell(text: str) -> None:
    """Write to standard error, if it can be written to: there is nowhere else to say that it cannot."""
    with suppress(OSError):
        print(text, file=sys.stderr)
