"""Other words for the same: what a careful reader must not flag."""

import re
from random import Random

from benchmarks.verifier.third.dialogue import Dialogue, spoken, value
from benchmarks.verifier.third.edit import New, Rule, Site, words

from .drugs import SAME
from .wording import LEAD, alternatives, items, listed_as, one_key, raised

_SHORT = {
    "hypertension": "HTN", "htn": "hypertension", "diabetes mellitus": "DM", "coronary artery disease": "CAD", "cad": "coronary artery disease", "congestive heart failure": "CHF", "chf": "congestive heart failure",
    "copd": "chronic obstructive pulmonary disease", "shortness of breath": "SOB", "range of motion": "ROM", "rom": "range of motion", "gerd": "gastroesophageal reflux disease", "ekg": "electrocardiogram", "ecg": "electrocardiogram",
    "chronic kidney disease": "CKD", "urinary tract infection": "UTI", "uti": "urinary tract infection", "blood pressure": "BP", "heart rate": "HR", "jvd": "jugular venous distention", "pcp": "primary care physician", "cabg": "coronary artery bypass grafting",
    "atrial fibrillation": "AFib", "deep vein thrombosis": "DVT", "dvt": "deep vein thrombosis", "magnetic resonance imaging": "MRI", "hemoglobin a1c": "HbA1c", "regular rate and rhythm": "RRR", "history of present illness": "HPI", "cbc": "complete blood count", "ed": "emergency department",
    "osteoarthritis": "OA", "rheumatoid arthritis": "RA", "nsaids": "non-steroidal anti-inflammatory drugs", "primary care physician": "PCP",
}  # fmt: skip
_SYNONYM = {
    "edema": "swelling", "erythema": "redness", "ecchymosis": "bruising", "dyspnea": "shortness of breath", "shortness of breath": "dyspnea", "fatigue": "tiredness", "dizziness": "lightheadedness", "pruritus": "itching", "emesis": "vomiting", "pyrexia": "fever",
    "physician": "doctor", "approximately": "about", "about": "approximately", "utilizes": "uses", "utilizing": "using", "prior to": "before", "obtain": "get", "initiate": "start", "initiated": "started", "additionally": "also", "regarding": "with regard to", "x-ray": "radiograph",
    "x-rays": "radiographs", "purchased": "bought", "sufficient": "enough", "daily activities": "activities of daily living", "physical therapy": "physiotherapy", "assist": "help", "medications": "medicines", "medication": "medicine", "unremarkable": "normal", "cease": "stop", "discontinue": "stop",
    "in order to": "to", "sustained": "suffered", "demonstrates": "shows", "reveals": "shows", "shows": "demonstrates", "revealed": "showed", "examination": "exam", "currently": "at present", "primarily": "mainly", "due to": "because of", "secondary to": "due to", "difficulty": "trouble", "presents": "comes in",
}  # fmt: skip
_LAY = {
    "hypertension": "high blood pressure", "high blood pressure": "hypertension", "hyperlipidemia": "high cholesterol", "high cholesterol": "hypercholesterolemia", "myocardial infarction": "heart attack", "heart attack": "myocardial infarction", "renal": "kidney", "kidney stones": "nephrolithiasis", "nephrolithiasis": "kidney stones",
    "acid reflux": "gastroesophageal reflux", "dysphagia": "difficulty swallowing", "hematochezia": "blood in the stool", "blood in the stool": "hematochezia", "hematuria": "blood in the urine", "headaches": "cephalalgia", "syncope": "fainting", "rhinorrhea": "runny nose", "cholecystectomy": "gallbladder removal",
    "lower extremity": "leg", "lower extremities": "legs", "upper extremity": "arm", "arthralgia": "joint pain", "joint pain": "arthralgia", "myalgia": "muscle pain", "alopecia": "hair loss", "insomnia": "trouble sleeping", "cardiac": "heart", "itchy": "pruritic", "stroke": "cerebrovascular accident", "difficulty swallowing": "dysphagia",
}  # fmt: skip
_OFTEN = {
    "once daily": "once a day|every day|daily", "once a day": "once daily|daily", "twice daily": "BID|two times a day|twice a day", "twice a day": "BID|twice daily", "three times a day": "TID|three times daily", "three times daily": "TID", "3 times a day": "TID|three times daily", "every 6 hours": "q6h|4 times a day",
    "every 8 hours": "q8h", "every 4 hours": "q4h", "as needed": "PRN|if needed", "at bedtime": "nightly|qHS", "every morning": "each morning", "once a week": "weekly", "weekly": "once a week", "bid": "twice daily", "prn": "as needed", "by mouth": "orally", "every other day": "on alternate days",
}  # fmt: skip
_CONTRACTED = {
    "does not": "doesn't", "do not": "don't", "did not": "didn't", "is not": "isn't", "was not": "wasn't", "has not": "hasn't", "have not": "haven't", "cannot": "can't", "will not": "won't", "were not": "weren't", "are not": "aren't", "could not": "couldn't", "it is": "it's", "i will": "I'll", "we will": "we'll", "i am": "I'm", "i have": "I've",
}  # fmt: skip
_DEGREE = {
    "mild": "slight",
    "mildly": "slightly",
    "slight": "mild",
    "significant": "considerable",
    "severe": "intense",
    "elevated": "high",
    "improved": "gotten better",
    "likely": "probably",
    "probable": "likely",
    "may be": "could be",
    "might": "may",
    "occasionally": "now and then",
    "intermittent": "on-and-off",
}
_KIN = {
    "mother": "mom",
    "father": "dad",
    "maternal grandmother": "mother's mother",
    "children": "kids",
    "brother": "sibling",
    "sister": "sibling",
    "paternal grandfather": "father's father",
}
_OTHER_NAME = {
    name: other if other == row.split()[-1] else other.capitalize()
    for row in SAME
    for name, other in zip(row.split(), [*row.split()[1:], row.split()[0]], strict=True)
}
"""The name without a brand stands last."""
_VERB = {
    "reports": "endorses",
    "endorses": "acknowledges|reports",
    "states": "says|tells us",
    "denies": "does not report",
    "notes": "mentions",
    "complains of": "reports",
    "presents with": "comes in with",
    "is taking": "takes",
    "takes": "is taking",
    "underwent": "had",
}
_TIMES = {
    "1 week": "7 days",
    "2 weeks": "14 days",
    "1 year": "12 months",
    "6 months": "half a year",
    "24 hours": "one day",
    "2 years": "24 months",
    "3 weeks": "21 days",
    "1.5 years": "18 months",
    "48 hours": "2 days",
    "4 weeks": "28 days",
    "1 month": "one month",
}


