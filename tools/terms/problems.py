"""Common conditions and symptoms under one name each, with synonyms, abbreviations and lay words.

A name stands for a thing with its kinds (`type 2 diabetes` is `diabetes mellitus`), where talk and notes use one for the
other, and never for two things of which a patient may have one without the other.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from .lexicon import Lexicon, table

_PROBLEMS = """
pneumonia: community-acquired pneumonia, community acquired pneumonia, lobar pneumonia, lung infection
chronic obstructive pulmonary disease: copd, emphysema, chronic bronchitis
asthma: reactive airway disease
pulmonary embolism: pe, pulmonary embolus, blood clot in the lung
pleural effusion: fluid around the lung
pneumothorax: collapsed lung
pulmonary edema: fluid in the lungs
obstructive sleep apnea: osa, sleep apnea
interstitial lung disease: ild, pulmonary fibrosis
upper respiratory infection: uri, common cold
bronchitis: acute bronchitis
tuberculosis: tb
respiratory failure: acute respiratory failure
hypoxemia: hypoxia, low oxygen
lung cancer: lung carcinoma
lung nodule: pulmonary nodule
shortness of breath: dyspnea, sob, breathlessness, breathless, trouble breathing, difficulty breathing, short of breath, winded
cough: coughing, productive cough, dry cough
hemoptysis: coughing up blood, coughed up blood, coughing blood, spitting up blood, blood in sputum, blood in the sputum, blood in your sputum, blood in my sputum
wheezing: wheeze
chest pain: chest discomfort, chest tightness, chest pressure
hypertension: htn, high blood pressure, elevated blood pressure
heart failure: congestive heart failure, chf, hfref, hfpef
cardiomyopathy:
coronary artery disease: cad, ischemic heart disease, coronary disease
myocardial infarction: mi, heart attack, nstemi, stemi
atrial fibrillation: afib, a-fib, af
angina: angina pectoris, stable angina
arrhythmia: irregular heartbeat
palpitations: heart racing
syncope: fainting, fainted, passed out, passing out, blacked out, blacking out
hyperlipidemia: dyslipidemia, high cholesterol, hypercholesterolemia, elevated cholesterol, hld
peripheral artery disease: PAD, peripheral vascular disease, pvd
claudication: intermittent claudication
deep vein thrombosis: dvt, blood clot in the leg, blood clot in my leg, blood clot in your leg, clot in the leg, clot in my leg
blood clot: thrombus
aortic stenosis: narrowed aortic valve
heart murmur: murmur, systolic murmur
edema: leg swelling, swelling of the legs, ankle swelling, lower extremity edema, pedal edema
stroke: cva, cerebrovascular accident
transient ischemic attack: tia, tias, mini-stroke, mini-strokes, mini stroke, mini strokes
seizure: convulsion, sz, szs
epilepsy: seizure disorder
migraine: migraine headache
headache: headaches
dizziness: lightheadedness, lightheaded, light headed, light-headed, light headedness, light-headedness, dizzy
vertigo:
neuropathy: peripheral neuropathy, diabetic neuropathy
numbness: numb
paresthesia: tingling, tingly, pins and needles
weakness: muscle weakness
dementia: alzheimer's disease, alzheimer disease
parkinson disease: parkinson's disease, parkinson's
multiple sclerosis: ms relapse
depression: major depressive disorder, mdd, depressive disorder
anxiety: generalized anxiety disorder, gad, anxiety disorder
bipolar disorder: bipolar
insomnia: trouble sleeping, difficulty sleeping
diabetes mellitus: diabetes, type 2 diabetes, type 2 diabetes mellitus, diabetes type 2, t2dm, dm2, dm, type ii diabetes, type 1 diabetes, type 1 diabetes mellitus, t1dm
diabetes insipidus: nephrogenic di, cranial di, central di, ndi
hypoglycemia: low blood sugar
hyperglycemia: high blood sugar
hypothyroidism: underactive thyroid
hyperthyroidism: overactive thyroid, graves disease, graves
obesity: morbid obesity
chronic kidney disease: ckd, chronic renal insufficiency, chronic kidney failure
acute kidney injury: aki, acute renal failure
kidney stone: nephrolithiasis, kidney stones, renal calculi, renal calculus
end-stage renal disease: esrd
urinary tract infection: uti, bladder infection, cystitis
pyelonephritis: kidney infection
hematuria: blood in the urine, blood in urine, blood in my urine, blood in your urine, bloody urine
dysuria: burning with urination, painful urination
urinary incontinence: incontinence
benign prostatic hyperplasia: bph, enlarged prostate
prostate cancer: prostate carcinoma
gastroesophageal reflux disease: gerd, acid reflux, reflux, heartburn
peptic ulcer: gastric ulcer, stomach ulcer, duodenal ulcer
gastrointestinal bleeding: gi bleed, gastrointestinal hemorrhage
melena: black stool, tarry stool, black tarry stool
constipation: constipated
dysphagia: difficulty swallowing, trouble swallowing
diarrhea: loose stools
nausea: nauseous, feeling sick to the stomach
vomiting: emesis, throwing up, threw up, thrown up, throw up
abdominal pain: belly pain, stomach pain, belly ache, stomach ache, stomachache, bellyache
diverticulitis:
diverticulosis:
irritable bowel syndrome: ibs
crohn disease: crohn's disease, crohn's
ulcerative colitis: uc flare
cirrhosis: liver cirrhosis
hepatitis:
hepatitis b: hep b
hepatitis c: hep c
pancreatitis: acute pancreatitis
cholelithiasis: gallstones, gallstone
cholecystitis: acute cholecystitis
appendicitis: acute appendicitis
colon cancer: colorectal cancer
hemorrhoids: hemorrhoid
osteoarthritis: degenerative joint disease, djd, degenerative arthritis
arthritis:
rheumatoid arthritis: ra flare
gout: gouty arthritis
osteoporosis:
osteopenia:
back pain: low back pain, lower back pain, lumbago
lumbar strain: low back strain, lower back strain
neck pain: cervicalgia
knee pain: knee discomfort
shoulder pain: shoulder discomfort
hip pain: hip discomfort
joint pain: arthralgia
joint swelling: swollen joint
fracture: broken bone, fractures
rotator cuff tear: torn rotator cuff, rotator cuff injury
rotator cuff tendinopathy: rotator cuff tendinitis
carpal tunnel syndrome: carpal tunnel
sciatica: lumbar radiculopathy
fibromyalgia: chronic widespread pain
sprain: ankle sprain
strain: muscle strain
anemia: iron deficiency anemia, low blood count, anemic, anaemic
thrombocytopenia: low platelets
leukemia:
lymphoma:
myeloma: multiple myeloma
breast cancer: breast carcinoma, ductal carcinoma in situ, dcis
skin cancer:
melanoma:
basal cell carcinoma:
squamous cell carcinoma:
cancer: malignancy, carcinoma
rash: skin rash, exanthem
eczema: atopic dermatitis, atopic derm
psoriasis: plaque psoriasis
cellulitis: skin infection
acne: acne vulgaris
itching: pruritus
ulcer:
foot ulcer: diabetic foot ulcer
pressure ulcer: pressure sore, bedsore, bed sore
sepsis:
septic shock:
bacteremia:
fever: fevers, febrile, pyrexia
chills: rigors
fatigue: tiredness, malaise, tired, sluggish, lethargy, lethargic, run down
weight loss: losing weight, lost weight, unintentional weight loss
weight gain: gained weight, gaining weight
night sweats:
influenza: flu
covid-19: covid, sars-cov-2 infection
hiv infection: hiv
pharyngitis: sore throat
streptococcal pharyngitis: strep throat, strep pharyngitis
sinusitis: sinus infection
otitis media: ear infection
allergic rhinitis: seasonal allergies, hay fever
hearing loss: decreased hearing
cataract: cataracts
glaucoma: open-angle glaucoma
diabetic retinopathy: retinopathy
blurred vision: blurry vision
vision loss: loss of vision
pregnancy: pregnant
preeclampsia: pre-eclampsia
endometriosis:
pelvic pain:
hypokalemia: low potassium
hyperkalemia: high potassium
hyponatremia: low sodium
dehydration: dehydrated
alcohol use disorder: alcoholism, alcohol abuse
tobacco use: smoking, smoker, tobacco abuse
opioid use disorder: opioid dependence
accidental fall: recurrent falls, mechanical fall, fell, had a fall, ground level fall
hernia:
inguinal hernia: groin hernia
hiatal hernia: hiatus hernia
bleeding: hemorrhage, oozing, ooze
swelling: swollen
"""


class ProblemMention(NamedTuple):
    """A condition or symptom named in a text."""

    start: int
    """First position of the name."""
    end: int
    """One past the last."""
    concept: str
    """The name that all its synonyms share."""


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return Lexicon(table(_PROBLEMS), cased=True)  # `PAD`, and no gauze pad


_NOBODY_FALLS = re.compile(
    r"(?:fell|falls?|falling) (?:asleep|short|behind|within|(?:from|to|by|below|under) [\d.]+)", re.IGNORECASE
)
"""`Creatinine fell from 2.1 to 1.3`."""
_A_VALUE = re.compile(
    r"\b(?:pressures?|bp|rate|pulse|levels?|counts?|saturations?|sats|spo2|weight|temperature|h[ae]+moglobin|hb|hgb|scores?|function|egfr|output|sugars?|glucose|inr|crp|creatinine|sodium|potassium|platelets|values?)"
    r" (?:(?:also|then|still|has|have|had|\w+ly) )*\Z",
    re.IGNORECASE,
)
"""`her blood pressure falls on standing`."""
_FALL_OF = re.compile(
    r"(?:had an? )?falls? in (?:[\w-]+ ){0,4}?(?:pressures?|bp|fraction|lvef|ef|h[ae]+moglobin|hb|hgb|sodium|potassium|egfr|function|counts?"
    r"|platelets|saturations?|sats|weight|temperature|glucose|levels?|inr|crp|creatinine|score)\b",
    re.IGNORECASE,
)
"""`has had a fall in ejection fraction`."""
_A_FALL = re.compile(r"(?:had an? )?falls?", re.IGNORECASE)
_FALLS = re.compile(r"fell|falls?|fallen|falling|fall", re.IGNORECASE)


def falls_as_a_value(text: str, start: int, end: int) -> bool:
    """Whether what falls is something measured, and nobody."""
    falls = _FALLS.fullmatch(text, start, end) and _A_VALUE.search(text, 0, start)
    return bool(falls or (_A_FALL.fullmatch(text, start, end) and _FALL_OF.match(text, start)))


_NO_MOOD = re.compile(r"\b(?:ST|PR|segment|respiratory|marrow|CNS|myocardial|skull)[ -]\Z")
"""Before a depression that is none of the mind: `ST depression`."""
VACCINE = re.compile(r"[ -](?:[abc] )?(?:vaccin\w*|immuni[sz]ations?|shots?|jabs?|boosters?)\b", re.IGNORECASE)
"""Behind the disease that it prevents: `a flu shot`."""


@lru_cache(maxsize=32768)
def find_problems(text: str) -> tuple[ProblemMention, ...]:
    """The conditions and symptoms that a text names, asserted or not, from left to right."""
    return tuple(
        ProblemMention(match.start, match.end, match.concept)
        for match in _lexicon().find(text)
        if not (_NOBODY_FALLS.match(text, match.start) or VACCINE.match(text, match.end))
        and not falls_as_a_value(text, match.start, match.end)
        and not (match.concept == "depression" and _NO_MOOD.search(text, 0, match.start))
    )
