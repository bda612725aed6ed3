"""Causes, people, places and what became of things, in two invented records as strangers might word them."""

import pytest

from wardround.agents.verifier.check import ClaimInContext, Signal
from wardround.agents.verifier.checks import checks_for
from wardround.agents.verifier.evidence import Evidence
from wardround.agents.verifier.whole import Whole
from wardround.records import Case, Claim, Document, Source

SEPSIS = """INVENTED PATIENT
Admission note 03/03/2026. 67F brought in by ambulance after being found confused by her husband.
PMH: COPD, T2DM, hypothyroidism. FHx: father - stroke at 60; sister - breast ca; mother alive and well.
Swallow assessed by SLT on 05/03: level 4 puree. Seen by dietitian.
CXR: right lower lobe consolidation. CT abdomen: 9 mm stone in the left ureter, no hydronephrosis.
Metformin held because of AKI, to restart once creatinine < 130. Lisinopril stopped due to hyperkalaemia.
Confusion attributed to urosepsis. Fall in the bathroom secondary to postural hypotension.
Nephrostomy was considered but not needed. Ureteric stent inserted 04/03 by urology (Miss A Fabrication).
Flexible cystoscopy for stent removal planned in 6 weeks. Flu vaccine given 07/03. Declined smoking cessation referral.
Transferred to ICU 04/03 for vasopressors, stepped down to ward 06/03. Intubation was not required.
Enoxaparin 40 mg given during stay. MRI brain if confusion does not settle.
Diabetes nurse adjusted insulin on 08/03. Her son will manage the blister packs.
Endoscopy 09/03 for melaena: gastric ulcer, clean base. Colonoscopy to be arranged as outpatient.
Discharged 12/03 to her sister's house. District nurse to remove sutures.
"""
AFTER_SEPSIS = """Clinic letter 20/04/2026. INVENTED PATIENT
Thank you for asking me to see her again. The metformin that you restarted is well tolerated. Lisinopril remains
off; it will not be restarted.
She had a rash on both legs, which Dr Imaginary, dermatologist, thought was vasculitis. Biopsy of the left calf is
booked for 2 May.
Antidepressants were discussed and she prefers to wait. She stopped driving because of poor vision.
Home oxygen was offered, she is thinking about it. The ulcer was related to naproxen.
"""
HIP = """INVENTED PATIENT. Discharge letter, trauma and orthopaedics. Admitted 11/05/2026, discharged 19/05/2026.
78 y/o woman, tripped over her dog; lay 2 h until neighbour heard her. Ambulance to ED.
X-ray: displaced intracapsular fracture of right femoral neck. Also old healed fracture of left clavicle.
Cemented hemiarthroplasty 12/05 under spinal (surgeon Mr Q Sham, consultant). Cell salvage not used. 1 unit RBC
transfused 13/05 for Hb 72.
Post-op delirium day 2, settled by day 5; probably opioids + constipation. Oxycodone stopped, paracetamol only
since.
AF with fast rate 14/05, rate controlled with bisoprolol. Apixaban to start 26/05 (held for wound ooze). Echo as
outpatient requested.
Urinary retention: catheter placed 13/05, TWOC failed 16/05, goes home with catheter; community nurses TWOC in 2
weeks.
DVT prophylaxis dalteparin until 25/05. Vit D 18 -> loading dose started. DEXA not needed; zoledronate to be given
by the bone clinic in 6 weeks.
PT: walks 20 m with frame + 1. OT home visit done, rails fitted. Daughter Mary (Leeds) will stay 2/52, then son
Peter. Husband has dementia, in care home.
Pressure ulcer sacrum grade 2, TVN reviewed. Skin tear left shin.
Steroid eye drops continued - glaucoma, L>R. Cataract op postponed by eye clinic.
Allergic to penicillin (anaphylaxis) - teicoplanin given at induction.
Social worker referral made. Package of care: BD. DNACPR discussed with pt, she does not want it now.
Warfarin never taken. Ramipril off (BP 98/50), GP to review. GP please check U&E 1 week.
To go to St Elsewhere rehab unit if bed, otherwise home; went to rehab unit 19/05.
"""
AFTER_HIP = """GP record 02/06/2026 INVENTED PATIENT. Seen at home by practice nurse:
catheter out 01/06 (district nurse), voiding.
Apixaban started 27/05 by pharmacist. Ramipril not restarted. Daughter has gone back. Referred to memory clinic?
declined by pt.
"""
NEW = {f"written_{name}" for name in "agent cause destination family site standing still".split()}


