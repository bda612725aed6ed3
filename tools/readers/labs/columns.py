"""Which column of a table holds what."""

import re
from typing import NamedTuple

from ..dates import iso_date

_NAMES: dict[str, str] = {
    "analyte": "analyte|test|test name|component|component name|lab|lab test|lab name|parameter|measurement|investigation|observation"
    "|item|result name|assay|analyt|description|name|label|test description|panel component|examination",
    "value": "value|result|results|result value|numeric result|measured value|valuenum|wert|observation value|finding|reading|res",
    "unit": "unit|units|uom|unit of measure|valueuom|einheit|result unit|units of measure",
    "range": "reference range|ref range|range|normal range|reference|reference interval|ref|ref interval|normal|normal values"
    "|reference values|referenzbereich|biological reference interval",
    "low": "low|lower|ref low|reference low|range low|low normal|lower limit|ref range lower|min|lln|normal low",
    "high": "high|upper|ref high|reference high|range high|high normal|upper limit|ref range upper|max|uln|normal high",
    "flag": "flag|abnormal flag|abnormal|interpretation|h/l|abnormality|flags|out of range|alert",
    "date": "date|time|collected|collection date|date/time|datetime|sample date|charttime|result date|collection time|date collected"
    "|collected at|effective date|timestamp|taken|resulted|specimen date|datum|observation date|collection datetime|result time",
    "code": "loinc|code|loinc code|test code|itemid",
    "specimen": "specimen|specimen type|specimen source|sample|sample type|sample material|material|fluid|matrix|body fluid",
    "status": "status|result status|validation status|report status",
    "comment": "comment|comments|note|notes|remark",
    "name": "patient|patient name|patient full name|name of patient|patientname",
    "number": "mrn|patient id|patient number|patient mrn|medical record number|pid|patientid|subject id|subject|hospital number",
    "birth": "dob|date of birth|birth date|birthdate|patient dob",
    "sex": "sex|gender|patient sex",
}
_FIELD = {name: field for field, names in _NAMES.items() for name in names.split("|")}
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
    other = []
    for number, title in enumerate(header):
        field = field_of(title)
        if field and field not in known:
            known[field] = number
        else:
            other.append(number)
    return Columns(known, tuple(other), _layout(header, known, other))


def field_of(title: str) -> str | None:
    """What a column of this heading holds; None when it is not known."""
    return _FIELD.get(" ".join(re.sub(r"[_.\-:#]+", " ", title.casefold()).split()))


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
