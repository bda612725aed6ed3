"""Headings of exports that are put together from known words: `RefRange`, `CollectedDateTime`, `value_as_number`, `ORD_VALUE`."""

import re
from functools import lru_cache

from .vocabulary import plain

_HEADS: dict[str, str] = {
    "code": "code|id|identifier|loinc|cd",
    "unit": "unit|units|uom",
    "low": "low|lower|lo|min|minimum",
    "high": "high|upper|hi|max|maximum",
    "range": "range|ranges|interval|intervals|limits|rng",
    "flag": "flag|flags|abnormal|abn|abnormality|interpretation|normalcy",
    "status": "status",
    "date": "date|time|datetime|timestamp|dt|dttm|collected|drawn|taken",
    "analyte": "name|nm|test|component|analyte|parameter|investigation|assay|description|desc|label|disp|display",
    "value": "value|values|val|result|results|rslt|reading|num|number|numeric",
}
"""By what a column holds, the words of which one must be there; of several, the first sort decides: `RESULT_UNIT` is a unit."""
_BESIDE = (
    "lab|labs|laboratory|test|component|analyte|measurement|observation|obs|ord|result|results|value|values|val|valued|num|numeric|as|of|concept|raw"
    "|ref|reference|normal|norm|bio|biological|standard|expected|range|bound|limit|specimen|specimn|sample|collection|collected|drawn|taken|date|time|text|string"
    "|source|common|base|blood|observed|measured|measure|reported|effective|event|at|on|for|name|ind|indicator|dttm|unit"
)
"""What may stand beside such a word and tells no other thing."""
_OF_A_LIMIT = frozenset("ref reference normal norm range bound limit".split())
_OF_A_TEST = frozenset(
    "lab labs laboratory test component analyte measurement observation assay investigation parameter obs event".split()
)
_NO_TEST = frozenset("patient unit value specimen specimn sample source".split())
_FIELDS = {field: frozenset(words.split("|")) for field, words in _HEADS.items()}
_KNOWN = frozenset(_BESIDE.split("|")).union(*_FIELDS.values())
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])|/")
_LEAST = 2
"""Letters of a word that another may be joined to without a gap."""


@lru_cache(maxsize=4096)
def composed_field(title: str) -> str | None:
    """What a column holds whose heading is made of known words and nothing else; None for others, and where these do not tell."""
    parted = [_parted(word) for word in plain(_JOINT.sub(" ", title)).split()]
    words = frozenset(word for parts in parted for word in parts)
    if not words or not all(parted) or len(words) == 1:
        return None
    return next((field for field, heads in _FIELDS.items() if words & heads and _is_of(field, words)), None)


def _is_of(field: str, words: frozenset[str]) -> bool:
    """Whether the words beside let it be that: a `low` of a range, the name or the code of a test."""
    if field in ("low", "high"):
        return bool(words & _OF_A_LIMIT)
    if field in ("code", "analyte"):
        return bool(words & _OF_A_TEST) and not words & _NO_TEST
    return not words & _FIELDS["code"]  # `unit_concept_id`


def _parted(word: str) -> tuple[str, ...]:
    """A word as the known ones that it is joined of: `refrange`, `collecteddatetime`; none where it is not."""
    if word in _KNOWN:
        return (word,)
    for end in range(len(word) - _LEAST, _LEAST - 1, -1):
        if word[:end] in _KNOWN and (rest := _parted(word[end:])):
            return (word[:end], *rest)
    return ()
