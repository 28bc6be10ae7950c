"""The papers that changes demand, found for `clusterctl new --from-diff`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clusterctl import changes, check, git, revisions
from clusterctl.cli.selection import known_cluster
from clusterctl.cli.session import day
from clusterctl.errors import ClusterctlError
from clusterctl.folder import assemble
from clusterctl.messages import Listing, _
from clusterctl.revisions import Version, Where

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.cli.session import Session
    from clusterctl.folder import Folder
    from clusterctl.source import Source

Paper = tuple[str, dict[str, Any]]
"""The cluster of a paper, and what is known of it by top-level key."""

_NARROWING = ("change", "participant", "issued_by")
"""What an answer chooses one of several papers by."""

_MOST = 10


@dataclass(frozen=True, slots=True)
class Search:
    """What papers are looked for: their kind, the revisions, what narrows them, the day."""

    kind: str
    old: str | None
    new: str | None
    cluster: str | None
    answers: Mapping[str, str]
    as_of: str | None


def missing(session: Session, folder: Folder, search: Search) -> list[Paper]:
    """The papers that are demanded and not begun; what waits or isn't there, is told.

    A `ClusterctlError` for a kind that no change demands, and for what git doesn't know.
    """
    kind, cluster = search.kind, search.cluster
    if kind not in changes.KINDS:
        raise ClusterctlError(
            _("no change demands a document of the kind “{kind}”", kind=kind),
            _("from changes are begun: {kinds}", kinds=Listing(changes.KINDS, _MOST)),
        )
    if cluster is not None:
        known_cluster(folder, cluster, "--cluster")
    old, new = _versions(folder, search.old, search.new)
    judged_on = day(search.as_of)
    last = revisions.read(new, folder.root, session.today, judged_on)
    first = revisions.read(old, folder.root, session.today, judged_on, like=last)
    judged = check.check(folder).folder
    found = changes.missing(changes.compare(first, last), kind, judged)
    papers = [
        (of, known)
        for of, known in found.begun
        if cluster in (None, of) and _is_chosen(known, search.answers)
    ]
    for draft in found.waiting:
        place = session.relative(folder.root / draft.file)
        session.note(_("{path}: is begun already and still a draft", path=place))
    if not papers and not found.waiting:
        session.note(
            _("between {old} and {new} nothing demands a new {kind}",
              old=old.told, new=new.told, kind=kind)
        )  # fmt: skip
    return papers


def with_document(folder: Folder, source: Source) -> Folder:
    """The folder with one more document, which isn't written yet."""
    return assemble(folder.root, [*folder.sources, source], folder.as_of)


def _versions(folder: Folder, old: str | None, new: str | None) -> tuple[Version, Version]:
    """The versions compared: without words all that the branch has changed so far."""
    if old is not None:
        return revisions.pair(folder.root, old, new)
    _first, last = revisions.pair(folder.root)
    base = git.upstream(folder.root)
    return Version(Where.REVISION, base[:_SHORT], base), last


_SHORT = 10


def _is_chosen(known: Mapping[str, Any], answers: Mapping[str, str]) -> bool:
    return all(known[key] == answers[key] for key in _NARROWING if key in known and key in answers)
