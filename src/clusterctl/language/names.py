"""Full names of people in any case."""

from __future__ import annotations

from functools import lru_cache

from clusterctl.language.fullnames import FullName, Part, Role, read_name
from clusterctl.language.gender import name_gender
from clusterctl.language.givennames import decline_given, decline_patronymic, given_gender
from clusterctl.language.grammar import Case, Form, Gender
from clusterctl.language.surnames import decline_surname, surname_gender
from clusterctl.messages import Message, _


@lru_cache(maxsize=1024)  # a folder's papers name the same few again and again
def decline_name(full_name: str, case: Case, gender: Gender | None = None) -> Form:
    """The full name in that case, its words in their order; a gender given beats the one found.

    A name of unknown gender is declined as a man's, and the form is doubtful.
    """
    if case is Case.NOMINATIVE or not full_name.strip():
        return Form(full_name.strip())
    name = read_name(full_name)
    known = gender or name_gender(name)
    declined = [_declined(part, known or Gender.MASCULINE, case) for part in name.parts]
    text = "".join(
        part.before + form for part, (form, _doubt) in zip(name.parts, declined, strict=True)
    )
    reasons = (*(doubt for _form, doubt in declined), _doubt_of_whole(full_name, name, known))
    return Form(text, next(filter(None, reasons), None))


def _declined(part: Part, gender: Gender, case: Case) -> tuple[str, Message | None]:
    match part.role:
        case Role.SURNAME:
            return decline_surname(part.text, gender, case)
        case Role.GIVEN | Role.EASTERN:
            return decline_given(part.text, gender, case)
        case Role.PATRONYMIC:
            return decline_patronymic(part.text, gender, case), None
        case _:
            return part.text, None


def _doubt_of_whole(full_name: str, name: FullName, gender: Gender | None) -> Message | None:
    if gender is None:
        return _("nothing tells whether “{name}” is a man or a woman", name=full_name)
    if not name.sure:
        return _("it is unclear which word of “{name}” is the surname", name=full_name)
    given = name.texts(Role.GIVEN)
    proof = (
        any(name.texts(Role.PATRONYMIC) + name.texts(Role.FOREIGN)),
        any(map(given_gender, given)),
        any(map(surname_gender, name.texts(Role.SURNAME))),
    )
    if given and not any(proof):
        return _("the gender of “{name}” is told by an ending only", name=full_name)
    return None
