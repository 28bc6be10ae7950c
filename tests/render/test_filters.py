"""How papers write names, dates, numbers and texts of the data."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clusterctl.render.filters import DASH, FILTERS

HEAD = {"name": "Соловей Тамара Ильинична", "position": "исполняющий обязанности директора"}
DECLARED = {**HEAD, "genitive": {"name": "Соловья Тамары", "position": "и. о. директора"}}


def plain(text: object) -> object:
    """Unbreakable spaces as spaces, to be seen in the expectations."""
    return text.replace("\u00a0", " ") if isinstance(text, str) else text


@pytest.mark.parametrize(
    ("name", "value", "arguments", "expected"),
    [
        ("name_in", HEAD, ("genitive",), "Соловей Тамары Ильиничны"),
        ("name_in", DECLARED, ("genitive",), "Соловья Тамары"),
        ("name_in", {}, ("genitive",), ""),
        ("position_in", HEAD, ("genitive",), "исполняющего обязанности директора"),
        ("position_in", DECLARED, ("genitive",), "и. о. директора"),
        ("acting", HEAD, (), "действующей"),
        ("acting", {"name": "Цой Александр Витальевич"}, ("nominative",), "действующий"),
        ("acting", {}, (), "действующего(-ей)"),
        ("called", {"full": "ИП Черных Алла Витальевна"}, (), "именуемая"),
        ("called", {"full": "Автономная некоммерческая организация «Проба»"}, (), "именуемая"),
        ("called", {"full": "Общество с ограниченной ответственностью «Проба»"}, (), "именуемое"),
        ("full_in", {"full": "Акционерное общество «Проба»"}, ("dative",),
         "Акционерному обществу «Проба»"),
        ("full_in", {"full": "АО", "genitive": "Акционерного"}, ("genitive",), "Акционерного"),
        ("basis", "Устав", (), "Устава"),
        ("basis", "доверенность от 12.01.2026 № 8", (), "доверенности от 12.01.2026 № 8"),
        ("basis", "Закон Тульской области", (), "Закон Тульской области"),
        ("basis", None, (), "_" * 20),
        ("capitalized", "генеральный директор ПМЗ", (), "Генеральный директор ПМЗ"),
        ("capitalized", None, (), ""),
        ("initials", "Тян-Шанский Глеб Аркадьевич", (), "Г.А. Тян-Шанский"),
        ("initials", None, (), ""),
        ("surname_first", "Черных Алла Витальевна", (), "Черных А.В."),
        ("surname_first", None, (), ""),
        ("number", 1234567, (), "1 234 567"),
        ("number", Decimal("1234.50"), (), "1 234,50"),
        ("number", None, (), DASH),
        ("thousands", Decimal(89386000), (), "89 386"),
        ("thousands", Decimal("1234.56"), (), "1,23456"),
        ("thousands", 0, (), "0"),
        ("thousands", None, (), DASH),
        ("share", Decimal("60.50"), (), "60,5"),
        ("share", 100, (), "100"),
        ("share", None, (), DASH),
        ("percents", Decimal("0.5"), (), "50 процентов"),
        ("percents", Decimal("0.667"), (), "66,7 процента"),
        ("percents", Decimal("0.51"), (), "51 процента"),
        ("percents", 1, (), "100 процентов"),
        ("percents", None, (), "_" * 20),
        ("dash", None, (), DASH),
        ("dash", "", (), DASH),
        ("dash", [], (), DASH),
        ("dash", [7, 8, 9], (), "7, 8, 9"),
        ("dash", date(2026, 9, 1), (), "01.09.2026"),
        ("dash", 1200, (), "1 200"),
        ("dash", " два\n слова ", (), "два слова"),
        ("listing", ["АО", None, "ООО"], (), "АО, ООО"),
        ("listing", ["АО", "ООО", "ИП"], ("и",), "АО, ООО и ИП"),
        ("listing", [], (), ""),
        ("sums", [Decimal(9), Decimal(8)], (), "9+8"),
        ("year", date(2027, 1, 1), (), "2027"),
        ("year", None, (), "20__"),
        ("year_or_date", 2027, (), "2027"),
        ("year_or_date", "2027-09-01", (), "01.09.2027"),
        ("year_or_date", date(2027, 9, 1), (), "01.09.2027"),
        ("year_or_date", None, (), DASH),
        ("item", "решает о приёме;", (), "решает о приёме"),
        ("item", "решает о приёме.", (), "решает о приёме"),
        ("item", "в 2026 г.", (), "в 2026 г."),
        ("item", None, (), "_" * 20),
        ("quoted", "Цех «Новый»", (), "«Цех „Новый“»"),
        ("quoted", None, (), "_" * 30),
        ("lookup", [{"year": 2027, "value": 5}], ("year", 2027, "value"), 5),
        ("lookup", [{"year": 2027, "value": 5}], ("year", 2028, "value"), None),
    ],
)  # fmt: skip
def test_filters(name: str, value: Any, arguments: tuple[Any, ...], expected: object) -> None:
    assert plain(FILTERS[name](value, *arguments)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("с 1 сентября 2026 года", "с 1\u00a0сентября 2026\u00a0года"),
        ("г. Тула, ул. Мира, д. 3", "г.\u00a0Тула, ул.\u00a0Мира, д.\u00a03"),
        ("ООО «ЛКЗ «Образцовый» — участник", "ООО «ЛКЗ «Образцовый»\u00a0— участник"),
        ("заверяет И. П. Примеров", "заверяет И.П.\u00a0Примеров"),
        ("в  две\n  строки", "в две строки"),
        (None, "_" * 20),
    ],
)
def test_prose_sets_spaces_and_keeps_quotation_marks(text: str | None, expected: str) -> None:
    assert FILTERS["prose"](text) == expected
