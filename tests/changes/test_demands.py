"""Each kind of change, what it is in law, and what is demanded for it."""

from __future__ import annotations

from datetime import date

import pytest

from clusterctl import rulebook
from clusterctl.changes import Consequence, compare, consequences

TODAY = date(2026, 11, 16)

REGION = """\
# clusters/himiya/cluster.yaml
kind: cluster
id: himiya
name: «Химия»
participants:
  - {organization: college, role: operator, since: 2026-03-02}
  - {organization: zavod, role: employer, since: 2026-03-02, until: null}
---
# clusters/himiya/agreement.yaml
kind: agreement
id: soglashenie
cluster: himiya
program: programma
number: "1"
date: 2026-03-26
place: г. Тула
valid: {from: 2026-03-26, until: 2031-08-31}
directions:
  - direction: facilities
    obligations: [{parties: [zavod], text: Передать два станка.}]
council_functions: [избирает председателя]
parties:
  - organization: college
    signatory: {name: Лукьянова Марина Геннадьевна, position: директор, basis: Устав}
    signed_on: 2026-03-25
  - organization: zavod
    signatory: {name: Примеров Иван Петрович, position: директор, basis: Устав}
    signed_on: 2026-03-26
copy_to_regional_operator: {sent_on: 2026-03-30}
---
# clusters/himiya/program.yaml
kind: program
id: programma
cluster: himiya
title: Программа
revision: 1
period: {start: 2026-09-01, end: 2031-08-31}
results: [{id: r-1, title: Мастерские, unit: ед., targets: [{year: 2028, value: 3}]}]
agreed_by_coordinator: rk-1
signatures: [{organization: college, signed_on: 2026-03-20}]
revisions: [{number: 1, date: 2026-03-20, summary: первая}]
sections:
  participants:
    comment: Участников двое.
  indicators:
    list:
      - id: ind-1
        title: Доля трудоустроенных
        unit: "%"
        source: отчёт
        targets: [{year: 2027, value: 70}, {year: 2028, value: 75}]
---
# clusters/himiya/protocols/protokol-1.yaml
kind: protocol
id: protokol-1
cluster: himiya
number: "1"
meeting_date: 2026-03-12
signed_by_chair_on: 2026-03-13
agenda:
  - title: О председателе
    decisions: [{kind: elect_chair, subject: zavod, text: Избрать.}]
---
# organizations/zavod.yaml
kind: organization
id: zavod
name: {full: Завод, short: АО «Завод»}
addresses: {legal: г. Тула}
head: {name: Примеров Иван Петрович, position: директор, basis: Устав}
---
# organizations/novy.yaml
kind: organization
id: novy
name: {full: Новый, short: ООО «Новый»}
---
# orders/prikaz-1.yaml
kind: order
id: prikaz-1
number: "1"
date: 2026-03-02
action: create
cluster: himiya
"""

DECISION = """
---
# clusters/himiya/protocols/protokol-2.yaml
kind: protocol
id: protokol-2
cluster: himiya
number: "2"
meeting_date: 2026-11-10
signed_by_chair_on: {signed}
agenda:
  - title: О соглашении
    decisions: [{{kind: {decision}, subject: {subject}, text: Решили.}}]
"""
SUPPLEMENT = """
---
# clusters/himiya/supplements/ds-1.yaml
kind: supplement
id: ds-1
cluster: himiya
agreement: soglashenie
number: "1"
date: 2026-11-12
change: {change}
protocol: protokol-2
parties: [{{organization: college, signed_on: 2026-11-12}}]
{more}
"""
CONCLUSION = """
---
# clusters/himiya/conclusions/{id}.yaml
kind: conclusion
id: {id}
cluster: himiya
program: programma
number: "5"
date: 2026-11-10
about: {{revision: 2}}
issued_by: {by}
verdict: agreed
{more}
"""


def papers(change: str, decision: str, subject: str = "zavod", more: str = "") -> str:
    """A signed protocol and the supplement that rests on it."""
    protocol = DECISION.format(signed="2026-11-11", decision=decision, subject=subject)
    return protocol + SUPPLEMENT.format(change=change, more=more)


def judged(*edits: tuple[str, str] | str, old: str = REGION) -> tuple[Consequence, ...]:
    """The consequences of edits: a text put in place of another, or further documents."""
    new = old
    for edit in edits:
        if isinstance(edit, str):
            new += edit
            continue
        before, after = edit
        assert new.count(before) == 1, before
        new = new.replace(before, after)
    return consequences(compare(rulebook.folder_of(old, TODAY), rulebook.folder_of(new, TODAY)))


def told(found: tuple[Consequence, ...]) -> list[str]:
    """Each matter and its demands: `term -protocol -supplement …protocol_copy`."""
    signs = {"held": "+", "missing": "-", "due": "…", "person": "•"}
    return [
        " ".join([c.matter.kind, *(f"{signs[d.state]}{d.key}" for d in c.demands)]) for c in found
    ]


