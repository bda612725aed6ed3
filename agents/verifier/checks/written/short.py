"""Words of a text as keys, with what charts shorten under the name that letters write out."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.terms import content_words, drug_parts, find_drugs, find_groups, find_meanings, find_problems

from ...mentions import is_light
from ...patterns import Table, by_name
from ...units import Unit

_TABLE = """
toe: transo?esophageal echo\\w*|toe|tee
tavi: tavi|tavr|transcatheter aortic valve(?: \\w+)?
dialysis: ha?emodialys\\w+|hd
intravenous: iv|i\\.v\\.|intravenous\\w*
subcutaneous: sc|s\\.c\\.|subcutaneous\\w*
kidney injury: (?:hrs-)?aki|(?:acute |hepatorenal )?kidney injury
hepatorenal: hrs(?:-aki)?|hepatorenal(?: syndrome)?
stopping: stopp?(?:ed|ing|s)?|discontinu\\w+|ceased?
bile duct: cbd|(?:common )?bile duct
ambulance: ambulance|999|911|paramedics?|ems
attorney: lpa|power of attorney|attorney
cancer: ca|cancers?|carcinomas?|adeno-?ca(?:rcinomas?)?
colonoscopy: colonoscop\\w+|c-?scopes?
hepatitis: hepatitis|hep [abc]|hbs ?ag|anti-hb[cs]|h[abce]v
gastroscopy: ogd|egd|gastroscop\\w+
endoscopy: endoscop\\w+|ogds?|egds?|gastroscop\\w+|ercp|eus
paracentesis: paracentes\\w+|paras?(?! ?\\d)|lvp|(?:ascit\\w+ |abdominal )?(?:tap|taps|tapped)|ascites (?:drain\\w*|fluid)|ascitic (?:drain\\w*|fluid)
lumbar puncture: lps?|csf|(?:lumbar|spinal) (?:puncture|tap)s?
fracture: fractur\\w*|fx|(?<=\\w )#|#(?= ?(?:[rl] )?[a-z]{2,})
blood cultures: bcs?(?= ?(?:x ?\\d|neg|pos|[-+]ve|ngtd|no growth|nil|not|grew|grow|sent|taken|periph|pending|await|repeat|both|@))|(?<=rpt )bcs?|(?<=repeat )bcs?|(?<=final )bcs?
culture: bcs?(?= ?(?:x ?\\d|neg|pos|[-+]ve|ngtd|no growth|nil|not|grew|grow|sent|taken|periph|pending|await|repeat|both|@))|(?<=rpt )bcs?|(?<=repeat )bcs?|(?<=final )bcs?
examination: exam(?:s|ination)?s?
microscopy: microscop\\w+|em|mc&s
xray: xr|x-?rays?|cxr|radiograph\\w*
ultrasound: us|uss|ultrasound\\w*|sonogra\\w+
mitral regurgitation: mr|mitral regurgitation
tricuspid regurgitation: tr|tricuspid regurgitation
regurgitation: mr|tr|ar|regurgitation
aortic stenosis: as(?= (?:severe|moderate|mild))|aortic stenosis
thrombosis: thrombos[ie]s|thrombus|(?:blood )?clot(?! retention)|blood clots|dvt|vte|pe
tuberculosis: tb|tuberculos\\w+|quantiferon|igra|qft|t-spot|mantoux|afb
embolism: pe|pulmonary embol\\w+
high flow: hfno|high[- ]flow
intubation: intubat\\w+
physiotherapy: physio|physiotherap\\w+|pt
neutropenia: neutropeni\\w+|neutrophils?|neut|anc
surgery: surger\\w+|surgical\\w*|operat\\w+|op
allergy: allerg\\w+
bundle branch block: lbbb|rbbb|(?:left|right) bundle branch block
ejection fraction: lvef|ef|ejection fraction
tremor: tremors?|shakes|shaking|shaky
weight gain: (?:weight|wt) gain|gain\\w* weight|put on weight|(?:weight|wt) (?:up|\\+|↑)|(?:up|gained|\\+) ?[\\d.]+ ?(?:kg|lbs?)
constipation: constipat\\w+
drowsiness: drows\\w+|sleepy|sleepiness|sedat\\w+|somnolen\\w+
fall: falls?|fell|fallen|faller
high blood pressure: htn|hypertens\\w+|bp:? ?(?:1[5-9]\\d|2\\d\\d)/\\d+
bleeding: (?:re-?)?bleed\\w*|(?:re-?)?bled|ha?emorrhag\\w*|oozing|atony|atonic|qbl
cirrhosis: cirrho\\w+|child(?:[- ]pugh)?(?: class| score)?:? [abc]\\d?
virus: vir(?:al|us)|coryza\\w*|rhinovirus|rsv|influenza|flu|ur?ti|covid\\w*|adenovirus|metapneumovirus|cold
low blood pressure: hypotens\\w+|low (?:bp|blood pressure)|orthostasis|(?:s?bp|systolic):? ?(?:[6-8]\\d|9[0-5])(?:/\\d+)?
aspiration: aspirat\\w+
immobility: immobil\\w+|bedbound
dehydration: dehydrat\\w+|dry(?= mucous)|volume deplet\\w+
diabetes: diabet\\w+|dm|t[12]dm
infarction: mi|nstemi|stemi|infarct\\w*|heart attack
stroke: cva|strokes?
kidney function: nephrotox\\w*|renally|renal(?:ly)? (?:dos\\w*|adj\\w*|impair\\w*|function)|crcl|kidney function|egfr|creatinine
cost: costs?|costly|afford\\w*|expensive|price
pregnancy: pregnan\\w+|conceiv\\w+|(?:(?:pre|peri)-?)?conception\\w*|childbearing
reflux: gord|gerd|reflux
immunoglobulin: immunoglobulins?|immune globulins?|(?:iv|sc|hb|vz|t|d)ig|anti-d
heart failure: (?:heart|cardiac) failure|ccf|chf|hfp?|hfref|hfpef|(?:lv)?ef:? ?(?:[12]\\d|3\\d|4[0-4])(?:%|(?!\\d))
iron: iron|ferrous \\w+|ferr(?:ous|ic)|fer[- ]?in[- ]?sol
heartburn: heartburn|dyspepsia|indigestion
itch: prurit\\w+|itch\\w*
sickness: nausea\\w*|sickness|vomit\\w*|emesis
swelling: oedema\\w*|edema\\w*|swelling|swollen
blackout: syncop\\w+|faint\\w*|blackouts?|collaps\\w+|loss of consciousness
pacemaker: pacemakers?|ppm|pacing|paced|pacers?
seizure: seizures?|convulsions?|fits?
tiredness: fatigue\\w*|tired\\w*|lethargy
qt: qtc?(?: interval)?|prolonged qtc?
low mood: depress\\w+|low mood|mood
liver: liver|hepat(?:ic|o\\w+)
bilirubin: bilirubin\\w*|bili|jaundice\\w*|icter\\w+
function: functions?|fn|fxn
creatinine: creatinine|creat|cr
liver enzymes: transaminas\\w+|lfts?|alt|ast|hepatotox\\w*|liver (?:injur\\w+|enzymes|function|tests)
cough: cough\\w*
lung function: s?vc|fvc|fev1|snip|spirometr\\w+|vital capacity|lung function
albuminuria: u?acr|albuminuri\\w+|microalbumin\\w+|albumin[-/: ]creatinine(?: ratio)?
neuropathy: neuropath\\w+|numbness|tingling
urinary retention: retention
transfusion: transfus\\w+|red cells?|[pl]?rbcs?|rcc|blood products?
vaccination: vaccinat\\w+|vaccines?|vaccs?|vacs?|vaxx?|immuni[sz]\\w+|boosters?|jabs?|adt|tdap|tetanus|(?:flu|covid(?:-?19)?|hep [ab]|hpv|mmr|rsv|pneumo\\w*|shingles|hib|pcv\\d*|dtap|ipv)(?= (?:#|high[- ]dose|\\d\\b|(?:was |is )?(?:given|declined|refused|due|deferred)))
ventilator: ventilat\\w+
catheter: catheteri[sz]\\w+|catheters?
resuscitation: resuscit\\w+|cpr
posture: postural|orthosta\\w+|positional
injection: inj(?:ection|n)?s?
removal: remov\\w+|extract\\w+
"""
"""Each key with its writings, whole words, where the vocabulary of meanings and the problems do not have all of them."""
_WRITTEN = Table((f"~{key}", writings) for key, writings in by_name(_TABLE))
_PLAIN = frozenset(
    "patient mr mrs ms miss dr left right day week month year time hospital ward admission admit discharg clinic not no"
    " admitted discharged new old also previous current recent record".split()
)
_NUMBER = re.compile(r"[\d.,/:+-]+\w{0,2}")


class Thing(NamedTuple):
    """A word with what it may be called."""

    keys: frozenset[str]
    start: int
    end: int


@lru_cache(maxsize=32768)
def things_in(text: str) -> tuple[Thing, ...]:
    """The words that tell what a text is about, in order; one that has a short form has its key besides."""
    named = [*_named(text), *((key, *match.span()) for key, match in _WRITTEN.find(text))]
    found = [
        Thing(_called(key, tuple(name for name, first, last in named if first < end and start < last)), start, end)
        for key, start, end in content_words(text)
        if not _NUMBER.fullmatch(text[start:end]) and key not in _PLAIN and not is_light(key)
    ]
    beside = [
        Thing(frozenset([name]), first, last)
        for name, first, last in named
        if not any(one.start < last and first < one.end for one in found)
    ]
    return tuple(sorted([*found, *beside], key=lambda one: one.start))


def _named(text: str) -> Iterator[tuple[str, int, int]]:
    """Conditions, medicines with their parts, groups and meanings that a text names, each with its place."""
    yield from ((f"#{one.concept}", one.start, one.end) for one in find_problems(text))
    for drug in find_drugs(text):
        yield from ((f"#{name}", drug.start, drug.end) for name in (drug.ingredient, *drug_parts(drug.ingredient)))
    yield from ((f"#{one.group}", one.start, one.end) for one in find_groups(text))
    for meaning in find_meanings(text):
        yield from ((f"~{name}", meaning.start, meaning.end) for name in meaning.says if name not in _PLAIN)


@lru_cache(maxsize=16384)  # the same few words stand in the sentences of a record again and again
def _called(key: str, names: tuple[str, ...]) -> frozenset[str]:
    """What a word may be called: by its key, by its root (`groggy` of grogginess, `stiff` of stiffness), by names."""
    root = (key.removesuffix("ness"),) if key.endswith("ness") else ()
    return frozenset((key, *root, *names))


def is_named(thing: Thing, words: str) -> bool:
    """Whether some words name a thing, in whatever way it may be called."""
    return not thing.keys.isdisjoint(keys_in(words))


@lru_cache(maxsize=32768)
def keys_in(text: str) -> frozenset[str]:
    """All keys of a text."""
    return frozenset().union(*(one.keys for one in things_in(text)))


def keys_of(unit: Unit) -> frozenset[str]:
    """All keys of a unit."""
    return keys_in(unit.words)
