"""How many agreements a second, beside docxtpl and docxtemplater with the same values.

    python benchmarks/render.py [PARTIES] [PAPERS]

All make papers with the same clauses, parties, requisites, council and obligations; the peers'
templates are built by `word_peers`. Ours also declines names, numbers clauses, fits columns to
their words and looks for every printed value in the result. docxtemplater runs in Node, where that
and the package are installed: `npm install --prefix FOLDER docxtemplater pizzip`, and NODE_PATH is
`FOLDER/node_modules`.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import word_peers as peers
from corpus import EXAMPLE, MODEL

from clusterctl import check, folder, resources
from clusterctl.render import agreement
from clusterctl.render.filters import FILTERS
from clusterctl.render.forms import FORMS
from clusterctl.render.papers import PAPERS
from clusterctl.templating.template import compile_text
from clusterctl.word.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

TODAY = date(2026, 11, 16)


def main(parties: int, papers: int) -> None:
    """Make the papers with all of them, print a table."""
    values = _values(parties)
    paper = PAPERS["agreement"]
    source = (resources.templates() / paper.template).read_text(encoding="utf-8")
    template = compile_text(source, paper.template, FILTERS | FORMS)
    text, plain = text_of(template.render(values)), peers.prepared(values)
    directions = len(values["directions"])
    tpl, templater = (
        peers.template(text, directions, tag) for tag in (peers.DOCXTPL, peers.DOCXTEMPLATER)
    )
    before = _memory()
    for _paper in range(papers):
        template.render(values)
    after = _memory()
    peers.docxtpl(tpl, plain)
    times: dict[str, list[float]] = {"clusterctl": [], "docxtpl": []}
    for _paper in range(papers):  # in turns: what else runs on the machine slows both
        times["clusterctl"].append(_timed(lambda: template.render(values)))
        times["docxtpl"].append(_timed(lambda: peers.docxtpl(tpl, plain)))
    with tempfile.TemporaryDirectory() as at:
        times["docxtemplater"] = peers.docxtemplater(templater, plain, papers, Path(at))
    print(f"{papers} agreements of {parties} parties     median       least   papers/s   we are")
    for name, taken in times.items():
        print(_line(name, taken, min(times["clusterctl"])))
    print(f"memory: {before} MB at most before the papers, {after} MB after them")


def _line(name: str, times: Sequence[float], mine: float) -> str:
    """The times of a program, and by their least ones how many times as fast ours is."""
    if not times:
        return f"{name:<13} is not installed"
    median, least = statistics.median(times), min(times)
    told = f"{name:<32}{median * 1000:7.1f} ms{least * 1000:9.1f} ms{1 / median:11.1f}"
    return told if least == mine else f"{told}{least / mine:8.1f} times as fast"


def _timed(make: Callable[[], object]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


def _memory() -> int:
    """The most memory that this process ever had, in MB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _values(parties: int) -> dict[str, Any]:
    """The model's agreement with its parties repeated up to that many."""
    verdict = check.check(folder.load(EXAMPLE, TODAY))
    [document] = verdict.folder.of("agreement", MODEL)
    values = agreement.values(verdict.folder, document)
    known = values["parties"]
    values["parties"] = [known[n % len(known)] for n in range(parties)]
    return values


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:]]
    main(*(numbers + [40, 500][len(numbers) :]))
