"""`clusterctl migrate`: a folder of an older format to the current one."""

from __future__ import annotations

from typing import Annotated

import typer

from clusterctl.cli.session import Session
from clusterctl.messages import _, n_

OLDER = 1


def migrate(
    session: Session,
    *,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; exit with 1 when the folder is to be moved."),
    ] = False,
) -> int:
    """Bring the folder to the format that this version of clusterctl reads.

    The format stands in clusterctl.yaml. Comments and layout stay; git shows what has changed.

    Examples:

    \b
    clusterctl migrate
    clusterctl migrate --check
    """
    from clusterctl import files, migrations  # noqa: PLC0415 --help does without

    folder = session.folder()
    start = migrations.format_of(folder)
    steps = migrations.steps(start)
    if not steps:
        told = _("format {current} is the current one, nothing to do", current=start)
        session.write(f"{session.text(told)}\n")
        return 0
    changed = migrations.migrated(folder, steps)
    for step in steps:
        session.write(f"{step.start} → {step.start + 1}: {session.text(step.title)}\n")
    if not check:
        for file, text in changed.items():
            files.write((folder.root / file).resolve(), text.encode())
    told = (
        n_("{n} file would change", "{n} files would change", len(changed))
        if check
        else n_("{n} file rewritten", "{n} files rewritten", len(changed))
    )
    session.write(f"{session.text(told)}\n")
    return OLDER if check else 0
