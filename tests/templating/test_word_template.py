"""A Word file with tags in it makes a paper as strictly as a text template does."""

from __future__ import annotations

import sys
import zipfile
from datetime import date
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import RGBColor
from docxtpl import DocxTemplate
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from clusterctl.templating.errors import RenderError
from clusterctl.templating.printing import Lines
from clusterctl.templating.word_template import compile_word
from clusterctl.word.ooxml import W
from clusterctl.word.properties import Core
from templating.words import filled, placed, refusal, said, saved, table, texts, word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PARTIES = [
    {"name": "ООО «Альфа & Бета»", "inn": "7100000001", "kpp": None, "levels": ["а", "б"]},
    {"name": "ИП Ёлкин <Тула>", "inn": "710000000002", "kpp": "710001001", "levels": []},
]
PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f"
    b"\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)


def part(content: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return etree.fromstring(file.read(name))


def found(content: bytes, path: str) -> list[Any]:
    result = part(content).xpath(path, namespaces={"w": W})
    assert isinstance(result, list)
    return result


# What tags do.


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("{{ name }}", "Ёлка"),
        ("№ {{number}} от {{ name|lower }}!", "№ 5 от ёлка!"),
        ("{% if yes %}да{% else %}нет{% endif %}", "да"),
        ("{% if yes %}{% if no %}а{% else %}б{% endif %}{% endif %}", "б"),
        ("{% for n in numbers %}{{ n }}{{ '' if loop.last else ', ' }}{% endfor %}", "3, 1, 2"),
        ("{% for n in numbers %}{{ n }}{{ ', ' if not loop.last }}{% endfor %}", "3, 1, 2"),
        ("{# заметка #}текст", "текст"),
        ("{{r name }} и {%r if yes %}да{%r endif %}", "Ёлка и да"),
        ("{% set x = number + 1 %}{{ x }}", "6"),
        ("{{ empty | blank(4) }}", "____"),
        ("{{ 'а}}б' }}", "а}}б"),
        ("{ {name} } { % } #}", "{ {name} } { % } #}"),
    ],
)
def test_tags_choose_and_print(paragraph: str, text: str) -> None:
    values = {"name": "Ёлка", "number": 5, "yes": True, "no": False, "numbers": [3, 1, 2]}

    assert said(paragraph, **values, empty=None) == [text]


@pytest.mark.parametrize(
    "written",
    [
        "{{ name | default(“нет”) }}",
        "{{ name | default(„нет“) }}",
        "{{ name | default(«нет») }}",
        "{{ name | default(‘нет’) }}",
        "{{ name\u00a0| default('нет') }}",
    ],
)
def test_quotes_that_word_has_bent_are_straight_again(written: str) -> None:
    assert said(written) == ["нет"]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("«{{ 'ООО «А»' }}»", "«ООО «А»»"),
        ('“{{ x | default(«скажи "да"») }}”', '“скажи "да"”'),
        ("{# “ #}“{{ 1 }}”", "“1”"),
    ],
)
def test_quotes_of_the_text_stay_as_they_are(written: str, text: str) -> None:
    assert said(written) == [text]


def test_paragraphs_are_repeated_and_left_out() -> None:
    template = ["{%p for p in parties %}", "{{ p.name }}", "{%p if p.kpp %}", "КПП {{ p.kpp }}"]

    told = said(*template, "{%p endif %}", "{%p endfor %}", "конец", parties=PARTIES)

    assert told == ["ООО «Альфа & Бета»", "ИП Ёлкин <Тула>", "КПП 710001001", "конец"]


def test_a_paragraph_of_statements_alone_is_dropped_without_a_letter() -> None:
    template = word("{% for p in parties %}", "{{ p.inn }}", "{% endfor %}", "{# заметка #}", "к")

    assert len(found(filled(template, parties=PARTIES), "//w:body/w:p")) == 3


ROWS = [
    (["{%tr for p in parties %}", ""], ["{{ p.name }}", "{{ p.inn }}"], ["{%tr endfor %}", ""]),
    (["{% for p in parties %}", ""], ["{{ p.name }}", "{{ p.inn }}"], ["{% endfor %}", ""]),
    (["", "{#tr список #}"], ["{% for p in parties %}", ""], ["{{ p.name }}", "{{ p.inn }}"],
     ["", "{% endfor %}"]),
]  # fmt: skip


