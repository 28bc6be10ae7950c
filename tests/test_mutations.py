"""One slip in a clean region gives one finding, of its own code; seldom a second one.

Each row changes one thing in the example region and says which codes must appear. What else a
slip makes wrong stays silent: nobody mends two things for one mistake.
"""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clusterctl import check, folder, schema, source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clusterctl.source import Source

pytestmark = pytest.mark.slow

TULA = Path(__file__).parents[1] / "examples" / "tula"
DAY = date(2026, 11, 16)

Key = str | int


def of_cluster(name: str, text: str, cluster: str) -> bool:
    """Whether a file is about one cluster: its own papers and orders, and what all share."""
    if name.startswith("clusters/"):
        return name.startswith(f"clusters/{cluster}/")
    return not name.startswith("orders/") or f"cluster: {cluster}" in text


@cache
def region(cluster: str) -> dict[str, Source]:
    """The files of the example region that are about one cluster, so that judging is quick."""
    files = sorted(p for p in TULA.rglob("*.yaml") if "build" not in p.parts)
    texts = {p.relative_to(TULA).as_posix(): p.read_bytes() for p in files}
    return {
        name: source.read(name, text)
        for name, text in texts.items()
        if of_cluster(name, text.decode(), cluster)
    }


Found = tuple[str, str, str]


def found(sources: dict[str, Source]) -> Counter[Found]:
    verdict = check.check(folder.assemble(TULA, sources.values(), DAY))
    return Counter((d.code, d.place.file, d.message.text("en")) for d in verdict.findings)


@cache
def clean(cluster: str) -> Counter[Found]:
    return found(region(cluster))


def new(cluster: str, file: str, text: str, *, name: str = "") -> list[Found]:
    """What is found in the region with another text of one file that is not found without."""
    sources = {n: s for n, s in region(cluster).items() if n != file}
    sources[name or file] = source.read(name or file, text.encode())
    return sorted((found(dict(sorted(sources.items()))) - clean(cluster)).elements())


def inside(value: Any, *route: Key) -> Any:
    """The value at a route; `key=text` is the first item of a list that has this."""
    for step in route:
        if isinstance(value, list) and isinstance(step, str):
            key, _equals, text = step.partition("=")
            value = next(item for item in value if str(item.get(key)) == text)
        else:
            value = value[step]
    return value


def drop(*route: Key) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        parent = inside(value, *route[:-1])
        if isinstance(parent, list):
            parent.remove(inside(parent, route[-1]))
        else:
            del parent[route[-1]]

    return change


def put(told: Any, *route: Key) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        inside(value, *route[:-1])[route[-1]] = told

    return change


def shift(days: int, *route: Key) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        parent = inside(value, *route[:-1])
        day = date.fromisoformat(parent[route[-1]]) + timedelta(days=days)
        parent[route[-1]] = day.isoformat()

    return change


def swap(parent: tuple[Key, ...], one: Key, other: Key) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        at = inside(value, *parent)
        at[one], at[other] = at[other], at[one]

    return change


def add(told: Any, *route: Key) -> Callable[[Any], None]:
    def change(value: Any) -> None:
        inside(value, *route).append(told)

    return change


def written(value: Any) -> str:
    """The value as YAML; numbers with a point come back as they were."""
    return json.dumps(value, ensure_ascii=False, indent=1, default=float)


@dataclass(frozen=True)
class Mutation:
    what: str
    file: str
    change: Callable[[Any], None]
    codes: list[str]

    def __str__(self) -> str:
        return self.what


AGREEMENT = "clusters/himiya/agreement.yaml"
CLUSTER = "clusters/himiya/cluster.yaml"
PROGRAM = "clusters/himiya/program.yaml"
EXCLUDING = "clusters/himiya/supplements/ds-2026-01.yaml"
DECIDING = "clusters/himiya/protocols/protokol-2026-02.yaml"
COPY = "copy_to_regional_operator"

