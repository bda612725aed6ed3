"""Whose a condition is: what the claim gives to the family, the record gives to the patient, or the other way round."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from wardround.tools.terms import stem

from ..check import ClaimInContext, Signal
from ..holders import PATIENT, SOME, Spoken, Whose, agree, whose_in
from ..kin import FAMILY, KIN, kin_in
from ..mentions import assertion_of, is_telling

_MOST = 12
"""Mentions of a word that are looked at: those in the closest units."""
_OF_ALL = frozenset(
    map(
        stem,
        "disease illness condition disorder problem medical died death passed away alive living healthy age adopted"
        " children".split(),
    )
)
"""Words that are said of one relative after the other."""
_NAME = re.compile(rf"{KIN.pattern}|{FAMILY.pattern}", re.IGNORECASE)
_DOES = (
    r" (?:\w+ ){0,3}?(?:comment|notic|told|tells?|sa(?:id|ys?)|mention|noted|observ|help|brought|brings?|drove|drives?|remark"
    r"|call|report|describ|worr|witness|accompan)\w*"
)
"""What relatives and friends say of the patient and do for them: `a friend who was visiting helped her`."""
_ILL = re.compile(
    rf"\bhistory\b|(?:{KIN.pattern}|\bparents?|{FAMILY.pattern})\W+(?:\w+ ){{0,4}}?"
    rf"(?:ha[sd]|have|with|who|suffer\w*|underwent|di(?:ed|agnos\w+)|smok\w+|drinks?|us(?:es|ed)|takes?)\b(?!{_DOES})|:",
    re.IGNORECASE,
)
"""What tells of an illness or a habit; `her husband noticed`, `lives with his wife` do not."""
_OWN_DENIED = re.compile(
    r"\b(?:no|denie[sd]|denying|without|negative for) (?:any |known |significant |reported |prior ){0,2}"
    r"(?:past (?:medical |surgical )?|personal (?:medical )?|previous medical |prior medical |own )history of\b(?! (?:\w+ ){0,3}family\b)",
    re.IGNORECASE,
)
"""`no past medical history of gout`, where only the family was asked about."""
_HAS_OR_HAD = re.compile(
    r"\bhistory\b|\b(?:ha[sd]|have|having|ever|past|previous\w*|diagnos\w+)\b|['’](?:ve|d)\b", re.IGNORECASE
)
_OF_BOTH = re.compile(r"\b(?:yourself|personal(?:ly)?|ever had|you or)\b", re.IGNORECASE)
"""`have you ever had gout or does anyone in your family`."""
_MESSAGES = {
    "holder_patients": "the claim gives “{}” to the family, the record to the patient",
    "holder_patients_word": "the claim tells “{}” of the family, the record of the patient",
    "holder_relatives": "the claim gives “{}” to the patient, the record to a relative",
    "holder_kin": "the claim gives “{}” to one relative, the record to another",
}
"""By signal, with the claim's word. Words without a name of their own are only judged where the record has nothing of a relative's at all."""


def holders_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice what is told of the family and was the patient's, of the patient and was a relative's, or of another relative.

    Of talk: what is written says whose it is in its own sentence (`written/relatives.py`).
    """
    if not context.is_checkable or context.evidence.is_all_written:
        return
    yield from _asked_of_the_family(context)
    judged: dict[str, list[tuple[float, str, bool]]] = defaultdict(list)
    for name, key, differs in _compared(context):
        judged[name].append((context.evidence.weight_said(key), key, differs))
    for name in _MESSAGES.keys() & judged.keys():
        differing = [(weight, key) for weight, key, differs in judged[name] if differs]
        share = sum(weight for weight, _ in differing) / sum(weight for weight, *_ in judged[name])
        if share:
            words = _words_of(context, max(differing)[1])
            yield Signal(
                name, share, "experiencer_mismatch", _MESSAGES[name].format(words), context.best[:1], words=words
            )


