"""Records of a line or two, each with a wrong statement and a true one; all patients are invented."""

import pytest

import wardround as wr

KINDS = (
    ("PMH: T1DM since 2004, coeliac.", "He has type 2 diabetes.", "He has type 1 diabetes."),
    ("Type II DM on gliclazide.", "He has type 1 diabetes.", "He has type 2 diabetes."),
    ("Bipolar disorder type II.", "She has bipolar I disorder.", "She has bipolar II disorder."),
    ("L hip hemi-arthroplasty 4/6.", "He had a left total hip replacement.", "He had a left hip hemiarthroplasty."),
    ("SVD 2/6, girl 3.1 kg.", "She had a caesarean section.", "She had a vaginal delivery."),
    ("RLTCS under spinal, 2/6.", "She delivered vaginally.", "She had a repeat cesarean."),
    (
        "Lap appendicectomy 2/6.",
        "An open appendicectomy was performed.",
        "A laparoscopic appendicectomy was performed.",
    ),
    ("PCI to LAD 2021.", "He has had a CABG.", "He had a PCI in 2021."),
    ("R AKA 2020.", "He has a right below-knee amputation.", "He has a right above-knee amputation."),
    ("ECG: sinus rhythm 80.", "ECG showed atrial fibrillation.", "ECG showed sinus rhythm."),
    ("Unhelmeted cyclist vs tram.", "She was wearing a helmet.", "She was not wearing a helmet."),
    ("CT: no distant metastases.", "CT showed lung metastases.", "CT showed no metastases."),
)

RESULTS = (
    ("C diff PCR +, fidaxomicin.", "C. difficile was negative.", "C. difficile was positive."),
    ("Flu B +, COVID -.", "COVID-19 was positive.", "Influenza B was positive and COVID-19 negative."),
    ("ER+/PR-/HER2+.", "The tumour was HER2-negative.", "The tumour was oestrogen receptor positive."),
    ("Pregnancy: uHCG neg.", "The pregnancy test was positive.", "The pregnancy test was negative."),
    ("HBsAg -ve, HIV NR.", "Hepatitis B surface antigen was positive.", "Hepatitis B surface antigen was negative."),
    ("Urinalysis: protein nil.", "There was proteinuria.", "There was no proteinuria."),
    ("K. pneumoniae, ESBL neg.", "The Klebsiella was an ESBL producer.", "The Klebsiella was ESBL-negative."),
    ("MRSA swab -ve", "She was colonised with MRSA.", "MRSA screening was negative."),
    ("Blood group A neg.", "She is Rh positive.", "She is Rh negative."),
    ("Group & save: B Rh D pos", "Her blood group is AB positive.", "Her blood group is B positive."),
    ("pT2 (3/17 nodes).", "There was no lymph node involvement.", "Three of 17 lymph nodes were involved."),
    ("0/4 sentinel nodes involved.", "The sentinel nodes were involved.", "The sentinel nodes were negative."),
    ("RPR non-reactive, HIV non-reactive.", "HIV was reactive.", "RPR and HIV are non-reactive."),
    ("pMMR adenocarcinoma.", "The tumour was mismatch repair deficient.", "Mismatch repair was proficient."),
)

UNDONE = (
    ("MRI spine not indicated.", "MRI of the spine was normal.", "An MRI of the spine was not indicated."),
    ("No LP (INR 3).", "Lumbar puncture showed no cells.", "No lumbar puncture was done."),
    ("Gastroscopy cancelled, INR 4.", "Gastroscopy revealed an ulcer.", "The gastroscopy was cancelled."),
    ("No f/u echo needed.", "A follow-up echocardiogram is booked.", "No follow-up echocardiogram is needed."),
    ("cannot have apixaban given prior bleed.", "He was started on apixaban.", "He cannot have apixaban."),
    ("Pt not for ICU, not for transfer.", "She was transferred to another unit.", "She was not for transfer."),
)

DENIED = (
    ("Slipped on ice, no LOC.", "He lost consciousness.", "He did not lose consciousness."),
    ("CT chest neg PE.", "CT showed a pulmonary embolism.", "CT showed no pulmonary embolism."),
    ("USS leg neg DVT.", "Ultrasound showed a DVT.", "Ultrasound showed no DVT."),
    ("Post-op pneumonia D2, abx.", "No pneumonia occurred.", "She had a postoperative pneumonia."),
)

_CHART = "Cellulitis of the leg, IV fluclox 3 d. HR 80, BP 130/70. Walking, home 4/6."
ACTS = (
    (_CHART, "He was intubated on arrival.", "He had cellulitis of the leg."),
    (_CHART, "She was transfused three units of red cells.", "She went home on 4 June."),
    (_CHART, "She was discharged with a Foley catheter.", "She was walking at discharge."),
    (
        "Splenic lac, no surgery. Splenectomy vaccines not needed.",
        "He underwent splenectomy.",
        "He had no splenectomy.",
    ),
    ("Lap chole today: gangrenous.", "The cholecystectomy was deferred.", "He had a laparoscopic cholecystectomy."),
    ("Laparotomy for leak.", "The leak was managed conservatively.", "The leak was managed by laparotomy."),
)