HIMIYA = [
    Mutation("agreement without a date", AGREEMENT, drop("date"), ["S001"]),
    Mutation("agreement a day late", AGREEMENT, put("2026-04-02", "date"), ["P08-02", "P08-03"]),
    Mutation("agreement dated on no day", AGREEMENT, put("2026-02-30", "date"), ["S010"]),
    Mutation("copy a day late", AGREEMENT, put("2026-04-10", COPY, "sent_on"), ["P09-01"]),
    Mutation("copy not sent", AGREEMENT, drop(COPY, "sent_on"), ["P09-01"]),
    Mutation(
        "copy certified by another", AGREEMENT, put("Гай А. В.", COPY, "certified_by"), ["P09-02"]
    ),
    Mutation("agreement ends first", AGREEMENT, put("2031-08-30", "valid", "until"), ["P12-01"]),
    Mutation("agreement turned round", AGREEMENT, swap(("valid",), "from", "until"), ["R006"]),
    Mutation("program turned round", PROGRAM, swap(("period",), "start", "end"), ["R006"]),
    Mutation("agreement of no program", AGREEMENT, drop("program"), ["P05-01"]),
    Mutation("agreement of another program", AGREEMENT, put("programa", "program"), ["R001"]),
    Mutation("party left out", AGREEMENT, drop("parties", "organization=other-analit"), ["P08-01"]),
    Mutation("party without a signature", AGREEMENT, drop("parties", 0, "signed_on"), ["P08-03"]),
    Mutation(
        "subject of something else", AGREEMENT, put("Дружба и взаимопомощь.", "subject"), ["P10-01"]
    ),
    Mutation("council without functions", AGREEMENT, drop("council_functions"), ["P19-01"]),
    Mutation("another operator", AGREEMENT, put("college-uslov-eco", "operator"), ["P20-01"]),
    Mutation(
        "direction twice",
        AGREEMENT,
        lambda v: v["directions"].append(v["directions"][0]),
        ["P07-01"],
    ),
    Mutation(
        "direction misspelt", AGREEMENT, put("facilites", "directions", 0, "direction"), ["P06-01"]
    ),
    Mutation("operator an enterprise", CLUSTER, put("emp-himiya", "operator"), ["C011", "P04-32"]),
    Mutation("another industry", CLUSTER, put("рыболовство", "industry"), ["P02-01"]),
    Mutation("cluster with an ИНН", CLUSTER, put("7199000148", "inn"), ["P04-03"]),
    Mutation("no chair", CLUSTER, put("member", "council", "members", 0, "role"), ["P04-31"]),
    Mutation("chair misspelt", CLUSTER, put("chairman", "council", "members", 0, "role"), ["S004"]),
    Mutation(
        "participant unknown",
        CLUSTER,
        put("emp-himia", "participants", 2, "organization"),
        ["R001"],
    ),
    Mutation(
        "participant never left",
        CLUSTER,
        drop("participants", "organization=emp-vodohim", "until"),
        ["P04-33"],
    ),
    Mutation("no representative", CLUSTER, drop("coordination_council_representative"), ["P22-03"]),
    Mutation("created by another order", CLUSTER, put("prikaz-2026-120", "created_by"), ["R001"]),
    Mutation("signature missing", PROGRAM, drop("signatures", 0), ["P05-02"]),
    Mutation("program not agreed", PROGRAM, drop("agreed_by_coordinator"), ["P16-01"]),
    Mutation(
        "agreed by nobody known", PROGRAM, put("rk-2026-10", "agreed_by_coordinator"), ["R001"]
    ),
    Mutation("revision still ahead", PROGRAM, put("2026-11-20", "revisions", 1, "date"), []),
    Mutation("revision agreed by its number", PROGRAM, drop("revisions", 1, "conclusion"), []),
    Mutation("activity of nobody", PROGRAM, put([], "activities", 0, "responsible"), ["P04-08"]),
    Mutation(
        "activity of a stranger",
        PROGRAM,
        put(["emp-agro"], "activities", 3, "responsible"),
        ["P04-08"],
    ),
    Mutation(
        "activity after the end", PROGRAM, put("2031-09-01", "activities", 2, "end"), ["P04-08"]
    ),
    Mutation("activity ends first", PROGRAM, swap(("activities", 0), "start", "end"), ["P04-08"]),
    Mutation(
        "placeholder", PROGRAM, put("уточняется", "sections", "governance", "rationale"), ["P04-13"]
    ),
    Mutation(
        "decision of another kind",
        DECIDING,
        put("other", "agenda", 0, "decisions", 0, "kind"),
        ["P13-01"],
    ),
    Mutation(
        "decision on another",
        DECIDING,
        put("emp-kraski", "agenda", 0, "decisions", 0, "subject"),
        ["P13-01"],
    ),
    Mutation("protocol unsigned", DECIDING, drop("signed_by_chair_on"), ["S001"]),
    Mutation("protocol signed last", DECIDING, put("2026-10-16", "signed_by_chair_on"), ["P13-01"]),
    Mutation("protocol sent a day late", DECIDING, put("2026-10-15", COPY, "sent_on"), ["P13-03"]),
    Mutation("supplement without a protocol", EXCLUDING, drop("protocol"), ["P13-01"]),
    Mutation(
        "supplement on another protocol", EXCLUDING, put("protokol-2026-01", "protocol"), ["P13-01"]
    ),
    Mutation(
        "supplement of another agreement", EXCLUDING, put("soglashenie-2", "agreement"), ["R001"]
    ),
    Mutation(
        "supplement sent a day late", EXCLUDING, put("2026-10-21", COPY, "sent_on"), ["P09-06"]
    ),
    Mutation("order of no cluster", "orders/prikaz-2026-318.yaml", drop("cluster"), ["S001"]),
    Mutation(
        "order of another cluster", "orders/prikaz-2026-318.yaml", put("himia", "cluster"), ["R001"]
    ),
    Mutation(
        "order to include", "orders/prikaz-2026-318.yaml", put("include", "action"), ["P04-33"]
    ),
    Mutation(
        "order still a draft", "orders/prikaz-2026-318.yaml", put("draft", "status"), ["P04-33"]
    ),
    Mutation(
        "ИНН with a slip", "organizations/emp-himiya.yaml", put("7199000184", "inn"), ["D001"]
    ),
    Mutation(
        "ОГРН with a slip", "organizations/emp-himiya.yaml", put("1267199000145", "ogrn"), ["D002"]
    ),
    Mutation(
        "account with a slip",
        "organizations/emp-himiya.yaml",
        put("40702810177000000149", "bank", "account"),
        ["D003"],
    ),
    Mutation("КПП too short", "organizations/emp-himiya.yaml", put("71990100", "kpp"), ["D004"]),
    Mutation("ИНН of another", "organizations/emp-himiya.yaml", put("7199000116", "inn"), ["D005"]),
    Mutation("ИНН a number", "organizations/emp-himiya.yaml", put(7199000148, "inn"), ["S009"]),
    Mutation("key misspelt", "organizations/emp-himiya.yaml", put("x", "adress"), ["S003"]),
    Mutation(
        "kind misspelt", "organizations/emp-himiya.yaml", put("organisation", "kind"), ["S008"]
    ),
    Mutation("id is not the file", "organizations/emp-himiya.yaml", put("emp-him", "id"), ["R004"]),
    Mutation(
        "Latin letters",
        "organizations/emp-himiya.yaml",
        put("AО «ХК «Пример-Азот»", "name", "short"),
        ["D010"],
    ),
]

