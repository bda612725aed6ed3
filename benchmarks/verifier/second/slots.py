"""Errors in slots: sides, figures, doses, how often, drugs, who the patient is."""

import re
from random import Random

from .rule import Rule, cased, swap

_UNIT = r"mg|mcg|micrograms?|milligrams?|grams?|g|units?|iu|ml|milliliters?|meq|puffs?|tablets?|capsules?|pills?"
_AGE = r"[\s-]*(?:year|yr|month|y/?o)s?[\s-]*(?:old)?"


def _figure(text: str, value: float) -> str:
    decimals = len(text.split(".")[1]) if "." in text else 0
    return f"{value:.{decimals}f}" if decimals or value != int(value) else str(int(value))


def _other_number(match: re.Match[str], rng: Random) -> str | None:
    text = match["n"]
    value = float(text.replace(",", ""))
    digits = text.replace(",", "")
    ways = [_figure(digits, value + rng.choice((1, 2, 3))), _figure(digits, value * 2), _figure(digits, value * 1.5)]
    if len(set(digits)) > 1 and "." not in digits and digits[-1] != "0":
        ways.append(digits[:-2] + digits[-1] + digits[-2])
    if value >= 4:
        ways += [_figure(digits, value - rng.choice((1, 2, 3))), _figure(digits, value / 2)]
    if "." in digits:
        ways.append(_figure(digits, value + rng.choice((0.3, 0.7, 1.1))))
    ways = [way for way in ways if way != digits and float(way) > 0]
    return match[0].replace(text, rng.choice(ways), 1) if ways else None


def _other_dose(match: re.Match[str], rng: Random) -> str | None:
    text = match["n"].replace(",", "")
    value = float(text)
    unit = match["u"].casefold()
    ways = [value * 10, value * 2, value / 2, value * 4, value / 10, value + 5]
    if unit in ("mg", "milligram", "milligrams") and rng.random() < 0.2:
        return match[0].replace(match["u"], "mcg" if unit == "mg" else "micrograms")
    if unit in ("mcg", "microgram", "micrograms") and rng.random() < 0.3:
        return match[0].replace(match["u"], "mg")
    new = rng.choice([way for way in ways if way != value])
    return match[0].replace(match["n"], f"{new:g}" if new < 1e5 else str(int(new)), 1)


def _other_age(match: re.Match[str], rng: Random) -> str:
    value = int(match["n"])
    steps = [s for s in (-22, -13, -9, -6, 4, 7, 11, 18) if 0 < value + s < 100]
    return match[0].replace(match["n"], str(value + rng.choice(steps)), 1)


_WORDS = "one two three four five six seven eight nine ten".split()


def _other_word(match: re.Match[str], rng: Random) -> str:
    return cased(match["n"], rng.choice([w for w in _WORDS if w != match["n"].casefold()])) + match["rest"]


_SEX = {
    "he": "she",
    "she": "he",
    "his": "her",
    "him": "her",
    "himself": "herself",
    "herself": "himself",
    "male": "female",
    "female": "male",
    "man": "woman",
    "woman": "man",
    "gentleman": "lady",
    "lady": "gentleman",
    "mr.": "Ms.",
    "ms.": "Mr.",
    "mrs.": "Mr.",
    "boy": "girl",
    "girl": "boy",
}
_SEX_WORD = re.compile(r"\b(?:he|she|his|him|her|himself|herself|male|female|man|woman|gentleman|lady)\b|\bM[rs]s?\.")
_KIN = re.compile(
    r"\b(?:mother|father|mom|dad|sister|brother|wife|husband|son|daughter|family|partner|aunt|uncle|grand|child)", re.I
)


def _other_sex(match: re.Match[str], _: Random) -> str | None:
    """Every gendered word of the sentence, so that the sentence agrees with itself."""
    if _KIN.search(match[0]) or not _SEX_WORD.search(match[0]):
        return None

    def turned(word: re.Match[str]) -> str:
        if word[0].casefold() == "her":
            after = match[0][word.end() : word.end() + 2]
            return cased(word[0], "his" if re.match(r" \w", after) else "him")
        return cased(word[0], _SEX[word[0].casefold()])

    return re.sub(_SEX_WORD.pattern, turned, match[0])


