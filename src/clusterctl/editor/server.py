"""The language server: what `validate` finds while typing, and help at the cursor, over stdio."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from clusterctl import __version__
from clusterctl.diagnostics import Severity
from clusterctl.editor import help as at_cursor
from clusterctl.editor.desk import Desk
from clusterctl.errors import ClusterctlError
from clusterctl.folder import find_root
from clusterctl.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from clusterctl.diagnostics import Diagnostic, Place
    from clusterctl.messages import Language
    from clusterctl.source import Source

_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}


def serve(language: Language, today: date) -> None:
    """Serve one editor on standard input and output until it leaves."""
    server(language, today).start_io()


def server(language: Language, today: date) -> LanguageServer:
    """A server that speaks the language and judges folders by the day."""
    made = LanguageServer("clusterctl", __version__)
    desks = _Desks(made, language, today)
    for feature, answer in (
        (lsp.TEXT_DOCUMENT_DID_OPEN, desks.opened),
        (lsp.TEXT_DOCUMENT_DID_CHANGE, desks.changed),
        (lsp.TEXT_DOCUMENT_DID_SAVE, desks.saved),
        (lsp.TEXT_DOCUMENT_DID_CLOSE, desks.closed),
        (lsp.TEXT_DOCUMENT_HOVER, desks.hover),
        (lsp.TEXT_DOCUMENT_DEFINITION, desks.definition),
    ):
        made.feature(feature)(_function(answer))
    made.feature(
        lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=[" ", "\n"])
    )(_function(desks.completion))
    made.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]),
    )(_function(desks.actions))
    return made


def _function(method: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The method as a function: pygls marks what it is given, and a method takes no marks."""

    def answer(asked: Any) -> Any:
        return method(asked)

    return answer


