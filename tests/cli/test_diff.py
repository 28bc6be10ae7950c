"""`clusterctl diff` as its users see it, in real repositories."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import docx
import pytest
from docx.text.paragraph import Paragraph
from jsonschema import Draft202012Validator

from conftest import GOLDEN, TULA
from repositories import git, replace, save, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from running import Runner

ROOT = TULA.parents[1]
DOCS = ROOT / "docs"
CLUSTER = "clusters/mashinostroenie"
AGREEMENT = f"{CLUSTER}/agreement.yaml"
PROGRAM = f"{CLUSTER}/program.yaml"
NEWCOMER = "  - {organization: emp-kompozit, role: employer, since: 2026-11-12}\n"
SHIFTED = ("basis: запись в ЕГРИП от 17.02.2026", "signed_on: 2026-03-25", "signed_on: 2026-03-24")

PROTOCOL = """\
kind: protocol
id: protokol-2026-06
cluster: mashinostroenie
number: "6"
meeting_date: 2026-11-10
signed_by_chair_on: 2026-11-11
chair: Кравчук Светлана Борисовна
present:
  - organization: emp-tochnost
    person: {name: Кравчук Светлана Борисовна, position: директор}
agenda:
  - title: О включении АО «Композит-Эскиз» и о показателе ind-01
    decisions:
      - {kind: include_participant, subject: emp-kompozit, text: Включить.}
      - {kind: change_indicators, subject: ind-01, text: Снизить.}
    votes: {for: 1, against: 0, abstained: 0}
"""
SUPPLEMENT = """\
kind: supplement
id: ds-2026-03
agreement: soglashenie
cluster: mashinostroenie
number: "3"
date: 2026-11-12
change: accession
participant: emp-kompozit
protocol: protokol-2026-06
parties:
  - organization: emp-kompozit
    signatory: {name: Зорин Лев Маркович, position: директор, basis: Устав}
    signed_on: 2026-11-12
"""
CONCLUSION = """\
kind: conclusion
id: ro-2026-02
program: programma
cluster: mashinostroenie
about: {revision: 5}
issued_by: regional_operator
date: 2026-11-12
number: 16-01-10/930
addressee: {name: Кравчук Светлана Борисовна, position: директор}
verdict: agreed
changes: [{indicator: ind-01, year: 2028, before: 857, after: 800}]
"""
ENTRY = """\
  - number: 5
    date: 2026-11-13
    caused_by: protokol-2026-06
    summary: Снижено целевое значение ind-01 на 2028 год.
    conclusion: ro-2026-02
"""


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """The example region, saved in a sub-folder of a repository."""
    git(tmp_path, "init", "-q", "-b", "main")
    root = tmp_path / "область" / "кластеры"
    shutil.copytree(TULA, root, ignore=shutil.ignore_patterns("build"))
    save(tmp_path)
    return root


@pytest.fixture
def request_of_three(region: Path) -> Path:
    """A branch that lowers a target, adds a participant and shifts a signing date."""
    git(region, "checkout", "-q", "-b", "pull")
    replace(region, PROGRAM, "{year: 2028, value: 857}", "{year: 2028, value: 800}")
    replace(
        region,
        f"{CLUSTER}/cluster.yaml",
        "council:\n  formed_on",
        f"{NEWCOMER}council:\n  formed_on",
    )
    shift(region, *SHIFTED)
    save(region)
    return region


def shift(root: Path, beside: str, old: str, new: str) -> None:
    """Replaces the first text that comes after another one."""
    path = root / AGREEMENT
    head, found, tail = path.read_text(encoding="utf-8").partition(beside)
    assert found
    path.write_text(head + found + tail.replace(old, new, 1), encoding="utf-8", newline="\n")


def steady(told: str) -> str:
    """An output without commits and lines, which change whenever the examples do."""
    told = re.sub("[0-9a-f]{40}", "…", told)
    return re.sub(r"(?<=line\": )\d+|(?<=yaml:)\d+", "0", told)


def test_an_unchanged_folder_has_no_changes(clusterctl: Runner, region: Path) -> None:
    outcome = clusterctl("diff", "--check", cwd=region)

    assert (outcome.code, outcome.out) == (0, "изменений нет\n")


def test_a_pull_request_is_told_what_it_takes(
    clusterctl: Runner, request_of_three: Path, golden: Callable[[str, str], None]
) -> None:
    outcome = clusterctl("diff", "main...pull", "--check", cwd=request_of_three)

    assert outcome.code == 1
    golden("diff/three.ru.txt", steady(outcome.out))


def test_the_same_in_english(
    clusterctl: Runner, request_of_three: Path, golden: Callable[[str, str], None]
) -> None:
    outcome = clusterctl("--lang", "en", "diff", "main", cwd=request_of_three)

    assert outcome.code == 0
    golden("diff/three.en.txt", steady(outcome.out))


def test_the_same_as_a_comment(
    clusterctl: Runner, request_of_three: Path, golden: Callable[[str, str], None]
) -> None:
    clusterctl("diff", "main", "--format", "md", "-o", "comment.md", cwd=request_of_three)

    golden("diff/three.md", (request_of_three / "comment.md").read_text(encoding="utf-8"))


def test_the_same_as_json(
    clusterctl: Runner, request_of_three: Path, golden: Callable[[str, str], None]
) -> None:
    outcome = clusterctl("diff", "main", "HEAD", "--format", "json", cwd=request_of_three)

    matters = [c["matter"] for c in json.loads(outcome.out)["consequences"]]
    assert matters == ["accession", "targets", "frozen"]
    golden("diff/three.json", steady(outcome.out))


def test_the_same_as_a_paper(
    clusterctl: Runner, request_of_three: Path, golden: Callable[[str, str], None]
) -> None:
    clusterctl("diff", "main", "--format", "docx", "-o", "было-стало.docx", cwd=request_of_three)

    golden("diff/three.docx.txt", paper(request_of_three / "было-стало.docx"))


def paper(file: Path) -> str:
    """The paragraphs of a DOCX in lines, a table's row in one."""
    lines = []
    for block in docx.Document(str(file)).iter_inner_content():
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [" | ".join(cell.text for cell in row.cells) for row in block.rows]
    return "".join(f"{line}\n" for line in lines)


