"""The dashboard as a page: whole in itself, led through by links alone, told in words as well."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html as markup

from answers import asked
from clusterctl import publishing
from clusterctl.messages import said
from clusterctl.publishing.pieces import folder
from clusterctl.reports.model import Light, Report, Section, Table
from publishing.test_html import contrast, themes

if TYPE_CHECKING:
    from clusterctl.messages import Language
    from clusterctl.reports.model import Part

ROOT = Path(__file__).parents[2]
TULA = ROOT / "examples" / "tula"
STYLE = (folder() / "dashboard.css").read_text(encoding="utf-8")
HOSTILE = "</script><script>alert(1)</script><b onclick=x>\u202e{{ 7*7 }}\x07\"'" + "ы" * 300


def told(report: Report, language: Language = "ru") -> str:
    content = publishing.told("html", report, language)
    assert isinstance(content, str)
    return content


def page(report: Report, language: Language = "ru") -> markup.HtmlElement:
    return markup.document_fromstring(told(report, language).encode("utf-8", "replace"))


@pytest.fixture(scope="module")
def region() -> Report:
    return asked(TULA, "dashboard")


@pytest.fixture(scope="module")
def root(region: Report) -> markup.HtmlElement:
    return page(region)


@pytest.fixture(scope="module")
def broken() -> markup.HtmlElement:
    return page(asked(ROOT / "examples" / "broken", "dashboard"))


def words(element: markup.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def named(report: Report, name: str) -> Report:
    """The report with a cluster's name in place of each first cell and title of a cluster."""
    sections = [
        replace(
            each,
            title=name if each.about else each.title,
            parts=tuple(_renamed(part, name) for part in each.parts),
        )
        for each in report.sections
    ]
    return replace(report, sections=tuple(sections))


def _renamed(part: Part, name: str) -> Part:
    if not isinstance(part, Table):
        return part
    rows = [replace(r, cells=(name, *r.cells[1:])) if r.about else r for r in part.rows]
    return replace(part, rows=tuple(rows))