def _yes(site: Site, dialogue: Dialogue) -> bool:
    return True


def _rule(operator: str, pattern: str, new: New) -> Rule:
    return Rule("benign", operator, words(pattern), new, _yes)


def _table(operator: str, table: dict[str, str], after: str = "") -> Rule:
    return _rule(operator, rf"(?<![\w-]){alternatives(table)}(?![\w-]){after}", one_key(table))


def _number_said(match: re.Match[str], rng: Random) -> str | None:
    n = match["n"]
    number = value(n)
    return None if number is None else spoken(int(number)) if n.isdigit() else f"{number:g}"


def _converted(match: re.Match[str], rng: Random) -> str | None:
    """The same amount in another unit of the same system, where people write it so."""
    if match["unit"].casefold() == "mg" and float(match["n"].replace(",", "")) < 500:
        return None
    number, unit = float(match["n"].replace(",", "")), match["unit"].casefold()
    factor, other = {
        "mg": (0.001, "g"),
        "cm": (10, "mm"),
        "g": (1000, "mg"),
        "mcg": (0.001, "mg"),
        "mm": (0.1, "cm"),
        "l": (1000, "mL"),
    }[unit]
    return f"{number * factor:g} {other}"


def _ordered(match: re.Match[str], rng: Random) -> str | None:
    """A list of what is denied, the other way round."""
    parts = items(match["list"])
    if (
        len(parts) < 2
        or any(len(p.split()) > 3 for p in parts)
        or _JOINED.search(match["list"])
        or any(map(_HALF.search, parts))
    ):
        return None
    joint = "and" if re.search(r"\band\b", match["list"]) else "or"
    return f"{match['verb']} {listed_as(parts[::-1], joint)}"


def _passive(match: re.Match[str], rng: Random) -> str | None:
    """`We will order an MRI`: `An MRI will be ordered`."""
    done = {
        "order": "ordered",
        "obtain": "obtained",
        "prescribe": "prescribed",
        "start": "started",
        "initiate": "initiated",
        "check": "checked",
        "repeat": "repeated",
        "schedule": "scheduled",
        "continue": "continued",
        "perform": "performed",
    }
    return f"{raised(match['what'])} will be {done[match['do'].casefold()]}"


def _fronted(match: re.Match[str], rng: Random) -> str:
    who = match["who"]
    who = who if who.startswith(("Mr", "Ms", "Dr")) or len(who.split()) > 2 else who[:1].lower() + who[1:]
    return f"{raised(match['when'])}, {who} {match['did']}{match['stop']}"


def _of_side(match: re.Match[str], rng: Random) -> str:
    return f"{match['sign']} in the {match['side'].lower()} {match['part']}"


def _split_denial(match: re.Match[str], rng: Random) -> str | None:
    parts = items(match["list"])
    if len(parts) < 2 or _JOINED.search(match["list"]) or any(map(_HALF.search, parts)):
        return None
    return f"denies {listed_as([*parts[:-1]], 'and')} and also denies {parts[-1]}"


