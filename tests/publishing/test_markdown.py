"""Reports as Markdown, as a forge renders them."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from clusterctl.publishing import markdown
from clusterctl.reports.model import Report, Text
from hostile import TEXTS
from publishing.everything import EVERYTHING, HOSTILE, INDICATORS, NOTHING, report

TAGS = {
    *("h1", "h2", "h3", "p", "ul", "li", "strong", "em", "hr"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}


class Page(HTMLParser):
    """The tags of a page and their texts."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.texts: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _value in attrs} <= {"style"}
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append((self.open[-1], data))


def rendered(told: Report) -> Page:
    page = Page()
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page.feed(parser.render(markdown.told(told, "ru")))
    page.close()
    return page


def test_a_page_has_all_that_the_report_has() -> None:
    page = rendered(EVERYTHING)

    headings = [text for tag, text in page.texts if tag == "h2"]
    assert headings == [
        "Сводка",
        "Химическая промышленность «Полимер»",
        "Средства",
        "Потребность в кадрах",
    ]
    assert ("strong", "98,5\u00a0%") in page.texts
    assert ("p", "Просроченных мероприятий нет.") in page.texts
    assert ("td", "≈\u00a0внимание") in page.texts
    assert page.tags.count("table") == 2


def test_numbers_stand_at_the_right() -> None:
    told = markdown.told(report(INDICATORS), "ru")

    assert "|:--|--:|--:|--:|:--|" in told


def test_a_table_without_rows_is_a_sentence() -> None:
    assert rendered(report(NOTHING)).tags.count("table") == 0


def test_what_documents_say_means_nothing_but_itself() -> None:
    page = rendered(HOSTILE)

    assert set(page.tags) <= TAGS
    assert page.tags.count("h2") == len(TEXTS)
    assert page.open == []


@pytest.mark.parametrize("text", ["# x", "- x", "+ x", "1. x", "12) x", "===", "---", "> x"])
def test_a_paragraph_stays_one(text: str) -> None:
    page = rendered(report(Text("до"), Text(text)))

    assert ("p", text) in page.texts