TERM = (
    "valid: {from: 2026-03-26, until: 2031-08-31}",
    "valid: {from: 2026-03-26, until: 2030-12-31}",
)
NEWCOMER = (
    "until: null}\n",
    "until: null}\n  - {organization: novy, role: employer, since: 2026-11-12}\n",
)
LEAVING = ("until: null}", "until: 2026-11-12}")
OBLIGATION = ("Передать два станка", "Передать один станок")
FUNCTION = ("избирает председателя", "избирает председателя и секретаря")
TARGET = ("{year: 2028, value: 75}", "{year: 2028, value: 60}")
RESULT = ("targets: [{year: 2028, value: 3}]", "targets: [{year: 2028, value: 2}]")
TEXT = ("Участников двое", "Участников трое")
ENTRY = ("summary: первая}]", "summary: первая}, {number: 2, date: 2026-11-12, summary: вторая%s}]")


def entry(more: str = "") -> tuple[str, str]:
    return ENTRY[0], ENTRY[1] % more


SHIFTED = ("signed_on: 2026-03-26", "signed_on: 2026-03-25")
SENT = "{sent_on: 2026-11-13, received_on: 2026-11-13}"
CUT = "new_valid_until: 2030-12-31"
UNDER_13_MISSING = "-protocol -supplement …protocol_copy …program_change"
UNDER_13_HELD = "+protocol +supplement …protocol_copy …program_change"
ACCESSION_MISSING = (
    "accession -protocol -supplement "
    "…accession_copy …notification …inclusion_order …program_accession"
)


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ((NEWCOMER,), [ACCESSION_MISSING]),
        (
            (NEWCOMER, papers("accession", "include_participant", "novy", "participant: novy")),
            [ACCESSION_MISSING.replace("-", "+")],
        ),
        (
            (
                NEWCOMER,
                papers(
                    "accession", "include_participant", "novy",
                    f"participant: novy\ncopy_to_regional_operator: {SENT}",
                ),
                entry(", caused_by: protokol-2"),
            ),
            [ACCESSION_MISSING.replace("-", "+").replace("…", "+").replace("+incl", "…incl")],
        ),
        (
            (NEWCOMER, papers("accession", "include_participant", "zavod", "participant: novy")),
            [
                ACCESSION_MISSING.replace("-supplement", "+supplement"),
                ACCESSION_MISSING.replace("-protocol -supp", "+protocol …supp"),
            ],
        ),
        ((LEAVING,), [f"exclusion {UNDER_13_MISSING}"]),
        (
            (LEAVING, papers("exclusion", "exclude_participant", more="participant: zavod")),
            [f"exclusion {UNDER_13_HELD}"],
        ),
        ((TERM,), [f"term {UNDER_13_MISSING}"]),
        (
            (TERM, papers("term", "change_term", more="new_valid_until: 2030-12-31")),
            [f"term {UNDER_13_HELD}"],
        ),
        (
            (TERM, papers("term", "change_term", more="new_valid_until: 2030-10-31")),
            ["term +protocol -supplement …protocol_copy …program_change"],
        ),
        (
            (TERM, papers("term", "change_term", more=f"{CUT}\nstatus: draft")),
            ["term +protocol -supplement …protocol_copy …program_change"],
        ),
        ((OBLIGATION,), [f"obligations {UNDER_13_MISSING}"]),
        (
            (OBLIGATION, papers("obligations", "change_obligations")),
            [f"obligations {UNDER_13_HELD}"],
        ),
        ((FUNCTION,), [f"order_of_interaction {UNDER_13_MISSING}"]),
        (
            (FUNCTION, papers("order_of_interaction", "change_order")),
            [f"order_of_interaction {UNDER_13_HELD}"],
        ),
        (
            (DECISION.format(signed="2026-11-11", decision="change_term", subject="x"),),
            ["term +protocol …supplement …protocol_copy …program_change"],
        ),
        (
            (DECISION.format(signed="2026-09-01", decision="change_term", subject="x"),),
            ["term +protocol …supplement -protocol_copy -program_change"],
        ),
        ((TARGET,), ["targets -operators_conclusion -revision"]),
        ((RESULT,), ["targets -operators_conclusion -revision"]),
        ((TARGET, entry()), ["targets -operators_conclusion +revision"]),
        (
            (TARGET, entry(), CONCLUSION.format(id="ro-1", by="regional_operator", more="")),
            ["targets +operators_conclusion +revision"],
        ),
        (
            (TARGET, entry(), CONCLUSION.format(
                id="ro-1", by="regional_operator",
                more="changes: [{indicator: ind-1, year: 2028, before: 75, after: 70}]")),
            ["targets -operators_conclusion +revision"],
        ),
        (
            (TARGET, TEXT, entry(), CONCLUSION.format(
                id="ro-1", by="regional_operator",
                more="changes: [{indicator: ind-1, year: 2028, before: 75, after: 60}]")),
            ["targets +operators_conclusion +revision"],
        ),
        ((TARGET, entry(), CONCLUSION.format(id="rk-2", by="regional_coordinator", more="")),
         ["targets -operators_conclusion +revision"]),
        ((TEXT,), ["program -coordinators_agreement -revision"]),
        ((TEXT, entry(", agreement_not_needed: исправлена опечатка")),
         ["program +coordinators_agreement +revision"]),
        ((TEXT, entry(), CONCLUSION.format(id="rk-2", by="regional_coordinator", more="")),
         ["program +coordinators_agreement +revision"]),
        ((("source: отчёт", "source: приказы"),), ["program -coordinators_agreement -revision"]),
        ((("{legal: г. Тула}", "{legal: г. Ефремов}"),), ["requisites •letter"]),
        ((("short: АО «Завод»", "short: ПАО «Завод»"),), ["requisites •letter"]),
        ((("place: г. Тула", "place: г. Алексин"),), ["frozen -untouched"]),
        ((SHIFTED, ("date: 2026-03-26", "date: 2026-03-25")),
         ["frozen -untouched"]),
        ((("signed_on: 2026-03-20", "signed_on: 2026-03-21"),),
         ["frozen -untouched"]),
        ((("text: Избрать.", "text: Переизбрать."),), ["frozen -untouched"]),
        ((("date: 2026-03-02", "date: 2026-03-20"),), ["frozen -untouched"]),
    ],
)  # fmt: skip
def test_a_change_takes_its_papers(
    edits: tuple[tuple[str, str] | str, ...], expected: list[str]
) -> None:
    assert told(judged(*edits)) == expected