_JOINED = re.compile(
    r"\b(?:but|any|other|left|right|lower|upper|recent|history|new|experienc\w+|at|in|of|with|on|to|for|from|since|signs?|evidence|significant|palpable|further)\b",
    re.IGNORECASE,
)
"""What belongs to more than one of a list: such a list cannot be taken apart."""
_HALF = re.compile(r"^\w+(?:al|ar|ary|ic|ive|ior|ous)$", re.IGNORECASE)
_SIDE = r"(?P<side>left|right) (?P<part>shoulder|knee|elbow|wrist|hip|ankle|foot|arm|leg|hand|eye|ear)"
_LIST = r"(?P<list>[a-z][a-z' -]+(?:, [a-z][a-z' -]+)*,? (?:or|and) [a-z][a-z' -]+?)(?=[.;]|\s*$)"
RULES = (
    _rule("denial_as_no", r"\b(?P<who>he|she|the patient) denies (?:any )?(?=[a-z]+(?: [a-z]+)?(?:[,.]| or))(?!(?!fever|chest|cough|nausea|vomit|numb|pain|chills|weak|short|swell|blood|ting|diz|head)[a-z]+)", lambda m, rng: f"{m['who']} has no "),
    _rule("no_as_denial", rf"{LEAD}denies (?:any )?(?!having|being|experienc|that|he|she|feeling|taking)(?=[a-z])", lambda m, rng: f"{m['lead']}No "),
    _table("abbreviation", _SHORT),
    _table("synonym", _SYNONYM),
    _table("lay", _LAY),
    _table("how_often", _OFTEN),
    _table("contraction", _CONTRACTED),
    _table("degree_said_otherwise", _DEGREE),
    _table("kin", _KIN),
    _table("other_name", _OTHER_NAME),
    _table("reporting", _VERB, r"(?! that)(?! (?:he|she|his|her|on|taken|feeling|being|and|having|working|for)\b)"),
    _rule("same_time", rf"(?<![\w-])(?<!to )(?<!or )(?<!every ){alternatives(_TIMES)}(?! old)(?![\w-])", one_key(_TIMES)),
    _rule("number_said", r"(?<![\d.,/-])(?P<n>\b(?:[2-9]|10|two|three|four|five|six|seven|eight|nine|ten))(?= (?:days?|weeks?|months?|years?|hours?|times|children|siblings|pounds|tablets?)\b)", _number_said),
    _rule("converted", r"(?<![\d.,/-])(?P<n>\d[\d,]*(?:\.\d+)?) ?(?P<unit>cm|mm|mcg|mg)\b(?!/| ?Hg)(?! x)(?<!x )", _converted),
    _rule("list_order", rf"\b(?P<verb>denies|no|negative for|without) {_LIST}", _ordered),
    _rule("denial_split", rf"\b(?P<verb>denies) {_LIST}", _split_denial),
    _rule("passive", r"^(?:We|I) (?:will|am going to) (?P<do>order|obtain|prescribe|start|initiate|check|repeat|schedule|perform) (?P<what>(?:an?|the|another|some) [^.;,\n]{2,40}?)(?=[.]|\s*$)(?! and)", _passive),
    _rule("time_first", r"^(?P<who>He|She|The patient|It|This) (?P<did>(?:began|started|had|underwent|was|noticed|fell|injured)[^.;,\n]{3,60}?) (?P<when>(?:approximately |about )?(?:\d+|one|two|three|four|five|six|a few|several) (?:days?|weeks?|months?|years?) ago)(?P<stop>)(?=\.)", _fronted),
    _rule("side_after", rf"\b{_SIDE} (?P<sign>pain|swelling|weakness|numbness|tenderness|discomfort)\b", _of_side),
    _rule("both", r"\bbilateral (?P<part>shoulders|knees|hips|ankles|feet|hands|arms|legs|lower extremities|upper extremities|eyes|ears)\b", lambda m, rng: f"both {m['part']}"),
    _rule("person", r"(?<![\w] )\bThe patient(?= (?:has|is|was|reports|states|denies|takes|notes|will))", lambda m, rng: "this patient"),
    _rule("age_written", r"\b(?P<n>[2-9]\d)-year-old (?P<who>male|female)\b", lambda m, rng: rng.choice((f"{m['n']} y.o. {m['who']}", f"{m['who']} aged {m['n']}", f"{m['n']}-year-old {'man' if m['who'].casefold() == 'male' else 'woman'}"))),
    _rule("follow_up", r"\b(?:follow[- ]up|return)(?= in (?:\d|a|one|two|three|four|six))", lambda m, rng: "return to clinic" if "f" in m[0].casefold()[:1] else "come back"),
    _rule("pressure_written", r"\b(?P<a>1\d\d)/(?P<b>[6-9]\d)(?: mm ?Hg)?(?!/)", lambda m, rng: f"{m['a']} over {m['b']}"),
    _rule("there_is_no", r"\bthere (?P<verb>is|are) no (?P<what>[a-z]{4,}(?<!cure)(?: [a-z]+){0,2})(?=[.;]|\s*$)", lambda m, rng: f"no {m['what']} {m['verb']} found"),
    _rule("dropped_filler", r"\b(?:today|also|overall|additionally,?) (?=[a-z])(?<!and also )(?<!but also )", lambda m, rng: ""),
)  # fmt: skip
