"""Edits that change nothing: a verifier that flags them cries wolf."""

import re
from random import Random

from .dialogue import spoken, value
from .edit import New, Rule, listed, one_of, swapped, words

_SHORT = {
    "hypertension": "HTN", "diabetes mellitus": "DM", "congestive heart failure": "CHF", "heart failure": "HF",
    "coronary artery disease": "CAD", "chronic kidney disease": "CKD", "blood pressure": "BP", "heart rate": "HR",
    "range of motion": "ROM", "past medical history": "PMH", "gastroesophageal reflux disease": "GERD",
    "shortness of breath": "SOB", "electrocardiogram": "EKG", "echocardiogram": "echo", "physical therapy": "PT",
    "atrial fibrillation": "AFib", "emergency department": "ED", "emergency room": "ER", "white blood cell count": "WBC",
    "hemoglobin a1c": "HbA1c", "urinalysis": "UA", "complete blood count": "CBC", "the patient": "pt", "history of": "h/o",
    "primary care physician": "PCP", "magnetic resonance imaging": "MRI", "upper respiratory infection": "URI",
    "urinary tract infection": "UTI", "as needed": "PRN", "by mouth": "PO", "within normal limits": "WNL",
    "over the counter": "OTC", "status post": "s/p", "follow up": "f/u", "x-ray": "XR", "temperature": "temp",
    "right upper quadrant": "RUQ", "oxygen saturation": "SpO2", "activities of daily living": "ADLs",
}  # fmt: skip
_LONG = {
    "HTN": "hypertension", "CHF": "congestive heart failure", "CAD": "coronary artery disease", "GERD": "gastroesophageal reflux disease",
    "BP": "blood pressure", "HR": "heart rate", "RR": "respiratory rate", "ROM": "range of motion", "CBC": "complete blood count",
    "EKG": "electrocardiogram", "COPD": "chronic obstructive pulmonary disease", "PRN": "as needed", "UTI": "urinary tract infection",
    "MRI": "magnetic resonance imaging", "CT": "computed tomography", "ER": "emergency room", "PT": "physical therapy",
    "BMP": "basic metabolic panel", "CMP": "comprehensive metabolic panel", "WBC": "white blood cell count", "PCP": "primary care physician",
    "NSAIDs": "nonsteroidal anti-inflammatory drugs", "PFTs": "pulmonary function tests", "Afib": "atrial fibrillation",
}  # fmt: skip
_ALIKE = {
    "edema": "swelling", "erythema": "redness", "physician": "doctor", "utilize": "use", "utilizes": "uses",
    "utilizing": "using", "prior": "previous", "commenced": "started", "initiate": "start", "demonstrates": "shows",
    "reveals": "shows", "reports": "states", "states": "says", "endorses": "reports", "physical examination": "physical exam",
    "tender to palpation": "painful on palpation", "ecchymosis": "bruising", "nausea and vomiting": "vomiting and nausea",
    "numbness and tingling": "tingling and numbness", "unremarkable": "normal", "elevated": "high", "currently": "at present",
    "approximately": "about", "obtained": "taken", "presents for": "is here for", "presents with": "comes in with",
    "in regards to": "regarding", "with regard to": "regarding", "secondary to": "due to", "discussed": "talked about",
    "advised": "told", "encouraged": "urged", "myocardial infarction": "heart attack", "dyspnea": "shortness of breath",
    "pruritus": "itching", "lower extremities": "legs", "no evidence of": "no sign of", "significant for": "notable for",
    "avoid": "stay away from", "purchase": "buy", "assist": "help", "additionally": "also", "however": "but",
}  # fmt: skip
_NAMES = {
    "tylenol": "acetaminophen", "synthroid": "levothyroxine", "lasix": "furosemide", "advil": "ibuprofen",
    "motrin": "ibuprofen", "aleve": "naproxen", "mobic": "meloxicam", "lipitor": "atorvastatin", "zoloft": "sertraline",
    "prilosec": "omeprazole", "protonix": "pantoprazole", "norvasc": "amlodipine", "eliquis": "apixaban",
    "coumadin": "warfarin", "flomax": "tamsulosin", "ultram": "tramadol", "meloxicam": "Mobic", "zyrtec": "cetirizine",
    "claritin": "loratadine", "flonase": "fluticasone nasal spray", "singulair": "montelukast", "neurontin": "gabapentin",
}  # fmt: skip
_OFTEN = {
    "once daily": "one time a day", "twice daily": "BID", "twice a day": "BID", "bid": "twice a day", "b.i.d.": "twice daily",
    "three times daily": "TID", "three times a day": "TID", "tid": "three times a day", "every 6 hours": "q6h",
    "every 4 hours": "q4h", "every 8 hours": "q8h", "every 12 hours": "q12h", "every six hours": "every 6 hours",
    "once a day": "once daily", "every day": "daily", "at bedtime": "qHS", "once a week": "weekly", "nightly": "every night",
    "per day": "a day", "per week": "a week",
}  # fmt: skip
_SMALL = "one|two|three|four|five|six|seven|eight|nine|ten|twelve"


def _rule(operator: str, pattern: str, new: New) -> Rule:
    return Rule("benign", operator, words(pattern), new, lambda site, dialogue: True)


def _table(operator: str, table: dict[str, str]) -> Rule:
    return Rule("benign", operator, listed(table), swapped(table), lambda site, dialogue: True)


def _exact(operator: str, table: dict[str, str]) -> Rule:
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, table))})\b")
    return Rule("benign", operator, pattern, lambda m, r: table[m.group(0)], lambda site, dialogue: True)


