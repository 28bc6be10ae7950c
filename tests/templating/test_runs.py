"""What stands beside a tag in a paragraph stays there."""

import pytest

from templating.papers import said


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{% if x %}да{% else %}нет{% endif %}.", "да."),
        ("{% for n in [1, 2] %}{{ n }}{% endfor %}. Конец.", "12. Конец."),
        ("{{ year }}. {{ x }}.", "2026 г. 1."),
    ],
    ids=["after-endif", "after-endfor", "after-a-value-that-ends-with-one"],
)
def test_a_full_stop_beside_a_tag_is_printed_once(template: str, expected: str) -> None:
    assert said(template, x=1, year="2026 г.") == [expected]
