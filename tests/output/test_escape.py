"""Foreign text made harmless."""

from urllib.parse import unquote_to_bytes

import pytest

from clusterctl.diagnostics import Place
from clusterctl.output.escape import cut, markdown, uri, visible, where
from hostile import NAMES, TEXTS


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("обычный текст, «кавычки» — и всё", "обычный текст, «кавычки» — и всё"),
        ("a\nb", "a\\u000ab"),
        ("\x1b[31m", "\\u001b[31m"),
        ("\U000e0041", "\\U000e0041"),
        ("\ud800", "\\ud800"),
        ("##[error]", "#\\u0023[error]"),
        ("##vso[x]", "#\\u0023vso[x]"),
        ("## заголовок [1]", "## заголовок [1]"),
    ],
)
def test_what_steers_is_told_as_its_code(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("text", TEXTS)
def test_a_visible_text_is_one_line_and_can_be_written(text: str) -> None:
    shown = visible(text)

    assert shown.splitlines() == [shown]
    assert shown.encode()


def test_a_line_never_begins_with_a_command() -> None:
    assert where("::error::x.yaml", Place("f", 2, 3)) == "./::error::x.yaml:2:3"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a | b", "a \\| b"),
        ("<b>&amp;", "\\<b\\>&amp;amp;"),
        ("@octocat", "@&#8203;octocat"),
        ("#1 # 1", "#&#8203;1 # 1"),
        ("www.example.org", "www&#8203;.example.org"),
        ("https://example.org", "https&#8203;://example.org"),
        ("ООО «Пример», 50%", "ООО «Пример», 50%"),
    ],
)
def test_markdown_means_nothing_but_itself(text: str, told: str) -> None:
    assert markdown(text) == told


@pytest.mark.parametrize(
    ("path", "reference"),
    [
        ("clusters/a/agreement.yaml", "clusters/a/agreement.yaml"),
        ("кластер 1#?.yaml", "%D0%BA%D0%BB%D0%B0%D1%81%D1%82%D0%B5%D1%80%201%23%3F.yaml"),
        ("a:b%0A.yaml", "a%3Ab%250A.yaml"),
    ],
)
def test_a_path_becomes_a_relative_reference(path: str, reference: str) -> None:
    assert uri(path) == reference


@pytest.mark.parametrize("name", NAMES)
def test_a_reference_is_plain_ascii_and_leads_back_to_the_file(name: str) -> None:
    assert uri(name).isascii()
    assert unquote_to_bytes(uri(name)).decode("utf-8", "surrogateescape") == name


def test_a_long_text_is_cut() -> None:
    assert (cut("абвг", 4), cut("абвгд", 4)) == ("абвг", "абв…")
