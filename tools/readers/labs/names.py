"""What may be the name of a result at the head of a printed line."""

import re

from wardround.tools.terms import find_analytes, find_drugs

from .cells import cells_in, is_word, starts
from .vocabulary import plain

_NAME = re.compile(r"[^\W_][^;:!?]{1,59}")
_POTASSIUM = "K"
_MOST_WORDS = 7
_VITAL = {
    "blood pressure", "heart rate", "respiratory rate", "temperature", "oxygen saturation", "weight", "height", "bmi", "pain level",
    "strength", "murmur", "curb-65", "glasgow coma scale",
}  # fmt: skip


_IN_TABLES = re.compile(
    r"(?:mcv|mchc?|rdw|mpv|rbc|wcc|hct|plt|red (?:blood )?cells?|(?:abs(?:olute)? )?(?:neutro|lympho|mono|eosino|baso)(?:phil|cyte)s?|reticulocytes"
    r"|urea|ggt|gamma gt|ldh|ck|amylase|total protein|globulins?|iron|transferrin|tibc|folate|(?:vitamin )?b ?12|vitamin d|free t[34]|ft[34]"
    r"|aptt|ptt|prothrombin|pt|fibrinogen|cortisol|prolactin|lh|fsh|osmolality|base excess|ph|p ?co2|p ?o2|anion gap|ammonia|haptoglobin|trop(?:onin)?"
    # German, French and Spanish, without accents
    r"|natrium|kalium|chlorid|kreatinin|harnstoff|harnsaure|glukose|blutzucker|hamoglobin|hamatokrit|leukozyten|erythrozyten|thrombozyten"
    r"|quick|eisen|gesamteiweiss|cholesterin|triglyzeride|laktat|lipase|hemoglobine|creatinine|uree|glycemie|leucocytes|hematies|plaquettes"
    r"|ferritine|cholesterol|triglycerides|sodio|potasio|creatinina|glucosa|hemoglobina|leucocitos|plaquetas|ferritina|colesterol|hierro"
    r"|bilirrubina|acido urico|trigliceridos)\b"
)
_AGAINST = "|".join(
    (
        # no one's value: an aim, a band of a scale, those for whom a range holds
        r"\b(?:targets?|goals?|desired|previous(?:ly)?|prior|cut-?off|threshold|reference)\b",
        r"\b(?:years?|yrs?|months?|weeks?|trimester)\b|^age\b",
        r"^(?:fe)?males?\b|^(?:wo)?men\b|^(?:boys?|girls?|adults?|child(?:ren)?|infants?|newborns?|neonates?|(?:non-?)?pregnant)\b",
        r"^(?:(?:very |near |sub-?)*(?:desirable|acceptable|borderline|optimal|normal|elevated|(?:in)?sufficien\w+|deficien\w+|toxic|therapeutic))\b",
        r"^(?:(?:very )?(?:low|moderate|average|intermediate|high)(?: risk)?|(?:non-?|pre-?)?diabet(?:es|ics?))$",
        r"^(?:controls?|calibrators?|cv|sd)\b",
        # scores: their range is what can be reached, not what is normal
        r"\b(?:scores?|scale|phq|gad|mmse|moca|audit|barthel|apgar|news2?|mews|braden|waterlow|ecog|karnofsky|sofa)\b",
        # places, numbers and appointments
        r"^(?:ward|bed|room|page|phone|tel(?:ephone)?|fax|pager|mobile|extension|version|revision|accession|code|invoice|mrn|patient|visit)\b",
        r"\b(?:clinic|appointments?|telephone|tablets?|capsules?|injections?|infusions?|number|no)\b|^(?:specimen|sample)$",
        # a sentence
        r"\b(?:the|was|were|is|are|has|had|been|fell|rose|not|on|your)\b",
        r"\b(?:to|of|on|at|by|from|for|in|and|or|with|than|about)$|[-–—]$",
    )
)
_NO_NAME = re.compile(_AGAINST, re.IGNORECASE)
_NUMBERED = re.compile(
    r"\b(?:CA|CD|IL|interleukin|B|factor|HSV|HHV|HPV|HIV|HTLV|type|cytokeratin|C|(?:alpha|beta|T)(?= ?[1-4]$)) ?\d{1,3}$",
    re.IGNORECASE,
)
"""Names that end in a number of their own: `CA 125`, `Vitamin B 12`."""


def is_name(name: str) -> bool:
    """Words that may name what was measured, in this patient and at this time."""
    return (
        (bool(_NAME.fullmatch(name)) or name == _POTASSIUM)
        and len(name.split()) <= _MOST_WORDS
        and any(map(str.isalpha, name))
        and not name.endswith((".", ","))
        and not is_word(name)
        and not _NO_NAME.search(name)
        and (bool(_NUMBERED.search(name)) or not _holds_cells(name))
    )


def _holds_cells(name: str) -> bool:
    """It ends in cells: `Sodium 131` of a line with today's and the last value, which must not become the value of today."""
    return any(cells_in(name[place:]) is not None for place in starts(name))


def is_analyte(name: str) -> bool:
    """It names what a laboratory measures, by the word list of analytes, or as tables have it."""
    return any(mention.name not in _VITAL for mention in find_analytes(name)) or bool(_IN_TABLES.match(plain(name)))


def is_vital(name: str) -> bool:
    """It names what is measured at the bed."""
    return not is_analyte(name) and any(mention.name in _VITAL for mention in find_analytes(name))


def is_drug(name: str) -> bool:
    """It names a drug, of more words than anything in it that a laboratory measures: `Potassium chloride`."""
    analytes = [one for one in find_analytes(name) if one.name not in _VITAL]
    return any(all(drug.end - drug.start > one.end - one.start for one in analytes) for drug in find_drugs(name))
