"""What a new document is called: the cluster it belongs to, its id, its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clusterctl import layout
from clusterctl.cli.selection import known_cluster
from clusterctl.errors import ClusterctlError
from clusterctl.messages import Listing, _
from clusterctl.output.escape import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clusterctl.cli.session import Session
    from clusterctl.folder import Folder
    from clusterctl.skeletons import Wanted

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MOST = 20


def named(
    session: Session, folder: Folder, kind: str, id: str | None, answers: Mapping[str, str]
) -> Wanted:
    """The document that is wanted; what isn't told comes from the folder, or is asked for.

    A `ClusterctlError` for an id that can't be one, an unknown cluster, a document that is there.
    """
    from clusterctl.skeletons import Wanted  # noqa: PLC0415 --help does without

    cluster = "" if kind == "cluster" else _cluster(session, folder, kind, answers["cluster"])
    own = _id(session, folder, Wanted(kind, id or "", cluster), answers)
    wanted = Wanted(kind, own, own if kind == "cluster" else cluster)
    _demand_free(session, folder, wanted.file)
    return wanted


def _cluster(session: Session, folder: Folder, kind: str, cluster: str) -> str:
    """The cluster a document belongs to; an order may be the first to name it."""
    from clusterctl.folder import SCOPED  # noqa: PLC0415 --help does without

    if kind == "order":
        return _slug(cluster) if cluster else ""
    if kind not in SCOPED:
        return ""
    known = folder.ids("cluster")
    here = cluster or _here(session, folder) or (known[0] if len(known) == 1 else None)
    if here or not known:
        return known_cluster(folder, here or "", "--cluster")
    from clusterctl.cli import asking  # noqa: PLC0415 most runs know the cluster

    if not asking.can_ask():
        raise ClusterctlError(
            _("of which cluster?"),
            _("name it with --cluster: {known}", known=Listing(tuple(known), _MOST)),
        )
    return known_cluster(
        folder,
        asking.ask(session, _("of which cluster?"), choices=dict.fromkeys(known, "")),
        "--cluster",
    )


def _here(session: Session, folder: Folder) -> str | None:
    """The cluster in whose folder one stands."""
    here = session.directory.resolve()
    root = folder.root.resolve()
    inside = f"{here.relative_to(root).as_posix()}/x" if here.is_relative_to(root) else ""
    return layout.cluster_at(inside) or None


def _id(session: Session, folder: Folder, wanted: Wanted, answers: Mapping[str, str]) -> str:
    """The id given, the next one, or the one answered; an error for what can't be one."""
    from clusterctl import skeletons  # noqa: PLC0415 --help does without

    if wanted.id:
        return _slug(wanted.id)
    usual = skeletons.proposed(folder, wanted.kind, wanted.cluster, answers)
    if usual:
        return usual
    from clusterctl.cli import asking  # noqa: PLC0415 see above

    if not asking.can_ask():
        raise ClusterctlError(
            _("the argument {name} is missing", name="ID"),
            _("the id is the name of the file: clusterctl new {kind} ID", kind=wanted.kind),
        )
    about = _("small Latin letters, digits and hyphens")
    return _slug(asking.ask(session, _("the id"), about=about))


def _slug(id: str) -> str:
    if _SLUG.fullmatch(id):
        return id
    from clusterctl.schema.remedies import reshaped  # noqa: PLC0415 only a slip needs it

    near = reshaped(id, f"^{_SLUG.pattern}$")
    raise ClusterctlError(
        _("“{id}” can't be an id: it has small Latin letters, digits and hyphens", id=visible(id)),
        _("did you mean {near}?", near=near) if near else None,
    )


def _demand_free(session: Session, folder: Folder, file: str) -> None:
    """An error where the document is there already, with either ending."""
    stem = file.removesuffix(".yaml")
    for ending in layout.ENDINGS:
        path = folder.root / f"{stem}{ending}"
        if path.exists():
            raise ClusterctlError(
                _("{path}: is there already", path=session.relative(path)),
                _("choose another id, or change the document that is there"),
            )
