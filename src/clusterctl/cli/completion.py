"""What the shell offers at Tab: codes of rules, ids of clusters, periods, papers, formats.

Nothing is read but names of folders and the rules' own modules: Tab has to answer at once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clusterctl import layout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Offer = list[str]


def of(words: Sequence[str]) -> Callable[[str], Offer]:
    """Offers the words that begin as what is typed does."""

    def offer(incomplete: str) -> Offer:
        return [word for word in words if word.startswith(incomplete)]

    return offer


def codes(incomplete: str) -> Offer:
    """The codes of rules that begin so."""
    from clusterctl.rules import every_rule  # noqa: PLC0415 only this offer needs the rules

    return [code for code in every_rule() if code.startswith(incomplete)]


def clusters(incomplete: str) -> Offer:
    """The ids of the clusters of the folder one stands in."""
    found = _files(layout.PATTERNS["cluster"])
    return sorted(f.parent.name for f in found if f.parent.name.startswith(incomplete))


def periods(incomplete: str) -> Offer:
    """The periods that clusters of the folder one stands in have reports of."""
    found = _files(layout.PATTERNS["monitoring"])
    return sorted({f.stem for f in found if f.stem.startswith(incomplete)})


def _files(pattern: str) -> Iterable[Path]:
    """The files of the folder one stands in whose paths are like that."""
    here = Path.cwd()
    root = next((f for f in (here, *here.parents) if (f / layout.SETTINGS).exists()), None)
    return root.glob(pattern) if root else ()


def papers(incomplete: str) -> Offer:
    """The Word files and the folders whose paths begin so."""
    above, slash, name = incomplete.rpartition("/")
    try:
        found = sorted(Path(f"{above}{slash}").iterdir())
    except OSError:
        return []
    return [
        f"{above}{slash}{path.name}{'/' if path.is_dir() else ''}"
        for path in found
        if path.name.startswith(name) and not path.name.startswith((".", "~$"))
        if path.is_dir() or path.suffix.lower() == ".docx"
    ]


def templates(incomplete: str) -> Offer:
    """The papers that have templates, by the beginnings of their names."""
    from clusterctl.render.papers import PAPERS  # noqa: PLC0415 only this offer needs the papers

    return [name for name in PAPERS if name.startswith(incomplete)]