SIDES = (
    ("Rotator cuff repair, right", "Left rotator cuff repair.", "Right rotator cuff repair."),
    ("Nephrectomy (L) 2012.", "She had a right nephrectomy.", "She had a left nephrectomy."),
    ("cxr: l basal shadowing", "CXR showed right basal shadowing.", "CXR showed left basal shadowing."),
    ("Nexplanon placed 3/9 R arm.", "The implant is in the left arm.", "The implant is in the right arm."),
)

REASONS = (
    (
        "Ramipril halved for orthostasis.",
        "Ramipril was halved for a rash.",
        "Ramipril was halved for postural hypotension.",
    ),
    ("SBP 82, doxazosin held.", "Doxazosin was held because of cough.", "Doxazosin was held for low blood pressure."),
    ("AKI. Ramipril held, restart at 1/52.", "Ramipril was held for cough.", "Ramipril was held because of AKI."),
    ("Wheeze since RSV.", "The wheeze was triggered by exercise.", "The wheeze was triggered by a viral illness."),
    ("Hb 60. 1 unit RBC given.", "3 units of red cells were given.", "1 unit of red cells was given."),
)

AGAIN = (
    ("Melaena D1. No further bleeding.", "She rebled on the ward.", "There was no further bleeding."),
    ("Sz in ED, levetiracetam. No further seizures.", "The seizures recurred.", "No further seizures occurred."),
    ("No driving until neuro clinic.", "She may drive.", "She may drive once cleared in the neurology clinic."),
    ("No heavy lifting 6/52.", "He can lift heavy objects.", "He should not lift heavy objects for six weeks."),
)


def _is_flagged(record: str, draft: str) -> bool:
    return any(one.is_for_a_person for one in wr.verify(draft, {"note.txt": record}).verdicts)


@pytest.mark.parametrize(
    ("record", "wrong", "true"), [*KINDS, *RESULTS, *UNDONE, *DENIED, *ACTS, *SIDES, *REASONS, *AGAIN]
)
def test_what_short_records_say_is_held_against_the_claim(record: str, wrong: str, true: str) -> None:
    assert _is_flagged(record, wrong)
    assert not _is_flagged(record, true)


@pytest.mark.parametrize(
    ("record", "true"),
    [
        ("Lap converted to open nephrectomy.", "The laparoscopic nephrectomy was converted to open."),
        ("G2: LSCS 2021. VBAC 2/6/26.", "She had a vaginal birth after an earlier caesarean."),
        ("Rh neg. Infant A pos.", "The baby is Rh positive."),
        ("Hep B neg. Influenza A pos.", "Influenza A was positive."),
        ("COVID neg 3/3, pos 8/3: COVID +.", "COVID-19 was positive on 8 March."),
        ("HER2 IHC 1+.", "The tumour was HER2-negative."),
        ("No CT evidence of a bleed.", "CT showed no bleed."),
        ("Biopsy deferred to 9/6. 9/6 biopsy: no malignancy.", "Biopsy showed no malignancy."),
        ("Colonoscopy deferred to OP.", "A colonoscopy is planned as an outpatient."),
        ("T2RF. ETT 3/6, extubated 5/6.", "He was intubated on 3 June."),
        ("Hb 66 -> 1 bag of blood.", "He was transfused one unit of blood."),
        ("Trabeculectomy R 2019, L 2022.", "A left trabeculectomy was done in 2022."),
        ("O2 2 L NC, 1 L fluid in.", "She was on 2 litres of oxygen."),
        ("Ascitic tap: no SBP.", "The tap ruled out spontaneous bacterial peritonitis."),
        ("Old wedge fracture L1. CT neck 3/6: NAD.", "CT of the neck showed no fracture."),
        ("Infant remains in SCBU. Pt d/c home.", "The baby remained in SCBU when the mother went home."),
        ("A: severe preE at 34w4d.", "She had preeclampsia with severe features at 34 weeks and 4 days."),
        ("1 u PRBC 3/6, 1 u PRBC 5/6.", "She received two units of red cells."),
        ("No further bleeding D1. D4 rebleed, banded.", "Bleeding recurred on day 4."),
        ("LN 2/15 incl. none apical. Apical node neg.", "Two of 15 nodes were involved; the apical node was clear."),
        ("Group B strep not isolated. Blood group A+.", "Group B streptococcus was not isolated."),
        ("GDMA1.", "She had gestational diabetes."),
        ("Delivery: QBL 1200 mL, atony.", "She had a postpartum hemorrhage from uterine atony."),
        ("Alcohol 60 u/wk. ALD with ascites, Child C.", "He has alcohol-related cirrhosis with ascites."),
        ("TRAUMA CALL. Jo Fakename 51F vs car.", "She is a 51-year-old woman."),
        ("US-guided biopsy L lobe.", "An ultrasound-guided biopsy was taken."),
        ("Mobile with 4WW.", "She walks with a four-wheeled walker."),
        ("ECG: sinus rhythm. Holter: PAF.", "Holter showed paroxysmal atrial fibrillation."),
    ],
)
def test_two_kinds_in_one_record_are_not_exchanged(record: str, true: str) -> None:
    assert not _is_flagged(record, true)
