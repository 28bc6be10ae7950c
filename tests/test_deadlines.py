"""Which terms are listed, in what order, and whom they bind."""

from __future__ import annotations

from datetime import date

import pytest

from clusterctl import rulebook
from clusterctl.check import Verdict
from clusterctl.deadlines import PRESSING, Choice, Deadline, deadlines
from clusterctl.diagnostics import Severity
from clusterctl.timeline import State

TODAY = date(2026, 11, 16)

REGION = """\
# clusters/himiya/cluster.yaml
kind: cluster
id: himiya
operator: college-chem
created_by: prikaz-1
participants: [{organization: college-chem}, {organization: emp-himiya}]
---
# clusters/agro/cluster.yaml
kind: cluster
id: agro
created_by: prikaz-2
participants: [{organization: college-agro}]
---
# orders/prikaz-1.yaml
kind: order
id: prikaz-1
date: 2026-03-02
---
# orders/prikaz-2.yaml
kind: order
id: prikaz-2
date: 2026-10-30
---
# clusters/himiya/agreement.yaml
kind: agreement
id: soglashenie
cluster: himiya
date: 2026-04-07
---
# clusters/himiya/supplements/ds-1.yaml
kind: supplement
id: ds-1
cluster: himiya
agreement: soglashenie
date: 2026-11-12
change: term
copy_to_regional_operator: {sent_on: 2026-11-13}
---
# clusters/himiya/supplements/ds-2.yaml
kind: supplement
id: ds-2
cluster: himiya
agreement: soglashenie
date: 2026-10-01
change: accession
copy_to_regional_operator: {sent_on: 2026-10-02}
notification: {sent_on: 2026-10-02}
"""


def region(settings: str = "", text: str = REGION) -> Verdict:
    head = f"# clusterctl.yaml\nkind: settings\n{settings}---\n"
    return Verdict(rulebook.folder_of(head + text, TODAY), ())


def told(found: list[Deadline]) -> list[tuple[str, str, State]]:
    return [(d.cluster.id, d.term.code, d.term.state) for d in found]


def test_the_most_pressing_come_first() -> None:
    assert told(deadlines(region())) == [
        ("himiya", "P09-01", State.OVERDUE),
        ("agro", "P08-02", State.PENDING),
        ("himiya", "P08-05", State.UNKNOWN),
        ("himiya", "P08-02", State.LATE),
        ("himiya", "P09-03", State.MET),
        ("himiya", "P09-06", State.MET),
    ]


@pytest.mark.parametrize(
    ("choice", "codes"),
    [
        (Choice(), ["P09-01", "P08-02", "P08-05", "P08-02"]),
        (Choice(states=frozenset({State.OVERDUE})), ["P09-01"]),
        (Choice(clusters=frozenset({"agro"})), ["P08-02"]),
        (Choice(until=date(2026, 11, 29)), ["P09-01", "P08-05", "P08-02"]),
        (Choice(until=date(2026, 11, 30)), ["P09-01", "P08-02", "P08-05", "P08-02"]),
        (Choice(bound="regional_operator"), ["P08-05"]),
        (Choice(bound="operator"), ["P09-01"]),
        (Choice(bound="college-chem"), ["P09-01", "P08-02"]),
        (Choice(bound="emp-himiya"), ["P08-02"]),
        (Choice(bound="emp-himiya", states=frozenset(State)), ["P08-02"]),
        (Choice(bound="nobody"), []),
    ],
)
def test_a_choice_takes(choice: Choice, codes: list[str]) -> None:
    assert [d.term.code for d in deadlines(region()) if choice.takes(d)] == codes


def test_what_is_met_does_not_press() -> None:
    assert frozenset(State) - PRESSING == {State.MET, State.BY_SHIFT}


@pytest.mark.parametrize(
    ("settings", "severity"),
    [
        ("", Severity.INFO),
        ("readings: {other_supplement_copies: warning}\n", Severity.WARNING),
        ("rules: {P09-06: error}\n", Severity.ERROR),
        ("readings: {other_supplement_copies: off}\n", None),
        ("rules: {P09-06: off}\n", None),
    ],
)
def test_the_settings_say_whether_a_doubtful_term_binds(
    settings: str, severity: Severity | None
) -> None:
    found = [d.severity for d in deadlines(region(settings)) if d.term.code == "P09-06"]

    assert found == ([severity] if severity else [])


def test_an_event_of_a_calendar_outlives_the_draft_of_what_meets_it() -> None:
    without = REGION.replace("id: soglashenie\ncluster: himiya", "status: draft\nid: a\ncluster: x")

    before = [d.uid for d in deadlines(region(text=without)) if d.cluster.id[0] == "h"]
    after = [d.uid for d in deadlines(region()) if d.cluster.id[0] == "h"]

    assert ("himiya", "prikaz-1", "agreement") in before
    assert ("himiya", "prikaz-1", "agreement") in after
    assert len(set(after)) == len(after)
