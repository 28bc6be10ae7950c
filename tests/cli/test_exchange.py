"""`clusterctl export` and `import` as an operator and a college's clerk use them."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from clerks import Clerk
from clusterctl import folder
from clusterctl.exchange import papers
from clusterctl.exchange.writing import written

if TYPE_CHECKING:
    from running import Outcome, Runner

PROGRAM = "clusters/himiya/program.yaml"
REPORT = "clusters/himiya/monitoring/2026-q3.yaml"
TULA = Path(__file__).parents[2] / "examples" / "tula"
TODAY = date(2026, 11, 23)
FUNDING = "16 Финансирование"
MEDIA = "14 Медиаплан первого года"
ZONES = "12 Лаборатории и мастерские"
MONEY = "Деньги"


@pytest.fixture(scope="module")
def handed_out() -> dict[str, bytes]:
    """The workbooks of a program and of a small report, each made once."""
    region = folder.load(TULA, TODAY)
    return {
        "program": written(papers.program(region, "himiya")),
        "report": written(papers.monitoring(region, "himiya", "2026-q3")),
    }


@pytest.fixture
def college(tula: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where somebody stands who has workbooks of the folder on the desk."""
    monkeypatch.chdir(tula)
    return tmp_path


@pytest.fixture
def clerk(handed_out: dict[str, bytes], college: Path) -> Clerk:
    """Somebody at a college who got the program's workbook."""
    (college / "книга.xlsx").write_bytes(handed_out["program"])
    return Clerk(college / "книга.xlsx")


@pytest.fixture
def reporter(handed_out: dict[str, bytes], college: Path) -> Clerk:
    """Somebody who got the workbook of the report."""
    (college / "отчёт.xlsx").write_bytes(handed_out["report"])
    return Clerk(college / "отчёт.xlsx")


def read(clusterctl: Runner, clerk: Clerk, *options: str) -> Outcome:
    return clusterctl("import", clerk.save(), *options)


@pytest.mark.parametrize(
    ("what", "name"),
    [(["program"], "program"), (["monitoring", "--period", "2026-q3"], "report")],
    ids=["program", "monitoring"],
)
def test_export_writes_the_workbook_and_tells_where(
    clusterctl: Runner, college: Path, handed_out: dict[str, bytes], what: list[str], name: str
) -> None:
    outcome = clusterctl("export", *what, "himiya", "-o", college / "книга.xlsx")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.endswith("книга.xlsx\n")
    assert (college / "книга.xlsx").read_bytes() == handed_out[name]


def test_a_workbook_that_nobody_touched_changes_nothing(clusterctl: Runner, clerk: Clerk) -> None:
    outcome = read(clusterctl, clerk)

    assert (outcome.code, outcome.out, outcome.err) == (0, "изменений нет\n", "")


def test_a_change_is_shown_and_written_into_its_line_alone(
    clusterctl: Runner, clerk: Clerk, tula: Path
) -> None:
    before = (tula / PROGRAM).read_text(encoding="utf-8").splitlines()
    clerk.write(ZONES, 0, **{"Площадь, м²": "181,5 м²"})

    outcome = read(clusterctl, clerk, "--yes")

    after = (tula / PROGRAM).read_text(encoding="utf-8").splitlines()
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert outcome.code == 0
    assert (
        "лист «12 Лаборатории и мастерские», ячейка F7: к сведению: текст «181,5 м²»" in outcome.out
    )
    assert "Площадь, м²: 96 → 181,5" in outcome.out
    assert outcome.out.endswith(f"{PROGRAM}: записан\n")
    assert len(changed) == 1
    assert "area_m2: 181.5" in changed[0][1]


def test_dry_run_shows_and_writes_nothing(clusterctl: Runner, reporter: Clerk, tula: Path) -> None:
    before = (tula / REPORT).read_bytes()
    reporter.write(MONEY, 0, **{"Факт, руб.": 190000})

    outcome = read(clusterctl, reporter, "--dry-run")

    assert outcome.code == 0
    assert "1 изменение в 1 документе" in outcome.out
    assert (tula / REPORT).read_bytes() == before


