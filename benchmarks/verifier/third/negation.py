"""What was denied is asserted, and the other way round."""

import re

from .dialogue import Dialogue, content
from .edit import New, Rule, Site, listed, one_of, swapped, words


def about_what_follows(site: Site, dialogue: Dialogue) -> bool:
    """The dialogue speaks of what comes next in the clause, or else of what came before."""
    after = re.split(r"[.;:]", site.sentence[site.match.end() :])[0]
    return dialogue.about(site.match.group(0) + " " + " ".join(after.split()[:6])) or (
        not after.split()[:1] and dialogue.about(site.sentence[: site.match.start()])
    )


def about_the_sentence(site: Site, dialogue: Dialogue) -> bool:
    """The dialogue speaks of at least half of what the sentence is about."""
    topics = content(site.sentence)
    return bool(topics) and 2 * sum(map(dialogue.says, topics)) >= len(topics)


def denied_before(match: re.Match[str]) -> bool:
    """A denial comes first in the sentence: without its own `no`, what follows in a list may be read as denied still."""
    return (
        re.search(r"\b(?:no|not|denies|denied|without|any|never)\b", match.string[: match.start()].casefold())
        is not None
    )


def _affirmed(match: re.Match[str]) -> str | None:
    """Without `not`; not before an `any`, which would make no sense."""
    if re.search(r"\bany", match.string[match.end() :].casefold()):
        return None
    return match.group(1) + (" already" if match.group("yet") else "")


def _rule(operator: str, pattern: str, new: New) -> Rule:
    return Rule("negation", operator, words(pattern), new, about_what_follows)


_NORMAL = {
    "unremarkable": "abnormal", "within normal limits": "outside of normal limits", "intact": "impaired",
    "a normal": "an abnormal", "an abnormal": "a normal", "clear to auscultation": "coarse to auscultation",
    "regular rate and rhythm": "irregular rhythm", "asymptomatic": "symptomatic", "nontender": "tender",
    "non-tender": "tender", "supple": "stiff", "noncontributory": "contributory", "compliant": "noncompliant",
    "symmetric": "asymmetric", "full range of motion": "limited range of motion", "well healed": "not healed",
}  # fmt: skip

RULES = (
    _rule("no_lost", r"\bno (?!longer|one|change|further|other|more|issues|known|additional|need)([a-z]+)", lambda m, r: None if denied_before(m) else m.group(1)),
    _rule("no_lost", r"\bwith no\b", one_of("with")),
    _rule("denial_reversed", r"\bdenies\b(?: any| having| experiencing)?", one_of("endorses", "complains of", "admits to", "is troubled by")),
    _rule("denial_reversed", r"\bdenied\b(?: any| having| experiencing)?", one_of("endorsed", "complained of", "described")),
    _rule("not_lost", r"\b(is|are|was|were|has|have|had|does|did|do|can|could|will|would) not\b(?! only)(?P<yet> yet)?", lambda m, r: _affirmed(m)),
    _rule("not_lost", r"\b(has|have|had) never\b", lambda m, r: m.group(1)),
    _rule("not_lost", r"\bcannot\b", one_of("can")),
    _rule("not_lost", r"\bunable to\b", one_of("able to")),
    _rule("denial_made", r"\b(?:reports|endorses|complains of|admits to)\b(?! (?:that|no|not|he|she|it|his|her|they|the|this|being|to|when|improv|an? improv|doing|feeling|some improv|taking|using))(?: some| an?)?", one_of("denies", "denies any")),
    _rule("denial_made", r"\b(?:reported|endorsed|complained of|admitted to)\b(?! (?:that|no|not|he|she|it|his|her|the|this|being|to))", one_of("denied")),
    _rule("finding_denied", r"\b(there (?:is|are|was|were))(?: some| an?)? (?!no\b|not\b|also\b|any\b|still\b)(?=[a-z]{4})", lambda m, r: m.group(1) + " no "),
    _rule("finding_denied", r"\b(reveals?|shows?|showed|revealed|demonstrates?|demonstrated)(?: some| an?)? (?!no\b|that\b|normal|unremark|well|good|the\b|to\b)(?=[a-z]{4})", lambda m, r: m.group(1) + " no "),
    _rule("finding_denied", r"\bpositive (for|on)\b", lambda m, r: f"negative {m.group(1)}"),
    _rule("finding_denied", r"\btender to palpation\b", one_of("nontender to palpation")),
    _rule("finding_denied", r"\b(?<!no )(pain|tenderness) (with|on|to) (palpation|movement|flexion|extension)\b", lambda m, r: f"no {m.group(1)} {m.group(2)} {m.group(3)}"),
    Rule("negation", "normal_reversed", listed(_NORMAL), swapped(_NORMAL), about_the_sentence),
    Rule("negation", "normal_reversed", words(r"(?<!a )\b(?<!within )normal\b(?! limits|ly)"), one_of("abnormal"), about_the_sentence),
    _rule("without_lost", r"\bwithout\b", one_of("with")),
    _rule("without_lost", r"\bnegative for\b", one_of("positive for", "notable for")),
    _rule("without_lost", r"\babsent\b", one_of("present")),
    _rule("without_lost", r"\b(?:no longer)\b", one_of("still")),
)  # fmt: skip
