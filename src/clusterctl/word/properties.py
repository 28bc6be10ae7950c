"""What a DOCX says of itself: title, author, date, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from clusterctl.word.ooxml import parsed, root, serialized

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_CORE: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC: Final = "http://purl.org/dc/elements/1.1/"
_TERMS: Final = "http://purl.org/dc/terms/"
_INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM: Final = f"{_OFFICE}/custom-properties"
_VALUES: Final = f"{_OFFICE}/docPropsVTypes"
_OWN: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of properties users add


@dataclass(frozen=True, slots=True)
class Core:
    """The properties every office program shows; what is empty is left out."""

    title: str = ""
    subject: str = ""
    author: str = "clusterctl"
    created: date | None = None


def core_part(core: Core) -> bytes:
    """`docProps/core.xml`; its dates are the given one, never today's."""
    names = {"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _INSTANCE}
    made = etree.Element(f"{{{_CORE}}}coreProperties", nsmap=names)
    texts = {
        f"{{{_DC}}}title": core.title,
        f"{{{_DC}}}subject": core.subject,
        f"{{{_DC}}}creator": core.author,
        f"{{{_CORE}}}lastModifiedBy": core.author,
        f"{{{_DC}}}language": "ru-RU",
    }
    for name, text in texts.items():
        if text:
            etree.SubElement(made, name).text = text
    for name in ("created", "modified") if core.created else ():
        moment = etree.SubElement(made, f"{{{_TERMS}}}{name}")
        moment.set(f"{{{_INSTANCE}}}type", "dcterms:W3CDTF")
        moment.text = f"{core.created:%Y-%m-%d}T00:00:00Z"
    return serialized(made)


def custom_part(properties: Mapping[str, str], present: bytes | None = None) -> bytes:
    """`docProps/custom.xml`: names and texts, shown among a file's advanced properties.

    They come before those of the part that is present, and in place of those of their names.
    """
    custom = root("Properties", _CUSTOM, vt=_VALUES)
    for name, text in sorted(properties.items()):
        made = etree.SubElement(custom, f"{{{_CUSTOM}}}property")
        made.attrib.update({"fmtid": _OWN, "pid": "", "name": name})
        etree.SubElement(made, f"{{{_VALUES}}}lpwstr").text = text
    kept = () if present is None else parsed(present).iterchildren(f"{{{_CUSTOM}}}property")
    custom.extend([each for each in kept if each.get("name") not in properties])
    for number, each in enumerate(custom, start=2):
        each.set("pid", str(number))
    return serialized(custom)


def custom_texts(part: bytes) -> dict[str, str]:
    """The texts of `docProps/custom.xml` by their names."""
    return {
        each.get("name", ""): each[0].text or ""
        for each in parsed(part).iterchildren(f"{{{_CUSTOM}}}property")
        if len(each) and each[0].tag == f"{{{_VALUES}}}lpwstr"
    }
