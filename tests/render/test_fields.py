"""What templates may ask for is what they get: every name of the model, and no other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from clusterctl import check, folder, layout, resources
from clusterctl.render.fields import document, rows
from clusterctl.render.fields_filters import SIGNATURES
from clusterctl.render.fields_papers import names
from clusterctl.render.filters import FILTERS
from clusterctl.render.forms import FORMS
from clusterctl.render.jobs import documents_of
from clusterctl.render.papers import PAPERS
from clusterctl.schema import KINDS
from clusterctl.templating.lint import lint_text
from clusterctl.templating.lint.shapes import Kind, Shape
from clusterctl.templating.lint.signatures import SHARED
from clusterctl.templating.marks import Place
from clusterctl.templating.sandbox import Sandbox
from render.region import DAY, WHOLE, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clusterctl.folder import Folder
    from clusterctl.render.papers import Paper

_SORTS: tuple[tuple[type, set[Kind]], ...] = (
    (bool, {Kind.FLAG}),
    (date, {Kind.DATE}),
    (Decimal, {Kind.MONEY, Kind.DECIMAL}),
    (int, {Kind.NUMBER, Kind.DECIMAL}),
    (str, {Kind.TEXT}),
    (list, {Kind.LIST}),
    (Mapping, {Kind.MAPPING}),
    (Place, {Kind.DRAWING}),
)


class Fit:
    """Values laid against their shapes: what doesn't fit, and which shapes have been met."""

    def __init__(self) -> None:
        self.wrong: set[str] = set()
        self.met: set[str] = set()

    def lay(self, value: Any, shape: Shape, at: str) -> None:
        self.met.add(at)
        if value is None:
            self._demand(shape.maybe or shape.kind is Kind.ANYTHING, at, "is nothing")
            return
        kinds = next(kinds for sort, kinds in _SORTS if isinstance(value, sort))
        self._demand(shape.kind in {*kinds, Kind.ANYTHING}, at, f"{type(value)} is no {shape.kind}")
        if shape.kind is Kind.LIST:
            for item in value:
                self._demand(shape.item is not None, at, "has an item")
                self.lay(item, shape.item or shape, f"{at}[]")
        elif shape.kind is Kind.MAPPING and (value or not shape.maybe):
            self._keys(value, shape, at)

    def _keys(self, value: Mapping[str, Any], shape: Shape, at: str) -> None:
        for key, below in value.items():
            known = shape.fields.get(key, shape.item)
            self._demand(known is not None, f"{at}.{key}", "is unknown")
            if known is not None:
                self.lay(below, known, f"{at}.{key if key in shape.fields else '*'}")
        if not at.endswith(":document"):  # is one of several kinds, each with keys of its own
            for key, known in shape.fields.items():
                self._demand(key in value or known.missing, f"{at}.{key}", "isn't there")

    def _demand(self, fits: bool, at: str, what: str) -> None:  # noqa: FBT001 what must hold
        if not fits and ":document.clauses" not in at:  # of an agreement or of a supplement
            self.wrong.add(f"{at} {what}")


def written(root: Path, texts: Mapping[str, str]) -> Folder:
    """A folder of one document of each kind."""
    for kind, text in texts.items():
        file = root / layout.path_of(kind, "primer", "primer")
        file.parent.mkdir(parents=True, exist_ok=True)
        whole_text = text.replace("regulation: primer", "regulation: tula")
        file.write_text(whole_text, encoding="utf-8", newline="\n")
    return folder.load(root, DAY, DAY)


def whole(root: Path) -> Folder:
    """Documents that give every field their schema knows."""
    known = {kind: WHOLE / f"{kind}.yaml" for kind in KINDS}
    return written(root, {kind: file.read_text("utf-8") for kind, file in known.items()})


def sparse(root: Path) -> Folder:
    """Drafts that give next to nothing."""
    texts = {"settings": "kind: settings\nformat: 1\n"}
    for kind in KINDS:
        of = "" if kind in {"cluster", "organization"} else "cluster: primer\n"
        if kind not in {"settings", "waivers"}:
            texts[kind] = f"kind: {kind}\nid: primer\nstatus: draft\n{of}"
    maps = 'career_maps: [{profession: "15.02.16"}]'
    texts["program"] += f"sections: {{career_support: {{{maps}}}}}\n"
    return written(root, texts)


