"""Flags on a case and on a draft as a whole: what was not read, not interpreted, or cannot be checked."""

from collections.abc import Mapping, Sequence

from wardround.records import (
    NOT_CLINICAL,
    PLAIN_JSON,
    PLAIN_TABLE,
    Case,
    ClaimVerdict,
    Flag,
    FlagCode,
    ImageReading,
    Severity,
)
from wardround.tools.blobs import find_blobs
from wardround.tools.counting import count_of
from wardround.tools.language import is_foreign


def case_flags(case: Case, readings: Sequence[ImageReading]) -> list[Flag]:
    """Flags on the case as a whole: images not interpreted, items not read, text that was quarantined."""
    flags = [
        _flag("not_interpreted", f"image {r.image_id} was not interpreted ({case.name_of(r.image_id)})")
        for r in readings
        if r.status != "read"
    ]
    flags += _unread(case, {reading.image_id for reading in readings})
    for entry in case.coverage:
        if entry.status == "quarantined":
            flags.append(_flag("instruction_in_document", f"{entry.item}: {entry.reason}"))
        elif entry.item.endswith(" patient"):  # intake's line for a source that only nearly names the same patient
            flags.append(_flag("identity_mismatch", f"{entry.item}: {entry.reason}"))
        elif entry.item.endswith(" speech"):  # intake's line for a talk whose speakers it cannot tell
            flags.append(_flag("not_read", f"{entry.item}: {entry.reason}"))
        elif entry.reason in (PLAIN_JSON, PLAIN_TABLE):
            flags.append(_flag("not_read", f"{entry.item}: {entry.reason}", "note"))
        elif entry.status not in ("read", "sampled"):
            severity: Severity = "note" if entry.reason in NOT_CLINICAL else "review"
            flags.append(_flag("not_read", f"{entry.item}: {entry.status}, {entry.reason}", severity))
    return flags


def _unread(case: Case, read: set[str]) -> list[Flag]:
    """A note on the images of a case for which there is no reading at all, as where a text is checked by itself."""
    unread = [image for image in case.images if image.id not in read]
    message = f"no reading of {count_of(len(unread), 'image')} was given: nothing that they show was checked"
    return [_flag("not_interpreted", message, "note")] if unread else []


def foreign_flags(claims: Sequence[str], case: Case) -> list[Flag]:
    """Flags on a draft and on documents that are not in English: that the checks are silent says nothing there."""
    texts = {"the draft": "\n".join(claims)} | {f"{d.id} {d.source.path}": d.text for d in case.documents}
    why = "not in English, which is all that the checks read"
    return [_flag("not_english", f"{name}: {why}") for name, text in texts.items() if is_foreign(text)]


def nothing_said_flags(claims: Sequence[object]) -> list[Flag]:
    """A flag on a text in which no statement was found: that nothing is wrong with it means nothing."""
    return [] if claims else [_flag("not_read", "the text holds no statement: nothing was checked")]


def untold_flags(verdicts: Sequence[ClaimVerdict]) -> list[Flag]:
    """A flag on a draft of which nothing could be told, as of a refusal or an error in the place of a summary."""
    if not verdicts or any(verdict.verdict != "unchecked" or verdict.is_for_a_person for verdict in verdicts):
        return []
    every = count_of(len(verdicts), "statement")
    why = "the draft may say nothing of this patient"
    return [_flag("unsupported", f"no check could tell anything of the {every}: {why}")]


def no_words_flags(texts: Mapping[str, str]) -> list[Flag]:
    """Flags on stretches of a draft, by what has them, that no word can be: a picture as a data URI, base64."""
    return [
        _flag("not_read", f"{name} {start}-{end}: {end - start} characters that are no words were not read")
        for name, text in texts.items()
        for start, end in find_blobs(text)
    ]


def left_out_flags(dropped: Sequence[str]) -> list[Flag]:
    """Flags on what the reasoner was not shown, since it did not fit its context."""
    return [_flag("not_read", line) for line in dropped]


def _flag(code: FlagCode, message: str, severity: Severity = "review") -> Flag:
    return Flag(code=code, severity=severity, message=message, check="case_flags")
