"""The pages of the codes that the schemas give: what is there, of which type, in which form."""

from __future__ import annotations

from clusterctl.rules import FOLDER, stated


@stated("S001", on=FOLDER)
def has_what_it_needs() -> None:
    """A document has every field that its kind must have.

    Papers are made and terms are counted from these fields. What a draft may still lack (dates,
    numbers, signatures) is told as information as long as it says `status: draft`.

    Bad::

        kind: order  # S001
        id: prikaz-2026-101
        number: 101-осн
        action: create
        cluster: mashinostroenie
        participants: [college-primer-mash, emp-mash-zavod]

    Good::

        kind: order
        id: prikaz-2026-101
        number: 101-осн
        date: 2026-03-02
        action: create
        cluster: mashinostroenie
        participants: [college-primer-mash, emp-mash-zavod]
    """


@stated("S002", on=FOLDER)
def values_are_of_their_type() -> None:
    """A value is of the type that its field asks for: a text, a number, a list, fields of its own.

    A list of one organisation is a list all the same, and an amount of money is written with
    digits alone, so that it can be added up.

    Bad::

        kind: order
        id: prikaz-2026-101
        participants: college-primer-mash  # S002

    Good::

        kind: order
        id: prikaz-2026-101
        participants: [college-primer-mash]
    """


@stated("S003", on=FOLDER)
def fields_are_known() -> None:
    """A document has no fields but those of its kind.

    A slip in the name of a field would lose its value in silence: the date would stand in the file
    and nowhere in the paper. Remarks that aren't printed go into `note` or after a `#`.

    Bad::

        kind: order
        id: prikaz-2026-101
        dat: 2026-03-02  # S003

    Good::

        kind: order
        id: prikaz-2026-101
        date: 2026-03-02
        note: the original is kept in the archive
    """


@stated("S004", on=FOLDER)
def choices_are_known() -> None:
    """A value that is chosen from a list is one of the list.

    Rules and templates know what to do with the values listed, and with no other.

    Bad::

        kind: order
        id: prikaz-2026-101
        action: establish  # S004

    Good::

        kind: order
        id: prikaz-2026-101
        action: create
    """


@stated("S005", on=FOLDER)
def texts_have_their_form() -> None:
    """A text that has a fixed form is written in it: a date, an identifier, a period, an address.

    Dates are written year first, so that they sort and nobody takes a day for a month; identifiers
    are names of files, so they have small Latin letters, digits and hyphens only.

    Bad::

        kind: order
        id: prikaz-2026-101
        date: 02.03.2026  # S005
        cluster: Машиностроение  # S005

    Good::

        kind: order
        id: prikaz-2026-101
        date: 2026-03-02
        cluster: mashinostroenie
    """


@stated("S006", on=FOLDER)
def values_are_within_bounds() -> None:
    """A number is within its bounds, a text and a list are not empty where they must say something.

    A share above one, a negative number of students or an amount with a third of a kopeck is a slip
    of the pen, and an empty text prints as a hole in the paper.

    Bad::

        kind: protocol
        id: protokol-1
        place: ""  # S006
        agenda:
          - title: О плане работы
            decisions: []
            votes: {for: 7, against: -1, abstained: 0}  # S006

    Good::

        kind: protocol
        id: protokol-1
        place: г. Тула
        agenda:
          - title: О плане работы
            decisions: []
            votes: {for: 7, against: 1, abstained: 0}
    """


@stated("S007", on=FOLDER)
def items_stand_once() -> None:
    """Nothing stands twice in a list whose items are counted once.

    An organisation listed twice would be a party twice, sign twice and be counted twice.

    Bad::

        kind: order
        id: prikaz-2026-101
        participants:
          - college-primer-mash
          - emp-mash-zavod
          - college-primer-mash  # S007

    Good::

        kind: order
        id: prikaz-2026-101
        participants:
          - college-primer-mash
          - emp-mash-zavod
    """


@stated("S008", on=FOLDER)
def says_its_kind() -> None:
    """A document says of which kind it is, and the kind is a known one.

    By its kind a document is read, checked and printed. When the word resembles the kind that
    belongs in the folder, the rest is checked as that kind; otherwise nothing more is said of the
    document.

    Bad::

        # orders/prikaz-2026-101.yaml
        kind: prikas  # S008
        id: prikaz-2026-101

    Good::

        # orders/prikaz-2026-101.yaml
        kind: order
        id: prikaz-2026-101
    """


@stated("S009", on=FOLDER)
def numbers_of_registers_have_quotes() -> None:
    """A number that is a name, not a quantity, is written in quotes.

    Without quotes programs take an ИНН, an account or the number of a letter for a quantity: they
    drop its leading zeros and round its last digits.

    Bad::

        kind: organization
        id: emp-mash-zavod
        inn: 7199000116  # S009
        kpp: 071990100  # S009

    Good::

        kind: organization
        id: emp-mash-zavod
        inn: "7199000116"
        kpp: "071990100"
    """


@stated("S010", on=FOLDER)
def days_are_in_the_calendar() -> None:
    """A date is a day of the calendar, and an academic year is two years in a row.

    A term can't be counted from a day that there isn't.

    Bad::

        kind: protocol
        id: protokol-1
        meeting_date: 2027-02-29  # S010

    Good::

        kind: protocol
        id: protokol-1
        meeting_date: 2027-02-28
    """


@stated("S011", on=FOLDER)
def fields_go_together() -> None:
    """Fields that exclude each other don't stand together, and of several variants there is one.

    An agreement ends on a day or has no end; an organisation is paid through a bank or through the
    treasury; an entrepreneur has no КПП. Which of two contradicting fields is right the program
    can't know.

    Bad::

        kind: agreement
        id: soglashenie
        valid: {from: 2026-03-25}  # S011
        ---
        kind: organization
        id: ip-primer
        type: entrepreneur
        kpp: "719901001"  # S011

    Good::

        kind: agreement
        id: soglashenie
        valid: {from: 2026-03-25, until: 2031-08-31}
        ---
        kind: organization
        id: ip-primer
        type: entrepreneur
    """
