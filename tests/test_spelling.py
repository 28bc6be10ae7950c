"""What was meant by an unknown word, and words written in two alphabets."""

import pytest

from clusterctl.spelling import closest, mixed_script_words

KEYS = ["date", "number", "kind", "id", "participants", "cluster", "signed_by", "valid"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("date", "date"),
        ("dat", "date"),
        ("dtae", "date"),
        ("datee", "date"),
        ("Date", "date"),
        (" date ", "date"),
        ("signed-by", "signed_by"),
        ("signed by", "signed_by"),
        ("signedby", "signed_by"),
        ("particpants", "participants"),
        ("participant", "participants"),
        ("klaster", "cluster"),
        ("clust", "cluster"),
        ("вфеу", "date"),
        ("ЗФКЕШСШЗФТЕЫ", "participants"),
        ("сluster", "cluster"),
        ("dаtе", "date"),
        ("di", None),
        ("x", None),
        ("", None),
        ("colour", None),
        ("цвет", None),
        ("d" * 1000, None),
    ],
)
def test_the_closest_key(word: str, meant: str | None) -> None:
    assert closest(word, KEYS) == meant


@pytest.mark.parametrize(
    ("word", "candidates", "meant"),
    [
        ("22a", ["22а", "22б", "22в"], "22а"),
        ("22A", ["22а", "22б"], "22а"),
        ("22,", ["22а", "22б"], "22б"),
        ("lfnf", ["дата", "номер"], "дата"),
        ("отчет", ["отчёт", "приказ"], "отчёт"),
        ("anchor", ["operator", "anchor_employer", "employer"], "anchor_employer"),
        ("emp-mash", ["emp-mash-zavod", "emp-mash-stroy"], None),
        (
            "college-primer-mas",
            ["college-primer-mash", "college-primer-chem"],
            "college-primer-mash",
        ),
    ],
)
def test_the_closest_value(word: str, candidates: list[str], meant: str | None) -> None:
    assert closest(word, candidates) == meant


def test_of_two_as_near_the_first_is_taken() -> None:
    assert closest("port", ["part", "pert"]) == "part"
    assert closest("port", ["pert", "part"]) == "pert"


def test_nothing_is_closest_to_nothing() -> None:
    assert closest("date", []) is None


def test_candidates_may_come_from_anywhere() -> None:
    assert closest("dat", (key for key in KEYS)) == "date"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Россия и Совет", []),
        ("Рoссия и Cовет", [(0, 6, "Россия"), (9, 14, "Совет")]),
        ("AО «Завод»", [(0, 2, "АО")]),
        ("сolleg", [(0, 6, "colleg")]),
        ("соllеgе", [(0, 7, "college")]),
        ("Шopen", []),
        ("IT-отдел и 3D-печать", []),
        ("отдел IT", []),
        ("№12а, пр-т Ленина", []),
        ("ХO", [(0, 2, "ХО")]),
        ("ACEОX", [(0, 5, "ACEOX")]),
        ("Ёлкa", [(0, 4, "Ёлка")]),
        ("", []),
    ],
)
def test_words_of_two_alphabets(text: str, words: list[tuple[int, int, str]]) -> None:
    assert list(mixed_script_words(text)) == words