def test_with_the_papers_added_nothing_is_missing(
    clusterctl: Runner, request_of_three: Path
) -> None:
    root = request_of_three
    beside, shifted, signed = SHIFTED[0], SHIFTED[2], SHIFTED[1]
    shift(root, beside, shifted, signed)
    write(root, f"{CLUSTER}/protocols/protokol-2026-06.yaml", PROTOCOL)
    write(root, f"{CLUSTER}/supplements/ds-2026-03.yaml", SUPPLEMENT)
    write(root, f"{CLUSTER}/conclusions/ro-2026-02.yaml", CONCLUSION)
    replace(root, PROGRAM, "revision: 4\n", "revision: 5\n")
    replace(root, PROGRAM, "sections:\n  participants:", f"{ENTRY}sections:\n  participants:")

    outcome = clusterctl("diff", "main", "--check", cwd=root)

    assert outcome.code == 0
    assert "✗" not in outcome.out
    assert "не позднее 17.11.2026" in outcome.out


def test_moving_renaming_and_commenting_are_no_changes(clusterctl: Runner, region: Path) -> None:
    old = region / CLUSTER / "supplements" / "ds-2026-01.yaml"
    old.rename(old.with_name("переименовано.yaml"))
    moved = "  - {organization: emp-roboteh, role: employer, since: 2026-03-02}\n"
    replace(region, f"{CLUSTER}/cluster.yaml", moved, "")
    replace(region, f"{CLUSTER}/cluster.yaml", "participants:\n", f"participants:\n{moved}")
    replace(region, AGREEMENT, "kind: agreement\n", "# комментарий\nkind: agreement\n")

    outcome = clusterctl("diff", cwd=region)

    assert outcome.out == "изменений нет\n"


def test_the_index_is_not_the_working_tree(clusterctl: Runner, region: Path) -> None:
    replace(region, AGREEMENT, "notice_days: 90", "notice_days: 60")
    git(region, "add", "-A")
    replace(region, AGREEMENT, "notice_days: 60", "notice_days: 30")

    staged = clusterctl("diff", "--staged", cwd=region)
    here = clusterctl("diff")

    assert "Срок уведомления о выходе, дней: 90 → 60" in staged.out
    assert "Срок уведомления о выходе, дней: 90 → 30" in here.out


def test_it_works_from_a_folder_inside_and_shows_paths_from_there(
    clusterctl: Runner, region: Path
) -> None:
    replace(region, AGREEMENT, "notice_days: 90", "notice_days: 60")

    outcome = clusterctl("diff", cwd=region / "clusters" / "himiya")

    assert outcome.out.startswith("../mashinostroenie/agreement.yaml: Соглашение № 1/2026")


