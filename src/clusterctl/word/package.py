"""A DOCX from its parts: the same parts make the same bytes on any machine."""

from __future__ import annotations

import zipfile
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Final

from lxml import etree

from clusterctl import resources
from clusterctl.word import drawings as drawn
from clusterctl.word.ooxml import R, W, add, field, paragraph, root, serialized, w
from clusterctl.word.properties import Core, core_part, custom_part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

    from clusterctl.word.drawings import Drawing
    from clusterctl.word.page import Page

DOCUMENT: Final = "word/document.xml"
NUMBERING: Final = "word/numbering.xml"

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)  # the first a zip can tell
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."

_ENDINGS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
_TYPES: Final = {
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    DOCUMENT: f"{_WORD}document.main+xml",
    "word/fontTable.xml": f"{_WORD}fontTable+xml",
    "word/header.xml": f"{_WORD}header+xml",
    "word/headerFirst.xml": f"{_WORD}header+xml",
    NUMBERING: f"{_WORD}numbering+xml",
    "word/settings.xml": f"{_WORD}settings+xml",
    "word/styles.xml": f"{_WORD}styles+xml",
    "word/theme.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
}
_ROOT_LINKS: Final = {
    "rDocument": (f"{_OFFICE}/officeDocument", DOCUMENT),
    "rCore": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    "rCustom": (f"{_OFFICE}/custom-properties", "docProps/custom.xml"),
}
_LINKS: Final = {
    "rDefault": (f"{_OFFICE}/header", "header.xml"),
    "rFirst": (f"{_OFFICE}/header", "headerFirst.xml"),
    "rFonts": (f"{_OFFICE}/fontTable", "fontTable.xml"),
    "rNumbering": (f"{_OFFICE}/numbering", "numbering.xml"),
    "rSettings": (f"{_OFFICE}/settings", "settings.xml"),
    "rStyles": (f"{_OFFICE}/styles", "styles.xml"),
    "rTheme": (f"{_OFFICE}/theme", "theme.xml"),
}


def package(
    document: _Element,
    numbering: _Element,
    page: Page,
    *,
    draft: str = "",
    core: Core,
    properties: Mapping[str, str],
    drawings: Sequence[Drawing] = (),
) -> bytes:
    """The bytes of a DOCX; `draft` is told in the header of each page."""
    return zipped(
        {
            "[Content_Types].xml": _types(drawings),
            "_rels/.rels": _links(_ROOT_LINKS),
            "docProps/core.xml": core_part(core),
            "docProps/custom.xml": custom_part(properties),
            DOCUMENT: serialized(document),
            "word/_rels/document.xml.rels": _links(_LINKS | drawn.links(drawings)),
            "word/fontTable.xml": _reference("fontTable.xml"),
            "word/header.xml": _header(draft, numbered=True),
            "word/headerFirst.xml": _header(draft, numbered=False),
            NUMBERING: serialized(numbering),
            "word/settings.xml": _reference("settings.xml"),
            "word/styles.xml": _styles(page),
            "word/theme.xml": _reference("theme.xml"),
            **dict(drawn.parts(drawings)),
        }
    )


def reference(name: str) -> _Element:
    """A part kept in templates/reference, without its comments and indents."""
    return etree.fromstring(_reference(name))


@cache
def _reference(name: str) -> bytes:
    path = resources.templates() / "reference" / name
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True, resolve_entities=False)
    return serialized(etree.fromstring(path.read_bytes(), parser))


@cache
def _styles(page: Page) -> bytes:
    """The styles, with the size of letters and the height of lines of the page."""
    styles = reference("styles.xml")
    defaults = styles[0]
    for size in (w("sz"), w("szCs")):
        for found in defaults.iter(size):
            found.set(w("val"), str(page.size))
    for spacing in defaults.iter(w("spacing")):
        spacing.set(w("line"), str(page.spacing))
    return serialized(styles)


@lru_cache(maxsize=64)  # all papers of a run have the same, or say one of a few things
def _header(draft: str, *, numbered: bool) -> bytes:
    """The upper margin: the page's number, and below it what kind of draft this is."""
    header = etree.Element(w("hdr"), nsmap={"w": W, "r": R})
    if numbered or not draft:
        number = paragraph("Header")
        number.extend(field("PAGE", "2") if numbered else [])
        header.append(number)
    if draft:
        mark = paragraph("Draft")
        add(add(mark, "r"), "t").text = draft
        header.append(mark)
    return serialized(header)


def _types(drawings: Sequence[Drawing]) -> bytes:
    """What the parts are: by the endings of their names, or by the whole name."""
    namespace = f"{_PACKAGE}/content-types"
    types = root("Types", namespace)
    endings, names = drawn.types(drawings)
    for extension, kind in (_ENDINGS | endings).items():
        etree.SubElement(types, f"{{{namespace}}}Default", Extension=extension, ContentType=kind)
    for part, kind in (_TYPES | names).items():
        etree.SubElement(types, f"{{{namespace}}}Override", PartName=f"/{part}", ContentType=kind)
    return serialized(types)


def _links(links: Mapping[str, tuple[str, str]]) -> bytes:
    namespace = f"{_PACKAGE}/relationships"
    relationships = root("Relationships", namespace)
    for name, (kind, target) in links.items():
        link = etree.SubElement(relationships, f"{{{namespace}}}Relationship")
        link.attrib.update({"Id": name, "Type": kind, "Target": target})
    return serialized(relationships)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The bytes of a package of these parts, in their order.

    Stored, not deflated: compressed bytes differ from one zlib to another.
    """
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as file:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = 0  # the same from Windows and from Linux
            file.writestr(entry, content)
    return buffer.getvalue()
