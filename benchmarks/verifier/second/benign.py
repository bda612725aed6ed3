"""Rewordings that leave what is said as it is."""

import re
from random import Random

from .rule import Rule, swap, template

_PAIRS = (
    ("hypertension", "HTN"),
    ("type 2 diabetes", "T2DM"),
    ("coronary artery disease", "CAD"),
    ("congestive heart failure", "CHF"),
    ("chronic kidney disease", "CKD"),
    ("gastroesophageal reflux disease", "GERD"),
    ("atrial fibrillation", "AFib"),
    ("chronic obstructive pulmonary disease", "COPD"),
    ("shortness of breath", "dyspnea"),
    ("urinary tract infection", "UTI"),
    ("myocardial infarction", "heart attack"),
    ("physical therapy", "PT"),
    ("blood pressure", "BP"),
    ("heart rate", "HR"),
    ("deep venous thrombosis", "DVT"),
    ("hemoglobin a1c", "HbA1c"),
    ("x-ray", "radiograph"),
    ("emergency department", "ED"),
    ("range of motion", "ROM"),
    ("electrocardiogram", "EKG"),
    ("followup", "follow-up"),
    ("as needed", "PRN"),
    ("bid", "twice daily"),
    ("twice daily", "BID"),
    ("twice a day", "two times per day"),
    ("once daily", "every day"),
    ("three times a day", "TID"),
    ("three times daily", "TID"),
    ("at bedtime", "qHS"),
    ("swelling", "edema"),
    ("edema", "swelling"),
    ("fever", "pyrexia"),
    ("itching", "pruritus"),
    ("high blood pressure", "hypertension"),
    ("bruising", "ecchymosis"),
    ("fracture", "break"),
    ("tylenol", "acetaminophen"),
    ("lasix", "furosemide"),
    ("motrin", "ibuprofen"),
    ("lipitor", "atorvastatin"),
    ("approximately", "about"),
    ("about", "approximately"),
    ("reports", "states"),
    ("endorses", "mentions"),
    ("physician", "doctor"),
    ("medications", "medicines"),
    ("discontinue", "stop"),
    ("initiate", "begin"),
    ("male", "man"),
    ("female", "woman"),
)
_NUMERALS = {
    str(n): w for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}


def _spelled(match: re.Match[str], _: Random) -> str | None:
    word = _NUMERALS.get(match["n"])
    return f"{word} {match['u']}" if word else None


def _converted(match: re.Match[str], _: Random) -> str | None:
    value, unit = float(match["n"].replace(",", "")), match["u"].casefold()
    factor, other = {"g": (1000, "mg"), "cm": (10, "mm"), "mm": (0.1, "cm"), "mg": (0.001, "g")}[unit]
    if unit == "mg" and value < 250:
        return None
    return f"{value * factor:g} {other}"


def _in_days(match: re.Match[str], _: Random) -> str:
    return f"{int(match['n']) * 7} days"


_ACTS = r"(?P<v>obtained|ordered|prescribed|discussed|performed|recommended|reviewed)"
_TO_ACT = r"(?P<v>order|prescribe|schedule|start)"
_NUMBER = r"(?<![\w./-])(?P<n>\d+(?:,\d{3})*(?:\.\d+)?)"

BENIGN: tuple[Rule, ...] = (
    swap("benign", "words", {old.casefold(): new for old, new in _PAIRS}),
    template("benign", "denies", r"\b(?:the patient|he|she|patient) denie[sd] (?:any )?(?=\w)", "No "),
    template("benign", "no_denies", r"^No (?=(?:fever|chest|nausea|pain|cough|numbness)\b)", "Patient denies "),
    Rule("benign", "spelled", re.compile(rf"{_NUMBER} (?P<u>days?|weeks?|months?|years? ago)\b"), _spelled),
    Rule("benign", "units", re.compile(rf"{_NUMBER} ?(?P<u>mg|g|cm|mm)\b(?!/)"), _converted),
    Rule("benign", "in_days", re.compile(r"\b(?P<n>[1-4]) weeks?\b"), _in_days),
    template(
        "benign",
        "active",
        rf"^(?P<x>[A-Z][\w ,-]{{3,60}}?) (?:was|were) {_ACTS}(?= (?:and|in|today|with)|\.)",
        r"We \g<v> \g<x>",
    ),
    template("benign", "passive", rf"^(?:I|We) (?:have )?{_ACTS} (?P<x>[\w ,-]{{3,80}})(?=\.$)", r"\g<x> was \g<v>"),
    template("benign", "planned", rf"^(?:I|We) will {_TO_ACT} (?P<x>[\w ,-]{{3,80}})(?=\.$)", r"Plan to \g<v> \g<x>"),
    template("benign", "milligrams", r"(?<=\d) mg\b", " milligrams"),
    template(
        "benign", "according", r"^The patient (?:reports|states) (?:that )?(?=he |she )", "By the patient's account, "
    ),
)
