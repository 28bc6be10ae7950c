"""The papers around an agreement: letters, protocols, supplements, orders, conclusions."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from openxml_audit import OpenXmlValidator

from clusterctl import check, folder
from clusterctl.render.jobs import called_for, jobs, pack
from clusterctl.render.listing import Made, contents
from clusterctl.render.papers import PAPERS
from clusterctl.word.text import text_of
from conftest import TULA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clusterctl.check import Verdict

DAY = date(2026, 11, 16)

GOLDEN = [
    ("supplement", "mashinostroenie", "ds-2026-01"),
    ("supplement", "mashinostroenie", "ds-2026-02"),
    ("supplement", "himiya", "ds-2026-01"),
    ("protocol", "mashinostroenie", "protokol-2026-02"),
    ("protocol", "himiya", "protokol-2026-02"),
    ("registration", "mashinostroenie", "protokol-2026-02"),
    ("extract", "mashinostroenie", "protokol-2026-03"),
    ("notice", "mashinostroenie", "soglashenie"),
    ("notice", "mashinostroenie", "ds-2026-01"),
    ("notice", "mashinostroenie", "ds-2026-02"),
    ("notice", "mashinostroenie", "protokol-2026-04"),
    ("notice", "himiya", "protokol-2026-01"),
    ("notification", "mashinostroenie", "ds-2026-01"),
    ("notification", "himiya", "ds-2026-01"),
    ("certification", "mashinostroenie", "soglashenie"),
    ("certification", "mashinostroenie", "protokol-2026-04"),
    ("conclusion", "mashinostroenie", "rk-2026-01"),
    ("conclusion", "mashinostroenie", "rk-2026-03"),
    ("conclusion", "mashinostroenie", "ro-2026-01"),
    ("order", "mashinostroenie", "prikaz-2026-101"),
    ("order", "mashinostroenie", "prikaz-2026-214"),
    ("order", "himiya", "prikaz-2026-318"),
    ("order", "selskoe-hozyaystvo", "prikaz-2026-322"),
]

NAMES = ["-".join(row) for row in GOLDEN]


@cache
def judged(root: Path = TULA) -> Verdict:
    return check.check(folder.load(root, DAY, DAY))


def made(verdict: Verdict, paper: str, cluster: str, id: str) -> bytes:
    """The paper of a document."""
    found = [j for j in jobs(verdict.folder, PAPERS[paper], cluster) if j.document.id == id]
    findings = verdict.of(found[0].paper.sources(verdict.folder, found[0].document))
    return found[0].paper.made(verdict.folder, found[0].document, 0, draft=False, found=findings)


@pytest.mark.parametrize(("paper", "cluster", "id"), GOLDEN, ids=NAMES)
def test_papers_read_as_a_clerk_would_write_them(
    paper: str, cluster: str, id: str, golden: Callable[[str, str], None]
) -> None:
    text = text_of(made(judged(), paper, cluster, id))

    golden(f"papers/{cluster}-{paper}-{id}.txt", text)


@pytest.mark.parametrize(("paper", "cluster", "id"), GOLDEN, ids=NAMES)
def test_no_paper_runs_full_stops_or_spaces_together(paper: str, cluster: str, id: str) -> None:
    text = text_of(made(judged(), paper, cluster, id))

    assert "None" not in text
    assert not [slip for slip in ("..", "  ", " ,", " .", ",,", "«»") if slip in text]


@pytest.mark.parametrize(("paper", "cluster", "id"), GOLDEN[::3], ids=NAMES[::3])
def test_the_same_documents_make_the_same_bytes(paper: str, cluster: str, id: str) -> None:
    once, again = (made(judged(), paper, cluster, id) for _time in range(2))

    assert once == again


@pytest.mark.slow
@pytest.mark.parametrize(("paper", "cluster", "id"), GOLDEN[::2], ids=NAMES[::2])
def test_word_opens_the_papers_without_a_word(
    paper: str, cluster: str, id: str, tmp_path: Path
) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(made(judged(), paper, cluster, id))

    result = OpenXmlValidator().validate(file)

    assert not result.errors


def change(root: Path, file: str, *edits: tuple[str, str]) -> None:
    """Edits a document: each text there exactly once, or a pattern, gives way to another."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    for old, new in edits:
        text, times = re.subn(old, new, text, count=1, flags=re.MULTILINE | re.DOTALL)
        assert times == 1, old
    path.write_text(text, encoding="utf-8", newline="\n")


