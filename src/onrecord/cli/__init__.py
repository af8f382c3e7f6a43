"""The command line: one file a noun; `main` is what `onrecord` runs."""

import logging
import os
import signal
import sys
from types import FrameType


def main() -> None:
    """Run the command line: 0 all went well, 1 something could not be read or found, 2 it was called
    wrongly, 130 it was stopped (Ctrl-C or SIGTERM).
    """
    signal.signal(signal.SIGTERM, _stop)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is there: we scale by processes
    from onrecord.cli.app import app
    from onrecord.cli.problems import note
    from onrecord.errors import OnrecordError

    logging.getLogger().addHandler(logging.NullHandler())  # what libraries log is not for the user
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        app()
    except OnrecordError as error:
        note(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the last flush must not fail either
        sys.exit(0)
    except OSError as error:
        note(f"{error.filename or 'the system'}: {error.strerror}; check the path and the space left")
        sys.exit(1)


def _stop(number: int, frame: FrameType | None) -> None:
    """End as after Ctrl-C, so that the ledger and the processes that read are left in order."""
    raise KeyboardInterrupt
