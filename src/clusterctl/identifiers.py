"""Numbers with a shape and a checksum: ИНН, КПП, ОГРН, bank accounts, codes of professions.

Each function says what is wrong with a number, or None. Numbers are taken as they are written:
no spaces are forgiven, because papers print what the data say.
"""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import cycle


class Flaw(StrEnum):
    """What is wrong with a number."""

    SHAPE = "shape"
    """Not so many digits, or not digits."""
    CHECKSUM = "checksum"
    """The check digit belongs to another number: a digit is mistyped or two are swapped."""


# The weights of the digits before the check digit (ФНС order of 29.06.2012 № ММВ-7-6/435@).
_INN_WEIGHTS = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
# Bank of Russia, 08.09.1997 № 515: the weights of a bank's three digits and an account's twenty.
_ACCOUNT_WEIGHTS = (7, 1, 3)
# Settlement centres of the Bank of Russia: accounts there are checked like correspondent ones.
_CENTRAL_BANK_ENDINGS = ("000", "001", "002")


def company_inn(number: str) -> Flaw | None:
    """An organisation's ИНН: 10 digits, the last a check digit."""
    if not _digits(number, 10):
        return Flaw.SHAPE
    return _unless(_inn_digit(number[:9]) == number[9])


def personal_inn(number: str) -> Flaw | None:
    """A person's or entrepreneur's ИНН: 12 digits, the last two check digits."""
    if not _digits(number, 12):
        return Flaw.SHAPE
    return _unless(_inn_digit(number[:10]) + _inn_digit(number[:11]) == number[10:])


def kpp(number: str) -> Flaw | None:
    """A КПП: tax office, two digits or capital letters of the reason, three digits; no checksum."""
    return None if re.fullmatch(r"[0-9]{4}[0-9A-Z]{2}[0-9]{3}", number) else Flaw.SHAPE


def ogrn(number: str) -> Flaw | None:
    """An organisation's ОГРН: 13 digits, the last a check digit."""
    if not _digits(number, 13) or number[0] == "0":
        return Flaw.SHAPE
    return _unless(int(number[:12]) % 11 % 10 == int(number[12]))


def ogrnip(number: str) -> Flaw | None:
    """An entrepreneur's ОГРНИП: 15 digits that begin with 3 or 4, the last a check digit."""
    if not _digits(number, 15) or number[0] not in "34":
        return Flaw.SHAPE
    return _unless(int(number[:14]) % 13 % 10 == int(number[14]))


def bik(number: str) -> Flaw | None:
    """A bank's БИК: 9 digits, no checksum of its own."""
    return None if _digits(number, 9) else Flaw.SHAPE


def account(number: str, bank: str) -> Flaw | None:
    """A client's account in the bank of that БИК; the two share a checksum."""
    if not _digits(number, 20) or bik(bank):
        return Flaw.SHAPE
    if bank.endswith(_CENTRAL_BANK_ENDINGS):
        return correspondent_account(number, bank)
    return _unless(_weighed(bank[6:] + number))


def correspondent_account(number: str, bank: str) -> Flaw | None:
    """An account in the Bank of Russia: a bank's correspondent, the Treasury's single one."""
    if not _digits(number, 20) or bik(bank):
        return Flaw.SHAPE
    return _unless(_weighed(f"0{bank[4:6]}{number}"))


def treasury_account(number: str) -> Flaw | None:
    """A treasury account: 20 digits that begin with 03; the bank's checksum does not bind it."""
    return None if _digits(number, 20) and number.startswith("03") else Flaw.SHAPE


def profession_code(code: str) -> Flaw | None:
    """A code of a СПО profession (`15.01.38`) or specialty (`15.02.16`)."""
    return None if re.fullmatch(r"[0-9]{2}\.0[12]\.[0-9]{2}", code) else Flaw.SHAPE


def _digits(number: str, length: int) -> bool:
    # `isdigit` alone would let digits of other scripts through.
    return len(number) == length and number.isascii() and number.isdigit()


def _unless(holds: bool) -> Flaw | None:  # noqa: FBT001 the answer of the check itself
    return None if holds else Flaw.CHECKSUM


def _inn_digit(digits: str) -> str:
    weights = _INN_WEIGHTS[-len(digits) :]
    return str(sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 % 10)


def _weighed(digits: str) -> bool:
    return sum(w * int(d) for w, d in zip(cycle(_ACCOUNT_WEIGHTS), digits, strict=False)) % 10 == 0
