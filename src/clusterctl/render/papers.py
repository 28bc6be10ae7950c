"""The papers: what each is made of, from which template, of which values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clusterctl import __version__, layout, resources
from clusterctl.messages import Message, _, n_
from clusterctl.render import (
    agreement,
    career,
    conclusion,
    confined,
    letters,
    order,
    program,
    protocol,
    remarks,
    supplement,
)
from clusterctl.render.filters import FILTERS
from clusterctl.render.forms import FORMS
from clusterctl.render.own import own as own_template
from clusterctl.templating.template import compile_text
from clusterctl.word.properties import Core

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.messages import Language
    from clusterctl.render.own import Own
    from clusterctl.word.drawings import Drawing

_RUSSIAN: Language = "ru"


def _always(folder: Folder, document: Document) -> bool:
    del folder, document
    return True


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: its name on the command line, the kinds of its documents, its values.

    `sources` gives the documents whose values it shows: errors in them make it a draft.
    `called_for` tells whether a document calls for it: a pack has it then.
    """

    name: str
    kinds: tuple[str, ...]
    title: Message
    values: Callable[..., dict[str, Any]]
    sources: Callable[[Folder, Document], list[Document]]
    called_for: Callable[[Folder, Document], bool] = _always
    project: bool = False
    """Whether it is for another to issue, and so a draft whatever its documents say."""
    findings: bool = False
    """Whether it tells what was found in its document: its values take that as well."""
    drawings: Callable[[Folder, Document], Sequence[Drawing]] | None = None
    """The pictures that its values have places for."""

    @property
    def template(self) -> str:
        """The template's file name."""
        return f"{self.name}.md.j2"

    @property
    def file(self) -> str:
        """Where in a cluster's folder the paper's document is."""
        return layout.PATTERNS[self.kinds[0]].removeprefix("clusters/*/")

    def made(
        self,
        folder: Folder,
        document: Document,
        errors: int,
        *,
        draft: bool,
        found: Sequence[Diagnostic] = (),
    ) -> bytes:
        """The DOCX of a document; marked as a draft when asked to, or when there are errors.

        `found` is for a paper that tells findings. Raises RenderError where the template asks for
        what the document doesn't have.
        """
        own = own_template(folder.root, self.name)
        return self._filled(
            own,
            self.values(folder, document, *([found] if self.findings else [])),
            draft=_mark(errors).text(_RUSSIAN) if draft or errors or self.project else None,
            properties={
                "clusterctl.template": own.name if own else self.template,
                "clusterctl.version": __version__,
                "clusterctl.documents": ", ".join(d.file for d in self.sources(folder, document)),
            },
            core=Core(title=self.title.text(_RUSSIAN), created=document.date("date")),
            drawings=self.drawings(folder, document) if self.drawings else (),
        )

    def template_in(self, folder: Folder) -> str:
        """The name of the template that is used: a folder's own comes before the built-in one."""
        own = own_template(folder.root, self.name)
        return own.name if own else self.template

    def _filled(self, own: Own | None, values: dict[str, Any], **asked: Any) -> bytes:
        if own:
            return confined.rendered(own, values, **asked)
        text = (resources.templates() / self.template).read_text(encoding="utf-8")
        return compile_text(text, self.template, FILTERS | FORMS).render(values, **asked)


def _mark(errors: int) -> Message:
    if not errors:
        return _("DRAFT")
    return n_(
        "DRAFT. {n} error in the source documents",
        "DRAFT. {n} errors in the source documents",
        errors,
    )


_COPIED = ("agreement", "supplement", "protocol")
"""What copies are sent of."""

PAPERS = {
    paper.name: paper
    for paper in (
        Paper(
            "agreement", ("agreement",), _("Cooperation agreement"),
            agreement.values, agreement.sources,
        ),
        Paper(
            "program", ("program",), _("Activity program"), program.values, program.sources
        ),
        Paper(
            "career-maps", ("program",), _("Career maps"), career.values, program.sources,
            career.is_drawn, drawings=career.drawings,
        ),
        Paper(
            "supplement", ("supplement",), _("Supplementary agreement"),
            supplement.values, supplement.sources,
        ),
        Paper(
            "protocol", ("protocol",), _("Protocol of the council"),
            protocol.values, protocol.sources,
        ),
        Paper(
            "registration", ("protocol",), _("Registration sheet of the council's meeting"),
            protocol.values, protocol.sources,
        ),
        Paper(
            "extract", ("protocol",), _("Extract from the council's protocol"),
            protocol.values, protocol.sources,
        ),
        Paper(
            "certification", _COPIED, _("Certification of a copy"),
            letters.values, letters.sources, letters.copied,
        ),
        Paper(
            "notice", _COPIED, _("Covering letter to the regional operator"),
            letters.values, letters.sources, letters.copied,
        ),
        Paper(
            "notification", ("supplement",), _("Notification of the regional operator"),
            letters.values, letters.sources, letters.notified,
        ),
        Paper(
            "conclusion", ("conclusion",), _("Conclusion on the program"),
            conclusion.values, conclusion.sources,
        ),
        Paper(
            "remarks", ("program",), _("Remarks on the program"),
            remarks.values, remarks.sources, findings=True,
        ),
        Paper(
            "order", ("order",), _("Order of the regional operator"),
            order.values, order.sources, project=True,
        ),
    )
}  # fmt: skip
"""All papers by name."""
