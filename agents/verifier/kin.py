"""Relatives and others close to the patient, by the words that name them."""

import re
from functools import lru_cache

_KIN = {
    "stepmother": "stepmother|step-mother|stepmom",
    "stepfather": "stepfather|step-father|stepdad",
    "niece": "niece|nieces",
    "nephew": "nephew|nephews",
    "mother-in-law": "mother-in-law|mother in law|mum-in-law|mom-in-law",
    "father-in-law": "father-in-law|father in law|dad-in-law",
    "brother-in-law": "brother-in-law|brother in law",
    "sister-in-law": "sister-in-law|sister in law",
    "mother": "mother|mom|mum|mam|mama|mummy|mammy|mommy|maternal",
    "father": "father|dad|papa|daddy|paternal",
    "sister": "sister|sisters|sis",
    "brother": "brother|brothers|bro|bros",
    "sibling": "sibling|siblings",
    "son": "son|sons",
    "daughter": "daughter|daughters|dtr|dtrs|dau",
    "child": "child|children|kid|kids",
    "grandmother": "grandmother|grandma|nana|nanna|granny|grannie|gran",
    "grandfather": "grandfather|grandpa|granddad|grandad|grandpop|gramps",
    "grandparent": "grandparent|grandparents",
    "granddaughter": "granddaughter|grand-daughter",
    "grandson": "grandson|grand-son",
    "aunt": "aunt|aunts|auntie|aunty|aunties",
    "uncle": "uncle|uncles",
    "cousin": "cousin|cousins",
    "wife": "wife|exwife",
    "husband": "husband|hubby|husb|exhusband",
    "partner": "partner|spouse|girlfriend|boyfriend|fiance|fiancee",
    "friend": "friend|friends|neighbor|neighbour|roommate|coworker|co-worker|colleague",
}
_NAMES = {word: kin for kin, words in _KIN.items() for word in words.split("|")}
_AS_A_CHILD = "".join(rf"(?!(?<=\b{before} )(?:child|kid)\b)" for before in ("as", "as a", "since a", "when a"))
"""`rash as a child`: the patient's own."""
_ACTIVITIES = (
    "riding running training walking cycling biking hiking climbing swimming lifting dancing sparring fishing hunting"
    " workout exercise gym golf tennis bridge dance business law lab study research travel"
).split()
_AS_PARTNERS = "|".join(rf"(?<={what}[ -]{one})" for what in _ACTIVITIES for one in ("partner", "partners"))
_WITH_WHOM = rf"(?!partners?\b(?:{_AS_PARTNERS}))"
"""`his riding partner`: with whom one does something, and no relative."""
_NOBODY = (
    r"(?!(?:mother|father|grandparent)s?['’]?s? day\b|child['’]?s pose\b"
    r"|sister (?:clinic|hospital|facility|site|company)\b)"
)
"""Days, exercises and houses that have a relative's name."""
KIN = re.compile(
    rf"{_AS_A_CHILD}{_WITH_WHOM}\b{_NOBODY}({'|'.join(sorted(_NAMES, key=len, reverse=True))})(?:'s|’s)?\b",
    re.IGNORECASE,
)
WIDER = {
    "sibling": {"sister", "brother"},
    "aunt": {"sister"},
    "uncle": {"brother"},
    "child": {"son", "daughter"},
    "grandparent": {"grandmother", "grandfather"},
}
"""Who may be meant by a wider name."""
COUPLE = frozenset({"wife", "husband", "partner"})
"""Who may be meant by each other's name."""
NO_BLOOD = frozenset(
    "wife husband partner friend stepmother stepfather mother-in-law father-in-law brother-in-law sister-in-law".split()
)
"""Those close to the patient whose conditions are no family history."""
FAMILY = re.compile(r"\bfamil(?:y|ies|ial)\b|\brelatives?\b", re.IGNORECASE)

