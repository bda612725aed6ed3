"""Short forms of written records: a claim that spells out what the record abbreviates, put into the record's own words.

A table of the usual ones, and whatever has the initials of a short form of the record (`initials.py`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.terms import find_meanings

from ...evidence import Evidence
from .initials import of_initials

_TABLE = r"""
US: ultrasound|ultrasonography|sonography
USS: ultrasound|ultrasonography
CXR: chest (?:x-?ray|radiograph|film)
AXR: abdominal (?:x-?ray|radiograph)
XR: x-?rays?|radiographs?
TTE: transthoracic echocardiogra(?:m|phy)
TOE: transo?esophageal echocardiogra(?:m|phy)
TEE: transo?esophageal echocardiogra(?:m|phy)
echo: echocardiogra(?:m|phy)
CTPA: CT pulmonary angiogra(?:m|phy)
ABG: (?:initial |arterial )?blood gas(?:es)?
cx: cultures?
cultures: microbiology
EGD: (?:upper (?:GI )?endoscopy|gastroscopy|oesophagogastroduodenoscopy|esophagogastroduodenoscopy)
OGD: (?:upper (?:GI )?endoscopy|gastroscopy|oesophagogastroduodenoscopy)
MR: mitral (?:regurgitation|incompetence)
TR: tricuspid (?:regurgitation|incompetence)
AR: aortic (?:regurgitation|incompetence)
AS: aortic stenosis
EF: ejection fraction
LVEF: (?:left ventricular )?ejection fraction
LV: left ventric(?:le|ular)
RV: right ventric(?:le|ular)
LA: left atri(?:um|al)
RA: right atri(?:um|al)
LBBB: left bundle[- ]branch block
RBBB: right bundle[- ]branch block
AF: atrial fibrillation
DVT: deep (?:vein|venous) thrombos[ie]s
PE: pulmonary embol(?:ism|us|i)
MI: myocardial infarction|heart attack
CABG: coronary (?:artery )?bypass(?: graft\w*| surgery)?
IHD: isch(?:a)?emic heart disease
CKD: chronic kidney disease
AKI: acute kidney injury
COPD: chronic obstructive (?:pulmonary|airways?) disease
OSA: obstructive sleep apn(?:o)?ea
TIA: transient isch(?:a)?emic attack
UTI: urinary tract infection
HTN: hypertension
T2DM: type 2 diabetes(?: mellitus)?
T1DM: type 1 diabetes(?: mellitus)?
RLL: right lower lobe
RUL: right upper lobe
RML: right middle lobe
LLL: left lower lobe
LUL: left upper lobe
RUQ: right upper quadrant
LUQ: left upper quadrant
RLQ: right lower quadrant
LLQ: left lower quadrant
RIF: right iliac fossa
LIF: left iliac fossa
IJ: internal jugular(?: vein)?
CVC: central (?:venous )?(?:line|catheter)
CBD: common bile duct
GB: gall ?bladder
PPH: postpartum h(?:a)?emorrhage
EBL: (?:estimated )?blood loss
LN: lymph nodes?
BSA: body surface(?: area)?
SOB: shortness of breath|breathlessness
N&V: nausea and vomiting
LOC: loss of consciousness
ROM: range of (?:motion|movement)
MS: multiple sclerosis
SAH: subarachnoid h(?:a)?emorrhage
ICH: intra(?:cerebral|cranial) h(?:a)?emorrhage
UO: urine output
IUP: intra-?uterine pregnancy
GA: general an(?:a)?esthe(?:sia|tic)
TMA: thrombotic microangiopath(?:y|ies)
HF: heart failure
SpO2: (?:oxygen )?saturations?
Dx: diagnos(?:is|ed)
Rx: treatment|treated
Hx: history
Fx: fractures?
ETOH: alcohol
PPM: pacemaker
ICD: implantable (?:cardioverter[- ])?defibrillator
RF: rheumatoid factor
PR: per rectum|rectal
IDC: (?:urinary|indwelling|bladder) catheter
BO: bowels? opened
N/V: nausea and vomiting
R/V: review(?:ed)?
VF: ventricular fibrillation
VT: ventricular tachycardia
SVT: supraventricular tachycardia
SR: sinus rhythm
DKA: diabetic ketoacidosis
OA: osteoarthritis
TB: tuberculosis
NG: naso-?gastric
PEG: percutaneous endoscopic gastrostomy
CPAP: continuous positive airway pressure
PT: physiotherap(?:y|ist)|physical therap(?:y|ist)
OT: occupational therap(?:y|ist)
SLT: speech (?:and language )?therap(?:y|ist)
GP: (?:family (?:doctor|physician)|general practitioner)
PCP: (?:family (?:doctor|physician)|primary care (?:physician|provider))
"""
_FORMS = [
    (
        short,
        re.compile(rf"\b(?:{pattern})\b(?![-/])", re.IGNORECASE),
        re.compile(rf"(?<![\w/-]){re.escape(short)}(?![\w-])"),
    )
    for short, _, pattern in (line.partition(": ") for line in _TABLE.strip().splitlines())
]


def in_the_records_terms(text: str, evidence: Evidence) -> str:
    """A claim with what it spells out as the record writes it, where the record writes it only so."""
    spans = sorted(
        (
            span
            for short, long, _ in _used(evidence)
            for match in long.finditer(text)
            for span in [(*match.span(), short)]
        ),
        key=lambda one: (one[0], -one[1]),
    )
    spans += of_initials(text, evidence)
    spans += _of_other_wordings(text, evidence)
    found, at = "", 0
    for start, end, short in sorted(spans, key=lambda one: (one[0], -one[1])):
        if start >= at:
            found, at = found + text[at:start] + short, end
    return found + text[at:]


def _of_other_wordings(text: str, evidence: Evidence) -> Iterator[tuple[int, int, str]]:
    """`crackles` for the `creps` of the record, where it has no crackles."""
    for one in find_meanings(text):
        written = evidence.wordings(one.name)
        said = text[one.start : one.end].casefold()
        if written and not any(form.casefold() == said for form in written):
            yield one.start, one.end, written.most_common(1)[0][0]


@lru_cache(maxsize=8)
def _used(evidence: Evidence) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    texts = [unit.words for unit in evidence.units]
    return tuple(
        form
        for form in _FORMS
        if any(form[2].search(text) for text in texts) and not any(form[1].search(text) for text in texts)
    )