def _trimmed(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")


def _grams(match: re.Match[str], rng: Random) -> str | None:
    number = float(match.group(1))
    if number >= 250:
        return f"{_trimmed(number / 1000)} g"
    return f"{_trimmed(number * 1000)} mcg" if number < 2 else None


def _days(match: re.Match[str], rng: Random) -> str | None:
    number = value(match.group(1))
    return f"{int(number * 7)} days" if number and number <= 4 else None


def _celsius(match: re.Match[str], rng: Random) -> str | None:
    degrees = float(match.group(1))
    return f"{(degrees - 32) / 1.8:.1f} °C" if 94 < degrees < 106 else None


def _millimetres(match: re.Match[str], rng: Random) -> str:
    number, unit = float(match.group(1)), match.group(2).casefold()
    return f"{_trimmed(number * 10)} mm" if unit.startswith("c") else f"{_trimmed(number / 10)} cm"


def _reordered(match: re.Match[str], rng: Random) -> str:
    before, first, second, joint, third = match.groups()
    return f"{before}{third}, {first}{joint}{second}"


def _past(verb: str) -> str:
    return {"schedule": "scheduled", "prescribe": "prescribed", "order": "ordered", "obtain": "obtained"}.get(
        verb, verb + "ed"
    )


_MONTHS = "January February March April May June July August September October November December".split()
RULES = (
    _rule("denies_to_no", r"(?<=: )denies (?:any )?|^denies (?:any )?", one_of("no ")),
    _rule("denies_to_no", r"\b(?:the patient|he|she) denies (?:any )?(?=[a-z]+(?:,| or |\.))", one_of("there is no ", "no ")),
    _rule("denies_to_no", r"\bdenies(?: any)? (?=[a-z]+(?:,| or |\.))", one_of("does not report any ", "does not have ")),
    _table("how_often", _OFTEN),
    _table("shortened", _SHORT),
    _exact("written_out", _LONG),
    _table("synonym", _ALIKE),
    _table("generic_name", _NAMES),
    _rule("grams", r"(?<![\w.,/-])(\d+(?:\.\d+)?) ?(?:mg|milligrams)\b(?!/)", _grams),
    _rule("unit_written", r"(?<=\d) ?mg\b(?!/)", one_of(" milligrams")),
    _rule("unit_written", r"(?<=\d) ?milligrams?\b", one_of(" mg")),
    _rule("unit_written", r"(?<=\d)%", one_of(" percent")),
    _rule("days", rf"(?<! to )(?<! or )(?<!-)\b(\d+|{_SMALL}) weeks?\b(?! ago)", _days),
    _rule("days", r"\b12 months\b", one_of("1 year")),
    _rule("celsius", r"\b(\d{2,3}\.\d) ?(?:°F|degrees Fahrenheit|degrees F|F\b)", _celsius),
    _rule("millimetres", r"(?<!to )(?<!x )(?<![\w./-])(\d+(?:\.\d+)?) ?(cm|centimeters?|mm|millimeters?)\b", _millimetres),
    _rule("number_word", rf"\b({_SMALL})\b(?= [a-z]+s\b)", lambda m, r: str(int(value(m.group(1)) or 0))),
    _rule("number_word", r"(?<![\w./-])\b([2-9]|10|12)\b(?= [a-z]+s\b)(?! mg)", lambda m, r: spoken(int(m.group(1)))),
    _rule("voice", r"\b(?:we|i) will (order|obtain|schedule|prescribe|repeat|check|recommend) (?:an? |the )?([^.,;]{4,40})(?=\.)", lambda m, r: f"{m.group(2)} will be {_past(m.group(1))}"),
    _rule("voice", r"\b(?:i|we) (?:have )?(advised|encouraged|instructed|recommended|counseled) (?:the patient|him|her|them) (?=to |on |that )", lambda m, r: f"the patient was {m.group(1)} "),
    _rule("voice", r"\bthe patient was (advised|encouraged|instructed|counseled) (?=to |on |that )", lambda m, r: f"I {m.group(1)} the patient "),
    _rule("order", r"\b((?:no|denies|denies any|without|reports|endorses) )([a-z]+), ([a-z]+)(,? (?:or|and) )([a-z]+)(?=\.)", _reordered),
    _rule("age_form", r"\b(\d{1,3})-year-old\b", lambda m, r: r.choice((f"{m.group(1)} y/o", f"{m.group(1)} yo", f"{m.group(1)} year old"))),
    _rule("side_short", r"\b(left|right)(?= (?:knee|hip|shoulder|elbow|ankle|foot|wrist|arm|leg|ear|eye|hand))", lambda m, r: m.group(1)[0].upper()),
    _rule("both", r"\bbilateral (knees|hips|shoulders|elbows|ankles|feet|wrists|arms|legs|lower extremities|ears|eyes)\b", lambda m, r: f"both {m.group(1)}"),
    _rule("contracted", r"\b(is|are|was|were|has|have|had|does|did|do) not\b", lambda m, r: f"{m.group(1)}n't"),
    _rule("subject", r"^(?:he|she)\b(?= (?:reports|states|denies|notes|has|is|was|does))", one_of("the patient")),
    _rule("pressure", r"\b(\d{2,3})/(\d{2,3})\b(?= ?mm| |\.)", lambda m, r: f"{m.group(1)} over {m.group(2)}" if int(m.group(1)) > 80 else None),
    _rule("date", r"\b(0?[1-9]|1[0-2])/([0-3]?\d)/((?:19|20)\d\d)\b", lambda m, r: f"{_MONTHS[int(m.group(1)) - 1]} {int(m.group(2))}, {m.group(3)}"),
    _rule("date", r"\b(?:January|February|March|April|June|July|August|September|October|November|December) (?:of )?(?=20\d\d|19\d\d)", lambda m, r: f"{m.group(0)[:3]}. "),
    _rule("mark", r"^[-•] ?", one_of("* ", "– ")),
)  # fmt: skip
