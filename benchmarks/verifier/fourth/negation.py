"""A denial dropped, turned or invented; one item of a list of denials that escapes it; a normal finding that is not."""

import re
from random import Random

from benchmarks.verifier.third.dialogue import Dialogue
from benchmarks.verifier.third.edit import New, Rule, Said, Site, words

from .hearing import is_affirmed, is_denied, near, topic, voices
from .wording import LEAD, alternatives, items, listed_as, lowered, one_key, raised

_END = r"(?=[.;]|\s*$)"
_WHAT = r"(?P<what>[a-z][^.;:\n]{2,110}?)"
_SMALL = re.compile(
    r"^(?:any|having|recent|other|further|a|an|the|history of|signs? of|evidence of|associated|acute|obvious|apparent|significant) ",
    re.IGNORECASE,
)
_NOT_LIST = re.compile(
    r"\b(?:but|except|because|however|although|who|which|that|if|when|until|since|other|more than|over the counter|cure|longer|difference|change|improvement|questions?|concerns?|further|need)\b",
    re.IGNORECASE,
)
_SIGNS = "tenderness swelling pain edema erythema ecchymosis effusion wheezing crackles rhonchi rales murmur bruising redness warmth lymphadenopathy jvd weakness numbness tingling discharge exudate exudates guarding rash"
_NORMAL = {
    "normal": "abnormal", "unremarkable": "abnormal", "intact": "impaired|diminished", "nontender": "tender",
    "non-tender": "tender", "nondistended": "distended", "non-distended": "distended", "afebrile": "febrile",
    "asymptomatic": "symptomatic", "symmetric": "asymmetric", "regular rate and rhythm": "irregular rhythm",
    "clear to auscultation": "congested on auscultation", "supple": "rigid",
}  # fmt: skip
_FINE = r"\b(?:normal|good|fine|great|clear|intact|unremarkable|regular|no|not|soft|non|benign|well|looks?)\b"
_RESULT = {"negative": "positive", "positive": "negative"}


def _bare(item: str) -> str:
    while (shorter := _SMALL.sub("", item)) != item:
        item = shorter
    return item


def _all_denied(text: str, dialogue: Dialogue) -> bool:
    """The first finding is denied, and none is affirmed."""
    found = [_bare(item) for item in items(text)]
    return bool(found) and is_denied(dialogue, found[0]) and all("affirmed" not in voices(dialogue, f) for f in found)


def _denied(site: Site, dialogue: Dialogue) -> bool:
    return _all_denied(site.match.group("what"), dialogue)


def _had(site: Site, dialogue: Dialogue) -> bool:
    return is_affirmed(dialogue, _bare(items(site.match.group("what"))[0]))


def _reports(match: re.Match[str], rng: Random) -> str | None:
    """`denies a, b, or c`: `reports a, b, and c`."""
    what = match.group("what")
    parts = [_SMALL.sub("", item) for item in items(what)]
    if _NOT_LIST.search(what) or not all(parts):
        return None
    verb = (
        "reported"
        if match.group("verb").casefold().startswith(("denied", "did"))
        else rng.choice(("reports", "endorses"))
    )
    return f"{verb} {listed_as(parts, 'and')}"


def _escapes(match: re.Match[str], rng: Random) -> str | None:
    """`denies a, b, or c`: `denies a or c but reports b`."""
    what = match.group("what")
    parts = items(what)
    if len(parts) < 2 or _NOT_LIST.search(what) or any(len(part.split()) > 4 for part in parts):
        return None
    out = parts.pop(rng.randrange(1, len(parts)))
    verb = match.group("verb").casefold()
    but = "but reports" if verb == "denies" else "but reported" if verb == "denied" else "but positive for"
    return f"{match.group('verb')} {listed_as(parts, 'or')}, {but} {out}"


def _escaped(site: Site, dialogue: Dialogue) -> bool:
    out = re.search(r"but (?:reports|reported|positive for) (.+)$", site.new)
    return out is not None and is_denied(dialogue, _bare(out.group(1)))


def _no_dropped(match: re.Match[str], rng: Random) -> str | None:
    what = match.group("what")
    if _NOT_LIST.search(what):
        return None
    return f"{match.group('verb')} {listed_as([_SMALL.sub('', part) for part in items(what)], 'and')}"


def _first_no(match: re.Match[str], rng: Random) -> str | None:
    what = match.group("what")
    if _NOT_LIST.search(what):
        return None
    return match.group("lead") + raised(listed_as([_SMALL.sub("", part) for part in items(what)], "and"))


def _not_lost(match: re.Match[str], rng: Random) -> str | None:
    if re.match(r"(?:only|yet|always|necessarily|sure|want|recommend|think|believe)", match.group("what")):
        return None
    if re.search(r"\b(?:any|much|yet|either)\b", match.group(0)) or re.search(
        r"\bif\b", match.string[: match.start()], re.IGNORECASE
    ):
        return None
    verb = match.group("verb")
    return f"{'can' if verb.casefold() == 'can' else verb} {match.group('what')}"


