"""What a document names that has to exist is found wherever the schema says so."""

from __future__ import annotations

from clusterctl.schema.references import Reference, references


def test_references_come_with_their_routes_and_kinds() -> None:
    value = {
        "kind": "order",
        "cluster": "himiya",
        "participants": ["emp-a", None, 5, "emp-b"],
        "basis": "ds-1",
        "unknown": "emp-c",
    }

    assert list(references("order", value)) == [
        Reference(("cluster",), "cluster", "himiya"),
        Reference(("participants", 0), "organization", "emp-a"),
        Reference(("participants", 3), "organization", "emp-b"),
        Reference(("basis",), "supplement", "ds-1"),
    ]


def test_references_in_tables_of_tables_are_found() -> None:
    programs = [{"need_calc": [{"employer": "emp-a"}], "colleges": ["college-a"]}]
    value = {"sections": {"education_programs": {"list": programs}}}

    found = {(r.route[-2:], r.id) for r in references("program", value)}

    assert found == {((0, "employer"), "emp-a"), (("colleges", 0), "college-a")}


def test_a_value_of_another_shape_names_nothing() -> None:
    assert list(references("order", {"participants": "emp-a", "cluster": ["c"]})) == []
    assert list(references("order", ["himiya"])) == []


def test_a_kind_without_references_has_none() -> None:
    assert list(references("waivers", {"waivers": []})) == []