def _document(identifier: str, text: str, kind: str) -> Document:
    source = Source(path=f"{identifier}.txt", sha256="0" * 64)
    return Document(id=identifier, title=identifier, text=text, kind=kind, source=source)


def _noticed(sentence: str, *texts: str, kind: str = "letter") -> list[Signal]:
    documents = tuple(_document(f"d{place}", text, kind) for place, text in enumerate(texts))
    evidence = Evidence(Case(id="c", task="summary", root="/", documents=documents))
    context = ClaimInContext(Claim(id="c1", text=sentence, kind="finding", section=""), evidence, Whole((sentence,)))
    return [signal for check in checks_for(context) for signal in check(context) if signal.name in NEW]


WRONG_OF_SEPSIS = [
    "She was intubated on intensive care.",
    "She was found confused by her daughter and brought in by ambulance.",
    "Her mother had a stroke at 60 and her sister had breast cancer.",
    "Her sister had a stroke at 60.",
    "The physiotherapist assessed her swallow on 5 March.",
    "The chest X-ray showed consolidation of the right upper lobe.",
    "A 9 mm calculus was seen in the bladder.",
    "Metformin was held because of lactic acidosis.",
    "Lisinopril was stopped because of a cough.",
    "She fell because of a seizure.",
    "A nephrostomy was inserted on 4 March.",
    "The ureteric stent has been removed.",
    "The influenza vaccine was offered but declined.",
    "She was referred to smoking cessation.",
    "She was transferred to high dependency on 4 March.",
    "The GP adjusted her insulin on 8 March.",
    "Her husband will manage the blister packs.",
    "Endoscopy for melaena showed a duodenal ulcer.",
    "A colonoscopy was performed before discharge.",
    "She was discharged to a nursing home on 12 March.",
    "She was discharged home on 12 March with a package of care.",
    "Metformin was restarted by the dermatologist.",
    "Lisinopril has been restarted.",
    "A rash appeared on both arms, thought to be vasculitis.",
    "Antidepressants were started.",
    "She stopped driving because of seizures.",
    "Home oxygen was started.",
    "The ulcer was attributed to aspirin.",
    "The stent was inserted by the cardiologist.",
    "MRI of the brain was performed.",
    "The gastric ulcer was due to Helicobacter pylori.",
]
TRUE_OF_SEPSIS = [
    "She was found confused by her husband and brought in by ambulance.",
    "Her father had a stroke at 60 and her sister had breast cancer.",
    "Her mother is well.",
    "The speech and language therapist assessed her swallow on 5 March.",
    "The chest X-ray showed consolidation of the right lower lobe.",
    "A 9 mm calculus was seen in the left ureter.",
    "Metformin was held because of acute kidney injury.",
    "Lisinopril was discontinued because of high potassium.",
    "Lisinopril was stopped because of hyperkalaemia.",
    "The confusion was due to urosepsis.",
    "She fell because of orthostatic hypotension.",
    "A ureteric stent was inserted on 4 March.",
    "The stent will be removed at flexible cystoscopy in six weeks.",
    "The influenza vaccine was given on 7 March.",
    "Smoking cessation referral was declined.",
    "She was transferred to intensive care on 4 March and stepped down to the ward on 6 March.",
    "Nephrostomy was not needed.",
    "She was not intubated.",
    "Prophylactic enoxaparin was given.",
    "The diabetes nurse adjusted her insulin.",
    "Her son will look after the blister packs.",
    "Endoscopy for melaena showed a clean-based ulcer of the stomach.",
    "An outpatient colonoscopy is to be arranged.",
    "She was discharged to her sister's house on 12 March.",
    "Metformin was restarted by the GP.",
    "Metformin has been restarted.",
    "A rash appeared on both legs, thought by the dermatologist to be vasculitis.",
    "A biopsy of the left calf is planned for 2 May.",
    "She prefers to wait with antidepressants.",
    "She no longer drives because of poor vision.",
    "She is considering home oxygen.",
    "The gastric ulcer was attributed to naproxen.",
    "Her insulin was adjusted by the diabetes team.",
    "The district nurse is to remove the sutures.",
]
WRONG_OF_HIP = [
    "Delirium persists.",
    "The X-ray showed a displaced fracture of the right femoral shaft.",
    "There was an old fracture of the left humerus.",
    "Delirium was attributed to a urinary tract infection.",
    "Oxycodone was discontinued because of itching.",
    "Apixaban was delayed because of renal impairment.",
    "Apixaban was started by the consultant on 27 May.",
    "Zoledronate was given before discharge.",
    "Cell salvage was used during the operation.",
    "Her husband lives with her, and her son has dementia.",
    "Her son Peter has dementia.",
    "A pressure ulcer of the heel was reviewed by the tissue viability nurse.",
    "Cataract surgery was performed during the stay.",
    "Ramipril was stopped because of a cough.",
    "Ramipril has been restarted.",
    "She was referred to the memory clinic.",
    "A DEXA scan was performed.",
    "Ramipril has been resumed by the GP.",
    "The physiotherapist fitted rails after a home visit.",
]
TRUE_OF_HIP = [
    "She tripped over her dog and lay for two hours before a neighbour heard her.",
    "She was found by a neighbour.",
    "She was taken to hospital by ambulance.",
    "The X-ray showed a displaced fracture of the neck of the right femur.",
    "There was an old fracture of the left collarbone.",
    "A cemented hemiarthroplasty was performed on 12 May under spinal anaesthesia by Mr Sham.",
    "One unit of red cells was transfused because of anaemia.",
    "She developed delirium on the second day, probably due to opioids and constipation.",
    "Oxycodone was discontinued because of delirium.",
    "Atrial fibrillation with a fast ventricular rate was treated with bisoprolol.",
    "Apixaban was delayed because of wound oozing.",
    "Apixaban was started on 27 May by the pharmacist.",
    "An outpatient echocardiogram has been requested.",
    "A urinary catheter was inserted on 13 May because of retention.",
    "The trial without catheter failed on 16 May.",
    "The catheter was removed by the district nurse on 1 June.",
    "The catheter has since been removed.",
    "Vitamin D was started for deficiency.",
    "Zoledronate will be given by the bone clinic in six weeks.",
    "A DEXA scan was not required.",
    "The occupational therapist visited her home and rails were fitted.",
    "Her daughter Mary, who lives in Leeds, stayed for two weeks.",
    "Her husband lives in a care home and has dementia.",
    "A grade 2 pressure ulcer of the sacrum was reviewed by the tissue viability nurse.",
    "A skin tear on the left shin was noted.",
    "Cataract surgery was postponed.",
    "Teicoplanin was given at induction because of penicillin allergy.",
    "She has been referred to social services.",
    "Resuscitation status was discussed with her.",
    "Ramipril was stopped because of low blood pressure.",
    "Ramipril has not been restarted.",
    "She was transferred to a rehabilitation unit on 19 May.",
    "She was discharged to rehabilitation on 19 May.",
    "She was reviewed at home by the practice nurse.",
    "A memory clinic referral was declined.",
    "Dalteparin was given until 25 May.",
    "Her son is to take over from her daughter.",
    "The GP was asked to check renal function after a week.",
]


@pytest.mark.parametrize("sentence", WRONG_OF_SEPSIS)
def test_what_the_record_of_a_sepsis_does_not_tell_so_is_noticed(sentence):
    assert _noticed(sentence, SEPSIS, AFTER_SEPSIS)


@pytest.mark.parametrize("sentence", TRUE_OF_SEPSIS)
def test_what_it_tells_in_other_words_is_not(sentence):
    assert not _noticed(sentence, SEPSIS, AFTER_SEPSIS)


@pytest.mark.parametrize("sentence", WRONG_OF_HIP)
def test_what_the_record_of_a_hip_does_not_tell_so_is_noticed(sentence):
    assert _noticed(sentence, HIP, AFTER_HIP)


@pytest.mark.parametrize("sentence", TRUE_OF_HIP)
def test_what_the_record_of_a_hip_tells_in_other_words_is_not(sentence):
    assert not _noticed(sentence, HIP, AFTER_HIP)


@pytest.mark.parametrize("sentence", [*WRONG_OF_SEPSIS, *WRONG_OF_HIP])
def test_transcripts_are_left_to_other_checks(sentence):
    assert not _noticed(sentence, SEPSIS, HIP, kind="dialogue")
