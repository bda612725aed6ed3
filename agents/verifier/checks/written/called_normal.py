"""A study or an examination called normal: `CXR was clear`, where written records have findings in it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import find_problems

from ...check import ClaimInContext, Signal
from ...kin import kin_in
from ...labels import label_at
from ...patterns import whole_words
from ...studies import studies_in
from ...units import Unit

_NORMAL = (
    r"(?:(?:entirely |completely |essentially )?(?:normal|clear|unremarkable|nad)|(?:no|without|nil) abnormalit(?:y|ies)(?: (?:seen|detected|noted|found))?"
    r"|nothing abnormal(?: \w+)?|no abnormal findings)"
)
_LUNGS = r"lungs?(?: fields?)?|chest|breath sounds"
_HEART = r"heart sounds"
_ABDOMEN = r"abdomen|abdominal exam(?:ination)?"
_PARTS = {
    "lungs": (
        _LUNGS,
        r"crackles?|crepitations?|creps?|rales|wheez(?:e|es|ing)|rhonchi|bronchial breathing|(?:reduced|decreased|diminished|absent) (?:air entry|breath sounds)|stridor|dull(?:ness)?",
    ),
    "heart": (_HEART, r"murmurs?|gallop|rub|s3|s4"),
    "abdomen": (_ABDOMEN, r"tender(?:ness)?|guarding|rigid(?:ity)?|distend(?:ed)?|distension|peritonism|rebound"),
    "heart size": (
        r"heart size|cardiac size|cardiac silhouette|cardiothoracic ratio|heart",
        r"cardiomegaly|cardiac enlargement|(?:enlarged|enlargement of the) (?:heart|cardiac silhouette)",
    ),
    "gallbladder": (
        r"gall ?bladder|gb",
        r"cholelithiasis|gall ?stones?|cholecystitis|gall ?bladder (?:polyps?|sludge)",
    ),
    "liver": (
        r"liver",
        r"(?:hepatic )?steatosis|fatty liver|cirrhosis|hepatomegaly|(?:liver|hepatic) (?:lesions?|metast\w+|mets|mass(?:es)?)",
    ),
    "spleen": (r"spleen", r"splenomegaly|enlarged spleen|splenic (?:infarcts?|lacerations?|lesions?)"),
    "kidneys": (
        r"kidneys?(?: are)?",
        r"hydronephrosis|(?:renal|kidney) (?:stones?|calcul(?:us|i)|mass(?:es)?|tumours?)",
    ),
    "pancreas": (r"pancreas", r"pancreatitis|pancreatic (?:mass|duct dilatation|cysts?|lesions?)"),
    "appendix": (r"appendix", r"appendicitis|(?:dilated|inflamed|thickened) appendix"),
    "thyroid": (r"thyroid(?: gland)?", r"goit(?:re|er)|thyroid nodules?|thyromegaly"),
    "aorta": (r"aorta|abdominal aorta", r"aneurysm(?:al)?|AAA|aortic (?:dilatation|dissection)"),
    "prostate": (r"prostate", r"enlarged prostate|prostat(?:e enlarged|omegaly)|benign prostatic"),
    "QT": (r"qtc?(?: interval)?", r"prolonged qtc?|qtc? (?:interval )?(?:is |was )?prolong\w+|long qt"),
    "lung function": (
        r"spirometry|lung function|pulmonary function(?: tests?)?|pfts?",
        r"(?:airflow |airways? )?obstruction|obstructive (?:pattern|defect|picture|ventilatory)|airflow limitation|restrictive (?:pattern|defect|picture)|reduced (?:gas transfer|transfer factor)",
    ),
    "ileum": (r"(?:terminal )?ileum", r"ileitis|ileal (?:ulcers?|stricture|erosions?)"),
    "rectum": (r"rectum", r"proctitis|rectal (?:mass|polyps?|ulcers?|tumour|cancer)"),
    "colon": (r"colon", r"colitis|diverticul(?:a|osis)|colonic (?:polyps?|mass)"),
    "endometrium": (r"endometrium", r"endometrial (?:polyps?|thickening|mass)|thickened endometrium"),
    "oesophagus": (r"o?esophagus", r"o?esophagitis|barrett\S*|varices|stricture"),
    "stomach": (r"stomach", r"gastritis|gastric (?:ulcers?|erosions?|polyps?|mass)|hiat(?:us|al) hernia"),
    "duodenum": (r"duodenum", r"duodenitis|duodenal (?:ulcers?|erosions?|polyps?)"),
}
"""Parts of an examination, each with what is then not normal."""
_FOUND = {name: whole_words(found) for name, (_, found) in _PARTS.items()}
_STUDY = (
    r"(?:(?!(?:the|an?|normal|clear|unremarkable|on|by|in|at|with|of|and|to|for|from)\b)[\w-]+ ){0,2}?(?:x-?ray|radiograph|cxr|axr|ct|mri|ultrasound|uss|echo(?:cardiogram|cardiography)?|tte|ecg|ekg|film)s?"
    r"(?: (?:head|brain|chest|thorax|abdomen|pelvis|spine|neck|angiogram|scan|of the \w+|and (?=abdomen|pelvis|neck)))*"
)
_SUBJECT = rf"(?P<what>{'|'.join(names for names, _ in _PARTS.values())}|{_STUDY})"
_IS = r"\s*(?:(?:was|were|is|are|had been|has been|showed?|shows|appeared|looked|sounded|remained|revealed|demonstrated|reported as|:|=)\s*)*"
_ENDS = r"(?![\w-])(?!\s+(?:of|for|apart|except|but|other)\b)(?=\s*(?:[.,;)]|\Z|and\b|(?:on|to) (?:auscultation|examination)\b|bilaterally\b|throughout\b|today\b))"
_SAYS = (
    re.compile(rf"(?<![\w-]){_SUBJECT}{_IS}{_NORMAL}{_ENDS}", re.IGNORECASE),
    re.compile(rf"(?<![\w-]){_NORMAL} {_SUBJECT}{_ENDS}", re.IGNORECASE),
)
_REGIONS = {
    "chest": r"chest|cxr|thora\w+|lungs?|ctpa|pulmonary",
    "head": r"head|brain|cranial|skull|ct-?h",
    "abdomen": r"abdom\w*|axr|kub|pelvi\w+|liver|renal|kidneys?|biliary|gallbladder",
    "limbs and spine": r"hip|knee|ankle|foot|feet|hand|wrist|elbow|shoulder|arm|leg|femur|spine|cervical|lumbar|neck",
    "heart": r"heart|cardiac|echo\w*|tte|toe",
}
_REGION = {name: whole_words(words) for name, words in _REGIONS.items()}
_OPEN = re.compile(
    r"\b(?:if|unless|until|before|previous\w*|prior|earlier|initial\w*|first|later|repeat\w*|follow-?up|last|baseline|subsequent\w*|then|now|by|became|discharge"
    r"|since|otherwise|apart|except|except for|but|although|despite|however|19\d\d|20\d\d|months?|years?|days?)\b|\d",
    re.IGNORECASE,
)
"""In a claim: it may be of one of several times, or of a part."""
_WELL = re.compile(
    r"\b(?:clears?|cleared|normal\w*|unremarkable|nad|no (?:\w+ )?abnormalit\w+|resolv\w+|settled|improv\w+)\b",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"\b(?:infarct\w*|fractures?|mass(?:es)?|nodules?|lesions?|opaci\w+|shadowing|consolidation|collapse|thromb(?:us|i|osis)|stenosis|ha?ematoma|ha?emorrhage|effusions?"
    r"|aneurysm|metasta\w+|abscess\w*|oedema|edema|ST (?:elevation|depression))\b",
    re.IGNORECASE,
)
"""What images and tracings show, beside the conditions that have names."""
_BEHIND_A_LABEL = re.compile(
    r"(?<![\w-])(?:stones?|calcul(?:us|i)|polyps?|thicken(?:ed|ing)|enlarged|dilated|ulcers?|ulcerated|erosions?|varices|cysts?|atroph(?:y|ic)|irregular|increased echogenicity|coarse(?:ned)?)(?![\w-])",
    re.IGNORECASE,
)
"""What is said of a part only where its line is labelled with it: `Gallbladder: several calculi`."""
_AROUND = 20
"""Characters on either side of a study's name that say of what it is."""
_ASKED = re.compile(
    r"\b(?:to (?:exclude|rule out|look for)|\?|query|for|awaited|pending|requested|ordered|booked)\b[^.:;]*\Z",
    re.IGNORECASE,
)
"""Between a study and a condition: what it was done for."""


