"""What asks, what only lists, and what is taken to be so in a question."""

import re
from functools import lru_cache

from .contracted import loosely
from .turns import without_speaker

_ASKS = re.compile(
    r"(?:(?:and|so|but|or|now|then|um+|uh+|okay|ok|alright|all right|well|also|right|good|great|yeah|doctor|your|\[\w+\]|doctor:)[ ,.]*)*"
    r"(?:(?:how|what) about|any(?:thing)?|do (?:you|your)|did (?:you|your)|have (?:you|your)|are (?:you|your)|were you|has (?:he|she|it|your)|does (?:he|she|it|that|this|the|your)|did (?:he|she|it|this|the)"
    r"|is (?:he|she|it|there|that|your)|are there|was (?:it|there)|have there|has there|can you|could you)(?![\w'])",
    re.IGNORECASE,
)
_ASKED_AS_NOT = re.compile(
    r"(?:\[\w+\]|\w+:)?\s*(?:(?:so|and|but|okay|well|wait|oh)[ ,]+)*"
    r"(?:is|are|was|were|do|does|did|have|has|had)n['’]t (?:this|that|it|you|he|she|they|there|we|the|your)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(
    r"\b(?:symptoms|problems|else|then|good|okay|alright|about|please|now|right|fine)[ ,]+any\b", re.IGNORECASE
)
_PRESUMES = re.compile(
    r"(?:(?:and|so|but|now|then|um+|uh+|okay|ok|alright|all right|well|also|\[\w+\]|doctor:)[ ,.]*)*"
    r"(?:when|where|why|how (?:long|often|much|many|bad|severe|did|does|is|are|was|were|have|has|would|come)|what (?!about|other|kind of symptoms)|which|who"
    r"|can you (?:tell|think|describe|show|point))(?![\w'])",
    re.IGNORECASE,
)
"""What such a question speaks of is taken to be so."""
_RATES = re.compile(
    r"\bhow (?:would|do|did|can) (?:you|he|she|they) (?:rate|describe|rank|score|grade)\b|\bon a scale (?:of|from)\b",
    re.IGNORECASE,
)
_STATED_FIRST = re.compile(
    r"(?:\[\w+\]|\w+:)?\s*i (?:see|know|heard|understand|hear)(?: that)? you(?:'re| are| have|'ve| had| were)\b",
    re.IGNORECASE,
)
"""`I see you have asthma, have you had any medication for it?`: what is stated before the comma is not asked."""
_SET_APART = re.compile(
    r"(?:\[\w+\]|\w+:)?\s*(?:(?:and|so|but|okay|um+|uh+|now)[ ,]+)*(?:prior to|before|during|after|since|other than|besides|apart from"
    r"|aside from|going back to|at the time|when|i know)\b"
    r".*?(?=\b(?:(?:do|did|have|are|were) (?:you|they)|(?:does|did|has|is|was) (?:he|she|it|there|the patient))\b)"
    r"|.*?\bhow (?:has|have|is|are)\b.*?(?=,\s*any\b)",
    re.IGNORECASE | re.DOTALL,
)
"""`Prior to the episode, did you have any pain?`: what stands before it is not asked."""
_BESIDES = re.compile(
    r"\b(?:other th[ae]n|else th[ae]n|besides|apart from|aside from|except(?:ing)?(?: for)?)"
    r" (?!(?:that|this|these|those|it)\b)[^,;.?!]+",
    re.IGNORECASE,
)
_CAUSES = re.compile(
    r"\bhave you (?:come|follow|take|use|see|go|lay|lie|sit|start|stop|continue|keep|do|get|return|apply|call|stand|open|look|move|undergo|check|schedule|hop|sign|try|wear|put|make)\b",
    re.IGNORECASE,
)
"""`I'll have you come back`: an order."""
_PLAINLY_LISTED = re.compile(
    loosely(
        r"(?!.*\b(?:i|we|you|he|she|it|that|this|let|let's|i'm|it's|that's|there's|there|these|those|me|is|are|was|were|appears?|looks?|seems?|sounds?|has|had|does|did|will|would|tells?|told|says?|said)\b)"
    ),
    re.IGNORECASE | re.DOTALL,
)
_MOST_LISTED = 10
"""Words of a turn that may name symptoms without asking: `okay coughing headache`."""
_ANEW = re.compile(
    r"(?:(?:and|so|or|now|um+|uh+|okay)[ ,]+)*(?:(?:have|has|had|did|do|does|are|is|were|was) (?:you|he|she|they)|you|ever)\b",
    re.IGNORECASE,
)
"""`high blood pressure, diabetes. ever had a stroke?` `no`: what was listed before is not what was asked."""
_ELSE = re.compile(r"\b(?:anything|any|what) else\b", re.IGNORECASE)
_ASSENT_WANTED = re.compile(
    r"[ ,.]*\b(?:okay|ok|all right|alright|you know|does that (?:sound|make sense)[\w ]*|sound good)\s*\?$",
    re.IGNORECASE,
)
"""A statement with `okay?` at its end is no question."""
_TAG = re.compile(
    r"(?:(?<!the )(?<!on )(?<!your )(?<!his )(?<!her )(?<!my )\bright|\bcorrect|\bis that right|\bor no|\bor not|\bor anything(?: like that)?)\s*[?]?\s*$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)  # asked of the same sentence for each claim that it is close to
def is_question(sentence: str) -> bool:
    """Whether a sentence of speech asks something, also where the transcript has no question marks."""
    words = _ASSENT_WANTED.sub("", sentence.rstrip()).rstrip()
    if _CAUSES.search(words) and not words.endswith("?"):
        return False
    return words.endswith("?") or bool(_ASKS.match(words)) or bool(_LISTS.search(words)) or bool(_TAG.search(words))


def is_asked_as_not(sentence: str) -> bool:
    """Whether it asks by a denial that expects a yes: `isn't this your second attack?` denies nothing."""
    return bool(_ASKED_AS_NOT.match(sentence)) and sentence.rstrip().endswith("?")


def is_list(sentence: str) -> bool:
    """Whether a short sentence names things without saying anything of them, as doctors ask: `okay coughing headache`."""
    return len(without_speaker(sentence).split()) <= _MOST_LISTED and bool(_PLAINLY_LISTED.match(sentence))


def asks_anew(following: str) -> bool:
    """Whether a question has a verb of its own, so that its answer is none to what was listed before it."""
    return bool(_ANEW.match(following)) and is_question(following)


def asked_else(sentence: str) -> int | None:
    """From where on an unpunctuated sentence asks: `so reflux and thyroid anything else diabetes ulcers` states two and asks for two."""
    mark = _ELSE.search(sentence)
    return mark.end() if mark and mark.start() else None


def presumes(question: str) -> bool:
    """Whether a question takes for granted what it speaks of: `when did the pain start?`, `with ten the worst, how would you rate it?`."""
    return bool(_PRESUMES.match(question) or _RATES.search(question))


def besides(question: str) -> tuple[tuple[int, int], ...]:
    """What a question sets apart from what it asks for, by its places: `any other symptoms besides the cough?` `no`."""
    return tuple(match.span() for match in _BESIDES.finditer(question))


def states_first(question: str, end: int) -> bool:
    """Whether what ends at a place is stated before anything is asked: `I see you have asthma, have you used it?`."""
    stated = _STATED_FIRST.match(question)
    apart = _SET_APART.match(question)
    is_stated = stated is not None and "," not in question[stated.end() : end]
    return is_stated or (apart is not None and end <= apart.end())
