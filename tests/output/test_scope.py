"""What of a verdict is told."""

from __future__ import annotations

import pytest

from clusterctl.diagnostics import Diagnostic, Place, Related, Severity
from clusterctl.git import Changes
from clusterctl.messages import said
from clusterctl.output.scope import Scope
from reporting import Every, finding, reported

FILES = frozenset({"clusters/a/agreement.yaml", "clusters/a/program.yaml", "orders/o.yaml"})


def told(d: Diagnostic, *, written: str = "", gone: str = "") -> bool:
    """Whether a finding is told when these files were written and gone."""
    changes = Changes(frozenset(written.split()), frozenset(gone.split()))
    return d in Scope(FILES, Every(), changes=changes)


def related(file: str, to: str) -> Diagnostic:
    """A finding in one file that has to do with another."""
    place = Place(file)
    return Diagnostic(
        place, "P08-02", Severity.ERROR, said("x"), related=(Related(Place(to), said("y")),)
    )


@pytest.mark.parametrize(
    ("written", "gone", "shown"),
    [
        ("clusters/a/agreement.yaml", "", True),
        ("orders/o.yaml", "", True),
        ("clusters/a/program.yaml", "", False),
        ("", "clusters/a/program.yaml", False),
        ("clusterctl.yaml", "", True),
        ("waivers.yaml", "", True),
        ("", "waivers.yaml", True),
        ("regulations/tula.yaml", "", True),
        ("classifiers/spo.csv", "", True),
        ("README.md", "", False),
    ],
)
def test_a_finding_is_told_where_a_change_may_have_brought_it(
    written: str, gone: str, *, shown: bool
) -> None:
    d = related("clusters/a/agreement.yaml", "orders/o.yaml")

    assert told(d, written=written, gone=gone) is shown


def test_what_named_a_document_that_is_gone_is_told_wherever_it_stands() -> None:
    lost = finding(file="clusters/a/agreement.yaml", code="R001")

    assert told(lost, gone="organizations/emp.yaml")
    assert not told(lost, gone="README.md")


def test_a_finding_of_another_path_is_not_told_though_it_changed() -> None:
    d = finding(file="clusters/b/agreement.yaml")

    assert not told(d, written="clusters/b/agreement.yaml")


@pytest.mark.parametrize(
    ("written", "files"),
    [
        ("orders/o.yaml README.md", {"orders/o.yaml"}),
        ("clusterctl.yaml", FILES),
        ("", set()),
    ],
)
def test_the_files_told_of_are_those_written(written: str, files: set[str]) -> None:
    changes = Changes(frozenset(written.split()), frozenset())

    assert Scope(FILES, Every(), changes=changes).told == files


def test_rules_turned_off_or_below_the_severity_are_not_told_of() -> None:
    settings = "kind: settings\nformat: 1\nrules: {P08-02: off, P12-01: info}\n"
    report = reported(texts={"clusterctl.yaml": settings})
    scope = Scope(FILES, Every(), Severity.ERROR)

    codes = {rule.code for rule in scope.rules(report.folder, [])}

    assert "P08-01" in codes
    assert not {"P08-02", "P12-01"} & codes
    assert "P12-01" in {rule.code for rule in scope.rules(report.folder, [finding(code="P12-01")])}