class _Normal(NamedTuple):
    """What a text calls normal."""

    subject: str
    start: int
    end: int


def studies_are_not_normal(context: ClaimInContext) -> Iterator[Signal]:
    """Notice lungs, a heart, an abdomen or a study called normal of which written records tell findings, and nowhere that."""
    text = context.claim.text
    if _OPEN.search(text) or kin_in(text):
        return
    for said in _called(text):
        part = next(
            (name for name, (words, _) in _PARTS.items() if re.fullmatch(words, said.subject, re.IGNORECASE)), ""
        )
        against = _in_part(context, part) if part else _in_study(context, said.subject)
        if against:
            message = f"the claim calls {said.subject} normal; the record has findings"
            yield Signal(
                "written_normal",
                1.0,
                "negation_mismatch",
                message,
                tuple(against[:2]),
                words=text[said.start : said.end],
            )


@lru_cache(maxsize=8192)
def _called(text: str) -> tuple[_Normal, ...]:
    return tuple(_Normal(match["what"].strip(), *match.span()) for pattern in _SAYS for match in pattern.finditer(text))


def _in_part(context: ClaimInContext, part: str) -> list[Unit]:
    """Where a part is found not to be normal, if nothing anywhere calls it so."""
    if any(re.fullmatch(_PARTS[part][0], one.subject, re.IGNORECASE) for one, _ in context.evidence.each(_called)):
        return []
    units = context.evidence.units
    if any(_FOUND[part].search(unit.words) and _WELL.search(unit.words) for unit in units):
        return []
    named = [unit for unit in units if any(_is_so(unit, *match.span()) for match in _FOUND[part].finditer(unit.words))]
    return named or list(_below_label(context, _PARTS[part][0]))


