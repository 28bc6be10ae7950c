"""References, ids and places: each trouble is told once, by the rule nearest to it."""

from __future__ import annotations

import pytest

from clusterctl.diagnostics import Severity
from judging import found, lines, says

ORGANIZATION = "kind: organization\nid: emp-mash-zavod\n"
CODES = ("R001", "R002", "R003", "R004", "R005", "R006")


def codes(example: str) -> list[str]:
    return [code for code in CODES for _ in lines(code, example)]


def helps(code: str, example: str) -> list[str]:
    return [d.help.text("en") if d.help else "" for d in found(code, example)]


@pytest.mark.parametrize(
    ("example", "message", "help_text"),
    [
        (
            "kind: cluster\nid: c\noperator: emp-mash-zavd\n---\n" + ORGANIZATION,
            "no organisation has the id “emp-mash-zavd”",
            "did you mean “emp-mash-zavod”?",
        ),
        (
            "kind: cluster\nid: c\noperator: college\n",
            "no organisation has the id “college”",
            "such a document would be organizations/college.yaml",
        ),
        (
            (
                "kind: cluster\nid: c\n---\nkind: agreement\nid: s\ncluster: c\nprogram: p\n---\n"
                "kind: program\nid: p\ncluster: d\n---\nkind: cluster\nid: d\n"
            ),
            "no program of this cluster has the id “p”",
            "there is one in the cluster “d”",
        ),
        (
            "kind: order\nid: o\ncluster: himia\n---\nkind: cluster\nid: himiya\n",
            "no cluster has the id “himia”",
            "did you mean “himiya”?",
        ),
        (
            "kind: settings\nregional_coordinator: {legal_entity: college}\n",
            "no organisation has the id “college”",
            "such a document would be organizations/college.yaml",
        ),
    ],
    ids=["slip", "nothing near", "another cluster's", "a cluster", "settings"],
)
def test_an_unknown_id_is_told_with_what_may_be_meant(
    example: str, message: str, help_text: str
) -> None:
    assert says("R001", example) == [message]
    assert helps("R001", example) == [help_text]


@pytest.mark.parametrize(
    ("example", "line"),
    [
        ("kind: order\nid: o\nparticipants:\n  - emp-mash-zavod\n  - emp-x\n", 5),
        (
            (
                "kind: program\nid: p\nsections:\n  employment_forecast:\n    placements:\n"
                "      - {year: 2027, employer: emp-x, count: 1}\n"
            ),
            6,
        ),
        (
            (
                "kind: agreement\nid: s\ndirections:\n  - direction: facilities\n    obligations:\n"
                "      - {parties: [emp-x], text: т}\n"
            ),
            6,
        ),
    ],
    ids=["list of ids", "table of a section", "list in a list"],
)
def test_every_place_that_names_a_document_is_looked_at(example: str, line: int) -> None:
    cluster = "kind: cluster\nid: c\n---\n"

    assert [n for _, n in lines("R001", cluster + ORGANIZATION + "---\n" + example)] == [line]


def test_what_many_places_name_and_nobody_has_is_told_once() -> None:
    cluster = "kind: cluster\nid: c\nparticipants:\n"
    rows = "".join(f"  - {{organization: emp-x, since: 2026-0{n}-01}}\n" for n in range(1, 8))

    (finding,) = found("R001", cluster + rows)

    assert finding.place.line == 4
    assert [(r.place.line, r.message.text("en")) for r in finding.related] == [
        (5, "named here too"),
        (6, "named here too"),
        (7, "named here too, and in 3 more places"),
    ]


def test_a_cluster_in_a_folder_of_another_name_is_looked_into() -> None:
    example = (
        "# clusters/himija/cluster.yaml\nkind: cluster\nid: himiya\n"
        "# clusters/himija/supplements/ds-1.yaml\nkind: supplement\nid: ds-1\ncluster: himiya\n"
        "# orders/o.yaml\nkind: order\nid: o\ncluster: himiya\nbasis: ds-1\n"
    )

    assert codes(example) == ["R004"]


