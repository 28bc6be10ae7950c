"""A file of the folder, whatever it is: a source in every case."""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from clusterctl.diagnostics import Place
from clusterctl.source import Source, faults, load, read
from source.seeing import codes

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "Папка документов"
    (folder / "orders").mkdir(parents=True)
    (folder / "orders" / "a.yaml").write_bytes("kind: order\r\nимя: ё\n".encode())
    (tmp_path / "secret.yaml").write_bytes(b"password: 1\n")
    return folder


def told(found: Source) -> str:
    (finding,) = found.findings
    assert (found.value, found.text, finding.place) == (None, "", Place(found.file))
    assert finding.help is not None
    return finding.message.text("ru")


def test_a_file_is_read_as_its_bytes_are(root: Path) -> None:
    found = load(root, "orders/a.yaml")

    assert found == read("orders/a.yaml", (root / "orders" / "a.yaml").read_bytes())
    assert found.value == {"kind": "order", "имя": "ё"}


@pytest.mark.parametrize(
    ("file", "code", "message"),
    [
        ("orders/none.yaml", "Y009", "файла больше нет"),
        ("none/a.yaml", "Y009", "файла больше нет"),
        ("orders", "Y009", "папка с именем документа"),
        ("../secret.yaml", "Y010", "ссылка на файл вне папки документов"),
        ("orders/../../secret.yaml", "Y010", "ссылка на файл вне папки документов"),
    ],
)
def test_a_file_that_is_not_there_is_a_finding(
    root: Path, file: str, code: str, message: str
) -> None:
    found = load(root, file)

    assert (codes(found), told(found)) == ([code], message)


def test_a_name_that_no_file_can_have_is_a_finding(root: Path) -> None:
    assert codes(load(root, "orders/a\0.yaml")) == ["Y009"]
    assert codes(load(root, "a" * 5000)) == ["Y009"]


@posix
def test_a_link_out_of_the_folder_is_not_followed(root: Path) -> None:
    (root / "file.yaml").symlink_to(root.parent / "secret.yaml")
    (root / "away").symlink_to(root.parent)

    assert codes(load(root, "file.yaml")) == ["Y010"]
    assert codes(load(root, "away/secret.yaml")) == ["Y010"]


@posix
def test_a_link_inside_the_folder_is_read(root: Path) -> None:
    (root / "link.yaml").symlink_to("orders/a.yaml")
    (root.parent / "other way").symlink_to(root)

    assert load(root, "link.yaml").value == load(root, "orders/a.yaml").value
    assert load(root.parent / "other way", "orders/a.yaml").findings == ()


@posix
def test_links_that_lead_nowhere_are_findings(root: Path) -> None:
    (root / "loop.yaml").symlink_to("loop.yaml")
    (root / "dangling.yaml").symlink_to("nothing.yaml")

    assert told(load(root, "loop.yaml")) == "ссылка ведёт сама на себя"
    assert told(load(root, "dangling.yaml")) == "файла больше нет"


@posix
def test_a_pipe_or_a_socket_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as server:
        # a socket's path has at most a hundred bytes
        here = Path.cwd()
        os.chdir(root)
        try:
            server.bind("socket.yaml")
        finally:
            os.chdir(here)

        assert told(load(root, "pipe.yaml")) == "устройство или канал с именем документа"
        assert codes(load(root, "socket.yaml")) == ["Y009"]


@contextmanager
def nobody() -> Iterator[None]:
    """Someone who may not do everything, even where the tests run as root."""
    own = os.geteuid()
    os.seteuid(65534 if own == 0 else own)
    try:
        yield
    finally:
        os.seteuid(own)


@posix
def test_a_file_without_the_right_to_read_it_is_a_finding(root: Path) -> None:
    (root / "orders" / "a.yaml").chmod(0)

    with nobody():
        found = load(root, "orders/a.yaml")

    assert told(found) == "нет права читать файл"


def test_a_file_too_large_is_not_read_at_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "MOST_BYTES", 1024 * 1024)
    with (root / "large.yaml").open("wb") as file:
        file.truncate(3 * 1024 * 1024)

    assert told(load(root, "large.yaml")) == "в файле 3 МБ, а читается не больше 1 МБ"
