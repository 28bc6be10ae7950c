"""Requisites with a slip in them: too few digits, another number's check digit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clusterctl import identifiers
from clusterctl.identifiers import Flaw
from clusterctl.messages import _
from clusterctl.proof.findings import finding
from clusterctl.proof.identities import identities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.messages import Message
    from clusterctl.proof.identities import Identity
    from clusterctl.proof.text import Text

_DIGITS: Final = {
    "inn": _("10 digits of an organisation, 12 of a person"),
    "kpp": _("9 digits"),
    "ogrn": _("13 digits of an organisation, 15 of an entrepreneur"),
    "bik": _("9 digits"),
    "account": _("20 digits"),
    "correspondent": _("20 digits"),
    "single": _("20 digits"),
    "treasury": _("20 digits, the first of them 03"),
}
NAMES: Final = {
    "inn": "ИНН",
    "kpp": "КПП",
    "ogrn": "ОГРН",
    "bik": "БИК",
    "account": "р/с",
    "correspondent": "к/с",
    "single": "ЕКС",
    "treasury": "к/сч",
}
_ACCOUNTS: Final = frozenset({"account", "correspondent", "single"})
_PERSONAL: Final = {"inn": 12, "ogrn": 15}
_ACCOUNT: Final = 20
_FAR: Final = 6
"""A bank's БИК stands within so many lines of the account."""


def check(text: Text) -> Iterator[Diagnostic]:
    """T12: digits too many or too few; a checksum that doesn't hold."""
    found = list(identities(text))
    for each in found:
        bank = _bank(found, each) if each.kind in _ACCOUNTS else None
        flaw = _flaw(each, bank.number if bank else None)
        if flaw is not None:
            yield finding(
                text, "T12", each.line, each.span, _message(each, flaw), _help(each, flaw, bank)
            )


def _flaw(each: Identity, bank: str | None) -> Flaw | None:
    if each.kind in _ACCOUNTS:
        return _flaw_of_account(each, bank)
    personal = len(each.number) == _PERSONAL.get(each.kind)
    return _CHECKS[each.kind, personal](each.number)


_CHECKS: Final[dict[tuple[str, bool], Callable[[str], Flaw | None]]] = {
    ("inn", False): identifiers.company_inn,
    ("inn", True): identifiers.personal_inn,
    ("ogrn", False): identifiers.ogrn,
    ("ogrn", True): identifiers.ogrnip,
    ("kpp", False): identifiers.kpp,
    ("bik", False): identifiers.bik,
    ("treasury", False): identifiers.treasury_account,
}


def _flaw_of_account(each: Identity, bank: str | None) -> Flaw | None:
    """An account's flaw; without a sound БИК beside it nothing but its length is known."""
    if len(each.number) != _ACCOUNT:
        return Flaw.SHAPE
    if bank is None or identifiers.bik(bank):
        return None
    if each.kind == "account":
        return identifiers.account(each.number, bank)
    return identifiers.correspondent_account(each.number, bank)


def _bank(found: list[Identity], account: Identity) -> Identity | None:
    """The only БИК near the account, in the block of one organisation."""
    at = found.index(account)
    start = next((i for i in range(at, -1, -1) if found[i].kind == "inn"), 0)
    end = next((i for i in range(at + 1, len(found)) if found[i].kind == "inn"), len(found))
    near = [
        each for each in found[start:end]
        if each.kind == "bik" and abs(each.line - account.line) <= _FAR
    ]  # fmt: skip
    return near[0] if len({each.number for each in near}) == 1 else None


def _message(each: Identity, flaw: Flaw) -> Message:
    if flaw is Flaw.SHAPE:
        return _("{name} {number} has {n} characters",
                 name=NAMES[each.kind], number=each.number, n=len(each.number))  # fmt: skip
    return _("{name} {number} has a wrong check digit", name=NAMES[each.kind], number=each.number)


def _help(each: Identity, flaw: Flaw, bank: Identity | None) -> Message:
    if flaw is Flaw.SHAPE:
        return _("expected: {digits}", digits=_DIGITS[each.kind])
    if bank is not None:
        return _("it doesn't belong to БИК {bank}: compare both with the bank's paper",
                 bank=bank.number)  # fmt: skip
    return _("compare it with the organisation's paper: a digit is mistyped, or two are swapped")
