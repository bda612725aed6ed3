"""Invented: what a claim states of the patient and no source speaks of, in whatever words."""

import re
from collections.abc import Iterator
from functools import lru_cache

from wardround.tools.assertion import assess
from wardround.tools.terms import find_analytes, find_drugs, find_problems, normal_words

from ..check import ClaimInContext, Signal
from ..levels import result_named
from ..spoken import speaks_of_name, stems_in
from ..usual import denies

_THINGS = re.compile(
    r"\b(?:\w{3,}(?:ectomy|ectomies|plasty|otomy|ostomy|oscopy|centesis|itis|emia|uria|pathy|opathies|oma|megaly|plegia|paresis)"
    r"|(?!diagnosis|prognosis)\w{3,}osis|fractures?|murmurs?|crackles|rales|rhonchi|gallops?|effusions?|embol(?:us|ism)|hernia(?:tion)?s?"
    r"|polyps?|cysts?|nodules?|mass(?:es)?|lesions?|ulcers?|abscess(?:es)?|infarct(?:s|ion)?|hemorrhage|bleed(?:ing|s)?|transplants?|bypass"
    r"|stents?|pacemaker|chemotherapy|radiation|dialysis|biops(?:y|ies)|surger(?:y|ies)|vaccin\w+|immuni[sz]ation|punctures?|catheter\w*"
    r"|hoarseness|itching|tinnitus|hiccups?|nosebleeds?|wheez\w+|bruits?|clubbing|jaundice|night sweats|tremors?|palsy|concussions?"
    r"|cultures?|seizures?|syncope|x-?rays?|ct|mri|ultrasound|echo(?:cardiogram)?|ecg|ekg|electrocardiogram|mammogram)\b",
    re.IGNORECASE,
)
"""Conditions, signs, procedures and studies beside those that the lexicon names."""
_TALK = re.compile(
    r"\b(?:discuss\w*|advis\w*|encourag\w*|educat\w*|counsel\w*|recommend\w*|instruct\w*|explain\w*|understand\w*|agree\w*|verbali[sz]\w*"
    r"|questions?|consent\w*|review\w*|treat\w*|evaluat\w*|complian\w*|plans?|options?|risks?|benefits?|proceed\w*|follow\w*|return\w*"
    r"|contact\w*|call|present(?:s|ed|ing)?|com(?:es?|ing) in|seen|pleasant|assessment|monitor\w*|management|submitted|should|would|could|may|might)\b",
    re.IGNORECASE,
)
"""What was talked over, and how the visit went: written in every note, said in few."""
_NORMAL = re.compile(
    r"\b(?:normal\w*|clear|intact|regular|appropriate|unremarkable|stable|within|benign|well|good|supple|soft|non-?tender|unchanged|alert|oriented)\b",
    re.IGNORECASE,
)
_INSTRUMENT = re.compile(
    r"[ -](?:screen\w*|scores?|questionnaires?|scales?|inventor(?:y|ies)|ratings?|index|checklist|clinics?|team|nurses?|services?|leaflets?|helpline|pathway)\b",
    re.IGNORECASE,
)
"""`the depression screen`, `the diabetes nurse`: named for a condition, and none."""
_STUDY = re.compile(
    r"\b(?:ct|mri|x-?rays?|cxr|ultrasound|echo\w*|ecg|ekg|electrocardiogram|mammogram|biops\w+|\w+oscopy|cultures?|scans?)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:disease|disorder|syndrome|condition|problem|deficiency|infection|pain|ache|discomfort)s?", re.IGNORECASE
)
"""Heads of names that say little: with these the words before them tell what it is."""
_HELD = 0.4
"""Share of a claim's words that the record may hold where it still speaks of something else."""


def nothing_is_invented(context: ClaimInContext) -> Iterator[Signal]:
    """Notice a condition, a procedure or a study that is stated and that nothing speaks of, and a fact of which no place says any part."""
    if not context.is_checkable or context.is_verbatim:
        return
    things, new = things_in(context.claim.text), new_things(context)
    if new:
        words, *others = dict.fromkeys(context.claim.text[start:end] for _, start, end in new)
        message = f"no source speaks of {', '.join(f'“{one}”' for one in (words, *others))}"
        yield Signal("thing_nowhere", 1.0, "unsupported", message, context.best[:1], words=words)
    for start, end in _headless(context):
        words = context.claim.text[start:end]
        message = f"no source speaks of “{words}”, only of a part of its name"
        yield Signal("head_nowhere", 1.0, "unsupported", message, context.best[:1], words=words)
    is_foreign = context.coverage < _HELD and len(context.words) > 1 and _is_of_the_patient(context)
    if is_foreign and (new or not things):
        strength = 1 - context.coverage / _HELD
        yield Signal("fact_nowhere", strength, "unsupported", "no source says anything of this", context.best[:1])


