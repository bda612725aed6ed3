"""What something was, or was not: `troponin was not elevated`, `not intubated`, `the retina is detached`."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from wardround.tools.assertion import assess
from wardround.tools.terms import content_words, stem

from ...check import ClaimInContext, Signal

_WORD = re.compile(
    r"\b(?:elevated|raised|increased|decreased|enlarged|dilated|thickened|palpable|tender|visible|infected|involved|affected|perforated"
    r"|detached|intubated|ventilated|dialysed|dialyzed|displaced|ruptured|compressed|obstructed|occluded|infiltrated|amputated|operated"
    r"|anticoagulated|vaccinated|transfused|resuscitated|tracheostomised|sedated|restrained)\b",
    re.IGNORECASE,
)
"""Said of somebody or something by a verb, in letters often without one."""
_SUBJECT = re.compile(
    r"([\w-]+)\W+(?:(?:is|are|was|were|been|be|has|have|had|not|never|no|longer|currently|also|and|to)\W+)*\Z",
    re.IGNORECASE,
)
_NOBODY = frozenset(map(stem, "patient he she they it mr mrs ms".split()))
_MAYBE = re.compile(r"\b(?:if|(?-i:may)|might|should|could|would|risk|whether|until|unless)\b|\?", re.IGNORECASE)


class _Told(NamedTuple):
    """One such word."""

    word: str
    subject: str
    """Stem of what it is said of; empty for the patient, and where nothing is named."""
    denied: bool
    start: int
    end: int


def predicates_agree(context: ClaimInContext) -> Iterator[Signal]:
    """Notice that something is called what written records say it is not, or not what they say it is."""
    text = context.claim.text
    for said in _told(text):
        told = [
            (one, unit)
            for one, unit in context.evidence.each(_told)
            if (one.word, one.subject) == (said.word, said.subject)
        ]
        if told and all(one.denied != said.denied for one, _ in told):
            does, doing = ("denies", "says so") if said.denied else ("says so", "denies it")
            message = f"“{text[said.start : said.end]}”: the claim {does}; the record {doing}"
            yield Signal(
                "written_predicate", 1.0, "negation_mismatch", message, (told[0][1],), words=text[said.start : said.end]
            )


@lru_cache(maxsize=32768)
def _told(text: str) -> tuple[_Told, ...]:
    return tuple(_read(text)) if not _MAYBE.search(text) else ()


def _read(text: str) -> Iterator[_Told]:
    for match in _WORD.finditer(text):
        before = _SUBJECT.search(text, 0, match.start())
        subject = content_words(before[1])[-1:] if before else ()
        name = subject[0][0] if subject and subject[0][0] not in _NOBODY else ""
        yield _Told(stem(match.group().casefold()), name, assess(text, *match.span()).negated, *match.span())
