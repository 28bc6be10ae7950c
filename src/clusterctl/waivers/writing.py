"""Findings taken over into waivers.yaml, all at once; what stands there stays as it is."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from clusterctl import layout, source
from clusterctl.errors import ClusterctlError
from clusterctl.fingerprints import named
from clusterctl.folder import SCOPED
from clusterctl.formatting import texts
from clusterctl.messages import _
from clusterctl.rules.waivers import NEVER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.folder import Folder
    from clusterctl.messages import Message
    from clusterctl.source import Source

FILE = layout.PATTERNS["waivers"]

_NEW = "kind: waivers\nwaivers:\n"
_INDENT = "  "
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Entry = dict[str, Any]
"""An entry of the file, its comment under the empty key."""


def entries(
    folder: Folder, found: Iterable[Diagnostic], accepted_by: str, said: Callable[[Message], str]
) -> list[Entry]:
    """What to write for the findings, each once; those that can't be waived are left out.

    `said` tells a message in one line without characters that no file should hold.
    """
    values = {s.file: s.value for s in folder.sources}
    kinds = {d.file: d.kind for d in folder.documents}
    written: dict[str, Entry] = {}
    for d in found:
        if d.code.startswith(NEVER) or not _ID.fullmatch(d.document):
            continue
        scope = layout.cluster_at(d.place.file) if kinds.get(d.place.file) in SCOPED else ""
        entry = {
            "": said(d.message),
            "code": d.code,
            "document": f"{scope}/{d.document}" if scope else d.document,
            "route": list(named(values.get(d.place.file), d.route)),
            "reason": said(_("accepted when the folder was taken over")),
            "accepted_by": accepted_by,
        }
        written.setdefault(json.dumps([entry[key] for key in ("code", "document", "route")]), entry)
    return list(written.values())


def home(folder: Folder) -> Source | None:
    """The folder's file of waivers; None while there is none."""
    return next((s for s in folder.sources if layout.kind_at(s.file) == "waivers"), None)


def extended(before: Source | None, new: list[Entry]) -> str:
    """The file's text with the new entries after its own; a new file's where there is none yet.

    A `ClusterctlError` when the text is one that can't be extended without touching it elsewhere.
    """
    old = before or source.read(FILE, _NEW.encode())
    head, tail, indent = _parted(old)
    end = "\r\n" if "\r\n" in old.text else "\n"
    block = "".join(f"{indent}{line}{end}" for entry in new for line in _lines(entry))
    whole = f"{head}{block}{tail}"
    plain = [{key: value for key, value in entry.items() if key} for entry in new]
    listed = _listed(old)
    if listed is None or _listed(source.read(old.file, whole.encode())) != [*listed, *plain]:
        raise ClusterctlError(
            _("{file} is written in a way that can't be extended", file=old.file),
            _("write `waivers:` as a list with a dash before each entry, and mend what is wrong"),
        )
    return whole


def _parted(old: Source) -> tuple[str, str, str]:
    """The text before and after the place of new entries, and how far they stand in."""
    span = old.span("waivers")
    if span is None:
        return _ended(f"{_ended(old.text)}waivers:"), "", _INDENT
    start, end = span
    if old.text[start:end] in ("", "[]"):
        line_end = old.text.find("\n", end) + 1 or len(old.text)
        line = f"{old.text[:start].rstrip(' ')}{old.text[end:line_end]}"
        return _ended(line), old.text[line_end:], _INDENT
    following = list(old.value)[list(old.value).index("waivers") + 1 :]
    value = old.span(following[0]) if following else None
    cut = old.text.rfind("\n", 0, value[0]) + 1 if value else len(old.text)
    indent = " " * (start - old.text.rfind("\n", 0, start) - 1)
    return _ended(old.text[:cut]), old.text[cut:], indent


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"


def _lines(entry: Entry) -> list[str]:
    """An entry as YAML, below a comment with the finding's message."""
    route = ", ".join(_scalar(step, in_brackets=True) for step in entry["route"])
    return [
        f"# {entry['']}",
        f"- code: {entry['code']}",
        f"  document: {_scalar(entry['document'])}",
        f"  route: [{route}]",
        f"  reason: {_scalar(entry['reason'])}",
        f"  accepted_by: {_scalar(entry['accepted_by'])}",
    ]


def _scalar(value: str | int, *, in_brackets: bool = False) -> str:
    """A value as `fmt` would write it."""
    if isinstance(value, int):
        return str(value)
    return texts.inline(value, None, in_brackets=in_brackets)


def _listed(told: Source) -> Any:
    """The entries a text holds; None where it can't be read."""
    if told.findings or not isinstance(told.value, dict):
        return None
    return told.value.get("waivers") or []
