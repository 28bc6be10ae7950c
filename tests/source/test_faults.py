"""Well-formed YAML that is refused: one finding a cause, with both places where there are two."""

import pytest

from clusterctl.source import TITLES, faults, read
from source.seeing import at, codes, covered, source

pytestmark = pytest.mark.usefixtures("parser")


def test_a_key_that_stands_twice_names_both_places_and_keeps_the_first() -> None:
    found = source("a:\n  b: 1\n  c: 2\n  'b': [3, 4]\nd: 5\n")

    assert found.value == {"a": {"b": 1, "c": 2}, "d": 5}
    (finding,) = found.findings
    assert (finding.code, finding.route) == ("Y002", ("a", "b"))
    assert finding.message.text("ru") == "ключ «b» стоит здесь ещё раз"
    assert (at(finding.place), at(finding.related[0].place)) == ((4, 3, 4, 6), (2, 3, 2, 4))


def test_a_number_and_its_text_are_one_key() -> None:
    assert codes(source("2027: a\n'2027': b\n")) == ["Y002"]


def test_each_further_key_is_a_finding_that_names_the_first() -> None:
    found = source("a: 1\na: 2\na: 3\n")

    assert [f.place.line for f in found.findings] == [2, 3]
    assert [f.related[0].place.line for f in found.findings] == [1, 1]


def test_what_is_inside_an_entry_left_out_is_still_looked_at() -> None:
    found = source("a: 1\na: {x: 1, x: 2}\n")

    assert [(f.code, f.route) for f in found.findings] == [("Y002", ("a",)), ("Y002", ("a", "x"))]


@pytest.mark.parametrize(
    ("text", "tag", "value"),
    [
        ("a: !!str 5", "!!str", "5"),
        ("a: !!binary aGk=", "!!binary", "aGk="),
        ("a: !own {b: 1}", "!own", {"b": 1}),
        ("a: !<tag:x.test,2026:y> [1]", "!<tag:x.test,2026:y>", [1]),
        ("a: !!python/object:os.system x", "!!python/object:os.system", "x"),
        ("a: !\n  b: 1", "!", {"b": 1}),
    ],
)
def test_a_tag_is_refused_and_its_value_kept(text: str, tag: str, value: object) -> None:
    found = source(text)

    assert found.value == {"a": value}
    (finding,) = found.findings
    assert (finding.code, finding.route) == ("Y004", ("a",))
    assert covered(found, finding.place) == tag


def test_a_tag_is_no_part_of_the_place_of_its_value() -> None:
    found = source("a: !!str # why\n  07\n")

    assert covered(found, found.place("a")) == "07"


def test_a_second_document_is_refused_and_the_first_kept() -> None:
    found = source("# remark\nkind: order\n---\nkind: [\n")

    assert found.value == {"kind": "order"}
    (finding,) = found.findings
    assert finding.code == "Y005"
    assert covered(found, finding.place) == "---"
    assert covered(found, finding.related[0].place) == "kind: order"


def test_an_anchor_and_what_repeats_it_are_one_finding() -> None:
    found = source("a: &x {b: 1}\nc: *x\nd: [*x, 2]\n")

    assert found.value == {"a": {"b": 1}, "c": None, "d": [None, 2]}
    (finding,) = found.findings
    assert (finding.code, finding.route) == ("Y008", ("a",))
    assert covered(found, finding.place) == "&x"
    assert [covered(found, r.place) for r in finding.related] == ["*x", "*x"]
    assert covered(found, found.place("a")) == "{b: 1}"


def test_an_anchor_and_a_tag_before_one_value_are_two_findings() -> None:
    found = source("a: &x !!map\n  b: 1\n")

    assert codes(found) == ["Y008", "Y004"]
    assert covered(found, found.place("a")) == "b: 1"


def test_an_alias_without_its_anchor_is_a_finding() -> None:
    found = source("a: *nothing\n")

    (finding,) = found.findings
    assert (finding.code, finding.route, found.value) == ("Y008", ("a",), {"a": None})
    assert finding.message.text("ru") == "«*nothing» повторяет значение, которого нет"