def _was_not(site: Site, dialogue: Dialogue) -> bool:
    """What is spoken of is denied; a word that is only once affirmed is not."""
    told = topic(site.match.group("what"))[:2]
    return bool(told) and all(is_denied(dialogue, word) for word in told)


def _found_absent(match: re.Match[str], rng: Random) -> str:
    return f"{match.group('lead')}No {lowered(match.group('what'))}"


def _looked_fine(site: Site, dialogue: Dialogue) -> bool:
    told = [
        w for w in topic(site.sentence, site.match.group("word")) if w not in ("bilateral", "bilaterally", "limits")
    ]
    wrong = r"\b(?:abnormal|impaired|diminished|irregular|decreased|limited)\b"
    return any(near(dialogue, w, _FINE, 8) and not near(dialogue, w, wrong, 12) for w in told[:3])


def _resulted(site: Site, dialogue: Dialogue) -> bool:
    word = site.match.group("word").casefold()
    told = topic(site.sentence, word)
    return any(
        near(dialogue, w, rf"\b{word}\b", 9) and not near(dialogue, w, rf"\b{_RESULT[word]}\b", 15) for w in told
    )


def _smoked(site: Site, dialogue: Dialogue) -> bool:
    return is_denied(dialogue, "smoking")


def _rule(operator: str, pattern: str, new: New, said: Said) -> Rule:
    return Rule("negation", operator, words(pattern), new, said)


RULES = (
    _rule("turned", rf"\b(?P<verb>denies|denied|does not report|did not report|does not have|did not have|has not had)(?: any)? {_WHAT}{_END}", _reports, _denied),
    _rule("one_escapes", rf"\b(?P<verb>denies|denied|no|negative for) {_WHAT}{_END}", _escapes, _escaped),
    _rule("no_dropped", rf"\b(?P<verb>shows?|showed|reveals?|revealed|demonstrates?|demonstrated|has|had|there is|there are|there was|there were|with) no (?:longer )?{_WHAT}(?=[.;,]|\s*$)", _no_dropped, _denied),
    _rule("first_no_dropped", rf"{LEAD}no {_WHAT}(?=[.;]|\s*$)", _first_no, _denied),
    _rule("later_no_dropped", rf"(?<=[.;,] )(?P<lead>)no {_WHAT}(?=[.;,]|\s*$)", _first_no, _denied),
    _rule("without", rf"\bwithout {_WHAT}(?=[.;,]|\s*$)", lambda m, rng: None if _NOT_LIST.search(m["what"]) else "with " + re.sub(r"\bor\b", "and", _bare(m["what"])), _denied),
    _rule("not_lost", r"\b(?P<verb>is|are|was|were|has|have|had|does|did|can|could|do) ?not (?P<what>[a-z]{3,}(?: [a-z-]+){0,5})", _not_lost, _was_not),
    _rule("never", r"\bnever (?=smoked|had|been|used|tried|taken|experienced)(?P<what>\w+(?: \w+){0,5})", lambda m, rng: m["what"], _was_not),
    _rule("finding_denied", r"\b(?:reports|endorses|complains of|admits to|has noticed|is experiencing|has been experiencing|is having) (?:some |mild |significant |a little |moderate |a )?(?P<what>(?!that|he|she|taking|his|her|history|they|being|having|no|this|when|feeling|it|trying|approximately|about|over|in|for|from|more|on|at)[a-z][a-z' /-]{2,50}?)(?=[.;,]| and | or | in | on | with | at | for | since | over |\s*$)", lambda m, rng: "denies " + m["what"], _had),
    _rule("sign_absent", rf"{LEAD}(?P<what>(?:{_SIGNS.replace(' ', '|')})\b(?![:/])[a-z ]{{0,30}})", _found_absent, _had),
    _rule("there_is_none", r"\bthere (?P<verb>is|was|are|were) (?:an? |some |mild |moderate |slight |significant )?(?P<what>(?!no\b|not\b|any\b|an?\b|some\b|mild\b|moderate\b|slight\b|significant\b)[a-z]{4,}(?: [a-z]+){0,2})(?=[.;,]| in | over | of | at | on | to | with |\s*$)", lambda m, rng: f"there {m['verb']} no {m['what']}", _had),
    _rule("normal_lost", alternatives(_NORMAL) + r"(?! limits)", one_key(_NORMAL), _looked_fine),
    _rule("result_turned", alternatives(_RESULT), one_key(_RESULT), _resulted),
    _rule("smoker", r"\b(?:non-?smoker|does not smoke|never smoked|denies (?:smoking|tobacco(?: use)?))\b", lambda m, rng: "smokes" if m[0].startswith(("does", "denies")) else "smoker" if "smoker" in m[0] else "has smoked", _smoked),
)  # fmt: skip
