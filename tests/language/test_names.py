"""Full names decline by the rules of grammar; names.csv was written from them by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from pytrovich.enums import Case as OracleCase
from pytrovich.enums import Gender as OracleGender
from pytrovich.enums import NamePart
from pytrovich.maker import PetrovichDeclinationMaker

from clusterctl.language import Case, Gender, decline_name, gender_of
from clusterctl.language.wordlists import table

with (Path(__file__).parent / "names.csv").open(encoding="utf-8", newline="") as file:
    NAMES = list(csv.DictReader(file))

GENDERS = {"m": Gender.MASCULINE, "f": Gender.FEMININE}
CASES = (Case.GENITIVE, Case.DATIVE, Case.INSTRUMENTAL)
UNTOLD = {"Ким Ир Сен", "Нгуен Ван Тхо", "Хо Ши Мин", "Дэн Сяопин", "Си Цзиньпин", "Шевчук И.И."}


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row["name"])
def test_name_declines_as_grammar_says_and_doubt_is_told(row: dict[str, str]) -> None:
    forms = {case: decline_name(row["name"], case) for case in CASES}

    assert {case: form.text for case, form in forms.items()} == {case: row[case] for case in CASES}
    assert any(form.doubtful for form in forms.values()) == bool(row["doubtful"])


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row["name"])
def test_gender_shows_by_the_name_alone(row: dict[str, str]) -> None:
    expected = None if row["name"] in UNTOLD else GENDERS[row["gender"]]

    assert gender_of(row["name"]) is expected


def test_nominative_is_the_name_as_written_and_beyond_doubt() -> None:
    forms = [decline_name(row["name"], Case.NOMINATIVE) for row in NAMES]

    assert [(form.text, form.doubtful) for form in forms] == [(row["name"], False) for row in NAMES]


def test_table_is_as_large_as_promised() -> None:
    assert len(NAMES) >= 150
    assert len({row["name"] for row in NAMES}) == len(NAMES)


@pytest.mark.parametrize(
    ("name", "accusative", "prepositional"),
    [
        ("Примеров Юрий Ильич", "Примерова Юрия Ильича", "Примерове Юрии Ильиче"),
        ("Образцова Мария Львовна", "Образцову Марию Львовну", "Образцовой Марии Львовне"),
        ("Белая Любовь Ильинична", "Белую Любовь Ильиничну", "Белой Любови Ильиничне"),
        ("Толстой Лев Саввич", "Толстого Льва Саввича", "Толстом Льве Саввиче"),
        ("Синяя Майя Юрьевна", "Синюю Майю Юрьевну", "Синей Майе Юрьевне"),
        ("Цой Павел Павлович", "Цоя Павла Павловича", "Цое Павле Павловиче"),
        ("Палий Олег Юрьевич", "Палия Олега Юрьевича", "Палии Олеге Юрьевиче"),
    ],
)
def test_other_cases(name: str, accusative: str, prepositional: str) -> None:
    assert decline_name(name, Case.ACCUSATIVE).text == accusative
    assert decline_name(name, Case.PREPOSITIONAL).text == prepositional


@pytest.mark.parametrize(
    ("name", "gender", "genitive", "doubtful"),
    [
        ("Шевчук И.И.", Gender.FEMININE, "Шевчук И.И.", False),
        ("Шевчук И.И.", Gender.MASCULINE, "Шевчука И.И.", False),
        ("Ким Ир Сен", Gender.FEMININE, "Ким Ир Сен", True),
        ("Шевчук Саша", Gender.FEMININE, "Шевчук Саши", True),
    ],
)
def test_gender_given_beats_the_one_found(
    name: str, gender: Gender, genitive: str, *, doubtful: bool
) -> None:
    form = decline_name(name, Case.GENITIVE, gender)

    assert (form.text, form.doubtful) == (genitive, doubtful)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Заяц Иван Ильич", "в фамилии «Заяц» гласная может сохраняться или выпадать"),
        ("Шевчук И.И.", "по имени «Шевчук И.И.» не определить, мужчина это или женщина"),
        ("Калина Вера Олеговна", "женскую фамилию «Калина» склоняют двояко"),
        ("Хамитова Алия Рашидовна", "имя «Алия» склоняют по-разному"),
        ("Смит Эбигейл", "в имени «Смит Эбигейл» неясно, какое слово — фамилия"),
        ("Жеребий Иван Ильич", "фамилия «Жеребий» просклонена только по окончанию"),
        ("Петров Мария Иванович", "имя «Мария» обычно носит человек другого пола"),
    ],
)
def test_reason_names_what_to_look_at(name: str, reason: str) -> None:
    form = decline_name(name, Case.GENITIVE)

    assert form.reason is not None
    assert form.reason.text("ru") == reason


def test_stress_is_doubtful_only_where_it_is_heard() -> None:
    assert not decline_name("Корж Иван Ильич", Case.GENITIVE).doubtful
    assert decline_name("Корж Иван Ильич", Case.INSTRUMENTAL).doubtful


def test_spaces_between_words_stay_as_they_were() -> None:
    assert decline_name("Примеров\u00a0И.\u00a0П.", Case.DATIVE).text == "Примерову\u00a0И.\u00a0П."


@pytest.mark.parametrize("empty", ["", "  "])
def test_nothing_declines_to_nothing(empty: str) -> None:
    assert decline_name(empty, Case.GENITIVE).text == ""
    assert gender_of(empty) is None


def oracle(part: NamePart, text: str, gender: Gender, case: Case) -> str:
    maker = PetrovichDeclinationMaker()
    sex = OracleGender.MALE if gender is Gender.MASCULINE else OracleGender.FEMALE
    return str(maker.make(part, sex, OracleCase[case.name], text))


# pytrovich leaves feminine names in -ль unchanged, writes «Францом», declines as it likes
# where custom wavers.
OTHERWISE = {
    *table("given-names")["soft_feminine"],
    *table("given-names")["two_ways"],
    *table("given-names")["stressed_iya"],
    *("Лоренц", "Мориц", "Франц", "Мейрамгуль", "Бибигуль", "Айсулу"),
}


@pytest.mark.parametrize("gender", [Gender.MASCULINE, Gender.FEMININE])
@pytest.mark.parametrize("case", CASES)
def test_given_names_decline_as_pytrovich_does(gender: Gender, case: Case) -> None:
    names = sorted(set(table("given-names")[gender].split()) - OTHERWISE)

    ours = {name: decline_name(name, case, gender).text for name in names}

    assert ours == {name: oracle(NamePart.FIRSTNAME, name, gender, case) for name in names}


SURNAMES = """
    Акимов Баран Батюк Бедный Белозёров Белоус Божко Бойчук Бугай Бурда Вакула Вдовин Верба Волк
    Галушка Гладкий Гнатюк Голуб Голубь Горький Гречко Гром Губа Дейнека Диденко Дрозд
    Завгородний Задорожный Залесский Зима Зозуля Ивашина Исаченко Кабан Калита Карась Карп
    Кисель Ковтун Козак Колесник Комар Копыл Кот Кочубей Крамарь Кривой Крупа Кудря Кузьмич
    Курочка Кучма Лапа Лебедь Лесной Лис Лобода Лозовой Лысый Майборода Малый Мельник Могила
    Мороз Музыка Муха Нагорный Недоля Нечай Олейник Осадчий Остапчук Пастух Перебийнос Петрик
    Петрусь Пилипчук Поддубный Поляк Попович Приходько Редька Реут Рябой Рябоконь Савчук Сажин
    Святой Середа Скакун Скиба Скрипка Сокол Сорока Степной Стоян Супрун Таран Терещенко Федорук
    Фисун Хмара Чайка Чернега Чернявский Чума Шамрай Швыдкой Шило Шпак Щерба Щур Яворский Яровой
    Яценюк Гинзбург Шапиро Штерн Левин Коган Вайс Мюллер Трамп Байден Меркель Кикабидзе Саакян
    Айвазовский Молодых Польских Крутых Мягких
"""


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("gender", [Gender.MASCULINE, Gender.FEMININE])
def test_common_surnames_decline_as_pytrovich_does(gender: Gender, case: Case) -> None:
    ours = {name: decline_name(f"{name} И. И.", case, gender).text for name in SURNAMES.split()}

    expected = {name: oracle(NamePart.LASTNAME, name, gender, case) for name in SURNAMES.split()}
    assert ours == {name: f"{form} И. И." for name, form in expected.items()}


def test_no_given_name_is_in_both_lists() -> None:
    lists = [set(table("given-names")[gender].split()) for gender in ("masculine", "feminine")]

    assert not lists[0] & lists[1]
