"""Findings as JUnit XML, which every build server reads: a suite a file, a case a rule.

Rules that found nothing are cases that pass; rules that read all documents together are cases of
one suite more. A case is named for the file that was judged and points to the finding, which may
stand in another. It fails where the finding makes the run fail; what was found below that is its
output. A file that could not be read is an error, as a test that crashes.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from clusterctl import layout
from clusterctl.messages import _, n_
from clusterctl.output import words
from clusterctl.output.escape import visible
from clusterctl.rules import FOLDER, every_rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clusterctl.diagnostics import Diagnostic
    from clusterctl.output.report import Report

_READING = "Y"
_WHOLE = ""
"""Stands in place of a file for the folder as a whole."""


def told(report: Report) -> str:
    """The whole as one `testsuites` element."""
    root = ET.Element("testsuites", name="clusterctl")
    for file, cases in groupby(_cases(report).items(), key=lambda case: case[0][0]):
        suite = ET.SubElement(root, "testsuite", name=_suite_name(report, file))
        suite.extend(_case(report, file, code, found) for (_file, code), found in cases)
        _count(suite)
    _count(root)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _cases(report: Report) -> dict[tuple[str, str], list[Diagnostic]]:
    """What each rule found in judging each file, sorted by file and code."""
    cases: dict[tuple[str, str], list[Diagnostic]] = {key: [] for key in _read(report)}
    read: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for file, code in cases:
        read[code, layout.cluster_at(file)].append(file)
    for d in report.findings:
        near = read[d.code, layout.cluster_at(d.place.file)]
        cases.setdefault((_judged(d, near, read[d.code, ""]), d.code), []).append(d)
    return dict(sorted(cases.items()))


def _judged(d: Diagnostic, near: list[str], elsewhere: list[str]) -> str:
    """The file in judging which it was found: the folder, its own, the only one of its cluster."""
    if _WHOLE in elsewhere:
        return _WHOLE
    return near[0] if len(near) == 1 else d.place.file


def _read(report: Report) -> Iterator[tuple[str, str]]:
    """Each file with the rules on its kind, and the folder with those that read it whole.

    A rule without a check is the reader's or the schema's, who read every file.
    """
    kinds = {d.file: d.kind for d in report.folder.documents}
    for rule in report.rules:
        if rule.on == FOLDER and rule.check is not None:
            yield _WHOLE, rule.code
        else:
            chosen = (f for f in report.scope.told if rule.on in {FOLDER, kinds.get(f)})
            yield from ((file, rule.code) for file in chosen)


def _suite_name(report: Report, file: str) -> str:
    if file == _WHOLE:
        return _("the whole folder").text(report.language)
    return visible(report.repository_path(file))


def _case(report: Report, file: str, code: str, found: Sequence[Diagnostic]) -> ET.Element:
    path = visible(report.repository_path(file)) if file else "clusterctl.yaml"
    case = ET.Element(
        "testcase",
        classname=path.rpartition(".")[0].replace("/", "."),
        name=f"{code}: {words.title(report, code)}",
        time="0",
    )
    paragraph = every_rule()[code].paragraph
    if paragraph:
        properties = ET.SubElement(case, "properties")
        ET.SubElement(properties, "property", name="paragraph", value=report.law(paragraph))
    if found:
        first = found[0].place
        case.set("file", visible(report.repository_path(first.file)))
        case.set("line", str(first.line))
        case.append(_outcome(report, found))
    return case


def _outcome(report: Report, found: Sequence[Diagnostic]) -> ET.Element:
    """The failure, the error or the output that tells what a rule found in a file."""
    text = "\n".join(line for d in found for line in _lines(report, d))
    failing = [d for d in found if report.scope.fails(d)]
    if not failing:
        output = ET.Element("system-out")
        output.text = text
        return output
    gravest = min(failing, key=lambda d: d.severity.rank)
    tag = "error" if gravest.code.startswith(_READING) else "failure"
    failure = ET.Element(tag, type=gravest.severity.value, message=_headline(report, failing))
    failure.text = text
    return failure


def _headline(report: Report, failing: Sequence[Diagnostic]) -> str:
    first, rest = report.text(failing[0].message), len(failing) - 1
    return f"{first} ({n_('{n} more', '{n} more', rest).text(report.language)})" if rest else first


def _lines(report: Report, d: Diagnostic) -> Iterator[str]:
    yield f"{report.where(d.place)}: {d.severity}[{d.code}] {report.text(d.message)}"
    for related in d.related:
        yield f"  {report.where(related.place)}: {report.text(related.message)}"
    if d.help is not None:
        yield f"  {_('help').text(report.language)}: {report.text(d.help)}"


def _count(element: ET.Element) -> None:
    """Put the numbers of an element's cases into its attributes, as all readers want them."""
    for name, path in (
        ("tests", ".//testcase"),
        ("failures", ".//failure"),
        ("errors", ".//error"),
    ):
        element.set(name, str(len(element.findall(path))))
    element.set("skipped", "0")
    element.set("time", "0")