_DRUG_SETS = (
    # what pharmacists call look-alike or sound-alike, and neighbours of one class
    "metformin glipizide glyburide sitagliptin pioglitazone",
    "lisinopril losartan enalapril valsartan ramipril benazepril",
    "amlodipine nifedipine diltiazem verapamil",
    "metoprolol atenolol carvedilol propranolol bisoprolol",
    "atorvastatin simvastatin rosuvastatin pravastatin lovastatin",
    "lipitor zocor crestor pravachol",
    "lasix bumex torsemide demadex",
    "furosemide torsemide spironolactone hydrochlorothiazide chlorthalidone",
    "ibuprofen naproxen meloxicam diclofenac celecoxib ketorolac",
    "motrin aleve advil mobic celebrex",
    "tylenol aspirin excedrin",
    "acetaminophen aspirin tramadol",
    "oxycodone hydrocodone hydromorphone tramadol morphine codeine",
    "percocet norco vicodin ultram",
    "omeprazole famotidine pantoprazole esomeprazole ranitidine",
    "prilosec nexium protonix pepcid",
    "sertraline fluoxetine escitalopram citalopram paroxetine duloxetine",
    "zoloft prozac lexapro celexa paxil cymbalta",
    "albuterol ipratropium salmeterol levalbuterol",
    "amoxicillin cephalexin azithromycin doxycycline ciprofloxacin levofloxacin clindamycin",
    "prednisone methylprednisolone dexamethasone hydrocortisone",
    "warfarin apixaban rivaroxaban clopidogrel heparin",
    "coumadin eliquis xarelto plavix",
    "levothyroxine liothyronine methimazole",
    "synthroid cytomel unithroid armour",
    "gabapentin pregabalin topiramate carbamazepine lamotrigine levetiracetam",
    "lorazepam alprazolam clonazepam diazepam zolpidem",
    "insulin liraglutide exenatide",
    "zofran phenergan reglan compazine",
    "ondansetron promethazine metoclopramide",
    "flonase nasonex afrin",
    "claritin zyrtec allegra benadryl",
    "loratadine cetirizine fexofenadine diphenhydramine",
    "methotrexate azathioprine hydroxychloroquine sulfasalazine",
    "sumatriptan rizatriptan imitrex maxalt",
    "cyclobenzaprine methocarbamol tizanidine baclofen flexeril",
    "allopurinol colchicine febuxostat",
    "tamsulosin finasteride doxazosin",
    "bactrim macrobid keflex augmentin",
    "digoxin amiodarone",
    "miralax colace senna metamucil",
)
DRUGS = {
    name: tuple(other for other in names.split() if other != name) for names in _DRUG_SETS for name in names.split()
}

_FREQUENCIES: dict[str, str | tuple[str, ...]] = {
    "once a day": ("three times a day", "once a week"),
    "once daily": ("three times daily", "once weekly", "four times daily"),
    "twice a day": ("once a day", "four times a day"),
    "twice daily": ("once daily", "four times daily"),
    "two times a day": ("four times a day", "once a day"),
    "three times a day": ("once a day", "twice a day"),
    "three times daily": ("once daily", "every other day"),
    "four times a day": ("twice a day", "once a day"),
    "daily": ("weekly", "twice weekly", "every other day"),
    "every day": ("every week", "every other day"),
    "a day": ("a week",),
    "per day": ("per week", "per hour"),
    "once a week": ("once a day", "once a month"),
    "weekly": ("daily", "monthly"),
    "nightly": ("every morning",),
    "at night": ("in the morning",),
    "at bedtime": ("with breakfast", "at noon"),
    "every morning": ("every evening",),
    "as needed": ("on a fixed schedule", "around the clock"),
    "b.i.d.": ("q.i.d.", "t.i.d."),
    "bid": ("qid", "qd"),
    "t.i.d.": ("b.i.d.",),
    "tid": ("bid",),
    "q.d.": ("b.i.d.",),
    "p.r.n.": ("q.4h.",),
    "prn": ("tid",),
}


def _other_interval(match: re.Match[str], rng: Random) -> str:
    value = int(match["n"])
    return match[0].replace(match["n"], str(rng.choice([v for v in (2, 3, 4, 6, 8, 12, 24) if v != value])), 1)


SLOTS: tuple[Rule, ...] = (
    swap("laterality", "side", {"left": "right", "right": "left"}, slot=True),
    swap("laterality", "sided", {"left-sided": "right-sided", "right-sided": "left-sided"}, slot=True),
    swap("laterality", "both", {"bilaterally": ("on the left", "on the right"), "bilateral": ("left", "right")}),
    Rule(
        "number",
        "figure",
        re.compile(
            rf"(?<![\w./-])(?P<n>\d+(?:,\d{3})*(?:\.\d+)?)(?![\w/]|[.,]\d)(?!\s*(?:{_UNIT})\b)(?!{_AGE}[\s-]+old)"
            r"(?!\s*(?:times|x) (?:a|per|daily))(?!\.?\s*$)(?![.)] )",
            re.IGNORECASE,
        ),
        _other_number,
        slot=True,
    ),
    Rule(
        "number",
        "pair",
        re.compile(r"(?<![\w./-])(?P<n>\d{1,3})/\d{1,3}(?![\w/])"),
        _other_number,
        slot=True,
    ),
    Rule(
        "number",
        "in_words",
        re.compile(
            rf"\b(?P<n>{'|'.join(_WORDS)})(?P<rest>[ -](?:day|week|month|year|hour|minute|pound|time|episode|cigarette"
            r"|drink|beer|glass|pack|child|week)\w*)",
            re.IGNORECASE,
        ),
        _other_word,
        slot=True,
    ),
    Rule(
        "dose",
        "amount",
        re.compile(rf"(?<![\w./-])(?P<n>\d+(?:,\d{3})*(?:\.\d+)?)[ -]?(?P<u>{_UNIT})\b(?!/)", re.IGNORECASE),
        _other_dose,
        slot=True,
    ),
    swap("frequency", "how_often", _FREQUENCIES),
    Rule("frequency", "interval", re.compile(r"\bevery (?P<n>\d{1,2}) hours\b", re.IGNORECASE), _other_interval),
    swap("drug", "other_drug", DRUGS, slot=True),
    Rule(
        "age",
        "other_age",
        re.compile(rf"(?<![\w./-])(?P<n>\d{{1,2}}){_AGE}[\s-]*old", re.IGNORECASE),
        _other_age,
        slot=True,
    ),
    Rule("sex", "other_sex", re.compile(r"[^\n]+"), _other_sex),
)