def _asked_of_the_family(context: ClaimInContext) -> Iterator[Signal]:
    """Conditions that the claim denies of the patient's own history and the record only of relatives."""
    denied = _OWN_DENIED.search(context.claim.text)
    named = [word for word in context.said if denied and word.start >= denied.end() and word.key.startswith("#")]
    for word in named:
        if _is_only_of_the_familys_history(context, word.key):
            words = context.claim.text[word.start : word.end]
            message = f"the claim denies “{words}” of the patient; the record speaks of it only in the family"
            yield Signal("holder_relatives", 1.0, "experiencer_mismatch", message, context.best[:1], words=words)


def _is_only_of_the_familys_history(context: ClaimInContext, key: str) -> bool:
    """Whether the record names it in a family history, and nowhere as what the patient has or had."""
    said = [
        (words, context.evidence.holders.whose(place, index))
        for place, index in context.evidence.saying(key)
        for words in [context.evidence.all[place].words]
    ]
    is_own = any(
        _OF_BOTH.search(words) or (whose in (PATIENT, None) and _HAS_OR_HAD.search(words)) for words, whose in said
    )
    return not is_own and any(whose and FAMILY.search(words) for words, whose in said)


def _words_of(context: ClaimInContext, key: str) -> str:
    return next(context.claim.text[word.start : word.end] for word in context.said if word.key == key)


def _compared(context: ClaimInContext) -> Iterator[tuple[str, str, bool]]:
    """What the claim and the record both give to somebody: name of the signal, the thing, whether they differ."""
    found = {
        key: (said, told)
        for key, said in _said(context).items()
        if None not in said and (told := list(_told(context, key)))
    }
    alike = {key for key, (said, told) in found.items() if any(agree(a, b) for a in said for b in told)}
    within = _within_names(context, {key for key in alike if key.startswith("#")})
    for key, (said, told) in found.items():
        if key not in within:
            yield _name(key, said, told), key, key not in alike


def _name(key: str, said: set[Whose | None], told: list[Whose | None]) -> str:
    kind = "holder_relatives" if PATIENT in said else "holder_kin" if any(told) else "holder_patients"
    return kind if key.startswith("#") else f"{kind}_word"


def _said(context: ClaimInContext) -> dict[str, set[Whose | None]]:
    """Whose the claim calls each thing; None where it does not say so, as in a line without a subject.

    That one does not have it says nothing of the others.
    """
    text = context.claim.text
    in_family = context.claim.section.casefold().replace("_", " ").startswith("family")
    pronoun = None if in_family or _before_names(context) else PATIENT
    tells = bool(_ILL.search(text))
    found: dict[str, set[Whose | None]] = defaultdict(set)
    for word in context.said:
        is_told = tells or word.key.startswith("#")
        if is_told and is_telling(word) and word.key not in _OF_ALL and not _NAME.match(text, word.start):
            whose = whose_in(text, word.start, Spoken(SOME if in_family else None, pronoun))
            found[word.key].add(None if assertion_of(text, word).negated else whose)
    return found


def _within_names(context: ClaimInContext, named: Collection[str]) -> set[str]:
    """The words that the claim says only within some conditions' own names: each is judged as a whole."""
    spans = [(word.start, word.end) for word in context.said if word.key in named]
    words = [word for word in context.said if not word.key.startswith("#")]
    apart = {word.key for word in words if not any(a <= word.start and word.end <= b for a, b in spans)}
    return {word.key for word in words} - apart


def _before_names(context: ClaimInContext) -> bool:
    """Whether the sentence before names a relative, whom a pronoun may mean."""
    texts = list(context.whole.texts)
    if context.claim.text not in texts:
        return False
    before = texts[max(texts.index(context.claim.text) - 1, 0)]
    return bool(kin_in(before) or FAMILY.search(before))


def _told(context: ClaimInContext, key: str) -> Iterator[Whose | None]:
    mentions = context.evidence.saying(key)
    for place, index in sorted(mentions, key=lambda one: -context.closeness.get(one[0], 0.0))[:_MOST]:
        yield context.evidence.holders.whose(place, index)
