"""The page of findings: self-contained, harmless, to be used without a mouse."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from typing import TYPE_CHECKING

import pytest
from lxml import html as markup

from clusterctl.diagnostics import Severity
from clusterctl.output import html
from clusterctl.output.escape import encodable, visible
from hostile import NAMES, TEXTS
from reporting import FILE, finding, hostile, reported

if TYPE_CHECKING:
    from clusterctl.output.report import Report

FOREIGN = ("script", "style", "img", "iframe", "link", "object", "embed", "svg")


def page(report: Report) -> markup.HtmlElement:
    return markup.document_fromstring(html.told(report))


def all_of(root: markup.HtmlElement, *names: str) -> list[markup.HtmlElement]:
    """The elements of these names, each a tag, a tag and a class, or a class: `p.head`, `.file`."""
    found = []
    for name in names:
        tag, _dot, css = name.partition(".")
        test = f"[contains(concat(' ', @class, ' '), ' {css} ')]" if css else ""
        found += root.xpath(f".//{tag or '*'}{test}")
    return found


def hashes(element: markup.HtmlElement) -> str:
    digest = hashlib.sha256(str(element.text).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def test_a_finding_with_all_there_is_to_tell() -> None:
    d = finding("нет `копии`", advice="отправьте", related="приказ")

    root = page(reported(d, language="ru", texts={FILE: "kind: order\n"}))

    [article] = all_of(root, "article.finding")
    assert root.get("lang") == "ru"
    assert [" ".join(e.text_content().split()) for e in article] == [
        "ошибка P08-02 Положение, п. 8",
        "нет копии",
        "1kind: order",
        "приказ: orders/prikaz-1.yaml:1:1 1kind: order",
        "как исправить: отправьте",
    ]
    assert [mark.text for mark in all_of(article, "mark")] == ["kind", "kind"]


def test_the_rules_of_the_findings_are_explained_below() -> None:
    root = page(reported(finding(code="P12-01"), finding(code="P08-02")))

    assert [
        rule.get("id") for rules in all_of(root, ".rules") for rule in all_of(rules, "article")
    ] == ["P08-02", "P12-01"]
    targets = {link.get("href") for d in all_of(root, ".finding") for link in all_of(d, "a")}
    assert targets == {"#P08-02", "#P12-01"}


def test_a_clean_folder_says_so_and_has_nothing_to_filter() -> None:
    root = page(reported())

    assert all_of(root, ".clean")[0].text == "nothing to remark"
    assert not all_of(root, "form", "article")


def test_the_policy_allows_the_page_s_own_style_and_script_and_nothing_else() -> None:
    root = page(reported(hostile("x")))

    [policy] = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    [style], [script] = all_of(root, "style"), all_of(root, "script")
    assert policy == (
        f"default-src 'none'; style-src {hashes(style)}; script-src {hashes(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_fetched() -> None:
    told = html.told(reported(finding()))

    assert not re.search(r"""(?:src|href|action|srcset|data)=["']?(?!["']?#)""", told)
    assert not re.search(r"@import|url\(|https?:|fetch|XMLHttp|import\(", told)


def test_without_scripts_everything_is_there_and_no_form_that_does_nothing() -> None:
    root = page(reported(finding(), finding()))

    [form] = all_of(root, "form")
    assert form.get("hidden") is not None
    assert not [a for a in all_of(root, "article.finding") if a.get("hidden") is not None]


def test_every_field_has_a_name_for_those_who_hear_the_page() -> None:
    root = page(reported(*(finding(severity=s) for s in Severity)))

    for field in all_of(root, "input", "select"):
        label = field.getparent()
        assert label.tag == "label"
        assert label.text_content().strip()
    parts = ("main", "header", "footer", "form[@role='search'][@aria-label]", "output")
    assert all(all_of(root, part) for part in parts)
    levels = [int(h.tag[1]) for h in root.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_ids_stand_once() -> None:
    root = page(reported(*(finding(str(n)) for n in range(3)), finding(code="D001")))

    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_is_a_text(text: str) -> None:
    root = page(reported(hostile(text), texts={FILE: f"{encodable(text)}\n"}))

    assert len(all_of(root, *FOREIGN)) == 2
    assert not [name for e in root.iter() for name in e.attrib if name.startswith("on")]
    shown = visible(text).replace("`", "")
    assert all_of(root, "h3")[0].text_content() == shown
    assert all_of(root, ".help")[0].text_content() == f"help: {shown}"


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_file_name_is_a_text(name: str) -> None:
    root = page(reported(finding(file=f"clusters/{name}/program.yaml")))

    assert len(all_of(root, *FOREIGN)) == 2
    assert all_of(root, "h2")[0].text == visible(f"clusters/{name}/program.yaml")
    assert all_of(root, ".finding")[0].get("data-cluster") == visible(name)
