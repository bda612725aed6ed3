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
from .signs import is_told_by_signs

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
_RISK = re.compile(r" (?:risk|scores?|prophyla\w+)\b", re.IGNORECASE)
"""`a stroke risk score of 3`, `heparin for DVT prophylaxis`: nobody had one."""
_OF_A_LEVEL = re.compile(
    r" in (?:the |his |her |their )?(?:[\w-]+ ){0,3}(?:fraction|l?vef|ha?emoglobin|hb|levels?|counts?|platelets|sodium|pressure|e?gfr|function|weight|saturations?|output)\b",
    re.IGNORECASE,
)
"""`had a fall in haemoglobin`: nobody fell."""
_SHORT = re.compile(r"(?<![\w/-])[A-Z]{3,5}(?![\w-])")


def nothing_is_from_nowhere(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition or a procedure of which written records say no part.

    What names a result (`anaemia`, `leukocytosis`) is left to the check of levels.
    """
    text, evidence = context.claim.text, context.evidence
    if any(one.analyte in evidence.measured or one.analyte in readings(evidence) for one in levels_in(text)):
        return
    new = [
        text[start:end]
        for _, start, end in new_things(context)
        if not (_RISK.match(text, end) or _OF_A_LEVEL.match(text, end))
    ]
    new = [
        name
        for name in new
        if not (_is_given_by_name(context, name) or is_shortened(name, evidence) or is_told_by_signs(name, evidence))
    ]
    if not new or _has_another_name(context, new) or _is_of_many_names(context, new):
        return
    found = [one for one in nothing_is_invented(context) if one.name != "fact_nowhere"]
    if found:
        yield Signal("written_nowhere", 1.0, "unsupported", found[0].message, found[0].against, words=found[0].words)


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