@pytest.mark.parametrize("rows", ROWS)
def test_rows_are_repeated(rows: Sequence[Sequence[str]]) -> None:
    assert placed(filled(table(["Имя", "ИНН"], *rows), parties=PARTIES)) == {
        "таблица 1, строка 1, ячейка 1, абзац 1": "Имя",
        "таблица 1, строка 1, ячейка 2, абзац 1": "ИНН",
        "таблица 1, строка 2, ячейка 1, абзац 1": "ООО «Альфа & Бета»",
        "таблица 1, строка 2, ячейка 2, абзац 1": "7100000001",
        "таблица 1, строка 3, ячейка 1, абзац 1": "ИП Ёлкин <Тула>",
        "таблица 1, строка 3, ячейка 2, абзац 1": "710000000002",
    }


@pytest.mark.parametrize("letters", ["tc", ""])
def test_cells_are_repeated_and_the_table_stays_as_wide(letters: str) -> None:
    row = ["а", f"{{%{letters} for y in years %}}", "{{ y }}", f"{{%{letters} endfor %}}"]

    made = filled(table(row, row), years=[2026, 2027, 2028, 2029])

    assert texts(made)[:5] == ["а", "2026", "2027", "2028", "2029"]
    widths = [int(each) for each in found(made, "//w:gridCol/@w:w")]
    assert len(widths) == 5
    assert abs(sum(widths) - 8640) < 10
    for cells in found(made, "//w:tr"):
        assert [int(c) for c in cells.xpath(".//w:tcW/@w:w", namespaces={"w": W})] == widths


def test_a_cell_and_a_table_that_are_left_empty_are_still_ones_word_takes() -> None:
    made = docx.Document()
    grid = made.add_table(1, 2)
    grid.cell(0, 0).text = "{%p if no %}"
    grid.cell(0, 0).add_paragraph("а")
    grid.cell(0, 0).add_paragraph("{%p endif %}")
    grid.cell(0, 1).text = "б"
    gone = made.add_table(3, 1)
    for row, text in zip(gone.rows, ["{%tr if no %}", "в", "{%tr endif %}"], strict=True):
        row.cells[0].text = text

    told = filled(saved(made), no=False)

    assert placed(told) == {"таблица 1, строка 1, ячейка 2, абзац 1": "б"}
    assert len(found(told, "//w:tbl")) == 1
    assert len(found(told, "//w:tc/w:p")) == 2


def test_tables_repeated_one_after_another_do_not_grow_together() -> None:
    made = docx.Document()
    made.add_paragraph("{% for p in parties %}")
    made.add_table(1, 1).cell(0, 0).text = "{{ p.name }}"
    made.add_paragraph("{% endfor %}")

    told = filled(saved(made), parties=PARTIES)

    assert [each.tag.rpartition("}")[2] for each in part(told)[0]] == ["tbl", "p", "tbl", "sectPr"]


def test_tables_within_cells_repeat_within_them() -> None:
    made = docx.Document()
    outer = made.add_table(3, 1)
    for row, text in zip(outer.rows, ["{% for p in parties %}", "", "{% endfor %}"], strict=True):
        row.cells[0].text = text
    inner = outer.cell(1, 0).add_table(3, 1)
    texts_ = ["{% for l in p.levels %}", "{{ p.inn }} {{ l }}", "{% endfor %}"]
    for row, text in zip(inner.rows, texts_, strict=True):
        row.cells[0].text = text

    told = [text for text in texts(filled(saved(made), parties=PARTIES)) if text]

    assert told == ["7100000001 а", "7100000001 б"]


def test_headers_footers_and_notes_take_values_too() -> None:
    made = docx.Document()
    made.add_paragraph("{% set n = 7 %}")
    made.add_paragraph("тело {{ x }}")
    made.sections[0].header.paragraphs[0].text = "шапка {{ x }} {{ n }}"
    made.sections[0].footer.paragraphs[0].text = "{% if x %}подвал{% endif %}"

    assert texts(filled(saved(made), x="<&>")) == ["тело <&>", "шапка <&> 7", "подвал"]


