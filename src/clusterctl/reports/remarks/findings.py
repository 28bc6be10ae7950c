"""The findings in a cluster's program by what they are about, and what that is called."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl.messages import Message, _
from clusterctl.render import remarks

if TYPE_CHECKING:
    from clusterctl.check import Verdict
    from clusterctl.diagnostics import Diagnostic, Severity
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_OTHERS = {
    "": _("Program as a whole"),
    "results": _("Results of the program"),
    "activities": _("Activities of the program"),
}


@dataclass(frozen=True, slots=True)
class Remarks:
    """The findings in a cluster's program by section, and how many are accepted."""

    cluster: Document
    files: frozenset[str]
    """Its program's file; several where it has several, none where it has no program."""
    groups: dict[str, list[Diagnostic]]
    waived: int

    @property
    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(d.severity for group in self.groups.values() for d in group)


def remarks_on(verdict: Verdict, cluster: Document) -> Remarks:
    """The findings in the files of a cluster's program, that it can't be read among them."""
    folder = verdict.folder
    files = {each.file for each in folder.of("program", cluster.cluster)}
    files |= {each.file for each in folder.unread("program", cluster.cluster)}
    found = [d for d in verdict.findings if d.place.file in files]
    waived = sum(each.finding.place.file in files for each in verdict.waived)
    return Remarks(cluster, frozenset(files), remarks.by_section(folder, found), waived)


def title(folder: Folder, key: str) -> Message:
    """What findings are about: the program, what stands beside the sections, a section."""
    known = {each.key: each for each in folder.regulation.sections}
    if key not in known:
        return _OTHERS[key]
    return _("{n}. {title}", n=known[key].number, title=known[key].title)
