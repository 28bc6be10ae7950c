"""From bytes to a text: UTF-8 and nothing odd in it, or one finding that names what it is."""

import re
from unicodedata import bidirectional, category, name

import pytest

from clusterctl.source import read
from clusterctl.source.characters import odd_characters
from clusterctl.source.text import Text
from source.seeing import at, codes, covered, source

pytestmark = pytest.mark.usefixtures("parser")

RUSSIAN = "kind: organization\nname: Акционерное общество «Ясный завод», ёлка № 1\n"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("cp1251", "Windows-1251"),
        ("koi8-r", "KOI8-R"),
        ("cp866", "CP866 (DOS)"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("utf-32", "UTF-32"),
        ("utf-32-be", "UTF-32"),
    ],
)
def test_another_encoding_is_recognised_and_named(encoding: str, named: str) -> None:
    found = read("a.yaml", RUSSIAN.encode(encoding, errors="ignore"))

    assert (found.value, found.text, codes(found)) == (None, "", ["Y003"])
    message = found.findings[0].message.text("ru")
    assert message == f"файл в кодировке {named}, а нужна UTF-8"


def test_capital_letters_alone_are_recognised_by_their_neighbours() -> None:
    found = read("a.yaml", "name: АО «Завод»\n".encode("cp1251"))

    assert found.findings[0].message.text("en") == "the file is in Windows-1251, not in UTF-8"


@pytest.mark.parametrize("marked", [b"", b"\xef\xbb\xbf"], ids=["plain", "marked"])
def test_one_damaged_byte_is_told_at_its_place(marked: bytes) -> None:
    found = read("a.yaml", marked + "имя: завод\r\nадрес: Тула ".encode() + b"\xd0, 1")

    (finding,) = found.findings
    assert finding.code == "Y003"
    assert finding.message.text("ru") == "байт 0xD0 не читается как UTF-8"
    assert at(finding.place) == (2, 13, 2, 13)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00\x08\xff", "это файл Word, Excel или архив ZIP, а не текст"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "это файл PDF, а не текст"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "это файл старого Word или Excel, а не текст"),
    ],
)
def test_a_file_that_is_no_text_is_named(data: bytes, what: str) -> None:
    (finding,) = read("a.yaml", data).findings

    assert (finding.code, finding.message.text("ru")) == ("Y003", what)


def test_a_surrogate_in_utf8_is_no_utf8() -> None:
    assert codes(read("a.yaml", b"a: \xed\xa0\x80")) == ["Y003"]


@pytest.mark.parametrize(
    ("character", "told"),
    [
        ("\x00", "управляющий символ U+0000"),
        ("\x1b", "управляющий символ U+001B"),
        ("\x7f", "управляющий символ U+007F"),
        ("\x9b", "управляющий символ U+009B"),
        ("\x0c", "управляющий символ U+000C"),
        ("\x85", "разделитель строк U+0085, который не заканчивает строку"),
        ("\u2028", "разделитель строк U+2028, который не заканчивает строку"),
        ("\ufeff", "код U+FEFF, которому не соответствует никакой символ"),
        ("\uffff", "код U+FFFF, которому не соответствует никакой символ"),
        ("\u202e", "символ U+202E, меняющий направление письма"),
        ("\u2067", "символ U+2067, меняющий направление письма"),
        ("\u200f", "символ U+200F, меняющий направление письма"),
        ("\u200b", "невидимый символ U+200B нулевой ширины"),
        ("\u2060", "невидимый символ U+2060 нулевой ширины"),
        ("\U000e0041", "невидимый символ U+E0041 нулевой ширины"),
        ("\u00ad", "невидимый мягкий перенос U+00AD"),
    ],
)
def test_an_odd_character_is_told_at_its_place(character: str, told: str) -> None:
    found = source(f"kind: order\nname: АО{character} Завод\n")

    (finding,) = found.findings
    assert (finding.code, finding.message.text("ru")) == ("Y012", told)
    assert (finding.place.line, finding.place.column) == (2, 9)
    assert finding.place.end_column == 10


_TURNING = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


