"""Numbers of organisations and banks: their shape, their check digits, nobody's twice."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from itertools import product
from typing import TYPE_CHECKING

from clusterctl import identifiers
from clusterctl.identifiers import Flaw
from clusterctl.messages import Message, _, n_
from clusterctl.rules import FOLDER, Finding, Findings, Note, rule
from clusterctl.sections import organization_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.documents import Document, Spot
    from clusterctl.folder import Folder

_ACCOUNT_KEY = slice(8, 9)
"""Where an account has its check digit."""

_TREASURY = "03"
_SINGLE_ACCOUNT = "40102"


@rule("D001", on="organization", needs=("type", "inn"))
def inn_is_a_real_one(organization: Document, _folder: Folder) -> Findings:
    """An ИНН has ten digits, that of an entrepreneur twelve, and its check digits are right.

    A mistyped digit sends papers and money to somebody else, or to nobody. The last digit, of
    twelve the last two, is computed from the others and shows most slips.

    Bad::

        kind: organization
        id: emp-mash-zavod
        type: enterprise
        inn: "7199000118"  # D001

    Good::

        kind: organization
        id: emp-mash-zavod
        type: enterprise
        inn: "7199000116"
    """
    number = organization.get("inn")
    if organization.get("type") == "entrepreneur":
        flaw, last = identifiers.personal_inn, 2
        shape = _("the ИНН has {n} digits, an entrepreneur’s has 12", n=len(number))
    else:
        flaw, last = identifiers.company_inn, 1
        shape = _("the ИНН has {n} digits, an organisation’s has 10", n=len(number))
    yield from _flawed(organization.at("inn"), flaw, last, shape)


@rule("D002", on="organization", needs=("type", "ogrn"))
def ogrn_is_a_real_one(organization: Document, _folder: Folder) -> Findings:
    """An ОГРН has thirteen digits, an entrepreneur's ОГРНИП fifteen, and the last one is right.

    The number is printed in the preamble and the details of every party; the register knows the
    party by it. The last digit is computed from the others.

    Bad::

        kind: organization
        id: emp-mash-zavod
        type: enterprise
        ogrn: "1267199000110"  # D002

    Good::

        kind: organization
        id: emp-mash-zavod
        type: enterprise
        ogrn: "1267199000111"
    """
    number = organization.get("ogrn")
    if organization.get("type") == "entrepreneur":
        flaw, last = identifiers.ogrnip, 1
        shape = _("“{number}” is no ОГРНИП: 15 digits that begin with 3 or 4", number=number)
    else:
        flaw, last = identifiers.ogrn, 1
        shape = _("“{number}” is no ОГРН: 13 digits that do not begin with 0", number=number)
    yield from _flawed(organization.at("ogrn"), flaw, last, shape)


@rule("D003", on="organization")
def accounts_go_with_their_bank(organization: Document, _folder: Folder) -> Findings:
    """An account goes with the БИК of its bank.

    The ninth digit of an account is computed from the account and the bank's number; a slip in
    either shows. A treasury account has no such digit: there the single account of the treasury is
    checked.

    Bad::

        kind: organization
        id: emp-mash-zavod
        bank:
          name: ПАО «Примербанк»
          bik: "044525225"
          account: "40702810400000000001"  # D003
          correspondent_account: "30101810400000000225"

    Good::

        kind: organization
        id: emp-mash-zavod
        bank:
          name: ПАО «Примербанк»
          bik: "044525225"
          account: "40702810200000000001"
          correspondent_account: "30101810400000000225"
    """
    for block, key, check in (
        ("bank", "account", identifiers.account),
        ("bank", "correspondent_account", identifiers.correspondent_account),
        ("treasury", "single_account", identifiers.correspondent_account),
    ):
        number, bik = organization.get(block, key), organization.get(block, "bik")
        if not number or not bik or number.startswith(_TREASURY):
            continue
        flaw = partial(check, bank=bik)
        if flaw(number) is Flaw.CHECKSUM:
            yield Finding(
                organization.at(block, key),
                _(
                    "the account does not go with the БИК {bik}: {digits}",
                    bik=bik,
                    digits=_digits(number, flaw, _ACCOUNT_KEY),
                ),
                help=_("compare both with the bank’s letter"),
                related=(Note(organization.at(block, "bik"), _("the БИК")),),
            )


@rule("D004", on="organization")
def bank_details_have_their_shape(organization: Document, _folder: Folder) -> Findings:
    """КПП, БИК and accounts have as many digits as they should and begin as they should.

    A КПП has 9 characters, a БИК 9 digits and begins with 0, an account 20. A treasury account
    begins with 03 and stands under `treasury`, the single account of the treasury begins with
    40102. None of them has a checksum of its own.

    Bad::

        kind: organization
        id: college-primer-mash
        treasury:
          name: ОТДЕЛЕНИЕ ТУЛА БАНКА РОССИИ//УФК по Тульской области г. Тула
          bik: "017003983"
          single_account: "40102810445370000059"
          account: "40601810370033000001"  # D004
          personal_account: "20666000000"

    Good::

        kind: organization
        id: college-primer-mash
        treasury:
          name: ОТДЕЛЕНИЕ ТУЛА БАНКА РОССИИ//УФК по Тульской области г. Тула
          bik: "017003983"
          single_account: "40102810445370000059"
          account: "03224643700000006600"
          personal_account: "20666000000"
    """
    for block, key, start, message in (
        ("bank", "bik", "0", _("a БИК begins with 0")),
        ("treasury", "bik", "0", _("a БИК begins with 0")),
        (
            "treasury",
            "single_account",
            _SINGLE_ACCOUNT,
            _("a single treasury account begins with 40102"),
        ),
        ("treasury", "account", _TREASURY, _("a treasury account begins with 03")),
    ):
        number = organization.get(block, key)
        if number and not number.startswith(start):
            yield Finding(organization.at(block, key), message)
    number = organization.get("bank", "account")
    if number and number.startswith(_TREASURY):
        yield Finding(
            organization.at("bank", "account"),
            _("a treasury account stands among the details of a bank"),
            help=_(
                "write `treasury` in place of `bank`, with `single_account` and `personal_account`"
            ),
        )


@rule("D005", on=FOLDER)
def nobody_has_anothers_inn(folder: Folder) -> Findings:
    """No two organisations have one ИНН.

    An ИНН belongs to one organisation. Twice it means that one is described in two files, or that
    a file was copied and kept the number.

    Remedy: check both documents by the register of legal entities: one of the ИНН is wrong, or this
    is one organisation

    Bad::

        kind: organization
        id: emp-mash-zavod
        inn: "7199000116"
        ---
        kind: organization
        id: emp-tochnost
        inn: "7199000116"  # D005

    Good::

        kind: organization
        id: emp-mash-zavod
        inn: "7199000116"
        ---
        kind: organization
        id: emp-tochnost
        inn: "7199000123"
    """
    holders: defaultdict[str, list[Document]] = defaultdict(list)
    for organization in folder.of("organization"):
        number = organization.get("inn")
        # a copy that kept its id as well is R002's matter
        if isinstance(number, str) and organization.id not in {h.id for h in holders[number]}:
            holders[number].append(organization)
    for first, *others in holders.values():
        for other in others:
            yield Finding(
                other.at("inn"),
                _("{name} has this ИНН already", name=organization_name(folder, first.id)),
                related=(Note(first.at("inn"), _("the same ИНН")),),
            )


def _flawed(
    spot: Spot, check: Callable[[str], Flaw | None], last: int, shape: Message
) -> Iterator[Finding]:
    """The finding on a number whose last digits are computed from the others."""
    number = spot.document.get(*spot.route)
    match check(number):
        case Flaw.SHAPE:
            yield Finding(spot, shape)
        case Flaw.CHECKSUM:
            key = slice(len(number) - last, len(number))
            yield Finding(
                spot,
                _digits(number, check, key),
                help=_("compare it with the extract from the register"),
            )


def _digits(number: str, check: Callable[[str], Flaw | None], key: slice) -> Message:
    """What the check digits are and what they should be."""
    found = number[key]
    right = next(
        digits
        for each in product("0123456789", repeat=len(found))
        if check(number[: key.start] + (digits := "".join(each)) + number[key.stop :]) is None
    )
    return n_(
        "the check digit is {found}, by the other digits it is {right}",
        "the check digits are {found}, by the other digits they are {right}",
        len(found),
        found=found,
        right=right,
    )
