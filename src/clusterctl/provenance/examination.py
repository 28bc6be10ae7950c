"""A paper verified: whether it says what it said when it was made, and what it would say now."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from clusterctl import __version__, check, git, revisions
from clusterctl.diagnostics import Severity
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Message, _
from clusterctl.provenance import stamp
from clusterctl.provenance.data import Changed, changed
from clusterctl.provenance.edits import Edit, edits
from clusterctl.provenance.lines import lines
from clusterctl.provenance.recording import LISTING, Recorder
from clusterctl.render import listing
from clusterctl.render.papers import PAPERS
from clusterctl.word.opening import opened

if TYPE_CHECKING:
    from datetime import date

    from clusterctl.check import Verdict
    from clusterctl.documents import Document
    from clusterctl.folder import Folder
    from clusterctl.provenance.lines import Line
    from clusterctl.provenance.origin import Origin
    from clusterctl.render.papers import Paper

_PDF: Final = b"%PDF"
_MOST_LINES: Final = 10_000


@dataclass(frozen=True, slots=True)
class Examined:
    """What was found out about a file; without an origin nothing but that, and `ours`."""

    origin: Origin | None = None
    ours: bool = True
    """Whether this program made the file, so far as it can be told."""
    edits: tuple[Edit, ...] = ()
    """What was done to its text by hand."""
    saved_anew: bool = False
    """Whether another program has saved it since."""
    data: tuple[Changed, ...] = ()
    """What has changed in its documents."""
    news: tuple[Edit, ...] = ()
    """What a paper made now would say differently."""
    template: str = ""
    """The template that is used now, where it is another one or has changed."""
    unmade: Message | None = None
    """Why it can't be made now."""
    unknown: Message | None = None
    """Why git doesn't tell what its documents were."""

    @property
    def version(self) -> bool:
        """Whether another version of the program made it."""
        return self.origin is not None and self.origin.version != __version__

    @property
    def outdated(self) -> bool:
        """Whether a paper made now would say something else, or can't be made."""
        is_listing = self.origin is not None and self.origin.paper == LISTING
        return bool(self.news or self.unmade or (is_listing and self.data))

    @property
    def sound(self) -> bool:
        """Whether it says what it said, and what a paper made now would say."""
        return self.origin is not None and not self.edits and not self.outdated


@dataclass
class State:
    """The folder at one time, and the papers made of it."""

    folder: Folder
    _made: dict[tuple[object, ...], list[Line]] = field(default_factory=dict)

    @cached_property
    def verdict(self) -> Verdict:
        """The folder judged."""
        return check.check(self.folder)

    def lines(self, origin: Origin) -> list[Line]:
        """What the paper says, made again; a `ClusterctlError` where that can't be done."""
        key = (origin.paper, origin.kind, origin.document, origin.cluster, origin.asked)
        if key not in self._made:
            self._made[key] = self._lines(origin)
        return self._made[key]

    def sources(self, origin: Origin) -> list[Document]:
        """The documents the paper would be made of; none where it can't be."""
        try:
            paper, document = self._subject(origin)
        except ClusterctlError:
            return []
        return paper.sources(self.verdict.folder, document)

    def _subject(self, origin: Origin) -> tuple[Paper, Document]:
        """What to make of which document; a `ClusterctlError` where one of them is unknown."""
        paper = PAPERS.get(origin.paper)
        if paper is None:
            raise ClusterctlError(_("this version makes no paper “{name}”", name=origin.paper))
        document = self.verdict.folder.get(origin.kind, origin.document, origin.cluster)
        if document is None or document.kind not in paper.kinds:
            raise ClusterctlError(
                _("the folder has no document “{id}” that it is made of", id=origin.document)
            )
        return paper, document

    def _lines(self, origin: Origin) -> list[Line]:
        paper, document = self._subject(origin)
        folder = self.verdict.folder
        found = self.verdict.of(paper.sources(folder, document))
        errors = 0 if paper.findings else sum(d.severity is Severity.ERROR for d in found)
        draft = origin.asked or document.draft
        content = paper.made(folder, document, errors, draft=draft, found=found)
        return lines(opened(content, origin.document))


