"""Forms taken on a guess are noted once, with the place of their text."""

from __future__ import annotations

from clusterctl.language import Case, Form
from clusterctl.messages import _
from clusterctl.render.doubts import Doubt, collected, told
from clusterctl.render.filters import name_in
from render.region import made, read

GUESS = Form("Зайца", _("the ending of “{surname}” depends on its stress", surname="Заяц"))


def test_a_guess_is_noted_once_and_a_sure_form_never() -> None:
    with collected() as found:
        texts = [
            told(form, "Заяц", "name", Case.GENITIVE) for form in (GUESS, GUESS, Form("Зайца"))
        ]

    assert texts == ["Зайца"] * 3
    assert [doubt.form for doubt in found.values()] == ["Зайца"]


def test_nobody_has_to_collect() -> None:
    assert told(GUESS, "Заяц", "name", Case.GENITIVE) == "Зайца"


def test_collecting_ends_with_its_block() -> None:
    with collected() as outer:
        with collected() as inner:
            told(GUESS, "Заяц", "name", Case.GENITIVE)
        told(GUESS, "Заяц", "name", Case.DATIVE)

    assert len(outer) == len(inner) == 1


def test_a_paper_knows_the_place_of_a_name_it_declined_on_a_guess() -> None:
    folder = read()
    with collected() as found:
        made(folder, "agreement", "selskoe-hozyaystvo")

    (doubt,) = found.values()
    spot = doubt.spot(folder.of("agreement", "selskoe-hozyaystvo"))
    assert (doubt.form, doubt.of) == ("Зайца Николая Степановича", "Заяц Николай Степанович")
    assert spot is not None
    assert spot.route == ("parties", 1, "signatory", "name")


def test_a_form_written_in_the_data_is_no_guess() -> None:
    person = {"name": "Заяц Николай Степанович", "genitive": {"name": "Зайца Николая Степановича"}}
    with collected() as found:
        name_in(person, "genitive")

    assert not found


def test_a_text_that_stands_nowhere_has_no_place() -> None:
    doubt = Doubt("Зайца", "Заяц", "name", Case.GENITIVE, _("DRAFT"))

    assert doubt.spot(read().of("agreement", "himiya")) is None
