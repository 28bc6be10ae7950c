from __future__ import annotations

import pytest

from templating.papers import found, paper, part, refusal, said

MATRIX = """\
| Сторона |{% for level in levels %} {{ level }} |{% endfor %} Всего |
|:--------|{% for level in levels %}:--:|{% endfor %}---:|
{% for party in parties %}
| {{ party.name }} |{% for l in levels %} {{ '+' if l in party.levels else '–' }} |{% endfor %} \
{{ party.levels | length }} |
{% else %}
| сторон нет |{% for level in levels %}|{% endfor %}|
{% endfor %}
"""
PARTIES = [{"name": "А", "levels": ["а"]}, {"name": "Б", "levels": ["а", "б"]}]


def test_rows_and_columns_repeat_together() -> None:
    assert said(MATRIX, levels=["а", "б"], parties=PARTIES)[:3] == [
        "Сторона\tа\tб\tВсего", "А\t+\t–\t1", "Б\t+\t+\t2"
    ]  # fmt: skip


def test_columns_fill_the_page_by_their_dashes_to_the_last_twip() -> None:
    docx = paper(MATRIX, levels=["а", "б", "в"], parties=PARTIES)

    widths = [int(w) for w in found(docx, "//w:gridCol/@w:w")]
    assert sum(widths) == int(found(docx, "//w:tblW/@w:w")[0]) == 11906 - 1701 - 567
    assert widths[0] == pytest.approx(widths[1] * 9 / 4, abs=2)
    cells = [int(w) for w in found(docx, "//w:tr[2]/w:tc/w:tcPr/w:tcW/@w:w")]
    assert cells == widths


def test_colons_align_columns_and_heads_are_centred() -> None:
    docx = paper(MATRIX, levels=["а"], parties=PARTIES)

    assert found(docx, "//w:tr[2]//w:jc/@w:val") == ["center", "right"]
    assert set(found(docx, "//w:tr[1]//w:pStyle/@w:val")) == {"TableHead"}


def test_double_bars_and_carets_put_cells_together() -> None:
    docx = paper(
        "| а | б |{% for y in ys[1:] %}|{% endfor %}\n"
        "| ^^ |{% for y in ys %} {{ y }} |{% endfor %}\n"
        "|---|{% for y in ys %}---|{% endfor %}\n"
        "| 1 |{% for y in ys %} 2 |{% endfor %}\n",
        ys=["x", "y", "z"],
    )

    assert found(docx, "//w:gridSpan/@w:val") == ["3"]
    merged = [m.get(f"{{{m.nsmap['w']}}}val", "goes on") for m in found(docx, "//w:vMerge")]
    assert merged == ["restart", "goes on"]
    assert len(found(docx, "//w:tr[w:trPr/w:tblHeader]")) == 2


def test_a_row_whose_cells_span_nothing_left_is_whole() -> None:
    docx = paper(MATRIX, levels=["а", "б"], parties=[])

    assert found(docx, "//w:tr[2]/w:tc/w:tcPr/w:gridSpan/@w:val") == ["4"]


def test_the_head_repeats_and_rows_are_not_torn() -> None:
    docx = paper("| а |\n|--|\n| 1 |\n| 2 |\n| 3 |")

    assert len(found(docx, "//w:tblHeader")) == 1
    # LibreOffice loses rows when the one below the head has w:cantSplit: its lines are kept instead
    whole = [bool(row.find("{*}trPr/{*}cantSplit") is not None) for row in found(docx, "//w:tr")]
    assert whole == [True, False, True, True]
    assert found(docx, "//w:tr[2]//w:keepLines")
    assert not found(docx, "//w:tr//w:keepNext")


def test_a_table_without_a_head_begins_with_its_dashes() -> None:
    docx = paper("::: table plain\n|:---|---:|\n| а | б |\n:::")

    assert found(docx, "//w:tblStyle/@w:val") == ["Plain"]
    assert not found(docx, "//w:tblHeader")
    assert found(docx, "//w:tc//w:pStyle/@w:val") == ["Requisite", "Requisite"]