def _below_label(context: ClaimInContext, names: str) -> Iterator[Unit]:
    """Where a line that is labelled with a part tells something of it, and calls nothing in it normal."""
    labelled = [
        unit
        for unit in context.evidence.units
        if re.fullmatch(names, label_at(unit.text, unit.end - 1).strip(), re.IGNORECASE)
    ]
    if any(_WELL.search(unit.words) for unit in labelled):
        return
    for unit in labelled:
        spans = [*_conditions(unit), *(match.span() for match in _BEHIND_A_LABEL.finditer(unit.words))]
        if any(_is_so(unit, *span) for span in spans):
            yield unit


def _in_study(context: ClaimInContext, subject: str) -> list[Unit]:
    """Where a study of that sort and region has a condition, if none of its places calls anything normal."""
    names, regions = studies_in(subject), _regions(subject)
    told = [
        (unit, end)
        for unit in context.evidence.units
        for name in names
        for start, end in name.places(unit.words)
        if not regions or regions == _regions(unit.words[max(start - _AROUND, 0) : end + _AROUND])
    ]
    if any(_WELL.search(unit.words) for unit, _ in told):
        return []
    return [unit for unit, end in told if any(_is_found(unit, end, *span) for span in _conditions(unit))]


def _regions(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _REGION.items() if pattern.search(text))


def _conditions(unit: Unit) -> Iterator[tuple[int, int]]:
    yield from ((one.start, one.end) for one in find_problems(unit.words))
    yield from (match.span() for match in _SEEN.finditer(unit.words))


def _is_found(unit: Unit, study: int, start: int, end: int) -> bool:
    """Whether a condition behind a study's name is what the study found."""
    return start >= study and not _ASKED.search(unit.words, study, start) and _is_so(unit, start, end)


def _is_so(unit: Unit, start: int, end: int) -> bool:
    return unit.assess(start, end).is_asserted
