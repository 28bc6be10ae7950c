"""The document folder: found, read and indexed."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from clusterctl import layout, source
from clusterctl.diagnostics import Diagnostic, Place, Severity
from clusterctl.documents import Document, as_date
from clusterctl.errors import ClusterctlError, why
from clusterctl.messages import _
from clusterctl.regulation import Regulation

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from datetime import date

    from clusterctl.diagnostics import Route
    from clusterctl.source import Source

SCOPED = frozenset({"program", "agreement", "supplement", "protocol", "conclusion", "monitoring"})
"""Kinds whose ids are unique within their cluster only."""

_Key = tuple[str, str, str]


@dataclass(frozen=True)
class Folder:
    """The documents of a region as of a day, and the regulation that judges them.

    `findings` are those of reading; `sources` are all files read, whether or not
    they became documents.
    """

    root: Path
    documents: tuple[Document, ...]
    sources: tuple[Source, ...]
    regulation: Regulation
    as_of: date
    findings: tuple[Diagnostic, ...] = ()
    _by_id: dict[_Key, Document] = field(init=False, repr=False, compare=False)
    _by_kind: dict[tuple[str, str | None], list[Document]] = field(
        init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        by_id: dict[_Key, Document] = {}
        by_kind: defaultdict[tuple[str, str | None], list[Document]] = defaultdict(list)
        for document in self.documents:
            by_id.setdefault(_key(document), document)
            by_kind[document.kind, None].append(document)
            by_kind[document.kind, document.cluster].append(document)
        object.__setattr__(self, "_by_id", by_id)
        object.__setattr__(self, "_by_kind", dict(by_kind))

    @property
    def settings(self) -> Document | None:
        """The folder's settings; None where none could be read."""
        return next(iter(self.of("settings")), None)

    def setting(self, *route: str, default: Any = None) -> Any:
        """One setting's value, or the default where it isn't given."""
        return self.settings.get(*route, default=default) if self.settings else default

    def of(self, kind: str, cluster: str | None = None) -> list[Document]:
        """The documents of a kind, of one cluster if it is named, in the order of their files."""
        return list(self._by_kind.get((kind, cluster), ()))

    def get(self, kind: str, id: str | None, cluster: str = "") -> Document | None:
        """The document of that kind and id; a cluster's papers are looked for within it."""
        return self._by_id.get((kind, cluster if kind in SCOPED else "", id or ""))

    def ids(self, kind: str, cluster: str = "") -> list[str]:
        """The ids that `get` would find, sorted."""
        scope = cluster if kind in SCOPED else ""
        return sorted(i for k, c, i in self._by_id if (k, c) == (kind, scope))

    def unread(self, kind: str, cluster: str) -> list[Source]:
        """The files of a cluster where such a document belongs and none to be relied on is.

        Nobody shall miss what may stand in them: they have findings of their own.
        """
        return self._unread.get((kind, cluster), [])

    @cached_property
    def _unread(self) -> dict[tuple[str, str], list[Source]]:
        """The files without a document of the kind that belongs there, by that kind and cluster."""
        read = {(d.kind, d.file) for d in self.documents}
        found: defaultdict[tuple[str, str], list[Source]] = defaultdict(list)
        for each in self.sources:
            kind = layout.kind_at(each.file)
            if kind and (kind, each.file) not in read:
                found[kind, layout.cluster_at(each.file)].append(each)
        return dict(found)

    def without(self, bad: Mapping[str, Iterable[Route]]) -> Folder:
        """This folder with what stands at the routes of those files taken out."""
        documents = tuple(d.without(bad.get(d.file, ())) for d in self.documents)
        return replace(self, documents=documents)

    def apart_from(self, files: Collection[str]) -> Folder:
        """This folder without the documents in those files."""
        documents = tuple(d for d in self.documents if d.file not in files)
        return replace(self, documents=documents)


def find_root(start: Path) -> Path:
    """The nearest folder upward from `start` with a `clusterctl.yaml`; an error without one."""
    start = Path(os.path.abspath(start))  # noqa: PTH100 takes out “..” and resolves no links
    if not start.is_dir():
        raise ClusterctlError(
            _("“{path}” is not a folder", path=start),
            _("give a folder that holds clusterctl.yaml, or a folder inside it"),
        )
    for folder in (start, *start.parents):
        if (folder / layout.SETTINGS).exists():
            return folder
    raise ClusterctlError(
        _("no clusterctl.yaml in “{path}” or above it", path=start),
        _(
            "go to a document folder, name it with -C, or make one: "
            "clusterctl.yaml says `kind: settings`"
        ),
    )