def test_the_policy_allows_its_own_style_and_script_by_their_hashes(
    root: markup.HtmlElement,
) -> None:
    [meta] = root.xpath("//meta[@http-equiv='Content-Security-Policy']")

    digests = [
        base64.b64encode(hashlib.sha256(next(root.iter(tag)).text.encode()).digest()).decode()
        for tag in ("style", "script")
    ]
    assert meta.get("content") == (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_asked_of_a_network(root: markup.HtmlElement) -> None:
    assert root.xpath("//@src | //link | //iframe | //object | //img | //@style") == []
    assert all(href.startswith("#") for href in root.xpath("//@href"))
    assert not re.search(r"url\(|@import|https?:", STYLE)


def test_the_script_and_the_style_are_the_same_whatever_documents_say(region: Report) -> None:
    plain, hostile = page(region), page(named(region, HOSTILE))

    for tag in ("script", "style"):
        assert [e.text for e in plain.iter(tag)] == [e.text for e in hostile.iter(tag)]


def test_hostile_names_stay_texts(region: Report) -> None:
    root = page(named(region, HOSTILE))

    assert len(list(root.iter("script"))) == 1
    assert not [name for e in root.iter() for name in e.attrib if name.startswith("on")]
    assert not list(root.iter("b"))[len(list(page(region).iter("b"))) :]
    assert "alert(1)" in words(root)
    assert "{{ 7*7 }}" in words(root)
    assert "\x07" not in words(root)


def test_every_link_leads_to_one_place(
    root: markup.HtmlElement, broken: markup.HtmlElement
) -> None:
    for each in (root, broken):
        ids = each.xpath("//@id")

        assert len(ids) == len(set(ids))
        assert {href[1:] for href in each.xpath("//@href")} <= set(ids)
        labels = " ".join(each.xpath("//@aria-labelledby")).split()
        assert set(labels) <= set(ids)


def test_headings_go_down_one_step_at_a_time(root: markup.HtmlElement) -> None:
    levels = [int(e.tag[1]) for e in root.iter("h1", "h2", "h3", "h4")]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_cluster_has_a_page_that_its_names_lead_to(root: markup.HtmlElement) -> None:
    pages = root.xpath("//section[contains(@class, 'cluster')]")

    assert [words(each.find("h2")) for each in pages] == [
        "«Химическая отрасль»",
        "«Машиностроение»",
        "«Сельское хозяйство»",
    ]
    for each in pages:
        assert root.xpath(f"//ul[@class='ways']//a[@href='#{each.get('id')}']")
        assert root.xpath(f"//table[contains(@class, 'matrix')]//a[@href='#{each.get('id')}']")


def test_a_page_leads_back_and_to_its_neighbours(root: markup.HtmlElement) -> None:
    pages = root.xpath("//section[contains(@class, 'cluster')]/p[@class='ways-out']")

    assert [each.xpath("a/@href") for each in pages] == [
        ["#content", "#cluster-mashinostroenie", "#clusters"],
        ["#content", "#cluster-himiya", "#cluster-selskoe-hozyaystvo", "#clusters"],
        ["#content", "#cluster-mashinostroenie", "#clusters"],
    ]


def test_pages_open_by_style_alone() -> None:
    assert ".cluster { display: none; }" in STYLE
    assert re.search(r"\.cluster:target[^{]*\{ display: block; \}", STYLE)
    printed = STYLE[STYLE.index("@media print") :]
    assert ".cluster { display: block;" in printed
    assert "details::details-content { content-visibility: visible;" in printed


def test_who_waits_stands_first_and_says_what_for(root: markup.HtmlElement) -> None:
    ways = root.xpath("//li[@class='way']")

    assert [words(way.find(".//a")) for way in ways] == [
        "«Сельское хозяйство»",
        "«Химическая отрасль»",
        "«Машиностроение»",
    ]
    [waits] = ways[0].xpath("p[@class='waits']")
    assert words(waits) == "Соглашение: проект: истекает через 14 дней (30.11.2026)"
    assert [way.get("data-waits") for way in ways] == ["yes", "no", "no"]


def test_a_step_is_told_by_words_and_not_by_its_sign(root: markup.HtmlElement) -> None:
    [first, *_rest] = root.xpath("//li[@class='way']")

    told = [
        words(step.find("span[@class='text']")) for step in first.iter("li") if step is not first
    ]
    assert told == [
        "Приказ: сделано, 30.10.2026№ 322-осн",
        "Соглашение: в работе, проект: истекает через 14 дней (30.11.2026)",
        "Программа подписана: в работе, проект: подписали 0 из 6",
        "Программа согласована: не начато",
        "Программа действует: не начато",
        "Мониторинг: не начато",
    ]
    assert all(e.get("aria-hidden") == "true" for e in first.xpath(".//span[@class='dot']"))


def test_the_matrix_tells_each_light_by_a_word(root: markup.HtmlElement) -> None:
    [matrix] = root.xpath("//table[contains(@class, 'matrix')]")

    heads = [words(th) for th in matrix.findall("thead/tr/th")]
    assert heads[:2] == ["Кластер", "Обучается по программам кластера I-01"]
    row = [words(td) for td in matrix.findall("tbody/tr")[1]]
    assert row[0] == "«Машиностроение»"
    assert row[1] == "✓в норме"
    absent = matrix.xpath("tbody/tr[1]/td[1]")[0]
    assert words(absent) == "нет в программе"


def test_every_chart_has_a_title_a_description_and_a_table(root: markup.HtmlElement) -> None:
    drawn = root.xpath("//div[@class='drawn']")

    assert len(root.xpath("//figure")) == len(drawn) > 6
    for each in drawn:
        [svg] = each.xpath(".//svg[@role='img']")
        assert svg.findtext("title")
        assert svg.findtext("desc")
        [table] = each.xpath("details//table")
        assert table.find("caption") is not None
    assert all(s.get("aria-hidden") == "true" for s in root.iter("svg") if not s.get("role"))


def test_the_filter_is_there_only_with_the_script(root: markup.HtmlElement) -> None:
    [find] = root.xpath("//p[@class='find']")

    assert find.get("hidden") is not None
    assert all(box.getparent().tag == "label" for box in find.iter("input"))


def test_one_cluster_alone_is_open(tula: Path) -> None:
    root = page(asked(tula, "dashboard", "himiya"))

    assert not root.xpath("//nav")
    assert not root.xpath("//div[@class='region']")
    [clusters] = root.xpath("//div[@id='clusters']")
    assert "alone" in clusters.get("class").split()
    assert {href[1:] for href in root.xpath("//@href")} <= set(root.xpath("//@id"))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_it_speaks_one_language(region: Report, language: Language) -> None:
    root = page(region, language)

    assert root.get("lang") == language
    assert words(next(root.iter("h1"))) == (
        "Сводная панель кластеров" if language == "ru" else "Clusters of the region at a glance"
    )
    said_here = [words(e) for e in root.iter("h2", "summary", "label", "caption")]
    english = [text for text in said_here if re.search("[A-Za-z]{3}", text)]
    assert bool(english) == (language == "en")


def test_clusters_whose_ids_look_alike_have_pages_of_their_own() -> None:
    sections = tuple(
        Section(f"cluster-{n}", "К", (), about=id) for n, id in enumerate(("а б", "а-б"))
    )
    report = Report(
        "dashboard", said("п"), date(2026, 11, 16), (Section("stages", "С", ()), *sections)
    )

    ids = page(report).xpath("//section[contains(@class, 'cluster')]/@id")

    assert len(set(ids)) == 2


def test_a_folder_without_clusters_has_a_page(tula: Path) -> None:
    for file in (tula / "clusters").rglob("*.yaml"):
        file.unlink()

    assert "этой папке нет ни одного кластера" in words(page(asked(tula, "dashboard")))


def test_sixty_clusters_are_all_there(region: Report) -> None:
    model = next(each for each in region.sections if each.about == "himiya")
    more = [
        replace(model, key=f"cluster-h{n}", about=f"h{n}", title=f"Кластер {n}") for n in range(60)
    ]
    sections = (*(each for each in region.sections if not each.about), *more)

    root = page(replace(region, sections=sections))

    assert len(root.xpath("//li[@class='way']")) == 60
    assert len(root.xpath("//section[contains(@class, 'cluster')]")) == 60
    assert root.xpath("//div[contains(@class, 'dense')]")
    assert len(root.xpath("//@id")) == len(set(root.xpath("//@id")))


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_texts_stand_out_from_what_they_are_written_on(theme: str) -> None:
    colours = themes()[theme]
    # texts of steps on the page, signs on filled dots, lights in cells of the matrix
    pairs = [(ink, "paper") for ink in ("green", "amber", "red", "none")]
    pairs += [(light.value, f"{light.value}-sheet") for light in Light]
    pairs += [("pale", "none-sheet"), ("red", "sheet")]

    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}

    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


def test_the_page_has_no_colours_but_those_of_the_themes() -> None:
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?=[;\s}])", STYLE)
    known = set().union(*(theme.keys() for theme in themes().values()))
    own = {"own", "own-sheet"}
    assert set(re.findall(r"var\(--([\w-]+)\)", STYLE)) <= known | own


def test_the_same_folder_gives_the_same_page(region: Report) -> None:
    assert told(region) == told(asked(TULA, "dashboard"))
