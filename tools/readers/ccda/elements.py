"""Reading single elements of CDA: names, references, codes, times."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..dates import compact_date
from ..xml import local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SYSTEMS = {
    "2.16.840.1.113883.6.1": "http://loinc.org",
    "2.16.840.1.113883.6.96": "http://snomed.info/sct",
    "2.16.840.1.113883.6.88": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "2.16.840.1.113883.6.90": "http://hl7.org/fhir/sid/icd-10-cm",
    "2.16.840.1.113883.6.103": "http://hl7.org/fhir/sid/icd-9-cm",
    "2.16.840.1.113883.12.292": "http://hl7.org/fhir/sid/cvx",
    "2.16.840.1.113883.6.12": "http://www.ama-assn.org/go/cpt",
}
"""HL7's object identifiers of code systems, with the names that FHIR has for them."""
_NOTHING = ("not available", "no information", "not recorded", "none recorded.", "no observation recorded.")
_AXES = 4
"""Colons of a name by LOINC's axes, `POTASSIUM:SCNC:PT:BLD:QN:`, which nobody says."""


def children(element: "Element | None", *path: str) -> "Iterator[Element]":
    """All elements at the end of a path of names."""
    found = [element] if element is not None else []
    for name in path:
        found = [child for one in found for child in one if local(child) == name]
    return iter(found)


def child(element: "Element | None", *path: str) -> "Element | None":
    """The first element at the end of a path of names."""
    return next(children(element, *path), None)


def words(element: "Element | None") -> str:
    """All text within, on one line."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def attribute(element: "Element | None", name: str) -> str:
    """Empty where there is no such attribute, or no element."""
    return (element.get(name) or "").strip() if element is not None else ""


def time(element: "Element | None") -> str | None:
    """A point in time, or the beginning of a span; None where it is not known."""
    return compact_date(attribute(element, "value") or attribute(child(element, "low"), "value"))


def ended(element: "Element | None") -> str | None:
    """The end of a span; None where it has none that is known."""
    return compact_date(attribute(child(element, "high"), "value"))


def coded(element: "Element | None", texts: dict[str, str]) -> str:
    """What a code stands for: its display name, else the text it was coded from, else the name of a translation, else what it points to.

    Args:
        element: of data type CD or CE.
        texts: of the narrative by the ids that entries refer to.
    """
    if element is None:
        return ""
    shown, original = _meant(attribute(element, "displayName")), referred(child(element, "originalText"), texts)
    if shown.count(":") >= _AXES and original:
        return original
    translated = (_meant(attribute(one, "displayName")) for one in children(element, "translation"))
    return shown or original or next(filter(None, translated), "") or _pointed(element, texts)


def bare_code(element: "Element | None") -> str:
    """`code 73761001` where a code has no words at all, so that it is not lost."""
    code = attribute(element, "code")
    return f"code {code}" if code and code != "ASSERTION" else ""


def referred(element: "Element | None", texts: dict[str, str]) -> str:
    """Its own words, else those of the narrative that it refers to."""
    if element is None:
        return ""
    return _meant(words(element)) or _pointed(element, texts)


def _pointed(element: "Element", texts: dict[str, str]) -> str:
    return _meant(texts.get(attribute(child(element, "reference"), "value").lstrip("#"), ""))


def _meant(said: str) -> str:
    """Nothing, where a system fills the place of words with `Coded Allergy Name Not Available`."""
    return "" if said.casefold().endswith(_NOTHING) else said


def codes(element: "Element | None") -> tuple[str, ...]:
    """`system|code` of an element and of its translations."""
    if element is None:
        return ()
    pairs = (
        (attribute(one, "codeSystem"), attribute(one, "code")) for one in (element, *children(element, "translation"))
    )
    return tuple(f"{_SYSTEMS.get(system, f'urn:oid:{system}')}|{code}" for system, code in pairs if system and code)
