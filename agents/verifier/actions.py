"""What is done with a drug, a treatment, a habit: begun, kept up, ended, made more or less."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from wardround.tools.terms import find_drugs, normal_words

from .stretches import after_last, before_next

Action = Literal["begin", "give", "keep", "end", "more", "less"]

AGAIN = r"(?:re-?start|resum|re-?commenc|re-?introduc|reinstat)\w*"
"""What is begun once more."""
_WORDS: dict[Action, str] = {
    "begin": rf"start(?:s|ed|ing)?|begins?|began|begun|beginning|initiat\w+|{AGAIN}"
    r"|put (?:you|him|her|them|me) on",
    "give": r"prescrib\w+|try(?:ing)?|add(?:ed|ing)?|order(?:ed|ing)?|(?:give|gave)(?! (?:(?:it|them|that|this) )?up\b)"
    r"|given(?! (?:(?:it )?up|the|that|this|his|her|their|its|reaction|risks?|history|concerns?|lack"
    r"|recent|prior|ongoing|persistent|worsening|severity)\b)",
    "keep": r"continu\w+|(?:keep(?:s|ing)?|kept)(?! in mind| off\b| away\b| (?:\w+ ){0,2}down\b)"
    r"|stay(?:s|ed|ing)? on|remain(?:s|ed|ing)? on(?! hold\b)"
    r"|maintain\w*"
    r"|refill\w*|still (?:on|tak\w+|us\w+)|carry on|go on with|leave (?:you|him|her|it) on|same dose",
    "end": r"stop(?:s|ped|ping)?|g[ai]ven? (?:(?:it|them|that|this) )?up|discontinu\w+|quit(?:s|ting)?|ceas\w+"
    r"|(?<!on )(?<!get )hold(?:ing)?(?! on\b)|held|halt\w*"
    r"|off(?=\s+(?:at |on |since )?\d)"
    r"|com(?:e|ing) off|came off|tak(?:e|en|ing) (?:\w+ )?off|went off|go off|off of|get rid of"
    r"|(?<!for )(?<!on )(?<!at )(?<!to )(?<!till )(?<!until )(?:(?<=\w )d/c|d/c(?!\s?\d))"
    r"|no longer (?:on|tak\w+|us\w+)|avoid(?:s|ed|ing)?|(?:stay|keep)(?:s|ing)? (?:away from|off)",
    "more": r"increas\w+|rais(?:e|ed|ing)|bump(?:ed|ing)?|go(?:ing)? up|went up|doubl(?:e|ed|ing)|up-?titrat\w+"
    r"|higher dose|up (?:to|the|your|her|his)",
    "less": r"decreas\w+|reduc(?:e|ed|ing|tion)|lower(?:ed|ing)|cut(?:ting)? (?:back|down)|taper\w*|wean\w*"
    r"|halv(?:e|ed|ing)|(?:cut|down) to (?=\d)|go(?:ing)? down|went down|lower dose|down-?titrat\w+",
}
_ACTION = re.compile("|".join(rf"\b(?P<{name}>(?:{words}))\b" for name, words in _WORDS.items()), re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got|get)(?: \w+ly)? $", re.IGNORECASE)
_BEHIND = re.compile(r"(?: \d[\w.,]*(?: [a-zA-Z.]+){0,3})?(?: \(|\s)")
"""Between a medicine and what became of its dose: `digoxin increased to 40 mg`, `digoxin 125 mcg (reduced in May)`."""
_TO = re.compile(r"(?: (?:to|from|by|last|at|in|on|today|recently|yesterday)\b|\))", re.IGNORECASE)
_NOTHING = re.compile(r"\s*(?:[,.;(]|$)")
"""`Statin not started, diet first`: what it is done with stands before."""
_DENIED = re.compile(
    r"(?:\bnot|\bcannot|\bunable to|n['’ ]t|\bnever|\bwithout|\bno need to|\bno(?! (?:i|he|she|we|you|they|it)\b)"
    r"|\brather than|\binstead of)(?: (?!(?:and|but|then|so)\b)\w+){0,3} $"
    r"|(?:\bnot|n['’]t) (?:want|like|need)(?: \w+){0,6} $",
    re.IGNORECASE,
)
"""`no i had to stop` denies what was asked."""
_OF_A_SERVICE = re.compile(
    r"(?:stop|quit)[- ]smoking(?: \w+)? (?:services?|clinic|program(?:me)?|advi[cs]\w+|nurse|support|line)\b",
    re.IGNORECASE,
)
"""`the stop-smoking service` stops nothing."""
_OF_A_FINDING = re.compile(
    r"(?:continued|increas(?:ed|e|ing)(?: in)?|decreas(?:ed|e|ing)(?: in)?|reduced)"
    r" (?:(?:his|her|the|my|your|back|leg|neck|knee|chest) )*"
    r"(?:pain|symptoms?|discomfort|swelling|numbness|weakness|redness|stiffness|fatigue|cough\w*|bleeding|hair loss"
    r"|shortness|nausea)\b",
    re.IGNORECASE,
)
"""`has had continued pain`, `an increase in her pain`: how it went, and nothing that was done."""
_I_WISH = re.compile(
    r"\bi (?:really |just |do |would |still )*(?:want to|wan na|wanna|['’]?d like to|would like to"
    r"|like to|hope to|wish to) $",
    re.IGNORECASE,
)
"""`i really wan na keep on playing`: not done yet. Of the dose of a medicine it is how a clinician orders."""
_WISHED = re.compile(
    r"\b(?:are|were) (?:you|s?he) able to $"
    r"|\b(?:ready|steps|trying|planning|plans?|motivated|help(?:ing)? (?:you|me|him|her)) (?:to )?$"
    r"|\bthinking (?:of|about) $",
    re.IGNORECASE,
)
"""`were you able to continue?`, `ready to quit`: not done yet."""
_OF_ANOTHER = re.compile(r"(?: (?:on|with|taking|using))?(?: that| the| your| my)? (?:other|another)\b", re.IGNORECASE)
"""`i took prilosec and stopped that other one`."""
_UNKNOWN = re.compile(r"(?:\bnot|n['’]t) (?:know|remember|recall|sure) (?:if|whether)(?: \w+){0,2} $", re.IGNORECASE)
"""`i do n't know if we started it`."""
BACK = re.compile(r"\b(?:back|again) (?:up |down |on )?to (?=\d)|\b(?:up|down) again\b", re.IGNORECASE)
"""`weaned to 5 mg`, `back to 10 mg`: a dose that went both ways."""
LEFT_OUT = r"\b(?:except|other than|apart from|besides)\b"
"""Before what something is not done with."""
_LABELLED = re.compile(r"\A(?: (?:taking|using|giving))?:", re.IGNORECASE)
"""`Not continued: clarithromycin`, `Keep taking: atenolol`."""
_FIGURE = r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)"
_CLAUSE = re.compile(
    rf"[;:?!\n]|(?<!\d)\.(?! {_FIGURE}\b)|(?<=\d)\.(?!\d)| (?={LEFT_OUT})"
    r"|,? (?:and|but|so|then|because|since|until|if|when|while|whereas|although|though|which|who) "
)
"""Where a clause ends; `two . five of amlodipine` is a figure of speech without an end."""
_REACH = 60
"""Characters from the word of action to what it is done with."""
_OPPOSITE: dict[Action, Action] = {"begin": "end", "keep": "end", "end": "keep", "more": "keep", "less": "keep"}
"""What an action comes to that is denied; `did not give` says too little."""
CONTRARY: dict[Action, frozenset[Action]] = {
    "begin": frozenset({"end", "less"}),
    "give": frozenset({"end"}),
    "keep": frozenset({"end"}),
    "end": frozenset({"begin", "give", "keep", "more"}),
    "more": frozenset({"end", "less"}),
    "less": frozenset({"more"}),
}
"""What cannot be meant by one who says the action."""
ALLIED: dict[Action, frozenset[Action]] = {
    "begin": frozenset({"give", "keep", "more"}),
    "give": frozenset({"begin", "keep", "more"}),
    "keep": frozenset({"begin", "give", "more", "less"}),
    "end": frozenset({"less"}),
    "more": frozenset({"begin", "give", "keep"}),
    "less": frozenset({"keep", "end"}),
}
"""What may be meant."""


CHANGES_OF_DOSE = frozenset({"more", "less"})


class Done(NamedTuple):
    """One thing done, or to be done."""

    action: Action
    start: int
    end: int
    objects: frozenset[str]
    """Normal words of what it is done with; may be empty (`i want you to stop that`)."""

    def words_in(self, text: str) -> str:
        """The words that say it, with what denies them: `not continued`."""
        denied = _DENIED.search(text[: self.start])
        return text[denied.start() if denied else self.start : self.end].strip()


@lru_cache(maxsize=32768)
def actions_in(text: str) -> tuple[Done, ...]:
    """What a text says is done, in its order; what is denied counts as its opposite."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Done]:
    """Each action with what it is done to: named before a passive, else behind the word."""
    for match in _ACTION.finditer(text):
        action: Action = match.lastgroup  # type: ignore[assignment]
        before = text[: match.start()]
        if _OF_A_FINDING.match(text, match.start()) or _OF_A_SERVICE.match(text, match.start()):
            continue
        stated = _OPPOSITE.get(action) if _DENIED.search(before) else action
        if (
            stated
            and not (_UNKNOWN.search(before) or _WISHED.search(before))
            and not _OF_ANOTHER.match(text, match.end())
        ):
            is_behind = (
                _PASSIVE.search(before) or _NOTHING.match(text, match.end()) or _is_of_a_dose(text, match, action)
            )
            span = _before(before) if is_behind else _after(text[match.end() :])
            if not _I_WISH.search(before) or (action in CHANGES_OF_DOSE and find_drugs(span)):
                yield Done(stated, match.start(), match.end(), _objects(span))


def _is_of_a_dose(text: str, match: re.Match[str], action: Action) -> bool:
    """Whether a dose was raised or lowered of the medicine right before."""
    if action not in CHANGES_OF_DOSE or not match.group().casefold().endswith("ed") or not _TO.match(text, match.end()):
        return False
    named = max((drug.end for drug in find_drugs(text[: match.start()])), default=None)
    return named is not None and _BEHIND.fullmatch(text, named, match.start()) is not None


def _after(rest: str) -> str:
    rest = _LABELLED.sub("", rest)
    return rest[: min(before_next(_CLAUSE, rest, 0), _REACH)]


def _before(text: str) -> str:
    return text[max(after_last(_CLAUSE, text, len(text)), len(text) - _REACH) :]


def _objects(text: str) -> frozenset[str]:
    """Names of drugs and conditions, where there are any; else all content words but numbers."""
    words = normal_words(text)
    named = frozenset(word for word in words if word.startswith("#"))
    return named or frozenset(word for word in words if not word[0].isdigit())
