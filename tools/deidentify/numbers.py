"""Numbers and codes that belong to one person or thing."""

import re
from collections.abc import Iterator

from .kinds import Found, PhiKind

_CODE = r"(?P<value>(?=[\w./-]*\d)[A-Za-z0-9][\w./-]{1,30}[A-Za-z0-9]|\d{2,})"
_LINK = r"(?:[ \t]*(?:\(?(?:no|number|num|nr|id|code)\b\.?\)?|#))*[ \t]*(?:is|was)?[ \t]*[:#=]?[ \t]*#?[ \t]*"
_LABELS: tuple[tuple[PhiKind, str], ...] = (
    ("ssn", r"ssn|social security"),
    (
        "record_number",
        r"mrn|m\.r\.n\.|medical record|mr #|chart|patient id|patient number|patient no|hospital number|record number|unit number|nhs",
    ),
    (
        "plan_number",
        r"member|policy|subscriber|beneficiary|medicare|medicaid|insurance|group|health plan|hicn|mbi|claim",
    ),
    ("account_number", r"account|acct|billing|invoice|guarantor|fin"),
    ("licence", r"licen[cs]e|dea|npi|certificate|passport|driver'?s licen[cs]e"),
    ("vehicle", r"vin|licen[cs]e plate|plate|registration"),
    ("device", r"serial|s/n|sn|device|udi|lot|implant|model"),
    ("biometric", r"fingerprint|retinal scan|voice ?print|biometric|iris scan"),
    (
        "other_number",
        r"accession|case|encounter|visit|order|specimen|study|csn|requisition|sample|protocol|enrollment|badge|employee|room",
    ),
)
_LABELLED = tuple((kind, re.compile(rf"\b(?:{label}){_LINK}{_CODE}", re.IGNORECASE)) for kind, label in _LABELS)
_EXPLICIT = re.compile(r"[:#=]|\b(?:no|number|num|nr|id|code)\b", re.IGNORECASE)
_SSN = re.compile(r"(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])")
_VIN = re.compile(r"\b(?=[A-HJ-NPR-Z]*\d)(?=\d*[A-HJ-NPR-Z])[A-HJ-NPR-Z0-9]{17}\b")
_LONG = re.compile(
    r"(?<![\w./-])\d{7,}(?![\w/-]|\.\d)|(?<![\w./-])(?=[A-Z]*[-/]?\d{5})[A-Z]{1,5}[-/]?\d{5,}(?:-\d+)?(?![\w/-])"
)


def numbers(text: str) -> Iterator[Found]:
    """Labelled numbers, and ones that speak for themselves: social security and vehicle numbers, seven digits in a row."""
    for match in _SSN.finditer(text):
        yield Found("ssn", *match.span())
    for kind, pattern in _LABELLED:
        for match in pattern.finditer(text):
            if _EXPLICIT.search(text[match.start() : match.start("value")]) or len(match["value"]) > 6:
                yield Found(kind, *match.span("value"))
    for match in _VIN.finditer(text):
        yield Found("vehicle", *match.span())
    for match in _LONG.finditer(text):
        yield Found("other_number", *match.span())