class Examiner:
    """Verifies papers against one folder; `today` and `as_of` judge its former states, too."""

    def __init__(self, folder: Folder, today: date, as_of: date | None = None) -> None:
        self._now = State(folder)
        self._recorder = Recorder(folder)
        self._today, self._as_of = today, as_of
        self._then: dict[str, State | Message] = {}

    def examined(self, content: bytes, name: str) -> Examined:
        """What there is to tell of a file; a `ClusterctlError` for one that can't be read."""
        if content.startswith(_PDF):
            raise ClusterctlError(
                _("“{name}” is a PDF, which keeps no record of what it was made of", name=name),
                _("verify the Word file it was made with: `clusterctl render` makes both"),
            )
        parts = opened(content, name)
        origin = stamp.found(parts)
        if origin is None:
            return Examined(ours=stamp.is_ours(parts))
        now = lines(parts)
        if len(now) > _MOST_LINES:
            raise ClusterctlError(_("“{name}” has more than {n} lines", name=name, n=_MOST_LINES))
        return self._examined(origin, now, saved_anew=stamp.mark_of(parts) != origin.parts)

    def _examined(self, origin: Origin, text: list[Line], *, saved_anew: bool) -> Examined:
        fresh, unmade = self._fresh(origin)
        edited = [line.mark for line in text] != list(origin.lines)
        outdated = bool(fresh) and [line.mark for line in fresh] != list(origin.lines)
        data = self._data(origin)
        lacking = set(origin.lines) - {line.mark for line in (*fresh, *text)}
        former = self._former(origin) if lacking and edited else []
        known = {line.mark: line for line in (*former, *fresh, *text)}
        return Examined(
            origin=origin,
            edits=tuple(edits(origin.lines, text, known)) if edited else (),
            saved_anew=saved_anew,
            data=tuple(data),
            news=tuple(edits(origin.lines, fresh, known)) if outdated else (),
            template=self._other_template(origin),
            unmade=unmade,
            unknown=self._unknown(origin) if data or (lacking and edited) else None,
        )

    def _fresh(self, origin: Origin) -> tuple[list[Line], Message | None]:
        """What the paper would say now, or why it can't be made.

        A list of contents is not made again: it tells the day, and what else lay beside it.
        """
        if origin.paper == LISTING:
            return [], None
        try:
            return self._now.lines(origin), None
        except ClusterctlError as error:
            return [], error.message

    def _other_template(self, origin: Origin) -> str:
        """The template used now, unless it is the same: what a record names is never opened."""
        paper = PAPERS.get(origin.paper)
        name = paper.template_in(self._now.folder) if paper else listing.TEMPLATE
        same = (origin.template, origin.template_mark) == (name, self._recorder.template(name))
        return "" if same else name

    def _former(self, origin: Origin) -> list[Line]:
        """What the paper said when it was made, as far as git knows."""
        then = self._state(origin)
        try:
            return then.lines(origin) if isinstance(then, State) else []
        except ClusterctlError:
            return []

    def _data(self, origin: Origin) -> list[Changed]:
        sources = self._now.sources(origin)
        found = changed(origin.documents, sources, self._now.folder, None)
        then = self._state(origin) if found else None
        if isinstance(then, State):
            return changed(origin.documents, sources, self._now.folder, then.folder)
        return found

    def _unknown(self, origin: Origin) -> Message | None:
        then = self._state(origin)
        return None if isinstance(then, State) else then

    def _state(self, origin: Origin) -> State | Message:
        """The folder at the revision of the paper, or why nobody knows it."""
        if origin.revision not in self._then:
            self._then[origin.revision] = self._read(origin.revision)
        return self._then[origin.revision]

    def _read(self, commit: str) -> State | Message:
        if not commit:
            return _("the folder was in no git repository when it was made")
        folder = self._now.folder
        if git.top(folder.root) is None:
            return _("the folder is in no git repository now")
        try:
            version = revisions.revision(commit, folder.root)
            then = revisions.read(version, folder.root, self._today, self._as_of, like=folder)
        except git.GitError as error:
            if error.hint is None:
                return error.message
            return _("{message}; {hint}", message=error.message, hint=error.hint)
        except ClusterctlError as error:
            return error.message
        return State(then)
