"""What a list says of whether something still stands: words of a status column, and dates on which it ended."""

import re
from datetime import date

from ..labs import plain

_WORDS = {
    "active": "active|current|ongoing|continuing|continued|continue|taking|chronic|aktiv|laufend|actif|active|en cours|activo|activa|actual",
    "recurrence": "recurrent|recurrence|relapse|rezidiv",
    "stopped": "stopped|discontinued|ended|finished|ceased|withdrawn|abgesetzt|beendet|arrete|suspendido|finalizado",
    "completed": "completed|done|given|abgeschlossen|termine|completado",
    "on-hold": "on hold|hold|held|paused|suspended|pausiert|en pause",
    "inactive": "inactive|past|previous|historical|history|history of|inaktiv|inactif|inactivo|old",
    "resolved": "resolved|cured|closed|healed|abgeklungen|geheilt|resolu|resuelto",
    "remission": "remission|in remission",
    "refuted": "refuted|ruled out|excluded|disproved|ausgeschlossen|exclu|descartado",
    "provisional": "suspected|possible|probable|provisional|query|differential|rule out|unconfirmed|verdacht|suspect|sospecha",
    "entered-in-error": "entered in error|error|deleted",
    "draft": "planned|proposed|pending|draft|geplant|prevu|previsto",
    "not-taken": "not taking|not taken|never taken|no longer taking|no longer taken|no longer",
    "not-done": "not done|not given|declined|refused|abgelehnt|refuse",
}
_STATES = {word: state for state, words in _WORDS.items() for word in words.split("|")}
_TITLED = {"over": "inactive", "family": "family", "planned": "draft"}
_TITLE = re.compile(
    r"(?:(?P<over>past|previous|former|old|discontinued|stopped|historical?|inactive|resolved|completed|failed|fr[uü]here|abgesetzte)"
    r"|(?P<family>family(?: (?:medical )?history(?: of)?)?|familienanamnese)|(?P<planned>planned|proposed|suggested|geplante)"
    r"|current|active|home|regular|known|chronic|aktuelle)?"
    r" ?(?:medical history|medications?|medicines?|drugs?|prescriptions?|problems?|problem list|conditions?|diagnos[ei]s|allerg(?:y|ies)|vaccin\w+"
    r"|immuni[sz]ations?|procedures?|surger(?:y|ies)|operations?|history|medikation|diagnosen|allergien)?(?: list| history| tried| and failed)*\s*:?",
    re.IGNORECASE,
)
_ASKED = {"active", "current", "currently active", "still taking", "taking", "currently taking", "aktiv"}
_YES, _NO = {"yes", "y", "true", "1", "ja", "j", "oui", "si", "x"}, {"no", "n", "false", "0", "nein", "non"}
_GOES_ON = re.compile(
    r"(?:ongoing|present|current|continu\w+|none|n/?a|nil|unknown|[-–—.?]*|to date|laufend|en cours|heute)",
    re.IGNORECASE,
)


def read_state(written: str, heading: str) -> str | None:
    """The word of FHIR for what a status column says; None where it says nothing that is known.

    Args:
        written: in the cell.
        heading: of the column: below `Active`, a `no` is a state.
    """
    said = plain(written)
    if plain(heading) in _ASKED and said in _YES | _NO:
        return "active" if said in _YES else "inactive"
    parts = said.split()
    starts = (" ".join(parts[:end]) for end in range(len(parts), 0, -1))  # `completed course`, `stopped by Dr A`
    return next((_STATES[start] for start in starts if start in _STATES), None)


def titled_state(title: str) -> str | None:
    """What a title says of the items below it: `Past medications`; empty where it is of those that stand, None where it is no title."""
    match = _TITLE.fullmatch(" ".join(title.split()))
    if not match:
        return None
    return next((state for group, state in _TITLED.items() if match[group]), "")


def goes_on(written: str) -> bool:
    """What stands in the place of an end's date says that there is none."""
    return bool(_GOES_ON.fullmatch(written.strip()))


def has_ended(end: str | None, known: str | None) -> bool:
    """An end lies in the past.

    Args:
        end: ISO 8601, with whatever precision; None where it is not known.
        known: the day of the list; else it is held against the day of reading, by which it has come to pass or not.
    """
    return bool(end) and str(end) <= (known or date.today().isoformat())