def test_nothing_is_written_where_nobody_can_be_asked(
    clusterctl: Runner, reporter: Clerk, tula: Path
) -> None:
    before = (tula / REPORT).read_bytes()
    reporter.write(MONEY, 0, **{"Факт, руб.": 190000})

    outcome = read(clusterctl, reporter)

    assert outcome.code == 2
    assert "добавьте --yes" in outcome.err
    assert (tula / REPORT).read_bytes() == before


def test_cells_that_nobody_can_be_sure_of_keep_all_from_being_written(
    clusterctl: Runner, reporter: Clerk, tula: Path
) -> None:
    before = (tula / REPORT).read_bytes()
    reporter.write(MONEY, 0, **{"Факт, руб.": "много", "Источник": "деньги мецената"})

    outcome = read(clusterctl, reporter, "--yes", "--force")

    assert outcome.code == 1
    assert "лист «Деньги», ячейка E7: ошибка: «много»; нужно: сумма в рублях" in outcome.out
    assert "ячейка C7: ошибка: «деньги мецената» не найдено" in outcome.out
    assert (tula / REPORT).read_bytes() == before


def test_the_sums_of_the_funding_follow_its_rows(
    clusterctl: Runner, clerk: Clerk, tula: Path
) -> None:
    clerk.write(FUNDING, 0, **{"Сумма, руб.": 420001})

    read(clusterctl, clerk, "--yes", "--force")

    text = (tula / PROGRAM).read_text(encoding="utf-8")
    assert "total: 89386001" in text
    assert "{source: regional, amount: 37170001}" in text


def test_a_row_added_anywhere_is_a_row_more(clusterctl: Runner, clerk: Clerk, tula: Path) -> None:
    sheet = clerk.sheet(MEDIA)
    row = clerk.last(MEDIA) + 300
    for column, value in enumerate(
        ("2027-08-20", None, "Новая публикация; с точкой", "Телевидение ", 'ООО "Образец-Полимер"'),
        2,
    ):
        sheet.cell(row, column).value = value
    sheet.cell(row, 5).value = "телевидение"

    outcome = read(clusterctl, clerk, "--yes")

    assert outcome.code == 0, outcome.out
    text = (tula / PROGRAM).read_text(encoding="utf-8")
    assert "action: Новая публикация; с точкой\n        channel: tv\n" in text


def test_a_deleted_row_is_a_row_less_and_comments_stay(
    clusterctl: Runner, clerk: Clerk, tula: Path
) -> None:
    before = (tula / PROGRAM).read_text(encoding="utf-8")
    sheet = clerk.sheet("10 Стажировки студентов")
    sheet.delete_rows(clerk.first("10 Стажировки студентов") + 1)

    outcome = read(clusterctl, clerk, "--yes", "--force")

    after = (tula / PROGRAM).read_text(encoding="utf-8")
    assert outcome.code == 0
    assert len(before.splitlines()) - len(after.splitlines()) == 1
    assert [x for x in before.splitlines() if "#" in x] == [
        x for x in after.splitlines() if "#" in x
    ]


def moved(clerk: Clerk) -> None:
    """The columns of a sheet in another order, as they are cut and put in elsewhere."""
    sheet = clerk.sheet(MONEY)
    rows = (*sheet.iter_rows(1, 1, 3, 5), *sheet.iter_rows(4, None, 3, 5))
    for row in rows:
        values = [cell.value for cell in row]
        for cell, value in zip(row, reversed(values), strict=True):
            cell.value = value


def without_marks(clerk: Clerk) -> None:
    """Hidden column and row deleted: only the words of the headers are left."""
    sheet = clerk.sheet(MONEY)
    sheet.delete_cols(1)
    sheet.delete_rows(1)


def without_visible_headers(clerk: Clerk) -> None:
    """Headers and explanations deleted: the hidden row still tells the columns."""
    clerk.sheet(MONEY).delete_rows(4, 2)


