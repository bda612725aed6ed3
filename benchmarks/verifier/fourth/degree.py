"""How bad, which way, and how sure."""

import re
from random import Random

from benchmarks.verifier.third.dialogue import Dialogue, spoken, value
from benchmarks.verifier.third.edit import New, Rule, Said, Site, words

from .hearing import near, topic, windows
from .wording import alternatives, one_key, unless_denied

_DEGREE = {
    "mild": "severe|marked", "mildly": "severely|markedly", "slight": "severe|marked", "slightly": "severely|markedly", "minimal": "extensive|severe", "trace": "severe|marked", "moderate": "mild|severe", "moderately": "mildly|severely",
    "severe": "mild", "severely": "mildly", "significant": "minimal|slight", "marked": "slight", "extreme": "slight", "intense": "mild", "faint": "loud", "partial": "complete", "small": "large", "large": "small", "low-grade": "high-grade", "minor": "major",
    "terrible": "tolerable", "excruciating": "slight",
}  # fmt: skip
_DEGREE_HEARD = {
    "mild": "mild|slight|little|bit|minor|not (?:too )?bad|not terrible", "slight": "slight|little|bit|mild|small", "minimal": "minimal|little|slight|tiny|small", "trace": "trace|little|slight", "moderate": "moderate|medium", "severe": "severe|really bad|terrible|awful|worst|horrible|excruciating",
    "significant": "significant|a lot|bad|really|quite|very", "marked": "marked|a lot|significant", "extreme": "extreme|very|really|so", "intense": "intense|severe|really|bad", "faint": "faint|soft|slight", "partial": "partial|some|little|bit", "small": "small|little|tiny", "large": "large|big|huge",
    "low-grade": "low grade|little|slight", "minor": "minor|small|little", "some": r"some|little|bit", "a little": "little|bit|slight", "terrible": "terrible|awful|bad", "excruciating": "excruciating|terrible|worst",
}  # fmt: skip
_WAY = {
    "improved": "worsened", "improving": "worsening", "improves": "worsens", "improve": "worsen", "improvement": "worsening", "worsened": "improved", "worsening": "improving", "worse": "better", "better": "worse", "worsens": "improves",
    "well-controlled": "poorly controlled", "well controlled": "poorly controlled", "controlled": "uncontrolled", "uncontrolled": "well controlled", "poorly controlled": "well controlled", "stable": "progressive|unstable", "elevated": "low", "high": "low",
    "low": "high", "decreased": "increased", "reduced": "increased", "increased": "decreased", "limited": "full", "full": "limited", "relief": "aggravation", "good": "poor", "poor": "good", "relieves": "aggravates", "relieved": "aggravated", "exacerbated": "relieved",
}  # fmt: skip
_WAY_HEARD = {
    "improv": "better|improv|loosen|eas|help|good|well", "wors": "worse|aggravat|bad|increas|hurts more", "better": "better|improv|good|help", "well": "well|good|control|great", "controlled": "control|good|well|great|normal", "uncontrolled": "uncontrol|not|high|poor",
    "poor": "poor|not|bad|high", "stable": "stable|same|unchanged|no change|n t changed|not changed", "elevated": "elevat|high|up", "high": "high|up|elevat|cholesterol", "low": "low|down", "decreased": "decreas|limit|less|reduc|low|lower", "reduced": "reduc|decreas|low|less", "increased": "increas|more|high|up",
    "limited": "limit|decreas|n t move|can t|restrict", "full": "full|good|normal", "relie": "relie|help|better|eas", "good": "good|great|fine|nice|normal|well", "exacerbated": "worse|hurt|bad|aggravat|exacerbat",
}  # fmt: skip
_HEDGES = r"\b(?:may|might|could|possible|possibly|probably|probable|likely|think|suspect|suspicious|concern\w*|looks like|look like|maybe|perhaps|seems?|appears?|sounds like|believe|feel like|worried|consistent with|rule out|wonder\w*|guess|if|sort of|kind of|pretty sure|make sure|potential|evaluate|check)\b"
_SURE = {
    "likely": "definite", "probable": "definite", "probably": "definitely", "possible": "confirmed", "possibly": "definitely", "suspected": "confirmed|proven", "may be": "is", "might be": "is", "could be": "is", "may have": "has", "might have": "has", "may represent": "represents",
    "appears to be": "is", "seems to be": "is", "suspicious for": "diagnostic of", "concerning for": "diagnostic of", "suggestive of": "diagnostic of", "consistent with": "diagnostic of", "I suspect": "I have confirmed", "I believe": "I have confirmed", "apparently": "certainly", "perhaps": "certainly",
    "concern for": "a confirmed diagnosis of", "evaluate for": "follow known", "most likely": "certainly", "potential": "certain",
}  # fmt: skip
_UNSURE = {
    "shows": "possibly shows", "reveals": "may suggest", "demonstrates": "raises the question of", "demonstrated": "raised the question of", "has a history of": "may have a history of", "has a past medical history of": "has a questionable past medical history of", "significant for": "suspicious for",
    "was diagnosed with": "was suspected of having", "is diagnosed with": "is suspected of having", "revealed": "was suggestive of", "showed": "was suggestive of", "confirms": "might suggest", "known": "possible",
}  # fmt: skip


