"""Places smaller than a state: streets, towns, postal codes, hospitals and schools by their names."""

import re
from collections.abc import Iterator

from .kinds import Found

_STATES = (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA"
    " WV WI WY DC"
).split()
_CREDENTIALS = {"MD", "PA", "OR", "IN", "DO"}
"""States whose short form, after a name and a comma, is a degree or a word."""
_STATE_NAMES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky"
    "|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico"
    "|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah"
    "|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming"
)
_WORD = r"[A-Z][\w'’-]+"
_STREET = (
    r"Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Drive|Dr|Lane|Ln|Court|Ct|Way|Place|Pl|Terrace|Ter|Circle|Cir|Parkway|Pkwy|Highway|Hwy|Square|Sq"
    r"|Trail|Loop|Alley|Crescent|Row"
)
_PATTERNS = (
    re.compile(
        rf"\b\d{{1,6}}[A-Za-z]? (?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.? )?(?:(?:{_WORD}|\d{{1,3}}(?:st|nd|rd|th)) ){{1,4}}(?:{_STREET})\b\.?"
        r"(?:,? (?:Apt|Apartment|Suite|Ste|Unit|Floor|Fl|#)\.? ?#?\w+)?"
    ),
    re.compile(r"\bP\.? ?O\.? Box \d+\b", re.IGNORECASE),
    re.compile(rf"\b(?P<value>{_WORD}(?: {_WORD}){{0,2}}),? (?:{'|'.join(_STATES)}),? \d{{5}}\b"),
    re.compile(rf"\b(?P<value>{_WORD}(?: {_WORD}){{0,2}}), (?:{'|'.join(set(_STATES) - _CREDENTIALS)}|{_STATE_NAMES})\b(?=[ ,.;)\n]|$)"),
    re.compile(rf"\b(?:{'|'.join(_STATES)}|{_STATE_NAMES}),? (?P<value>\d{{5}}(?:-\d{{4}})?)\b"),
    re.compile(r"\b(?:zip|postal|postcode)(?: code)?[ :#]{1,3}(?P<value>[\w-]{5,10})\b", re.IGNORECASE),
    re.compile(
        r"\b(?:lives? in|living in|resides? in|resident of|residing in|moved (?:here )?from|moved to|native of|born in|raised in|grew up in|traveled to|travelled to"
        rf"|comes from|visiting from|works? in|located in|home in|transferred from|city|town|county)[ :]{{1,3}}(?P<value>{_WORD}(?: {_WORD}){{0,2}})"
    ),
    re.compile(
        rf"\b(?P<value>(?:(?:St\.|{_WORD}) ){{1,4}}(?:(?:Memorial|General|Regional|Community|County|University|Children's|Veterans|Medical|Health|Family|Urgent|Care) )*"
        r"(?:Hospital|Medical Center|Clinic|Infirmary|Nursing Home|Hospice|Health Center|Health System|Healthcare|Elementary|High School|Middle School|University|College"
        r"|Church|Pharmacy|Laboratories|Manor))\b"
    ),
)  # fmt: skip
_GENERAL = frozenset(
    "the this our your his her their emergency university general primary outpatient inpatient pain anticoagulation wound memory urgent care walk-in local"
    " community family medical cardiology oncology dermatology neurology surgery surgical sleep diabetes heart children's pulmonary eye dental veterans in"
    " to at from please for and specialty retail".split()
)


def places(text: str) -> Iterator[Found]:
    """Names of places; general words (`Emergency Hospital`, `Pain Clinic`) are no names."""
    for pattern in _PATTERNS:
        group = "value" if "value" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            words = match[group].split()
            lead = next((n for n, word in enumerate(words) if word.casefold().strip(".,") not in _GENERAL), len(words))
            if lead < len(words) - (pattern is _PATTERNS[-1]):
                yield Found("place", match.start(group) + _offset(match[group], lead), match.end(group))


def _offset(name: str, words: int) -> int:
    """Where the n-th word of a name begins."""
    return len(name) - len(name.split(maxsplit=words)[-1]) if words else 0
