"""`clusterctl schema` as its users see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from clusterctl import schema

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner


def test_every_kind_is_listed_with_its_title_and_file(clusterctl: Runner) -> None:
    outcome = clusterctl("schema", "list")

    assert outcome.code == 0
    for kind in schema.KINDS:
        assert f" {kind} " in outcome.out
        assert schema.title(kind) in outcome.out
    assert "clusters/*/supplements/*.yaml" in outcome.out


def test_a_kind_is_shown_field_by_field(clusterctl: Runner) -> None:
    outcome = clusterctl("schema", "show", "supplement")

    rows = {line.split()[0]: line for line in outcome.out.splitlines() if line.strip()}
    assert outcome.code == 0
    assert "Соглашение" in rows["agreement!"]
    assert "дата вида 2026-09-15" in rows["date~"]
    assert "п. 9" in rows["date~"]
    assert "accession (приём участника)" in rows["change!"]
    assert "organization!" in rows


def test_a_part_of_a_kind_is_shown_alone(clusterctl: Runner) -> None:
    outcome = clusterctl("schema", "show", "program", "sections.facilities", "--lang", "en")

    assert "zones!" in outcome.out
    assert "promotion" not in outcome.out


def test_the_raw_schema_is_printed_as_it_is_written(clusterctl: Runner) -> None:
    outcome = clusterctl("schema", "show", "program", "--json")

    assert outcome.out == schema.text("program")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(("progam",), "program", id="slip"),
        pytest.param(("протокол",), "protocol", id="title"),
        pytest.param(("zzzzzzzz",), "organization", id="unknown kind"),
        pytest.param(("program", "sections.facilties"), "facilities", id="field"),
        pytest.param(("program", "sections.zzzzzzzz"), "facilities", id="unknown field"),
    ],
)
def test_a_slip_is_told_what_was_meant(
    clusterctl: Runner, words: tuple[str, ...], told: str
) -> None:
    outcome = clusterctl("schema", "show", *words)

    assert outcome.code == 2
    assert told in outcome.err.splitlines()[1]


def test_schemas_are_written_where_editors_look_and_told_how_to_find(
    clusterctl: Runner, tula: Path
) -> None:
    outcome = clusterctl("schema", "export", cwd=tula / "clusters")

    assert outcome.code == 0
    for file, pattern in json.loads(outcome.out)["yaml.schemas"].items():
        assert json.loads((tula / file).read_text(encoding="utf-8"))["title"]
        assert pattern == "regulations/*.yaml" or list(tula.glob(pattern)) or "waivers" in pattern


def test_schemas_are_written_where_one_says(clusterctl: Runner, tmp_path: Path) -> None:
    outcome = clusterctl("schema", "export", "-o", "схемы", cwd=tmp_path)

    assert outcome.code == 0
    assert "схемы/program.schema.json" in json.loads(outcome.out)["yaml.schemas"]
    assert (tmp_path / "схемы" / "program.schema.json").exists()


def test_outside_of_a_folder_one_has_to_say_where(clusterctl: Runner, tmp_path: Path) -> None:
    outcome = clusterctl("schema", "export", cwd=tmp_path)

    assert outcome.code == 2
    assert "clusterctl.yaml" in outcome.err


def test_a_group_without_a_command_shows_its_help(clusterctl: Runner) -> None:
    outcome = clusterctl("schema")

    assert outcome.code == 2
    assert "export" in outcome.out
    assert "не указана команда" in outcome.err


def test_common_options_stand_after_an_action_too(clusterctl: Runner, tula: Path) -> None:
    outcome = clusterctl("schema", "show", "order", "-C", tula, "--lang", "en")

    assert "What may stand there" in outcome.out
