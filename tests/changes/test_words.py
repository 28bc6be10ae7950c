"""How a change is told, in either language."""

from __future__ import annotations

from datetime import date

import pytest

from clusterctl import rulebook
from clusterctl.changes import Words, compare, supplement_of
from clusterctl.messages import Language, told

TODAY = date(2026, 11, 16)
NBSP = "\u00a0"
TARGET = "целевое значение показателя «Доля трудоустроенных» на 2028 год"
COST = "Мероприятия › Открыть мастерскую › Стоимость, руб."

REGION = """\
# clusters/himiya/cluster.yaml
kind: cluster
id: himiya
name: «Химия»
participants:
  - {organization: zavod, role: employer, since: 2026-03-02}
---
# clusters/himiya/agreement.yaml
kind: agreement
id: soglashenie
cluster: himiya
valid: {from: 2026-03-26, until: 2031-08-31}
notice_days: 30
council_may_amend: false
directions:
  - direction: facilities
    obligations: [{parties: [zavod], text: Передать два станка.}]
parties: [{organization: zavod, signed_on: 2026-03-26}]
---
# clusters/himiya/program.yaml
kind: program
id: programma
cluster: himiya
results: [{id: r-1, title: Мастерские, unit: ед., targets: [{year: 2028, value: 3}]}]
activities: [{id: m-01, title: Открыть мастерскую, direction: facilities, cost: 1500000}]
sections:
  indicators:
    list:
      - id: ind-1
        title: Доля трудоустроенных
        unit: "%"
        targets: [{year: 2028, value: 75.5}]
---
# organizations/zavod.yaml
kind: organization
id: zavod
name: {full: Завод, short: АО «Завод»}
"""


def said(before: str, after: str, language: Language = "ru") -> list[str]:
    """The changes of one edit: label, what stood there, what stands there."""
    assert REGION.count(before) == 1
    folders = (REGION, REGION.replace(before, after))
    comparison = compare(*(rulebook.folder_of(text, TODAY) for text in folders))
    words = Words(comparison)
    return [
        " | ".join(
            told(value, language)
            for value in (words.label(change), words.before(change), words.after(change))
        )
        for change in comparison.changes
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("value: 75.5", "value: 60",
         f"{TARGET} | 75,5{NBSP}% | 60{NBSP}%"),
        ("value: 3}", "value: 2}",
         f"значение результата «Мастерские» на 2028 год | 3{NBSP}ед. | 2{NBSP}ед."),
        ("until: 2031-08-31", "until: 2030-12-31",
         "срок действия сокращён на 8 месяцев | 31.08.2031 | 31.12.2030"),
        ("until: 2031-08-31", "until: 2031-09-01",
         "срок действия продлён на 1 день | 31.08.2031 | 01.09.2031"),
        ("since: 2026-03-02}", "since: 2026-03-02, until: 2026-12-31}",
         "участник АО «Завод» исключён |  | 31.12.2026"),
        ("signed_on: 2026-03-26", "signed_on: 2026-03-25",
         "дата подписи АО «Завод» | 26.03.2026 | 25.03.2026"),
        ("role: employer", "role: anchor_employer",
         "Участники › АО «Завод» › Роль | работодатель | якорный работодатель"),
        ("notice_days: 30", "notice_days: 60", "Срок уведомления о выходе, дней | 30 | 60"),
        ("council_may_amend: false", "council_may_amend: true",
         "Совет вправе менять соглашение | нет | да"),
        ("cost: 1500000", "cost: 1600000",
         f"{COST} | 1{NBSP}500{NBSP}000{NBSP}₽ | 1{NBSP}600{NBSP}000{NBSP}₽"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_the_words_of_the_papers(
    before: str, after: str, expected: str
) -> None:
    assert said(before, after) == [expected]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("value: 75.5", "value: 60",
         "target of the indicator “Доля трудоустроенных” for 2028 | 75.5 % | 60 %"),
        ("until: 2031-08-31", "until: 2030-12-31",
         "the term is cut by 8 months | 2031-08-31 | 2030-12-31"),
        ("role: employer", "role: anchor_employer",
         "participants › АО «Завод» › role | employer | anchor_employer"),
    ],
)  # fmt: skip
def test_in_english_fields_go_by_their_keys(before: str, after: str, expected: str) -> None:
    assert said(before, after, "en") == [expected]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("until: 2031-08-31", "until: 2030-12-31",
         {"change": "term", "agreement": "soglashenie", "new_valid_until": "2030-12-31"}),
        ("since: 2026-03-02}", "since: 2026-03-02, until: 2026-12-31}",
         {"change": "exclusion", "participant": "zavod"}),
        ("since: 2026-03-02}", "since: 2026-03-02}\n  - {organization: novy, since: 2026-11-10}",
         {"change": "accession", "participant": "novy"}),
        ("Передать два станка.", "Передать станок.",
         {"change": "obligations", "agreement": "soglashenie", "obligations": [
             {"direction": "facilities", "parties": ["zavod"], "text": "Передать станок."}]}),
        ("notice_days: 30", "notice_days: 60",
         {"change": "order_of_interaction", "agreement": "soglashenie"}),
        ("value: 75.5", "value: 60", {}),
        ("role: employer", "role: anchor_employer", {}),
    ],
)  # fmt: skip
def test_the_supplement_that_a_change_takes_says_so(
    before: str, after: str, expected: dict[str, object]
) -> None:
    old, new = (rulebook.folder_of(t, TODAY) for t in (REGION, REGION.replace(before, after)))

    [change] = compare(old, new).changes

    common = {"kind": "supplement", "status": "draft", "cluster": "himiya"}
    assert supplement_of(change) == ({**common, **expected} if expected else {})
