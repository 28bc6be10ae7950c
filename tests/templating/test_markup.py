"""The notation of docs/templates.ru.md, line by line: what is written and what stands on paper."""

from __future__ import annotations

import pytest

from templating.papers import found, paper, refusal, said


def styles(template: str, **values: object) -> list[tuple[str, str]]:
    """The style and the text of each paragraph."""
    return [
        (p.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=p.nsmap), "".join(p.itertext()))
        for p in found(paper(template, **values), "//w:p")
    ]


@pytest.mark.parametrize(
    ("template", "style"),
    [
        ("# А", "Title"),
        ("## А", "Heading1"),
        ("### А", "Heading2"),
        ("#### А", "Heading3"),
        ("А", "BodyText"),
        ("#. А", "Clause"),
        ("- А", "ListItem"),
        ("#) А", "ListItem"),
        ("#а) А", "ListItem"),
        ("#a) А", "ListItem"),  # the Latin letter
        ("::: left\nА\n:::", "Requisite"),
        ("::: right\nА\n:::", "RequisiteRight"),
        ("::: center\nА\n:::", "RequisiteCenter"),
        ("::: addressee\nА\n:::", "Addressee"),
        ("::: appendix\nА\n:::", "Appendix"),
        ("::: keep\nА\n:::", "BodyText"),
    ],
)
def test_each_kind_of_block_has_its_style(template: str, style: str) -> None:
    assert styles(template) == [(style, "А")]


def test_emphasis_is_bold_and_italic_around_values_too() -> None:
    docx = paper("**{{ x }}** и *два **три***", x="один")

    runs = [
        ([child.tag.split("}")[1] for child in run.findall("{*}rPr/*")], "".join(run.itertext()))
        for run in found(docx, "//w:r")
    ]
    assert runs == [(["b"], "один"), ([], " и "), (["i"], "два "), (["b", "i"], "три")]


@pytest.mark.parametrize(
    "text",
    ["__ ______ «__» ____ 20__ г.", "a_b_c", "2 * 3", "[текст](адрес)", "`код`", "1. один",
     "1) один", "а) один", "<b>", "#один", "№ 5", "! @ $ % ^ & ( ) { } [ ]", "«Ё»", "---"],
)  # fmt: skip
def test_what_is_not_markup_is_said_as_written(text: str) -> None:
    assert [line.replace("\u00a0", " ") for line in said(text)] == [text]


def test_braces_of_the_text_never_become_a_tag() -> None:
    assert said("{ x } &#123;{ x }} &#123;% if x %}") == ["{ x } {{ x }} {% if x %}"]


def test_markup_is_said_as_written_behind_a_backslash() -> None:
    assert said(r"\*а\* \#. \[#б] \::: в") == ["*а* #. [#б] ::: в"]


@pytest.mark.parametrize(
    ("template", "lines"),
    [
        ("один\nдва", ["один два"]),
        ("один\\\nдва", ["один", "два"]),
        ("# один<br>два", ["один", "два"]),
        ("один&nbsp;два", ["один\u00a0два"]),
        ("::: right\nодин\nдва\n:::", ["один", "два"]),
        ("один\n\nдва", ["один", "два"]),
        ("один\n::: gap 2\nдва", ["один", "", "", "два"]),
    ],
)
def test_lines_end_where_they_are_meant_to(template: str, lines: list[str]) -> None:
    assert said(template) == lines


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("приказ № 5", "№~5"),
        ("г. Тула", "г.~Тула"),
        ("2026 г. Стороны", "2026~г. Стороны"),
        ("{{ x }} г. и", "2026~г. и"),
        ("по п. 8", "п.~8"),
        ("пунктом 8", "пунктом~8"),
        ("на 3 л. в 2 экз.", "3~л. в 2~экз."),
        ("Тула — город", "Тула~— город"),
        ("№ {{ x }}", "№~2026"),
    ],
)
def test_a_line_does_not_end_before_what_belongs_together(text: str, bound: str) -> None:
    assert bound.replace("~", "\u00a0") in said(text, x="2026")[0]


