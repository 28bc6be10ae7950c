"""A new document folder: its settings, its folders, what git and editors need, a first cluster."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from clusterctl import folder, language, layout, resources, skeletons, source
from clusterctl.formatting import formatted
from clusterctl.regulation import DEFAULT, Regulation
from clusterctl.schema import editors
from clusterctl.skeletons import templates

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from clusterctl.source import Source

CI = {"github": ".github/workflows/clusterctl.yml", "gitlab": ".gitlab-ci.yml"}
"""Where each service looks for what to run."""

_PLAIN = {
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".editorconfig": "editorconfig",
}
_EMPTY = ("organizations", "orders", "clusters")
_KEPT = ".gitkeep"
"""Git keeps no empty folder; a file that says nothing keeps it."""

_EXTENSIONS = ".vscode/extensions.json"
_EXAMPLE = "folder/example"
_CLUSTER = "primer"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What only people can say about a new folder."""

    region: str = "Тульская область"
    operator: str = ""
    coordinator: str = "Центр опережающей профессиональной подготовки"

    @property
    def ministry(self) -> str:
        """The regional operator: the one named, else what is usual for the region."""
        region = language.decline_organization(self.region, language.Case.GENITIVE)
        return self.operator or f"министерство образования {region.text}"


def files(wishes: Wishes, root: Path, today: date, *, example: bool) -> dict[str, str]:
    """The files of a new folder by their paths; editors' schemas among them."""
    documents = {layout.SETTINGS: _settings(wishes)}
    if example:
        documents |= _example(documents, root, today)
    kept = {f"{name}/{_KEPT}": "" for name in _EMPTY if not example}
    return {**documents, **kept, **_for_git(), **_for_editors()}


def ci(service: str) -> tuple[str, str]:
    """The file by which a service checks every change, and where it belongs."""
    path = resources.templates() / "ci" / f"{service}.yml"
    return CI[service], path.read_text(encoding="utf-8")


def _settings(wishes: Wishes) -> str:
    text = templates.filled(
        "new/settings.yaml.j2",
        {
            "region": wishes.region,
            "operator": wishes.ministry,
            "coordinator": wishes.coordinator,
            "regulation": DEFAULT,
        },
    )
    return formatted(source.read(layout.SETTINGS, text.encode()), "settings")


def _for_git() -> dict[str, str]:
    home = resources.templates() / "folder"
    return {name: (home / file).read_text(encoding="utf-8") for name, file in _PLAIN.items()}


def _for_editors() -> dict[str, str]:
    regulation = Regulation.load()
    schemas = {
        f"{editors.HOME}/{editors.file_of(name)}": editors.exported(
            name, lambda ids: regulation.refer(ids, "ru")
        )
        for name in editors.FILES
    }
    recommended = '{\n  "recommendations": ["redhat.vscode-yaml"]\n}\n'
    return {
        editors.SETTINGS: editors.settings(str(editors.HOME)),
        _EXTENSIONS: recommended,
        **schemas,
    }


def _example(documents: Mapping[str, str], root: Path, today: date) -> dict[str, str]:
    """A first cluster: organisations, its order, itself; its program and agreement as drafts."""
    home = resources.templates() / _EXAMPLE
    paths = sorted(path.relative_to(home).as_posix() for path in home.rglob("*.yaml*"))
    made = {
        path.removesuffix(".j2"): templates.filled(f"{_EXAMPLE}/{path}", {"today": today})
        for path in paths
    }
    made = {file: formatted(_read(file, text), layout.kind_at(file)) for file, text in made.items()}
    for kind in ("program", "agreement"):
        known = folder.assemble(root, _sources({**documents, **made}), today)
        id = skeletons.proposed(known, kind, _CLUSTER)
        wanted = skeletons.Wanted(kind, id or kind, _CLUSTER)
        begun = skeletons.begin(known, wanted, {})
        made[begun.file] = begun.source.text
    return made


def _sources(documents: Mapping[str, str]) -> Iterator[Source]:
    return (_read(file, documents[file]) for file in sorted(documents))


def _read(file: str, text: str) -> Source:
    return source.read(file, text.encode())
