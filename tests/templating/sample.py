"""Values for the sample templates: made up, and as awkward as real ones are."""

from __future__ import annotations

LEVELS = [
    {"code": "а", "title": "совместная разработка и реализация образовательных программ"},
    {"code": "б", "title": "организация практической подготовки обучающихся"},
    {"code": "в", "title": "развитие материально-технической базы"},
    {"code": "г", "title": "трудоустройство выпускников"},
]

_COLLEGE = (
    "Государственное профессиональное образовательное учреждение "
    "Тульской области «Примерный машиностроительный колледж»"
)
_NAMES = [
    (
        _COLLEGE,
        "ГПОУ ТО «ПМК»",
        "именуемое",
    ),
    (
        "Общество с ограниченной ответственностью «Сталь & Сплав <Тула>»",
        "ООО «Сталь & Сплав <Тула>»",
        "именуемое",
    ),
    ("Акционерное общество «{{ 7*7 }} приборов»", "АО «{{ 7*7 }} приборов»", "именуемое"),
    ("Индивидуальный предприниматель Примеров Пётр Петрович", "ИП Примеров П.П.", "именуемый"),
]


def party(number: int) -> dict[str, object]:
    """The party of that number, counted from 0; the first is the operator."""
    name, short, called = _NAMES[number % len(_NAMES)]
    more = f" № {number + 1}" if number >= len(_NAMES) else ""
    person = number % 4 == 3
    return {
        "name": name + more,
        "short": short + more,
        "called": called,
        "role": f"Сторона {number}" if number else "Оператор Кластера",
        "position": "Индивидуальный предприниматель" if person else "Директор",
        "position_genitive": "индивидуального предпринимателя" if person else "директора",
        "person": "П.П. Примеров",
        "person_genitive": "Примерова Петра Петровича",
        "acting": "действующего",
        "basis": "записи в ЕГРИП" if person else "Устава",
        "address": f"300000, Тульская область, г. Тула, ул. Примерная, д. {number + 1}",
        "inn": f"71990000{number:02}",
        "kpp": None if person else "719901001",
        "ogrn": f"11971540000{number:02}",
        "email": f"priemnaya{number}@example.org",
        "levels": [level["code"] for level in LEVELS[: 1 + number % 4]],
    }


def values(parties: int = 4, measures: int = 12) -> dict[str, object]:
    """The values of the sample agreement."""
    years = [2026, 2027, 2028]
    return {
        "number": None,
        "cluster": "Машиностроение и приборостроение",
        "city": "Тула",
        "date": "«15» сентября 2026 г.",
        "until": "31 декабря 2028 г.",
        "note": None,
        "parties": [party(number) for number in range(parties)],
        "levels": LEVELS,
        "years": years,
        "measures": [
            {
                "title": f"Оснащение мастерской № {number} станками с программным управлением",
                "sums": [
                    f"{number * 1250 + year - 2026:,},00".replace(",", "\u00a0", 1)
                    for year in years
                ],
                "total": f"{number * 3750 + 3:,},00".replace(",", "\u00a0", 1),
            }
            for number in range(1, measures + 1)
        ],
        "chair": "М.М. Образцова",
    }
