"""Whether a record speaks of a word at all: of itself, of another of its root, or of a lay word for it."""

from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.terms import stem

from .evidence import Evidence

_LAY = {
    "hyperlipidemia": "cholesterol lipid", "gastroesophageal reflux disease": "heartburn reflux acid", "dysphagia": "swallow",
    "hematuria": "pee urin", "dysuria": "pee urin", "urinary tract infection": "bladder urin pee", "urinary incontinence": "leak urin pee bladder",
    "palpitations": "heart", "hypertension": "pressur", "insomnia": "sleep", "tobacco use": "smok cigaret pack", "alcohol use disorder": "drink beer alcohol",
    "depression": "mood sad depress", "dyspnea": "breath wind", "blurred vision": "see vision eye", "fatigue": "tir energi exhaust", "weakness": "weak strength",
    "numbness": "numb tingl feel", "rash": "skin spot", "accidental fall": "fell fall", "pneumonia": "lung", "chills": "cold shiver",
    "seizure": "epilepsi", "obesity": "weight bmi", "swelling": "swollen swell", "heart murmur": "murmur", "diabetes mellitus": "sugar",
    "x-ray": "xr cxr axr radiogr xray imag film", "x-rays": "xr cxr radiogr xray imag film", "ct": "scan cat imag", "mri": "scan imag mr", "ultrasound": "sono scan imag",
    "ecg": "ekg electrocardiogram cardiogram tracing twi lbbb rbbb qtc qrs", "ekg": "ecg electrocardiogram cardiogram tracing twi lbbb rbbb qtc qrs",
    "electrocardiogram": "ekg ecg cardiogram tracing twi lbbb rbbb qtc qrs", "echo": "echocardiogram", "vaccination": "shot vaccin", "vaccine": "shot", "vaccinated": "booster immuni shot",
    "arthroplasty": "replac prosthe tkr thr tka tha", "lumpectomy": "excis wle", "biopsy": "histol specimen", "biopsies": "histol specimen",
    "anxiety": "worri nervou stress panic anxiou", "confusion": "memori forget confus", "edema": "swell swollen puffi fluid", "pruritus": "itch itchi",
    "constipation": "bowel stool", "diarrhea": "bowel stool loos", "syncope": "pass faint", "dizziness": "lighthead dizzi spin", "tinnitus": "ring",
    "urinary frequency": "pee bathroom urin", "urinary urgency": "pee bathroom urin", "weight loss": "weight pound lost", "coronary artery disease": "heart",
    "myocardial infarction": "heart attack", "hypotension": "pressur", "tachycardia": "heart puls", "renal": "kidnei", "hepatic": "liver", "cardiac": "heart",
    "pulmonary": "lung", "ambulat": "walk", "ambulatory": "walk", "antalgic": "limp walk", "ecchymosi": "bruis", "erythema": "red", "auscult": "listen",
    "alopecia": "hair", "epistaxi": "nose", "lacer": "cut", "contus": "bruis", "urinalysi": "urin pee ua", "urinalysis": "urin pee ua", "cessat": "quit stop",
    "allergic rhinitis": "nasal nose allerg sniffl", "hematoma": "bleed clot bruis", "adenocarcinoma": "cancer tumor tumour",
    "carcinoma": "cancer tumor tumour", "polyuria": "pee urin", "nocturia": "pee urin", "neuropathy": "numb tingl nerv", "pulmonary embolism": "clot",
    "deep vein thrombosis": "clot", "chronic kidney disease": "kidney", "heart failure": "heart", "atrial fibrillation": "heartbeat rhythm flutter",
    "arrhythmia": "heartbeat rhythm", "anemia": "iron", "catheterization": "cath angiogram", "mammoplasty": "breast", "mammaplasty": "breast",
    "oophorectomy": "ovari", "hysterectomy": "uterus womb", "tonsillectomy": "tonsil", "cholecystectomy": "gallbladder", "mastectomy": "breast",
    "prostatectomy": "prost", "tracheostomy": "windpip trach", "arthroscopy": "scop", "colonoscopy": "scop", "endoscopy": "scop",
    "fracture": "brok broken",
    "osteoarthritis": "arthrit", "dyspepsia": "indigestion",
    "dietary": "diet eat food", "nutrition": "diet eat food", "employ": "work job", "resid": "live",
}  # fmt: skip
"""Stems that may speak of a condition or a thing in other words: with one of them somewhere, it is not taken for invented."""
_KIN = 5
"""Letters that words of one root share at least: `thyroid` and `hypothyroidism`, `diabetic` and `diabetes`."""
_LONGEST = 60
"""Letters of a word; its parts are as many as the square of them."""


def speaks_of(evidence: Evidence, word: str) -> bool:
    """Whether a record has a stem or a concept (`#name`), a word of its root, or a lay word for it."""
    name = word.lstrip("#")
    return evidence.has(word) or any(_has_root(one, evidence) for one in (name, *_LAY.get(name, "").split()))


def speaks_of_name(evidence: Evidence, name: str, words: frozenset[str]) -> bool:
    """Whether a record speaks of a thing that has a name, in some of the words that a claim has for it.

    Args:
        evidence: the record.
        name: of a condition, or the words themselves.
        words: stems of the claim's words for it.
    """
    lay = _LAY.get(name.casefold(), "").split()
    is_named = evidence.has(f"#{name}") or any(_has_root(word, evidence) for word in (*words, *lay))
    return is_named or any(word in evidence.roots(len(word)) for word in lay)


def _has_root(word: str, evidence: Evidence) -> bool:
    if evidence.has(word):
        return True
    if not _KIN < len(word) <= _LONGEST:
        return False
    return word[:_KIN] in evidence.roots(_KIN) or any(map(evidence.has, _parts(word)))


def _parts(word: str) -> Iterator[str]:
    """What a word holds that is longer than a root: `thyroid` in `hypothyroid`."""
    return (word[start:end] for start in range(len(word)) for end in range(start + _KIN + 1, len(word) + 1))


@lru_cache(maxsize=32768)
def stems_in(text: str) -> frozenset[str]:
    """The stems of a text's words of at least two letters."""
    letters = "".join(one if one.isalpha() else " " for one in text.casefold())
    return frozenset(stem(word) for word in letters.split() if len(word) > 1)
