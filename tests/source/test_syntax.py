"""A mistake in the writing is told in words, at the place where it was made."""

import pytest

from source.seeing import codes, covered, source

pytestmark = pytest.mark.usefixtures("parser")

CASES = {
    "a tab instead of an indent": (
        "valid:\n\tfrom: 2026\n",
        (2, 1, "\t"),
        "табуляция там, где могут стоять только пробелы",
        "замените её пробелами, по два на каждый уровень",
    ),
    "a tab behind spaces": (
        "valid:\n  from: 2026\n  \tuntil: 2031\n",
        (3, 3, "\t"),
        "табуляция там, где могут стоять только пробелы",
        "замените её пробелами, по два на каждый уровень",
    ),
    "no space after a colon": (
        "kind: order\nnumber:101\ndate: 2026\n",
        (2, 7, ":"),
        "нет пробела после двоеточия",
        "напишите с пробелом: number: 101",
    ),
    "no space after the first colon": (
        "kind:order\nnumber: 101\n",
        (1, 5, ":"),
        "нет пробела после двоеточия",
        "напишите с пробелом: kind: order",
    ),
    "no space after the last colon": (
        "kind: order\nnumber:101",
        (2, 7, ":"),
        "нет пробела после двоеточия",
        "напишите с пробелом: number: 101",
    ),
    "no space after a colon inside a list": (
        "parties:\n  - name:Иван\n    inn: '1'\n",
        (2, 9, ":"),
        "нет пробела после двоеточия",
        "напишите с пробелом: name: Иван",
    ),
    "no space after the colon of a quoted key": (
        'a: 1\n"б":2\nc: 3\n',
        (2, 4, ":"),
        "нет пробела после двоеточия",
        'напишите с пробелом: "б": 2',
    ),
    "a non-breaking space after a colon": (
        "kind: order\nnumber:\u00a0101\ndate: 2026\n",
        (2, 8, "\u00a0"),
        "неразрывный пробел там, где нужен обычный",
        "удалите его и наберите пробел",
    ),
    "no space after a dash": (
        "tags:\n  - a\n  -b\n",
        (3, 3, "-"),
        "нет пробела после дефиса",
        "напишите с пробелом: - b",
    ),
    "no space after a dash before a key": (
        "parties:\n  - name: a\n  -name: b\n",
        (3, 3, "-"),
        "нет пробела после дефиса",
        "напишите с пробелом: - name: b",
    ),
    "a line too far to the right": (
        "valid:\n  from: 2026\n   until: 2031\n",
        (3, 4, "until: 2031"),
        "строка начинается в столбце 4, а соседние — в столбце 3",
        "сдвиньте её так, чтобы она начиналась ровно под соседними",
    ),
    "a line between two levels": (
        "valid:\n    from: 2026\n  until: 2031\n",
        (3, 3, "until: 2031"),
        "строка начинается в столбце 3, а соседние — в столбце 1 или 5",
        "сдвиньте её так, чтобы она начиналась ровно под соседними",
    ),
    "an item too far to the left": (
        "parties:\n  - name: a\n    inn: '1'\n - name: b\n",
        (4, 2, "- name: b"),
        "строка начинается в столбце 2, а соседние — в столбце 3",
        "сдвиньте её так, чтобы она начиналась ровно под соседними",
    ),
    "a key of an item too far to the left": (
        "- name: a\n inn: '1'\n",
        (2, 2, "inn: '1'"),
        "строка начинается в столбце 2, а соседние — в столбце 3",
        "сдвиньте её так, чтобы она начиналась ровно под соседними",
    ),
    "a key below a value": (
        'name: "АО"\n  inn: 1\n',
        (2, 3, "inn: 1"),
        "строка начинается в столбце 3, а соседние — в столбце 1",
        "сдвиньте её так, чтобы она начиналась ровно под соседними",
    ),
    "a line whose neighbours are not those of another part": (
        'a:\n      x: 1\nb:\n  c: "1"\n    d: 2\n',
        (5, 5, "d: 2"),
        "строка начинается в столбце 5, а соседние — в столбце 3",
        "сдвиньте её так, чтобы она начиналась ровно под соседними",
    ),
    "a key among items": (
        "tags:\n  - a\n  b: c\n",
        (3, 3, "b: c"),
        "ключ стоит среди пунктов списка",
        "поставьте перед ним «- » или сдвиньте его к тем ключам, к которым он относится",
    ),
    "an item among keys": (
        "name: a\n- b\n",
        (2, 1, "-"),
        "пункт списка стоит среди ключей",
        "сдвиньте его вправо под ключ, к которому он относится, или уберите дефис",
    ),
    "a line without a colon": (
        "name: a\nпросто текст # и примечание\nb: 1\n",
        (2, 1, "просто текст"),
        "строка без двоеточия среди строк вида «ключ: значение»",
        "добавьте ключ; если строка продолжает значение выше, сдвиньте её вправо от его ключа",
    ),
    "an address of a site on a line of its own": (
        "a: 1\nhttp://example.test\nb: 2\n",
        (2, 1, "http://example.test"),
        "строка без двоеточия среди строк вида «ключ: значение»",
        "добавьте ключ; если строка продолжает значение выше, сдвиньте её вправо от его ключа",
    ),
    "a first line without a colon": (
        "программа\nname: a\n",
        (1, 1, "программа"),
        "строка без двоеточия среди строк вида «ключ: значение»",
        "добавьте ключ; если строка продолжает значение выше, сдвиньте её вправо от его ключа",
    ),
    "a remark inside a text": (
        "name: a\n# remark\n  продолжение\n",
        (3, 3, "продолжение"),
        "строка без двоеточия среди строк вида «ключ: значение»",
        "добавьте ключ; если строка продолжает значение выше, сдвиньте её вправо от его ключа",
    ),
    "a text of an item without an indent": (
        "items:\n  - text: |\n  без отступа\n",
        (3, 3, "без отступа"),
        "текст под «|» не сдвинут вправо от своего ключа",
        "сдвиньте его строки в столбец 7",
    ),
    "a text without an indent below a bar": (
        "text: |\nбез отступа\nb: 1\n",
        (2, 1, "без отступа"),
        "текст под «|» не сдвинут вправо от своего ключа",
        "сдвиньте его строки в столбец 3",
    ),
    "a text that loses its indent": (
        "text: >\n    первая\n  вторая\nb: 1\n",
        (3, 3, "вторая"),
        "строка текста стоит левее первой его строки",
        "сдвиньте его строки в столбец 5",
    ),
    "an open quote at the end": (
        'name: "АО\ninn: 1\n',
        (1, 7, '"'),
        "открытая здесь кавычка не закрыта",
        "закройте её в конце значения; внутри текста ставьте «ёлочки»",
    ),
    "an open quote closed by the next value": (
        'name: "АО\ninn: "1"\nkpp: "2"\n',
        (1, 7, '"'),
        "открытая здесь кавычка не закрыта",
        "закройте её в конце значения; внутри текста ставьте «ёлочки»",
    ),
    "an open quote in a list": (
        "- 'a\n- 'b'\n",
        (1, 3, "'"),
        "открытая здесь кавычка не закрыта",
        "закройте её в конце значения; внутри текста ставьте «ёлочки»",
    ),
    "quotes inside quotes": (
        'name: "АО "Завод""\ninn: 1\n',
        (1, 11, '"'),
        "кавычка внутри текста в кавычках обрывает его",
        "внутри текста ставьте «ёлочки» или обратную косую черту перед кавычкой",
    ),
    "quotes inside quotes in brackets": (
        'names: ["АО "Завод"", b]\n',
        (1, 13, '"'),
        "кавычка внутри текста в кавычках обрывает его",
        "внутри текста ставьте «ёлочки» или обратную косую черту перед кавычкой",
    ),
    "an apostrophe inside quotes": (
        "name: 'O'Brien'\n",
        (1, 9, "'"),
        "кавычка внутри текста в кавычках обрывает его",
        "удвойте апостроф или возьмите текст в двойные кавычки",
    ),
    "text behind quotes": (
        'name: "АО" Завод # имя\ninn: 1\n',
        (1, 12, "Завод"),
        "текст после закрывающей кавычки",
        "поставьте закрывающую кавычку в конец значения; внутри текста ставьте «ёлочки»",
    ),
    "a path in double quotes": (
        'file: "C:\\docs\\a"\n',
        (1, 10, "\\d"),
        "«\\d» в двойных кавычках не обозначает никакого символа",
        "удвойте обратную косую черту или возьмите текст в одинарные кавычки",
    ),
    "an escape of half a character": (
        'a: "\\u0041"\nb: "x\\ud83d"\n',
        (2, 6, "\\u"),
        "«\\u» в двойных кавычках не обозначает никакого символа",
        "удвойте обратную косую черту или возьмите текст в одинарные кавычки",
    ),
    "an escape beyond Unicode": (
        'a: 1\nb: "\\UFFFFFFFF"\n',
        (2, 5, "\\U"),
        "«\\U» в двойных кавычках не обозначает никакого символа",
        "удвойте обратную косую черту или возьмите текст в одинарные кавычки",
    ),
    "a second colon": (
        "title: Программа: цели # и задачи\nb: 1\n",
        (1, 17, ":"),
        "значение, внутри которого есть двоеточие с пробелом, берут в кавычки",
        'напишите в кавычках: "Программа: цели"',
    ),
    "a second colon in an item": (
        '- text: сказано: "да"\n',
        (1, 16, ":"),
        "значение, внутри которого есть двоеточие с пробелом, берут в кавычки",
        "напишите в кавычках: 'сказано: \"да\"'",
    ),
    "a second colon in brackets": (
        "a: {b: c: d}\n",
        (1, 9, ":"),
        "второе двоеточие до следующей запятой",
        "поставьте запятую перед следующим ключом; значение с двоеточием возьмите в кавычки",
    ),
    "an at sign at the start": (
        "mail: @primer # почта\n",
        (1, 7, "@"),
        "то, что начинается с «@», берут в кавычки",
        'напишите в кавычках: "@primer"',
    ),
    "a percent sign at the start": (
        "share: %50\n",
        (1, 8, "%"),
        "то, что начинается с «%», берут в кавычки",
        'напишите в кавычках: "%50"',
    ),
    "an at sign before a key": (
        "@a: 1\n",
        (1, 1, "@"),
        "то, что начинается с «@», берут в кавычки",
        'напишите в кавычках: "@a"',
    ),
    "stars around a word": (
        "title: *важно*\n",
        (1, 8, "*"),
        "то, что начинается с «*», берут в кавычки",
        'напишите в кавычках: "*важно*"',
    ),
    "an ampersand at the start": (
        "title: & партнёры\n",
        (1, 8, "&"),
        "то, что начинается с «&», берут в кавычки",
        'напишите в кавычках: "& партнёры"',
    ),
    "an exclamation mark at the start": (
        "title: !важно\n",
        (1, 8, "!"),
        "то, что начинается с «!», берут в кавычки",
        'напишите в кавычках: "!важно"',
    ),
    "more than a number": (
        "value: > 5\n",
        (1, 8, ">"),
        "то, что начинается с «>», берут в кавычки",
        'напишите в кавычках: "> 5"',
    ),
    "a bracket with text behind it": (
        "title: [черновик] программа\n",
        (1, 8, "["),
        "то, что начинается с «[», берут в кавычки",
        'напишите в кавычках: "[черновик] программа"',
    ),
    "a placeholder of a template": (
        "title: {{ name }}\nb: 1\n",
        (1, 9, "{"),
        "на месте ключа стоит список или группа ключей",
        "текст, который начинается со скобки, возьмите в кавычки",
    ),
    "a list on the line of its key": (
        "tags: - a\n",
        (1, 7, "-"),
        "список начинается в одной строке со своим ключом",
        (
            "перенесите его на следующие строки; "
            "текст, который начинается с дефиса, возьмите в кавычки"
        ),
    ),
    "an open bracket": (
        "tags: [a, b\nname: c\n",
        (1, 7, "["),
        "открытая здесь скобка «[» не закрыта",
        "закройте её скобкой «]»; текст со скобками возьмите в кавычки",
    ),
    "an open bracket in one of several items": (
        "parties:\n  - {a: 1, b: 2\n  - {a: 3, b: 4}\nc: 5\n",
        (2, 5, "{"),
        "открытая здесь скобка «{» не закрыта",
        "закройте её скобкой «}»; текст со скобками возьмите в кавычки",
    ),
    "an open bracket below its key": (
        "tags:\n  [a, b\nname: c\n",
        (2, 3, "["),
        "открытая здесь скобка «[» не закрыта",
        "закройте её скобкой «]»; текст со скобками возьмите в кавычки",
    ),
    "a bracket too many": (
        "tags: [a]]\n",
        (1, 10, "]"),
        "закрывающая скобка «]» без открывающей",
        "удалите её; текст со скобками возьмите в кавычки",
    ),
    "a bracket closed by another": (
        "tags: [a}\n",
        (1, 9, "}"),
        "скобка «[» закрыта скобкой «}»",
        "поставьте здесь «]» или закройте то, что открыто внутри",
    ),
    "no comma between texts": (
        'tags: ["a" "b"]\n',
        (1, 12, '"b"'),
        "между значениями в скобках нет запятой",
        "поставьте запятую между этим значением и соседним",
    ),
    "no comma between lines": (
        "person: {\n  name: Иван\n  post: мастер }\n",
        (2, 9, "Иван"),
        "между значениями в скобках нет запятой",
        "поставьте запятую между этим значением и соседним",
    ),
    "something else": (
        "a: 1\n... что это\n",
        (2, 5, "что"),
        "отсюда текст не удаётся прочитать",
        "проверьте это место и строку выше: вид «ключ: значение», отступы, кавычки, скобки",
    ),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("text", "where", "message", "remedy"), CASES.values(), ids=CASES.keys())
