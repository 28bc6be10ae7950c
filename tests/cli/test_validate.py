"""`clusterctl validate` as its users see it."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from running import Runner

ROOT = Path(__file__).parents[2]
AGREEMENT = "clusters/himiya/agreement.yaml"
WARNINGS = ("--severity", "warning")
"""Without what the drafts of the example lack."""


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


@pytest.fixture
def late(tula: Path) -> Path:
    """A region in which one agreement was concluded too late."""
    change(tula, AGREEMENT, "\ndate: 2026-03-26", "\ndate: 2026-04-07")
    return tula


def test_the_example_region_is_clean(clusterctl: Runner, tula: Path) -> None:
    outcome = clusterctl("validate", "--severity", "warning", "-C", tula)

    assert outcome.code == 0
    assert outcome.out.endswith("замечаний нет\n")


def test_a_draft_is_told_what_it_lacks_as_information(clusterctl: Runner, tula: Path) -> None:
    outcome = clusterctl("validate", "-C", tula)

    assert outcome.code == 0
    assert "к сведению[P05-02]" in outcome.out


def test_a_finding_shows_the_line_the_spot_the_paragraph_and_the_other_place(
    clusterctl: Runner, late: Path, golden: Callable[[str, str], None]
) -> None:
    outcome = clusterctl("validate", "--select", "P08-02", cwd=late)

    assert outcome.code == 1
    golden("validate/late.ru.txt", outcome.out)


def test_the_same_finding_in_english(
    clusterctl: Runner, late: Path, golden: Callable[[str, str], None]
) -> None:
    outcome = clusterctl("validate", "--select", "P08-02", "--lang", "en", cwd=late)

    assert outcome.code == 1
    golden("validate/late.en.txt", outcome.out)


def test_json_keeps_its_promise(clusterctl: Runner, late: Path) -> None:
    promise = json.loads((ROOT / "schemas" / "report.schema.json").read_text(encoding="utf-8"))

    outcome = clusterctl("validate", "--output-format", "json", cwd=late)

    report = json.loads(outcome.out)
    jsonschema.Draft202012Validator(promise).validate(report)
    [finding] = [f for f in report["findings"] if f["code"] == "P08-02"]
    assert finding["place"]["file"] == AGREEMENT
    assert finding["route"] == ["date"]
    assert finding["severity"] == "error"
    assert report["summary"]["error"] == sum(f["severity"] == "error" for f in report["findings"])


def test_a_fingerprint_stays_when_lines_move(clusterctl: Runner, late: Path) -> None:
    def marks() -> list[str]:
        told = clusterctl("validate", "--output-format", "json", cwd=late).out
        return [f["fingerprint"] for f in json.loads(told)["findings"]]

    before = marks()
    change(late, AGREEMENT, "kind: agreement", "# строка\n\n# ещё строка\nkind: agreement")

    assert marks() == before != []


def test_concise_is_a_line_a_finding_with_paths_from_where_one_stands(
    clusterctl: Runner, late: Path
) -> None:
    outcome = clusterctl(
        "validate", "--output-format", "concise", "--select", "P08-02", cwd=late / "clusters"
    )

    [line] = outcome.out.splitlines()
    assert line.startswith("himiya/agreement.yaml:")
    assert " error[P08-02] соглашение заключено 07.04.2026" in line


def test_findings_of_the_named_paths_only(clusterctl: Runner, late: Path) -> None:
    outcome = clusterctl("validate", "clusters/mashinostroenie", "organizations", cwd=late)

    assert outcome.code == 0
    assert AGREEMENT not in outcome.out


def test_a_path_that_names_nothing_ends_the_run(clusterctl: Runner, tula: Path) -> None:
    outcome = clusterctl("validate", "clusters/himia", cwd=tula)

    assert outcome.code == 2
    assert outcome.out == ""
    assert "clusters/himia" in outcome.err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--fail-on", "never"), 0),
        (("--ignore", "P"), 0),
        (("--select", "D,C"), 0),
        (("--select", "p08-02"), 1),
        (("--severity", "loud"), 2),
        (("--fail-on", "eror"), 2),
        (("--select", "X1"), 2),
        (("--as-of", "2026-13-01"), 2),
        (("--output-format", "xml"), 2),
        (("--output-format", "json", "--output-format", "text"), 2),
        (("--nonsense",), 2),
    ],
)
def test_exit_codes(clusterctl: Runner, late: Path, options: tuple[str, ...], code: int) -> None:
    outcome = clusterctl("validate", *options, cwd=late)

    assert outcome.code == code
    assert "Traceback" not in outcome.err


def test_a_slip_in_an_option_s_value_gets_a_hint(clusterctl: Runner, tula: Path) -> None:
    outcome = clusterctl("validate", "--fail-on", "eror", cwd=tula)

    assert "может быть, error?" in outcome.err


def test_several_formats_go_to_files_of_their_own(clusterctl: Runner, late: Path) -> None:
    outcome = clusterctl(
        "validate",
        *("--output-format", "json", "-o", "a.json"),
        *("--output-format", "concise", "-o", "b.txt"),
        *("--output-format", "text"),
        cwd=late,
    )

    assert outcome.code == 1
    assert json.loads((late / "a.json").read_text(encoding="utf-8"))["summary"]["error"]
    assert "P08-02" in (late / "b.txt").read_text(encoding="utf-8")
    assert "P08-02" in outcome.out


def test_statistics_count_by_code(clusterctl: Runner, late: Path) -> None:
    outcome = clusterctl("validate", "--statistics", "--select", "P08-02", cwd=late)

    assert outcome.out.split(maxsplit=2)[:2] == ["1", "P08-02"]


def test_settings_turn_rules_off_and_change_their_severity(clusterctl: Runner, late: Path) -> None:
    change(late, "clusterctl.yaml", "calendar:", "rules: {P08-02: info}\ncalendar:")
    eased = clusterctl("validate", "--select", "P08-02", cwd=late)
    change(late, "clusterctl.yaml", "rules: {P08-02: info}", "rules: {P08-02: off}")
    silent = clusterctl("validate", "--select", "P08-02", cwd=late)

    assert (eased.code, silent.code) == (0, 0)
    assert "к сведению[P08-02]" in eased.out
    assert "P08-02" not in silent.out


def test_one_broken_file_hides_no_finding_of_another(clusterctl: Runner, late: Path) -> None:
    (late / "clusters" / "mashinostroenie" / "program.yaml").write_text("a: [1\n", encoding="utf-8")

    outcome = clusterctl("validate", "--output-format", "concise", cwd=late)

    assert "mashinostroenie/program.yaml:1" in outcome.out
    assert "[P08-02]" in outcome.out


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty", b"", "Y013"),
        ("binary", bytes(range(256)) * 50, "Y003"),
        ("cp1251", "kind: organization\nid: завод\n".encode("cp1251"), "Y003"),
        ("utf16", "kind: organization\nid: x\n".encode("utf-16"), "Y003"),
        ("brackets", b"[" * 10_000, "Y006"),
        ("aliases", b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n", "Y008"),
        ("unknown-kind", b"kind: dogovor\nid: unknown-kind\n", "S008"),
        ("a-list", b"- 1\n- 2\n", "S002"),
        ("a-text", b"just words\n", "S002"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_files_are_findings_and_never_tracebacks(
    clusterctl: Runner, tula: Path, name: str, content: bytes, code: str
) -> None:
    (tula / "organizations" / f"{name}.yaml").write_bytes(content)

    outcome = clusterctl("validate", "--output-format", "json", *WARNINGS, cwd=tula)

    assert outcome.code == 1
    assert outcome.err == ""
    found = json.loads(outcome.out)["findings"]
    assert {f["place"]["file"] for f in found} == {f"organizations/{name}.yaml"}
    assert code in {f["code"] for f in found}


@pytest.mark.parametrize("written", ["26.03.2026", "2026-02-31"])
def test_a_date_that_is_none_accuses_no_party_of_that_day(
    clusterctl: Runner, tula: Path, written: str
) -> None:
    change(tula, "clusters/himiya/agreement.yaml", "date: 2026-03-26", f"date: {written}")

    out = clusterctl("validate", "--output-format", "json", *WARNINGS, cwd=tula).out

    assert [f["route"] for f in json.loads(out)["findings"]] == [["date"]]


def test_a_folder_named_like_a_document_is_a_finding(clusterctl: Runner, tula: Path) -> None:
    (tula / "organizations" / "folder.yaml").mkdir()

    outcome = clusterctl("validate", "--output-format", "concise", *WARNINGS, cwd=tula)

    assert outcome.code == 1
    assert outcome.out.startswith("organizations/folder.yaml:1:1: error[Y009]")


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights on Windows")
def test_a_link_out_of_the_folder_is_not_followed(
    clusterctl: Runner, tula: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.yaml").write_text("kind: organization\nid: secret\n", encoding="utf-8")
    (tula / "organizations" / "secret.yaml").symlink_to(tmp_path / "secret.yaml")

    outcome = clusterctl("validate", "--output-format", "concise", cwd=tula)

    assert outcome.code == 1
    assert "secret.yaml:1:1: error[Y010]" in outcome.out


def test_no_settings_ends_the_run_with_the_next_step(clusterctl: Runner, tmp_path: Path) -> None:
    outcome = clusterctl("validate", cwd=tmp_path)

    assert outcome.code == 2
    assert "clusterctl.yaml" in outcome.err
    assert "подсказка" in outcome.err


def test_unreadable_settings_end_the_run(clusterctl: Runner, tula: Path) -> None:
    (tula / "clusterctl.yaml").write_text("kind: [settings\n", encoding="utf-8")

    outcome = clusterctl("validate", cwd=tula)

    assert outcome.code == 2
    assert "настройки папки не читаются" in outcome.err


def test_steering_characters_of_a_document_never_reach_the_terminal(
    clusterctl: Runner, tula: Path
) -> None:
    change(tula, AGREEMENT, 'number: "2/2026"', 'number: "\\e[31m\\u202e2"\nэкран\\: "x"')

    outcome = clusterctl("validate", "--color", "never", cwd=tula)

    assert outcome.code == 1
    assert not {"\x1b", "\u202e"} & set(outcome.out + outcome.err)


def test_colours_only_where_asked(
    clusterctl: Runner, late: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = clusterctl("validate", cwd=late).out
    forced = clusterctl("validate", "--color", "always", cwd=late).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    from_environment = clusterctl("validate", cwd=late).out
    monkeypatch.setenv("NO_COLOR", "1")
    refused = clusterctl("validate", cwd=late).out

    assert ["\x1b[" in text for text in (plain, forced, from_environment, refused)] == [
        False, True, True, False,
    ]  # fmt: skip


def test_output_that_can_t_be_written_leaves_the_old_file(clusterctl: Runner, tula: Path) -> None:
    (tula / "report.json").mkdir()

    outcome = clusterctl("validate", "--output-format", "json", "-o", "report.json", cwd=tula)

    assert outcome.code == 2
    assert "не записывается" in outcome.err
    assert not list(tula.glob(".*.tmp"))