@pytest.mark.parametrize(("options", "style"), [("size=10", "10"), ("size=11", "11"), ("", "")])
def test_letters_of_a_table_have_the_size_asked_for(options: str, style: str) -> None:
    docx = paper(f"::: table {options}\n| а |\n|--|\n| б |\n:::")

    assert found(docx, "//w:tc//w:pStyle/@w:val") == [f"TableHead{style}", f"TableText{style}"]


def test_a_cell_may_hold_bars_breaks_and_choices() -> None:
    lines = said("| а\\|б |\n|--|\n| {% if 1 %}в<br>{% endif %}г |")

    assert lines[:3] == ["а|б", "в", "г"]


def test_a_table_that_the_values_left_without_rows_goes() -> None:
    docx = paper("до\n\n|---|\n{% for x in [] %}\n| {{ x }} |\n{% endfor %}\n\nпосле")

    assert not found(docx, "//w:tbl")


def test_tables_do_not_grow_together_and_are_not_last() -> None:
    body = part(paper("|--|\n| а |\n\n|--|\n| б |"))[0]

    assert [child.tag.split("}")[1] for child in body] == ["tbl", "p", "tbl", "p", "sectPr"]


def test_a_choice_around_a_table_and_one_within_are_told_apart() -> None:
    template = """\
{% if x %}
| а |
|---|
{% if y %}
| б |
{% endif %}
{% endif %}
в
"""

    assert said(template, x=1, y=1)[:2] == ["а", "б"]
    assert said(template, x=1, y=0)[0] == "а"
    assert said(template, x=0, y=1) == ["в"]


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("| а | б |\n|---|---|\n| в |", 3, "в строке 1 ячейка, а в таблице 2 столбца"),
        ("| а |\n|---|\n| в | г |", 3, "в строке 2 ячейки, а в таблице 1 столбец"),
        ("| а |\n| б |", 1, "в таблице нет строки с чёрточками «|---|---|»"),
        ("|---|\n| а | б", 2, "строка таблицы заканчивается знаком «|»"),
    ],
)
def test_a_row_that_does_not_fit_is_told(template: str, line: int, message: str) -> None:
    told = refusal(lambda: paper(template))

    assert (told[0], told[2]) == (line, message)


def test_a_column_holds_its_longest_word() -> None:
    docx = paper("::: table size=10\n| № | Наименование |\n|------------|-|\n| 1 | а |\n:::")

    number, name = [int(width) for width in found(docx, "//w:gridCol/@w:w")]
    assert number + name == 11906 - 1701 - 567
    assert 1400 < name < 1800  # «Наименование» is 12 letters of 10 points and the margins


def test_words_that_have_no_room_share_it_by_their_need() -> None:
    long, short = "Достопримечательность", "Достоинство"
    docx = paper(f"| {'|'.join([long] * 3 + [short] * 3)} |\n|{'-|' * 6}\n|{' 1 |' * 6}")

    widths = [int(width) for width in found(docx, "//w:gridCol/@w:w")]
    assert sum(widths) == 11906 - 1701 - 567
    assert min(widths[:3]) > max(widths[3:])


def test_an_address_longer_than_a_third_of_the_table_takes_no_room_from_others() -> None:
    docx = paper(f"| а | б |\n|---|---|\n| {'x' * 200} | б |")

    assert len(set(found(docx, "//w:gridCol/@w:w"))) == 1


def test_a_row_of_one_cell_stays_with_the_rows_below_it() -> None:
    docx = paper("| а || \n|---|---|\n| глава ||\n| 1 | 2 |\n| конец ||")

    kept = ["".join(p.itertext()) for p in found(docx, "//w:p[w:pPr/w:keepNext]")]
    assert kept == ["глава"]
