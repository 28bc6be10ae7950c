"""A folder of many documents, made from the example region: its clusters again and again."""

from __future__ import annotations

import shutil
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "tula"
MODEL = "himiya"


def build(root: Path, documents: int) -> int:
    """Write a folder of about that many documents to `root`; gives how many there are.

    Each further cluster is a copy of one that is complete, under an id of its own,
    with an order of its own.
    """
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns("build"))
    model = root / "clusters" / MODEL
    papers = sorted(model.rglob("*.yaml"))
    orders = [
        o for o in (root / "orders").glob("*.yaml") if f"cluster: {MODEL}" in o.read_text("utf-8")
    ]
    count = sum(1 for _file in root.rglob("*.yaml"))
    copy = 0
    while count < documents:
        copy += 1
        for file in (*papers, *orders):
            count += _copied(root, file, copy)
    return count


def _copied(root: Path, file: Path, copy: int) -> int:
    """One paper of the model written for the copied cluster; gives 1, the number of files."""
    cluster = f"{MODEL}-{copy}"
    text = file.read_text(encoding="utf-8").replace(f"cluster: {MODEL}", f"cluster: {cluster}")
    if file.name == "cluster.yaml":
        text = text.replace(f"id: {MODEL}", f"id: {cluster}")
    for order in _orders(root):
        text = text.replace(order, f"{order}-{copy}")
    relative = file.relative_to(root)
    if relative.parts[0] == "orders":
        target = root / "orders" / f"{file.stem}-{copy}.yaml"
    else:
        target = root.joinpath("clusters", cluster, *relative.parts[2:])
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    return 1


def _orders(root: Path) -> list[str]:
    """The ids of the model's own orders, longest first, so that none is cut by a shorter one."""
    known = [
        order.stem
        for order in (root / "orders").glob("*.yaml")
        if f"cluster: {MODEL}\n" in order.read_text("utf-8") and not order.stem[-2:].startswith("-")
    ]
    return sorted(known, key=len, reverse=True)
