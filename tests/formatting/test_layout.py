"""How a document looks in the canonical layout, case by case."""

from __future__ import annotations

from textwrap import dedent

import pytest
import yaml

from clusterctl import source
from clusterctl.formatting import formatted
from clusterctl.source import builder

LONG = (
    "Создать на базе колледжа учебно-производственный участок с роботизированной сварочной ячейкой"
)


def laid_out(text: str, kind: str | None = None) -> str:
    return formatted(source.read("x.yaml", dedent(text).encode()), kind)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a:   1 \n\n\n\nb:  2", "a: 1\n\nb: 2\n", id="spaces and blank lines"),
        pytest.param("\n\na: 1\n\n", "a: 1\n", id="blank lines at the ends"),
        pytest.param("a:\n\n    b: 1\n", "a:\n  b: 1\n", id="indentation"),
        pytest.param("a:\n- b: 1\n  c: 2\n", "a:\n  - b: 1\n    c: 2\n", id="list below its key"),
        pytest.param("a:\n  -   b\n  -\n    c: 1\n", "a:\n  - b\n  - c: 1\n", id="dashes"),
        pytest.param("- - a\n  - b\n", "- - a\n  - b\n", id="list of lists"),
        pytest.param("a: 1\r\nb: 2\r\n", "a: 1\nb: 2\n", id="CR LF"),
        pytest.param("a: 1\rb: 2 # c\r", "a: 1\nb: 2  # c\n", id="CR"),
        pytest.param("---\na: 1\n...\n", "a: 1\n", id="marks of a document"),
        pytest.param("? a\n: b\n", "a: b\n", id="key with a mark of its own"),
        pytest.param("a:\nb: ~\nc: null\n", "a:\nb: ~\nc: null\n", id="nothing stays as written"),
        pytest.param("a: 1.50\nb: -0.0\n", "a: 1.50\nb: -0.0\n", id="numbers stay as written"),
    ],
)
def test_lines(before: str, after: str) -> None:
    assert laid_out(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"Иванов"', "Иванов"),
        ("'АО «Завод»'", "АО «Завод»"),
        ('"см.: приказ"', '"см.: приказ"'),
        ('"a #b"', '"a #b"'),
        ('"- тире"', '"- тире"'),
        ('""', '""'),
        ("' край '", '" край "'),
        ("'7199000116'", '"7199000116"'),
        ("2/2026", '"2/2026"'),
        ("01-14/86", '"01-14/86"'),
        ('"214-осн"', "214-осн"),
        ('"+7 (4872) 00-18-01"', '"+7 (4872) 00-18-01"'),
        ("12:30", '"12:30"'),
        ("'no'", '"no"'),
        ("'1e5'", '"1e5"'),
        ('"2026-09-15"', "2026-09-15"),
        ("'он сказал \"да\"'", 'он сказал "да"'),
        ("'\"да\", сказал он'", "'\"да\", сказал он'"),
        ('"a\\tb"', '"a\\tb"'),
        ('"\\u00abкавычки\\u00bb"', "«кавычки»"),
        ("одна\n   строка", "одна строка"),
    ],
)
def test_quotes_stand_where_they_are_needed_and_around_identifiers(before: str, after: str) -> None:
    assert laid_out(f"a: {before}\n") == f"a: {after}\n"


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("organization", "professions: [15.02.16]", 'professions: ["15.02.16"]'),
        ("program", "activities: [{measures: [22а]}]", 'activities: [{measures: ["22а"]}]'),
        ("settings", 'rules: {P02-01: "off"}', "rules: {P02-01: off}"),
        ("order", 'date: "2026-09-15"', "date: 2026-09-15"),
        ("order", "number: 2026-09-15", 'number: "2026-09-15"'),
        ("monitoring", 'period: "2026-q3"', "period: 2026-q3"),
        ("monitoring", "period: '2026'", 'period: "2026"'),
    ],
)
def test_the_schema_tells_identifiers_days_and_words_of_a_list(
    kind: str, before: str, after: str
) -> None:
    assert laid_out(before + "\n", kind) == after + "\n"


def test_a_long_text_is_folded_and_no_line_ends_with_a_preposition() -> None:
    text = f"{LONG} и принять участок комиссией предприятий"

    assert laid_out(f'text: "{text}"\n') == dedent(f"""\
        text: >-
          {LONG} и принять участок
          комиссией предприятий
        """)


def test_lines_that_fit_stay_as_they_were_broken() -> None:
    text = "a: >-\n  Первое предложение.\n  Второе предложение.\n"

    assert laid_out(text) == text


def test_a_folded_text_of_one_line_stands_beside_its_key() -> None:
    assert laid_out("a: >-\n  Коротко.\n") == "a: Коротко.\n"


