"""Reading single elements of CDA: codes, amounts, times."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from wardround.records import Quantity

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


def coded(element: "Element | None", texts: dict[str, str]) -> str:
    """What a code stands for: its display name, else the text it was coded from, else the name of a translation.

    Args:
        element: of data type CD or CE.
        texts: of the narrative by the ids that entries refer to.
    """
    if element is None:
        return ""
    named = attribute(element, "displayName") or referred(child(element, "originalText"), texts)
    return named or next(filter(None, (attribute(one, "displayName") for one in children(element, "translation"))), "")


def referred(element: "Element | None", texts: dict[str, str]) -> str:
    """Its own words, else those of the narrative that it refers to."""
    own = words(element)
    return own or texts.get(attribute(child(element, "reference"), "value").lstrip("#"), "")


def codes(element: "Element | None") -> tuple[str, ...]:
    """`system|code` of an element and of its translations."""
    if element is None:
        return ()
    pairs = (
        (attribute(one, "codeSystem"), attribute(one, "code")) for one in (element, *children(element, "translation"))
    )
    return tuple(f"{_SYSTEMS.get(system, f'urn:oid:{system}')}|{code}" for system, code in pairs if system and code)


def quantity(element: "Element | None") -> Quantity | None:
    """An amount (PQ, INT, REAL), or a bound (IVL_PQ of one end); None where it is neither, or not known."""
    if element is None:
        return None
    if amount := _amount(element):
        return amount
    low, high = (child(element, end) for end in ("low", "high"))
    lowest, highest = (_amount(one) if one is not None else None for one in (low, high))
    if lowest and highest and lowest.value == 0:
        lowest = None  # `<= 5` is often written as from 0 to 5
    if lowest and not highest:
        return lowest.model_copy(update={"comparator": ">" if attribute(low, "inclusive") == "false" else ">="})
    if highest and not lowest:
        return highest.model_copy(update={"comparator": "<" if attribute(high, "inclusive") == "false" else "<="})
    return None


def written(element: "Element | None", texts: dict[str, str]) -> str:
    """A value of any type as words; empty where it is not known."""
    if element is None or element.get("nullFlavor"):
        return ""
    if attribute(element, "value"):
        return with_unit(element)
    low, high = (child(element, end) for end in ("low", "high"))
    bounds = [with_unit(one) for one in (low, high)]
    amount = quantity(element)
    if all(bounds) and not amount:
        return f"{attribute(low, 'value')}-{bounds[1]}"
    if amount:
        return f"{amount.comparator}{bounds[1] or bounds[0]}"
    return coded(element, texts) or words(element)


def with_unit(element: "Element | None") -> str:
    """`5 mg`; `1` is the unit of what is counted, and not written."""
    unit = attribute(element, "unit")
    return " ".join(filter(None, (attribute(element, "value"), unit if unit != "1" else "")))


def _amount(element: "Element") -> Quantity | None:
    try:
        value = float(attribute(element, "value"))
    except ValueError:
        return None
    unit = attribute(element, "unit")
    return Quantity(value=value, unit=unit if unit not in ("", "1") else None) if math.isfinite(value) else None
