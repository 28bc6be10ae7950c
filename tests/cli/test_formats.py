"""`clusterctl validate --output-format` and what narrows it, as its users see it."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

import pytest
from lxml import etree

from clusterctl import __version__
from hostile import NAMES, TEXTS
from workflow import understood

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from running import Outcome, Runner

AGREEMENT = "clusters/himiya/agreement.yaml"
ORDER = "orders/prikaz-1.yaml"
FILES = {
    "clusterctl.yaml": (
        "kind: settings\nformat: 1\nlanguage: ru\nas_of: 2026-11-16\nregion: {name: Край}\n"
    ),
    ORDER: "kind: order\nid: prikaz-1\ndate: 2026-03-02\n",
    "clusters/himiya/cluster.yaml": (
        "kind: cluster\nid: himiya\nname: «Химия»\ncreated_by: prikaz-1\n"
    ),
    AGREEMENT: "kind: agreement\nid: soglashenie\ncluster: himiya\ndate: 2026-04-07\n",
}
LATE = ("--select", "P08-02")
FORMATS = ("text", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "markdown",
           "html")  # fmt: skip


@pytest.fixture
def late(tmp_path: Path) -> Path:
    """A region in which one agreement was concluded too late."""
    for name, text in FILES.items():
        write(tmp_path / "край" / name, text)
    return tmp_path / "край"


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def places(outcome: Outcome) -> list[str]:
    return [f["place"]["file"] for f in json.loads(outcome.out)["findings"]]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_what_each_format_says(
    clusterctl: Runner, late: Path, golden: Callable[[str, str], None], name: str, language: str
) -> None:
    outcome = clusterctl("validate", *LATE, "--lang", language, "--output-format", name, cwd=late)

    assert outcome.code == 1
    assert name == "text" or outcome.err == ""
    shown = outcome.out.replace(__version__, "VERSION")
    if name == "html":  # its style and script are files of their own
        shown = shown.partition("<main")[2].partition("<script>")[0]
    golden(f"formats/late.{language}.{name}.txt", shown)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("options", "code"), [((), 1), (("--exit-zero",), 0)])
def test_exit_codes_are_the_same_in_every_format(
    clusterctl: Runner, late: Path, name: str, options: tuple[str, ...], code: int
) -> None:
    assert clusterctl("validate", *options, "--output-format", name, cwd=late).code == code


def test_one_fingerprint_in_all_formats(clusterctl: Runner, late: Path) -> None:
    def said(name: str) -> str:
        return clusterctl("validate", *LATE, "--output-format", name, cwd=late).out

    [finding] = json.loads(said("json"))["findings"]

    mark = finding["fingerprint"]
    [result] = json.loads(said("sarif"))["runs"][0]["results"]
    assert json.loads(said("jsonl"))["fingerprint"] == mark
    assert json.loads(said("gitlab"))[0]["fingerprint"] == mark
    assert result["partialFingerprints"]["primaryLocationLineHash"] == mark
    assert f'id="{mark}"' in said("html")


def test_servers_get_paths_from_the_top_of_the_repository_wherever_one_stands(
    clusterctl: Runner, late: Path
) -> None:
    (late.parent / ".git").mkdir()

    def said(name: str) -> str:
        cwd = late / "clusters" / "himiya"
        return clusterctl("validate", *LATE, "--output-format", name, cwd=cwd).out

    [result] = json.loads(said("sarif"))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote_to_bytes(uri).decode() == f"край/{AGREEMENT}"
    assert json.loads(said("gitlab"))[0]["location"]["path"] == f"край/{AGREEMENT}"
    assert f"::error file=край/{AGREEMENT}," in said("github")
    assert f'file="край/{AGREEMENT}"' in said("junit")
    assert said("concise").startswith("agreement.yaml:4:7: ")


def test_servers_get_paths_from_the_folder_where_there_is_no_repository(
    clusterctl: Runner, late: Path
) -> None:
    outcome = clusterctl(
        "validate", "-C", late, *LATE, "--output-format", "github", cwd=late.parent.parent
    )

    assert f"::error file={AGREEMENT}," in outcome.out


def test_every_format_goes_to_a_file_of_its_own(clusterctl: Runner, late: Path) -> None:
    chosen = [option for name in FORMATS for option in ("--output-format", name, "-o", f"a.{name}")]

    outcome = clusterctl("validate", *LATE, *chosen, cwd=late)

    assert (outcome.code, outcome.out, outcome.err) == (1, "", "")
    for name in FORMATS:
        said = clusterctl("validate", *LATE, "--output-format", name, cwd=late).out
        assert (late / f"a.{name}").read_text(encoding="utf-8") == said


@pytest.fixture
def hostile(late: Path) -> Path:
    """A region with hostile texts in its values and, where the system allows, its file names."""
    write(late / AGREEMENT, f"{FILES[AGREEMENT]}number: {json.dumps(' '.join(TEXTS[:-1]))}\n")
    keys = {f"{text}{n}": text for n, text in enumerate(TEXTS[:-1])}
    write(late / "orders" / "keys.yaml", json.dumps({"kind": "order", "id": "keys", **keys}))
    if sys.platform == "linux":
        for n, name in enumerate(NAMES):
            write(late / name, f"kind: nobody-{n}\n")
            write(late / "orders" / name, "kind: order\nnumber: [1\n")
            write(
                late / "clusters" / name.removesuffix(".yaml") / "cluster.yaml", "kind: cluster\n"
            )
    return late


def read_sarif(text: str) -> Iterator[str]:
    for result in json.loads(text)["runs"][0]["results"]:
        yield result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


READERS: dict[str, Callable[[str], object]] = {
    "text": lambda text: not [line for line in text.splitlines() if understood(line)],
    "concise": lambda text: not [line for line in text.splitlines() if understood(line)],
    "json": json.loads,
    "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
    "sarif": lambda text: all(uri.isascii() and ":" not in uri for uri in read_sarif(text)),
    "junit": lambda text: len(etree.fromstring(text.encode())),
    "github": lambda text: all(understood(line) for line in text.splitlines()),
    "gitlab": json.loads,
    "markdown": lambda text: not re.search(r"(?<!\\)<script|@octocat", text),
    "html": lambda text: text.count("<script>") == text.count("<style>") == 1,
}
"""What each format must pass to be read as what it is."""


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_names_and_texts_do_no_harm_in_any_format(
    clusterctl: Runner, hostile: Path, name: str
) -> None:
    outcome = clusterctl("validate", "--output-format", name, cwd=hostile)

    assert outcome.code == 1
    assert READERS[name](outcome.out)
    if name not in {"json", "jsonl"}:  # there a reader gets the texts as they are, escaped by JSON
        assert not {"\x1b", "\u202e", "\x07", "\u2028"} & set(outcome.out)


@pytest.fixture
def repository(late: Path) -> Path:
    """The region in a git repository, saved once on the branch `main`."""
    git(late, "init", "-q", "-b", "main")
    save(late)
    return late


def git(at: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=Тест", "-c", "user.email=test@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=at, capture_output=True, check=True)


def save(at: Path) -> None:
    git(at, "add", "-A")
    git(at, "commit", "-q", "-m", "x")


def since(clusterctl: Runner, at: Path, revision: str, *options: str) -> Outcome:
    return clusterctl(
        "validate", "--output-format", "json", "--changed-since", revision, *options, cwd=at
    )


def test_only_what_changes_may_have_brought_is_shown(clusterctl: Runner, repository: Path) -> None:
    nothing = since(clusterctl, repository, "main")
    write(repository / "organizations" / "new.yaml", "kind: organization\nid: new\n")
    new = since(clusterctl, repository, "main")

    assert (nothing.code, places(nothing)) == (0, [])
    assert (new.code, set(places(new))) == (1, {"organizations/new.yaml"})
    assert json.loads(new.out)["summary"]["documents"] == 1


def test_a_finding_elsewhere_that_a_change_brought_is_shown(
    clusterctl: Runner, repository: Path
) -> None:
    write(repository / ORDER, FILES[ORDER].replace("03-02", "03-01"))

    outcome = since(clusterctl, repository, "main", *LATE)

    assert places(outcome) == [AGREEMENT]


def test_changes_are_narrowed_by_paths_too(clusterctl: Runner, repository: Path) -> None:
    write(repository / ORDER, FILES[ORDER].replace("03-02", "03-01"))

    outcome = since(clusterctl, repository, "main", "orders")

    assert set(places(outcome)) == {ORDER}


@pytest.mark.parametrize(
    ("revision", "said"), [("nowhere", "git не знает ревизии «nowhere»"), ("-x", "«-x»")]
)
def test_an_unknown_revision_ends_the_run(
    clusterctl: Runner, repository: Path, revision: str, said: str
) -> None:
    outcome = since(clusterctl, repository, revision)

    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


def test_no_repository_ends_the_run(clusterctl: Runner, late: Path) -> None:
    outcome = since(clusterctl, late, "main")

    assert outcome.code == 2
    assert "не в репозитории git" in outcome.err


def on_stdin(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(text.encode()), encoding="utf-8"))


def test_standard_input_stands_for_a_file_of_the_folder(
    clusterctl: Runner, late: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_stdin(monkeypatch, "\n" + FILES[AGREEMENT].replace("04-07", "04-09"))

    outcome = clusterctl(
        "validate", "-", "--stdin-filename", "himiya/agreement.yaml", *LATE,
        "--output-format", "json", cwd=late / "clusters",
    )  # fmt: skip

    [finding] = json.loads(outcome.out)["findings"]
    assert outcome.code == 1
    assert finding["place"]["file"] == "himiya/agreement.yaml"
    assert (finding["place"]["line"], "09.04.2026" in finding["message"]) == (5, True)


def test_standard_input_may_be_a_file_that_is_not_there_yet(
    clusterctl: Runner, late: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_stdin(monkeypatch, "kind: order\nid: new\nnumber: [1\n")

    outcome = clusterctl(
        "validate", "-", "--stdin-filename", "orders/new.yaml", "--output-format", "concise",
        cwd=late,
    )  # fmt: skip

    assert outcome.code == 1
    assert outcome.out.startswith("orders/new.yaml:3:")
    assert not (late / "orders" / "new.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-",), "--stdin-filename"),
        (("--stdin-filename", AGREEMENT), "«-»"),
        (("-", "orders", "--stdin-filename", AGREEMENT), "«-»"),
        (("-", "--stdin-filename", AGREEMENT, "--changed-since", "main"), "--changed-since"),
        (("-", "--stdin-filename", AGREEMENT, "--watch"), "исключают друг друга"),
        (("--watch", "--write-waivers"), "исключают друг друга"),
        (("-", "--stdin-filename", "../elsewhere.yaml"), "нет файла clusterctl.yaml"),
        (("-", "--stdin-filename", "orders/notes.txt"), "не то место"),
        (("-", "--stdin-filename", "regulations/tula.yaml"), "не то место"),
        (("-", "--stdin-filename", ".git/x.yaml"), "не то место"),
    ],
)
def test_arguments_that_do_not_go_together_end_the_run(
    clusterctl: Runner, late: Path, monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...], said: str,
) -> None:  # fmt: skip
    on_stdin(monkeypatch, "kind: order\n")

    outcome = clusterctl("validate", *arguments, cwd=late)

    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent as a Unix signal")
def test_watching_checks_again_after_a_change_until_interrupted(late: Path) -> None:
    command = [sys.executable, "-m", "clusterctl", "validate", "--watch", *LATE,
               "--output-format", "concise"]  # fmt: skip
    watching = subprocess.Popen(
        command,
        cwd=late,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert watching.stdout
    assert watching.stderr
    with watching:
        first = watching.stdout.readline()
        watching.stderr.readline()
        write(late / AGREEMENT, "\n" + FILES[AGREEMENT])
        second = watching.stdout.readline()
        watching.stderr.readline()
        write(late / "clusterctl.yaml", "kind: [settings\n")
        told = watching.stderr.readline()
        watching.stderr.readline()
        write(late / "clusterctl.yaml", FILES["clusterctl.yaml"])
        third = watching.stdout.readline()
        watching.send_signal(signal.SIGINT)
        rest, _told = watching.communicate()

    assert first.startswith(f"{AGREEMENT}:4:7: error[P08-02]")
    assert second.startswith(f"{AGREEMENT}:5:7: error[P08-02]")
    assert "настройки папки не читаются" in told
    assert third == second
    assert "\x1b" not in first + rest
    assert watching.returncode == 130
