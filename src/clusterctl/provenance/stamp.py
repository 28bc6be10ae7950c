"""The record of where a paper comes from, put into its file and found there again."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from posixpath import relpath
from typing import TYPE_CHECKING, Final

from lxml import etree

from clusterctl.provenance import origin as record
from clusterctl.provenance.lines import lines
from clusterctl.word.ooxml import parsed, root, serialized
from clusterctl.word.package import zipped
from clusterctl.word.properties import custom_part, custom_texts
from clusterctl.word.relationships import links, links_of, main_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from clusterctl.provenance.origin import Origin

Parts = dict[str, bytes]

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_ITEM: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_TYPES: Final = "[Content_Types].xml"
_CUSTOM: Final = "docProps/custom.xml"
_CUSTOM_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_ITEM_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_GUID: Final = "{7C3E4A52-6B1D-5F0E-9A77-C1A57E2C7100}"
"""What Word knows the record by: one for all files, so that bytes stay the same."""

_SHORT: Final = 12
_LONGEST: Final = 255
"""The longest text Word lets people see among the properties of a file."""

_PREFIX: Final = "clusterctl."


def stamped(docx: bytes, origin: Origin) -> bytes:
    """The paper with the record of its origin, of what it says, and of its bytes."""
    with zipfile.ZipFile(BytesIO(docx)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    said = tuple(line.mark for line in lines(parts))
    whole = replace(origin, lines=said, parts=mark_of(parts))
    _tell(parts, whole)
    _keep(parts, record.written(whole))
    return zipped(parts)


def found(parts: Mapping[str, bytes]) -> Origin | None:
    """The record in a file; None where there is none, a `ClusterctlError` for a damaged one."""
    name = _kept(parts)
    return record.read(parts[name]) if name else None


def is_ours(parts: Mapping[str, bytes]) -> bool:
    """Whether the properties of a file say that this program made it."""
    part = parts.get(_CUSTOM)
    return part is not None and f"{_PREFIX}version" in custom_texts(part)


def mark_of(parts: Mapping[str, bytes]) -> str:
    """What the contents of a file are known by: any program that saves it changes them."""
    known = sha256()
    for name in sorted(name for name in parts if name.startswith("word/") and ".rels" not in name):
        known.update(f"{name}\0{len(parts[name])}\0".encode())
        known.update(parts[name])
    return known.hexdigest()[: 2 * _SHORT]


def _tell(parts: Parts, origin: Origin) -> None:
    """Put what people may want to read among the properties of the file."""
    told = {
        "paper": origin.paper,
        "cluster": origin.cluster,
        "document": origin.document,
        "documents": _listed([each.file for each in origin.documents]),
        "template": origin.template,
        "template.mark": origin.template_mark,
        "version": origin.version,
        "revision": origin.revision,
        "changed": "yes" if origin.changed else "",
        "draft": "yes" if origin.draft else "",
    }
    texts = {f"{_PREFIX}{name}": text for name, text in told.items() if text}
    present = parts.get(_CUSTOM)
    parts[_CUSTOM] = custom_part(texts, present)
    if present is None:
        _name_type(parts, _CUSTOM, _CUSTOM_TYPE)
        _link(parts, "", f"{_OFFICE}/custom-properties", _CUSTOM)


def _listed(files: list[str]) -> str:
    """The files in a row; as many as there is room for, and how many there are."""
    whole = ", ".join(files)
    if len(whole) <= _LONGEST:
        return whole
    end = f", … ({len(files)})"
    return whole[: whole.rindex(", ", 0, _LONGEST - len(end) + 1)] + end


def _kept(parts: Mapping[str, bytes]) -> str:
    """The name of the part that is a record; empty where there is none."""
    linked = (link.target for link in links(parts, main_part(parts)) if link.kind == "customXml")
    records = (name for name in linked if record.NAMESPACE.encode() in parts.get(name, b""))
    return next(records, "")


def _keep(parts: Parts, part: bytes) -> None:
    """Put the record into the file as a part of its own, which office programs carry along.

    A template may be a paper that was made once: its record gives way.
    """
    if present := _kept(parts):
        parts[present] = part
        return
    number = next(n for n in range(1, len(parts) + 2) if f"customXml/item{n}.xml" not in parts)
    item, about = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    parts[item] = part
    parts[about] = _about()
    _link(parts, item, f"{_OFFICE}/customXmlProps", about.rpartition("/")[2])
    main = main_part(parts)
    _link(parts, main, f"{_OFFICE}/customXml", relpath(item, main.rpartition("/")[0] or "."))
    _name_type(parts, about, _ITEM_TYPE)


def _about() -> bytes:
    made = etree.Element(f"{{{_ITEM}}}datastoreItem", nsmap={"ds": _ITEM})
    made.set(f"{{{_ITEM}}}itemID", _GUID)
    schemas = etree.SubElement(made, f"{{{_ITEM}}}schemaRefs")
    etree.SubElement(schemas, f"{{{_ITEM}}}schemaRef").set(f"{{{_ITEM}}}uri", record.NAMESPACE)
    return serialized(made)


def _link(parts: Parts, of: str, kind: str, target: str) -> None:
    """Add a relationship of a part, or of the whole file, with an id that nothing else has."""
    name, namespace = links_of(of), f"{_PACKAGE}/relationships"
    present = parts.get(name)
    written = parsed(present) if present is not None else root("Relationships", namespace)
    taken = {link.get("Id") for link in written}
    id = next(f"rOrigin{n}" for n in range(1, len(taken) + 2) if f"rOrigin{n}" not in taken)
    link = etree.SubElement(written, f"{{{namespace}}}Relationship")
    link.attrib.update({"Id": id, "Type": kind, "Target": target})
    parts[name] = serialized(written)


def _name_type(parts: Parts, part: str, kind: str) -> None:
    types = parsed(parts[_TYPES])
    made: _Element = etree.SubElement(types, f"{{{_PACKAGE}/content-types}}Override")
    made.attrib.update({"PartName": f"/{part}", "ContentType": kind})
    parts[_TYPES] = serialized(types)
