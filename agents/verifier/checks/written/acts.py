"""Grave acts of which written records have no trace in any words: intubation, transfusion, a stent, a catheter, death."""

import re
from collections.abc import Iterator

from wardround.tools.assertion import assess

from ...check import ClaimInContext, Signal
from ...kin import kin_in
from ...patterns import whole_words

_TABLE = r"""
intubation | (?:was|were|been|being|and) (?:\w+ly )?intubated|(?:required|underwent|needed|after|had) (?:an? )?(?:\w+ )?intubation | (?:re-?)?intubat\w*|extubat\w*|ett?|tubed|rsi|vent|ventilat\w*|lma|tracheal tube|ga|general an\w+|sedat\w*|theatre|surgery|operati\w*
ventilation | (?:was|and|were|been) (?:\w+ly )?ventilated|mechanical(?:ly)? ventilat\w+|invasive ventilation | ventilat\w*|vent|intubat\w*|ett?|extubat\w*|niv|bipap|cpap|peep|fio2|simv|psv|ga|general an\w+|tracheost\w*|trachy?
transfusion | (?:was|were|been) (?:\w+ly )?transfused|(?:received|required|needed|given|had) (?:an? )?(?:blood |red cell |platelet )?transfusions?|units? of (?:packed )?(?:red (?:blood )?cells|blood|platelets)|transfused | transfus\w*|p?rbcs?|prc|red cells?|packed cells?|platelets? (?:given|x\w*)|ffp|cryo\w*|mtp|massive haemorrhage|units?|(?:units?|u|bags?) (?:of )?(?:blood|o neg)|blood (?:given|x ?\d)|x-?match\w*|cross-?match\w*|\d ?u
dialysis | (?:started on|received|required|underwent|needed|had|receives|on) (?:urgent |acute |regular )?(?:ha?emo)?dialysis|(?:was|were) dialy[sz]ed | (?:ha?emo|peritoneal )?dialy\w*|hd|ihd|pd|capd|apd|crrt|cvvh\w*|rrt|ha?emofilt\w*|kidney replacement|renal replacement|esrd|eskd|avf
cardiac arrest | (?:had|suffered|after|went into|following) (?:an? )?(?:\w+-?\w* )?cardiac arrest|(?:was|were) (?:successfully )?resuscitated|cpr was | arrest\w*|cpr|rosc|als|acls|resus\w*|pea|vf|pvt|asystol\w*|defib\w*|code blue|downtime
thrombolysis | thrombolys\w+|thrombolyzed|(?:given|received) (?:iv )?(?:alteplase|tenecteplase) | (?:thrombo)?lys\w+|lyzed|alteplase|tenecteplase|r?t-?pa|tnk\w*
coronary stent | (?:coronary|drug-eluting|bare-metal) stents?(?: placement)?|stent(?:ing)? (?:of|to) the (?:lad|rca|left|right) | stent\w*|des|bms|p?pci|angioplast\w*|ptca
coronary angiography | (?:underwent|had) (?:an? )?(?:\w+ )?(?:coronary angiogra\w+|cardiac catheteri[sz]ation) | angio\w*|cath\w*|p?pci|lhc|rhc|ica|ctca|cag
urinary catheter | foley|urinary catheter\w*|(?:was|were) catheteri[sz]ed | cath\w*|foley|idc|iuc|spc|isc|twoc|tov|urometer|urosheath|nephrostom\w*
tracheostomy | tracheostom\w+ | trach\w*
chest drain | chest (?:drain|tube)|tube thoracostomy | drain\w*|icc|chest tubes?|ct|pigtail|thoracost\w*|thoracentes\w*|tap\w*|tubes?
vasopressors | vasopressors?|noradrenaline|norepinephrine|inotropes? (?:was|were|support) | norad\w*|norepi\w*|levophed|(?:vaso)?pressors?|inotrop\w*|metaraminol|vasopressin|adrenaline|epinephrine|epi|phenylephrine|dobut\w*|dopamine|milrinone|ne
amputation | amputat\w+ | amput\w*|[ba]ka|tma|ray|stump|auto-?amput\w*|hindquarter|toes?
intensive care | (?:admitted|transferred|taken|moved) to (?:the )?(?:intensive care|icu|itu|critical care) | \w?icu|itu|intensive|critical|hdu|ccu|high dependency|resus|unit|intubat\w*|ventilat\w*
death | (?:patient|he|she|mr \w+|mrs \w+|ms \w+) (?:has )?(?:died|passed away)|was (?:pronounced dead|certified dead) | died|dies|dying|dead|death|deceased|rip|passed|pass|mortality|palliat\w*|eol\w*|end of life|hospice|verif\w*|certif\w*|post-?mortem|coroner|bereav\w*|comfort
"""
_ACTS = tuple(
    (name, whole_words(said), whole_words(told))
    for name, said, told in (line.split(" | ") for line in _TABLE.strip().splitlines())
)
"""Each act with the words of a claim that state it, and those of a record that may tell of it, generously."""
_OPEN = re.compile(
    r"\b(?:if|unless|risk|may|might|could|would|should|will|plan\w*|consider\w*|avoid\w*|declin\w*|refus\w*|discuss\w*|not|no|never|without|nor|any|in case|for (?:possible|potential)|need for|history)\b",
    re.IGNORECASE,
)


def acts_are_somewhere(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a grave act told as done of which no written record says a word."""
    text = context.claim.text
    if _OPEN.search(text) or kin_in(text):
        return
    for name, said, told in _ACTS:
        match = said.search(text)
        if not match or assess(text, *match.span()).negated:
            continue
        if not any(told.search(unit.words) for unit in context.evidence.all):
            message = f"the claim tells of {name}; no source says anything of it"
            yield Signal("written_nowhere", 1.0, "unsupported", message, context.best[:1], words=match.group())
