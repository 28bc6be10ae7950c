"""A merge request from its first push to green: what CI says, what the editor underlines, `new`."""

from __future__ import annotations

import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from clusterctl.editor.desk import Desk
from conftest import TULA
from repositories import git, replace, save
from workflow import understood

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner

CLUSTER = "clusters/mashinostroenie"
PROGRAM, AGREEMENT = f"{CLUSTER}/program.yaml", f"{CLUSTER}/agreement.yaml"
MEMBERS = f"{CLUSTER}/cluster.yaml"
TODAY = "2026-11-16"
NEWCOMER = "  - {organization: emp-kompozit, role: employer, since: 2026-11-16}\n"
SEAT = (
    "    - organization: emp-kompozit\n"
    "      person: {name: Бондаренко Евгения Леонидовна, position: заместитель директора}\n"
    "      role: member\n"
    "      since: 2026-11-16\n"
)
ENTRY = (
    "  - number: 5\n    date: 2026-11-16\n    summary: Снижено плановое значение на 2030 год.\n"
    "    conclusion: ro-2026-02\n"
)
LOWERED = ("{year: 2029, value: 72}, {year: 2030, value: 78}",
           "{year: 2029, value: 72}, {year: 2030, value: 75}")  # fmt: skip
_BESIDE = (
    "basis: запись в ЕГРИП от 17.02.2026\n"
    "      genitive: {position: индивидуального предпринимателя, name: Черных Аллы Витальевны}\n"
)
SHIFTED = (f"{_BESIDE}    signed_on: 2026-03-25", f"{_BESIDE}    signed_on: 2026-03-24")


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """A branch that lowers a target, adds a participant and shifts a signing date."""
    root = tmp_path / "область"
    shutil.copytree(TULA, root, ignore=shutil.ignore_patterns("build"))
    git(tmp_path, "init", "-q", "-b", "main")
    save(tmp_path)
    git(tmp_path, "checkout", "-q", "-b", "branch")
    replace(root, PROGRAM, *LOWERED)
    replace(root, MEMBERS, "council:\n  formed_on", f"{NEWCOMER}council:\n  formed_on")
    replace(root, MEMBERS, "  members:\n", f"  members:\n{SEAT}")
    replace(root, AGREEMENT, *SHIFTED)
    save(tmp_path)
    return root


def line(root: Path, file: str, text: str) -> int:
    """The line of a file that a text stands in."""
    head, found, _tail = (root / file).read_text(encoding="utf-8").partition(text)
    assert found
    return head.count("\n") + found.count("\n", 0, len(found.rstrip("\n"))) + 1


def three(root: Path) -> dict[str, tuple[str, int]]:
    """Where each of the consequences is to be told."""
    return {
        "diff-accession": (MEMBERS, line(root, MEMBERS, NEWCOMER)),
        "diff-targets": (PROGRAM, line(root, PROGRAM, LOWERED[1])),
        "diff-frozen": (AGREEMENT, line(root, AGREEMENT, SHIFTED[1])),
    }


def underlined(root: Path) -> dict[str, tuple[str, int]]:
    """The consequences that an editor shows, with their places."""
    found = Desk(root, date.fromisoformat(TODAY)).findings
    return {
        d.code: (d.place.file, d.place.line)
        for d in found
        if d.code.startswith("diff-") and d.severity == "error"
    }


def test_a_request_is_told_what_it_lacks_and_becomes_green(
    clusterctl: Runner, branch: Path
) -> None:
    judged = clusterctl(
        "diff", "main...HEAD", "--check", "--format", "md", "-o", "comment.md",
        "--format", "github", cwd=branch,
    )  # fmt: skip

    assert judged.code == 1
    commands = [c for each in judged.out.splitlines() if (c := understood(each))]
    shown = {c.properties["title"].split(" ")[0]: c for c in commands if c.properties.get("file")}
    places = three(branch)
    assert {
        code: (c.properties["file"], int(c.properties["line"])) for code, c in shown.items()
    } == {code: (f"область/{file}", at) for code, (file, at) in places.items()}
    assert {c.name for c in shown.values()} == {"error"}
    comment = (branch / "comment.md").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^### (\d)\. ", comment) == ["1", "2", "3"]
    assert clusterctl("validate", "--output-format", "github").code == 1
    assert underlined(branch) == places

    mend(clusterctl, branch)

    judged = clusterctl("diff", "main", "--check")
    assert (judged.code, "✗" in judged.out) == (0, False), judged.out
    assert underlined(branch) == {}
    found = clusterctl("validate")
    assert found.code == 0, found.out


def mend(clusterctl: Runner, root: Path) -> None:
    """Take back what nobody may edit, begin the papers and sign them, enter the revision."""
    replace(root, AGREEMENT, *reversed(SHIFTED))
    for kind, given in {
        "protocol": ("signed_by_chair_on",),
        "supplement": tuple(f"parties.{i}.signed_on" for i in range(14)),
        "conclusion": (),
    }.items():
        values = ["status=final", *(f"{key}={TODAY}" for key in given)]
        if kind == "conclusion":
            values += ["number=16-01-10/930", "verdict=agreed"]
        begun = clusterctl(
            "new", kind, "--from-diff", *(word for v in values for word in ("--set", v)), cwd=root
        )
        assert (begun.code, begun.err) == (0, ""), begun.err
    replace(root, PROGRAM, "revision: 4\n", "revision: 5\n")
    replace(root, PROGRAM, "sections:\n  participants:", f"{ENTRY}sections:\n  participants:")
