"""Supplements: on whose decision, certified by whom, sent with what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clusterctl import check, folder, source
from judging import TODAY, found, lines, says

MEMBERS = """\
kind: cluster
id: c
participants:
  - {organization: a, role: operator, since: 2026-03-02}
  - {organization: b, role: employer, since: 2026-06-10}
council:
  formed_on: 2026-03-10
  members:
    - organization: a
      person: {name: Примеров Иван Петрович}
      role: chair
      since: 2026-03-10
      until: 2026-08-31
    - {organization: b, person: {name: Тян-Шанский Глеб Аркадьевич}, role: chair, since: 2026-09-01}
"""
AGREEMENT = "---\nkind: agreement\nid: s\ncluster: c\ndate: 2026-03-25\n"


def supplement(rest: str = "", change: str = "accession", date: str = "2026-06-10") -> str:
    return (
        f"---\nkind: supplement\nid: ds\ncluster: c\nagreement: s\ndate: {date}\n"
        f"change: {change}\nparticipant: b\n{rest}"
    )


def protocol(
    decision: str = "{kind: include_participant, subject: b}",
    signed: str = "2026-06-05",
    rest: str = "",
) -> str:
    return (
        f"---\nkind: protocol\nid: p\ncluster: c\nsigned_by_chair_on: {signed}\n"
        f"agenda: [{{title: О, decisions: [{decision}]}}]\n{rest}"
    )


@pytest.mark.parametrize(
    ("rest", "today", "said"),
    [
        ("notification: {sent_on: 2026-06-11}\n", TODAY, []),
        ("copy_to_regional_operator: {sent_on: 2026-06-11}\n", TODAY, []),
        ("", TODAY, ["the regional operator was not told that b joined"]),
        ("", date(2026, 6, 16), []),
        ("", date(2026, 6, 17), ["the regional operator was not told that b joined"]),
    ],
    ids=["notification", "copy", "neither", "may still be sent", "too late to be sent"],
)
def test_the_regional_operator_is_told_of_a_newcomer(
    rest: str, today: date, said: list[str]
) -> None:
    assert says("P08-04", MEMBERS + AGREEMENT + supplement(rest), today) == said


@pytest.mark.parametrize(
    ("example", "count"),
    [
        (MEMBERS + AGREEMENT, 1),
        (MEMBERS, 0),
        (MEMBERS + AGREEMENT + supplement(change="term"), 1),
        (MEMBERS + AGREEMENT + supplement().replace("kind: s", "status: draft\nkind: s"), 1),
        (MEMBERS.replace("2026-06-10", "2026-12-01") + AGREEMENT, 0),
        (MEMBERS.replace("2026-06-10", "2026-03-02") + AGREEMENT, 0),
    ],
    ids=["no supplement", "no agreement", "another change", "a draft", "ahead", "from the start"],
)
def test_a_newcomer_joins_by_a_supplement(example: str, count: int) -> None:
    told = [text for text in says("P08-04", example) if "no supplement says so" in text]

    assert len(told) == count


@pytest.mark.parametrize(
    ("by", "on", "chair"),
    [
        ("Примеров И. П.", "2026-08-31", None),
        ("Примеров И.П.", "2026-08-31", None),
        ("И. П. Примеров", "2026-08-31", None),
        ("Примеров Иван Петрович", "2026-08-31", None),
        ("примеров и п", "2026-08-31", None),
        ("Примеров И.", "2026-08-31", None),
        ("Тян-Шанский Г. А.", "2026-09-01", None),
        ("Тян-Шанский Г. А.", "2026-08-31", "Примеров"),
        ("Примеров И. П.", "2026-09-01", "Тян-Шанский"),
        ("Примеров П. И.", "2026-08-31", "Примеров"),
        (". .", "2026-08-31", None),
        ("Примеров И. П.", "2026-03-09", None),
    ],
)
def test_a_copy_is_certified_by_the_chair_of_that_day(by: str, on: str, chair: str | None) -> None:
    copy = f"copy_to_regional_operator: {{certified_by: {by}, certified_on: {on}}}\n"

    told = says("P09-02", MEMBERS + AGREEMENT + copy)

    assert [text.partition(" was ")[2].split()[0] for text in told] == ([chair] if chair else [])


def test_of_two_chairs_either_may_certify() -> None:
    two = MEMBERS.replace("      until: 2026-08-31\n", "")
    copy = "copy_to_regional_operator: {certified_by: Примеров И. П., certified_on: 2026-09-02}\n"

    assert says("P09-02", two + AGREEMENT + copy) == []


def test_a_copy_that_was_sent_is_certified_by_somebody() -> None:
    copy = "copy_to_regional_operator: {sent_on: 2026-03-30}\n"

    assert lines("P09-02", MEMBERS + AGREEMENT + copy) == [("clusters/c/agreement.yaml", 5)]
    assert lines("P09-02", MEMBERS + AGREEMENT + supplement(copy)) == [
        ("clusters/c/supplements/ds.yaml", 8)
    ]


SENT = "copy_to_regional_operator: {sent_on: 2026-06-11, attachments: [p]}\n"
BARE = "copy_to_regional_operator: {sent_on: 2026-06-11}\n"


@pytest.mark.parametrize(
    ("example", "said"),
    [
        (supplement("protocol: p\n" + SENT) + protocol(), []),
        (supplement("protocol: p\n") + protocol(), []),
        (supplement("protocol: p\n" + BARE) + protocol(),
         ["the copy was sent without the protocol “p”"]),
        (supplement(SENT) + protocol(), ["the accession of b rests on no protocol of the council"]),
        (supplement("protocol: p\n" + SENT) + protocol("{kind: include_participant, subject: z}"),
         ["this protocol does not decide to include b"]),
        (supplement("protocol: p\n" + SENT) + protocol("{kind: exclude_participant, subject: b}"),
         ["this protocol does not decide to include b"]),
        (supplement("protocol: q\n" + SENT) + protocol(), []),
        (supplement(SENT, change="term") + protocol(), []),
    ],
    ids=["with it", "not sent yet", "without it", "no protocol", "another newcomer",
         "another decision", "unknown: told as a reference", "no accession"],
)  # fmt: skip
def test_with_an_accession_goes_the_protocol_on_that_participant(
    example: str, said: list[str]
) -> None:
    assert says("P09-04", example.removeprefix("---\n")) == said


@pytest.mark.parametrize(("signed", "count"), [("2026-06-10", 0), ("2026-06-11", 1)])
@pytest.mark.parametrize(
    ("code", "change", "decision"),
    [
        ("P09-05", "accession", "{kind: include_participant, subject: b}"),
        ("P13-01", "term", "{kind: change_term}"),
    ],
)
def test_a_protocol_may_be_of_the_same_day_and_no_later(
    signed: str, count: int, code: str, change: str, decision: str
) -> None:
    example = supplement("protocol: p\n", change, "2026-06-10") + protocol(decision, signed)

    assert len(says(code, example.removeprefix("---\n"))) == count


@pytest.mark.parametrize(
    ("change", "decision", "fits"),
    [
        ("exclusion", "{kind: exclude_participant, subject: b}", True),
        ("exclusion", "{kind: exclude_participant, subject: z}", False),
        ("exclusion", "{kind: other}", False),
        ("order_of_interaction", "{kind: change_order}", True),
        ("obligations", "{kind: change_obligations}", True),
        ("obligations", "{kind: change_term}", False),
        ("term", "{kind: change_term}", True),
        ("requisites", "{kind: elect_chair}", True),
        ("accession", "{kind: elect_chair}", True),
    ],
)
def test_a_change_rests_on_a_decision_of_its_kind(
    change: str, decision: str, *, fits: bool
) -> None:
    example = supplement("protocol: p\n", change) + protocol(decision)

    assert (says("P13-01", example.removeprefix("---\n")) == []) is fits


def test_a_change_without_a_protocol_is_an_error_and_in_a_draft_information() -> None:
    bare = supplement(change="term").removeprefix("---\n")

    (error,) = found("P13-01", bare)
    (info,) = found("P13-01", bare + "status: draft\n")

    assert (error.severity, info.severity) == ("error", "info")


def test_a_supplement_that_is_final_rests_on_no_draft() -> None:
    draft = protocol("{kind: change_term}", rest="status: draft\n")
    final = supplement("protocol: p\n", "term").removeprefix("---\n")

    assert says("P13-01", final + draft) == ["this protocol is still a draft"]
    assert says("P13-01", final + "status: draft\n" + draft) == []


def codes(files: dict[str, str]) -> set[str]:
    parties = {f"organizations/{id}.yaml": f"kind: organization\nid: {id}\n" for id in "ab"}
    files = {**files, **parties}
    read = [source.read(name, text.encode()) for name, text in files.items()]
    verdict = check.check(folder.assemble(Path(), read, TODAY))
    return {d.code for d in verdict.findings}


@pytest.mark.parametrize("broken", ["kind: [supplement\n", "kind: supplement\nid: ds\ndate: x\n"])
def test_a_supplement_that_cannot_be_read_is_not_missed(broken: str) -> None:
    files = {
        "clusters/c/cluster.yaml": MEMBERS,
        "clusters/c/agreement.yaml": AGREEMENT.removeprefix("---\n"),
    }

    assert "P08-04" in codes(files)
    assert "P08-04" not in codes({**files, "clusters/c/supplements/ds.yaml": broken})


@pytest.mark.parametrize(("change", "code"), [("accession", "P09-04"), ("term", "P13-01")])
def test_a_protocol_that_cannot_be_read_is_not_missed(change: str, code: str) -> None:
    files = {
        "clusters/c/supplements/ds.yaml": supplement("protocol: p\n", change).removeprefix("---\n"),
        "clusters/c/protocols/p.yaml": "kind: [protocol\n",
    }

    assert code not in codes(files)
