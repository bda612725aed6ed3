"""What writers of statements share: what stands about a statement, and the parts that all statements have."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from ..fhir.entry import Entry
from .elements import attribute, bare_code, child, children, coded, referred

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CCDA = "2.16.840.1.113883.10.20.22.4."
"""Root of C-CDA's entry templates."""
CCD = "2.16.840.1.113883.10.20.1."
"""Root of those of CCD of 2007 and of C32."""
_STATUS_CODE = "33999-4"
_STATES = {
    "55561003": "active", "73425007": "inactive", "413322009": "resolved", "392521001": "inactive", "421139008": "on-hold",
    "410516002": "refuted", "90734009": "active", "7087005": "active", "255227004": "recurrence", "246455001": "recurrence",
}  # fmt: skip
"""SNOMED CT's states with FHIR's words: chronic and intermittent problems are active, prior history is not, ruled out is refuted."""
_ANY_PROCEDURE = "71388002"
"""SNOMED CT's `procedure`, which stands where a system has words only."""
_PLANNED = {"INT", "RQO", "PRMS", "PRP", "APT", "ARQ", "DEF", "OPT"}


class Around(NamedTuple):
    """What stands about a statement."""

    texts: dict[str, str]
    """Of the narrative, by id."""
    status: str = ""
    """Of the concern or panel that it belongs to."""
    date: str | None = None
    """Of that."""
    relative: str = ""
    """Whom of the family it is about; empty for the patient."""


Writer = Callable[["Element", Around], Entry]


def templates(element: "Element") -> set[str]:
    """The identifiers of the templates that an element follows."""
    return {attribute(one, "root") for one in children(element, "templateId")}


def name_of(statement: "Element", code: "Element | None", around: Around) -> str:
    """What a code names, else what the statement says in words, else the bare code; empty where it names nothing."""
    named, said = coded(code, around.texts), referred(child(statement, "text"), around.texts)
    if attribute(code, "code") == _ANY_PROCEDURE:
        named = said or named
    return named or said or bare_code(code)


def is_negated(statement: "Element") -> bool:
    """The act was not done, or what it says is not so."""
    return attribute(statement, "negationInd") == "true"


def is_planned(statement: "Element") -> bool:
    """Its mood says that it has not been done."""
    return attribute(statement, "moodCode") in _PLANNED


def is_goal(statement: "Element") -> bool:
    """Its mood says that it is aimed at."""
    return attribute(statement, "moodCode") == "GOL"


def status_of(statement: "Element") -> str:
    """Of the act of recording; what it is about may have another."""
    return attribute(child(statement, "statusCode"), "code")


def stated_status(statement: "Element", around: Around) -> str:
    """What a status observation within says, in FHIR's word where there is one."""
    for one in related(statement):
        if attribute(child(one, "code"), "code") == _STATUS_CODE or templates(one) & {CCDA + "6", CCDA + "28"}:
            value = child(one, "value")
            if found := _STATES.get(attribute(value, "code")) or coded(value, around.texts).casefold():
                return found
    return ""


def related(statement: "Element", *wanted: str) -> "list[Element]":
    """The observations that it holds; those of one of the templates, where some are named."""
    found = children(statement, "entryRelationship", "observation")
    return [one for one in found if not wanted or templates(one) & set(wanted)]