def renamed_header(clerk: Clerk) -> None:
    clerk.sheet(MONEY).cell(4, clerk.column(MONEY, "Факт, руб.")).value = "Истрачено"


def removed_column(clerk: Clerk) -> None:
    clerk.sheet(MONEY).delete_cols(clerk.column(MONEY, "Факт, руб."))


def added_column(clerk: Clerk) -> None:
    sheet = clerk.sheet(MONEY)
    sheet.cell(4, sheet.max_column + 1).value = "Моё примечание"
    sheet.cell(9, sheet.max_column).value = "проверить"


def renamed_sheet(clerk: Clerk) -> None:
    clerk.sheet(MONEY).title = "Деньги (испр.)"


def removed_sheet(clerk: Clerk) -> None:
    clerk.book.remove(clerk.sheet(MONEY))


def added_sheet(clerk: Clerk) -> None:
    clerk.book.create_sheet("Черновик")["A1"] = "позвонить"


def blank_rows(clerk: Clerk) -> None:
    clerk.sheet(MONEY).insert_rows(clerk.first(MONEY) + 1, 3)


def hidden_rows(clerk: Clerk) -> None:
    clerk.sheet(MONEY).row_dimensions[clerk.first(MONEY) + 1].hidden = True


def spaces(clerk: Clerk) -> None:
    sheet = clerk.sheet(MONEY)
    for row in sheet.iter_rows(min_row=clerk.first(MONEY), min_col=2):
        for cell in row:
            if isinstance(cell.value, str):
                cell.value = f" \u00a0{cell.value}  "


def sorted_otherwise(clerk: Clerk) -> None:
    sheet = clerk.sheet(MONEY)
    rows = list(sheet.iter_rows(min_row=clerk.first(MONEY), max_row=clerk.last(MONEY)))
    values = [[cell.value for cell in row] for row in rows]
    for row, told in zip(rows, reversed(values), strict=True):
        for cell, value in zip(row, told, strict=True):
            cell.value = value


