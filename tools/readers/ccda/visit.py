"""The visit that a document is about, from its head: nobody sees it in the body."""

from typing import TYPE_CHECKING

from wardround.records import Fact

from ..fhir.entry import Entry, as_fact, labelled, line
from .elements import child, coded, codes, ended, time, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_REF = "componentOf"


def visit_of(root: "Element", start: int) -> tuple[str, list[Fact]]:
    """A line for the encompassing encounter with its fact; nothing where the head says neither when nor where.

    Args:
        root: of the document.
        start: where the line is to stand.
    """
    visit = child(root, "componentOf", "encompassingEncounter")
    code, span = child(visit, "code"), child(visit, "effectiveTime")
    date, place = time(span), words(child(visit, "location", "healthCareFacility", "location", "name"))
    left = coded(child(visit, "dischargeDispositionCode"), {})
    if not (date or place or left):
        return "", []
    name = coded(code, {}) or "Encounter"
    text = line(
        f"Encounter: {name}" if name != "Encounter" else name,
        labelled("on", date),
        labelled("until", ended(span)),
        labelled("at", place),
        labelled("discharged to", left),
    )
    entry = Entry("encounter", "encompassingEncounter", name, text, codes(code), date=date)
    return f"{text}\n\n", [as_fact(_REF, entry, start, start + len(text))]