def test_footnotes_take_values() -> None:
    run = "<w:r><w:t>см. {{ x }}</w:t></w:r>"
    note = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p>{run}'
    made = docx.Document()
    made.add_paragraph("{{ x }}")
    main = made.part
    main.relate_to(
        Part(
            PackURI("/word/footnotes.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            f"{note}</w:p></w:footnote></w:footnotes>".encode(),
            main.package,
        ),
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes",
    )

    assert placed(filled(saved(made), x="1&2")) == {
        "абзац 1": "1&2",
        "сноска 1, абзац 1": "см. 1&2",
    }


def test_a_text_box_takes_values() -> None:
    made = docx.Document()
    run = made.add_paragraph("вокруг {{ x }}").add_run()
    inside = f'<w:p xmlns:w="{W}"><w:r><w:t>внутри {{{{ x }}}}</w:t></w:r></w:p>'
    run._r.append(
        etree.fromstring(
            f'<w:pict xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
            f"<w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )

    assert texts(filled(saved(made), x="1"))[:2] == ["вокруг 1", "внутри 1"]


def test_pictures_stay_and_are_told_apart_when_repeated() -> None:
    made = docx.Document()
    made.add_paragraph("{% for p in parties %}")
    made.add_paragraph("{{ p.name }}").add_run().add_picture(BytesIO(PICTURE))
    made.add_paragraph("{% endfor %}")

    told = filled(saved(made), parties=PARTIES)

    with zipfile.ZipFile(BytesIO(told)) as file:
        assert file.read("word/media/image1.png") == PICTURE
    ids = part(told).xpath("//*[local-name()='docPr']/@id")
    assert ids == ["1", "2"]


def test_a_value_looks_like_the_first_run_of_its_tag() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("до ")
    paragraph.add_run("{").font.color.rgb = RGBColor(1, 2, 3)
    paragraph.add_run("{ x").bold = True
    paragraph.add_run(" }} после").italic = True

    told = filled(saved(made), x="<значение>")

    runs = docx.Document(BytesIO(told)).paragraphs[0].runs
    assert [(run.text, run.font.color.rgb, run.bold, run.italic) for run in runs] == [
        ("до ", None, None, None),
        ("<значение>", RGBColor(1, 2, 3), None, None),
        (" после", None, None, True),
    ]


def test_lines_of_a_value_are_broken_where_they_are_meant() -> None:
    assert said("а {{ x }} б", x=Lines("1 &\n2\t3")) == ["а 1 &\n2\t3 б"]
    assert said("{{ x | lines }}", x="1\n2") == ["1\n2"]


def test_a_section_is_not_lost_with_the_paragraph_that_ends_it() -> None:
    made = docx.Document()
    made.add_paragraph("{% if x %}")
    made.add_section()
    made.paragraphs[-1].add_run("{% endif %}")

    assert len(found(filled(saved(made), x=1), "//w:sectPr")) == 2


def test_the_package_tells_what_it_is_and_has_the_same_bytes_each_time() -> None:
    template = compile_word(word("{{ x }}"), "ш.docx")
    core = Core(title="Соглашение", created=date(2026, 9, 15))

    made = [
        template.render(
            {"x": 1}, properties={"clusterctl.template": "ш"}, core=core, draft="ПРОЕКТ"
        )
        for _time in range(2)
    ]

    assert made[0] == made[1]
    read = docx.Document(BytesIO(made[0]))
    assert (read.core_properties.title, read.core_properties.author) == ("Соглашение", "clusterctl")
    with zipfile.ZipFile(BytesIO(made[0])) as file:
        assert "clusterctl.template" in file.read("docProps/custom.xml").decode()
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in file.namelist()
    header = read.sections[0].header.paragraphs
    assert [each.text for each in header] == ["ПРОЕКТ"]


def test_the_draft_is_told_below_the_header_of_the_template() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Колледж"

    told = compile_word(saved(made), "ш.docx").render({}, draft="ПРОЕКТ")

    assert texts(told)[-2:] == ["Колледж", "ПРОЕКТ"]


def test_the_draft_is_told_on_every_kind_of_page() -> None:
    made = docx.Document()
    made.settings.odd_and_even_pages_header_footer = True
    made.add_section().different_first_page_header_footer = True

    told = compile_word(saved(made), "ш.docx").render({}, draft="ПРОЕКТ")

    assert list(placed(told)) == [
        "верхний колонтитул, абзац 1",
    ]
    references = part(told).xpath("//w:headerReference/@w:type", namespaces={"w": W})
    assert references == ["default", "first", "even"]


def test_word_finds_nothing_to_repair(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("{% for p in parties %}")
    made.add_paragraph("{{ p.name }}{% if p.kpp %}, КПП {{ p.kpp }}{% endif %}", "List Bullet")
    made.add_paragraph("{% endfor %}")
    grid = made.add_table(3, 4)
    for row, text in zip(grid.rows, ROWS[0], strict=True):
        for cell, each in zip(row.cells, text, strict=False):
            cell.text = each
    cells = ["{%tc for y in years %}", "{{ y }}", "{%tc endfor %}", "итого"]
    for cell, each in zip(made.add_table(1, 4).rows[0].cells, cells, strict=True):
        cell.text = each
    before, after = tmp_path / "a.docx", tmp_path / "b.docx"
    before.write_bytes(saved(made))
    template = compile_word(saved(made), "ш.docx")

    after.write_bytes(template.render({"parties": PARTIES, "years": [1, 2, 3]}, draft="ПРОЕКТ"))

    def trouble(path: Path) -> set[str]:  # python-docx's own template is not without any
        return {e.description for e in OpenXmlValidator().validate(path).errors}

    assert trouble(after) <= trouble(before)


# What docxtpl loses in silence.


@pytest.mark.parametrize(
    "value",
    [
        "ООО «Альфа & Бета»",
        "a<b",
        "<w:p>inj</w:p>",
        "{{ 7*7 }}",
        "{% if %}",
        "{_{",
        "&amp;",
        "<?clusterctl?>",
        "]]>",
        "\U0001f600",
    ],
)
def test_a_value_is_told_as_it_is(value: str) -> None:
    assert said("до {{ x }} после", x=value) == [f"до {value} после"]


@pytest.mark.parametrize(
    ("value", "code"), [("а\ud800б", "U+D800"), ("а\aб", "U+0007"), ("а\fб", "U+000C")]
)
def test_what_no_paper_can_hold_is_refused_with_its_place(value: str, code: str) -> None:
    told = refusal(lambda: said("а", "{{ x }}", x=value))

    assert told[:2] == (
        "абзац 2",
        f"{{{{ x }}}}: в значении есть символ {code}, который не может стоять в документе",
    )


def test_a_value_that_is_not_there_is_refused_with_its_place() -> None:
    content = table(["а", "б"], ["в", "{{ parties[0].nmae }}"])

    assert refusal(lambda: filled(content, parties=PARTIES)) == (
        "таблица 1, строка 2, ячейка 2, абзац 1",
        "{{ parties[0].nmae }}: среди значений нет «nmae»",
        "может быть, «name»?",
    )


PAIRED = "тег открывают и закрывают в одном абзаце, одной ячейке, строке, таблице или рамке"
OWN_PARAGRAPH = "поставьте тег в отдельный абзац или напишите его без «p»"


@pytest.mark.parametrize(
    ("content", "place", "message", "hint"),
    [
        (
            word("а", "Стороны: {%p if x %}", "{%p endif %}"),
            "абзац 2",
            "рядом с тегом {%p if x %} есть что-то ещё, и оно пропало бы",
            OWN_PARAGRAPH,
        ),
        (
            word("{%p for a in x %}{{ a }}{%p endfor %}"),
            "абзац 1",
            "рядом с тегом {%p for a in x %} есть что-то ещё, и оно пропало бы",
            OWN_PARAGRAPH,
        ),
        (
            table(["{%tr for a in x %}", "текст"], ["{%tr endfor %}", ""]),
            "таблица 1, строка 1, ячейка 1, абзац 1",
            "рядом с тегом {%tr for a in x %} есть что-то ещё, и оно пропало бы",
            "поставьте тег в отдельную строку таблицы",
        ),
        (
            table(["{%tc for a in x %}а", "{%tc endfor %}"]),
            "таблица 1, строка 1, ячейка 1, абзац 1",
            "рядом с тегом {%tc for a in x %} есть что-то ещё, и оно пропало бы",
            "поставьте тег в отдельную ячейку",
        ),
        (word("{%tr if x %}"), "абзац 1", "тег {%tr if x %} стоит не в таблице", ""),
        (word("{{ x"), "абзац 1", "«{{» открыто и не закрыто: нет «}}»", ""),
        (
            word("а", "{% for y in x %}", "б"),
            "абзац 2",
            "у тега {% for y in x %} здесь нет пары «endfor»",
            PAIRED,
        ),
        (
            word("{% for y in x %}", "а {% endfor %}"),
            "абзац 2",
            "тег {% endfor %} здесь ничего не закрывает",
            f"тег {{% for y in x %}}: абзац 1; {PAIRED}",
        ),
        (word("{{p x }}"), "абзац 1", "«{{p x }}» вставляло бы часть другого документа",
         "значение печатают скобки без букв сразу после них"),
        (word("{{ x | uper }}"), "абзац 1", "нет фильтра «uper»", "может быть, «upper»?"),
        (word("{% macro a() %}"), "абзац 1",
         "«macro» — не тег; теги шаблона: elif, else, endfor, endif, for, if, set", ""),
    ],
)  # fmt: skip
def test_a_tag_that_cannot_work_is_refused_where_it_stands(
    content: bytes, place: str, message: str, hint: str
) -> None:
    assert refusal(lambda: compile_word(content, "ш.docx")) == (place, message, hint)


@pytest.mark.parametrize(
    "xml",
    [
        '<x:p xmlns:x="%(w)s"><x:r><x:t>{{ x }}</x:t></x:r></x:p>',
        '<p xmlns="%(w)s"><r><t>{{ x | lines }}</t></r></p>',
    ],
)
def test_names_with_other_prefixes_mean_the_same(xml: str) -> None:
    made = docx.Document()
    made.element.body.insert(0, etree.fromstring(xml % {"w": W}))

    assert texts(filled(saved(made), x="1\n2" if "lines" in xml else "1 2"))[0].split() == [
        "1",
        "2",
    ]


@pytest.mark.parametrize(
    "xml",
    [
        '<w:p xmlns:w="%(w)s"><w:t>{{ x }}</w:t></w:p>',
        '<w:p xmlns:w="%(w)s"><w:r><w:instrText>{{ x }}</w:instrText></w:r></w:p>',
        '<x:sdt xmlns:x="%(w)s"><w:a xmlns:w="urn:b"/></x:sdt>',
        '<w:tr xmlns:w="%(w)s"><w:tc><w:p><w:r><w:t>{%%tr if x %%}</w:t></w:r></w:p></w:tc></w:tr>',
    ],
)
def test_xml_that_word_would_never_write_is_refused_in_words(xml: str) -> None:
    made = docx.Document()
    made.element.body.insert(0, etree.fromstring(xml % {"w": W}))

    place, message, _hint = refusal(lambda: filled(saved(made), x="1"))

    assert place
    assert message


def test_a_tag_beside_a_picture_is_refused() -> None:
    made = docx.Document()
    made.add_paragraph("{%p if x %}").add_run().add_picture(BytesIO(PICTURE))

    told = refusal(lambda: filled(saved(made), x=1))

    assert told[1] == "рядом с тегом {%p if x %} есть что-то ещё, и оно пропало бы"


def test_a_tag_where_no_text_stands_is_refused() -> None:
    made = docx.Document()
    made.add_paragraph("а").add_run().add_picture(BytesIO(PICTURE))
    made.inline_shapes[0]._inline.docPr.set("descr", "{{ x }}")

    assert refusal(lambda: compile_word(saved(made), "ш.docx")) == (
        "абзац 1",
        "в этом месте тег не работает: «{{ x }}»",
        "теги стоят в тексте абзацев",
    )


@pytest.mark.parametrize("change", ["ins", "del"])
def test_tracked_changes_are_refused(change: str) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("а")
    paragraph._p.append(etree.fromstring(f'<w:{change} xmlns:w="{W}" w:id="1" w:author="а"/>'))

    assert refusal(lambda: compile_word(saved(made), "ш.docx"))[:2] == (
        "абзац 1",
        "в шаблоне остались исправления",
    )


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ x.__class__ }}",
        "{{ 'а' * 2000000000 }}",
        "{{ '%2000000000d' % 1 }}",
        "{% for a in range(1000000000) %}{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{{ x | attr('format') }}",
        "{{ lipsum() }}",
        "{% include 'а' %}",
    ],
)
def test_what_could_harm_is_refused_with_its_place(tag: str) -> None:
    place, message, _hint = refusal(lambda: said("а", tag, x="1"))

    assert place == "абзац 2"
    assert message


