"""Who the label of a turn names: a clinician, the patient, somebody beside them, or a person of unknown part."""

import re
from typing import Literal

from wardround.tools.sections import section_kind

Role = Literal["doctor", "patient", "guest", "unknown"]

_CLINICIANS = frozenset(
    (
        "doctor dr doc physician provider clinician gp md np pa nurse rn resident surgeon consultant registrar"
        " interviewer therapist psychiatrist psychologist midwife practitioner counselor counsellor"
    ).split()
)
_PATIENTS = frozenset("patient pt client interviewee".split())
_GUESTS = frozenset(
    (
        "guest guest_family guest_clinician family caregiver carer mother mom mum father dad son daughter wife husband"
        " partner spouse parent sister brother relative"
    ).split()
)
_VOICES = frozenset("speaker participant voice person".split())
"""Somebody speaks, and it is not told who."""
_TITLES = frozenset("mr mrs ms miss mx".split())
"""Who has one is a person, and no clinician."""
_TITLE_OF_CLINICIANS = frozenset("dr prof professor nurse".split())
_PAIRS: dict[str, tuple[Role, Role]] = {
    "d p": ("doctor", "patient"),
    "c p": ("doctor", "patient"),
    "t p": ("doctor", "patient"),
    "i p": ("doctor", "patient"),
    "n p": ("doctor", "patient"),
    "q a": ("doctor", "patient"),
    "question answer": ("doctor", "patient"),
    "a b": ("unknown", "unknown"),
}
"""Letters that are speakers only as a pair: `A:` and `P:` are the assessment and the plan of a note."""
_CHATS = frozenset("system user assistant human ai bot model tool function chatgpt gpt claude gemini".split())
"""Between a person and a machine: no talk of a visit, and not to be taken for one."""
_NOBODY = frozenset(
    "from to cc bcc subject re sent date time dob mrn ref note notes s o a p bp hr rr temp sats spo2 wt ht problem goal"
    " action response data intervention evaluation"
    " yes no okay ok yeah yep nope right sure good fine thanks alright none correct never maybe hello hi"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Heads of messages, lines of notes, answers that have a line of their own, and days."""
_NAME = re.compile(r"(?:[A-Z][\w.'’-]*|speaker|participant|person|voice|s)(?:[ _](?:[A-Z][\w.'’-]*|\d{1,3}))*", re.U)


def told_role(label: str) -> Role | None:
    """The part that a label tells: `Dr. Smith`, `GP`, `Patient's mother`, `Clinician (Dr Lee)`; None where it tells none."""
    words = _words(label)
    if not words:
        return None
    if any(word.removesuffix("'s") in _GUESTS for word in words):
        return "guest"
    if words[0] in _TITLE_OF_CLINICIANS or words[0] in _CLINICIANS or words[-1] in _CLINICIANS:
        return "doctor"
    if words[0] in _PATIENTS or words[-1] in _PATIENTS:
        return "patient"
    return "unknown" if words[0] in _VOICES and (words[-1].isalnum() and len(words[-1]) < 4) else None


def is_titled(label: str) -> bool:
    """Whether it is a person with a title, as patients are called: `Mr. Jones`."""
    words = _words(label)
    return len(words) > 1 and words[0] in _TITLES


def may_be_name(label: str) -> bool:
    """Whether a label that tells no part may be a speaker's: a name, `SPEAKER_00`; no heading and no letter."""
    known = label.casefold().strip(" .")
    if known in _NOBODY or section_kind(label) != "other":
        return False
    return len(known) > 1 and bool(_NAME.fullmatch(label))


def pair_of(labels: frozenset[str]) -> dict[str, Role]:
    """The parts of two letters that are speakers together; empty for others."""
    for pair, roles in _PAIRS.items():
        names = pair.split()
        if labels == frozenset(names):
            return dict(zip(names, roles, strict=True))
    return {}


def may_be_of_pair(label: str) -> bool:
    """Whether a label is one of such a pair."""
    return any(label in pair.split() for pair in _PAIRS)


def is_of_chat(label: str) -> bool:
    """Whether it stands for a machine, or for whoever speaks to one."""
    return label in _CHATS


def _words(label: str) -> list[str]:
    return [
        word.strip(".,'’") for word in re.split(r"[\s_]+", label.casefold().replace("’", "'")) if word.strip(".,'’")
    ]