CLAUSES = """\
## #. Первый
#.#. а
#.#. б
#.#.#. в
## #. Второй
текст
#.#. г
"""


def test_clauses_are_numbered_through_the_paper() -> None:
    assert said(CLAUSES) == [
        "1. Первый", "1.1. а", "1.2. б", "1.2.1. в", "2. Второй", "текст", "2.1. г"
    ]  # fmt: skip


def test_one_label_may_stand_in_both_branches_of_a_choice() -> None:
    template = "{% if x %}\n#. а\n#. [#м] б\n{% else %}\n#. [#м] в\n{% endif %}\n\nп. [#м]"

    assert [said(template, x=x)[-1][-1] for x in (True, False)] == ["2", "1"]


def test_an_appendix_numbers_its_clauses_anew() -> None:
    lines = said("#. а\n#. б\n\n::: appendix\nПриложение № #\n:::\n#. в\n\nтекст\n\n#. г")

    assert lines == ["1. а", "2. б", "Приложение №\u00a01", "1. в", "текст", "2. г"]


def test_lists_go_on_while_only_items_follow_each_other() -> None:
    template = """\
{% for x in xs %}
#) {{ x }}
  - {{ x }}
{% endfor %}
#) в

текст

#) г
#а) д
#а) е
"""

    assert said(template, xs=["а", "б"]) == [
        "1) а", "– а", "2) б", "– б", "3) в", "текст", "1) г", "а) д", "б) е"
    ]  # fmt: skip


@pytest.mark.parametrize("between", ["текст", "## Б", "#. [#б] Б [#б]", "| б |\n|--|", "::: gap"])
def test_a_list_begins_anew_after_anything_else(between: str) -> None:
    lines = said(f"#) а\n\n{between}\n\n#) в")

    assert (lines[0], lines[-1]) == ("1) а", "1) в")


def test_nested_lists_begin_anew_under_each_item() -> None:
    assert said("#) а\n  #а) б\n  #а) в\n#) г\n  #а) д") == [
        "1) а", "а) б", "б) в", "2) г", "а) д"
    ]  # fmt: skip


def test_a_deeper_indent_is_still_the_second_step_of_a_list() -> None:
    assert said("#) а\n  - б\n      - в") == ["1) а", "– б", "– в"]


def test_letters_skip_what_word_skips() -> None:
    lines = said("{% for n in range(31) %}\n#а) x\n{% endfor %}")

    assert "".join(line[0] for line in lines) == "абвгдежзиклмнопрстуфхцчшщыэюяаб"
    assert [line.split(")")[0] for line in lines[-2:]] == ["аа", "бб"]