def test_a_mistake_is_told_where_it_was_made(
    text: str, where: tuple[int, int, str], message: str, remedy: str, end: str
) -> None:
    found = source(text.replace("\n", end))

    assert codes(found) == ["Y001"]
    (finding,) = found.findings
    assert finding.help is not None
    assert (finding.message.text("ru"), finding.help.text("ru")) == (message, remedy)
    place = finding.place
    assert (place.line, place.column, covered(found, place)) == where


@pytest.mark.parametrize(
    ("text", "related"),
    [
        ('a: "x\nb: "y"\n', [('"', "closed only here")]),
        ("a:\n    b: 1\n  c: 2\n", [("a:", "starts at column 1"), ("b: 1", "starts at column 5")]),
        ("a: [1, {b: 2]}\n", [("{", "opened here")]),
        ("a:\n  - 1\n  b: 2\n", [("- 1", "an item of the list")]),
    ],
)
def test_a_mistake_names_the_other_place_it_has_to_do_with(
    text: str, related: list[tuple[str, str]]
) -> None:
    found = source(text)

    (finding,) = found.findings
    assert [(covered(found, r.place), r.message.text("en")) for r in finding.related] == related


@pytest.mark.parametrize(
    "text",
    [
        "a: http://example.test:80/x",
        "a: 12:30",
        "a: b:c",
        "a: -5",
        "a: - ",
        "a: it's",
        'a: 5" труба',
        "a: x{y}",
        "a: 50 %",
        "a: b#c",
        "a: |\n  b: c: d\n  \ttab\n  'open\n  [",
        "a:\n- b\n- c",
        "a: «кавычки»",
    ],
)
def test_what_looks_odd_and_is_right_stays_silent(text: str) -> None:
    found = source(text if text != "a: - " else "a:\n  - ")

    assert found.findings == ()


def test_nothing_of_a_text_with_a_mistake_is_taken_for_read() -> None:
    found = source("a: 1\nb: 2\nc: [\n")

    assert found.value is None
    assert found.text == "a: 1\nb: 2\nc: [\n"


def test_what_was_found_before_a_mistake_stays_found() -> None:
    found = source("a: 1\na: 2\nb: &x 1\nc: @\n")

    assert codes(found) == ["Y002", "Y008", "Y001"]


def test_a_list_in_the_place_of_a_key_costs_only_its_entry() -> None:
    found = source("a: 1\n[b, c]: 2\nd: 3\n")

    assert found.value == {"a": 1, "d": 3}
    assert covered(found, found.place("d")) == "3"


def test_a_message_shows_no_more_of_a_text_than_it_can_hold() -> None:
    (finding,) = source("a: " + "длинно " * 500 + ": x").findings

    assert finding.help is not None
    assert len(finding.help.text("ru")) < 100
