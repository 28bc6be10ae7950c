"""What the schema finds: one finding for one cause, at the right place, in words that help."""

import pytest

from clusterctl import schema, source
from clusterctl.diagnostics import Diagnostic, Severity

ORDER = """\
kind: order
id: prikaz-1
number: 101-осн
date: 2026-03-02
action: create
cluster: mash
participants: [college-a, emp-b]
"""


def found(text: str, kind: str = "order") -> list[Diagnostic]:
    return schema.problems(kind, source.read(f"{kind}.yaml", text.encode()))


def only(text: str, kind: str = "order") -> Diagnostic:
    (finding,) = found(text, kind)
    return finding


def changed(old: str, new: str) -> str:
    assert old in ORDER
    return ORDER.replace(old, new)


def test_a_sound_document_has_no_finding() -> None:
    assert found(ORDER) == []


ONE_CHANGE = {
    "missing": (
        changed("action: create\n", ""),
        "S001 1:1",
        "no required field `action`",
        "нет обязательного поля «Что делает приказ» (`action`)",
    ),
    "left empty": (
        changed("date: 2026-03-02", "date:"),
        "S001 4:1",
        "required field `date` is left empty",
        "обязательное поле «Дата» (`date`) не заполнено",
    ),
    "left empty, though it may be left out": (
        ORDER + "title:\n",
        "S002 8:7",
        "`title` is left empty",
        "поле «Заголовок» (`title`) не заполнено",
    ),
    "a text for a list": (
        changed("[college-a, emp-b]", "college-a"),
        "S002 7:15",
        "`participants`: expected a list, found “college-a”",
        "«Участники» (`participants`): ожидается список, а здесь «college-a»",
    ),
    "a text for keys with values": (
        ORDER + "signed_by: Образцова Н. В.\n",
        "S002 8:12",
        "`signed_by`: expected keys with values, found “Образцова Н. В.”",
        "«Кто подписал» (`signed_by`): ожидается набор полей, а здесь «Образцова Н. В.»",
    ),
    "a list for a text": (
        changed("101-осн", "[101-осн]"),
        "S002 3:9",
        "`number`: expected a text, found a list",
        "«Номер» (`number`): ожидается текст, а здесь список",
    ),
    "unknown": (
        ORDER + "colour: red\n",
        "S003 8:1",
        "unknown field `colour`",
        "неизвестное поле `colour`",
    ),
    "not in the list": (
        changed("create", "abolish"),
        "S004 5:9",
        "`action`: expected one of create, include, exclude, amend, found “abolish”",
        (
            "«Что делает приказ» (`action`): ожидается одно из значений create, include, exclude, "
            "amend, а здесь «abolish»"
        ),
    ),
    "a date of another form": (
        changed("2026-03-02", "02.03.2026"),
        "S005 4:7",
        "`date`: expected a date like 2026-09-15, found “02.03.2026”",
        "«Дата» (`date`): ожидается дата вида 2026-09-15, а здесь «02.03.2026»",
    ),
    "a name with capitals": (
        changed("id: prikaz-1", "id: Prikaz_1"),
        "S005 2:5",
        "`id`: expected small Latin letters, digits and hyphens, found “Prikaz_1”",
        (
            "«Идентификатор» (`id`): ожидается имя из строчных латинских букв, цифр и дефисов, "
            "а здесь «Prikaz_1»"
        ),
    ),
    "an empty text": (
        changed("101-осн", '""'),
        "S006 3:9",
        "`number` is an empty text",
        "«Номер» (`number`): пустой текст",
    ),
    "an empty list": (
        changed("[college-a, emp-b]", "[]"),
        "S006 7:15",
        "`participants` is an empty list",
        "«Участники» (`participants`): пустой список",
    ),
    "twice in a list": (
        changed("[college-a, emp-b]", "[college-a, emp-b, college-a]"),
        "S007 7:34",
        "`participants`: “college-a” stands here twice",
        "«Участники» (`participants`): «college-a» повторяется",
    ),
    "no kind": (
        changed("kind: order\n", ""),
        "S008 1:1",
        "the document doesn't say its `kind`",
        "в документе не указан его вид (`kind`)",
    ),
    "a slip in the kind": (
        changed("kind: order", "kind: ordr"),
        "S008 1:7",
        "unknown kind “ordr”",
        "неизвестный вид документа «ordr»",
    ),
    "a number that wants quotes": (
        changed("101-осн", "101"),
        "S009 3:9",
        "`number`: the number 101 has no quotes",
        "«Номер» (`number`): номер 101 стоит без кавычек",
    ),
    "a day that isn't": (
        changed("2026-03-02", "2026-02-30"),
        "S010 4:7",
        "`date`: there is no day 2026-02-30",
        "«Дата» (`date`): дня 2026-02-30 в календаре нет",
    ),
}


