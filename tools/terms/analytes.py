"""What a number measures: laboratory analytes, vital signs, scores, under one name each."""

import re
from functools import lru_cache
from typing import NamedTuple

from .lexicon import Lexicon, table

_ANALYTES = """
hemoglobin a1c: a1c, hba1c, hb a1c, hgb a1c, glycated hemoglobin, glycosylated hemoglobin, glycohemoglobin
hemoglobin: hgb, hb, haemoglobin
hematocrit: hct
white blood cells: wbc, white count, white blood count, white cells, whites, white blood cell count, white cell count, leukocytes, leukocyte count
platelets: plt, platelet count
sodium: na
potassium: k
chloride:
bicarbonate: co2, hco3
creatinine: cr, creat
blood urea nitrogen: bun, urea nitrogen
gfr: egfr, glomerular filtration rate
glucose: blood sugar, blood glucose, sugar, fasting sugar, fasting glucose, finger stick, fingerstick
calcium:
magnesium: mag
phosphate: phosphorus
albumin:
bilirubin: total bilirubin
alt: alanine aminotransferase, sgpt
ast: aspartate aminotransferase, sgot
alkaline phosphatase: alk phos
lipase:
lactate: lactic acid
troponin:
bnp: nt-probnp, nt pro bnp, b-type natriuretic peptide, brain natriuretic peptide, natriuretic peptide b, natriuretic peptide.b prohormone n-terminal, natriuretic peptide.b prohormone, n-terminal pro-bnp
crp: c-reactive protein, c reactive protein
esr: sed rate, erythrocyte sedimentation rate
tsh: thyroid stimulating hormone, thyrotropin
ferritin:
inr: international normalized ratio, international normalised ratio
ldl: ldl cholesterol, cholesterol in ldl
hdl: hdl cholesterol, cholesterol in hdl
triglycerides: triglyceride
cholesterol: total cholesterol
psa: prostate specific antigen, prostate specific ag
vitamin d level: 25-hydroxy vitamin d, 25-hydroxyvitamin d
testosterone level: total testosterone
procalcitonin:
d-dimer:
uric acid:
blood pressure: bp
heart rate: hr, pulse, pulse rate
respiratory rate: breathing rate, rr, respirations, resp, respiration
temperature: temp, tmax, body temperature
oxygen saturation: spo2, o2 sat, o2 saturation, oxygen sat, sat, saturation, pulse ox, sao2, sats, o2 sats, oh two, oh two sat, oh two sats, o two sat, o two sats, oxygen level, oxygen sats
transferrin saturation: tsat, t sat, iron saturation, tf sat, saturation of transferrin, fe sat
peak flow: peak expiratory flow, pef, pefr
weight: wt, body weight, weigh, weighs, weighed, weighing
fetal weight: estimated fetal weight, estimated foetal weight, foetal weight, efw
birth weight: birthweight
height: ht, body height
bmi: body mass index
ejection fraction: ef, lvef
pain level: pain score, pain scale, pain
curb-65: curb 65
phq-9: phq 9, phq9
gad-7: gad 7, gad7
mmse: mini-mental state examination, mini mental state examination
barthel index: barthel
nihss: nih stroke scale
das28: das 28, das-28
ki-67: ki67, ki 67
edss:
meld score: meld
cha2ds2-vasc: cha2ds2vasc, chads-vasc, chadsvasc, chads2-vasc
has-bled: hasbled
moca:
sofa score: sofa
news2:
fib-4: fib4
child-pugh score: child-pugh, child pugh
glasgow coma scale: gcs
murmur: systolic ejection murmur, systolic murmur
strength: motor strength
"""


_SALT = re.compile(
    r" (?:oxalate|carbonate|gluconate|acetate|citrate|valproate|folinate|dobesilate|pyrophosphate|phosphate|channel|chloride"
    r"|sulph?ate|picosulph?ate|bicarbonate|urate)\b",
    re.IGNORECASE,
)
"""Behind a name, of a stone, a salt or a medicine: `calcium oxalate 70%` is no calcium."""
_IRON = re.compile(r"\b(?:iron|ferritin|transferrin|tibc)\b[^.;]*\Z", re.IGNORECASE)


class AnalyteMention(NamedTuple):
    """Something measured, named in a text."""

    start: int
    """First position of the name."""
    end: int
    """One past the last."""
    name: str
    """The name that all its synonyms share."""


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon(table(_ANALYTES))


@lru_cache(maxsize=32768)
def find_analytes(text: str) -> tuple[AnalyteMention, ...]:
    """What a text names that is measured, from left to right. Short symbols count only in their own case (`K`, `Cr`)."""
    return tuple(
        AnalyteMention(match.start, match.end, _of_iron(text, match.start, match.end) or match.concept)
        for match in _lexicon().find(text)
        if (match.end - match.start > 2 or not text[match.start].islower()) and not _SALT.match(text, match.end)
    )


def _of_iron(text: str, start: int, end: int) -> str:
    """`Iron stores were low, with a saturation of 14%`: transferrin's, where a bare `saturation` stands behind iron."""
    is_bare = text[start:end].casefold() in ("saturation", "sat")
    return "transferrin saturation" if is_bare and _IRON.search(text, 0, start) else ""