def test_lines_of_a_text_are_kept() -> None:
    text = "a: |\n  первая\n    вторая\n\n  # не замечание\nb: |-\n  одна\n  две\n"

    assert laid_out(text) == text


def test_paragraphs_of_a_folded_text_are_kept() -> None:
    text = f"a: >\n  {LONG}\n\n  Второй абзац.\n"

    assert laid_out(text) == text


def test_brackets_on_one_line_stay_whatever_their_width() -> None:
    row = f"a:\n  - {{title: {LONG}, year: 2027, organization: college-primer-mash}}\n"

    assert len(row) > 120
    assert laid_out(row) == row


def test_brackets_over_lines_become_one_line() -> None:
    assert laid_out("a: [ b,\n     c ,]\n") == "a: [b, c]\n"


def test_brackets_over_lines_that_are_too_wide_become_a_block() -> None:
    before = f"a: {{b: {LONG},\n    c: [d, e], f: [], g: }}\n"

    assert laid_out(before) == f"a:\n  b: {LONG}\n  c: [d, e]\n  f: []\n  g:\n"


def test_a_comment_within_brackets_makes_a_block() -> None:
    assert laid_out("a: [b, # first\n  c # second\n  ] # all\n") == (
        "a:  # all\n  - b  # first\n  - c  # second\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# head\n\na: 1\n", id="head of the file"),
        pytest.param("a: 1\n# above b\nb: 2  # beside\n", id="above and beside"),
        pytest.param("a:  # beside the key\n  b: 1\n", id="beside a key"),
        pytest.param("a:\n  # above the first\n  - b\n", id="above the first item"),
        pytest.param("a:\n  - b: 1\n    # end of the item\n  - b: 2\n", id="end of an item"),
        pytest.param("a:\n  - b\n  # end of the list\nc: 1\n", id="end of a list"),
        pytest.param("a:\n  - b\n# above c\nc: 1\n", id="above what follows a list"),
        pytest.param("a: 1\n\n# end of the file\n", id="end of the file"),
        pytest.param("a: >-  # beside a text\n  one\n  two\n", id="beside a folded text"),
        pytest.param("a: []  # none\nb: {}\n", id="beside empty brackets"),
        pytest.param("a: 1\n# one\n\n# two\nb: 2\n", id="blank lines among comments"),
    ],
)
def test_comments_stay_in_their_places(text: str) -> None:
    assert laid_out(text) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a:\n      # c\n      b: 1 # d\n", "a:\n  # c\n  b: 1  # d\n", id="shifted"),
        pytest.param("a:\n  -\n    # c\n    b: 1\n", "a:\n  # c\n  - b: 1\n", id="below a dash"),
        pytest.param("a: [ # c\n  ]\n", "a: []  # c\n", id="in empty brackets"),
        pytest.param("a:\n  # c\n  b\n", "# c\na: b\n", id="between a key and its value"),
        pytest.param("--- # c\na: 1\n", "# c\na: 1\n", id="beside the document's mark"),
    ],
)
def test_comments_find_the_nearest_place(before: str, after: str) -> None:
    assert laid_out(before) == after


def test_keys_stand_in_the_order_of_the_schema_and_comments_move_with_them() -> None:
    before = """\
        # Приказ о создании.

        id: prikaz-1
        # по журналу
        number: 7-осн  # исх.
        kind: order
        unknown: x
        date: 2026-03-02
        signed_by: {name: Примеров Иван Петрович, position: министр}
        """

    assert laid_out(before, "order") == dedent("""\
        # Приказ о создании.

        kind: order
        unknown: x
        id: prikaz-1
        # по журналу
        number: 7-осн  # исх.
        date: 2026-03-02
        signed_by: {position: министр, name: Примеров Иван Петрович}
        """)


def test_the_first_key_of_an_item_may_change() -> None:
    before = "parties:\n  - signed_on: 2026-03-02  # a\n    # b\n    organization: emp\n"

    assert laid_out(before, "agreement") == (
        "parties:\n  # b\n  - organization: emp\n    signed_on: 2026-03-02  # a\n"
    )


@pytest.mark.parametrize("text", ["a: 1\na:  2\n", "a: [\n", "a: &x 1\n", "", "# c\n", "word\n"])
def test_what_is_not_read_whole_stays_as_it_is(text: str) -> None:
    assert laid_out(text) == text


def test_the_slow_parser_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a:   # c\nb:\n  - x\n  -\n  - {k: , m: 1}\nc: >-  # cc\n   text\n   more\n\n# tail\n"
    fast = laid_out(text)

    monkeypatch.setattr(builder, "PARSER", yaml.SafeLoader)

    assert laid_out(text) == fast
