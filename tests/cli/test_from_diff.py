"""`clusterctl new … --from-diff` as its users see it, in real repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from repositories import git, replace, save

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner

MACHINES = "clusters/mashinostroenie"
AGREEMENT, PROGRAM = f"{MACHINES}/agreement.yaml", f"{MACHINES}/program.yaml"
MEMBERS = f"{MACHINES}/cluster.yaml"
FIRST = "council:\n  formed_on"
NEWCOMER = "  - {organization: emp-kompozit, role: employer, since: 2026-11-12}\n"
LEAVING = "{organization: emp-roboteh, role: employer, since: 2026-03-02}"
LEFT = "{organization: emp-roboteh, role: employer, since: 2026-03-02, until: 2026-11-16}"
CHANGES = {
    "accession": (MEMBERS, FIRST, f"{NEWCOMER}{FIRST}"),
    "exclusion": (MEMBERS, LEAVING, LEFT),
    "term": (AGREEMENT, "until: 2031-08-31", "until: 2032-08-31"),
    "obligations": (
        AGREEMENT,
        "Предоставлять два места производственной практики",
        "Предоставлять три места производственной практики",
    ),
    "order_of_interaction": (AGREEMENT, "notice_days: 90", "notice_days: 60"),
}
SUPPLEMENTS = {
    "accession": ("participant: emp-kompozit\n", "signed_on:\n"),
    "exclusion": ("participant: emp-roboteh\n", "Исключить"),
    "term": ("new_valid_until: 2032-08-31\n", "31 августа 2032"),
    "obligations": ("    parties: [emp-ip-chernyh]\n", "Предоставлять три места"),
    "order_of_interaction": ("«Срок уведомления о выходе, дней»: 60 вместо 90.",),
}
DECISIONS = {
    "accession": "include_participant",
    "exclusion": "exclude_participant",
    "term": "change_term",
    "obligations": "change_obligations",
    "order_of_interaction": "change_order",
}


@pytest.fixture
def region(tula: Path) -> Path:
    """The example region, saved on its main line, a branch begun."""
    git(tula, "init", "-q", "-b", "main")
    save(tula)
    git(tula, "checkout", "-q", "-b", "branch")
    return tula


def begun(runner: Runner, root: Path, kind: str, *words: str) -> list[str]:
    """The texts of the documents that the command has begun."""
    outcome = runner("new", kind, "--from-diff", *words, cwd=root)
    assert (outcome.code, outcome.err) == (0, "")
    return [(root / file).read_text(encoding="utf-8") for file in outcome.out.splitlines()]


@pytest.mark.parametrize("matter", CHANGES)
def test_the_papers_of_a_change_say_what_it_is(
    clusterctl: Runner, region: Path, matter: str
) -> None:
    replace(region, *CHANGES[matter])

    [protocol] = begun(clusterctl, region, "protocol")
    [supplement] = begun(clusterctl, region, "supplement")

    assert f"kind: {DECISIONS[matter]}\n" in protocol
    assert f"change: {matter}\n" in supplement
    assert "agreement: soglashenie\n" in supplement
    assert "protocol: protokol-2026-06\n" in supplement
    for text in SUPPLEMENTS[matter]:
        assert text in supplement
    assert clusterctl("fmt", "--check").code == 0


@pytest.mark.parametrize("matter", CHANGES)
def test_with_the_papers_signed_nothing_is_missing(
    clusterctl: Runner, region: Path, matter: str
) -> None:
    replace(region, *CHANGES[matter])
    save(region)
    parties = {"accession": 14, "exclusion": 12}.get(matter, 13)
    signed = [f"parties.{i}.signed_on=2026-11-16" for i in range(parties)]
    given = {"protocol": ["signed_by_chair_on=2026-11-16"], "supplement": signed}

    for kind, values in given.items():
        words = [word for value in ("status=final", *values) for word in ("--set", value)]
        begun(clusterctl, region, kind, *words)

    judged = clusterctl("diff", "main", "--check")
    assert (judged.code, "✗" in judged.out) == (0, False), judged.out


def test_a_conclusion_lists_the_targets_before_and_after(clusterctl: Runner, region: Path) -> None:
    replace(region, PROGRAM, "{year: 2028, value: 857}", "{year: 2028, value: 800.5}")

    [conclusion] = begun(clusterctl, region, "conclusion")

    assert "issued_by: regional_operator\n" in conclusion
    assert "about: {revision: 5}\n" in conclusion
    assert "  - {indicator: ind-01, year: 2028, before: 857, after: 800.5}\n" in conclusion


def test_other_words_of_a_program_take_the_coordinator(clusterctl: Runner, region: Path) -> None:
    replace(region, PROGRAM, "title: Составить паспорта учебных мест", "title: Составить паспорта")

    [conclusion] = begun(clusterctl, region, "conclusion")

    assert "issued_by: regional_coordinator\n" in conclusion
    assert "id: rk-2026-04\n" in conclusion


def test_one_meeting_decides_on_all_and_each_change_has_its_supplement(
    clusterctl: Runner, region: Path
) -> None:
    replace(region, *CHANGES["accession"])
    replace(region, *CHANGES["term"])

    [protocol] = begun(clusterctl, region, "protocol")
    supplements = begun(clusterctl, region, "supplement")

    assert protocol.count("    decisions:\n") == 2
    assert [s.count("id: ds-2026-03\n") + 2 * s.count("id: ds-2026-04\n") for s in supplements] == [
        1, 2,
    ]  # fmt: skip
    assert ["change: accession\n" in s for s in supplements] == [True, False]


def test_an_answer_chooses_among_several(clusterctl: Runner, region: Path) -> None:
    replace(region, *CHANGES["accession"])
    replace(region, *CHANGES["term"])

    [supplement] = begun(clusterctl, region, "supplement", "--set", "change=term")

    assert "change: term\n" in supplement


def test_what_is_begun_is_not_begun_again(clusterctl: Runner, region: Path) -> None:
    replace(region, *CHANGES["accession"])
    begun(clusterctl, region, "supplement")

    again = clusterctl("new", "supplement", "--from-diff")

    assert (again.code, again.out) == (0, "")
    assert "ds-2026-03.yaml: уже начат, остаётся черновиком" in again.err


def test_where_nothing_is_demanded_that_is_said(clusterctl: Runner, region: Path) -> None:
    outcome = clusterctl("new", "supplement", "--from-diff", cwd=region)

    assert (outcome.code, outcome.out) == (0, "")
    assert "нового документа вида supplement изменения не требуют" in outcome.err


@pytest.mark.parametrize("words", [("main",), ("main", "HEAD"), ("main...HEAD",), ("HEAD^!",)])
def test_revisions_are_taken_as_diff_takes_them(
    clusterctl: Runner, region: Path, words: tuple[str, ...]
) -> None:
    replace(region, *CHANGES["accession"])
    save(region)

    assert len(begun(clusterctl, region, "protocol", *words)) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("order", "--from-diff"), "protocol, supplement, conclusion"),
        (("protocol", "--from-diff", "v9"), "git не знает ревизии «v9»"),
        (("protocol", "--from-diff", "--cluster", "himia"), "himiya"),
        (("protocol", "protokol-9", "v9"), "аргумент «v9» лишний"),
    ],
)
def test_what_cannot_be_done_is_told(
    clusterctl: Runner, region: Path, words: tuple[str, ...], told: str
) -> None:
    replace(region, *CHANGES["accession"])

    outcome = clusterctl("new", *words, cwd=region)

    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err
    assert "??" not in git(region, "status", "--short")


def test_all_or_nothing_is_written(clusterctl: Runner, region: Path) -> None:
    replace(region, *CHANGES["accession"])
    replace(region, *CHANGES["term"])

    outcome = clusterctl(
        "new", "supplement", "--from-diff", "--set", "new_valid_until=завтра", cwd=region
    )

    assert outcome.code == 2
    assert "??" not in git(region, "status", "--short")