MACHINES = "clusters/mashinostroenie"
JOINING = f"{MACHINES}/supplements/ds-2026-01.yaml"
INCLUDING = f"{MACHINES}/protocols/protokol-2026-02.yaml"
CHANGING = f"{MACHINES}/protocols/protokol-2026-04.yaml"
REVISED = f"{MACHINES}/program.yaml"
ANSWER = f"{MACHINES}/conclusions/ro-2026-01.yaml"
INCLUSION = "orders/prikaz-2026-214.yaml"

MASHINOSTROENIE = [
    Mutation("accession sent a day late", JOINING, put("2026-06-17", COPY, "sent_on"), ["P09-03"]),
    Mutation("accession sent without protocol", JOINING, drop(COPY, "attachments"), ["P09-04"]),
    Mutation("accession on no protocol", JOINING, drop("protocol"), ["P09-04"]),
    Mutation(
        "accession before its protocol", JOINING, put("2026-06-04", "date"), ["P09-03", "P09-05"]
    ),
    Mutation("accession of another", JOINING, put("emp-agro", "participant"), ["P08-04", "P09-04"]),
    Mutation("accession still a draft", JOINING, put("draft", "status"), ["P08-04"]),
    Mutation("newcomer in no order", JOINING, drop("included_by"), ["P08-05"]),
    Mutation("order a day late", INCLUSION, put("2026-07-17", "date"), ["P08-05"]),
    Mutation("order on another", INCLUSION, put(["emp-agro"], "participants"), ["P04-33"]),
    Mutation(
        "decided on another",
        INCLUDING,
        put("emp-agro", "agenda", 0, "decisions", 0, "subject"),
        ["P09-04"],
    ),
    Mutation(
        "newcomer late in the program",
        REVISED,
        put("2026-07-21", "revisions", 1, "date"),
        ["P13-04"],
    ),
    Mutation("newcomer's revision forgotten", REVISED, drop("revisions", 1), ["P13-04"]),
    Mutation(
        "change late in the program", REVISED, put("2026-11-02", "revisions", 2, "date"), ["P13-02"]
    ),
    Mutation("target agreed by its number", REVISED, drop("revisions", 3, "conclusion"), []),
    Mutation("target refused", ANSWER, put("refused", "verdict"), ["P17-01"]),
    Mutation("target agreed too late", ANSWER, put("2026-11-12", "date"), ["P17-01"]),
    Mutation("protocol sent a day late", CHANGING, put("2026-09-28", COPY, "sent_on"), ["P13-03"]),
    Mutation("answered to nobody", ANSWER, drop("addressee"), ["P17-02"]),
    Mutation(
        "coordinator refused",
        f"{MACHINES}/conclusions/rk-2026-01.yaml",
        put("refused", "verdict"),
        ["P10-01", "P16-01"],
    ),
    Mutation(
        "new chair too early",
        f"{MACHINES}/cluster.yaml",
        put("2026-08-30", "council", "members", 3, "since"),
        ["P04-31"],
    ),
]


