from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl.templating.tags import Written, tagged
from templating.papers import refusal

PLAIN = st.text(st.sampled_from("абв {}%#|*\n"), max_size=40).filter(
    lambda text: not any(opener in text for opener in ("{{", "{%", "{#"))
)


def test_each_tag_has_its_line_and_column() -> None:
    read = tagged(Written("один {{ a }}\n\n  {% if b %}два{% endif %}\n", "t", first_line=5))

    places = [(tag.body, tag.place.line, tag.place.column) for tag in read.tags.values()]
    assert places == [("a", 5, 6), ("if b", 7, 3), ("endif", 7, 16)]


def test_a_tag_over_two_lines_is_one_character_and_lines_keep_their_numbers() -> None:
    read = tagged(Written("a {{ x\n  | f }} b\nc", "t"))

    assert [len(line) for line in read.text.split("\n")] == [5, 1]
    assert read.lines == (1, 3, 4)
    (tag,) = read.tags.values()
    assert (tag.place.end_line, tag.place.end_column) == (2, 9)


def test_a_line_of_comments_leaves_no_blank_line() -> None:
    read = tagged(Written("a\n{# первое\n второе #} {# третье #}\nb {# c #}d", "t"))

    assert read.text == "a\nb d"
    assert read.lines == (1, 4, 5)


@pytest.mark.parametrize(
    "body", ["'}}'", '"%}"', "{'a': {'b': 1}}['a']", "x['}']", r"'\'}}'", "(1, [2])"]
)
def test_braces_within_a_tag_do_not_end_it(body: str) -> None:
    (tag,) = tagged(Written(f"до {{{{ {body} }}}} после", "t")).tags.values()

    assert tag.body == body


@given(PLAIN)
def test_a_text_without_tags_stays_as_it_is(text: str) -> None:
    assert tagged(Written(text, "t")).text == text


@given(st.lists(st.one_of(PLAIN, st.just("{{ x }}"), st.just("{# y #}")), max_size=6))
def test_every_line_has_a_number_and_they_grow(pieces: list[str]) -> None:
    text = " ".join(pieces)
    read = tagged(Written(text, "t"))

    assert len(read.lines) == read.text.count("\n") + 2
    assert list(read.lines) == sorted(read.lines)
    assert read.lines[-1] == text.count("\n") + 2


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a\nb {{ x", 2, 3, "«{{» открыто и не закрыто: нет «}}»"),
        ("{% if a }", 1, 1, "«{%» открыто и не закрыто: нет «%}»"),
        ("{{ x }\n\n{{ y }}", 1, 1, "«{{» открыто и не закрыто: нет «}}»"),
        ("ы {# a", 1, 3, "«{#» открыто и не закрыто: нет «#}»"),
        ("{%- if a %}", 1, 1, "знак «-» рядом со скобкой в шаблоне документа ничего не делает"),
        ("я\x07", 1, 2, "символ U+0007 не может стоять в документе"),
        ("\ue000", 1, 1, "символ U+E000 не может стоять в документе"),
    ],
)
def test_what_is_no_tag_is_refused_at_its_place(
    text: str, line: int, column: int, message: str
) -> None:
    told = refusal(lambda: tagged(Written(text, "t.md.j2")))

    assert told[:3] == (line, column, message)


@pytest.mark.parametrize("keyword", ["include", "extends", "macro", "call", "raw", "block", "with"])
def test_only_choices_and_loops_are_tags(keyword: str) -> None:
    told = refusal(lambda: tagged(Written(f"{{% {keyword} 'x' %}}", "t.md.j2")))

    assert told[2] == f"«{keyword}» — не тег; теги шаблона: elif, else, endfor, endif, for, if, set"


def test_a_misspelt_tag_is_told_the_right_one() -> None:
    told = refusal(lambda: tagged(Written("{% edif %}", "t.md.j2")))

    assert told[3] == "может быть, «endif»?"
