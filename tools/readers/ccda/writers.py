"""Which rules a statement is read by: its mood, its templates, else its section and its element."""

from typing import TYPE_CHECKING

from ..xml import local
from .around import CCD, CCDA, Writer, is_goal, is_planned, templates
from .background import directive, family_history, finding
from .care import encounter, goal, planned, procedure, supply
from .elements import attribute, child
from .medicines import immunization, medication
from .problems import allergy, problem
from .results import result

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_IHE = "1.3.6.1.4.1.19376.1.5.3.1.4."
_BY_TEMPLATE: dict[str, Writer] = {
    CCDA + "2": result, CCDA + "27": result, CCDA + "52": immunization, CCDA + "120": immunization, CCDA + "16": medication,
    CCDA + "7": allergy, CCDA + "90": allergy, CCDA + "4": problem, CCDA + "12": procedure, CCDA + "13": procedure, CCDA + "14": procedure,
    CCDA + "46": family_history, CCDA + "48": directive, CCDA + "49": encounter, CCDA + "50": supply, CCDA + "121": goal,
    CCDA + "39": planned, CCDA + "40": planned, CCDA + "41": planned, CCDA + "42": planned, CCDA + "43": planned, CCDA + "44": planned,
    _IHE + "12": immunization, CCD + "24": medication, CCD + "31": result, CCD + "18": allergy, CCD + "28": problem, CCD + "29": procedure,
    CCD + "22": family_history, CCD + "17": directive, CCD + "21": encounter, CCD + "34": supply, CCD + "25": planned,
}  # fmt: skip
"""By the identifiers of entry templates of C-CDA, CCD and C32; the first that fits counts, since old ones follow several."""
_OBSERVED: dict[str, Writer] = {
    "laboratory": result, "vital_signs": result, "allergies": allergy, "past_medical_history": problem, "diagnosis": problem,
    "family_history": family_history, "code_status": directive,
}  # fmt: skip
"""What an observation of a section is, where its templates do not say."""
_BY_ELEMENT: dict[str, Writer] = {
    "observation": finding, "substanceAdministration": medication, "procedure": procedure, "encounter": encounter, "supply": supply,
}  # fmt: skip
_OF_RECORDING = {CCDA + "201", CCDA + "143", CCD + "41"}
"""The time that a section covers, how much somebody cares, the number of an episode: nothing of the patient's state."""


def writer_of(element: "Element", kind: str) -> Writer | None:
    """The rules for a statement; None for what only holds others, or tells of the record itself.

    Args:
        element: of an entry.
        kind: our name for its section.
    """
    named = templates(element)
    if named & _OF_RECORDING:
        return None
    found = next((writer for root, writer in _BY_TEMPLATE.items() if root in named), None) or _by_place(element, kind)
    if found is medication and kind == "immunizations":
        found = immunization
    return _by_mood(element, found)


def _by_place(element: "Element", kind: str) -> Writer | None:
    tag = local(element)
    writer = _OBSERVED.get(kind) if tag == "observation" else None
    if writer in (problem, allergy) and not _is_coded(element):
        writer = None
    return writer or _BY_ELEMENT.get(tag)


def _is_coded(observation: "Element") -> bool:
    """It says which of many things is so, as a problem or an allergy does; a score or a comment does not."""
    value = child(observation, "value")
    translated = child(value, "translation") is not None
    return child(observation, "participant") is not None or translated or bool(attribute(value, "code"))


def _by_mood(element: "Element", found: Writer | None) -> Writer | None:
    if is_goal(element):
        return goal
    if not is_planned(element):
        return found
    if found is medication:  # as INT it is what the patient is to take, and so the list of medicines
        return medication if attribute(element, "moodCode") == "INT" else planned
    if found in (immunization, procedure, encounter, supply):
        return found
    return planned if found or local(element) == "act" else None
