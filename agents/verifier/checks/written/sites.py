"""The place in the body of something that has one: `a duodenal ulcer`, where written records have it in the stomach."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import stem

from ...check import ClaimInContext, Signal
from ...evidence import Evidence
from ...kin import kin_in
from ...labels import label_at
from ...patterns import by_scale
from ...stretches import after_last, around
from ...units import Unit

_TABLE = r"""
gut
    o?esophag(?:us|eal)
    stomach|gastric|antr(?:um|al)|pylor(?:us|ic)|fund(?:us|al)
    duoden(?:um|al)
    jejun(?:um|al)
    (?:terminal )?ile(?:um|al)
    ca?ec(?:um|al)
    ascending(?: colon|(?=:))
    hepatic flexure
    transverse(?: colon|(?=:))
    splenic flexure
    descending(?: colon|(?=:))
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
    upper (?:lobe|zone)s?|[rl]ul
    (?:middle lobe|mid(?:dle)? zones?)|rml|lingula
    lower (?:lobe|zone)s?|[rl]ll|(?:lung )?bas(?:es?|al)
lobe
    (?:right|r) upper (?:lobe|zone)|rul
    (?:right|r) (?:middle lobe|mid(?:dle)? zone)|rml
    (?:right|r) lower (?:lobe|zone)|rll
    (?:left|l) upper (?:lobe|zone)|lul
    (?:left|l) lower (?:lobe|zone)|lll
