"""Papers made with the record of where they come from: git asked once, documents marked once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from clusterctl import __version__, git, resources
from clusterctl.provenance.fields import marks
from clusterctl.provenance.origin import Origin, Original
from clusterctl.provenance.stamp import stamped
from clusterctl.render import listing
from clusterctl.render.own import content_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.messages import Message
    from clusterctl.render.papers import Paper

LISTING: Final = "contents"
"""What the list of contents of a pack is called in its record."""

_MARK: Final = 16


@dataclass(frozen=True, slots=True)
class Standing:
    """The commit a folder stands at, and the files that differ from it; nothing without git."""

    revision: str = ""
    changed: frozenset[str] = frozenset()
    trouble: Message | None = None
    """Why git says nothing of a folder that is in a repository."""


def standing(root: Path) -> Standing:
    """Where git says the folder stands: papers are made even where it says nothing."""
    if git.top(root) is None:
        return Standing()
    try:
        git.run(["rev-parse", "--git-dir"], root)
    except git.GitError as error:
        return Standing(trouble=error.message)
    try:
        revision = git.commit("HEAD", root)
        changes = git.changes_since(revision, root)
    except git.GitError:  # no commit yet
        return Standing()
    return Standing(revision, changes.written | changes.gone)


def template_mark(content: bytes) -> str:
    """What the text of a template is known by, however its lines end."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()[:_MARK]


@dataclass
class Recorder:
    """Puts the records into the papers of one folder."""

    folder: Folder

    def __post_init__(self) -> None:
        self._originals: dict[str, Original] = {}
        self._templates: dict[str, str] = {}

    @cached_property
    def standing(self) -> Standing:
        """Where the folder stands, asked once."""
        return standing(self.folder.root)

    def stamped(
        self,
        content: bytes,
        paper: Paper,
        document: Document,
        cluster: str,
        *,
        draft: bool = False,
        asked: bool = False,
        errors: int = 0,
    ) -> bytes:
        """A paper of a document, for a cluster, with the record of its origin."""
        sources = paper.sources(self.folder, document)
        made = self._origin(paper.name, paper.template_in(self.folder), document, sources)
        told = replace(made, cluster=cluster, draft=draft, asked=asked, errors=errors)
        return stamped(content, told)

    def listed(self, content: bytes, cluster: Document, documents: Iterable[Document]) -> bytes:
        """The list of contents of a cluster's pack with the record of its origin."""
        return stamped(
            content, self._origin(LISTING, listing.TEMPLATE, cluster, [cluster, *documents])
        )

    def _origin(
        self, paper: str, template: str, document: Document, sources: Iterable[Document]
    ) -> Origin:
        files = {source.file: source for source in sources}
        return Origin(
            paper=paper,
            kind=document.kind,
            document=document.id,
            cluster=document.cluster,
            version=__version__,
            template=template,
            template_mark=self.template(template),
            documents=tuple(map(self.original, files.values())),
            revision=self.standing.revision,
            changed=not self.standing.changed.isdisjoint(files),
        )

    def original(self, document: Document) -> Original:
        """A document as records have it."""
        if document.file not in self._originals:
            self._originals[document.file] = Original(
                document.kind, document.id, document.cluster, document.file, marks(document)
            )
        return self._originals[document.file]

    def template(self, name: str) -> str:
        """The mark of a template as it is now; empty where there is none of that name."""
        if name not in self._templates:
            file = resources.templates() / name
            content = file.read_bytes() if file.is_file() else content_of(self.folder.root, name)
            self._templates[name] = template_mark(content) if content is not None else ""
        return self._templates[name]
