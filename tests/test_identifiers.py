"""Checksums agree with python-stdnum and with numbers known to be right."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.ru import inn as inn_oracle
from stdnum.ru import ogrn as ogrn_oracle

from clusterctl import identifiers
from clusterctl.identifiers import Flaw

Check = Callable[[str], Flaw | None]

SBERBANK = ("044525225", "30101810400000000225")
TULA_TREASURY = ("017003983", "40102810445370000059")


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


@pytest.mark.parametrize(
    ("check", "number"),
    [
        (identifiers.company_inn, "7707083893"),
        (identifiers.company_inn, "7199000010"),
        (identifiers.personal_inn, "500100732259"),
        (identifiers.personal_inn, "719900002108"),
        (identifiers.ogrn, "1027700132195"),
        (identifiers.ogrn, "1267199000012"),
        (identifiers.ogrnip, "304500116000157"),
        (identifiers.ogrnip, "326719900000218"),
        (identifiers.kpp, "719901001"),
        (identifiers.kpp, "7199AB001"),
        (identifiers.bik, "044525225"),
        (identifiers.treasury_account, "03224643700000006600"),
        (identifiers.profession_code, "15.02.16"),
        (identifiers.profession_code, "15.01.38"),
    ],
)
def test_right_numbers_have_no_flaw(check: Check, number: str) -> None:
    assert check(number) is None


@pytest.mark.parametrize(
    ("check", "number", "flaw"),
    [
        (identifiers.company_inn, "7707083894", Flaw.CHECKSUM),
        (identifiers.company_inn, "500100732259", Flaw.SHAPE),
        (identifiers.company_inn, "770708389", Flaw.SHAPE),
        (identifiers.company_inn, "7707 083893", Flaw.SHAPE),
        (identifiers.company_inn, "٧٧٠٧٠٨٣٨٩٣", Flaw.SHAPE),
        (identifiers.company_inn, "7707083893\n", Flaw.SHAPE),
        (identifiers.personal_inn, "500100732258", Flaw.CHECKSUM),
        (identifiers.personal_inn, "500100732249", Flaw.CHECKSUM),
        (identifiers.personal_inn, "7707083893", Flaw.SHAPE),
        (identifiers.ogrn, "1027700132196", Flaw.CHECKSUM),
        (identifiers.ogrn, "0027700132195", Flaw.SHAPE),
        (identifiers.ogrn, "304500116000157", Flaw.SHAPE),
        (identifiers.ogrnip, "304500116000158", Flaw.CHECKSUM),
        (identifiers.ogrnip, "104500116000157", Flaw.SHAPE),
        (identifiers.kpp, "7199ab001", Flaw.SHAPE),
        (identifiers.kpp, "7199010010", Flaw.SHAPE),
        (identifiers.bik, "44525225", Flaw.SHAPE),
        (identifiers.treasury_account, "40102810445370000059", Flaw.SHAPE),
        (identifiers.profession_code, "15.03.16", Flaw.SHAPE),
        (identifiers.profession_code, "15.2.16", Flaw.SHAPE),
        (identifiers.profession_code, "15.02.16 ", Flaw.SHAPE),
        (identifiers.profession_code, "151901", Flaw.SHAPE),
    ],
)
def test_a_flaw_is_told_apart(check: Check, number: str, flaw: Flaw) -> None:
    assert check(number) is flaw


@given(digits(10) | digits(12))
def test_inn_agrees_with_the_oracle(number: str) -> None:
    check = identifiers.company_inn if len(number) == 10 else identifiers.personal_inn

    assert (check(number) is None) == inn_oracle.is_valid(number)


@given(digits(9))
def test_every_inn_has_exactly_one_check_digit(start: str) -> None:
    right = [d for d in "0123456789" if identifiers.company_inn(start + d) is None]

    assert right == [inn_oracle.calc_company_check_digit(start)]


@given(digits(12))
def test_ogrn_agrees_with_the_oracle(start: str) -> None:
    for last in "0123456789":
        assert (identifiers.ogrn(start + last) is None) == ogrn_oracle.is_valid(start + last)


@given(st.sampled_from("34"), digits(13))
def test_ogrnip_agrees_with_the_oracle(first: str, rest: str) -> None:
    start = first + rest
    right = [d for d in "0123456789" if identifiers.ogrnip(start + d) is None]

    # The registry takes the last digit of a two-digit remainder; the oracle knows no such number.
    assert right == [ogrn_oracle.calc_check_digit(start + "0")[-1]]


@pytest.mark.parametrize(("bank", "number"), [SBERBANK, TULA_TREASURY])
def test_accounts_in_the_bank_of_russia_fit_their_bik(bank: str, number: str) -> None:
    assert identifiers.correspondent_account(number, bank) is None


@pytest.mark.parametrize("bank", ["044525225", "047003001"])
def test_an_account_fits_its_own_bank_alone(bank: str) -> None:
    right = [n for i in range(10) if not identifiers.account(n := f"4070281{i}038000000001", bank)]
    other = bank[:6] + "716"

    assert len(right) == 1
    assert identifiers.account(right[0], other) is Flaw.CHECKSUM


def test_an_account_in_a_settlement_centre_is_checked_as_a_correspondent_one() -> None:
    bank = "047003001"
    numbers = [f"4060181{i}370031000001" for i in range(10)]

    right = [n for n in numbers if identifiers.account(n, bank) is None]

    assert right == [n for n in numbers if identifiers.correspondent_account(n, bank) is None]
    assert len(right) == 1


@given(digits(20), st.integers(0, 19), st.integers(1, 9), st.sampled_from(["account", "corr"]))
def test_no_single_mistyped_digit_of_an_account_goes_unseen(
    number: str, position: int, by: int, kind: str
) -> None:
    check = identifiers.account if kind == "account" else identifiers.correspondent_account
    mistyped = str((int(number[position]) + by) % 10)
    changed = number[:position] + mistyped + number[position + 1 :]

    flaws = {check(number, "044525225"), check(changed, "044525225")}

    assert flaws != {None}


@pytest.mark.parametrize("number", ["4070281003800000000", "40702810A38000000001", ""])
def test_an_account_of_another_shape_is_no_account(number: str) -> None:
    assert identifiers.account(number, "044525225") is Flaw.SHAPE
    assert identifiers.account("40702810038000000001", "04452522") is Flaw.SHAPE


@given(st.text())
def test_no_text_breaks_a_check(text: str) -> None:
    singles = ("company_inn", "personal_inn", "kpp", "ogrn", "ogrnip", "bik", "treasury_account")

    flaws = {getattr(identifiers, name)(text) for name in singles}

    assert flaws <= {None, Flaw.SHAPE, Flaw.CHECKSUM}
