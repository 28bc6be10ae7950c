"""A report that has every part, kind, light and weight there is, and one that means harm."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from clusterctl.messages import said
from clusterctl.reports.model import (
    Chart,
    Column,
    Fact,
    Facts,
    Kind,
    Light,
    Part,
    Report,
    Row,
    Section,
    Series,
    Shape,
    Table,
    Text,
    Weight,
)
from hostile import TEXTS

DAY = date(2026, 11, 20)
YEARS = ("2024", "2025", "2026", "2027", "2028")


def values(*numbers: str | None) -> tuple[Decimal | None, ...]:
    return tuple(None if n is None else Decimal(n) for n in numbers)


INDICATORS = Table(
    key="indicators",
    title=said("показатели программы"),
    columns=(
        Column("name", said("Показатель"), wide=True),
        Column("plan", said("План"), Kind.NUMBER),
        Column("fact", said("Факт"), Kind.NUMBER),
        Column("share", said("Выполнение"), Kind.SHARE),
        Column("light", said("Оценка"), Kind.LIGHT),
    ),
    rows=(
        Row((said("Подготовка кадров"), None, None, None, None), Weight.GROUP),
        Row(
            (
                "Доля выпускников, занятых по полученной профессии",
                Decimal(75),
                Decimal("76.5"),
                Decimal("1.02"),
                Light.GREEN,
            ),
            about="himiya",
        ),
        Row(
            (
                "Число студентов на целевом обучении",
                Decimal(120),
                Decimal(104),
                Decimal("0.8667"),
                Light.AMBER,
            )
        ),
        Row(
            (
                "Программы с демонстрационным экзаменом",
                Decimal(12),
                Decimal(4),
                Decimal("0.3333"),
                Light.RED,
            )
        ),
        Row((said("Взаимодействие"), None, None, None, None), Weight.GROUP),
        Row(("Наставники от работодателей", Decimal(10), Decimal(31), Decimal("3.1"), Light.OVER)),
        Row(("Публикации в СМИ", Decimal(0), None, None, Light.NONE)),
    ),
    empty=said("показателей нет"),
    note=said("Доля считается от плана на конец года."),
)

FUNDING = Table(
    key="funding",
    title=said("финансирование по источникам"),
    columns=(
        Column("source", said("Источник"), wide=True),
        Column("year", said("Год"), Kind.YEAR),
        Column("plan", said("План"), Kind.MONEY, unit=said("руб.")),
        Column("fact", said("Факт"), Kind.MONEY, unit=said("руб.")),
        Column("contracts", said("Договоров"), Kind.COUNT),
        Column("share", said("Освоено"), Kind.SHARE),
        Column("due", said("Срок"), Kind.DATE),
        Column("light", said("Оценка"), Kind.LIGHT),
        Column("comment", said("Пояснение")),
    ),
    rows=(
        Row(
            (
                "Бюджет Тульской области",
                2026,
                Decimal(12500000),
                Decimal("11800000.50"),
                14,
                Decimal("0.944"),
                date(2026, 12, 25),
                Light.AMBER,
                "Экономия по итогам торгов",
            )
        ),
        Row(
            (
                "Средства работодателей",
                2026,
                Decimal(4200000),
                Decimal(4650000),
                6,
                Decimal("1.1071"),
                date(2026, 9, 1),
                Light.GREEN,
                None,
            )
        ),
        Row(
            (
                said("Итого"),
                None,
                Decimal(16700000),
                Decimal("16450000.50"),
                20,
                Decimal("0.985"),
                None,
                Light.GREEN,
                None,
            ),
            Weight.TOTAL,
        ),
    ),
    empty=said("средства не предусмотрены"),
)

NOTHING = Table(
    key="late",
    title=said("просроченные мероприятия"),
    columns=(Column("name", said("Мероприятие")),),
    rows=(),
    empty=said("просроченных мероприятий нет"),
)

BARS = Chart(
    key="graduates",
    title=said("выпуск и приём по годам"),
    shape=Shape.BARS,
    labels=YEARS,
    series=(
        Series(said("План"), values("120", "130", "150", "160", "175")),
        Series(said("Факт"), values("118", "127", "104", None, None)),
    ),
    kind=Kind.COUNT,
    unit=said("чел."),
)
STACKED = Chart(
    key="sources",
    title=said("средства по источникам"),
    shape=Shape.STACKED,
    labels=YEARS,
    series=(
        Series("Бюджет Тульской области", values("8e6", "9e6", "12.5e6", "12e6", "11e6")),
        Series("Средства работодателей", values("2e6", "3.1e6", "4.2e6", "5e6", "6e6")),
        Series("Собственные средства колледжей", values("1e6", "1e6", "1.2e6", None, "2e6")),
    ),
    kind=Kind.MONEY,
    unit=said("руб."),
)
LINES = Chart(
    key="trend",
    title=said("доля трудоустроенных выпускников"),
    shape=Shape.LINES,
    labels=YEARS,
    series=(
        Series("Машиностроение", values("0.71", "0.74", "0.765", None, None)),
        Series("Химическая промышленность", values("0.62", "0.70", None, "0.74", "0.8")),
    ),
    kind=Kind.SHARE,
)
LONG = Chart(
    key="demand",
    title=said("потребность в кадрах по профессиям"),
    shape=Shape.BARS,
    labels=(
        "Мастер слесарных работ",
        "Оператор станков с программным управлением",
        "Лаборант по контролю качества сырья, реактивов, промежуточных продуктов",
        "Сварщик",
    ),
    series=(Series(said("Нужно"), values("48", "120", "15", "-6")),),
    kind=Kind.COUNT,
    unit=said("чел."),
)

FACTS = Facts(
    (
        Fact("reached", said("Показателей достигнуто"), 14, Kind.COUNT, Light.GREEN),
        Fact(
            "funding",
            said("Освоено средств"),
            Decimal("0.985"),
            Kind.SHARE,
            Light.AMBER,
            said("16,5 из 16,7 млн руб."),
        ),
        Fact("late", said("Просрочено мероприятий"), 3, Kind.COUNT, Light.RED),
        Fact("spent", said("Израсходовано, руб."), Decimal("16450000.50"), Kind.MONEY),
        Fact("stage", said("Стадия"), said("Программа реализуется")),
        Fact("next", said("Ближайший срок"), date(2026, 12, 25), Kind.DATE, Light.OVER),
        Fact("none", said("Средний балл"), None, Kind.NUMBER, Light.NONE),
    )
)


def report(*parts: Part, title: str = "мониторинг реализации программ") -> Report:
    """A report of one section with these parts."""
    return Report("sample", said(title), DAY, (Section("all", said("всё"), parts),))


EVERYTHING = Report(
    name="monitoring",
    title=said("мониторинг реализации программ деятельности кластеров"),
    as_of=DAY,
    subject=said("Тульская область, 9 месяцев 2026 года"),
    sections=(
        Section(
            "summary",
            said("сводка"),
            (FACTS, Text(said("Показатели сравнены с планом на конец 2026 года."))),
        ),
        Section(
            "himiya",
            "Химическая промышленность «Полимер»",
            (
                Text(said("Три мероприятия просрочены больше чем на месяц."), Light.RED),
                INDICATORS,
                BARS,
                LINES,
            ),
            about="himiya",
        ),
        Section("money", said("средства"), (FUNDING, STACKED, NOTHING)),
        Section("demand", said("потребность в кадрах"), (LONG,)),
    ),
    notes=(
        said("Зелёный — план выполнен не менее чем на 95 %, жёлтый — на 80 %."),
        said("Больше 125 % плана отмечено отдельно."),
    ),
)

HOSTILE_TABLE = Table(
    key="</table><script>",
    title=said("=cmd|' /C calc'!A0 [x]:*?/\\ <script>alert(1)</script>"),
    columns=(
        Column("a", said("<b>=1+1</b>")),
        Column("b", said("{{ 7*7 }}"), Kind.NUMBER, unit=said("|")),
    ),
    rows=(
        *(Row((text, Decimal(n)), about=text[:40]) for n, text in enumerate(TEXTS)),
        Row(("ы" * 200, Decimal(10) ** 18)),
    ),
    empty=said("<i>"),
    note=said("{% raw %} | \x1b"),
)
HOSTILE_CHART = Chart(
    key='"><svg onload=alert(1)>',
    title=said("<title></svg><script>alert(1)</script>"),
    shape=Shape.BARS,
    labels=TEXTS,
    series=(Series("=SUM(A1)]]>\x00", tuple(Decimal(n) for n, _ in enumerate(TEXTS))),),
)
HOSTILE = Report(
    name="hostile",
    title=said("<script>alert(1)</script> {{ 7*7 }} \x07"),
    as_of=DAY,
    subject=said("'><img src=x onerror=alert(1)> \ud800"),
    sections=tuple(
        Section(
            text,
            text,
            (
                Facts((Fact(text, said(text), text, note=said(text)),)),
                Text(text, Light.RED),
                *((HOSTILE_TABLE, HOSTILE_CHART) if n == 0 else ()),
            ),
            about=text,
        )
        for n, text in enumerate(TEXTS)
    ),
    notes=tuple(map(said, TEXTS)),
)


def long_table(rows: int) -> Table:
    """A table of that many rows and their total."""
    body = tuple(Row((f"Строка {n}", Decimal(n))) for n in range(1, rows + 1))
    total = Row(("Всего", sum(map(Decimal, range(1, rows + 1)), Decimal())), Weight.TOTAL)
    columns = (Column("name", said("Имя"), wide=True), Column("n", said("Число"), Kind.NUMBER))
    return Table("long", said("длинная таблица"), columns, (*body, total), said("пусто"))