@pytest.mark.parametrize(("text", "where", "en", "ru"), ONE_CHANGE.values(), ids=ONE_CHANGE)
def test_one_cause_makes_one_finding(text: str, where: str, en: str, ru: str) -> None:
    finding = only(text)

    assert f"{finding.code} {finding.place.line}:{finding.place.column}" == where
    assert finding.message.text("en") == en
    assert finding.message.text("ru") == ru


REMEDIES = {
    "a missing key is described": (
        changed("action: create\n", ""),
        (
            "напишите `action: …`. create — создаёт кластер, include — включает участников, "
            "exclude — исключает, amend — меняет прежний приказ"
        ),
    ),
    "a slip in a key": (
        changed("date:", "dat:"),
        "возможно, имеется в виду «Дата» (`date`)",
    ),
    "a key typed on the Russian layout": (
        changed("date:", "вфеу:"),
        "возможно, имеется в виду «Дата» (`date`)",
    ),
    "a key with a Cyrillic letter that looks Latin": (
        changed("action:", "асtion:"),
        "возможно, имеется в виду «Что делает приказ» (`action`)",
    ),
    "a key by its Russian title": (
        changed("number:", "номер:"),
        "возможно, имеется в виду «Номер» (`number`)",
    ),
    "a key unlike any other": (
        ORDER + "colour: red\n",
        "здесь могут стоять: status, title, basis, signed_by, note",
    ),
    "a slip in a value": (
        changed("create", "crate"),
        "возможно, имеется в виду `create` (создание кластера)",
    ),
    "a value by its Russian name": (
        changed("create", "создание кластера"),
        "возможно, имеется в виду `create` (создание кластера)",
    ),
    "a date turned round": (changed("2026-03-02", "2.3.2026"), "напишите 2026-03-02"),
    "a name that can be mended": (changed("cluster: mash", "cluster: Mash 1"), "напишите mash-1"),
    "one value for a list": (
        changed("[college-a, emp-b]", "college-a"),
        "напишите списком: [college-a]",
    ),
    "a text for keys": (
        ORDER + "signed_by: Образцова Н. В.\n",
        "напишите под ним поля, каждое на своей строке: name",
    ),
    "quotes": (
        changed("101-осн", "101"),
        'напишите "101": в кавычках все цифры останутся как есть',
    ),
    "a slip in the kind": (
        changed("kind: order", "kind: приказ"),
        "возможно, имеется в виду `order`",
    ),
}


@pytest.mark.parametrize(("text", "remedy"), REMEDIES.values(), ids=REMEDIES)
def test_the_remedy_says_what_to_write(text: str, remedy: str) -> None:
    finding = only(text)

    assert finding.help
    assert finding.help.text("ru") == remedy


def test_readers_of_english_are_sent_to_the_schema() -> None:
    finding = only(changed("create", "abolish"))

    assert finding.help
    assert finding.help.text("en") == "`clusterctl schema show order` tells what goes here"


def codes(text: str, kind: str) -> list[tuple[str, str]]:
    return [(d.code, ".".join(map(str, d.route))) for d in found(text, kind)]


OWN_RULES = {
    "a cluster is no legal entity": (
        "cluster",
        (
            "name: М\nindustry: м\ncreated_by: p\noperator: o\n"
            "participants: [{organization: o, role: operator, since: 2026-03-02}]\n"
            'inn: "7199000116"\nbank: {account: "1"}\n'
        ),
        [("P04-03", "inn"), ("P04-03", "bank")],
        "4а",
    ),
    "one industry": (
        "cluster",
        (
            "name: М\nindustry: [машиностроение, химия]\ncreated_by: p\noperator: o\n"
            "participants: [{organization: o, role: operator, since: 2026-03-02}]\n"
        ),
        [("P04-01", "industry")],
        "4а",
    ),
    "a direction outside the four": (
        "supplement",
        (
            'agreement: a\ncluster: c\nnumber: "1"\ndate: 2027-02-01\nchange: obligations\n'
            "directions: [finances]\n"
            "parties: [{organization: o, signatory: {name: И}, signed_on: 2027-02-01}]\n"
        ),
        [("P06-01", "directions.0")],
        "6",
    ),
    "written form": (
        "supplement",
        (
            'agreement: a\ncluster: c\nnumber: "1"\ndate: 2027-02-01\nchange: obligations\n'
            "parties: [{organization: o}]\n"
        ),
        [("P08-03", "parties.0.signatory"), ("P08-03", "parties.0.signed_on")],
        "8",
    ),
}


