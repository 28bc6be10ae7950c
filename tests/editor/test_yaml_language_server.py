"""The exported schemas as yaml-language-server understands them, over its standard input.

It is a program for Node, which a machine with Python and pip needn't have: found on PATH, or in
the folder that YAML_LANGUAGE_SERVER names (`npm install --prefix FOLDER yaml-language-server`).
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl import cli

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

CLUSTER = "clusters/himiya/cluster.yaml"
WAIT = 30
NAME = "yaml-language-server"


def server() -> str | None:
    """The program, where there is one."""
    beside = os.environ.get("YAML_LANGUAGE_SERVER", "")
    local = Path(beside) / "node_modules" / ".bin" / NAME
    return str(local) if beside and local.exists() else shutil.which(NAME)


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (server() and shutil.which("node")),
        reason=f"{NAME} isn't there: npm install --prefix FOLDER {NAME}, "
        "then YAML_LANGUAGE_SERVER=FOLDER",
    ),
]


class Client:
    """As much of an editor as this takes."""

    def __init__(self, process: asyncio.subprocess.Process, settings: dict[str, Any]) -> None:
        self.process, self.settings = process, settings
        self.answers: dict[int, asyncio.Future[Any]] = {}
        self.diagnostics: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def listen(self) -> None:
        """Take messages until the server is gone."""
        assert self.process.stdout is not None
        while head := await self.process.stdout.readline():
            length = 0
            while head.strip():
                name, _colon, value = head.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                head = await self.process.stdout.readline()
            self.take(json.loads(await self.process.stdout.readexactly(length)))

    def take(self, message: dict[str, Any]) -> None:
        if message.get("method") == "workspace/configuration":
            wanted = [item.get("section") for item in message["params"]["items"]]
            told = [self.settings if section == "yaml" else {} for section in wanted]
            self.send({"id": message["id"], "result": told})
        elif "method" in message and "id" in message:
            self.send({"id": message["id"], "result": None})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics.put_nowait(message["params"])
        elif "id" in message:
            self.answers.pop(message["id"]).set_result(message.get("result"))

    def send(self, message: dict[str, Any]) -> None:
        assert self.process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))

    def notify(self, method: str, **params: Any) -> None:
        self.send({"method": method, "params": params})

    async def ask(self, method: str, **params: Any) -> Any:
        number = len(self.answers) + id(params) % 10**9
        self.answers[number] = asyncio.get_running_loop().create_future()
        self.send({"id": number, "method": method, "params": params})
        return await asyncio.wait_for(self.answers[number], WAIT)

    async def found(self, uri: str) -> list[dict[str, Any]]:
        """What the server finds next in a document."""
        while True:
            told = await asyncio.wait_for(self.diagnostics.get(), WAIT)
            if told["uri"] == uri:
                return list(told["diagnostics"])


@asynccontextmanager
async def editing(folder: Path) -> AsyncIterator[Client]:
    program = server()
    assert program is not None
    mapped = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    schemas = {(folder / at).as_uri(): glob for at, glob in mapped["yaml.schemas"].items()}
    process = await asyncio.create_subprocess_exec(
        program, "--stdio", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    settings = {"schemas": schemas, "validate": True, "hover": True, "completion": True,
                "schemaStore": {"enable": False, "url": ""}}  # fmt: skip
    client = Client(process, settings)
    listening = asyncio.create_task(client.listen())
    try:
        able = {"workspace": {"configuration": True}, "textDocument": {"hover": {}}}
        roots = [{"uri": folder.as_uri(), "name": "x"}]
        await client.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities=able,
                         workspaceFolders=roots)  # fmt: skip
        client.notify("initialized")
        client.notify("workspace/didChangeConfiguration", settings={"yaml": settings})
        yield client
    finally:
        listening.cancel()
        process.kill()
        await process.wait()


@pytest.fixture
def exported(tula: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with its schemas exported, and the settings as the command prints them."""
    assert cli.run(["-C", str(tula), "schema", "export"]) == 0
    settings = tula / ".vscode" / "settings.json"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text(capsys.readouterr().out, encoding="utf-8")
    return tula


def run(scenario: Callable[[Client], Coroutine[Any, Any, None]], folder: Path) -> None:
    async def whole() -> None:
        async with editing(folder) as client:
            await scenario(client)

    asyncio.run(asyncio.wait_for(whole(), 2 * WAIT))


def opened(client: Client, folder: Path, old: str = "", new: str = "") -> tuple[str, str]:
    """A document opened with one word replaced: its address and its text."""
    uri = (folder / CLUSTER).as_uri()
    text = (folder / CLUSTER).read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    client.notify(
        "textDocument/didOpen",
        textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": text},
    )
    return uri, text


def place(text: str, word: str, after: int = 0) -> dict[str, int]:
    before = text[: text.index(word) + after]
    return {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}


def test_a_sound_document_is_not_underlined(exported: Path) -> None:
    async def scenario(client: Client) -> None:
        uri, _text = opened(client, exported)
        assert await client.found(uri) == []

    run(scenario, exported)


def test_a_slip_is_underlined_at_its_key(exported: Path) -> None:
    async def scenario(client: Client) -> None:
        uri, text = opened(client, exported, "\noperator:", "\nopperator:")
        found = await client.found(uri)

        [slip] = [d for d in found if "opperator" in d["message"]]
        assert slip["range"]["start"] == place(text, "opperator")

    run(scenario, exported)


def test_hovering_tells_the_field_in_russian_with_its_paragraph(exported: Path) -> None:
    async def scenario(client: Client) -> None:
        uri, text = opened(client, exported)
        await client.found(uri)
        shown = await client.ask(
            "textDocument/hover",
            textDocument={"uri": uri},
            position=place(text, "\noperator:", 3),
        )

        told = shown["contents"]["value"].replace("\\", "").replace("&emsp;", " ")
        assert "Оператор деятельности Кластера" in told
        assert "п. 4" in told.replace("\u00a0", " ").replace("&nbsp;", " ")

    run(scenario, exported)


def test_the_values_of_a_field_are_completed(exported: Path) -> None:
    async def scenario(client: Client) -> None:
        uri, text = opened(client, exported, "role: operator", "role: ")
        await client.found(uri)
        offered = await client.ask(
            "textDocument/completion",
            textDocument={"uri": uri},
            position=place(text, "role: ", len("role: ")),
        )

        assert {"operator", "network_college"} <= {item["label"] for item in offered["items"]}

    run(scenario, exported)
