"""How long `clusterctl validate` takes beside check-jsonschema on the same documents.

    python benchmarks/validate.py [DOCUMENTS]

Whole processes, the median of three runs in turn; the ratio is what travels to another machine.
check-jsonschema checks the schemas alone: no references, no rules, no places.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import build

from clusterctl import layout, resources

RUNS = 3


def main(documents: int) -> None:
    """Build the corpus, time both, print a table."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch) / "corpus"
        count = build(root, documents)
        ours: list[float] = []
        theirs: list[float] = []
        for _run in range(RUNS):
            ours.append(timed([[sys.executable, "-m", "clusterctl", "validate", "-C", str(root)]]))
            theirs.append(timed(list(_peer(root))))
    mine, peer = statistics.median(ours), statistics.median(theirs)
    print(f"{count} documents")
    print(f"clusterctl validate (reading, schemas, references, rules)  {mine:6.2f} s")
    print(f"check-jsonschema    (reading, schemas)                     {peer:6.2f} s")
    print(f"ratio                                                      {mine / peer:6.2f}")


def timed(commands: list[list[str]]) -> float:
    """The seconds the commands take one after another; they have to succeed."""
    start = time.perf_counter()
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def _peer(root: Path) -> list[list[str]]:
    """One run of check-jsonschema for each kind that has documents; drafts are left to us."""
    commands = []
    for kind, pattern in layout.PATTERNS.items():
        files = [
            str(f)
            for f in sorted(root.glob(pattern))
            if "status: draft" not in f.read_text("utf-8")
        ]
        if files:
            schema = str(resources.schemas() / f"{kind}.schema.json")
            commands.append(
                [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *files]
            )
    return commands


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