@pytest.mark.parametrize(
    "edit",
    [
        ("sent_on: 2026-03-30", "sent_on: 2026-03-31"),
        ("name: «Химия»", "name: «Химия и пластики»"),
        ("role: employer", "role: anchor_employer"),
        ("revision: 1\n", "revision: 2\n"),
        ("name: {full: Новый, short: ООО «Новый»}", "name: {full: Новый, short: ООО «Новейший»}"),
        ("head: {", "head: {genitive: {name: Примерова Ивана Петровича}, "),
    ],
    ids=["a record", "a name", "a role", "a number", "a stranger's name", "a declined form"],
)  # fmt: skip
def test_what_takes_no_paper(edit: tuple[str, str]) -> None:
    assert told(judged(edit)) == []


@pytest.mark.parametrize(
    "edit", [TERM, OBLIGATION, FUNCTION, ("place: г. Тула", "place: г. Алексин")]
)
def test_a_draft_may_be_edited(edit: tuple[str, str]) -> None:
    draft = REGION.replace("id: soglashenie\n", "id: soglashenie\nstatus: draft\n")

    assert judged(edit, old=draft) == ()


def test_a_newcomer_before_the_agreement_takes_no_supplement() -> None:
    draft = REGION.replace("id: soglashenie\n", "id: soglashenie\nstatus: draft\n")

    assert judged(NEWCOMER, old=draft) == ()


def test_a_row_of_one_who_left_long_ago_may_be_dropped() -> None:
    left = REGION.replace("until: null}", "until: 2026-06-30}")

    row = "  - {organization: zavod, role: employer, since: 2026-03-02, until: 2026-06-30}\n"

    assert judged((row, ""), old=left) == ()


def test_signing_a_draft_concludes_it() -> None:
    draft = REGION.replace("id: soglashenie\n", "id: soglashenie\nstatus: draft\n")

    assert told(judged(("status: draft\n", ""), old=draft)) == ["creation +agreement_copy"]


def test_signatures_that_were_missing_are_filled_in() -> None:
    unsigned = REGION.replace("    signed_on: 2026-03-26\n", "").replace("place: г. Тула\n", "")

    found = judged(("date: 2026-03-26\n", "date: 2026-03-26\nplace: г. Тула\n"), old=unsigned)

    assert found == ()


def test_a_signed_paper_does_not_vanish() -> None:
    start = REGION.index("# clusters/himiya/protocols/")
    protocol = REGION[start : REGION.index("---", start) + 4]

    assert told(judged((protocol, ""))) == ["frozen -untouched"]


def test_the_council_that_may_amend_needs_no_supplement() -> None:
    lenient = REGION.replace("id: soglashenie\n", "id: soglashenie\ncouncil_may_amend: true\n")

    found = judged(TERM, old=lenient)

    assert told(found) == ["term -protocol …protocol_copy …program_change"]


def test_a_protocol_the_chair_has_not_signed_decides_nothing_yet() -> None:
    edits = papers("obligations", "change_obligations").replace(
        "signed_by_chair_on: 2026-11-11\n", ""
    )

    [found] = judged(OBLIGATION, edits)

    assert told((found,))[0].startswith("obligations -protocol +supplement")
    assert next(d.why.text("en") for d in found.demands if d.why) == "the chair has not signed it"


def test_a_term_is_told_with_its_last_day() -> None:
    [found] = judged(TERM, papers("term", "change_term", more="new_valid_until: 2030-12-31"))

    dues = {d.key: d.due for d in found.demands if d.due}
    assert dues == {"protocol_copy": date(2026, 11, 18), "program_change": date(2026, 12, 23)}


def test_one_matter_is_told_once_however_many_files_it_is_in() -> None:
    added = papers("accession", "include_participant", "novy", "participant: novy")

    [found] = judged(NEWCOMER, added)

    assert sorted(c.document.kind for c in found.changes) == ["cluster", "protocol", "supplement"]