@pytest.mark.parametrize(
    ("clumsy", "said"),
    [
        (moved, ""),
        (without_marks, ""),
        (without_visible_headers, ""),
        (renamed_header, ""),
        (removed_column, "лист «Деньги», строка 4: предупреждение: столбца «Факт, руб. *» нет"),
        (added_column, "столбец «Моё примечание» добавлен и не читается"),
        (renamed_sheet, "лист «Деньги (испр.)»: к сведению: лист назывался"),
        (removed_sheet, "лист «Деньги»: предупреждение: листа нет"),
        (added_sheet, "лист «Черновик»: предупреждение: лист добавлен и не читается"),
        (blank_rows, ""),
        (hidden_rows, "прочитана и 1 скрытая строка"),
        (spaces, ""),
        (sorted_otherwise, ""),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_workbook_knocked_about_still_says_the_same(
    clusterctl: Runner, reporter: Clerk, clumsy: Any, said: str
) -> None:
    clumsy(reporter)

    outcome = read(clusterctl, reporter)

    assert outcome.code == 0, outcome.out
    assert outcome.out.endswith("изменений нет\n"), outcome.out
    assert said in outcome.out
    assert "ошибка" not in outcome.out


def formula(clerk: Clerk) -> None:
    clerk.write(MONEY, 0, **{"Факт, руб.": "=20+24"})


def error_cell(clerk: Clerk) -> None:
    clerk.write(MONEY, 0, **{"Факт, руб.": "#REF!"})


def merged_columns(clerk: Clerk) -> None:
    row = clerk.first(MONEY)
    clerk.sheet(MONEY).merge_cells(start_row=row, end_row=row, start_column=4, end_column=5)


def repeated_row(clerk: Clerk) -> None:
    sheet, last = clerk.sheet(MONEY), clerk.last(MONEY)
    for cell in sheet[last]:
        sheet.cell(last + 1, cell.column).value = cell.value


def copied_sheet(clerk: Clerk) -> None:
    clerk.book.copy_worksheet(clerk.sheet(MONEY))


def without_any_headers(clerk: Clerk) -> None:
    sheet = clerk.sheet(MONEY)
    sheet.delete_rows(4)
    sheet.delete_rows(1)


def missing_value(clerk: Clerk) -> None:
    clerk.write(MONEY, 0, **{"Факт, руб.": None})


@pytest.mark.parametrize(
    ("clumsy", "said"),
    [
        (formula, "лист «Деньги», ячейка E7: ошибка: формула без значения"),
        (error_cell, "лист «Деньги», ячейка E7: ошибка: #REF!: ошибка в формуле"),
        (merged_columns, "лист «Деньги», ячейка E7: ошибка: ячейка объединена"),
        (repeated_row, "лист «Деньги», ячейка B10: ошибка: строка повторяет строку 9"),
        (without_any_headers, "лист «Деньги»: ошибка: заголовков нет, и не понять, где какой"),
        (copied_sheet, "лист «Деньги Copy»: ошибка: это копия листа «Деньги»"),
        (missing_value, "лист «Деньги», ячейка E7: ошибка: нет обязательного поля"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_can_not_be_taken_over_is_told_with_its_cell(
    clusterctl: Runner, reporter: Clerk, tula: Path, clumsy: Any, said: str
) -> None:
    before = (tula / REPORT).read_bytes()
    clumsy(reporter)

    outcome = read(clusterctl, reporter, "--yes")

    assert outcome.code == 1
    assert said in outcome.out
    assert (tula / REPORT).read_bytes() == before


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("доля педагогов,  обученных за год", "прочитано как ind-05"),
        ("Доля педагогов, обученых за год", "может быть, Доля педагогов, обученных за год?"),
        ("Что-то иное", "выберите из списка: он на листе «Справочники»"),
    ],
)
def test_the_title_of_an_indicator_stands_for_it(
    clusterctl: Runner, reporter: Clerk, written: str, said: str
) -> None:
    reporter.write("Показатели", 0, Показатель=written)

    outcome = read(clusterctl, reporter, "--dry-run")

    assert "лист «Показатели», ячейка B6: " in outcome.out
    assert said in outcome.out


@pytest.mark.parametrize("name", ["По годам", "Тексты"])
def test_no_number_is_taken_for_a_year_where_the_headers_are_gone(
    clusterctl: Runner, clerk: Clerk, name: str
) -> None:
    sheet = clerk.sheet(name)
    sheet.delete_rows(4)
    sheet.delete_rows(1)

    outcome = read(clusterctl, clerk, "--yes")

    assert outcome.code == 1
    assert outcome.out.startswith(f"лист «{name}»: ошибка: заголовков нет")
    assert "изменений нет" in outcome.out


def test_a_row_that_belongs_to_nothing_is_told_with_what_it_names(
    clusterctl: Runner, clerk: Clerk, tula: Path
) -> None:
    before = (tula / PROGRAM).read_bytes()
    clerk.write(
        "4 Расчёт кадровой потребности", 0, **{"Профессия или специальность: код": "15.01.38"}
    )

    outcome = read(clusterctl, clerk, "--yes")

    assert outcome.code == 1
    assert "в таблице «Профессии и специальности» нет строки «15.01.38»" in outcome.out
    assert (tula / PROGRAM).read_bytes() == before


def test_a_value_merged_over_rows_counts_for_each(clusterctl: Runner, reporter: Clerk) -> None:
    row = reporter.first(MONEY)
    sheet = reporter.sheet(MONEY)
    sheet.merge_cells(start_row=row, end_row=row + 1, start_column=2, end_column=2)

    outcome = read(clusterctl, reporter)

    assert "ячейка B8: к сведению: объединена с ячейкой выше" in outcome.out
    assert outcome.out.endswith("изменений нет\n")


def test_a_slip_is_named_where_it_was_made(clusterctl: Runner, clerk: Clerk) -> None:
    clerk.write("9 Трудоустройство", 0, **{"Трудоустроено, чел.": 800})

    outcome = read(clusterctl, clerk, "--yes")

    assert outcome.code == 1
    assert "лист «9 Выпуск», ячейка E12: ошибка" in outcome.out
    assert (
        "лист «9 Трудоустройство», ячейка E7: к сведению: изменено в книге: «800» вместо «8»"
        in (outcome.out)
    )


def test_many_changed_cells_are_not_listed(clusterctl: Runner, clerk: Clerk) -> None:
    for row in range(6):
        clerk.write("9 Трудоустройство", row, **{"Трудоустроено, чел.": 800})

    outcome = read(clusterctl, clerk, "--yes")

    assert outcome.code == 1
    assert "изменено в книге" not in outcome.out


def test_a_cell_put_back_after_it_was_imported_is_told_to_change_nothing(
    clusterctl: Runner, reporter: Clerk, tula: Path
) -> None:
    before = reporter.file.read_bytes()
    reporter.write(MONEY, 0, **{"Факт, руб.": 190000})
    read(clusterctl, reporter, "--yes")
    reporter.file.write_bytes(before)

    outcome = clusterctl("import", reporter.file, "--yes")

    assert outcome.code == 0
    assert "лист «Деньги», ячейка E7: к сведению: 1 ячейка осталась такой" in outcome.out
    assert "fact: 190000" in (tula / REPORT).read_text(encoding="utf-8")


def test_what_others_changed_meanwhile_stays(clusterctl: Runner, clerk: Clerk, tula: Path) -> None:
    file = tula / PROGRAM
    text = file.read_text(encoding="utf-8")
    theirs = text.replace("Клуб", "Кружок").replace("meetings_per_year: 2", "meetings_per_year: 4")
    file.write_text(f"# Пометка\n{theirs}", encoding="utf-8", newline="\n")
    clerk.write(ZONES, 0, **{"Площадь, м²": 190})

    outcome = read(clusterctl, clerk, "--yes")

    after = file.read_text(encoding="utf-8")
    assert outcome.code == 0
    assert after.startswith("# Пометка\n")
    assert "meetings_per_year: 4" in after
    assert "area_m2: 190" in after


def test_a_value_changed_on_both_sides_is_not_overwritten(
    clusterctl: Runner, reporter: Clerk, tula: Path
) -> None:
    file = tula / REPORT
    text = file.read_text(encoding="utf-8").replace("fact: 180000", "fact: 185000")
    file.write_text(text, encoding="utf-8", newline="\n")
    reporter.write(MONEY, 0, **{"Факт, руб.": 190000})
    reporter.save()

    refused = clusterctl("import", reporter.file, "--yes")
    forced = clusterctl("import", reporter.file, "--yes", "--force")

    assert refused.code == 1
    assert (
        "в книге «190000», в документе теперь «185000»; при выгрузке книги было «180000»"
        in refused.out
    )
    assert forced.code == 0
    assert "fact: 190000" in file.read_text(encoding="utf-8")


def test_a_report_nobody_has_begun_is_made_from_its_workbook(
    clusterctl: Runner, tula: Path, tmp_path: Path
) -> None:
    file = tmp_path / "отчёт.xlsx"
    made = clusterctl("export", "monitoring", "himiya", "--period", "2027", "-o", file, cwd=tula)
    clerk = Clerk(file)
    for row in range(8):
        clerk.write("Показатели", row, Факт=f"{row}2,5", Подтверждение="приказ")
    for row in range(4):
        clerk.write("Деньги", row, **{"Факт, руб.": "1 000 000,50"})

    outcome = read(clusterctl, clerk, "--yes")

    report = (tula / "clusters/himiya/monitoring/2027.yaml").read_text(encoding="utf-8")
    assert (made.code, outcome.code) == (0, 0), outcome.out
    assert "{indicator: ind-01, plan: 60.6, fact: 2.5, evidence: приказ}" in report
    assert "fact: 1000000.5" in report
    assert "# Доля выпускников, начавших работать у участников Кластера" in report
    assert clusterctl("validate", "clusters/himiya/monitoring/2027.yaml").code == 0


def test_a_filled_in_workbook_is_not_written_over(
    clusterctl: Runner, reporter: Clerk, tula: Path
) -> None:
    again = clusterctl(
        "export", "monitoring", "himiya", "--period", "2026-q3", "-o", reporter.file, cwd=tula
    )
    forced = clusterctl(
        "export", "monitoring", "himiya", "--period", "2026-q3", "-o", reporter.file, "--force"
    )

    assert again.code == 2
    assert "уже есть и, возможно, заполнен" in again.err
    assert forced.code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["program", "himia", "-o", "a.xlsx"], "himiya"),
        (["program", "himiya", "-o", "a.xls"], "не имя книги Excel"),
        (["monitoring", "himiya", "--period", "2027-5", "-o", "a.xlsx"], "2027-q3"),
    ],
)
def test_slips_in_the_command_are_told(
    clusterctl: Runner, tula: Path, arguments: list[str], said: str
) -> None:
    outcome = clusterctl("export", *arguments, cwd=tula)

    assert outcome.code == 2
    assert said in outcome.err