def _heard(table: dict[str, str], word: str) -> str:
    key = next((k for k in sorted(table, key=len, reverse=True) if word.startswith(k)), word)
    return rf"\b(?:{table.get(key, re.escape(word))})"


def _near_named(table: dict[str, str], taken: int = 3) -> Said:
    """The degree is said near what it is a degree of, and the new one is not."""

    def said(site: Site, dialogue: Dialogue) -> bool:
        word = site.match["word"].casefold()
        told = _of_what(site)[:taken]
        own, other = _heard(table, word), _heard(table, site.new.casefold())
        return any(near(dialogue, w, own, 7) for w in told) and not any(near(dialogue, w, other, 12) for w in told)

    return said


def _of_what(site: Site) -> list[str]:
    """What stands after it in its clause, then what stands before it."""
    after = re.split(r"[.;,:]", site.sentence[site.match.end() :])[0]
    before = re.split(r"[.;,:]", site.sentence[: site.match.start()])[-1]
    return [*topic(after)[:2], *topic(before)[-2:]]


def _graded(match: re.Match[str], rng: Random) -> str | None:
    number, top = int(match["n"]), int(match["top"])
    others = [n for n in range(1, top + 1) if abs(n - number) >= 2] or [n for n in range(1, top) if n != number]
    return f"{rng.choice(others)}/{top}" if number <= top else None


def _graded_said(site: Site, dialogue: Dialogue) -> bool:
    n, top = (rf"(?:{site.match[g]}|{spoken(int(site.match[g]))})" for g in ("n", "top"))
    new = site.new.partition("/")[0]
    other = rf"(?:{new}|{spoken(int(new))})"
    out = r" ?(?:out of|/|over|on) ?(?:a )?"
    return dialogue.matches(rf"\b{n}{out}{top}\b") and not dialogue.matches(rf"\b{other}{out}{top}\b")


def _plus(match: re.Match[str], rng: Random) -> str:
    return f"{rng.choice([n for n in (1, 2, 3, 4) if abs(n - int(match['n'])) >= 1])}+"


def _plus_said(site: Site, dialogue: Dialogue) -> bool:
    n, new = site.match["n"], site.new[0]
    told = [rf"\b(?:{x}|{spoken(int(x))}) ?(?:\+|plus)" for x in (n, new)]
    return dialogue.matches(told[0]) and not dialogue.matches(told[1])


def _staged(match: re.Match[str], rng: Random) -> str:
    number = int(value(match["n"]) or 1)
    return f"{match['what']} {rng.choice([n for n in (1, 2, 3, 4) if n != number][: 2 if match['what'].casefold() == 'type' else 3])}"


def _staged_said(site: Site, dialogue: Dialogue) -> bool:
    what, n = site.match["what"].casefold(), site.match["n"].casefold()
    number = int(value(n) or 0)
    said = [rf"\b{what} (?:{x}|{spoken(x)})\b" for x in (number, int(site.new.split()[1]))]
    return dialogue.matches(said[0]) and not dialogue.matches(said[1])


def _made_sure(match: re.Match[str], rng: Random) -> str | None:
    verb = re.search(r"\b(?:is|are|was|were|be|most|due to|will|has)\s*$", match.string[: match.start()], re.IGNORECASE)
    if match["word"].casefold() == "likely" and (
        verb or re.match(r" (?:due|secondary|related|caused|from|a |an |the )", match.string[match.end() :])
    ):
        return "definitely"
    return one_key(_SURE)(match, rng)


