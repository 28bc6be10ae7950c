"""Forms written in the data win; what is not written is computed.

A person: `{position, name, genitive: {position, name}, dative: {…}, gender}`.
An organization's name: `{full, short, genitive: …}`, the case a text or again `{full, short}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from clusterctl.language.gender import gender_of
from clusterctl.language.grammar import Case, Form, Gender
from clusterctl.language.names import decline_name
from clusterctl.language.organizations import decline_organization
from clusterctl.language.positions import decline_position

_GENDERS: Final = {
    "male": Gender.MASCULINE,
    "female": Gender.FEMININE,
    "neuter": Gender.NEUTER,
    **{gender.value: gender for gender in Gender},
}


def head_name(head: Mapping[str, Any], case: Case) -> Form:
    """The person's name in that case."""
    stated = _stated(head, case, "name")
    return stated or decline_name(str(head.get("name") or ""), case, stated_gender(head))


def head_position(head: Mapping[str, Any], case: Case) -> Form:
    """The person's position in that case."""
    return _stated(head, case, "position") or decline_position(
        str(head.get("position") or ""), case
    )


def head_gender(head: Mapping[str, Any]) -> Gender | None:
    """The person's gender: as stated, else as the name tells."""
    return stated_gender(head) or gender_of(str(head.get("name") or ""))


def organization_name(name: Mapping[str, Any], case: Case) -> Form:
    """The organization's full name in that case."""
    explicit = name.get(case.value)
    if isinstance(explicit, str) and explicit:
        return Form(explicit)
    return _stated(name, case, "full") or decline_organization(str(name.get("full") or ""), case)


def stated_gender(data: Mapping[str, Any]) -> Gender | None:
    """The gender the data state in words: `gender: female`."""
    return _GENDERS.get(str(data.get("gender")))


def _stated(data: Mapping[str, Any], case: Case, key: str) -> Form | None:
    forms = data.get(case.value)
    text = forms.get(key) if isinstance(forms, Mapping) else None
    return Form(str(text)) if text else None