def test_an_order_looks_for_its_basis_in_its_cluster() -> None:
    order = "kind: order\nid: o\ncluster: c\nbasis: ds-1\n---\nkind: cluster\nid: c\n---\n"
    supplement = "kind: supplement\nid: ds-1\ncluster: {}\n"

    assert says("R001", order + supplement.format("c")) == []
    assert "no supplement of this cluster has the id “ds-1”" in says(
        "R001", order + supplement.format("d")
    )


def test_a_document_that_cannot_be_read_is_not_missed() -> None:
    example = (
        "# clusters/c/cluster.yaml\nkind: cluster\nid: c\noperator: emp-a\n"
        "# organizations/emp-a.yaml\nkind: [\n"
    )

    assert says("R001", example) == []


def test_a_program_that_cannot_be_read_is_not_missed_but_one_of_another_id_is() -> None:
    agreement = (
        "# clusters/c/cluster.yaml\nkind: cluster\nid: c\n"
        "# clusters/c/agreement.yaml\nkind: agreement\nid: s\nprogram: programma\n"
        "# clusters/c/program.yaml\n"
    )

    assert says("R001", agreement + "kind: [\n") == []
    assert helps("R001", agreement + "kind: program\nid: program\n") == ["did you mean “program”?"]


def test_a_misnamed_file_is_one_finding_whoever_names_it() -> None:
    example = (
        "# clusters/c/cluster.yaml\nkind: cluster\nid: c\noperator: emp-a\n"
        "# organizations/emp-a.yaml\nkind: organization\nid: emp-b\n"
    )

    assert codes(example) == ["R004"]


def test_a_folder_of_papers_without_its_cluster_is_told_once() -> None:
    example = (
        "kind: program\nid: p\ncluster: c\n---\nkind: agreement\nid: s\ncluster: c\n---\n"
        "kind: protocol\nid: p-1\ncluster: c\n"
    )

    assert says("R001", example) == ["no cluster has the id “c”"]
    assert helps("R001", example) == ["such a document would be clusters/c/cluster.yaml"]


def test_a_broken_cluster_is_not_missed() -> None:
    example = (
        "# clusters/c/cluster.yaml\nkind: [\n"
        "# clusters/c/program.yaml\nkind: program\nid: p\ncluster: c\n"
    )

    assert says("R001", example) == []


def test_of_two_documents_the_one_misnamed_is_to_change() -> None:
    example = "# orders/a.yaml\nkind: order\nid: b\n# orders/b.yaml\nkind: order\nid: b\n"

    assert lines("R002", example) == [("orders/a.yaml", 3)]
    assert helps("R002", example) == ["the file’s own name would be “a”"]
    assert codes(example) == ["R002"]


def test_clusters_may_use_the_same_ids_for_their_papers() -> None:
    example = (
        "kind: cluster\nid: c\n---\nkind: cluster\nid: d\n---\n"
        "kind: protocol\nid: p-1\ncluster: c\n---\nkind: protocol\nid: p-1\ncluster: d\n"
    )

    assert codes(example) == []


def test_two_endings_of_one_name_are_two_documents() -> None:
    example = "# orders/o.yaml\nkind: order\nid: o\n# orders/o.yml\nkind: order\nid: o\n"

    assert codes(example) == ["R002"]


def test_a_copy_from_another_cluster_is_one_finding() -> None:
    example = (
        "# clusters/c/cluster.yaml\nkind: cluster\nid: c\n"
        "# clusters/d/cluster.yaml\nkind: cluster\nid: d\n"
        "# clusters/c/protocols/p-1.yaml\nkind: protocol\nid: p-1\ncluster: c\n"
        "# clusters/c/protocols/p-2.yaml\nkind: protocol\nid: p-1\ncluster: d\n"
        "copy_to_regional_operator: {attachments: [p-9]}\n"
    )

    assert codes(example) == ["R003"]
    assert helps("R003", example) == [
        "write `cluster: c`, or move the file to clusters/d/protocols/p-1.yaml"
    ]


