"""``python -m watchword`` and the ``watchword`` command: run, and turn every known error into one line."""

from __future__ import annotations

import gc
import os
import sys

INTERRUPTED = 130
GO_ON = "interrupted; what was acknowledged is kept, run the same command again to go on"


def main() -> None:
    """Exit codes: 0 done, 1 other, 2 usage, 3 collecting, 4 store, 5 data, 6 judging, 7 writing, 8 comparing, 9 knowing, 130 interrupted."""
    gc.set_threshold(200_000, 20, 50)  # start-up makes many lasting objects: collect rarely
    from watchword.cli import app
    from watchword.model.error import WatchwordError

    try:
        app()
    except SystemExit as end:
        if end.code == INTERRUPTED:  # the command-line library catches the interrupt and says nothing
            print(f"watchword: {GO_ON}", file=sys.stderr)
        raise
    except WatchwordError as error:
        print(f"watchword: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        print(
            f"watchword: {error.filename or 'the system'}: {error.strerror or error}; mend that and run again",
            file=sys.stderr,
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