@pytest.mark.parametrize(
    ("kind", "text", "expected", "paragraph"), OWN_RULES.values(), ids=OWN_RULES
)
def test_a_rule_the_schema_keeps_speaks_for_itself(
    kind: str, text: str, expected: list[tuple[str, str]], paragraph: str
) -> None:
    document = f"kind: {kind}\nid: a\n{text}"

    assert sorted(codes(document, kind)) == sorted(expected)
    assert {d.paragraph for d in found(document, kind)} == {paragraph}


def test_a_missing_section_is_told_by_its_own_code() -> None:
    program = "kind: program\nid: p\nsections: {indicators: {list: []}, promotion: —}\n"

    sections = [(c, r) for c, r in codes(program, "program") if r.startswith("sections")]

    assert ("P04-25", "sections.indicators.list") in sections
    assert ("P04-24", "sections.promotion") in sections
    assert ("P04-11", "sections.participants") in sections
    assert len(sections) == 16


def test_a_section_that_neither_plans_nor_says_why_is_told_by_its_code() -> None:
    program = "kind: program\nid: p\nsections:\n  grant_participation: {}\n"
    both = program.replace("{}", "{plans: [], not_applicable: нет}")

    assert ("P04-21", "sections.grant_participation") in codes(program, "program")
    assert ("S011", "sections.grant_participation.not_applicable") in codes(both, "program")


def test_a_rule_that_only_warns_lets_no_broken_value_through() -> None:
    agreement = "kind: agreement\nid: a\ntermination: {date: 5}\n"

    told = {(d.code, d.severity) for d in found(agreement, "agreement") if "termination" in d.route}

    assert told == {("S002", Severity.ERROR), ("P14-01", Severity.WARNING)}


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ("number: 1/к\n", "date"),
        ("date:\nnumber: 1/к\n", "date"),
        ("date: 2026-03-02\n", "number"),
    ],
)
def test_what_a_draft_may_lack_is_information(lines: str, key: str) -> None:
    draft = changed("number: 101-осн\ndate: 2026-03-02\n", lines) + "status: draft\n"

    finding = only(draft)

    assert (finding.code, finding.route, finding.severity) == ("S001", (key,), Severity.INFO)


def test_a_draft_may_lack_no_structure() -> None:
    assert only(changed("action: create\n", "status: draft\n")).severity is Severity.ERROR


def test_a_slip_in_a_required_key_is_one_finding() -> None:
    assert codes(changed("cluster:", "clutser:"), "order") == [("S003", "clutser")]


def test_a_key_that_slid_into_its_neighbour_is_one_finding() -> None:
    text = changed("cluster: mash", "signed_by:\n  name: Образцова Н. В.\n  cluster: mash")

    finding = only(text)

    assert (finding.code, finding.place.line, finding.place.column) == ("S003", 8, 3)
    assert finding.help
    assert (
        finding.help.text("ru") == "«Кластер» (`cluster`) — поле самого документа: проверьте отступ"
    )


def test_a_key_that_stands_above_already_did_not_slide_down() -> None:
    text = ORDER + "signed_by:\n  name: Образцова Н. В.\n  cluster: mash\n"

    finding = only(text)

    assert finding.help
    assert finding.help.text("ru").startswith("здесь могут стоять: position, basis")


def test_what_is_missing_below_a_key_is_told_at_that_key() -> None:
    finding = only(ORDER + "signed_by:\n  position: министр\n")

    place = finding.place

    assert finding.route == ("signed_by", "name")
    assert (place.line, place.column, place.end_line, place.end_column) == (8, 1, 8, 10)