def new_things(context: ClaimInContext) -> list[tuple[str, int, int]]:
    """Those that are stated as facts and of which nothing speaks: no word, none of their roots and no lay word."""
    return [
        (name, start, end)
        for name, start, end in _unsaid(context)
        if not speaks_of_name(context.evidence, name, stems_in(context.claim.text[start:end]))
    ]


@lru_cache(maxsize=32768)
def things_in(text: str) -> tuple[tuple[str, int, int], ...]:
    """Conditions, signs, procedures and studies that a text names, each by one name where it has one, with its place."""
    return tuple(_things(text))


def _things(text: str) -> Iterator[tuple[str, int, int]]:
    named = find_problems(text)
    given = find_drugs(text)  # `hepatitis A vaccine`: no disease, and judged as a medicine
    yield from (
        (one.concept, one.start, one.end)
        for one in named
        if not any(drug.start <= one.start and one.end <= drug.end for drug in given)
    )
    taken = [(one.start, one.end) for one in named] + [(drug.start, drug.end) for drug in given]
    for found in _THINGS.finditer(text):
        if not any(start <= found.start() < end for start, end in taken):  # `infarction` of a heart attack is named
            yield found.group().casefold(), *found.span()


def _headless(context: ClaimInContext) -> Iterator[tuple[int, int]]:
    """Conditions that are stated and of which only a word before the last is said: of `pulmonary embolism` `pulmonary`."""
    for name, start, end in _unsaid(context):
        words = context.claim.text[start:end]
        before, _, head = words.rpartition(" ")
        if before and not _GENERIC.fullmatch(head) and not find_analytes(words):
            any_word, last = (speaks_of_name(context.evidence, name, stems_in(some)) for some in (words, head))
            if any_word and not last:
                yield start, end


def _unsaid(context: ClaimInContext) -> Iterator[tuple[str, int, int]]:
    """Those that are stated as facts, unless the record has them otherwise than by their words."""
    return (
        one
        for one in things_in(context.claim.text)
        if _is_stated(context, *one[1:]) and not _is_said(context, *one[1:])
    )


def _is_stated(context: ClaimInContext, start: int, end: int) -> bool:
    """Whether it is told as a fact."""
    said = assess(context.claim.text, start, end)
    if said.negated or said.certainty == "uncertain" or said.temporality == "hypothetical":
        return False
    return not _INSTRUMENT.match(context.claim.text, end)


def _is_said(context: ClaimInContext, start: int, end: int) -> bool:
    """Whether the record has it otherwise than by its words: as a value, a concept, a heading, in other terms."""
    if result_named(context.claim.text[start:end]) in context.evidence.measured:
        return True  # the check of levels judges it
    if context.is_said_otherwise(start, end) or _is_headed(context, context.claim.text[start:end]):
        return True
    things = (word.key for word in context.said if word.start < end and start < word.end and word.key.startswith("#"))
    return any(map(context.evidence.saying, things))


def _is_headed(context: ClaimInContext, words: str) -> bool:
    """Whether a document or a part of one is headed by a study: `CT HEAD` stands above what the CT showed."""
    wanted = frozenset(normal_words(words))
    if not (wanted and _STUDY.search(words)):
        return False
    titles = [
        title
        for document in context.evidence.case.documents
        for title in (document.title, *(section.title for section in document.sections))
    ]
    return any(_has_words(title, words) or wanted <= frozenset(normal_words(title)) for title in titles if title)


def _has_words(title: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(words)}\b", title, re.IGNORECASE) is not None


def _is_of_the_patient(context: ClaimInContext) -> bool:
    """Whether it asserts something clinical: no denial, nothing found normal, nothing of how the visit went."""
    text = context.claim.text
    return not (denies(text) or _NORMAL.search(text) or _TALK.search(text))
