"""Statements that nobody made: what a record does not speak of at all, as a language model adds it."""

import re
from functools import lru_cache
from random import Random

CONDITIONS = (
    ("type 2 diabetes mellitus", "diabet sugar glucose a1c insulin metformin"),
    ("hypertension", "hypertens pressure bp htn"),
    ("a stroke", "stroke cva tia"),
    ("coronary artery disease", "coronary cad heart cardiac stent bypass angina"),
    ("a myocardial infarction", "infarct heart cardiac coronary stent"),
    ("chronic obstructive pulmonary disease", "copd pulmonary emphysema lung breath"),
    ("asthma", "asthma inhaler albuterol wheez breath"),
    ("hypothyroidism", "thyroid synthroid"),
    ("breast cancer", "cancer breast tumor lump mastectom"),
    ("prostate cancer", "cancer prostat psa"),
    ("chronic kidney disease", "kidney renal creatinine dialys ckd"),
    ("rheumatoid arthritis", "arthrit rheumat"),
    ("gout", "gout uric allopurinol"),
    ("epilepsy", "epilep seiz"),
    ("depression", "depress mood sad antidepress"),
    ("generalized anxiety disorder", "anxi worr nerv panic"),
    ("migraine", "migrain headach head"),
    ("atrial fibrillation", "fibrillat afib heart rhythm palpit"),
    ("deep vein thrombosis", "thrombos clot dvt embol"),
    ("hepatitis C", "hepatit liver"),
    ("obstructive sleep apnea", "apnea sleep cpap snor"),
    ("osteoporosis", "osteopor bone density"),
    ("glaucoma", "glaucom eye vision"),
    ("psoriasis", "psoria skin rash"),
    ("diverticulitis", "diverticul bowel colon"),
)  # fmt: skip
_OF_CONDITIONS = (
    "The patient has {}.",
    "History of {}.",
    "Past medical history is significant for {}.",
    "Family history is significant for {} in the mother.",
    "Assessment: {}.",
    "The patient was diagnosed with {} several years ago.",
)
STATEMENTS = (
    ("The patient reports a productive cough.", "cough sputum phlegm"),
    ("She reports nausea and vomiting.", "naus vomit throw"),
    ("He reports blurred vision.", "vision blur eye see"),
    ("Reports unintentional weight loss.", "weight lost pounds lose"),
    ("The patient complains of dizziness.", "dizz lighthead vertigo spin"),
    ("A rash is noted on the trunk.", "rash skin trunk spot"),
    ("Diarrhea for several days.", "diarrh stool bowel loose"),
    ("Burning on urination is reported.", "burn urin pee dysur"),
    ("A systolic murmur is heard at the left sternal border.", "murmur sternal heart"),
    ("Crackles are heard at both lung bases.", "crackl lung rales breath"),
    ("The abdomen is distended and tender.", "abdom belly stomach tender"),
    ("Cervical lymphadenopathy is present.", "lymph node gland neck"),
    ("Pitting edema of both ankles is present.", "edema swell ankle"),
    ("The x-ray shows a fracture.", "x-ray xray fractur broke"),
    ("CT of the head shows no bleeding.", "ct head bleed scan"),
    ("MRI of the lumbar spine shows disc herniation.", "mri spine lumbar disc back hernia"),
    ("The ECG shows sinus rhythm.", "ecg ekg rhythm sinus electrocard"),
    ("Urine culture grew Escherichia coli.", "urine cultur coli"),
    ("The patient underwent an appendectomy in childhood.", "append surgery operat"),
    ("She had a cholecystectomy.", "cholecyst gallbladder surgery operat"),
    ("He underwent a total hip replacement.", "hip replac surgery operat"),
    ("The patient had a colonoscopy with removal of a polyp.", "colonoscop polyp"),
    ("The patient lives alone in an apartment.", "live alone apartment home hous"),
    ("The patient is a retired teacher.", "retire teach school work"),
    ("Drinks wine on weekends.", "drink wine alcohol weekend"),
    ("The patient uses a walker.", "walker walk cane"),
    ("Referral to nephrology was placed.", "nephrolog kidney refer"),
    ("The influenza vaccine was given today.", "vaccin flu influenza shot"),
    ("The patient was referred to a dietitian.", "diet nutrition refer"),
    ("A lumbar puncture was performed.", "punctur lumbar spinal tap"),
    ("She works in a flower shop.", "work job shop flower employ"),
    ("He is a widower.", "widow wife marri spous"),
    ("The family keeps chickens.", "chicken pet animal bird farm"),
    ("She came back from Portugal two weeks ago.", "portugal travel trip vacat flew fly abroad"),
    ("He used cocaine in college.", "cocain drug colleg substanc"),
    ("He swims twice a week.", "swim exerc activ sport"),
    ("A tracheostomy is in place.", "trach airway neck breath"),
    ("She wears a lumbar corset.", "corset brace back lumbar support"),
    ("He has dentures.", "dentur teeth tooth dental"),
    ("Referral to dermatology was placed.", "dermat skin refer"),
    ("Speech therapy twice a week.", "speech therap swallow"),
    ("Blood was drawn for a ferritin level.", "ferritin iron blood lab anemi"),
    ("The patient was counseled on sun protection.", "sun skin protect burn"),
    ("Follow up with the endocrinologist in one month.", "endocrin thyroid diabet hormon follow"),
    ("Bed rest was advised.", "bed rest"),
    ("An electroencephalogram was ordered.", "eeg electroenceph seiz brain"),
    ("Reports ringing in both ears.", "ring ear tinnit hear"),
    ("He has noticed a tremor of the hands.", "tremor shak hand"),
    ("Recurrent nosebleeds.", "nose bleed"),
    ("The gums bleed easily.", "gum bleed teeth mouth"),
)

_JOINED = 0.4
"""Share of the statements that are joined to a sentence of the text."""
_ITEMS = 0.4
"""Share of those that are no statement of their own but a condition more."""


def invent(sentence: str, rng: Random, known: str) -> str | None:
    """A statement of which a text has no word that tells, lay words for it included; None where it has them all.

    Args:
        sentence: what it stands for, or is joined to.
        rng: draws the statement, and whether it is joined to the sentence.
        known: the record and the draft.
    """
    spoken = _words(known)
    conditions = [name for name, words in CONDITIONS if not _is_spoken_of(words, spoken)]
    others = [said for said, words in STATEMENTS if not _is_spoken_of(words, spoken)]
    stated = [rng.choice(_OF_CONDITIONS).format(name) for name in conditions]
    pool = [one for one in (stated, others) if one]
    if not pool:
        return None
    statement = rng.choice(rng.choice(pool))
    is_joined = sentence.endswith(".") and rng.random() < _JOINED
    return _joined(sentence, statement, conditions, rng) if is_joined else statement


def _joined(sentence: str, statement: str, conditions: list[str], rng: Random) -> str:
    """The sentence with the statement after an `and`, or with a condition as one more item or after `with`."""
    if conditions and rng.random() < _ITEMS:
        name = rng.choice(conditions)
        return sentence[:-1] + rng.choice((f", {name}.", f" and {name}.", f", with a history of {name}."))
    is_name = statement[:2].isupper()
    return f"{sentence[:-1]}, and {statement if is_name else statement[:1].lower() + statement[1:]}"


def _is_spoken_of(stems: str, spoken: frozenset[str]) -> bool:
    return any(word.startswith(tuple(stems.split())) for word in spoken)


@lru_cache(maxsize=8)
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w-]+", text.casefold()))
