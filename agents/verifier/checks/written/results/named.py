"""What laboratories and charts measure, by the names of written records: more than `tools.terms` knows, and groups."""

import re
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import find_analytes

from ....patterns import Table
from .labelled import label_of, labelled_in

_TABLE = r"""
creatine kinase: ck|cpk|creatine kinase
urea: urea|bun|blood urea nitrogen
white blood cells: wcc|wbc|white (?:blood )?(?:cells?|count)(?: counts?)?|leu[ck]ocytes?(?: count)?
neutrophils: (?:absolute )?neutrophils?(?: counts?)?|neuts?|anc
lymphocytes: lymphocytes?(?: counts?)?|lymphs
eosinophils: eosinophils?(?: counts?)?|eos(?= ?\d)
reticulocytes: reticulocytes?(?: counts?)?|retics?(?: counts?)?
hemoglobin s: hb ?s(?= ?(?:%|\d))|h(?:a)?emoglobin s|sickle h(?:a)?emoglobin
free t3: (?:free |f)t3
anti-xa: anti-?xa(?: levels?)?
osmolality: (?:serum |plasma )?osm(?:olality)?
base excess: base (?:excess|deficit)
prolactin: prolactin|prl
hcg: (?:serum |beta-?|b-?|β-?)?hcg(?= ?[\d:<>=]| (?:was|rose|fell|of|level))
igg: igg(?= ?[\d:=])
calprotectin: (?:f(?:a)?ecal )?calprotectin
mcv: mcv|mean (?:cell|corpuscular) volume
ferritin: ferritin
transferrin saturation: tsat|transferrin saturation
vitamin d: (?:25-?(?:oh|hydroxy)[- ]?)?(?:vitamin|vit) d(?:[- ]25-?oh)?|25-?hydroxy-?vitamin d[23]?(?:\+25-?hydroxy-?vitamin d[23]?)?|calcidiol
vitamin b12: (?:vitamin )?b12
folate: folate
ttg: (?:anti-)?ttg(?:[- ]ig[ag])?|(?:anti-)?tissue transglutaminase(?:[- ](?:ig[ag]|antibod\w+|ab))*
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
_OF_MEDICINES = "digoxin lithium phenytoin carbamazepine valproate phenobarbital theophylline tacrolimus ciclosporin cyclosporine".split()
_IN_BLOOD = r"(?: trough)?(?: levels?)?(?=[\s:=]{1,3}(?:(?:was|of|is) )?\d[\d.]* ?[a-zµμ]+/(?:m?l|dl)\b)"
"""Behind a medicine of which a level is measured: `digoxin 1.1 nmol/L`, and no dose."""
_GROUPS = {
    r"transaminases?|aminotransferases?|liver enzymes": ("alt", "ast"),
    r"liver function(?: tests?)?|lfts?": ("lft", "alt", "ast", "bilirubin", "alkaline phosphatase"),
    r"(?:renal|kidney) function|renal profile": ("creatinine",),
    r"thyroid function(?: tests?)?|tfts?": ("tsh",),
    r"inflammatory markers?": ("crp",),
}
"""What one name says of several; such a text is true where it is so of each."""
_BEFORE = r"(?<![\w/-])"
_WRITTEN = [
    *(
        (name, f"(?:{words})(?![\\w-])")
        for name, _, words in (line.partition(": ") for line in _TABLE.strip().splitlines())
    ),
    *((f"{name} level", f"(?:{name}){_IN_BLOOD}") for name in _OF_MEDICINES),
]
_NAMES = Table((name, re.compile(_BEFORE + words, re.IGNORECASE)) for name, words in _WRITTEN)
_OF_GROUPS = [
    (re.compile(rf"{_BEFORE}(?:{pattern})(?![\w-])", re.IGNORECASE), names) for pattern, names in _GROUPS.items()
]
_SAME = {"blood urea nitrogen": "urea", "uric acid": "urate", "vitamin d level": "vitamin d"}
_NOT_BLOOD = re.compile(
    r"\b(?:urin\w+|csf|pleural|ascit\w+|stool|faecal|fecal|pericardial|synovial)[\s:]+\Z", re.IGNORECASE
)
_ANOTHER = re.compile(
    r"\burin\w*|\bcsf\b|cerebrospinal|\bfluid\b|\bpleural|\bascit\w*|\bstool|\bfa?ec\w*|\bsynovial|\bratio\b|clearance|(?<!ejection )fraction"
    r"|excretion|/100\b|antibod|(?<!mass )\bindex\b|\bcasts?\b|crystals?\b|isoenzyme",
    re.IGNORECASE,
)
"""In a result's name: it is of another thing than what it names first: `Glucose (urine)`, `Albumin/creatinine ratio`."""
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
def names_in(text: str, labels: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """Each thing measured that a text names, in order; groups are left out.

    Args:
        text: of a claim or a record.
        labels: names of the record's own results that no table has.
    """
    known = _known(text)
    told = [one for one in labelled_in(text, labels) if len(one.names) == 1] if labels else []
    own = [one for one in told if not any(a.start <= one.start and one.end <= a.end for a in known)]
    rest = [a for a in known if not any(one.start < a.end and a.start < one.end for one in own)]
    return tuple(sorted([*rest, *(Name(one.names[0], one.start, one.end) for one in own)], key=lambda one: one.start))


def name_of_result(name: str) -> str:
    """What a result of the record is of: the name that all its synonyms share, or its own."""
    names = _known(name)
    return names[0].name if names and not _ANOTHER.search(name) else label_of(name)


@lru_cache(maxsize=32768)
def _known(text: str) -> tuple[Name, ...]:
    """Each thing measured that the tables know."""
    own = [Name(name, *m.span()) for name, m in _NAMES.find(text)]
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
