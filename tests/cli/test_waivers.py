"""`clusterctl validate` with waivers, as its users see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from clusterctl import resources

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner

AGREEMENT = "clusters/himiya/agreement.yaml"


@pytest.fixture
def late(tula: Path) -> Path:
    """A region in which one agreement was concluded too late."""
    file = tula / AGREEMENT
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\ndate: 2026-03-26", "\ndate: 2026-04-07"), encoding="utf-8")
    return tula


def test_what_a_folder_brings_along_is_accepted_once_and_for_all(
    clusterctl: Runner, late: Path
) -> None:
    before = clusterctl("validate", cwd=late)

    taken = clusterctl("validate", "--write-waivers", "--accepted-by", "Примеров И. П.", cwd=late)
    after = clusterctl("validate", "--fail-on", "warning")
    everything = clusterctl("validate", "--no-waivers")

    assert (before.code, taken.code, after.code, everything.code) == (1, 0, 0, 1)
    assert "waivers.yaml: добавлены 2 записи" in taken.err
    assert "; принято: 2\n" in after.out
    assert "принято" not in everything.out
    written = (late / "waivers.yaml").read_text(encoding="utf-8")
    assert "reason: принято при переносе папки\n    accepted_by: Примеров И. П.\n" in written


def test_accepting_again_adds_nothing(clusterctl: Runner, late: Path) -> None:
    clusterctl("validate", "--write-waivers", cwd=late)
    written = (late / "waivers.yaml").read_bytes()

    again = clusterctl("validate", "--write-waivers")

    assert (again.code, "принимать нечего" in again.err) == (0, True)
    assert (late / "waivers.yaml").read_bytes() == written


def test_only_what_would_be_shown_is_accepted(clusterctl: Runner, late: Path) -> None:
    outcome = clusterctl("validate", "--write-waivers", "--severity", "error", cwd=late)

    assert outcome.code == 0
    assert "добавлена 1 запись" in outcome.err
    assert "P08-03" not in (late / "waivers.yaml").read_text(encoding="utf-8")


def test_json_tells_who_accepted_what_and_why(clusterctl: Runner, late: Path) -> None:
    (late / "waivers.yaml").write_text(
        "kind: waivers\nwaivers:\n  - code: P08-02\n    document: himiya/soglashenie\n"
        "    reason: приказ пришёл почтой\n    accepted_by: Образцова Н. В.\n"
        "    until: 2027-01-31\n",
        encoding="utf-8",
    )

    told = json.loads(clusterctl("validate", "--output-format", "json", cwd=late).out)

    jsonschema.validate(
        told, json.loads((resources.schemas() / "report.schema.json").read_text("utf-8"))
    )
    assert told["summary"]["waived"] == len(told["waived"]) == 1
    assert told["waived"][0]["code"] == "P08-02"
    assert told["waived"][0]["waiver"] == {
        "reason": "приказ пришёл почтой",
        "accepted_by": "Образцова Н. В.",
        "until": "2027-01-31",
    }
    assert "P08-02" not in [finding["code"] for finding in told["findings"]]


def test_an_accepted_delay_fails_no_check_of_deadlines(clusterctl: Runner, late: Path) -> None:
    file = late / AGREEMENT
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  sent_on: 2026-03-30\n", ""), encoding="utf-8")

    before = clusterctl("deadlines", "--check", cwd=late)
    clusterctl("validate", "--write-waivers")
    after = clusterctl("deadlines", "--check")

    assert (before.code, after.code) == (1, 0)
    assert "(принято)" in after.out


def test_options_that_exclude_each_other_are_told(clusterctl: Runner, tula: Path) -> None:
    outcome = clusterctl("validate", "--no-waivers", "--write-waivers", cwd=tula)

    assert outcome.code == 2
    assert "исключают друг друга" in outcome.err


@pytest.mark.parametrize("code", ["W001", "W002", "W003"])
def test_remarks_on_waivers_are_explained(clusterctl: Runner, tula: Path, code: str) -> None:
    assert clusterctl("explain", code, cwd=tula).code == 0
