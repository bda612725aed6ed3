"""The place in the body of something that has one: `a duodenal ulcer`, where written records have it in the stomach."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import stem

from ...check import ClaimInContext, Signal
from ...headed import compiled
from ...kin import kin_in

_TABLE = r"""
gut
    o?esophag(?:us|eal)
    stomach|gastric|antr(?:um|al)|pylor(?:us|ic)|fund(?:us|al)
    duoden(?:um|al)
    jejun(?:um|al)
    (?:terminal )?ile(?:um|al)
    ca?ec(?:um|al)
    ascending colon
    hepatic flexure
    transverse colon
    splenic flexure
    descending colon
    sigmoid(?: colon)?
    rect(?:um|al)(?! (?:exam|bleed|swab))
    appendix|appendiceal
hernia
    inguinal(?= hernia)
    femoral(?= hernia)
    (?:par)?a?umbilical(?= hernia)
    incisional(?= hernia)
    hiat(?:us|al)(?= hernia)
vein
    (?:internal )?jugular|r? ?ij(?= )|l? ?ij(?= )
    subclavian
    femoral(?= (?:vein|line|catheter|cvc|picc|ven|temporary|access|central|vas|dvt))
    brachial|basilic|cephalic
    popliteal
    portal(?= vein)
    iliac(?= vein)
duct
    cystic duct
    (?:common |distal )*bile duct|cbd
    hepatic duct
    pancreatic duct
coronary
    lad|left anterior descending
    circumflex|lcx
    rca|right coronary(?: artery)?
    left main(?: stem)?
lung
    upper (?:lobe|zone)|[rl]ul
    (?:middle lobe|mid(?:dle)? zone)|rml|lingula
    lower (?:lobe|zone)|[rl]ll|(?:lung )?bas(?:e|al)
valve
    tricuspid|(?-i:TR)(?=\s*(?:[,.;)/]|and\b|$))|tv(?= (?:ie|endoc|veg|vs|replac|repair))
    mitral|(?-i:MR)(?=\s*(?:[,.;)/]|and\b|$))|mv(?= (?:ie|endoc|veg|vs|replac|repair))
    (?-i:AR)(?=\s*(?:[,.;)/]|and\b|$))|aortic(?= (?:valv|veget|endoc|leaflet|root absc|regurg|sten))|av(?= (?:ie|endoc|veg|replac))|savr|tavi
    pulmon(?:ary|ic)(?= (?:valv|regurg|sten))
cerebral artery
    (?<!/)m[1-4](?= (?:segm|occl|clot|thromb|sten|branch|of))|(?<!/)m[1-4](?=[.,;)]|$)|mca|middle cerebral
    basilar
    ica|internal carotid
    aca|anterior cerebral
    pca|posterior cerebral
    vertebral(?= arter)
bundle
    rbbb|right bundle
    lbbb|left bundle
margin
    proximal(?= (?:resection )?(?:margin|one|end))
    distal(?= (?:resection )?(?:margin|one|end))
pole
    upper[ -]poles?
    lower[ -]poles?|inferior pole
    (?:mid|inter)[ -]?pol(?:e|ar)
joint
    knees?
    hips?
    shoulders?
    elbows?
    wrists?
    ankles?
    fingers?|knuckles?|mcps?|pips?|dips?|thumbs?
    toes?|mtps?|hallux|podagra
brain
    frontal
    parietal
    temporal(?! arter)
    occipital
    cerebell(?:um|ar)
    pontine|pons|brain ?stem
    thalam(?:us|ic)
    basal ganglia
bone
    radius|radial(?= (?:fracture|head|styloid))
    ulnar?(?= (?:fracture|styloid|shaft)?)
    humer(?:us|al)
    clavic(?:le|ular)
    scaphoid
    femur|femoral (?:neck|shaft)|neck of femur
    tibia(?:l)?
    fibular?
    pelvi(?:s|c)(?= fracture)|pubic ram(?:us|i)
    ribs?
    patellar?
    calcane(?:us|al)
    metatarsals?
femur
    femoral neck|neck of (?:the )?(?:right |left )?femur|nof
    femoral shaft|shaft of (?:the )?(?:right |left )?femur
    (?:inter|per|sub)trochanteric
pressure area
    sacr(?:um|al)
    heels?
    buttocks?
    coccyx
    elbows?
skin
    scalp
    face|facial|cheeks?|forehead
    neck
    trunk|chest|(?<!held )(?<!came )(?<!went )(?<!brought )(?<!put )(?<!cut )(?<!called )(?<!is )(?<!was )(?<!-)back(?!-| (?:to|on|at|in|home|from|up|as|down)\b)|abdomen
    arms?|forearms?|hands?
    legs?|lower legs?|shins?|calf|calves|thighs?
    feet|foot|toes?|ankles?
    groins?
urinary
    kidneys?|renal (?:pelvis|calyx|pole)
    ureter(?:ic|al)?|vuj|puj
    bladder
    urethra(?:l)?
    prostat(?:e|ic)
