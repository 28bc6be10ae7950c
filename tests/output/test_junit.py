"""JUnit XML as build servers read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from clusterctl.diagnostics import Severity
from clusterctl.output import junit
from clusterctl.output.escape import visible
from hostile import NAMES, TEXTS
from reporting import FILE, finding, hostile, reported

if TYPE_CHECKING:
    from clusterctl.output.report import Report


def read(report: Report) -> etree._Element:
    """The document, read as strictly as XML can be."""
    parser = etree.XMLParser(recover=False, resolve_entities=False, huge_tree=False)
    return etree.fromstring(junit.told(report).encode(), parser)


def case(root: etree._Element, suite: str, code: str) -> etree._Element:
    [found] = [
        case
        for case in root.findall(f"testsuite[@name='{suite}']/testcase")
        if str(case.get("name")).startswith(f"{code}: ")
    ]
    return found


def test_a_clean_folder_is_all_cases_and_no_failure() -> None:
    root = read(reported())

    assert [suite.get("name") for suite in root] == ["the whole folder", "clusterctl.yaml", FILE]
    assert int(root.get("tests") or 0) == len(root.findall(".//testcase")) > 50
    assert (root.get("failures"), root.get("errors"), root.get("skipped")) == ("0", "0", "0")


def test_a_rule_on_a_kind_is_a_case_of_each_file_of_that_kind_and_of_no_other() -> None:
    texts = {"clusters/a/agreement.yaml": "kind: agreement\n"}

    root = read(reported(texts=texts))

    passed = case(root, "clusters/a/agreement.yaml", "P12-01")
    assert (passed.get("classname"), len(passed.findall("failure"))) == ("clusters.a.agreement", 0)
    codes = [str(c.get("name"))[:6] for c in root.findall(f"testsuite[@name='{FILE}']/testcase")]
    assert "P12-01" not in codes
    assert "Y001: " in codes


def test_a_finding_fails_its_case_with_all_there_is_to_tell() -> None:
    d = finding("нет копии", advice="отправьте", related="приказ")

    failed = case(read(reported(d, language="ru")), FILE, "P08-02")

    [properties, failure] = list(failed)
    assert (failed.get("file"), failed.get("line")) == (FILE, "1")
    assert (properties[0].get("name"), properties[0].get("value")) == (
        "paragraph", "Положение, п. 8",
    )  # fmt: skip
    assert (failure.tag, failure.get("type"), failure.get("message")) == (
        "failure", "error", "нет копии",
    )  # fmt: skip
    assert failure.text == (
        f"{FILE}:1:1: error[P08-02] нет копии\n  {FILE}:1:1: приказ\n  как исправить: отправьте"
    )


def test_what_is_found_in_another_file_of_a_cluster_is_a_case_of_the_file_that_was_judged() -> None:
    files = ("clusters/a/cluster.yaml", "clusters/b/cluster.yaml")
    late = finding(code="P08-02", file="clusters/a/agreement.yaml")

    root = read(reported(late, texts=dict.fromkeys(files, "kind: cluster\n")))

    failed, passed = (case(root, file, "P08-02") for file in files)
    assert (len(failed.findall("failure")), len(passed.findall("failure"))) == (1, 0)
    assert failed.get("file") == "clusters/a/agreement.yaml"
    assert root.get("failures") == "1"


def test_several_findings_of_a_rule_in_a_file_are_one_case() -> None:
    failed = case(read(reported(finding("a"), finding("b"), finding("c"))), FILE, "P08-02")

    [failure] = failed.findall("failure")
    assert failure.get("message") == "a (2 more)"
    assert str(failure.text).count("error[P08-02]") == 3


def test_a_rule_of_the_whole_folder_is_one_case_wherever_it_found_something() -> None:
    report = reported(finding("a", code="R001"), finding("b", code="R001", file="orders/b.yaml"))

    root = read(report)

    failed = case(root, "the whole folder", "R001")
    assert failed.get("file") == FILE
    assert root.get("failures") == "1"


@pytest.mark.parametrize(
    ("failing", "failures"),
    [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.INFO, 3), (None, 0)],
)
def test_what_fails_is_what_makes_the_run_fail(failing: Severity | None, failures: int) -> None:
    found = [
        finding(code=code, severity=severity)
        for code, severity in zip(("P08-02", "P09-01", "D001"), Severity, strict=True)
    ]

    root = read(reported(*found, failing=failing))

    assert root.get("failures") == str(failures)
    assert len(root.findall(".//system-out")) == 3 - failures


def test_a_file_that_can_t_be_read_is_an_error() -> None:
    root = read(reported(finding(code="Y001", paragraph="")))

    assert (root.get("errors"), root.get("failures")) == ("1", "0")
    assert case(root, FILE, "Y001").find("error") is not None


def test_the_names_of_cases_do_not_depend_on_what_is_found() -> None:
    def names(report: Report) -> list[tuple[str | None, str | None]]:
        return [(c.get("classname"), c.get("name")) for c in read(report).iter("testcase")]

    texts = {"clusters/a/agreement.yaml": "kind: agreement\n"}
    broken = finding(file="clusters/a/agreement.yaml", code="P12-01"), finding(code="R001")

    assert names(reported(*broken, texts=texts)) == names(reported(texts=texts))


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_is_a_text(text: str) -> None:
    [failure] = read(reported(hostile(text))).iter("failure")

    assert failure.get("message") == visible(text)
    assert visible(text) in str(failure.text)


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_name_is_told(name: str) -> None:
    root = read(reported(finding(file=f"orders/{name}")))

    [failed] = [c for c in root.iter("testcase") if c.find("failure") is not None]
    assert failed.get("file") == visible(f"orders/{name}")
