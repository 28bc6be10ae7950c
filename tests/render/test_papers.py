"""The agreement and the program: what they say, that they say all of it, that Word opens them."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from openxml_audit import OpenXmlValidator

from clusterctl import resources
from clusterctl.render.filters import FILTERS
from clusterctl.render.papers import PAPERS
from clusterctl.templating.template import compile_text
from clusterctl.word.text import text_of
from render.region import everything, lines, made, marked, plain, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from clusterctl.diagnostics import Route
    from clusterctl.folder import Folder

CLUSTERS = ("himiya", "mashinostroenie", "selskoe-hozyaystvo")
ALL = [(name, cluster) for name in ("agreement", "program") for cluster in CLUSTERS]
OFFICE = shutil.which("soffice") or ""

UNPRINTED = {
    "agreement": {
        "kind", "id", "status", "note",  # for those who keep the folder
        "cluster", "program",  # ids: the paper has their names
        # what happens to the agreement once it is concluded
        "copy_to_regional_operator.certified_by", "copy_to_regional_operator.outgoing_number",
        "copy_to_regional_operator.incoming_number", "copy_to_regional_operator.attachments.*",
        "termination.ground", "termination.clause", "termination.reason",
        "title_variant",  # is told by the title's own words
        "directions.*.direction",  # is told by the regulation's letter and title
        "clauses.*.section",  # is where the clause stands
        *(f"parties.*.signatory.{case}.{key}"
          for case in ("dative", "instrumental") for key in ("name", "position")),
    },
    "program": {
        "kind", "id", "status", "note",
        "cluster", "agreed_by_coordinator",
        "results.*.id", "activities.*.id", "sections.indicators.list.*.id",  # have numbers
        "activities.*.indicators.*", "activities.*.section", "activities.*.direction",
        "revisions.*.caused_by", "revisions.*.conclusion",  # acts by their dates and numbers
        *(f"{person}.{case}.{key}" for case in ("genitive", "dative", "instrumental")
          for key in ("name", "position")
          for person in ("signatures.*.person", "sections.governance.council.members.*.person",
                         "sections.governance.management_team.*.person")),
        "sections.indicators.list.*.recommended",  # an id of a catalogue
        "sections.career_support.career_maps.*.steps.*.id",
        "sections.career_support.career_maps.*.steps.*.requires.*",
        *(f"sections.dual_and_targeted_training.not_applicable.{key}"  # there are tables instead
          for key in ("dual", "targeted", "practice_employment", "incentives")),
        "sections.vocational_training.list.*.total",  # the row's own sum is printed
        "sections.schedule_and_funding.totals.by_year.*.amount",  # the column's own sum is printed
    },
}  # fmt: skip
"""What a document holds and its paper does not tell."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return everything(tmp_path_factory.mktemp("всё"))


def with_document(folder: Folder, kind: str, value: dict[str, Any]) -> Folder:
    """The folder with another value of its only document of a kind."""
    documents = (replace(d, value=value) if d.kind == kind else d for d in folder.documents)
    return replace(folder, documents=tuple(documents))


@pytest.mark.parametrize("name", ["agreement", "program"])
@pytest.mark.parametrize("cluster", ["himiya", "selskoe-hozyaystvo"])
def test_papers_read_as_written_down(
    name: str, cluster: str, golden: Callable[[str, str], None]
) -> None:
    text = text_of(made(read(), name, cluster))

    golden(f"papers/{cluster}-{name}.txt", text)


@pytest.mark.parametrize("name", ["agreement", "program"])
def test_every_value_of_the_document_is_on_paper(name: str, whole: Folder) -> None:
    document, expected = marked(whole.of(name)[0])

    text = "\n".join(lines(made(with_document(whole, name, document.value), name, "primer")))

    silent = {
        ".".join(map(str, route))
        for route, ways in expected.items()
        if not any(re.search(rf"(?<!\w){re.escape(plain(way))}(?!\w)", text) for way in ways)
    }
    assert silent == UNPRINTED[name]


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_parties_are_told_with_all_their_requisites(cluster: str) -> None:
    folder = read()
    (agreement,) = folder.of("agreement", cluster)

    text = "\n".join(lines(made(folder, "agreement", cluster)))

    for _i, row in agreement.items("parties"):
        party = folder.get("organization", row["organization"])
        assert party is not None
        told = ["name.full", "name.short", "inn", "kpp", "ogrn", "addresses.legal",
                *(f"contacts.{key}" for key in ("phone", "email")),
                *(f"bank.{key}" for key in ("name", "bik", "account", "correspondent_account")),
                *(f"treasury.{key}" for key in
                  ("name", "bik", "account", "single_account", "personal_account"))]  # fmt: skip
        values = [party.get(*route.split(".")) for route in told]
        assert [v for v in values if v and plain(str(v)) not in text] == []


