"""Problems and allergies."""

from typing import TYPE_CHECKING

from ..fhir.entry import Entry, labelled, line, titled
from ..fhir.problems import NO_ALLERGY, says_none
from .around import CCD, CCDA, Around, is_negated, name_of, related, stated_status, status_of
from .elements import attribute, bare_code, child, coded, codes, ended, time, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_REACTIONS = (CCDA + "9", CCD + "54")
_SEVERITIES = (CCDA + "8", CCD + "55")
_CRITICALITY = CCDA + "145"
_SORTS = {
    "416098002": "drug", "419511003": "drug", "59037007": "drug", "414285001": "food", "418471000": "food", "235719002": "food",
    "426232007": "environmental", "300916003": "latex",
}  # fmt: skip
"""SNOMED CT's sorts of allergy; of any other there are simply none known."""
ANY_PROBLEM = {"55607006", "64572001"}
"""SNOMED CT's `problem` and `disease`; negated, there are none."""
NO_PROBLEMS = "No known problems"
_NO_PROBLEM = {"160245001"}
"""`No current problems or disability`."""


def problem(statement: "Element", around: Around) -> Entry:
    """A condition; by its status observation, its end, else the concern that it belongs to."""
    value = child(statement, "value")
    known, ruled_out = _last_parts(codes(value)), stated_status(statement, around) == "refuted"
    negated = is_negated(statement) or ruled_out or bool(known & _NO_PROBLEM)
    name = coded(value, around.texts) or words(value) or name_of(statement, None, around) or bare_code(value)
    if negated and known & ANY_PROBLEM:
        name = NO_PROBLEMS
    span = child(statement, "effectiveTime")
    none = known & (ANY_PROBLEM | _NO_PROBLEM)
    status = "refuted" if negated and not none else _clinical_status(statement, around)
    date, shown = time(span) or around.date, f"No {name}" if negated and not none else name
    text = line(titled(shown, status), labelled("onset", time(span)), labelled("resolved", ended(span)))
    return Entry("problem", "value", name, text, codes(value), status=status or None, negated=negated, date=date)


def allergy(statement: "Element", around: Around) -> Entry:
    """An allergy with its reactions; a negated one, of no known substance, says that there is none."""
    value = child(statement, "value")
    entity = child(statement, "participant", "participantRole", "playingEntity")
    substance = child(entity, "code")
    named = coded(substance, around.texts) or words(child(entity, "name")) or bare_code(substance)
    kind = coded(value, around.texts)
    absent = bool(NO_ALLERGY & _last_parts(codes(value)))
    if says_none(named):  # `NKDA` as a substance
        named, kind, absent = "", named, True
    negated = is_negated(statement) or absent
    name = named or (_none_known(value, kind, absent=absent) if negated else kind or name_of(statement, value, around))
    shown = f"No allergy to {name}" if negated and named else name if negated else f"Allergy to {name}"
    reactions = ", ".join(_reactions(statement, around))
    status = "refuted" if negated and named else _clinical_status(statement, around)
    date = time(child(statement, "effectiveTime")) or around.date
    text = line(
        titled(shown, status),
        labelled("reaction", reactions),
        labelled("severity", _severity(statement, around)),
        labelled("criticality", _criticality(statement, around)),
        labelled("onset", date),
    )
    return Entry(
        "allergy", "participant", name, text, codes(substance if named else value), value=reactions or None, status=status or None,
        negated=negated, date=date,
    )  # fmt: skip


def _none_known(value: "Element | None", kind: str, *, absent: bool) -> str:
    if absent:
        return kind or "No known allergies"
    sort = next((_SORTS[one] for one in _last_parts(codes(value)) if one in _SORTS), "")
    return f"No known {sort} allergies" if sort else "No known allergies"


def _clinical_status(statement: "Element", around: Around) -> str:
    if stated := stated_status(statement, around):
        return stated
    end = child(statement, "effectiveTime", "high")
    known = end is not None and attribute(end, "nullFlavor") not in ("NA", "NI")
    return "resolved" if known else around.status or status_of_concern(statement)


def status_of_concern(statement: "Element") -> str:
    """Without a concern around it, an observation that is active says so itself; `completed` is of its recording."""
    return "active" if status_of(statement) == "active" else ""


def _reactions(statement: "Element", around: Around) -> list[str]:
    found = []
    for one in related(statement, *_REACTIONS):
        severity = _severity(one, around).casefold()
        if (named := name_of(one, child(one, "value"), around)) and not is_negated(one):
            found.append(titled(named, severity or None))
    return found


def _severity(statement: "Element", around: Around) -> str:
    named = (name_of(one, child(one, "value"), around) for one in related(statement, *_SEVERITIES))
    return next(filter(None, named), "")


def _criticality(statement: "Element", around: Around) -> str:
    return next((coded(child(one, "value"), around.texts) for one in related(statement, _CRITICALITY)), "")


def _last_parts(found: tuple[str, ...]) -> set[str]:
    return {code.rpartition("|")[2] for code in found}
