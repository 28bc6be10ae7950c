"""A docstring becomes a page, an example becomes a folder."""

from __future__ import annotations

from datetime import date

import pytest

from clusterctl import rulebook
from clusterctl.diagnostics import Severity
from clusterctl.messages import Message
from clusterctl.rules import Rule

TODAY = date(2026, 11, 16)
DOCSTRING = """The title states
    the demand.

    The reason, which
    takes two lines.

    Another reason.

    Reading A3: the greater number
    is the ceiling.

    Bad::

        kind: program
        id: p  # P99-01

          indented: more
    Good::

        kind: program
    """


def page(docstring: str) -> rulebook.Page:
    return rulebook.page(Rule("P99-01", "program", "4б", Severity.ERROR, docstring))


def test_a_page_has_the_parts_of_its_docstring() -> None:
    read = page(DOCSTRING)

    assert read.title == Message("The title states the demand.")
    assert [r.id for r in read.reasons] == ["The reason, which takes two lines.", "Another reason."]
    assert [(r.id, r.text.id) for r in read.readings] == [
        ("A3", "the greater number is the ceiling.")
    ]
    assert read.bad == "kind: program\nid: p  # P99-01\n\n  indented: more\n"
    assert read.good == "kind: program\n"
    assert read.unshown is None


def test_a_page_says_why_it_has_no_example() -> None:
    read = page("A title.\n\nA reason.\n\nNo example: no text can be\nunreadable.")

    assert read.unshown == Message("no text can be unreadable.")
    assert [r.id for r in read.reasons] == ["A reason."]
    assert (read.bad, read.good) == ("", "")


def test_every_english_text_of_a_page_wants_a_translation() -> None:
    assert list(page(DOCSTRING).texts()) == [
        "The title states the demand.",
        "The reason, which takes two lines.",
        "Another reason.",
        "the greater number is the ceiling.",
    ]


def test_the_catalogue_is_told_the_texts_of_all_rules() -> None:
    told = set(rulebook.msgids())

    assert {p.title.id for p in rulebook.pages().values()} <= told


def test_documents_of_an_example_lie_where_their_kinds_belong() -> None:
    example = "kind: cluster\nid: himiya\n---\nkind: order\nid: o-1\n---\nkind: protocol\nid: p-1\n"

    assert rulebook.files(example) == {
        "clusters/himiya/cluster.yaml": "kind: cluster\nid: himiya\n",
        "orders/o-1.yaml": "kind: order\nid: o-1\n",
        "clusters/himiya/protocols/p-1.yaml": "kind: protocol\nid: p-1\n",
    }


def test_a_paper_lies_with_the_cluster_it_names() -> None:
    example = "kind: cluster\nid: himiya\n---\nkind: program\ncluster: moda\n"

    assert "clusters/moda/program.yaml" in rulebook.files(example)


def test_without_a_cluster_a_paper_lies_somewhere() -> None:
    assert list(rulebook.files("kind: agreement\nid: a\n")) == ["clusters/c/agreement.yaml"]


def test_an_example_may_name_its_files() -> None:
    example = "# a.yaml\nkind: order\n---\n# b/c.yml\nx: 1\n---\ny: 2\n"

    assert rulebook.files(example) == {
        "a.yaml": "# a.yaml\nkind: order\n",
        "b/c.yml": "# b/c.yml\nx: 1\n---\ny: 2\n",
    }


def test_two_documents_of_one_path_are_a_mistake_of_the_page() -> None:
    with pytest.raises(ValueError, match="two documents of one path"):
        rulebook.files("kind: order\nid: o\n---\nkind: order\nid: o\n")


def test_marks_are_found_by_file_and_line() -> None:
    example = "kind: order\nid: o  # R001\n---\nkind: cluster  # R002\nid: c\nx: 1  # R001\n"

    assert rulebook.marked(example, "R001") == [
        ("clusters/c/cluster.yaml", 3),
        ("orders/o.yaml", 2),
    ]


def test_an_example_becomes_a_folder_judged_on_its_day() -> None:
    folder = rulebook.folder_of(
        "kind: settings\nas_of: 2027-01-02\n---\nkind: order\nid: o\n", TODAY
    )

    assert folder.as_of == date(2027, 1, 2)
    assert [d.id for d in folder.of("order")] == ["o"]
