"""Errors of time, degree, sureness, and of whom a statement speaks."""

import re
from random import Random

from .swap import swap_one, swaps

_TIMES = swaps("""
(?:has )?(?:a )?(?:past medical )?history (?:significant for|of) => new onset of | newly diagnosed
history of => recent diagnosis of | current
(?:has )?resolved => persists | ongoing
today => last year | three years ago
yesterday => several months ago
last week => in childhood | two years ago
(?:a few|several|couple of) (?:days|weeks) ago => many years ago
(\\w+) (?:days|weeks|months) ago => over ten years ago | this morning
years ago => days ago
chronic => new-onset
acute => longstanding
new => chronic
current(?:ly)? => formerly | previously
previous(?:ly)? => currently | now
prior => planned | upcoming
former smoker => current smoker
former => current
status post => scheduled for
(?:was|were) started on => has stopped
(?:will be|will) (?:start|started)(?: on)? => completed
continue(?:s|d)? => discontinue | stop
discontinue[d]?|stop(?:ped)? taking => continue
(?:start|begin|initiate|add) => hold | stop
increase(?= (?:(?:the|his|her)? ?\\w+ (?:dose|to|from))) => stop | decrease
decrease(?= (?:(?:the|his|her)? ?\\w+ (?:dose|to|from))) => increase
(?:start|prescribe|begin)(?= (?:him|her|the patient)) => withhold from
(?:has|have) (?:stopped|quit) => still continues
underwent => will undergo
had surgery => will have surgery
used to => continues to
still => no longer
no longer => still
recent => remote
(?:will|is going to)(?= (?:follow|return|order|refer|obtain|schedule)) => previously did
""")
_DEGREES = swaps("""
mild(?:ly)? => severe | marked
slight(?:ly)? => severe | dramatic
minimal(?:ly)? => extensive | massive
trace => 4+
1\\+ => 4+
moderate(?:ly)? => very severe | trivial
severe(?:ly)? => mild | trivial
significant(?:ly)? => trivial | barely any
small => huge
large => tiny
stable => rapidly worsening | deteriorating
well[- ]controlled => uncontrolled | badly controlled
uncontrolled|poorly controlled => well controlled
improv(?:ed|ing) => worsened | deteriorating
improvement => deterioration
worse(?:ning|ned)? => better
elevated => low
decreased => increased
increased? => decreased
occasional(?:ly)? => constant
intermittent => constant
constant => rare
partial => complete
early => advanced
""")
_SURENESS = swaps("""
possible|possibly => definite
probable|probably => definitely | confirmed
likely => certainly | confirmed
suspected => confirmed
(?:i )?suspect(?:s)? => has proven
may (?:be|have) => definitely has
might (?:be|have) => certainly has
could be => is without doubt
concern(?:ing)? for => diagnostic of
suggestive of|consistent with => proving
appears to be|seems to be => is definitely
(?:i )?think(?:s)? => is certain
rule out => treat confirmed
differential includes => diagnosis is
(?:shows?|showed|reveals?|revealed|demonstrates?|demonstrated) => may show | raises the question of
secondary to|due to|caused by => perhaps from | arguably from
diagnosed with => thought to perhaps have
(?<=patient )has => may well have
(?:he|she) has(?= (?:(?:a|an|some) )) => the patient might have
confirmed => queried
""")
_PEOPLE = swaps("""
(?:the )?patient(?= (?:has|reports|denies|endorses|had|notes|states|takes|is|was)) => the patient's mother | her brother | the patient's father
(?:she|he)(?= (?:has|had|reports|underwent|takes|suffers)) => the patient's sister | his grandfather
(?:his|her|patient's) (?:mother|father|sister|brother|son|daughter|aunt|uncle|wife|husband) => the patient
(?:mother|father|sister|brother|maternal grandmother|grandfather)(?= (?:has|had|with|died|is)) => the patient
family history (?:is )?(?:significant |positive )?(?:for|of) => personal history of
""")
_SEXES = {
    "he": "she", "she": "he", "his": "her", "him": "her", "her": "his", "hers": "his", "himself": "herself",
    "herself": "himself", "male": "female", "female": "male", "man": "woman", "woman": "man", "mr": "Ms", "mrs": "Mr",
    "ms": "Mr", "gentleman": "lady", "lady": "gentleman", "boy": "girl", "girl": "boy",
}  # fmt: skip
_SEXED = re.compile(rf"\b(?:{'|'.join(_SEXES)})\b", re.IGNORECASE)
_RELATED = re.compile(r"\b(?:wife|husband|mother|father|son|daughter|sister|brother|family|mom|dad)\b", re.IGNORECASE)


def change_time(sentence: str, rng: Random) -> str | None:
    """Past for present, done for planned, old for new."""
    return swap_one(sentence, _TIMES, rng)


def change_degree(sentence: str, rng: Random) -> str | None:
    """Mild for severe, better for worse."""
    return swap_one(sentence, _DEGREES, rng)


def change_sureness(sentence: str, rng: Random) -> str | None:
    """What is suspected becomes certain."""
    return swap_one(sentence, _SURENESS, rng)


def change_person(sentence: str, rng: Random) -> str | None:
    """The patient's becomes a relative's, or the other way round."""
    return swap_one(sentence, _PEOPLE, rng)


def change_sex(sentence: str, rng: Random) -> str | None:
    """Every gendered word of the sentence changes its gender."""
    if not _SEXED.search(sentence) or _RELATED.search(sentence):
        return None
    return _SEXED.sub(lambda match: _as_cased(match.group()), sentence)


def _as_cased(word: str) -> str:
    other = _SEXES[word.casefold()]
    return other.capitalize() if word[0].isupper() else other
