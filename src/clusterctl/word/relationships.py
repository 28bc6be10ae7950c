"""What a part of a DOCX refers to: its relationships, their targets as names of parts."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from clusterctl.word.ooxml import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ENDING: Final = ".rels"


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship; `kind` is the last word of its type, like `header` or `image`.

    `target` is the name of a part, or an address where the link is `external`.
    """

    id: str
    kind: str
    target: str
    external: bool = False


def links_of(part: str) -> str:
    """The name of the part that holds a part's relationships; of the whole file's for `""`."""
    folder, _slash, name = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{name}{ENDING}")


def links(parts: Mapping[str, bytes], part: str = "") -> list[Link]:
    """The relationships of a part, or of the whole file, in the order they are written."""
    written = parts.get(links_of(part))
    return list(read(written, part.rpartition("/")[0])) if written is not None else []


def read(written: bytes, folder: str = "") -> Iterator[Link]:
    """The relationships of a `.rels` part; targets are seen from the folder."""
    for link in parsed(written).iterchildren(tag=etree.Element):
        target = link.get("Target", "")
        external = link.get("TargetMode", "").casefold() == "external"
        yield Link(
            link.get("Id", ""),
            link.get("Type", "").rpartition("/")[2],
            target if external else _part(folder, target),
            external,
        )


def main_part(parts: Mapping[str, bytes]) -> str:
    """The name of the part that holds the body; an empty one where there is none."""
    found = (link.target for link in links(parts) if link.kind == "officeDocument")
    return next(found, "")


def _part(folder: str, target: str) -> str:
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))