def test_no_control_turning_or_zero_width_character_of_unicode_is_let_through() -> None:
    planes = (*range(0x10000), *range(0xE0000, 0xE1000))  # the others have none
    sorts = {c: category(c) for c in map(chr, planes)}
    refused = [
        c
        for c, sort in sorts.items()
        if sort in {"Cc", "Zl", "Zp"}
        or (sort == "Cf" and bidirectional(c) in _TURNING)
        or (sort == "Cf" and re.search("ZERO WIDTH|-LEFT MARK|-RIGHT MARK|LETTER MARK", name(c)))
    ]

    passed = [c for c in refused if odd_characters(Text("a.yaml", c)) is None]

    assert passed == ["\t", "\n", "\r"]


@pytest.mark.parametrize("character", ["\t", "\u00a0", "\u2011", "🏭", "é", "е\u0301", "\ue000"])
def test_a_character_that_can_be_seen_is_right(character: str) -> None:
    assert source(f"name: 'a{character}b'").findings == ()


def test_an_invisible_character_hides_nothing_else() -> None:
    found = source("name: а\u200bб\nname: 2\n")

    assert (found.value, codes(found)) == ({"name": "а\u200bб"}, ["Y012", "Y002"])


def test_an_invisible_character_is_the_cause_of_a_syntax_error() -> None:
    assert codes(source("a: 1\n\u200bb\nc: 2\n")) == ["Y012"]


def test_many_odd_characters_are_one_finding_that_counts_them() -> None:
    found = source("a: \u200b1\nb: \u202e2\n" * 11)

    (finding,) = [f for f in found.findings if f.code == "Y012"]
    assert finding.message.text("ru") == (
        "невидимый символ U+200B нулевой ширины и ещё 21 невидимый символ"
    )
    assert [r.place.line for r in finding.related] == [2, 3, 4, 5]


@pytest.mark.parametrize(
    "escaped", ["\\e[31m", "\\u202e", "\\0", "\\L", "\\N", "\\x9b", "\\u200b", "\\ufeff"]
)
def test_an_escape_smuggles_no_odd_character_in(escaped: str) -> None:
    found = source(f'a: [1, "x{escaped}"]')

    (finding,) = found.findings
    assert (finding.code, finding.route) == ("Y012", ("a", 1))
    assert covered(found, finding.place) == f'"x{escaped}"'


def test_escapes_of_lines_tabs_and_letters_are_right() -> None:
    found = source('a: "x\\n\\t\\r\\_\\u042f\\/\\\\u202e"')

    assert found.findings == ()
    assert found.value == {"a": "x\n\t\r\u00a0Я/\\u202e"}


CONFLICT = """\
kind: agreement
<<<<<<< HEAD
number: 1
=======
number: 2
>>>>>>> other branch
date: 2026
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_merge_conflict_is_one_finding_with_its_marks(end: str) -> None:
    found = source(CONFLICT.replace("\n", end))

    (finding,) = found.findings
    assert (finding.code, found.value) == ("Y011", None)
    assert finding.message.text("ru") == "1 неразрешённый конфликт слияния"
    assert at(finding.place) == (2, 1, 2, 8)
    assert [covered(found, r.place) for r in finding.related] == ["=======", ">>>>>>>"]


def test_several_conflicts_are_counted_at_the_first() -> None:
    (finding,) = source(CONFLICT.replace("=====\n", "=====\n|||||||\n") * 3).findings

    assert finding.message.text("ru") == "3 неразрешённых конфликта слияния"
    assert len(finding.related) == 3


@pytest.mark.parametrize("mark", ["=======", ">>>>>>> main", "<<<<<<<"])
def test_a_forgotten_mark_is_a_conflict(mark: str) -> None:
    found = source(f"a: 1\n{mark}\nb: 2\n")

    assert (codes(found), found.findings[0].place.line) == (["Y011"], 2)


@pytest.mark.parametrize(
    "text",
    [
        "a: |\n  Заголовок\n  =======\n  <<<<<<< HEAD\n",
        "a: =======",
        "========: 1",
        "a: '<<<<<<<'",
        "<<<<<<<<: 1",
    ],
)
def test_a_line_that_only_resembles_a_mark_is_right(text: str) -> None:
    assert source(text).findings == ()