def test_a_merge_key_is_a_finding_and_takes_nothing_over() -> None:
    found = source("a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n")

    assert found.value == {"a": {"b": 1}, "c": {"d": 2}}
    anchor, merge = found.findings
    assert (anchor.code, merge.code) == ("Y008", "Y008")
    assert covered(found, merge.place) == "<<"
    assert [covered(found, r.place) for r in anchor.related] == ["*x"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("*x : 1\na: 2", {"a": 2}), ("? *x\n: 1\na: 2", {"a": 2}), ("a: 1\n<<: {b: 2}", {"a": 1})],
)
def test_a_key_that_is_no_text_costs_only_its_entry(text: str, value: object) -> None:
    found = source(text)

    assert (found.value, codes(found)) == (value, ["Y008"])


def test_a_bomb_of_aliases_weighs_nothing() -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 10))

    found = source("l0: &l0 x\n" + levels)

    assert found.value["l9"] == [None] * 10
    assert codes(found) == ["Y008"] * 10


@pytest.mark.parametrize("written", [".inf", "-.INF", "+.Inf", ".nan", ".NaN"])
def test_a_number_without_a_value_is_a_finding(written: str) -> None:
    found = source(f"a: [1, {written}]")

    (finding,) = found.findings
    assert (finding.code, finding.route) == ("Y014", ("a", 1))
    assert covered(found, finding.place) == written
    assert found.value == {"a": [1, written]}


@pytest.mark.parametrize("written", [".infinity", "nan", ".Nan", "'.inf'", "- .inf", "inf"])
def test_a_word_like_a_number_without_a_value_is_a_text(written: str) -> None:
    found = source(f"a: {written}" if "-" not in written else "a: x .inf")

    assert found.findings == ()


@pytest.mark.parametrize(
    ("opening", "place"),
    [("[", (1, 65)), ("{a: ", (1, 257)), ("- ", (1, 129)), ("? ", (1, 129))],
)
def test_ten_thousand_levels_are_told_at_the_first_too_many(
    opening: str, place: tuple[int, int]
) -> None:
    found = source(opening * 10_000)

    deep = next(f for f in found.findings if f.code == "Y006")
    assert (deep.place.line, deep.place.column) == place
    assert found.value is None


@pytest.mark.parametrize(("levels", "found"), [(64, []), (65, ["Y006"])])
def test_sixty_four_levels_are_read(levels: int, found: list[str]) -> None:
    assert codes(source("[" * levels + "]" * levels)) == found
    assert codes(source("".join(" " * n + "a:\n" for n in range(levels)))) == found


def test_a_file_of_more_than_sixteen_megabytes_is_not_read() -> None:
    found = read("a.yaml", b"a: 1\n" + b"#" * faults.MOST_BYTES)

    assert (found.text, found.value, codes(found)) == ("", None, ["Y007"])
    assert found.findings[0].message.text("ru") == "в файле 16,1 МБ, а читается не больше 16 МБ"


def test_more_values_than_anyone_can_mean_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "MOST_VALUES", 1000)

    found = source("[" + "1, " * 1000 + "]")

    assert (found.value, codes(found)) == (None, ["Y007"])
    assert found.findings[0].place.column == 2 + 999 * 3


def test_entries_left_out_count_as_values(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "MOST_VALUES", 1000)

    assert codes(source("a: 1\n" * 1000))[-1] == "Y007"


def test_thousands_of_faults_of_one_file_are_told_up_to_a_hundred() -> None:
    found = source("a: 1\n" * 3000)

    assert len(found.findings) == 100


def test_findings_come_in_the_order_of_the_text() -> None:
    found = source("a: &x 1\nb: !t 2\na: *x\nc: .nan\n")

    assert codes(found) == ["Y008", "Y004", "Y002", "Y014"]


def test_the_titles_tell_the_bounds_that_are_kept() -> None:
    assert str(faults.MOST_LEVELS) in TITLES["Y006"].text("ru")
    assert f"{faults.MOST_VALUES:,}".replace(",", " ") in TITLES["Y007"].text("ru")
    assert f"{faults.MOST_BYTES // 2**20} МБ" in TITLES["Y007"].text("ru")
