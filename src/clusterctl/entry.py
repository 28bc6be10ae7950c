"""Where the program starts: what needs no import is answered here, the rest by the command line."""

from __future__ import annotations

import sys
from contextlib import suppress

from clusterctl import __version__


def main() -> None:
    """Run the command line on the process's arguments and exit with its code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        with suppress(OSError, AttributeError):  # what can't be written is told by the command line
            sys.stdout.write(f"clusterctl {__version__}\n")
            sys.stdout.flush()
            sys.exit(0)
    try:
        from clusterctl.cli import run  # noqa: PLC0415 what --version does without is imported late

        sys.exit(run(arguments))
    except KeyboardInterrupt:  # while modules are imported, before anybody can tell of it
        sys.exit(130)
