"""A process apart that fills the templates of a folder, one after another, each within bounds.

It is fed pickles: values of this program. What it gives back is never unpickled: one line of JSON,
then the bytes of the paper. Whoever goes past a bound takes the process down.
"""

from __future__ import annotations

import atexit
import json
import os
import pickle
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import IO, Any, Final, cast

TOO_MUCH: Final = 3
"""How the process ends when its memory is full, or the paper too large."""

_OUT_OF_TIME: Final = 24
"""SIGXCPU, which Windows doesn't name."""

_PACKAGES: Final = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a template may take: seconds by the clock and by the processor, bytes of memory.

    And how many bytes it may give. A paper takes a second or two, and 100 megabytes.
    """

    seconds: int = 60
    memory: int = 1_500_000_000
    output: int = 120_000_000


USUAL: Final = Bounds()


class TooLongError(Exception):
    """The process was ended: it took more time than its bounds."""


class TooMuchError(Exception):
    """The process was ended: it took or gave more bytes than its bounds."""


def answered(asked: object, bounds: Bounds = USUAL) -> tuple[dict[str, Any], bytes]:
    """What the process says to what it is asked, and the paper it made.

    One process serves a whole run: it waits for the next question, unless this was its end.
    Raises TooLongError, TooMuchError, and RuntimeError where it ends for a reason of its own.
    """
    worker = _ready()
    try:
        told, paper = worker.answer(asked, bounds)
    except BaseException:  # Ctrl-C as well: it never outlives what it was asked
        worker.end()
        raise
    if worker.late or told["grown"]:
        worker.end()
    else:
        _WAITING.append(worker)
    return told, paper


def _ready() -> _Worker:
    """The process that waits, or a new one."""
    while _WAITING:
        worker = _WAITING.pop()
        if worker.waits():
            return worker
        worker.end()  # somebody has ended it meanwhile
    return _Worker()


class _Worker:
    """The process as its parent sees it; `late` once the clock has ended it."""

    def __init__(self) -> None:
        paths = [str(_PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])]
        self.late = False
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "clusterctl.render.filling"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(paths)},
        )
        self._given = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)

    def answer(self, asked: object, bounds: Bounds) -> tuple[dict[str, Any], bytes]:
        """The answer; raises where there is none, and the process has then ended."""
        clock = Timer(bounds.seconds, self._be_late)
        clock.daemon = True
        clock.start()
        try:
            with suppress(OSError):  # it has ended: so do its answers
                pickle.dump((asked, bounds), self._given)
                self._given.flush()
            answer = self._read(bounds.output)
            code = self._process.wait() if answer is None else 0
        finally:
            clock.cancel()
            clock.join()
        if answer is None:
            raise self._reason(code)
        return answer

    def waits(self) -> bool:
        """Whether the process is there to be asked."""
        return self._process.poll() is None

    def end(self) -> None:
        """Ends the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._given, self._answers):
            with suppress(OSError):  # what was not yet written goes nowhere
                pipe.close()

    def _be_late(self) -> None:
        self.late = True
        self._process.kill()

    def _read(self, most: int) -> tuple[dict[str, Any], bytes] | None:
        """An answer of so many bytes at most; None where it breaks off."""
        head = self._answers.readline(most)
        if not head.endswith(b"\n"):
            return None
        told = json.loads(head)
        size = int(told["size"])
        paper = self._answers.read(size) if 0 <= size <= most else b""
        return (told, paper) if len(paper) == size else None

    def _reason(self, code: int) -> Exception:
        if self.late or code == -_OUT_OF_TIME:
            return TooLongError()
        if code == TOO_MUCH or code < 0:
            return TooMuchError()
        return RuntimeError(f"the process that fills templates ended with {code}")


_WAITING: Final[list[_Worker]] = []
"""The process that waits for the next question, if there is one."""


@atexit.register
def _end_waiting() -> None:
    while _WAITING:
        _WAITING.pop().end()