def load(
    root: Path,
    today: date,
    as_of: date | None = None,
    step: Callable[[int, int], None] | None = None,
    unsaved: Mapping[str, bytes] = MappingProxyType({}),
) -> Folder:
    """The folder at `root` read whole, judged as of the given day, else the settings', else today.

    `step` is told after each file how many are read of how many. What is `unsaved`
    stands in place of the files of those names, or beside the others. Unreadable
    settings end the run with a `ClusterctlError`; any other trouble is a finding.
    """
    listed, findings = _files(root)
    files = sorted({*listed, *unsaved})
    sources = []
    for number, file in enumerate(files, 1):
        known = file in unsaved
        sources.append(source.read(file, unsaved[file]) if known else source.load(root, file))
        if step:
            step(number, len(files))
    return assemble(root, sources, today, as_of, findings)


def assemble(
    root: Path,
    sources: Iterable[Source],
    today: date,
    as_of: date | None = None,
    findings: Iterable[Diagnostic] = (),
) -> Folder:
    """The folder that these sources make, wherever they were read from."""
    sources = tuple(sources)
    documents = tuple(d for d in map(_document, sources) if d)
    settings = next((s for s in sources if s.file == layout.SETTINGS), None)
    if settings is not None:
        _demand_readable(settings)
    told = settings.value if settings and isinstance(settings.value, dict) else {}
    profile = told.get("regulation")
    return Folder(
        root=root,
        documents=documents,
        sources=sources,
        regulation=Regulation.load(profile if isinstance(profile, str) else "tula", root),
        as_of=as_of or as_date(told.get("as_of")) or today,
        findings=(*findings, *(f for s in sources for f in s.findings)),
    )


def _key(document: Document) -> _Key:
    scope = document.cluster if document.kind in SCOPED else ""
    return document.kind, scope, document.id


def _document(source: Source) -> Document | None:
    """The document a source holds, of the kind it says if that is one, else of its place's."""
    if not isinstance(source.value, dict):
        return None
    value = source.value
    kind = value.get("kind")
    if not isinstance(kind, str) or kind not in layout.PATTERNS:
        kind = layout.kind_at(source.file)
    if kind is None:
        return None
    own = value.get("id")
    return Document(
        kind=kind,
        id=own if isinstance(own, str) and own else layout.own_name(source.file),
        cluster=layout.cluster_at(source.file),
        source=source,
        value=value,
    )


def _demand_readable(settings: Source) -> None:
    if isinstance(settings.value, dict):
        return
    raise ClusterctlError(
        _("the folder's settings can't be read: {why}", why=settings.findings[0].message)
        if settings.findings
        else _("the folder's settings are empty or not a list of keys"),
        _("mend {file} at line {line}", file=settings.file, line=_first_line(settings)),
    )


def _first_line(settings: Source) -> int:
    return settings.findings[0].place.line if settings.findings else 1


def _files(root: Path) -> tuple[list[str], list[Diagnostic]]:
    """The YAML files below the root in a stable order, and findings on what can't be entered."""
    found: list[str] = []
    findings: list[Diagnostic] = []
    for at, folders, names in os.walk(root, onerror=_noted(root, findings)):
        here = Path(at)
        folders[:] = sorted(_entered(root, here, folders, findings))
        found += [(here / name).relative_to(root).as_posix() for name in names if _read(name)]
        found += [(here / name).relative_to(root).as_posix() for name in folders if _read(name)]
        folders[:] = [name for name in folders if not _read(name)]
    return sorted(found), findings


def _read(name: str) -> bool:
    return name.endswith(layout.ENDINGS) and not name.startswith(".")


def _entered(root: Path, here: Path, names: list[str], findings: list[Diagnostic]) -> Iterator[str]:
    """The sub-folders to go into: none hidden, none that holds other things, no links."""
    for name in names:
        if name.startswith(".") or (here == root and name in layout.SKIPPED):
            continue
        if (here / name).is_symlink():
            findings.append(_link(root, here / name))
            continue
        yield name


def _link(root: Path, path: Path) -> Diagnostic:
    return Diagnostic(
        place=Place(path.relative_to(root).as_posix()),
        code="Y010",
        severity=Severity.ERROR,
        message=_("a link to another folder, which is not followed"),
        help=_("put the folder itself here in place of the link"),
    )


def _noted(root: Path, findings: list[Diagnostic]) -> Callable[[OSError], None]:
    def note(error: OSError) -> None:
        path = Path(str(error.filename))
        findings.append(
            Diagnostic(
                place=Place(path.relative_to(root).as_posix() if path != root else "."),
                code="Y009",
                severity=Severity.ERROR,
                message=_("the folder can't be opened: {why}", why=why(error)),
                help=_("give yourself the right to read it, or take it out"),
            )
        )

    return note
