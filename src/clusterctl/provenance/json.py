"""What was found out about papers as one JSON object."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from clusterctl.errors import ClusterctlError
from clusterctl.messages import told
from clusterctl.output import escape
from clusterctl.output.escape import visible
from clusterctl.provenance.words import notes, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.messages import Language
    from clusterctl.provenance.data import Changed
    from clusterctl.provenance.edits import Edit
    from clusterctl.provenance.origin import Origin
    from clusterctl.provenance.telling import Result

VERSION: Final = 1


def told_json(results: Sequence[Result], language: Language, prefix: str = "") -> str:
    """The results; fields are added to, never renamed. `prefix` leads to files of the folder."""
    record = _Records(language, prefix)
    whole = {
        "version": VERSION,
        "summary": {
            "files": len(results),
            "sound": sum(result.sound for result in results),
            "unread": sum(result.unread for result in results),
        },
        "files": [record.file(result) for result in results],
    }
    return escape.encodable(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


class _Records:
    def __init__(self, language: Language, prefix: str) -> None:
        self._language: Language = language
        self._prefix = prefix

    def file(self, result: Result) -> dict[str, Any]:
        found, file = result.found, visible(result.file)
        if isinstance(found, ClusterctlError):
            hint = self._told(found.hint) if found.hint else None
            return {
                "file": file,
                "state": "unread",
                "message": self._told(found.message),
                "hint": hint,
            }
        record: dict[str, Any] = {
            "file": file,
            "state": "sound" if found.sound else "differs" if found.origin else "foreign",
            "message": self._told(verdict(found)),
            "notes": [self._told(note) for note in notes(found)],
        }
        if found.origin is None:
            return record
        return record | {
            "edited": bool(found.edits),
            "outdated": found.outdated,
            "saved_anew": found.saved_anew,
            "template_changed": bool(found.template),
            "origin": _origin(found.origin),
            "data": [self._change(each) for each in found.data],
            "edits": [self._edit(each) for each in found.edits],
            "news": [self._edit(each) for each in found.news],
        }

    def _change(self, change: Changed) -> dict[str, Any]:
        return {
            "action": change.action.value,
            "file": visible(self._prefix + change.file),
            "line": change.line,
            "label": self._told(change.label),
            "before": None if change.before is None else self._told(change.before),
            "after": self._told(change.after),
        }

    def _edit(self, edit: Edit) -> dict[str, Any]:
        return {
            "kind": edit.kind.value,
            "place": self._told(edit.place),
            "before": edit.before,
            "after": edit.after,
        }

    def _told(self, value: object) -> str:
        return visible(" ".join(told(value, self._language).split("\n")))


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "paper": visible(origin.paper),
        "kind": visible(origin.kind),
        "document": visible(origin.document),
        "cluster": visible(origin.cluster) or None,
        "documents": [visible(each.file) for each in origin.documents],
        "template": visible(origin.template),
        "clusterctl": visible(origin.version),
        "revision": origin.revision or None,
        "uncommitted": origin.changed,
        "draft": origin.draft,
        "errors": origin.errors,
    }
