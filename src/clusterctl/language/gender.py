"""Whether a full name is a man's or a woman's."""

from __future__ import annotations

from clusterctl.language.fullnames import FullName, Role, foreign_patronymic_gender, read_name
from clusterctl.language.givennames import given_gender, patronymic_gender
from clusterctl.language.grammar import Gender
from clusterctl.language.surnames import surname_gender


def gender_of(full_name: str) -> Gender | None:
    """The gender by patronymic, else by given name, else by the surname's ending.

    None when nothing tells: «Шевчук И. И.», «Ким Ир Сен».
    """
    return name_gender(read_name(full_name))


def name_gender(name: FullName) -> Gender | None:
    """The gender of a name already taken apart."""
    evidence = (
        (Role.PATRONYMIC, patronymic_gender),
        (Role.FOREIGN, foreign_patronymic_gender),
        (Role.GIVEN, given_gender),
        (Role.SURNAME, surname_gender),
        (Role.GIVEN, _by_ending),
    )
    for role, told in evidence:
        found = next(filter(None, map(told, name.texts(role))), None)
        if found:
            return found
    return None


def _by_ending(given: str) -> Gender | None:
    """The usual gender of an unknown given name: a woman's in -а, -я, a man's in a consonant."""
    if given.lower().endswith(("а", "я")):
        return Gender.FEMININE
    return Gender.MASCULINE if given[-1:].lower() in "бвгджзйклмнпрстфхцчшщ" else None
