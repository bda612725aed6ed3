"""What was said in a dialogue of a finding, a side, a number or a drug, turn by turn: asked, affirmed or denied."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from benchmarks.verifier.third.dialogue import LAY, Dialogue, content, stem

Voice = Literal["affirmed", "denied", "asked"]
_SPEAKER = re.compile(r"\[(\w+)\]|\b(doctor|patient|guest_\w+)\s*:")
_TOKEN = re.compile(r"n't|[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?|[.,?;!]")
_NO = re.compile(r"^(?:no|not|n't|never|without|negative|none|den(?:y|ies|ied)|nor|neither|isn't|free|\w+n't)$")
_TURNING = frozenset("but except though although however just only . ? ; !".split())
_ASKING = re.compile(
    r"\?|\b(?:any|do you|does (?:it|that|he|she)|did you|have you|has (?:it|he|she)|are you|is (?:it|there)|how about|what about|were you|any other)\b"
)
_NOES = re.compile(
    r"^(?:uh|um|well|oh|hm+|ah|okay|so|,|\.|\s)*(?:no\b|nope|nah|not\b|never|none|negative|neither|i (?:do|did|have|am|was|could|can) ?n'?[o']?t|i'm not|he does|nothing)"
)
_YESES = re.compile(
    r"^(?:uh|um|well|oh|hm+|ah|okay|so|,|\.|\s)*(?:yes|yeah|yep|yup|mm-hmm|uh-huh|i (?:do|did|have|am|was|feel|get)\b(?! ?n)|sometimes|a (?:little|bit|few)|sure|correct|occasionally|actually|some\b|definitely)"
)
_REACH = 9
_MORE = {
    "swelling": "edema", "fluid": "edema", "pain": "hurt", "pains": "hurt", "dysphagia": "swallow", "dysuria": "burn",
    "hematuria": "blood", "hematochezia": "blood", "melena": "black", "syncope": "pass", "palpitations": "flutter",
    "nausea": "nause", "vomiting": "throw", "rhinorrhea": "runny", "congestion": "stuff", "constipation": "bowel",
    "fatigue": "tired", "shortness": "breath", "malaise": "tired", "pyrexia": "fever", "diaphoresis": "sweat",
    "polyuria": "urinat", "insomnia": "sleep", "alopecia": "hair", "lesions": "spot", "rash": "rash",
    "diabetes": "diabet", "hypertension": "blood pressure", "hyperlipidemia": "cholesterol", "cancer": "cancer",
}  # fmt: skip


class Turn(NamedTuple):
    """What one speaker says at a time."""

    doctor: bool
    text: str


@lru_cache(maxsize=16)
def turns(text: str) -> tuple[Turn, ...]:
    """The turns of a dialogue in lower case."""
    marks = list(_SPEAKER.finditer(text))
    ends = [*(mark.start() for mark in marks), len(text)][1:]
    return tuple(
        Turn((mark.group(1) or mark.group(2)) == "doctor", text[mark.end() : end].strip())
        for mark, end in zip(marks, ends, strict=True)
    )


def heads(finding: str) -> list[str]:
    """The words by which a finding is known: of `loss of bladder control` all, of `lower back pain` the last two."""
    named = content(finding) or re.findall(r"[a-z]{3,}", finding.casefold())
    return named[-2:]


def is_word(word: str, spoken: str) -> bool:
    """Whether a spoken word is the written one, or what a lay person says for it."""
    lay = [table[word] for table in (LAY, _MORE) if word in table]
    return stem(spoken) == stem(word) or any(spoken.startswith(one) for one in lay if one)


def voices(dialogue: Dialogue, finding: str) -> set[Voice]:
    """How the finding is spoken of; nothing when it is not."""
    named = heads(finding)
    spoken = turns(dialogue.text)
    found: set[Voice] = set()
    for number, turn in enumerate(spoken):
        tokens = _TOKEN.findall(turn.text)
        if named and all(any(is_word(name, token) for token in tokens) for name in named):
            answer = next((t.text for t in spoken[number + 1 : number + 3] if not t.doctor), "")
            found |= set(_voices(turn, tokens, named[-1], answer))
    return found


def _voices(turn: Turn, tokens: list[str], name: str, answer: str) -> Iterator[Voice]:
    for place, token in enumerate(tokens):
        if not is_word(name, token):
            continue
        if _is_denied(tokens, place):
            yield "denied"
        elif turn.doctor and _asks(tokens, place):
            yield "denied" if _NOES.match(answer) else "affirmed" if _YESES.match(answer) else "asked"
        else:
            yield "affirmed"


def _is_denied(tokens: list[str], place: int) -> bool:
    for token in reversed(tokens[max(place - _REACH, 0) : place]):
        if token in _TURNING:
            break
        if _NO.match(token):
            return True
    after = tokens[place + 1 : place + 5]
    return "negative" in after or "not" in after[:2] or "n't" in after[:2]


def _asks(tokens: list[str], place: int) -> bool:
    """Whether the sentence that a word stands in, or up to two before it in a turn without stops, is a question."""
    stops = [n for n, token in enumerate(tokens) if token in (".", "!") and n < place]
    begin = max(stops[-1] if stops else 0, place - 25)
    end = next((n for n in range(place, len(tokens)) if tokens[n] in (".", "!", "?")), len(tokens) - 1)
    return _ASKING.search(" ".join(tokens[begin : min(end + 1, place + 25)])) is not None


def is_denied(dialogue: Dialogue, finding: str) -> bool:
    """Denied, and never affirmed."""
    found = voices(dialogue, finding)
    return "denied" in found and "affirmed" not in found


def is_affirmed(dialogue: Dialogue, finding: str) -> bool:
    """Affirmed, and never denied."""
    found = voices(dialogue, finding)
    return "affirmed" in found and "denied" not in found


def windows(dialogue: Dialogue, name: str, reach: int = 12) -> list[str]:
    """The words around each mention of a name."""
    words = dialogue.words
    places = [place for place, word in enumerate(words) if is_word(name.casefold(), word)]
    return [" ".join(words[max(place - reach, 0) : place + reach + 1]) for place in places]


def near(dialogue: Dialogue, name: str, pattern: str, reach: int = 12) -> bool:
    """Whether a pattern is said within so many words of a name."""
    return any(re.search(pattern, window) for window in windows(dialogue, name, reach))


def topic(sentence: str, but: str = "") -> list[str]:
    """What a sentence speaks of, its abbreviations too, without the words of a stretch of it."""
    left_out = set(content(but))
    short = [word.casefold() for word in re.findall(r"\b[A-Z][A-Z\d]{1,4}\b", sentence)]
    return [*short, *(word for word in content(sentence) if word not in left_out)]
