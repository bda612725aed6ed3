"""Short forms of written records: a claim that spells out what the record abbreviates, put into the record's own words.

Forms of one meaning are in the vocabulary (`tools/terms/meanings.py`), exchanged here for whatever wording the record has.
Those of several (`MS`, `PE`) are in a table: the claim, which spells one out, says which. Then there is whatever has the
initials of a short form of the record (`initials.py`).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.terms import find_meanings

from ...evidence import Evidence
from ...kinds import kinds_in
from ...medicines import as_the_record_names
from .initials import of_initials

_TABLE = r"""
US: ultrasound|ultrasonography|sonography
cultures: microbiology
MR: mitral (?:regurgitation|incompetence)
TR: tricuspid (?:regurgitation|incompetence)
AR: aortic (?:regurgitation|incompetence)
AS: aortic stenosis
LA: left atri(?:um|al)
RA: right atri(?:um|al)
PE: pulmonary embol(?:ism|us|i)
MI: myocardial infarction|heart attack
CFA: (?:common )?femoral artery
IJ: internal jugular(?: vein)?
EBL: (?:estimated )?blood loss
BSA: body surface(?: area)?
LOC: los(?:s of|t|ing|e) consciousness
ROM: range of (?:motion|movement)
MS: multiple sclerosis
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
ETOH: alcohol
ICD: (?:implantable )?(?:cardioverter[- ])?defibrillators?
RF: rheumatoid factor
PR: per rectum|rectal
BO: (?:bowels? opened|bowel (?:motion|movement)s?|stools?)
BM: bowel (?:motion|movement)s?|stools?
BMs: bowel (?:motion|movement)s?|stools?
R/V: review(?:ed)?
SR: sinus rhythm
NG: naso-?gastric
PT: physiotherap(?:y|ist)|physical therap(?:y|ist)
OT: occupational therap(?:y|ist)
SLT: speech (?:and language )?therap(?:y|ist)
GP: (?:family (?:doctor|physician)|general practitioner)
PCP: (?:family (?:doctor|physician)|primary care (?:physician|provider))
CAP: community[- ]acquired pneumonia
PND: paroxysmal nocturnal dyspn(?:o)?ea|post-?nasal drip
UC: ulcerative colitis
ED: emergency (?:department|room)
ER: emergency (?:department|room)
SSI: surgical[- ]site infection
CP: chest pain
DM: diabetes(?: mellitus)?
HD: h(?:a)?emodialysis
TAH: (?:total )?abdominal hysterectomy
SW: social work(?:ers?)?
SI: suicidal (?:ideation|thoughts)
PET: pre-?eclampsia|pre-?eclamptic tox(?:a)?emia
PIH: pregnancy[- ]induced hypertension
IVH: intra-?ventricular h(?:a)?emorrhages?
HUS: (?:head|cranial|brain) ultrasounds?|ultrasounds?
BPD: broncho-?pulmonary dysplasia|borderline personality disorder
CLD: chronic (?:lung|liver) disease
RDS: respiratory distress syndrome
NEC: necroti[sz]ing enterocolitis
PDA: patent ductus(?: arteriosus)?
ASD: atrial septal defect|autis(?:m|tic)(?: spectrum(?: disorder)?)?
CF: cystic fibrosis
PD: parkinson(?:['’]?s)?(?: disease)?|peritoneal dialysis|personality disorder
MND: motor neurone? disease
MG: myasthenia(?: gravis)?
GBS: guillain[- ]barr[eé](?: syndrome)?|group b strep\w*
SMA: spinal muscular atrophy|superior mesenteric artery
RA: rheumatoid arthritis
AN: anorexia nervosa
CD: crohn(?:['’]?s)?(?: disease)?|(?:c\.|clostridi\w+) difficile
CS: c(?:a)?esarean(?: section)?
LAD: left anterior descending(?: artery)?|lymphadenopathy
DES: drug[- ]eluting stents?|stents?
BMS: bare[- ]metal stents?|stents?
PDPH: post-?dural(?:[- ]puncture)? headache
EBP: (?:epidural )?blood patch
TWOC: trial (?:without (?:a )?catheter|of void(?:ing)?)
RTC: road[- ]traffic (?:collision|accident)
MVC: (?:motor vehicle|car) (?:collision|crash|accident)
PJP: pneumocystis(?: \w+)? pneumonia
OSA: obstructive sleep apn(?:o)?ea
NPH: normal[- ]pressure hydrocephalus
CVA: stroke
LN: lymph nodes?|lymphadenopathy
HA: headaches?
NC: nasal (?:cannula[e]?|prongs?)
NP: nasal (?:cannula[e]?|prongs?)
CEA: (?:carotid )?endarterectomy
HH: hiat(?:us|al) hernia
GS: gallstones?
IH: inguinal hernia
JJ: (?:double[- ]J|ureteric|ureteral) stents?
DJ: (?:double[- ]J|ureteric|ureteral) stents?
AH: auditory hallucinations?|hear(?:s|ing)? voices
VH: visual hallucinations?|seeing things
RT: radiotherapy|radiation(?: therapy| treatment)?
IVF: (?:intravenous|IV) fluids?|drip
TOP: termination(?: of (?:the |a )?pregnancy)?
MC: miscarriages?
EBM: (?:expressed )?breast ?milk
SVD: (?:normal |spontaneous )?vaginal (?:birth|delivery)
OR: operating (?:room|theat(?:re|er))
BB: beta[- ]?blockers?
WOB: work of breathing
BS: bowel sounds|breath sounds|blood sugars?
HS: heart sounds|hereditary spherocytosis
AE: air entry
FB: foreign bod(?:y|ies)
CN: cranial nerves?
GTC: (?:generali[sz]ed )?tonic[- ]clonic(?: seizures?)?
UDS: urine drug (?:screen|test)s?
SBP: spontaneous bacterial peritonitis
HE: hepatic encephalopathy
PVT: portal vein thrombos[ie]s
MM: (?:multiple )?myeloma
HL: hodgkin(?:['’]?s)? lymphoma
PV: polycyth(?:a)?emia vera
TTP: thrombotic thrombocytop(?:a)?enic purpura
SE: status epilepticus|side[- ]effects?
AV: arterio-?venous|atrioventricular
PJI: (?:prosthetic|periprosthetic) joint infection
FM: f(?:o)?etal movements?|fibromyalgia
CTG: cardiotocogra\w+|f(?:o)?etal (?:heart )?(?:trac\w+|monitoring)
IUS: (?:hormonal|mirena) (?:coil|IUD)|intrauterine system
RTW: return(?:ing)? to work
SOL: space[- ]occupying lesion
CSDH: chronic subdural h(?:a)?ematoma
LBW: low birth ?weight
SGA: small for (?:dates|gestational age)
AFO: ankle[- ]foot orthos[ie]s|foot[- ]drop splint
TLSO: (?:spinal |back )?brace
CTO: community treatment order|chronic total occlusion
OSAHS: sleep apn(?:o)?ea
"""
_FORMS = [
    (
        short,
        re.compile(rf"\b(?:{pattern})\b(?![-/])", re.IGNORECASE),
        re.compile(rf"(?<![\w/-]){re.escape(short)}(?![\w-])"),
    )
    for short, _, pattern in (line.partition(": ") for line in _TABLE.strip().splitlines())
]
_VERB = re.compile(r"[a-z]+ed", re.IGNORECASE)
"""`intubated` is done, and a `tube` may be planned."""
_COUNTED = re.compile(r"(?:units?|bags?) of ")
"""`units of red cells` are counted."""
_ROOT = 5
"""Letters of a word that its forms share."""


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
    spans += [*of_initials(text, evidence), *_of_other_wordings(text, evidence), *as_the_record_names(text, evidence)]
    found, at = "", 0
    for start, end, short in sorted(spans, key=lambda one: (one[0], -one[1])):
        if start >= at:
            found, at = found + text[at:start] + short, end
    return found + text[at:]


def _of_other_wordings(text: str, evidence: Evidence) -> Iterator[tuple[int, int, str]]:
    """`crackles` for the `creps` of the record, where it has no crackles."""
    for one in find_meanings(text):
        said = text[one.start : one.end].casefold()
        is_kept = _VERB.fullmatch(said) or _COUNTED.match(said)
        written = evidence.wordings(one.name) if one.is_name and not is_kept else None
        if written and not any(_is_one_word(said, form.casefold()) for form in written):
            form = written.most_common(1)[0][0]
            if not _is_another_kind(text, form):
                yield one.start, one.end, form


def _is_another_kind(text: str, form: str) -> bool:
    """Whether a wording says a kind that the claim gives otherwise: `lap chole` for the cholecystectomy of an open one."""
    said = {(kind.scale, kind.value) for kind in kinds_in(text)}
    own = {(kind.scale, kind.value) for kind in kinds_in(form)} - said
    return bool({scale for scale, _ in own} & {scale for scale, _ in said})


def _is_one_word(one: str, other: str) -> bool:
    """The same, or another form of it: its tense may matter."""
    return one == other or (" " not in one + other and one[:_ROOT] == other[:_ROOT])


def is_shortened(name: str, evidence: Evidence) -> bool:
    """Whether the record has a name only by letters that stand for several: `PET`, of a pre-eclampsia."""
    return any(long.search(name) for _, long, _ in _used(evidence))


@lru_cache(maxsize=8)
def _used(evidence: Evidence) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    every = "\n".join(unit.words for unit in evidence.units)  # no form goes beyond a line
    return tuple(
        form
        for form in _FORMS
        if form[0] in every and form[2].search(every) and not form[1].search(every)  # few stand there at all
    )