def test_a_file_that_cannot_be_read_breaks_the_check(clusterctl: Runner, region: Path) -> None:
    write(region, AGREEMENT, "kind: [agreement\n")

    outcome = clusterctl("diff", "--check", cwd=region)

    assert outcome.code == 1
    assert "прочитать не удалось, поэтому не сравнивается" in outcome.out


def test_a_long_text_is_told_around_what_differs(clusterctl: Runner, region: Path) -> None:
    replace(region, AGREEMENT, "от 36 часов с доступом", "от 72 часов с доступом")

    outcome = clusterctl("diff", cwd=region)

    [line] = [line for line in outcome.out.splitlines() if "72 часов" in line]
    assert "на рабочие места продолжительностью от 36 часов с доступом" in line
    assert len(line) < 400


def test_a_comment_says_nothing_but_the_text(clusterctl: Runner, region: Path) -> None:
    replace(region, AGREEMENT, "place: г. Тула", "place: '@all <img src=x> | `x` [a](http://b) #1'")

    outcome = clusterctl("diff", "--format", "md", cwd=region)

    [row] = [line for line in outcome.out.splitlines() if "img" in line]
    assert row.count("|") - row.count("\\|") == 6
    for meaning in ("@all", r"(?<!\\)<", r"(?<!\\)\[a", r"(?<!\\)`", "http://", "#1"):
        assert not re.search(meaning, row)


def test_a_steering_character_is_shown_as_its_code(clusterctl: Runner, region: Path) -> None:
    replace(region, AGREEMENT, "place: г. Тула", 'place: "г. \\e[31mТула"')

    outcome = clusterctl("diff", cwd=region)

    assert "\x1b" not in outcome.out


def test_the_way_back_is_told_as_well(clusterctl: Runner, request_of_three: Path) -> None:
    back = clusterctl("diff", "pull", "main", cwd=request_of_three)

    assert "- участник АО «Композит-Эскиз» убран из состава" in back.out
    assert "800 чел. → 857 чел." in back.out.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("v9",), "git не знает ревизии «v9»"),
        (("--format", "docx"), "документ Word на экран не выводится"),
        (("--format", "pdf"), "«pdf»"),
        (("--staged", "HEAD", "HEAD"), "--staged сравнивает с индексом"),
        (("--unstaged", "HEAD"), "--unstaged сравнивает индекс с рабочей папкой"),
        (("--unstaged", "--staged"), "--unstaged сравнивает индекс с рабочей папкой"),
        (("--format", "md", "--format", "json"), "несколько форматов"),
        (("--as-of", "вчера"), "«вчера»"),
    ],
)
def test_what_cannot_be_done_is_told_with_a_remedy(
    clusterctl: Runner, region: Path, arguments: tuple[str, ...], message: str
) -> None:
    outcome = clusterctl("diff", *arguments, cwd=region)

    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err