@pytest.mark.parametrize(
    "template",
    [
        "{% if x %}" * 120 + "{% endif %}" * 120,
        "{% for a in x %}" * 30 + "{% endfor %}" * 30,
        "{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}",
        "{{ " + " + ".join(["1"] * 5000) + " }}",
    ],
    ids=["if", "for", "brackets", "sum"],
)
def test_tags_that_lie_too_deep_are_refused(template: str) -> None:
    told = refusal(lambda: compile_word(word(template), "ш.docx"))

    assert told[:2] == ("весь файл", "теги вложены друг в друга слишком глубоко")


def test_a_paper_too_large_for_anybody_is_refused() -> None:
    template = "{% for a in xs %}{{ y }}{% endfor %}"

    told = refusal(lambda: said(template, xs=list(range(45)), y="ы" * 600_000))

    assert told[1] == "документ больше 50 мегабайт"


def test_two_thousand_rows_take_two_times_the_work_of_a_thousand() -> None:
    template = table(["{% for n in numbers %}", ""], ["{{ n }}", "{{ n }}"], ["{% endfor %}", ""])
    compiled = compile_word(template, "ш.docx")

    def calls(rows: int) -> int:
        counted = 0

        def count(*_event: object) -> None:
            nonlocal counted
            counted += 1

        sys.setprofile(count)
        try:
            compiled.render({"numbers": list(range(rows))})
        finally:
            sys.setprofile(None)
        return counted

    assert calls(2000) < 2.2 * calls(1000)


