"""Numbers: what is wrong with each, told by its digits."""

from __future__ import annotations

import pytest

from judging import found, lines, says


def organization(type_: str = "enterprise", **values: str) -> str:
    rows = "".join(f'{key}: "{value}"\n' for key, value in values.items())
    return f"kind: organization\nid: emp-a\ntype: {type_}\n{rows}"


@pytest.mark.parametrize(
    ("type_", "inn", "expected"),
    [
        ("enterprise", "7707083893", []),
        ("college", "7199000010", []),
        ("entrepreneur", "500100732259", []),
        ("enterprise", "7707083894", ["the check digit is 4, by the other digits it is 3"]),
        (
            "entrepreneur",
            "500100732258",
            ["the check digits are 58, by the other digits they are 59"],
        ),
        ("enterprise", "500100732259", ["the ИНН has 12 digits, an organisation’s has 10"]),
        ("entrepreneur", "7707083893", ["the ИНН has 10 digits, an entrepreneur’s has 12"]),
    ],
)
def test_inn(type_: str, inn: str, expected: list[str]) -> None:
    assert says("D001", organization(type_, inn=inn)) == expected


@pytest.mark.parametrize(
    ("type_", "ogrn", "expected"),
    [
        ("enterprise", "1027700132195", []),
        ("entrepreneur", "304500116000157", []),
        ("enterprise", "1027700132196", ["the check digit is 6, by the other digits it is 5"]),
        ("entrepreneur", "304500116000158", ["the check digit is 8, by the other digits it is 7"]),
        (
            "enterprise",
            "304500116000157",
            ["“304500116000157” is no ОГРН: 13 digits that do not begin with 0"],
        ),
        (
            "entrepreneur",
            "504500116000157",
            ["“504500116000157” is no ОГРНИП: 15 digits that begin with 3 or 4"],
        ),
    ],
)
def test_ogrn(type_: str, ogrn: str, expected: list[str]) -> None:
    assert says("D002", organization(type_, ogrn=ogrn)) == expected


def test_a_number_of_the_wrong_length_is_told_once_by_the_schema() -> None:
    assert len(found("D001", organization(inn="77070838"))) == 1
    assert len(found("D002", organization(ogrn="10277001"))) == 1


def test_the_check_digit_is_told_in_russian() -> None:
    (one,) = found("D001", organization(inn="7707083894"))
    (two,) = found("D001", organization("entrepreneur", inn="500100732258"))

    assert one.message.text("ru") == "контрольная цифра 4, а по расчёту 3"
    assert two.message.text("ru") == "контрольные цифры 58, а по расчёту 59"


def bank(account: str, correspondent: str, bik: str = "044525225") -> str:
    return (
        f'kind: organization\nid: a\nbank:\n  name: Банк\n  bik: "{bik}"\n'
        f'  account: "{account}"\n  correspondent_account: "{correspondent}"\n'
    )


GOOD = ("40702810200000000001", "30101810400000000225")


def test_accounts_that_go_with_their_bank_are_left_alone() -> None:
    assert says("D003", bank(*GOOD)) == []
    assert says("D004", bank(*GOOD)) == []


def test_a_slip_in_an_account_shows_with_the_digit_it_should_have() -> None:
    example = bank(GOOD[0].replace("2000", "5000"), GOOD[1])

    assert says("D003", example) == [
        (
            "the account does not go with the БИК 044525225: "
            "the check digit is 5, by the other digits it is 2"
        )
    ]


def test_a_slip_in_the_bik_shows_in_both_accounts() -> None:
    assert [line for _, line in lines("D003", bank(*GOOD, bik="044525226"))] == [6]
    assert [line for _, line in lines("D003", bank(*GOOD, bik="044535225"))] == [7]


def test_a_treasury_account_in_place_of_a_banks_is_told_once() -> None:
    example = bank("03224643700000006600", GOOD[1])

    assert says("D004", example) == ["a treasury account stands among the details of a bank"]
    assert says("D003", example) == []


def treasury(**changes: str) -> str:
    values = {
        "bik": "017003983",
        "single_account": "40102810445370000059",
        "account": "03224643700000006600",
    }
    rows = "".join(f'  {key}: "{value}"\n' for key, value in (values | changes).items())
    return f"kind: organization\nid: a\ntreasury:\n  name: Казначейство\n{rows}"


@pytest.mark.parametrize(
    ("changes", "code", "line"),
    [
        ({"single_account": "40102810545370000059"}, "D003", 6),
        ({"single_account": "03224643700000006600"}, "D004", 6),
        ({"account": "40601810370033000001"}, "D004", 7),
        ({"bik": "917003983"}, "D004", 5),
    ],
)
def test_treasury_details(changes: dict[str, str], code: str, line: int) -> None:
    assert [n for _, n in lines(code, treasury(**changes))] == [line]


def test_sound_treasury_details_are_left_alone() -> None:
    assert [says(code, treasury()) for code in ("D003", "D004")] == [[], []]


def test_details_that_break_the_schema_are_told_once() -> None:
    example = bank("4070281020000000000", GOOD[1])

    assert len(found("D004", example)) == 1
    assert says("D003", example) == []


def test_every_organisation_with_a_taken_inn_is_told() -> None:
    example = "---\n".join(f"kind: organization\nid: {id}\ninn: '7707083893'\n" for id in "abc")

    assert lines("D005", example) == [("organizations/b.yaml", 3), ("organizations/c.yaml", 3)]


def test_a_copy_that_kept_its_id_is_not_told_by_its_inn() -> None:
    example = "---\n".join(
        f"# organizations/{name}.yaml\nkind: organization\nid: a\ninn: '7707083893'\n"
        for name in ("a", "a-copy")
    )

    assert lines("D005", example) == []
    assert lines("R002", example) == [("organizations/a-copy.yaml", 3)]