def test_references_show_the_numbers_of_what_they_name() -> None:
    template = """\
## #. [#раздел] Раздел
#.#. [#пункт] См. пункт [#пункт], таблицу [#таблица], приложение № [#список], раздел [#раздел].

#) [#подпункт] **подпункт [#подпункт]**

Таблица # [#таблица] — Имя

| а |
|---|
| см. [#пункт] |

::: appendix
Приложение № # [#список]
:::
"""
    lines = [line.replace("\u00a0", " ") for line in said(template)]

    assert lines[1] == "1.1. См. пункт 1.1, таблицу 1, приложение № 1, раздел 1."
    assert lines[2:6] == ["1) подпункт 1)", "Таблица 1 — Имя", "а", "см. 1.1"]
    codes = {code.split()[0] for code in found(paper(template), "//w:instrText/text()")}
    assert codes == {"REF", "SEQ"}


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("п. [#а]", 1, "нет пункта с меткой «а»"),
        ("#. [#а] x\n\n#. [#а] y", 3, "метка «а» поставлена дважды"),
        ("{% for n in [1, 2] %}\n#. [#а] x\n{% endfor %}", 2, "метка «а» поставлена дважды"),
        (
            "{% if 0 %}\n#. [#а] x\n{% endif %}\n\nп. [#а]",
            5,
            "при этих значениях в документе нет пункта с меткой «а»",
        ),
        ("x\n\n#.#. y", 3, "«#.#.» стоит раньше первого «#.»"),
        ("#. x\n#.#.#.#.#. y", 2, "у пункта не более 4 уровней"),
        ("##### x", 1, "заголовок начинается не более чем с 4 знаков «#»"),
        ("Решили:\n1. x\n2. y", 1, "строка внутри абзаца начинается с «1.»"),
    ],
)
def test_numbers_that_can_not_be_given_are_refused(template: str, line: int, message: str) -> None:
    told = refusal(lambda: paper(template))

    assert (told[0], told[2]) == (line, message)


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("a\n::: centre\nb\n:::", 2, "нет рамки «::: centre»"),
        ("a\n\n::: center\nb", 3, "рамка «::: center» не закрыта"),
        ("a\n:::", 2, "«:::» здесь не закрывает никакую рамку"),
        ("::: party\na\n:::", 1, "«::: party» стоит только внутри «::: signatures»"),
        ("::: signatures\na\n:::", 1, "внутри «::: signatures» стоят только рамки «::: party»"),
        ("::: keep\n::: landscape", 2, "«::: landscape» не может стоять внутри «::: keep»"),
        ("::: table size=9\n:::", 1, "у «::: table» нет параметра «size=9»"),
        ("::: contents {{ x }}", 1, "тег не может стоять в строке рамки"),
        ("::: gap много", 1, "у «::: gap» нет параметра «много»"),
        ("::: columns\n::: column\n|--|", 3, "таблица не может стоять внутри колонки"),
    ],
)  # fmt: skip
def test_boxes_that_can_not_be_are_refused(template: str, line: int, message: str) -> None:
    told = refusal(lambda: paper(template))

    assert (told[0], told[2]) == (line, message)


@pytest.mark.parametrize(
    ("template", "line", "column"),
    [
        ("a {% if x %}\n\nb {% endif %}", 1, 3),
        ("{% for y in x %}\n\nтекст", 1, 1),
        ("::: center\n{% if x %}\n:::\n{% endif %}", 2, 1),
        ("| a |\n|--|\n| {% if x %} |\n{% endif %}", 3, 3),
        ("{% endif %}", 1, 1),
        ("{% if x %}\na\n{% endfor %}", 3, 1),
        ("{% for y in x %}\na\n{% elif x %}\nb\n{% endfor %}", 3, 1),
    ],
)
def test_a_tag_is_opened_and_closed_in_one_place(template: str, line: int, column: int) -> None:
    told = refusal(lambda: paper(template, x=1))

    assert told[:2] == (line, column)
    assert "тег открывают и закрывают в одном абзаце" in told[3]


@pytest.mark.parametrize(
    ("front", "line", "message"),
    [
        ("page: leter", 2, "«page» — одно из agreement, letter, а не leter"),
        ("page: letter\nsze: 12", 3, "в шаблоне нет настройки «sze»"),
        ("size: 9", 2, "«size» — одно из 12, 13, 14, а не 9"),
        ("просто текст", 2, "«просто текст» — не настройка; настройка пишется «ключ: значение»"),
    ],
)
def test_settings_that_can_not_be_are_refused(front: str, line: int, message: str) -> None:
    told = refusal(lambda: paper(f"---\n{front}\n---\nтекст"))

    assert (told[0], told[2]) == (line, message)


def test_what_the_values_left_empty_leaves_no_trace() -> None:
    lines = said("#. а\n#. {% if x %}б{% endif %}\n#. {{ y }}\n#. в", x=0, y="")

    assert lines == ["1. а", "2. в"]
