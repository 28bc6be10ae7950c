"""A foreign template filled in a process of its own: bounded in time, memory and what it writes.

What the process is given is pickled: values of this program. What it gives back is never
unpickled: one line of JSON, then the bytes of the paper.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import tempfile
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from clusterctl.diagnostics import Place
from clusterctl.errors import ClusterctlError
from clusterctl.language import Case
from clusterctl.messages import Bilingual, Message, _
from clusterctl.render import doubts
from clusterctl.render.filters import FILTERS
from clusterctl.render.forms import FORMS
from clusterctl.render.own import TEXT, Own
from clusterctl.templating.errors import RenderError
from clusterctl.templating.template import compile_text
from clusterctl.templating.word_template import compile_word, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from clusterctl.word.drawings import Drawing
    from clusterctl.word.properties import Core


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a template may take: seconds by the clock and by the processor, bytes of memory.

    And how many bytes it may give. A paper takes a second or two, and 100 megabytes.
    """

    seconds: int = 60
    memory: int = 1_500_000_000
    output: int = 120_000_000


USUAL: Final = Bounds()

_PACKAGES: Final = Path(__file__).resolve().parents[2]


def rendered(
    own: Own,
    values: Mapping[str, object],
    *,
    draft: str | None = None,
    properties: Mapping[str, str] | None = None,
    core: Core | None = None,
    drawings: Sequence[Drawing] = (),
    bounds: Bounds = USUAL,
) -> bytes:
    """The DOCX that a template of a folder makes of the values.

    Raises ClusterctlError or RenderError as the template does, and where it goes past its bounds.
    Forms that are doubtful are told to who collects them here.
    """
    asked = {"draft": draft, "properties": properties, "core": core, "drawings": drawings}
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        pickle.dump((own, dict(values), asked, bounds), given)
        given.seek(0)
        code = _run(given, answer, own, bounds.seconds)
        size = answer.seek(0, os.SEEK_END)
        answer.seek(0)
        head = answer.readline(bounds.output)
        if code == _TOO_MUCH or code < 0 or size > bounds.output:
            raise _exceeded(own, _("it takes more memory, or makes more, than a paper needs"))
        if code or not head.endswith(b"\n"):
            raise RuntimeError(f"the process that fills {own.name} ended with {code}")
        told = json.loads(head)
        _refuse(told, own)
        doubts.again(_doubt(each) for each in told["doubts"])
        return answer.read()


def _run(given: IO[bytes], answer: IO[bytes], own: Own, seconds: int) -> int:
    """The process's exit code; it never outlives this call, Ctrl-C or not."""
    command = [sys.executable, "-P", "-m", "clusterctl.render.confined"]
    paths = [str(_PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
    with subprocess.Popen(  # noqa: S603 this very program
        command, stdin=given, stdout=answer, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        try:
            code = process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise _too_long(own, seconds) from error
        finally:
            process.kill()
            process.wait()
    if code == -_OUT_OF_TIME:
        raise _too_long(own, seconds)
    return code


_OUT_OF_TIME: Final = 24
"""SIGXCPU, which Windows doesn't name."""

_TOO_MUCH: Final = 3
"""How the process ends when its memory or the file it writes to is full."""


def _too_long(own: Own, seconds: int) -> RenderError:
    return _exceeded(own, _("it takes longer than {n} seconds", n=seconds))


def _exceeded(own: Own, what: Message) -> RenderError:
    return RenderError(
        _("the template is given up: {why}", why=what),
        Place(own.name) if own.name.endswith(TEXT) else whole(own.name),
        _("look for a loop within a loop, or for a text that is put together over and over"),
    )


def _refuse(told: dict[str, Any], own: Own) -> None:
    if bug := told.get("bug"):
        raise RuntimeError(f"{own.name}:\n{bug}")
    if (error := told.get("error")) is None:
        return
    message, hint = _message(error["message"]), error["hint"] and _message(error["hint"])
    if (at := error["place"]) is None:
        raise ClusterctlError(message, hint)
    line, column, end_line, end_column = map(int, at["span"])
    within = _message(at["within"]) if at["within"] else None
    raise RenderError(message, Place(own.name, line, column, end_line, end_column, within), hint)


def _message(texts: Mapping[str, str]) -> Message:
    return Message("{text}", {"text": Bilingual(str(texts["ru"]), str(texts["en"]))})


def _doubt(told: Mapping[str, Any]) -> doubts.Doubt:
    form, of, key = (str(told[name]) for name in ("form", "of", "key"))
    return doubts.Doubt(form, of, key, Case(told["case"]), _message(told["reason"]))


def main() -> None:
    """Fill the template that standard input brings; answer on standard output."""
    own, values, asked, bounds = pickle.load(sys.stdin.buffer)  # noqa: S301 our parent's own
    _limit(bounds)
    paper, told = b"", dict[str, Any]()
    with doubts.collected() as found:
        try:
            paper = _filled(own, values, asked)
        except ClusterctlError as error:
            told["error"] = _told(error)
        except MemoryError:
            sys.exit(_TOO_MUCH)
        except Exception:  # noqa: BLE001 an error of ours: the parent tells it as one
            told["bug"] = traceback.format_exc()
    told["doubts"] = [
        {
            "form": doubt.form,
            "of": doubt.of,
            "key": doubt.key,
            "case": doubt.case.value,
            "reason": _texts(doubt.reason),
        }
        for doubt in found.values()
    ]
    if not _written(json.dumps(told).encode() + b"\n" + paper):
        os._exit(_TOO_MUCH)  # without another try to write


def _written(answer: bytes) -> bool:
    """Whether all of the answer went to standard output, which may grow no further."""
    try:
        count = sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
    except OSError:
        return False
    return count == len(answer)


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
    """Bound this process where the system can; its parent's clock bounds it anywhere."""
    try:
        import resource  # noqa: PLC0415 Windows has none
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, bounds.memory),
        (resource.RLIMIT_CPU, bounds.seconds),
        (resource.RLIMIT_FSIZE, bounds.output),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(what)
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        with suppress(ValueError, OSError):  # macOS bounds no memory
            resource.setrlimit(what, (bound, hard))


if __name__ == "__main__":
    main()
