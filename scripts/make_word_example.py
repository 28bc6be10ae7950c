"""The Word template of examples/word: an agreement in a college's own look.

    python scripts/make_word_example.py

python-docx makes it, as a clerk would in Word: styles, a numbered list of two levels, tables, a
picture in the header, tags in the text. The bytes are the same each time.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import resvg_py
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from clusterctl.word.foreign import plain
from clusterctl.word.opening import opened
from clusterctl.word.package import zipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

TARGET = Path(__file__).resolve().parents[1] / "examples" / "word" / "templates" / "agreement.docx"

BLUE = RGBColor(0x1F, 0x4E, 0x79)
EMBLEM = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" width="360" height="360">
<path d="M60 6 107 33v54L60 114 13 87V33z" fill="#1f4e79"/>
<path d="M60 22 93 41v38L60 98 27 79V41z" fill="none" stroke="#fff" stroke-width="4"/>
<circle cx="60" cy="60" r="12" fill="#fff"/></svg>"""

NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90">
<w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/>
<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>
</w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Clause"/>
<w:lvlText w:val="%1.%2."/><w:lvlJc w:val="left"/>
<w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr>
</w:lvl></w:abstractNum>"""

PREAMBLE = (
    "{%p for party in parties %}",
    (
        "{{ party.organization.name.full | blank(40) }} "
        "({{ party.organization.name.short | blank(20) }}), "
        "{{ party.organization.name | called }} в дальнейшем «{{ party.alias }}»"
        "{% if party.signatory.name %}, в лице {{ party.signatory | position_in('genitive') }} "
        "{{ party.signatory | name_in('genitive') }}, {{ party.signatory | acting }} на основании "
        "{{ party.signatory.basis | basis }}{% endif %},"
    ),
    "{%p endfor %}",
    "вместе именуемые «Стороны», заключили настоящее соглашение (далее — Соглашение).",
)

SECTIONS: tuple[tuple[str, Sequence[str]], ...] = (
    (
        "Предмет Соглашения",
        (
            (
                "{% if agreement.subject %}{{ agreement.subject | prose | stopped }}{% else %}"
                "Стороны совместно развивают отраслевой кластер {{ cluster | blank(20) }} "
                "в соответствии с программой его деятельности.{% endif %}"
            ),
            "Стороны не создают юридического лица и сохраняют самостоятельность.",
        ),
    ),
    (
        "Направления взаимодействия",
        (
            "Стороны взаимодействуют по следующим направлениям:",
            "{%p for direction in directions %}",
            (
                "• {{ direction.title }} (подпункт «{{ direction.letter }}»)"
                "{% if loop.last %}.{% else %};{% endif %}"
            ),
            "{%p endfor %}",
            "Обязательства каждой Стороны перечислены в приложении.",
        ),
    ),
    (
        "Отраслевой совет",
        (
            (
                "Работой кластера руководит отраслевой совет, в который входят представители всех "
                "Сторон."
            ),
            "{%p if agreement.council_quorum_share %}",
            (
                "Совет правомочен, если в заседании участвует не менее "
                "{{ agreement.council_quorum_share | percents }} его членов."
            ),
            "{%p endif %}",
            "Решения совета оформляются протоколом, который подписывает председатель.",
        ),
    ),
    (
        "Срок действия",
        (
            (
                "Соглашение действует {% if agreement.valid.indefinite %}бессрочно{% else %}по "
                "{{ agreement.valid.until | date_long }}{% endif %}, но не менее срока реализации "
                "программы деятельности кластера."
            ),
            (
                "Соглашение составлено в {{ parties | length | counted_in_words('экземпляр', "
                "'prepositional') }} равной силы, по одному для каждой Стороны."
            ),
        ),
    ),
)


def main() -> None:
    """Write the template."""
    made = docx.Document()
    _style(made)
    _number(made)
    _head(made)
    _title(made)
    for heading, clauses in SECTIONS:
        made.add_heading(heading, 1)
        for clause in clauses:
            paragraph = made.add_paragraph(clause, "Item" if clause.startswith("•") else "Clause")
            paragraph.paragraph_format.keep_with_next = clause.endswith(":") or None
    made.add_heading("Подписи Сторон", 1)
    _signatures(made)
    _appendix(made)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(_packed(made))


def _style(made: Document) -> None:
    styles = made.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(12)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:eastAsia", "w:cs"):
        fonts.set(qn(kind), "Times New Roman")
    normal.paragraph_format.space_after = Pt(4)
    heading = styles["Heading 1"]
    heading.font.name, heading.font.size, heading.font.color.rgb = "Arial", Pt(13), BLUE
    heading_fonts = heading.element.get_or_add_rPr().get_or_add_rFonts()
    for key in [key for key in heading_fonts.attrib if "Theme" in key]:
        del heading_fonts.attrib[key]
    heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(14), Pt(6)
    for name, indent in (("Clause", None), ("Item", Mm(10))):
        style = styles.add_style(name, 1)
        style.base_style = normal
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        style.paragraph_format.left_indent = indent


def _number(made: Document) -> None:
    numbering = made.part.numbering_part.element
    numbering.insert(0, parse_xml(NUMBERING))
    num = parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    numbering.append(num)
    for name, level in (("Heading 1", 0), ("Clause", 1)):
        properties = made.styles[name].element.get_or_add_pPr()
        number = parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
        )
        properties._insert_numPr(number)


def _head(made: Document) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(25), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.different_first_page_header_footer = True
    first = section.first_page_header
    table = first.add_table(1, 2, Mm(170))
    table.autofit = False
    picture, name = table.rows[0].cells
    picture.width, name.width = Mm(20), Mm(150)
    table.columns[0].width, table.columns[1].width = Mm(20), Mm(150)
    emblem = BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=EMBLEM)))
    picture.paragraphs[0].add_run().add_picture(emblem, width=Mm(15))
    run = name.paragraphs[0].add_run("{{ operator_name | blank(30) }}")
    run.bold, run.font.name, run.font.size, run.font.color.rgb = True, "Arial", Pt(12), BLUE
    name.add_paragraph().add_run("Оператор кластера {{ cluster | blank(20) }}").font.size = Pt(10)
    _remove(first.paragraphs[0])
    first.add_paragraph()
    other = section.header.paragraphs[0]
    other.text = (
        "Соглашение № {{ agreement.number | blank(6) }} от {{ agreement.date | date_long }}"
    )
    other.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    other.runs[0].font.size = Pt(9)
    for footer in (section.footer, section.first_page_footer):
        _page_number(footer.paragraphs[0])


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind in ("begin", "", "separate", "1", "end"):
        run = paragraph.add_run(kind if kind == "1" else "")
        if kind == "":
            run._r.append(parse_xml(f"<w:instrText {nsdecls('w')}> PAGE </w:instrText>"))
        elif kind != "1":
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))


def _title(made: Document) -> None:
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run("СОГЛАШЕНИЕ № {{ agreement.number | blank(6) }}\nо сотрудничестве")
    run.bold, run.font.size = True, Pt(14)
    place, day = made.add_table(1, 2).rows[0].cells
    place.text, day.text = "{{ agreement.place | blank(20) }}", "{{ agreement.date | date_quoted }}"
    day.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    made.add_paragraph()
    for text in PREAMBLE:
        paragraph = made.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Mm(10)


def _signatures(made: Document) -> None:
    table = made.add_table(3, 2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _fill(table.rows[0].cells, ("{%tr for party in parties %}", ""))
    left, right = table.rows[1].cells
    for cells in (row.cells for row in table.rows):
        cells[0].width, cells[1].width = Mm(100), Mm(70)
    table.columns[0].width, table.columns[1].width = Mm(100), Mm(70)
    left.text = "{{ party.alias }}"
    left.paragraphs[0].runs[0].bold = True
    for text in (
        "{{ party.organization.name.short | blank(20) }}",
        "ИНН {{ party.organization.inn | blank(12) }}",
        "{%p if party.organization.kpp %}",
        "КПП {{ party.organization.kpp }}",
        "{%p endif %}",
        "{{ party.organization.addresses.legal | prose }}",
    ):
        left.add_paragraph(text)
    right.text = "{{ party.signatory.position | capitalized | blank(20) }}"
    right.add_paragraph("\n____________ / {{ party.signatory.name | initials | blank(16) }}")
    _fill(table.rows[2].cells, ("{%tr endfor %}", ""))
    left.add_paragraph()
    _hold(table)


def _appendix(made: Document) -> None:
    made.add_page_break()
    head = made.add_paragraph("Приложение к Соглашению № {{ agreement.number | blank(6) }}")
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("Обязательства Сторон").bold = True
    made.add_paragraph("{%p for direction in directions if direction.obligations %}")
    named = made.add_paragraph()
    named.paragraph_format.keep_with_next = True
    named.add_run("{{ direction.title | capitalized }}").bold = True
    _grid(made, ("№", "Стороны", "Обязательство"), (12, 48, 110),
          ("{%tr for obligation in direction.obligations %}", "", ""),
          ("{{ loop.index }}", "{{ obligation.parties_names | join(', ') }}",
           "{{ obligation.text | blank(40) | oneline }}"),
          ("{%tr endfor %}", "", ""))  # fmt: skip
    made.add_paragraph()
    made.add_paragraph("{%p endfor %}")
    title = made.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.keep_with_next = True
    title.add_run("Участие Сторон в направлениях").bold = True
    _grid(made, ("Сторона", "{%tc for direction in directions %}", "«{{ direction.letter }}»",
                 "{%tc endfor %}"), (90, 20, 40, 20),
          ("{%tr for party in parties %}", "", "", ""),
          ("{{ party.organization.name.short | blank(20) }}", "{%tc for direction in directions %}",
           "{% if party.alias in direction.aliases %}+{% else %}–{% endif %}", "{%tc endfor %}"),
          ("{%tr endfor %}", "", "", ""))  # fmt: skip


def _grid(made: Document, head: Sequence[str], widths: Sequence[int], *rows: Sequence[str]) -> None:
    table: Table = made.add_table(1 + len(rows), len(head), "Table Grid")
    for row, texts in zip(table.rows, (head, *rows), strict=True):
        _fill(row.cells, texts)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    _hold(table)
    top = table.rows[0]
    top._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for cell in top.cells:
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="DEEAF6"/>')
        )
        cell.paragraphs[0].runs[0].bold = True


def _hold(table: Table) -> None:
    """Widths as they are written, each row on one page, its lines close."""
    table.autofit = False
    for row in table.rows:
        row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(2)


def _fill(cells: Sequence[_Cell], texts: Sequence[str]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.text = text


def _remove(paragraph: Paragraph) -> None:
    paragraph._p.getparent().remove(paragraph._p)


def _packed(made: Document) -> bytes:
    """The bytes without what python-docx's own template carries along and Word doesn't need."""
    core = made.core_properties
    core.author, core.title, core.comments = "clusterctl", "Соглашение", ""
    core.created = core.modified = datetime(2026, 1, 1, tzinfo=UTC)
    for id, link in list(made.part.rels.items()):
        if link.reltype.endswith("/stylesWithEffects"):
            made.part.drop_rel(id)
    buffer = BytesIO()
    made.save(buffer)
    parts = plain(opened(buffer.getvalue(), TARGET.name))
    return zipped({name: parts[name] for name in sorted(parts)})


if __name__ == "__main__":
    main()
