"""FHIR datatypes in words. Every function takes whatever stands there and gives None or "" where it does not fit."""

from collections.abc import Iterator
from typing import Any, Literal, cast

from wardround.records import Interpretation, Quantity, ReferenceRange

Json = dict[str, Any]
Comparator = Literal["<", "<=", ">=", ">"]

_INTERPRETATIONS: dict[str, Interpretation] = {
    "N": "normal", "L": "low", "H": "high", "LL": "critical_low", "HH": "critical_high", "LU": "critical_low", "HU": "critical_high",
    "A": "abnormal", "AA": "abnormal", "<": "low", ">": "high",
}  # fmt: skip
"""HL7 v3 ObservationInterpretation."""


def as_dict(value: object) -> Json:
    """The object, or an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """The list; one thing alone is a list of it (as in XML, and in exports that forget the brackets)."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def dicts(value: object) -> Iterator[Json]:
    """The objects of a list."""
    return (item for item in as_list(value) if isinstance(item, dict))


def word(value: object) -> str:
    """A string, number or truth value on one line."""
    if isinstance(value, str):
        return value if "\n" not in value and "  " not in value else " ".join(value.split())
    if value is True or value is False:
        return "yes" if value else "no"
    return number_text(value) if isinstance(value, (int, float)) else ""


def number_text(value: float) -> str:
    """As short as the number allows: `5`, `5.9`."""
    return str(value)


def concept(value: object) -> str:
    """A CodeableConcept, Coding or CodeableReference in words: its text, else a display, else a code."""
    if isinstance(value, str):
        return word(value)
    for one in dicts(value):
        if text := word(one.get("text")) or word(one.get("display")):
            return text
        codings = [coding for coding in as_list(one.get("coding")) if isinstance(coding, dict)]
        if text := next((word(coding["display"]) for coding in codings if coding.get("display")), ""):
            return text
        if text := next((word(coding["code"]) for coding in codings if coding.get("code")), "") or word(
            one.get("code")
        ):
            return text
        if isinstance(one.get("concept"), dict):
            return concept(one["concept"])
    return ""


def concepts(value: object) -> str:
    """Several concepts, parted by commas."""
    return ", ".join(text for one in as_list(value) if (text := concept(one)))


def code_of(value: object) -> str:
    """The first code of a concept, or the value itself where it is a code."""
    if isinstance(value, str):
        return value
    for one in dicts(value):
        for coding in dicts(one.get("coding")):
            if isinstance(coding.get("code"), str):
                return str(coding["code"])
    return ""


def codes(value: object) -> tuple[str, ...]:
    """`system|code` of every coding of a concept."""
    return tuple(
        f"{word(coding.get('system'))}|{word(coding['code'])}" if coding.get("system") else word(coding["code"])
        for one in dicts(value)
        for coding in dicts(one.get("coding"))
        if coding.get("code")
    )


def quantity(value: object) -> Quantity | None:
    """A Quantity with a number; its unit as written, else its code."""
    if not isinstance(value, dict):
        return None
    number = to_number(value.get("value"))
    if number is None:
        return None
    comparator = value.get("comparator")
    known = cast("Comparator | None", comparator if comparator in ("<", "<=", ">=", ">") else None)
    return Quantity(value=number, unit=word(value.get("unit")) or word(value.get("code")) or None, comparator=known)


def to_number(value: object) -> float | None:
    """A finite number; numbers written as strings count too (as XML has them)."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if number - number == 0 else None


def quantity_text(value: object) -> str:
    """`< 5.9 mmol/L`, the number as the source writes it."""
    if not isinstance(value, dict) or value.get("value") is None:
        return ""
    unit = word(value.get("unit")) or word(value.get("code"))
    comparator = value.get("comparator")
    bound = f"{comparator} " if isinstance(comparator, str) else ""
    return f"{bound}{word(value['value'])} {unit}".strip() if unit != "{score}" else f"{bound}{word(value['value'])}"


def ratio_text(value: object) -> str:
    """`1 : 128` or `1 mg / 5 mL`."""
    ratio = as_dict(value)
    upper, lower = quantity_text(ratio.get("numerator")), quantity_text(ratio.get("denominator"))
    return f"{upper} / {lower}" if upper and lower else upper


def range_text(value: object) -> str:
    """`4 - 10 g/L`, or one bound."""
    bounds = as_dict(value)
    low, high = quantity_text(bounds.get("low")), quantity_text(bounds.get("high"))
    if low and high:
        return f"{low} - {high}"
    return f">= {low}" if low else f"<= {high}" if high else ""


def reference_range(value: object) -> ReferenceRange | None:
    """The first range that the source calls normal, or says nothing about."""
    for one in dicts(value):
        kind = code_of(one.get("type"))
        if kind and kind != "normal":
            continue
        low, high = (to_number(as_dict(one.get(side)).get("value")) for side in ("low", "high"))
        text = word(one.get("text")) or range_text(one)
        if text:
            return ReferenceRange(low=low, high=high, text=text)
    return None


def interpretation(value: object) -> Interpretation | None:
    """The source's own flag."""
    return next((found for one in as_list(value) if (found := _INTERPRETATIONS.get(code_of(one)))), None)


def when(resource: Json, *keys: str) -> str | None:
    """The first date, or start of a period, under these keys; as written."""
    for key in keys:
        value = resource.get(key)
        if isinstance(value, str):
            return value
        if isinstance(value, dict) and isinstance(value.get("start") or value.get("end"), str):
            return str(value.get("start") or value.get("end"))
    return None


def span_text(value: object) -> str:
    """A period or moment in words."""
    if isinstance(value, str):
        return value
    period = as_dict(value)
    start, end = word(period.get("start")), word(period.get("end"))
    if start and end:
        return start if start == end else f"{start} to {end}"
    return f"since {start}" if start else f"until {end}" if end else ""


def choice(resource: Json, stem: str) -> tuple[str, Any]:
    """The key and value of a choice element: `onset` finds `onsetDateTime`, `onsetAge`, ..."""
    size = len(stem)
    for key, value in resource.items():
        if key.startswith(stem) and len(key) > size and key[size].isupper() and value is not None:
            return key, value
    return stem, resource.get(stem)


def any_text(value: object) -> str:
    """Whatever a choice element may hold, in words."""
    if not isinstance(value, dict):
        return ", ".join(filter(None, map(any_text, value))) if isinstance(value, list) else word(value)
    if "numerator" in value:
        return ratio_text(value)
    if "value" in value and not isinstance(value["value"], dict):
        return quantity_text(value)
    if "low" in value or "high" in value:
        return range_text(value)
    if "start" in value or "end" in value:
        return span_text(value)
    if "reference" in value and "display" not in value:
        return word(value["reference"])
    sampled = word(value.get("data")) if "origin" in value else ""  # of an attachment it is base64
    return concept(value) or word(value.get("title")) or sampled


def notes(resource: Json) -> str:
    """The texts of `note`."""
    return " ".join(text for note in dicts(resource.get("note")) if (text := word(note.get("text"))))


def name_text(value: object) -> str | None:
    """The official or first HumanName as `Given Family`; its own text where it has no parts."""
    names = list(dicts(value))
    names.sort(key=lambda one: one.get("use") not in ("official", "usual", None))
    for one in names:
        parts = [word(part) for part in [*as_list(one.get("given")), *as_list(one.get("family"))]]
        if text := " ".join(filter(None, parts)) or word(one.get("text")):
            return text
    return None
