"""The list of contents of a cluster's pack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clusterctl import __version__, resources
from clusterctl.duties import COPY, NOTIFICATION
from clusterctl.messages import _
from clusterctl.render import citations
from clusterctl.render.filters import FILTERS
from clusterctl.render.forms import FORMS
from clusterctl.render.values import values as whole
from clusterctl.templating.template import compile_text
from clusterctl.word.properties import Core

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.messages import Language
    from clusterctl.render.jobs import Job

TEMPLATE = "contents.md.j2"
_RUSSIAN: Language = "ru"
_DATES = {"protocol": "meeting_date"}


@dataclass(frozen=True, slots=True)
class Made:
    """A paper of the pack, its file's name, and whether it is a draft."""

    job: Job
    file: str
    draft: bool


def contents(folder: Folder, cluster: Document, made: Sequence[Made]) -> bytes:
    """The DOCX that lists the papers of a pack in their order."""
    text = (resources.templates() / TEMPLATE).read_text(encoding="utf-8")
    return compile_text(text, TEMPLATE, FILTERS | FORMS).render(
        {
            "cluster": whole(folder, cluster),
            "operator": citations.one(folder, "organization", cluster.get("operator")),
            "date": folder.as_of,
            "papers": [_row(folder, each) for each in made],
        },
        properties={
            "clusterctl.template": TEMPLATE,
            "clusterctl.version": __version__,
            "clusterctl.documents": cluster.file,
        },
        core=Core(title=_("List of contents").text(_RUSSIAN)),
    )


def _row(folder: Folder, made: Made) -> dict[str, Any]:
    job, document = made.job, whole(folder, made.job.document)
    kind = job.document.kind
    dated, day, number = _DATED.get(job.paper.name, ("", _DATES.get(kind, "date"), "number"))
    told = document[dated] if dated else document
    return {
        "title": job.paper.title.text(_RUSSIAN),
        "of": _OF.get(kind) if job.paper.name != kind else None,
        "of_date": document.get(_DATES.get(kind, "date")),
        "of_number": document.get("number"),
        "date": told.get(day),
        "number": told.get(number),
        "file": made.file,
        "draft": made.draft,
    }


_DATED = {
    "notice": (COPY, "sent_on", "outgoing_number"),
    "notification": (NOTIFICATION, "sent_on", "outgoing_number"),
    "certification": (COPY, "certified_on", ""),
}
"""Where the papers that have a date and number of their own find them in their documents."""

_OF = {
    "agreement": "соглашение",
    "supplement": "дополнительное соглашение",
    "protocol": "протокол",
    "program": "программа",
}
"""What a paper is about that goes with a document of that kind."""