def test_papers_may_name_the_cluster_by_its_id_or_its_folder() -> None:
    example = (
        "# clusters/himiya/cluster.yaml\nkind: cluster\nid: himija\n"
        "# clusters/himiya/program.yaml\nkind: program\nid: p\ncluster: {}\n"
    )

    assert codes(example.format("himiya")) == codes(example.format("himija")) == ["R004"]
    assert says("R004", example) == ["the id is “himija”, the folder’s name “himiya”"]


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("orders/emp-a.yaml", "kind: organization\nid: emp-a\n", "organizations/emp-a.yaml"),
        ("program.yaml", "kind: program\nid: p\ncluster: c\n", "clusters/c/program.yaml"),
        ("program.yaml", "kind: program\nid: p\n", "clusters/…/program.yaml"),
        ("clusters/c/programma.yaml", "kind: program\nid: p\n", "clusters/c/program.yaml"),
        ("orders/waivers.yaml", "kind: waivers\n", "waivers.yaml"),
    ],
)
def test_a_misplaced_document_is_told_its_place(file: str, text: str, expected: str) -> None:
    (finding,) = found("R005", f"# {file}\n{text}")

    assert finding.message.text("en").endswith(f"belongs at {expected}")
    assert finding.place.line == 2
    assert codes(f"# {file}\n{text}") == ["R005"]


@pytest.mark.parametrize("text", ["a: 1\n", "- a\n", "kind: ordr\n", "text\n"])
def test_a_stray_file_is_a_warning(text: str) -> None:
    (finding,) = found("R005", f"# notes/x.yaml\n{text}")

    assert finding.severity is Severity.WARNING
    assert finding.place.file == "notes/x.yaml"


def test_a_stray_file_that_is_no_yaml_either_is_told_by_the_reader_alone() -> None:
    assert codes("# notes/x.yaml\na: [\n") == []


def test_a_second_agreement_in_force_is_left_to_its_own_rule() -> None:
    example = (
        "# clusters/c/cluster.yaml\nkind: cluster\nid: c\n"
        "# clusters/c/agreement.yaml\nkind: agreement\nid: s\ncluster: c\ndate: 2026-03-25\n"
        "# clusters/c/agreement-2.yaml\nkind: agreement\nid: t\ncluster: c\ndate: 2026-04-25\n"
    )

    assert codes(example) == []
    assert says("P04-02", example) == ["a second agreement of the cluster is in force"]
    assert codes(example.replace("date: 2026-04-25", "termination: {date: 2026-05-01}")) == ["R005"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("kind: agreement\nid: s\nvalid: {from: 2026-03-25, until: 2026-03-24}\n", 3),
        ("kind: agreement\nid: s\nvalid: {from: 2026-03-25, until: 2026-03-25}\n", 0),
        ("kind: agreement\nid: s\nvalid: {from: 2026-03-25, indefinite: true}\n", 0),
        (
            (
                "kind: cluster\nid: c\nparticipants:\n"
                "- since: 2026-03-02\n  role: other\n  until: 2025-03-02\n"
            ),
            6,
        ),
        ("kind: cluster\nid: c\nparticipants:\n- since: 2026-03-02\n  until: null\n", 0),
        ("kind: program\nid: p\nactivities:\n- {start: 2027-01-01, end: 2026-01-01}\n", 0),
    ],
    ids=["turned", "one day", "without end", "of an item", "open", "told by its own rule"],
)
def test_a_span_that_is_turned_round_is_told_at_what_to_mend(text: str, line: int) -> None:
    assert [at for _file, at in lines("R006", text)] == ([line] if line else [])
