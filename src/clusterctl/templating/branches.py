"""References of a Word template to clauses of which only one of several branches will be there.

Word counts clauses itself, but shows in a reference what was counted last: so the number is
counted here as it will be once a branch is chosen.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from clusterctl.word.numbering import Numbering
from clusterctl.word.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

_BOOKMARK: Final = w("bookmarkStart")
_CODE: Final = w("instrText")


def number(body: _Element, numbering: Numbering, keyword: Callable[[_Element], str]) -> None:
    """Gives references the numbers their clauses have when only their own branches are there."""
    labels = dict(_labels(body, Numbering(numbering.root), keyword))
    for code in body.iter(_CODE):
        words = (code.text or "").split()
        if len(words) > 2 and words[0] == "REF" and "\\r" in words and words[1] in labels:  # noqa: PLR2004 a name and a switch
            _show(code, labels[words[1]])


def list_once(body: _Element, keyword: Callable[[_Element], str]) -> None:
    """Takes headings that a loop repeats out of the contents: Word lists them when asked to."""
    repeated = set(_repeated(body, keyword))
    for link in list(body.iter(w("hyperlink"))):
        entry = link.getparent()
        if link.get(w("anchor")) in repeated and entry is not None:
            _drop(entry, link)


def _labels(
    body: _Element, counted: Numbering, keyword: Callable[[_Element], str]
) -> Iterator[tuple[str, str]]:
    before: list[Numbering | None] = []  # of each statement that is open; None for loops
    for each in body.iter(w("p"), etree.ProcessingInstruction):
        if each.tag == w("p"):
            shown = _counted(each, counted)
            yield from ((mark.get(w("name"), ""), shown) for mark in each.iter(_BOOKMARK))
            continue
        match keyword(each):
            case "if":
                before.append(deepcopy(counted))
            case "for":
                before.append(None)
            case "elif" | "else" if before and (begun := before[-1]):
                counted = deepcopy(begun)
            case "endif" | "endfor" if before:
                before.pop()


def _counted(block: _Element, counted: Numbering) -> str:
    level, num = (block.find(f"{w('pPr')}/{w('numPr')}/{w(name)}") for name in ("ilvl", "numId"))
    if level is None or num is None:
        return ""
    shown = counted.label(num.get(w("val"), ""), int(level.get(w("val"), "0")))
    return shown.removesuffix(".")


def _show(code: _Element, shown: str) -> None:
    """Puts a number into the field that has the code."""
    run = code.getparent()
    while run is not None and run.find(w("t")) is None:
        run = run.getnext()
    told = None if run is None else run.find(w("t"))
    if told is not None and shown:
        told.text = shown


def _repeated(body: _Element, keyword: Callable[[_Element], str]) -> Iterator[str]:
    """The bookmarks of what stands in a loop."""
    depth = 0
    for each in body.iter(_BOOKMARK, etree.ProcessingInstruction):
        if each.tag == _BOOKMARK:
            if depth:
                yield each.get(w("name"), "")
        else:
            depth += {"for": 1, "endfor": -1}.get(keyword(each), 0)


def _drop(entry: _Element, link: _Element) -> None:
    """Takes an entry out of the contents; the field's own runs go to a neighbour."""
    entry.remove(link)
    rest = [child for child in entry if child.tag == w("r")]
    before, after = entry.getprevious(), entry.getnext()
    if before is not None:
        before.extend(rest)
    elif after is not None:
        for run in reversed(rest):
            after.insert(1, run)
    parent = entry.getparent()
    if parent is not None and (before is not None or after is not None):
        parent.remove(entry)
