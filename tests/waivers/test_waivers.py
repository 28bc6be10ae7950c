"""Accepted findings: which are, until when, and what is said of waivers that accept nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clusterctl import check, folder, source

if TYPE_CHECKING:
    from clusterctl.check import Verdict

CLUSTER = "kind: cluster\nid: himiya\nname: «Химия»\ncolour: red\n"
SOUND_CLUSTER = CLUSTER.replace("colour: red\n", "")
UNKNOWN_KEY = "S003"


def judged(
    waivers: str,
    files: dict[str, str] | None = None,
    today: str = "2026-11-16",
    *,
    waive: bool = True,
) -> Verdict:
    texts = {
        "clusterctl.yaml": "kind: settings\nrules: {S001: off, R001: off}  # these are sketches\n",
        "clusters/himiya/cluster.yaml": CLUSTER,
        "clusters/agro/cluster.yaml": CLUSTER.replace("himiya", "agro"),
        "clusters/himiya/agreement.yaml": (
            "kind: agreement\nid: soglashenie\ncluster: himiya\ncolour: red\nparties:\n"
            "  - {organization: emp-a, colour: red}\n  - {organization: emp-b, colour: red}\n"
        ),
        "clusters/agro/agreement.yaml": (
            "kind: agreement\nid: soglashenie\ncluster: agro\ncolour: red\n"
        ),
        "waivers.yaml": f"kind: waivers\nwaivers:\n{waivers}",
        **(files or {}),
    }
    read = [source.read(name, text.encode()) for name, text in texts.items()]
    return check.check(folder.assemble(Path(), read, date.fromisoformat(today)), waive=waive)


def entry(code: str = UNKNOWN_KEY, document: str = "himiya/soglashenie", **more: str) -> str:
    fields = {"code": code, "document": document, "reason": "так решено", "accepted_by": "Я"}
    return f"  - {{{', '.join(f'{k}: {v}' for k, v in (fields | more).items())}}}\n"


def accepted(verdict: Verdict) -> list[tuple[str, str]]:
    return [(w.finding.place.file, ".".join(map(str, w.finding.route))) for w in verdict.waived]


def said(verdict: Verdict) -> list[tuple[str, str]]:
    return [(d.code, d.message.text("en")) for d in verdict.findings if d.code[0] == "W"]


OF_HIMIYA = "clusters/himiya/agreement.yaml"


@pytest.mark.parametrize(
    ("waiver", "places"),
    [
        (entry(), [(OF_HIMIYA, "colour"), (OF_HIMIYA, "parties.0.colour"),
                   (OF_HIMIYA, "parties.1.colour")]),
        (entry(route="[colour]"), [(OF_HIMIYA, "colour")]),
        (entry(route="[parties, 1, colour]"), [(OF_HIMIYA, "parties.1.colour")]),
        (entry(route='[parties, "organization=emp-b", colour]'), [(OF_HIMIYA, "parties.1.colour")]),
        (entry(document="soglashenie", route="[colour]"),
         [("clusters/agro/agreement.yaml", "colour"), (OF_HIMIYA, "colour")]),
        (entry(document="himiya"), [("clusters/himiya/cluster.yaml", "colour")]),
    ],
    ids=["anywhere", "a key", "a row by number", "a row by name", "any cluster", "no paper"],
)  # fmt: skip
def test_a_finding_is_accepted_by_code_document_and_route(
    waiver: str, places: list[tuple[str, str]]
) -> None:
    verdict = judged(waiver)

    assert accepted(verdict) == places
    assert not set(places) & {
        (d.place.file, ".".join(map(str, d.route))) for d in verdict.findings if d.code == "S003"
    }
    assert said(verdict) == []


def test_a_row_accepted_by_name_stays_accepted_when_rows_move() -> None:
    rows = (
        "kind: agreement\nid: soglashenie\ncluster: himiya\nparties:\n"
        "  - {organization: emp-b, colour: red}\n  - {organization: emp-a, colour: red}\n"
    )

    verdict = judged(entry(route='[parties, "organization=emp-b", colour]'), {OF_HIMIYA: rows})

    assert accepted(verdict) == [(OF_HIMIYA, "parties.0.colour")]


def test_what_is_accepted_is_told_when_nothing_is_to_be_waived() -> None:
    verdict = judged(entry(), waive=False)

    assert verdict.waived == ()
    assert [d.code for d in verdict.findings if d.place.file == OF_HIMIYA].count("S003") == 3


@pytest.mark.parametrize(
    ("today", "count", "remark"),
    [
        ("2026-11-15", 1, []),
        ("2026-11-16", 1, []),
        ("2026-11-17", 0,
         [("W001", "the waiver of S003 ended on 2026-11-16, its finding counts again")]),
    ],
)  # fmt: skip
def test_a_waiver_holds_up_to_and_with_its_last_day(
    today: str, count: int, remark: list[tuple[str, str]]
) -> None:
    verdict = judged(entry(route="[colour]", until="2026-11-16"), today=today)

    assert (len(verdict.waived), said(verdict)) == (count, remark)


@pytest.mark.parametrize(
    ("waiver", "remark"),
    [
        (entry(route="[no]"),
         ("W002", "S003 is not found in “himiya/soglashenie” any more, or not at that place")),
        (entry(document="himiya/nichego"),
         ("W002", "S003 is not found in “himiya/nichego” any more, or not at that place")),
        (entry(code="P04-99"), ("W003", "there is no rule “P04-99”")),
        (entry(code="Y001"), ("W003", "findings of Y001 can't be waived")),
        (entry(code="W002"), ("W003", "findings of W002 can't be waived")),
    ],
)  # fmt: skip
def test_a_waiver_that_accepts_nothing_is_told_once(waiver: str, remark: tuple[str, str]) -> None:
    sound = "kind: agreement\nid: soglashenie\ncluster: himiya\n"

    verdict = judged(waiver, {OF_HIMIYA: sound, "clusters/himiya/cluster.yaml": SOUND_CLUSTER})

    assert said(verdict) == [remark]


def test_a_waiver_is_not_called_unused_while_an_error_may_hide_its_finding() -> None:
    unreadable = judged(
        entry(code="P12-01"),
        {OF_HIMIYA: "kind: [agreement\n", "clusters/himiya/cluster.yaml": SOUND_CLUSTER},
    )

    assert said(unreadable) == []


def test_reading_errors_count_whatever_the_waivers_say() -> None:
    verdict = judged(
        entry(code="Y002", document="himiya/agreement"),
        {OF_HIMIYA: "kind: agreement\nkind: agreement\n"},
    )

    assert "Y002" in [d.code for d in verdict.findings]
    assert verdict.waived == ()


def test_a_waiver_without_a_reason_is_an_error_and_accepts_nothing() -> None:
    waiver = "  - {code: S003, document: himiya/soglashenie, accepted_by: Я, reason: ''}\n"

    verdict = judged(waiver)

    told = [(d.code, d.route) for d in verdict.findings if d.place.file == "waivers.yaml"]
    assert told == [("S006", ("waivers", 0, "reason"))]

    assert verdict.waived == ()
    assert "S003" in [d.code for d in verdict.findings if d.place.file == OF_HIMIYA]


def test_the_settings_weigh_what_is_said_of_waivers() -> None:
    settings = "kind: settings\nrules: {S001: off, R001: off, W002: off, W003: error}\n"
    waivers = entry(document="agro", route="[no]") + entry(code="P04-99")

    verdict = judged(waivers, {"clusterctl.yaml": settings})

    weights = [(d.code, d.severity.value) for d in verdict.findings if d.code[0] == "W"]
    assert weights == [("W003", "error")]
