"""`clusterctl fmt` as its users see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from running import Runner

ORDER = "orders/prikaz-2026-101.yaml"
UNTIDY = "kind:   order\nnumber: 7-осн\nid: 'prikaz-2026-101' # как в журнале\n"
TIDY = "kind: order\nid: prikaz-2026-101  # как в журнале\nnumber: 7-осн\n"


@pytest.fixture
def untidy(tula: Path) -> Path:
    """The example with one file laid out by hand."""
    (tula / ORDER).write_text(UNTIDY, encoding="utf-8", newline="\n")
    return tula


def test_the_examples_are_laid_out(clusterctl: Runner, tula: Path) -> None:
    outcome = clusterctl("fmt", "--check", cwd=tula)

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "63 файла оформлены как надо\n"


def test_a_file_is_laid_out_anew(clusterctl: Runner, untidy: Path) -> None:
    outcome = clusterctl("fmt", cwd=untidy)

    assert outcome.code == 0
    assert outcome.out == f"{ORDER}\n1 файл оформлен заново\n"
    assert (untidy / ORDER).read_bytes() == TIDY.encode()
    assert clusterctl("fmt", "--check", cwd=untidy).code == 0


def test_check_names_the_files_and_writes_nothing(clusterctl: Runner, untidy: Path) -> None:
    outcome = clusterctl("fmt", "--check", cwd=untidy)

    assert outcome.code == 1
    assert outcome.out == f"{ORDER}\nизменился бы 1 файл\n"
    assert (untidy / ORDER).read_text(encoding="utf-8") == UNTIDY


def test_diff_shows_what_would_change_and_writes_nothing(clusterctl: Runner, untidy: Path) -> None:
    outcome = clusterctl("fmt", "--diff", cwd=untidy)

    assert outcome.code == 1
    assert outcome.out == (
        f"--- {ORDER}\n+++ {ORDER}\n@@ -1,3 +1,3 @@\n"
        "-kind:   order\n+kind: order\n+id: prikaz-2026-101  # как в журнале\n"
        " number: 7-осн\n-id: 'prikaz-2026-101' # как в журнале\n"
        "изменился бы 1 файл\n"
    )
    assert (untidy / ORDER).read_text(encoding="utf-8") == UNTIDY


def test_a_difference_is_coloured_when_asked_for(clusterctl: Runner, untidy: Path) -> None:
    outcome = clusterctl("fmt", "--diff", "--color", "always", cwd=untidy)

    assert "\x1b[31m-kind:   order\x1b[0m" in outcome.out


def test_line_ends_alone_are_a_reason(clusterctl: Runner, untidy: Path) -> None:
    (untidy / ORDER).write_bytes(TIDY.replace("\n", "\r\n").encode())

    assert clusterctl("fmt", "--check", cwd=untidy).code == 1
    clusterctl("fmt", cwd=untidy)
    assert (untidy / ORDER).read_bytes() == TIDY.encode()


def test_a_byte_order_mark_goes(clusterctl: Runner, untidy: Path) -> None:
    (untidy / ORDER).write_bytes(b"\xef\xbb\xbf" + TIDY.encode())

    clusterctl("fmt", cwd=untidy)

    assert (untidy / ORDER).read_bytes() == TIDY.encode()


def test_only_the_files_named_are_laid_out(clusterctl: Runner, untidy: Path) -> None:
    outcome = clusterctl("fmt", "clusters", "organizations", cwd=untidy)

    assert outcome.code == 0
    assert (untidy / ORDER).read_text(encoding="utf-8") == UNTIDY


@pytest.mark.parametrize("options", [(), ("--check",), ("--diff",)])
def test_a_file_that_cannot_be_read_is_left_and_told_of(
    clusterctl: Runner, tula: Path, options: tuple[str, ...]
) -> None:
    broken = "kind: order\nkind: order\nid:   x\n"
    (tula / ORDER).write_text(broken, encoding="utf-8", newline="\n")

    outcome = clusterctl("fmt", *options, cwd=tula)

    assert outcome.code == 1
    assert f"{ORDER}:2: оставлен как есть" in outcome.err
    assert (tula / ORDER).read_text(encoding="utf-8") == broken


def test_a_link_stays_a_link(clusterctl: Runner, untidy: Path) -> None:
    link = untidy / "orders" / "prikaz.yaml"
    try:
        link.symlink_to(untidy / ORDER)
    except OSError:
        pytest.skip("no right to make links here")

    clusterctl("fmt", cwd=untidy)

    assert link.is_symlink()
    assert (untidy / ORDER).read_text(encoding="utf-8") == TIDY
