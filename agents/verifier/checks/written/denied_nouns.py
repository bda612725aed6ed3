"""How far a denial goes: whether a noun is what is denied, all of it, or only some kind of it."""

import re

from ...mentions import Word
from ...stretches import ANY_STOP, before_next

_ANOTHER = re.compile(
    r"(?:,|;|\b(?:and|but|while|whereas)\b)\s+(?:the|an?|his|her|their|its)\s|\d[^+;,]*\+\s", re.IGNORECASE
)
"""`from the verge and the leak test was negative`: what is denied behind is said of something else."""
_BESIDE = re.compile(
    r"\b(?:after|before|during|since|following|despite|from|on|at|with|by) (?:(?:the|an?|his|her|their|its|this|that) )?(?:[\w-]+ ){0,2}\Z",
    re.IGNORECASE,
)
"""`the breath test after eradication therapy was negative`: the test was, and not the therapy."""
_DENIED_BEHIND = re.compile(r"\b(?:negative|absent|excluded|ruled out|not|none|nil)\b", re.IGNORECASE)
_FILLED_IN = re.compile(
    r"\s*(?::|=|(?<=\s)[-–−](?=\s))?\s*(?:no|none|nil|neg(?:ative)?|-ve|absent|[-−])(?=\s*(?:[.,;)\n]|\Z))",
    re.IGNORECASE,
)
"""`clubbing no`, of a form."""
_MARKED = re.compile(r"\s*(?::|=|(?<=\s)[-–−](?=\s))?\s*(?:\+{1,4}(?![\w+])|(?:yes|present|\+ve)\b)", re.IGNORECASE)
"""`pallor +`, of a form."""
_OF = re.compile(r"\b(?:of|from) (?:the |his |her |both )?\Z", re.IGNORECASE)
"""`sampling of station 4 was negative`: the sampling, and no station, was."""
_DENIAL = re.compile(
    r"\b(?:no|not|nil|without|w/o|never|denie[sd]|denying|neither|nor|none|absence of|free of|free from|negative for|lack of|cannot|declin\w+|refus\w+|turn\w* down"
    r"|exclud\w+|rul\w+ out)\b|n['’]t\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"no|not|never|n['’]t", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|nor)\b", re.IGNORECASE)
"""`no stones, cyst of the left kidney`: without an `or` nothing says how far a bare denial goes."""
_LEADS_TO = re.compile(
    r"\b(?:evidence|signs?|symptoms?|records?|documentation|mention|history|hx|pmhx?|fhx?|episodes?|complaints?|indication|need|growth|suspicion|diagnosis) (?:of|for)\b|\bh/o\b",
    re.IGNORECASE,
)
_EXAMPLES = re.compile(
    r"(?:symptom|sign|feature|stigma|flag|finding|complication|change)\w* ?\([^()]*\Z", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\Z")
"""`no anticoagulant (falls)`, `without spacer (lost)`: it says why."""
_APART = re.compile(
    r"\b(?:to|on|in|with|for|at|by|from|against|during|after|before|than|because|due|about|under|over|of|as|if|while|when|that|which)\b",
    re.IGNORECASE,
)
"""`no pop at the time of the injury` denies no injury."""
_OF_A_KIND = re.compile(r"\b(?:new|suspicious|recurrent|residual|high-grade)\b", re.IGNORECASE)
"""`no new lesions`: of these, any that are so are denied."""
_KIND_BEHIND = re.compile(r" (?:unintended|unintentional(?:ly)?|unexplained)\b", re.IGNORECASE)
"""`no weight loss unintended`: some was meant."""
_NARROWER = re.compile(
    r"\b(?:other|further|additional|more|new|longer|unintend\w*|unintentional|unexplained|residual|recurrent|obvious|significant(?:ly)?|major|severe|gross|frank|relevant|typical"
    r"|suspicious|routine|regular(?:ly)?|clear|definite|high-grade)\b",
    re.IGNORECASE,
)
"""`no other moles`: some are there."""


def is_marked(text: str, word: Word) -> bool:
    """Whether a form has it as there, whatever stands beside it: `clubbing no, pallor +`."""
    return bool(_MARKED.match(text, word.end))


def is_denied_itself(text: str, word: Word, begin: int = 0) -> bool:
    """Whether a denied noun is what is denied, all of it: not a place, a time or a further one of the same."""
    if _FILLED_IN.match(text, word.end):
        return True
    if is_of_a_kind(text, word.end):
        return False
    sentence = max(text.rfind(stop, begin, word.start) for stop in ".\n;")
    denials = list(_DENIAL.finditer(text, max(sentence, begin), word.start))
    if not denials:
        behind = _DENIED_BEHIND.search(text, word.end, before_next(ANY_STOP, text, word.end))
        if behind and behind.group().casefold() == "negative" and _OF.search(text, begin, word.start):
            return False
        is_beside = behind and _BESIDE.search(text, max(sentence + 1, begin), word.start)
        return not (behind and (is_beside or _ANOTHER.search(text, word.end, behind.start())))
    between = _LEADS_TO.sub(" ", text[denials[-1].end() : word.start])
    is_bare = _BARE.fullmatch(denials[-1].group())
    if is_bare and "," in between and not _OR.search(ANY_STOP.split(text[denials[-1].end() :], maxsplit=1)[0]):
        return False
    is_aside = _ASIDE.search(between) and not _EXAMPLES.search(between)
    return not (is_aside or _APART.search(between) or _NARROWER.search(between))


def is_of_a_kind(text: str, end: int) -> bool:
    """Whether what ends there is denied of a kind that is named behind it."""
    return bool(_KIND_BEHIND.match(text, end))


def narrower(text: str, word: Word) -> str:
    """Of what kind alone a thing is denied: `new` in `no new lesions`; empty where all of it is, or something else."""
    denials = list(_DENIAL.finditer(text, text.rfind(".", 0, word.start) + 1, word.start))
    between = _LEADS_TO.sub(" ", text[denials[-1].end() : word.start]) if denials else ""
    kinds = _OF_A_KIND.findall(between)
    return kinds[0] if len(kinds) == 1 and not (_APART.search(between) or "," in between) else ""