_MY = r"(?:my|your|his|her|our|their)(?: (?:best|old|good|late))?"
_IMPLIED = {
    "friend": rf"{_MY} (?:mates?|budd(?:y|ies)|pals?)|(?:best|school|house|flat) ?mates?",
    "grandmother": rf"{_MY} nan|(?-i:Nan)(?:['’]s| (?:has|had|is|was|died|and|got|used))",
    "grandfather father": rf"{_MY} pops?|(?-i:Pop)(?:['’]s| (?:has|had|is|was|died|and|got|used))",
    "mother father": r"parents?",
    "sister brother": r"siblings?|twins?|(?-i:T[12])|our (?:kid|lad|lass)",
    "sibling sister brother": r"(?:older|younger|other|big|little|another) (?:kids?|child|children|ones?|boys?|girls?)"
    r"|and (?:an? )?(?:girl|boy)",
    "son daughter child": r"littles? ?ones?"
    r"|(?:step|grand)?(?:child|children|kids?|sons?|daughters?)|twins?|baby|newborn"
    r"|(?-i:G\d ?P[1-9])",
    "son": r"boys?",
    "daughter": r"girls?",
    "grandmother grandfather": r"(?:dad|mom|mum|father|mother)['’]?s (?:dad|mom|mum|father|mother|side)"
    r"|on my (?:dad|mom|mum|father|mother) side|grand(?:son|daughter|child|children|kids?)|grandparents?",
    "wife husband partner": r"married|marriage|divorced?|widow(?:er|ed)?|spouse|missus"
    r"|(?<=\()ex(?=\))|(?:his|her|their|my) ex(?![- ]?smok)"
    r"|(?:other|better) half|fella|we(?:'ve)? (?:both )?(?:have|had|got|adopted|live)",
}
"""Relatives whom other words of speech bring in: both `parents`, the grandfather of `my granddaughter`.

So do words that mean somebody only in their place: `my mate` and `Nan had it`, not `all right, mate` and `NaN`.
"""
_IMPLYING = [
    (frozenset(kin.split()), re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kin, words in _IMPLIED.items()
]


def kin_implied(text: str) -> set[str]:
    """The relatives whom a text may mean without naming them one by one."""
    return {kin for implied, words in _IMPLYING if words.search(text) for kin in implied}


_AT_HOME = re.compile(
    r"\b(?:liv(?:es?|ing|ed)|resid(?:es?|ing)|stay(?:s|ing)?)\b(?: \w+){0,5}? with "
    r"(?:(?!\b(?:who|has|had|is|was)\b)[\w ]){0,30}\Z",
    re.IGNORECASE,
)
_WHO = re.compile(r",? (?:who|whose|and (?:she|he))\b", re.IGNORECASE)


def kin_named(text: str) -> set[str]:
    """The relatives that a text names, by one name each, whatever it says of them."""
    return {_NAMES[match[1].casefold()] for match in KIN.finditer(text)}


_LETTERS = {
    "F": "father", "M": "mother", "GM": "grandmother", "MGM": "grandmother", "PGM": "grandmother", "GF": "grandfather",
    "MGF": "grandfather", "PGF": "grandfather", "B": "brother", "S": "sister",
    "Mo": "mother", "mo": "mother", "Fa": "father", "fa": "father",
}  # fmt: skip
_IN_LETTERS = re.compile(rf"(?:^|[:.,;/]\s*)({'|'.join(_LETTERS)})(?=[ :,]|\Z)", re.MULTILINE)


def kin_in_letters(text: str) -> set[str]:
    """The relatives that a family history names by letters: `F gastric CA. M CVA. Bro - PUD`."""
    return {_LETTERS[match[1]] for match in _IN_LETTERS.finditer(text)}


def without_letters(text: str) -> str:
    """A family history with the relatives that it has by letters written out."""
    return _IN_LETTERS.sub(lambda match: match.group().replace(match[1], _LETTERS[match[1]]), text)


@lru_cache(maxsize=8192)
def kin_in(text: str) -> frozenset[str]:
    """The relatives that a text names, by one name each; not those that the patient only lives with."""
    found = (match for match in KIN.finditer(text) if not _only_lives_with(text, match))
    return frozenset(_NAMES[match[1].casefold()] for match in found)


def _only_lives_with(text: str, match: re.Match[str]) -> bool:
    return bool(_AT_HOME.search(text, 0, match.start())) and not _WHO.match(text, match.end())
