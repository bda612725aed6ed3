"""A sentence of another patient's note, from the section of the same name, put in or put in place of this patient's."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from benchmarks.verifier.third.dialogue import Dialogue, content, stem
from benchmarks.verifier.third.edit import Edit

from .people import turned
from .stretches import Stretch

_RARE = 0.04
"""Share of the notes in which a word may occur that tells one patient from another."""
_USUAL = re.compile(
    r"\b(?:no|not|denies|denied|normal|negative|without|unremarkable|intact|clear|agrees?|agreement|questions|discussed|understands?|instructed|regular|follow(?:ing)?[- ]up|return|call|contact|lengthy|reviewing|encouraged|explained|advised|reassured|prognosis|common|options|answered)\b",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:[A-Z][a-z]+ [A-Z][a-z]+ is a|M(?:r|s|rs)\.|year[- ]old|\d+ ?y/?o)\b")
_KINDS = {
    "finding": re.compile(r"\b(?:exam|shows?|reveals?|tenderness|edema|murmur|x-ray|mri|labs?|level|hemoglobin|test|swelling)\b", re.IGNORECASE),
    "treatment": re.compile(r"\b(?:mg|prescri\w+|start|initiate|continue|refer\w*|order\w*|physical therapy|injection|recommend\w*|therapy|surgery)\b", re.IGNORECASE),
    "story": re.compile(r"\b(?:patient|he|she)\b.*\b(?:reports?|states?|has|had|was|is|notes|works|takes|uses|began)\b", re.IGNORECASE),
}  # fmt: skip


class Foreign(NamedTuple):
    """Another patient's sentence."""

    section: str
    text: str
    telling: tuple[str, ...]
    """Its words that few notes have."""


def pool(notes: dict[str, list[Stretch]]) -> dict[str, list[Foreign]]:
    """By visit, the sentences of all others that tell something of one patient."""
    seen = Counter(word for found in notes.values() for word in {stem(w) for s in found for w in content(s.text)})
    rare = {word for word, times in seen.items() if times <= max(_RARE * len(notes), 2)}
    telling = {
        name: [
            Foreign(s.section, s.text, told)
            for s in found
            if _tells(s.text) and len(told := tuple(w for w in content(s.text) if stem(w) in rare)) >= 2
        ]
        for name, found in notes.items()
    }
    return {name: [f for other, found in telling.items() if other != name for f in found] for name in notes}


def _tells(text: str) -> bool:
    return len(text.split()) >= 7 and not _USUAL.search(text) and not _BOUND.search(text)


def strangers(found: Sequence[Stretch], dialogue: Dialogue, others: Sequence[Foreign], rng: Random) -> Iterator[Edit]:
    """One sentence of each kind, put in after one of the same section, and one in place of one.

    Grounded when at least two of the things in it that few patients have, and half of all that it names, are not
    spoken of.
    """
    for operator, kind in _KINDS.items():
        places = [s for s in found if kind.search(s.text) and s.text.endswith(".")]
        if not places:
            continue
        place = rng.choice(places)
        fits = [f for f in others if kind.search(f.text) and f.section == place.section and f.text.endswith(".")]
        if fits:
            yield _put(f"{operator}_put_in", place, rng.choice(fits), dialogue, found, True)
            yield _put(f"{operator}_in_place", rng.choice(places), rng.choice(fits), dialogue, found, False)


def _put(
    operator: str, place: Stretch, other: Foreign, dialogue: Dialogue, found: Sequence[Stretch], beside: bool
) -> Edit:
    text = re.sub(r"^(?:[-•*]|\d+[.)])\s*", "", other.text)
    if _is_other_sex(text, found):
        text = turned(text)
    things = list(dict.fromkeys(content(text)))
    unsaid = sum(not dialogue.says(word) for word in things)
    telling = sum(not dialogue.says(word) for word in set(other.telling))
    end = place.start + len(place.text)
    bullet = re.match(r"(?:[-•*]|\d+[.)])?\s*", place.text)
    start = end if beside else place.start + (bullet.end() if bullet else 0)
    new = f" {text}" if beside else text
    return Edit("stranger", operator, start, end, new, place.number, telling >= 2 and unsaid >= len(things) / 2)


def _is_other_sex(text: str, found: Sequence[Stretch]) -> bool:
    theirs, mine = _sex(text), _sex(" ".join(s.text for s in found))
    return theirs != 0 and mine != 0 and (theirs > 0) != (mine > 0)


def _sex(text: str) -> int:
    words = re.findall(r"[a-z]+", text.casefold())
    return sum(w in ("he", "his", "him") for w in words) - sum(w in ("she", "her", "hers") for w in words)
