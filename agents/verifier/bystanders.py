"""Whom a draft or a record names beside the patient: those who treat, by title, and relatives, by their first names."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from .evidence import Evidence
from .kin import KIN
from .whole import TITLE

_LABELS = (
    "from|cc|consultant|cons|(?:lead |first |operating |assistant )?surgeon|assistant|asst|an(?:a)?esthetist|anaes"
    r"|author|signed|written by|dictated by|seen by|reviewed by|referred by|referrer|referring \w+|reported by|reporter"
    "|clinician|physician|operator|practitioner|attending|provider|midwife|named nurse|key ?worker|care co-?ordinator"
    "|co-?ordinator|specialist|nurse|therapist|pharmacist|registrar"
)
_ROLES = (
    r"consultant|cons\b|surgeon|physician|registrar|professor|nurse|sister\b|matron|midwife|pharmacist|dieti[tc]ian"
    r"|\w*therapist|\w+ologist|\w+trician|\w+trist|an(?:a)?esthetist|radiographer|dentist|optician|specialist"
    r"|practitioner|surgery\b|urology\b|social worker"
    r"|(?-i:SpR|ST[1-8]|CT[1-3]|FY?[12]|CNS|SLT|OT|PT|RN|FRCS\w*)\b"
)
_SURNAME = r"\.? (?:[A-Z]\w*\.? ){0,2}?(?P<name>[A-Z][\w'’-]{2,})"
_BEHIND_A_LABEL = re.compile(rf"\b(?i:{_LABELS})\W{{0,4}}:\W{{0,4}}(?:{TITLE.pattern}){_SURNAME}")
_BEFORE_A_ROLE = re.compile(
    rf"(?:{TITLE.pattern}){_SURNAME},? \(?(?i:the |our |a )?(?i:(?:[\w-]+ ){{0,2}}(?:{_ROLES}))"
)
_TITLED = re.compile(rf"(?:{TITLE.pattern}){_SURNAME}")
_FIRST_NAME = r"(?P<name>[A-Z][a-zé]{2,})\b"
_KIN_WORD = rf"(?i:{KIN.pattern})"
_KIN_BEFORE = re.compile(rf"{_KIN_WORD}(?: |, | = | - | ?\(){_FIRST_NAME}")
_KIN_BEHIND = re.compile(rf"\b{_FIRST_NAME}(?: ?\(|, )(?i:his |her |their |the |pt['’]?s )?{_KIN_WORD}")
_OPENS = re.compile(rf"\W*{_FIRST_NAME}(?=['’]s\b| [a-z(]|,)")


def without_carers(text: str, evidence: Evidence, draft: Iterable[str]) -> str:
    """A claim without the titles of those who treat: `Miss Example will decide` says nothing of the patient's sex.

    Args:
        text: of the claim.
        evidence: the record, which may call somebody a surgeon.
        draft: its texts, which may too.
    """
    names = _carers_of(evidence).union(*map(_carers_in, draft))
    for match in reversed(list(_TITLED.finditer(text))):
        if match["name"] in names:
            text = f"{text[: match.start()]}{' ' * len(match.group())}{text[match.end() :]}"
    return text


def begins_with_kin(text: str, evidence: Evidence, draft: Iterable[str]) -> bool:
    """Whether a claim begins with the first name of a relative, whom its pronouns mean: `Nora has her own tablets`."""
    opening = _OPENS.match(text)
    return opening is not None and opening["name"] in _kin_of(evidence).union(*map(_kin_names, draft))


@lru_cache(maxsize=8)
def _carers_of(evidence: Evidence) -> frozenset[str]:
    return frozenset(name for name, _ in evidence.each(_carers_in))


@lru_cache(maxsize=4096)
def _carers_in(text: str) -> frozenset[str]:
    """The surnames that a text has behind a title where it says that this one treats."""
    return frozenset(m["name"] for form in (_BEHIND_A_LABEL, _BEFORE_A_ROLE) for m in form.finditer(text))


@lru_cache(maxsize=8)
def _kin_of(evidence: Evidence) -> frozenset[str]:
    return frozenset(name for name, _ in evidence.each(_kin_names))


@lru_cache(maxsize=4096)
def _kin_names(text: str) -> frozenset[str]:
    return frozenset(_named(text))


def _named(text: str) -> Iterator[str]:
    for form in (_KIN_BEFORE, _KIN_BEHIND):
        yield from (match["name"] for match in form.finditer(text))
