"""The page of a report: self-contained, harmless, legible in any light, told without a picture."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from lxml import html as markup
from markupsafe import Markup

from clusterctl.messages import said
from clusterctl.publishing import html
from clusterctl.publishing.charts import COLOURS
from clusterctl.publishing.pieces import Pieces, folder
from clusterctl.reports.model import Column, Light, Row, Table
from publishing.everything import (
    BARS,
    EVERYTHING,
    FUNDING,
    HOSTILE,
    INDICATORS,
    LINES,
    NOTHING,
    long_table,
    report,
)

if TYPE_CHECKING:
    from clusterctl.reports.model import Report

STYLE = (folder() / "style.css").read_text(encoding="utf-8")
ELEMENTS = (
    "html head meta title style body a header p h1 nav ul li main section h2 dl div dt dd span "
    "table caption thead tr th tbody td figure figcaption footer b svg desc text line rect circle "
    "polygon g"
)
"""All elements a page is made of."""


def page(of: Report) -> markup.HtmlElement:
    return markup.document_fromstring(html.told(of, "ru").encode())


def allowed(root: markup.HtmlElement) -> str:
    [meta] = root.xpath("//meta[@http-equiv='Content-Security-Policy']")
    return str(meta.get("content"))


def said_by(element: markup.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_head_tells_title_subject_and_day() -> None:
    root = page(EVERYTHING)

    assert root.get("lang") == "ru"
    assert said_by(root.find(".//title")) == (
        "Мониторинг реализации программ деятельности кластеров, "
        "Тульская область, 9 месяцев 2026 года, по состоянию на 20.11.2026"
    )
    assert [said_by(p) for p in root.find(".//header")] == [
        "Тульская область, 9 месяцев 2026 года",
        "Мониторинг реализации программ деятельности кластеров",
        "по состоянию на 20.11.2026",
    ]


def test_the_policy_allows_the_page_s_own_style_and_nothing_else() -> None:
    root = page(HOSTILE)

    policy = allowed(root)
    [style] = root.iter("style")
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("of", [EVERYTHING, HOSTILE], ids=["everything", "hostile"])
def test_no_text_becomes_markup_and_nothing_is_asked_of_a_network(of: Report) -> None:
    root = page(of)

    assert {e.tag for e in root.iter(markup.etree.Element)} <= set(ELEMENTS.split())
    attributes = {name for e in root.iter() for name in e.attrib}
    assert not {name for name in attributes if name.startswith("on") or name == "style"}
    assert "src" not in attributes
    assert all(href.startswith("#") for href in root.xpath("//@href"))
    assert not re.search(r"url\(|@import|https?:", STYLE)


def test_hostile_texts_are_read_as_they_were_written() -> None:
    told = said_by(page(HOSTILE))

    assert "<script>alert(1)</script>" in told
    assert "{{ 7*7 }}" in told
    assert "=1+1" in told
    assert "\\u0007" in told
    assert "\\ud800" in told


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    for root in (page(EVERYTHING), page(HOSTILE)):
        ids = root.xpath("//@id")

        assert len(ids) == len(set(ids))
        assert not [id for id in ids if re.search(r"\s", id)]
        assert {href[1:] for href in root.xpath("//@href")} <= set(ids)


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [int(e.tag[1]) for e in page(EVERYTHING).iter("h1", "h2", "h3")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_table_has_a_caption_heads_of_columns_and_rows_groups_and_totals() -> None:
    root = page(report(FUNDING, INDICATORS))

    funding, indicators = root.iter("table")
    assert said_by(funding.find("caption")) == "Финансирование по источникам"
    assert [said_by(th) for th in funding.find("thead")[0]][:4] == [
        *("Источник", "Год", "План, руб.", "Факт, руб."),
    ]
    [total] = funding.xpath(".//tr[@class='total']")
    assert [said_by(cell) for cell in total][:6] == [
        *("Итого", "", "16 700 000", "16 450 000,50", "20", "98,5 %"),
    ]
    assert [said_by(th) for th in indicators.xpath(".//th[@scope='rowgroup']")] == [
        "Подготовка кадров",
        "Взаимодействие",
    ]
    assert {th.get("scope") for th in root.iter("th")} == {"col", "row", "rowgroup"}


def test_every_light_is_told_by_a_word_and_not_by_its_colour_alone() -> None:
    lights = page(EVERYTHING).xpath("//span[starts-with(@class, 'light ')]")

    assert {e.get("class").split()[1] for e in lights} == {light.value for light in Light}
    for light in lights:
        [sign] = light.xpath("*[@aria-hidden='true']")
        assert sign.tail
        assert sign.tail.strip()


def test_an_empty_table_says_what_there_is_not() -> None:
    root = page(report(NOTHING))

    assert not list(root.iter("table"))
    [empty] = root.xpath("//p[@class='empty']")
    assert said_by(empty) == "Просроченные мероприятия. Просроченных мероприятий нет."


def test_rows_about_a_cluster_lead_to_its_section_from_all_others() -> None:
    inside = page(EVERYTHING).xpath("//section[@id='himiya']//tbody//a")
    pieces = Pieces("ru", {"himiya": "himiya"})

    outside = markup.fragment_fromstring(pieces.table(INDICATORS), create_parent="div")

    assert inside == []
    assert outside.xpath(".//a/@href") == ["#himiya"]


def test_a_chart_is_a_picture_with_a_title_and_a_description() -> None:
    root = page(report(BARS, LINES))

    for svg in root.iter("svg"):
        if svg.get("role") == "img":
            title, described = svg.get("aria-labelledby").split()
            assert svg.xpath(f"title[@id='{title}']")
            assert svg.xpath(f"desc[@id='{described}']")
        else:
            assert svg.get("aria-hidden") == "true"
    assert len(root.xpath("//div[@class='charts']/figure")) == 2


def test_ten_thousand_rows_are_all_there() -> None:
    root = page(report(long_table(10_000)))

    assert len(root.xpath("//tbody/tr")) == 10_001


def test_a_body_of_one_s_own_is_wrapped_with_its_style_and_script() -> None:
    script = "document.title"

    whole = html.page(EVERYTHING, "en", Markup("<p>x</p>"), style="p{}", script=script)

    root = markup.document_fromstring(whole.encode())
    policy = allowed(root)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'; " in policy
    assert root.get("lang") == "en"
    assert str(next(root.iter("style")).text).endswith("p{}")


def test_the_same_report_is_the_same_page() -> None:
    assert html.told(EVERYTHING, "ru") == html.told(EVERYTHING, "ru")


# --- Colours -------------------------------------------------------------------------------------


def variables(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", block))


def themes() -> dict[str, dict[str, str]]:
    light, dark, printed = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
    return {"light": variables(light), "dark": variables(dark), "print": variables(printed)}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(d * 2 for d in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_texts_stand_out_from_what_they_are_written_on(theme: str) -> None:
    colours = themes()[theme]
    lights = [light.value for light in Light]
    pairs = [(ink, on) for ink in ("ink", "pale", "link") for on in ("paper", "sheet")]
    pairs += [(light, f"{light}-sheet") for light in lights]

    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}

    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_series_stand_out_from_the_page(theme: str) -> None:
    colours = themes()[theme]

    names = [f"s{n}" for n in range(1, COLOURS + 1)] + [f"bar-{light.value}" for light in Light]
    ratios = {name: contrast(colours[name], colours["paper"]) for name in names}

    assert {name: ratio for name, ratio in ratios.items() if ratio < 3} == {}


def test_titles_of_documents_begin_a_line_with_a_capital() -> None:
    assert said_by(next(page(report(title="реестр")).iter("h1"))) == "Реестр"


def test_a_word_longer_than_a_column_may_be_torn_and_no_other() -> None:
    columns = (Column("a", said("а")), Column("b", said("б"), wide=True))
    row = Row(("ы" * 200, "Программа профессионального обучения"))

    [name, program] = page(report(Table("t", said("т"), columns, (row,), said("—")))).xpath(
        "//tbody/tr/*"
    )

    assert name.get("class") == "torn"
    assert program.get("class") == "wide"


def test_a_chart_that_shows_nothing_is_left_out() -> None:
    root = page(report(replace(BARS, series=()), INDICATORS))

    assert not list(root.iter("figure"))
    assert not root.xpath("//div[@class='charts']")