def _hedged(site: Site, dialogue: Dialogue) -> bool:
    """What it is about is hedged near every mention that says it at all."""
    told = _of_what(site)[:2]
    found = [window for word in told for window in windows(dialogue, word, 11)]
    return bool(found) and sum(bool(re.search(_HEDGES, w)) for w in found) / len(found) >= 0.5


def _plain(site: Site, dialogue: Dialogue) -> bool:
    """What it is about is said, and never hedged close by."""
    after = topic(re.split(r"[.;,:]", site.sentence[site.match.end() :])[0])[:3]
    found = [window for word in after for window in windows(dialogue, word, 9)]
    return len(found) > 1 and not any(re.search(_HEDGES, w) for w in found)


def _condition_lost(match: re.Match[str], rng: Random) -> str:
    rest = match["rest"]
    return rest[:1].upper() + rest[1:]


def _conditional(site: Site, dialogue: Dialogue) -> bool:
    told = topic(site.match["rest"])[:4]
    return any(near(dialogue, w, r"\b(?:if|unless|in case)\b", 22) for w in told)


def _rule(kind: str, operator: str, pattern: str, new: New, said: Said) -> Rule:
    return Rule(kind, operator, words(pattern), new, said)


_FELT = r"(?:pain|swelling|discomfort|tenderness|weakness|numbness|edema|erythema|nausea|fatigue|soreness|redness|congestion|stiffness|effusion|dizziness|back pain|knee pain|tingling|bruising|wheezing|crackles|bloating|anxiety)\b(?! patch| med| relie| control)"
_CONSIDER = {
    "may consider": "will proceed with",
    "will consider": "will proceed with",
    "can consider": "will proceed with",
    "could consider": "will proceed with",
    "consider": "proceed with",
}
RULES = (
    _rule("severity", "degree", alternatives(_DEGREE) + r"(?!-)(?! (?:of the|other|type|degree|more|time|bowel|intestine|improvement|history|for))(?<!nothing too extreme)", unless_denied(one_key(_DEGREE)), _near_named(_DEGREE_HEARD)),
    _rule("severity", "some", rf"\b(?P<word>some|a little|a bit of)(?= {_FELT})", lambda m, rng: rng.choice(("severe", "marked")), _near_named(_DEGREE_HEARD)),
    _rule("severity", "way", alternatives(_WAY) + r"(?! (?:dose|risk|condition|health|school|intensity|mood|salt|fat|sodium|back|position|resolution|time))(?<!follow)", unless_denied(one_key(_WAY)), _near_named(_WAY_HEARD, 4)),
    _rule("severity", "graded", r"(?<![\d/])(?P<n>\d{1,2})/(?P<top>5|6|10)\b(?!/)", _graded, _graded_said),
    _rule("severity", "plus", r"(?<![\d.])(?P<n>[1-4])\+(?!\d)", _plus, _plus_said),
    _rule("severity", "staged", r"\b(?P<what>stage|grade|class) (?P<n>[1-5]|one|two|three|four|five)\b(?!/)", _staged, _staged_said),
    _rule("certainty", "hedge_lost", alternatives(_SURE) + r"(?! (?:to|that he|that she|risk|side|option|as|side effects|surg|surgical|intervention|referral|injection|a referral|complication|outcome|adverse|need))", _made_sure, _hedged),
    _rule("certainty", "hedge_put_in", alternatives(_UNSURE) + r"(?! (?:no|allerg|that))", one_key(_UNSURE), _plain),
    _rule("certainty", "condition_lost", r"(?<![\w,] )\bIf [^.;,\n]{8,90}, (?:then )?(?P<rest>(?:we|I) will (?!discuss|consider|talk)[^.;\n]{5,})", _condition_lost, _conditional),
    _rule("certainty", "considered_done", r"(?<!need to )(?<!also )(?<!should )(?<!to )" + alternatives(_CONSIDER) + r"(?= (?:an? |the )?\w+)", one_key(_CONSIDER), lambda s, d: any(near(d, w, _HEDGES + r"|\b(?:consider|talk about|discuss|down the road)\b", 20) for w in topic(s.sentence[s.match.end() :])[:3])),
    _rule("certainty", "workup_known", r"\b(?P<how>to evaluate for|to rule out) (?:any |a |an )?(?:possible |potential |suspected )?(?P<what>[a-z][a-z -]{4,50}?)(?=[.;,]|\s*$| and | versus )", lambda m, rng: f"for known {m['what']}", lambda s, d: any(near(d, w, _HEDGES, 16) for w in topic(s.match["what"])[-2:])),
)  # fmt: skip
