"""Which statement is put where: after a sentence, as a line of its own, or joined to a sentence by `and`."""

import re
from collections.abc import Callable, Sequence
from random import Random

from benchmarks.verifier.data import Visit
from benchmarks.verifier.fourth.stretches import Stretch, stretches
from benchmarks.verifier.third.edit import Edit

from .statements import STATEMENTS, Statement

FORMS = ("line", "sentence", "clause")
_STORY = r"history|hpi|subjective|complaint"
_SECTIONS = {
    "diagnosis": _STORY,
    "symptom": r"present|hpi|subjective|complaint|review",
    "exam": r"exam|objective",
    "test": r"result|lab|objective",
    "imaging": r"result|imaging|objective",
    "procedure": _STORY,
    "family": rf"family|{_STORY}",
    "social": rf"social|{_STORY}",
    "medication": rf"medic|{_STORY}",
    "allergy": rf"allerg|{_STORY}",
    "plan": r"plan|instruction",
    "assessment": r"assessment|impression",
    "vaccine": rf"plan|{_STORY}",
}
"""Titles of sections where each is fitting; where a note has none of them, anywhere."""
_NO_HOST = re.compile(
    r"\b(?:no|not|never|den(?:y|ies|ied)|without|if|unless|mother|father|brother|sister|wife|husband|daughter|son|"
    r"family|aunt|uncle|grand\w+|parents?|(?:mom|dad)(?:'s)?)\b|[:;?]",
    re.IGNORECASE,
)
"""Nothing is joined to a sentence whose denial, condition or relative might be taken to go on."""
_BULLET = re.compile(r"(?:[-•*]|\d+[.)])\s*")
_CERTAIN_SEX = {True: ("he", "his", "him"), False: ("she", "her", "her")}


def plan(found: Sequence[Visit], seed: int, each: int) -> list[tuple[Visit, list[Edit]]]:
    """At most `each` statements of every kind in every note, in any of the forms; always the same."""
    return [(visit, list(_invented(visit, Random(f"invented {seed} {visit.id}"), each))) for visit in found]


def _invented(visit: Visit, rng: Random, each: int) -> list[Edit]:
    text = f"{visit.record}\n{visit.note}"
    fill = _filled(visit.note)
    places = stretches(visit.note)
    edits = []
    for kind in _SECTIONS:
        unspoken = [s for s in STATEMENTS if s.kind == kind and not s.is_spoken_of(text)]
        for statement in rng.sample(unspoken, min(each, len(unspoken))):
            form = rng.choice(FORMS)
            hosts = _fitting([p for p in places if _takes(p, form, visit.note)], kind)
            if hosts:
                edits.append(_put(statement, form, rng.choice(hosts), fill))
    return edits


def _fitting(places: Sequence[Stretch], kind: str) -> Sequence[Stretch]:
    return [p for p in places if re.search(_SECTIONS[kind], p.section)] or places


def _takes(place: Stretch, form: str, note: str) -> bool:
    if form == "line":
        return note[place.start + len(place.text) :][:1] in ("", "\n")
    is_host = form == "sentence" or (len(place.text.split()) > 4 and not _NO_HOST.search(place.text))
    return is_host and place.text.endswith(".")


def _put(statement: Statement, form: str, place: Stretch, fill: Callable[[str], str]) -> Edit:
    end = place.start + len(place.text)
    new = fill(getattr(statement, form))
    if form == "line":
        bullet = _BULLET.match(place.text)
        new = f"\n{bullet.group() if bullet else ''}{new}"
    elif form == "sentence":
        new = f" {new}"
    else:
        end -= 1
        new = f", and {new}"
    return Edit(statement.kind, form, end, end, new, place.number, True)


def _filled(note: str) -> Callable[[str], str]:
    """Wording with the patient's pronouns, which are those the note has most of."""
    words = re.findall(r"[a-z]+", note.casefold())
    male, female = (sum(map(words.count, own)) for own in (("he", "his", "him"), ("she", "her", "hers")))
    he, his, him = ("the patient", "the patient's", "the patient") if male == female else _CERTAIN_SEX[male > female]
    return lambda text: text.format(he=he, his=his, him=him, He=he[:1].upper() + he[1:], His=his[:1].upper() + his[1:])
