"""`clusterctl new` as its users see it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from clusterctl import layout
from clusterctl.cli.new import KINDS

if TYPE_CHECKING:
    from running import Runner

ENTERPRISE = (
    "type=enterprise", "name.full=Акционерное общество «Новый завод»", "name.short=АО «НЗ»",
    "inn=7199000885", "kpp=719901001", "ogrn=1267199000881", "addresses.legal=г. Примерск",
    "head.name=Примеров Иван Петрович", "head.position=директор",
)  # fmt: skip
FRESH = {
    "program": ("program", "--cluster", "selskoe-hozyaystvo"),
    "agreement": ("agreement", "--cluster", "selskoe-hozyaystvo"),
    "protocol": ("protocol", "--cluster", "himiya"),
    "conclusion": ("conclusion", "--cluster", "himiya", "--set", "issued_by=regional_operator"),
    "monitoring": ("monitoring", "2027", "--cluster", "himiya"),
    "waivers": ("waivers",),
    "accession": ("supplement", "--cluster", "himiya", "--set", "change=accession",
                  "--set", "participant=emp-agro"),
    "exclusion": ("supplement", "--cluster", "himiya", "--set", "change=exclusion",
                  "--set", "participant=emp-kraski"),
    "term": ("supplement", "--cluster", "himiya", "--set", "change=term"),
    "requisites": ("supplement", "--cluster", "himiya", "--set", "change=requisites"),
    "order": ("order", "--cluster", "himiya", "--set", "action=amend",
              "--set", "participants=emp-kraski,emp-polimer"),
    "organization": ("organization", "emp-new",
                     *(word for each in ENTERPRISE for word in ("--set", each))),
}  # fmt: skip
"""Commands that need nobody to ask."""


def made(tula: Path, *arguments: str, runner: Runner) -> str:
    """The text of the document that the command has begun."""
    outcome = runner("new", *arguments, cwd=tula)
    assert (outcome.code, outcome.err) == (0, "")
    return (tula / outcome.out.strip()).read_text(encoding="utf-8")


def test_everything_but_the_settings_can_be_begun() -> None:
    assert {*KINDS, "settings"} == set(layout.PATTERNS)


@pytest.mark.parametrize("arguments", FRESH.values(), ids=FRESH)
def test_a_document_validates_at_once_and_is_laid_out(
    clusterctl: Runner, tula: Path, arguments: tuple[str, ...]
) -> None:
    if arguments[0] in ("program", "agreement"):
        (tula / "clusters" / "selskoe-hozyaystvo" / f"{arguments[0]}.yaml").unlink()

    text = made(tula, *arguments, runner=clusterctl)

    checked = clusterctl("validate", "--severity", "error")
    assert checked.code == 0, checked.out
    assert clusterctl("fmt", "--check").code == 0
    assert text.startswith("# ")


def test_each_required_field_has_its_title_and_paragraph_above(
    clusterctl: Runner, tula: Path
) -> None:
    text = made(tula, *FRESH["accession"], runner=clusterctl)

    assert "# Что меняется (Положение, п. 13)\nchange: accession\n" in text
    assert "# Участник (Положение, п. 8)\nparticipant: emp-agro\n" in text
    assert "#   included_by — Приказ о включении (Положение, п. 8)\n" in text


def test_number_date_and_parties_come_from_the_folder(clusterctl: Runner, tula: Path) -> None:
    text = made(tula, *FRESH["accession"], runner=clusterctl)

    assert "id: ds-2026-02\n" in text
    assert 'number: "2"\n' in text
    assert "date: 2026-11-16\n" in text
    assert "agreement: soglashenie\n" in text
    assert (
        "  - organization: college-uslov-eco\n"
        "    signatory: {position: директор, name: Ткаченко Людмила Викторовна, basis: Устав}\n"
        "    signed_on:\n"
    ) in text
    assert "emp-vodohim" not in text  # has left


def test_the_council_is_present_at_its_meeting(clusterctl: Runner, tula: Path) -> None:
    text = made(tula, "protocol", "--cluster", "himiya", runner=clusterctl)

    assert "chair: Зимина Алевтина Сергеевна\n" in text
    assert "secretary: Лепёшкина Дарья Олеговна\n" in text
    assert "Дубровин" not in text  # left the council


def test_an_accession_rests_on_the_protocol_that_decided_it(clusterctl: Runner, tula: Path) -> None:
    text = made(
        tula, "supplement", "--cluster", "mashinostroenie", "--set", "change=accession",
        "--set", "participant=emp-elektroprivod", runner=clusterctl,
    )  # fmt: skip

    assert "protocol: protokol-2026-02\n" in text


def test_a_report_has_the_plan_of_its_year(clusterctl: Runner, tula: Path) -> None:
    text = made(tula, *FRESH["monitoring"], runner=clusterctl)

    assert "# Молодые специалисты" in text or "ind-01" in text
    assert "{indicator: ind-01, plan: 60.6, fact: 0}" in text


def test_given_values_win(clusterctl: Runner, tula: Path) -> None:
    text = made(
        tula, "protocol", "--cluster", "himiya", "--set", "number=7-в", "--set",
        "agenda.0.title=О мастерской: смета", "--set", "status=final",
        "--set", "copy_to_regional_operator.sent_on=2026-11-16",
        "--set", "signed_by_chair_on=2026-11-16", runner=clusterctl,
    )  # fmt: skip

    assert "number: 7-в\n" in text
    assert '- title: "О мастерской: смета"\n' in text
    assert "copy_to_regional_operator:\n  # Дата отправки\n  sent_on: 2026-11-16\n" in text
    assert "status: final\n" in text


def test_a_cluster_follows_its_order(clusterctl: Runner, tula: Path) -> None:
    given = "participants=college-primer-poly,college-uslov-eco,emp-stanko,other-resource"

    order = clusterctl("new", "order", "--cluster", "novy", "--set", given, cwd=tula)
    assert "осталось исправить" in order.err  # the cluster it names
    cluster = clusterctl(
        "new", "cluster", "novy", "--set", "name=«Новый»", "--set", "industry=связь"
    )

    text = (tula / "clusters" / "novy" / "cluster.yaml").read_text(encoding="utf-8")
    assert (cluster.code, cluster.err) == (0, "")
    assert f"created_by: {Path(order.out.strip()).stem}\n" in text
    assert "{organization: college-primer-poly, role: operator, since: 2026-11-16}" in text
    assert "{organization: college-uslov-eco, role: network_college, since: 2026-11-16}" in text
    assert "{organization: emp-stanko, role: anchor_employer, since: 2026-11-16}" in text
    assert "{organization: other-resource, role: other, since: 2026-11-16}" in text
    for kind in ("program", "agreement"):
        assert clusterctl("new", kind, "--cluster", "novy").code == 0
    assert clusterctl("validate", "--severity", "error").code == 0


def test_an_order_is_drawn_from_the_supplement_that_waits_for_it(
    clusterctl: Runner, tula: Path
) -> None:
    supplement = tula / "clusters" / "mashinostroenie" / "supplements" / "ds-2026-01.yaml"
    text = supplement.read_text(encoding="utf-8").replace("included_by: prikaz-2026-214\n", "")
    supplement.write_text(text, encoding="utf-8", newline="\n")

    order = made(tula, "order", "--cluster", "mashinostroenie", runner=clusterctl)

    assert "action: include\n" in order
    assert "participants: [emp-elektroprivod]\n" in order
    assert "basis: ds-2026-01\n" in order


def test_the_cluster_may_be_where_one_stands(clusterctl: Runner, tula: Path) -> None:
    (tula / "clusters" / "himiya" / "новое").mkdir()

    outcome = clusterctl("new", "protocol", cwd=tula / "clusters" / "himiya" / "новое")

    assert outcome.out == "../protocols/protokol-2026-03.yaml\n"


WRONG = {
    "slip in the kind": (("protokol", "--cluster", "himiya"), "может быть, protocol?"),
    "title for a kind": (("соглашение",), "может быть, agreement?"),
    "settings": (("settings",), "нет вида документов «settings»"),
    "no cluster told": (("protocol",), "mashinostroenie"),
    "unknown cluster": (("protocol", "--cluster", "himia"), "может быть, himiya?"),
    "no id": (("organization",), "clusterctl new organization"),
    "no slug": (("organization", "Emp_New"), "может быть, emp-new?"),
    "path for an id": (("organization", "../../x"), "не годится в идентификаторы"),
    "there already": (("agreement", "--cluster", "himiya"), "agreement.yaml: уже есть"),
    "missing answers": (("organization", "emp-x"), "--set name.full=…"),
    "no value": (("protocol", "--cluster", "himiya", "--set", "number"), "--set number=5"),
    "unknown field": (("protocol", "--cluster", "himiya", "--set", "nomer=5"), "nomer"),
    "wrong value": (
        ("protocol", "--cluster", "himiya", "--set", "meeting_date=вчера"), "2026-09-15",
    ),
    "id by --set": (("protocol", "--cluster", "himiya", "--set", "id=x"), "а не через --set"),
    "way through a text": (("protocol", "--cluster", "himiya", "--set", "chair.x=1"), "chair.x"),
    "slip in a choice": (
        ("supplement", "--cluster", "himiya", "--set", "change=acession"), "accession",
    ),
    "check digit": (
        ("organization", "emp-x", *(w for each in ENTERPRISE for w in ("--set", each)),
         "--set", "inn=7199000886"), "«ИНН» (`inn`): контрольная цифра",
    ),
    "no partners": (("program", "--cluster", "pusto"), "нет оператора"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "told"), WRONG.values(), ids=WRONG)
def test_nothing_is_written_when_something_is_wrong(
    clusterctl: Runner, tula: Path, arguments: tuple[str, ...], told: str
) -> None:
    empty = tula / "clusters" / "pusto" / "cluster.yaml"
    empty.parent.mkdir()
    empty.write_text("kind: cluster\nid: pusto\n", encoding="utf-8")
    before = sorted(tula.rglob("*"))

    outcome = clusterctl("new", *arguments, cwd=tula)

    assert outcome.code == 2
    assert told in outcome.err
    assert sorted(tula.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_terminal_people_are_asked(tula: Path) -> None:
    import pty  # noqa: PLC0415 not there on Windows

    answers = ["2", "Новый завод", "НЗ", "123", "7199000885", "719901001", "1267199000881",
               "г. Примерск", "Примеров Иван Петрович", "директор"]  # fmt: skip
    master, slave = pty.openpty()
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-m", "clusterctl", "new", "organization", "emp-new", "--lang", "ru"],
        cwd=tula, stdin=slave, stdout=subprocess.PIPE, stderr=slave,
        env={**os.environ, "PYTHONPATH": str(root / "src"), "TERM": "dumb"},
    ) as process:  # fmt: skip
        os.close(slave)
        os.write(master, "".join(f"{answer}\n" for answer in answers).encode())
        told = b""
        while chunk := _read(master):
            told += chunk
        assert process.stdout is not None
        out = process.stdout.read().decode()

    assert process.returncode == 0, told.decode()
    assert out == "organizations/emp-new.yaml\n"
    assert "«Вид организации» (`type`) (Положение, п. 1)" in told.decode()
    assert "enterprise — предприятие" in told.decode()
    assert "ошибка: «ИНН»" in told.decode()  # 123 is asked anew
    text = (tula / out.strip()).read_text(encoding="utf-8")
    assert 'inn: "7199000885"\n' in text
    assert "  position: директор\n  # Фамилия, имя, отчество\n" in text


def _read(master: int) -> bytes:
    try:
        return os.read(master, 4096)
    except OSError:  # the other side is closed
        return b""