def test_names_and_positions_are_declined_in_the_preamble() -> None:
    text = "\n".join(lines(made(read(), "agreement", "mashinostroenie")))

    assert "в лице директора Соловей Тамары Ильиничны, действующей на основании Устава" in text
    assert "именуемая в дальнейшем «Сторона 11», действующая на основании записи в ЕГРИП" in text
    assert (
        "в лице исполняющего обязанности директора Шевчука Олега Романовича, действующего "
        "на основании приказа от 12.01.2026 № 4-к"
    ) in text


@pytest.mark.parametrize(("name", "cluster"), ALL)
def test_word_opens_them_without_a_word(name: str, cluster: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(made(read(), name, cluster, errors=3))

    outcome = OpenXmlValidator().validate(file)

    assert [f"{e.part_uri}: {e.description}" for e in outcome.errors] == []


@pytest.mark.slow
@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed here")
@pytest.mark.parametrize("name", ["agreement", "program"])
def test_libreoffice_shows_all_of_them(name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(made(read(), name, "mashinostroenie"))

    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", file.name],
        cwd=tmp_path, check=True, capture_output=True,
    )  # fmt: skip

    shown = plain(file.with_suffix(".txt").read_text("utf-8-sig"))
    words = (word for line in lines(file.read_bytes()) for word in line.split())
    assert [word for word in words if word not in shown] == []


@pytest.mark.parametrize(("name", "cluster"), ALL)
def test_the_same_documents_make_the_same_bytes(name: str, cluster: str) -> None:
    assert made(read(), name, cluster) == made(read(), name, cluster)


@pytest.mark.parametrize(("name", "cluster"), ALL)
def test_no_table_is_without_rows_and_no_dots_run_together(name: str, cluster: str) -> None:
    text = text_of(made(read(), name, cluster))

    assert not re.search(r"(?<!\.)\.\.(?!\.)|[^\S\n]{2,}(?=[а-я])|None|\bnan\b", text)
    assert not re.search(r"^Таблица \d+ — .*\n(?:.*\n)?(?:Таблица|\d+\.) ", text, re.MULTILINE)


@pytest.mark.parametrize("name", ["agreement", "program"])
def test_nothing_that_is_missing_stops_a_draft(name: str, whole: Folder) -> None:
    (document,) = whole.of(name)
    paper = PAPERS[name]
    text = (resources.templates() / paper.template).read_text(encoding="utf-8")
    template = compile_text(text, paper.template, FILTERS)
    for source in paper.sources(whole, document):
        for route in routes(source.value):
            without = whole.without({source.file: [route]})

            filled, _printed = template._script.run(paper.values(without, *without.of(name)))

            assert filled, f"{source.file} {route}"


def routes(value: Any, route: Route = ()) -> Iterator[Route]:
    """Every route of a document's value."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, below in items:
        yield (*route, key)
        if isinstance(below, (dict, list)):
            yield from routes(below, (*route, key))


def test_an_empty_program_says_which_sections_are_not_filled_in(whole: Folder) -> None:
    empty = with_document(whole, "program", {"kind": "program", "id": "primer"})

    text = text_of(made(empty, "program", "primer", errors=1))

    assert text.count("Раздел не заполнен.") == 16
    assert "Таблица" not in text


def test_a_name_is_printed_as_it_is_written(whole: Folder) -> None:
    odd = "ООО «А & Б <тест> {{ 7*7 }} {% if %}»"
    (organization,) = whole.of("organization")
    named = {**organization.value, "name": {"full": odd, "short": odd}}

    for name in ("agreement", "program"):
        text = "\n".join(lines(made(with_document(whole, "organization", named), name, "primer")))
        assert odd in text


def test_a_party_nobody_knows_is_not_left_out() -> None:
    folder = read()
    lost = replace(folder, documents=tuple(d for d in folder.documents if d.id != "emp-kraski"))

    text = "\n".join(lines(made(lost, "agreement", "himiya", errors=1)))

    assert text.count("emp-kraski") > 2
    assert "в 8 (восьми) экземплярах" in text


@pytest.mark.parametrize(
    ("cluster", "revision"), [("himiya", 1), ("mashinostroenie", 1), ("selskoe-hozyaystvo", 1)]
)
def test_the_agreement_encloses_the_program_of_its_day(cluster: str, revision: int) -> None:
    text = text_of(made(read(), "agreement", cluster))

    assert f"редакция №\u00a0{revision}. Прилагается" in text


def test_who_has_left_stays_among_the_signatures_and_is_marked() -> None:
    rows = list(lines(made(read(), "program", "himiya")))

    assert any("ООО «Водоподготовка-Макет» (участник Кластера по 15.10.2026)" in r for r in rows)
    assert "Программу подписали все участники Кластера:" in rows


def test_a_program_that_is_not_signed_has_a_place_for_every_participant() -> None:
    rows = list(lines(made(read(), "program", "selskoe-hozyaystvo")))

    assert "Программу подписывают все участники Кластера:" in rows
    assert sum("__.__.20__" in row for row in rows) == 6


def test_sheets_name_acts_by_their_dates_and_numbers() -> None:
    rows = list(lines(made(read(), "program", "himiya")))

    assert any("протокол от 6 октября 2026 г. № 2" in row for row in rows)
    assert not any("protokol" in row or "rk-2026" in row for row in rows)
