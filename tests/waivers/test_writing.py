"""Findings written into waivers.yaml: the file they make, and what was there untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clusterctl import source
from clusterctl.errors import ClusterctlError
from clusterctl.waivers.writing import extended

if TYPE_CHECKING:
    from clusterctl.source import Source

ENTRY = {
    "": "соглашение заключено 07.04.2026",
    "code": "P08-02",
    "document": "himiya/soglashenie",
    "route": ["parties", "organization=emp-a", 0],
    "reason": "принято при переносе папки",
    "accepted_by": "—",
}


def plain(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key}


def file(text: str) -> Source:
    return source.read("waivers.yaml", text.encode())


def test_a_new_file_is_one_that_people_read() -> None:
    assert (
        extended(None, [ENTRY])
        == """\
kind: waivers
waivers:
  # соглашение заключено 07.04.2026
  - code: P08-02
    document: himiya/soglashenie
    route: [parties, organization=emp-a, 0]
    reason: принято при переносе папки
    accepted_by: —
"""
    )


OLD = "code: C101\n    reason: давно"


@pytest.mark.parametrize(
    "before",
    [
        "kind: waivers\nwaivers:\n",
        "kind: waivers\nwaivers:   # пусто",
        "kind: waivers\nwaivers: []\n",
        "kind: waivers\nwaivers: []  # пусто\n# и здесь\n",
        "kind: waivers\n",
        "kind: waivers",
        f"# до\nkind: waivers\nwaivers:\n  # первое\n  - {OLD}  # давно\n\n  # последнее\n",
        f"kind: waivers\nwaivers:\n  - {OLD}",
        f"kind: waivers\nwaivers:\n- {OLD.replace('    ', '  ')}\n",
        f"kind: waivers\nwaivers:\n      -   {OLD.replace('    ', '          ')}\n",
        f"waivers:\n  - {OLD}\n# вид\nkind: waivers\n",
        f"waivers:\n  - {{code: C101}}\n  - {OLD}\n\nkind: waivers",
        f"kind: waivers\r\nwaivers:\r\n  - {OLD}\r\n".replace("C101\n", "C101\r\n"),
    ],
)
def test_new_entries_follow_the_old_which_stay_as_they_are(before: str) -> None:
    old = file(before)

    after = extended(old, [ENTRY, ENTRY])

    assert file(after).value["waivers"] == [*(old.value.get("waivers") or []), *[plain(ENTRY)] * 2]
    kept = [line for line in after.splitlines() if line in before.splitlines()]
    assert kept == [line for line in before.splitlines() if "[]" not in line]
    assert ("\r\n" in after) == ("\r\n" in before)
    assert after.count("\n") == after.count("\r\n") or "\r" not in after


@pytest.mark.parametrize(
    "before",
    [
        "kind: waivers\nwaivers: [{code: C101}]\n",
        "{kind: waivers, waivers: []}\n",
        "kind: waivers\nwaivers: нет\n",
        "kind: waivers\nwaivers:\n  - code: [\n",
        "- kind: waivers\n",
    ],
)
def test_a_file_that_cannot_be_extended_is_left_alone(before: str) -> None:
    with pytest.raises(ClusterctlError, match="can't be extended"):
        extended(file(before), [ENTRY])


TEXTS = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Co", "Cn"]),
        min_size=1,
    )
    .map(str.strip)
    .filter(bool)
)


@given(reason=TEXTS, by=TEXTS, route=st.lists(TEXTS | st.integers(0, 10**6)), comment=TEXTS)
def test_any_text_comes_back_as_it_was(
    reason: str, by: str, route: list[str | int], comment: str
) -> None:
    entry = {**ENTRY, "": comment, "reason": reason, "accepted_by": by, "route": route}

    assert file(extended(None, [entry])).value["waivers"] == [plain(entry)]
