"""Values of CDA: amounts, bounds, spans, and words."""

import math
from typing import TYPE_CHECKING

from wardround.records import Quantity

from ..dates import compact_date
from ..labs import read_quantity
from .elements import attribute, child, children, coded, words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"


def quantity(element: "Element | None") -> Quantity | None:
    """An amount (PQ, INT, REAL), or a bound (IVL_PQ of one end); None where it is neither, or not known."""
    if element is None:
        return None
    if amount := _amount(element) or _translated(element):
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
    if element is None:
        return ""
    if element.get("nullFlavor"):
        unit_less = _translation(element)
        return with_unit(unit_less) if unit_less is not None else coded(element, texts)
    if attribute(element, "value"):
        return _moment(element) or with_unit(element)
    return _span(element) or coded(element, texts) or words(element)


def with_unit(element: "Element | None") -> str:
    """`5 mg`; `1` is the unit of what is counted, and not written."""
    unit = attribute(element, "unit") or words(child(element, "originalText"))
    return " ".join(filter(None, (attribute(element, "value"), unit if unit != "1" else "")))


def amount_text(element: "Element | None") -> str:
    """An amount or a span of amounts, as of a dose: `2 mL`, `1-2 {tablet}`."""
    return "" if element is None or element.get("nullFlavor") else written(element, {})


def _moment(element: "Element") -> str:
    """A point in time (TS) as a date."""
    return (compact_date(attribute(element, "value")) or "") if attribute(element, _TYPE) == "TS" else ""


def _span(element: "Element") -> str:
    low, high = (child(element, end) for end in ("low", "high"))
    amount, bounds = quantity(element), [with_unit(one) for one in (low, high)]
    if amount:
        return f"{amount.comparator}{bounds[1] or bounds[0]}"
    return f"{attribute(low, 'value')}-{bounds[1]}" if all(bounds) else ""


def _translation(element: "Element") -> "Element | None":
    """Where the source's unit is not of UCUM, the value stands in a translation, with the unit as its original text."""
    return next((one for one in children(element, "translation") if attribute(one, "value")), None)


def _translated(element: "Element") -> Quantity | None:
    found = _translation(element) if element.get("nullFlavor") else None
    return _amount(found) if found is not None else None


def _amount(element: "Element") -> Quantity | None:
    """Some systems write `=5.0` or `<5` where the standard has a number."""
    unit = attribute(element, "unit") or words(child(element, "originalText"))
    found = read_quantity(attribute(element, "value").removeprefix("="), unit if unit != "1" else None)
    return found if found and math.isfinite(found.value) else None