@pytest.mark.parametrize(
    "words",
    [
        ("pull^!",), ("pull^-",), ("main..pull",), ("main...pull",), ("main", "pull"),
        (":/первый", "HEAD"), ("HEAD~1", "HEAD"), ("HEAD@{1}", "HEAD^{/второй..}"), ("main..",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_versions_are_named_in_all_the_ways_of_git(
    clusterctl: Runner, region: Path, words: tuple[str, ...]
) -> None:
    save(region, "первый")
    git(region, "checkout", "-q", "-b", "pull")
    replace(region, AGREEMENT, "notice_days: 90", "notice_days: 60")
    save(region, "второй.. и последний")

    outcome = clusterctl("diff", *words, cwd=region)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.count(": 90 → 60") == 1


def test_a_search_with_two_dots_in_it_names_one_commit(clusterctl: Runner, region: Path) -> None:
    replace(region, AGREEMENT, "notice_days: 90", "notice_days: 60")
    save(region, "второй.. и последний")
    replace(region, AGREEMENT, "notice_days: 60", "notice_days: 30")

    outcome = clusterctl("diff", "HEAD^{/второй..}", cwd=region)

    assert ": 60 → 30" in outcome.out


def test_the_index_and_the_working_tree_are_compared(clusterctl: Runner, region: Path) -> None:
    replace(region, AGREEMENT, "notice_days: 90", "notice_days: 60")
    git(region, "add", "-A")
    replace(region, AGREEMENT, "notice_days: 60", "notice_days: 30")

    outcome = clusterctl("diff", "--unstaged", cwd=region)

    assert "Срок уведомления о выходе, дней: 60 → 30" in outcome.out


def test_several_formats_are_told_at_once(clusterctl: Runner, request_of_three: Path) -> None:
    outcome = clusterctl(
        "diff", "main", "--format", "md", "-o", "a.md", "--format", "json", "-o", "a.json",
        "--format", "github", "--check", cwd=request_of_three,
    )  # fmt: skip

    assert outcome.code == 1
    assert outcome.out.count("::error ") == 3
    assert (request_of_three / "a.md").read_text(encoding="utf-8").startswith("## ")
    assert json.loads((request_of_three / "a.json").read_text(encoding="utf-8"))["version"] == 1


def test_gitlab_is_told_of_each_consequence_once(
    clusterctl: Runner, request_of_three: Path
) -> None:
    outcome = clusterctl("diff", "main", "--format", "gitlab", cwd=request_of_three)

    issues = json.loads(outcome.out)
    assert [i["check_name"] for i in issues] == ["diff-accession", "diff-targets", "diff-frozen"]
    assert len({i["fingerprint"] for i in issues}) == 3


def test_a_taken_out_value_is_told_where_its_list_stands(
    clusterctl: Runner, request_of_three: Path
) -> None:
    outcome = clusterctl("diff", "pull", "main", "--format", "github", cwd=request_of_three)

    text = (request_of_three / CLUSTER / "cluster.yaml").read_text(encoding="utf-8")
    at = text[: text.index("participants:")].count("\n") + 1
    assert f"/cluster.yaml,line={at}," in outcome.out
    assert "title=diff-exclusion" in outcome.out


@pytest.mark.parametrize(
    "edit",
    [
        ("nothing", "", ""),
        (AGREEMENT, "notice_days: 90", "notice_days: 60"),
        (AGREEMENT, "kind: agreement\n", "kind: [agreement\n"),
        (AGREEMENT, "place: г. Тула", 'place: "\\e[31m\\uD800"'),
        (PROGRAM, "{year: 2028, value: 800}", "{year: 2028, value: 800.25}"),
    ],
    ids=["nothing", "a number", "a broken file", "escapes", "a fraction"],
)
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_json_keeps_its_promise(
    clusterctl: Runner, request_of_three: Path, edit: tuple[str, str, str], language: str
) -> None:
    if edit[1]:
        replace(request_of_three, *edit)
    promise = json.loads((ROOT / "schemas" / "diff.schema.json").read_text(encoding="utf-8"))
    check = Draft202012Validator(promise, format_checker=Draft202012Validator.FORMAT_CHECKER)

    for words in (("main",), ("pull", "main"), ("--staged",), ("HEAD^!",)):
        outcome = clusterctl(
            "diff", *words, "--format", "json", "--lang", language, cwd=request_of_three
        )
        assert [error.message for error in check.iter_errors(json.loads(outcome.out))] == []


def test_a_folder_without_git_is_told_how_to_begin(clusterctl: Runner, tula: Path) -> None:
    outcome = clusterctl("diff", cwd=tula)

    assert outcome.code == 2
    assert "git init" in outcome.err


def test_every_command_of_the_page_works(clusterctl: Runner, request_of_three: Path) -> None:
    git(request_of_three, "tag", "v1", "main")
    git(request_of_three, "tag", "v2", "pull")
    page = (DOCS / "diff.md").read_text(encoding="utf-8")
    lines = [
        line
        for block in re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
        for line in block.splitlines()
    ]
    assert lines

    for line in lines:
        command = line.split("#")[0].split()
        assert command[0] == "clusterctl"

        outcome = clusterctl(*command[1:], cwd=request_of_three)

        assert outcome.code == int("--check" in command), line
        assert outcome.err == "", line


def test_both_pages_show_the_same_commands_and_the_true_output() -> None:
    english, russian = (
        (DOCS / name).read_text(encoding="utf-8") for name in ("diff.md", "diff.ru.md")
    )
    commands, shown = (re.compile(rf"```{kind}\n(.*?)```", re.DOTALL) for kind in ("sh", "text"))

    told = [
        re.sub(" +# .*", "", block)
        for page in (english, russian)
        for block in commands.findall(page)
    ]

    assert told[: len(told) // 2] == told[len(told) // 2 :]
    for page, language in ((english, "en"), (russian, "ru")):
        golden = (GOLDEN / "diff" / f"three.{language}.txt").read_text(encoding="utf-8")
        for block in shown.findall(page):
            assert block in golden
