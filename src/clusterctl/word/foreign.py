"""A DOCX that others have made: parts taken out and put in, its properties, the mark of a draft."""

from __future__ import annotations

import posixpath
from itertools import count
from typing import TYPE_CHECKING, Final

from lxml import etree

from clusterctl.word.ooxml import R, W, add, element, parsed, root, serialized, w
from clusterctl.word.opening import TYPES
from clusterctl.word.properties import Core, core_part, custom_part
from clusterctl.word.relationships import links, links_of, main_part

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from lxml.etree import _Element

    from clusterctl.word.drawings import Picture

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_LINKS: Final = f"{_PACKAGE}/relationships"
_KINDS: Final = {
    "core-properties": f"{_PACKAGE}/relationships/metadata/core-properties",
    "custom-properties": f"{_OFFICE}/custom-properties",
    "comments": f"{_OFFICE}/comments",
    "header": f"{_OFFICE}/header",
    "image": f"{_OFFICE}/image",
}
_TYPES: Final = {
    "core-properties": "application/vnd.openxmlformats-package.core-properties+xml",
    "custom-properties": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "comments": "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
    "header": "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
    "image": "image/png",
}
_REMARKS: Final = {"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"}
"""Parts with the remarks of those who wrote the template."""


def plain(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts without remarks and without the picture of what the file once looked like."""
    made = dict(parts)
    _take_out(made, main_part(parts), _REMARKS)
    _take_out(made, "", {"thumbnail"})
    return made


def dressed(
    parts: Mapping[str, bytes], core: Core, properties: Mapping[str, str], draft: str
) -> dict[str, bytes]:
    """The parts in their order, with the properties, and the draft told in every header."""
    made = dict(parts)
    name = _target(made, "core-properties", "docProps/core.xml")
    made[name] = core_part(core)
    if properties:
        name = _target(made, "custom-properties", "docProps/custom.xml")
        made[name] = custom_part(properties, made.get(name))
    if draft:
        _mark(made, draft)
    return {name: made[name] for name in sorted(made, key=lambda name: (name != TYPES, name))}


def _target(parts: dict[str, bytes], kind: str, usual: str) -> str:
    """The part of a kind that belongs to the whole file; one there isn't is announced."""
    found = next((link.target for link in links(parts) if link.kind == kind), None)
    if found is None:
        found = _free(parts, usual)
        announce(parts, "", kind, found)
    return found


def announce(parts: dict[str, bytes], source: str, kind: str, target: str) -> str:
    """Makes a new part known to the file and to the part that refers to it; gives the link's id."""
    types = parsed(parts[TYPES])
    namespace = f"{_PACKAGE}/content-types"
    override = etree.SubElement(types, f"{{{namespace}}}Override")
    override.attrib.update({"PartName": f"/{target}", "ContentType": _TYPES[kind]})
    parts[TYPES] = serialized(types)
    name = links_of(source)
    known = parsed(parts[name]) if name in parts else root("Relationships", _LINKS)
    taken = {link.get("Id") for link in known}
    made = next(f"rOwn{n}" for n in range(len(taken) + 1) if f"rOwn{n}" not in taken)
    link = etree.SubElement(known, f"{{{_LINKS}}}Relationship")
    link.attrib.update({"Id": made, "Type": _KINDS[kind], "Target": f"/{target}"})
    parts[name] = serialized(known)
    return made


def embedded(parts: dict[str, bytes], source: str, picture: Picture) -> str:
    """Puts a picture among the parts; gives the id by which the source refers to it."""
    target = _free(parts, "word/media/own.png")
    parts[target] = picture.png
    return announce(parts, source, "image", target)


def _take_out(parts: dict[str, bytes], source: str, kinds: Collection[str]) -> None:
    gone = {link.id: link.target for link in links(parts, source) if link.kind in kinds}
    if not gone:
        return
    known = parsed(parts[links_of(source)])
    parts[links_of(source)] = _without(known, lambda each: each.get("Id") in gone)
    names = {f"/{target}".casefold() for target in gone.values()}
    types = parsed(parts[TYPES])
    parts[TYPES] = _without(types, lambda each: each.get("PartName", "").casefold() in names)
    for target in gone.values():
        parts.pop(target, None)
        parts.pop(links_of(target), None)


def _without(holder: _Element, is_gone: Callable[[_Element], bool]) -> bytes:
    for each in [each for each in holder.iterchildren(etree.Element) if is_gone(each)]:
        holder.remove(each)
    return serialized(holder)


def _free(parts: Mapping[str, bytes], name: str) -> str:
    stem, ending = posixpath.splitext(name)
    names = (f"{stem}{number or ''}{ending}" for number in count())
    return next(each for each in names if each not in parts)


def _mark(parts: dict[str, bytes], draft: str) -> None:
    """Tells the draft at the end of every header; where a page has none, it gets one."""
    main = main_part(parts)
    body = parsed(parts[main])
    headers = [link for link in links(parts, main) if link.kind == "header"]
    for name in {link.target for link in headers} & parts.keys():
        header = parsed(parts[name])
        header.append(_told(draft))
        parts[name] = serialized(header)
    section = next(body.iter(w("sectPr")), None)
    if section is not None and (missing := _missing(section, _pages(parts, body))):
        _refer(parts, main, section, missing, draft)
        parts[main] = serialized(body)


def _pages(parts: Mapping[str, bytes], body: _Element) -> list[str]:
    """The kinds of pages that have headers of their own."""
    found = (link.target for link in links(parts, main_part(parts)) if link.kind == "settings")
    settings = parts.get(next(found, ""))
    even = settings is not None and parsed(settings).find(w("evenAndOddHeaders")) is not None
    first = next(body.iter(w("titlePg")), None) is not None
    return ["default", *(["first"] if first else []), *(["even"] if even else [])]


def _missing(section: _Element, kinds: Collection[str]) -> list[str]:
    """The pages without a header of their own in the first section; later ones inherit it."""
    present = {each.get(w("type")) for each in section.iterchildren(w("headerReference"))}
    return [kind for kind in kinds if kind not in present]


def _refer(
    parts: dict[str, bytes], main: str, section: _Element, kinds: list[str], draft: str
) -> None:
    name = _free(parts, posixpath.join(posixpath.dirname(main), "headerDraft.xml"))
    header = etree.Element(w("hdr"), nsmap={"w": W, "r": R})
    header.append(_told(draft))
    parts[name] = serialized(header)
    made = announce(parts, main, "header", name)
    for kind in reversed(kinds):
        reference = element("headerReference", type=kind)
        reference.set(f"{{{R}}}id", made)
        section.insert(0, reference)


def _told(draft: str) -> _Element:
    mark = element("p")
    add(add(mark, "pPr"), "jc", val="center")
    run = add(mark, "r")
    add(add(run, "rPr"), "b")
    add(run, "t").text = draft
    return mark
