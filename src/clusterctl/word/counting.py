"""Numbers of a file's paragraphs as Word counts them, whoever has made the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl.word.numbering import Numbering
from clusterctl.word.ooxml import parsed, w
from clusterctl.word.relationships import links, main_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_COUNTED: Final = frozenset({"decimal", "russianLower", "bullet", "none"})
"""The ways of counting that `Numbering` knows."""


class Counted:
    """Counts numbered paragraphs in their order, those whose style has a number as well."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        targets = {link.kind: link.target for link in links(parts, main_part(parts))}
        written, styles = (
            parsed(parts[part]) if (part := targets.get(kind, "")) in parts else None
            for kind in ("numbering", "styles")
        )
        self._lists = Numbering(written) if written is not None else None
        self._shared = dict(_shared(written)) if written is not None else {}
        self._strange = set(_strange(written)) if written is not None else set[str]()
        self._styles = dict(_numbered(styles)) if styles is not None else {}

    def of(self, block: _Element) -> str:
        """The number of the next paragraph; nothing where it has none."""
        list_id, level = self._place(block)
        if self._lists is None or list_id in {"", "0"} or not level.isdecimal():
            return ""
        return self._lists.label(self._shared.get(list_id, list_id), int(level))

    def is_sure(self, block: _Element) -> bool:
        """Whether Word counts the paragraph's list in a way that is known here."""
        return self._place(block)[0] not in self._strange

    def _place(self, block: _Element) -> tuple[str, str]:
        """The list and the level of a paragraph, its own or its style's."""
        list_id, level = self._styles.get(_value(block, "pPr/pStyle"), ("", "0"))
        own = _value(block, "pPr/numPr/numId"), _value(block, "pPr/numPr/ilvl")
        return own[0] or list_id, own[1] or level


def _shared(numbering: _Element) -> Iterator[tuple[str, str]]:
    """For each list the one it counts on with: lists of one definition, unless restarted."""
    first: dict[str, str] = {}
    for num in numbering.iter(w("num")):
        list_id, definition = num.get(w("numId"), ""), _value(num, "abstractNumId")
        restarts = next(num.iter(w("startOverride")), None) is not None
        yield list_id, list_id if restarts else first.setdefault(definition, list_id)


def _strange(numbering: _Element) -> Iterator[str]:
    """The lists that are counted in a way not known here, or whose numbers are put together."""
    definitions = {
        each.get(w("abstractNumId"), "")
        for each in numbering.iter(w("abstractNum"))
        for depth, level in enumerate(each.iter(w("lvl")))
        if (_value(level, "numFmt") or "decimal") not in _COUNTED
        or (depth and "%1" not in _value(level, "lvlText"))
    }
    for num in numbering.iter(w("num")):
        if _value(num, "abstractNumId") in definitions or num.find(f".//{w('lvl')}") is not None:
            yield num.get(w("numId"), "")


def _numbered(styles: _Element) -> Iterator[tuple[str, tuple[str, str]]]:
    """The styles that number their paragraphs: their list and level."""
    for style in styles.iter(w("style")):
        if list_id := _value(style, "pPr/numPr/numId"):
            level = _value(style, "pPr/numPr/ilvl") or "0"
            yield style.get(w("styleId"), ""), (list_id, level)


def _value(block: _Element, path: str) -> str:
    found = block.find("/".join(w(step) for step in path.split("/")))
    return "" if found is None else found.get(w("val"), "")