@pytest.mark.parametrize("file", [PROGRAM, "clusters/himiya/monitoring/2026-q3.yaml"])
def test_a_document_that_can_not_be_read_is_not_taken_for_a_missing_one(
    clusterctl: Runner, tula: Path, file: str
) -> None:
    (tula / file).write_text("kind: [", encoding="utf-8")
    what = ("monitoring", "--period", "2026-q3") if "monitoring" in file else ("program",)

    outcome = clusterctl("export", *what, "himiya", "-o", "a.xlsx", cwd=tula)

    assert (outcome.code, outcome.out) == (2, "")
    assert f"{file} не читается" in outcome.err


def foreign(file: Path) -> None:
    file.write_bytes(b"just a text")


def old_format(file: Path) -> None:
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def of_libreoffice(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", "<a/>")


def with_part(name: str, content: bytes) -> Any:
    def change(file: Path) -> None:
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr(name, content)

    return change


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def far_off(file: Path) -> None:
    clerk = Clerk(file)
    clerk.sheet(MONEY).cell(1_048_576, 16_384).value = 1
    clerk.save()


def of_elsewhere(file: Path) -> None:
    clerk = Clerk(file)
    for row in clerk.sheet("clusterctl").iter_rows():
        if row[0].value == "region":
            row[1].value = "Калужская область"
    clerk.save()


def of_tomorrow(file: Path) -> None:
    clerk = Clerk(file)
    clerk.sheet("clusterctl")["B1"].value = "99"
    clerk.save()


def without_passport(file: Path) -> None:
    clerk = Clerk(file)
    clerk.book.remove(clerk.sheet("clusterctl"))
    clerk.save()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (foreign, "это не книга Excel"),
        (of_libreoffice, "это книга OpenDocument (.ods)"),
        (old_format, "книга в старом формате (.xls) или под паролем"),
        (with_part("xl/vbaProject.bin", b"macro"), "в книге есть макросы"),
        (with_part("xl/media/a.bin", bytes(50_000_000)), "книга больше любой"),
        (with_part("xl/x.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "книга повреждена"),
        (cut_off, "книга повреждена"),
        (far_off, "это слишком далеко"),
        (of_elsewhere, "книга региона «Калужская область»"),
        (of_tomorrow, "формат книги — 99, эта версия его не знает"),
        (without_passport, "книга сделана не командой `clusterctl export`"),
        (lambda file: file.unlink(), "нет такого файла"),
    ],
    ids=[
        *("text", "ods", "xls", "macros", "bomb", "doctype", "cut", "far", "region", "version"),
        *("passport", "gone"),
    ],
)
def test_a_workbook_that_is_none_of_ours_is_refused(
    clusterctl: Runner, reporter: Clerk, harm: Any, said: str
) -> None:
    harm(reporter.file)

    outcome = clusterctl("import", reporter.file, "--yes")

    assert outcome.code == 2
    assert said in outcome.err
