"""The command line: one module a command; each reads arguments, calls one function, prints."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

from clusterctl import __version__
from clusterctl.cli.speech import chosen_language
from clusterctl.errors import ClusterctlError, why
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.cli.session import Session
    from clusterctl.messages import Message

CANNOT_RUN = 2
BUG = 3
INTERRUPTED = 130
UNREAD = 141
"""As a program ends in a shell that writes where nobody reads any more."""


def run(arguments: Sequence[str]) -> int:
    """The exit code of the command line run on these arguments.

    0 nothing at or above the failing severity, 1 findings, 2 the run could not be
    done, 3 a bug of ours, 130 interrupted, 141 nobody read on.
    """
    from clusterctl.cli.app import command  # noqa: PLC0415 typer is needed from here on
    from clusterctl.cli.session import Session  # noqa: PLC0415 rich is

    session = Session.started(chosen_language(arguments), debug="--debug" in arguments)
    try:
        return _done(session, command(session.language).main(
            args=list(arguments), prog_name="clusterctl", standalone_mode=False, obj=session
        ))  # fmt: skip
    except KeyboardInterrupt:
        session.complain(_("interrupted; what was not finished was not written"))
        return INTERRUPTED
    except BrokenPipeError:
        return _unread()
    except SystemExit as end:  # of completion, with 0; else it is what rich makes of a broken pipe
        return _unread() if end.code else 0
    except Exception as error:  # noqa: BLE001 the last wall: whatever happens, no traceback for users
        return _failed(session, error)


def _done(session: Session, code: object) -> int:
    """The exit code of a run that came to its end; an interruption was turned into one by typer."""
    sys.stdout.flush()
    if code == INTERRUPTED:
        session.complain(_("interrupted; what was not finished was not written"))
    return code if isinstance(code, int) else 0


def _failed(session: Session, error: Exception) -> int:
    """The exit code for an error, told to the user; a traceback only under `--debug`."""
    from clusterctl.cli.usage import usage_error  # noqa: PLC0415 typer is loaded by now

    told = error if isinstance(error, ClusterctlError) else usage_error(error)
    if told is not None:
        session.complain(told.message, told.hint, told.place)
        return CANNOT_RUN
    if isinstance(error, OSError):
        session.complain(_refused(error))
        _mute()
        return CANNOT_RUN
    session.complain(
        _("a mistake in clusterctl: {kind}: {error}", kind=type(error).__name__, error=error),
        _("please report it with the command and what --debug prints (version {version})",
          version=__version__),
    )  # fmt: skip
    if session.debug:
        traceback.print_exception(error)
    return BUG


def _refused(error: OSError) -> Message:
    """What the system refused, and why."""
    if error.filename:
        return _("{path}: {why}", path=error.filename, why=why(error))
    if isinstance(error, FileNotFoundError):  # that is how Python tells it
        return _("the current folder isn't there any more")
    return _("the output can't be written: {why}", why=why(error))


def _unread() -> int:
    """The exit code where nobody reads on."""
    _mute()
    return UNREAD


def _mute() -> None:
    """Lets go what can't be written, so that the interpreter doesn't complain of it at its end."""
    with suppress(OSError, ValueError):  # a stream that is no file has nothing to let go
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
