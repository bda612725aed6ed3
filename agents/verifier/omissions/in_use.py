"""Whether a sentence that names a medicine has it in use: not ended, only thought of, measured, or given once."""

import re

from wardround.tools.terms import DrugMention

from ..allergies import allergens_of
from ..forbidden import is_not_to_be_given
from ..units import Unit
from ..withheld import is_ended

_ASKED_AFTER = re.compile(r"\bany \w+ (?:like|such as)\b", re.IGNORECASE)
"""`any nonsteroidals like ...`"""
_CROSSED_OFF = re.compile(
    r"\b(?:crossed (?:off|out)|struck (?:off|out)|cancelled|d/c'?d|not given|never given|not taking)\b", re.IGNORECASE
)
_SALT = re.compile(r"(?:metoprolol|toprol|solifenacin|doxylamine|sumatriptan) \Z", re.IGNORECASE)
"""Before `succ`, which is the salt there."""
_OF_THE_MOMENT = re.compile(
    r"\b(?:entonox|nitrous\w*|propofol|thiopent\w*|etomidate|rocuronium|roc|atracurium|vecuronium|suxamethonium|succinylcholine|sux|remifentanil|alfentanil"
    r"|sevoflurane|desflurane|isoflurane|sugammadex|neostigmine|lidocaine|lignocaine|prilocaine|bupivacaine|chirocaine|adenosine|tranexamic|TXA|naloxone|flumazenil"
    r"|contrast|saline|lactated|dextrose|albumin|hartmann\w*|plasma-?lyte|fentanyl (?!patch)|ketamine|adrenaline|epinephrine|vaccin\w+|alteplase|tenecteplase|TNK|tPA)\b",
    re.IGNORECASE,
)
"""What is given for a moment, and taken on only where that is said."""
_THOUGHT_OF = re.compile(
    r"\b(?:consider\w*|discuss\w*|declin\w*|refus\w*|wants?|offer(?:ed)?|thinks? about|thinking about|option of"
    r"|role for|suggest\w*|in place of|allergic to|except|other than|na[iï]ve to|history of|previously on"
    r"|if \w+(?: \w+){0,3},?)\s+"
    r"(?:(?:starting|trying|adding|giving|the|a|an|oral|iv|low-dose|further)\s+|[\w-]+/)*\Z"
    r"|\b(?:overdose\w*|OD)\b[^.;\n]{0,20}\(?\Z",
    re.IGNORECASE,
)
_NOT_TAKEN = re.compile(
    r"(?:\s+\d[\d.,/]* ?[a-zµ]+)?(?:"
    r"\s*[-–]?\s*(?:na[iï]ve|receptors?|levels?|trough|peak|screen|assay|antibod\w+|allerg\w+)\b"
    r"|,?\s+(?:was |were |is |has been )?(?:then )?(?:(?:switched|changed|converted|swapped) (?:to|for)|replaced)\b"
    r"|,?\s+(?:was |were |is |to be )?(?:considered|discussed|declined|refused|offered|contra-?indicated|ruled out"
    r"|not required|not needed|deferred|off)\b"
    r"|\s*[:=]?\s*(?:[<>]\s*\d|\d[\d.]* ?(?:mmol|µmol|umol|ng|mcg|ug|mg|meq)/[dm]?l\b"
    r"|negative\b|positive\b|[SIR](?=[,;.)]|\s*\Z))"
    r"|\s+(?:sensitiv|resist|susceptib)\w*|,?\s+(?:never|not on formulary|(?-i:NO))\b|[^.;,]{0,20}\?{2,})",
    re.IGNORECASE,
)
"""Behind a name that is of a result or a thought: `progesterone receptor`, `paracetamol <10`, `clindamycin R`."""
_ONCE = re.compile(
    r"\b(?:given|gave|received|administered|stat|load(?:ed|ing)?|bolus|x ?1|once only|single dose|one dose|dose 1"
    r"|at induction|induction|pre-?med\w*|intra-?op\w*|beforehand|IM|nebuli\w+|nebs?|block|sedation|ana?esth\w+"
    r"|in (?:the )?ED|transfus\w+)\b",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"@ ?\d{1,2}:?\d\d\b|\A\W*(?:\d{1,2}[/.]\d{1,2}\S* )?(?:[01]\d|2[0-3]):?[0-5]\d\b|\bonce\b(?! (?:a|daily|weekly|monthly|every|per)\b)|\bintra-?op\w*",
    re.IGNORECASE,
)
"""`1 g @ 1355`; a line that begins with the time of the day tells what was done then."""
_MOST_A_DAY = 24
_GOES_ON = re.compile(
    r"\b(?:daily|od|bd|bid|tds|tid|qds|qid|q\d+h?|nocte|nightly|weekly|monthly|every|prn|as needed|takes?|taking"
    r"|continu\w+|stays|home|discharg\w+|hourly|infusion|once a|twice|times|regular|for \d+ (?:days|weeks|months))\b",
    re.IGNORECASE,
)


def is_in_use_there(unit: Unit, drug: DrugMention) -> bool:
    """Whether a sentence names a medicine as one that is taken, or may be read so."""
    words, start, end = unit.words, drug.start, drug.end
    said = unit.assess(start, end)
    return not (
        said.negated
        or said.experiencer == "other"
        or said.temporality != "current"
        or _ASKED_AFTER.search(words)
        or _CROSSED_OFF.search(words, end)
        or (words[start:end].casefold() == "succ" and _SALT.search(words, 0, start))
        or _THOUGHT_OF.search(words, 0, start)
        or _NOT_TAKEN.match(words, end)
        or is_ended(words, start, end)
        or is_not_to_be_given(words, start, end)
        or any(a <= start < b for a, b in allergens_of(words, whole=False))
    )


def is_of_the_moment(words: str, drug: DrugMention) -> bool:
    """Whether what is named is given for a moment, as anaesthetics and vaccines are, and nothing says that it goes on."""
    is_known = any(_OF_THE_MOMENT.match(f"{name} ") for name in (words[drug.start : drug.end], drug.ingredient))
    return is_known and not _GOES_ON.search(words, drug.end)


def goes_on(unit: Unit) -> bool:
    """Whether a sentence says that something is taken on: how often, for how long, at home."""
    return bool(_GOES_ON.search(unit.words))


def is_given_once(unit: Unit) -> bool:
    """Whether a sentence tells of a single dose, as of an emergency or an operation: nothing that goes on."""
    often = [one for one in unit.quantities if one.kind == "frequency"]
    if any(max(one.value, default=0) > _MOST_A_DAY for one in often):
        return True  # `every 20 minutes`
    if _TIMED.search(unit.words) and not _GOES_ON.search(unit.words):
        return True
    return bool(_ONCE.search(unit.words)) and not (often or _GOES_ON.search(unit.words))
