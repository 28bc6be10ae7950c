"""What a report can't count of a cluster's program: told before its numbers are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl import membership
from clusterctl.messages import Listing, Message, _
from clusterctl.reports.model import Light, Text
from clusterctl.reports.words import cluster_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.documents import Document
    from clusterctl.folder import Folder

_ALL = 1000


def whole(program: Document, table: str) -> bool:
    """Whether nothing was taken out of a table; `*` in its name is any item of a list."""
    steps = table.split(".")
    return not any(
        all(step in ("*", at) for step, at in zip(steps, route, strict=False))
        for route in program.unsound
    )


def gaps(folder: Folder, clusters: Sequence[Document], *tables: str) -> Iterator[Text]:
    """A text for each thing that is missing of what the tables need, the gravest first."""
    unread: list[str] = []
    none: list[Document] = []
    several: list[Document] = []
    programs: list[tuple[Document, Document]] = []
    for cluster in clusters:
        program = membership.only(folder, "program", cluster)
        files = [source.file for source in folder.unread("program", cluster.cluster)]
        unread += files
        if program is not None:
            programs.append((cluster, program))
        elif folder.of("program", cluster.cluster):
            several.append(cluster)
        elif not files:
            none.append(cluster)
    if unread:
        files_told = Listing(tuple(unread), _ALL)
        yield _amber(_("could not be read and are left out: {files}", files=files_told))
    if none:
        yield _amber(_("there is no activity program: {names}", names=_names(none)))
    if several:
        yield _amber(
            _("there are several programs, so none is counted: {names}", names=_names(several))
        )
    drafts = [cluster for cluster, program in programs if program.draft]
    if drafts:
        yield _amber(_("the program is a draft: {names}", names=_names(drafts)))
    for cluster, program in programs:
        yield from _of_program(folder, program, cluster_name(cluster), tables)


def _names(clusters: Sequence[Document]) -> Listing:
    return Listing(tuple(map(cluster_name, clusters)), _ALL)


def _of_program(
    folder: Folder, program: Document, name: str, tables: Sequence[str]
) -> Iterator[Text]:
    """What a program lacks of the tables."""
    keys = dict.fromkeys(table.split(".")[1] for table in tables)
    lost = [key for key in keys if program.get("sections", key) is None]
    waived = [key for key in keys if program.get("sections", key, "not_applicable") is not None]
    broken = [t for t in tables if not whole(program, t) and t.split(".")[1] not in lost]
    broken = list(dict.fromkeys(table.split(".")[1] for table in broken))
    if lost:
        told = _titles(folder, lost)
        yield _amber(_("{name}: the program doesn’t have {sections}", name=name, sections=told))
    if waived:
        told = _titles(folder, waived)
        yield _amber(_("{name}: declared not applicable: {sections}", name=name, sections=told))
    if broken:
        text = _(
            "{name}: parts with errors are left out of {sections}, so these numbers are not judged;"
            " `clusterctl validate` tells which",
            name=name,
            sections=_titles(folder, broken),
        )
        yield _amber(text)


def _titles(folder: Folder, keys: Sequence[str]) -> Listing:
    """Sections by number and title; where the regulation has none of the key, the key."""
    known = {each.key: each for each in folder.regulation.sections}
    return Listing(
        tuple(
            _("section {n} “{title}”", n=known[key].number, title=known[key].title)
            if key in known
            else key
            for key in keys
        ),
        _ALL,
    )


def _amber(text: Message) -> Text:
    return Text(text, Light.AMBER)