def codes(found: list[Found]) -> list[str]:
    return sorted(code for code, _file, _message in found)


@pytest.mark.parametrize("cluster", ["himiya", "mashinostroenie"])
def test_the_region_is_clean_to_begin_with(cluster: str) -> None:
    assert clean(cluster) == Counter()


@pytest.mark.parametrize(
    ("cluster", "mutation"),
    [("himiya", m) for m in HIMIYA] + [("mashinostroenie", m) for m in MASHINOSTROENIE],
    ids=str,
)
def test_a_slip_gives_its_own_codes(cluster: str, mutation: Mutation) -> None:
    value = copy.deepcopy(region(cluster)[mutation.file].value)

    mutation.change(value)

    assert codes(new(cluster, mutation.file, written(value))) == mutation.codes
    assert len(mutation.codes) <= 2


@pytest.mark.parametrize("section", region("himiya")[PROGRAM].value["sections"])
def test_a_section_left_out_gives_the_code_of_that_section(section: str) -> None:
    value = copy.deepcopy(region("himiya")[PROGRAM].value)
    number = list(value["sections"]).index(section) + 1

    drop("sections", section)(value)

    told = codes(new("himiya", PROGRAM, written(value)))
    assert f"P04-{10 + number}" in told
    assert len(told) <= 2