class _Desks:
    """The folders that an editor works in, and the answers to what it asks."""

    def __init__(self, server: LanguageServer, language: Language, today: date) -> None:
        self._server = server
        self._language = language
        self._today = today
        self._desks: dict[Path, Desk] = {}
        self._told: dict[Path, set[str]] = {}

    def opened(self, asked: lsp.DidOpenTextDocumentParams) -> None:
        self._put(asked.text_document.uri, asked.text_document.text)

    def changed(self, asked: lsp.DidChangeTextDocumentParams) -> None:
        uri = asked.text_document.uri
        self._put(uri, self._server.workspace.get_text_document(uri).source)

    def saved(self, asked: lsp.DidSaveTextDocumentParams) -> None:
        found = self._found(asked.text_document.uri)
        if found:
            found[0].refresh()
            self._publish(found[0])

    def closed(self, asked: lsp.DidCloseTextDocumentParams) -> None:
        self._put(asked.text_document.uri, None)

    def hover(self, asked: lsp.HoverParams) -> lsp.Hover | None:
        desk, source = self._source(asked.text_document.uri)
        if desk is None or source is None:
            return None
        line, column = _here(source, asked.position)
        text = at_cursor.hover(desk.verdict.folder, source, line, column, self._language)
        content = lsp.MarkupContent(lsp.MarkupKind.Markdown, text)
        return lsp.Hover(content) if text else None

    def completion(self, asked: lsp.CompletionParams) -> lsp.CompletionList:
        desk, source = self._source(asked.text_document.uri)
        if desk is None or source is None:
            return lsp.CompletionList(is_incomplete=False, items=[])
        line, column = _here(source, asked.position)
        words = at_cursor.words(desk.verdict.folder, source, line, column)
        return lsp.CompletionList(is_incomplete=False, items=[_item(word) for word in words])

    def definition(self, asked: lsp.DefinitionParams) -> lsp.Location | None:
        desk, source = self._source(asked.text_document.uri)
        if desk is None or source is None:
            return None
        line, column = _here(source, asked.position)
        place = at_cursor.definition(desk.verdict.folder, source, line, column)
        return self._location(desk, place) if place else None

    def actions(self, asked: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        desk, source = self._source(asked.text_document.uri)
        if desk is None or source is None:
            return []
        return list(self._fixes(desk, source, asked))

    def _fixes(
        self, desk: Desk, source: Source, asked: lsp.CodeActionParams
    ) -> Iterator[lsp.CodeAction]:
        wanted = asked.range
        for finding in desk.findings:
            span = _range(source, finding.place)
            meets = span.start <= wanted.end and wanted.start <= span.end
            if finding.place.file != source.file or not meets:
                continue
            fix = at_cursor.fix(desk.verdict.folder, source, finding)
            if fix is None:
                continue
            edit = lsp.TextEdit(_range(source, fix.place), fix.text)
            yield lsp.CodeAction(
                title=_("put {text} here", text=fix.text).text(self._language),
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[self._diagnostic(desk, source, finding)],
                edit=lsp.WorkspaceEdit(changes={asked.text_document.uri: [edit]}),
                is_preferred=True,
            )

    def _put(self, uri: str, text: str | None) -> None:
        found = self._found(uri)
        if found:
            desk, file = found
            desk.put(file, text)
            self._publish(desk)

    def _publish(self, desk: Desk) -> None:
        """Tell the findings of every file that has some, and of those that had some before."""
        try:
            verdict, findings = desk.verdict, desk.findings
        except ClusterctlError as error:
            self._server.window_show_message(
                lsp.ShowMessageParams(lsp.MessageType.Error, error.message.text(self._language))
            )
            return
        sources = {s.file: s for s in verdict.folder.sources}
        by_file: dict[str, list[lsp.Diagnostic]] = {
            file: [] for file in self._told.get(desk.root, set())
        }
        for finding in findings:
            source = sources.get(finding.place.file)
            if source is not None:
                told = self._diagnostic(desk, source, finding)
                by_file.setdefault(source.file, []).append(told)
        for file, diagnostics in by_file.items():
            self._server.text_document_publish_diagnostics(
                lsp.PublishDiagnosticsParams(_uri(desk, file), diagnostics)
            )
        self._told[desk.root] = {file for file, found in by_file.items() if found}

    def _diagnostic(self, desk: Desk, source: Source, finding: Diagnostic) -> lsp.Diagnostic:
        text = finding.message.text(self._language)
        if finding.paragraph:
            text += f"\n{desk.verdict.folder.regulation.refer(finding.paragraph, self._language)}"
        if finding.help is not None:
            text += f"\n{finding.help.text(self._language)}"
        return lsp.Diagnostic(
            range=_range(source, finding.place),
            message=text,
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            source="clusterctl",
            related_information=[
                lsp.DiagnosticRelatedInformation(
                    self._location(desk, related.place), related.message.text(self._language)
                )
                for related in finding.related
            ],
        )

    def _location(self, desk: Desk, place: Place) -> lsp.Location:
        source = desk.source(place.file)
        nowhere = lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
        return lsp.Location(_uri(desk, place.file), _range(source, place) if source else nowhere)

    def _source(self, uri: str) -> tuple[Desk | None, Source | None]:
        found = self._found(uri)
        if found is None:
            return None, None
        try:
            return found[0], found[0].source(found[1])
        except ClusterctlError:
            return None, None

    def _found(self, uri: str) -> tuple[Desk, str] | None:
        """The desk of the folder that a document lies in, and its name there."""
        path = _path(uri)
        if path is None:
            return None
        try:
            root = find_root(path.parent)
        except ClusterctlError:
            return None
        desk = self._desks.setdefault(root, Desk(root, self._today))
        file = desk.file(path)
        return (desk, file) if file else None


def _path(uri: str) -> Path | None:
    parts = urlsplit(uri)
    return Path(url2pathname(unquote(parts.path))) if parts.scheme == "file" else None


def _uri(desk: Desk, file: str) -> str:
    return (desk.root / file).absolute().as_uri()


def _item(word: at_cursor.Word) -> lsp.CompletionItem:
    kind = lsp.CompletionItemKind.Field if word.is_key else lsp.CompletionItemKind.Value
    text = f"{word.text}: " if word.is_key else word.text
    return lsp.CompletionItem(word.text, kind=kind, detail=word.means or None, insert_text=text)


def _range(source: Source, place: Place) -> lsp.Range:
    return lsp.Range(
        _position(source, place.line, place.column),
        _position(source, place.end_line, place.end_column),
    )


def _position(source: Source, line: int, column: int) -> lsp.Position:
    """A place as the protocol counts: from 0, in UTF-16 units."""
    text = _line(source, line)[: column - 1]
    return lsp.Position(line - 1, len(text.encode("utf-16-le", "surrogatepass")) // 2)


def _here(source: Source, position: lsp.Position) -> tuple[int, int]:
    """The line and column, from 1 and in characters, of a position of the protocol."""
    units = _line(source, position.line + 1).encode("utf-16-le", "surrogatepass")
    text = units[: position.character * 2].decode("utf-16-le", "replace")
    return position.line + 1, len(text) + 1


def _line(source: Source, line: int) -> str:
    lines: Any = source.lines
    return str(lines[line - 1]) if 0 < line <= len(lines) else ""
