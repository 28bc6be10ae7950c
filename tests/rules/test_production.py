"""Production complexes of section 13."""

from __future__ import annotations

import pytest

from judging import found
from programs import program


@pytest.mark.parametrize(
    ("start", "told"),
    [("2026-08-31", 1), ("2026-09-01", 0), ("2031-08-31", 0), ("2031-09-01", 1)],
)
def test_a_complex_starts_on_a_day_of_the_program(start: str, told: int) -> None:
    complexes = {"complexes": [{"title": "Участок", "start": start}]}

    assert len(found("C131", program({"production_complexes": complexes}))) == told
