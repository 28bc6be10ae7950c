"""The papers: what each is made of, from which template, of which values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clusterctl import __version__, layout, resources
from clusterctl.messages import Message, _, n_
from clusterctl.render import agreement, program
from clusterctl.render.filters import FILTERS
from clusterctl.render.properties import Core
from clusterctl.render.template import compile_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.messages import Language

_RUSSIAN: Language = "ru"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its name on the command line, the kind of its document, its values.

    `sources` gives the documents whose values it shows: errors in them make it a draft.
    """

    name: str
    kind: str
    title: Message
    values: Callable[[Folder, Document], dict[str, Any]]
    sources: Callable[[Folder, Document], list[Document]]

    @property
    def template(self) -> str:
        """The template's file name."""
        return f"{self.name}.md.j2"

    @property
    def file_name_of_document(self) -> str:
        """The file that the paper's document is in."""
        return layout.PATTERNS[self.kind].rpartition("/")[2]

    def made(self, folder: Folder, document: Document, errors: int, *, draft: bool) -> bytes:
        """The DOCX of a document; marked as a draft when asked to, or when there are errors.

        Raises RenderError where the template asks for what the document doesn't have.
        """
        text = (resources.templates() / self.template).read_text(encoding="utf-8")
        return compile_text(text, self.template, FILTERS).render(
            self.values(folder, document),
            draft=_mark(errors).text(_RUSSIAN) if draft or errors else None,
            properties={
                "clusterctl.template": self.template,
                "clusterctl.version": __version__,
                "clusterctl.documents": ", ".join(d.file for d in self.sources(folder, document)),
            },
            core=Core(title=self.title.text(_RUSSIAN), created=document.date("date")),
        )


def _mark(errors: int) -> Message:
    if not errors:
        return _("DRAFT")
    return n_(
        "DRAFT. {n} error in the source documents",
        "DRAFT. {n} errors in the source documents",
        errors,
    )


PAPERS = {
    paper.name: paper
    for paper in (
        Paper(
            "agreement", "agreement", _("Cooperation agreement"),
            agreement.values, agreement.sources,
        ),
        Paper("program", "program", _("Activity program"), program.values, program.sources),
    )
}  # fmt: skip
"""All papers by name."""