def test_a_value_that_got_lost_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(root: Any) -> None:
        for cell in list(root.iter(f"{{{W}}}tbl")):
            cell.getparent().remove(cell)

    monkeypatch.setattr("clusterctl.templating.word_template.tidied", careless)
    template = table(["{{ x }}"])

    assert refusal(lambda: filled(template, x="раз"))[1] == (
        "значение «раз» напечатано, но в документе его нет"
    )


# Whatever is in it.

TEXT = st.text(
    st.characters(
        codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"
    ),
    max_size=30,
)


@settings(max_examples=30, deadline=None)
@given(TEXT, st.lists(TEXT, max_size=3))
def test_any_text_comes_out_as_it_went_in(x: str, ys: list[str]) -> None:
    made = texts(
        filled(word("[{{ x }}]", "{% for y in ys %}", "[{{ y }}]", "{% endfor %}"), x=x, ys=ys)
    )

    assert made == [f"[{each}]" for each in (x, *ys)]


SPLIT = "а {{ x }}{% if y %} да {{ y | upper }}{% else %}нет{% endif %}{# з #} б"


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(1, len(SPLIT) - 1), max_size=12))
def test_runs_may_be_split_anywhere(cuts: set[int]) -> None:
    ends = [0, *sorted(cuts), len(SPLIT)]
    runs = [SPLIT[start:end] for start, end in pairwise(ends)]

    assert said(runs, x="{1}", y="ы") == ["а {1} да Ы б"]


