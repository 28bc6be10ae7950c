"""Numbers of clauses, lists, tables and appendices, and the places of the text that name them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from clusterctl.messages import _
from clusterctl.templating.errors import Refusal
from clusterctl.word import ooxml
from clusterctl.word.ooxml import c, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from clusterctl.word.numbering import Numbering

_MARK, _LABEL, _HEADING = c("mark"), c("label"), c("heading")
_AT, _RESTART = c("at"), c("restart")
_NUMBER, _VAL = w("numPr"), w("val")
_SEQUENCES: Final = {"table": "Таблица", "appendix": "Приложение", "figure": "Рисунок"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, its level and the number Word will show before it."""

    block: _Element
    level: int
    number: str


@dataclass(frozen=True, slots=True)
class _Labelled:
    """What a reference to a label shows, and the field that shows it."""

    number: str
    code: str


def number(body: _Element, numbering: Numbering) -> list[Heading]:
    """Numbers all there is to number, fills in the references; the headings in order.

    Raises Refusal at a reference to what the values left out, at a clause without its section.
    """
    numbers = _Numbers(numbering)
    for place in list(body.iter(c("sequence"))):
        numbers.follow(place)
    for block in body.iter(w("p")):
        if block.attrib:
            numbers.count(block)
        else:
            numbers.items.clear()
    for reference in list(body.iter(c("ref"))):
        numbers.refer(reference)
    return numbers.headings


@dataclass(slots=True)
class _Numbers:
    numbering: Numbering
    headings: list[Heading] = field(default_factory=list)
    clauses: str = ""
    items: dict[int, tuple[str, str]] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    labels: dict[str, _Labelled] = field(default_factory=dict)

    def follow(self, place: _Element) -> None:
        """Fills in the next number of tables or of appendices."""
        kind, block = place.get("kind", ""), cast("_Element", place.getparent())
        self.sequences[kind] = self.sequences.get(kind, 0) + 1
        code = f"SEQ {_SEQUENCES[kind]} \\* ARABIC"
        runs = _replace(place, code, str(self.sequences[kind]))
        if label := block.get(_LABEL):
            del block.attrib[_LABEL]
            at = block.attrib.pop(_AT)
            self._learn(label, block, str(self.sequences[kind]), str(at), runs)

    def count(self, block: _Element) -> None:
        """Gives a paragraph the next number of its list, if it has one."""
        attributes = cast("dict[str, str]", dict(block.attrib))
        block.attrib.clear()
        if _RESTART in attributes:
            self.clauses = ""
        mark = attributes.get(_MARK, "")
        if mark in {"", "clause"}:
            self.items.clear()
        shown = self._numbered(block, mark, attributes[_AT]) if mark else ""
        if label := attributes.get(_LABEL):
            self._learn(label, block, shown, attributes[_AT])
        if level := attributes.get(_HEADING):
            self.headings.append(Heading(block, int(level), shown))

    def refer(self, reference: _Element) -> None:
        """Replaces a reference with a field that shows the number of what is labelled."""
        name = reference.get("name", "")
        if name not in self.labels:
            raise Refusal(
                _("the paper has no clause labelled “{label}” for these values", label=name),
                at=reference.get("at", ""),
            )
        labelled = self.labels[name]
        _replace(reference, labelled.code, labelled.number)

    def _numbered(self, block: _Element, mark: str, at: str) -> str:
        [(level_of, list_of)] = block[0].iterchildren(_NUMBER)
        level = int(level_of.get(_VAL, "0"))
        num_id = self._clause_list(level, at) if mark == "clause" else self._item_list(mark, level)
        list_of.set(_VAL, num_id)
        return self.numbering.label(num_id, level)

    def _clause_list(self, level: int, at: str) -> str:
        if not self.clauses:
            self.clauses = self.numbering.new("clause")
        if level > self.numbering.depth(self.clauses):
            missing, mark = "#." * level, "#." * (level + 1)
            raise Refusal(
                _("“{mark}” stands before any “{missing}”", mark=mark, missing=missing), at=at
            )
        return self.clauses

    def _item_list(self, mark: str, level: int) -> str:
        """The list that goes on here: nothing but deeper items stands between."""
        for deeper in [known for known in self.items if known > level]:
            del self.items[deeper]
        kind, num_id = self.items.get(level, ("", ""))
        if kind != mark:
            num_id = self.numbering.new(mark)
            self.items[level] = mark, num_id
        return num_id

    def _learn(
        self, label: str, block: _Element, shown: str, at: str, runs: Sequence[_Element] = ()
    ) -> None:
        if label in self.labels:
            raise Refusal(_("the label “{label}” is given twice", label=label), at=at)
        number = len(self.labels) + 1
        name = f"_Ref{number:09}"
        ooxml.bookmark(block, name, number, runs)
        code = f"REF {name} \\h" if runs else f"REF {name} \\r \\h"
        self.labels[label] = _Labelled(shown.removesuffix("."), code)


def _replace(place: _Element, code: str, result: str) -> list[_Element]:
    runs = ooxml.field(code, result, place.find(w("rPr")))
    ooxml.replace(place, runs)
    return runs
