"""What laboratories and charts measure, by the names of written records: more than `tools.terms` knows, and groups."""

import re
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import find_analytes

_TABLE = r"""
creatine kinase: ck|cpk|creatine kinase
urea: urea|bun|blood urea nitrogen
white blood cells: wcc|wbc|white (?:blood )?(?:cells?|count)(?: counts?)?|white cell count|leu[ck]ocytes?(?: count)?
neutrophils: neutrophils?(?: count)?|anc
lymphocytes: lymphocytes?(?: count)?
eosinophils: eosinophils?(?: count)?
mcv: mcv|mean (?:cell|corpuscular) volume
ferritin: ferritin
transferrin saturation: tsat|transferrin saturation
vitamin d: (?:25-?oh )?vitamin d|vit d
vitamin b12: (?:vitamin )?b12
folate: folate
alkaline phosphatase: alp|alk phos|alkaline phosphatase
ggt: ggt|gamma[- ]?gt
amylase: amylase
lipase: lipase
bilirubin: (?:t |total )?bili(?:rubin)?(?: total)?
albumin: albumin|alb
cea: cea
ca 125: ca[- ]?125
ca 19-9: ca[- ]?19[-.]9
afp: afp|alpha-fetoprotein
ldh: ldh
pth: pth|parathyroid hormone
urate: urate|uric acid
cortisol: cortisol
free t4: (?:free |f)t4
ammonia: ammonia
fibrinogen: fibrinogen
aptt: aptt
magnesium: magnesium|mg(?= ?[:=]? ?\d\.\d+(?! ?(?:mg|ml|tab)))
phosphate: phosphate|phos
calcium: (?:adjusted |corrected |ionized |ionised )?calcium(?: adj\w*)?
ph: (?-i:pH)
pco2: pa?co2
qtc: qtc(?: interval)?
peak flow: peak (?:expiratory )?flow(?: rate)?|pefr?
g6pd: g6pd
troponin: (?:hs-?)?(?:high-sensitivity )?trop(?:onin)?s?(?:[- ][ti])?\b
procalcitonin: procalcitonin|pct
esr: esr
ige: ige
haptoglobin: haptoglobin
bnp: (?:nt-?pro-?)?bnp
temperature: temp(?:erature)?|(?-i:T)(?=:? ?(?:3[4-9]|4[0-2]|9\d|10[0-6])(?:\.\d)?\b)
weight: wt(?=\s*[:=]?\s*\d|\s*\Z)
heart rate: (?-i:P|PR)(?= \d{2,3}\b(?!/| ?ms(?:ec)?\b))|pulse(?: rate)?|hr|heart rate
"""
_GROUPS = {
    r"transaminases?|aminotransferases?|liver enzymes": ("alt", "ast"),
    r"liver function(?: tests?)?|lfts?": ("lft", "alt", "ast", "bilirubin", "alkaline phosphatase"),
    r"(?:renal|kidney) function|renal profile": ("creatinine",),
    r"thyroid function(?: tests?)?|tfts?": ("tsh",),
    r"inflammatory markers?": ("crp",),
}
"""What one name says of several; such a text is true where it is so of each."""
_NAMES = [
    (name, re.compile(rf"(?<![\w/-])(?:{pattern})(?![\w-])", re.IGNORECASE))
    for name, _, pattern in (line.partition(": ") for line in _TABLE.strip().splitlines())
]
_OF_GROUPS = [
    (re.compile(rf"(?<![\w/-])(?:{pattern})(?![\w-])", re.IGNORECASE), names) for pattern, names in _GROUPS.items()
]
_SAME = {"blood urea nitrogen": "urea", "uric acid": "urate"}
_NOT_BLOOD = re.compile(
    r"\b(?:urin\w+|csf|pleural|ascit\w+|stool|faecal|fecal|pericardial|synovial)[\s:]+\Z", re.IGNORECASE
)
_NO_RESULT = re.compile(
    r"[- ](?:tablets?|supplement\w*|replacement|infusions?|binders?|channel|leaflet|bath|enema|carbonate|chloride|citrate|sulph?ate|diet"
    r"|restriction|intake|hydroxide|lowering|stain\w*)\b",
    re.IGNORECASE,
)
"""After a name: what is given, not measured."""


class Name(NamedTuple):
    """A name of something measured, with its place."""

    name: str
    start: int
    end: int


@lru_cache(maxsize=32768)
def names_in(text: str) -> tuple[Name, ...]:
    """Each thing measured that a text names, in order; groups are left out."""
    own = [Name(name, *m.span()) for name, pattern in _NAMES for m in pattern.finditer(text)]
    known = [
        Name(_SAME.get(m.name, m.name), m.start, m.end)
        for m in find_analytes(text)
        if not any(one.start < m.end and m.start < one.end for one in own)
    ]
    every = [
        one
        for one in (*own, *known)
        if not _NOT_BLOOD.search(text, 0, one.start) and not _NO_RESULT.match(text, one.end)
    ]
    return tuple(sorted(every, key=lambda one: one.start))


@lru_cache(maxsize=32768)
def groups_in(text: str) -> tuple[tuple[tuple[str, ...], int, int], ...]:
    """Each group of things measured that a text names."""
    return tuple((names, *m.span()) for pattern, names in _OF_GROUPS for m in pattern.finditer(text))
