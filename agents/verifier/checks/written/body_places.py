"""Places in the body that exclude each other, and things that have one: `the antrum`, `L4/5`; an ulcer, a fracture."""

import re
from collections.abc import Iterator

from wardround.tools.terms import stem

from ...patterns import Table, by_scale

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
"""Under each scale its places, one a line: what is in one of them is not in another."""
_SEGMENT = re.compile(r"\bseg(?:ment)?s? (?P<n>\d[ab]?|[IV]{1,4}[ab]?)\b(?!\s*(?:mm|cm|MI))", re.IGNORECASE)
"""Of the liver."""
_ARABIC = dict(zip("I II III IV V VI VII VIII IVA IVB".split(), "1 2 3 4 5 6 7 8 4A 4B".split(), strict=True))
_ALSO = re.compile(
    r"\b([CTL])(\d{1,2})(?:(?:\s?[/–-]\s?| (?:to|through) (?=[CTLS]\d))(?:[CTLS])?(\d{1,2}))?\b(?! (?:nerve )?roots?\b)"
)
"""Vertebrae and discs: `L4/5`."""
_ROOT = re.compile(r"\b([CTLS]\d{1,2})(?= (?:nerve )?roots?\b)")
HEADS = re.compile(
    r"(?<![\w#])#(?![\w#])|"
    r"\b(?:ulcer(?:s|ation\w*)?|hernia\w*|line|catheter|stone\w*|calcul\w*|fracture\w*|lesion\w*|adenocarcinoma|carcinoma|cancer|tumou?r|polyp\w*|stent\w*|thromb(?:us|i|os[ie]s|ed|otic)|dvt|consolidation"
    r"|pneumonia|infarct\w*|collapse|nodule\w*|mass|rash|blister\w*|itch\w*|discitis|abscess\w*|stenosis|bleed\w*|ha?ematoma|ha?emorrhage|metasta\w+|perforat\w+|strictur\w+"
    r"|endocarditis|ie|vegetations?|infections?|occlu\w+|blocked|[rl]bbb|block|des|bms|pci|cvc|picc|opacit\w+|contusions?|synovitis|toph\w+|arthritis|replacements?"
    r"|gangren\w*|necro\w+|black(?:ened)?|dusky|inflam\w+|eczema|psoria\w*|melanoma|cellulitis|burn\w*|laceration\w*|effusion|regurgitat\w+|(?-i:[MAT]R)(?=\s*(?:[,.;)/]|and\b|$))|aneurysm\w*|compression|prolapse|hemicolectomy|lobectomy|biops\w+|swelling|granulomas?|atelecta\w+|bronchiecta\w+|ha?emangiomas?|fibroids?|hypodensit\w+|diverticul\w+|extru\w+|protru\w+|herniat\w+|bulg\w+|compress(?:ing|es|ed)|imping\w+|(?:a|hypo|dys)kine\w+|pneumothorax|ptx|cysts?|cavit(?:y|ies)|cavitation|collections?|adenomas?|meningiomas?|infiltrates?)\b",
    re.IGNORECASE,
)
"""What has a place."""
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
"""Heads by one name, where several words may mean the same thing; all others go by their stem."""
_SITES = Table(by_scale(_TABLE, behind=r"\w"))


def heads_in(text: str) -> frozenset[str]:
    """What a text names that has a place in the body, by one name for all that may mean it."""
    return frozenset(head_name(match.group()) for match in HEADS.finditer(text))


def places_in(text: str) -> frozenset[tuple[str, str]]:
    """The places that a text names, each with the scale that it is on."""
    return frozenset((scale, value) for scale, value, *_ in places_at(text))


def places_at(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Each place that a text names: its scale, its name on it, start and end."""
    yield from ((*site, *match.span()) for site, match in _SITES.find(text))
    for match in _SEGMENT.finditer(text):
        yield "liver", _ARABIC.get(match["n"].upper(), match["n"].upper()), *match.span()
    for match in _ROOT.finditer(text):
        yield "root", match[1].upper(), *match.span()
    for match in _ALSO.finditer(text):
        yield "spine", "/".join(part for part in match.groups() if part).upper(), *match.span()


def head_name(word: str) -> str:
    """A head by one name for all that may mean it."""
    return next((name for name, pattern in _SAME if pattern.match(word)), stem(word.casefold()))
