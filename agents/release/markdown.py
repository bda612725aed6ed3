"""Markdown of a draft or report: claims under their headings, numbered citations, flags, and what was not read."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from wardround.records import Case, Citation, Claim, Draft, Flag, ImageReading, Passage, Review, Verification

from .citations import citation_numbers, place_of, source_names
from .paper import decision_line, patient_line

PRELIMINARY = "**PRELIMINARY: not countersigned. Not for clinical use.**"


def draft_markdown(
    draft: Draft,
    verification: Verification | None,
    case: Case,
    readings: Sequence[ImageReading] = (),
    passages: Sequence[Passage] = (),
) -> str:
    """The waiting draft, with its flags at the claims they concern."""
    flags = _flags_by_claim(verification)
    parts = [f"# {escape(draft.title)}", *_whom(draft, case), PRELIMINARY, f"Written by: {escape(draft.engine)}"]
    parts += _body(draft, flags)
    parts += _flagged(verification)
    parts += _limits(draft, case, readings)
    parts += _sources(draft, case, passages)
    return "\n\n".join(parts) + "\n"


def report_markdown(
    draft: Draft, verification: Verification, case: Case, reviews: Sequence[Review], signed_at: datetime
) -> str:
    """The released document, with whom it is about and who stands for it; the last review releases it."""
    review = reviews[-1]
    signed = f"Countersigned by {escape(review.reviewer)} on {signed_at:%Y-%m-%d %H:%M} UTC."
    parts = [f"# {escape(draft.title)}", *_whom(draft, case), signed]
    parts += [escape(review.attestation)] if review.attestation else []
    parts += [f"Drafted by: {escape(draft.engine)}"]
    parts += _body(draft, {})
    standing = [flag for flag in verification.all_flags() if flag.severity != "note"]
    if standing:
        parts += ["## Flags that stood when it was countersigned", _list(_flag_line(flag) for flag in standing)]
    parts += _limits(draft, case, ())
    parts += ["## Decisions", _list(escape(decision_line(one)) for one in reviews)]
    parts += _sources(draft, case, ())
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """Text of documents as plain text: no Markdown or HTML of theirs takes effect, and it stays on its line."""
    for mark in ("\\", "`", "*", "_", "[", "]", "<", ">", "#", "|"):
        text = text.replace(mark, f"\\{mark}" if mark not in "<>" else {"<": "&lt;", ">": "&gt;"}[mark])
    return " ".join(text.split())


def _whom(draft: Draft, case: Case) -> list[str]:
    """Not in a letter, which the patient carries."""
    whom = patient_line(case) if draft.task != "letter" else None
    return [escape(whom)] if whom else []


def _body(draft: Draft, flags: dict[str, list[Flag]]) -> list[str]:
    numbers = citation_numbers(draft.claims)
    parts: list[str] = []
    for section, claims in groupby(draft.claims, key=lambda claim: claim.section):
        parts += [f"## {escape(section)}", _list(_claim_line(claim, numbers, flags) for claim in claims)]
    return parts


def _claim_line(claim: Claim, numbers: dict[Citation, int], flags: dict[str, list[Flag]]) -> str:
    cited = "".join(f"[^{numbers[citation]}]" for citation in claim.citations)
    warned = "".join(f" **⚠ {flag.code}**" for flag in flags.get(claim.id, ()) if flag.severity != "note")
    return f"{escape(claim.text)}{cited}{warned}"


def _flags_by_claim(verification: Verification | None) -> dict[str, list[Flag]]:
    verdicts = verification.verdicts if verification else ()
    return {verdict.claim_id: list(verdict.flags) for verdict in verdicts}


def _flagged(verification: Verification | None) -> list[str]:
    if verification is None or not verification.all_flags():
        return []
    return [f"## To look at (review level: {verification.level})", _list(map(_flag_line, verification.all_flags()))]


def _flag_line(flag: Flag) -> str:
    where = f" ({flag.claim_id})" if flag.claim_id else ""
    return f"**{flag.severity}** {flag.code}{where}: {escape(flag.message)}"


def _limits(draft: Draft, case: Case, readings: Sequence[ImageReading]) -> list[str]:
    lines = [escape(line) for line in draft.limitations]
    lines += [
        f"Image {reading.image_id}: {escape(reading.abstention.message)}" for reading in readings if reading.abstention
    ]
    lines += [f"Image {reading.image_id} failed: {escape(reading.failure)}" for reading in readings if reading.failure]
    lines += [f"Left out for length: {escape(line)}" for line in draft.dropped]
    lines += [f"{escape(e.item)}: {e.status}, {escape(e.reason)}" for e in case.coverage if e.status != "read"]
    return ["## What this does not cover", _list(dict.fromkeys(lines))] if lines else []


def _sources(draft: Draft, case: Case, passages: Sequence[Passage]) -> list[str]:
    numbers = citation_numbers(draft.claims)
    titles = source_names(case, passages)
    lines = [f"[^{number}]: {_source_line(citation, titles, case)}" for citation, number in numbers.items()]
    return ["## Sources", "\n".join(lines)] if lines else []


def _source_line(citation: Citation, titles: dict[str, str], case: Case) -> str:
    title = escape(titles.get(citation.source_id, citation.source_id))
    where = place_of(citation, case)
    place = f" {escape(where)}: “{escape(citation.quote)}”" if where else ""
    return f"{citation.source_id} {title}{place}"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
