"""A template of a paper checked: whose it is by its name, what it may ask for, what is wrong."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from clusterctl.diagnostics import Place
from clusterctl.messages import Listing, _
from clusterctl.render.fields_filters import SIGNATURES
from clusterctl.render.fields_papers import names
from clusterctl.render.filters import FILTERS
from clusterctl.render.forms import FORMS
from clusterctl.render.own import ENDINGS, WORD
from clusterctl.render.papers import PAPERS
from clusterctl.spelling import closest
from clusterctl.templating.lint import lint_text, lint_word
from clusterctl.templating.lint.findings import Findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clusterctl.diagnostics import Diagnostic


def paper_of(file: str) -> str:
    """The name of the paper that a template's file name gives; empty where it is no template's."""
    name = PurePath(file).name
    return next((name.removesuffix(e) for e in ENDINGS if name.endswith(e)), "")


def checked(content: bytes, file: str, paper: str) -> list[Diagnostic]:
    """What is wrong in a template of that paper; `file` is told in the findings."""
    if paper not in PAPERS:
        return _unknown(file, paper)
    if file.endswith(WORD):
        return lint_word(content, file, names(paper), FILTERS | FORMS, SIGNATURES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = Findings()
        line = content[: error.start].count(b"\n") + 1
        place = Place(file, line, 1, line, 1)
        found.add("unsafe-file", place, _("the text is not in UTF-8"), _("save it as UTF-8"))
        return found.told()
    return lint_text(text, file, names(paper), FILTERS | FORMS, SIGNATURES)


def twofold(files: Iterable[str]) -> list[Diagnostic]:
    """What is wrong with templates of which there are two for one paper."""
    found = Findings()
    by_paper: dict[PurePath, str] = {}
    for file in files:
        if not paper_of(file):
            continue
        paper = PurePath(file).with_name(paper_of(file))
        if paper in by_paper:
            other = PurePath(by_paper[paper]).name
            found.add(
                "twofold",
                Place(file),
                _("“{other}” is a template of the same paper: none of them is used", other=other),
                _("delete one of them, or give it another name"),
            )
        by_paper.setdefault(paper, file)
    return found.told()


def _unknown(file: str, paper: str) -> list[Diagnostic]:
    found = Findings()
    if not paper:
        found.add(
            "unknown-paper",
            Place(file),
            _("the name doesn't say of which paper this is the template"),
            _("call it PAPER.docx or PAPER.md.j2, or name the paper with --paper"),
        )
        return found.told()
    near = closest(paper, PAPERS)
    known = Listing(tuple(PAPERS), len(PAPERS))
    found.add(
        "unknown-paper",
        Place(file),
        _("no paper is called “{paper}”: nobody will use this template", paper=paper),
        _("did you mean {near}?", near=near) if near else _("the papers: {known}", known=known),
    )
    return found.told()