"""
_SEGMENT = re.compile(r"\bseg(?:ment)?s? (?P<n>\d[ab]?|[IV]{1,4}[ab]?)\b(?!\s*(?:mm|cm|MI))", re.IGNORECASE)
"""Of the liver."""
_WITH = re.compile(r" with \Z")
_ALSO = re.compile(r"\b([CTL])(\d{1,2})(?:\s?[/-]\s?(?:[CTLS])?(\d{1,2}))?\b")
"""Vertebrae and discs: `L4/5`."""
_CLAUSE = re.compile(r"[.;\n]|,? (?:and|but|with|while|where|until) |, ")
_HEADS = re.compile(
    r"(?<![\w#])#(?![\w#])|"
    r"\b(?:ulcer\w*|hernia\w*|line|catheter|stone\w*|calcul\w*|fracture\w*|lesion\w*|adenocarcinoma|carcinoma|cancer|tumou?r|polyp\w*|stent\w*|thromb(?:us|i|os[ie]s|ed|otic)|dvt|consolidation"
    r"|pneumonia|infarct\w*|collapse|nodule\w*|mass|rash|blister\w*|itch\w*|discitis|abscess\w*|stenosis|occlusion|bleed\w*|ha?ematoma|ha?emorrhage|metasta\w+|perforat\w+|strictur\w+"
    r"|endocarditis|ie|vegetations?|infections?|occlu\w+|blocked|[rl]bbb|block|des|bms|pci|cvc|picc|opacit\w+|contusions?|synovitis|toph\w+|arthritis|replacements?"
    r"|gangren\w*|necro\w+|black(?:ened)?|dusky|inflam\w+|eczema|psoria\w*|melanoma|cellulitis|burn\w*|laceration\w*|effusion|regurgitat\w+|(?-i:[MAT]R)(?=\s*(?:[,.;)/]|and\b|$))|aneurysm\w*|compression|prolapse|hemicolectomy|lobectomy|biops\w+|swelling)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:no|not|without|never|spared|clear|normal|intact)\b", re.IGNORECASE)


_SAME = (
    ("fracture", re.compile(r"fractur|#", re.IGNORECASE)),
    ("tumour", re.compile(r"adenocarc|carcin|cancer|tumou?r", re.IGNORECASE)),
    ("stone", re.compile(r"stone|calcul", re.IGNORECASE)),
    ("thrombosis", re.compile(r"thromb|dvt", re.IGNORECASE)),
    ("rash", re.compile(r"rash|itch", re.IGNORECASE)),
    ("line", re.compile(r"line|catheter|cvc|picc", re.IGNORECASE)),
    ("stent", re.compile(r"stent|des$|bms$|pci$", re.IGNORECASE)),
    ("endocarditis", re.compile(r"endocard|ie$|veget|infection", re.IGNORECASE)),
    ("occlusion", re.compile(r"occlu|block(?:ed)$", re.IGNORECASE)),
    ("block", re.compile(r"block$|[rl]bbb", re.IGNORECASE)),
    ("regurgitation", re.compile(r"regurg|[mat]r$", re.IGNORECASE)),
    ("tophus", re.compile(r"toph", re.IGNORECASE)),
    ("necrosis", re.compile(r"gangren|necro|black|dusky", re.IGNORECASE)),
)


class _Site(NamedTuple):
    """A place in the body with what is there."""

    scale: str
    value: str
    head: str
    words: str
    """The head as the text has it."""
    denied: bool
    start: int
    end: int


_SITES = tuple(compiled(_TABLE, behind=r"\w"))


def sites_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice something in a part of the body in which no written record has it, where they have it in another."""
    text = context.claim.text
    if not context.is_checkable or not context.evidence.is_all_written:
        return
    recorded = context.evidence.each(_sites)
    for said in _sites(text) if not kin_in(text) else ():
        told = [(one, unit) for one, unit in recorded if (one.scale, one.head) == (said.scale, said.head)]
        values = {one.value for one, _ in told if not one.denied}
        is_elsewhere = any(not one.denied for one, _ in told)
        if not said.denied and is_elsewhere and said.value not in values:
            other, unit = next((one, unit) for one, unit in told if not one.denied)
            words, record = text[said.start : said.end], unit.words[other.start : other.end]
            message = f"the claim has “{said.words}” at “{words}”; the record at “{record}”"
            yield Signal("written_site", 1.0, "unsupported", message, (unit,), words=words)


@lru_cache(maxsize=65536)
def _sites(text: str) -> tuple[_Site, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[_Site]:
    heads = [(match.start(), match.end(), match.group()) for match in _HEADS.finditer(text)]
    if not heads:
        return
    for scale, value, start, end in _places(text):
        begin = max((cut.end() for cut in _CLAUSE.finditer(text, 0, start)), default=0)
        cut = _CLAUSE.search(text, end)
        stop = cut.start() if cut else len(text)
        if _WITH.search(text, 0, begin) and not any(begin <= one[0] < stop for one in heads):
            begin = max((cut.end() for cut in _CLAUSE.finditer(text, 0, begin - 1)), default=0)
        near = [one for one in heads if begin <= one[0] < stop]
        if near:
            _first, last, words = min(near, key=lambda one: max(one[0] - end, start - one[1]))
            denied = bool(_NOT.search(text, begin, max(end, last)))
            yield _Site(scale, value, _name(words), words, denied, start, end)


def _places(text: str) -> Iterator[tuple[str, str, int, int]]:
    for scale, value, pattern in _SITES:
        yield from ((scale, value, *match.span()) for match in pattern.finditer(text))
    for match in _SEGMENT.finditer(text):
        yield "liver", match["n"].upper(), *match.span()
    for match in _ALSO.finditer(text):
        yield "spine", "/".join(part for part in match.groups() if part).upper(), *match.span()


def _name(word: str) -> str:
    """A head by one name for all that may mean it."""
    return next((name for name, pattern in _SAME if pattern.match(word)), stem(word.casefold()))