@pytest.mark.parametrize(
    ("file", "old", "new_text", "told"),
    [
        (AGREEMENT, "\ndate:", "\ndate: 2026-03-01\ndate:", ["Y002"]),
        (AGREEMENT, "\nid: soglashenie", "\nid: &a soglashenie", ["Y008"]),
        (AGREEMENT, "\nid: soglashenie", "\n<<<<<<< HEAD\nid: soglashenie", ["Y011"]),
        (AGREEMENT, "kind: agreement", "kind: [agreement", ["Y001"]),
        (PROGRAM, "kind: program", "kind: [program", ["Y001"]),
        (CLUSTER, "kind: cluster", "kind: [cluster", ["Y001"]),
        (EXCLUDING, "kind: supplement", "kind: [supplement", ["Y001"]),
        (DECIDING, "kind: protocol", "kind: [protocol", ["Y001"]),
        ("orders/prikaz-2026-102.yaml", "kind: order", "kind: [order", ["Y001"]),
        ("orders/prikaz-2026-318.yaml", "kind: order", "kind: [order", ["Y001"]),
        ("organizations/emp-himiya.yaml", "kind: organization", "kind: [organization", ["Y001"]),
        ("clusters/himiya/conclusions/rk-2026-01.yaml", "kind: c", "kind: [c", ["Y001"]),
    ],
)
def test_a_file_that_cannot_be_read_is_told_once(
    file: str, old: str, new_text: str, told: list[str]
) -> None:
    text = region("himiya")[file].text
    assert old in text or text.startswith(old)

    assert codes(new("himiya", file, text.replace(old, new_text, 1))) == told


@pytest.mark.parametrize(
    ("file", "name", "told"),
    [
        ("organizations/emp-himiya.yaml", "organizations/emp-him.yaml", ["R004"]),
        ("organizations/emp-himiya.yaml", "orders/emp-himiya.yaml", ["R005"]),
        (EXCLUDING, "clusters/himiya/supplements/ds-1.yaml", ["R004"]),
        (DECIDING, "clusters/himiya/supplements/protokol-2026-02.yaml", ["R005"]),
        ("orders/prikaz-2026-318.yaml", "orders/prikaz-318.yaml", ["R004"]),
    ],
)
def test_a_file_renamed_is_told_once(file: str, name: str, told: list[str]) -> None:
    assert codes(new("himiya", file, region("himiya")[file].text, name=name)) == told


Target = tuple[str, tuple[Key, ...]]


def keys(value: Any, route: tuple[Key, ...] = ()) -> Iterator[tuple[Key, ...]]:
    """The routes of all keys of the mappings in a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in items:
        if isinstance(value, dict):
            yield (*route, key)
        if isinstance(inner, dict | list):
            yield from keys(inner, (*route, key))


def targets(*, days: bool = False) -> list[Target]:
    """Every key of the papers of a cluster; or those with a date."""
    papers = {f: s.value for f, s in region("himiya").items() if f.startswith("clusters/")}
    every = [(file, route) for file, value in papers.items() for route in keys(value)]
    iso = re.compile(r"\d{4}-\d\d-\d\d")
    return [
        (file, route)
        for file, route in every
        if not days or iso.fullmatch(str(inside(papers[file], *route)))
    ]


thoroughly = settings(max_examples=40, derandomize=True, deadline=None)


@thoroughly
@given(st.sampled_from(targets()))
def test_a_key_left_out_is_told_by_two_codes_at_most_and_by_one_if_it_must_be_there(
    target: Target,
) -> None:
    file, route = target
    value = copy.deepcopy(region("himiya")[file].value)
    field = schema.field(value["kind"], route)

    drop(*route)(value)

    told = set(codes(new("himiya", file, written(value))))
    assert len(told) <= 2
    assert told or not (field and field.required)


@thoroughly
@given(st.sampled_from(targets(days=True)), st.sampled_from([-1, 1]))
def test_a_day_off_by_one_is_told_by_two_codes_at_most(target: Target, days: int) -> None:
    file, route = target
    value = copy.deepcopy(region("himiya")[file].value)

    shift(days, *route)(value)

    assert len(set(codes(new("himiya", file, written(value))))) <= 2


@thoroughly
@given(st.sampled_from(targets()), st.sampled_from([None, [], {}, "", "x", 0, -1, True]))
def test_a_value_of_another_kind_never_stops_the_run(target: Target, value: Any) -> None:
    file, route = target
    whole = copy.deepcopy(region("himiya")[file].value)

    put(value, *route)(whole)

    new("himiya", file, written(whole))