AGREEMENT_TERM = """\
kind: agreement
id: a
valid: {%s}
"""


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("from: 2026-03-25, until: 2031-08-31", []),
        ("from: 2026-03-25, indefinite: true", []),
        ("from: 2026-03-25", [("S011", "valid")]),
        (
            "from: 2026-03-25, until: 2031-08-31, indefinite: true",
            [("S011", "valid.indefinite")],
        ),
        ("from: 2026-03-25, untl: 2031-08-31", [("S003", "valid.untl")]),
        ("from: 2026-03-25, indefinite: false", [("S004", "valid.indefinite")]),
    ],
)
def test_one_of_two_keys_is_wanted(term: str, expected: list[tuple[str, str]]) -> None:
    told = codes(AGREEMENT_TERM % term, "agreement")

    assert [(code, route) for code, route in told if route.startswith("valid")] == expected


ORGANIZATION = """\
kind: organization
id: emp
type: enterprise
name: {full: Завод, short: Завод}
inn: "7199000116"
kpp: "719901001"
ogrn: "1267199000111"
addresses: {legal: г. Тула}
head: {name: Примеров Иван Петрович, position: директор}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("type: enterprise", "type: entrepreneur", [("S011", "kpp")]),
        ('kpp: "719901001"\n', "", [("S001", "kpp")]),
        (", position: директор", "", [("S001", "head.position")]),
        ('"7199000116"', "7199000116", [("S009", "inn")]),
        ('"719901001"', "071990100", [("S009", "kpp")]),
        ('"7199000116"', "0123", [("D001", "inn")]),
        ('"7199000116"', '"719900011"', [("D001", "inn")]),
        ('"1267199000111"', '"12671990001"', [("D002", "ogrn")]),
        ('"719901001"', '"71990100"', [("D004", "kpp")]),
        ("head:", "professions: [15.02]\nhead:", [("S009", "professions.0")]),
        ("head:", "professions: [15-02-16]\nhead:", [("D006", "professions.0")]),
        ("head:", "contacts: {email: info}\nhead:", [("S005", "contacts.email")]),
    ],
)
def test_details_of_organizations(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert codes(ORGANIZATION, "organization") == []
    assert old in ORGANIZATION
    assert codes(ORGANIZATION.replace(old, new), "organization") == expected


def test_digits_that_only_our_reader_takes_for_a_text_want_quotes_too() -> None:
    finding = only(ORGANIZATION.replace('"7199000116"', "0719900011"), "organization")

    assert finding.code == "S009"
    assert finding.message.text("en") == "`inn`: the number 0719900011 has no quotes"
    assert finding.help
    assert finding.help.text("en") == 'write "0719900011": quotes keep every digit as it is'


def test_a_number_that_quotes_alone_would_not_mend_is_described() -> None:
    text = ORGANIZATION + "professions: [15.02]\n"

    finding = only(text, "organization")

    assert finding.code == "S009"
    assert finding.help
    assert finding.help.text("ru").startswith("Три пары цифр через точку, в кавычках")


def test_two_ways_of_payment_exclude_each_other() -> None:
    banks = (
        'bank: {name: Б, bik: "047000000", account: "40702810000000000001"}\n'
        'treasury: {name: К, bik: "017003983", single_account: "40102810445370000059",\n'
        '  account: "03224643700000006600", personal_account: "20666000000"}\n'
    )

    finding = only(ORGANIZATION + banks, "organization")

    assert (finding.code, finding.route) == ("S011", ("treasury",))
    assert [r.place.line for r in finding.related] == [10]


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        ("1500000", []),
        ("1500000.50", []),
        ("1500000.500", []),
        ("0", []),
        ("1500000.505", [("S006", "money.0.fact")]),
        ("-1", [("S006", "money.0.fact")]),
        ('"1500000"', [("S002", "money.0.fact")]),
        ("1 500 000", [("S002", "money.0.fact")]),
    ],
)
def test_money_is_roubles_and_kopecks(fact: str, expected: list[tuple[str, str]]) -> None:
    text = (
        'kind: monitoring\nid: "2027"\ncluster: c\nprogram: p\nperiod: "2027"\n'
        "reported_on: 2028-01-20\nvalues: []\n"
        f"money: [{{year: 2027, source: regional, plan: 1, fact: {fact}}}]\n"
    )

    assert codes(text, "monitoring") == expected


ADMISSION = """\
kind: program
id: p
sections: {education_programs: {list: [{admission_plan: [{edu_year: %s}]}]}}
"""


@pytest.mark.parametrize(
    ("year", "code", "remedy"),
    [
        ("2026/2028", "S010", "напишите 2026/2027"),
        ("2026/2026", "S010", "напишите 2026/2027"),
        ("2026-2027", "S005", "напишите 2026/2027"),
        ("2026", "S002", "Два года через косую черту, в кавычках не нуждается"),
    ],
)
def test_an_academic_year_is_two_years_in_a_row(year: str, code: str, remedy: str) -> None:
    told = found(ADMISSION % year, "program")

    (finding,) = (d for d in told if d.route[-1] == "edu_year")

    assert finding.code == code
    assert finding.help
    assert finding.help.text("ru").startswith(remedy)


def test_the_next_academic_year_is_sound() -> None:
    told = found(ADMISSION % "2026/2027", "program")

    assert [d for d in told if d.route[-1] == "edu_year"] == []


def test_an_amount_with_spaces_is_told_how_to_be_written() -> None:
    text = (
        'kind: monitoring\nid: "2027"\ncluster: c\nprogram: p\nperiod: "2027"\n'
        "reported_on: 2028-01-20\nvalues: []\n"
        "money: [{year: 2027, source: regional, plan: 1, fact: '1 500 000,50 руб.'}]\n"
    )

    finding = only(text, "monitoring")

    assert finding.help
    assert finding.help.text("ru") == "напишите 1500000.50, без кавычек и пробелов"


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("{P02-01: off, S001: warning}", []),
        ("{P2: off}", [("S005", "rules.P2")]),
        ("{P02-01: of}", [("S004", "rules.P02-01")]),
        ("{P2: of}", [("S005", "rules.P2")]),
    ],
)
def test_severities_are_set_by_code(rules: str, expected: list[tuple[str, str]]) -> None:
    text = (
        "kind: settings\nformat: 1\nregion: {name: Т}\nregional_operator: {name: м}\n"
        f"regional_coordinator: {{name: ц}}\nrules: {rules}\n"
    )

    assert codes(text, "settings") == expected


def test_a_document_that_calls_itself_another_kind_gets_that_one_finding() -> None:
    finding = only("kind: dogovor\nstrana: 5\n")

    assert (finding.code, finding.route, finding.place.line) == ("S008", (), 1)


def test_a_document_of_another_known_kind_gets_that_one_finding() -> None:
    finding = only("kind: protocol\nid: p\n")

    assert finding.message.text("en") == "expected the kind order, found protocol"


def test_a_slip_in_the_kind_hides_nothing_else() -> None:
    text = changed("kind: order", "kind: ordr").replace("create", "abolish")

    assert codes(text, "order") == [("S008", "kind"), ("S004", "action")]


def test_a_list_is_no_document() -> None:
    assert codes("- kind: order\n", "order") == [("S002", "")]


def test_a_file_that_could_not_be_read_has_no_schema_findings() -> None:
    assert found("{") == []


def test_a_value_is_shown_short_and_without_control_characters() -> None:
    finding = only(changed("create", '"' + "cre\\nate" * 20 + '"'))

    _before, shown = finding.message.text("en").split("found ")

    assert shown.startswith("“cre\\u000aatecre\\u000aate")
    assert shown.endswith("…”")
    assert len(shown.replace("\\u000a", "x")) == 62


def test_facts_about_fields() -> None:
    assert schema.title("order") == "Приказ"
    assert schema.title("order", ("date",)) == "Дата"
    assert schema.title("order", ("nothing",)) == ""
    assert schema.keys("agreement", ("valid",)) == ("from", "until", "indefinite")
    assert schema.keys("protocol", ("agenda", 0, "votes")) == ("for", "against", "abstained")
    assert schema.choice("order", ("action",), "create") == "создание кластера"
    assert schema.choice("order", ("action",), "abolish") == "abolish"


def test_a_field_knows_its_reference_its_items_key_and_what_a_change_of_it_is() -> None:
    party = schema.field("agreement", ("parties", 3, "organization"))
    parties = schema.field("agreement", ("parties",))
    until = schema.field("agreement", ("valid", "until"))

    assert party
    assert parties
    assert until
    assert party.ref == "organization"
    assert parties.identity == ("organization",)
    assert parties.material == {
        "added": "accession",
        "removed": "exclusion",
        "changed": "requisites",
    }
    assert until.material["changed"] == "term"
    assert until.paragraph == "12"


def test_a_definition_used_twice_keeps_the_title_of_each_use() -> None:
    assert schema.title("settings", ("regional_operator", "head")) == "Руководитель"
    assert schema.title("settings", ("regional_operator", "head", "name")) == (
        "Фамилия, имя, отчество"
    )