FRAGMENTS = ["{{ x }}", "{% if x %}", "{% endif %}", "{%p if x %}", "{%tr if x %}", "{%tc if x %}",
             "{% for y in xs %}", "{% endfor %}", "{%tr endfor %}", "{{ y }}", "а", " ", "{{", "}}",
             "{#", "#}", "“", "»", "{% else %}", "{% set y = x %}"]  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.lists(st.sampled_from(FRAGMENTS), max_size=4), min_size=2, max_size=2),
                min_size=1, max_size=4))  # fmt: skip
def test_any_table_makes_a_paper_or_is_refused_with_a_place(rows: list[list[list[str]]]) -> None:
    template = table(*([" ".join(cell) for cell in row] for row in rows))
    refused, made = "", b""
    try:
        made = filled(template, x="1", xs=["а", "б"])
    except RenderError as error:
        refused = error.place.within.text("ru") if error.place.within else "?"

    assert refused.startswith("таблица 1, строка ") or made
    if made:
        assert all(cell[-1].tag.endswith("}p") for cell in found(made, "//w:tc"))
        assert all(len(row.findall(f"{{{W}}}tc")) for row in found(made, "//w:tr"))


ORACLE = [
    word("{{ x }} и {{x|upper}}", "{%p for p in parties %}", "{{ p.name }}", "{%p endfor %}"),
    word("{% if x %}да {{ x }}{% else %}нет{% endif %}"),
    word(["{", "{ x", " }", "}"], "{# нет #}да"),
    table(["а", "б"], *ROWS[0]),
    table(["{%tc for y in years %}", "{{ y }}", "{%tc endfor %}"]),
]


@pytest.mark.parametrize("template", ORACLE)
def test_the_text_is_what_docxtpl_makes(template: bytes) -> None:
    values = {"x": "Ёлка", "years": [1, 2, 3], "parties": [{"name": "а", "inn": "б"}] * 2}
    peer, buffer = DocxTemplate(BytesIO(template)), BytesIO()
    peer.render(values)
    peer.save(buffer)

    assert texts(filled(template, **values)) == texts(buffer.getvalue())
