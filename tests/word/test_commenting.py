"""Comments put to paragraphs: each at its own, valid for Word, those that were there kept."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from openxml_audit import OpenXmlValidator

from clusterctl import resources
from clusterctl.templating.ejecting import ejected
from clusterctl.word.commenting import Remark, commented
from clusterctl.word.ooxml import parsed, w
from clusterctl.word.opening import opened
from clusterctl.word.places import spots, words
from clusterctl.word.properties import Core

if TYPE_CHECKING:
    from pathlib import Path


def template() -> bytes:
    text = (resources.templates() / "notice.md.j2").read_text(encoding="utf-8")
    return ejected(text, "notice.md.j2", Core(title="Письмо"))


def comments(content: bytes) -> list[str]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        root = parsed(package.read("word/comments.xml"))
    return ["\n".join("".join(map(str, p.itertext())) for p in c) for c in root.iter(w("comment"))]


def marked(content: bytes) -> list[str]:
    """The paragraphs with comments, by the numbers of these."""
    found = {
        int(each.get(w("id"), "")): words(spot.paragraph)
        for spot in spots(opened(content, "t.docx"))
        for each in spot.paragraph.iter(w("commentReference"))
    }
    return [found[n] for n in sorted(found)]


def test_a_comment_stands_at_its_paragraph_and_says_its_lines() -> None:
    content = template()
    spot = [s for s in spots(opened(content, "t.docx")) if "sender.name.full" in words(s.paragraph)]

    made = commented(content, "t.docx", [Remark(spot[0].place, ("так нельзя", "а так"))], "кто")

    assert comments(made) == ["так нельзя\nа так"]
    assert marked(made) == [words(spot[0].paragraph)]


def test_a_comment_on_no_paragraph_of_the_body_stands_at_the_first() -> None:
    content = template()
    first = next(spots(opened(content, "t.docx")))

    made = commented(content, "t.docx", [Remark(None, ("обо всём",))], "кто")

    assert marked(made) == [words(first.paragraph)]


def test_comments_that_were_there_stay() -> None:
    content = template()
    first = next(spots(opened(content, "t.docx"))).place
    once = commented(content, "t.docx", [Remark(first, ("раз",))], "кто")

    twice = commented(once, "t.docx", [Remark(first, ("два",)), Remark(first, ("три",))], "кто")

    assert comments(twice) == ["раз", "два", "три"]


def test_the_copy_is_valid_for_word_and_python_docx_reads_it(tmp_path: Path) -> None:
    content = template()
    remarks = [Remark(spot.place, ("<&> «кавычки»",)) for spot in spots(opened(content, "t.docx"))]
    file = tmp_path / "t.docx"
    file.write_bytes(commented(content, "t.docx", remarks, "clusterctl"))

    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []
    assert docx.Document(str(file)).paragraphs
