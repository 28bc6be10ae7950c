"""Markdown as a forge renders it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from clusterctl.diagnostics import Severity
from clusterctl.output import markdown
from clusterctl.output.escape import cut, visible
from hostile import NAMES, TEXTS
from reporting import finding, hostile, reported

if TYPE_CHECKING:
    from clusterctl.output.report import Report

TAGS = {"h2", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "code", "em"}
NOTHING = "\u200b"


class Page(HTMLParser):
    """The tags of a page and the text of each of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")
            self.open = True
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.open:
            self.cells[-1] += data


def rendered(report: Report) -> Page:
    page = Page()
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page.feed(parser.render(markdown.told(report)))
    page.close()
    return page


def test_the_gravest_come_first_with_all_there_is_to_tell() -> None:
    minor = finding("вторая", severity=Severity.WARNING, paragraph="")
    grave = finding("первая", advice="отправьте", related="приказ")

    told = markdown.told(reported(minor, grave, language="ru"))

    assert told == (
        "## clusterctl: 1 ошибка, 1 предупреждение\n"
        "\n"
        "Проверены 2 документа по состоянию на 16.11.2026.\n"
        "\n"
        "| Уровень | Место | Правило | Замечание |\n"
        "|---|---|---|---|\n"
        "| ❌ ошибка | <code>orders/prikaz-1.yaml:1:1</code> | P08-02<br>Положение, п. 8 "
        "| первая<br><code>orders/prikaz-1.yaml:1:1</code>: приказ"
        "<br>*как исправить:* отправьте |\n"
        "| ⚠️ предупреждение | <code>orders/prikaz-1.yaml:1:1</code> | P08-02 | вторая |\n"
    )


def test_a_clean_folder_has_no_table() -> None:
    assert markdown.told(reported()) == (
        "## clusterctl: nothing to remark\n\n2 documents checked as of 2026-11-16.\n"
    )


def test_it_stays_below_a_mebibyte_and_says_what_is_left_out() -> None:
    many = [finding("длинное замечание " * 40, line=n) for n in range(1, 2001)]

    told = markdown.told(reported(*many))

    rows = told.count("\n| ")
    assert 900_000 < len(told.encode()) < 1024 * 1024
    assert told.endswith(f"\n*{2000 - rows + 1} more findings do not fit in here*\n")


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_is_a_text_in_its_cell(text: str) -> None:
    page = rendered(reported(hostile(text)))

    assert page.tags <= TAGS
    assert len(page.cells) == 4
    said = page.cells[3].replace(NOTHING, "").split("\n")
    shown = cut(visible(text), 1000).strip()
    assert said[0].strip() == shown
    assert said[1].removeprefix("orders/prikaz-1.yaml:1:1: ").strip() == shown
    assert said[2].removeprefix("help: ").strip() == shown


@pytest.mark.parametrize("text", TEXTS)
def test_nobody_is_mentioned_and_nothing_becomes_a_link(text: str) -> None:
    told = markdown.told(reported(hostile(text)))

    forms = ("@octocat", "@org", "@example", "#1 ", "http://", "https://", "www.", "ftp://")
    assert [form for form in forms if form in told] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_name_is_a_text_in_its_cell(name: str) -> None:
    page = rendered(reported(finding(file=f"orders/{name}")))

    assert page.tags <= TAGS
    assert page.cells[1].replace(NOTHING, "") == f"{visible(f'orders/{name}')}:1:1"
