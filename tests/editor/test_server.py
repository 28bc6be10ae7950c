"""The language server as an editor meets it: a real client over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from repositories import git, save

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine

ROOT = Path(__file__).parents[2]
CLUSTER = "clusters/himiya/cluster.yaml"
WAIT = 20


class Editor:
    """One open document of a folder, and what the server says of it."""

    def __init__(self, client: LanguageClient, folder: Path, file: str) -> None:
        self.client = client
        self.uri = (folder / file).as_uri()
        self.text = (folder / file).read_text(encoding="utf-8")
        self.told: asyncio.Queue[list[lsp.Diagnostic]] = asyncio.Queue()
        self.version = 1

    @property
    def ear(self) -> Callable[[lsp.PublishDiagnosticsParams], None]:
        """What hears the diagnostics: a function, since pygls marks what it is given."""

        def hear(params: lsp.PublishDiagnosticsParams) -> None:
            if params.uri == self.uri:
                self.told.put_nowait(list(params.diagnostics))

        return hear

    def write(self, text: str) -> None:
        """Put another text in the place of the whole document."""
        self.text = text
        self.version += 1
        self.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(self.version, self.uri),
                [lsp.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    async def type(self, old: str, new: str) -> list[lsp.Diagnostic]:
        """Replace a word; gives the diagnostics told then."""
        assert old in self.text
        self.write(self.text.replace(old, new, 1))
        return await asyncio.wait_for(self.told.get(), WAIT)

    async def hover(self, word: str) -> lsp.Hover | None:
        return await self.client.text_document_hover_async(lsp.HoverParams(**self.at(word)))

    def at(self, word: str) -> dict[str, Any]:
        """The first place of a word, as the protocol counts."""
        before = self.text[: self.text.index(word)]
        column = len(before.rpartition("\n")[2])
        return {
            "text_document": lsp.TextDocumentIdentifier(self.uri),
            "position": lsp.Position(before.count("\n"), column),
        }


@asynccontextmanager
async def editing(folder: Path, file: str = CLUSTER) -> AsyncIterator[Editor]:
    client = LanguageClient("editor", "1")
    editor = Editor(client, folder, file)
    client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(editor.ear)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    await client.start_io(
        sys.executable, "-m", "clusterctl", "lsp", "--lang", "ru", cwd=folder, env=environment
    )
    try:
        await client.initialize_async(
            lsp.InitializeParams(capabilities=lsp.ClientCapabilities(), root_uri=folder.as_uri())
        )
        client.initialized(lsp.InitializedParams())
        client.text_document_did_open(
            lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(editor.uri, "yaml", 1, editor.text))
        )
        yield editor
        await client.shutdown_async(None)
        client.exit(None)
    finally:
        stop: Callable[[], Coroutine[Any, Any, None]] = client.stop
        await stop()


def run(scenario: Callable[[Path], Coroutine[Any, Any, None]], folder: Path) -> None:
    asyncio.run(scenario(folder))


def test_a_slip_is_underlined_while_typing_and_mended_by_a_quick_fix(tula: Path) -> None:
    async def scenario(folder: Path) -> None:
        async with editing(folder) as editor:
            [slip] = await editor.type("\noperator:", "\nopperator:")
            asked = lsp.CodeActionParams(
                lsp.TextDocumentIdentifier(editor.uri), slip.range, lsp.CodeActionContext([slip])
            )
            actions = await editor.client.text_document_code_action_async(asked)
            clean = await editor.type("\nopperator:", "\noperator:")

        assert slip.code == "S003"
        assert "opperator" in slip.message
        assert (slip.range.start.character, slip.range.end.character) == (0, len("opperator"))
        [action] = actions or []
        assert isinstance(action, lsp.CodeAction)
        assert action.edit is not None
        assert action.edit.changes is not None
        [edit] = action.edit.changes[editor.uri]
        assert edit.new_text == "operator"
        assert clean == []

    run(scenario, tula)


def test_hovering_tells_the_field_and_its_paragraph(tula: Path) -> None:
    async def scenario(folder: Path) -> None:
        async with editing(folder) as editor:
            shown = await editor.hover("operator: ")

        assert shown is not None
        assert isinstance(shown.contents, lsp.MarkupContent)
        assert "Оператор деятельности Кластера" in shown.contents.value
        assert "п. 4" in shown.contents.value

    run(scenario, tula)


def test_ids_of_the_registry_are_completed_with_their_names(tula: Path) -> None:
    async def scenario(folder: Path) -> None:
        async with editing(folder) as editor:
            offered = await editor.client.text_document_completion_async(
                lsp.CompletionParams(**editor.at("college-primer-chem"))
            )

        assert isinstance(offered, lsp.CompletionList)
        names = {item.label: item.detail for item in offered.items}
        assert "Образцовский" in (names["college-primer-chem"] or "")

    run(scenario, tula)


@pytest.mark.parametrize(
    ("old", "new", "word", "offered"),
    [
        ("\noperator: college-primer-chem", "\noperator: ", "operator: ", "college-primer-chem"),
        ("\noperator: college-primer-chem", "\noper", "oper", "operator"),
        ("role: operator", "role: ", "role: ", "network_college"),
        ("      since: 2026-03-10", "      sinc", "sinc\n", "since"),
    ],
)
def test_what_is_being_typed_is_completed(
    tula: Path, old: str, new: str, word: str, offered: str
) -> None:
    async def scenario(folder: Path) -> None:
        async with editing(folder) as editor:
            assert old in editor.text
            editor.write(editor.text.replace(old, new, 1))
            at = editor.at(word)
            at["position"].character += len(word.rstrip("\n"))
            found = await editor.client.text_document_completion_async(lsp.CompletionParams(**at))

        assert isinstance(found, lsp.CompletionList)
        assert offered in {item.label for item in found.items}

    run(scenario, tula)


def test_an_id_leads_to_its_document(tula: Path) -> None:
    async def scenario(folder: Path) -> None:
        async with editing(folder) as editor:
            found = await editor.client.text_document_definition_async(
                lsp.DefinitionParams(**editor.at("prikaz-2026-102"))
            )

        assert isinstance(found, lsp.Location)
        assert found.uri.endswith("orders/prikaz-2026-102.yaml")
        assert found.range.start == lsp.Position(1, 0)

    run(scenario, tula)


@pytest.mark.parametrize(
    ("file", "content"),
    [("clusters/himiya/cluster.yaml", "kind: [\n"), ("clusterctl.yaml", "kind: [settings\n")],
)
def test_a_document_that_can_t_be_read_stops_nothing(tula: Path, file: str, content: str) -> None:
    async def scenario(folder: Path) -> None:
        async with editing(folder, file) as editor:
            whole = editor.text
            editor.write(content)
            while_broken = await editor.hover("kind")
            editor.write(whole)
            mended = await editor.hover("kind: ")

        assert while_broken is None
        assert mended is not None

    run(scenario, tula)


def test_a_signed_paper_edited_is_underlined_until_the_edit_is_taken_back(tula: Path) -> None:
    git(tula, "init", "-q", "-b", "main")
    save(tula)

    async def scenario(folder: Path) -> None:
        async with editing(folder, "clusters/himiya/agreement.yaml") as editor:
            [edited] = await editor.type('"2/2026"', '"3/2026"')
            clean = await editor.type('"3/2026"', '"2/2026"')

        assert edited.code == "diff-frozen"
        assert edited.range.start.character == len("number: ")
        assert "отмените правку" in edited.message
        assert clean == []

    run(scenario, tula)
