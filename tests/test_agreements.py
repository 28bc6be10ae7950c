"""What becomes of an agreement: its term as amended, whether it is in force."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from clusterctl import agreements, rulebook

if TYPE_CHECKING:
    from clusterctl.documents import Document
    from clusterctl.folder import Folder

TODAY = date(2026, 11, 16)
AGREEMENT = """\
kind: agreement
id: s
date: 2026-03-25
valid: {from: 2026-03-25, until: 2031-08-31}
directions: [{direction: facilities}]
"""


def supplement(id: str, day: str, rest: str = "", agreement: str = "s") -> str:
    return f"kind: supplement\nid: {id}\nagreement: {agreement}\ndate: {day}\n{rest}\n"


def read(*documents: str) -> tuple[Folder, Document]:
    folder = rulebook.folder_of("---\n".join(documents), TODAY)
    return folder, folder.of("agreement")[0]


def test_supplements_come_by_date_without_drafts_and_strangers() -> None:
    folder, agreement = read(
        AGREEMENT,
        supplement("ds-2", "2026-10-01", "change: term"),
        supplement("ds-1", "2026-12-01", "change: accession"),
        supplement("ds-3", "2026-09-01", "status: draft"),
        supplement("ds-4", "2026-09-01", agreement="other"),
        supplement("ds-5", "soon"),
    )

    assert [s.id for s in agreements.supplements(folder, agreement)] == ["ds-2", "ds-1"]
    assert [s.id for s in agreements.supplements(folder, agreement, "term")] == ["ds-2"]


@pytest.mark.parametrize(
    ("amended", "until", "file"),
    [
        ([], "2031-08-31", "agreement.yaml"),
        ([("ds-1", "2027-01-10", "2032-12-31")], "2032-12-31", "ds-1.yaml"),
        (
            [("ds-1", "2028-01-10", "2030-12-31"), ("ds-2", "2027-01-10", "2032-12-31")],
            "2030-12-31",
            "ds-1.yaml",
        ),
    ],
    ids=["as made", "prolonged", "prolonged and shortened"],
)
def test_the_term_is_what_the_last_supplement_left(
    amended: list[tuple[str, str, str]], until: str, file: str
) -> None:
    papers = [supplement(id, day, f"new_valid_until: {end}") for id, day, end in amended]
    folder, agreement = read(AGREEMENT, *papers)

    term = agreements.term(folder, agreement)

    assert term is not None
    assert term.until == date.fromisoformat(until)
    assert term.spot.place.file.endswith(file)


def test_a_term_without_an_end_covers_every_day() -> None:
    text = AGREEMENT.replace("until: 2031-08-31", "indefinite: true")
    folder, agreement = read(text)

    term = agreements.term(folder, agreement)

    assert term is not None
    assert term.until is None
    assert term.covers(date(2099, 1, 1))


def test_a_term_that_is_not_there_is_not_known() -> None:
    folder, agreement = read(AGREEMENT.replace(", until: 2031-08-31", ""))

    assert agreements.term(folder, agreement) is None


@pytest.mark.parametrize(
    ("day", "change", "expected"),
    [
        ("2026-03-24", "", False),
        ("2026-03-25", "", True),
        ("2031-08-31", "", True),
        ("2031-09-01", "", False),
        ("2026-06-01", "status: draft\n", False),
        ("2029-12-31", "termination: {date: 2029-12-31}\n", True),
        ("2030-01-01", "termination: {date: 2029-12-31}\n", False),
    ],
)
def test_in_force_from_the_conclusion_to_the_last_day(
    day: str,
    change: str,
    expected: bool,  # noqa: FBT001 a column of the table
) -> None:
    folder, agreement = read(AGREEMENT + change)

    assert agreements.in_force(folder, agreement, date.fromisoformat(day)) is expected


def test_supplements_add_directions() -> None:
    folder, agreement = read(
        AGREEMENT,
        supplement("ds-1", "2026-10-01", "directions: [career_guidance]"),
        supplement("ds-2", "2026-10-02", "obligations: [{direction: programs_and_staff}]"),
    )

    assert agreements.directions(folder, agreement) == {
        "facilities",
        "career_guidance",
        "programs_and_staff",
    }