def clauses(root: Path, cluster: str = "mashinostroenie", id: str = "ds-2026-02") -> list[str]:
    """The numbered clauses of a supplement."""
    text = text_of(made(check.check(folder.load(root, DAY, DAY)), "supplement", cluster, id))
    return [line for line in text.split("\n") if re.match(r"\d+\. ", line)]


FILE = "clusters/mashinostroenie/supplements/ds-2026-02.yaml"
NO_CLAUSES = (r"^clauses:.*?(?=^parties:)", "")
NO_OBLIGATIONS = (r"^obligations:.*?(?=^protocol:)", "")


def test_a_supplement_on_the_term_sets_the_new_last_day(tula: Path) -> None:
    change(tula, FILE, ("change: obligations", "change: term\nnew_valid_until: 2032-08-31"),
           NO_CLAUSES, NO_OBLIGATIONS)  # fmt: skip

    text = clauses(tula)

    assert text[0] == "1. Установить, что Соглашение действует по 31\u00a0августа 2032\u00a0г."
    assert text[2].endswith(
        "не позднее 30\u00a0(тридцати) рабочих дней со дня подписания протокола "
        "председателем отраслевого совета Кластера."
    )


def test_a_supplement_on_the_order_of_interaction_leaves_room_to_write(tula: Path) -> None:
    change(tula, FILE, ("change: obligations", "change: order_of_interaction"),
           NO_CLAUSES, NO_OBLIGATIONS)  # fmt: skip

    assert clauses(tula)[0].startswith("1. Раздел «Порядок взаимодействия» Соглашения изложить")
    assert "____" in clauses(tula)[0]


def test_a_supplement_on_requisites_gives_them_in_full_and_needs_no_protocol(tula: Path) -> None:
    change(tula, FILE, ("change: obligations", "change: requisites\nparticipant: emp-liteika"),
           NO_CLAUSES, NO_OBLIGATIONS, ("^protocol: .*?$", ""))  # fmt: skip
    verdict = check.check(folder.load(tula, DAY, DAY))

    text = text_of(made(verdict, "supplement", "mashinostroenie", "ds-2026-02"))

    assert "изложить в части сведений, которые относятся к ООО «ЛП «Макет»," in text
    assert "Расчётный счёт 40702810500000000201" in text
    assert "на основании протокола" not in text


def test_who_leaves_and_does_not_sign_is_told_of(tula: Path) -> None:
    change(tula, "clusters/himiya/supplements/ds-2026-01.yaml",
           (r"^  - organization: emp-vodohim\n.*?(?=^copy)", ""))  # fmt: skip

    text = clauses(tula, "himiya", "ds-2026-01")

    assert any("Исключаемый участник настоящее" in line for line in text)
    assert "в 7\u00a0(семи) экземплярах" in text[-1]


def test_an_accession_without_clauses_of_its_own_has_the_usual_ones(tula: Path) -> None:
    change(tula, "clusters/mashinostroenie/supplements/ds-2026-01.yaml", NO_CLAUSES)

    text = clauses(tula, "mashinostroenie", "ds-2026-01")

    assert text[0] == (
        "1. Включить в состав участников Кластера нового участника: Общество с ограниченной "
        "ответственностью «Электропривод-Макет» (ООО «Электропривод-Макет»)."
    )
    assert text[1].startswith("2. Новый участник присоединяется к Соглашению")


