"""Folders of an older format brought to the current one, format by format.

A migration is a row of the table below: the format it starts from, what it does in words, and the
function that writes a document anew. The schema's `format` names the current one, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from clusterctl import edits, layout, source
from clusterctl.errors import ClusterctlError
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from clusterctl.folder import Folder
    from clusterctl.messages import Message
    from clusterctl.source import Source

CURRENT: Final = 1
"""The format of folders that this version reads."""


@dataclass(frozen=True, slots=True)
class Migration:
    """A step from one format to the next.

    `rewritten` gives the text of a document of a kind (None: of none) in the next format.
    """

    start: int
    title: Message
    rewritten: Callable[[str | None, Source], str]


MIGRATIONS: Final[tuple[Migration, ...]] = ()
"""All there are, in the order of the formats; format 1 is the first, so there is none yet."""


def format_of(folder: Folder) -> int:
    """The format a folder says it has; a `ClusterctlError` where it doesn't, or isn't known."""
    told = folder.setting("format")
    if not isinstance(told, int):
        raise ClusterctlError(
            _("{file} doesn't say which format the folder has", file=layout.SETTINGS),
            _("if the folder is new, write `format: {current}`", current=CURRENT),
        )
    if told > CURRENT:
        raise ClusterctlError(
            _("the folder has format {told}, this version of clusterctl knows {current}",
              told=told, current=CURRENT),
            _("install a newer clusterctl; nothing was changed"),
        )  # fmt: skip
    return told


def steps(start: int) -> list[Migration]:
    """The migrations from a format to the current one; an error where there is no way."""
    return _way(start, MIGRATIONS)


def migrated(folder: Folder, migrations: Sequence[Migration]) -> Mapping[str, str]:
    """The files that change, with their new texts.

    A `ClusterctlError` when a file can't be read: half a folder migrated is worse than none.
    """
    for each in folder.sources:
        if each.findings:
            raise ClusterctlError(
                _("{file} can't be read: {why}", file=each.file, why=each.findings[0].message),
                _("mend it first; `clusterctl validate` tells more"),
            )
    now = {each.file: each for each in folder.sources}
    for migration in migrations:
        now = {file: _next(folder, migration, each) for file, each in now.items()}
    return {s.file: now[s.file].text for s in folder.sources if now[s.file].text != s.text}


def _next(folder: Folder, migration: Migration, document: Source) -> Source:
    """A document in the format after a migration; the settings tell its number."""
    kinds = {d.file: d.kind for d in folder.documents}
    text = migration.rewritten(kinds.get(document.file), document)
    written = source.read(document.file, text.encode())
    if document.file == layout.SETTINGS:
        written = edits.put(written, ("format",), str(migration.start + 1))
    return written


def _way(start: int, known: Sequence[Migration]) -> list[Migration]:
    rest = [migration for migration in known if migration.start >= start]
    if [migration.start for migration in rest] != list(range(start, start + len(rest))) or (
        start + len(rest) < CURRENT
    ):
        raise ClusterctlError(
            _("there has never been a format {told}; the first one is {first}",
              told=start, first=min((m.start for m in known), default=CURRENT)),
            _("look at `format` in {file}", file=layout.SETTINGS),
        )  # fmt: skip
    return rest
