"""Codes of professions and specialities: their shape, and what the classifier says of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import classifiers, identifiers
from clusterctl.classifiers import Classifier
from clusterctl.diagnostics import Severity
from clusterctl.messages import _
from clusterctl.rules import FOLDER, Finding, Findings, rule
from clusterctl.sections import PROGRAMS
from clusterctl.tables import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.classifiers import Profession
    from clusterctl.documents import Spot
    from clusterctl.folder import Folder
    from clusterctl.messages import Message
    from clusterctl.tables import Row

_KINDS = {
    "profession": _("a profession"),
    "specialty": _("a speciality"),
}


@dataclass(frozen=True, slots=True)
class _Code:
    """A code where it is declared: by a college that teaches it, or in section 4 of a program."""

    code: str
    spot: Spot
    row: Row | None = None


@rule("D006", on=FOLDER)
def codes_have_their_shape(folder: Folder) -> Findings:
    """The code of a profession or speciality is written like 15.01.38 or 15.02.16.

    The first two digits are the group, the next two tell a profession (01) from a speciality (02),
    the last two are the number. Other levels of education have other digits in the middle.

    Bad::

        kind: organization
        id: college-primer-mash
        type: college
        professions:
          - "15.02.16"
          - "15.03.05"  # D006

    Good::

        kind: organization
        id: college-primer-mash
        type: college
        professions:
          - "15.02.16"
          - "15.01.38"
    """
    for code in _codes(folder):
        if identifiers.profession_code(code.code):
            yield Finding(
                code.spot,
                _(
                    "{code} is no code of secondary vocational education: the middle is 01 or 02",
                    code=code.code,
                ),
            )


@rule("D007", on=FOLDER, severity=Severity.WARNING)
def codes_are_current(folder: Folder) -> Findings:
    """A code is one that students are still admitted to.

    Old codes live on in licences and in the groups that finish by them. A program for the coming
    years plans by the new ones.

    Bad::

        kind: organization
        id: college-primer-mash
        type: college
        professions: ["15.02.08"]  # D007

    Good::

        kind: organization
        id: college-primer-mash
        type: college
        professions: ["15.02.16"]
    """
    classifier = Classifier.load(folder.root)
    for code in _codes(folder):
        known = classifier.get(code.code)
        if known and known.status == "legacy":
            now = classifier.successor(code.code)
            yield Finding(
                code.spot,
                _("{code} “{title}” is an old code", code=known.code, title=known.title),
                help=_("it is {code} “{title}” now", code=now.code, title=now.title)
                if now
                else None,
            )


@rule("D008", on=FOLDER, severity=Severity.WARNING)
def titles_are_those_of_the_classifier(folder: Folder) -> Findings:
    """A profession or speciality is called as the classifier calls it.

    Licences, diplomas and admission figures use that title. Case, quotation marks and dashes make
    no difference.

    Remedy: take the classifier’s title; if the code is wrong, mend the code

    Bad::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                title: Машиностроение  # D008

    Good::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.02.16"
                title: Технология машиностроения
    """
    classifier = Classifier.load(folder.root)
    for code in _codes(folder):
        known = classifier.get(code.code)
        title = code.row.get("title") if code.row else None
        if code.row and known and title and not classifiers.same_title(title, known.title):
            yield Finding(
                code.row.at("title"),
                _("by the classifier {code} is “{title}”", code=known.code, title=known.title),
                help=_elsewhere(classifier, title),
            )


@rule("D009", on=FOLDER, severity=Severity.INFO)
def codes_are_in_the_classifier(folder: Folder) -> Findings:
    """A code is in the classifier.

    The list of professions grows, so an unknown code is only information: it may be new, or a digit
    of it is wrong. A folder may bring a list of its own, `classifiers/spo.csv`.

    Remedy: check the code by the list in force; a folder may keep its own in classifiers/spo.csv

    Bad::

        kind: organization
        id: college-primer-mash
        type: college
        professions: ["15.02.99"]  # D009

    Good::

        kind: organization
        id: college-primer-mash
        type: college
        professions: ["15.02.16"]
    """
    classifier = Classifier.load(folder.root)
    for code in _codes(folder):
        if identifiers.profession_code(code.code) is None and classifier.get(code.code) is None:
            title = code.row.get("title") if code.row else None
            yield Finding(
                code.spot,
                _("the classifier does not know {code}", code=code.code),
                help=_elsewhere(classifier, title) if title else None,
            )


@rule("D011", on=FOLDER)
def kinds_are_those_of_the_codes(folder: Folder) -> Findings:
    """A program's kind is the one that its code tells.

    01 in the middle of a code is a profession, 02 a speciality. They differ in length, in
    qualification and in the admission figures.

    Remedy: mend `kind` or the code

    Bad::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.01.38"
                kind: specialty  # D011

    Good::

        kind: program
        id: programma
        sections:
          education_programs:
            list:
              - code: "15.01.38"
                kind: profession
    """
    for code in _codes(folder):
        told = classifiers.kind_of(code.code)
        kind = code.row.get("kind") if code.row else None
        if code.row and told and kind and kind != told:
            yield Finding(
                code.row.at("kind"),
                _("{code} is {kind} by its code", code=code.code, kind=_KINDS[told]),
            )


def _codes(folder: Folder) -> Iterator[_Code]:
    """The codes where they are declared; other sections only repeat those of section 4."""
    for college in folder.of("organization"):
        for i, code in enumerate(college.get("professions", default=[])):
            if isinstance(code, str):
                yield _Code(code, college.at("professions", i))
    for program in folder.of("program"):
        for row in rows(program, PROGRAMS):
            if isinstance(code := row.get("code"), str):
                yield _Code(code, row.at("code"), row)


def _elsewhere(classifier: Classifier, title: str) -> Message | None:
    """A hint at the code that does have this title."""
    same = (p for p in classifier.professions.values() if classifiers.same_title(p.title, title))
    found: Profession | None = min(same, key=lambda p: p.status != "current", default=None)
    return _("“{title}” has the code {code}", title=found.title, code=found.code) if found else None
