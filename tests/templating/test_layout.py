"""Pages: sections, margins, numbers, what stays together, what begins anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from templating.papers import NAMES, found, paper, part, said

if TYPE_CHECKING:
    from lxml.etree import _Element


def sections_of(docx: bytes) -> list[_Element]:
    return found(docx, "//w:sectPr")


def sections(docx: bytes) -> list[tuple[str, bool]]:
    """The orientation of each section, and whether its first page goes without a number."""
    return [
        (
            str(section.xpath("string(w:pgSz/@w:orient)", namespaces=NAMES) or "portrait"),
            section.find("{*}titlePg") is not None,
        )
        for section in sections_of(docx)
    ]


UP, ACROSS = ("portrait", False), ("landscape", False)
FIRST_UP, FIRST_ACROSS = ("portrait", True), ("landscape", True)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("а", [FIRST_UP]),
        ("", [FIRST_UP]),
        ("а\n::: landscape\nб\n:::\nв", [FIRST_UP, ACROSS, UP]),
        ("а\n::: landscape\n|--|\n| б |\n:::\nв", [FIRST_UP, ACROSS, UP]),
        ("::: landscape\nб\n:::\nв", [FIRST_ACROSS, UP]),
        ("а\n::: landscape\nб\n:::", [FIRST_UP, ACROSS]),
        ("::: landscape\nа\n:::\n::: landscape\nб\n:::", [FIRST_ACROSS]),
        ("а\n::: landscape\n:::\nв", [FIRST_UP]),
    ],
)
def test_each_stretch_of_pages_has_its_section(
    template: str, expected: list[tuple[str, bool]]
) -> None:
    assert sections(paper(template)) == expected


@pytest.mark.parametrize(
    ("kind", "left"), [("agreement", 1701), ("letter", 1134)], ids=["30 mm", "20 mm"]
)
def test_margins_are_those_of_the_kind_of_paper(kind: str, left: int) -> None:
    docx = paper(f"---\npage: {kind}\n---\nа\n::: landscape\nб\n:::")

    upright, across = (dict(m.attrib) for m in found(docx, "//w:pgMar"))
    names = ("left", "right", "top", "bottom")
    ns = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    assert [int(upright[ns + n]) for n in names] == [left, 567, 1134, 1134]
    assert [int(across[ns + n]) for n in names] == [1134, 1134, left, 567]  # bound by the top


def test_the_size_of_letters_and_the_height_of_lines_are_the_papers() -> None:
    docx = paper("---\nsize: 12\nspacing: 1.15\n---\nа")

    defaults = part(docx, "word/styles.xml")[0]
    values = [v for e in defaults.iter("{*}sz", "{*}spacing") for k, v in e.attrib.items()]
    assert values[0] == "24"
    assert "276" in values


def test_pages_are_numbered_at_the_top_from_the_second() -> None:
    docx = paper("а")

    assert found(docx, "//w:instrText/text()", "word/header.xml") == [" PAGE "]
    assert not found(docx, "//w:instrText", "word/headerFirst.xml")


def test_each_section_has_its_headers() -> None:
    docx = paper("а\n::: landscape\nб\n:::\nв")

    headers = [s.xpath("w:headerReference/@w:type", namespaces=NAMES) for s in sections_of(docx)]
    assert headers == [["first", "default"], ["default"], ["default"]]


def test_an_appendix_begins_a_page() -> None:
    docx = paper("а\n::: appendix\nПриложение № #\n:::\nб\n::: pagebreak\nв")

    breaks = [bool(p.findall("{*}pPr/{*}pageBreakBefore")) for p in found(docx, "//w:p")]
    assert breaks == [False, True, False, True]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("|--|\n| б |\n| в |", ["а", "б", "в"]),
        ("| б |\n|--|\n| в |\n| г |", ["а", "б", "в", "г"]),
        ("| б |\n|--|\n" + "| в |\n" * 15, ["а"]),  # a long table may go on to the next page
        ("|--|\n| б |\n\nв", ["а", "б"]),
        ("", []),
    ],
)
def test_what_is_kept_stays_with_what_follows_in_the_box(table: str, expected: list[str]) -> None:
    docx = paper(f"::: keep\nа\n\n{table}\n:::\nг")

    kept = ["".join(p.itertext()) for p in found(docx, "//w:p[w:pPr/w:keepNext]")]
    assert kept == expected


def test_what_a_table_is_kept_with_ends_below_it() -> None:
    docx = paper("::: keep\n| а |\n|--|\n| б |\n:::\n\nв")

    styles = found(docx, "//w:body/w:p/w:pPr/w:pStyle/@w:val")
    assert styles == ["Thin", "BodyText"]
    assert found(docx, "//w:body/w:p[2]/w:pPr/w:spacing/@w:before") == ["120"]


def test_what_ends_with_a_colon_stays_with_what_it_announces() -> None:
    docx = paper("Стороны:\n\n- первая;\n- вторая.")

    kept = ["".join(p.itertext()) for p in found(docx, "//w:p[w:pPr/w:keepNext]")]
    assert kept == ["Стороны:"]


def test_parties_stand_two_in_a_row_and_are_not_torn() -> None:
    template = """\
::: signatures
{% for p in parties %}
::: party
**{{ p }}**
____________ / И.О. Фамилия
:::
{% endfor %}
:::
"""
    docx = paper(template, parties=["А", "Б", "В"])

    cells = [len(row.findall("{*}tc")) for row in found(docx, "//w:tr")]
    assert cells == [2, 2]
    assert len(found(docx, "//w:tr/w:trPr/w:cantSplit")) == 2
    assert said(template, parties=["А"])[:2] == ["А", "____________ / И.О. Фамилия"]


def test_columns_have_the_widths_asked_for() -> None:
    docx = paper("::: columns 1 3\n::: column\nа\n:::\n::: column\nб\n:::\n:::")

    widths = [int(w) for w in found(docx, "//w:gridCol/@w:w")]
    assert widths == [2409, 7229]


def test_contents_are_filled_in_and_lead_to_the_headings() -> None:
    template = "::: contents Содержание\n## #. Один {{ x }}\n### #.#. Два\n## Три\n#### Четыре"
    docx = paper(template, x="& <два>")

    assert said(template, x="& <два>")[:4] == [
        "Содержание", "1. Один & <два>", "1.1. Два", "Три"
    ]  # fmt: skip
    anchors = found(docx, "//w:hyperlink/@w:anchor")
    assert set(anchors) <= set(found(docx, "//w:bookmarkStart/@w:name"))
    assert found(docx, "//w:instrText/text()") == [' TOC \\o "1-2" \\h \\z \\u ']
    assert not found(docx, "//w:updateFields", "word/settings.xml")  # Word would ask a question


def test_contents_of_nothing_are_nothing() -> None:
    assert said("::: contents Содержание\nтекст") == ["текст"]


def test_nothing_of_ours_is_left() -> None:
    docx = paper(
        "::: contents\n## #. [#а] Б\n#.#. см. [#а]\n\n"
        "::: keep\n::: appendix\nПриложение № #\n:::\n:::\n"
        "| а || б |\n| ^^ | в | г |\n|--|--|--|\n| 1 | 2 | 3 |\n\n::: gap\n::: pagebreak\nд"
    )

    root = part(docx)
    ours = [e for e in root.iter() if "clusterctl" in str(e.tag)]
    attributes = [a for e in root.iter() for a in e.attrib if "clusterctl" in str(a)]
    assert (ours, attributes) == ([], [])
