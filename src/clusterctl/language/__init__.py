"""Russian for papers: declension, numbers and money in words, dates, initials, typesetting."""

from clusterctl.language.agreement import agree
from clusterctl.language.amounts import counted_in_words, money_in_words, unit
from clusterctl.language.dates import date_long, date_quoted, date_short, period
from clusterctl.language.declared import (
    head_gender,
    head_name,
    head_position,
    organization_name,
)
from clusterctl.language.gender import gender_of
from clusterctl.language.grammar import Case, Form, Gender
from clusterctl.language.initials import initials_first, surname_first
from clusterctl.language.names import decline_name
from clusterctl.language.numbers import counted, number, plural
from clusterctl.language.numerals import Countable, in_words, ordinal
from clusterctl.language.organizations import decline_organization, organization_gender
from clusterctl.language.positions import decline_position
from clusterctl.language.typography import typeset

__all__ = [
    "Case",
    "Countable",
    "Form",
    "Gender",
    "agree",
    "counted",
    "counted_in_words",
    "date_long",
    "date_quoted",
    "date_short",
    "decline_name",
    "decline_organization",
    "decline_position",
    "gender_of",
    "head_gender",
    "head_name",
    "head_position",
    "in_words",
    "initials_first",
    "money_in_words",
    "number",
    "ordinal",
    "organization_gender",
    "organization_name",
    "period",
    "plural",
    "surname_first",
    "typeset",
    "unit",
]