def test_a_draft_has_room_for_what_is_not_known(tula: Path) -> None:
    change(tula, "clusters/mashinostroenie/supplements/ds-2026-01.yaml",
           ("^id: ds-2026-01$", "id: ds-2026-01\nstatus: draft"),
           ('^number: "1"$\n', ""), ("^date: 2026-06-10$\n", ""),
           (r"^copy_to_regional_operator:.*", ""))  # fmt: skip
    verdict = check.check(folder.load(tula, DAY, DAY))

    made_of_it = {
        paper: text_of(made(verdict, paper, "mashinostroenie", "ds-2026-01"))
        for paper in ("supplement", "notice", "notification", "certification")
    }

    assert "ДОПОЛНИТЕЛЬНОЕ СОГЛАШЕНИЕ №\u00a0______" in made_of_it["supplement"]
    assert "«___»\u00a0____________ 20__\u00a0г." in made_of_it["supplement"]
    assert "__.__.20__ №\u00a0__________" in made_of_it["notice"]
    assert not [name for name, text in made_of_it.items() if "None" in text]


def test_remarks_tell_the_findings_by_sections(tula: Path) -> None:
    change(tula, "clusters/himiya/program.yaml", ("channel: site", "channel: sait"))
    verdict = check.check(folder.load(tula, DAY, DAY))

    text = text_of(made(verdict, "remarks", "himiya", "programma"))

    assert [j.paper.name for j in called_for(verdict, "himiya")].count("remarks") == 1
    assert "Раздел 14. Популяризация и медиаплан первого года" in text
    assert "Замечаний нет" not in text


def test_a_sound_program_calls_for_no_remarks() -> None:
    assert "remarks" not in {j.paper.name for j in called_for(judged(), "mashinostroenie")}


@pytest.mark.parametrize(
    ("id", "chair"),
    [("protokol-2026-03", "И.П.\u00a0Примеров"), ("protokol-2026-04", "С.Б.\u00a0Кравчук")],
)
def test_a_copy_is_certified_by_the_chair_of_that_day(id: str, chair: str) -> None:
    assert chair in text_of(made(judged(), "certification", "mashinostroenie", id))


def test_an_order_is_a_draft_whatever_its_documents_say() -> None:
    order = made(judged(), "order", "mashinostroenie", "prikaz-2026-214")
    agreement = made(judged(), "agreement", "mashinostroenie", "soglashenie")

    assert "ПРОЕКТ" in headers(order)
    assert "ПРОЕКТ" not in headers(agreement)


def headers(docx: bytes) -> str:
    """All that the headers of a paper say."""
    with zipfile.ZipFile(BytesIO(docx)) as package:
        parts = [name for name in package.namelist() if "header" in name]
        return "".join(package.read(name).decode() for name in parts)


def test_the_contents_of_a_pack_name_every_paper_in_order(
    golden: Callable[[str, str], None],
) -> None:
    found = pack(judged(), "himiya")
    cluster = judged().folder.get("cluster", "himiya")
    assert cluster is not None

    listed = contents(
        judged().folder, cluster, [Made(j, j.name, draft=j.paper.project) for j in found]
    )

    golden("papers/himiya-contents.txt", text_of(listed))


@pytest.mark.parametrize(("paper", "cluster", "id"), GOLDEN[::2], ids=NAMES[::2])
def test_nothing_that_is_missing_in_what_is_named_stops_a_draft(
    paper: str, cluster: str, id: str
) -> None:
    whole = judged().folder
    gone = {d.file: [("name",), ("inn",), ("ogrn",), ("addresses",)] for d in
            [*whole.of("organization"), *whole.of("cluster")]}  # fmt: skip
    bare = replace(judged(), folder=whole.without(gone))

    text = text_of(made(bare, paper, cluster, id))

    assert "____" in text
    assert "None" not in text


def test_a_draft_agreement_has_its_letters_ready_to_be_sent_with_it() -> None:
    papers = [j.paper.name for j in called_for(judged(), "selskoe-hozyaystvo")]

    assert {"agreement", "certification", "notice"} <= set(papers)


@pytest.mark.parametrize("paper", ["protocol", "extract"])
def test_the_last_vote_stays_on_the_page_of_the_signatures(paper: str) -> None:
    docx = made(judged(), paper, "mashinostroenie", "protokol-2026-01")
    with zipfile.ZipFile(BytesIO(docx)) as package:
        body = package.read("word/document.xml").decode("utf-8")
    votes = [p for p in re.findall(r"<w:p>.*?</w:p>", body) if "ГОЛОСОВАЛИ" in p]
    assert ["keepNext" in vote for vote in votes] == [False, False, True]
