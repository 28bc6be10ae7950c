"""The process that fills the templates of a folder: what `worker` starts, feeds and ends.

It bounds itself before each template, where the system can: a template runs no code of its own.
"""

from __future__ import annotations

import json
import math
import os
import pickle
import re
import sys
import time
import traceback
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from clusterctl.diagnostics import Place
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _
from clusterctl.render import doubts
from clusterctl.render.filters import FILTERS
from clusterctl.render.forms import FORMS
from clusterctl.render.own import TEXT
from clusterctl.render.worker import TOO_MUCH
from clusterctl.templating.errors import RenderError
from clusterctl.templating.template import compile_text
from clusterctl.templating.word_template import compile_word

try:
    import resource
except ImportError:  # Windows has none; the parent's clock bounds the process there
    resource = None  # type: ignore[assignment]  # and so mypy can't know it

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from clusterctl.messages import Message
    from clusterctl.render.own import Own
    from clusterctl.render.worker import Bounds

_PEAK: Final = re.compile(r"^VmHWM:\s*(?P<kilobytes>[0-9]+) kB$", re.MULTILINE)
_GROWN: Final = 4
"""The share of its memory that a process may hold on to between two papers: a fourth."""


def main() -> None:
    """Fill the templates that standard input brings, answer on standard output."""
    try:
        while True:
            (own, values, asked), bounds = pickle.load(sys.stdin.buffer)  # noqa: S301 our parent's
            _limit(bounds)
            _answer(own, values, asked, bounds)
    except EOFError:
        return  # the parent has no more, or has gone
    except MemoryError:
        os._exit(TOO_MUCH)  # without another try to do anything


def _answer(
    own: Own, values: Mapping[str, object], asked: Mapping[str, Any], bounds: Bounds
) -> None:
    paper, told = b"", dict[str, Any]()
    with doubts.collected() as found:
        try:
            paper = _filled(own, values, asked)
        except ClusterctlError as error:
            told["error"] = _told(error)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 an error of ours: the parent tells it as one
            told["bug"] = traceback.format_exc()
    told["doubts"] = [_doubted(doubt) for doubt in found.values()]
    told["size"] = len(paper)
    told["grown"] = _has_grown(bounds)
    head = json.dumps(told).encode() + b"\n"
    if len(head) + len(paper) > bounds.output:
        os._exit(TOO_MUCH)
    sys.stdout.buffer.write(head + paper)
    sys.stdout.buffer.flush()


def _doubted(doubt: doubts.Doubt) -> dict[str, Any]:
    return {
        "form": doubt.form,
        "of": doubt.of,
        "key": doubt.key,
        "case": doubt.case.value,
        "reason": _texts(doubt.reason),
    }


def _filled(own: Own, values: Mapping[str, object], asked: Mapping[str, Any]) -> bytes:
    filters = FILTERS | FORMS
    if own.name.endswith(TEXT):
        return compile_text(_text(own), own.name, filters).render(values, **asked)
    return compile_word(own.content, own.name, filters).render(values, **asked)


def _text(own: Own) -> str:
    try:
        return own.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = own.content[: error.start].count(b"\n") + 1
        place = Place(own.name, line, 1, line, 1)
        raise RenderError(_("the text is not in UTF-8"), place, _("save it as UTF-8")) from error


def _told(error: ClusterctlError) -> dict[str, Any]:
    return {
        "message": _texts(error.message),
        "hint": error.hint and _texts(error.hint),
        "place": error.place
        and {
            "span": list(_span(error.place)),
            "within": error.place.within and _texts(error.place.within),
        },
    }


def _span(place: Place) -> Iterator[int]:
    yield from (place.line, place.column, place.end_line, place.end_column)


def _texts(message: Message) -> dict[str, str]:
    return {"ru": message.text("ru"), "en": message.text("en")}


def _limit(bounds: Bounds) -> None:
    """Bound this process for its next paper."""
    if resource is None:
        return
    for what, most in (
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_CPU, bounds.seconds + math.ceil(time.process_time())),
        (resource.RLIMIT_FSIZE, 0),  # its answers go to a pipe
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # macOS bounds no memory
            resource.setrlimit(what, (bound, hard))


def _has_grown(bounds: Bounds) -> bool:
    """Whether this process has ever held so much that the next paper would have too little."""
    return _most_held() > bounds.memory // _GROWN


def _most_held() -> int:
    """The most bytes that this process has held; 0 where the system doesn't tell.

    Linux hands `ru_maxrss` down from the parent, whose memory is none of ours: hence /proc.
    """
    with suppress(OSError):
        if found := _PEAK.search(Path("/proc/self/status").read_text(encoding="utf-8")):
            return int(found["kilobytes"]) * 1024
    if resource is None:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


if __name__ == "__main__":
    main()
