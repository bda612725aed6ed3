"""Which column of a table holds what."""

import re
from typing import NamedTuple

from ..dates import iso_date
from .composed import composed_field
from .names import is_analyte
from .vocabulary import field_of, is_a_name

_UNIT = re.compile(r"^(?P<name>.*\S)\s*[(\[](?P<unit>[^()\[\]]+)[)\]]\s*$")
_BARE_UNIT = re.compile(
    r"^(?P<name>.*[^\s,_])[\s,_]+(?P<unit>%|(?:[mcunpfkµμ]{0,2}(?:g|mol|I?U|L|l|[Ee]q|[Oo]sm)|x?10[\^*]?\d+|K|M|cells)/[\wµμ.^²]+)$"
)


class Columns(NamedTuple):
    """Column numbers by what they hold, and the ones that hold something else."""

    known: dict[str, int]
    """`analyte`, `value`, `unit`, `range`, `low`, `high`, `flag`, `date`, `code`, `specimen`, `status`, `comment`, `name`, `number`, `birth`, `sex`."""
    other: tuple[int, ...]
    """Columns of no known meaning."""
    layout: str
    """`long` one result per row; `by_date` a column per date; `by_analyte` a column per analyte; `plain` no results."""


def find_columns(header: list[str]) -> Columns:
    """What the columns of a table hold, by their headings."""
    known: dict[str, int] = {}
    for read in (field_of, composed_field):  # a heading that is known as a whole goes before one that is put together
        for number, title in enumerate(header):
            field = read(title)
            if field == "analyte" and is_a_name(title) and _is_the_patient_s(header):
                field = "name"
            if field and number not in known.values():
                known.setdefault(field, number)
    other = [number for number in range(len(header)) if number not in known.values()]
    return Columns(known, tuple(other), _layout(header, known, other))


def _is_the_patient_s(header: list[str]) -> bool:
    """`Name` is the patient's where another column has the analytes, or columns are called by analytes with their units."""
    fields = {field_of(title) for title in header}
    others = [title for title in header if not is_a_name(title)]
    if any(field_of(title) == "analyte" for title in others):
        return True
    measured = any(unit_in(title)[1] and is_analyte(unit_in(title)[0]) for title in others if field_of(title) is None)
    return "value" not in fields and (measured or (bool(fields & {"birth", "number", "sex"}) and "date" in fields))


def unit_in(title: str) -> tuple[str, str | None]:
    """`Sodium (mmol/L)`, `Sodium, mmol/L`, `Neutrophils %` as name and unit."""
    match = _UNIT.match(title.strip()) or _BARE_UNIT.match(title.strip())
    return (match["name"], match["unit"].strip()) if match else (title.strip(), None)


def _layout(header: list[str], known: dict[str, int], other: list[int]) -> str:
    if "analyte" in known and "value" in known:
        return "long"
    dated = [number for number in other if iso_date(header[number])]
    if "analyte" in known and dated:
        return "by_date"
    if "date" in known and other and "analyte" not in known and "value" not in known:
        return "by_analyte"
    return "plain"
