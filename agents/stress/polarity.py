"""Errors of polarity: what was denied is asserted, what was found is denied."""

from random import Random

from .swap import swap_one, swaps

_TO_ASSERTED = swaps("""
denies (?:any )?(?:history of )? => endorses | reports | has | admits to
denied (?:any )? => endorsed | described
(?:there is|there are|there's) no => there is | there is definite
no evidence of => clear evidence of | evidence of
no (?:acute |significant |palpable |obvious )? => EMPTY | some | obvious
without (?:any )? => with
negative for => positive for
(?:does not|doesn't) have => has
(?:does not|doesn't) report => reports
has not had => has had
(is|are|was|were|has|have|does|did|can|could|will) not => \\1
never => previously | often
(is|are) absent => \\1 present
unremarkable => abnormal
normal => abnormal
nontender => tender
non-tender => tender
""")
_TO_DENIED = swaps("""
reports (?:having )? => denies | does not report
endorses => denies
complains of => denies
presents with => presents without
positive for => negative for
(?:there is|there's) (?!no\\b|not\\b) => there is no
(?:she|he) has (?!no\\b|not\\b|been\\b|never\\b|had\\b) => the patient does not have
patient has (?!no\\b|not\\b|been\\b|never\\b|had\\b) => patient does not have
with(?= (?:pain|tender|swelling|nausea|redness|edema|effusion|wheez)) => without
(is|are|was|were)(?= (?:tender|swollen|present|noted|appreciated|positive|enlarged|elevated|abnormal|decreased)) => \\1 not
has had => has not had
(is|are) present => \\1 absent
(?:^|(?<=: ))(?:mild|moderate|severe|some|slight|trace|positive)? ?(tenderness|edema|swelling|pain|effusion|crackles|wheezing) => No \\1
abnormal => normal
""")


def deny_or_assert(sentence: str, rng: Random) -> str | None:
    """Turn a denial into an assertion, or the other way round."""
    first, second = (_TO_ASSERTED, _TO_DENIED) if rng.random() < 0.6 else (_TO_DENIED, _TO_ASSERTED)
    return swap_one(sentence, first, rng) or swap_one(sentence, second, rng)
