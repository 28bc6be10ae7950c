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


def gaps(folder: Folder, cluster: Document, *tables: str) -> Iterator[Text]:
    """A text for each thing that is missing of what the tables need, the gravest first."""
    program, name = membership.only(folder, "program", cluster), cluster_name(cluster)
    unread = [source.file for source in folder.unread("program", cluster.cluster)]
    if unread:
        files = Listing(tuple(unread), _ALL)
        yield _amber(_("{name}: {files} can’t be read and is left out", name=name, files=files))
    if program is not None:
        yield from _of_program(folder, program, name, tables)
    elif len(folder.of("program", cluster.cluster)) > 1:
        yield _amber(_("{name}: there are several programs, so none is counted", name=name))
    elif not unread:
        yield _amber(_("{name}: there is no activity program", name=name))


def _of_program(
    folder: Folder, program: Document, name: str, tables: Sequence[str]
) -> Iterator[Text]:
    if program.draft:
        yield _amber(_("{name}: the program is a draft", name=name))
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
