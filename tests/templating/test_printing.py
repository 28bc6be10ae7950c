"""Values on paper: said as they are, or refused; never markup."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl.templating.template import compile_text
from clusterctl.word.text import text_of
from templating.papers import found, paper, refusal, said

# All that XML can hold and a line of text may have.
LINE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
).filter(str.strip)

TEMPLATE = """\
# {{ x }}
#. **{{ x }}** и {{ x }}.

| {{ x }} |
|--|
| {% if x %}{{ x }}{% endif %} |
"""


@settings(max_examples=60, deadline=None)
@given(LINE)
def test_a_value_arrives_as_it_is(value: str) -> None:
    docx = compile_text(TEMPLATE, "t").render({"x": value})

    texts = ["".join(p.itertext()) for p in found(docx, "//w:p")]
    stop = "" if value.endswith(".") else "."
    assert texts[:4] == [value, f"{value} и {value}{stop}", value, value]


@pytest.mark.parametrize(
    "value",
    ["Альфа & Бета", "a<b>c", "{{ 7*7 }}", "{% if %}", "{_{", "**жирно**", "[#метка]", "|", "<br>",
     "</w:t></w:r>", "&lt;", "]]>", "# нет", "::: center", "\\", "\ue000", "\U000f0001", "«„“»"],
)  # fmt: skip
def test_no_value_becomes_markup(value: str) -> None:
    assert said("до {{ x }} после", x=value) == [f"до {value} после"]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1b", "\ud800", "\ufffe"])
def test_what_xml_can_not_hold_is_refused_with_its_place(character: str) -> None:
    told = refusal(lambda: paper("a\n\nб {{ x }}", x=f"до{character}после"))

    code = f"U+{ord(character):04X}"
    message = f"в значении есть символ {code}, который не может стоять в документе"
    assert told[:3] == (3, 3, "{{ x }}: " + message)


def test_line_breaks_are_printed_only_when_asked_for() -> None:
    docx = paper("{{ x | lines }}", x="один\r\nдва\tтри & четыре\n")

    assert text_of(docx) == "один\nдва\tтри & четыре\n"
    assert len(found(docx, "//w:br")) == len(found(docx, "//w:r/w:tab")) == 1


@pytest.mark.parametrize("value", ["a\nb", "a\tb", "a\r\nb"])
def test_line_breaks_not_asked_for_are_refused(value: str) -> None:
    told = refusal(lambda: paper("{{ x }}", x=value))

    assert told[2:] == (
        "{{ x }}: в значении несколько строк или табуляция, а здесь ожидается одна строка",
        "«| lines» сохраняет переносы, «| oneline» делает из них одну строку",
    )


def test_the_line_end_a_yaml_block_leaves_is_no_line_break() -> None:
    assert said("{{ x }}!", x="текст\n") == ["текст!"]


def test_paragraphs_of_a_value_are_paragraphs_of_a_paper() -> None:
    template = "{% for p in x | paragraphs %}\n#. {{ p }}\n{% endfor %}"

    assert said(template, x="один\nи два\n\nтри\n") == ["1. один", "2. и два", "3. три"]


@pytest.mark.parametrize(
    ("template", "value", "text"),
    [
        ("до {{ x }}.", "31 декабря 2028 г.", "до 31 декабря 2028 г."),
        ("до {{ x }}.", "конца года", "до конца года."),
        ("до {{ x }}. Потом.", "2028 г.", "до 2028 г. Потом."),
        ("до {{ x }}.", 5, "до 5."),
        ("до **{{ x }}**.", "2028 г.", "до 2028 г.."),  # the stop is beyond the bold
        ("{{ x }}…", "и т. д.", "и т. д.…"),
        ("{{ x }}.5", "2", "2.5"),
    ],
)
def test_a_sentence_ends_with_one_full_stop(template: str, value: object, text: str) -> None:
    assert said(template, x=value) == [text]


def test_a_filter_of_the_caller_prints_what_it_gives() -> None:
    template = compile_text("{{ x | twice }}", "t", {"twice": lambda value: f"{value}{value}"})

    assert text_of(template.render({"x": "а&"})) == "а&а&\n"
