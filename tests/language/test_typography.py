"""Typesetting: Russian quotes and dashes, nothing torn apart, no letter changed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clusterctl.language import typeset


def shown(text: str) -> str:
    """The typeset text with its unbreakable signs made visible."""
    return typeset(text).replace("\u00a0", "~").replace("\u2011", "=")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Слово" и "дело"', "«Слово» и «дело»"),
        ('ООО "Завод "Образец""', "ООО «Завод „Образец“»"),
        ('ООО "Завод "Образец"', "ООО «Завод „Образец“»"),
        ("ООО «Завод точной механики «Образец»", "ООО «Завод точной механики „Образец“»"),
        ("АО «А «Б «В» и ООО «Г»", "АО «А „Б „В““» и ООО «Г»"),
        ("«А «Б» в»", "«А „Б“ в»"),
        ("«А „Б“ в»", "«А „Б“ в»"),
        ("„Слово“", "«Слово»"),
        ("“Word” по-английски", "«Word» по-английски"),
        ('("Слово")', "(«Слово»)"),
        ('"Слово".', "«Слово»."),
        ("«Завод «А» и «Завод «Б»", "«Завод „А“» и «Завод „Б“»"),
        ("«А «Б» и «В «Г», «Д» е»", "«А „Б“» и «В „Г“, „Д“ е»"),
        ("«Не закрыто", "«Не закрыто"),
        ("лишняя» кавычка", "лишняя» кавычка"),
        ('экран 14"', 'экран 14"'),
        ("«А\n\nБ» и «В «Г»", "«А\n\nБ» и «В „Г“»"),
    ],
)
def test_quotes_are_russian_and_closed(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Кластер - объединение", "Кластер~— объединение"),
        ("Кластер -- объединение", "Кластер~— объединение"),
        ("Кластер – объединение", "Кластер~— объединение"),
        ("учебно-производственный", "учебно-производственный"),
        ("- пункт списка", "- пункт списка"),
        ("| - | - |", "| - | - |"),
        ("2026-2031 гг.", "2026–2031~гг."),
        ("10-15 рабочих дней", "10–15~рабочих дней"),
        ("пп. 22-24", "пп.~22–24"),
        ("2,5-3 %", "2,5–3~%"),
        ("№ 5-7", "№~5-7"),
        ("№ 2026-2031", "№~2026-2031"),
        ("8-800-555-35-35", "8-800-555-35-35"),
        ("2026-09-15", "2026-09-15"),
        ("15-10 дней", "15-10~дней"),
        ("ГОСТ Р 7.0.97-2016", "ГОСТ Р 7.0.97-2016"),
    ],
)
def test_dashes_join_words_and_ranges(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("г. Тула, ул. Ленина, д. 5", "г.~Тула, ул.~Ленина, д.~5"),
        ("в 2026 г. Стороны", "в 2026~г. Стороны"),
        ("2026г.", "2026~г."),
        ("15 сентября 2026 г.", "15~сентября 2026~г."),
        ("№5, №№ 6 и 7, § 2", "№~5, №№~6 и 7, §~2"),
        ("п. 5 ст. 10", "п.~5 ст.~10"),
        ("1 234 567,89 руб.", "1~234~567,89~руб."),
        ("50% и 50 %, 100%-ный", "50~% и 50~%, 100%-ный"),
        ("30 рабочих дней", "30~рабочих дней"),
        ("и т.д., и т. п.", "и~т.~д., и~т.~п."),
        ("в т.ч. Тула", "в~т.~ч. Тула"),
        ("и др. лица", "и~др. лица"),
        ("и.о. директора", "и.о.~директора"),
        ("И. о. директора", "И.~о.~директора"),
        ("директор И.О. Фамилия", "директор И.О.~Фамилия"),
        ("директор И. О. Фамилия", "директор И.~О.~Фамилия"),
        ("Фамилия И.О., Иванов И. И.", "Фамилия~И.О., Иванов~И.~И."),
        ("Директор И.О. Фамилия", "Директор И.О.~Фамилия"),
        ("им. Ленина", "им.~Ленина"),
        ("ИНН 7199000010", "ИНН~7199000010"),
        ("№ 152-ФЗ", "№~152=ФЗ"),
        ("1-й и 2-го", "1=й и 2=го"),
        ("101-осн", "101-осн"),
        ("много   пробелов", "много пробелов"),
        ("  отступ", "  отступ"),
        ("ещё ёлка", "ещё ёлка"),
    ],
)
def test_what_belongs_together_is_not_torn(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "https://example.ru/a-b?c=5%&d=1-2",
        "www.example.ru/2026-2031",
        "ivan.petrov-1@example-2.ru",
        "college-primer-mash",
        "clusters/mash/program.yaml",
        '`a - b  "c"`',
        "ind-04",
    ],
)
def test_addresses_identifiers_and_code_stay(text: str) -> None:
    assert typeset(f"см. {text} и далее") == f"см.\u00a0{text} и далее"


RUSSIAN = st.lists(
    st.sampled_from(
        [
            *'«»„“”"()[]-–—.,;:!?%№§`@|/',
            *(" ", " ", "  ", "\u00a0", "\n", "\n\n", "\t"),
            *("а", "Б", "ё", "й", "г.", "гг.", "руб.", "т.", "д.", "и", "и.о.", "И.", "ФЗ", "п."),
            *("1", "5", "12", "100", "2026", "2031", "5-7", "лет", "рабочих дней", "Иванов"),
            *("a", "id-1", "https://a.ru/b", "x@y.ru", "\ue000"),
        ]
    ),
    max_size=24,
).map("".join)


@given(RUSSIAN | st.text())
@example("«A «B »C")
@example("т.д. «")
@example("5-7г.")
@example("““«")
@example("a - - b")
def test_typesetting_twice_changes_nothing_more(text: str) -> None:
    once = typeset(text)

    assert typeset(once) == once


@given(RUSSIAN | st.text())
def test_letters_and_digits_stay(text: str) -> None:
    kept = [sign for sign in text if sign.isalnum()]

    assert [sign for sign in typeset(text) if sign.isalnum()] == kept
