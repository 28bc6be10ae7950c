"""The production calendar's table, made from the `holidays` package.

    python scripts/make_calendar.py        write src/clusterctl/data/calendar.csv

Run it when the Government has published next year's moved days off and `holidays` knows them:
add the year to DECREES, and read the difference before committing it. The table lists only the
days that are not what their weekday says: free weekdays and worked weekends.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from holidays import country_holidays

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).resolve().parents[1] / "src" / "clusterctl" / "data" / "calendar.csv"

# The decrees that move days off, by their numbers in the consultant.ru library.
DECREES = {
    2018: "LAW_280526",
    2019: "LAW_307996",
    2020: "LAW_328918",
    2021: "LAW_365179",
    2022: "LAW_395538",
    2023: "LAW_425407",
    2024: "LAW_455140",
    2025: "LAW_481586",
    2026: "LAW_515170",
    2027: "LAW_544706",
}

# What the package leaves out. The day of the vote was made free by a law, so it counts. The
# President's «non-working days» of 2020 and 2021 were no days off in the sense of civil terms
# (Supreme Court, review No. 1 of 21.04.2020), so they stay working days; a folder that reads
# them otherwise lists them in its settings.
ADDED = {date(2020, 7, 1): "ч. 5 ст. 2 закона РФ о поправке от 14.03.2020 № 1-ФКЗ"}

_HOLIDAY = "ст. 112 ТК РФ"
_WEEKEND = 5


def rows() -> Iterator[tuple[date, str, str]]:
    """Day, «off» or «work», and what it rests on; in the order of days."""
    day, end = date(min(DECREES), 1, 1), date(max(DECREES), 12, 31)
    calendar = country_holidays("RU", years=DECREES, language="ru")
    while day <= end:
        works = calendar.is_working_day(day) and day not in ADDED
        if works == (day.weekday() >= _WEEKEND):
            yield day, "work" if works else "off", _basis(day, calendar.get(day, ""))
        day += timedelta(days=1)


def _basis(day: date, name: str) -> str:
    moved = not name or "перенесено" in name
    decree = f"постановление Правительства РФ (consultant.ru {DECREES[day.year]})"
    return ADDED.get(day, decree if moved else _HOLIDAY)


def main() -> None:
    """Write the table."""
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("day", "is", "basis"))
        table.writerows(rows())
    print(f"{TABLE.name}: {min(DECREES)}–{max(DECREES)}")


if __name__ == "__main__":
    main()
