"""What no written record speaks of: a letter that leaves out a stroke is of somebody who had none."""

import re
from collections.abc import Iterator

from wardround.tools.terms import drug_classes, find_meanings

from ...check import ClaimInContext, Signal
from ...levels import levels_in
from ..invented import new_things, nothing_is_invented
from .results import readings
from .short import keys_in, keys_of
from .short_forms import is_shortened

_MANY_NAMES = re.compile(
    r"catheter\w*|(?:central |venous |urinary )?lines?|cultures?|surger(?:y|ies)|operations?|(?:\w+ )?weakness|bleeding|bleeds?|(?:accidental )?falls?|fell"
    r"|pregnan\w+|infections?|lesions?|mass(?:es)?|injur(?:y|ies)|swelling|pain|numbness|radiation|punctures?|encephalopath\w+|\w+(?:uria|a?emia)",
    re.IGNORECASE,
)
"""What letters call by one word and charts by its sort, its cause or its grade."""
_SORTS = {
    r"(?:chemo|immuno)?chemotherap\w+|chemo": frozenset({"antineoplastic", "regimen", "proteasome inhibitor"}),
    r"immunotherap\w+": frozenset({"checkpoint inhibitor"}),
    r"(?:hormone|hormonal|endocrine) therap\w+": frozenset({"endocrine therapy"}),
    r"(?:systemic|cancer|anti-?cancer) (?:therap\w+|treatment)": frozenset(
        {
            "antineoplastic",
            "regimen",
            "proteasome inhibitor",
            "checkpoint inhibitor",
            "endocrine therapy",
            "targeted agent",
        }
    ),
}
"""What people call treatments of which charts name the medicines."""
_SIGNS = {
    r"weight (?:loss|gain)": r"\b(?:wt|weight)\b[^.;\n]{0,20}?\d[\d.]* ?(?:kg|lbs?)? ?(?:->|→|↓|↑|\(?was |from |to )",
    r"(?:[\w ]+ )?stenos[ie]s": r"\b(?:ICA|CCA|carotid)s? ?[<>~]? ?\d\d(?: ?[-–] ?\d\d)? ?%",
    r"(?:direct |video ?)?laryngoscopy": r"\b[DV]L\b|\b(?:Mac|Miller) ?[1-4]\b|\b(?:glidescope|c-?mac|mcgrath|airtraq)\b|\b(?:grade|gr|gd|C&?L) ?[1-4][ab]? view|\bview (?:grade )?[1-4]",
    r"(?:core |node |nodal )?biops(?:y|ies)": r"\b(?:node|axillary|breast|liver|renal|prostate|lesion)s? cores?\b|\bcores? (?:\+|pos|neg|[x×]|taken)|\bFNA\b|\btru-?cut\b",
    r"gall ?stones?": r"\bGB\b[^.\n]{0,40}\bstones?\b|\bstones?\b[^.\n]{0,40}\bGB\b",
    r"(?:(?:right|left|extended|open|laparoscopic) )*hemicolectomy": r"\b(?:R|L|right|left|lap|ext(?:ended)?) hemi\b",
    r"hemi-?arthroplasty": r"\b(?:NOF|hip|fem\w*)\b[^.\n]{0,40}\bhemi\b|\bhemi\b[^.\n]{0,30}\b(?:NOF|hip)\b",
    r"(?:[\w-]+ ){0,3}pals(?:y|ies)": r"\bCN ?(?:\d{1,2}|[IVX]{1,4})\b|\b[LU]MN\b|\bErb\b|\bBell['’]?s\b",
    r"(?:swollen|swelling)(?: joints?)?|joint swelling|swollen": r"\bSJC\b",
    r"diarrh(?:o)?ea": r"\bC\.? ?diff\w*|\bCDI\b|\b(?:\d+|multiple|many|freq\w*) BMs?\b|\bBMs? ?[x×] ?\d|\bBO ?[x×] ?\d|\btype ?[67]\b|\b(?:loose|watery)\b",
    r"(?:acute )?respiratory failure": r"\bT[12]RF\b|\b(?:re-?)?intub\w*|\bRSI\b|\bP/?F \d|\bNIV\b|\bventilated\b",
    r"pressure (?:ulcer|sore|injur)\w*": r"\b(?:sacr\w+|heels?|buttocks?|ischi\w+|coccyx|trochanter\w*|elbows?|hips?)\W{1,2}(?:cat(?:egory)?|stage|st|grade|gr|unstageable|DTI)\b",
}
"""Conditions and acts that charts tell by what is measured or graded, without their name."""
_BY_SIGNS = [(re.compile(names, re.IGNORECASE), re.compile(told, re.IGNORECASE)) for names, told in _SIGNS.items()]
_RISK = re.compile(r" (?:risk|scores?)\b", re.IGNORECASE)
"""`a stroke risk score of 3`: nobody had one."""
_SHORT = re.compile(r"(?<![\w/-])[A-Z]{3,5}(?![\w-])")


def nothing_is_from_nowhere(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition or a procedure of which written records say no part.

    What names a result (`anaemia`, `leukocytosis`) is left to the check of levels.
    """
    text, evidence = context.claim.text, context.evidence
    if any(one.analyte in evidence.measured or one.analyte in readings(evidence) for one in levels_in(text)):
        return
    new = [text[start:end] for _, start, end in new_things(context) if not _RISK.match(text, end)]
    new = [
        name
        for name in new
        if not (_is_given_by_name(context, name) or is_shortened(name, evidence) or _is_told_by_signs(name, context))
    ]
    if not new or _has_another_name(context, new) or _is_of_many_names(context, new):
        return
    found = [one for one in nothing_is_invented(context) if one.name != "fact_nowhere"]
    if found:
        yield Signal("written_nowhere", 1.0, "unsupported", found[0].message, found[0].against, words=found[0].words)


def _is_told_by_signs(name: str, context: ClaimInContext) -> bool:
    """Whether a chart tells it by what it measures or grades: `wt 90 -> 84`, `ICA 70%`, `heel cat 2`."""
    signs = [told for names, told in _BY_SIGNS if names.fullmatch(name)]
    return any(one.search(unit.words) for one in signs for unit in context.evidence.units)


def _is_given_by_name(context: ClaimInContext, name: str) -> bool:
    """Whether the record names a medicine of what the claim calls by its sort: gemcitabine, of a chemotherapy."""
    classes = next((of for sort, of in _SORTS.items() if re.fullmatch(sort, name, re.IGNORECASE)), frozenset())
    return any(drug_classes(drug) & classes for drug in context.evidence.drugs)


def _has_another_name(context: ClaimInContext, new: list[str]) -> bool:
    """Whether the record has all that is new under names of charts: `wants to conceive` for a pregnancy, `booster` for a vaccine."""
    names = [frozenset(key for key in keys_in(name) if key.startswith("~")) for name in new]
    known = frozenset().union(*map(keys_of, context.evidence.units)) if all(names) else frozenset()
    return bool(names) and all(one & known for one in names)


def _is_of_many_names(context: ClaimInContext, new: list[str]) -> bool:
    """Whether each new thing is one that charts call by its sort (`Vascath`, `4/5`), or may be a short form close by."""
    told = set(context.claim.text.split())
    shorts = {match.group() for unit in context.best for match in _SHORT.finditer(unit.words)} - told
    shorts = {short for short in shorts if not find_meanings(short)}  # whose meaning is known
    return bool(new) and all(
        _MANY_NAMES.fullmatch(name) or any(short[-1] == name.split()[-1][0].upper() for short in shorts) for name in new
    )