wall
    anterior(?= (?:and \w+ )?walls?)
    inferior(?= (?:and \w+ )?walls?)
    lateral(?= (?:and \w+ )?walls?)
    septal(?= (?:and \w+ )?walls?)|septum
    posterior(?= (?:and \w+ )?walls?)
    inferolateral(?= (?:and \w+ )?walls?)
    anterolateral(?= (?:and \w+ )?walls?)
    anteroseptal(?= (?:and \w+ )?walls?)
    inferoseptal(?= (?:and \w+ )?walls?)
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
_ARABIC = dict(zip("I II III IV V VI VII VIII IVA IVB".split(), "1 2 3 4 5 6 7 8 4A 4B".split(), strict=True))
_WITH = re.compile(r" with \Z")
_ALSO = re.compile(r"\b([CTL])(\d{1,2})(?:\s?[/-]\s?(?:[CTLS])?(\d{1,2}))?\b(?! (?:nerve )?roots?\b)")
"""Vertebrae and discs: `L4/5`."""
_SIDED = re.compile(r"\b(?:left|right|l|r) \Z", re.IGNORECASE)
_OF_A_SIDE = frozenset(("rul", "rml", "rll", "lul", "lll"))
_ROOT = re.compile(r"\b([CTLS]\d{1,2})(?= (?:nerve )?roots?\b)")
_LISTED = re.compile(r",? (?:and|or) (?:the )?(?:[a-z]+ )?|, ", re.IGNORECASE)
"""Between two places of one finding: `akinesis of the inferior and inferolateral walls`."""
_CLAUSE = re.compile(r"[.;\n]|,? (?:and|but|with|while|where|until) |, ")
_HEADS = re.compile(
    r"(?<![\w#])#(?![\w#])|"
    r"\b(?:ulcer(?:s|ation\w*)?|hernia\w*|line|catheter|stone\w*|calcul\w*|fracture\w*|lesion\w*|adenocarcinoma|carcinoma|cancer|tumou?r|polyp\w*|stent\w*|thromb(?:us|i|os[ie]s|ed|otic)|dvt|consolidation"
    r"|pneumonia|infarct\w*|collapse|nodule\w*|mass|rash|blister\w*|itch\w*|discitis|abscess\w*|stenosis|occlusion|bleed\w*|ha?ematoma|ha?emorrhage|metasta\w+|perforat\w+|strictur\w+"
    r"|endocarditis|ie|vegetations?|infections?|occlu\w+|blocked|[rl]bbb|block|des|bms|pci|cvc|picc|opacit\w+|contusions?|synovitis|toph\w+|arthritis|replacements?"
    r"|gangren\w*|necro\w+|black(?:ened)?|dusky|inflam\w+|eczema|psoria\w*|melanoma|cellulitis|burn\w*|laceration\w*|effusion|regurgitat\w+|(?-i:[MAT]R)(?=\s*(?:[,.;)/]|and\b|$))|aneurysm\w*|compression|prolapse|hemicolectomy|lobectomy|biops\w+|swelling|granulomas?|atelecta\w+|bronchiecta\w+|ha?emangiomas?|fibroids?|hypodensit\w+|diverticul\w+|extru\w+|protru\w+|herniat\w+|bulg\w+|compress(?:ing|es|ed)|imping\w+|(?:a|hypo|dys)kine\w+|pneumothorax|ptx|cysts?|cavit(?:y|ies)|cavitation|collections?|adenomas?|meningiomas?|infiltrates?)\b",
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
    ("lesion", re.compile(r"lesion|hypodens", re.IGNORECASE)),
    ("compression", re.compile(r"compress|imping", re.IGNORECASE)),
    ("extrusion", re.compile(r"extru", re.IGNORECASE)),
    ("herniation", re.compile(r"herniat", re.IGNORECASE)),
    ("hemangioma", re.compile(r"ha?emangi", re.IGNORECASE)),
    ("diverticula", re.compile(r"diverticul", re.IGNORECASE)),
    ("akinesis", re.compile(r"akine", re.IGNORECASE)),
    ("hypokinesis", re.compile(r"hypokine", re.IGNORECASE)),
    ("dyskinesis", re.compile(r"dyskine", re.IGNORECASE)),
    ("cavity", re.compile(r"cavit", re.IGNORECASE)),
    ("pneumothorax", re.compile(r"pneumoth|ptx", re.IGNORECASE)),
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
    place: str
    """As the text has it."""
    is_sided: bool = False
    """Whether its side is said right before it."""


_SITES = tuple(by_scale(_TABLE, behind=r"\w"))


def sites_are_the_records(context: ClaimInContext) -> Iterator[Signal]:
    """Notice something in a part of the body in which no written record has it, where they have it in another."""
    text = context.claim.text
    if not context.is_checkable or not context.evidence.is_all_written:
        return
    recorded = _recorded(context.evidence)
    for said in _sites(text) if not kin_in(text) else ():
        told = [(one, unit) for one, unit in recorded if (one.scale, one.head) == (said.scale, said.head)]
        values = {one.value for one, _ in told if not one.denied}
        if said.denied or not values or said.value in values or _is_told_there(context, said):
            continue
        other, unit = next((one, unit) for one, unit in told if not one.denied)
        words = text[said.start : said.end]
        message = f"the claim has “{said.words}” at “{words}”; the record at “{other.place}”"
        yield Signal("written_site", 1.0, "unsupported", message, (unit,), words=words)


def _is_told_there(context: ClaimInContext, said: _Site) -> bool:
    """Whether the record has a number of the claim's at the claim's place, in whatever words: `seg 7 focus, 18 mm`."""
    numbers = {
        value for one in context.quantities if one.start >= said.end or one.end <= said.start for value in one.value
    }
    if said.scale == "lobe" and any(
        one.head == said.head and _is_of_no_side(one) for one, _ in _recorded(context.evidence)
    ):
        return True
    return any(
        (scale, value) == (said.scale, said.value) and numbers & {n for one in unit.quantities for n in one.value}
        for (scale, value, *_), unit in context.evidence.each(_places)
    )


def _is_of_no_side(one: _Site) -> bool:
    """Whether it is in a lobe of a side that is said elsewhere or is both: `nodules in the lower lobes`."""
    return one.scale == "lung" and one.place.casefold() not in _OF_A_SIDE and not one.is_sided


@lru_cache(maxsize=8)
def _recorded(evidence: Evidence) -> tuple[tuple[_Site, Unit], ...]:
    """What the record has where, also behind the label of a line: `Rectum: clean. A mass at 8 cm`."""
    told = [(one, unit) for unit in evidence.units for one in _sites(unit.words)]
    return (*told, *((one, unit) for unit in evidence.units for one in _labelled(unit)))


def _labelled(unit: Unit) -> Iterator[_Site]:
    """Of things in clauses without a place, that of the label before them."""
    words = unit.words
    for match in _HEADS.finditer(words):
        begin, end = around(_CLAUSE, words, *match.span())
        clause, label = words[begin:end], label_at(unit.text, unit.start + match.start())
        if label and not any(True for _ in _places(clause)):
            denied = bool(_NOT.search(words, begin, match.end()))
            for scale, value, start, end in _places(f"{label}:"):
                yield _Site(scale, value, _name(match.group()), match.group(), denied, start, end, label)


def heads_in(text: str) -> frozenset[str]:
    """What a text names that has a place in the body, by one name for all that may mean it."""
    return frozenset(_name(match.group()) for match in _HEADS.finditer(text))


def places_in(text: str) -> frozenset[tuple[str, str]]:
    """The places that a text names, each with the scale that it is on."""
    return frozenset((scale, value) for scale, value, *_ in _places(text))


@lru_cache(maxsize=65536)
def _sites(text: str) -> tuple[_Site, ...]:
    return tuple(_read(text))


def _read(text: str) -> Iterator[_Site]:
    heads = [(match.start(), match.end(), match.group()) for match in _HEADS.finditer(text)]
    if not heads:
        return
    before: _Site | None = None
    for scale, value, start, end in sorted(_places(text), key=lambda one: one[2]):
        near, begin = _heads_near(text, heads, start, end)
        if near:
            _first, last, words = min(near, key=lambda one: max(one[0] - end, start - one[1]))
            denied = bool(_NOT.search(text, begin, max(end, last)))
            is_sided = bool(_SIDED.search(text, 0, start))
            before = _Site(scale, value, _name(words), words, denied, start, end, text[start:end], is_sided)
            yield before
        elif before and before.scale == scale and _LISTED.fullmatch(text, before.end, start):
            before = before._replace(value=value, start=start, end=end, place=text[start:end])
            yield before


def _heads_near(
    text: str, heads: list[tuple[int, int, str]], start: int, end: int
) -> tuple[list[tuple[int, int, str]], int]:
    """The things in the clause of a place, and where that begins."""
    begin, stop = around(_CLAUSE, text, start, end)
    if _WITH.search(text, 0, begin) and not any(begin <= one[0] < stop for one in heads):
        begin = after_last(_CLAUSE, text, begin - 1)
    return [one for one in heads if begin <= one[0] < stop], begin


def _places(text: str) -> Iterator[tuple[str, str, int, int]]:
    for scale, value, pattern in _SITES:
        yield from ((scale, value, *match.span()) for match in pattern.finditer(text))
    for match in _SEGMENT.finditer(text):
        yield "liver", _ARABIC.get(match["n"].upper(), match["n"].upper()), *match.span()
    for match in _ROOT.finditer(text):
        yield "root", match[1].upper(), *match.span()
    for match in _ALSO.finditer(text):
        yield "spine", "/".join(part for part in match.groups() if part).upper(), *match.span()


def _name(word: str) -> str:
    """A head by one name for all that may mean it."""
    return next((name for name, pattern in _SAME if pattern.match(word)), stem(word.casefold()))
