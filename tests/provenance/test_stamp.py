"""The record of a paper: put into the file, found again, and the same bytes every time."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openxml_audit import OpenXmlValidator

from clusterctl.errors import ClusterctlError
from clusterctl.provenance import origin as record
from clusterctl.provenance.origin import Origin, Original
from clusterctl.provenance.recording import template_mark
from clusterctl.provenance.stamp import found, mark_of, stamped
from clusterctl.word.package import zipped
from clusterctl.word.properties import custom_texts
from provenance.saved import PAPER, by_python_docx, parts

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner

COMMIT = "0123456789abcdef0123456789abcdef01234567"
ORIGIN = Origin(
    paper="agreement",
    kind="agreement",
    document="soglashenie",
    cluster="himiya",
    version="1.0",
    template="agreement.md.j2",
    template_mark="aa",
    documents=(
        Original("agreement", "soglashenie", "himiya", "clusters/himiya/agreement.yaml",
                 {"number": "Ab3d", "parties": {"emp-a": {"signed_on": "xx-_"}}}),
        Original("settings", "clusterctl", "", "clusterctl.yaml", {}),
    ),
    revision=COMMIT,
    changed=True,
    draft=True,
    asked=True,
    errors=3,
)  # fmt: skip


def test_what_was_recorded_is_found() -> None:
    made = stamped(PAPER, ORIGIN)

    origin = found(parts(made))

    assert origin is not None
    assert replace(origin, lines=(), parts="") == ORIGIN
    assert len(origin.lines) == 17
    assert origin.parts == mark_of(parts(made))


@pytest.mark.parametrize("again", [False, True], ids=["once", "twice"])
def test_word_opens_a_file_with_a_record(tmp_path: Path, *, again: bool) -> None:
    made = stamped(PAPER, ORIGIN)
    file = tmp_path / "paper.docx"
    file.write_bytes(stamped(made, ORIGIN) if again else made)

    outcome = OpenXmlValidator().validate(file)

    assert [f"{e.part_uri}: {e.description}" for e in outcome.errors] == []


def test_a_new_record_takes_the_place_of_an_old_one() -> None:
    again = parts(stamped(stamped(PAPER, ORIGIN), replace(ORIGIN, paper="program")))

    origin = found(again)

    assert origin is not None
    assert origin.paper == "program"
    assert [name for name in again if name.startswith("customXml/item")] == [
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
    ]


def test_a_file_without_properties_gets_them(tmp_path: Path) -> None:
    bare = {name: part for name, part in parts(PAPER).items() if name != "docProps/custom.xml"}
    for name in ("[Content_Types].xml", "_rels/.rels"):
        text = bare[name].decode()
        at = text.index("docProps/custom.xml")
        begin, end = text.rindex("<", 0, at), text.index("/>", at) + 2
        bare[name] = (text[:begin] + text[end:]).encode()

    made = stamped(zipped(bare), ORIGIN)

    assert custom_texts(parts(made)["docProps/custom.xml"])["clusterctl.revision"] == COMMIT
    (tmp_path / "paper.docx").write_bytes(made)
    assert not OpenXmlValidator().validate(tmp_path / "paper.docx").errors


def test_the_record_goes_along_when_another_program_saves() -> None:
    origin = found(parts(by_python_docx(stamped(PAPER, ORIGIN))))

    assert origin is not None
    assert origin.documents == ORIGIN.documents


def test_the_properties_tell_people_no_more_than_they_can_read() -> None:
    many = tuple(
        replace(ORIGIN.documents[0], file=f"organizations/emp-{n}.yaml") for n in range(40)
    )
    made = stamped(PAPER, replace(ORIGIN, documents=many))

    texts = custom_texts(parts(made)["docProps/custom.xml"])

    assert max(map(len, texts.values())) <= 255
    assert texts["clusterctl.documents"].startswith("organizations/emp-0.yaml, ")
    assert texts["clusterctl.documents"].endswith(".yaml, … (40)")


def test_a_file_without_a_record_has_none() -> None:
    assert found(parts(PAPER)) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Ab3d", "Ab3e", id="a-mark-changed"),
        pytest.param(COMMIT, "HEAD --output=x", id="no-commit"),
        pytest.param(COMMIT, "-" + COMMIT[1:], id="an-option"),
        pytest.param('errors="3"', 'errors="' + "9" * 5000 + '"', id="huge-number"),
        pytest.param('errors="3"', 'errors="³"', id="odd-number"),
        pytest.param("<text ", "<test ", id="no-text"),
        pytest.param("{}</document>", "[]</document>", id="a-list"),
        pytest.param("{}</document>", '{"a":1}</document>', id="a-number"),
        pytest.param("{}</document>", "[" * 200_000 + "</document>", id="deep"),
        pytest.param("<origin", "<origin2", id="no-xml"),
    ],
)
def test_a_record_that_cannot_be_relied_on_is_refused(old: str, new: str) -> None:
    text = record.written(ORIGIN).decode()
    assert old in text

    with pytest.raises(ClusterctlError, match="damaged"):
        record.read(text.replace(old, new, 1).encode())


def test_a_record_of_another_format_is_left_to_its_own_version() -> None:
    text = record.written(ORIGIN).replace(b'format="1"', b'format="2"', 1)

    with pytest.raises(ClusterctlError, match="another version"):
        record.read(text)


MAKE = """
import sys
from pathlib import Path
from clusterctl import cli
sys.exit(cli.run(["-C", sys.argv[1], "render", "pack", "himiya", "-o", sys.argv[2]]))
"""


def test_two_processes_make_the_same_bytes(tula: Path, tmp_path: Path) -> None:
    made = []
    for number, (seed, zone) in enumerate([("1", "Asia/Kamchatka"), ("2", "America/New_York")]):
        target = tmp_path / f"out{number}"
        surroundings = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run(
            [sys.executable, "-c", MAKE, str(tula), str(target)],
            env=surroundings, check=True, capture_output=True,
        )  # fmt: skip
        made.append({p.relative_to(target): p.read_bytes() for p in target.rglob("*.docx")})

    assert len(made[0]) == 24
    assert made[0] == made[1]


def test_a_record_tells_no_names_and_no_paths_of_the_computer(
    tula: Path, tmp_path: Path, clusterctl: Runner
) -> None:
    """The folder is «тула»: a path of the computer would show, as a person's name would."""
    clusterctl("render", "pack", "himiya", "-C", tula, "-o", tmp_path / "out")

    records = {p.name: parts(p.read_bytes()) for p in (tmp_path / "out").rglob("*.docx")}

    assert len(records) == 24
    for name, whole in records.items():
        assert whole["customXml/item1.xml"].isascii(), name
        assert tmp_path.as_posix().encode() not in whole["customXml/item1.xml"], name
        assert whole["docProps/custom.xml"].decode().replace("…", "").isascii(), name


def test_word_opens_the_papers_of_the_region(
    tula: Path, tmp_path: Path, clusterctl: Runner
) -> None:
    clusterctl("render", "agreement", "himiya", "-C", tula, "-o", tmp_path)

    outcome = OpenXmlValidator().validate(tmp_path / "himiya" / "agreement.docx")

    assert [f"{e.part_uri}: {e.description}" for e in outcome.errors] == []


def test_a_template_is_known_however_its_lines_end() -> None:
    assert template_mark(b"a\r\nb\r\n") == template_mark(b"a\nb\n") != template_mark(b"a\nc\n")
