"""What is hostile or broken is refused with a clear word, within bounded time and memory."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.errors import ClusterctlError
from clusterctl.word import scanning
from clusterctl.word.opening import opened
from clusterctl.word.relationships import links, main_part
from templating.papers import paper

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT, RELS, TYPES = "word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"
DAMAGED = "это не документ Word (*.docx) или он повреждён"
AGAIN = "откройте его в Word и сохраните заново как документ Word (*.docx)"


def word(text: str = "текст") -> bytes:
    """A file as python-docx makes it."""
    made, buffer = docx.Document(), BytesIO()
    made.add_paragraph(text)
    made.save(buffer)
    return buffer.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def changed(**by_part: Callable[[bytes], bytes]) -> bytes:
    names = {"document": DOCUMENT, "rels": RELS, "types": TYPES, "settings": "word/settings.xml"}
    parts = parts_of(word())
    for name, change in by_part.items():
        parts[names[name]] = change(parts[names[name]])
    return zipped(parts, zipfile.ZIP_STORED)


def with_parts(**more: bytes) -> bytes:
    return zipped(parts_of(word()) | {name.replace("__", "/"): c for name, c in more.items()})


def body(xml: str) -> Callable[[bytes], bytes]:
    """Puts XML before what stands in the body."""
    return lambda text: text.replace(b"<w:body>", b"<w:body>" + xml.encode(), 1)


def link(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    relationship = f'<Relationship Id="x" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return changed(rels=lambda t: t.replace(b"</Rel", relationship.encode() + b"</Rel", 1))


def field(*pieces: str) -> bytes:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "end"))
    return changed(document=body(f"<w:p>{begin}{runs}{end}</w:p>"))


def why(content: bytes) -> tuple[str, str]:
    with pytest.raises(ClusterctlError) as caught:
        opened(content, "ш.docx")
    error = caught.value
    told = error.message.text("ru")
    assert told.startswith("«ш.docx» не принимается: ")
    return told.partition(": ")[2], error.hint.text("ru") if error.hint else ""


def test_a_file_of_word_opens_with_all_its_parts() -> None:
    parts = opened(word(), "ш.docx")

    assert parts == parts_of(word())
    assert main_part(parts) == DOCUMENT
    assert {"styles", "settings"} <= {each.kind for each in links(parts, DOCUMENT)}


def test_a_paper_of_ours_opens() -> None:
    assert DOCUMENT in opened(paper("# А\n\n{{ x }}", x="&"), "ш.docx")


def test_a_header_that_is_no_xml_is_refused() -> None:
    parts = parts_of(link("header", "media/a.png", ""))

    told = why(zipped(parts | {"word/media/a.png": b"\x89PNG"}))

    assert told[0].startswith("часть «word/media/a.png» — не XML: ")


def test_a_body_of_another_name_is_found() -> None:
    parts = parts_of(word())
    parts["word/document2.xml"] = parts.pop(DOCUMENT)
    parts["word/_rels/document2.xml.rels"] = parts.pop(RELS)
    for name in (TYPES, "_rels/.rels"):
        parts[name] = parts[name].replace(b"document.xml", b"document2.xml")

    assert main_part(opened(zipped(parts), "ш.docx")) == "word/document2.xml"


@pytest.mark.parametrize("address", ["https://example.org/?a=1", "http://a.b", "mailto:a@b.ru"])
def test_a_link_to_the_web_is_no_harm(address: str) -> None:
    assert opened(link("hyperlink", address), "ш.docx")


def encrypted() -> bytes:
    content = bytearray(zipped(parts_of(word())))
    for start in (0, content.index(b"PK\x01\x02") + 2):
        content[start + 6] |= 1
    return bytes(content)


def named(name: str) -> bytes:
    """A part of that name, byte by byte: zipfile itself would mend it."""
    content = with_parts(**{"y" * len(name.encode()): b"<a/>"})
    return content.replace(b"y" * len(name.encode()), name.encode())


def lying() -> bytes:
    """A part that unfolds to more than its header says."""
    content = bytearray(with_parts(zz=b"z" * 3_000_000))
    for at in (content.index(b"PK\x01\x02", content.rindex(b"PK\x01\x02")) + 24,):
        content[at : at + 4] = struct.pack("<I", 10)
    return bytes(content)


def strict() -> bytes:
    return changed(
        document=lambda t: t.replace(
            W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"
        )
    )


DEEP = "<w:sdt>" * 300 + "</w:sdt>" * 300
NESTED = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE 68 68 69</w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
MACRO_TYPE = b"application/vnd.ms-word.document.macroEnabled.main+xml"
MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE_NAMES = "urn:schemas-microsoft-com:office:office"
MACROS, OLE = "в нём есть макросы", "в него вставлен объект другой программы (OLE)"
OUTSIDE = "он обращается к файлу вне себя: «{}»"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", DAMAGED, id="empty"),
        pytest.param(b"no zip at all", DAMAGED, id="no zip"),
        pytest.param(word()[:-40], DAMAGED, id="cut off"),
        pytest.param(zipped({"a.txt": b"a"}), DAMAGED, id="another zip"),
        pytest.param(
            zipped({k: v for k, v in parts_of(word()).items() if k != DOCUMENT}),
            DAMAGED,
            id="no body",
        ),
        pytest.param(zipped(parts_of(word()), zipfile.ZIP_LZMA), DAMAGED, id="packed by LZMA"),
        pytest.param(lying(), DAMAGED, id="a header that lies"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "он защищён паролем или сохранён в старом формате .doc",
            id="a compound file",
        ),
        pytest.param(encrypted(), "он защищён паролем", id="encrypted"),
        pytest.param(
            with_parts(**{f"x{n}": b"" for n in range(2001)}),
            "в нём больше 2000 частей",
            id="too many parts",
        ),
        pytest.param(
            zipped(parts_of(word()) | {"word/media/a.png": b"\0" * 20_000_001}),
            "его часть «word/media/a.png» больше 20 мегабайт",
            id="a part too large",
        ),
        pytest.param(
            zipped(
                parts_of(word()) | {f"a{n}": b"\0" * 19_000_000 for n in range(3)},
                zipfile.ZIP_STORED,
            ),
            "он больше 50 мегабайт",
            id="too large in all",
        ),
        pytest.param(
            zipped(parts_of(word()) | {"word/media/a.png": b"\0" * 3_000_000}),
            "его часть «word/media/a.png» сжата слишком сильно",
            id="a zip bomb",
        ),
        pytest.param(
            named("../../etc/x"), "имя его части «../../etc/x» ведёт наружу", id="parent folder"
        ),
        pytest.param(named("/etc/x.xml"), "имя его части «/etc/x.xml» ведёт наружу", id="absolute"),
        pytest.param(named("C:/x.xml"), "имя его части «C:/x.xml» ведёт наружу", id="a drive"),
        pytest.param(
            named("word/DOCUMENT.xml"), "в нём две части с именем «word/DOCUMENT.xml»", id="twofold"
        ),
        pytest.param(
            changed(document=lambda t: t.replace(b"<w:doc", b"<!DOCTYPE a []><w:doc", 1)),
            "в части «word/document.xml» объявлен тип документа (DTD)",
            id="a DTD",
        ),
        pytest.param(
            with_parts(customXml__a=b"<a/>", **{"customXml__i.xml": b"<!DOCTYPE a><a/>"}),
            "в части «customXml/i.xml» объявлен тип документа (DTD)",
            id="a DTD in a part nobody reads",
        ),
        pytest.param(
            changed(document=body(DEEP)),
            "элементы в «word/document.xml» вложены глубже 200",
            id="deep XML",
        ),
        pytest.param(
            changed(document=body(f"<w:p w:a='{'a' * 5_000_001}'/>")),
            "текст в «word/document.xml» длиннее 5000000 знаков",
            id="a long attribute",
        ),
        pytest.param(
            changed(document=body("</w:p>")),
            "часть «word/document.xml» — не XML: mismatched tag",
            id="broken XML",
        ),
        pytest.param(with_parts(**{"word__vbaProject.bin": b"x"}), MACROS, id="a macro"),
        pytest.param(
            changed(types=lambda t: t.replace(MAIN_TYPE, MACRO_TYPE)), MACROS, id="docm"
        ),
        pytest.param(
            changed(types=lambda t: t.replace(b"document.main", b"template.main")),
            "это шаблон Word (*.dotx)",
            id="dotx",
        ),
        pytest.param(strict(), "он сохранён как Strict Open XML", id="strict"),
        pytest.param(
            link("oleObject", "embeddings/a.bin", ""),
            OLE,
            id="OLE",
        ),
        pytest.param(
            changed(document=body(f'<o:OLEObject xmlns:o="{OFFICE_NAMES}"/>')),
            OLE,
            id="an OLE element",
        ),
        pytest.param(
            link("attachedTemplate", "file:///C:/a.dotm"), "он связан с другим шаблоном", id="dotm"
        ),
        pytest.param(
            link("aFChunk", "a.html", ""), "в него встроен другой документ", id="altChunk"
        ),
        pytest.param(
            link("image", "https://example.org/a.png"),
            OUTSIDE.format("https://example.org/a.png"),
            id="a picture from the web",
        ),
        pytest.param(
            link("hyperlink", "file:///etc/passwd"),
            OUTSIDE.format("file:///etc/passwd"),
            id="a link to a file",
        ),
        pytest.param(
            link("hyperlink", "javascript:alert(1)"),
            OUTSIDE.format("javascript:alert(1)"),
            id="a link that runs",
        ),
        pytest.param(
            field(" INCLUDETEXT ", "a.docx"),
            "поле «INCLUDETEXT» подставляет то, что лежит в другом месте",
            id="INCLUDETEXT",
        ),
        pytest.param(
            field(" DDE", "AUTO c:\\\\cmd"),
            "поле «DDEAUTO» подставляет то, что лежит в другом месте",
            id="a field split over runs",
        ),
        pytest.param(
            changed(document=body('<w:p><w:fldSimple w:instr=" includepicture a "/></w:p>')),
            "поле «includepicture» подставляет то, что лежит в другом месте",
            id="a simple field",
        ),
        pytest.param(
            changed(document=body("<w:p><w:r><w:instrText>IMPORT a</w:instrText></w:r></w:p>")),
            "поле «IMPORT» подставляет то, что лежит в другом месте",
            id="a field without beginning",
        ),
        pytest.param(
            changed(document=body(NESTED)),
            "имя поля вычисляется другим полем",
            id="a field's name out of a field",
        ),
    ],
)  # fmt: skip
def test_what_is_hostile_or_broken_is_refused(content: bytes, reason: str) -> None:
    told = why(content)[0]

    assert told.partition(": line ")[0] == reason


@pytest.mark.parametrize("code", [" PAGE ", " DATE \\@ &quot;dd&quot; ", " TOC \\o ", " IMPORTED "])
def test_an_innocent_field_is_taken(code: str) -> None:
    assert opened(field(code), "ш.docx")


def test_a_million_empty_runs_are_counted_before_a_tree_is_built(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scanning, "MOST_ELEMENTS", 50_000)

    assert why(changed(document=body("<w:r/>" * 60_000)))[0] == "в нём больше 50000 элементов"


def test_the_next_step_is_told() -> None:
    assert why(b"")[1] == AGAIN
    assert why(link("attachedTemplate", "file:///C:/a.dotm"))[1].startswith("в Word: ")


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_damaged_file_opens_or_is_refused_and_nothing_else(data: st.DataObject) -> None:
    content = bytearray(zipped(parts_of(word()), zipfile.ZIP_STORED))
    for _damage in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    refused = ""
    try:
        parts = opened(bytes(content), "ш.docx")
    except ClusterctlError as error:
        refused = error.message.text("ru")

    assert refused or DOCUMENT in parts
