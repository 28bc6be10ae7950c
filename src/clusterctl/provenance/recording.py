"""Papers made with the record of where they come from: git asked once, documents marked once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from clusterctl import __version__, git, resources
from clusterctl.provenance.fields import marks
from clusterctl.provenance.origin import Origin, Original
from clusterctl.provenance.stamp import stamped

if TYPE_CHECKING:
    from pathlib import Path

    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.render.papers import Paper

_MARK: Final = 16


@dataclass(frozen=True, slots=True)
class Standing:
    """The commit a folder stands at, and the files that differ from it; nothing without git."""

    revision: str = ""
    changed: frozenset[str] = frozenset()


def standing(root: Path) -> Standing:
    """Where git says the folder stands; nothing where git is silent for whatever reason."""
    if git.top(root) is None:
        return Standing()
    try:
        revision = git.commit("HEAD", root)
        changes = git.changes_since(revision, root)
    except git.GitError:  # no commit yet, no git, another's repository: papers are made anyway
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
        *,
        draft: bool = False,
        asked: bool = False,
        errors: int = 0,
    ) -> bytes:
        """A paper of a document with the record of its origin."""
        sources = {d.file: d for d in paper.sources(self.folder, document)}
        origin = Origin(
            paper=paper.name,
            kind=document.kind,
            document=document.id,
            cluster=document.cluster,
            version=__version__,
            template=paper.template,
            template_mark=self.template(paper),
            documents=tuple(map(self.original, sources.values())),
            revision=self.standing.revision,
            changed=not self.standing.changed.isdisjoint(sources),
            draft=draft,
            asked=asked,
            errors=errors,
        )
        return stamped(content, origin)

    def original(self, document: Document) -> Original:
        """A document as records have it."""
        if document.file not in self._originals:
            self._originals[document.file] = Original(
                document.kind, document.id, document.cluster, document.file, marks(document)
            )
        return self._originals[document.file]

    def template(self, paper: Paper) -> str:
        """The mark of a paper's template as it is now."""
        if paper.template not in self._templates:
            content = (resources.templates() / paper.template).read_bytes()
            self._templates[paper.template] = template_mark(content)
        return self._templates[paper.template]
