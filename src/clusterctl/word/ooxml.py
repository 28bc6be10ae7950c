"""Names and small pieces of WordprocessingML, and the order its schema demands."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LAYOUT: Final = "urn:clusterctl:layout"
"""The namespace of what `layout` replaces once the values are known."""

XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

# The children of w:pPr this project writes, in the order of CT_PPr.
_PARAGRAPH_ORDER: Final = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr"),
    *("suppressAutoHyphens", "spacing", "ind", "jc", "outlineLvl", "rPr", "sectPr"),
)


@cache
def w(name: str) -> str:
    """The name as lxml has it."""
    return f"{{{W}}}{name}"


@cache
def c(name: str) -> str:
    """The name of an element or attribute of ours, as lxml has it."""
    return f"{{{LAYOUT}}}{name}"


_PREFIX: Final = {"w": W}
_RANK: Final = {w(name): rank for rank, name in enumerate(_PARAGRAPH_ORDER)}
_TEXTS: Final = (w("t"), w("br"))


def parsed(xml: bytes) -> _Element:
    """The root of an XML text; raises lxml's XMLSyntaxError, and recovers nothing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(xml, parser)


def serialized(root: _Element) -> bytes:
    """An XML part, the same bytes for the same tree."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def add(parent: _Element, name: str, /, **attributes: str | int) -> _Element:
    """A new last child of that `w:` name and attributes."""
    return etree.SubElement(parent, w(name), _named(attributes))


def _named(attributes: Mapping[str, str | int]) -> dict[str, str]:
    return {w(key): str(value) for key, value in attributes.items()}


def root(name: str, namespace: str, **prefixes: str) -> _Element:
    """A new root whose namespace needs no prefix; `prefixes` are those of others."""
    others = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in prefixes.items())
    return etree.fromstring(f'<{name} xmlns="{namespace}"{others}/>')


def element(name: str, /, **attributes: str | int) -> _Element:
    """A new element of that `w:` name and attributes."""
    return etree.Element(w(name), _named(attributes), _PREFIX)


def paragraph(style: str) -> _Element:
    """A new empty paragraph of that style."""
    made = element("p")
    add(add(made, "pPr"), "pStyle", val=style)
    return made


def put(block: _Element, name: str, /, **attributes: str | int) -> _Element:
    """The paragraph's property of that name, added at the place the schema gives it."""
    properties = block[0]
    if (present := properties.find(w(name))) is not None:
        return present
    made = element(name, **attributes)
    after = sum(_RANK[str(child.tag)] < _RANK[str(made.tag)] for child in properties)
    properties.insert(after, made)
    return made


def replace(place: _Element, elements: Iterable[_Element]) -> None:
    """Puts elements where another stood, which goes."""
    for made in elements:
        place.addprevious(made)
    parent = place.getparent()
    if parent is not None:
        parent.remove(place)


def unwrap(wrapper: _Element) -> None:
    """Puts the children of an element where it stood."""
    replace(wrapper, list(wrapper))


def text_of(block: _Element) -> str:
    """The text of a paragraph or a run, a line break as a space."""
    return "".join(" " if node.tag == w("br") else node.text or "" for node in block.iter(*_TEXTS))


def field(code: str, result: str, properties: _Element | None = None) -> list[_Element]:
    """The runs of a field: its code for Word to compute, and what it shows until then."""
    runs = [element("r") for _ in range(5)]
    begin, instruction, separate, shown, end = runs
    for run in runs:
        if properties is not None:
            run.append(deepcopy(properties))
    for run, kind in ((begin, "begin"), (separate, "separate"), (end, "end")):
        add(run, "fldChar", fldCharType=kind)
    add(instruction, "instrText").text = f" {code} "
    instruction[-1].set(XML_SPACE, "preserve")
    add(shown, "t").text = result
    shown[-1].set(XML_SPACE, "preserve")
    return runs


def bookmark(block: _Element, name: str, number: int, within: Sequence[_Element]) -> None:
    """Marks the content of a paragraph, or some of its runs, with a name to refer to."""
    start, end = element("bookmarkStart", id=number, name=name), element("bookmarkEnd", id=number)
    if within:
        within[0].addprevious(start)
        within[-1].addnext(end)
    else:
        block.insert(1, start)
        block.append(end)
