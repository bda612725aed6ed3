"""What kind of answer a question wants, and what kind a passage gives.

The kinds are those into which health libraries sort their pages (they follow the question types of MedQuAD, with those of drug
labels). One table reads both sides: the wording of a question, and the headings and question types of passages.
"""

import re
from typing import Literal

Intent = Literal[
    "definition",
    "symptoms",
    "causes",
    "genetics",
    "inheritance",
    "frequency",
    "risk",
    "diagnosis",
    "treatment",
    "outlook",
    "complications",
    "prevention",
    "stages",
    "research",
    "advice",
    "dose",
    "side effects",
    "interactions",
    "contraindications",
]
"""`advice` is what to do or to consider at home; `risk` is who gets it; the others are as they are called."""

_QUESTIONS: tuple[tuple[Intent, str], ...] = (
    ("genetics", r"genetic (?:changes?|mutations?)|\bgenes?\b|chromosom"),
    (
        "inheritance",
        r"\binherit|\bheredit|runs? in (?:the |my )?famil|pass(?:ed|es)? (?:\w+ )?(?:on|down)\b|my (?:kids?|children|son|daughter|baby) (?:also )?get it|child (?:will|would|may) (?:get|have)",
    ),
    (
        "frequency",
        r"how (?:many|common|often|rare|frequent)|how much .*affected|\bincidence\b|\bprevalence\b|epidemiolog",
    ),
    (
        "risk",
        r"who (?:is|are|gets?) .*(?:risk|affected)|(?:at|higher|increased) risk (?:for|of)|risk factors?|\bsusceptib|likely to (?:get|develop|have)|chances? of (?:getting|developing|having)",
    ),
    (
        "diagnosis",
        r"\bdiagnos|\btest(?:s|ed|ing)?\b|\bexams?\b|\bscreen(?:ed|ing)?\b|how (?:do|can|would) (?:i|you|we) (?:know|tell)|\bwork-?up\b",
    ),
    (
        "treatment",
        r"\btreat|\btherap|\bcures?\b|\bcured\b|\bmanage[ds]?\b|\bmanagement\b|\bremed|medicat\w* for|\bmedicines? for|drugs? for|get rid of|can be done|\b(?:any|is|are) (?:there )?(?:any )?(?:help|relief|medicines?|alternatives?)\b|what helps|anything (?:that )?helps?",
    ),
    (
        "outlook",
        r"\boutlook\b|\bprognos|life expectanc|how long .* (?:live|last)|\bsurviv|\bfatal\b|long.term effects|go(?:es)? away|get(?:s|ting)? (?:worse|better)|future|over the years",
    ),
    (
        "complications",
        r"\bcomplicat|what (?:problems|happens if)|(?:can|does) .* lead to|what happens (?:if|when)|\bdangers?\b|dangerous",
    ),
    (
        "prevention",
        r"\bprevent|\bavoid(?:ed|ing)?\b|(?:lower|reduce) .*(?:risk|chance)|(?:stop|keep) .* from|keep .* safe|protect|so that .* (?:not|n't)",
    ),
    ("stages", r"\bstag(?:e|es|ing)\b|\bgrad(?:e|es|ing)\b"),
    ("research", r"\bresearch\b|clinical (?:trials?|stud)|\bstudies\b"),
    (
        "symptoms",
        r"\bsymptom|\bsigns?\b|what does .* (?:look|feel) like|look out for|watch (?:out )?for|how does .* feel",
    ),
    (
        "causes",
        r"\bcaus|\breasons? (?:for|of)|why (?:do|does|did|am|is|are)|\betiolog|\baetiolog|(?:where|how) (?:does|do|did|could|can) .* (?:come from|come about|caught|catch|get it)|brings? .* on|\breason\b",
    ),
    ("side effects", r"side.effects?|adverse|\btoxicit"),
    ("interactions", r"\binteract|(?:take|mix|combine)\w* .* (?:with|together)"),
    ("contraindications", r"contraindicat|should (?:not|n't) (?:take|use)|who (?:cannot|can't|should not)"),
    ("dose", r"\bdos(?:e|es|age|ing)\b|how (?:much|many) .* (?:take|give)"),
    (
        "advice",
        r"what (?:to|should (?:i|you|we)|can (?:i|you|we)) do|\bdiets?\b|\bnutrition|\bhome care\b|(?:should|can|to) (?:\w+ )?(?:eat|drink)\b|\bfoods?\b|\bself.care\b|considerations?",
    ),
    (
        "definition",
        r"^what(?: is|'s|s| are| is \(are\)) (?!the |its |my |your |some |new )|\bdefin(?:e|ition)|\bmeaning of\b|\bmean\??$|^(?:tell me|information|info) (?:about|on)|information about",
    ),
)
_TYPES: tuple[tuple[Intent, str], ...] = (
    (
        "definition",
        r"^information$|overview|^about\b|description|introduction|background|^what (?:is|are)|key points|summary",
    ),
    ("diagnosis", r"exams? and tests?"),
    ("frequency", r"^frequency"),
    ("risk", r"susceptib|risk"),
    ("advice", r"considerations?|lifestyle|living with"),
    ("dose", r"dosage|administration"),
    ("contraindications", r"contraindicat|warnings?|precautions?"),
)
_ASKED = tuple((intent, re.compile(pattern)) for intent, pattern in _QUESTIONS)
_NAMED = tuple((intent, re.compile(pattern)) for intent, pattern in (*_TYPES, *_QUESTIONS))


def asked_for(question: str) -> tuple[Intent, ...]:
    """The kinds of answer that a question wants; none when it does not say."""
    text = " ".join(question.casefold().split())
    return tuple(dict.fromkeys(intent for intent, pattern in _ASKED if pattern.search(text)))


def answered_by(*labels: str) -> tuple[Intent, ...]:
    """The kinds of answer that a passage gives, by its heading and question type."""
    found: dict[Intent, None] = {}
    for label in labels:
        text = " ".join(label.casefold().split())
        found.update((intent, None) for intent, pattern in _NAMED if text and pattern.search(text))
    return tuple(found)