def laid(fit: Fit, made: Folder) -> None:
    """All values of all papers of a folder, laid against the model."""
    verdict = check.check(made)
    for paper in PAPERS.values():
        for cluster in made.ids("cluster"):
            for kind in paper.kinds:
                for each in documents_of(made, kind, cluster):
                    found = [verdict.findings] if paper.findings else []
                    told = paper.values(made, each, *found)
                    assert told.keys() == names(paper.name).keys(), paper.name
                    for name, value in told.items():
                        fit.lay(value, names(paper.name)[name], f"{paper.name}:{name}")


@pytest.fixture(scope="module")
def fit(tmp_path_factory: pytest.TempPathFactory) -> Fit:
    fit = Fit()
    for made in (
        read(),
        whole(tmp_path_factory.mktemp("whole")),
        sparse(tmp_path_factory.mktemp("sparse")),
    ):
        laid(fit, made)
    return fit


def every(shape: Shape, at: str) -> Iterator[str]:
    yield at
    for key, below in shape.fields.items():
        yield from every(below, f"{at}.{key}")
    if shape.item is not None:
        yield from every(shape.item, f"{at}{'[]' if shape.kind is Kind.LIST else '.*'}")


def test_every_value_of_every_paper_is_in_the_model_as_what_it_is(fit: Fit) -> None:
    assert sorted(fit.wrong) == []


def test_every_name_of_the_model_is_met_in_some_paper(fit: Fit) -> None:
    known = {
        at
        for paper in PAPERS
        for name, shape in names(paper).items()
        for at in every(shape, f"{paper}:{name}")
    }

    assert sorted(known - fit.met) == []


@pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda paper: paper.name)
def test_the_built_in_templates_ask_for_nothing_else_and_stumble_over_nothing(
    paper: Paper,
) -> None:
    text = (resources.templates() / paper.template).read_text(encoding="utf-8")

    found = lint_text(text, paper.template, names(paper.name), FILTERS | FORMS, SIGNATURES)

    assert [(d.place.line, d.code, d.message.text("en")) for d in found] == []


def test_every_filter_has_a_signature_and_every_signature_a_filter() -> None:
    own = FILTERS | FORMS
    shared = {name for name in Sandbox({}).filters if not name.startswith(" ")}

    assert own.keys() == SIGNATURES.keys()
    assert shared == SHARED.keys()


@cache
def _values() -> dict[Kind, Any]:
    return {
        Kind.TEXT: "Слово", Kind.NUMBER: 5, Kind.DECIMAL: Decimal("1.5"), Kind.FLAG: True,
        Kind.MONEY: Decimal(1000), Kind.DATE: DAY, Kind.LIST: ["Слово"], Kind.NOTHING: None,
        Kind.MAPPING: {"name": "Иванов Иван Иванович", "position": "директор", "full": "Завод"},
    }  # fmt: skip


_ARGUMENTS = {
    "counted": ("день", "дня", "дней"), "counted_in_words": ("рабочий день",),
    "dated": ("5",), "period": (DAY,), "lookup": ("name", "x", "position"),
}  # fmt: skip
_NUMERIC = {"sums": [5]}


@pytest.mark.parametrize("name", sorted(SIGNATURES))
def test_a_filter_takes_what_its_signature_says_and_nothing_where_it_says_so(name: str) -> None:
    signature, function = SIGNATURES[name], (FILTERS | FORMS)[name]
    kinds = [k for k in _values() if k in signature.takes and k is not Kind.NOTHING]
    for kind in kinds:
        value = _NUMERIC.get(name, _values()[kind])
        if name == "lookup":
            value = []
        made = function(value, *_ARGUMENTS.get(name, ()))
        assert made is None or isinstance(made, (str, list)), kind
    if signature.nothing and not signature.needs:
        assert function(None, *_ARGUMENTS.get(name, ())) is not None


def test_rows_tell_lists_and_what_is_below_them() -> None:
    told = dict(rows(document("agreement")))

    assert told["parties"].about == "Стороны"
    assert "parties[].signatory.genitive.name" in told
    assert "parties[].organization_name" in told
