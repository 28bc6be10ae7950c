"""What the documentation tells people to put into CI is what the templates hold, and runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from repositories import git, replace, save

ROOT = Path(__file__).parents[1]
CI = ROOT / "templates" / "ci"
DOCS = ("docs/ci.md", "docs/ci.ru.md")


def blocks(name: str) -> dict[str, str]:
    """The blocks of a page by the comment above each that names a file."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^<!-- (\S+) -->\n```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE))


def run(script: str, at: Path, **variables: str) -> tuple[int, str]:
    """The exit code and the output of a step, with clusterctl as it stands in this checkout."""
    here = f'clusterctl() {{ "{sys.executable}" -m clusterctl "$@"; }}\n'
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", here + script],
        cwd=at,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


def step(steps: list[Any], command: str = "validate") -> str:
    """The step that runs a command."""
    scripts = (each if isinstance(each, str) else each.get("run", "") for each in steps)
    [found] = [script for script in scripts if script.startswith(f"clusterctl {command}")]
    return str(found)


@pytest.fixture
def checkout(tula: Path, tmp_path: Path) -> Path:
    """A repository as a server checks it out, the documents in a sub-folder, one of them late."""
    agreement = tula / "clusters" / "himiya" / "agreement.yaml"
    text = agreement.read_text(encoding="utf-8")
    agreement.write_text(re.sub(r"(?m)^date: .*$", "date: 2026-04-30", text), encoding="utf-8")
    at = tmp_path / "checkout"
    shutil.copytree(tula, at / "край")
    (at / ".git").mkdir()
    return at


@pytest.mark.parametrize("name", DOCS)
def test_the_documentation_shows_the_templates(name: str) -> None:
    assert blocks(name) == {
        f"templates/ci/{file.name}": file.read_text(encoding="utf-8")
        for file in sorted(CI.glob("*.yml"))
    }


@pytest.mark.parametrize(
    ("file", "schema"), [("github.yml", "github-workflows"), ("gitlab.yml", "gitlab-ci")]
)
def test_a_template_is_what_its_server_takes(file: str, schema: str) -> None:
    command = ("-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(CI / file))

    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="the steps are written for a Unix shell")
def test_the_step_for_github_does_what_is_promised(checkout: Path, tmp_path: Path) -> None:
    job = yaml.safe_load((CI / "github.yml").read_text(encoding="utf-8"))["jobs"]["validate"]
    summary = tmp_path / "summary.md"

    code, said = run(
        step(job["steps"]), checkout,
        FOLDER="край", GITHUB_STEP_SUMMARY=str(summary), RUNNER_TEMP=str(tmp_path),
    )  # fmt: skip

    assert code == 1
    assert "::error file=край/clusters/himiya/agreement.yaml,line=7," in said
    assert summary.read_text(encoding="utf-8").startswith("## clusterctl: 1 ")
    assert "P08-02" in (tmp_path / "findings.html").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="the steps are written for a Unix shell")
def test_the_step_for_gitlab_does_what_is_promised(checkout: Path) -> None:
    job = yaml.safe_load((CI / "gitlab.yml").read_text(encoding="utf-8"))["clusterctl"]
    artifacts = job["artifacts"]

    code, said = run(step(job["script"]), checkout, FOLDER="край", CI_PROJECT_DIR=str(checkout))

    assert code == 1
    assert "P08-02" in said
    issues = json.loads((checkout / artifacts["reports"]["codequality"]).read_text("utf-8"))
    assert "край/clusters/himiya/agreement.yaml" in {i["location"]["path"] for i in issues}
    suites = etree.parse(checkout / artifacts["reports"]["junit"]).getroot()
    assert suites.get("failures") == "1"
    assert all((checkout / path).is_file() for path in artifacts["paths"])
    assert re.fullmatch(r"[A-Za-z0-9_][-A-Za-z0-9_ ]*", artifacts["expose_as"])  # GitLab's own rule


@pytest.mark.skipif(sys.platform == "win32", reason="the steps are written for a Unix shell")
@pytest.mark.parametrize(("old", "new", "code"), [("", "", 0), ("kind: ", "kind:  ", 1)])
@pytest.mark.parametrize("server", ["github", "gitlab"])
def test_the_layout_is_checked(tula: Path, server: str, old: str, new: str, code: int) -> None:
    whole = yaml.safe_load((CI / f"{server}.yml").read_text(encoding="utf-8"))
    steps = {
        "github": lambda: whole["jobs"]["validate"]["steps"],
        "gitlab": lambda: whole["clusterctl-fmt"]["script"],
    }[server]()
    agreement = tula / "clusters" / "himiya" / "agreement.yaml"
    text = agreement.read_text(encoding="utf-8")
    agreement.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    assert run(step(steps, "fmt"), tula, FOLDER=".")[0] == code


@pytest.fixture
def lowered_target(tula: Path, tmp_path: Path) -> tuple[Path, str]:
    """A branch that lowers a target without a conclusion, and the commit it began at."""
    at = tmp_path / "request"
    shutil.copytree(tula, at / "край")
    git(at, "init", "-q", "-b", "main")
    base = save(at)
    git(at, "update-ref", "refs/remotes/origin/main", base)
    git(at, "checkout", "-q", "-b", "branch")
    program = "край/clusters/mashinostroenie/program.yaml"
    replace(at, program, "{year: 2028, value: 857}", "{year: 2028, value: 800}")
    save(at)
    return at, base


@pytest.mark.skipif(sys.platform == "win32", reason="the steps are written for a Unix shell")
def test_the_changes_are_told_on_github(lowered_target: tuple[Path, str], tmp_path: Path) -> None:
    at, _base = lowered_target
    job = yaml.safe_load((CI / "github.yml").read_text(encoding="utf-8"))["jobs"]["changes"]

    code, said = run(
        step(job["steps"], "diff"), at,
        FOLDER="край", GITHUB_BASE_REF="main", RUNNER_TEMP=str(tmp_path),
    )  # fmt: skip

    assert code == 1
    assert "::error file=край/clusters/mashinostroenie/program.yaml,line=" in said
    assert "title=diff-targets" in said
    comment = (tmp_path / "changes.md").read_text(encoding="utf-8")
    assert "- [ ] **нет:** заключение Регионального оператора" in comment
    assert job["permissions"] == {"contents": "read", "pull-requests": "write"}


@pytest.mark.skipif(sys.platform == "win32", reason="the steps are written for a Unix shell")
def test_the_changes_are_told_on_gitlab(lowered_target: tuple[Path, str]) -> None:
    at, base = lowered_target
    job = yaml.safe_load((CI / "gitlab.yml").read_text(encoding="utf-8"))["clusterctl-changes"]

    code, said = run(
        step(job["script"], "diff"), at,
        FOLDER="край", CI_PROJECT_DIR=str(at), CI_MERGE_REQUEST_DIFF_BASE_SHA=base,
    )  # fmt: skip

    assert code == 1
    assert "857 чел. → 800 чел." in said.replace("\u00a0", " ")
    [issue] = json.loads((at / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert issue["check_name"] == "diff-targets"
    assert issue["location"]["path"] == "край/clusters/mashinostroenie/program.yaml"
    assert all((at / path).is_file() for path in job["artifacts"]["paths"])


@pytest.mark.parametrize("name", DOCS)
def test_the_commands_of_the_documentation_are_understood(name: str, tula: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    commands = [
        line
        for block in re.findall(r"^```sh\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
        for line in block.splitlines()
    ]

    assert len(commands) == 2
    for command in commands:
        assert run(command, tula)[0] == 0, command
