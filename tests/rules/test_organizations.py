"""A college has its licence; an enterprise works in the region."""

from __future__ import annotations

import pytest

from judging import says

REGION = "---\nkind: settings\nregion: {name: Тульская область}\n"
MEMBER = (
    "---\nkind: cluster\nid: c\nparticipants:\n"
    "  - {organization: emp-a, role: employer, since: 2026-03-02}\n"
)


def enterprise(address: str, rest: str = "", type_: str = "enterprise") -> str:
    return (
        f"kind: organization\nid: emp-a\ntype: {type_}\naddresses: {{legal: '{address}'}}\n"
        f"{rest}{MEMBER}{REGION}"
    )


@pytest.mark.parametrize(
    ("address", "elsewhere"),
    [
        ("300041, Тульская область, г. Тула, пр. Ленина, д. 1", False),
        ("300041, ТУЛЬСКАЯ ОБЛ., Г. ТУЛА", False),
        ("300041, область Тульская, г. Тула", False),
        ("300041, г. Тула, пр. Ленина, д. 1", False),
        ("г. Алексин, ул. Московская, д. 3", False),
        ("109000, г. Москва, ул. Образцовая, д. 1", True),
        ("190000, Санкт-Петербург, Невский пр., д. 1", True),
        ("248000, Калужская область, г. Калуга", True),
        ("248000, Калужская обл, г. Калуга", True),
        ("420000, Республика Татарстан, г. Казань", True),
        ("420000, Респ. Татарстан, г. Казань", True),
        ("350000, Краснодарский край, г. Краснодар", True),
        ("Ханты-Мансийский автономный округ — Югра", True),
    ],
)
def test_an_address_elsewhere_names_another_region(
    address: str,
    elsewhere: bool,  # noqa: FBT001 a column of the table
) -> None:
    assert bool(says("P01-02", enterprise(address))) is elsewhere


@pytest.mark.parametrize(
    "example",
    [
        enterprise("109000, г. Москва", "regional_site: Тула\n"),
        enterprise("109000, г. Москва", type_="college"),
        enterprise("109000, г. Москва").replace(MEMBER, ""),
        enterprise("109000, г. Москва").replace(REGION, ""),
    ],
    ids=["a site here", "a college", "takes no part", "no region in the settings"],
)
def test_an_address_elsewhere_may_be_right(example: str) -> None:
    assert says("P01-02", example) == []


def test_another_region_is_judged_by_its_own_name() -> None:
    example = enterprise("420000, Республика Татарстан, г. Казань")

    assert says("P01-02", example.replace("Тульская область", "Республика Татарстан")) == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("", 2),
        ("professions: []\nlicence: {number: 1, date: 2016-02-10}\n", 1),
        ("professions: ['15.02.16']\n", 1),
        ("professions: ['15.02.16']\nlicence: {number: Л-1, date: 2016-02-10}\n", 0),
    ],
)
def test_a_college_names_codes_and_licence(values: str, expected: int) -> None:
    example = f"kind: organization\nid: college-a\ntype: college\n{values}"

    assert len(says("P01-01", example)) == expected


def test_others_need_neither() -> None:
    assert says("P01-01", "kind: organization\nid: a\ntype: enterprise\n") == []
